/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-map-sheet.h"

G_BEGIN_DECLS

/* Points that a line of the legend takes. */
#define SUYUAN_SHEET_ENTRY_WIDTH 118.0
#define SUYUAN_SHEET_ENTRY_HEIGHT 16.0

/* Where the parts of a sheet stand, in points. */
typedef struct
{
  double    width, height; /* of the page */
  SuyuanBox head, map, legend, foot;
} SuyuanSheetPlan;

SuyuanSheetPlan suyuan_map_sheet_plan (const SuyuanMapSheet *self);
SuyuanViewport  suyuan_map_sheet_look (const SuyuanMapSheet *self, const SuyuanSheetPlan *plan);
gboolean        suyuan_map_sheet_draw (const SuyuanMapSheet *self, cairo_t *cr, SuyuanSheetTiles *drawn_tiles,
                                       GCancellable *cancellable, GError **error);

G_END_DECLS
