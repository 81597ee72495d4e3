/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-paper.h"
#include "suyuan-photo-spot.h"
#include "suyuan-thing.h"
#include "suyuan-tile-source.h"

G_BEGIN_DECLS

/* An outlet on the sheet, or several as one. */
typedef struct
{
  SuyuanWorld place;
  guint       count;
  SuyuanSign  sign;                      /* of one */
  guint       counts[SUYUAN_N_STATUSES]; /* of several */
} SuyuanSheetMark;

/* A line of the legend: an outlet, or another thing of a map. */
typedef struct
{
  gboolean    of_thing;
  SuyuanThing thing;
  SuyuanSign  sign;
  char       *label;
} SuyuanSheetEntry;

/* What became of the base map of a sheet. */
typedef struct
{
  guint    n_drawn, n_missing; /* tiles; missing: that could not be had, and were left white */
  gboolean too_fine;           /* it begins so much finer than the page that it was left white */
} SuyuanSheetTiles;

/* One page with one map: what a window shows, on paper. Everything is borrowed. */
typedef struct
{
  gboolean          a3, portrait, chinese;
  const char       *title, *note, *date; /* note: nullable, what was filtered */
  const char       *attribution;         /* nullable; of the base map, with its approval number */
  SuyuanExtent      extent;              /* all of it is on the sheet */
  SuyuanTileSource *tiles;               /* nullable */
  SuyuanScene      *scene;
  SuyuanScene      *over;   /* nullable: its lines are set off above the rivers */
  GPtrArray        *laid;   /* nullable, of SuyuanScene: what lies over the map, tracks and links */
  GArray           *photos; /* nullable, of SuyuanPhotoSpot */
  SuyuanTheme       theme;  /* what colour and character of the marks say */
  GArray           *marks;  /* of SuyuanSheetMark */
  GPtrArray        *legend; /* of SuyuanSheetEntry */
} SuyuanMapSheet;

void              suyuan_map_sheet_get_size (const SuyuanMapSheet *self, double *width, double *height);
SuyuanViewport    suyuan_map_sheet_get_viewport (const SuyuanMapSheet *self);
SuyuanViewport    suyuan_map_sheet_get_view (const SuyuanMapSheet *self);
gboolean          suyuan_map_sheet_print (const SuyuanMapSheet *self, const char *path, SuyuanSheetTiles *drawn_tiles,
                                          GCancellable *cancellable, GError **error);
cairo_surface_t  *suyuan_map_sheet_record (const SuyuanMapSheet *self, SuyuanSheetTiles *drawn_tiles, GCancellable *cancellable, GError **error);
SuyuanSheetEntry *suyuan_sheet_entry_new (const SuyuanSign *sign, const char *label);
SuyuanSheetEntry *suyuan_sheet_entry_new_thing (SuyuanThing thing, const char *label);
void              suyuan_sheet_entry_free (SuyuanSheetEntry *self);

G_END_DECLS
