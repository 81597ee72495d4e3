/* suyuan-stage.c: a workspace of its own for a test of the window, and the main loop in hand
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-tests"

#include "suyuan-stage.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "suyuan-application.h"
#include "suyuan-field-row.h"
#include "tree.h"

#define PATIENCE_MS 60000 /* longer than anything a test waits for, on a busy machine too */
#define MAX_ROUNDS 20     /* so often an answer may be followed by another question */
#define STEP_MS 5         /* so often a test looks up */
#define TRIES 20          /* so many steps in a row may pass unquietly before one counts: a spinner turns for ever */

static void
told_cb (SuyuanStage *self,
         const char  *text)
{
  self->n_told++;
  g_free (self->told);
  self->told = g_strdup (text);
}

static void
refused_cb (SuyuanStage *self,
            const char  *text)
{
  self->n_refused++;
  g_free (self->refused);
  self->refused = g_strdup (text);
}

/** GTK, libadwaita and the colours of the product, for a test that draws. */
void
suyuan_stage_init (int    *argc,
                   char ***argv)
{
  gtk_test_init (argc, argv, NULL);
  adw_init ();
  suyuan_application_prepare ();
}

static void
sit_down (SuyuanStage *self,
          const char  *path)
{
  g_autoptr (GError) error = NULL;

  self->desk = suyuan_desk_new (path, &error);
  g_assert_no_error (error);
  self->seat = suyuan_seat_new (self->desk);
  g_signal_connect_swapped (self->seat, "told", G_CALLBACK (told_cb), self);
  g_signal_connect_swapped (self->seat, "refused", G_CALLBACK (refused_cb), self);
}

static void
get_up (SuyuanStage *self)
{
  suyuan_stage_settle (self);
  g_signal_handlers_disconnect_by_data (self->seat, self);
  g_assert_finalize_object (self->seat);
  g_clear_object (&self->desk);
}

/** A new workspace with a person of a city bureau sitting at it. */
SuyuanStage *
suyuan_stage_new (void)
{
  SuyuanStage *self = g_new0 (SuyuanStage, 1);
  g_autoptr (GError) error = NULL;
  SuyuanOffice *office;

  self->folder = g_dir_make_tmp ("suyuan-window-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "office.suyuan", NULL);
  office = suyuan_office_create (self->path, FALSE, &error);
  g_assert_no_error (error);
  g_object_unref (office);

  sit_down (self, self->path);
  suyuan_stage_add (self, SUYUAN_KIND_UNIT, (const char *[]){ "code=U1", "name=City bureau", "level=city", NULL });
  suyuan_stage_add (self, SUYUAN_KIND_PERSON, (const char *[]){ "code=P1", "name=Li Ming", "unit=U1", NULL });
  suyuan_office_set_operator (suyuan_seat_get_office (self->seat), "P1", FALSE, &error);
  g_assert_no_error (error);

  return self;
}

/** Asserts that nothing holds on to the seat, then removes the workspace. */
void
suyuan_stage_free (SuyuanStage *self)
{
  get_up (self);
  tree_remove (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->told);
  g_free (self->refused);
  g_free (self);
}

/** Leaves the workspace for a copy of the sample, which is made once for all tests, with @person sitting at it. */
void
suyuan_stage_take_sample (SuyuanStage *self,
                          const char  *person)
{
  const char      *sample = g_getenv ("SUYUAN_SAMPLE");
  g_autofree char *copy = g_build_filename (self->folder, "sample.suyuan", NULL);
  const char      *words[] = { "cp", "-r", sample, copy, NULL };
  int              status;
  g_autoptr (GError) error = NULL;

  if (sample == NULL)
    g_error ("SUYUAN_SAMPLE names no sample workspace; meson test makes one");
  g_assert_true (g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  get_up (self);
  sit_down (self, copy);
  suyuan_office_set_operator (suyuan_seat_get_office (self->seat), person, FALSE, &error);
  g_assert_no_error (error);
}

/* What is done to the register; @assignments: NULL removes the record of @uid, which is NULL for a new one. */
typedef struct
{
  SuyuanKind         kind;
  const SuyuanUid   *uid;
  const char *const *assignments;
} Deed;

static gpointer
deed_verb (SuyuanOffice *office,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  Deed *deed = data;

  if (deed->uid == NULL)
    return suyuan_office_add (office, deed->kind, deed->assignments, error);
  if (deed->assignments == NULL)
    return suyuan_office_remove (office, deed->kind, deed->uid, error);

  return suyuan_office_set (office, deed->kind, deed->uid, deed->assignments, error);
}

typedef struct
{
  SuyuanUid uid;
  gboolean  done;
} Added;

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Added *added = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) outcome = suyuan_desk_run_finish (SUYUAN_DESK (source), result, &error);

  g_assert_no_error (error);
  added->uid = outcome->uid;
  added->done = TRUE;
}

static gboolean
is_added (gpointer data)
{
  return ((Added *) data)->done;
}

static SuyuanUid
run (SuyuanStage *self,
     Deed         deed)
{
  Added added = { 0 };

  suyuan_desk_run_async (self->desk, deed_verb, &deed, NULL, NULL, added_cb, &added);
  suyuan_stage_wait (is_added, &added);

  return added.uid;
}

/** A record written behind the window's back, as another verb would. */
SuyuanUid
suyuan_stage_add (SuyuanStage       *self,
                  SuyuanKind         kind,
                  const char *const *assignments)
{
  return run (self, (Deed){ kind, NULL, assignments });
}

/** A record changed behind the window's back. */
void
suyuan_stage_set (SuyuanStage       *self,
                  SuyuanKind         kind,
                  const SuyuanUid   *uid,
                  const char *const *assignments)
{
  run (self, (Deed){ kind, uid, assignments });
}

/** A record removed behind the window's back. */
void
suyuan_stage_remove (SuyuanStage     *self,
                     SuyuanKind       kind,
                     const SuyuanUid *uid)
{
  run (self, (Deed){ kind, uid, NULL });
}

/** As in a damaged file: nothing can be read from a table any more. */
void
suyuan_stage_hide (SuyuanStage *self,
                   const char  *table)
{
  g_autofree char *path = g_build_filename (self->path, "workspace.gpkg", NULL), *hidden = g_strconcat (table, "_hidden", NULL);
  const char      *script = "import sqlite3, sys\ndb = sqlite3.connect (sys.argv[1], timeout = 10)\ndb.execute ('PRAGMA legacy_alter_table = ON')\n"
                            "db.execute ('ALTER TABLE %s RENAME TO %s' % (sys.argv[2], sys.argv[3]))\ndb.commit ()\n";
  int              status;

  g_assert_true (g_spawn_sync (NULL, (char *[]){ (char *) "/usr/bin/python3", (char *) "-c", (char *) script, path, (char *) table, hidden, NULL }, NULL,
                               G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
}

static gboolean
is_idle (gpointer data)
{
  SuyuanStage *self = data;

  return !suyuan_seat_is_busy (self->seat) && !suyuan_desk_is_busy (self->desk) &&
         (self->followed == NULL || !suyuan_seat_is_busy (self->followed));
}

/** Until every verb was answered, every widget has heard of it, and no verb has come of that. */
void
suyuan_stage_settle (SuyuanStage *self)
{
  guint rounds = 0;

  do
    {
      g_assert_cmpuint (rounds++, <, MAX_ROUNDS);
      suyuan_stage_wait (is_idle, self);
      suyuan_stage_spin (150);
    }
  while (!is_idle (self));
}

static gboolean
set_flag_cb (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

static void
take_step (void)
{
  gboolean over = FALSE;

  g_timeout_add (STEP_MS, set_flag_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

/* Whether a thread runs, would run if it were its turn, or waits for the disk: the state in /proc stands behind the name. */
static gboolean
is_thread_at_work (const char *thread)
{
  g_autofree char *path = g_build_filename ("/proc/self/task", thread, "stat", NULL), *stat = NULL;
  const char      *state;

  if (!g_file_get_contents (path, &stat, NULL, NULL)) /* it has ended meanwhile */
    return FALSE;
  state = strrchr (stat, ')');

  return state != NULL && (g_str_has_prefix (state, ") R") || g_str_has_prefix (state, ") D"));
}

/* Whether another thread of the process is about to bring something. */
static gboolean
is_at_work (void)
{
  g_autoptr (GDir) threads = g_dir_open ("/proc/self/task", 0, NULL);
  const char *thread;

  while (threads != NULL && (thread = g_dir_read_name (threads)) != NULL)
    if (strtol (thread, NULL, 10) != getpid () && is_thread_at_work (thread))
      return TRUE;

  return FALSE;
}

/**
 * Lets the main loop run for a while of its own time: only steps after which nothing is left to do count, so that a machine
 * which is slow or busy elsewhere takes longer, and is not taken for one on which nothing happened.
 */
void
suyuan_stage_spin (guint ms)
{
  for (guint spun = 0; spun < ms; spun += STEP_MS)
    for (guint tries = 0; tries < TRIES; tries++)
      {
        gdk_display_sync (gdk_display_get_default ()); /* what was asked of the server has been answered */
        take_step ();
        if (!g_main_context_pending (NULL) && !is_at_work ())
          break;
      }
}

/** Until @condition holds; a test that waits in vain fails. */
void
suyuan_stage_wait (SuyuanStageCondition condition,
                   gpointer             data)
{
  gint64 until = g_get_monotonic_time () + PATIENCE_MS * 1000;

  while (!condition (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      take_step ();
    }
}

/** The open window of a type, or %NULL. */
GtkWindow *
suyuan_stage_find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

/** The first widget of a type below @root, in reading order. */
GtkWidget *
suyuan_stage_find_widget (GtkWidget *root,
                          GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = suyuan_stage_find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/** Counts what a window's own seat tells and refuses as well; %NULL lets it go. */
void
suyuan_stage_follow (SuyuanStage *self,
                     SuyuanSeat  *seat)
{
  if (self->followed != NULL)
    g_signal_handlers_disconnect_by_data (self->followed, self);
  g_set_object (&self->followed, seat);
  if (seat == NULL)
    return;

  g_signal_connect_swapped (seat, "told", G_CALLBACK (told_cb), self);
  g_signal_connect_swapped (seat, "refused", G_CALLBACK (refused_cb), self);
}

/** The row with a title below @root. */
GtkWidget *
suyuan_stage_find_row (GtkWidget  *root,
                       const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (root) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = suyuan_stage_find_row (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/** The first label below @root that can be seen and has @words in it, or %NULL. */
GtkWidget *
suyuan_stage_find_label (GtkWidget  *root,
                         const char *words)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), words) != NULL)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = suyuan_stage_find_label (child, words);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/** What a dialog says is wrong: the label in its bar, or %NULL while nothing is. */
GtkWidget *
suyuan_stage_find_fault (GtkWidget *dialog)
{
  if (gtk_widget_has_css_class (dialog, "fault-bar"))
    return gtk_widget_get_visible (dialog) ? gtk_widget_get_last_child (dialog) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (dialog); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = suyuan_stage_find_fault (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/** The button with a label below @root. */
GtkWidget *
suyuan_stage_find_button (GtkWidget  *root,
                          const char *label)
{
  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), label) == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = suyuan_stage_find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/** The row of a field below @root, by its key in the catalogue. */
GtkWidget *
suyuan_stage_find_field (GtkWidget  *root,
                         const char *key)
{
  if (SUYUAN_IS_FIELD_ROW (root) && g_str_equal (suyuan_field_row_get_field (SUYUAN_FIELD_ROW (root))->key, key))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = suyuan_stage_find_field (child, key);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data) && gtk_widget_get_width (data) > 0;
}

/** A window around one widget, on the screen; the caller destroys it. */
GtkWindow *
suyuan_stage_show (GtkWidget *widget)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 900, 600);
  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  suyuan_stage_wait (is_mapped, widget);

  return GTK_WINDOW (window);
}

/** A window around a map of the workspace; for suyuan_stage_close(). */
GtkWindow *
suyuan_stage_show_map (SuyuanStage   *self,
                       SuyuanMapView *map)
{
  GtkWindow *window = suyuan_stage_show (GTK_WIDGET (map));

  suyuan_map_view_set_seat (map, self->seat);
  suyuan_stage_spin (200);

  return window;
}

/** The end of a test that has shown a window. */
void
suyuan_stage_close (SuyuanStage *self,
                    GtkWindow   *window)
{
  gtk_window_destroy (window);
  suyuan_stage_spin (100);
  suyuan_stage_free (self);
}

/** What the widget's own keys say to one: whether it was taken. */
gboolean
suyuan_stage_press (GtkWidget      *widget,
                    guint           key,
                    GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  gtk_widget_grab_focus (widget);
  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &handled);
    }
  return handled;
}

/** A file beside the workspace; the path is the caller's. */
char *
suyuan_stage_write (SuyuanStage *self,
                    const char  *name,
                    const char  *text)
{
  char *path = g_build_filename (self->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));

  return path;
}

/** A small JPEG with a pattern of its own, so that no two pictures are taken for one. */
char *
suyuan_stage_paint (SuyuanStage *self,
                    const char  *name,
                    guint32      colour)
{
  char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 96, 72);
  guchar *pixels = gdk_pixbuf_get_pixels (pixbuf);
  g_autoptr (GRand) random = g_rand_new_with_seed (colour);
  int stride = gdk_pixbuf_get_rowstride (pixbuf);

  for (int y = 0; y < 72; y += 8)
    for (int x = 0; x < 96; x += 8)
      {
        guchar grey = (guchar) g_rand_int_range (random, 0, 256);

        for (int k = 0; k < 64; k++)
          memset (pixels + (y + k / 8) * stride + (x + k % 8) * 3, grey, 3);
      }
  g_assert_true (gdk_pixbuf_save (pixbuf, path, "jpeg", NULL, NULL));

  return path;
}
