/* suyuan-ground-source.c: gives a map its scale where there is no base map
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-ground-source.h"

#include "suyuan-projection.h"

struct _SuyuanGroundSource
{
  ShumateMapSource parent_instance;
};

G_DEFINE_FINAL_TYPE (SuyuanGroundSource, suyuan_ground_source, SHUMATE_TYPE_MAP_SOURCE)

/* An empty tile that counts as there: else the levels of other zooms would never be cleaned away. */
static void
fill_tile_async (ShumateMapSource   *source,
                 ShumateTile        *tile,
                 GCancellable       *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer            data)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, data);

  shumate_tile_set_state (tile, SHUMATE_STATE_DONE);
  g_task_return_boolean (task, TRUE);
}

static gboolean
fill_tile_finish (ShumateMapSource *source,
                  GAsyncResult     *result,
                  GError          **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
suyuan_ground_source_class_init (SuyuanGroundSourceClass *klass)
{
  ShumateMapSourceClass *source_class = SHUMATE_MAP_SOURCE_CLASS (klass);

  source_class->fill_tile_async = fill_tile_async;
  source_class->fill_tile_finish = fill_tile_finish;
}

static void
suyuan_ground_source_init (SuyuanGroundSource *self)
{
}

ShumateMapSource *
suyuan_ground_source_new (void)
{
  return g_object_new (SUYUAN_TYPE_GROUND_SOURCE, "id", "ground", "min-zoom-level", 2, "max-zoom-level", 19,
                       "tile-size", (guint) SUYUAN_TILE_SIZE, NULL);
}
