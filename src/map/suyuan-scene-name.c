/* The names of rivers, lakes and areas, along them and over them, where there is room. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-map"

#include "suyuan-drawing-private.h"

#include <math.h>
#include <string.h>

#define HALO 1.6         /* of scale */
#define NAME_APART 420.0 /* of scale; a river is named again after this */
#define LETTER 11.0      /* of scale */
#define RUN_LEAST 1.08

static guint32
colour_of (const SuyuanDrawing *self,
           SuyuanColour         colour)
{
  return suyuan_palette_get (self->style->scheme, colour);
}

static double
measure_letters (const char *letters,
                 gsize       length,
                 gpointer    data)
{
  SuyuanDrawing   *self = data;
  g_autofree char *text = g_strndup (letters, length);
  double           width, height;

  suyuan_pen_set_text (self->pen, text, LETTER * self->style->scale, FALSE);
  suyuan_pen_measure (self->pen, &width, &height);
  return width;
}

/* All halos before all letters, or a halo would cut the letter before it. */
static void
write_letters (SuyuanDrawing *self,
               const char    *name,
               double         size,
               GArray        *letters)
{
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < letters->len; i++)
      {
        const SuyuanLetter *letter = &g_array_index (letters, SuyuanLetter, i);
        g_autofree char    *text = g_strndup (name + letter->offset, letter->length);
        double              width, height;

        cairo_save (self->cr);
        cairo_translate (self->cr, letter->middle.x, letter->middle.y);
        cairo_rotate (self->cr, letter->angle);
        suyuan_pen_set_text (self->pen, text, size, FALSE);
        suyuan_pen_measure (self->pen, &width, &height);
        suyuan_pen_write_baseline (self->pen, -width / 2, 0.36 * size, colour_of (self, SUYUAN_COLOUR_WATER_LABEL),
                                   pass == 0 ? HALO * self->style->scale : 0);
        cairo_restore (self->cr);
      }
}

/* Whether a river of this name is already named nearby. */
static gboolean
is_named_near (GHashTable        *named,
               const char        *name,
               const SuyuanPoint *place,
               double             apart)
{
  GArray *places = g_hash_table_lookup (named, name);

  for (guint i = 0; places && i < places->len; i++)
    {
      const SuyuanPoint *other = &g_array_index (places, SuyuanPoint, i);

      if (hypot (other->x - place->x, other->y - place->y) < apart)
        return TRUE;
    }
  return FALSE;
}

static void
remember_name (GHashTable        *named,
               const char        *name,
               const SuyuanPoint *place)
{
  GArray *places = g_hash_table_lookup (named, name);

  if (!places)
    {
      places = g_array_new (FALSE, FALSE, sizeof (SuyuanPoint));
      g_hash_table_insert (named, (gpointer) name, places);
    }
  g_array_append_val (places, *place);
}

static void
name_line (SuyuanDrawing         *self,
           const SuyuanSceneLine *line,
           SuyuanOutline         *outline,
           GHashTable            *named)
{
  double         s = self->style->scale, angle;
  SuyuanLineName name = { line->name, LETTER * s, 0.3 * LETTER * s, suyuan_drawing_get_reach (self, line), measure_letters, self };
  g_autoptr (GArray) letters = g_array_new (FALSE, FALSE, sizeof (SuyuanLetter));

  suyuan_path_project (line->path, self->viewport, 0, outline);
  for (guint run = 0; run < suyuan_outline_get_n_runs (outline); run++)
    {
      SuyuanPoint middle;
      double      length = suyuan_outline_get_run_length (outline, run);

      if (length < RUN_LEAST * LETTER * s * g_utf8_strlen (line->name, -1) / (self->style->chinese ? 1 : 1.6) ||
          !suyuan_outline_locate (outline, run, length / 2, &middle, &angle) ||
          is_named_near (named, line->name, &middle, NAME_APART * s))
        continue;
      if (suyuan_labeller_place_along (self->labeller, outline, run, &name, letters))
        {
          write_letters (self, line->name, name.size, letters);
          remember_name (named, line->name, &g_array_index (letters, SuyuanLetter, letters->len / 2).middle);
        }
    }
}

static void
name_lines_of (SuyuanDrawing     *self,
               const SuyuanScene *scene,
               guint              rank,
               GHashTable        *named)
{
  g_auto (SuyuanOutline) outline = { 0 };

  for (guint i = 0; i < scene->lines->len && !suyuan_drawing_is_over (self); i++)
    {
      const SuyuanSceneLine *line = &g_array_index (scene->lines, SuyuanSceneLine, i);

      if (line->name && line->rank == rank)
        name_line (self, line, &outline, named);
    }
}

/**
 * suyuan_drawing_name_lines:
 *
 * Names the rivers of one rank and what is laid over them, each name once and again only far away.
 */
void
suyuan_drawing_name_lines (SuyuanDrawing *self,
                           guint          rank)
{
  g_autoptr (GHashTable) named = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);

  name_lines_of (self, self->scene, rank, named);
  for (guint i = 0; self->style->laid != NULL && i < self->style->laid->len; i++)
    name_lines_of (self, self->style->laid->pdata[i], rank, named);
}

/* The middle of what is seen of an area: of its largest run, by the area's own first moment. */
static gboolean
find_middle (const SuyuanOutline *outline,
             SuyuanPoint         *middle,
             double              *width)
{
  double largest = 0;

  *middle = (SuyuanPoint){ 0, 0 };

  for (guint run = 0; run < suyuan_outline_get_n_runs (outline); run++)
    {
      guint              n;
      const SuyuanPoint *points = suyuan_outline_get_run (outline, run, &n);
      double             area = 0, x = 0, y = 0;

      for (guint i = 0; i < n; i++)
        {
          const SuyuanPoint *a = &points[i], *b = &points[(i + 1) % n];
          double             cross = a->x * b->y - b->x * a->y;

          area += cross / 2;
          x += (a->x + b->x) * cross / 6;
          y += (a->y + b->y) * cross / 6;
        }
      if (fabs (area) > largest)
        {
          largest = fabs (area);
          *middle = (SuyuanPoint){ x / area, y / area };
        }
    }
  *width = sqrt (largest);
  return largest > 0;
}

/**
 * suyuan_drawing_name_areas:
 *
 * Names the areas of one kind that are wider than their names; one that fills the map would only seem to
 * be the name of what stands in the middle.
 */
void
suyuan_drawing_name_areas (SuyuanDrawing *self,
                           SuyuanAreaKind kind)
{
  g_auto (SuyuanOutline) outline = { 0 };
  double size = (kind == SUYUAN_AREA_LAND ? 15 : LETTER) * self->style->scale;
  double whole = 0.98 * sqrt (self->viewport->width * self->viewport->height);

  for (guint i = 0; i < self->scene->areas->len && !suyuan_drawing_is_over (self); i++)
    {
      const SuyuanSceneArea *area = &g_array_index (self->scene->areas, SuyuanSceneArea, i);
      SuyuanPoint            middle;
      SuyuanRoom             room;
      double                 extent, width, height;

      if (area->kind != kind || !area->name)
        continue;
      suyuan_path_project (area->path, self->viewport, 0, &outline);
      suyuan_pen_set_text (self->pen, area->name, size, kind == SUYUAN_AREA_LAND);
      suyuan_pen_measure (self->pen, &width, &height);
      if (!find_middle (&outline, &middle, &extent) || extent < width || extent > whole ||
          !suyuan_labeller_place_over (self->labeller, middle.x, middle.y, width, size, &room))
        continue;
      suyuan_pen_write (self->pen, room.x, room.y + room.height / 2,
                        colour_of (self, kind == SUYUAN_AREA_WATER ? SUYUAN_COLOUR_WATER_LABEL : SUYUAN_COLOUR_MUTED),
                        HALO * self->style->scale);
    }
}
