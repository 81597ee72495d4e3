/* Signs tell types and states apart without their colour, and stay within the room they say they need. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "drawing-paper.h"
#include "suyuan-sign-draw.h"
#include "suyuan-theme.h"

#define SIDE 128

static void
test_keys (void)
{
  g_assert_cmpint (suyuan_sign_status_from_key ("to_verify"), ==, SUYUAN_STATUS_TO_VERIFY);
  g_assert_cmpint (suyuan_sign_status_from_key ("sealed"), ==, SUYUAN_STATUS_SEALED);
  g_assert_cmpint (suyuan_sign_status_from_key ("nonsense"), ==, -1);
  g_assert_cmpint (suyuan_sign_status_from_key (NULL), ==, -1);
  g_assert_cmpint (suyuan_sign_shape_from_key ("treatment_plant"), ==, SUYUAN_SHAPE_TREATMENT_PLANT);
  g_assert_cmpint (suyuan_sign_shape_from_key (""), ==, -1);
  g_assert_cmpint (suyuan_sign_class_from_key (">V"), ==, SUYUAN_CLASS_WORSE);
  g_assert_cmpint (suyuan_sign_class_from_key ("III"), ==, 3);
  for (guint i = 0; i < SUYUAN_N_STATUSES; i++)
    g_assert_cmpint (suyuan_sign_status_from_key (suyuan_sign_status_get_key (i)), ==, i);
}

/* The same characters as the interface's own page of signs. */
static void
test_marks (void)
{
  g_autoptr (GString) chinese = g_string_new (NULL);
  g_autoptr (GString) latin = g_string_new (NULL);

  for (guint i = 0; i < SUYUAN_N_STATUSES; i++)
    {
      g_string_append (chinese, suyuan_sign_status_get_mark (i, TRUE));
      g_string_append (latin, suyuan_sign_status_get_mark (i, FALSE));
    }
  g_assert_cmpstr (chinese->str, ==, "核监溯治整申销免管封");
  g_assert_cmpstr (latin->str, ==, "VMTRWACNSX");
  g_assert_cmpstr (suyuan_sign_state_get_mark ("returned", TRUE), ==, "退");
  g_assert_cmpstr (suyuan_sign_state_get_mark ("scheme_approved", FALSE), ==, "SA");
  g_assert_null (suyuan_sign_state_get_mark ("nonsense", TRUE));
  g_assert_cmpstr (suyuan_sign_class_get_mark (SUYUAN_CLASS_WORSE, TRUE), ==, "劣Ⅴ");
  g_assert_cmpstr (suyuan_sign_class_get_mark (4, FALSE), ==, "IV");
}

static void
test_counts (void)
{
  static const struct
  {
    guint       count;
    const char *latin, *chinese;
  } cases[] = { { 0, "0", "0" }, { 999, "999", "999" }, { 1999, "1.9k", "1999" }, { 12345, "12k", "1.2万" }, { 999999, "999k", "99万" }, { 1234567, "1.2M", "123万" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *latin = suyuan_sign_format_count (cases[i].count, FALSE);
      g_autofree char *chinese = suyuan_sign_format_count (cases[i].count, TRUE);

      g_assert_cmpstr (latin, ==, cases[i].latin);
      g_assert_cmpstr (chinese, ==, cases[i].chinese);
    }
  g_assert_cmpfloat (suyuan_sign_get_cluster_size (2, 20), <, suyuan_sign_get_cluster_size (2000, 20));
}

/* Too small for a letter, two types still have different outlines. */
static void
test_shapes_differ (void)
{
  for (guint a = 0; a < SUYUAN_N_SHAPES; a++)
    for (guint b = a + 1; b < SUYUAN_N_SHAPES; b++)
      {
        g_auto (Paper) one = paper_new (SIDE, SIDE, SUYUAN_SCHEME_LIGHT, TRUE), other = paper_new (SIDE, SIDE, SUYUAN_SCHEME_LIGHT, TRUE);

        suyuan_sign_draw (&(SuyuanSign){ .shape = a }, one.pen, 64, 64, 40);
        suyuan_sign_draw (&(SuyuanSign){ .shape = b }, other.pen, 64, 64, 40);
        g_assert_cmpuint (paper_count_differing (&one, &other), >, 50);
      }
}

/* Drawn in one colour, every status still differs by its character. */
static void
test_statuses_differ (void)
{
  for (guint chinese = 0; chinese < 2; chinese++)
    for (guint a = 0; a < SUYUAN_N_STATUSES; a++)
      for (guint b = a + 1; b < SUYUAN_N_STATUSES; b++)
        g_assert_cmpstr (suyuan_sign_status_get_mark (a, chinese), !=, suyuan_sign_status_get_mark (b, chinese));
}

static void
test_colour (void)
{
  g_auto (Paper) light = paper_new (SIDE, SIDE, SUYUAN_SCHEME_LIGHT, TRUE), dark = paper_new (SIDE, SIDE, SUYUAN_SCHEME_DARK, TRUE);
  SuyuanSign sign = { .shape = SUYUAN_SHAPE_INDUSTRY, .status = SUYUAN_STATUS_CLOSED };

  suyuan_sign_draw (&sign, light.pen, 64, 64, 60);
  suyuan_sign_draw (&sign, dark.pen, 64, 64, 60);
  g_assert_cmphex (paper_get_pixel (&light, 42, 64), ==, 0xff000000 | suyuan_palette_get (SUYUAN_SCHEME_LIGHT, SUYUAN_COLOUR_STATUS + SUYUAN_STATUS_CLOSED));
  g_assert_cmphex (paper_get_pixel (&dark, 42, 64), ==, 0xff000000 | suyuan_palette_get (SUYUAN_SCHEME_DARK, SUYUAN_COLOUR_STATUS + SUYUAN_STATUS_CLOSED));
}

static void
assert_within (Paper *paper,
               double size)
{
  for (int y = 0; y < SIDE; y++)
    for (int x = 0; x < SIDE; x++)
      if (ABS (x + 0.5 - 64) > SUYUAN_SIGN_REACH * size + 1 || ABS (y + 0.5 - 64) > SUYUAN_SIGN_REACH * size + 1)
        g_assert_cmphex (paper_get_pixel (paper, x, y), ==, 0);
}

static void
test_reach (void)
{
  static const char *const states[] = { "returned", "closed", "rebound", "registered", "suspended", NULL };
  g_auto (Paper) paper = paper_new (SIDE, SIDE, SUYUAN_SCHEME_LIGHT, FALSE);
  guint counts[SUYUAN_N_STATUSES] = { [SUYUAN_STATUS_CLOSED] = 7, [SUYUAN_STATUS_SEALED] = 9000 };

  for (guint shape = 0; shape < SUYUAN_N_SHAPES; shape++)
    suyuan_sign_draw (&(SuyuanSign){ shape, SUYUAN_STATUS_TO_RECTIFY, TRUE, TRUE, shape * 30 }, paper.pen, 64, 64, 36);
  suyuan_sign_draw_cluster (SUYUAN_THEME_STATUS, counts, TRUE, paper.pen, 64, 64, 36);
  for (guint water_class = 0; water_class <= SUYUAN_CLASS_WORSE; water_class++)
    {
      suyuan_sign_draw_section (water_class, TRUE, paper.pen, 64, 64, 36);
      suyuan_sign_draw_class (water_class, paper.pen, 64, 64, 36);
    }
  suyuan_sign_draw_enterprise (TRUE, paper.pen, 64, 64, 36);
  for (guint i = 0; states[i]; i++)
    suyuan_sign_draw_state (states[i], paper.pen, 64, 64, 36);
  assert_within (&paper, 36);
  g_assert_cmphex (paper_get_pixel (&paper, 64, 64), !=, 0);
}

static void
test_unknown_state (void)
{
  g_auto (Paper) paper = paper_new (SIDE, SIDE, SUYUAN_SCHEME_LIGHT, FALSE);

  suyuan_sign_draw_state ("nonsense", paper.pen, 64, 64, 36);
  g_assert_cmphex (paper_get_pixel (&paper, 64, 64), ==, 0);
}

/* The share of a status in the ring is its share of the count. */
static void
test_ring (void)
{
  g_auto (Paper) paper = paper_new (SIDE, SIDE, SUYUAN_SCHEME_LIGHT, TRUE);
  guint counts[SUYUAN_N_STATUSES] = { [SUYUAN_STATUS_TO_RECTIFY] = 50, [SUYUAN_STATUS_CLOSED] = 50 };

  suyuan_sign_draw_cluster (SUYUAN_THEME_STATUS, counts, FALSE, paper.pen, 64, 64, 80);
  g_assert_cmphex (paper_get_pixel (&paper, 64 + 34, 64), ==, 0xff000000 | suyuan_palette_get (SUYUAN_SCHEME_LIGHT, SUYUAN_COLOUR_STATUS + SUYUAN_STATUS_TO_RECTIFY));
  g_assert_cmphex (paper_get_pixel (&paper, 64 - 39, 64), ==, 0xff000000 | suyuan_palette_get (SUYUAN_SCHEME_LIGHT, SUYUAN_COLOUR_STATUS + SUYUAN_STATUS_CLOSED));
}

/* Between two arcs the ground of the ring is seen, in a small ring too: without colours they are parted by it alone. */
static void
test_ring_is_parted (void)
{
  static const double sizes[] = { 24, 40, 80 };
  guint               counts[SUYUAN_N_STATUSES] = { [SUYUAN_STATUS_TO_MONITOR] = 50, [SUYUAN_STATUS_TO_TRACE] = 50 };

  for (guint scheme = 0; scheme < SUYUAN_N_SCHEMES; scheme++)
    for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
      {
        g_auto (Paper) paper = paper_new (SIDE, SIDE, scheme, TRUE);
        int foot = 64 + (int) (0.425 * sizes[i]);

        suyuan_sign_draw_ring (SUYUAN_THEME_STATUS, counts, FALSE, paper.pen, 64, 64, sizes[i]);
        for (int x = 63; x <= 64; x++)
          g_assert_cmpfloat (suyuan_palette_contrast (paper_get_pixel (&paper, x, foot) & 0xffffff, suyuan_palette_get (scheme, SUYUAN_COLOUR_HALO)), <, 1.3);
        for (int x = 59; x < 70; x += 8)
          g_assert_cmpfloat (suyuan_palette_contrast (paper_get_pixel (&paper, x, foot) & 0xffffff, suyuan_palette_get (scheme, SUYUAN_COLOUR_HALO)), >, 3);
      }
}

/* How much of the way from the middle outwards is inked, for an eye that sees no colours. */
static double
get_inked (const Paper *paper,
           guint32      ground,
           double       angle)
{
  double inked = 0;

  for (double radius = 4; radius < 63; radius += 0.25)
    {
      guint32 pixel = paper_get_pixel (paper, (int) floor (64 + radius * cos (angle)), (int) floor (64 + radius * sin (angle)));

      inked += suyuan_palette_contrast (pixel & 0xffffff, ground) > 2 ? 0.25 : 0;
    }
  return inked;
}

/* In grey the thick, the middling and the thin part of a ring are what is to be done, in hand and settled, in this order
 * from the top: 25, 25 and 50 of a hundred here, told by ten rays in each part, away from where they are parted. */
static void
test_ring_is_read_in_grey (void)
{
  static const double sizes[] = { 24, 32, 48, 80 };
  guint               counts[SUYUAN_N_STATUSES] = { [SUYUAN_STATUS_TO_RECTIFY] = 25, [SUYUAN_STATUS_UNDER_WAY] = 25, [SUYUAN_STATUS_CLOSED] = 30, [SUYUAN_STATUS_SUPERVISED] = 20 };

  for (guint scheme = 0; scheme < SUYUAN_N_SCHEMES; scheme++)
    for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
      {
        g_auto (Paper) paper = paper_new (SIDE, SIDE, scheme, TRUE);
        double inked[3] = { 0 }, last = 0;

        suyuan_pen_set_colour (paper.pen, SUYUAN_COLOUR_HALO, 1);
        cairo_paint (paper.cr);
        suyuan_sign_draw_ring (SUYUAN_THEME_STATUS, counts, FALSE, paper.pen, 64, 64, sizes[i]);
        for (guint part = 0; part < 3; part++)
          for (guint ray = 0; ray < 10; ray++)
            inked[part] += get_inked (&paper, suyuan_palette_get (scheme, SUYUAN_COLOUR_HALO), (part - 0.8 + ray * 0.06) * G_PI / 2) / 10;
        for (guint part = 0; part < 3; part++, last = inked[part - 1])
          g_assert_cmpfloat (part == 0 ? inked[part] : last, >, part == 0 ? 0.11 * sizes[i] : 1.25 * inked[part]);
        g_assert_cmpfloat (inked[2], >, 0.5);
      }
}

/* How many of 720 rays meet the ring in its left half, where the last value of the theme has its arc. */
static guint
count_rays (SuyuanTheme  theme,
            const guint *counts,
            double       size)
{
  g_auto (Paper) paper = paper_new (SIDE, SIDE, SUYUAN_SCHEME_LIGHT, TRUE);
  guint n = 0;

  suyuan_pen_set_colour (paper.pen, SUYUAN_COLOUR_HALO, 1);
  cairo_paint (paper.cr);
  suyuan_sign_draw_ring (theme, counts, FALSE, paper.pen, 64, 64, size);
  for (guint ray = 0; ray < 720; ray++)
    n += get_inked (&paper, suyuan_palette_get (SUYUAN_SCHEME_LIGHT, SUYUAN_COLOUR_HALO), (0.6 + 0.8 * ray / 720.0) * G_PI) > 0;
  return n;
}

/* What nobody knows is no thin line like what is settled: it has gaps, in a small ring too. */
static void
test_ring_of_unknown (void)
{
  static const double sizes[] = { 32, 48, 80 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      guint unknown[SUYUAN_N_STATUSES] = { [SUYUAN_LOAD_ABOVE] = 50, [SUYUAN_LOAD_UNKNOWN] = 50 };
      guint rays = count_rays (SUYUAN_THEME_LOAD, unknown, sizes[i]);

      g_assert_cmpuint (rays, >, 180);
      g_assert_cmpuint (rays, <, 600);
    }
  g_assert_cmpuint (count_rays (SUYUAN_THEME_STATUS, (guint[SUYUAN_N_STATUSES]){ [SUYUAN_STATUS_TO_RECTIFY] = 50, [SUYUAN_STATUS_CLOSED] = 50 }, 48), ==, 720);
}

static void
test_confidence (void)
{
  g_auto (Paper) paper = paper_new (SIDE, SIDE, SUYUAN_SCHEME_LIGHT, TRUE);

  suyuan_sign_set_confidence_dash ("confirmed", paper.pen, 2);
  g_assert_cmpint (cairo_get_dash_count (paper.cr), ==, 0);
  suyuan_sign_set_confidence_dash ("probable", paper.pen, 2);
  g_assert_cmpint (cairo_get_dash_count (paper.cr), ==, 2);
  suyuan_sign_set_confidence_dash (NULL, paper.pen, 2);
  g_assert_cmpint (cairo_get_line_cap (paper.cr), ==, CAIRO_LINE_CAP_ROUND);
}

/* How many pixels of a row are covered. */
static guint
row_width (const Paper *paper,
           int          y)
{
  guint n = 0;

  for (int x = 0; x < SIDE; x++)
    n += paper_get_pixel (paper, x, y) >> 24 > 128;
  return n;
}

/* A section stands on its point, an outlet of agriculture on its side: never the same triangle. */
static void
test_triangles (void)
{
  g_auto (Paper) section = paper_new (SIDE, SIDE, SUYUAN_SCHEME_LIGHT, TRUE);
  g_auto (Paper) outlet = paper_new (SIDE, SIDE, SUYUAN_SCHEME_LIGHT, TRUE);

  suyuan_sign_draw_section (2, FALSE, section.pen, 64, 64, 60);
  suyuan_sign_draw (&(SuyuanSign){ .shape = SUYUAN_SHAPE_AGRICULTURE }, outlet.pen, 64, 64, 60);
  g_assert_cmpuint (row_width (&section, 48), >, 2 * row_width (&section, 80));
  g_assert_cmpuint (row_width (&outlet, 82), >, 2 * row_width (&outlet, 44));
}

/* Each addition leaves its mark outside of the shape: ring, wave, clock. */
static void
test_additions (void)
{
  SuyuanSign plain = { .shape = SUYUAN_SHAPE_DOMESTIC, .status = SUYUAN_STATUS_UNDER_WAY };
  SuyuanSign more[] = { plain, plain, plain };

  more[0].selected = TRUE;
  more[1].sea = TRUE;
  more[2].overdue_days = 3;
  for (guint i = 0; i < G_N_ELEMENTS (more); i++)
    {
      g_auto (Paper) one = paper_new (SIDE, SIDE, SUYUAN_SCHEME_PRINT, TRUE);
      g_auto (Paper) other = paper_new (SIDE, SIDE, SUYUAN_SCHEME_PRINT, TRUE);

      suyuan_sign_draw (&plain, one.pen, 64, 64, 36);
      suyuan_sign_draw (&more[i], other.pen, 64, 64, 36);
      g_assert_cmpuint (paper_count_differing (&one, &other), >, 100);
    }
}

/* A shape alone is all of one colour inside, whatever is written on others of its theme. */
static void
test_bare (void)
{
  SuyuanSign sign = { .shape = SUYUAN_SHAPE_INDUSTRY, .theme = SUYUAN_THEME_OVERDUE };
  guint      n_other[2] = { 0 };

  for (guint bare = 0; bare < 2; bare++)
    {
      g_auto (Paper) paper = paper_new (SIDE, SIDE, SUYUAN_SCHEME_LIGHT, TRUE);

      sign.bare = bare;
      suyuan_sign_draw (&sign, paper.pen, 64, 64, 60);
      for (int y = 50; y < 78; y++)
        for (int x = 50; x < 78; x++)
          n_other[bare] += paper_get_pixel (&paper, x, y) != paper_get_pixel (&paper, 42, 64);
    }
  g_assert_cmpuint (n_other[0], >, 0);
  g_assert_cmpuint (n_other[1], ==, 0);
}

/* Below the size at which a character can be read there is only the shape; paper reads smaller ones. */
static void
test_small (void)
{
  guint32 ink = suyuan_palette_get_ink (SUYUAN_SCHEME_LIGHT, SUYUAN_COLOUR_STATUS + SUYUAN_STATUS_SEALED);

  for (guint scheme = 0; scheme < SUYUAN_N_SCHEMES; scheme += SUYUAN_SCHEME_PRINT)
    {
      g_auto (Paper) paper = paper_new (SIDE, SIDE, scheme, TRUE);
      guint32 fill = 0xff000000 | suyuan_palette_get (scheme, SUYUAN_COLOUR_STATUS + SUYUAN_STATUS_SEALED);
      guint   n_other = 0;

      cairo_scale (paper.cr, 8, 8);
      suyuan_sign_draw (&(SuyuanSign){ .shape = SUYUAN_SHAPE_INDUSTRY, .status = SUYUAN_STATUS_SEALED }, paper.pen, 8, 8, 8);
      for (int y = 50; y < 78; y++)
        for (int x = 50; x < 78; x++)
          n_other += paper_get_pixel (&paper, x, y) != fill;
      g_assert_cmpint (n_other > 0, ==, scheme == SUYUAN_SCHEME_PRINT);
    }
  g_assert_cmphex (ink, ==, 0xffffff);
}

/* Returned is an outline, rebound and closed are filled with red and green. */
static void
test_states (void)
{
  static const struct
  {
    const char  *key;
    SuyuanColour colour;
    gboolean     filled;
  } cases[] = { { "returned", SUYUAN_COLOUR_STATE_RETURNED, FALSE }, { "rebound", SUYUAN_COLOUR_STATE_RETURNED, TRUE }, { "closed", SUYUAN_COLOUR_STATE_CLOSED, TRUE }, { "assigned", SUYUAN_COLOUR_STATE, TRUE }, { "suspended", SUYUAN_COLOUR_MUTED, TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Paper) paper = paper_new (SIDE, SIDE, SUYUAN_SCHEME_DARK, TRUE);
      guint n;

      suyuan_sign_draw_state (cases[i].key, paper.pen, 64, 64, 60);
      n = paper_count (&paper, suyuan_palette_get (SUYUAN_SCHEME_DARK, cases[i].colour));
      g_assert_cmpuint (n, >, 100);
      g_assert_cmpint (n > 1700, ==, cases[i].filled);
    }
}

static guint
count_pixels (cairo_surface_t *surface,
              guint32          rgb)
{
  guint n = 0;

  cairo_surface_flush (surface);
  for (int y = 0; y < SIDE; y++)
    for (int x = 0; x < SIDE; x++)
      n += ((guint32 *) (gpointer) (cairo_image_surface_get_data (surface) + (gsize) y * cairo_image_surface_get_stride (surface)))[x] == (0xff000000 | rgb);
  return n;
}

/* For eyes that ask for it, a sign has an outline and a ring its partitions in the colour of text. */
static void
test_strong (void)
{
  const guint counts[SUYUAN_N_STATUSES] = { 1, 0, 0, 2, 0, 0, 1 };

  for (SuyuanScheme scheme = SUYUAN_SCHEME_LIGHT; scheme <= SUYUAN_SCHEME_DARK; scheme++)
    {
      guint seen[2][2];

      for (guint strong = 0; strong < 2; strong++)
        for (guint ring = 0; ring < 2; ring++)
          {
            cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIDE, SIDE);
            cairo_t         *cr = cairo_create (surface);
            SuyuanPen       *pen = suyuan_pen_new (cr, scheme, FALSE);

            suyuan_pen_set_strong (pen, strong);
            if (ring)
              suyuan_sign_draw_ring (SUYUAN_THEME_STATUS, counts, FALSE, pen, SIDE / 2, SIDE / 2, 90);
            else
              suyuan_sign_draw (&(SuyuanSign){ .shape = SUYUAN_SHAPE_INDUSTRY, .status = SUYUAN_STATUS_TO_RECTIFY }, pen, SIDE / 2, SIDE / 2, 60);
            seen[strong][ring] = count_pixels (surface, suyuan_palette_get (scheme, SUYUAN_COLOUR_TEXT));
            suyuan_pen_free (pen);
            cairo_destroy (cr);
            cairo_surface_destroy (surface);
          }
      g_assert_cmpuint (seen[1][0], >, seen[0][0] + 100);
      g_assert_cmpuint (seen[0][1], ==, 0);
      g_assert_cmpuint (seen[1][1], >, 5);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sign/keys", test_keys);
  g_test_add_func ("/sign/marks", test_marks);
  g_test_add_func ("/sign/counts", test_counts);
  g_test_add_func ("/sign/ring-of-unknown", test_ring_of_unknown);
  g_test_add_func ("/sign/shapes-differ", test_shapes_differ);
  g_test_add_func ("/sign/statuses-differ", test_statuses_differ);
  g_test_add_func ("/sign/colour", test_colour);
  g_test_add_func ("/sign/reach", test_reach);
  g_test_add_func ("/sign/unknown-state", test_unknown_state);
  g_test_add_func ("/sign/ring", test_ring);
  g_test_add_func ("/sign/ring-is-parted", test_ring_is_parted);
  g_test_add_func ("/sign/ring-is-read-in-grey", test_ring_is_read_in_grey);
  g_test_add_func ("/sign/confidence", test_confidence);
  g_test_add_func ("/sign/triangles", test_triangles);
  g_test_add_func ("/sign/additions", test_additions);
  g_test_add_func ("/sign/bare", test_bare);
  g_test_add_func ("/sign/small", test_small);
  g_test_add_func ("/sign/states", test_states);
  g_test_add_func ("/map/sign/strong", test_strong);

  return g_test_run ();
}
