/* The section below each outlet, asked of all at once, is the one that is found for each of them alone.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "suyuan-below.h"
#include "suyuan-tracing.h"

#define N_OUTLETS 24

/* A river of four reaches from west to east with a brook to each, sections and outlets anywhere along them. */
static void
fill (Fixture   *f,
      SuyuanUid *outlets)
{
  for (int i = 3; i >= 0; i--)
    {
      double           west = 112.0 + 0.05 * i;
      g_autofree char *code = g_strdup_printf ("code=R%d", i), *parent = i < 3 ? g_strdup_printf ("parent=R%d", i + 1) : NULL;
      g_autofree char *line = g_strdup_printf ("geometry=LINESTRING (%.3f 32.70, %.3f 32.70)", west, west + 0.05);
      g_autofree char *brook = g_strdup_printf ("code=K%d", i), *into = g_strdup_printf ("parent=R%d", i);
      g_autofree char *brook_line = g_strdup_printf ("geometry=LINESTRING (%.3f 32.75, %.3f 32.70)", west, west);

      fixture_add (f, SUYUAN_KIND_REACH, code, "name=段", line, parent, NULL);
      fixture_add (f, SUYUAN_KIND_REACH, brook, "name=沟", into, brook_line, NULL);
    }
  for (guint i = 0; i < N_OUTLETS; i++)
    {
      g_autofree char *code = g_strdup_printf ("code=A%u", i), *reach = g_strdup_printf ("reach=%c%d", g_test_rand_bit () ? 'R' : 'K', g_test_rand_int_range (0, 4));
      g_autofree char *at = g_strdup_printf ("chainage_m=%d", g_test_rand_int_range (1, 4600));

      outlets[i] = fixture_add (f, SUYUAN_KIND_OUTLET, code, "name=口", reach, at, NULL);
    }
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *code = g_strdup_printf ("code=S%u", i), *reach = g_strdup_printf ("reach=%c%d", i % 2 ? 'R' : 'K', g_test_rand_int_range (0, 4));
      g_autofree char *at = g_strdup_printf ("chainage_m=%d", g_test_rand_int_range (1, 4600));

      fixture_add (f, SUYUAN_KIND_SECTION, code, "name=断面", "target=III", reach, at, NULL);
    }
}

static void
test_is_what_one_alone_finds (Fixture      *f,
                              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) below = NULL;
  SuyuanUid outlets[N_OUTLETS], section;
  double    distance_m;
  guint     n_found = 0;

  fill (f, outlets);
  below = suyuan_office_sections_below (f->office, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_OUTLETS; i++)
    {
      const SuyuanUid *found = g_hash_table_lookup (below, &outlets[i]);
      gboolean         expected = suyuan_office_next_section (f->office, &outlets[i], NULL, &section, &distance_m, &error);

      g_assert_no_error (error);
      g_assert_cmpint (found != NULL, ==, expected);
      if (expected)
        g_assert_true (suyuan_uid_equal (found, &section));
      n_found += expected;
    }
  g_assert_cmpuint (n_found, ==, g_hash_table_size (below));
}

static void
test_without_a_river (Fixture      *f,
                      gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) below = NULL;

  fixture_add (f, SUYUAN_KIND_OUTLET, "code=A", "name=口", "lon=112", "lat=32", NULL);
  below = suyuan_office_sections_below (f->office, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (below), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/work/below/is-what-one-alone-finds", Fixture, NULL, fixture_set_up, test_is_what_one_alone_finds, fixture_tear_down);
  g_test_add ("/work/below/without-a-river", Fixture, NULL, fixture_set_up, test_without_a_river, fixture_tear_down);

  return g_test_run ();
}
