/* suyuan-basemap-dialog.c: takes a map file into the workspace, with what it does not say of itself
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-basemap-dialog.h"

#include <glib/gi18n-lib.h>

#include "suyuan-datum-row.h"

struct _SuyuanBasemapDialog
{
  SuyuanFormDialog parent_instance;

  SuyuanFilesGroup *files;
  GtkEditable      *name;
  GtkEditable      *attribution;
  GtkEditable      *approval;
  GtkWidget        *datum;

  GWeakRef bar;
};

/* What goes to the worker. */
typedef struct
{
  char *path, *name, *datum, *attribution, *approval;
} Addition;

G_DEFINE_FINAL_TYPE (SuyuanBasemapDialog, suyuan_basemap_dialog, SUYUAN_TYPE_FORM_DIALOG)

static void
addition_free (gpointer data)
{
  Addition *addition = data;

  g_free (addition->path);
  g_free (addition->name);
  g_free (addition->datum);
  g_free (addition->attribution);
  g_free (addition->approval);
  g_free (addition);
}

static gpointer
add_verb (SuyuanOffice *office,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  Addition          *addition = data;
  SuyuanBasemapTerms terms = { addition->name, addition->datum, addition->attribution, addition->approval };

  return suyuan_office_add_basemap (office, addition->path, &terms, cancellable, error);
}

static void
added_cb (gpointer      object,
          gpointer      result,
          const GError *error)
{
  SuyuanBasemapDialog *self = SUYUAN_BASEMAP_DIALOG (object);
  g_autoptr (SuyuanBasemapBar) bar = g_weak_ref_get (&self->bar);
  const SuyuanBasemap *map = result;
  g_autofree char     *choice = map != NULL ? g_strconcat ("file:", map->file, NULL) : NULL;

  if (error != NULL)
    {
      suyuan_form_dialog_set_fault (SUYUAN_FORM_DIALOG (self), error->message);
      return;
    }
  if (bar != NULL)
    suyuan_basemap_bar_choose (bar, choice);
  gtk_window_close (GTK_WINDOW (self));
}

static void
suyuan_basemap_dialog_apply (SuyuanFormDialog *form)
{
  SuyuanBasemapDialog *self = SUYUAN_BASEMAP_DIALOG (form);
  const char *const   *files = suyuan_files_group_get_files (self->files);
  Addition            *addition;

  if (files[0] == NULL || files[1] != NULL)
    {
      suyuan_form_dialog_set_fault (form, _ ("Choose one map file: raster MBTiles of PNG, JPEG or WebP tiles."));
      return;
    }

  addition = g_new0 (Addition, 1);
  addition->path = g_strdup (files[0]);
  addition->name = suyuan_form_dup_text (self->name);
  addition->datum = g_strdup (suyuan_datum_row_get_key (self->datum, TRUE));
  addition->attribution = suyuan_form_dup_text (self->attribution);
  addition->approval = suyuan_form_dup_text (self->approval);
  suyuan_seat_run (suyuan_form_dialog_get_seat (form), _ ("Adding a map"), add_verb, addition, addition_free,
                   (GDestroyNotify) suyuan_basemap_free, added_cb, self);
}

static void
suyuan_basemap_dialog_finalize (GObject *object)
{
  g_weak_ref_clear (&SUYUAN_BASEMAP_DIALOG (object)->bar);

  G_OBJECT_CLASS (suyuan_basemap_dialog_parent_class)->finalize (object);
}

static void
suyuan_basemap_dialog_class_init (SuyuanBasemapDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = suyuan_basemap_dialog_finalize;
  SUYUAN_FORM_DIALOG_CLASS (klass)->apply = suyuan_basemap_dialog_apply;
}

static void
suyuan_basemap_dialog_init (SuyuanBasemapDialog *self)
{
  g_weak_ref_init (&self->bar, NULL);
}

GtkWidget *
suyuan_basemap_dialog_new (GtkWindow        *parent,
                           SuyuanSeat       *seat,
                           SuyuanBasemapBar *bar)
{
  SuyuanBasemapDialog *self = g_object_new (SUYUAN_TYPE_BASEMAP_DIALOG, NULL);
  SuyuanFormDialog    *form = SUYUAN_FORM_DIALOG (self);
  AdwPreferencesGroup *group;

  suyuan_form_dialog_set_up (form, parent, seat, _ ("Add a Map File"), _ ("_Add"));
  g_weak_ref_set (&self->bar, bar);
  self->files = SUYUAN_FILES_GROUP (suyuan_files_group_new (_ ("Raster MBTiles")));
  suyuan_form_dialog_add_widget (form, GTK_WIDGET (self->files));
  group = suyuan_form_dialog_add_group (form, _ ("What the file does not say itself"));
  self->datum = suyuan_datum_row_new (TRUE);
  adw_preferences_group_add (group, self->datum);
  self->name = suyuan_form_dialog_add_entry (group, _ ("Name"), NULL);
  self->attribution = suyuan_form_dialog_add_entry (group, _ ("Whose map it is"), NULL);
  self->approval = suyuan_form_dialog_add_entry (group, _ ("Map approval number"), NULL);

  return GTK_WIDGET (self);
}

void
suyuan_basemap_dialog_set_file (SuyuanBasemapDialog *self,
                                const char          *path)
{
  suyuan_files_group_add_file (self->files, path);
}
