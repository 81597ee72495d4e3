/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-map-tool.h"
#include "suyuan-measure.h"
#include "suyuan-seat.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_MEASURE_TOOL (suyuan_measure_tool_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanMeasureTool, suyuan_measure_tool, SUYUAN, MEASURE_TOOL, SuyuanMapTool)

/* Measures on the map: a line and a field, or with @river the way along the river between two points. A click sets a
 * point, one on the first closes; Space sets one in the middle of the map. Enter ends, Backspace takes the last point
 * back. Signal: `told`, when the words have changed. */
SuyuanMapTool       *suyuan_measure_tool_new (ShumateViewport *viewport, SuyuanSeat *seat, gboolean river);
gboolean             suyuan_measure_tool_is_river (SuyuanMeasureTool *self);
const SuyuanMeasure *suyuan_measure_tool_get_measure (SuyuanMeasureTool *self);
const char          *suyuan_measure_tool_get_words (SuyuanMeasureTool *self, gboolean *fault);
void                 suyuan_measure_tool_click (SuyuanMeasureTool *self, double x, double y);

G_END_DECLS
