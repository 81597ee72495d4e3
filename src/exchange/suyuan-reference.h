/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "suyuan-gdal.h"

G_BEGIN_DECLS

/* The way from a file's coordinates to CGCS2000 longitude and latitude. */
typedef struct _SuyuanReference SuyuanReference;

OGRSpatialReferenceH suyuan_reference_parse (const char *crs, GError **error);

SuyuanReference *suyuan_reference_new (const char *crs, OGRSpatialReferenceH found, GError **error);
void             suyuan_reference_free (SuyuanReference *self);
const char      *suyuan_reference_describe (SuyuanReference *self);
GBytes          *suyuan_reference_convert (SuyuanReference *self, OGRGeometryH geometry, const char **warning);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanReference, suyuan_reference_free)

G_END_DECLS
