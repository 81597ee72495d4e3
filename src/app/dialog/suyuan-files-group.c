/* suyuan-files-group.c: the files an action takes along: typed, pasted, dropped or chosen
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-files-group.h"

#include <glib/gi18n-lib.h>

#include "suyuan-file-name.h"

struct _SuyuanFilesGroup
{
  AdwPreferencesGroup parent_instance;

  GtkWidget *entry;
  GPtrArray *rows;  /* Owned; of GtkWidget, borrowed, one for each path */
  GPtrArray *paths; /* Owned; of char *, NULL-terminated */
};

G_DEFINE_FINAL_TYPE (SuyuanFilesGroup, suyuan_files_group, ADW_TYPE_PREFERENCES_GROUP)

static void
remove_file (SuyuanFilesGroup *self,
             guint             i)
{
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_remove_index (self->rows, i);
  g_ptr_array_remove_index (self->paths, i);
}

static void
remove_cb (SuyuanFilesGroup *self,
           GtkWidget        *button)
{
  guint i;

  if (g_ptr_array_find (self->rows, gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW), &i))
    remove_file (self, i);
}

void
suyuan_files_group_add_file (SuyuanFilesGroup *self,
                             const char       *path)
{
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *base = g_path_get_basename (path), *name = suyuan_file_name_dup_shown (base);
  g_autofree char *place = g_path_get_dirname (path), *folder = suyuan_file_name_dup_shown (place);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), folder);
  gtk_widget_set_tooltip_text (button, _ ("Leave this file out"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Leave this file out"), -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
  g_ptr_array_insert (self->paths, (int) self->paths->len - 1, g_strdup (path));
}

/* What is wrong stands where the path was typed, until something else is typed there. */
static void
show_fault (SuyuanFilesGroup *self,
            gboolean          wrong)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry), wrong ? _ ("There is no such file") : _ ("Path of a file, then Enter"));
  if (wrong)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
}

static void
changed_cb (SuyuanFilesGroup *self)
{
  show_fault (self, FALSE);
}

/* A place that is none of this computer's, as a picture in a browser, has no path. */
static void
add_place (SuyuanFilesGroup *self,
           GFile            *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  if (g_file_peek_path (file) != NULL)
    {
      suyuan_files_group_add_file (self, g_file_peek_path (file));
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->entry), uri);
  show_fault (self, TRUE);
}

/* Typed or pasted, as a path or as where a browser says it is. */
static char *
dup_path (const char *typed)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));
  char            *path = g_str_has_prefix (text, "file://") ? g_filename_from_uri (text, NULL, NULL) : NULL;

  return path != NULL ? path : g_steal_pointer (&text);
}

/* A path that leads nowhere stays in the entry. */
static void
apply_cb (SuyuanFilesGroup *self)
{
  g_autofree char *path = dup_path (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  if (*path == '\0')
    return;
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      show_fault (self, TRUE);
      return;
    }

  suyuan_files_group_add_file (self, path);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
chosen_cb (GtkNativeDialog  *dialog,
           int               response,
           SuyuanFilesGroup *self)
{
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));

  for (guint i = 0; response == GTK_RESPONSE_ACCEPT && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      add_place (self, file);
    }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
choose_cb (SuyuanFilesGroup *self)
{
  GtkWindow            *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_ ("Choose Files"), window, GTK_FILE_CHOOSER_ACTION_OPEN,
                                                              _ ("_Add"), NULL);

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         gpointer       data)
{
  GdkFileList *list = g_value_get_boxed (value);

  for (GSList *l = gdk_file_list_get_files (list); l != NULL; l = l->next)
    add_place (data, l->data);

  return TRUE;
}

static void
suyuan_files_group_finalize (GObject *object)
{
  g_ptr_array_unref (SUYUAN_FILES_GROUP (object)->rows);
  g_ptr_array_unref (SUYUAN_FILES_GROUP (object)->paths);

  G_OBJECT_CLASS (suyuan_files_group_parent_class)->finalize (object);
}

static gboolean
suyuan_files_group_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SUYUAN_FILES_GROUP (widget)->entry);
}

static void
suyuan_files_group_class_init (SuyuanFilesGroupClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = suyuan_files_group_grab_focus;
  G_OBJECT_CLASS (klass)->finalize = suyuan_files_group_finalize;
}

static void
suyuan_files_group_init (SuyuanFilesGroup *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  GtkWidget     *choose = gtk_button_new_with_mnemonic (_ ("C_hoose…"));

  self->rows = g_ptr_array_new ();
  self->paths = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->paths, NULL);

  self->entry = adw_entry_row_new ();
  show_fault (self, FALSE);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_valign (choose, GTK_ALIGN_CENTER);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->entry), choose);
  g_signal_connect_object (self->entry, "entry-activated", G_CALLBACK (apply_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (choose, "clicked", G_CALLBACK (choose_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->entry);

  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

GtkWidget *
suyuan_files_group_new (const char *title)
{
  return g_object_new (SUYUAN_TYPE_FILES_GROUP, "title", title, NULL);
}

/* Borrowed, NULL-terminated; what is still typed but not entered counts as well. */
const char *const *
suyuan_files_group_get_files (SuyuanFilesGroup *self)
{
  apply_cb (self);

  return (const char *const *) self->paths->pdata;
}

/* Why what is still typed there is no file; NULL: nothing is, or it was one and is taken now. */
char *
suyuan_files_group_dup_fault (SuyuanFilesGroup *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  apply_cb (self);

  return gtk_widget_has_css_class (self->entry, "error") ? g_strdup_printf (_ ("There is no file “%s”; correct the path, or empty the field."), text) : NULL;
}

/* A name with a line break in it would come back as two. */
char *
suyuan_files_group_dup_text (SuyuanFilesGroup *self)
{
  g_autofree char *paths = g_strjoinv ("\n", (char **) self->paths->pdata);

  return g_strdup_printf ("%s\n%s", paths, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

/* Takes the place of the files that are there. The first that is gone meanwhile stands in the entry with its fault, before
 * what was typed there; whatever the entry has no room for is a row, and refused by name with the action. */
void
suyuan_files_group_set_text (SuyuanFilesGroup *self,
                             const char       *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  const char *entered = NULL;
  gboolean    gone = FALSE;

  while (self->rows->len > 0)
    remove_file (self, 0);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      gboolean         typed = lines[i + 1] == NULL;
      g_autofree char *path = typed ? dup_path (lines[i]) : g_strdup (lines[i]);

      if (*path == '\0')
        continue;
      if (entered != NULL || (!typed && g_file_test (path, G_FILE_TEST_IS_REGULAR)))
        {
          suyuan_files_group_add_file (self, path);
          continue;
        }
      entered = lines[i];
      gone = !typed;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->entry), entered != NULL ? entered : "");
  show_fault (self, gone);
}
