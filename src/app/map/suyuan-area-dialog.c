/* suyuan-area-dialog.c: saves what the map shows for where there is no network, its size told first
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-area-dialog.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

struct _SuyuanAreaDialog
{
  SuyuanFormDialog parent_instance;

  GtkEditable *name;
  GtkWidget   *finest; /* a combo of zooms from the coarsest of the map */
  GtkWidget   *size;   /* a row that tells */

  SuyuanTileSource *tiles; /* Owned */
  SuyuanBasemapArea area;
};

/* What goes to the worker; and comes back with the size, or with what was saved. */
typedef struct
{
  SuyuanSeat       *seat;
  SuyuanTileSource *tiles;
  SuyuanBasemapArea area;
  char             *file;
} Work;

typedef struct
{
  SuyuanBasemapSize size;
  guint             max_zoom;
} Estimate;

G_DEFINE_FINAL_TYPE (SuyuanAreaDialog, suyuan_area_dialog, SUYUAN_TYPE_FORM_DIALOG)

static void
work_free (gpointer data)
{
  Work *work = data;

  g_clear_object (&work->seat);
  g_clear_object (&work->tiles);
  g_free (work->file);
  g_free (work);
}

static Work *
work_new (SuyuanAreaDialog *self)
{
  Work *work = g_new0 (Work, 1);

  work->seat = g_object_ref (suyuan_form_dialog_get_seat (SUYUAN_FORM_DIALOG (self)));
  work->tiles = g_object_ref (self->tiles);
  work->area = self->area;
  return work;
}

/* --- the size --- */

static gpointer
estimate_verb (SuyuanOffice *office,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  Work                *work = data;
  g_autofree Estimate *estimate = g_new0 (Estimate, 1);

  estimate->max_zoom = work->area.max_zoom;
  return suyuan_basemap_area_estimate (&work->area, work->tiles, &estimate->size, cancellable, error) ? g_steal_pointer (&estimate) : NULL;
}

static void
show_size (SuyuanAreaDialog *self,
           const char       *weight)
{
  guint64          tiles = suyuan_basemap_area_count (&self->area, self->tiles);
  g_autofree char *count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%" PRIu64 " tile", "%" PRIu64 " tiles", (gulong) tiles), tiles);
  gboolean         named = suyuan_tile_source_get_names (self->tiles) != NULL;
  g_autofree char *text = g_strdup_printf (named ? _ ("%s for ground and names, %s") : "%s, %s", count, weight);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->size), text);
}

static void
estimated_cb (gpointer      object,
              gpointer      result,
              const GError *error)
{
  SuyuanAreaDialog *self = SUYUAN_AREA_DIALOG (object);
  const Estimate   *estimate = result;
  g_autofree char  *bytes = estimate != NULL ? g_format_size (estimate->size.bytes) : NULL;
  g_autofree char  *about = bytes != NULL ? g_strdup_printf (_ ("about %s"), bytes) : NULL;

  if (error != NULL)
    suyuan_form_dialog_set_fault (SUYUAN_FORM_DIALOG (self), error->message);
  else if (estimate->max_zoom == self->area.max_zoom)
    show_size (self, about);
}

static void
finest_cb (SuyuanAreaDialog *self)
{
  guint coarsest = suyuan_tile_source_get_info (self->tiles)->min_zoom;

  self->area.max_zoom = coarsest + adw_combo_row_get_selected (ADW_COMBO_ROW (self->finest));
  suyuan_form_dialog_set_fault (SUYUAN_FORM_DIALOG (self), NULL);
  show_size (self, _ ("weighing a few of them…"));
  suyuan_seat_study (suyuan_form_dialog_get_seat (SUYUAN_FORM_DIALOG (self)), _ ("Estimating"), estimate_verb, work_new (self), work_free, g_free,
                     estimated_cb, self);
}

/* --- the saving --- */

static void
progress_cb (double   fraction,
             guint    tiles,
             gpointer data)
{
  suyuan_seat_report (data, fraction, tiles);
}

static gpointer
save_verb (SuyuanOffice *office,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  Work *work = data;
  g_autoptr (SuyuanBasemap) map = suyuan_office_save_basemap (office, work->tiles, &work->area, work->file, progress_cb, work->seat,
                                                              cancellable, error);
  g_autofree char *told = map != NULL ? g_strdup_printf (_ ("The map “%s” is in the workspace"), map->file) : NULL;

  return g_steal_pointer (&told);
}

/* The dialog goes at once: how far it is, and Cancel, are in the window's head. */
static void
suyuan_area_dialog_apply (SuyuanFormDialog *form)
{
  SuyuanAreaDialog *self = SUYUAN_AREA_DIALOG (form);
  SuyuanSeat       *seat = suyuan_form_dialog_get_seat (form);
  g_autofree char  *name = suyuan_form_dup_text (self->name);
  Work             *work;

  if (name == NULL)
    {
      suyuan_form_dialog_set_fault (form, _ ("Give the map a name."));
      return;
    }
  work = work_new (self);
  work->file = g_steal_pointer (&name);
  suyuan_seat_study (seat, _ ("Saving a map area"), save_verb, work, work_free, g_free, suyuan_seat_tell_result, seat);
  gtk_window_close (GTK_WINDOW (self));
}

static void
suyuan_area_dialog_dispose (GObject *object)
{
  g_clear_object (&SUYUAN_AREA_DIALOG (object)->tiles);

  G_OBJECT_CLASS (suyuan_area_dialog_parent_class)->dispose (object);
}

static void
suyuan_area_dialog_class_init (SuyuanAreaDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = suyuan_area_dialog_dispose;
  SUYUAN_FORM_DIALOG_CLASS (klass)->apply = suyuan_area_dialog_apply;
}

static void
suyuan_area_dialog_init (SuyuanAreaDialog *self)
{
}

static GListModel *
list_zooms (const SuyuanTileInfo *info)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint zoom = info->min_zoom; zoom <= info->max_zoom; zoom++)
    gtk_string_list_take (list, g_strdup_printf ("%u", zoom));
  return G_LIST_MODEL (list);
}

GtkWidget *
suyuan_area_dialog_new (GtkWindow        *parent,
                        SuyuanSeat       *seat,
                        SuyuanBasemapBar *bar)
{
  SuyuanAreaDialog    *self = g_object_new (SUYUAN_TYPE_AREA_DIALOG, NULL);
  SuyuanFormDialog    *form = SUYUAN_FORM_DIALOG (self);
  AdwPreferencesGroup *group;
  g_autoptr (GListModel) zooms = NULL;

  self->tiles = g_object_ref (suyuan_basemap_bar_get_tiles (bar));
  suyuan_basemap_bar_get_area (bar, &self->area);
  suyuan_form_dialog_set_up (form, parent, seat, _ ("Save This Area"), _ ("_Save"));
  group = suyuan_form_dialog_add_group (form, _ ("What the map shows now"));
  self->name = suyuan_form_dialog_add_entry (group, _ ("Name of the map file"), NULL);
  zooms = list_zooms (suyuan_tile_source_get_info (self->tiles));
  self->finest = g_object_new (ADW_TYPE_COMBO_ROW, "title", _ ("Down to zoom"), "model", zooms, NULL);
  adw_preferences_group_add (group, self->finest);
  self->size = g_object_new (ADW_TYPE_ACTION_ROW, "title", _ ("Size"), NULL);
  adw_preferences_group_add (group, self->size);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->finest), self->area.max_zoom - suyuan_tile_source_get_info (self->tiles)->min_zoom);
  finest_cb (self);
  g_signal_connect_object (self->finest, "notify::selected", G_CALLBACK (finest_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

const char *
suyuan_area_dialog_get_size (SuyuanAreaDialog *self)
{
  return adw_action_row_get_subtitle (ADW_ACTION_ROW (self->size));
}
