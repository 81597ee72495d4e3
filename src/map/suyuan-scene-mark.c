/* The signs on a map and their names: who is important gets room first; an outlet that finds none is
 * still there as a small dot in its colour, a village is not. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-map"

#include "suyuan-drawing-private.h"
#include "suyuan-landmark.h"
#include "suyuan-sign-draw.h"

#include <math.h>

#define HALO 1.6    /* of scale */
#define DOT 6.0     /* of scale */
#define PRINTED 0.8 /* of a section: paper is read from nearer than a screen */
#define OUTLET_NAMES_FROM 12.5
#define TOWNS_FROM 9.0
#define RIVERS_FROM 8.5

typedef enum
{
  MARK_HIDDEN,
  MARK_DOT,
  MARK_WHOLE,
} MarkState;

/* Where a mark stands on the screen, and its name where there was room for one. */
typedef struct
{
  const SuyuanSceneMark *mark;
  MarkState              state;
  double                 x, y, size;
  gboolean               named;
  SuyuanRoom             name;
} PlacedMark;

static double
get_size (const SuyuanDrawing   *self,
          const SuyuanSceneMark *mark)
{
  double grow = CLAMP (0.55 + 0.1 * (self->viewport->zoom - 7), 0.6, 1), s = self->style->scale;

  if (mark->kind == SUYUAN_MARK_PLACE)
    return (mark->rank == 0 ? 6 : mark->rank == 1 ? 5
                                                  : 3.4) *
           s;
  if (mark->highlighted)
    return 21 * s;
  if (mark->kind == SUYUAN_MARK_SECTION)
    return suyuan_section_get_size (self->viewport->zoom) * s * (self->style->scheme == SUYUAN_SCHEME_PRINT ? PRINTED : 1);
  return (mark->kind == SUYUAN_MARK_OUTLET ? 17 : 15) * grow * s;
}

static double
get_letter (const SuyuanSceneMark *mark)
{
  static const double places[] = { 13, 12, 10, 9 };

  if (mark->kind == SUYUAN_MARK_PLACE)
    return places[MIN (mark->rank, G_N_ELEMENTS (places) - 1)];
  return mark->highlighted ? 12 : mark->kind == SUYUAN_MARK_SECTION ? 10.5
                                                                    : 9.5;
}

static SuyuanPen *
pen_of (const SuyuanDrawing   *self,
        const SuyuanSceneMark *mark)
{
  return mark->kind == SUYUAN_MARK_SECTION ? self->above : self->pen;
}

static void
set_name (const SuyuanDrawing   *self,
          const SuyuanSceneMark *mark)
{
  gboolean bold = mark->highlighted || mark->kind == SUYUAN_MARK_SECTION ||
                  (mark->kind == SUYUAN_MARK_PLACE && mark->rank < 2);

  suyuan_pen_set_text (pen_of (self, mark), mark->name, get_letter (mark) * self->style->scale, bold);
}

static GArray *
project_marks (const SuyuanDrawing *self)
{
  GArray *placed = g_array_new (FALSE, FALSE, sizeof (PlacedMark));

  for (guint i = 0; i < self->scene->marks->len && !suyuan_drawing_is_over (self); i++)
    {
      const SuyuanSceneMark *mark = &g_array_index (self->scene->marks, SuyuanSceneMark, i);
      PlacedMark             one = { .mark = mark, .size = get_size (self, mark) };
      double                 beyond = 2 * one.size;

      suyuan_viewport_to_screen (self->viewport, &mark->world, &one.x, &one.y);
      if (mark->kind == SUYUAN_MARK_SECTION)
        one.y -= suyuan_section_get_lift (one.size);
      if (one.x > -beyond && one.y > -beyond && one.x < self->viewport->width + beyond &&
          one.y < self->viewport->height + beyond)
        g_array_append_val (placed, one);
    }
  return placed;
}

static void
place_name (SuyuanDrawing *self,
            PlacedMark    *one)
{
  double            reach = one->size * (one->mark->highlighted ? 0.85 : 0.5) + 3 * self->style->scale, width, height;
  const SuyuanRoom *inner = &self->inner;

  if (!one->mark->name || one->x < inner->x || one->y < inner->y || one->x > inner->x + inner->width ||
      one->y > inner->y + inner->height)
    return;
  set_name (self, one->mark);
  suyuan_pen_measure (pen_of (self, one->mark), &width, &height);
  one->named = suyuan_labeller_place_around (self->labeller, one->x, one->y, reach, width,
                                             get_letter (one->mark) * self->style->scale, &one->name);
}

/* A whole sign where there is room for it or it must be seen whatever is there, else a dot. Sections are asked for less
 * room: two that overlap a little are both read. */
static void
take_room (SuyuanDrawing *self,
           PlacedMark    *one,
           gboolean       whatever)
{
  double     share = one->mark->highlighted ? 1.7 : one->mark->kind == SUYUAN_MARK_SECTION ? 0.6
                                                                                           : 0.9;
  double     size = one->size * share, dot = DOT * self->style->scale;
  SuyuanRoom room = { one->x - size / 2, one->y - size / 2, size, size };

  one->state = whatever || suyuan_labeller_is_free (self->labeller, &room) ? MARK_WHOLE : MARK_DOT;
  if (one->state == MARK_DOT)
    room = (SuyuanRoom){ one->x - dot / 2, one->y - dot / 2, dot, dot };
  suyuan_labeller_take (self->labeller, &room);
}

static PlacedMark *
mark_at (GArray *placed,
         guint   i)
{
  return &g_array_index (placed, PlacedMark, i);
}

static void
place_highlighted (SuyuanDrawing *self,
                   GArray        *placed)
{
  for (guint i = 0; i < placed->len; i++)
    {
      PlacedMark *one = mark_at (placed, i);

      if (one->mark->highlighted)
        take_room (self, one, TRUE);
    }
  for (guint i = 0; i < placed->len; i++)
    {
      PlacedMark *one = mark_at (placed, i);

      if (one->mark->highlighted)
        place_name (self, one);
    }
}

static void
place_kind (SuyuanDrawing *self,
            GArray        *placed,
            SuyuanMarkKind kind)
{
  for (guint i = 0; i < placed->len && !suyuan_drawing_is_over (self); i++)
    {
      PlacedMark *one = mark_at (placed, i);

      if (one->mark->kind == kind && !one->mark->highlighted)
        take_room (self, one, FALSE);
    }
}

static void
name_kind (SuyuanDrawing *self,
           GArray        *placed,
           SuyuanMarkKind kind)
{
  for (guint i = 0; i < placed->len && !suyuan_drawing_is_over (self); i++)
    {
      PlacedMark *one = mark_at (placed, i);

      if (one->mark->kind == kind && !one->mark->highlighted && one->state == MARK_WHOLE)
        place_name (self, one);
    }
}

/* A settlement comes with its name or not at all. */
static void
place_settlements (SuyuanDrawing *self,
                   GArray        *placed,
                   guint          rank)
{
  for (guint i = 0; i < placed->len; i++)
    {
      PlacedMark *one = mark_at (placed, i);

      if (one->mark->kind == SUYUAN_MARK_PLACE && one->mark->rank == rank)
        {
          SuyuanRoom dot = { one->x - one->size / 2, one->y - one->size / 2, one->size, one->size };

          if (!suyuan_labeller_is_free (self->labeller, &dot))
            continue;
          place_name (self, one);
          if (!one->named)
            continue;
          suyuan_labeller_take (self->labeller, &dot);
          one->state = MARK_WHOLE;
        }
    }
}

static void
draw_settlement (const SuyuanDrawing *self,
                 const PlacedMark    *one)
{
  cairo_t *cr = self->cr;

  cairo_new_path (cr);
  cairo_arc (cr, one->x, one->y, one->size / 2, 0, 2 * G_PI);
  suyuan_pen_set_colour (self->pen, SUYUAN_COLOUR_HALO, 1);
  cairo_fill_preserve (cr);
  suyuan_pen_set_colour (self->pen, SUYUAN_COLOUR_MUTED, 1);
  cairo_set_line_width (cr, (one->mark->rank < 2 ? 1.2 : 0.8) * self->style->scale);
  cairo_stroke (cr);
  if (one->mark->rank > 1)
    return;
  cairo_arc (cr, one->x, one->y, one->size / 5, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
draw_mark (const SuyuanDrawing *self,
           const PlacedMark    *one)
{
  const SuyuanSceneMark *mark = one->mark;
  double                 dot = (mark->kind == SUYUAN_MARK_SECTION ? 1.6 : 1) * DOT * self->style->scale;
  double                 size = one->state == MARK_DOT ? dot : one->size;

  switch (mark->kind)
    {
    case SUYUAN_MARK_PLACE:
      draw_settlement (self, one);
      break;
    case SUYUAN_MARK_ENTERPRISE:
      suyuan_sign_draw_enterprise (mark->highlighted, self->pen, one->x, one->y, size);
      break;
    case SUYUAN_MARK_OUTLET:
      {
        SuyuanSign sign = mark->sign;

        if (one->state == MARK_DOT)
          sign.sea = sign.overdue_days = 0;
        suyuan_sign_draw (&sign, self->pen, one->x, one->y, size);
      }
      break;
    case SUYUAN_MARK_SECTION:
      suyuan_sign_draw_section (mark->rank, mark->highlighted, self->above, one->x, one->y, size);
      break;
    }
}

static void
write_names (const SuyuanDrawing *self,
             GArray              *placed)
{
  for (guint i = 0; i < placed->len; i++)
    {
      PlacedMark *one = mark_at (placed, i);

      if (one->named)
        {
          SuyuanColour colour = one->mark->kind == SUYUAN_MARK_PLACE && one->mark->rank > 1 ? SUYUAN_COLOUR_MUTED
                                                                                            : SUYUAN_COLOUR_TEXT;

          set_name (self, one->mark);
          suyuan_pen_write (pen_of (self, one->mark), one->name.x, one->name.y + one->name.height / 2,
                            suyuan_palette_get (self->style->scheme, colour), HALO * self->style->scale);
        }
    }
}

/* Who is asked first gets the room. */
static void
place_all (SuyuanDrawing *self,
           GArray        *placed)
{
  double zoom = self->viewport->zoom;

  place_highlighted (self, placed);
  place_kind (self, placed, SUYUAN_MARK_SECTION);
  for (guint i = 0; i < self->style->n_obstacles; i++)
    suyuan_labeller_take (self->labeller, &self->style->obstacles[i]);
  name_kind (self, placed, SUYUAN_MARK_SECTION);
  place_settlements (self, placed, 0);
  suyuan_drawing_name_lines (self, 0);
  place_settlements (self, placed, 1);
  suyuan_drawing_name_areas (self, SUYUAN_AREA_WATER);
  for (guint rank = 1; rank < 4 && zoom >= RIVERS_FROM + rank; rank++)
    suyuan_drawing_name_lines (self, rank);
  place_kind (self, placed, SUYUAN_MARK_OUTLET);
  place_kind (self, placed, SUYUAN_MARK_ENTERPRISE);
  for (SuyuanAreaKind kind = SUYUAN_AREA_LAND; kind < SUYUAN_AREA_WATER; kind++)
    suyuan_drawing_name_areas (self, kind);
  if (zoom >= OUTLET_NAMES_FROM)
    {
      name_kind (self, placed, SUYUAN_MARK_OUTLET);
      name_kind (self, placed, SUYUAN_MARK_ENTERPRISE);
    }
  for (guint rank = 2; rank < 5 && zoom >= TOWNS_FROM + rank - 2; rank++)
    place_settlements (self, placed, rank);
}

/**
 * suyuan_drawing_draw_marks:
 *
 * Finds room for all names and signs, writes those of lines and areas, then draws the signs: dots
 * lowest, the highlighted ones on top.
 */
void
suyuan_drawing_draw_marks (SuyuanDrawing *self)
{
  g_autoptr (GArray) placed = project_marks (self);

  place_all (self, placed);
  for (MarkState state = MARK_DOT; state <= MARK_WHOLE; state++)
    for (SuyuanMarkKind kind = SUYUAN_MARK_PLACE; kind <= SUYUAN_MARK_SECTION; kind++)
      for (guint i = 0; i < placed->len && !suyuan_drawing_is_over (self); i++)
        {
          const PlacedMark *one = mark_at (placed, i);

          if (one->state == state && one->mark->kind == kind && !one->mark->highlighted)
            draw_mark (self, one);
        }
  write_names (self, placed);
  for (guint i = 0; i < placed->len; i++)
    {
      PlacedMark *one = mark_at (placed, i);

      if (one->mark->highlighted)
        draw_mark (self, one);
    }
}
