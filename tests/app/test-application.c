/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-application.h"
#include "suyuan-stage.h"
#include "suyuan-window.h"

/* One run of the program, from its command line to its first frame. */
typedef struct
{
  char *opened;  /* path of the workspace that stood in the first frame; NULL: none did */
  char *page;    /* and the page */
  char *refused; /* what was said over it; NULL: nothing */
} Run;

static void
run_clear (Run *run)
{
  g_free (run->opened);
  g_free (run->page);
  g_free (run->refused);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static char *
dup_refusal (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (window))
        return g_strdup (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (window)));
    }
  return NULL;
}

static void
painted_cb (GdkFrameClock *clock,
            Run           *run)
{
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());
  SuyuanWindow   *window = NULL;
  SuyuanSeat     *seat;

  g_signal_handlers_disconnect_by_data (clock, run);
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (SUYUAN_IS_WINDOW (l->data))
      window = l->data;
  seat = suyuan_window_get_seat (window);
  run->opened = seat != NULL ? g_strdup (suyuan_office_get_path (suyuan_seat_get_office (seat))) : NULL;
  run->page = g_strdup (suyuan_window_get_page_name (window));
  run->refused = dup_refusal ();
  g_application_quit (G_APPLICATION (application));
}

static void
realized_cb (GtkWidget *window,
             Run       *run)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb), run);
}

static void
added_cb (GtkApplication *application,
          GtkWindow      *window,
          Run            *run)
{
  if (SUYUAN_IS_WINDOW (window))
    g_signal_connect_after (window, "realize", G_CALLBACK (realized_cb), run);
}

static Run
run_with (const char *word)
{
  g_autoptr (SuyuanApplication) application = suyuan_application_new ();
  char  *words[] = { (char *) "suyuan", (char *) word, NULL };
  Run    run = { 0 };
  GList *windows;

  g_application_set_default (G_APPLICATION (application));
  g_signal_connect (application, "window-added", G_CALLBACK (added_cb), &run);
  g_assert_cmpint (g_application_run (G_APPLICATION (application), word != NULL ? 2 : 1, words), ==, 0);
  while ((windows = gtk_application_get_windows (GTK_APPLICATION (application))) != NULL)
    gtk_window_destroy (windows->data);
  suyuan_stage_spin (50);

  return run;
}

/* Where nobody has the workspace open. */
static char *
make_workspace (SuyuanStage *stage)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOffice) office = NULL;
  char *path = g_build_filename (stage->folder, "other.suyuan", NULL);

  office = suyuan_office_create (path, FALSE, &error);
  g_assert_no_error (error);

  return path;
}

/* The first frame is the workspace that was named, and the next time the last one. */
static void
test_application_opens_what_is_wanted (void)
{
  g_autoptr (SuyuanStage) stage = suyuan_stage_new ();
  g_autofree char *path = make_workspace (stage);
  g_auto (Run) named = { 0 };
  g_auto (Run) last = { 0 };

  named = run_with (path);
  g_assert_cmpstr (named.opened, ==, path);
  g_assert_cmpstr (named.page, ==, "overview");
  g_assert_null (named.refused);

  last = run_with (NULL);
  g_assert_cmpstr (last.opened, ==, path);
  g_assert_null (last.refused);
}

/* What cannot be opened is said over a window that offers another. */
static void
test_application_says_what_is_missing (void)
{
  g_autoptr (SuyuanStage) stage = suyuan_stage_new ();
  g_autofree char *path = g_build_filename (stage->folder, "gone.suyuan", NULL);
  g_auto (Run) gone = { 0 };
  g_auto (Run) elsewhere = { 0 };

  gone = run_with (path);
  g_assert_null (gone.opened);
  g_assert_null (gone.page);
  g_assert_nonnull (strstr (gone.refused, path));

  elsewhere = run_with ("https://example.org/gone.suyuan");
  g_assert_null (elsewhere.opened);
  g_assert_nonnull (strstr (elsewhere.refused, "example.org"));
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add_func ("/application/opens-what-is-wanted", test_application_opens_what_is_wanted);
  g_test_add_func ("/application/says-what-is-missing", test_application_says_what_is_missing);

  return g_test_run ();
}
