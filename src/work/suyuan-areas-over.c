/* Which areas some records lie in or run through.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-areas.h"

#include "suyuan-census.h"
#include "suyuan-line.h"

static void
add_position (SuyuanRecord *record,
              GArray       *places)
{
  SuyuanPosition position = { suyuan_record_get_integer (record, "lon"), suyuan_record_get_integer (record, "lat") };

  if (suyuan_record_has (record, "lon") && suyuan_record_has (record, "lat"))
    g_array_append_val (places, position);
}

static void
add_vertices (SuyuanRecord *record,
              GArray       *places)
{
  const SuyuanValue *drawn = suyuan_record_get (record, "geometry");
  g_autoptr (SuyuanLine) line = drawn->type == SUYUAN_VALUE_BLOB ? suyuan_line_new_from_wkb (drawn->blob, NULL) : NULL;

  for (guint i = 0; line && i < suyuan_line_get_n_parts (line); i++)
    {
      guint                 n_vertices;
      const SuyuanPosition *vertices = suyuan_line_get_part (line, i, &n_vertices);

      g_array_append_vals (places, vertices, n_vertices);
    }
}

static gboolean
encloses_any (const SuyuanAreas *self,
              guint              area,
              GArray            *places)
{
  for (guint i = 0; i < places->len; i++)
    if (suyuan_areas_encloses (self, area, &g_array_index (places, SuyuanPosition, i)))
      return TRUE;
  return FALSE;
}

/**
 * suyuan_areas_list_over:
 * @kind: outlet or reach
 * @uids: array of SuyuanUid of records of @kind; those that are gone are passed over
 *
 * A reach runs through an area where one of its vertices lies in it.
 *
 * Returns: (transfer full): array of SuyuanUid; %NULL with an error of the store
 */
GArray *
suyuan_areas_list_over (const SuyuanAreas *self,
                        SuyuanOffice      *office,
                        SuyuanKind         kind,
                        GArray            *uids,
                        GError           **error)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (SuyuanPosition));
  GArray *over;

  for (guint i = 0; suyuan_areas_get_n (self) > 0 && i < uids->len; i++)
    {
      g_autoptr (SuyuanRecord) record = NULL;

      if (!suyuan_office_seek (office, kind, &g_array_index (uids, SuyuanUid, i), &record, error))
        return NULL;
      if (record && kind == SUYUAN_KIND_OUTLET)
        add_position (record, places);
      else if (record)
        add_vertices (record, places);
    }

  over = g_array_new (FALSE, FALSE, sizeof (SuyuanUid));
  for (guint i = 0; i < suyuan_areas_get_n (self); i++)
    if (encloses_any (self, i, places))
      g_array_append_vals (over, suyuan_areas_get_uid (self, i), 1);
  return over;
}
