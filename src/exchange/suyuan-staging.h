/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A file, or one and its siblings, that appears under its name only when it is complete. */
typedef struct _SuyuanStaging SuyuanStaging;

SuyuanStaging *suyuan_staging_new (const char *path, GError **error);
void           suyuan_staging_free (SuyuanStaging *self);
const char    *suyuan_staging_get_path (SuyuanStaging *self);
gboolean       suyuan_staging_commit (SuyuanStaging *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanStaging, suyuan_staging_free)

G_END_DECLS
