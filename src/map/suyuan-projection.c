/* Where things are on the map: degrees to the Web Mercator square, and the square to the screen
 * through one affine matrix per frame, so that a point costs two multiply-adds. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-map"

#include "suyuan-projection.h"

#include <math.h>

#define EQUATOR_M 40075016.685578488 /* 2 π · 6378137 m */
#define LAST_WORLD 0.99999999999

static double
degrees_to_y (double latitude)
{
  return CLAMP (suyuan_mercator_from_latitude (latitude), 0, LAST_WORLD);
}

/**
 * suyuan_world_from_position:
 * @position: degrees × 10⁷
 *
 * Spherical Mercator as in EPSG:3857; latitudes beyond ±85.05° land on the edge.
 *
 * Returns: world coordinates in [0, 1)
 */
SuyuanWorld
suyuan_world_from_position (const SuyuanPosition *position)
{
  double x = ((double) position->lon / SUYUAN_DEGREE + 180) / 360;

  return (SuyuanWorld){ CLAMP (x, 0, LAST_WORLD), degrees_to_y ((double) position->lat / SUYUAN_DEGREE) };
}

/**
 * suyuan_world_to_position:
 * @world: a place on the square; outside it is moved to its edge
 *
 * Returns: the nearest position, exact to 10⁻⁷ degrees
 */
SuyuanPosition
suyuan_world_to_position (const SuyuanWorld *world)
{
  double x = CLAMP (world->x, 0, 1), y = CLAMP (world->y, 0, 1);

  return (SuyuanPosition){
    (gint32) CLAMP (lround ((x * 360 - 180) * SUYUAN_DEGREE), -1800000000L, 1800000000L),
    (gint32) lround (suyuan_mercator_to_latitude (y) * SUYUAN_DEGREE),
  };
}

/**
 * suyuan_extent_empty:
 *
 * Returns: an extent that holds nothing and grows with the first place included
 */
SuyuanExtent
suyuan_extent_empty (void)
{
  return (SuyuanExtent){ G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };
}

/**
 * suyuan_extent_is_empty:
 *
 * Returns: whether nothing was ever included; a single place is not empty
 */
gboolean
suyuan_extent_is_empty (const SuyuanExtent *self)
{
  return self->west > self->east || self->north > self->south;
}

/**
 * suyuan_extent_include:
 *
 * Grows @self so that it holds @world.
 */
void
suyuan_extent_include (SuyuanExtent      *self,
                       const SuyuanWorld *world)
{
  self->west = MIN (self->west, world->x);
  self->east = MAX (self->east, world->x);
  self->north = MIN (self->north, world->y);
  self->south = MAX (self->south, world->y);
}

/**
 * suyuan_extent_unite:
 *
 * Grows @self so that it holds @other too; an empty @other changes nothing.
 */
void
suyuan_extent_unite (SuyuanExtent       *self,
                     const SuyuanExtent *other)
{
  self->west = MIN (self->west, other->west);
  self->east = MAX (self->east, other->east);
  self->north = MIN (self->north, other->north);
  self->south = MAX (self->south, other->south);
}

/**
 * suyuan_extent_grow:
 * @by: world units, on each of the four sides
 *
 * Pushes the sides of @self outwards; pixels divided by suyuan_viewport_get_scale() are world units.
 */
void
suyuan_extent_grow (SuyuanExtent *self,
                    double        by)
{
  self->west -= by;
  self->north -= by;
  self->east += by;
  self->south += by;
}

/**
 * suyuan_extent_contains:
 *
 * Returns: whether @world lies in @self; the sides belong to it
 */
gboolean
suyuan_extent_contains (const SuyuanExtent *self,
                        const SuyuanWorld  *world)
{
  return world->x >= self->west && world->x <= self->east && world->y >= self->north && world->y <= self->south;
}

/**
 * suyuan_extent_intersects:
 *
 * Returns: whether the two share a place; an empty one shares none
 */
gboolean
suyuan_extent_intersects (const SuyuanExtent *self,
                          const SuyuanExtent *other)
{
  return self->west <= other->east && other->west <= self->east && self->north <= other->south &&
         other->north <= self->south;
}

/**
 * suyuan_extent_from_bounds:
 *
 * Returns: the extent of a box given in degrees × 10⁷
 */
SuyuanExtent
suyuan_extent_from_bounds (const SuyuanBounds *bounds)
{
  SuyuanWorld a = suyuan_world_from_position (&(SuyuanPosition){ bounds->west, bounds->north });
  SuyuanWorld b = suyuan_world_from_position (&(SuyuanPosition){ bounds->east, bounds->south });

  return (SuyuanExtent){ a.x, a.y, b.x, b.y };
}

/**
 * suyuan_extent_to_bounds:
 *
 * Returns: the box in degrees × 10⁷, for a query; parts outside the world are cut off
 */
SuyuanBounds
suyuan_extent_to_bounds (const SuyuanExtent *self)
{
  SuyuanPosition a = suyuan_world_to_position (&(SuyuanWorld){ self->west, self->north });
  SuyuanPosition b = suyuan_world_to_position (&(SuyuanWorld){ self->east, self->south });

  return (SuyuanBounds){ a.lon, b.lat, b.lon, a.lat };
}

/**
 * suyuan_viewport_get_scale:
 *
 * Returns: pixels per world unit
 */
double
suyuan_viewport_get_scale (const SuyuanViewport *self)
{
  return SUYUAN_TILE_SIZE * exp2 (self->zoom);
}

/**
 * suyuan_viewport_get_matrix:
 * @matrix: (out): takes world coordinates to pixels from the top left corner
 *
 * Computed once per frame. Not for cairo_transform(): cairo's own coordinates are too coarse for a
 * whole world; transform the points, then draw.
 */
void
suyuan_viewport_get_matrix (const SuyuanViewport *self,
                            cairo_matrix_t       *matrix)
{
  double scale = suyuan_viewport_get_scale (self);

  cairo_matrix_init_translate (matrix, self->width / 2, self->height / 2);
  cairo_matrix_rotate (matrix, self->rotation);
  cairo_matrix_scale (matrix, scale, scale);
  cairo_matrix_translate (matrix, -self->centre.x, -self->centre.y);
}

/**
 * suyuan_viewport_to_screen:
 * @x: (out): pixels from the left
 * @y: (out): pixels from the top
 *
 * For one point; for many take the matrix once.
 */
void
suyuan_viewport_to_screen (const SuyuanViewport *self,
                           const SuyuanWorld    *world,
                           double               *x,
                           double               *y)
{
  cairo_matrix_t matrix;

  suyuan_viewport_get_matrix (self, &matrix);
  *x = world->x;
  *y = world->y;
  cairo_matrix_transform_point (&matrix, x, y);
}

/**
 * suyuan_viewport_from_screen:
 * @x: pixels from the left
 * @y: pixels from the top
 *
 * Returns: what lies under a pixel; may be outside the world
 */
SuyuanWorld
suyuan_viewport_from_screen (const SuyuanViewport *self,
                             double                x,
                             double                y)
{
  double scale = suyuan_viewport_get_scale (self);
  double dx = x - self->width / 2, dy = y - self->height / 2;
  double c = cos (self->rotation), s = sin (self->rotation);

  return (SuyuanWorld){ self->centre.x + (c * dx + s * dy) / scale, self->centre.y + (c * dy - s * dx) / scale };
}

/**
 * suyuan_viewport_get_extent:
 *
 * Returns: the smallest upright extent that holds all that is seen, the corners of a turned map too
 */
SuyuanExtent
suyuan_viewport_get_extent (const SuyuanViewport *self)
{
  SuyuanExtent extent = suyuan_extent_empty ();

  for (guint i = 0; i < 4; i++)
    {
      SuyuanWorld corner = suyuan_viewport_from_screen (self, i & 1 ? self->width : 0, i & 2 ? self->height : 0);

      suyuan_extent_include (&extent, &corner);
    }
  return extent;
}

/**
 * suyuan_viewport_fit:
 * @extent: what shall be seen; an empty one changes nothing
 * @padding: pixels kept free on each side
 * @max_zoom: not closer than this, where @extent is a single place
 *
 * Moves and zooms @self, whose size and rotation stand, to show the whole of @extent.
 */
void
suyuan_viewport_fit (SuyuanViewport     *self,
                     const SuyuanExtent *extent,
                     double              padding,
                     double              max_zoom)
{
  double c = fabs (cos (self->rotation)), s = fabs (sin (self->rotation));
  double width = extent->east - extent->west, height = extent->south - extent->north;
  double free_width = MAX (self->width - 2 * padding, 1), free_height = MAX (self->height - 2 * padding, 1);
  double across, down, scale;

  if (suyuan_extent_is_empty (extent))
    return;

  across = c * width + s * height;
  down = s * width + c * height;
  scale = MIN (across > 0 ? free_width / across : G_MAXDOUBLE, down > 0 ? free_height / down : G_MAXDOUBLE);
  self->centre = (SuyuanWorld){ (extent->west + extent->east) / 2, (extent->north + extent->south) / 2 };
  self->zoom = CLAMP (log2 (scale / SUYUAN_TILE_SIZE), 0, max_zoom);
}

/**
 * suyuan_viewport_get_metres_per_pixel:
 *
 * Returns: metres on the ground per pixel at the centre's latitude, for scale bars
 */
double
suyuan_viewport_get_metres_per_pixel (const SuyuanViewport *self)
{
  double latitude = suyuan_mercator_to_latitude (self->centre.y) * G_PI / 180;

  return EQUATOR_M * cos (latitude) / suyuan_viewport_get_scale (self);
}

/**
 * suyuan_tile_at:
 *
 * Returns: the tile that holds @world, counted from the north-west (XYZ; MBTiles counts rows from the south)
 */
SuyuanTile
suyuan_tile_at (const SuyuanWorld *world,
                guint              zoom)
{
  double n = exp2 (zoom);

  return (SuyuanTile){ zoom, (guint) CLAMP (world->x * n, 0, n - 1), (guint) CLAMP (world->y * n, 0, n - 1) };
}

/**
 * suyuan_tile_get_extent:
 *
 * Returns: the square of the world a tile covers
 */
SuyuanExtent
suyuan_tile_get_extent (const SuyuanTile *self)
{
  double n = exp2 (self->zoom);

  return (SuyuanExtent){ self->x / n, self->y / n, (self->x + 1) / n, (self->y + 1) / n };
}
