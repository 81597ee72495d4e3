/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-stmt.h"

G_BEGIN_DECLS

#define SUYUAN_SCHEMA_STEPS 2

gboolean  suyuan_schema_apply (SuyuanDb *db, GError **error);
gboolean  suyuan_schema_upgrade (SuyuanDb *db, GError **error);
gboolean  suyuan_schema_check (SuyuanDb *db, gboolean *is_old, GError **error);
gboolean  suyuan_schema_compare (SuyuanDb *db, char **difference, GError **error);
SuyuanDb *suyuan_schema_make_model (GError **error);
gboolean  suyuan_schema_rebuild (SuyuanDb *db, GError **error);

char    *suyuan_meta_get (SuyuanDb *db, const char *key, GError **error);
gboolean suyuan_meta_set (SuyuanDb *db, const char *key, const char *value, GError **error);
gboolean suyuan_meta_seal (SuyuanDb *db, GError **error);
gboolean suyuan_meta_check (SuyuanDb *db, gboolean *whole, GError **error);

G_END_DECLS
