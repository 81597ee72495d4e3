/* suyuan-services-dialog.c: the user's list of online maps
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-services-dialog.h"

#include <glib/gi18n-lib.h>

#include "suyuan-service-row.h"
#include "suyuan-tile-services.h"

struct _SuyuanServicesDialog
{
  SuyuanFormDialog parent_instance;

  AdwPreferencesGroup *group;
  GPtrArray           *rows; /* Owned; of borrowed SuyuanServiceRow */
};

G_DEFINE_FINAL_TYPE (SuyuanServicesDialog, suyuan_services_dialog, SUYUAN_TYPE_FORM_DIALOG)

static void
removed_cb (SuyuanServicesDialog *self,
            GtkWidget            *row)
{
  g_ptr_array_remove (self->rows, row);
  adw_preferences_group_remove (self->group, row);
}

static GtkWidget *
add_row (SuyuanServicesDialog    *self,
         const SuyuanTileService *service)
{
  GtkWidget *row = suyuan_service_row_new (service);

  g_signal_connect_object (row, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
new_cb (SuyuanServicesDialog *self)
{
  GtkWidget *row = add_row (self, &(SuyuanTileService){ .url = (char *) "https://", .max_zoom = 18 });

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

static void
suyuan_services_dialog_apply (SuyuanFormDialog *form)
{
  SuyuanServicesDialog *self = SUYUAN_SERVICES_DIALOG (form);
  g_autoptr (GPtrArray) services = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_tile_service_free);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    g_ptr_array_add (services, suyuan_service_row_dup_service (self->rows->pdata[i]));
  if (suyuan_tile_services_save (services, &error))
    gtk_window_close (GTK_WINDOW (self));
  else
    suyuan_form_dialog_set_fault (form, error->message);
}

static void
suyuan_services_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (SUYUAN_SERVICES_DIALOG (object)->rows);

  G_OBJECT_CLASS (suyuan_services_dialog_parent_class)->finalize (object);
}

static void
suyuan_services_dialog_class_init (SuyuanServicesDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = suyuan_services_dialog_finalize;
  SUYUAN_FORM_DIALOG_CLASS (klass)->apply = suyuan_services_dialog_apply;
}

static void
suyuan_services_dialog_init (SuyuanServicesDialog *self)
{
  self->rows = g_ptr_array_new ();
}

GtkWidget *
suyuan_services_dialog_new (GtkWindow  *parent,
                            SuyuanSeat *seat)
{
  SuyuanServicesDialog *self = g_object_new (SUYUAN_TYPE_SERVICES_DIALOG, NULL);
  SuyuanFormDialog     *form = SUYUAN_FORM_DIALOG (self);
  GtkWidget            *add = gtk_button_new_with_mnemonic (_ ("_New…"));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) services = suyuan_tile_services_load (&error);

  suyuan_form_dialog_set_up (form, parent, seat, _ ("Online Maps"), _ ("_Save"));
  self->group = suyuan_form_dialog_add_group (form, _ ("Maps to be chosen from"));
  adw_preferences_group_set_description (self->group, _ ("Nothing is fetched from any of them until it is chosen as the base map."));
  gtk_widget_add_css_class (add, "flat");
  gtk_widget_set_valign (add, GTK_ALIGN_CENTER);
  g_signal_connect_object (add, "clicked", G_CALLBACK (new_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (self->group, add);
  for (guint i = 0; services != NULL && i < services->len; i++)
    add_row (self, services->pdata[i]);
  if (error != NULL)
    suyuan_form_dialog_set_fault (form, error->message);

  return GTK_WIDGET (self);
}
