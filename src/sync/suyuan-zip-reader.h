/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A zip file read with distrust: plain files of different names, each as long as it says. */
typedef struct _SuyuanZipReader SuyuanZipReader;

SuyuanZipReader *suyuan_zip_reader_new (const char *path, GError **error);
gboolean         suyuan_zip_reader_next (SuyuanZipReader *self, const char **name, gint64 *size, GError **error);
gssize           suyuan_zip_reader_read (SuyuanZipReader *self, gpointer bytes, gsize length, GError **error);
void             suyuan_zip_reader_free (SuyuanZipReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanZipReader, suyuan_zip_reader_free)

G_END_DECLS
