/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-tile-source.h"

G_BEGIN_DECLS

/* An online map as the user's list has it. */
typedef struct
{
  char       *name;
  char       *url;     /* {z} {x} {y}, {key}, and {s} for servers 0 to 7 */
  char       *names;   /* the address of a layer of names over it, or NULL */
  char       *key;     /* the user's own, or NULL */
  gboolean    tms;     /* rows count from the south */
  gboolean    offline; /* its terms let an area be saved */
  SuyuanDatum datum;
  char       *attribution, *approval; /* or NULL */
  guint       min_zoom, max_zoom;
} SuyuanTileService;

SuyuanTileService *suyuan_tile_service_copy (const SuyuanTileService *self);
void               suyuan_tile_service_free (SuyuanTileService *self);
gboolean           suyuan_tile_service_check (const SuyuanTileService *self, GError **error);
gboolean           suyuan_tile_service_needs_key (const SuyuanTileService *self);
char              *suyuan_tile_service_dup_url (const SuyuanTileService *self, const SuyuanTile *tile);
SuyuanTileService *suyuan_tile_service_dup_names (const SuyuanTileService *self);
GPtrArray         *suyuan_tile_service_list_presets (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanTileService, suyuan_tile_service_free)

G_END_DECLS
