/* The colours of the product, named once: the map, the signs, the documents take them through cairo,
 * the window through the same table written as CSS. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-map"

#include "suyuan-palette.h"

#include <math.h>

/* WCAG 2.1: 1.4.3 for what is read as text, 1.4.11 for graphics; FILL lies under other things and
 * gets an edge where it has to be told from the ground. */
#define READ 4.5
#define SEEN 3.0
#define FILL 0.0

/* Each value 0xRRGGBB: light, dark, print. */
static const struct
{
  const char *name;
  double      least;
  guint32     rgb[SUYUAN_N_SCHEMES];
} colours[SUYUAN_N_COLOURS] = {
  [SUYUAN_COLOUR_GROUND] = { "ground", FILL, { 0xf6f5f1, 0x1d2126, 0xffffff } },
  [SUYUAN_COLOUR_TEXT] = { "text", READ, { 0x24292f, 0xe8eaed, 0x16191d } },
  [SUYUAN_COLOUR_MUTED] = { "muted", READ, { 0x5a626c, 0xa3abb5, 0x4c535b } },
  [SUYUAN_COLOUR_HALO] = { "halo", FILL, { 0xffffff, 0x14171a, 0xffffff } },
  [SUYUAN_COLOUR_ACCENT] = { "accent", READ, { 0x0b57c4, 0x8ab8ff, 0x0b57c4 } },
  [SUYUAN_COLOUR_OVERDUE] = { "overdue", READ, { 0xb3261e, 0xff8a80, 0xb3261e } },
  [SUYUAN_COLOUR_STATUS] = { "status_to_verify", READ, { 0x66666e, 0xa6a9b0, 0x66666e } },
  { "status_to_monitor", READ, { 0x52668a, 0x9db6dc, 0x52668a } },
  { "status_to_trace", READ, { 0x1f66b0, 0x6fb4f8, 0x1f66b0 } },
  { "status_to_rectify", READ, { 0xc4242b, 0xff7d75, 0xc4242b } },
  { "status_under_way", READ, { 0x9a5b00, 0xf2b436, 0x9a5b00 } },
  { "status_awaiting_closure", READ, { 0x7a3db8, 0xcaa4ff, 0x7a3db8 } },
  { "status_closed", READ, { 0x1b7a3a, 0x62cb80, 0x1b7a3a } },
  { "status_no_action", READ, { 0x2c7a45, 0x86d4a2, 0x2c7a45 } },
  { "status_supervised", READ, { 0x00717a, 0x4bc8d1, 0x00717a } },
  { "status_sealed", READ, { 0x1c1d20, 0xf1f2f4, 0x1c1d20 } },
  [SUYUAN_COLOUR_STATE] = { "state", READ, { 0x1f66b0, 0x6fb4f8, 0x1f66b0 } },
  [SUYUAN_COLOUR_STATE_RETURNED] = { "state_returned", READ, { 0xc4242b, 0xff7d75, 0xc4242b } },
  [SUYUAN_COLOUR_STATE_CLOSED] = { "state_closed", READ, { 0x1b7a3a, 0x62cb80, 0x1b7a3a } },
  /* GB 3838 classes in the colours of 地表水环境质量评价办法 (环办〔2011〕22号). */
  [SUYUAN_COLOUR_CLASS] = { "class_none", SEEN, { 0x666e78, 0x9aa2ac, 0x666e78 } },
  { "class_1", SEEN, { 0x1769d2, 0x5aa5ff, 0x1769d2 } },
  { "class_2", SEEN, { 0x1769d2, 0x5aa5ff, 0x1769d2 } },
  { "class_3", SEEN, { 0x17803a, 0x5fd07f, 0x17803a } },
  { "class_4", FILL, { 0xf6c915, 0xffe066, 0xf6c915 } },
  { "class_5", FILL, { 0xef7d12, 0xffa24d, 0xef7d12 } },
  { "class_worse", SEEN, { 0xd11f2d, 0xff6e6e, 0xd11f2d } },
  [SUYUAN_COLOUR_CONFIDENCE] = { "confidence_suspected", SEEN, { 0x757c86, 0x98a0aa, 0x757c86 } },
  { "confidence_probable", READ, { 0x9a5b00, 0xf2b436, 0x9a5b00 } },
  { "confidence_confirmed", READ, { 0x1f66b0, 0x6fb4f8, 0x1f66b0 } },
  [SUYUAN_COLOUR_COVERAGE] = { "coverage_walked_found", SEEN, { 0x1c8a3f, 0x5fd07f, 0x1c8a3f } },
  { "coverage_walked_none", SEEN, { 0x1c8a3f, 0x5fd07f, 0x1c8a3f } },
  { "coverage_not_walked", SEEN, { 0x7d858f, 0x8b939d, 0x7d858f } },
  { "coverage_inaccessible", SEEN, { 0xc4242b, 0xff7d75, 0xc4242b } },
  [SUYUAN_COLOUR_ENTERPRISE] = { "enterprise", READ, { 0x6a4a36, 0xd9b59b, 0x6a4a36 } },
  [SUYUAN_COLOUR_RIVER] = { "river", SEEN, { 0x3a7fbd, 0x5b9bd6, 0x2f78b9 } },
  [SUYUAN_COLOUR_CANAL] = { "canal", SEEN, { 0x2f8f9b, 0x55b3bf, 0x24858f } },
  [SUYUAN_COLOUR_WATER_LABEL] = { "water_label", READ, { 0x1d5c96, 0x93c6f5, 0x1a5890 } },
  [SUYUAN_COLOUR_LAKE] = { "lake", FILL, { 0xc6def0, 0x24415c, 0xd4e7f5 } },
  [SUYUAN_COLOUR_LAKE_EDGE] = { "lake_edge", SEEN, { 0x4a8bc2, 0x6295c4, 0x3f85bf } },
  [SUYUAN_COLOUR_BOUNDARY] = { "boundary", SEEN, { 0x8b6f9c, 0x9a86ab, 0x84698f } },
  [SUYUAN_COLOUR_PROTECTED] = { "protected", SEEN, { 0x2b8a57, 0x5cc48a, 0x2b8a57 } },
  [SUYUAN_COLOUR_PARK] = { "park", SEEN, { 0x8a6d3b, 0xc9a566, 0x8a6d3b } },
  [SUYUAN_COLOUR_SEWER] = { "sewer", SEEN, { 0xa0457a, 0xe08bbb, 0xa0457a } },
  [SUYUAN_COLOUR_LAND] = { "land", FILL, { 0xfdfcfa, 0x262b31, 0xfbfaf6 } },
  /* More is further from the ground. */
  [SUYUAN_COLOUR_LOAD] = { "load_1", SEEN, { 0x9a78c4, 0x7e68b8, 0x9a78c4 } },
  { "load_2", SEEN, { 0x7d52ad, 0x9d86d8, 0x7d52ad } },
  { "load_3", SEEN, { 0x5c2d8f, 0xc0aef2, 0x5c2d8f } },
  { "load_4", SEEN, { 0x370a5e, 0xece4ff, 0x370a5e } },
  [SUYUAN_COLOUR_TICK] = { "tick", SEEN, { 0x707881, 0x8a929c, 0x5f666e } },
};

/* Relative luminance, WCAG 2.1. */
static double
luminance (guint32 rgb)
{
  const double weights[] = { 0.2126, 0.7152, 0.0722 };
  double       sum = 0;

  for (guint i = 0; i < 3; i++)
    {
      double c = (rgb >> (16 - 8 * i) & 0xff) / 255.0;

      sum += weights[i] * (c <= 0.03928 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4));
    }
  return sum;
}

static guint32
blend (guint32 from,
       guint32 to,
       double  share)
{
  guint32 rgb = 0;

  for (guint shift = 0; shift <= 16; shift += 8)
    {
      double a = from >> shift & 0xff, b = to >> shift & 0xff;

      rgb |= (guint32) lround (a + (b - a) * share) << shift;
    }
  return rgb;
}

/**
 * suyuan_palette_get_name:
 *
 * Returns: the colour's name as in the CSS, without the leading `suyuan_`
 */
const char *
suyuan_palette_get_name (SuyuanColour colour)
{
  g_return_val_if_fail (colour < SUYUAN_N_COLOURS, NULL);
  return colours[colour].name;
}

/**
 * suyuan_palette_get:
 *
 * Returns: the colour as 0xRRGGBB
 */
guint32
suyuan_palette_get (SuyuanScheme scheme,
                    SuyuanColour colour)
{
  g_return_val_if_fail (scheme < SUYUAN_N_SCHEMES && colour < SUYUAN_N_COLOURS, 0);
  return colours[colour].rgb[scheme];
}

/**
 * suyuan_palette_get_ink:
 *
 * Returns: black or white, whichever reads better on @colour; one of them always has 4.5 : 1
 */
guint32
suyuan_palette_get_ink (SuyuanScheme scheme,
                        SuyuanColour colour)
{
  guint32 rgb = suyuan_palette_get (scheme, colour);

  return suyuan_palette_contrast (rgb, 0xffffff) >= READ ? 0xffffff : 0x000000;
}

/**
 * suyuan_palette_get_edge:
 *
 * Returns: what @colour is outlined with: itself where it stands out from the ground, else the same
 * hue moved towards the text colour until it has 3 : 1
 */
guint32
suyuan_palette_get_edge (SuyuanScheme scheme,
                         SuyuanColour colour)
{
  guint32 ground = suyuan_palette_get (scheme, SUYUAN_COLOUR_GROUND);
  guint32 text = suyuan_palette_get (scheme, SUYUAN_COLOUR_TEXT);
  guint32 rgb = suyuan_palette_get (scheme, colour);
  guint32 edge = rgb;

  for (guint step = 1; suyuan_palette_contrast (edge, ground) < SEEN && step <= 20; step++)
    edge = blend (rgb, text, step / 20.0);
  return edge;
}

/**
 * suyuan_palette_get_least_contrast:
 *
 * Returns: what WCAG AA asks of the colour against the ground: 4.5 where it is read as text, 3 where
 * it is a graphic, 0 where it lies under other things and suyuan_palette_get_edge() bounds it
 */
double
suyuan_palette_get_least_contrast (SuyuanColour colour)
{
  g_return_val_if_fail (colour < SUYUAN_N_COLOURS, 0);
  return colours[colour].least;
}

/**
 * suyuan_palette_set_source:
 * @alpha: 0 to 1
 *
 * Makes the colour the source of what is drawn next.
 */
void
suyuan_palette_set_source (cairo_t     *cr,
                           SuyuanScheme scheme,
                           SuyuanColour colour,
                           double       alpha)
{
  suyuan_palette_set_rgb (cr, suyuan_palette_get (scheme, colour), alpha);
}

/**
 * suyuan_palette_set_rgb:
 * @rgb: 0xRRGGBB, an ink or an edge
 * @alpha: 0 to 1
 *
 * As suyuan_palette_set_source(), for a derived colour.
 */
void
suyuan_palette_set_rgb (cairo_t *cr,
                        guint32  rgb,
                        double   alpha)
{
  cairo_set_source_rgba (cr, (rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0, alpha);
}

/**
 * suyuan_palette_contrast:
 * @a: 0xRRGGBB
 * @b: 0xRRGGBB
 *
 * Returns: the contrast ratio of WCAG 2.1, 1 to 21
 */
double
suyuan_palette_contrast (guint32 a,
                         guint32 b)
{
  double one = luminance (a), other = luminance (b);

  return (MAX (one, other) + 0.05) / (MIN (one, other) + 0.05);
}

/**
 * suyuan_palette_dup_css:
 *
 * Returns: (transfer full): `@define-color suyuan_NAME #rrggbb;` for every colour, and
 * `suyuan_NAME_ink` for what is written on it
 */
char *
suyuan_palette_dup_css (SuyuanScheme scheme)
{
  GString *css = g_string_new (NULL);

  for (SuyuanColour colour = 0; colour < SUYUAN_N_COLOURS; colour++)
    g_string_append_printf (css, "@define-color suyuan_%s #%06x;\n@define-color suyuan_%s_ink #%06x;\n",
                            colours[colour].name, suyuan_palette_get (scheme, colour),
                            colours[colour].name, suyuan_palette_get_ink (scheme, colour));
  return g_string_free (css, FALSE);
}
