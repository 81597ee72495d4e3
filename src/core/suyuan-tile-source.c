/* suyuan-tile-source.c: the interface every base map comes through, whatever it is kept in
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-tile-source.h"

#include "suyuan-core-error.h"

#include <glib/gi18n-lib.h>

G_DEFINE_INTERFACE (SuyuanTileSource, suyuan_tile_source, G_TYPE_OBJECT)

static void
suyuan_tile_source_default_init (SuyuanTileSourceInterface *iface)
{
}

/**
 * suyuan_tile_info_clear:
 * @self: what was said about a source
 *
 * Frees the texts; the struct itself is the caller's.
 */
void
suyuan_tile_info_clear (SuyuanTileInfo *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->origin, g_free);
  g_clear_pointer (&self->attribution, g_free);
  g_clear_pointer (&self->approval, g_free);
}

/**
 * suyuan_tile_source_get_info:
 * @self: a source
 *
 * Returns: (transfer none): what it says about itself, unchanged as long as @self lives
 */
const SuyuanTileInfo *
suyuan_tile_source_get_info (SuyuanTileSource *self)
{
  g_return_val_if_fail (SUYUAN_IS_TILE_SOURCE (self), NULL);

  return SUYUAN_TILE_SOURCE_GET_IFACE (self)->get_info (self);
}

static GQuark
names_quark (void)
{
  return g_quark_from_static_string ("suyuan-tile-source-names");
}

/**
 * suyuan_tile_source_set_names:
 * @self: the ground
 * @names: (nullable): what names it, a source without names
 *
 * For whoever opens both, before anybody else has them.
 */
void
suyuan_tile_source_set_names (SuyuanTileSource *self,
                              SuyuanTileSource *names)
{
  g_return_if_fail (SUYUAN_IS_TILE_SOURCE (self) && self != names);

  g_object_set_qdata_full (G_OBJECT (self), names_quark (), names != NULL ? g_object_ref (names) : NULL, g_object_unref);
}

/**
 * suyuan_tile_source_get_names:
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): what is drawn over @self; %NULL: nothing
 */
SuyuanTileSource *
suyuan_tile_source_get_names (SuyuanTileSource *self)
{
  return g_object_get_qdata (G_OBJECT (self), names_quark ());
}

/* Whatever a source hands out is a picture: what a server says instead of one must not reach a decoder or a cache. */
static gboolean
check_picture (SuyuanTileSource *self,
               const SuyuanTile *tile,
               GBytes           *bytes,
               GError          **error)
{
  SuyuanTileFormat format = suyuan_tile_format_of (bytes);

  if (suyuan_tile_format_is_picture (format))
    return TRUE;

  g_set_error (error, SUYUAN_CORE_ERROR, SUYUAN_CORE_ERROR_TILE,
               format == SUYUAN_TILE_FORMAT_VECTOR
                   ? _ ("%s: tile %u/%u/%u holds vector data, not a picture; use a raster map of PNG, JPEG or WebP tiles")
                   : _ ("%s: tile %u/%u/%u is neither PNG, JPEG nor WebP"),
               suyuan_tile_source_get_info (self)->origin, tile->zoom, tile->x, tile->y);
  return FALSE;
}

/**
 * suyuan_tile_source_load:
 * @self: a source
 * @tile: which; outside the world there is none
 * @cancellable: (nullable): ends waiting for a network
 * @error: why it cannot be had: the message names the source and the tile
 *
 * Blocks; any thread, several at once.
 *
 * Returns: (transfer full): the picture as PNG, JPEG or WebP bytes; %NULL without @error where the source has no such
 *   tile
 */
GBytes *
suyuan_tile_source_load (SuyuanTileSource *self,
                         const SuyuanTile *tile,
                         GCancellable     *cancellable,
                         GError          **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (SUYUAN_IS_TILE_SOURCE (self), NULL);

  if (tile->zoom > SUYUAN_TILE_DEEPEST || tile->x >> tile->zoom != 0 || tile->y >> tile->zoom != 0)
    return NULL;

  bytes = SUYUAN_TILE_SOURCE_GET_IFACE (self)->load (self, tile, cancellable, error);
  if (bytes == NULL || !check_picture (self, tile, bytes, error))
    return NULL;
  return g_steal_pointer (&bytes);
}
