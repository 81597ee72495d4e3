/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a failing section of the sample workspace to the enterprise's open task: three keys, pressed at the X server. */
#include "suyuan-application.h"
#include "suyuan-census.h"
#include "suyuan-chain-view.h"
#include "suyuan-chain-window.h"
#include "suyuan-monitoring.h"
#include "suyuan-page.h"
#include "suyuan-stage.h"
#include "suyuan-typist.h"
#include "suyuan-window.h"

static const char section[] = "TH-S3", enterprise[] = "QY01", page_of_tasks[] = "tasks";

/* The sample is made once for all tests; each works on a copy. */
static char *
copy_sample (SuyuanStage *stage)
{
  char       *copy = g_build_filename (stage->folder, "sample.suyuan", NULL);
  const char *words[] = { "cp", "-r", g_getenv ("SUYUAN_SAMPLE"), copy, NULL };
  int         status;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return copy;
}

static SuyuanUid
find (SuyuanOffice *office,
      SuyuanKind    kind,
      const char   *code)
{
  g_autoptr (GError) error = NULL;
  SuyuanUid uid;

  suyuan_office_find (office, kind, code, &uid, &error);
  g_assert_no_error (error);
  return uid;
}

static gboolean
is_chained (gpointer data)
{
  GtkWindow *window = suyuan_stage_find_window (SUYUAN_TYPE_CHAIN_WINDOW);
  GtkWidget *view = window != NULL ? suyuan_stage_find_widget (GTK_WIDGET (window), SUYUAN_TYPE_CHAIN_VIEW) : NULL;
  SuyuanUid  chosen;

  return view != NULL && suyuan_chain_view_get_selected (SUYUAN_CHAIN_VIEW (view), &chosen);
}

static gboolean
is_at_tasks (gpointer data)
{
  return g_str_equal (suyuan_window_get_page_name (data), page_of_tasks);
}

/* Behind the task's outlet stands the enterprise, and the task is still open. */
static void
assert_open_task_of (SuyuanOffice    *office,
                     const SuyuanUid *task,
                     const SuyuanUid *plant)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanRecord) record = suyuan_office_get (office, SUYUAN_KIND_TASK, task, &error);
  g_autoptr (SuyuanRecord) outlet = NULL;
  SuyuanUid uid;

  g_assert_no_error (error);
  g_assert_cmpstr (suyuan_record_get_text (record, "state"), !=, "closed");
  g_assert_true (suyuan_record_get_ref (record, "outlet", &uid));
  outlet = suyuan_office_get (office, SUYUAN_KIND_OUTLET, &uid, &error);
  g_assert_true (suyuan_record_get_ref (outlet, "enterprise", &uid));
  g_assert_true (suyuan_uid_equal (&uid, plant));
}

static void
test_three_keys (void)
{
  g_autoptr (SuyuanStage) stage = suyuan_stage_new ();
  g_autofree char *path = copy_sample (stage);
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanDesk) desk = suyuan_desk_new (path, &error);
  g_autoptr (SuyuanTypist) typist = suyuan_typist_new ();
  g_autoptr (SuyuanSectionGrade) grade = NULL;
  g_autoptr (SuyuanApplication) application = suyuan_application_new ();
  SuyuanWindow *window;
  SuyuanOffice *office = suyuan_desk_get_office (desk);
  SuyuanUid     failing = find (office, SUYUAN_KIND_SECTION, section), plant = find (office, SUYUAN_KIND_ENTERPRISE, enterprise), task;
  SuyuanKind    kind;

  g_assert_no_error (error);
  grade = suyuan_office_grade_lately (office, &failing, &error);
  g_assert_no_error (error);
  g_assert_false (grade->meets_target);

  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  window = suyuan_window_new (ADW_APPLICATION (application));
  suyuan_window_take_desk (window, desk);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "sections");
  suyuan_page_show (SUYUAN_PAGE (suyuan_window_get_page (window, "sections")), &failing);
  suyuan_stage_spin (100);

  suyuan_typist_press (typist, "<Control>t");
  suyuan_stage_wait (is_chained, NULL);
  suyuan_typist_press (typist, "End");
  suyuan_typist_press (typist, "Return");
  suyuan_stage_wait (is_at_tasks, window);

  g_assert_true (suyuan_page_get_record (SUYUAN_PAGE (suyuan_window_get_page (window, page_of_tasks)), &kind, &task));
  g_assert_cmpint (kind, ==, SUYUAN_KIND_TASK);
  assert_open_task_of (office, &task, &plant);

  gtk_window_destroy (GTK_WINDOW (window));
  suyuan_stage_spin (50);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  if (g_getenv ("SUYUAN_SAMPLE") == NULL)
    g_error ("SUYUAN_SAMPLE names no sample workspace; meson test makes one");
  g_test_add_func ("/app/three-keys", test_three_keys);

  return g_test_run ();
}
