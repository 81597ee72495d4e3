/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-dataset.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_OGR_SOURCE (suyuan_ogr_source_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanOgrSource, suyuan_ogr_source, SUYUAN, OGR_SOURCE, GObject)

SuyuanRowSource *suyuan_ogr_source_new (const char *path, SuyuanFormat format, const SuyuanOpenOptions *options,
                                        GError **error);
const char      *suyuan_ogr_source_describe (SuyuanOgrSource *self);

G_END_DECLS
