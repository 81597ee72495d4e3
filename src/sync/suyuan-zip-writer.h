/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A zip file being written, entry after entry, under another name until it is whole. */
typedef struct _SuyuanZipWriter SuyuanZipWriter;

SuyuanZipWriter *suyuan_zip_writer_new (const char *path, gint64 unix_ms, GError **error);
gboolean         suyuan_zip_writer_begin (SuyuanZipWriter *self, const char *name, gint64 size, GError **error);
gboolean         suyuan_zip_writer_add (SuyuanZipWriter *self, gconstpointer bytes, gsize length, GError **error);
gint64           suyuan_zip_writer_end (SuyuanZipWriter *self, char **sha256, GError **error);
gboolean         suyuan_zip_writer_finish (SuyuanZipWriter *self, GError **error);
void             suyuan_zip_writer_free (SuyuanZipWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanZipWriter, suyuan_zip_writer_free)

G_END_DECLS
