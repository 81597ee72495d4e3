/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-map-sheet.h"

G_BEGIN_DECLS

/* Points of a line of the legend. */
#define SUYUAN_SHEET_ENTRY_HEIGHT 17.0
#define SUYUAN_SHEET_SAMPLE_WIDTH 26.0
#define SUYUAN_SHEET_LETTER 9.0
#define SUYUAN_SHEET_APART 12.0

/* Where the parts of a sheet stand, in points. */
typedef struct
{
  double    width, height; /* of the page */
  SuyuanBox head, map, legend, foot;
  guint     n_rows; /* of the legend, down one column and then down the next */
  double    column_width;
} SuyuanSheetPlan;

SuyuanSheetPlan suyuan_map_sheet_plan (const SuyuanMapSheet *self);
SuyuanViewport  suyuan_map_sheet_look (const SuyuanMapSheet *self, const SuyuanSheetPlan *plan);
gboolean        suyuan_map_sheet_draw (const SuyuanMapSheet *self, cairo_t *cr, SuyuanSheetTiles *drawn_tiles,
                                       GCancellable *cancellable, GError **error);

G_END_DECLS
