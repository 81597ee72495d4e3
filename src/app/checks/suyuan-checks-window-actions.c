/* suyuan-checks-window-actions.c: what can be done with a finding by key or button, and taken back
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-checks-window-private.h"

#include <glib/gi18n-lib.h>

#include "suyuan-finding-row.h"
#include "suyuan-outlets-page.h"
#include "suyuan-place.h"
#include "suyuan-window.h"

#define CHOSEN G_MAXUINT /* in place of the number of a finding: the one that is chosen */

static const SuyuanFinding *
get_finding (SuyuanChecksWindow *self,
             guint               number)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (number == CHOSEN)
    return row != NULL ? suyuan_finding_row_get_finding (row) : NULL;

  return self->findings != NULL && number < self->findings->len ? self->findings->pdata[number] : NULL;
}

static void
again_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  suyuan_checks_window_read (SUYUAN_CHECKS_WINDOW (widget), G_MAXUINT64);
}

/* --- the map --- */

static gboolean
locate (SuyuanChecksWindow  *self,
        const SuyuanFinding *finding,
        SuyuanBounds        *bounds)
{
  const SuyuanMend *mend = finding->mend;
  g_autoptr (GError) error = NULL;

  if (mend != NULL && mend->has_place)
    {
      *bounds = (SuyuanBounds){ mend->place.lon, mend->place.lat, mend->place.lon, mend->place.lat };
      return TRUE;
    }
  if (!suyuan_office_locate (suyuan_seat_get_office (self->seat), finding->kind, &finding->uid, bounds, &error))
    suyuan_seat_refuse (self->seat, error->message);
  else if (suyuan_bounds_is_empty (bounds))
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_ ("It has no place on the map yet")));
  return error == NULL && !suyuan_bounds_is_empty (bounds);
}

static void
map_cb (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  SuyuanChecksWindow  *self = SUYUAN_CHECKS_WINDOW (widget);
  GtkWindow           *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  const SuyuanFinding *finding = get_finding (self, g_variant_get_uint32 (parameter));
  SuyuanOutletsPage   *page;
  SuyuanBounds         bounds;

  if (finding == NULL || !SUYUAN_IS_WINDOW (parent) || !locate (self, finding, &bounds))
    return;

  gtk_widget_activate_action (GTK_WIDGET (parent), "win.page", "s", "outlets");
  page = SUYUAN_OUTLETS_PAGE (suyuan_window_get_page (SUYUAN_WINDOW (parent), "outlets"));
  gtk_widget_activate_action (GTK_WIDGET (suyuan_outlets_page_get_map (page)), "place.look-at", "(iiii)",
                              bounds.west, bounds.south, bounds.east, bounds.north);
  if (finding->kind == SUYUAN_KIND_OUTLET)
    suyuan_seat_select (self->seat, &finding->uid);
  suyuan_checks_window_leave (self, finding);
}

/* --- putting right --- */

static void
offer_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  SuyuanChecksWindow  *self = SUYUAN_CHECKS_WINDOW (widget);
  const SuyuanFinding *finding;
  guint                number, offer;

  g_variant_get (parameter, "(uu)", &number, &offer);
  finding = get_finding (self, number);
  if (finding != NULL && offer < suyuan_finding_get_n_offers (finding) && suyuan_seat_can_write (self->seat))
    suyuan_finding_take (finding, offer, self->seat);
  else
    gtk_widget_error_bell (widget);
}

static void
certain_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  suyuan_findings_take_certain (SUYUAN_CHECKS_WINDOW (widget)->seat);
}

/* Without a batch the last one. */
static void
undo_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  GtkWindow  *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));
  const char *batch = g_variant_get_string (parameter, NULL);

  if (*batch != '\0')
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.undo-batch", "s", batch);
  else
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.undo", NULL);
}

static void
add_keys (GtkWidgetClass *klass)
{
  gtk_widget_class_add_binding_action (klass, GDK_KEY_m, GDK_CONTROL_MASK, "checks.map", "u", CHOSEN);
  for (guint i = 0; i < 9; i++)
    gtk_widget_class_add_binding_action (klass, GDK_KEY_1 + i, GDK_CONTROL_MASK, "checks.offer", "(uu)", CHOSEN, i);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_z, GDK_CONTROL_MASK, "checks.undo", "s", "");
  gtk_widget_class_add_binding_action (klass, GDK_KEY_F5, 0, "checks.again", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
}

void
suyuan_checks_window_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "checks.again", NULL, again_cb);
  gtk_widget_class_install_action (klass, "checks.map", "u", map_cb);
  gtk_widget_class_install_action (klass, "checks.offer", "(uu)", offer_cb);
  gtk_widget_class_install_action (klass, "checks.certain", NULL, certain_cb);
  gtk_widget_class_install_action (klass, "checks.undo", "s", undo_cb);
  add_keys (klass);
}
