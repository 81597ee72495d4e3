/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-catalogue.h"
#include "suyuan-theme.h"
#include "suyuan-thing.h"

G_BEGIN_DECLS

/* What a map shows now: outlets by value of the theme, bits of the shapes of those that stand alone, bits of SuyuanThing;
 * and how many pixels may go to their rows before they scroll. */
typedef struct
{
  guint   counts[SUYUAN_N_STATUSES];
  guint   shapes;
  guint32 things;
  int     room;
} SuyuanLegendView;

typedef enum
{
  SUYUAN_LEGEND_VALUES, /* of the theme: colour and character */
  SUYUAN_LEGEND_SHAPES,
  SUYUAN_LEGEND_THINGS,
  SUYUAN_N_LEGEND_GROUPS,
} SuyuanLegendGroup;

/* A line of a legend, in the window as on paper. */
typedef struct
{
  SuyuanLegendGroup group;
  SuyuanSign        sign;  /* but of a thing */
  SuyuanThing       thing; /* of the last group */
  guint             value; /* of the first */
  char             *words;
} SuyuanLegendRow;

void       suyuan_legend_view_add (SuyuanLegendView *self, const SuyuanSign *sign, const guint *counts);
GPtrArray *suyuan_legend_list_rows (const SuyuanLegendView *view, SuyuanTheme theme, SuyuanCatalogue *catalogue);

G_END_DECLS
