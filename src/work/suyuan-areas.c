/* The areas of a workspace in memory: which of them a place lies in.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-areas.h"

#include "suyuan-census.h"
#include "suyuan-enclosure.h"

typedef struct
{
  SuyuanUid   uid;
  char       *code;        /* NULL until it is asked for */
  char       *type, *name; /* name: nullable */
  SuyuanLine *line;
} Area;

struct _SuyuanAreas
{
  SuyuanOffice *office; /* borrowed */
  GArray       *areas;  /* of Area, by their rows */
};

static void
area_clear (gpointer data)
{
  Area *self = data;

  g_free (self->code);
  g_free (self->type);
  g_free (self->name);
  suyuan_line_free (self->line);
}

static void
add_area_cb (const SuyuanUid   *uid,
             gint64             id,
             const SuyuanValue *values,
             gpointer           data)
{
  Area area = { *uid };

  area.line = values[0].type == SUYUAN_VALUE_BLOB ? suyuan_line_new_from_wkb (values[0].blob, NULL) : NULL;
  if (!area.line)
    return;
  area.type = g_strdup (values[1].type == SUYUAN_VALUE_TEXT ? values[1].text : "other");
  area.name = values[2].type == SUYUAN_VALUE_TEXT ? g_strdup (values[2].text) : NULL;
  g_array_append_val ((GArray *) data, area);
}

/**
 * suyuan_areas_new:
 *
 * Returns: (transfer full): the areas that are drawn; %NULL with an error of the store
 */
SuyuanAreas *
suyuan_areas_new (SuyuanOffice *office,
                  GError      **error)
{
  static const char *const keys[] = { "geometry", "type", "name", NULL };
  g_autoptr (SuyuanAreas) self = g_new0 (SuyuanAreas, 1);
  SuyuanQuery query = { .kind = SUYUAN_KIND_AREA };

  self->office = office;
  self->areas = g_array_new (FALSE, FALSE, sizeof (Area));
  g_array_set_clear_func (self->areas, area_clear);
  return suyuan_office_scan (office, &query, keys, add_area_cb, self->areas, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * suyuan_areas_free:
 *
 * Frees the areas.
 */
void
suyuan_areas_free (SuyuanAreas *self)
{
  if (!self)
    return;
  g_array_unref (self->areas);
  g_free (self);
}

static Area *
peek (const SuyuanAreas *self,
      guint              area)
{
  return &g_array_index (self->areas, Area, area);
}

/**
 * suyuan_areas_get_n:
 *
 * Returns: how many are drawn
 */
guint
suyuan_areas_get_n (const SuyuanAreas *self)
{
  return self->areas->len;
}

/**
 * suyuan_areas_has_type:
 * @type: key of the kind of area
 *
 * Returns: whether one is drawn
 */
gboolean
suyuan_areas_has_type (const SuyuanAreas *self,
                       const char        *type)
{
  for (guint i = 0; i < self->areas->len; i++)
    if (g_str_equal (peek (self, i)->type, type))
      return TRUE;
  return FALSE;
}

/**
 * suyuan_areas_encloses:
 *
 * Returns: whether a place lies in an area
 */
gboolean
suyuan_areas_encloses (const SuyuanAreas    *self,
                       guint                 area,
                       const SuyuanPosition *position)
{
  return suyuan_line_encloses (peek (self, area)->line, position);
}

/**
 * suyuan_areas_get_uid:
 *
 * Returns: (transfer none): which record it is
 */
const SuyuanUid *
suyuan_areas_get_uid (const SuyuanAreas *self,
                      guint              area)
{
  return &peek (self, area)->uid;
}

/**
 * suyuan_areas_get_code:
 *
 * Returns: (transfer none): the code of its record, read once; %NULL with an error of the store
 */
const char *
suyuan_areas_get_code (SuyuanAreas *self,
                       guint        area,
                       GError     **error)
{
  if (!peek (self, area)->code)
    peek (self, area)->code = suyuan_office_dup_code_of (self->office, SUYUAN_KIND_AREA, &peek (self, area)->uid, error);
  return peek (self, area)->code;
}

/**
 * suyuan_areas_get_type:
 *
 * Returns: (transfer none): key of its kind
 */
const char *
suyuan_areas_get_type (const SuyuanAreas *self,
                       guint              area)
{
  return peek (self, area)->type;
}

/**
 * suyuan_areas_get_name:
 *
 * Returns: (transfer none): its name, blank where it has none
 */
const char *
suyuan_areas_get_name (const SuyuanAreas *self,
                       guint              area)
{
  return peek (self, area)->name ? peek (self, area)->name : "";
}

/**
 * suyuan_area_type_forbids:
 * @type: key of a kind of area
 *
 * Returns: whether the law forbids outlets there: source protection of the first and second class (Water Pollution
 *   Prevention and Control Law, art. 64), nature protection areas
 */
gboolean
suyuan_area_type_forbids (const char *type)
{
  static const char *const types[] = { "source_protection_1", "source_protection_2", "nature_reserve", NULL };

  return g_strv_contains (types, type);
}
