/* suyuan-checks-window.c: what cannot be right as it is, and what would put it right
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-checks-window-private.h"

#include <glib/gi18n-lib.h>

#include "suyuan-application.h"
#include "suyuan-done-toast.h"
#include "suyuan-finding-row.h"
#include "suyuan-focus.h"

#define ROOM 200 /* rows at a time */
#define LEFT_AT "checks-left-at"

/* Where a window over the same parent was left. */
typedef struct
{
  const char *check;
  SuyuanUid   uid;
} LeftAt;

G_DEFINE_FINAL_TYPE (SuyuanChecksWindow, suyuan_checks_window, ADW_TYPE_WINDOW)

/* --- what is shown --- */

static void
clear_rows (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

/* The one that was chosen, else what came into its place. */
static void
choose_row (SuyuanChecksWindow *self)
{
  GtkListBoxRow *row, *chosen = NULL;
  int            n = 0;

  for (; (row = gtk_list_box_get_row_at_index (self->list, n)) != NULL; n++)
    if (suyuan_finding_row_get_finding (row) != NULL && suyuan_uid_equal (&suyuan_finding_row_get_finding (row)->uid, &self->uid))
      chosen = row;
  if (chosen == NULL && n > 0)
    chosen = gtk_list_box_get_row_at_index (self->list, MIN ((int) self->row, n - 1));
  gtk_list_box_select_row (self->list, chosen);
}

static void
show_findings (SuyuanChecksWindow *self)
{
  gboolean can_write = suyuan_seat_can_write (self->seat);
  guint    n = 0;

  self->quiet = TRUE;
  clear_rows (self->list);
  for (guint i = 0; i < self->findings->len; i++)
    {
      const SuyuanFinding *finding = self->findings->pdata[i];

      if (g_strcmp0 (finding->check, self->check) == 0 && n++ < self->room)
        gtk_list_box_append (self->list, suyuan_finding_row_new (finding, i, can_write));
    }
  if (n > self->room)
    gtk_list_box_append (self->list, suyuan_finding_row_new_rest (n - self->room));
  choose_row (self);
  self->quiet = FALSE;
}

/* Each kind once, in the order they were read; the one shown before is chosen again, else what came into its place. */
static void
show_checks (SuyuanChecksWindow *self)
{
  GtkListBoxRow *shown = gtk_list_box_get_selected_row (self->checks);
  int            at = shown != NULL ? gtk_list_box_row_get_index (shown) : 0, n = 0;

  self->quiet = TRUE;
  clear_rows (self->checks);
  for (guint i = 0; i < self->findings->len; n++)
    {
      const char *check = ((SuyuanFinding *) self->findings->pdata[i])->check;
      guint       count = suyuan_checks_window_count (self, check);

      gtk_list_box_append (self->checks, suyuan_check_row_new (check, count));
      if (g_strcmp0 (check, self->check) == 0)
        at = n;
      i += count;
    }
  shown = n > 0 ? gtk_list_box_get_row_at_index (self->checks, MIN (at, n - 1)) : NULL;
  gtk_list_box_select_row (self->checks, shown);
  if (shown == NULL || g_strcmp0 (suyuan_check_row_get_check (shown), self->check) != 0)
    self->row = 0;
  self->check = shown != NULL ? suyuan_check_row_get_check (shown) : NULL;
  self->quiet = FALSE;
}

static void
show_counts (SuyuanChecksWindow *self)
{
  guint            n_notes = 0, n_certain = 0, n_warnings;
  g_autofree char *warnings = NULL, *notes = NULL, *both = NULL, *certain = NULL;

  for (guint i = 0; i < self->findings->len; i++)
    {
      n_notes += suyuan_finding_is_note (((SuyuanFinding *) self->findings->pdata[i])->check);
      n_certain += suyuan_finding_is_certain (self->findings->pdata[i]);
    }
  n_warnings = self->findings->len - n_notes;
  warnings = n_warnings > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u warning", "%u warnings", n_warnings), n_warnings) : g_strdup (_ ("Nothing is wrong"));
  notes = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u to be aware of", "%u to be aware of", n_notes), n_notes);
  both = n_notes > 0 ? g_strdup_printf ("%s · %s", warnings, notes) : g_strdup (warnings);
  adw_window_title_set_subtitle (self->title, both);
  certain = g_strdup_printf (_ ("Repair All That Is Certain (%u)"), n_certain);
  gtk_button_set_label (self->certain, certain);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "checks.certain", n_certain > 0 && suyuan_seat_can_write (self->seat));
}

static void
focus_chosen (SuyuanChecksWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
show_all (SuyuanChecksWindow *self)
{
  gboolean among_checks = suyuan_focus_is_within (GTK_WIDGET (self->checks));

  gtk_stack_set_visible_child_name (self->stack, self->findings->len > 0 ? "findings" : "empty");
  show_counts (self);
  show_checks (self);
  show_findings (self);
  if (!among_checks)
    focus_chosen (self);
  else if (gtk_list_box_get_selected_row (self->checks) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (self->checks)));
}

/* --- reading --- */

static void
take_findings (SuyuanChecksWindow *self,
               GPtrArray          *found)
{
  g_autoptr (GPtrArray) before = self->findings;

  self->findings = before != NULL ? suyuan_findings_merge (before, found, self->looked) : g_ptr_array_ref (found);
}

static void
read_cb (gpointer      object,
         gpointer      result,
         const GError *error)
{
  SuyuanChecksWindow *self = SUYUAN_CHECKS_WINDOW (object);

  self->reading = FALSE;
  if (error != NULL)
    {
      self->stale |= self->looked; /* for the next look */
      adw_status_page_set_description (self->refusal, error->message);
      gtk_stack_set_visible_child_name (self->stack, "refusal");
      return;
    }

  clear_rows (self->list); /* its rows borrow what they show */
  take_findings (self, result);
  show_all (self);
  if (self->stale != 0)
    suyuan_checks_window_read (self, 0);
}

/* What was found stands until it is known anew: of the checks that changes of these kinds touch, @kinds being their bits. */
void
suyuan_checks_window_read (SuyuanChecksWindow *self,
                           guint64             kinds)
{
  self->stale |= kinds;
  if (self->reading)
    return;

  self->reading = TRUE;
  self->looked = self->stale;
  self->stale = 0;
  if (self->findings == NULL)
    gtk_stack_set_visible_child_name (self->stack, "wait");
  suyuan_seat_study (self->seat, _ ("Checking"), suyuan_findings_read, g_memdup2 (&self->looked, sizeof self->looked), g_free, (GDestroyNotify) g_ptr_array_unref, read_cb, self);
}

/* --- getting about --- */

static void
check_selected_cb (SuyuanChecksWindow *self,
                   GtkListBoxRow      *row)
{
  if (self->quiet || row == NULL)
    return;

  self->check = suyuan_check_row_get_check (row);
  self->room = ROOM;
  self->row = 0;
  show_findings (self);
}

static void
check_activated_cb (SuyuanChecksWindow *self)
{
  focus_chosen (self);
}

static void
row_selected_cb (SuyuanChecksWindow *self,
                 GtkListBoxRow      *row)
{
  if (self->quiet || row == NULL || suyuan_finding_row_get_finding (row) == NULL)
    return;

  self->uid = suyuan_finding_row_get_finding (row)->uid;
  self->row = (guint) gtk_list_box_row_get_index (row);
}

/* Closes; the next window over the same parent goes on from here. */
void
suyuan_checks_window_leave (SuyuanChecksWindow  *self,
                            const SuyuanFinding *finding)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  LeftAt     left = { finding->check, finding->uid };

  g_object_set_data_full (G_OBJECT (parent), LEFT_AT, g_memdup2 (&left, sizeof left), g_free);
  gtk_window_close (GTK_WINDOW (self));
}

static void
row_activated_cb (SuyuanChecksWindow *self,
                  GtkListBoxRow      *row)
{
  const SuyuanFinding *finding = suyuan_finding_row_get_finding (row);
  g_autoptr (SuyuanSeat) seat = g_object_ref (self->seat);
  SuyuanKind kind;
  SuyuanUid  uid;

  if (finding == NULL)
    {
      self->row = (guint) gtk_list_box_row_get_index (row);
      self->uid = (SuyuanUid){ 0 };
      self->room += ROOM;
      show_findings (self);
      focus_chosen (self);
      return;
    }
  kind = finding->kind;
  uid = finding->uid;
  suyuan_checks_window_leave (self, finding);
  suyuan_seat_go (seat, kind, &uid);
}

/* --- the window --- */

/* Said here too: the toast of the window below is out of sight. */
static void
told_cb (SuyuanChecksWindow *self,
         const char         *text,
         const char         *batch)
{
  adw_toast_overlay_add_toast (self->toasts, suyuan_done_toast_new (text, batch, "checks.undo"));
}

static void
suyuan_checks_window_dispose (GObject *object)
{
  SuyuanChecksWindow *self = SUYUAN_CHECKS_WINDOW (object);

  self->quiet = TRUE;
  g_clear_object (&self->seat);

  G_OBJECT_CLASS (suyuan_checks_window_parent_class)->dispose (object);
}

static void
suyuan_checks_window_finalize (GObject *object)
{
  g_clear_pointer (&SUYUAN_CHECKS_WINDOW (object)->findings, g_ptr_array_unref);

  G_OBJECT_CLASS (suyuan_checks_window_parent_class)->finalize (object);
}

static void
suyuan_checks_window_class_init (SuyuanChecksWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_checks_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = suyuan_checks_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, SUYUAN_APP_PATH "ui/suyuan-checks-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SuyuanChecksWindow, title);
  gtk_widget_class_bind_template_child (widget_class, SuyuanChecksWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SuyuanChecksWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SuyuanChecksWindow, refusal);
  gtk_widget_class_bind_template_child (widget_class, SuyuanChecksWindow, certain);
  gtk_widget_class_bind_template_child (widget_class, SuyuanChecksWindow, checks);
  gtk_widget_class_bind_template_child (widget_class, SuyuanChecksWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, check_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  suyuan_checks_window_install_actions (widget_class);
}

static void
suyuan_checks_window_init (SuyuanChecksWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "checks.certain", FALSE);
  self->room = ROOM;
}

static GtkWidget *
checks_window_new (GtkWindow  *parent,
                   SuyuanSeat *seat)
{
  SuyuanChecksWindow *self = g_object_new (SUYUAN_TYPE_CHECKS_WINDOW, "transient-for", parent, NULL);
  const LeftAt       *left = g_object_get_data (G_OBJECT (parent), LEFT_AT);

  self->seat = g_object_ref (seat);
  if (left != NULL)
    {
      self->check = left->check;
      self->uid = left->uid;
    }
  g_signal_connect_object (seat, "changed", G_CALLBACK (suyuan_checks_window_read), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (seat, "told", G_CALLBACK (told_cb), self, G_CONNECT_SWAPPED);
  suyuan_checks_window_read (self, G_MAXUINT64);

  return GTK_WIDGET (self);
}

/* One is enough over one window. */
GtkWidget *
suyuan_checks_window_present (GtkWindow  *parent,
                              SuyuanSeat *seat)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget  *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows) && found == NULL; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (SUYUAN_IS_CHECKS_WINDOW (window) && gtk_window_get_transient_for (window) == parent && SUYUAN_CHECKS_WINDOW (window)->seat == seat)
        found = GTK_WIDGET (window);
    }
  if (found == NULL)
    found = checks_window_new (parent, seat);
  gtk_window_present (GTK_WINDOW (found));

  return found;
}

/* Nothing is under way, and what is shown is how it stands. */
gboolean
suyuan_checks_window_is_read (SuyuanChecksWindow *self)
{
  return self->findings != NULL && !self->reading;
}

/* How often a check found something. */
guint
suyuan_checks_window_count (SuyuanChecksWindow *self,
                            const char         *check)
{
  guint n = 0;

  for (guint i = 0; self->findings != NULL && i < self->findings->len; i++)
    n += g_str_equal (((SuyuanFinding *) self->findings->pdata[i])->check, check);
  return n;
}

/* To the findings of a check; FALSE where there are none. */
gboolean
suyuan_checks_window_show (SuyuanChecksWindow *self,
                           const char         *check)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->checks, i)) != NULL; i++)
    if (g_str_equal (suyuan_check_row_get_check (row), check))
      {
        gtk_list_box_select_row (self->checks, row);
        focus_chosen (self);
        return TRUE;
      }
  return FALSE;
}

/* Key of the check whose findings are shown; %NULL: nothing is wrong. */
const char *
suyuan_checks_window_get_shown (SuyuanChecksWindow *self)
{
  return self->check;
}
