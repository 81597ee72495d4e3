/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A text file in any encoding, handed out as UTF-8 in pieces. */
typedef struct _SuyuanTextStream SuyuanTextStream;

SuyuanTextStream *suyuan_text_stream_new (const char *path, const char *encoding, GError **error);
void              suyuan_text_stream_free (SuyuanTextStream *self);
const char       *suyuan_text_stream_get_encoding (SuyuanTextStream *self);
double            suyuan_text_stream_get_progress (SuyuanTextStream *self);
gboolean          suyuan_text_stream_fill (SuyuanTextStream *self, GString *text, gsize bytes, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanTextStream, suyuan_text_stream_free)

G_END_DECLS
