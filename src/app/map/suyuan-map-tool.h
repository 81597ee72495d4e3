/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <shumate/shumate.h>

#include "suyuan-projection.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_MAP_TOOL (suyuan_map_tool_get_type ())
G_DECLARE_DERIVABLE_TYPE (SuyuanMapTool, suyuan_map_tool, SUYUAN, MAP_TOOL, ShumateLayer)

/* A layer that takes the pointer over the whole map while it is in use: it draws what is being made there. Panning by
 * drag and zooming by wheel stay the map's. */
struct _SuyuanMapToolClass
{
  ShumateLayerClass parent_class;

  /* At a pixel of the map: a click, the @n-th in a row, or Space in the middle. */
  void (*click) (SuyuanMapTool *self,
                 guint          n,
                 double         x,
                 double         y);

  /* The pointer is elsewhere. */
  void (*point) (SuyuanMapTool *self);

  /* Another key, before the map uses it; FALSE: the map may. */
  gboolean (*press) (SuyuanMapTool *self,
                     guint          key);
};

gboolean suyuan_map_tool_press (SuyuanMapTool *self, guint key);

/* For tools: what the next frame shows, where the pointer is, and whether points are set in the middle by keys. */
SuyuanViewport suyuan_map_tool_get_viewport (SuyuanMapTool *self);
gboolean       suyuan_map_tool_get_pointer (SuyuanMapTool *self, double *x, double *y);
gboolean       suyuan_map_tool_is_by_keys (SuyuanMapTool *self);
void           suyuan_map_tool_go_by_keys (SuyuanMapTool *self);

G_END_DECLS
