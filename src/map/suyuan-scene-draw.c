/* Paints a scene as a complete small map: ground, water, boundaries, rivers, signs, names, and around
 * them what makes it a map. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-map"

#include "suyuan-scene-draw.h"
#include "suyuan-drawing-private.h"
#include "suyuan-sign-draw.h"

#include <math.h>

#define MARGIN 24.0         /* of scale; widest stroke and arrow */
#define ARROW_SPACING 150.0 /* of scale */
#define ARROWS_FROM_ZOOM 9.5

/**
 * suyuan_drawing_is_over:
 *
 * Returns: whether nobody waits for the drawing any more
 */
gboolean
suyuan_drawing_is_over (const SuyuanDrawing *self)
{
  return g_cancellable_is_cancelled (self->style->cancellable);
}

/**
 * suyuan_drawing_get_line_width:
 *
 * Returns: pixels; main rivers are broad, all grow with the zoom
 */
double
suyuan_drawing_get_line_width (const SuyuanDrawing   *self,
                               const SuyuanSceneLine *line)
{
  static const double widths[] = { 2.6, 1.7, 1.1, 0.8 };
  double              width = widths[MIN (line->rank, G_N_ELEMENTS (widths) - 1)];

  width *= CLAMP (0.55 + 0.13 * (self->viewport->zoom - 7), 0.45, 2.2);
  return MAX (line->highlighted ? 1.5 * width : width, 0.6) * self->style->scale;
}

static void
project (const SuyuanDrawing *self,
         const SuyuanPath    *path,
         SuyuanOutline       *outline)
{
  suyuan_path_project (path, self->viewport, MARGIN * self->style->scale, outline);
  cairo_new_path (self->cr);
  suyuan_outline_trace (outline, self->cr, suyuan_path_is_closed (path));
}

static void
stroke (const SuyuanDrawing *self,
        SuyuanColour         colour,
        double               alpha,
        double               width)
{
  suyuan_pen_set_colour (self->pen, colour, alpha);
  cairo_set_line_width (self->cr, width * self->style->scale);
  cairo_stroke_preserve (self->cr);
}

/* A line of dashes and dots over a soft band. */
static void
draw_boundary (const SuyuanDrawing *self)
{
  const double s = self->style->scale, dashes[] = { 7 * s, 2.6 * s, 1.2 * s, 2.6 * s };

  stroke (self, SUYUAN_COLOUR_BOUNDARY, 0.14, 5);
  cairo_set_dash (self->cr, dashes, G_N_ELEMENTS (dashes), 0);
  stroke (self, SUYUAN_COLOUR_BOUNDARY, 1, 1);
  cairo_set_dash (self->cr, NULL, 0, 0);
}

/* A wash within an edge whose dashes tell it without its colour. */
static void
draw_zone (const SuyuanDrawing *self,
           SuyuanColour         colour,
           double               dash,
           double               gap)
{
  const double s = self->style->scale, dashes[] = { dash * s, gap * s };

  suyuan_pen_set_colour (self->pen, colour, 0.12);
  cairo_fill_preserve (self->cr);
  cairo_set_dash (self->cr, dashes, G_N_ELEMENTS (dashes), 0);
  stroke (self, colour, 0.9, 1.1);
  cairo_set_dash (self->cr, NULL, 0, 0);
}

static void
draw_area (const SuyuanDrawing *self,
           SuyuanAreaKind       kind)
{
  switch (kind)
    {
    case SUYUAN_AREA_LAND:
      if (!self->style->transparent)
        {
          suyuan_pen_set_colour (self->pen, SUYUAN_COLOUR_LAND, 1);
          cairo_fill_preserve (self->cr);
        }
      draw_boundary (self);
      break;
    case SUYUAN_AREA_WATER:
      suyuan_pen_set_colour (self->pen, SUYUAN_COLOUR_LAKE, 1);
      cairo_fill_preserve (self->cr);
      stroke (self, SUYUAN_COLOUR_LAKE_EDGE, 1, 0.8);
      break;
    case SUYUAN_AREA_PROTECTED:
      draw_zone (self, SUYUAN_COLOUR_PROTECTED, 5, 3);
      break;
    case SUYUAN_AREA_PARK:
      draw_zone (self, SUYUAN_COLOUR_PARK, 10, 3);
      break;
    case SUYUAN_AREA_SEWER:
      draw_zone (self, SUYUAN_COLOUR_SEWER, 1.2, 3);
      break;
    case SUYUAN_AREA_OTHER:
    case SUYUAN_N_AREA_KINDS:
      draw_zone (self, SUYUAN_COLOUR_MUTED, 3, 6);
      break;
    }
  cairo_new_path (self->cr);
}

static void
draw_areas (const SuyuanDrawing *self,
            SuyuanOutline       *outline)
{
  for (SuyuanAreaKind kind = 0; kind < SUYUAN_N_AREA_KINDS; kind++)
    for (guint i = 0; i < self->scene->areas->len; i++)
      {
        const SuyuanSceneArea *area = &g_array_index (self->scene->areas, SuyuanSceneArea, i);

        if (suyuan_drawing_is_over (self))
          return;
        if (area->kind != kind)
          continue;
        project (self, area->path, outline);
        if (kind == SUYUAN_AREA_LAND)
          suyuan_labeller_spare (self->labeller, outline);
        draw_area (self, kind);
      }
}

/* Small open arrow heads beside nothing but the line itself, where it flows. */
static void
draw_arrows (const SuyuanDrawing *self,
             const SuyuanOutline *outline,
             double               width)
{
  double spacing = ARROW_SPACING * self->style->scale, head = 1.3 * self->style->scale + 0.85 * width;

  cairo_set_line_width (self->cr, MAX (0.9 * self->style->scale, 0.34 * width));
  for (guint run = 0; run < suyuan_outline_get_n_runs (outline); run++)
    {
      SuyuanPoint tip;
      double      angle;

      for (double at = spacing / 2; suyuan_outline_locate (outline, run, at, &tip, &angle); at += spacing)
        {
          cairo_save (self->cr);
          cairo_translate (self->cr, tip.x, tip.y);
          cairo_rotate (self->cr, angle);
          cairo_move_to (self->cr, -head, -0.8 * head);
          cairo_line_to (self->cr, 0, 0);
          cairo_line_to (self->cr, -head, 0.8 * head);
          cairo_restore (self->cr);
          cairo_stroke (self->cr);
        }
    }
}

static void
draw_line (const SuyuanDrawing   *self,
           const SuyuanSceneLine *line,
           SuyuanOutline         *outline)
{
  double       width = suyuan_drawing_get_line_width (self, line), s = self->style->scale;
  SuyuanColour colour = line->kind == SUYUAN_LINE_CANAL ? SUYUAN_COLOUR_CANAL : SUYUAN_COLOUR_RIVER;

  project (self, line->path, outline);
  suyuan_labeller_spare (self->labeller, outline);
  if (line->highlighted)
    stroke (self, SUYUAN_COLOUR_ACCENT, 0.3, width / s + 7);
  stroke (self, SUYUAN_COLOUR_HALO, 0.55, width / s + 2);
  if (line->kind == SUYUAN_LINE_CANAL)
    cairo_set_dash (self->cr, (double[]){ 8 * s, 2.2 * s }, 2, 0);
  cairo_set_line_cap (self->cr, line->kind == SUYUAN_LINE_CANAL ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND);
  stroke (self, line->highlighted ? SUYUAN_COLOUR_ACCENT : colour, 1, width / s);
  cairo_set_dash (self->cr, NULL, 0, 0);
  cairo_set_line_cap (self->cr, CAIRO_LINE_CAP_ROUND);
  cairo_new_path (self->cr);
  suyuan_drawing_draw_banks (self, line, outline, width);
  if (self->viewport->zoom >= ARROWS_FROM_ZOOM && line->rank < 3)
    {
      suyuan_pen_set_colour (self->pen, SUYUAN_COLOUR_WATER_LABEL, 0.9);
      draw_arrows (self, outline, width);
    }
}

/* The least important first, so that the main river lies on top; what is highlighted on top of all. */
static void
draw_lines (const SuyuanDrawing *self,
            const SuyuanScene   *scene,
            SuyuanOutline       *outline)
{
  for (int highlighted = 0; highlighted < 2; highlighted++)
    for (int rank = 4; rank >= 0; rank--)
      for (guint i = 0; i < scene->lines->len; i++)
        {
          const SuyuanSceneLine *line = &g_array_index (scene->lines, SuyuanSceneLine, i);

          if (suyuan_drawing_is_over (self))
            return;
          if ((int) MIN (line->rank, 4) == rank && line->highlighted == highlighted)
            draw_line (self, line, outline);
        }
}

static void
draw_links (const SuyuanDrawing *self,
            const SuyuanScene   *scene)
{
  double width = 1.6 * self->style->scale;

  for (guint i = 0; i < scene->links->len; i++)
    {
      const SuyuanSceneLink *link = &g_array_index (scene->links, SuyuanSceneLink, i);
      double                 x, y;

      suyuan_viewport_to_screen (self->viewport, &link->from, &x, &y);
      cairo_new_path (self->cr);
      cairo_move_to (self->cr, x, y);
      suyuan_viewport_to_screen (self->viewport, &link->to, &x, &y);
      cairo_line_to (self->cr, x, y);
      stroke (self, SUYUAN_COLOUR_HALO, 0.7, 4);
      suyuan_sign_set_confidence_dash (link->confidence, self->pen, width);
      cairo_stroke (self->cr);
      cairo_set_dash (self->cr, NULL, 0, 0);
    }
}

/* All lines before all links, as the layers of a window lie. */
static void
draw_laid (const SuyuanDrawing *self,
           SuyuanOutline       *outline)
{
  guint n = self->style->laid != NULL ? self->style->laid->len : 0;

  for (guint i = 0; i < n; i++)
    draw_lines (self, self->style->laid->pdata[i], outline);
  for (guint i = 0; i < n; i++)
    draw_links (self, self->style->laid->pdata[i]);
}

/* Everything that is drawn on a surface stays within @room. */
static void
prepare (cairo_t          *cr,
         const SuyuanRoom *room)
{
  cairo_save (cr);
  cairo_rectangle (cr, room->x, room->y, room->width, room->height);
  cairo_clip (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
}

/**
 * suyuan_scene_draw:
 * @cr: drawn on from 0, 0 to the viewport's size; its state is kept
 * @viewport: in units of @cr
 * @style: scheme, script, scale and what belongs around the map
 *
 * Paints the map. Names that find no room are left out, signs that find none become small dots; the
 * highlighted ones come first. Needs no base map and no I/O. What was cancelled is left as it is.
 */
void
suyuan_scene_draw (const SuyuanScene      *self,
                   cairo_t                *cr,
                   const SuyuanViewport   *viewport,
                   const SuyuanSceneStyle *style)
{
  double band = style->frame ? SUYUAN_SCENE_BAND * style->scale : 0;
  g_autoptr (SuyuanPen) pen = suyuan_pen_new (cr, style->scheme, style->chinese);
  g_autoptr (SuyuanPen) above = style->above != NULL ? suyuan_pen_new (style->above, style->scheme, style->chinese) : NULL;
  g_auto (SuyuanOutline) outline = { 0 };
  SuyuanRoom inner = { band, band, viewport->width - 2 * band, viewport->height - 2 * band };
  g_autoptr (SuyuanLabeller) labeller = suyuan_labeller_new (&inner);
  SuyuanDrawing drawing = { self, viewport, style, pen, above != NULL ? above : pen, cr, inner, labeller };

  suyuan_pen_set_strong (drawing.pen, style->strong);
  suyuan_pen_set_strong (drawing.above, style->strong);
  prepare (cr, &(const SuyuanRoom){ 0, 0, viewport->width, viewport->height });
  if (!style->transparent)
    {
      suyuan_pen_set_colour (pen, SUYUAN_COLOUR_GROUND, 1);
      cairo_paint (cr);
    }
  cairo_save (cr);
  cairo_rectangle (cr, inner.x, inner.y, inner.width, inner.height);
  cairo_clip (cr);
  draw_areas (&drawing, &outline);
  draw_lines (&drawing, self, &outline);
  if (style->over)
    draw_lines (&drawing, style->over, &outline);
  draw_links (&drawing, self);
  draw_laid (&drawing, &outline);
  suyuan_drawing_take_furniture (&drawing);
  if (style->above != NULL)
    prepare (style->above, &inner);
  suyuan_drawing_draw_marks (&drawing);
  if (style->above != NULL)
    cairo_restore (style->above);
  cairo_restore (cr);
  suyuan_drawing_draw_furniture (&drawing);
  cairo_restore (cr);
}
