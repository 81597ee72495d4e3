/* suyuan-service-row.c: one online map of the user's list, open to be changed
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-service-row.h"

#include <glib/gi18n-lib.h>

#include "suyuan-datum-row.h"
#include "suyuan-form-dialog.h"

struct _SuyuanServiceRow
{
  AdwExpanderRow parent_instance;

  GtkEditable *name, *url, *names, *key, *attribution, *approval, *min_zoom, *max_zoom;
  GtkWidget   *datum;
  GtkSwitch   *tms, *offline;
};

G_DEFINE_FINAL_TYPE (SuyuanServiceRow, suyuan_service_row, ADW_TYPE_EXPANDER_ROW)

enum
{
  REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
suyuan_service_row_class_init (SuyuanServiceRowClass *klass)
{
  signals[REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
suyuan_service_row_init (SuyuanServiceRow *self)
{
}

static GtkEditable *
add_entry (SuyuanServiceRow *self,
           const char       *title,
           const char       *text)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ENTRY_ROW, "title", title, "use-markup", FALSE, NULL);

  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  return GTK_EDITABLE (row);
}

static GtkEditable *
add_zoom (SuyuanServiceRow *self,
          const char       *title,
          guint             zoom)
{
  g_autofree char *text = g_strdup_printf ("%u", zoom);

  return add_entry (self, title, text);
}

static GtkSwitch *
add_switch (SuyuanServiceRow *self,
            const char       *title,
            gboolean          on)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", title, NULL);
  GtkWidget *knob = gtk_switch_new ();

  gtk_switch_set_active (GTK_SWITCH (knob), on);
  gtk_widget_set_valign (knob, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), knob);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), knob);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  return GTK_SWITCH (knob);
}

static void
show_head (SuyuanServiceRow *self)
{
  g_autoptr (SuyuanTileService) service = suyuan_service_row_dup_service (self);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), service->name != NULL ? service->name : _ ("New online map"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), suyuan_tile_service_needs_key (service) ? _ ("Needs a key of your own") : "");
}

static void
remove_cb (SuyuanServiceRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
add_rows (SuyuanServiceRow        *self,
          const SuyuanTileService *service)
{
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");

  self->name = add_entry (self, _ ("Name"), service->name);
  self->url = add_entry (self, _ ("Address with {z}, {x}, {y} and {key}"), service->url);
  self->names = add_entry (self, _ ("Address of the names over it, where they are a layer of their own"), service->names);
  self->key = add_entry (self, _ ("Your key"), service->key);
  self->datum = suyuan_datum_row_new (FALSE);
  suyuan_datum_row_set (self->datum, service->datum);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->datum);
  self->attribution = add_entry (self, _ ("Whose map it is"), service->attribution);
  self->approval = add_entry (self, _ ("Map approval number, as the service's page has it"), service->approval);
  self->min_zoom = add_zoom (self, _ ("Coarsest zoom"), service->min_zoom);
  self->max_zoom = add_zoom (self, _ ("Finest zoom"), service->max_zoom);
  self->tms = add_switch (self, _ ("Rows count from the south (TMS)"), service->tms);
  self->offline = add_switch (self, _ ("Its makers allow areas to be saved"), service->offline);

  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, _ ("Take this map out of the list"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Take this map out of the list"), -1);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), remove);
}

GtkWidget *
suyuan_service_row_new (const SuyuanTileService *service)
{
  SuyuanServiceRow *self = g_object_new (SUYUAN_TYPE_SERVICE_ROW, "use-markup", FALSE, NULL);

  add_rows (self, service);
  show_head (self);
  g_signal_connect_object (self->name, "changed", G_CALLBACK (show_head), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->key, "changed", G_CALLBACK (show_head), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->names, "changed", G_CALLBACK (show_head), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->url, "changed", G_CALLBACK (show_head), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/* What is no number counts as a zoom no map has, so that the check names it. */
static guint
zoom_of (GtkEditable *entry)
{
  guint64 zoom;

  return g_ascii_string_to_unsigned (gtk_editable_get_text (entry), 10, 0, SUYUAN_TILE_DEEPEST, &zoom, NULL) ? (guint) zoom
                                                                                                             : SUYUAN_TILE_DEEPEST + 1;
}

/* As it is typed, right or wrong. */
SuyuanTileService *
suyuan_service_row_dup_service (SuyuanServiceRow *self)
{
  SuyuanTileService *service = g_new0 (SuyuanTileService, 1);

  service->name = suyuan_form_dup_text (self->name);
  service->url = suyuan_form_dup_text (self->url);
  service->names = suyuan_form_dup_text (self->names);
  service->key = suyuan_form_dup_text (self->key);
  service->attribution = suyuan_form_dup_text (self->attribution);
  service->approval = suyuan_form_dup_text (self->approval);
  service->min_zoom = zoom_of (self->min_zoom);
  service->max_zoom = zoom_of (self->max_zoom);
  service->tms = gtk_switch_get_active (self->tms);
  service->offline = gtk_switch_get_active (self->offline);
  suyuan_datum_from_key (suyuan_datum_row_get_key (self->datum, FALSE), &service->datum);
  return service;
}

void
suyuan_service_row_set_key (SuyuanServiceRow *self,
                            const char       *key)
{
  gtk_editable_set_text (self->key, key);
}
