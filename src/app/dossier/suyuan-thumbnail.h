/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SUYUAN_TYPE_THUMBNAIL (suyuan_thumbnail_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanThumbnail, suyuan_thumbnail, SUYUAN, THUMBNAIL, GtkWidget)

/* A picture, small, with its caption; read in the background; a click shows it whole. @path may be NULL: missing. */
GtkWidget *suyuan_thumbnail_new (const char *path, const char *caption, int side);
void       suyuan_thumbnail_set_words (SuyuanThumbnail *self, const char *words);
void       suyuan_thumbnail_set_note (SuyuanThumbnail *self, const char *note);

G_END_DECLS
