/* Monitoring sections are what everybody finds the way by: they stand above everything else, and a number of outlets that
 * would stand on one stands beside it. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-map"

#include "suyuan-landmark.h"
#include "suyuan-scene-private.h"

#include <math.h>

#define LARGEST 20.0 /* pixels across a section */
#define LEAST 0.85   /* of that: its numeral can just be read */
#define LIFT 0.55    /* of the size: from the point on which it stands to its middle */
#define HALF 0.5     /* of the size: what is kept free around the middle */
#define TIMES 2      /* one that makes way may come to stand on the next */

static int
by_x (gconstpointer a,
      gconstpointer b)
{
  double x = ((const SuyuanWorld *) a)->x, other = ((const SuyuanWorld *) b)->x;

  return x < other ? -1 : x > other;
}

/**
 * suyuan_scene_list_sections:
 *
 * Returns: (transfer full) (element-type SuyuanWorld): where the sections are, from the west
 */
GArray *
suyuan_scene_list_sections (const SuyuanScene *self)
{
  GArray *sections = g_array_new (FALSE, FALSE, sizeof (SuyuanWorld));

  for (guint i = 0; i < self->marks->len; i++)
    {
      const SuyuanSceneMark *mark = &g_array_index (self->marks, SuyuanSceneMark, i);

      if (mark->kind == SUYUAN_MARK_SECTION)
        g_array_append_val (sections, mark->world);
    }
  g_array_sort (sections, by_x);
  return sections;
}

/**
 * suyuan_scene_list_landmarks:
 * @enterprises: those instead of sections
 *
 * Returns: (transfer full) (element-type SuyuanLandmark): the sections that say which record they are, as they were added
 */
GArray *
suyuan_scene_list_landmarks (const SuyuanScene *self,
                             gboolean           enterprises)
{
  GArray *landmarks = g_array_new (FALSE, FALSE, sizeof (SuyuanLandmark));

  for (guint i = 0; i < self->marks->len; i++)
    {
      const SuyuanSceneMark *mark = &g_array_index (self->marks, SuyuanSceneMark, i);
      SuyuanLandmark         one = { mark->world, mark->uid, enterprises };

      if (mark->kind == (enterprises ? SUYUAN_MARK_ENTERPRISE : SUYUAN_MARK_SECTION) && !suyuan_uid_is_nil (&mark->uid))
        g_array_append_val (landmarks, one);
    }
  return landmarks;
}

/**
 * suyuan_section_get_size:
 *
 * Returns: pixels across the sign of a section; its numeral can be read at any zoom
 */
double
suyuan_section_get_size (double zoom)
{
  return LARGEST * CLAMP (0.55 + 0.1 * (zoom - 7), LEAST, 1);
}

/**
 * suyuan_section_get_lift:
 * @size: of the sign
 *
 * A section stands with its point on its place, so that the river and an outlet there are seen below it.
 *
 * Returns: pixels from the place up to the middle of the sign
 */
double
suyuan_section_get_lift (double size)
{
  return LIFT * size;
}

/**
 * suyuan_landmark_get_middle:
 * @x: (out): of the middle of its sign, in pixels of @viewport
 *
 * A section stands above its place.
 */
void
suyuan_landmark_get_middle (const SuyuanLandmark *self,
                            const SuyuanViewport *viewport,
                            double               *x,
                            double               *y)
{
  suyuan_viewport_to_screen (viewport, &self->place, x, y);
  if (!self->enterprise)
    *y -= suyuan_section_get_lift (suyuan_section_get_size (viewport->zoom));
}

/**
 * suyuan_landmarks_find:
 * @landmarks: (element-type SuyuanLandmark): of any number; a thousand take some microseconds
 * @beyond: pixels around a sign that count as it
 * @found: (out): the nearest, where there is one
 *
 * Returns: whether the sign of one is at a pixel of @viewport
 */
gboolean
suyuan_landmarks_find (const GArray         *landmarks,
                       const SuyuanViewport *viewport,
                       double                x,
                       double                y,
                       double                beyond,
                       SuyuanLandmark       *found)
{
  double reach = HALF * suyuan_section_get_size (viewport->zoom) + beyond, best = reach;

  for (guint i = 0; i < landmarks->len; i++)
    {
      const SuyuanLandmark *one = &g_array_index (landmarks, SuyuanLandmark, i);
      double                at_x, at_y;

      suyuan_landmark_get_middle (one, viewport, &at_x, &at_y);
      if (hypot (x - at_x, y - at_y) >= best)
        continue;
      best = hypot (x - at_x, y - at_y);
      *found = *one;
    }
  return best < reach;
}

/**
 * suyuan_landmarks_list_in_view:
 * @landmarks: (element-type SuyuanLandmark)
 *
 * Returns: (transfer full) (element-type SuyuanLandmark): those whose place is in view, in the same order
 */
GArray *
suyuan_landmarks_list_in_view (const GArray         *landmarks,
                               const SuyuanViewport *viewport)
{
  GArray      *seen = g_array_new (FALSE, FALSE, sizeof (SuyuanLandmark));
  SuyuanExtent extent = suyuan_viewport_get_extent (viewport);

  for (guint i = 0; i < landmarks->len; i++)
    if (suyuan_extent_contains (&extent, &g_array_index (landmarks, SuyuanLandmark, i).place))
      g_array_append_val (seen, g_array_index (landmarks, SuyuanLandmark, i));
  return seen;
}

static guint
find_first (const GArray *sections,
            double        west)
{
  guint first = 0, end = sections->len;

  while (first < end)
    {
      guint middle = first + (end - first) / 2;

      if (g_array_index (sections, SuyuanWorld, middle).x < west)
        first = middle + 1;
      else
        end = middle;
    }
  return first;
}

/* The sign nearest to @place, nearer than @gap; FALSE where none is. */
static gboolean
find_nearest (const GArray      *sections,
              const SuyuanWorld *up,
              double             gap,
              const SuyuanWorld *place,
              SuyuanWorld       *nearest)
{
  double reach = gap + fabs (up->x), best = gap;

  for (guint i = find_first (sections, place->x - reach); i < sections->len; i++)
    {
      const SuyuanWorld *section = &g_array_index (sections, SuyuanWorld, i);
      SuyuanWorld        middle = { section->x + up->x, section->y + up->y };
      double             away = hypot (middle.x - place->x, middle.y - place->y);

      if (section->x > place->x + reach)
        break;
      if (away >= best)
        continue;
      best = away;
      *nearest = middle;
    }
  return best < gap;
}

static SuyuanWorld
get_up (const SuyuanViewport *viewport)
{
  double lift = suyuan_section_get_lift (suyuan_section_get_size (viewport->zoom)) / suyuan_viewport_get_scale (viewport);

  return (SuyuanWorld){ -lift * sin (viewport->rotation), -lift * cos (viewport->rotation) };
}

/**
 * suyuan_sections_cover:
 * @sections: (element-type SuyuanWorld): as suyuan_scene_list_sections() has them
 * @viewport: what is drawn
 *
 * Returns: whether the sign of a section lies over @place; the place on which it stands is free of it
 */
gboolean
suyuan_sections_cover (const GArray         *sections,
                       const SuyuanViewport *viewport,
                       const SuyuanWorld    *place)
{
  SuyuanWorld up = get_up (viewport), nearest;

  return find_nearest (sections, &up, HALF * suyuan_section_get_size (viewport->zoom) / suyuan_viewport_get_scale (viewport), place, &nearest);
}

/**
 * suyuan_sections_make_way:
 * @sections: (element-type SuyuanWorld): as suyuan_scene_list_sections() has them
 * @viewport: what is drawn
 * @size: pixels across what stands for several outlets
 * @place: (inout): where it stands
 *
 * Moves what stands on the sign of a section straight away from it, as far as it must to stand beside it. What has no place
 * of its own may be moved so; an outlet may not. Depends on the zoom and not on what else is seen, and takes well under a
 * microsecond.
 */
void
suyuan_sections_make_way (const GArray         *sections,
                          const SuyuanViewport *viewport,
                          double                size,
                          SuyuanWorld          *place)
{
  double      section = suyuan_section_get_size (viewport->zoom), scale = suyuan_viewport_get_scale (viewport);
  double      gap = (size / 2 + HALF * section + 1) / scale;
  SuyuanWorld up = get_up (viewport), nearest = *place;

  for (guint i = 0; i < TIMES && find_nearest (sections, &up, gap, place, &nearest); i++)
    {
      double x = place->x - nearest.x, y = place->y - nearest.y, away = hypot (x, y);

      if (away * scale < 0.5) /* no direction is nearer than another, and names stand on the right */
        x = -(away = 1), y = 0;
      *place = (SuyuanWorld){ nearest.x + x / away * gap, nearest.y + y / away * gap };
    }
}
