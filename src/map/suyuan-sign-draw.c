/* The signs themselves, drawn the same way in the map, in a table's cell and in print: a shape for
 * the type, a colour and a character for the status, and rings and badges around them. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-map"

#include "suyuan-sign-draw.h"
#include "suyuan-theme.h"

#include <math.h>

#define PARTED 2.0 /* between two arcs of a ring: the colours of the statuses are about equally dark, each being read as text */

/* Smaller characters cannot be read and are left out: pixels on a screen, points on paper. */
static gboolean
can_be_read (SuyuanPen *pen,
             double     letter)
{
  return letter >= (suyuan_pen_get_scheme (pen) == SUYUAN_SCHEME_PRINT ? 3.6 : 6.5);
}

static void
trace_polygon (cairo_t *cr,
               guint    corners,
               double   x,
               double   y,
               double   radius,
               double   turn)
{
  cairo_new_path (cr);
  for (guint i = 0; i < corners; i++)
    {
      double angle = turn + 2 * G_PI * i / corners;

      cairo_line_to (cr, x + radius * cos (angle), y + radius * sin (angle));
    }
  cairo_close_path (cr);
}

static void
trace_rounded (cairo_t *cr,
               double   x,
               double   y,
               double   width,
               double   height,
               double   radius)
{
  cairo_new_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

static void
trace_circle (cairo_t *cr,
              double   x,
              double   y,
              double   radius)
{
  cairo_new_path (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  cairo_close_path (cr);
}

/* The shapes have about the same area, so that none looks more important. */
static void
trace_shape (cairo_t        *cr,
             SuyuanSignShape shape,
             double          x,
             double          y,
             double          size)
{
  switch (shape)
    {
    case SUYUAN_SHAPE_INDUSTRY:
      trace_rounded (cr, x - 0.43 * size, y - 0.43 * size, 0.86 * size, 0.86 * size, 0.08 * size);
      break;
    case SUYUAN_SHAPE_TREATMENT_PLANT:
      trace_polygon (cr, 6, x, y, 0.56 * size, 0);
      break;
    case SUYUAN_SHAPE_AGRICULTURE:
      trace_polygon (cr, 3, x, y + 0.06 * size, 0.66 * size, -G_PI / 2);
      break;
    case SUYUAN_SHAPE_RAIN:
      trace_polygon (cr, 4, x, y, 0.62 * size, 0);
      break;
    case SUYUAN_SHAPE_DOMESTIC:
      trace_circle (cr, x, y, 0.46 * size);
      break;
    case SUYUAN_SHAPE_OTHER:
    case SUYUAN_N_SHAPES:
      trace_circle (cr, x, y, 0.42 * size);
      break;
    }
}

static void
stroke_halo (SuyuanPen *pen,
             double     width)
{
  cairo_t *cr = suyuan_pen_get_cairo (pen);

  suyuan_pen_set_colour (pen, SUYUAN_COLOUR_HALO, 0.9);
  cairo_set_line_width (cr, width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke_preserve (cr);
}

static void
stroke (SuyuanPen   *pen,
        SuyuanColour colour,
        double       width)
{
  cairo_t *cr = suyuan_pen_get_cairo (pen);

  suyuan_palette_set_rgb (cr, suyuan_palette_get_edge (suyuan_pen_get_scheme (pen), colour), 1);
  cairo_set_line_width (cr, width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
}

/* Fills the current path in a colour with its edge and the halo that parts it from what is below. */
static void
fill_sign (SuyuanPen   *pen,
           SuyuanColour colour,
           double       size)
{
  cairo_t *cr = suyuan_pen_get_cairo (pen);

  stroke_halo (pen, 0.2 * size);
  suyuan_pen_set_colour (pen, colour, 1);
  cairo_fill_preserve (cr);
  stroke (pen, suyuan_pen_is_strong (pen) ? SUYUAN_COLOUR_TEXT : colour, (suyuan_pen_is_strong (pen) ? 0.11 : 0.06) * size);
}

static void
draw_selection (SuyuanPen *pen,
                double     x,
                double     y,
                double     size)
{
  cairo_t *cr = suyuan_pen_get_cairo (pen);

  trace_circle (cr, x, y, 0.8 * size);
  suyuan_pen_set_colour (pen, SUYUAN_COLOUR_ACCENT, 0.18);
  cairo_fill_preserve (cr);
  stroke_halo (pen, 0.24 * size);
  stroke (pen, SUYUAN_COLOUR_ACCENT, 0.12 * size);
}

static void
draw_wave (SuyuanPen   *pen,
           SuyuanColour colour,
           double       x,
           double       y,
           double       size)
{
  cairo_t *cr = suyuan_pen_get_cairo (pen);
  double   step = 0.25 * size, top = y + 0.74 * size;

  cairo_new_path (cr);
  cairo_move_to (cr, x - 2 * step, top);
  for (int i = -2; i < 2; i++)
    cairo_curve_to (cr, x + (i + 0.4) * step, top - (i & 1 ? -0.16 : 0.16) * size, x + (i + 0.6) * step,
                    top - (i & 1 ? -0.16 : 0.16) * size, x + (i + 1) * step, top);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  stroke_halo (pen, 0.24 * size);
  stroke (pen, colour, 0.1 * size);
}

/* A clock, and the days beside it where they can be read. */
static void
draw_overdue (SuyuanPen *pen,
              guint      days,
              double     x,
              double     y,
              double     size)
{
  cairo_t         *cr = suyuan_pen_get_cairo (pen);
  guint32          ink = suyuan_palette_get_ink (suyuan_pen_get_scheme (pen), SUYUAN_COLOUR_OVERDUE);
  g_autofree char *text = days > 99 ? g_strdup ("99+") : g_strdup_printf ("%u", days);
  double           radius = 0.27 * size, width = 0, height;

  x += 0.34 * size;
  y -= 0.44 * size;
  suyuan_pen_set_text (pen, text, 1.5 * radius, TRUE);
  if (can_be_read (pen, 1.5 * radius))
    suyuan_pen_measure (pen, &width, &height);
  trace_rounded (cr, x - radius, y - radius, 2 * radius + width + (width > 0 ? 0.4 * radius : 0), 2 * radius, radius);
  stroke_halo (pen, 0.14 * size);
  suyuan_pen_set_colour (pen, SUYUAN_COLOUR_OVERDUE, 1);
  cairo_fill (cr);
  if (width > 0)
    suyuan_pen_write (pen, x + 0.9 * radius, y, ink, 0);
  suyuan_palette_set_rgb (cr, ink, 1);
  cairo_set_line_width (cr, 0.22 * radius);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_arc (cr, x, y, 0.66 * radius, 0, 2 * G_PI);
  cairo_new_sub_path (cr);
  cairo_move_to (cr, x, y - 0.42 * radius);
  cairo_line_to (cr, x, y);
  cairo_line_to (cr, x + 0.32 * radius, y);
  cairo_stroke (cr);
}

static gboolean
is_outline (const SuyuanSign *sign)
{
  return sign->theme == SUYUAN_THEME_STATUS && sign->status == SUYUAN_STATUS_NO_ACTION;
}

/* ○ is a thick ring, "no action" a thin outline; an ○ without action is both, one in the other. */
static void
draw_body (const SuyuanSign *sign,
           SuyuanPen        *pen,
           SuyuanColour      colour,
           double            x,
           double            y,
           double            size)
{
  cairo_t *cr = suyuan_pen_get_cairo (pen);
  gboolean ring = sign->shape == SUYUAN_SHAPE_OTHER, outline = is_outline (sign);

  trace_shape (cr, sign->shape, x, y, size);
  if (!ring && !outline)
    {
      fill_sign (pen, colour, size);
      return;
    }
  stroke_halo (pen, 0.3 * size);
  suyuan_pen_set_colour (pen, SUYUAN_COLOUR_HALO, 1);
  cairo_fill_preserve (cr);
  stroke (pen, colour, ring && !outline ? 0.13 * size : 0.085 * size);
  if (ring && outline)
    {
      trace_circle (cr, x, y, 0.55 * size);
      stroke (pen, colour, 0.06 * size);
    }
}

/**
 * suyuan_sign_draw:
 * @sign: what is drawn
 * @pen: where and in which scheme and script
 * @x: the centre
 * @y: the centre
 * @size: about the width; below 11 the character is left out
 *
 * Draws an outlet as UI.md's "Signs" lay down.
 */
void
suyuan_sign_draw (const SuyuanSign *sign,
                  SuyuanPen        *pen,
                  double            x,
                  double            y,
                  double            size)
{
  SuyuanScheme scheme = suyuan_pen_get_scheme (pen);
  guint        value = suyuan_sign_get_value (sign);
  SuyuanColour colour = suyuan_theme_get_colour (sign->theme, value);
  gboolean     hollow = sign->shape == SUYUAN_SHAPE_OTHER || is_outline (sign);
  double       letter = (sign->shape == SUYUAN_SHAPE_AGRICULTURE ? 0.52 : hollow ? 0.54
                                                                                 : 0.6) *
                  size;

  cairo_save (suyuan_pen_get_cairo (pen));
  if (sign->selected)
    draw_selection (pen, x, y, size);
  if (sign->sea)
    draw_wave (pen, colour, x, y, size);
  draw_body (sign, pen, colour, x, y, size);
  if (!sign->bare && can_be_read (pen, letter))
    {
      guint32 ink = hollow ? suyuan_palette_get_edge (scheme, colour) : suyuan_palette_get_ink (scheme, colour);

      suyuan_pen_set_text (pen, suyuan_theme_get_mark (sign->theme, value, suyuan_pen_is_chinese (pen)), letter, TRUE);
      suyuan_pen_write_mark (pen, x, y + (sign->shape == SUYUAN_SHAPE_AGRICULTURE ? 0.1 * size : 0), ink);
    }
  if (sign->overdue_days > 0)
    draw_overdue (pen, sign->overdue_days, x, y, size);
  cairo_restore (suyuan_pen_get_cairo (pen));
}

static guint
sum_counts (const guint *counts)
{
  guint total = 0;

  for (guint i = 0; i < SUYUAN_N_STATUSES; i++)
    total += counts[i];

  return total;
}

/* One share of a ring from an angle to another; all arcs have the same outer edge. @gaps: how far apart its pieces are; 0: it is
 * whole. */
static void
draw_arc (SuyuanPen   *pen,
          SuyuanColour colour,
          double       x,
          double       y,
          double       outer,
          double       width,
          double       from,
          double       to,
          double       gaps)
{
  cairo_t *cr = suyuan_pen_get_cairo (pen);

  cairo_new_path (cr);
  cairo_arc (cr, x, y, outer - width / 2, from, to);
  cairo_set_dash (cr, &gaps, gaps > 0 ? 1 : 0, 0);
  stroke (pen, colour, width);
  cairo_set_dash (cr, NULL, 0, 0);
  if (gaps > 0 || !suyuan_pen_is_strong (pen))
    return;

  cairo_arc (cr, x, y, outer, from, to);
  cairo_arc_negative (cr, x, y, outer - width, to, from);
  cairo_close_path (cr);
  stroke (pen, SUYUAN_COLOUR_TEXT, 1.5);
}

/**
 * suyuan_sign_draw_ring:
 * @counts: %SUYUAN_N_STATUSES counts by value of the theme, not all 0
 * @size: the whole width; see suyuan_sign_get_cluster_size()
 *
 * Draws a ring whose arcs are the values' shares, from the top clockwise the worst first, around nothing. What asks for
 * something is thick and what is settled thin, what nobody knows in pieces: how much of each there is can be read without
 * colours.
 */
void
suyuan_sign_draw_ring (SuyuanTheme  theme,
                       const guint *counts,
                       gboolean     selected,
                       SuyuanPen   *pen,
                       double       x,
                       double       y,
                       double       size)
{
  static const double widths[] = { [SUYUAN_URGENCY_UNKNOWN] = 0.06, [SUYUAN_URGENCY_SETTLED] = 0.06, [SUYUAN_URGENCY_IN_HAND] = 0.11, [SUYUAN_URGENCY_OPEN] = 0.17 }; /* of the size */
  cairo_t            *cr = suyuan_pen_get_cairo (pen);
  guint               total = sum_counts (counts);
  double              angle = -G_PI / 2, half = MAX (0.05, PARTED / 0.84 / size);

  g_return_if_fail (total > 0);
  cairo_save (cr);
  if (selected)
    draw_selection (pen, x, y, 0.86 * size);
  trace_circle (cr, x, y, 0.53 * size);
  suyuan_pen_set_colour (pen, SUYUAN_COLOUR_HALO, 0.96);
  cairo_fill (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  for (guint rank = 0; rank < suyuan_theme_get_n_values (theme); rank++)
    {
      guint         value = suyuan_theme_get_ranked (theme, rank);
      SuyuanUrgency urgency = suyuan_theme_get_urgency (theme, rank);
      double        share = 2 * G_PI * counts[value] / total, gap = counts[value] < total ? MIN (half, share / 4) : 0;

      if (counts[value] == 0)
        continue;
      draw_arc (pen, suyuan_theme_get_colour (theme, value), x, y, 0.5 * size, size * widths[urgency], angle + gap, angle + share - gap, urgency == SUYUAN_URGENCY_UNKNOWN ? 0.06 * size : 0);
      angle += share;
    }
  cairo_restore (cr);
}

/**
 * suyuan_sign_draw_cluster:
 * @counts: %SUYUAN_N_STATUSES counts, not all 0
 * @size: the whole width; see suyuan_sign_get_cluster_size()
 *
 * Draws the ring of suyuan_sign_draw_ring() around the total.
 */
void
suyuan_sign_draw_cluster (SuyuanTheme  theme,
                          const guint *counts,
                          gboolean     selected,
                          SuyuanPen   *pen,
                          double       x,
                          double       y,
                          double       size)
{
  static const double shares[] = { 0.42, 0.40, 0.34, 0.26 }; /* of the width, by the number of characters */
  g_autofree char    *text = suyuan_sign_format_count (sum_counts (counts), suyuan_pen_is_chinese (pen));

  suyuan_sign_draw_ring (theme, counts, selected, pen, x, y, size);
  suyuan_pen_set_text (pen, text, size * shares[CLAMP (g_utf8_strlen (text, -1), 1, 4) - 1], TRUE);
  suyuan_pen_write_mark (pen, x, y, suyuan_palette_get (suyuan_pen_get_scheme (pen), SUYUAN_COLOUR_TEXT));
}

static void
write_class (SuyuanPen *pen,
             guint      water_class,
             double     x,
             double     y,
             double     letter)
{
  gboolean chinese = suyuan_pen_is_chinese (pen);

  if (!can_be_read (pen, letter))
    return;
  suyuan_pen_set_text (pen, suyuan_sign_class_get_mark (water_class, chinese), letter, TRUE);
  suyuan_pen_write_mark (pen, x, y,
                         suyuan_palette_get_ink (suyuan_pen_get_scheme (pen), SUYUAN_COLOUR_CLASS + water_class));
}

/**
 * suyuan_sign_draw_section:
 * @water_class: 0 (not graded) to %SUYUAN_CLASS_WORSE
 *
 * Draws a monitoring section: a triangle that stands on its point, in the colour of the class, with its numeral.
 */
void
suyuan_sign_draw_section (guint      water_class,
                          gboolean   selected,
                          SuyuanPen *pen,
                          double     x,
                          double     y,
                          double     size)
{
  cairo_t *cr = suyuan_pen_get_cairo (pen);

  g_return_if_fail (water_class <= SUYUAN_CLASS_WORSE);
  cairo_save (cr);
  if (selected)
    draw_selection (pen, x, y, size);
  trace_polygon (cr, 3, x, y - 0.06 * size, 0.66 * size, G_PI / 2);
  fill_sign (pen, SUYUAN_COLOUR_CLASS + water_class, size);
  write_class (pen, water_class, x, y - 0.14 * size, (water_class == SUYUAN_CLASS_WORSE ? 0.36 : 0.44) * size);
  cairo_restore (cr);
}

/**
 * suyuan_sign_draw_enterprise:
 *
 * Draws an enterprise: a works hall with a saw-tooth roof and a chimney.
 */
void
suyuan_sign_draw_enterprise (gboolean   selected,
                             SuyuanPen *pen,
                             double     x,
                             double     y,
                             double     size)
{
  static const double corners[][2] = {
    { -0.45, 0.42 },
    { -0.45, -0.05 },
    { -0.15, -0.24 },
    { -0.15, -0.05 },
    { 0.15, -0.24 },
    { 0.15, -0.05 },
    { 0.24, -0.05 },
    { 0.27, -0.45 },
    { 0.40, -0.45 },
    { 0.45, 0.42 },
  };
  cairo_t *cr = suyuan_pen_get_cairo (pen);

  cairo_save (cr);
  if (selected)
    draw_selection (pen, x, y, size);
  cairo_new_path (cr);
  for (guint i = 0; i < G_N_ELEMENTS (corners); i++)
    cairo_line_to (cr, x + corners[i][0] * size, y + corners[i][1] * size);
  cairo_close_path (cr);
  fill_sign (pen, SUYUAN_COLOUR_ENTERPRISE, size);
  cairo_restore (cr);
}

/**
 * suyuan_sign_draw_class:
 * @water_class: 0 to %SUYUAN_CLASS_WORSE
 * @size: the height; the badge is 1.5 times as wide
 *
 * Draws the class of water as a badge: its numeral on the rule's colour.
 */
void
suyuan_sign_draw_class (guint      water_class,
                        SuyuanPen *pen,
                        double     x,
                        double     y,
                        double     size)
{
  cairo_t *cr = suyuan_pen_get_cairo (pen);

  g_return_if_fail (water_class <= SUYUAN_CLASS_WORSE);
  cairo_save (cr);
  trace_rounded (cr, x - 0.75 * size, y - 0.5 * size, 1.5 * size, size, 0.2 * size);
  suyuan_pen_set_colour (pen, SUYUAN_COLOUR_CLASS + water_class, 1);
  cairo_fill_preserve (cr);
  stroke (pen, SUYUAN_COLOUR_CLASS + water_class, 0.05 * size);
  write_class (pen, water_class, x, y, 0.64 * size);
  cairo_restore (cr);
}

/**
 * suyuan_sign_draw_state:
 * @key: a task state, or `rebound`; an unknown one draws nothing
 * @size: the height; as wide where the mark is one character
 *
 * Draws a task's state: returned is a red outline, rebound red, closed green, the rest blue.
 */
void
suyuan_sign_draw_state (const char *key,
                        SuyuanPen  *pen,
                        double      x,
                        double      y,
                        double      size)
{
  const char  *mark = suyuan_sign_state_get_mark (key, suyuan_pen_is_chinese (pen));
  SuyuanScheme scheme = suyuan_pen_get_scheme (pen);
  SuyuanColour colour = SUYUAN_COLOUR_STATE;
  cairo_t     *cr = suyuan_pen_get_cairo (pen);
  double       width = suyuan_pen_is_chinese (pen) ? size : 1.3 * size;
  gboolean     outline;

  if (!mark)
    return;
  outline = g_str_equal (key, "returned");
  if (outline || g_str_equal (key, "rebound"))
    colour = SUYUAN_COLOUR_STATE_RETURNED;
  else if (g_str_equal (key, "closed"))
    colour = SUYUAN_COLOUR_STATE_CLOSED;
  else if (g_str_equal (key, "suspended") || g_str_equal (key, "cancelled"))
    colour = SUYUAN_COLOUR_MUTED;

  cairo_save (cr);
  trace_rounded (cr, x - width / 2 + 0.04 * size, y - 0.46 * size, width - 0.08 * size, 0.92 * size, 0.2 * size);
  suyuan_pen_set_colour (pen, outline ? SUYUAN_COLOUR_HALO : colour, 1);
  cairo_fill_preserve (cr);
  stroke (pen, colour, 0.08 * size);
  suyuan_pen_set_text (pen, mark, 0.6 * size, TRUE);
  suyuan_pen_write_mark (pen, x, y,
                         outline ? suyuan_palette_get (scheme, colour) : suyuan_palette_get_ink (scheme, colour));
  cairo_restore (cr);
}

/**
 * suyuan_sign_set_confidence_dash:
 * @key: (nullable): suspected, probable or confirmed
 * @width: the line's width
 *
 * Sets the line a link of this confidence is drawn with: solid confirmed, dashed probable, dotted
 * suspected or unknown, in the colour of the palette.
 */
void
suyuan_sign_set_confidence_dash (const char *key,
                                 SuyuanPen  *pen,
                                 double      width)
{
  cairo_t *cr = suyuan_pen_get_cairo (pen);
  guint    level = g_strcmp0 (key, "confirmed") == 0 ? 2 : g_strcmp0 (key, "probable") == 0 ? 1
                                                                                            : 0;

  suyuan_pen_set_colour (pen, SUYUAN_COLOUR_CONFIDENCE + level, 1);
  cairo_set_line_width (cr, width);
  cairo_set_line_cap (cr, level == 0 ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  if (level == 2)
    cairo_set_dash (cr, NULL, 0, 0);
  else
    cairo_set_dash (cr, (double[2]){ level ? 4 * width : 0, 2.5 * width }, 2, 0);
}
