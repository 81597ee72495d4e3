/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-workspace.h"

G_BEGIN_DECLS

/* A file on its way into the media folder. */
typedef struct _SuyuanMediaWriter SuyuanMediaWriter;

void               suyuan_media_sweep (SuyuanWorkspace *workspace);
SuyuanMediaWriter *suyuan_media_writer_new (SuyuanWorkspace *workspace, const char *name, GError **error);
gboolean           suyuan_media_writer_add (SuyuanMediaWriter *self, gconstpointer bytes, gsize length, GError **error);
gboolean           suyuan_media_writer_keep (SuyuanMediaWriter *self, const char *sha256, const char *name, GError **error);
void               suyuan_media_writer_free (SuyuanMediaWriter *self);
char              *suyuan_workspace_get_media_path (SuyuanWorkspace *self, const char *sha256, const char *name);
gboolean           suyuan_media_is_whole (const char *path, const char *sha256);
gboolean           suyuan_media_is_there (SuyuanWorkspace *workspace, const char *sha256, const char *name, goffset bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanMediaWriter, suyuan_media_writer_free)

G_END_DECLS
