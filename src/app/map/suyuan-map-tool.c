/* suyuan-map-tool.c: what is done on the map with pointer and keys: draw round outlets, measure
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-map-tool.h"

G_DEFINE_INTERFACE (SuyuanMapTool, suyuan_map_tool, SHUMATE_TYPE_LAYER)

static void
suyuan_map_tool_default_init (SuyuanMapToolInterface *iface)
{
}

gboolean
suyuan_map_tool_press (SuyuanMapTool *self,
                       guint          key)
{
  SuyuanMapToolInterface *iface = SUYUAN_MAP_TOOL_GET_IFACE (self);

  return iface->press != NULL && iface->press (self, key);
}
