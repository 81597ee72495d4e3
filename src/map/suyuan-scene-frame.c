/* What makes a drawing a map: a neat line with coordinates, a scale bar, north, and whose data it is. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-map"

#include "suyuan-drawing-private.h"

#include <math.h>

#define INSET 9.0    /* of scale; from the neat line */
#define BAR_MAX 110. /* of scale */
#define SMALL 7.5    /* of scale; coordinates */
#define FINE 6.0     /* of scale; attribution */
#define TICK 4.0     /* of scale */
#define TICK_APART 95.0

static guint32
ink (const SuyuanDrawing *self,
     SuyuanColour         colour)
{
  return suyuan_palette_get (self->style->scheme, colour);
}

/* The longest 1, 2 or 5 times a power of ten metres that fits. */
static double
find_bar_metres (double most)
{
  static const double steps[] = { 5, 2, 1 };
  double              power = pow (10, floor (log10 (most)));

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] * power <= most)
      return steps[i] * power;
  return power;
}

static SuyuanRoom
get_attribution_room (SuyuanDrawing *self)
{
  double s = self->style->scale, width, height;

  suyuan_pen_set_text (self->pen, self->style->attribution, FINE * s, FALSE);
  suyuan_pen_measure (self->pen, &width, &height);
  return (SuyuanRoom){ self->inner.x + self->inner.width - width - 6 * s, self->inner.y + self->inner.height - 12 * s,
                       width + 4 * s, 11 * s };
}

/* Above the attribution where that is so long that it comes below the bar. */
static SuyuanRoom
get_bar_room (SuyuanDrawing *self)
{
  double     s = self->style->scale;
  SuyuanRoom room = { self->inner.x + INSET * s, self->inner.y + self->inner.height - (INSET + 18) * s,
                      (BAR_MAX + 6) * s, 18 * s };

  if (self->style->attribution && get_attribution_room (self).x < room.x + room.width)
    room.y -= 8 * s;
  return room;
}

static SuyuanRoom
get_north_room (const SuyuanDrawing *self)
{
  double s = self->style->scale;

  return (SuyuanRoom){ self->inner.x + self->inner.width - (INSET + 21) * s, self->inner.y + (INSET - 2) * s, 22 * s, 38 * s };
}

/**
 * suyuan_drawing_take_furniture:
 *
 * Keeps names off what suyuan_drawing_draw_furniture() will draw.
 */
void
suyuan_drawing_take_furniture (SuyuanDrawing *self)
{
  SuyuanRoom room;

  if (self->style->frame)
    {
      room = get_bar_room (self);
      suyuan_labeller_take (self->labeller, &room);
      room = get_north_room (self);
      suyuan_labeller_take (self->labeller, &room);
    }
  if (self->style->attribution)
    {
      room = get_attribution_room (self);
      suyuan_labeller_take (self->labeller, &room);
    }
}

static void
draw_bar (SuyuanDrawing *self)
{
  double           s = self->style->scale, per_pixel = suyuan_viewport_get_metres_per_pixel (self->viewport);
  double           metres = find_bar_metres (BAR_MAX * s * per_pixel), width = metres / per_pixel;
  SuyuanRoom       room = get_bar_room (self);
  g_autofree char *text = metres >= 1000 ? g_strdup_printf ("%g km", metres / 1000) : g_strdup_printf ("%g m", metres);
  double           y = room.y + room.height - 5 * s;

  cairo_rectangle (self->cr, room.x - 1.5 * s, y - 1.5 * s, width + 3 * s, 7 * s);
  suyuan_pen_set_colour (self->pen, SUYUAN_COLOUR_HALO, 0.85);
  cairo_fill (self->cr);
  for (guint i = 0; i < 4; i++)
    {
      cairo_rectangle (self->cr, room.x + i * width / 4, y, width / 4, 4 * s);
      suyuan_pen_set_colour (self->pen, i % 2 ? SUYUAN_COLOUR_HALO : SUYUAN_COLOUR_TEXT, 1);
      cairo_fill (self->cr);
    }
  cairo_rectangle (self->cr, room.x, y, width, 4 * s);
  suyuan_pen_set_colour (self->pen, SUYUAN_COLOUR_TEXT, 1);
  cairo_set_line_width (self->cr, 0.8 * s);
  cairo_stroke (self->cr);
  suyuan_pen_set_text (self->pen, text, 9 * s, FALSE);
  suyuan_pen_write (self->pen, room.x, y - 7.5 * s, ink (self, SUYUAN_COLOUR_TEXT), 1.6 * s);
}

/* A plate under the arrow, which turns with it: a boundary or a river that ran through it would be taken for part of it. */
static void
draw_plate (SuyuanDrawing *self,
            double         width,
            double         height,
            double         radius)
{
  double x = width / 2 - radius, y = height / 2 - radius;

  cairo_new_sub_path (self->cr);
  cairo_arc (self->cr, x, -y, radius, -G_PI / 2, 0);
  cairo_arc (self->cr, x, y, radius, 0, G_PI / 2);
  cairo_arc (self->cr, -x, y, radius, G_PI / 2, G_PI);
  cairo_arc (self->cr, -x, -y, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (self->cr);
  suyuan_pen_set_colour (self->pen, SUYUAN_COLOUR_HALO, 0.85);
  cairo_fill (self->cr);
}

static void
draw_north (SuyuanDrawing *self)
{
  double     s = self->style->scale;
  SuyuanRoom room = get_north_room (self);

  cairo_save (self->cr);
  cairo_translate (self->cr, room.x + room.width / 2, room.y + room.height / 2);
  cairo_rotate (self->cr, self->viewport->rotation);
  draw_plate (self, room.width, room.height, 4 * s);
  cairo_set_line_width (self->cr, 0.9 * s);
  for (int side = -1; side <= 1; side += 2)
    {
      cairo_move_to (self->cr, 0, -5 * s);
      cairo_line_to (self->cr, side * 6.5 * s, 16 * s);
      cairo_line_to (self->cr, 0, 11.5 * s);
      cairo_close_path (self->cr);
      suyuan_pen_set_colour (self->pen, side < 0 ? SUYUAN_COLOUR_TEXT : SUYUAN_COLOUR_HALO, 1);
      cairo_fill_preserve (self->cr);
      suyuan_pen_set_colour (self->pen, SUYUAN_COLOUR_TEXT, 1);
      cairo_stroke (self->cr);
    }
  suyuan_pen_set_text (self->pen, self->style->chinese ? "北" : "N", 10.5 * s, TRUE);
  suyuan_pen_write_mark (self->pen, 0, -11.5 * s, ink (self, SUYUAN_COLOUR_TEXT));
  cairo_restore (self->cr);
}

/* Minutes between two ticks: the least of the usual ones that keeps them apart. */
static double
find_tick_minutes (double minutes_per_pixel,
                   double apart)
{
  static const double steps[] = { 1 / 60.0, 2 / 60.0, 5 / 60.0, 10 / 60.0, 20 / 60.0, 0.5, 1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600 };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] >= minutes_per_pixel * apart)
      return steps[i];
  return 1800;
}

static char *
format_degrees (double      minutes,
                double      step,
                const char *positive,
                const char *negative)
{
  long        seconds = lround (fabs (minutes) * 60);
  const char *side = minutes < 0 ? negative : positive;

  if (step < 1)
    return g_strdup_printf ("%ld°%02ld′%02ld″%s", seconds / 3600, seconds / 60 % 60, seconds % 60, side);
  return step < 60 ? g_strdup_printf ("%ld°%02ld′%s", seconds / 3600, seconds / 60 % 60, side)
                   : g_strdup_printf ("%ld°%s", seconds / 3600, side);
}

static void
draw_tick (SuyuanDrawing *self,
           double         x,
           double         y,
           double         dx,
           double         dy)
{
  cairo_move_to (self->cr, x, y);
  cairo_line_to (self->cr, x + dx * TICK * self->style->scale, y + dy * TICK * self->style->scale);
  suyuan_pen_set_colour (self->pen, SUYUAN_COLOUR_TICK, 1);
  cairo_set_line_width (self->cr, 0.7 * self->style->scale);
  cairo_stroke (self->cr);
}

/* @turn is 0 where the coordinate is written along x, or -π/2 along the left and right side. */
static void
write_tick (SuyuanDrawing *self,
            const char    *text,
            double         x,
            double         y,
            double         turn)
{
  double s = self->style->scale, width, height;

  suyuan_pen_set_text (self->pen, text, SMALL * s, FALSE);
  suyuan_pen_measure (self->pen, &width, &height);
  cairo_save (self->cr);
  cairo_translate (self->cr, x, y);
  cairo_rotate (self->cr, turn);
  suyuan_pen_write (self->pen, -width / 2, 0, ink (self, SUYUAN_COLOUR_MUTED), 0);
  cairo_restore (self->cr);
}

static void
draw_longitudes (SuyuanDrawing      *self,
                 const SuyuanBounds *bounds)
{
  const double minute = SUYUAN_DEGREE / 60.0;
  double       s = self->style->scale, west = bounds->west / minute, east = bounds->east / minute;
  double       step = find_tick_minutes ((east - west) / self->inner.width, TICK_APART * s);
  double       bottom = self->inner.y + self->inner.height;

  for (double at = ceil (west / step) * step; at <= east; at += step)
    {
      double           x = self->inner.x + (at - west) / (east - west) * self->inner.width;
      g_autofree char *text = format_degrees (at, step, "E", "W");

      draw_tick (self, x, self->inner.y, 0, -1);
      draw_tick (self, x, bottom, 0, 1);
      if (x > self->inner.x + 24 * s && x < self->inner.x + self->inner.width - 24 * s)
        {
          write_tick (self, text, x, self->inner.y - 9 * s, 0);
          write_tick (self, text, x, bottom + 9 * s, 0);
        }
    }
}

static void
draw_latitudes (SuyuanDrawing      *self,
                const SuyuanBounds *bounds)
{
  const double minute = SUYUAN_DEGREE / 60.0;
  double       s = self->style->scale, south = bounds->south / minute, north = bounds->north / minute;
  double       step = find_tick_minutes ((north - south) / self->inner.height, TICK_APART * s);
  double       right = self->inner.x + self->inner.width, bottom = self->inner.y + self->inner.height;

  for (double at = ceil (south / step) * step; at <= north; at += step)
    {
      SuyuanPosition   position = { bounds->west, (gint32) lround (at * minute) };
      SuyuanWorld      world = suyuan_world_from_position (&position);
      g_autofree char *text = format_degrees (at, step, "N", "S");
      double           x, y;

      suyuan_viewport_to_screen (self->viewport, &world, &x, &y);
      if (y < self->inner.y || y > bottom)
        continue;
      draw_tick (self, self->inner.x, y, -1, 0);
      draw_tick (self, right, y, 1, 0);
      if (y > self->inner.y + 24 * s && y < bottom - 24 * s)
        {
          write_tick (self, text, self->inner.x - 9 * s, y, -G_PI / 2);
          write_tick (self, text, right + 9 * s, y, -G_PI / 2);
        }
    }
}

/* Coordinates stand only on an upright map; on a turned one a tick would name two meridians. */
static void
draw_coordinates (SuyuanDrawing *self)
{
  SuyuanWorld  corner = suyuan_viewport_from_screen (self->viewport, self->inner.x, self->inner.y);
  SuyuanWorld  other = suyuan_viewport_from_screen (self->viewport, self->inner.x + self->inner.width,
                                                    self->inner.y + self->inner.height);
  SuyuanExtent extent = { corner.x, corner.y, other.x, other.y };
  SuyuanBounds bounds = suyuan_extent_to_bounds (&extent);

  if (self->viewport->rotation != 0)
    return;
  draw_longitudes (self, &bounds);
  draw_latitudes (self, &bounds);
}

/**
 * suyuan_drawing_draw_furniture:
 *
 * Draws what stands around and in the corners of the map.
 */
void
suyuan_drawing_draw_furniture (SuyuanDrawing *self)
{
  double s = self->style->scale;

  if (self->style->frame)
    {
      draw_bar (self);
      draw_north (self);
      draw_coordinates (self);
      cairo_rectangle (self->cr, self->inner.x, self->inner.y, self->inner.width, self->inner.height);
      suyuan_pen_set_colour (self->pen, SUYUAN_COLOUR_TEXT, 1);
      cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_MITER);
      cairo_set_line_width (self->cr, 0.9 * s);
      cairo_stroke (self->cr);
    }
  if (self->style->attribution)
    {
      SuyuanRoom room = get_attribution_room (self);

      cairo_rectangle (self->cr, room.x, room.y, room.width, room.height);
      suyuan_pen_set_colour (self->pen, SUYUAN_COLOUR_HALO, 0.75);
      cairo_fill (self->cr);
      suyuan_pen_set_text (self->pen, self->style->attribution, FINE * s, FALSE);
      suyuan_pen_write (self->pen, room.x + 2 * s, room.y + room.height / 2, ink (self, SUYUAN_COLOUR_MUTED), 0);
    }
}
