/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*SuyuanPathChosen) (gpointer    object,
                                  const char *path);

/* Asks for one file or folder of this computer, to be shown by the caller. @name: proposed for a file to be saved, or NULL. @chosen is
 * told unless nothing was chosen or @object is gone by then. */
GtkNativeDialog *suyuan_path_chooser_new (GtkWindow *parent, GtkFileChooserAction action, const char *title, const char *accept,
                                          const char *name, SuyuanPathChosen chosen, GObject *object);

G_END_DECLS
