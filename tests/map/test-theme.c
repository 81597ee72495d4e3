/* Whatever the colours say, no theme needs them: the characters tell its values apart. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-theme.h"

static void
test_theme_keys (void)
{
  SuyuanTheme theme;

  for (guint i = 0; i < SUYUAN_N_THEMES; i++)
    {
      g_assert_true (suyuan_theme_from_key (suyuan_theme_get_key (i), &theme));
      g_assert_cmpint (theme, ==, i);
    }
  g_assert_false (suyuan_theme_from_key ("nonsense", &theme));
  g_assert_false (suyuan_theme_from_key (NULL, &theme));
}

/* A ring counts by value in as many places as there are statuses. */
static void
test_theme_values_are_told_apart (void)
{
  for (guint theme = 0; theme < SUYUAN_N_THEMES; theme++)
    {
      guint n = suyuan_theme_get_n_values (theme);

      g_assert_cmpuint (n, >, 1);
      g_assert_cmpuint (n, <=, SUYUAN_N_STATUSES);
      for (guint i = 0; i < n; i++)
        for (guint k = 0; k < i; k++)
          {
            g_assert_cmpstr (suyuan_theme_get_mark (theme, i, TRUE), !=, suyuan_theme_get_mark (theme, k, TRUE));
            g_assert_cmpstr (suyuan_theme_get_mark (theme, i, FALSE), !=, suyuan_theme_get_mark (theme, k, FALSE));
          }
    }
}

/* A ring leaves no value out, and never becomes thicker on its way round. */
static void
test_theme_ranks_hold_every_value (void)
{
  for (guint theme = 0; theme < SUYUAN_N_THEMES; theme++)
    {
      guint         n = suyuan_theme_get_n_values (theme), seen = 0;
      SuyuanUrgency before = SUYUAN_URGENCY_OPEN;

      for (guint rank = 0; rank < n; rank++)
        {
          g_assert_cmpuint (suyuan_theme_get_ranked (theme, rank), <, n);
          g_assert_cmpuint (suyuan_theme_get_urgency (theme, rank), <=, before);
          before = suyuan_theme_get_urgency (theme, rank);
          seen |= 1u << suyuan_theme_get_ranked (theme, rank);
        }
      g_assert_cmphex (seen, ==, (1u << n) - 1);
    }
  g_assert_cmpuint (suyuan_theme_get_ranked (SUYUAN_THEME_STATUS, 0), ==, SUYUAN_STATUS_TO_RECTIFY);
  g_assert_cmpuint (suyuan_theme_get_urgency (SUYUAN_THEME_LOAD, SUYUAN_N_LOADS - 1), ==, SUYUAN_URGENCY_UNKNOWN);
  g_assert_cmpuint (suyuan_theme_get_urgency (SUYUAN_THEME_LOAD, SUYUAN_N_LOADS - 2), ==, SUYUAN_URGENCY_SETTLED);
  g_assert_cmpuint (suyuan_theme_get_urgency (SUYUAN_THEME_GRADE, SUYUAN_GRADE_NO_SECTION), ==, SUYUAN_URGENCY_UNKNOWN);
}

/* Steps of a load go one way from the ground, so that more looks like more in grey too. */
static void
test_theme_load_is_a_scale (void)
{
  for (SuyuanScheme scheme = 0; scheme < SUYUAN_N_SCHEMES; scheme++)
    {
      guint32 ground = suyuan_palette_get (scheme, SUYUAN_COLOUR_GROUND);
      double  before = 1;

      for (guint i = SUYUAN_LOAD_BELOW_1; i < SUYUAN_N_LOADS; i++)
        {
          double contrast = suyuan_palette_contrast (suyuan_palette_get (scheme, suyuan_theme_get_colour (SUYUAN_THEME_LOAD, i)), ground);

          g_assert_cmpfloat (contrast, >, 1.25 * before);
          before = contrast;
        }
    }
}

static void
test_theme_steps (void)
{
  g_assert_cmpint (suyuan_theme_overdue_of_days (0), ==, SUYUAN_OVERDUE_NOT);
  g_assert_cmpint (suyuan_theme_overdue_of_days (1), ==, SUYUAN_OVERDUE_MONTH);
  g_assert_cmpint (suyuan_theme_overdue_of_days (30), ==, SUYUAN_OVERDUE_MONTH);
  g_assert_cmpint (suyuan_theme_overdue_of_days (31), ==, SUYUAN_OVERDUE_QUARTER);
  g_assert_cmpint (suyuan_theme_overdue_of_days (90), ==, SUYUAN_OVERDUE_QUARTER);
  g_assert_cmpint (suyuan_theme_overdue_of_days (91), ==, SUYUAN_OVERDUE_LONGER);
  g_assert_cmpint (suyuan_theme_load_of_kg_d (-1), ==, SUYUAN_LOAD_UNKNOWN);
  g_assert_cmpint (suyuan_theme_load_of_kg_d (0), ==, SUYUAN_LOAD_BELOW_1);
  g_assert_cmpint (suyuan_theme_load_of_kg_d (1), ==, SUYUAN_LOAD_BELOW_10);
  g_assert_cmpint (suyuan_theme_load_of_kg_d (99.9), ==, SUYUAN_LOAD_BELOW_100);
  g_assert_cmpint (suyuan_theme_load_of_kg_d (100), ==, SUYUAN_LOAD_ABOVE);
}

static void
test_sign_of_a_theme (void)
{
  SuyuanSign sign = { .status = SUYUAN_STATUS_CLOSED, .value = 2 };

  g_assert_cmpuint (suyuan_sign_get_value (&sign), ==, SUYUAN_STATUS_CLOSED);
  sign.theme = SUYUAN_THEME_LOAD;
  g_assert_cmpuint (suyuan_sign_get_value (&sign), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/map/theme/keys", test_theme_keys);
  g_test_add_func ("/map/theme/values-are-told-apart", test_theme_values_are_told_apart);
  g_test_add_func ("/map/theme/ranks-hold-every-value", test_theme_ranks_hold_every_value);
  g_test_add_func ("/map/theme/load-is-a-scale", test_theme_load_is_a_scale);
  g_test_add_func ("/map/theme/steps", test_theme_steps);
  g_test_add_func ("/map/theme/sign-of-a-theme", test_sign_of_a_theme);

  return g_test_run ();
}
