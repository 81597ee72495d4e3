/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <shumate/shumate.h>

G_BEGIN_DECLS

#define SUYUAN_TYPE_MAP_TOOL (suyuan_map_tool_get_type ())
G_DECLARE_INTERFACE (SuyuanMapTool, suyuan_map_tool, SUYUAN, MAP_TOOL, ShumateLayer)

/* A layer that takes the pointer over the whole map while it is in use: it draws what is being made there. Panning by
 * drag and zooming by wheel stay the map's unless it claims them. */
struct _SuyuanMapToolInterface
{
  GTypeInterface parent_iface;

  /* A key, before the map uses it; FALSE: the map may. Without it every key is the map's. */
  gboolean (*press) (SuyuanMapTool *self,
                     guint          key);
};

gboolean suyuan_map_tool_press (SuyuanMapTool *self, guint key);

G_END_DECLS
