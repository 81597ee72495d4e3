/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-projection.h"

G_BEGIN_DECLS

#define SUYUAN_OVERPRINT_BASES 2 /* the ground, and names that are a source of their own */

/**
 * SuyuanOverprint:
 * @tile: which tile of the base map
 * @column: where it stands in its row; beyond the edges of the world it begins anew
 * @x: pixels of the picture of the map, from its left
 * @y: from its top
 * @bases: the tile's pictures from below to above; %NULL: the base map has none there
 * @print: base map and data in one, opaque, premultiplied ARGB; %NULL until it is printed
 *
 * The part of a picture of the map that lies on one tile of the base map.
 */
typedef struct
{
  SuyuanTile       tile;
  int              column;
  int              x, y, width, height;
  cairo_surface_t *bases[SUYUAN_OVERPRINT_BASES];
  cairo_surface_t *print;
} SuyuanOverprint;

/* How a base map is seen under the data. */
typedef struct
{
  double  opacity;
  guint32 ground; /* rgb; what shows through */
} SuyuanOverprintTone;

void       suyuan_overprint_free (SuyuanOverprint *self);
GPtrArray *suyuan_overprint_list (const SuyuanViewport *picture, int scale);
void       suyuan_overprint_print (SuyuanOverprint *self, cairo_surface_t *scene, const SuyuanViewport *picture, const SuyuanOverprintTone *tone);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanOverprint, suyuan_overprint_free)

G_END_DECLS
