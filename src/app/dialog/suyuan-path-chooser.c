/* suyuan-path-chooser.c: which file or folder of this computer
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-path-chooser.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  SuyuanPathChosen chosen;
  GWeakRef         object;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_weak_ref_clear (&asking->object);
  g_free (asking);
}

static void
refuse (GtkWindow *parent)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, _ ("This was not done"), _ ("That place is not a folder of this computer; choose another"));

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* @object is alive, and so is the window it asked over. */
static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             Asking          *asking)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr (GObject) object = g_weak_ref_get (&asking->object);
  GtkWindow *parent = gtk_native_dialog_get_transient_for (dialog);

  gtk_native_dialog_destroy (dialog);
  if (response == GTK_RESPONSE_ACCEPT && object != NULL && path != NULL)
    asking->chosen (object, path);
  else if (response == GTK_RESPONSE_ACCEPT && object != NULL && file != NULL)
    refuse (parent);
  g_object_unref (dialog);
}

GtkNativeDialog *
suyuan_path_chooser_new (GtkWindow           *parent,
                         GtkFileChooserAction action,
                         const char          *title,
                         const char          *accept,
                         const char          *name,
                         SuyuanPathChosen     chosen,
                         GObject             *object)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, action, accept, NULL);
  Asking               *asking = g_new0 (Asking, 1);

  asking->chosen = chosen;
  g_weak_ref_init (&asking->object, object);
  g_object_set_data_full (G_OBJECT (dialog), "asking", asking, asking_free);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), asking);

  return GTK_NATIVE_DIALOG (dialog);
}
