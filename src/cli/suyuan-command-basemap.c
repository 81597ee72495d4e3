/* suyuan-command-basemap.c: basemap, the maps a workspace carries with it
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-cli"

#include "suyuan-command.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "suyuan-basemap.h"
#include "suyuan-json.h"

static SuyuanBasemapTerms terms;

static const GOptionEntry basemap_options[] = {
  { "name", 0, 0, G_OPTION_ARG_STRING, &terms.name, N_ ("What the map is called"), N_ ("TEXT") },
  { "datum", 0, 0, G_OPTION_ARG_STRING, &terms.datum, N_ ("Where its pictures put things: cgcs2000, gcj02, bd09"), "KEY" },
  { "attribution", 0, 0, G_OPTION_ARG_STRING, &terms.attribution, N_ ("Whose map it is"), N_ ("TEXT") },
  { "approval", 0, 0, G_OPTION_ARG_STRING, &terms.approval, N_ ("Its map approval number"), N_ ("TEXT") },
  { NULL }
};

static void
add_bounds (SuyuanJson         *json,
            const SuyuanBounds *bounds)
{
  const gint32 sides[] = { bounds->west, bounds->south, bounds->east, bounds->north };

  suyuan_json_begin_list (json, "bounds");
  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++)
    suyuan_json_add_number (json, NULL, (double) sides[i] / SUYUAN_DEGREE);
  suyuan_json_end_list (json);
}

static void
add_map (SuyuanJson          *json,
         const SuyuanBasemap *map,
         gint64               tiles)
{
  const SuyuanTileInfo *info = suyuan_tile_source_get_info (map->source);

  suyuan_json_add_text (json, "name", info->name);
  suyuan_json_add_text (json, "file", map->file);
  suyuan_json_add_text (json, "format", suyuan_tile_format_get_key (info->format));
  suyuan_json_add_integer (json, "min_zoom", info->min_zoom);
  suyuan_json_add_integer (json, "max_zoom", info->max_zoom);
  add_bounds (json, &info->bounds);
  suyuan_json_add_text (json, "datum", suyuan_datum_get_key (info->datum));
  suyuan_json_add_text (json, "attribution", info->attribution);
  suyuan_json_add_text (json, "approval", info->approval);
  suyuan_json_add_integer (json, "tiles", tiles);
}

/* A map that cannot be drawn stands in the list with its reason, and so does one whose names cannot. */
static gboolean
report_map (SuyuanCall          *call,
            SuyuanJson          *json,
            const SuyuanBasemap *map,
            GError             **error)
{
  gint64 tiles = map->source != NULL ? suyuan_basemap_count (map, error) : 0;

  if (tiles < 0)
    return FALSE;
  if (!call->json && map->source != NULL)
    {
      const SuyuanTileInfo *info = suyuan_tile_source_get_info (map->source);

      g_print (_ ("%s: %s, %s, zooms %u–%u, %s, %" PRId64 " tiles\n"), map->file, info->name,
               suyuan_tile_format_get_key (info->format), info->min_zoom, info->max_zoom, suyuan_datum_get_key (info->datum), tiles);
    }

  if (!call->json && map->fault != NULL)
    g_print ("%s: %s\n", map->file, map->fault->message);

  suyuan_json_begin_object (json, NULL);
  if (map->source != NULL)
    add_map (json, map, tiles);
  else
    suyuan_json_add_text (json, "file", map->file);
  if (map->fault != NULL)
    suyuan_json_add_text (json, "fault", map->fault->message);
  suyuan_json_end_object (json);
  return TRUE;
}

static int
report_maps (SuyuanCall *call,
             GPtrArray  *maps,
             GError    **error)
{
  g_autoptr (SuyuanJson) json = suyuan_json_new (call->office);

  suyuan_json_begin_list (json, NULL);
  for (guint i = 0; i < maps->len; i++)
    if (!report_map (call, json, maps->pdata[i], error))
      return 1;
  suyuan_json_end_list (json);
  if (call->json)
    suyuan_json_print (json);
  return 0;
}

static GPtrArray *
maps_of (SuyuanCall *call,
         const char *verb,
         const char *file,
         GError    **error)
{
  g_autoptr (GPtrArray) maps = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_basemap_free);
  g_autoptr (SuyuanBasemap) map = NULL;

  if (g_str_equal (verb, "list"))
    return suyuan_office_list_basemaps (call->office, error);

  map = g_str_equal (verb, "add") ? suyuan_office_add_basemap (call->office, file, &terms, NULL, error)
                                  : suyuan_office_open_basemap (call->office, file);
  if (map == NULL || (g_str_equal (verb, "check") && !suyuan_basemap_check (map, NULL, error)))
    return NULL;
  g_ptr_array_add (maps, g_steal_pointer (&map));
  return g_steal_pointer (&maps);
}

static int
run_basemap (SuyuanCall *call,
             GError    **error)
{
  const char *verb = call->words[0], *file = call->n_words > 1 ? call->words[1] : NULL;
  g_autoptr (GPtrArray) maps = NULL;

  if (!g_str_equal (verb, "list") && !g_str_equal (verb, "add") && !g_str_equal (verb, "check"))
    return suyuan_call_usage (error, _ ("“%s” cannot be done with base maps; write list, add FILE or check FILE"), verb), 1;
  if (g_str_equal (verb, "list") && file != NULL)
    return suyuan_call_usage (error, _ ("“%s” is one word too many: suyuanctl basemap WORKSPACE list"), file), 1;
  if (!g_str_equal (verb, "list") && file == NULL)
    return suyuan_call_usage (error, _ ("Name the map file: suyuanctl basemap WORKSPACE %s FILE"), verb), 1;

  maps = maps_of (call, verb, file, error);
  return maps != NULL ? report_maps (call, maps, error) : 1;
}

const SuyuanCommand suyuan_basemap_commands[] = {
  { "basemap", "WORKSPACE list | add FILE [--name TEXT] [--datum KEY] [--attribution TEXT] [--approval TEXT] | check FILE",
    N_ ("The maps that lie under the data: what there is, one more, whether a file can be drawn."), SUYUAN_COMMAND_READ, 1, 2, basemap_options, run_basemap },
  { NULL }
};
