/* The river drawn out straight: where each thing stands, and the model's band against a reckoning by hand.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "town.h"

#include "suyuan-profile.h"

#include <math.h>

/* Ten kilometres of river with three sections, the lower two 8 km apart; an outlet half way; a brook, longer than the
 * river above it, with a section and an outlet. The way with more sections is the main path. */
typedef struct
{
  Town      town;
  SuyuanUid low, brook;
} River;

static void
set_up (River        *r,
        gconstpointer data)
{
  Fixture *f = &r->town.fixture;

  town_set_up (&r->town, data);
  fixture_add (f, SUYUAN_KIND_REACH, "code=R", "name=河", "geometry=LINESTRING (113.00 32.70, 113.11 32.70)", NULL);
  r->brook = fixture_add (f, SUYUAN_KIND_REACH, "code=B", "name=支沟", "geometry=LINESTRING (113.05 32.75, 113.05 32.70)", NULL);
  r->low = fixture_add (f, SUYUAN_KIND_SECTION, "code=LOW", "name=下断面", "reach=R", "chainage_m=10000", "target=III", NULL);
  fixture_add (f, SUYUAN_KIND_SECTION, "code=TOP", "name=上断面", "reach=R", "chainage_m=2000", "target=III", NULL);
  fixture_add (f, SUYUAN_KIND_SECTION, "code=SPRING", "name=源头断面", "reach=R", "chainage_m=500", NULL);
  fixture_add (f, SUYUAN_KIND_SECTION, "code=SIDE", "name=支沟断面", "reach=B", "chainage_m=5000", NULL);
  fixture_add (f, SUYUAN_KIND_OUTLET, "code=O", "name=口", "reach=R", "chainage_m=6000", NULL);
  fixture_add (f, SUYUAN_KIND_OUTLET, "code=UPBROOK", "name=支沟口", "reach=B", "chainage_m=1000", NULL);
  fixture_add (f, SUYUAN_KIND_SAMPLE, "section=LOW", "taken=2026-02-10 09:00", "nh3n=2.3", "flow_m3d=172800", NULL);
  fixture_add (f, SUYUAN_KIND_SAMPLE, "section=TOP", "taken=2026-02-10 09:00", "nh3n=0.5", "flow_m3d=86400", NULL);
  fixture_add (f, SUYUAN_KIND_SAMPLE, "outlet=O", "taken=2026-02-10 09:00", "nh3n=20", "flow_m3d=8640", NULL);
}

static void
tear_down (River        *r,
           gconstpointer data)
{
  town_tear_down (&r->town, data);
}

static SuyuanProfile *
profile_of (River              *r,
            SuyuanBalanceTerms *terms)
{
  SuyuanChainTerms ask = { .parameter = "nh3n" };
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanChain) chain = suyuan_office_chain (r->town.fixture.office, SUYUAN_KIND_SECTION, &r->low, &ask, &error);
  SuyuanProfile *profile;

  g_assert_no_error (error);
  terms->parameter = "nh3n";
  profile = suyuan_office_profile (r->town.fixture.office, chain, terms, &error);
  g_assert_no_error (error);
  return profile;
}

static const SuyuanProfileMark *
mark (SuyuanProfile *profile,
      const char    *code)
{
  for (guint i = 0; i < profile->marks->len; i++)
    if (g_str_equal (((SuyuanProfileMark *) profile->marks->pdata[i])->code, code))
      return profile->marks->pdata[i];
  g_assert_not_reached ();
}

static void
test_places (River        *r,
             gconstpointer data)
{
  SuyuanBalanceTerms terms = { 0 };
  g_autoptr (SuyuanProfile) profile = profile_of (r, &terms);

  g_assert_cmpfloat_with_epsilon (mark (profile, "LOW")->at_m, 0, 0.1);
  g_assert_cmpfloat_with_epsilon (mark (profile, "TOP")->at_m, 8000, 1);
  g_assert_cmpfloat_with_epsilon (mark (profile, "O")->at_m, 4000, 1);
  g_assert_cmpfloat (mark (profile, "O")->branch_m, ==, 0);
  g_assert_cmpint (mark (profile, "B")->kind, ==, SUYUAN_KIND_REACH);
  g_assert_cmpfloat_with_epsilon (mark (profile, "UPBROOK")->at_m, mark (profile, "B")->at_m, 1);
  g_assert_cmpfloat (mark (profile, "UPBROOK")->branch_m, >, 4000);
  g_assert_cmpfloat (mark (profile, "SIDE")->branch_m, >, 0);
  g_assert_cmpfloat_with_epsilon (mark (profile, "LOW")->mg_l, 2.3, 1e-9);
  g_assert_cmpfloat_with_epsilon (mark (profile, "LOW")->limit, 1.0, 1e-9);
  for (guint i = 1; i < profile->marks->len; i++)
    g_assert_cmpfloat (((SuyuanProfileMark *) profile->marks->pdata[i - 1])->at_m, >=, ((SuyuanProfileMark *) profile->marks->pdata[i])->at_m);
}

/* Where the model does not hold it says so, and draws nothing. */
static void
test_obstacles (River        *r,
                gconstpointer data)
{
  SuyuanBalanceTerms nothing = { 0 }, other_year = { .period = "2025", .decay_per_day = { 0.1, 0.1, 0.1 }, .velocity_ms = 0.5 };
  g_autoptr (SuyuanProfile) bare = profile_of (r, &nothing);
  g_autoptr (SuyuanProfile) dry = profile_of (r, &other_year);
  const SuyuanProfileStretch *stretch = bare->stretches->pdata[1];

  g_assert_cmpuint (bare->stretches->len, ==, 2);
  g_assert_null (stretch->band);
  g_assert_cmpstr (stretch->word, ==, "decay or velocity not given");
  stretch = dry->stretches->pdata[1];
  g_assert_null (stretch->band);
  g_assert_cmpstr (stretch->word, ==, "no sample at TOP");
}

static const SuyuanProfilePoint *
last_above (const SuyuanProfileStretch *stretch,
            double                      at_m)
{
  const SuyuanProfilePoint *last = NULL;

  for (guint i = 0; i < stretch->band->len; i++)
    if (g_array_index (stretch->band, SuyuanProfilePoint, i).at_m > at_m)
      last = &g_array_index (stretch->band, SuyuanProfilePoint, i);
  return last;
}

/* 1 m³/s with 0.5 mg/L, 4 km at 0.5 m/s and K = 0.1 to 0.3: then 0.1 m³/s with 20 mg/L, and 4 km more. */
static void
test_band (River        *r,
           gconstpointer data)
{
  SuyuanBalanceTerms terms = { .decay_per_day = { 0.1, 0.2, 0.3 }, .velocity_ms = 0.5, .mixing_m = 1000 };
  g_autoptr (SuyuanProfile) profile = profile_of (r, &terms);
  const SuyuanProfileStretch *stretch = profile->stretches->pdata[1];
  const SuyuanProfilePoint   *first, *last, *before;
  double                      leg = 4000 / 0.5 / 86400, mixed;

  g_assert_null (((SuyuanProfileStretch *) profile->stretches->pdata[0])->band); /* SPRING has no sample */
  g_assert_nonnull (stretch->band);
  g_assert_cmpstr (stretch->word, ==, "1 outlet without a load is not in it");
  first = &g_array_index (stretch->band, SuyuanProfilePoint, 0);
  last = &g_array_index (stretch->band, SuyuanProfilePoint, stretch->band->len - 1);
  g_assert_cmpfloat_with_epsilon (first->mg_l.middle, 0.5, 1e-9);
  before = last_above (stretch, mark (profile, "O")->at_m);
  g_assert_cmpfloat_with_epsilon (before->mg_l.middle, 0.5 * exp (-0.2 * leg), 1e-5);
  mixed = (1 * 0.5 * exp (-0.2 * leg) + 0.1 * 20) / 1.1;
  g_assert_cmpfloat_with_epsilon (last->mg_l.middle, mixed * exp (-0.2 * leg), 1e-4);
  g_assert_false (before->unmixed);
  g_assert_false (last->unmixed);
  for (guint i = 0; i < stretch->band->len; i++)
    {
      const SuyuanProfilePoint *point = &g_array_index (stretch->band, SuyuanProfilePoint, i);
      double                    below = mark (profile, "O")->at_m - point->at_m;

      g_assert_cmpfloat (point->mg_l.low, <=, point->mg_l.middle);
      g_assert_cmpfloat (point->mg_l.middle, <=, point->mg_l.high);
      g_assert_cmpint (point->unmixed, ==, below >= 0 && below < 1000);
    }
}

/* Part of the chain hides outlets, and changes nothing of the model. */
static void
test_show_only (River        *r,
                gconstpointer data)
{
  SuyuanChainTerms   ask = { .parameter = "nh3n" };
  SuyuanChainFilter  filter = { "confirmed", FALSE };
  SuyuanBalanceTerms terms = { .decay_per_day = { 0.1, 0.2, 0.3 }, .velocity_ms = 0.5 };
  g_autoptr (SuyuanProfile) profile = profile_of (r, &terms);
  g_autoptr (SuyuanChain) chain = suyuan_office_chain (r->town.fixture.office, SUYUAN_KIND_SECTION, &r->low, &ask, NULL);
  g_autoptr (SuyuanChain) part = suyuan_chain_filter (chain, &filter);

  suyuan_profile_show_only (profile, part);
  g_assert_true (mark (profile, "O")->hidden);
  g_assert_false (mark (profile, "TOP")->hidden);
  g_assert_false (mark (profile, "B")->hidden);
  suyuan_profile_show_only (profile, chain);
  g_assert_false (mark (profile, "O")->hidden);
}

#define river_test(path, func) g_test_add ((path), River, NULL, set_up, (func), tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  river_test ("/profile/places", test_places);
  river_test ("/profile/obstacles", test_obstacles);
  river_test ("/profile/band", test_band);
  river_test ("/profile/show-only", test_show_only);
  return g_test_run ();
}
