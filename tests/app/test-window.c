/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-application.h"
#include "suyuan-import-assistant.h"
#include "suyuan-operator-dialog.h"
#include "suyuan-stage.h"
#include "suyuan-window.h"

static const char *const pages[] = { "overview", "outlets", "sections", "enterprises", "tasks", "review", "reports" };

static void
test_window_has_its_pages (void)
{
  SuyuanWindow *window = suyuan_window_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    g_assert_nonnull (suyuan_window_get_page (window, pages[i]));
  g_assert_null (suyuan_window_get_seat (window));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Without a workspace nothing that needs one can be done. */
static void
test_window_needs_a_workspace (void)
{
  SuyuanWindow *window = suyuan_window_new (NULL);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.import", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.operator", NULL);
  g_assert_null (suyuan_stage_find_window (SUYUAN_TYPE_IMPORT_ASSISTANT));
  g_assert_null (suyuan_stage_find_window (SUYUAN_TYPE_OPERATOR_DIALOG));
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
has_focus_within (gpointer data)
{
  return gtk_window_get_focus (GTK_WINDOW (data)) != NULL;
}

/* Alt+1 … Alt+7 are the action with the name of the page. */
static void
test_window_goes_to_each_page (void)
{
  g_autoptr (SuyuanStage) stage = suyuan_stage_new ();
  SuyuanWindow *window = suyuan_window_new (NULL);

  suyuan_window_take_desk (window, stage->desk);
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", pages[i]));
      g_assert_cmpstr (suyuan_window_get_page_name (window), ==, pages[i]);
      suyuan_stage_spin (60);
      suyuan_stage_wait (has_focus_within, window);
    }
  gtk_window_destroy (GTK_WINDOW (window));
  suyuan_stage_spin (50);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add_func ("/app/window/has-its-pages", test_window_has_its_pages);
  g_test_add_func ("/app/window/needs-a-workspace", test_window_needs_a_workspace);
  g_test_add_func ("/app/window/goes-to-each-page", test_window_goes_to_each_page);

  return g_test_run ();
}
