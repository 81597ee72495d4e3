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

#define SAMPLES 3          /* a side: tiles looked at for the estimate */
#define ROW_BYTES 24       /* what a tile costs in the file beside its picture */
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

/**
 * suyuan_basemap_area_count:
 * @self: an area
 * @source: of which map
 *
 * Returns: how many tiles the source may have of it; asks it for none
 */
guint64
suyuan_basemap_area_count (const SuyuanBasemapArea *self,
                           SuyuanTileSource        *source)
{
  SuyuanBounds box;
  guint        low, high;
  guint64      count = 0;

  if (!find_ranges (self, suyuan_tile_source_get_info (source), &box, &low, &high))
    return 0;
  for (guint zoom = low; zoom <= high; zoom++)
    {
      SuyuanTileRange range = suyuan_tile_range_of (&box, zoom);

      count += suyuan_tile_range_count (&range);
    }
  return count;
}

/* A few tiles spread over the finest zoom stand for all: that is where most of them are. */
static gboolean
weigh_samples (SuyuanTileSource      *source,
               const SuyuanTileRange *range,
               guint64               *bytes,
               guint                 *n,
               GCancellable          *cancellable,
               GError               **error)
{
  for (guint i = 0; i < SAMPLES * SAMPLES; i++)
    {
      g_autoptr (GError) cause = NULL;
      SuyuanTile tile = { range->zoom, range->west + (range->east - range->west) * (i % SAMPLES) / (SAMPLES - 1),
                          range->north + (range->south - range->north) * (i / SAMPLES) / (SAMPLES - 1) };
      g_autoptr (GBytes) picture = suyuan_tile_source_load (source, &tile, cancellable, &cause);

      if (cause != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&cause));
          return FALSE;
        }
      *bytes += picture != NULL ? g_bytes_get_size (picture) + ROW_BYTES : 0;
      (*n)++;
    }
  return TRUE;
}

/**
 * suyuan_basemap_area_estimate:
 * @self: an area
 * @source: of which map
 * @size: (out): tiles at most, and bytes by the weight of nine of them
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
  SuyuanBounds    box;
  SuyuanTileRange range;
  guint           low, high, n = 0;
  guint64         bytes = 0;

  *size = (SuyuanBasemapSize){ .tiles = suyuan_basemap_area_count (self, source) };
  if (size->tiles > MOST_TILES)
    {
      suyuan_refuse (error, "too_many", _ ("That would be %" PRIu64 " tiles: choose a smaller area or a coarser finest zoom"), size->tiles);
      return FALSE;
    }
  if (!find_ranges (self, suyuan_tile_source_get_info (source), &box, &low, &high))
    return TRUE;

  range = suyuan_tile_range_of (&box, high);
  if (!weigh_samples (source, &range, &bytes, &n, cancellable, error))
    return FALSE;
  size->bytes = size->tiles * bytes / n;
  return TRUE;
}

/* One save on its way. */
typedef struct
{
  SuyuanTileSource     *source;
  SuyuanMbtilesWriter  *writer;
  SuyuanBasemapProgress progress;
  gpointer              data;
  GCancellable         *cancellable;
  guint64               total, seen;
  guint                 written;
  SuyuanTileInfo        info; /* of what is written; its texts are the source's */
} Save;

static gboolean
save_tile (Save             *save,
           const SuyuanTile *tile,
           GError          **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (g_cancellable_set_error_if_cancelled (save->cancellable, error))
    return FALSE;
  bytes = suyuan_tile_source_load (save->source, tile, save->cancellable, &cause);
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  save->seen++;
  if (bytes == NULL)
    return TRUE;

  if (save->written++ == 0)
    save->info.format = suyuan_tile_format_of (bytes);
  return suyuan_mbtiles_writer_add (save->writer, tile, bytes, error);
}

static gboolean
save_range (Save                  *save,
            const SuyuanTileRange *range,
            GError               **error)
{
  for (guint y = range->north; y <= range->south; y++)
    {
      for (guint x = range->west; x <= range->east; x++)
        if (!save_tile (save, &(SuyuanTile){ range->zoom, x, y }, error))
          return FALSE;
      if (save->progress != NULL)
        save->progress ((double) save->seen / (double) save->total, save->written, save->data);
    }
  return TRUE;
}

static gboolean
save_all (Save         *save,
          SuyuanBounds *box,
          guint         low,
          guint         high,
          GError      **error)
{
  for (guint zoom = low; zoom <= high; zoom++)
    {
      SuyuanTileRange range = suyuan_tile_range_of (box, zoom);

      if (!save_range (save, &range, error))
        return FALSE;
    }
  if (save->written == 0)
    {
      suyuan_refuse (error, "empty", _ ("The map has no tile in this area at these zooms"));
      return FALSE;
    }
  save->info.min_zoom = low;
  save->info.max_zoom = high;
  save->info.bounds = *box;
  return suyuan_mbtiles_writer_finish (save->writer, &save->info, error);
}

static char *
dup_place (SuyuanOffice *self,
           const char   *file,
           GError      **error)
{
  g_autofree char *name = g_str_has_suffix (file, ".mbtiles") ? g_strdup (file) : g_strconcat (file, ".mbtiles", NULL);
  g_autofree char *place = suyuan_office_dup_basemap_path (self, name), *folder = g_path_get_dirname (place);

  if (strpbrk (file, "/\\") != NULL || *file == '.' || *file == '\0')
    {
      suyuan_refuse_as (error, SUYUAN_WORK_ERROR_INVALID, "file", _ ("“%s” is no name for a map file: leave out folders"), file);
      return NULL;
    }
  if (g_mkdir_with_parents (folder, 0755) == 0)
    return g_steal_pointer (&place);

  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), _ ("The folder “%s” cannot be made: %s"), folder, g_strerror (errno));
  return NULL;
}

/**
 * suyuan_office_save_basemap:
 * @source: any map, a shifted one too: its tiles are kept as they are, and its datum is said with them
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
  Save             save = { .source = source, .progress = progress, .data = data, .cancellable = cancellable, .info = *suyuan_tile_source_get_info (source) };
  SuyuanBounds     box = { 0 };
  guint            low = 1, high = 0;
  gboolean         saved;

  if (place == NULL)
    return NULL;
  if (!find_ranges (area, &save.info, &box, &low, &high))
    {
      suyuan_refuse (error, "empty", _ ("The map has no tile in this area at these zooms"));
      return NULL;
    }

  save.total = suyuan_basemap_area_count (area, source);
  save.writer = suyuan_mbtiles_writer_new (place, error);
  saved = save.writer != NULL && save_all (&save, &box, low, high, error);
  suyuan_mbtiles_writer_free (save.writer);
  return saved ? suyuan_office_open_basemap (self, place) : NULL;
}
