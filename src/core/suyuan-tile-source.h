/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "suyuan-tile-format.h"
#include "suyuan-tile.h"

G_BEGIN_DECLS

/* What a source of tiles says about itself. */
typedef struct
{
  char            *name;
  char            *origin; /* the file or the server, for messages */
  SuyuanTileFormat format; /* of its first tile; UNKNOWN until one was seen */
  guint            min_zoom, max_zoom;
  SuyuanBounds     bounds;      /* in the source's own datum */
  SuyuanDatum      datum;       /* where its pictures put things; the data never move */
  char            *attribution; /* plain text, or NULL */
  char            *approval;    /* the map approval number (审图号), or NULL */
  gboolean         overlay;     /* nothing but names: to lie over another */
} SuyuanTileInfo;

void suyuan_tile_info_clear (SuyuanTileInfo *self);

#define SUYUAN_TYPE_TILE_SOURCE (suyuan_tile_source_get_type ())
G_DECLARE_INTERFACE (SuyuanTileSource, suyuan_tile_source, SUYUAN, TILE_SOURCE, GObject)

/* Pictures of the ground, from a file or over the network. Any thread, several at once. */
struct _SuyuanTileSourceInterface
{
  GTypeInterface parent_iface;

  const SuyuanTileInfo *(*get_info) (SuyuanTileSource *self);
  GBytes *(*load) (SuyuanTileSource *self,
                   const SuyuanTile *tile,
                   GCancellable     *cancellable,
                   GError          **error);
};

const SuyuanTileInfo *suyuan_tile_source_get_info (SuyuanTileSource *self);

/* Names that are a source of their own lie over the ground wherever that is drawn. */
void              suyuan_tile_source_set_names (SuyuanTileSource *self, SuyuanTileSource *names);
SuyuanTileSource *suyuan_tile_source_get_names (SuyuanTileSource *self);

GBytes *suyuan_tile_source_load (SuyuanTileSource *self, const SuyuanTile *tile, GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
