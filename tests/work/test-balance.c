/* The account between two sections: what it is made of, what it says where something is missing, and the
 * worked example of docs/model-example.md through the whole house.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "suyuan-balance.h"
#include "suyuan-evidence.h"

/* Chainages are metres, as the reach is said to be 12 km long. */
static void
make_river (Fixture *f)
{
  fixture_add (f, SUYUAN_KIND_REACH, "code=R1", "name=干流", "from_node=1", "to_node=2", "length_m=12000", NULL);
  fixture_add (f, SUYUAN_KIND_REACH, "code=R2", "name=支流", "from_node=9", "to_node=1", "length_m=5000", NULL);
  fixture_add (f, SUYUAN_KIND_SECTION, "code=U", "name=上断面", "reach=R1", "chainage_m=0", NULL);
  fixture_add (f, SUYUAN_KIND_SECTION, "code=D", "name=下断面", "reach=R1", "chainage_m=12000", NULL);
  fixture_add (f, SUYUAN_KIND_ENTERPRISE, "code=E1", "name=甲厂", NULL);
  fixture_add (f, SUYUAN_KIND_OUTLET, "code=A", "name=甲口", "reach=R1", "chainage_m=3000", "volume_m3d=3000", "enterprise=E1", NULL);
  fixture_add (f, SUYUAN_KIND_OUTLET, "code=B", "name=乙口", "reach=R1", "chainage_m=9000", "volume_m3d=2000", "enterprise=E1", NULL);
  fixture_add (f, SUYUAN_KIND_OUTLET, "code=ABOVE", "name=上游口", "reach=R2", "chainage_m=100", "volume_m3d=2000", "quick_nh3n=9", NULL);
}

/* Two samples a place, so that the mean and the extremes are those of the example. */
static void
take_samples (Fixture *f)
{
  fixture_add (f, SUYUAN_KIND_SAMPLE, "section=U", "taken=2026-02-10 09:00", "nh3n=0.5", "flow_m3d=345600", NULL);
  fixture_add (f, SUYUAN_KIND_SAMPLE, "section=D", "taken=2026-02-10 09:00", "nh3n=0.75", "flow_m3d=362880", NULL);
  fixture_add (f, SUYUAN_KIND_SAMPLE, "outlet=A", "taken=2026-02-10 09:00", "nh3n=16", NULL);
  fixture_add (f, SUYUAN_KIND_SAMPLE, "outlet=A", "taken=2026-02-11 09:00", "nh3n=24", NULL);
  fixture_add (f, SUYUAN_KIND_SAMPLE, "outlet=B", "taken=2026-02-10 09:00", "nh3n=12", NULL);
  fixture_add (f, SUYUAN_KIND_SAMPLE, "outlet=B", "taken=2026-02-11 09:00", "nh3n=18", NULL);
}

static SuyuanUid
section (Fixture    *f,
         const char *code)
{
  g_autoptr (GError) error = NULL;
  SuyuanUid uid;

  g_assert_true (suyuan_office_find (f->office, SUYUAN_KIND_SECTION, code, &uid, &error));
  return uid;
}

static SuyuanBalance *
balance (Fixture                  *f,
         const char               *one,
         const char               *other,
         const SuyuanBalanceTerms *terms)
{
  g_autoptr (GError) error = NULL;
  SuyuanUid      a = section (f, one), b = section (f, other);
  SuyuanBalance *result = suyuan_office_balance (f->office, &a, &b, terms, &error);

  g_assert_no_error (error);
  return result;
}

static gboolean
has_obstacle (const SuyuanBalance *self,
              const char          *code)
{
  for (guint i = 0; i < self->obstacles->len; i++)
    if (g_str_equal (((SuyuanObstacle *) self->obstacles->pdata[i])->code, code))
      return TRUE;
  return FALSE;
}

static const SuyuanBalanceTerms bare = { .parameter = "nh3n", .period = "2026" };
static const SuyuanBalanceTerms full = { .parameter = "nh3n", .period = "2026", .decay_per_day = { 0.05, 0.10, 0.15 }, .velocity_ms = 0.25 };

#define assert_near(value, expected) g_assert_cmpfloat_with_epsilon ((value), (expected), 5e-4)

/* docs/model-example.md */
static void
test_worked_example (Fixture      *f,
                     gconstpointer data)
{
  g_autoptr (SuyuanBalance) found = NULL;
  const SuyuanBalanceLine *a, *b, *plant;

  make_river (f);
  take_samples (f);
  found = balance (f, "U", "D", &full);
  g_assert_cmpstr (found->upper, ==, "U");
  g_assert_cmpstr (found->lower, ==, "D");
  assert_near (found->distance_m, 12000);
  g_assert_true (found->balanced && found->modelled);
  g_assert_cmpuint (found->obstacles->len, ==, 0);
  assert_near (found->account.incoming.middle, 172.8);
  assert_near (found->account.local.middle, 90);
  assert_near (found->account.local.low, 72);
  assert_near (found->account.outgoing.middle, 272.16);
  assert_near (found->account.residual.middle, 9.36);

  g_assert_cmpuint (found->outlets->len, ==, 2);
  a = found->outlets->pdata[0];
  b = found->outlets->pdata[1];
  g_assert_cmpstr (a->code, ==, "A");
  assert_near (a->distance_m, 9000);
  g_assert_cmpstr (a->load.basis, ==, "declared");
  assert_near (a->arriving_kg_d.low, 45.092);
  assert_near (a->arriving_kg_d.middle, 57.551);
  assert_near (a->arriving_kg_d.high, 70.516);
  assert_near (a->share.middle, 0.2115);
  assert_near (b->share.low, 0.0864);
  assert_near (b->share.middle, 0.1087);
  assert_near (b->share.high, 0.1314);
  assert_near (found->incoming_share.middle, 0.6006);
  assert_near (found->residual_share.middle, 0.0792);
  assert_near (found->residual_kg_d.low, -2.1725);
  assert_near (found->residual_kg_d.high, 44.5793);

  g_assert_cmpuint (found->enterprises->len, ==, 1);
  plant = found->enterprises->pdata[0];
  g_assert_cmpstr (plant->code, ==, "E1");
  assert_near (plant->load.kg_d.middle, 90);
  assert_near (plant->share.middle, a->share.middle + b->share.middle);
  assert_near (plant->distance_m, 3000);
}

/* Which is the upper one the network says, not the caller. */
static void
test_either_way_round (Fixture      *f,
                       gconstpointer data)
{
  g_autoptr (SuyuanBalance) found = NULL;

  make_river (f);
  take_samples (f);
  found = balance (f, "D", "U", &bare);
  g_assert_cmpstr (found->upper, ==, "U");
  g_assert_cmpstr (found->lower_name, ==, "下断面");
  assert_near (found->account.residual.middle, 9.36);
}

/* Without decay and velocity the account stands, and there are no shares. */
static void
test_without_a_model (Fixture      *f,
                      gconstpointer data)
{
  g_autoptr (SuyuanBalance) found = NULL;

  make_river (f);
  take_samples (f);
  found = balance (f, "U", "D", &bare);
  g_assert_true (found->balanced);
  g_assert_false (found->modelled);
  g_assert_true (has_obstacle (found, "no_decay") && has_obstacle (found, "no_velocity"));
  g_assert_cmpfloat (((SuyuanBalanceLine *) found->outlets->pdata[0])->share.high, ==, 0);
}

/* Without any flow at the sections the ranking is what is left, and it says what to enter. */
static void
test_nothing_measured (Fixture      *f,
                       gconstpointer data)
{
  g_autoptr (SuyuanBalance) found = NULL;
  g_autoptr (SuyuanBalance) ranked = NULL;

  make_river (f);
  found = balance (f, "U", "D", &full);
  g_assert_false (found->balanced || found->modelled);
  g_assert_true (has_obstacle (found, "no_concentration") && has_obstacle (found, "unknown_loads"));
  g_assert_cmpuint (found->n_unknown, ==, 2);
  g_assert_cmpuint (found->outlets->len, ==, 2);

  fixture_add (f, SUYUAN_KIND_SAMPLE, "section=U", "taken=2026-02-10 09:00", "nh3n=0.5", NULL);
  fixture_add (f, SUYUAN_KIND_SAMPLE, "outlet=B", "taken=2026-02-10 09:00", "nh3n=<0.5", NULL);
  ranked = balance (f, "U", "D", &full);
  g_assert_true (has_obstacle (ranked, "no_flow"));
  g_assert_cmpuint (ranked->n_unknown, ==, 1);
  g_assert_cmpstr (((SuyuanBalanceLine *) ranked->outlets->pdata[0])->code, ==, "B");
  assert_near (((SuyuanBalanceLine *) ranked->outlets->pdata[0])->load.kg_d.middle, 0.5); /* half the limit of detection */
}

static void
test_where_it_does_not_hold (Fixture      *f,
                             gconstpointer data)
{
  SuyuanBalanceTerms near_by = full;
  g_autoptr (SuyuanBalance) unmixed = NULL;
  g_autoptr (SuyuanBalance) bypassed = NULL;
  g_autoptr (SuyuanBalance) tidal = NULL;
  SuyuanUid reach;

  make_river (f);
  take_samples (f);
  near_by.mixing_m = 5000;
  unmixed = balance (f, "U", "D", &near_by);
  g_assert_true (has_obstacle (unmixed, "unmixed"));
  g_assert_false (((SuyuanBalanceLine *) unmixed->outlets->pdata[0])->unmixed);
  g_assert_true (((SuyuanBalanceLine *) unmixed->outlets->pdata[1])->unmixed);

  fixture_add (f, SUYUAN_KIND_REACH, "code=R0", "name=源头", "from_node=0", "to_node=9", "length_m=1000", NULL);
  fixture_add (f, SUYUAN_KIND_REACH, "code=R3", "name=汊道", "from_node=9", "to_node=2", "length_m=20000", NULL);
  bypassed = balance (f, "U", "D", &full);
  g_assert_false (has_obstacle (bypassed, "bypass")); /* it comes in below the lower section */
  fixture_add (f, SUYUAN_KIND_REACH, "code=R4", "name=下游", "from_node=2", "to_node=3", "length_m=1000", NULL);
  fixture_add (f, SUYUAN_KIND_SECTION, "code=L", "name=末断面", "reach=R4", "chainage_m=900", NULL);
  fixture_add (f, SUYUAN_KIND_SAMPLE, "section=L", "taken=2026-02-10 09:00", "nh3n=0.75", "flow_m3d=362880", NULL);
  g_clear_pointer (&bypassed, suyuan_balance_free);
  bypassed = balance (f, "U", "L", &full);
  g_assert_true (has_obstacle (bypassed, "bypass"));

  g_assert_true (suyuan_office_find (f->office, SUYUAN_KIND_REACH, "R4", &reach, NULL));
  fixture_set (f, SUYUAN_KIND_REACH, &reach, "two_way=1", NULL);
  tidal = balance (f, "U", "L", &full);
  g_assert_true (has_obstacle (tidal, "tide"));
  g_assert_false (tidal->balanced || tidal->modelled);
}

static const SuyuanBalanceLine *
line_of (const SuyuanBalance *self,
         const char          *code)
{
  for (guint i = 0; i < self->outlets->len; i++)
    if (g_str_equal (((SuyuanBalanceLine *) self->outlets->pdata[i])->code, code))
      return self->outlets->pdata[i];
  g_assert_not_reached ();
}

/* From the day it was sealed a mouth brings nothing, and says so; opened again it counts as before. The office sits on
 * 2 March 2026: of the year 60 days are past, the day in hand among them but for its afternoon. */
static void
test_sealed (Fixture      *f,
             gconstpointer data)
{
  SuyuanBalanceTerms ever = full, before = full, after = full;
  g_autoptr (SuyuanBalance) now = NULL;
  g_autoptr (SuyuanBalance) january = NULL;
  g_autoptr (SuyuanBalance) march = NULL;
  g_autoptr (SuyuanBalance) year = NULL;
  g_autoptr (SuyuanBalance) open = NULL;
  SuyuanUid outlet;
  double    part;

  make_river (f);
  take_samples (f);
  g_assert_true (suyuan_office_find (f->office, SUYUAN_KIND_OUTLET, "A", &outlet, NULL));
  fixture_set (f, SUYUAN_KIND_OUTLET, &outlet, "sealed_on=2026-02-11", NULL);
  ever.period = NULL;
  now = balance (f, "U", "D", &ever);
  g_assert_cmpstr (line_of (now, "A")->load.basis, ==, "sealed");
  g_assert_cmpfloat (line_of (now, "A")->load.kg_d.high, ==, 0);
  g_assert_cmpfloat (line_of (now, "A")->share.high, ==, 0);
  g_assert_cmpfloat (line_of (now, "A")->load.flow_m3d, ==, 0);
  assert_near (line_of (now, "A")->load.mg_l, 16); /* what was found before it was sealed stays */
  g_assert_null (line_of (now, "A")->load.missing);
  assert_near (now->local_kg_d.middle, 30);
  assert_near (((SuyuanBalanceLine *) now->enterprises->pdata[0])->load.kg_d.middle, 30);
  g_assert_cmpstr (((SuyuanBalanceLine *) now->enterprises->pdata[0])->load.basis, ==, "declared");
  g_assert_cmpuint (now->n_unknown, ==, 0);
  g_assert_true (has_obstacle (now, "sealed"));

  after.period = "2026-03";
  march = balance (f, "U", "D", &after);
  g_assert_cmpstr (line_of (march, "A")->load.basis, ==, "sealed");
  before.period = "2026-01";
  january = balance (f, "U", "D", &before);
  g_assert_cmpfloat (line_of (january, "A")->load.sealed_part, ==, 0);
  g_assert_cmpstr (line_of (january, "A")->load.missing, ==, "concentration");
  g_assert_false (has_obstacle (january, "sealed"));

  year = balance (f, "U", "D", &full);
  part = line_of (year, "A")->load.sealed_part;
  g_assert_cmpfloat (part, >, 19.0 / 61);
  g_assert_cmpfloat (part, <, 20.0 / 60);
  g_assert_cmpstr (line_of (year, "A")->load.basis, ==, "declared");
  assert_near (line_of (year, "A")->load.kg_d.middle, 48 * (1 - part));

  fixture_set (f, SUYUAN_KIND_OUTLET, &outlet, "sealed_on=", NULL);
  open = balance (f, "U", "D", &ever);
  assert_near (open->local_kg_d.middle, 90);
  g_assert_false (has_obstacle (open, "sealed"));
}

static void
test_refusals (Fixture      *f,
               gconstpointer data)
{
  SuyuanBalanceTerms oxygen = { .parameter = "do" };
  g_autoptr (GError) error = NULL;
  SuyuanUid u, d, other;

  make_river (f);
  fixture_add (f, SUYUAN_KIND_REACH, "code=X", "name=他河", "from_node=70", "to_node=71", "length_m=900", NULL);
  other = fixture_add (f, SUYUAN_KIND_SECTION, "code=O", "name=他断面", "reach=X", NULL);
  u = section (f, "U");
  d = section (f, "D");
  assert_refused (suyuan_office_balance (f->office, &u, &other, &full, &error), error, "not_above");
  assert_refused (suyuan_office_balance (f->office, &u, &d, &oxygen, &error), error, "parameter");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/balance/worked-example", test_worked_example);
  fixture_test ("/balance/either-way-round", test_either_way_round);
  fixture_test ("/balance/without-a-model", test_without_a_model);
  fixture_test ("/balance/nothing-measured", test_nothing_measured);
  fixture_test ("/balance/where-it-does-not-hold", test_where_it_does_not_hold);
  fixture_test ("/balance/sealed", test_sealed);
  fixture_test ("/balance/refusals", test_refusals);
  return g_test_run ();
}
