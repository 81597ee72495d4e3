/* What a map shows, as a value: put together once from a workspace, drawn on a screen, in a dossier, in
 * a test. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-map"

#include "suyuan-scene.h"
#include "suyuan-scene-private.h"

static void
line_clear (gpointer data)
{
  SuyuanSceneLine *line = data;

  suyuan_path_free (line->path);
  g_free (line->name);
}

static void
area_clear (gpointer data)
{
  SuyuanSceneArea *area = data;

  suyuan_path_free (area->path);
  g_free (area->name);
}

static void
mark_clear (gpointer data)
{
  SuyuanSceneMark *mark = data;

  g_free (mark->name);
}

/**
 * suyuan_scene_new:
 *
 * Returns: (transfer full): an empty scene
 */
SuyuanScene *
suyuan_scene_new (void)
{
  SuyuanScene *self = g_new0 (SuyuanScene, 1);

  g_atomic_ref_count_init (&self->references);
  self->links = g_array_new (FALSE, FALSE, sizeof (SuyuanSceneLink));
  self->lines = g_array_new (FALSE, FALSE, sizeof (SuyuanSceneLine));
  g_array_set_clear_func (self->lines, line_clear);
  self->areas = g_array_new (FALSE, FALSE, sizeof (SuyuanSceneArea));
  g_array_set_clear_func (self->areas, area_clear);
  self->marks = g_array_new (FALSE, FALSE, sizeof (SuyuanSceneMark));
  g_array_set_clear_func (self->marks, mark_clear);
  return self;
}

/**
 * suyuan_scene_join:
 * @ground: whose lines, areas and links it shows
 * @points: whose places, sections, enterprises and outlets it shows
 *
 * Where half of a map has changed: the other half is shared, not copied. Nothing may be added to any of the three from
 * then on.
 *
 * Returns: (transfer full): a scene of both
 */
SuyuanScene *
suyuan_scene_join (SuyuanScene *ground,
                   SuyuanScene *points)
{
  SuyuanScene *self = g_new0 (SuyuanScene, 1);

  g_atomic_ref_count_init (&self->references);
  self->links = g_array_ref (ground->links);
  self->lines = g_array_ref (ground->lines);
  self->areas = g_array_ref (ground->areas);
  self->marks = g_array_ref (points->marks);
  return self;
}

/**
 * suyuan_scene_ref:
 *
 * Once it is put together a scene never changes, and any thread may draw it.
 *
 * Returns: (transfer full): @self
 */
SuyuanScene *
suyuan_scene_ref (SuyuanScene *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * suyuan_scene_unref:
 *
 * Frees the scene and all it shows when nobody else has it. Any thread.
 */
void
suyuan_scene_unref (SuyuanScene *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_array_unref (self->links);
  g_array_unref (self->lines);
  g_array_unref (self->areas);
  g_array_unref (self->marks);
  g_free (self);
}

/**
 * suyuan_scene_add_line:
 * @rank: 0 for a main river, then tributaries
 * @line: in the direction of the flow
 * @name: (nullable): reaches of one name are named together
 * @highlighted: drawn broader, in the colour of the selection
 *
 * Adds a river or a canal.
 */
void
suyuan_scene_add_line (SuyuanScene      *self,
                       SuyuanLineKind    kind,
                       guint             rank,
                       const SuyuanLine *line,
                       const char       *name,
                       gboolean          highlighted)
{
  SuyuanSceneLine one = { kind, rank, suyuan_path_new (line), g_strdup (name), highlighted, { SUYUAN_COVERAGE_UNSAID, SUYUAN_COVERAGE_UNSAID } };

  g_array_append_val (self->lines, one);
}

/**
 * suyuan_scene_set_banks:
 * @left: of the bank on the left looking downstream
 *
 * Says of the line added last how its banks were walked.
 */
void
suyuan_scene_set_banks (SuyuanScene   *self,
                        SuyuanCoverage left,
                        SuyuanCoverage right)
{
  SuyuanSceneLine *line;

  g_return_if_fail (self->lines->len > 0);
  line = &g_array_index (self->lines, SuyuanSceneLine, self->lines->len - 1);
  line->banks[0] = left;
  line->banks[1] = right;
}

/**
 * suyuan_scene_add_area:
 * @rings: closed rings; the inner ones are holes
 * @name: (nullable): written in the middle of what is seen of it
 *
 * Adds an area.
 */
void
suyuan_scene_add_area (SuyuanScene      *self,
                       SuyuanAreaKind    kind,
                       const SuyuanLine *rings,
                       const char       *name)
{
  SuyuanSceneArea one = { kind, suyuan_path_new (rings), g_strdup (name) };

  g_array_append_val (self->areas, one);
}

static void
add_mark (SuyuanScene          *self,
          const SuyuanPosition *position,
          const char           *name,
          SuyuanSceneMark       mark)
{
  mark.world = suyuan_world_from_position (position);
  mark.name = g_strdup (name);
  g_array_append_val (self->marks, mark);
}

/**
 * suyuan_scene_add_place:
 * @rank: 0 for a city, 1 for a county town, 2 for a town, 3 for a village
 *
 * Adds a settlement: a small dot with its name, left out where there is no room.
 */
void
suyuan_scene_add_place (SuyuanScene          *self,
                        guint                 rank,
                        const SuyuanPosition *position,
                        const char           *name)
{
  add_mark (self, position, name, (SuyuanSceneMark){ .kind = SUYUAN_MARK_PLACE, .rank = rank });
}

/**
 * suyuan_scene_add_outlet:
 * @sign: a selected one is drawn last, larger and with its name first
 *
 * Adds an outlet.
 */
void
suyuan_scene_add_outlet (SuyuanScene          *self,
                         const SuyuanPosition *position,
                         const SuyuanSign     *sign,
                         const char           *name)
{
  add_mark (self, position, name,
            (SuyuanSceneMark){ .kind = SUYUAN_MARK_OUTLET, .sign = *sign, .highlighted = sign->selected });
}

/**
 * suyuan_scene_add_section:
 * @water_class: 0 (not graded) to %SUYUAN_CLASS_WORSE
 *
 * Adds a monitoring section.
 */
void
suyuan_scene_add_section (SuyuanScene          *self,
                          const SuyuanPosition *position,
                          guint                 water_class,
                          const char           *name,
                          gboolean              highlighted)
{
  g_return_if_fail (water_class <= SUYUAN_CLASS_WORSE);
  add_mark (self, position, name,
            (SuyuanSceneMark){ .kind = SUYUAN_MARK_SECTION, .rank = water_class, .highlighted = highlighted });
}

/**
 * suyuan_scene_add_enterprise:
 *
 * Adds an enterprise.
 */
void
suyuan_scene_add_enterprise (SuyuanScene          *self,
                             const SuyuanPosition *position,
                             const char           *name,
                             gboolean              highlighted)
{
  add_mark (self, position, name, (SuyuanSceneMark){ .kind = SUYUAN_MARK_ENTERPRISE, .highlighted = highlighted });
}

/**
 * suyuan_scene_set_record:
 *
 * Says of the mark added last which record it is, so that it can be told from others and opened.
 */
void
suyuan_scene_set_record (SuyuanScene     *self,
                         const SuyuanUid *uid)
{
  g_return_if_fail (self->marks->len > 0);
  g_array_index (self->marks, SuyuanSceneMark, self->marks->len - 1).uid = *uid;
}

/**
 * suyuan_scene_add_link:
 * @from: the outlet
 * @to: the enterprise
 * @confidence: (nullable): suspected, probable or confirmed
 *
 * Adds the line that says whose water an outlet discharges, drawn by its confidence. It does not widen
 * the extent; the marks at its ends do.
 */
void
suyuan_scene_add_link (SuyuanScene          *self,
                       const SuyuanPosition *from,
                       const SuyuanPosition *to,
                       const char           *confidence)
{
  SuyuanSceneLink one = { suyuan_world_from_position (from), suyuan_world_from_position (to),
                          g_intern_string (confidence) };

  g_array_append_val (self->links, one);
}

/**
 * suyuan_scene_get_extent:
 *
 * Returns: the extent of everything; empty for an empty scene
 */
SuyuanExtent
suyuan_scene_get_extent (const SuyuanScene *self)
{
  SuyuanExtent extent = suyuan_extent_empty ();

  for (guint i = 0; i < self->lines->len; i++)
    suyuan_extent_unite (&extent, suyuan_path_get_extent (g_array_index (self->lines, SuyuanSceneLine, i).path));
  for (guint i = 0; i < self->areas->len; i++)
    suyuan_extent_unite (&extent, suyuan_path_get_extent (g_array_index (self->areas, SuyuanSceneArea, i).path));
  for (guint i = 0; i < self->marks->len; i++)
    suyuan_extent_include (&extent, &g_array_index (self->marks, SuyuanSceneMark, i).world);
  return extent;
}
