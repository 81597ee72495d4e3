/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-map-print.h"
#include "suyuan-photo-layer.h"
#include "suyuan-sheet-press.h"
#include "suyuan-stage.h"
#include "suyuan-tie-feed.h"
#include "suyuan-track-overlay.h"

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

/* A map file in the workspace, of one tile. */
static void
lay_base_map (Play *play,
              int   zoom,
              int   column,
              int   row)
{
  g_autofree char *picture = suyuan_stage_paint (play->stage, "tile.jpg", 0x7090b0), *folder = g_build_filename (play->stage->path, "maps", NULL);
  g_autofree char *path = g_build_filename (folder, "one.mbtiles", NULL), *tile = g_strdup_printf ("%d %d %d", zoom, column, row);
  const char      *script = "import sqlite3, sys\ndb = sqlite3.connect (sys.argv[1])\n"
                            "db.executescript ('CREATE TABLE metadata (name TEXT, value TEXT);CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data)')\n"
                            "db.execute ('INSERT INTO metadata VALUES (\"name\", \"One\")')\n"
                            "db.execute ('INSERT INTO tiles VALUES (?, ?, ?, ?)', [int (n) for n in sys.argv[3].split ()] + [open (sys.argv[2], 'rb').read ()])\ndb.commit ()\n";
  int              status;

  g_mkdir_with_parents (folder, 0755);
  g_assert_true (g_spawn_sync (NULL, (char *[]){ (char *) "/usr/bin/python3", (char *) "-c", (char *) script, path, picture, tile, NULL }, NULL,
                               G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
  suyuan_basemap_bar_choose (suyuan_map_view_get_basemap (play->view), "file:one.mbtiles");
  suyuan_stage_settle (play->stage);
  g_assert_nonnull (suyuan_basemap_bar_get_tiles (suyuan_map_view_get_basemap (play->view)));
}

static void
told_cb (const char **told,
         const char  *text)
{
  *told = g_intern_string (text);
}

static const char *
print_and_hear (Play *play)
{
  g_autofree char *path = g_build_filename (play->stage->folder, "map.pdf", NULL);
  const char      *told = NULL;
  gulong           handler = g_signal_connect_swapped (play->stage->seat, "told", G_CALLBACK (told_cb), &told);

  play->stage->n_told = play->stage->n_refused = 0;
  suyuan_map_print_to (play->view, &(SuyuanMapPage){ "Outlets", FALSE, FALSE }, path);
  suyuan_stage_wait (was_answered, play->stage);
  g_signal_handler_disconnect (play->stage->seat, handler);
  g_assert_cmpstr (play->stage->refused, ==, NULL);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  return told;
}

/* A base map that begins much finer than the page is left white, and that is said; nearer, it is drawn. */
static void
test_too_fine (void)
{
  Play play = play_new ();

  suyuan_map_view_look (play.view, 112.5, 32.5, 8);
  g_assert_null (strstr (print_and_hear (&play), "base map"));
  lay_base_map (&play, 16, 53248, 39029); /* 112.5° east, 32.5° north */
  g_assert_nonnull (strstr (print_and_hear (&play), "the base map is too fine"));
  suyuan_map_view_look (play.view, 112.5, 32.5, 16);
  g_assert_null (strstr (print_and_hear (&play), "base map"));
  play_free (&play);
}

/* One that has nothing where the map looks is left white too, for another reason. */
static void
test_elsewhere (void)
{
  Play play = play_new ();

  suyuan_map_view_look (play.view, 112.5, 32.5, 8);
  lay_base_map (&play, 3, 0, 0);
  g_assert_nonnull (strstr (print_and_hear (&play), "the base map has no tiles there"));
  play_free (&play);
}

static char *
read_text (const char *path)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "pdftotext", "-layout", path, "-", NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, NULL));
  return text;
}

static char *
read_out (Play *play)
{
  g_autofree char *path = g_build_filename (play->stage->folder, "map.pdf", NULL);

  print_and_hear (play);
  return read_text (path);
}

/* Points across the first page. */
static void
get_page_size (const char *path,
               double     *width,
               double     *height)
{
  g_autofree char *said = NULL, *command = g_strdup_printf ("pdfinfo %s", path);

  g_assert_true (g_spawn_command_line_sync (command, &said, NULL, NULL, NULL));
  g_assert_nonnull (strstr (said, "Page size:"));
  g_assert_nonnull (strstr (said, "Pages:           1"));
  g_assert_cmpint (sscanf (strstr (said, "Page size:"), "Page size: %lf x %lf", width, height), ==, 2);
}

/* A printer gets the same sheet on the paper that was asked for, letters as letters. */
static void
test_to_a_printer (void)
{
  Play play = play_new ();

  for (guint a3 = 0; a3 < 2; a3++)
    {
      g_autofree char *path = g_build_filename (play.stage->folder, a3 ? "a3.pdf" : "a4.pdf", NULL), *words = NULL;
      g_autoptr (GtkPrintOperation) operation = suyuan_sheet_press_new ("Outlets of the Bai", a3, a3);
      double width, height;

      gtk_print_operation_set_export_filename (operation, path);
      play.stage->n_told = 0;
      suyuan_map_print_with (play.view, &(SuyuanMapPage){ "Outlets of the Bai", a3, a3 }, operation, GTK_PRINT_OPERATION_ACTION_EXPORT);
      suyuan_stage_wait (was_answered, play.stage);
      g_assert_cmpstr (play.stage->refused, ==, NULL);
      get_page_size (path, &width, &height);
      g_assert_cmpfloat_with_epsilon (MAX (width, height), a3 ? 1190.55 : 841.89, 1);
      g_assert_cmpint (height > width, ==, a3);
      words = read_text (path);
      g_assert_nonnull (strstr (words, "Outlets of the Bai"));
      g_assert_nonnull (strstr (words, "River"));
    }
  play_free (&play);
}

/* What cannot be printed is said once. */
static void
test_no_printer (void)
{
  Play play = play_new ();
  g_autoptr (GtkPrintOperation) operation = suyuan_sheet_press_new ("Outlets", FALSE, FALSE);

  gtk_print_operation_set_export_filename (operation, "/nowhere/at/all.pdf");
  suyuan_map_print_with (play.view, &(SuyuanMapPage){ "Outlets", FALSE, FALSE }, operation, GTK_PRINT_OPERATION_ACTION_EXPORT);
  suyuan_stage_wait (was_answered, play.stage);
  suyuan_stage_spin (100);
  g_assert_cmpuint (play.stage->n_refused, ==, 1);
  play_free (&play);
}

/* The sheet explains what is on it and nothing else: a section by its target, a bank where it is near enough to be drawn, and no
 * enterprise where none is. */
static void
test_legend (void)
{
  Play             play = play_new ();
  g_autofree char *wide = NULL, *near = NULL;

  suyuan_stage_add (play.stage, SUYUAN_KIND_SECTION, (const char *[]){ "code=S1", "name=Bridge", "target=III", "lon=112.505", "lat=32.5", NULL });
  suyuan_stage_add (play.stage, SUYUAN_KIND_ENTERPRISE, (const char *[]){ "name=Mill", "lon=113.5", "lat=33.5", NULL });
  suyuan_stage_add (play.stage, SUYUAN_KIND_REACH, (const char *[]){ "code=R2", "name=Tuan", "coverage_left=walked_none", "geometry=LINESTRING (112.48 32.51, 112.52 32.51)", NULL });
  suyuan_stage_settle (play.stage);
  suyuan_map_view_look (play.view, 112.5, 32.5, 9.5);
  wide = read_out (&play);
  suyuan_map_view_look (play.view, 112.5, 32.5, 14);
  near = read_out (&play);
  g_assert_nonnull (strstr (wide, "River"));
  g_assert_nonnull (strstr (wide, "Section, target"));
  g_assert_nonnull (strstr (wide, "To be verified"));
  g_assert_null (strstr (wide, "Section without"));
  g_assert_null (strstr (wide, "Bank:"));
  g_assert_nonnull (strstr (near, "Bank:"));
  g_assert_null (strstr (near, "Enterprise"));
  g_assert_null (strstr (near, "Several outlets"));
  play_free (&play);
}

static void
lay_photo (Play *play)
{
  ShumateLayer   *photos = suyuan_photo_layer_new (suyuan_map_view_get_port (play->view));
  GArray         *spots = g_array_new (FALSE, FALSE, sizeof (SuyuanPhotoSpot));
  SuyuanPhotoSpot spot = { .position = { 1125010000, 325010000 }, .bearing = 45, .kind = SUYUAN_KIND_OUTLET };

  g_array_append_val (spots, spot);
  suyuan_map_view_add_layer_behind (play->view, photos);
  suyuan_photo_layer_take_spots (SUYUAN_PHOTO_LAYER (photos), spots);
}

static gboolean
is_tied (gpointer feed)
{
  SuyuanExtent extent = suyuan_tie_feed_get_extent (feed);

  return !suyuan_extent_is_empty (&extent);
}

/* What lies over the map in the window lies over it on paper and is explained there: tracks by their names, who is behind
 * the chosen outlet, photos from near by; and once it is cleared, none of it. */
static void
test_laid (void)
{
  static const char gpx[] = "<gpx version=\"1.1\" creator=\"t\" xmlns=\"http://www.topografix.com/GPX/1/1\"><trk><name>Walkabout</name><trkseg>"
                            "<trkpt lat=\"32.495\" lon=\"112.49\"/><trkpt lat=\"32.495\" lon=\"112.51\"/></trkseg></trk></gpx>";
  Play              play = play_new ();
  g_autofree char  *path = suyuan_stage_write (play.stage, "walk.gpx", gpx), *near = NULL, *far = NULL, *cleared = NULL;
  g_autoptr (SuyuanTrackOverlay) tracks = suyuan_track_overlay_new (play.view);
  g_autoptr (SuyuanTieFeed) ties = suyuan_tie_feed_new (play.view);
  SuyuanUid outlet = suyuan_stage_add (play.stage, SUYUAN_KIND_OUTLET, (const char *[]){ "code=A2", "name=Pipe", "kind=river", "type=ditch", "lon=112.499", "lat=32.501", NULL });

  suyuan_stage_add (play.stage, SUYUAN_KIND_ENTERPRISE, (const char *[]){ "code=E1", "name=Mill", "lon=112.502", "lat=32.503", NULL });
  suyuan_stage_add (play.stage, SUYUAN_KIND_LINK, (const char *[]){ "outlet=A2", "enterprise=E1", "confidence=probable", NULL });
  suyuan_tie_feed_set_seat (ties, play.stage->seat);
  suyuan_seat_select (play.stage->seat, &outlet);
  suyuan_stage_wait (is_tied, ties);
  lay_photo (&play);
  play.stage->n_told = 0;
  suyuan_track_overlay_open (tracks, path);
  suyuan_stage_wait (was_answered, play.stage);
  suyuan_map_view_look (play.view, 112.5, 32.5, 15);
  near = read_out (&play);
  g_assert_nonnull (strstr (near, "Track"));
  g_assert_nonnull (strstr (near, "Who is behind it:"));
  g_assert_nonnull (strstr (near, "Photo"));

  suyuan_map_view_look (play.view, 112.5, 32.5, 12);
  far = read_out (&play);
  g_assert_nonnull (strstr (far, "Track"));
  g_assert_null (strstr (far, "Photo"));
  suyuan_track_overlay_clear (tracks);
  suyuan_seat_select (play.stage->seat, NULL);
  suyuan_stage_settle (play.stage);
  cleared = read_out (&play);
  g_assert_null (strstr (cleared, "Track"));
  g_assert_null (strstr (cleared, "Who is behind it:"));
  g_clear_object (&ties);
  g_clear_object (&tracks);
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
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (suyuan_stage_find_row (dialog, "Output")))), ==, 3);
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
  g_test_add_func ("/app/map-print/too-fine", test_too_fine);
  g_test_add_func ("/app/map-print/elsewhere", test_elsewhere);
  g_test_add_func ("/app/map-print/legend", test_legend);
  g_test_add_func ("/app/map-print/laid", test_laid);
  g_test_add_func ("/app/map-print/to-a-printer", test_to_a_printer);
  g_test_add_func ("/app/map-print/no-printer", test_no_printer);
  g_test_add_func ("/app/map-print/title", test_title);

  return g_test_run ();
}
