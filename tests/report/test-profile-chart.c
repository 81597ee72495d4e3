/* The profile as a picture: something is drawn where it belongs, whatever is missing, and what is pointed at is found.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-profile-chart.h"

#include <math.h>
#include <string.h>

#define WIDTH 800
#define HEIGHT 400

static void
mark_free (SuyuanProfileMark *self)
{
  g_free (self->code);
  g_free (self->name);
  g_free (self);
}

static SuyuanProfileMark *
add_mark (SuyuanProfile *profile,
          SuyuanKind     kind,
          const char    *code,
          double         at_m,
          double         mg_l)
{
  SuyuanProfileMark *mark = g_new0 (SuyuanProfileMark, 1);

  mark->kind = kind;
  mark->code = g_strdup (code);
  mark->at_m = at_m;
  mark->mg_l = mg_l;
  mark->limit = NAN;
  mark->load.missing = "flow";
  g_ptr_array_add (profile->marks, mark);
  return mark;
}

static void
stretch_free (SuyuanProfileStretch *self)
{
  g_clear_pointer (&self->band, g_array_unref);
  g_free (self->word);
  g_free (self);
}

/* Two sections, an outlet, a brook; @length_m 0: everything in one place. */
static SuyuanProfile *
profile_new (double length_m)
{
  SuyuanProfile        *profile = g_new0 (SuyuanProfile, 1);
  SuyuanProfileStretch *stretch = g_new0 (SuyuanProfileStretch, 1);

  profile->start = g_strdup ("LOW");
  profile->parameter_label = g_strdup ("氨氮");
  profile->unit = g_strdup ("mg/L");
  profile->length_m = length_m;
  profile->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) mark_free);
  profile->stretches = g_ptr_array_new_with_free_func ((GDestroyNotify) stretch_free);
  add_mark (profile, SUYUAN_KIND_SECTION, "TOP", length_m, 0.4)->limit = 1;
  add_mark (profile, SUYUAN_KIND_REACH, "BROOK", length_m * 0.75, -1);
  add_mark (profile, SUYUAN_KIND_OUTLET, "O", length_m / 2, 20)->load = (SuyuanLoad){ .kg_d = { 1, 2, 3 }, .basis = "measured" };
  add_mark (profile, SUYUAN_KIND_SECTION, "LOW", 0, 1.8)->limit = 1;
  stretch->from_m = length_m;
  stretch->word = g_strdup ("no flow at TOP");
  g_ptr_array_add (profile->stretches, stretch);
  return profile;
}

static void
add_band (SuyuanProfile *profile)
{
  SuyuanProfileStretch *stretch = profile->stretches->pdata[0];

  stretch->band = g_array_new (FALSE, TRUE, sizeof (SuyuanProfilePoint));
  for (int i = 0; i <= 10; i++)
    {
      SuyuanProfilePoint point = { profile->length_m * (10 - i) / 10, { 0.3, 0.4, 0.5 }, i > 5 };

      g_array_append_val (stretch->band, point);
    }
}

/* How many dots of the picture are not the ground. */
static guint
draw (const SuyuanProfile *profile,
      int                  chosen,
      SuyuanScheme         scheme,
      int                  width)
{
  cairo_surface_t   *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, HEIGHT);
  cairo_t           *cr = cairo_create (surface);
  SuyuanPen         *pen = suyuan_pen_new (cr, scheme, FALSE);
  SuyuanProfileChart chart = { 0, 0, width, HEIGHT, 12, chosen };
  guint              n = 0;

  suyuan_profile_chart_draw (&chart, profile, pen);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_flush (surface);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < width; x++)
      n += ((guint32 *) (gpointer) (cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface)))[x] != 0;
  suyuan_pen_free (pen);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return n;
}

static void
test_draw (void)
{
  g_autoptr (SuyuanProfile) profile = profile_new (20000);
  g_autoptr (SuyuanProfile) spot = profile_new (0);
  guint bare = draw (profile, -1, SUYUAN_SCHEME_LIGHT, WIDTH), shaded;

  g_assert_cmpuint (bare, >, 1000);
  g_assert_cmpuint (draw (profile, 0, SUYUAN_SCHEME_DARK, WIDTH), >, bare);
  shaded = bare;
  add_band (profile);
  bare = draw (profile, -1, SUYUAN_SCHEME_PRINT, WIDTH);
  g_assert_cmpuint (bare, !=, shaded);
  ((SuyuanProfileMark *) profile->marks->pdata[2])->hidden = TRUE;
  g_assert_cmpuint (draw (profile, -1, SUYUAN_SCHEME_PRINT, WIDTH), <, bare);
  g_assert_cmpuint (draw (spot, -1, SUYUAN_SCHEME_LIGHT, WIDTH), >, 1000);
  g_assert_cmpuint (draw (profile, -1, SUYUAN_SCHEME_LIGHT, 20), ==, 0); /* no room, no picture, no harm */
}

/* Whatever is shown is found at its place; the water runs to the right. */
static void
test_find (void)
{
  g_autoptr (SuyuanProfile) profile = profile_new (20000);
  SuyuanProfileChart chart = { 0, 0, WIDTH, HEIGHT, 12, -1 };
  guint              n_found = 0;

  g_assert_cmpfloat (suyuan_profile_chart_get_x (&chart, profile, 20000), <, suyuan_profile_chart_get_x (&chart, profile, 0));
  for (guint i = 0; i < profile->marks->len; i++)
    {
      double   x = suyuan_profile_chart_get_x (&chart, profile, ((SuyuanProfileMark *) profile->marks->pdata[i])->at_m);
      gboolean found = FALSE;

      for (int y = 0; y < HEIGHT; y++)
        found |= suyuan_profile_chart_find (&chart, profile, x, y) == (int) i;
      n_found += found;
    }
  g_assert_cmpuint (n_found, ==, profile->marks->len);
  g_assert_cmpint (suyuan_profile_chart_find (&chart, profile, 1, 1), ==, -1);
}

static void
test_words (void)
{
  g_autoptr (SuyuanProfile) profile = profile_new (20000);
  g_autofree char *section = suyuan_profile_dup_mark_words (profile, profile->marks->pdata[3]);
  g_autofree char *outlet = suyuan_profile_dup_mark_words (profile, profile->marks->pdata[2]);
  g_autofree char *notes = suyuan_profile_dup_notes (profile);
  g_autofree char *more = NULL;

  g_assert_cmpstr (section, ==, "LOW · 0.0 km above · 1.8 mg/L, target 1");
  g_assert_cmpstr (outlet, ==, "O · 10.0 km above · 20 mg/L · 2 kg/d");
  g_assert_nonnull (strstr (notes, "No band 20.0 – 0.0 km: no flow at TOP"));
  add_band (profile);
  more = suyuan_profile_dup_notes (profile);
  g_assert_nonnull (strstr (more, "steady model"));
}

/* What is hidden is not found; what lies up a branch says so, and a section of it is no point of the main path. */
static void
test_branch (void)
{
  g_autoptr (SuyuanProfile) profile = profile_new (20000);
  SuyuanProfileChart chart = { 0, 0, WIDTH, HEIGHT, 12, -1 };
  SuyuanProfileMark *outlet = profile->marks->pdata[2];
  double             x = suyuan_profile_chart_get_x (&chart, profile, outlet->at_m);
  guint              n_found = 0;
  g_autofree char   *words = NULL;

  outlet->branch_m = 3200;
  words = suyuan_profile_dup_mark_words (profile, outlet);
  g_assert_cmpstr (words, ==, "O · 10.0 km above and 3.2 km up a branch · 20 mg/L · 2 kg/d");
  outlet->hidden = TRUE;
  for (int y = 0; y < HEIGHT; y++)
    n_found += suyuan_profile_chart_find (&chart, profile, x, y) == 2;
  g_assert_cmpuint (n_found, ==, 0);
}

/* Names of tributaries give way to each other: a hundred of them at one place cost no more ink than a few. */
static void
test_many_tributaries (void)
{
  g_autoptr (SuyuanProfile) profile = profile_new (20000);
  guint few, many;

  for (int i = 0; i < 3; i++)
    add_mark (profile, SUYUAN_KIND_REACH, "BROOK", 15000, -1);
  few = draw (profile, -1, SUYUAN_SCHEME_LIGHT, WIDTH);
  for (int i = 0; i < 100; i++)
    add_mark (profile, SUYUAN_KIND_REACH, "BROOK", 15000, -1);
  many = draw (profile, -1, SUYUAN_SCHEME_LIGHT, WIDTH);
  g_assert_cmpuint (many, <=, few + 200);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/profile-chart/draw", test_draw);
  g_test_add_func ("/profile-chart/find", test_find);
  g_test_add_func ("/profile-chart/words", test_words);
  g_test_add_func ("/profile-chart/branch", test_branch);
  g_test_add_func ("/profile-chart/many-tributaries", test_many_tributaries);
  return g_test_run ();
}
