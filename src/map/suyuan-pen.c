/* What every sign and map is drawn with, so that colours and letters are the same on the screen, in
 * a table and on paper, and one text layout serves a whole drawing. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-map"

#include "suyuan-pen.h"

#define FAMILIES "Noto Sans CJK SC, Noto Sans, Sans"

struct _SuyuanPen
{
  /* Borrowed */
  cairo_t *cr;

  /* Owned */
  PangoLayout          *layout;
  PangoFontDescription *font;

  SuyuanScheme scheme;
  gboolean     chinese;
  gboolean     strong;
};

/**
 * suyuan_pen_new:
 * @cr: has to outlive the pen
 * @chinese: marks are Chinese characters, else Latin letters
 *
 * Letters are placed without hinting, so that a picture at twice the scale has the same layout.
 *
 * Returns: (transfer full): a pen
 */
SuyuanPen *
suyuan_pen_new (cairo_t     *cr,
                SuyuanScheme scheme,
                gboolean     chinese)
{
  SuyuanPen            *self = g_new0 (SuyuanPen, 1);
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoContext         *context;

  self->cr = cr;
  self->scheme = scheme;
  self->chinese = chinese;
  self->layout = pango_cairo_create_layout (cr);
  self->font = pango_font_description_from_string (FAMILIES);
  context = pango_layout_get_context (self->layout);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string ("zh-cn"));
  cairo_font_options_destroy (options);
  return self;
}

/**
 * suyuan_pen_free:
 *
 * Frees the pen, not its cairo context.
 */
void
suyuan_pen_free (SuyuanPen *self)
{
  g_object_unref (self->layout);
  pango_font_description_free (self->font);
  g_free (self);
}

/**
 * suyuan_pen_get_cairo:
 *
 * Returns: (transfer none): the context drawn on
 */
cairo_t *
suyuan_pen_get_cairo (SuyuanPen *self)
{
  return self->cr;
}

/**
 * suyuan_pen_get_scheme:
 *
 * Returns: the scheme colours are taken from
 */
SuyuanScheme
suyuan_pen_get_scheme (SuyuanPen *self)
{
  return self->scheme;
}

/**
 * suyuan_pen_is_chinese:
 *
 * Returns: whether marks are Chinese characters
 */
gboolean
suyuan_pen_is_chinese (SuyuanPen *self)
{
  return self->chinese;
}

/**
 * suyuan_pen_set_strong:
 * @strong: for eyes that ask for high contrast
 *
 * Signs get an outline in the colour of text, and the arcs of rings are parted by lines.
 */
void
suyuan_pen_set_strong (SuyuanPen *self,
                       gboolean   strong)
{
  self->strong = strong;
}

/**
 * suyuan_pen_is_strong:
 *
 * Returns: whether signs are drawn for high contrast
 */
gboolean
suyuan_pen_is_strong (SuyuanPen *self)
{
  return self->strong;
}

/**
 * suyuan_pen_set_colour:
 * @alpha: 0 to 1
 *
 * Draws next in a colour of the palette.
 */
void
suyuan_pen_set_colour (SuyuanPen   *self,
                       SuyuanColour colour,
                       double       alpha)
{
  suyuan_palette_set_source (self->cr, self->scheme, colour, alpha);
}

/**
 * suyuan_pen_set_text:
 * @text: UTF-8, one line
 * @size: the em in units of the context
 * @bold: heavier letters
 *
 * Chooses what is measured and written next.
 */
void
suyuan_pen_set_text (SuyuanPen  *self,
                     const char *text,
                     double      size,
                     gboolean    bold)
{
  pango_font_description_set_absolute_size (self->font, size * PANGO_SCALE);
  pango_font_description_set_weight (self->font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (self->layout, self->font);
  pango_layout_set_text (self->layout, text, -1);
}

/**
 * suyuan_pen_measure:
 * @width: (out): of the line
 * @height: (out): from the top of the tallest letters to the lowest descender
 *
 * Measures the text set last.
 */
void
suyuan_pen_measure (SuyuanPen *self,
                    double    *width,
                    double    *height)
{
  PangoRectangle ink, logical;

  pango_layout_get_extents (self->layout, &ink, &logical);
  *width = (double) logical.width / PANGO_SCALE;
  *height = (double) MAX (ink.height, 0) / PANGO_SCALE;
}

/* The top left corner of the layout at @x, @y. */
static void
write_layout (SuyuanPen *self,
              double     x,
              double     y,
              guint32    rgb,
              double     halo)
{
  if (halo > 0)
    {
      double tolerance = cairo_get_tolerance (self->cr);

      cairo_move_to (self->cr, x, y);
      pango_cairo_layout_path (self->cr, self->layout);
      suyuan_pen_set_colour (self, SUYUAN_COLOUR_HALO, 0.85);
      cairo_set_line_width (self->cr, 2 * halo);
      cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_ROUND);
      /* A soft edge needs no finer curves, and they are what takes time. */
      cairo_set_tolerance (self->cr, 5 * tolerance);
      cairo_stroke (self->cr);
      cairo_set_tolerance (self->cr, tolerance);
    }
  suyuan_palette_set_rgb (self->cr, rgb, 1);
  cairo_move_to (self->cr, x, y);
  pango_cairo_show_layout (self->cr, self->layout);
}

/**
 * suyuan_pen_write:
 * @x: the left end
 * @y: the middle of the written height
 * @rgb: 0xRRGGBB
 * @halo: width of the palette's halo around the letters, 0 for none
 *
 * Writes the text set last.
 */
void
suyuan_pen_write (SuyuanPen *self,
                  double     x,
                  double     y,
                  guint32    rgb,
                  double     halo)
{
  PangoRectangle ink;

  pango_layout_get_extents (self->layout, &ink, NULL);
  write_layout (self, x, y - (ink.y + ink.height / 2.0) / PANGO_SCALE, rgb, halo);
}

/**
 * suyuan_pen_write_baseline:
 * @x: the left end
 * @y: the base line
 * @rgb: 0xRRGGBB
 * @halo: as in suyuan_pen_write()
 *
 * Writes the text set last on a base line, as letters that stand beside others must.
 */
void
suyuan_pen_write_baseline (SuyuanPen *self,
                           double     x,
                           double     y,
                           guint32    rgb,
                           double     halo)
{
  write_layout (self, x, y - (double) pango_layout_get_baseline (self->layout) / PANGO_SCALE, rgb, halo);
}

/**
 * suyuan_pen_write_mark:
 * @x: the middle
 * @y: the middle
 * @rgb: 0xRRGGBB
 *
 * Writes the text set last with its ink centred on a place, as a character stands in a sign.
 */
void
suyuan_pen_write_mark (SuyuanPen *self,
                       double     x,
                       double     y,
                       guint32    rgb)
{
  PangoRectangle ink;

  pango_layout_get_extents (self->layout, &ink, NULL);
  suyuan_pen_write (self, x - (ink.x + ink.width / 2.0) / PANGO_SCALE, y, rgb, 0);
}
