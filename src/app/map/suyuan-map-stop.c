/* suyuan-map-stop.c: the signs a keyboard walks, outlets, sections and enterprises alike
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-map-stop.h"

#include "suyuan-map-view-port.h"

#define ENTERPRISES_FROM 10.0 /* zoom */

gboolean
suyuan_map_stop_is_section (const SuyuanMapStop *self)
{
  return !suyuan_uid_is_nil (&self->section.uid);
}

gboolean
suyuan_map_stop_is_nowhere (const SuyuanMapStop *self)
{
  return self->item.count == 0 && !suyuan_map_stop_is_section (self);
}

gboolean
suyuan_map_stop_equal (const SuyuanMapStop *self,
                       const SuyuanMapStop *other)
{
  return self->item.count == other->item.count && self->item.id == other->item.id && suyuan_uid_equal (&self->section.uid, &other->section.uid);
}

static int
by_reading_order (gconstpointer a,
                  gconstpointer b,
                  gpointer      viewport)
{
  return suyuan_viewport_compare_reading (viewport, &((const SuyuanMapStop *) a)->place, &((const SuyuanMapStop *) b)->place);
}

static void
append_landmarks (GArray             *stops,
                  SuyuanSectionLayer *layer)
{
  g_autoptr (GArray) seen = suyuan_section_layer_list_in_view (layer);

  for (guint i = 0; i < seen->len; i++)
    {
      const SuyuanLandmark *section = &g_array_index (seen, SuyuanLandmark, i);
      SuyuanMapStop         stop = { .place = section->place, .section = *section };

      g_array_append_val (stops, stop);
    }
}

/* Those in the view now (SuyuanMapStop), line by line from the north, each from the west; enterprises
 * where there are few enough of them to be walked. */
GArray *
suyuan_map_stops_list (SuyuanOutletLayer  *outlets,
                       SuyuanSectionLayer *sections,
                       SuyuanSectionLayer *enterprises)
{
  GArray        *stops = g_array_new (FALSE, FALSE, sizeof (SuyuanMapStop));
  SuyuanViewport viewport = suyuan_viewport_of_layer (SHUMATE_LAYER (outlets));
  g_autoptr (GArray) items = suyuan_outlet_layer_list_in_view (outlets);

  for (guint i = 0; i < items->len; i++)
    {
      const SuyuanClusterItem *item = &g_array_index (items, SuyuanClusterItem, i);
      SuyuanMapStop            stop = { .place = item->place, .item = *item };

      g_array_append_val (stops, stop);
    }
  append_landmarks (stops, sections);
  if (viewport.zoom >= ENTERPRISES_FROM)
    append_landmarks (stops, enterprises);
  g_array_sort_with_data (stops, by_reading_order, &viewport);

  return stops;
}
