/* suyuan-tasks-page.c: all tasks, and the one that is chosen
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-tasks-page.h"

#include <glib/gi18n-lib.h>

#include "suyuan-application.h"
#include "suyuan-filter-text.h"
#include "suyuan-focus.h"
#include "suyuan-multi-button.h"
#include "suyuan-page-head.h"
#include "suyuan-task-dialog.h"

struct _SuyuanTasksPage
{
  AdwBin parent_instance;

  /* Template children */
  SuyuanPageHead    *head;
  GtkStack          *stack;
  SuyuanRecordTable *table;
  SuyuanTaskPane    *pane;

  SuyuanMultiButton *states;
  GtkToggleButton   *overdue;
  GtkWidget         *given_button;
  gboolean           quiet;

  /* Owned */
  SuyuanSeat *seat;
  char       *search, *given;
};

static void page_iface_init (SuyuanPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SuyuanTasksPage, suyuan_tasks_page, ADW_TYPE_BIN, G_IMPLEMENT_INTERFACE (SUYUAN_TYPE_PAGE, page_iface_init))

static const SuyuanTableColumn columns[] = {
  { "code", 125, FALSE },
  { "state", 126, FALSE },
  { "name", 230, TRUE },
  { "deadline", 160, FALSE },
  { "category", 100, FALSE },
  { "responsible_unit", 150, FALSE },
};

static void
listed_cb (SuyuanTasksPage *self)
{
  guint all = suyuan_record_model_get_all (suyuan_record_table_get_model (self->table));

  suyuan_page_head_set_count (self->head, suyuan_record_table_get_n_rows (self->table), all);
  gtk_stack_set_visible_child_name (self->stack, all > 0 ? "tasks" : "empty");
}

static void
filter_cb (SuyuanTasksPage *self)
{
  g_autofree char *states = suyuan_multi_button_dup_text (self->states);
  g_autoptr (GString) expr = g_string_new (NULL);

  if (self->quiet)
    return;

  suyuan_filter_text_add_in (expr, "state", states);
  suyuan_filter_text_add (expr, self->given);
  if (gtk_toggle_button_get_active (self->overdue))
    {
      g_autofree char *late = suyuan_filter_text_dup_overdue (suyuan_seat_get_office (self->seat));

      suyuan_filter_text_add (expr, late);
    }
  suyuan_record_table_set_terms (self->table, expr->str, self->search);
}

static void
set_given (SuyuanTasksPage *self,
           const char      *expr,
           const char      *words)
{
  g_autofree char *label = words != NULL ? g_strdup_printf ("%s ✕", words) : NULL;

  g_free (self->given);
  self->given = g_strdup (expr);
  gtk_button_set_label (GTK_BUTTON (self->given_button), label != NULL ? label : "");
  gtk_widget_set_visible (self->given_button, expr != NULL);
}

/* Nothing is narrowed any more; the table is not told yet. */
static void
clear_filters (SuyuanTasksPage *self)
{
  self->quiet = TRUE;
  suyuan_multi_button_set_text (self->states, "");
  gtk_toggle_button_set_active (self->overdue, FALSE);
  self->quiet = FALSE;
  g_clear_pointer (&self->search, g_free);
  set_given (self, NULL, NULL);
}

static void
given_cb (SuyuanTasksPage *self)
{
  set_given (self, NULL, NULL);
  filter_cb (self);
}

/* A filter gives way to a task it leaves out. */
static void
missed_cb (SuyuanTasksPage *self)
{
  clear_filters (self);
  filter_cb (self);
}

static void
selected_cb (SuyuanTasksPage *self)
{
  SuyuanUid uid;

  if (suyuan_record_table_get_selected (self->table, &uid))
    suyuan_task_pane_show (self->pane, &uid);
}

static void
activated_cb (SuyuanTasksPage *self)
{
  selected_cb (self);
  suyuan_focus_enter (GTK_WIDGET (self->pane));
}

static void
offer_states (SuyuanTasksPage *self)
{
  guint                  n;
  const SuyuanEnumValue *values = suyuan_catalogue_get_values (suyuan_office_get_catalogue (suyuan_seat_get_office (self->seat)),
                                                               "task_state", &n);

  suyuan_multi_button_clear (self->states);
  for (guint i = 0; i < n; i++)
    suyuan_multi_button_add (self->states, values[i].key, suyuan_enum_value_get_label (&values[i]));
}

static void
suyuan_tasks_page_set_seat (SuyuanPage *page,
                            SuyuanSeat *seat)
{
  SuyuanTasksPage *self = SUYUAN_TASKS_PAGE (page);

  g_set_object (&self->seat, seat);
  gtk_stack_set_visible_child_name (self->stack, "tasks");
  clear_filters (self);
  self->quiet = TRUE;
  offer_states (self);
  self->quiet = FALSE;
  suyuan_record_table_set_up (self->table, seat, SUYUAN_KIND_TASK, columns, G_N_ELEMENTS (columns), GTK_WIDGET (self));
  suyuan_task_pane_set_seat (self->pane, seat);
}

static void
suyuan_tasks_page_filter (SuyuanPage *page,
                          const char *expr,
                          const char *words)
{
  SuyuanTasksPage *self = SUYUAN_TASKS_PAGE (page);

  clear_filters (self);
  set_given (self, expr, words);
  filter_cb (self);
}

static void
suyuan_tasks_page_show (SuyuanPage      *page,
                        const SuyuanUid *uid)
{
  SuyuanTasksPage *self = SUYUAN_TASKS_PAGE (page);

  suyuan_record_table_lead (self->table, uid);
  suyuan_task_pane_show (self->pane, uid);
}

static void
suyuan_tasks_page_search (SuyuanPage *page,
                          const char *text)
{
  SuyuanTasksPage *self = SUYUAN_TASKS_PAGE (page);

  g_free (self->search);
  self->search = g_strdup (text);
  filter_cb (self);
}

/* A task hangs on an outlet: the one that is chosen, else one has to be chosen first. */
static void
suyuan_tasks_page_primary (SuyuanPage *page)
{
  SuyuanTasksPage *self = SUYUAN_TASKS_PAGE (page);
  GtkWindow       *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  SuyuanUid        outlet;

  if (suyuan_seat_get_selected (self->seat, &outlet))
    {
      gtk_window_present (GTK_WINDOW (suyuan_task_dialog_new (window, self->seat, &outlet)));
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "outlets");
  suyuan_seat_tell (self->seat, _ ("A task hangs on an outlet: choose it first, then “New Task”."), NULL);
}

static gboolean
suyuan_tasks_page_get_record (SuyuanPage *page,
                              SuyuanKind *kind,
                              SuyuanUid  *uid)
{
  SuyuanTasksPage *self = SUYUAN_TASKS_PAGE (page);

  *kind = SUYUAN_KIND_TASK;
  return suyuan_record_table_get_selected (self->table, uid);
}

static void
suyuan_tasks_page_edit (SuyuanPage *page)
{
  suyuan_task_pane_edit (SUYUAN_TASKS_PAGE (page)->pane);
}

static void
suyuan_tasks_page_list_panes (SuyuanPage *page,
                              GPtrArray  *panes)
{
  SuyuanTasksPage *self = SUYUAN_TASKS_PAGE (page);

  g_ptr_array_add (panes, self->table);
  suyuan_task_pane_list_panes (self->pane, panes);
  g_ptr_array_add (panes, self->head);
}

static void
page_iface_init (SuyuanPageInterface *iface)
{
  iface->set_seat = suyuan_tasks_page_set_seat;
  iface->show = suyuan_tasks_page_show;
  iface->filter = suyuan_tasks_page_filter;
  iface->search = suyuan_tasks_page_search;
  iface->primary = suyuan_tasks_page_primary;
  iface->get_record = suyuan_tasks_page_get_record;
  iface->edit = suyuan_tasks_page_edit;
  iface->list_panes = suyuan_tasks_page_list_panes;
}

static void
suyuan_tasks_page_dispose (GObject *object)
{
  SuyuanTasksPage *self = SUYUAN_TASKS_PAGE (object);

  g_clear_object (&self->seat);
  g_clear_pointer (&self->search, g_free);
  g_clear_pointer (&self->given, g_free);

  G_OBJECT_CLASS (suyuan_tasks_page_parent_class)->dispose (object);
}

static void
suyuan_tasks_page_class_init (SuyuanTasksPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_tasks_page_dispose;
  g_type_ensure (SUYUAN_TYPE_PAGE_HEAD);
  g_type_ensure (SUYUAN_TYPE_RECORD_TABLE);
  g_type_ensure (SUYUAN_TYPE_TASK_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, SUYUAN_APP_PATH "ui/suyuan-tasks-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SuyuanTasksPage, head);
  gtk_widget_class_bind_template_child (widget_class, SuyuanTasksPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SuyuanTasksPage, table);
  gtk_widget_class_bind_template_child (widget_class, SuyuanTasksPage, pane);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, listed_cb);
  gtk_widget_class_bind_template_callback (widget_class, missed_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "win.task", "s", "advance");
}

static void
suyuan_tasks_page_init (SuyuanTasksPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  suyuan_page_head_set_title (self->head, _ ("Tasks"), _ ("_New Task…"));
  self->states = SUYUAN_MULTI_BUTTON (suyuan_multi_button_new_filter (_ ("State")));
  self->overdue = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (_ ("Overdue")));
  self->given_button = gtk_button_new ();
  gtk_widget_add_css_class (self->given_button, "active-chip");
  gtk_widget_set_visible (self->given_button, FALSE);
  g_signal_connect_object (self->states, "edited", G_CALLBACK (filter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->overdue, "toggled", G_CALLBACK (filter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->given_button, "clicked", G_CALLBACK (given_cb), self, G_CONNECT_SWAPPED);
  suyuan_page_head_add (self->head, GTK_WIDGET (self->states));
  suyuan_page_head_add (self->head, GTK_WIDGET (self->overdue));
  suyuan_page_head_add (self->head, self->given_button);
}

SuyuanRecordTable *
suyuan_tasks_page_get_table (SuyuanTasksPage *self)
{
  return self->table;
}

SuyuanTaskPane *
suyuan_tasks_page_get_pane (SuyuanTasksPage *self)
{
  return self->pane;
}
