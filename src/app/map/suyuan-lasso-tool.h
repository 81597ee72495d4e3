/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-lasso.h"
#include "suyuan-map-tool.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_LASSO_TOOL (suyuan_lasso_tool_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanLassoTool, suyuan_lasso_tool, SUYUAN, LASSO_TOOL, SuyuanMapTool)

/* A line drawn around outlets, corner by corner: a click sets one, Enter or a double click closes it; a box is whole with
 * its second corner. Without a pointer Space sets a corner in the middle of the map. Signal: `closed` (SuyuanLasso,
 * borrowed). */
ShumateLayer *suyuan_lasso_tool_new (ShumateViewport *viewport);
ShumateLayer *suyuan_lasso_tool_new_box (ShumateViewport *viewport);
gboolean      suyuan_lasso_tool_is_box (SuyuanLassoTool *self);
const char   *suyuan_lasso_tool_get_words (SuyuanLassoTool *self);
void          suyuan_lasso_tool_set_corners (SuyuanLassoTool *self, const SuyuanWorld *corners, guint n_corners);
void          suyuan_lasso_tool_add_corner (SuyuanLassoTool *self, const SuyuanWorld *corner);
guint         suyuan_lasso_tool_get_n_corners (SuyuanLassoTool *self);
gboolean      suyuan_lasso_tool_close (SuyuanLassoTool *self);

G_END_DECLS
