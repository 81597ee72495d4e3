/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-basemap.h"

G_BEGIN_DECLS

/* A part of a map to be carried along: a box in CGCS2000 and the zooms wanted of it. */
typedef struct
{
  SuyuanBounds bounds;
  guint        min_zoom, max_zoom;
} SuyuanBasemapArea;

typedef struct
{
  guint64 tiles;
  guint64 bytes; /* about */
} SuyuanBasemapSize;

typedef void (*SuyuanBasemapProgress) (double   fraction,
                                       guint    tiles,
                                       gpointer data);

guint64  suyuan_basemap_area_count (const SuyuanBasemapArea *self, SuyuanTileSource *source);
gboolean suyuan_basemap_area_estimate (const SuyuanBasemapArea *self, SuyuanTileSource *source, SuyuanBasemapSize *size,
                                       GCancellable *cancellable, GError **error);

SuyuanBasemap *suyuan_office_save_basemap (SuyuanOffice *self, SuyuanTileSource *source, const SuyuanBasemapArea *area,
                                           const char *file, SuyuanBasemapProgress progress, gpointer data,
                                           GCancellable *cancellable, GError **error);

G_END_DECLS
