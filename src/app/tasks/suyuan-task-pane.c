/* suyuan-task-pane.c: one task: what stands before its next step, and what happened to it
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-task-pane.h"

#include <glib/gi18n-lib.h>

#include "suyuan-application.h"
#include "suyuan-field-section.h"
#include "suyuan-focus.h"
#include "suyuan-line-list.h"
#include "suyuan-sign-view.h"
#include "suyuan-step-dialog.h"

struct _SuyuanTaskPane
{
  GtkWidget parent_instance;

  /* Template children */
  GtkStack       *root;
  GtkWidget      *head;
  SuyuanSignView *sign;
  GtkLabel       *code;
  GtkLabel       *name;
  GtkLabel       *state;
  GtkLabel       *due;
  GtkButton      *advance;
  GtkLabel       *reason;
  GtkBox         *left;
  GtkBox         *right;
  GtkLabel       *criteria_title;
  GtkListBox     *criteria;

  /* Made when a seat is taken */
  SuyuanLineList     *about, *lists, *events;
  SuyuanFieldSection *fields;

  /* Owned */
  SuyuanSeat     *seat;
  SuyuanTaskView *view; /* NULL while nothing is shown */
  SuyuanUid       shown;
};

G_DEFINE_FINAL_TYPE (SuyuanTaskPane, suyuan_task_pane, GTK_TYPE_WIDGET)

/* --- steps --- */

static void
ask (GtkWidget  *widget,
     const char *type)
{
  SuyuanTaskPane *self = SUYUAN_TASK_PANE (widget);

  if (self->view != NULL)
    gtk_window_present (GTK_WINDOW (suyuan_step_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->seat, self->view, type)));
}

static void
advance_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  ask (widget, NULL);
}

static void
event_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  ask (widget, g_variant_get_string (parameter, NULL));
}

static void
outlet_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  SuyuanTaskPane *self = SUYUAN_TASK_PANE (widget);
  SuyuanUid       uid;

  if (self->view != NULL && suyuan_record_get_ref (self->view->task, "outlet", &uid))
    suyuan_seat_go (self->seat, SUYUAN_KIND_OUTLET, &uid);
}

/* Where a criterion can be mended: the outlet, on the tab that shows it. */
static void
place_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  static const struct
  {
    const char *place, *tab;
  } tabs[] = {
    { "photos", "photos" },
    { "samples", "monitoring" },
    { "visits", "investigation" },
    { "links", "tracing" },
    { "fields", "rectification" },
  };
  const char *place = g_variant_get_string (parameter, NULL);

  outlet_cb (widget, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    if (g_str_equal (tabs[i].place, place))
      gtk_widget_activate_action (GTK_WIDGET (gtk_widget_get_root (widget)), "win.dossier-tab", "s", tabs[i].tab);
}

static void
suyuan_task_pane_dispose (GObject *object)
{
  SuyuanTaskPane *self = SUYUAN_TASK_PANE (object);
  GtkWidget      *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->view, suyuan_task_view_free);
  g_clear_object (&self->seat);

  G_OBJECT_CLASS (suyuan_task_pane_parent_class)->dispose (object);
}

static void
suyuan_task_pane_class_init (SuyuanTaskPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_task_pane_dispose;
  g_type_ensure (SUYUAN_TYPE_SIGN_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, SUYUAN_APP_PATH "ui/suyuan-task-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, SuyuanTaskPane, root);
  gtk_widget_class_bind_template_child (widget_class, SuyuanTaskPane, head);
  gtk_widget_class_bind_template_child (widget_class, SuyuanTaskPane, sign);
  gtk_widget_class_bind_template_child (widget_class, SuyuanTaskPane, code);
  gtk_widget_class_bind_template_child (widget_class, SuyuanTaskPane, name);
  gtk_widget_class_bind_template_child (widget_class, SuyuanTaskPane, state);
  gtk_widget_class_bind_template_child (widget_class, SuyuanTaskPane, due);
  gtk_widget_class_bind_template_child (widget_class, SuyuanTaskPane, advance);
  gtk_widget_class_bind_template_child (widget_class, SuyuanTaskPane, reason);
  gtk_widget_class_bind_template_child (widget_class, SuyuanTaskPane, left);
  gtk_widget_class_bind_template_child (widget_class, SuyuanTaskPane, right);
  gtk_widget_class_bind_template_child (widget_class, SuyuanTaskPane, criteria_title);
  gtk_widget_class_bind_template_child (widget_class, SuyuanTaskPane, criteria);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "task.advance", NULL, advance_cb);
  gtk_widget_class_install_action (widget_class, "task.event", "s", event_cb);
  gtk_widget_class_install_action (widget_class, "task.outlet", NULL, outlet_cb);
  gtk_widget_class_install_action (widget_class, "task.place", "s", place_cb);
}

static void
suyuan_task_pane_init (SuyuanTaskPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  suyuan_focus_make_copyable (self->code);
  suyuan_focus_make_copyable (self->name);
  suyuan_focus_make_copyable (self->reason);
}

static void
empty_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
changed_cb (SuyuanTaskPane *self)
{
  if (!suyuan_uid_is_nil (&self->shown))
    suyuan_task_pane_show (self, &self->shown);
}

void
suyuan_task_pane_set_seat (SuyuanTaskPane *self,
                           SuyuanSeat     *seat)
{
  if (self->seat != NULL)
    g_signal_handlers_disconnect_by_data (self->seat, self);
  g_set_object (&self->seat, seat);
  g_clear_pointer (&self->view, suyuan_task_view_free);
  self->shown = (SuyuanUid){ 0 };
  empty_box (self->left);
  empty_box (self->right);
  self->about = SUYUAN_LINE_LIST (suyuan_line_list_new (seat, _ ("About"), ""));
  self->lists = SUYUAN_LINE_LIST (suyuan_line_list_new (seat, _ ("Problem, measures, duties"), _ ("Nothing was written down.")));
  self->fields = SUYUAN_FIELD_SECTION (suyuan_field_section_new (seat, SUYUAN_KIND_TASK, "rectification"));
  self->events = SUYUAN_LINE_LIST (suyuan_line_list_new (seat, _ ("What happened"), _ ("Nothing happened yet.")));
  gtk_box_append (self->left, GTK_WIDGET (self->about));
  gtk_box_append (self->left, GTK_WIDGET (self->lists));
  gtk_box_append (self->left, GTK_WIDGET (self->fields));
  gtk_box_append (self->right, GTK_WIDGET (self->events));
  gtk_stack_set_visible_child_name (self->root, "empty");
  g_signal_connect_object (seat, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

/* --- filling --- */

static char *
dup_shown (SuyuanTaskPane *self,
           SuyuanRecord   *record,
           const char     *key)
{
  SuyuanOffice *office = suyuan_seat_get_office (self->seat);

  return suyuan_office_dup_shown (office, record,
                                  suyuan_catalogue_find_field (suyuan_office_get_catalogue (office), suyuan_record_get_kind (record), key));
}

static char *
state_label (SuyuanTaskPane *self,
             const char     *key)
{
  SuyuanCatalogue       *catalogue = suyuan_office_get_catalogue (suyuan_seat_get_office (self->seat));
  const SuyuanEnumValue *value = key != NULL ? suyuan_catalogue_find_value (catalogue, "task_state", key) : NULL;

  return g_strdup (value != NULL ? suyuan_enum_value_get_label (value) : key);
}

static void
fill_head (SuyuanTaskPane *self,
           SuyuanTaskView *view)
{
  g_autofree char *state = state_label (self, view->state);
  g_autofree char *next = state_label (self, view->next_state);
  g_autofree char *round = view->round > 1 ? g_strdup_printf (_ ("%s · round %d"), state, (int) view->round) : g_strdup (state);
  g_autofree char *advance = next != NULL ? g_strdup_printf (_ ("_Advance to “%s”…"), next) : g_strdup ("");
  g_autofree char *due = NULL;
  const char      *name = suyuan_record_get_text (view->task, "name");

  if (view->overdue)
    due = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "due %s, %d day overdue", "due %s, %d days overdue", (gulong) view->overdue_days),
                           view->deadline, view->overdue_days);
  else if (view->deadline != NULL)
    due = g_strdup_printf (_ ("due %s"), view->deadline);
  suyuan_sign_view_set_state (self->sign, view->state);
  gtk_label_set_text (self->code, view->code);
  gtk_label_set_text (self->name, name != NULL ? name : "");
  gtk_label_set_text (self->state, round);
  gtk_label_set_text (self->due, due != NULL ? due : _ ("no deadline"));
  if (view->overdue)
    gtk_widget_add_css_class (GTK_WIDGET (self->due), "overdue");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->due), "overdue");
  gtk_button_set_label (self->advance, advance);
}

/* Why not, in words beside the button: never only greyed. What the dialog asks for is no reason against asking. */
static void
fill_reason (SuyuanTaskPane *self,
             SuyuanTaskView *view)
{
  gboolean writable = suyuan_seat_can_write (self->seat);
  gboolean unmet = FALSE;

  for (guint i = 0; i < view->criteria->len; i++)
    {
      SuyuanTaskCriterion *criterion = g_ptr_array_index (view->criteria, i);

      unmet = unmet || (!criterion->met && !criterion->exempt);
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "task.advance", writable && view->next_state != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "task.event", writable);
  gtk_label_set_text (self->reason, view->refusal != NULL ? view->refusal : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), view->refusal != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->advance), view->next_state != NULL);
  if (unmet)
    gtk_widget_remove_css_class (GTK_WIDGET (self->advance), "suggested-action");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->advance), "suggested-action");
}

static const char *
place_label (const char *place)
{
  if (g_str_equal (place, "photos"))
    return _ ("Photos");
  if (g_str_equal (place, "samples"))
    return _ ("Samples");
  if (g_str_equal (place, "visits"))
    return _ ("Visits");
  if (g_str_equal (place, "links"))
    return _ ("Tracing");

  return _ ("Fields");
}

static GtkWidget *
make_criterion (SuyuanTaskCriterion *criterion)
{
  GtkWidget  *row = adw_action_row_new ();
  const char *icon = criterion->met ? "emblem-ok-symbolic" : criterion->exempt ? "value-decrease-symbolic"
                                                                               : "dialog-warning-symbolic";
  GtkWidget  *image = gtk_image_new_from_icon_name (icon);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), criterion->label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), criterion->because != NULL ? criterion->because : "");
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
  gtk_widget_add_css_class (image, criterion->met ? "success" : criterion->exempt ? "dim-label"
                                                                                  : "warning");
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  criterion->met ? _ ("met") : criterion->exempt ? _ ("not applicable")
                                                                                 : _ ("missing"),
                                  -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  if (!criterion->met && criterion->place != NULL)
    {
      GtkWidget *button = gtk_button_new_with_label (place_label (criterion->place));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "task.place");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", criterion->place);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_set_can_focus (button, FALSE);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
    }
  return row;
}

static void
fill_criteria (SuyuanTaskPane *self,
               SuyuanTaskView *view)
{
  g_autofree char *title = NULL;
  GtkListBoxRow   *row;
  guint            met = 0;

  while ((row = gtk_list_box_get_row_at_index (self->criteria, 0)) != NULL)
    gtk_list_box_remove (self->criteria, GTK_WIDGET (row));
  for (guint i = 0; i < view->criteria->len; i++)
    {
      SuyuanTaskCriterion *criterion = g_ptr_array_index (view->criteria, i);

      met += criterion->met || criterion->exempt;
      gtk_list_box_append (self->criteria, make_criterion (criterion));
    }
  title = view->criteria->len > 0 ? g_strdup_printf (_ ("Criteria: %u of %u met"), met, view->criteria->len)
                                  : g_strdup (_ ("Nothing has to be proved for the next step"));
  gtk_label_set_text (self->criteria_title, title);
  gtk_widget_set_visible (GTK_WIDGET (self->criteria), view->criteria->len > 0);
}

static void
fill_events (SuyuanTaskPane *self,
             SuyuanTaskView *view)
{
  suyuan_line_list_clear (self->events);
  for (guint i = view->events->len; i > 0; i--)
    {
      SuyuanRecord      *event = g_ptr_array_index (view->events, i - 1);
      g_autofree char   *at = dup_shown (self, event, "at"), *type = dup_shown (self, event, "type"), *to = dup_shown (self, event, "to_state");
      g_autofree char   *title = g_strdup_printf ("%s · %s%s%s", at, type, *to != '\0' ? " → " : "", to);
      static const char *keys[] = { "person", "second_person", "reason", "field", "document", "new_deadline" };
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
        {
          g_autofree char *shown = dup_shown (self, event, keys[k]);

          if (*shown != '\0')
            g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", shown);
        }
      suyuan_line_list_add (self->events, NULL, title, text->str, SUYUAN_KIND_EVENT, NULL);
    }
}

static void
add_duties (SuyuanTaskPane *self,
            SuyuanOffice   *office,
            SuyuanRecord   *measure)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) duties = suyuan_office_referring (office, SUYUAN_KIND_DUTY, "measure", suyuan_record_get_uid (measure), &error);

  for (guint i = 0; duties != NULL && i < duties->len; i++)
    {
      SuyuanRecord    *duty = g_ptr_array_index (duties, i);
      g_autofree char *role = dup_shown (self, duty, "role"), *unit = dup_shown (self, duty, "unit"), *person = dup_shown (self, duty, "person");
      g_autofree char *who = g_strdup_printf ("%s %s", unit, person);

      suyuan_line_list_add (self->lists, gtk_image_new_from_icon_name ("system-users-symbolic"), role, who, SUYUAN_KIND_DUTY, suyuan_record_get_uid (duty));
    }
  suyuan_seat_fail (self->seat, error);
}

static void
fill_lists (SuyuanTaskPane *self,
            SuyuanTaskView *view)
{
  SuyuanOffice *office = suyuan_seat_get_office (self->seat);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) measures = suyuan_office_referring (office, SUYUAN_KIND_MEASURE, "task", suyuan_record_get_uid (view->task), &error);
  g_autofree char *problem = dup_shown (self, view->task, "problem"), *outlet = dup_shown (self, view->task, "outlet");
  SuyuanUid        uid;

  suyuan_line_list_clear (self->about);
  if (suyuan_record_get_ref (view->task, "outlet", &uid))
    suyuan_line_list_add (self->about, gtk_image_new_from_icon_name ("mark-location-symbolic"), outlet, NULL, SUYUAN_KIND_OUTLET, &uid);
  suyuan_line_list_clear (self->lists);
  if (*problem != '\0')
    suyuan_line_list_add (self->lists, gtk_image_new_from_icon_name ("dialog-warning-symbolic"), problem, NULL, SUYUAN_KIND_PROBLEM,
                          suyuan_record_get_ref (view->task, "problem", &uid) ? &uid : NULL);
  for (guint i = 0; measures != NULL && i < measures->len; i++)
    {
      SuyuanRecord    *measure = g_ptr_array_index (measures, i);
      g_autofree char *due = dup_shown (self, measure, "due_on");

      suyuan_line_list_add (self->lists, gtk_image_new_from_icon_name ("applications-engineering-symbolic"),
                            suyuan_record_get_text (measure, "name"), due, SUYUAN_KIND_MEASURE, suyuan_record_get_uid (measure));
      add_duties (self, office, measure);
    }
  suyuan_seat_fail (self->seat, error);
}

/* A task that is gone leaves the pane empty. */
void
suyuan_task_pane_show (SuyuanTaskPane  *self,
                       const SuyuanUid *uid)
{
  SuyuanOffice *office = suyuan_seat_get_office (self->seat);
  SuyuanUid     task = *uid;
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanRecord) record = NULL;
  SuyuanTaskView *view = NULL;
  gboolean        focused = suyuan_focus_is_within (GTK_WIDGET (self));

  if (suyuan_office_seek (office, SUYUAN_KIND_TASK, &task, &record, &error) && record != NULL)
    view = suyuan_office_task_view (office, &task, &error);
  suyuan_seat_fail (self->seat, error);
  g_clear_pointer (&self->view, suyuan_task_view_free);
  self->view = view;
  self->shown = task;
  gtk_stack_set_visible_child_name (self->root, view != NULL ? "task" : "empty");
  if (view == NULL)
    return;

  fill_head (self, view);
  fill_reason (self, view);
  fill_criteria (self, view);
  fill_lists (self, view);
  fill_events (self, view);
  suyuan_field_section_set_record (self->fields, view->task);
  if (focused && !suyuan_focus_is_within (GTK_WIDGET (self)))
    suyuan_focus_enter (GTK_WIDGET (self));
}

/* Where F6 goes in it: its steps, its criteria, what belongs to it, what happened. */
void
suyuan_task_pane_list_panes (SuyuanTaskPane *self,
                             GPtrArray      *panes)
{
  g_ptr_array_add (panes, self->head);
  g_ptr_array_add (panes, self->criteria);
  g_ptr_array_add (panes, self->left);
  g_ptr_array_add (panes, self->right);
}

void
suyuan_task_pane_edit (SuyuanTaskPane *self)
{
  if (self->view != NULL && suyuan_seat_can_write (self->seat))
    suyuan_field_section_edit (self->fields);
}

SuyuanTaskView *
suyuan_task_pane_get_view (SuyuanTaskPane *self)
{
  return self->view;
}
