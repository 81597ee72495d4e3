/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-division.h"
#include "suyuan-field.h"

G_BEGIN_DECLS

typedef struct _SuyuanCatalogue SuyuanCatalogue;

SuyuanCatalogue       *suyuan_catalogue_new (GError **error);
SuyuanCatalogue       *suyuan_catalogue_share (GError **error);
SuyuanCatalogue       *suyuan_catalogue_ref (SuyuanCatalogue *self);
void                   suyuan_catalogue_unref (SuyuanCatalogue *self);
guint                  suyuan_catalogue_get_version (SuyuanCatalogue *self);
const SuyuanField     *suyuan_catalogue_get_fields (SuyuanCatalogue *self, SuyuanKind kind, guint *n_fields);
const SuyuanField     *suyuan_catalogue_find_field (SuyuanCatalogue *self, SuyuanKind kind, const char *key);
const SuyuanField     *suyuan_catalogue_match_header (SuyuanCatalogue *self, SuyuanKind kind, const char *header);
SuyuanDivisions       *suyuan_catalogue_get_divisions (SuyuanCatalogue *self);
const SuyuanEnumValue *suyuan_catalogue_get_values (SuyuanCatalogue *self, const char *enumeration, guint *n_values);
const SuyuanEnumValue *suyuan_catalogue_find_value (SuyuanCatalogue *self, const char *enumeration, const char *key);
const SuyuanEnumValue *suyuan_catalogue_match_value (SuyuanCatalogue *self, const char *enumeration,
                                                     const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanCatalogue, suyuan_catalogue_unref)

G_END_DECLS
