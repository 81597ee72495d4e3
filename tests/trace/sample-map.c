/* Rivers as other people drew them: a GeoJSON file of lines, with from and to nodes where it has them. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-map.h"

#include <json-glib/json-glib.h>
#include <math.h>

static SuyuanLine *
read_line (JsonArray *coordinates)
{
  guint                      n = json_array_get_length (coordinates);
  g_autofree SuyuanPosition *vertices = g_new (SuyuanPosition, n);

  for (guint i = 0; i < n; i++)
    {
      JsonArray *place = json_array_get_array_element (coordinates, i);

      vertices[i].lon = (gint32) lround (json_array_get_double_element (place, 0) * SUYUAN_DEGREE);
      vertices[i].lat = (gint32) lround (json_array_get_double_element (place, 1) * SUYUAN_DEGREE);
    }
  return suyuan_line_new (vertices, n);
}

static void
add_feature (SampleMap  *self,
             JsonObject *feature)
{
  JsonObject           *properties = json_object_get_object_member (feature, "properties");
  JsonObject           *geometry = json_object_get_object_member (feature, "geometry");
  SuyuanLine           *line = read_line (json_object_get_array_member (geometry, "coordinates"));
  gboolean              has_nodes = json_object_has_member (properties, "fromnode");
  g_autofree char      *from = has_nodes ? g_strdup_printf ("%d", (int) json_object_get_int_member (properties, "fromnode")) : NULL;
  g_autofree char      *to = has_nodes ? g_strdup_printf ("%d", (int) json_object_get_int_member (properties, "tonode")) : NULL;
  SuyuanReach          *reach = sample_network_add (&self->sample, from, to, suyuan_line_get_length (line));
  guint                 n;
  const SuyuanPosition *vertices = suyuan_line_get_part (line, 0, &n);

  reach->has_ends = TRUE;
  reach->first = vertices[0];
  reach->last = vertices[n - 1];
  reach->divergence = (int) json_object_get_int_member_with_default (properties, "divergence", 0);
  g_ptr_array_add (self->lines, line);
  g_ptr_array_add (self->names, has_nodes ? g_strdup_printf ("%d", (int) json_object_get_int_member (properties, "id")) : g_strdup (json_object_get_string_member (properties, "id")));
}

gboolean
sample_map_load (SampleMap  *self,
                 const char *path)
{
  const char      *shared = g_getenv ("SUYUAN_SHARED");
  g_autofree char *file = g_build_filename (shared ? shared : "/nonexistent", "data", "rivers", path, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *features;

  sample_network_init (&self->sample);
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_line_free);
  self->names = g_ptr_array_new_with_free_func (g_free);
  if (!json_parser_load_from_file (parser, file, NULL))
    {
      g_test_skip ("the shared rivers are not here");
      return FALSE;
    }
  features = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "features");
  for (guint i = 0; i < json_array_get_length (features); i++)
    add_feature (self, json_array_get_object_element (features, i));
  return TRUE;
}

void
sample_map_clear (SampleMap *self)
{
  sample_network_clear (&self->sample);
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->names);
}

/* The reach with this id in the file. */
int
sample_map_find (const SampleMap *self,
                 const char      *name)
{
  for (guint i = 0; i < self->names->len; i++)
    if (g_str_equal (self->names->pdata[i], name))
      return (int) i;
  g_assert_not_reached ();
}
