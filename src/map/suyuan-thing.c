/* What a map draws besides single outlets, for a legend: which of it is in view, and a sample of each, drawn by what
 * draws the map itself. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-map"

#include "suyuan-thing.h"

#include "suyuan-drawing-private.h"
#include "suyuan-photo-sign.h"
#include "suyuan-scene-draw.h"
#include "suyuan-scene-private.h"
#include "suyuan-sign-draw.h"
#include "suyuan-theme.h"

#include <math.h>

#define SAMPLE_ZOOM 13.0 /* where everything is drawn that ever is */
#define SIGN 14.0
#define SECTION 20.0 /* its numeral wants room */
#define INSET 3.0

G_STATIC_ASSERT (SUYUAN_N_THINGS <= 32);

static const char *const confidences[] = { "suspected", "probable", "confirmed" };

/**
 * suyuan_thing_get_confidence:
 * @link: SUYUAN_THING_LINK to SUYUAN_THING_LINK + 2
 *
 * Returns: its key in the enumeration `confidence`
 */
const char *
suyuan_thing_get_confidence (SuyuanThing link)
{
  return confidences[link - SUYUAN_THING_LINK];
}

/* --- what is in view --- */

static guint32
bits_of_line (const SuyuanSceneLine *line,
              double                 zoom)
{
  guint32 bits = SUYUAN_THING_BIT (line->highlighted ? SUYUAN_THING_TRACK : line->kind == SUYUAN_LINE_CANAL ? SUYUAN_THING_CANAL
                                                                                                            : SUYUAN_THING_RIVER);

  for (guint side = 0; side < G_N_ELEMENTS (line->banks) && zoom >= SUYUAN_BANKS_FROM_ZOOM; side++)
    if (line->banks[side] != SUYUAN_COVERAGE_UNSAID)
      bits |= SUYUAN_THING_BIT (SUYUAN_THING_BANK + line->banks[side]);
  return bits;
}

/* Square pixels; a hole runs the other way round and takes its own away. */
static double
measure_area (const SuyuanOutline *outline)
{
  double twice = 0;

  for (guint run = 0; run < suyuan_outline_get_n_runs (outline); run++)
    {
      guint              n;
      const SuyuanPoint *points = suyuan_outline_get_run (outline, run, &n);

      for (guint i = 0; i < n; i++)
        twice += points[i].x * points[(i + 1) % n].y - points[(i + 1) % n].x * points[i].y;
    }
  return fabs (twice / 2);
}

/* Whether something of it is drawn: a long river has a large extent. A ring that goes round the view stays one along its
 * edges, with nothing within it. */
static gboolean
is_drawn (const SuyuanPath     *path,
          const SuyuanViewport *viewport,
          const SuyuanExtent   *view,
          SuyuanOutline        *outline)
{
  if (!suyuan_extent_intersects (suyuan_path_get_extent (path), view))
    return FALSE;

  suyuan_path_project (path, viewport, 0, outline);
  return suyuan_path_is_closed (path) ? measure_area (outline) > 1 : suyuan_outline_get_n_runs (outline) > 0;
}

static guint32
bit_of_link (const SuyuanSceneLink *link,
             const SuyuanExtent    *view)
{
  SuyuanExtent extent = suyuan_extent_empty ();

  suyuan_extent_include (&extent, &link->from);
  suyuan_extent_include (&extent, &link->to);
  for (guint i = 0; i < G_N_ELEMENTS (confidences); i++)
    if (g_strcmp0 (link->confidence, confidences[i]) == 0 && suyuan_extent_intersects (&extent, view))
      return SUYUAN_THING_BIT (SUYUAN_THING_LINK + i);
  return 0;
}

static guint32
bit_of_mark (const SuyuanSceneMark *mark)
{
  if (mark->kind == SUYUAN_MARK_SECTION)
    return SUYUAN_THING_BIT (SUYUAN_THING_SECTION + mark->rank);

  return mark->kind == SUYUAN_MARK_ENTERPRISE ? SUYUAN_THING_BIT (SUYUAN_THING_ENTERPRISE) : 0;
}

/**
 * suyuan_scene_list_things:
 *
 * Lines that are set off are told as tracks: what else they may be the one who drew them knows.
 *
 * Returns: a bit for each thing of the scene that @viewport shows
 */
guint32
suyuan_scene_list_things (const SuyuanScene    *self,
                          const SuyuanViewport *viewport)
{
  SuyuanExtent view = suyuan_viewport_get_extent (viewport);
  guint32      things = 0;
  g_auto (SuyuanOutline) outline = { 0 };

  for (guint i = 0; i < self->lines->len; i++)
    {
      const SuyuanSceneLine *line = &g_array_index (self->lines, SuyuanSceneLine, i);
      guint32                bits = bits_of_line (line, viewport->zoom);

      if ((bits & ~things) != 0 && is_drawn (line->path, viewport, &view, &outline))
        things |= bits;
    }
  for (guint i = 0; i < self->areas->len; i++)
    {
      const SuyuanSceneArea *area = &g_array_index (self->areas, SuyuanSceneArea, i);
      guint32                bit = SUYUAN_THING_BIT (SUYUAN_THING_AREA + area->kind);

      if ((things & bit) == 0 && is_drawn (area->path, viewport, &view, &outline))
        things |= bit;
    }
  for (guint i = 0; i < self->marks->len; i++)
    {
      const SuyuanSceneMark *mark = &g_array_index (self->marks, SuyuanSceneMark, i);

      if (suyuan_extent_contains (&view, &mark->world))
        things |= bit_of_mark (mark);
    }
  for (guint i = 0; i < self->links->len; i++)
    things |= bit_of_link (&g_array_index (self->links, SuyuanSceneLink, i), &view);
  return things;
}

/* --- samples --- */

static SuyuanPosition
place_at (const SuyuanViewport *viewport,
          double                x,
          double                y)
{
  SuyuanWorld world = suyuan_viewport_from_screen (viewport, x, y);

  return suyuan_world_to_position (&world);
}

/* From side to side; a bank has its river. */
static void
add_line (SuyuanScene          *scene,
          const SuyuanViewport *viewport,
          SuyuanThing           thing)
{
  SuyuanPosition ends[] = { place_at (viewport, INSET, viewport->height / 2), place_at (viewport, viewport->width - INSET, viewport->height / 2) };
  g_autoptr (SuyuanLine) line = suyuan_line_new (ends, G_N_ELEMENTS (ends));

  suyuan_scene_add_line (scene, thing == SUYUAN_THING_CANAL ? SUYUAN_LINE_CANAL : SUYUAN_LINE_RIVER, 1, line, NULL,
                         thing == SUYUAN_THING_WALKED || thing == SUYUAN_THING_TRACK);
  if (thing >= SUYUAN_THING_BANK)
    suyuan_scene_set_banks (scene, SUYUAN_COVERAGE_UNSAID, (SuyuanCoverage) (thing - SUYUAN_THING_BANK));
}

static void
add_area (SuyuanScene          *scene,
          const SuyuanViewport *viewport,
          SuyuanAreaKind        kind)
{
  double         right = viewport->width - INSET, bottom = viewport->height - INSET;
  SuyuanPosition corners[] = { place_at (viewport, INSET, INSET), place_at (viewport, right, INSET), place_at (viewport, right, bottom),
                               place_at (viewport, INSET, bottom), place_at (viewport, INSET, INSET) };
  g_autoptr (SuyuanLine) ring = suyuan_line_new (corners, G_N_ELEMENTS (corners));

  suyuan_scene_add_area (scene, kind, ring, NULL);
}

static void
draw_in_scene (SuyuanThing thing,
               SuyuanPen  *pen,
               double      width,
               double      height)
{
  SuyuanViewport   viewport = { .centre = { 0.8, 0.4 }, .zoom = SAMPLE_ZOOM, .width = width, .height = height };
  SuyuanSceneStyle style = { .scheme = suyuan_pen_get_scheme (pen), .chinese = suyuan_pen_is_chinese (pen), .scale = 1, .transparent = TRUE, .strong = suyuan_pen_is_strong (pen) };
  SuyuanPosition   from = place_at (&viewport, INSET, height / 2), to = place_at (&viewport, width - INSET, height / 2);
  g_autoptr (SuyuanScene) scene = suyuan_scene_new ();

  if (thing >= SUYUAN_THING_AREA)
    add_area (scene, &viewport, (SuyuanAreaKind) (thing - SUYUAN_THING_AREA));
  else if (thing >= SUYUAN_THING_RIVER)
    add_line (scene, &viewport, thing);
  else
    suyuan_scene_add_link (scene, &from, &to, suyuan_thing_get_confidence (thing));
  suyuan_scene_draw (scene, suyuan_pen_get_cairo (pen), &viewport, &style);
}

/* An outlet, or several: what the sign has besides shape and colour. */
static void
draw_sign (SuyuanThing thing,
           SuyuanPen  *pen,
           double      x,
           double      y)
{
  SuyuanSign sign = { .shape = SUYUAN_SHAPE_DOMESTIC, .theme = SUYUAN_THEME_OVERDUE, .value = SUYUAN_OVERDUE_NOT, .bare = TRUE };
  guint      counts[SUYUAN_N_STATUSES] = { [SUYUAN_STATUS_TO_RECTIFY] = 2, [SUYUAN_STATUS_UNDER_WAY] = 1, [SUYUAN_STATUS_CLOSED] = 2 }; /* thick, thinner, thin */

  if (thing == SUYUAN_THING_CLUSTER)
    {
      suyuan_sign_draw_cluster (SUYUAN_THEME_STATUS, counts, FALSE, pen, x, y, SIGN + 4);
      return;
    }
  sign.sea = thing == SUYUAN_THING_SEA;
  sign.overdue_days = thing == SUYUAN_THING_OVERDUE ? 7 : 0;
  suyuan_sign_draw (&sign, pen, x, y, SIGN - 3);
}

/**
 * suyuan_thing_draw:
 * @pen: what to draw with, at 0, 0
 * @width: of the sample
 * @height: of the sample
 *
 * Draws a sample of a thing as the map draws it.
 */
void
suyuan_thing_draw (SuyuanThing thing,
                   SuyuanPen  *pen,
                   double      width,
                   double      height)
{
  if (thing < SUYUAN_THING_SECTION)
    draw_sign (thing, pen, width / 2, height / 2);
  else if (thing < SUYUAN_THING_ENTERPRISE)
    suyuan_sign_draw_section (thing - SUYUAN_THING_SECTION, FALSE, pen, width / 2, height / 2, SECTION);
  else if (thing == SUYUAN_THING_ENTERPRISE)
    suyuan_sign_draw_enterprise (FALSE, pen, width / 2, height / 2, SIGN);
  else if (thing == SUYUAN_THING_PHOTO)
    suyuan_photo_sign_draw (45, pen, width / 2 - 5, height / 2 + 5, 0.8);
  else
    draw_in_scene (thing, pen, width, height);
}
