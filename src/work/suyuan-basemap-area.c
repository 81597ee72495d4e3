/* suyuan-basemap-area.c: a part of a map is taken along to where there is no network
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-basemap-area.h"

#include "suyuan-mbtiles.h"
#include "suyuan-refusal.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <inttypes.h>

#define SAMPLES 3          /* a side: tiles of the finest zoom looked at for the estimate */
#define COARSER 2          /* likewise, of each coarser one */
#define ROW_BYTES 40       /* what a small tile costs in the file beside its picture */
#define PAGE_BYTES 4096    /* of the file: a tile of half a page and more has pages of its own */
#define MOST_TILES 2000000 /* more is a mistake of zoom, not an area */

/* The box as the source's own datum has it: the shift is smooth, so its corners tell. */
static SuyuanBounds
in_datum (const SuyuanBounds *box,
          SuyuanDatum         datum)
{
  SuyuanBounds shifted = { G_MAXINT32, G_MAXINT32, G_MININT32, G_MININT32 };

  for (guint i = 0; i < 4; i++)
    {
      double lon = (double) (i & 1 ? box->east : box->west) / SUYUAN_DEGREE;
      double lat = (double) (i & 2 ? box->north : box->south) / SUYUAN_DEGREE;

      suyuan_datum_from_cgcs2000 (datum, &lon, &lat);
      suyuan_bounds_include (&shifted, &(SuyuanPosition){ (gint32) (lon * SUYUAN_DEGREE), (gint32) (lat * SUYUAN_DEGREE) });
    }
  return shifted;
}

/* What of the area the source has, FALSE where that is nothing. */
static gboolean
find_ranges (const SuyuanBasemapArea *self,
             const SuyuanTileInfo    *info,
             SuyuanBounds            *box,
             guint                   *low,
             guint                   *high)
{
  SuyuanBounds wanted = in_datum (&self->bounds, info->datum);

  *box = (SuyuanBounds){ MAX (wanted.west, info->bounds.west), MAX (wanted.south, info->bounds.south),
                         MIN (wanted.east, info->bounds.east), MIN (wanted.north, info->bounds.north) };
  *low = MAX (self->min_zoom, info->min_zoom);
  *high = MIN (self->max_zoom, info->max_zoom);
  return !suyuan_bounds_is_empty (box) && *low <= *high;
}

static guint64
count_layer (const SuyuanBasemapArea *self,
             SuyuanTileSource        *layer)
{
  SuyuanBounds box;
  guint        low, high;
  guint64      count = 0;

  if (!find_ranges (self, suyuan_tile_source_get_info (layer), &box, &low, &high))
    return 0;
  for (guint zoom = low; zoom <= high; zoom++)
    {
      SuyuanTileRange range = suyuan_tile_range_of (&box, zoom);

      count += suyuan_tile_range_count (&range);
    }
  return count;
}

/**
 * suyuan_basemap_area_count:
 * @self: an area
 * @source: of which map
 *
 * Returns: how many tiles the source may have of it, ground and names; asks it for none
 */
guint64
suyuan_basemap_area_count (const SuyuanBasemapArea *self,
                           SuyuanTileSource        *source)
{
  guint64 count = 0;

  for (SuyuanTileSource *layer = source; layer != NULL; layer = suyuan_tile_source_get_names (layer))
    count += count_layer (self, layer);
  return count;
}

static guint64
cost_of (GBytes *picture)
{
  gsize size = picture != NULL ? g_bytes_get_size (picture) : 0;

  if (size == 0)
    return 0;
  return size > PAGE_BYTES / 2 ? (size + ROW_BYTES + PAGE_BYTES - 1) / PAGE_BYTES * PAGE_BYTES : size + ROW_BYTES;
}

/* The middle of the @i-th of @parts of a range. */
static guint
spread (guint first,
        guint last,
        guint i,
        guint parts)
{
  return first + (last - first + 1) * (2 * i + 1) / (2 * parts);
}

/* A few tiles spread over a zoom stand for it; coarser ones hold more of the map and are heavier. */
static gboolean
weigh_zoom (SuyuanTileSource      *layer,
            const SuyuanTileRange *range,
            guint                  samples,
            guint64               *bytes,
            GCancellable          *cancellable,
            GError               **error)
{
  guint   columns = MIN (samples, range->east - range->west + 1), rows = MIN (samples, range->south - range->north + 1);
  guint64 weighed = 0;

  for (guint i = 0; i < columns * rows; i++)
    {
      g_autoptr (GError) cause = NULL;
      SuyuanTile tile = { range->zoom, spread (range->west, range->east, i % columns, columns), spread (range->north, range->south, i / columns, rows) };
      g_autoptr (GBytes) picture = suyuan_tile_source_load (layer, &tile, cancellable, &cause);

      if (cause != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&cause));
          return FALSE;
        }
      weighed += cost_of (picture);
    }
  *bytes += suyuan_tile_range_count (range) * weighed / (columns * rows);
  return TRUE;
}

static gboolean
weigh_layer (const SuyuanBasemapArea *self,
             SuyuanTileSource        *layer,
             guint64                 *bytes,
             GCancellable            *cancellable,
             GError                 **error)
{
  SuyuanBounds box;
  guint        low, high;

  if (!find_ranges (self, suyuan_tile_source_get_info (layer), &box, &low, &high))
    return TRUE;

  for (guint zoom = low; zoom <= high; zoom++)
    {
      SuyuanTileRange range = suyuan_tile_range_of (&box, zoom);

      if (!weigh_zoom (layer, &range, zoom == high ? SAMPLES : COARSER, bytes, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * suyuan_basemap_area_estimate:
 * @self: an area
 * @source: of which map
 * @size: (out): tiles at most, and bytes of the file by the weight of a few of each zoom, of the ground and of the names
 * @cancellable: (nullable): ends it
 * @error: why the source cannot be asked, or that the area is too large to be meant
 *
 * Blocks while it asks for a few tiles.
 *
 * Returns: whether @size was set
 */
gboolean
suyuan_basemap_area_estimate (const SuyuanBasemapArea *self,
                              SuyuanTileSource        *source,
                              SuyuanBasemapSize       *size,
                              GCancellable            *cancellable,
                              GError                 **error)
{
  *size = (SuyuanBasemapSize){ .tiles = suyuan_basemap_area_count (self, source) };
  if (size->tiles > MOST_TILES)
    {
      suyuan_refuse (error, "too_many", _ ("That would be %" PRIu64 " tiles: choose a smaller area or a coarser finest zoom"), size->tiles);
      return FALSE;
    }
  for (SuyuanTileSource *layer = source; layer != NULL; layer = suyuan_tile_source_get_names (layer))
    if (!weigh_layer (self, layer, &size->bytes, cancellable, error))
      return FALSE;
  return TRUE;
}

/* One save on its way, of ground and names. */
typedef struct
{
  SuyuanBasemapProgress progress;
  gpointer              data;
  GCancellable         *cancellable;
  guint64               total, seen;
  guint                 written;
} Save;

/* One of the two. */
typedef struct
{
  Save                *save;
  SuyuanTileSource    *source;
  SuyuanMbtilesWriter *writer;
  char                *path;
  guint                written;
  SuyuanTileInfo       info; /* of what is written; its texts are the source's */
} Layer;

static void
layer_clear (Layer *layer)
{
  suyuan_mbtiles_writer_free (layer->writer);
  g_free (layer->path);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Layer, layer_clear)

static gboolean
save_tile (Layer            *layer,
           const SuyuanTile *tile,
           GError          **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (g_cancellable_set_error_if_cancelled (layer->save->cancellable, error))
    return FALSE;
  bytes = suyuan_tile_source_load (layer->source, tile, layer->save->cancellable, &cause);
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  layer->save->seen++;
  if (bytes == NULL)
    return TRUE;

  layer->save->written++;
  if (layer->written++ == 0)
    layer->info.format = suyuan_tile_format_of (bytes);
  return suyuan_mbtiles_writer_add (layer->writer, tile, bytes, error);
}

static gboolean
save_range (Layer                 *layer,
            const SuyuanTileRange *range,
            GError               **error)
{
  const Save *save = layer->save;

  for (guint y = range->north; y <= range->south; y++)
    {
      for (guint x = range->west; x <= range->east; x++)
        if (!save_tile (layer, &(SuyuanTile){ range->zoom, x, y }, error))
          return FALSE;
      if (save->progress != NULL)
        save->progress ((double) save->seen / (double) save->total, save->written, save->data);
    }
  return TRUE;
}

/* All tiles of a layer are in its file then, which has yet to be finished. */
static gboolean
save_tiles (Layer                   *layer,
            const SuyuanBasemapArea *area,
            GError                 **error)
{
  SuyuanTileInfo *info = &layer->info;
  guint           low, high;
  SuyuanBounds    box;

  *info = *suyuan_tile_source_get_info (layer->source);
  if (!find_ranges (area, suyuan_tile_source_get_info (layer->source), &box, &low, &high))
    return TRUE;
  layer->writer = suyuan_mbtiles_writer_new (layer->path, error);
  if (layer->writer == NULL)
    return FALSE;
  for (guint zoom = low; zoom <= high; zoom++)
    {
      SuyuanTileRange range = suyuan_tile_range_of (&box, zoom);

      if (!save_range (layer, &range, error))
        return FALSE;
    }
  info->min_zoom = low;
  info->max_zoom = high;
  info->bounds = box;
  return TRUE;
}

/* The names get their place first: a map that is there is whole. */
static gboolean
finish (Layer   *ground,
        Layer   *names,
        GError **error)
{
  names->info.overlay = TRUE;
  if (names->written > 0 && !suyuan_mbtiles_writer_finish (names->writer, &names->info, error))
    return FALSE;
  if (suyuan_mbtiles_writer_finish (ground->writer, &ground->info, error))
    return TRUE;
  if (names->written > 0)
    g_unlink (names->path);
  return FALSE;
}

static gboolean
save_layers (Layer                   *ground,
             Layer                   *names,
             const SuyuanBasemapArea *area,
             GError                 **error)
{
  if (!save_tiles (ground, area, error))
    return FALSE;
  if (ground->written == 0)
    {
      suyuan_refuse (error, "empty", _ ("The map has no tile in this area at these zooms"));
      return FALSE;
    }
  return (names->source == NULL || save_tiles (names, area, error)) && finish (ground, names, error);
}

static char *
dup_place (SuyuanOffice *self,
           const char   *file,
           GError      **error)
{
  g_autofree char *name = g_str_has_suffix (file, ".mbtiles") ? g_strdup (file) : g_strconcat (file, ".mbtiles", NULL);
  g_autofree char *place = suyuan_office_dup_basemap_path (self, name), *folder = g_path_get_dirname (place);

  if (strpbrk (file, "/\\") != NULL || *file == '.' || *file == '\0' || g_str_has_suffix (name, ".names.mbtiles"))
    {
      suyuan_refuse_as (error, SUYUAN_WORK_ERROR_INVALID, "file", _ ("“%s” is no name for a map file: leave out folders, and “.names” at its end"), file);
      return NULL;
    }
  if (!suyuan_basemap_check_place (place, error))
    return NULL;
  if (g_mkdir_with_parents (folder, 0755) == 0)
    return g_steal_pointer (&place);

  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), _ ("The folder “%s” cannot be made: %s"), folder, g_strerror (errno));
  return NULL;
}

/**
 * suyuan_office_save_basemap:
 * @source: any map, a shifted one too: its tiles are kept as they are, and its datum is said with them; names that lie
 *   over it go to a file beside it
 * @area: what of it
 * @file: what the file shall be called in maps/
 * @progress: (nullable): told now and then how far it is
 * @cancellable: (nullable): ends it; nothing is left
 * @error: why it ended; what an online map gave so far is in its cache, so a second try is short
 *
 * Blocks; any thread that owns @self. No batch.
 *
 * Returns: (transfer full): the new map of the workspace
 */
SuyuanBasemap *
suyuan_office_save_basemap (SuyuanOffice            *self,
                            SuyuanTileSource        *source,
                            const SuyuanBasemapArea *area,
                            const char              *file,
                            SuyuanBasemapProgress    progress,
                            gpointer                 data,
                            GCancellable            *cancellable,
                            GError                 **error)
{
  g_autofree char *place = dup_place (self, file, error);
  Save             save = { .progress = progress, .data = data, .cancellable = cancellable, .total = suyuan_basemap_area_count (area, source) };
  g_auto (Layer) ground = { .save = &save, .source = source }, names = { .save = &save, .source = suyuan_tile_source_get_names (source) };

  if (place == NULL)
    return NULL;

  ground.path = g_strdup (place);
  names.path = suyuan_basemap_dup_names_path (place);
  return save_layers (&ground, &names, area, error) ? suyuan_office_open_basemap (self, place) : NULL;
}
