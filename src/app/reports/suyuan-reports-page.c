/* suyuan-reports-page.c: what goes out on paper and as files
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-reports-page.h"

#include <glib/gi18n-lib.h>

#include "suyuan-application.h"
#include "suyuan-bulletin-window.h"
#include "suyuan-page-head.h"
#include "suyuan-print.h"

struct _SuyuanReportsPage
{
  AdwBin parent_instance;

  /* Template children */
  SuyuanPageHead *head;
  AdwActionRow   *one;
  AdwActionRow   *all;

  SuyuanSeat *seat; /* Owned */
};

static void page_iface_init (SuyuanPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SuyuanReportsPage, suyuan_reports_page, ADW_TYPE_BIN, G_IMPLEMENT_INTERFACE (SUYUAN_TYPE_PAGE, page_iface_init))

static GtkWindow *
window_of (GtkWidget *widget)
{
  return GTK_WINDOW (gtk_widget_get_root (widget));
}

/* The row says of which outlet, and why there is nothing to make while none is chosen. */
static void
refresh (SuyuanReportsPage *self)
{
  SuyuanOffice    *office = suyuan_seat_get_office (self->seat);
  gint64           n = suyuan_seat_count (self->seat, SUYUAN_KIND_OUTLET);
  g_autofree char *all = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d outlet", "%d outlets", (gulong) n), (int) n);
  SuyuanUid        uid;
  gboolean         chosen = suyuan_seat_get_selected (self->seat, &uid);
  g_autofree char *label = chosen ? suyuan_office_dup_label (office, SUYUAN_KIND_OUTLET, &uid) : g_strdup (_ ("Choose an outlet first"));

  adw_action_row_set_subtitle (self->one, label);
  adw_action_row_set_subtitle (self->all, all);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.dossier", chosen);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.dossiers", n > 0);
}

static void
dossier_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  SuyuanReportsPage *self = SUYUAN_REPORTS_PAGE (widget);
  SuyuanUid          uid;

  if (suyuan_seat_get_selected (self->seat, &uid))
    suyuan_print_dossier (window_of (widget), self->seat, &uid);
}

static void
dossiers_cb (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  suyuan_print_dossiers (window_of (widget), SUYUAN_REPORTS_PAGE (widget)->seat, NULL, NULL);
}

static void
bulletin_cb (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  suyuan_bulletin_window_present (window_of (widget), SUYUAN_REPORTS_PAGE (widget)->seat);
}

static void
list_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  SuyuanKind kind = suyuan_kind_from_name (g_variant_get_string (parameter, NULL));

  suyuan_print_list (window_of (widget), SUYUAN_REPORTS_PAGE (widget)->seat, kind, NULL);
}

static void
suyuan_reports_page_set_seat (SuyuanPage *page,
                              SuyuanSeat *seat)
{
  SuyuanReportsPage *self = SUYUAN_REPORTS_PAGE (page);

  if (self->seat != NULL)
    g_signal_handlers_disconnect_by_data (self->seat, self);
  g_set_object (&self->seat, seat);
  g_signal_connect_object (seat, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (seat, "selected", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}

/* The dossier of the chosen outlet, else of all. */
static void
suyuan_reports_page_primary (SuyuanPage *page)
{
  SuyuanReportsPage *self = SUYUAN_REPORTS_PAGE (page);
  SuyuanUid          uid;

  gtk_widget_activate_action (GTK_WIDGET (self), suyuan_seat_get_selected (self->seat, &uid) ? "report.dossier" : "report.dossiers", NULL);
}

static void
page_iface_init (SuyuanPageInterface *iface)
{
  iface->set_seat = suyuan_reports_page_set_seat;
  iface->primary = suyuan_reports_page_primary;
}

static void
suyuan_reports_page_dispose (GObject *object)
{
  g_clear_object (&SUYUAN_REPORTS_PAGE (object)->seat);

  G_OBJECT_CLASS (suyuan_reports_page_parent_class)->dispose (object);
}

static void
suyuan_reports_page_class_init (SuyuanReportsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_reports_page_dispose;
  g_type_ensure (SUYUAN_TYPE_PAGE_HEAD);
  gtk_widget_class_set_template_from_resource (widget_class, SUYUAN_APP_PATH "ui/suyuan-reports-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SuyuanReportsPage, head);
  gtk_widget_class_bind_template_child (widget_class, SuyuanReportsPage, one);
  gtk_widget_class_bind_template_child (widget_class, SuyuanReportsPage, all);
  gtk_widget_class_install_action (widget_class, "report.dossier", NULL, dossier_cb);
  gtk_widget_class_install_action (widget_class, "report.dossiers", NULL, dossiers_cb);
  gtk_widget_class_install_action (widget_class, "report.bulletin", NULL, bulletin_cb);
  gtk_widget_class_install_action (widget_class, "report.list", "s", list_cb);
}

static void
suyuan_reports_page_init (SuyuanReportsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  suyuan_page_head_set_title (self->head, _ ("Reports"), _ ("_Make Dossier…"));
}
