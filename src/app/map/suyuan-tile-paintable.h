/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SUYUAN_TYPE_TILE_PAINTABLE (suyuan_tile_paintable_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanTilePaintable, suyuan_tile_paintable, SUYUAN, TILE_PAINTABLE, GObject)

/* The picture of a tile. It is drawn a little over its edges: between two pixels an edge is half transparent, and the
 * ground would show as a hairline between two tiles. */
GdkPaintable    *suyuan_tile_paintable_new (cairo_surface_t *picture);
cairo_surface_t *suyuan_tile_paintable_get_picture (SuyuanTilePaintable *self);

G_END_DECLS
