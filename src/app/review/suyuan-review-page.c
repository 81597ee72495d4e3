/* suyuan-review-page.c: the tasks that wait for a decision, one after the other
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-review-page.h"

#include <glib/gi18n-lib.h>

#include "suyuan-application.h"
#include "suyuan-focus.h"
#include "suyuan-page-head.h"
#include "suyuan-record-table.h"
#include "suyuan-task-pane.h"

#define WAITING "state in ('submitted', 'prechecked', 'accepted', 'public_notice')"

struct _SuyuanReviewPage
{
  AdwBin parent_instance;

  /* Template children */
  SuyuanPageHead    *head;
  GtkStack          *stack;
  SuyuanRecordTable *table;
  SuyuanTaskPane    *pane;

  SuyuanSeat *seat; /* Owned */
};

static void page_iface_init (SuyuanPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SuyuanReviewPage, suyuan_review_page, ADW_TYPE_BIN, G_IMPLEMENT_INTERFACE (SUYUAN_TYPE_PAGE, page_iface_init))

static const SuyuanTableColumn columns[] = {
  { "deadline", 100, FALSE },
  { "state", 170, FALSE },
  { "name", 240, TRUE },
  { "code", 110, FALSE },
};

static void
listed_cb (SuyuanReviewPage *self)
{
  guint n = suyuan_record_table_get_n_rows (self->table);

  suyuan_page_head_set_count (self->head, n, n);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "queue" : "empty");
}

static void
selected_cb (SuyuanReviewPage *self)
{
  SuyuanUid uid;

  if (suyuan_record_table_get_selected (self->table, &uid))
    suyuan_task_pane_show (self->pane, &uid);
}

static void
activated_cb (SuyuanReviewPage *self)
{
  selected_cb (self);
  suyuan_focus_enter (GTK_WIDGET (self->pane));
}

static void
pass_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (SUYUAN_REVIEW_PAGE (widget)->pane), "task.advance", NULL);
}

static void
return_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (SUYUAN_REVIEW_PAGE (widget)->pane), "task.event", "s", "return");
}

static void
move_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  suyuan_record_table_move (SUYUAN_REVIEW_PAGE (widget)->table, g_variant_get_int32 (parameter));
}

static void
suyuan_review_page_set_seat (SuyuanPage *page,
                             SuyuanSeat *seat)
{
  SuyuanReviewPage *self = SUYUAN_REVIEW_PAGE (page);

  g_set_object (&self->seat, seat);
  gtk_stack_set_visible_child_name (self->stack, "queue");
  suyuan_record_table_set_up (self->table, seat, SUYUAN_KIND_TASK, columns, G_N_ELEMENTS (columns), GTK_WIDGET (self));
  suyuan_record_table_set_terms (self->table, WAITING, NULL);
  suyuan_task_pane_set_seat (self->pane, seat);
}

static void
suyuan_review_page_search (SuyuanPage *page,
                           const char *text)
{
  suyuan_record_table_set_terms (SUYUAN_REVIEW_PAGE (page)->table, WAITING, text);
}

static void
suyuan_review_page_primary (SuyuanPage *page)
{
  pass_cb (GTK_WIDGET (page), NULL, NULL);
}

static gboolean
suyuan_review_page_get_record (SuyuanPage *page,
                               SuyuanKind *kind,
                               SuyuanUid  *uid)
{
  SuyuanReviewPage *self = SUYUAN_REVIEW_PAGE (page);

  *kind = SUYUAN_KIND_TASK;
  return suyuan_record_table_get_selected (self->table, uid);
}

static void
suyuan_review_page_edit (SuyuanPage *page)
{
  suyuan_task_pane_edit (SUYUAN_REVIEW_PAGE (page)->pane);
}

static void
suyuan_review_page_list_panes (SuyuanPage *page,
                               GPtrArray  *panes)
{
  SuyuanReviewPage *self = SUYUAN_REVIEW_PAGE (page);

  g_ptr_array_add (panes, self->table);
  suyuan_task_pane_list_panes (self->pane, panes);
}

static void
page_iface_init (SuyuanPageInterface *iface)
{
  iface->set_seat = suyuan_review_page_set_seat;
  iface->search = suyuan_review_page_search;
  iface->primary = suyuan_review_page_primary;
  iface->get_record = suyuan_review_page_get_record;
  iface->edit = suyuan_review_page_edit;
  iface->list_panes = suyuan_review_page_list_panes;
}

static void
suyuan_review_page_dispose (GObject *object)
{
  g_clear_object (&SUYUAN_REVIEW_PAGE (object)->seat);

  G_OBJECT_CLASS (suyuan_review_page_parent_class)->dispose (object);
}

static void
suyuan_review_page_class_init (SuyuanReviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_review_page_dispose;
  g_type_ensure (SUYUAN_TYPE_PAGE_HEAD);
  g_type_ensure (SUYUAN_TYPE_RECORD_TABLE);
  g_type_ensure (SUYUAN_TYPE_TASK_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, SUYUAN_APP_PATH "ui/suyuan-review-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SuyuanReviewPage, head);
  gtk_widget_class_bind_template_child (widget_class, SuyuanReviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SuyuanReviewPage, table);
  gtk_widget_class_bind_template_child (widget_class, SuyuanReviewPage, pane);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, listed_cb);
  gtk_widget_class_install_action (widget_class, "review.pass", NULL, pass_cb);
  gtk_widget_class_install_action (widget_class, "review.return", NULL, return_cb);
  gtk_widget_class_install_action (widget_class, "review.move", "i", move_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, 0, "review.pass", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "review.pass", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_r, 0, "review.return", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_j, 0, "review.move", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_k, 0, "review.move", "i", -1);
}

static void
add_checks_button (SuyuanReviewPage *self)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Standing Checks"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.checks");
  gtk_widget_set_tooltip_text (button, _ ("What cannot be right as it is, and what would put it right (F7)"));
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_hexpand (button, TRUE);
  suyuan_page_head_add (self->head, button);
}

static void
suyuan_review_page_init (SuyuanReviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  suyuan_page_head_set_title (self->head, _ ("Review"), NULL);
  add_checks_button (self);
}

SuyuanTaskPane *
suyuan_review_page_get_pane (SuyuanReviewPage *self)
{
  return self->pane;
}
