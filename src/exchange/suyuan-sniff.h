/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a file is by its content. */
typedef enum
{
  SUYUAN_FORMAT_UNKNOWN,
  SUYUAN_FORMAT_TEXT,
  SUYUAN_FORMAT_XLSX,
  SUYUAN_FORMAT_ODS,
  SUYUAN_FORMAT_XLS,
  SUYUAN_FORMAT_KMZ,
  SUYUAN_FORMAT_DATABASE, /* GeoPackage, SpatiaLite */
  SUYUAN_FORMAT_JSON,
  SUYUAN_FORMAT_KML,
  SUYUAN_FORMAT_GPX,
  SUYUAN_FORMAT_SHAPEFILE,
} SuyuanFormat;

SuyuanFormat suyuan_sniff (const char *path, GError **error);

G_END_DECLS
