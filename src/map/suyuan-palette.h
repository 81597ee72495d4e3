/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SUYUAN_SCHEME_LIGHT,
  SUYUAN_SCHEME_DARK,
  SUYUAN_SCHEME_PRINT,
  SUYUAN_N_SCHEMES,
} SuyuanScheme;

/* Every colour of the product, named once. Statuses and classes stand in the order of their own
 * enumerations in suyuan-sign.h, so that one is the other plus an offset. */
typedef enum
{
  SUYUAN_COLOUR_GROUND,
  SUYUAN_COLOUR_TEXT,
  SUYUAN_COLOUR_MUTED,
  SUYUAN_COLOUR_HALO,
  SUYUAN_COLOUR_ACCENT,
  SUYUAN_COLOUR_OVERDUE,
  SUYUAN_COLOUR_STATUS,
  SUYUAN_COLOUR_STATE = SUYUAN_COLOUR_STATUS + 10,
  SUYUAN_COLOUR_STATE_RETURNED,
  SUYUAN_COLOUR_STATE_CLOSED,
  SUYUAN_COLOUR_CLASS,
  SUYUAN_COLOUR_CONFIDENCE = SUYUAN_COLOUR_CLASS + 7,
  SUYUAN_COLOUR_COVERAGE = SUYUAN_COLOUR_CONFIDENCE + 3,
  SUYUAN_COLOUR_ENTERPRISE = SUYUAN_COLOUR_COVERAGE + 4,
  SUYUAN_COLOUR_RIVER,
  SUYUAN_COLOUR_CANAL,
  SUYUAN_COLOUR_WATER_LABEL,
  SUYUAN_COLOUR_LAKE,
  SUYUAN_COLOUR_LAKE_EDGE,
  SUYUAN_COLOUR_BOUNDARY,
  SUYUAN_COLOUR_PROTECTED,
  SUYUAN_COLOUR_PARK,
  SUYUAN_COLOUR_SEWER,
  SUYUAN_COLOUR_LAND,
  SUYUAN_COLOUR_TICK,
  SUYUAN_COLOUR_LOAD,
  SUYUAN_N_COLOURS = SUYUAN_COLOUR_LOAD + 4,
} SuyuanColour;

const char *suyuan_palette_get_name (SuyuanColour colour);
guint32     suyuan_palette_get (SuyuanScheme scheme, SuyuanColour colour);
guint32     suyuan_palette_get_ink (SuyuanScheme scheme, SuyuanColour colour);
guint32     suyuan_palette_get_edge (SuyuanScheme scheme, SuyuanColour colour);
double      suyuan_palette_get_least_contrast (SuyuanColour colour);
void        suyuan_palette_set_source (cairo_t *cr, SuyuanScheme scheme, SuyuanColour colour, double alpha);
void        suyuan_palette_set_rgb (cairo_t *cr, guint32 rgb, double alpha);
double      suyuan_palette_contrast (guint32 a, guint32 b);
char       *suyuan_palette_dup_css (SuyuanScheme scheme);

G_END_DECLS
