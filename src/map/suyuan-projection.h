/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "suyuan-tile-source.h"

G_BEGIN_DECLS

#define SUYUAN_TILE_SIZE 256.0

/* A place on the Web Mercator square: x east, y south, both in [0, 1). */
typedef struct
{
  double x, y;
} SuyuanWorld;

typedef struct
{
  double west, north, east, south; /* world; north < south */
} SuyuanExtent;

/* What a map window shows. At zoom z the world is SUYUAN_TILE_SIZE · 2^z pixels wide. */
typedef struct
{
  SuyuanWorld centre;
  double      zoom;
  double      width, height; /* pixels, or points on paper */
  double      rotation;      /* radians, clockwise on the screen */
} SuyuanViewport;

SuyuanWorld    suyuan_world_from_position (const SuyuanPosition *position);
SuyuanPosition suyuan_world_to_position (const SuyuanWorld *world);

SuyuanExtent suyuan_extent_empty (void);
gboolean     suyuan_extent_is_empty (const SuyuanExtent *self);
void         suyuan_extent_include (SuyuanExtent *self, const SuyuanWorld *world);
void         suyuan_extent_unite (SuyuanExtent *self, const SuyuanExtent *other);
void         suyuan_extent_grow (SuyuanExtent *self, double by);
gboolean     suyuan_extent_contains (const SuyuanExtent *self, const SuyuanWorld *world);
gboolean     suyuan_extent_intersects (const SuyuanExtent *self, const SuyuanExtent *other);
SuyuanExtent suyuan_extent_from_bounds (const SuyuanBounds *bounds);
SuyuanBounds suyuan_extent_to_bounds (const SuyuanExtent *self);

double       suyuan_viewport_get_scale (const SuyuanViewport *self);
void         suyuan_viewport_get_matrix (const SuyuanViewport *self, cairo_matrix_t *matrix);
void         suyuan_viewport_to_screen (const SuyuanViewport *self, const SuyuanWorld *world, double *x, double *y);
SuyuanWorld  suyuan_viewport_from_screen (const SuyuanViewport *self, double x, double y);
SuyuanExtent suyuan_viewport_get_extent (const SuyuanViewport *self);
void         suyuan_viewport_fit (SuyuanViewport *self, const SuyuanExtent *extent, double padding, double max_zoom);
double       suyuan_viewport_get_metres_per_pixel (const SuyuanViewport *self);

SuyuanTile   suyuan_tile_at (const SuyuanWorld *world, guint zoom);
SuyuanExtent suyuan_tile_get_extent (const SuyuanTile *self);

G_END_DECLS
