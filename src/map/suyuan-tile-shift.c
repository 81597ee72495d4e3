/* suyuan-tile-shift.c: the ground of a tile, from a source that may lie in another datum or end at a coarser zoom
 *
 * The data never move: the picture is put together from the tiles of the source that lie under ours, each pixel fetched
 * from where the source's datum has its place.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-map"

#include "suyuan-tile-picture.h"

#include <math.h>

#define SIDE 256
#define STEP 16 /* pixels between places that are shifted exactly; between them the shift is as good as straight */
#define NODES (SIDE / STEP + 1)
#define MOST_TILES 16 /* more only where a tile lies astride the edge of the shifted country */

/* Where the nodes of our tile lie in the source, in its tiles. */
typedef struct
{
  double u[NODES][NODES], v[NODES][NODES];
} Mesh;

/* The tiles of the source side by side. */
typedef struct
{
  SuyuanTileRange  range;
  cairo_surface_t *surface;
  gboolean         any; /* whether the source has one of them */
} Mosaic;

static void
lay_mesh (Mesh             *mesh,
          const SuyuanTile *tile,
          guint             zoom,
          SuyuanDatum       datum)
{
  double ours = exp2 (tile->zoom), theirs = exp2 (zoom);

  for (guint j = 0; j < NODES; j++)
    for (guint i = 0; i < NODES; i++)
      {
        double lon = (tile->x + (double) i * STEP / SIDE) / ours * 360 - 180;
        double lat = suyuan_mercator_to_latitude ((tile->y + (double) j * STEP / SIDE) / ours);

        suyuan_datum_from_cgcs2000 (datum, &lon, &lat);
        mesh->u[j][i] = (lon + 180) / 360 * theirs;
        mesh->v[j][i] = suyuan_mercator_from_latitude (lat) * theirs;
      }
}

static void
find_ends (const double nodes[NODES][NODES],
           guint        zoom,
           guint       *first,
           guint       *last)
{
  double low = G_MAXDOUBLE, high = -G_MAXDOUBLE, most = exp2 (zoom) - 1;

  for (guint j = 0; j < NODES; j++)
    for (guint i = 0; i < NODES; i++)
      {
        low = MIN (low, nodes[j][i]);
        high = MAX (high, nodes[j][i]);
      }
  /* A sample takes in the pixels beside it; the corner of a tile that fits exactly belongs to no neighbour. */
  *first = (guint) CLAMP (floor (low + 0.5 / SIDE), 0, most);
  *last = (guint) CLAMP (floor (high - 0.5 / SIDE), 0, most);
}

static gboolean
paint_tile (Mosaic           *mosaic,
            SuyuanTileSource *source,
            const SuyuanTile *tile,
            GCancellable     *cancellable,
            GError          **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GBytes) bytes = suyuan_tile_source_load (source, tile, cancellable, &cause);
  cairo_surface_t *picture = NULL;
  cairo_t         *cr;

  if (bytes != NULL)
    picture = suyuan_tile_picture_decode (bytes, suyuan_tile_source_get_info (source)->origin, tile, &cause);
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  if (picture == NULL)
    return TRUE;

  mosaic->any = TRUE;
  cr = cairo_create (mosaic->surface);
  cairo_translate (cr, (tile->x - mosaic->range.west) * SIDE, (tile->y - mosaic->range.north) * SIDE);
  cairo_rectangle (cr, 0, 0, SIDE, SIDE);
  cairo_clip (cr);
  cairo_scale (cr, (double) SIDE / cairo_image_surface_get_width (picture), (double) SIDE / cairo_image_surface_get_height (picture));
  cairo_set_source_surface (cr, picture, 0, 0);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (picture);
  return TRUE;
}

static gboolean
lay_mosaic (Mosaic           *mosaic,
            SuyuanTileSource *source,
            GCancellable     *cancellable,
            GError          **error)
{
  const SuyuanTileRange *range = &mosaic->range;

  mosaic->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) (range->east - range->west + 1) * SIDE,
                                                (int) (range->south - range->north + 1) * SIDE);
  for (guint y = range->north; y <= range->south; y++)
    for (guint x = range->west; x <= range->east; x++)
      if (!paint_tile (mosaic, source, &(SuyuanTile){ range->zoom, x, y }, cancellable, error))
        return FALSE;
  cairo_surface_flush (mosaic->surface);
  return TRUE;
}

/* Between four values at the corners of a square. */
static double
between (double a,
         double b,
         double c,
         double d,
         double x,
         double y)
{
  return (a * (1 - x) + b * x) * (1 - y) + (c * (1 - x) + d * x) * y;
}

static guint32
mix (const guint32 corners[4],
     double        x,
     double        y)
{
  guint32 mixed = 0;

  for (guint shift = 0; shift < 32; shift += 8)
    {
      double value = between (corners[0] >> shift & 255, corners[1] >> shift & 255, corners[2] >> shift & 255, corners[3] >> shift & 255, x, y);

      mixed |= (guint32) (value + 0.5) << shift;
    }
  return mixed;
}

/* The colour of the mosaic at a place in pixels, between the four pixels around it. */
static guint32
sample (const guint8 *data,
        int           stride,
        int           width,
        int           height,
        double        x,
        double        y)
{
  double  left = floor (x), top = floor (y);
  guint32 corners[4];

  for (int k = 0; k < 4; k++)
    {
      int column = (int) CLAMP (left + (k & 1), 0, width - 1), row = (int) CLAMP (top + (k >> 1), 0, height - 1);

      corners[k] = ((const guint32 *) (gconstpointer) (data + (gsize) row * stride))[column];
    }
  if (corners[0] == corners[1] && corners[0] == corners[2] && corners[0] == corners[3])
    return corners[0];
  return mix (corners, x - left, y - top);
}

static double
on_mesh (const double nodes[NODES][NODES],
         int          column,
         int          row)
{
  int    i = column / STEP, j = row / STEP;
  double x = (column % STEP + 0.5) / STEP, y = (row % STEP + 0.5) / STEP;

  return between (nodes[j][i], nodes[j][i + 1], nodes[j + 1][i], nodes[j + 1][i + 1], x, y);
}

static cairo_surface_t *
resample (const Mosaic *mosaic,
          const Mesh   *mesh)
{
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIDE, SIDE);
  guint8          *to = cairo_image_surface_get_data (picture);
  const guint8    *from = cairo_image_surface_get_data (mosaic->surface);
  int              stride = cairo_image_surface_get_stride (mosaic->surface);
  int              width = cairo_image_surface_get_width (mosaic->surface), height = cairo_image_surface_get_height (mosaic->surface);

  for (int row = 0; row < SIDE; row++)
    {
      guint32 *words = (guint32 *) (gpointer) (to + (gsize) row * cairo_image_surface_get_stride (picture));

      for (int column = 0; column < SIDE; column++)
        words[column] = sample (from, stride, width, height,
                                (on_mesh (mesh->u, column, row) - mosaic->range.west) * SIDE - 0.5,
                                (on_mesh (mesh->v, column, row) - mosaic->range.north) * SIDE - 0.5);
    }
  cairo_surface_mark_dirty (picture);
  return picture;
}

static cairo_surface_t *
compose (SuyuanTileSource *source,
         const SuyuanTile *tile,
         guint             zoom,
         GCancellable     *cancellable,
         GError          **error)
{
  Mesh             mesh;
  Mosaic           mosaic = { .range.zoom = zoom };
  cairo_surface_t *picture = NULL;

  lay_mesh (&mesh, tile, zoom, suyuan_tile_source_get_info (source)->datum);
  find_ends (mesh.u, zoom, &mosaic.range.west, &mosaic.range.east);
  find_ends (mesh.v, zoom, &mosaic.range.north, &mosaic.range.south);
  if (suyuan_tile_range_count (&mosaic.range) > MOST_TILES)
    return NULL;

  if (lay_mosaic (&mosaic, source, cancellable, error) && mosaic.any)
    picture = resample (&mosaic, &mesh);
  cairo_surface_destroy (mosaic.surface);
  return picture;
}

/**
 * suyuan_tile_picture_load:
 * @source: any source of tiles
 * @tile: the square of our own map, CGCS2000
 * @cancellable: (nullable): ends waiting for a network
 * @error: why there is no picture, naming the source and its tile
 *
 * Beyond the source's finest zoom its pixels grow; below its coarsest there is nothing. Blocks; any thread.
 *
 * Returns: (transfer full): premultiplied ARGB for the whole square; %NULL without @error where the source has nothing
 */
cairo_surface_t *
suyuan_tile_picture_load (SuyuanTileSource *source,
                          const SuyuanTile *tile,
                          GCancellable     *cancellable,
                          GError          **error)
{
  const SuyuanTileInfo *info = suyuan_tile_source_get_info (source);
  guint                 zoom = MIN (tile->zoom, info->max_zoom);
  g_autoptr (GBytes) bytes = NULL;

  if (tile->zoom < info->min_zoom)
    return NULL;
  if (zoom < tile->zoom || info->datum != SUYUAN_DATUM_CGCS2000)
    return compose (source, tile, zoom, cancellable, error);

  bytes = suyuan_tile_source_load (source, tile, cancellable, error);
  return bytes != NULL ? suyuan_tile_picture_decode (bytes, info->origin, tile, error) : NULL;
}
