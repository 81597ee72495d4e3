/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-map-print.h"
#include "suyuan-stage.h"

#include <glib/gstdio.h>

typedef struct
{
  SuyuanStage   *stage;
  GtkWindow     *window;
  SuyuanMapView *view;
} Play;

static Play
play_new (void)
{
  Play play = { .stage = suyuan_stage_new (), .view = g_object_new (SUYUAN_TYPE_MAP_VIEW, NULL) };

  suyuan_stage_add (play.stage, SUYUAN_KIND_REACH, (const char *[]){ "code=R1", "name=Bai", "geometry=LINESTRING (112.48 32.5, 112.52 32.5)", NULL });
  suyuan_stage_add (play.stage, SUYUAN_KIND_OUTLET, (const char *[]){ "code=A1", "name=Mouth", "kind=river", "type=ditch", "lon=112.5", "lat=32.5", NULL });
  play.window = suyuan_stage_show_map (play.stage, play.view);
  suyuan_stage_spin (200);

  return play;
}

static void
play_free (Play *play)
{
  suyuan_stage_close (play->stage, play->window);
}

static gboolean
was_answered (gpointer data)
{
  const SuyuanStage *stage = data;

  return stage->n_told + stage->n_refused > 0;
}

/* What the window shows comes as a file, and is told. */
static void
test_printed (void)
{
  Play             play = play_new ();
  g_autofree char *path = g_build_filename (play.stage->folder, "map.png", NULL);
  GStatBuf         status;

  suyuan_map_print_to (play.view, &(SuyuanMapPage){ "Outlets of the Bai", FALSE, FALSE }, path);
  suyuan_stage_wait (was_answered, play.stage);
  g_assert_cmpstr (play.stage->refused, ==, NULL);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_size, >, 20000);
  play_free (&play);
}

/* A name that says no format is refused and nothing is written. */
static void
test_refused (void)
{
  Play             play = play_new ();
  g_autofree char *path = g_build_filename (play.stage->folder, "map.docx", NULL);

  suyuan_map_print_to (play.view, &(SuyuanMapPage){ "Outlets", TRUE, TRUE }, path);
  suyuan_stage_wait (was_answered, play.stage);
  g_assert_nonnull (strstr (play.stage->refused, "map.docx"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  play_free (&play);
}

/* A map without a title is asked for one. */
static void
test_title (void)
{
  Play       play = play_new ();
  GtkWidget *dialog = suyuan_map_print_new (GTK_WINDOW (play.window), play.view);

  gtk_window_present (GTK_WINDOW (dialog));
  gtk_editable_set_text (GTK_EDITABLE (suyuan_stage_find_row (dialog, "Title")), "  ");
  suyuan_form_dialog_apply (SUYUAN_FORM_DIALOG (dialog));
  suyuan_stage_spin (50);
  g_assert_nonnull (suyuan_stage_find_fault (dialog));
  gtk_window_destroy (GTK_WINDOW (dialog));
  play_free (&play);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add_func ("/app/map-print/printed", test_printed);
  g_test_add_func ("/app/map-print/refused", test_refused);
  g_test_add_func ("/app/map-print/title", test_title);

  return g_test_run ();
}
