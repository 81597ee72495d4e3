/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-application.h"
#include "suyuan-stage.h"
#include "suyuan-window.h"

#define LOOK_MS 20 /* so often it is looked whether the window stands there */

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

/* The last workspace becomes another one while the toolkit starts. */
static void
started_cb (GApplication *application,
            const char   *path)
{
  g_autoptr (GSettings) settings = g_settings_new (SUYUAN_APP_ID);

  g_settings_set_string (settings, "workspace", path);
}

/* At the window that stands there with a workspace; NULL: none does yet. */
static SuyuanSeat *
find_seat (void)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (g_application_get_default ())); l != NULL; l = l->next)
    if (SUYUAN_IS_WINDOW (l->data) && gtk_widget_get_mapped (l->data))
      return suyuan_window_get_seat (l->data);
  return NULL;
}

static gboolean
enter_and_quit_cb (gpointer path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOffice) office = NULL;

  if (find_seat () == NULL)
    return G_SOURCE_CONTINUE;

  office = suyuan_office_open (path, FALSE, &error);
  g_assert_no_error (error);
  g_application_quit (g_application_get_default ());
  return G_SOURCE_REMOVE;
}

/* A workspace that was begun in vain is locked for nobody. */
static void
test_application_gives_up_what_is_not_wanted (void)
{
  g_autoptr (SuyuanStage) stage = suyuan_stage_new ();
  g_autofree char *path = make_workspace (stage);
  g_autoptr (SuyuanApplication) application = suyuan_application_new ();
  g_autoptr (GSettings) settings = g_settings_new (SUYUAN_APP_ID);
  char  *words[] = { (char *) "suyuan", NULL };
  GList *windows;

  g_settings_set_string (settings, "workspace", path);
  g_application_set_default (G_APPLICATION (application));
  g_signal_connect_after (application, "startup", G_CALLBACK (started_cb), stage->path);
  g_timeout_add (LOOK_MS, enter_and_quit_cb, path);
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 1, words), ==, 0);
  while ((windows = gtk_application_get_windows (GTK_APPLICATION (application))) != NULL)
    gtk_window_destroy (windows->data);
  suyuan_stage_spin (50);
}

/* --- the end --- */

static gint let_go; /* atomic */

/* As one that writes for long and cannot be stopped. */
static gpointer
hold_verb (SuyuanOffice *office,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  while (!g_atomic_int_get (&let_go))
    g_usleep (1000);

  return NULL;
}

static gpointer
add_verb (SuyuanOffice *office,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  g_usleep (G_USEC_PER_SEC / 5); /* whoever does not wait for it ends first */
  return suyuan_office_add (office, SUYUAN_KIND_UNIT, (const char *const[]){ "code=U1", "name=City bureau", NULL }, error);
}

static gboolean
let_go_cb (gpointer data)
{
  g_atomic_int_set (&let_go, TRUE);

  return G_SOURCE_REMOVE;
}

/* Somebody saves behind what takes long, and leaves the program at once. */
static gboolean
save_and_quit_cb (gpointer application)
{
  SuyuanSeat *seat = find_seat ();

  if (seat == NULL)
    return G_SOURCE_CONTINUE;

  suyuan_seat_run (seat, "Importing", hold_verb, NULL, NULL, NULL, NULL, NULL);
  suyuan_seat_act (seat, "Saved", add_verb, NULL, NULL, NULL, NULL);
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
  g_timeout_add (500, let_go_cb, NULL);
  return G_SOURCE_REMOVE;
}

static gint64
count_units (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOffice) office = suyuan_office_open (path, TRUE, &error);
  gint64 n;

  g_assert_no_error (error);
  n = suyuan_office_count (office, &(SuyuanQuery){ .kind = SUYUAN_KIND_UNIT }, &error);
  g_assert_no_error (error);

  return n;
}

/* What runs ends with the process; so the process does not end before what was saved is written. */
static void
test_application_writes_before_it_ends (void)
{
  g_autoptr (SuyuanStage) stage = suyuan_stage_new ();
  g_autofree char *path = make_workspace (stage);
  g_autoptr (SuyuanApplication) application = suyuan_application_new ();
  char *words[] = { (char *) "suyuan", path, NULL };

  g_assert_cmpint (count_units (path), ==, 0);
  g_application_set_default (G_APPLICATION (application));
  g_timeout_add (LOOK_MS, save_and_quit_cb, application);
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 2, words), ==, 0);
  g_assert_true (g_atomic_int_get (&let_go));
  g_assert_null (gtk_application_get_windows (GTK_APPLICATION (application)));
  g_assert_cmpint (count_units (path), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add_func ("/application/opens-what-is-wanted", test_application_opens_what_is_wanted);
  g_test_add_func ("/application/says-what-is-missing", test_application_says_what_is_missing);
  g_test_add_func ("/application/gives-up-what-is-not-wanted", test_application_gives_up_what_is_not_wanted);
  g_test_add_func ("/application/writes-before-it-ends", test_application_writes_before_it_ends);

  return g_test_run ();
}
