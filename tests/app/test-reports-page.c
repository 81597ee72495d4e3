/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes out: of the chosen outlet, of all of them, and as lists; each button says why it cannot be pressed. */
#include "suyuan-reports-page.h"

#include "suyuan-booth.h"

static SuyuanReportsPage *
show (SuyuanBooth *self)
{
  SuyuanReportsPage *page = g_object_new (SUYUAN_TYPE_REPORTS_PAGE, NULL);

  suyuan_page_set_seat (SUYUAN_PAGE (page), self->stage->seat);
  suyuan_booth_set (self, GTK_WIDGET (page));
  return page;
}

static void
assert_row (SuyuanReportsPage *page,
            const char        *title,
            const char        *subtitle,
            gboolean           sensitive)
{
  GtkWidget *row = suyuan_stage_find_row (GTK_WIDGET (page), title);

  g_assert_nonnull (row);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, subtitle);
  g_assert_cmpint (gtk_widget_get_sensitive (suyuan_stage_find_widget (row, GTK_TYPE_BUTTON)), ==, sensitive);
}

/* The rows follow the selection and what there is. */
static void
test_says_of_what (SuyuanBooth  *self,
                   gconstpointer data)
{
  SuyuanReportsPage *page = show (self);
  SuyuanUid          outlet;

  assert_row (page, "Of the chosen outlet", "Choose an outlet first", FALSE);
  assert_row (page, "Of all outlets", "0 outlets", FALSE);
  outlet = suyuan_stage_add (self->stage, SUYUAN_KIND_OUTLET, (const char *const[]){ "code=PK-1", "name=<North> & south", NULL });
  suyuan_stage_settle (self->stage);
  assert_row (page, "Of the chosen outlet", "Choose an outlet first", FALSE);
  assert_row (page, "Of all outlets", "1 outlet", TRUE);
  suyuan_seat_select (self->stage->seat, &outlet);
  assert_row (page, "Of the chosen outlet", "PK-1 <North> & south", TRUE);
  g_assert_nonnull (suyuan_stage_find_label (GTK_WIDGET (page), "PK-1 <North> & south"));
  suyuan_seat_select (self->stage->seat, NULL);
  assert_row (page, "Of the chosen outlet", "Choose an outlet first", FALSE);
}

static gboolean
is_asked_where (gpointer data)
{
  GtkWindow *window = suyuan_typist_get_window (data);

  return GTK_IS_FILE_CHOOSER (window) && gtk_widget_get_mapped (GTK_WIDGET (window)) && GTK_IS_TEXT (gtk_window_get_focus (window));
}

static gboolean
is_written (gpointer data)
{
  return g_file_test (data, G_FILE_TEST_EXISTS);
}

/* The file chooser of GTK takes a path as it is typed. */
static char *
answer_where (SuyuanBooth *self,
              const char  *name)
{
  char *path = g_build_filename (self->stage->folder, name, NULL);

  suyuan_typist_press (self->typist, "Return");
  suyuan_stage_wait (is_asked_where, self->typist);
  suyuan_typist_press (self->typist, "<Control>a");
  suyuan_typist_type (self->typist, path);
  suyuan_booth_press (self, "Return");
  suyuan_stage_wait (is_written, path);
  suyuan_stage_settle (self->stage);
  return path;
}

/* A list is written where one says, with a row for each record, and told. */
static void
test_writes_a_list (SuyuanBooth  *self,
                    gconstpointer data)
{
  SuyuanReportsPage *page = show (self);
  g_autofree char   *path = NULL, *text = NULL;
  g_auto (GStrv) lines = NULL;

  suyuan_stage_add (self->stage, SUYUAN_KIND_ENTERPRISE, (const char *const[]){ "code=QY-1", "name=示例食品厂", NULL });
  suyuan_stage_add (self->stage, SUYUAN_KIND_ENTERPRISE, (const char *const[]){ "code=QY-2", "name=Mill, \"old\"", NULL });
  gtk_widget_grab_focus (suyuan_stage_find_widget (suyuan_stage_find_row (GTK_WIDGET (page), "Enterprises"), GTK_TYPE_BUTTON));
  path = answer_where (self, "e.csv");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (g_strstrip (text), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_nonnull (strstr (lines[1], "示例食品厂"));
  g_assert_nonnull (strstr (lines[2], "\"Mill, \"\"old\"\"\""));
  g_assert_cmpuint (self->stage->n_told, ==, 1);
  g_assert_cmpuint (self->stage->n_refused, ==, 0);
}

/* The page's own action makes the dossier of the chosen outlet. */
static void
test_makes_a_dossier (SuyuanBooth  *self,
                      gconstpointer data)
{
  SuyuanReportsPage *page = show (self);
  SuyuanUid          outlet = suyuan_stage_add (self->stage, SUYUAN_KIND_OUTLET, (const char *const[]){ "code=PK-1", "name=North", NULL });
  g_autofree char   *path = NULL, *bytes = NULL;
  gsize              length = 0;

  suyuan_stage_settle (self->stage);
  suyuan_seat_select (self->stage->seat, &outlet);
  gtk_widget_grab_focus (suyuan_stage_find_widget (suyuan_stage_find_row (GTK_WIDGET (page), "Of the chosen outlet"), GTK_TYPE_BUTTON));
  path = answer_where (self, "d.pdf");
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpuint (length, >, 1000);
  g_assert_cmpint (strncmp (bytes, "%PDF", 4), ==, 0);
  g_assert_cmpuint (self->stage->n_told, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  suyuan_booth_test ("/app/reports-page/says-of-what", test_says_of_what);
  suyuan_booth_test ("/app/reports-page/writes-a-list", test_writes_a_list);
  suyuan_booth_test ("/app/reports-page/makes-a-dossier", test_makes_a_dossier);

  return g_test_run ();
}
