/* suyuan-records-page.c: sections or enterprises: a table and the record chosen in it
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-records-page.h"

#include <glib/gi18n-lib.h>

#include "suyuan-application.h"
#include "suyuan-focus.h"
#include "suyuan-new-dialog.h"
#include "suyuan-page-head.h"
#include "suyuan-record-pane.h"
#include "suyuan-record-table.h"

struct _SuyuanRecordsPage
{
  AdwBin parent_instance;

  /* Template children */
  SuyuanPageHead    *head;
  GtkStack          *stack;
  AdwStatusPage     *empty;
  SuyuanRecordTable *table;
  SuyuanRecordPane  *pane;

  SuyuanKind  kind;
  SuyuanSeat *seat; /* Owned */
};

static void page_iface_init (SuyuanPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SuyuanRecordsPage, suyuan_records_page, ADW_TYPE_BIN, G_IMPLEMENT_INTERFACE (SUYUAN_TYPE_PAGE, page_iface_init))

static const SuyuanTableColumn section_columns[] = {
  { "code", 100, FALSE },
  { "name", 240, TRUE },
  { "river", 100, FALSE },
  { "level", 90, FALSE },
  { "role", 100, FALSE },
  { "target", 90, FALSE },
  { "division", 90, FALSE },
};
static const SuyuanTableColumn enterprise_columns[] = {
  { "code", 130, FALSE },
  { "name", 240, TRUE },
  { "type", 120, FALSE },
  { "status", 90, FALSE },
  { "credit_code", 190, FALSE },
  { "division", 90, FALSE },
};

static void
listed_cb (SuyuanRecordsPage *self)
{
  guint all = suyuan_record_model_get_all (suyuan_record_table_get_model (self->table));

  suyuan_page_head_set_count (self->head, suyuan_record_table_get_n_rows (self->table), all);
  gtk_stack_set_visible_child_name (self->stack, all > 0 ? "table" : "empty");
}

/* What was searched for gives way to a record it leaves out. */
static void
missed_cb (SuyuanRecordsPage *self)
{
  suyuan_record_table_set_terms (self->table, NULL, NULL);
}

static void
selected_cb (SuyuanRecordsPage *self)
{
  SuyuanUid uid;

  if (suyuan_record_table_get_selected (self->table, &uid))
    suyuan_record_pane_show (self->pane, &uid);
}

static void
activated_cb (SuyuanRecordsPage *self)
{
  selected_cb (self);
  suyuan_focus_enter (GTK_WIDGET (self->pane));
}

static void
suyuan_records_page_set_seat (SuyuanPage *page,
                              SuyuanSeat *seat)
{
  SuyuanRecordsPage *self = SUYUAN_RECORDS_PAGE (page);

  g_set_object (&self->seat, seat);
  gtk_stack_set_visible_child_name (self->stack, "table");
  if (self->kind == SUYUAN_KIND_SECTION)
    suyuan_record_table_set_up (self->table, seat, self->kind, section_columns, G_N_ELEMENTS (section_columns), GTK_WIDGET (self));
  else
    suyuan_record_table_set_up (self->table, seat, self->kind, enterprise_columns, G_N_ELEMENTS (enterprise_columns), GTK_WIDGET (self));
  suyuan_record_pane_set_up (self->pane, seat, self->kind);
}

static void
suyuan_records_page_show (SuyuanPage      *page,
                          const SuyuanUid *uid)
{
  SuyuanRecordsPage *self = SUYUAN_RECORDS_PAGE (page);

  suyuan_record_table_lead (self->table, uid);
  suyuan_record_pane_show (self->pane, uid);
}

static void
suyuan_records_page_search (SuyuanPage *page,
                            const char *text)
{
  suyuan_record_table_set_terms (SUYUAN_RECORDS_PAGE (page)->table, NULL, text);
}

static void
suyuan_records_page_primary (SuyuanPage *page)
{
  SuyuanRecordsPage *self = SUYUAN_RECORDS_PAGE (page);

  gtk_window_present (GTK_WINDOW (suyuan_new_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->seat, self->kind)));
}

static gboolean
suyuan_records_page_get_record (SuyuanPage *page,
                                SuyuanKind *kind,
                                SuyuanUid  *uid)
{
  SuyuanRecordsPage *self = SUYUAN_RECORDS_PAGE (page);

  *kind = self->kind;
  return suyuan_record_table_get_selected (self->table, uid);
}

static void
suyuan_records_page_edit (SuyuanPage *page)
{
  suyuan_record_pane_edit (SUYUAN_RECORDS_PAGE (page)->pane);
}

static void
suyuan_records_page_list_panes (SuyuanPage *page,
                                GPtrArray  *panes)
{
  SuyuanRecordsPage *self = SUYUAN_RECORDS_PAGE (page);

  g_ptr_array_add (panes, self->table);
  g_ptr_array_add (panes, self->pane);
  g_ptr_array_add (panes, self->head);
}

static void
page_iface_init (SuyuanPageInterface *iface)
{
  iface->set_seat = suyuan_records_page_set_seat;
  iface->show = suyuan_records_page_show;
  iface->search = suyuan_records_page_search;
  iface->primary = suyuan_records_page_primary;
  iface->get_record = suyuan_records_page_get_record;
  iface->edit = suyuan_records_page_edit;
  iface->list_panes = suyuan_records_page_list_panes;
}

static void
suyuan_records_page_dispose (GObject *object)
{
  g_clear_object (&SUYUAN_RECORDS_PAGE (object)->seat);

  G_OBJECT_CLASS (suyuan_records_page_parent_class)->dispose (object);
}

static void
suyuan_records_page_class_init (SuyuanRecordsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_records_page_dispose;
  g_type_ensure (SUYUAN_TYPE_PAGE_HEAD);
  g_type_ensure (SUYUAN_TYPE_RECORD_PANE);
  g_type_ensure (SUYUAN_TYPE_RECORD_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, SUYUAN_APP_PATH "ui/suyuan-records-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SuyuanRecordsPage, head);
  gtk_widget_class_bind_template_child (widget_class, SuyuanRecordsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SuyuanRecordsPage, empty);
  gtk_widget_class_bind_template_child (widget_class, SuyuanRecordsPage, table);
  gtk_widget_class_bind_template_child (widget_class, SuyuanRecordsPage, pane);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, listed_cb);
  gtk_widget_class_bind_template_callback (widget_class, missed_cb);
}

static void
suyuan_records_page_init (SuyuanRecordsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
suyuan_records_page_new (SuyuanKind kind)
{
  SuyuanRecordsPage *self = g_object_new (SUYUAN_TYPE_RECORDS_PAGE, NULL);
  gboolean           section = kind == SUYUAN_KIND_SECTION;

  self->kind = kind;
  suyuan_page_head_set_title (self->head, section ? _ ("Sections") : _ ("Enterprises"), section ? _ ("_New Section…") : _ ("_New Enterprise…"));
  adw_status_page_set_title (self->empty, section ? _ ("No sections yet") : _ ("No enterprises yet"));
  adw_status_page_set_description (self->empty,
                                   section ? _ ("A section is where a river is measured. Import the list of your monitoring sections to begin.")
                                           : _ ("Enterprises are who the water comes from. Import the register of dischargers to begin."));

  return GTK_WIDGET (self);
}
