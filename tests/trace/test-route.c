/* The way from place to place, against the shortest ways found by trying every join again and again. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "sample-network.h"
#include "suyuan-route.h"

#define LEG(route, i) (&g_array_index ((route)->legs, SuyuanLeg, i))

/* a → b → c, d → b: two springs, one mouth; e → f on its own. */
static void
make_fork (SampleNetwork *sample)
{
  sample_network_init (sample);
  sample_network_add (sample, "a", "b", 100);
  sample_network_add (sample, "b", "c", 50);
  sample_network_add (sample, "d", "b", 70);
  sample_network_add (sample, "e", "f", 30);
}

static void
assert_route (const SuyuanNetwork *network,
              SuyuanRoutePlace     from,
              SuyuanRoutePlace     to,
              SuyuanRouteKind      kind,
              double               length,
              guint                n_legs)
{
  g_autoptr (SuyuanRoute) route = suyuan_route_find (network, from, to);

  g_assert_nonnull (route);
  g_assert_cmpint (route->kind, ==, kind);
  g_assert_cmpfloat_with_epsilon (route->length_m, length, 1e-9);
  g_assert_cmpuint (route->legs->len, ==, n_legs);
}

static void
test_fork (void)
{
  g_auto (SampleNetwork) sample;
  g_autoptr (SuyuanNetwork) network = NULL;

  make_fork (&sample);
  network = sample_network_build (&sample);
  assert_route (network, (SuyuanRoutePlace){ 0, 20 }, (SuyuanRoutePlace){ 0, 60 }, SUYUAN_ROUTE_DOWN, 40, 1);
  assert_route (network, (SuyuanRoutePlace){ 0, 60 }, (SuyuanRoutePlace){ 0, 20 }, SUYUAN_ROUTE_UP, 40, 1);
  assert_route (network, (SuyuanRoutePlace){ 0, 20 }, (SuyuanRoutePlace){ 0, 20 }, SUYUAN_ROUTE_DOWN, 0, 1);
  assert_route (network, (SuyuanRoutePlace){ 0, 20 }, (SuyuanRoutePlace){ 1, 10 }, SUYUAN_ROUTE_DOWN, 90, 2);
  assert_route (network, (SuyuanRoutePlace){ 1, 10 }, (SuyuanRoutePlace){ 2, 20 }, SUYUAN_ROUTE_UP, 60, 2);
  assert_route (network, (SuyuanRoutePlace){ 0, 20 }, (SuyuanRoutePlace){ 2, 40 }, SUYUAN_ROUTE_ACROSS, 110, 2);
  g_assert_null (suyuan_route_find (network, (SuyuanRoutePlace){ 0, 20 }, (SuyuanRoutePlace){ 3, 10 }));
}

/* Legs go on where the one before them ends, and with or against the way the reach is drawn. */
static void
test_legs (void)
{
  g_auto (SampleNetwork) sample;
  g_autoptr (SuyuanNetwork) network = NULL;
  g_autoptr (SuyuanRoute) across = NULL;
  g_autoptr (SuyuanRoute) up = NULL;

  make_fork (&sample);
  network = sample_network_build (&sample);
  across = suyuan_route_find (network, (SuyuanRoutePlace){ 0, 20 }, (SuyuanRoutePlace){ 2, 40 });
  g_assert_cmpuint (LEG (across, 0)->reach, ==, 0);
  g_assert_cmpfloat (LEG (across, 0)->from_m, ==, 20);
  g_assert_cmpfloat (LEG (across, 0)->to_m, ==, 100);
  g_assert_cmpuint (LEG (across, 1)->reach, ==, 2);
  g_assert_cmpfloat (LEG (across, 1)->from_m, ==, 70);
  g_assert_cmpfloat (LEG (across, 1)->to_m, ==, 40);
  up = suyuan_route_find (network, (SuyuanRoutePlace){ 1, 10 }, (SuyuanRoutePlace){ 2, 20 });
  g_assert_cmpuint (LEG (up, 0)->reach, ==, 1);
  g_assert_cmpfloat (LEG (up, 0)->to_m, ==, 0);
  g_assert_cmpuint (LEG (up, 1)->reach, ==, 2);
  g_assert_cmpfloat (LEG (up, 1)->from_m, ==, 70);
}

/* A reach that comes back to where it began is left by the nearer end, and entered by it. */
static void
test_loop (void)
{
  g_auto (SampleNetwork) sample;
  g_autoptr (SuyuanNetwork) network = NULL;

  sample_network_init (&sample);
  sample_network_add (&sample, "a", "a", 100);
  sample_network_add (&sample, "a", "b", 10);
  sample_network_add (&sample, "c", "b", 10);
  network = sample_network_build (&sample);
  assert_route (network, (SuyuanRoutePlace){ 0, 10 }, (SuyuanRoutePlace){ 1, 5 }, SUYUAN_ROUTE_DOWN, 95, 2);
  assert_route (network, (SuyuanRoutePlace){ 0, 90 }, (SuyuanRoutePlace){ 0, 10 }, SUYUAN_ROUTE_DOWN, 20, 2);
  assert_route (network, (SuyuanRoutePlace){ 0, 10 }, (SuyuanRoutePlace){ 2, 5 }, SUYUAN_ROUTE_ACROSS, 25, 3);
}

/* With the tide the shorter way counts, against the drawn direction too. */
static void
test_tide (void)
{
  g_auto (SampleNetwork) sample;
  g_autoptr (SuyuanNetwork) network = NULL;

  sample_network_init (&sample);
  sample_network_add (&sample, "a", "b", 100)->two_way = TRUE;
  sample_network_add (&sample, "b", "c", 40)->two_way = TRUE;
  network = sample_network_build (&sample);
  assert_route (network, (SuyuanRoutePlace){ 1, 10 }, (SuyuanRoutePlace){ 0, 90 }, SUYUAN_ROUTE_DOWN, 20, 2);
  assert_route (network, (SuyuanRoutePlace){ 0, 90 }, (SuyuanRoutePlace){ 0, 10 }, SUYUAN_ROUTE_DOWN, 80, 1);
}

/* A place past the end of its reach is at the end. */
static void
test_past_the_end (void)
{
  g_auto (SampleNetwork) sample;
  g_autoptr (SuyuanNetwork) network = NULL;

  make_fork (&sample);
  network = sample_network_build (&sample);
  assert_route (network, (SuyuanRoutePlace){ 0, -5 }, (SuyuanRoutePlace){ 1, 900 }, SUYUAN_ROUTE_DOWN, 150, 2);
}

/* --- at random --- */

static double
get_length (const SampleNetwork *sample,
            guint                reach)
{
  return sample_network_get (sample, reach)->length_m;
}

static gboolean
is_node (const char *a,
         const char *b)
{
  return g_str_equal (a, b);
}

/* Where the shortest distances to both ends of every reach settle: [reach][0] its beginning, [1] its end. */
static void
settle (const SampleNetwork *sample,
        double (*ends)[2],
        gboolean against)
{
  gboolean more = TRUE;

  while (more)
    {
      more = FALSE;
      for (guint i = 0; i < sample->reaches->len; i++)
        for (guint side = 0; side < 2; side++)
          {
            const SuyuanReach *reach = sample_network_get (sample, i);
            const char        *node = side ? reach->to_node : reach->from_node;
            double             best = ends[i][side];

            if (side == 1 || against || reach->two_way)
              best = MIN (best, ends[i][!side] + reach->length_m);
            for (guint k = 0; k < sample->reaches->len; k++)
              {
                if (is_node (sample_network_get (sample, k)->from_node, node))
                  best = MIN (best, ends[k][0]);
                if (is_node (sample_network_get (sample, k)->to_node, node))
                  best = MIN (best, ends[k][1]);
              }
            more |= best < ends[i][side];
            ends[i][side] = best;
          }
    }
}

static double
oracle (const SampleNetwork *sample,
        SuyuanRoutePlace     from,
        SuyuanRoutePlace     to,
        gboolean             against)
{
  g_autofree double (*ends)[2] = g_malloc_n (sample->reaches->len, sizeof *ends);
  gboolean from_back = against || sample_network_get (sample, from.reach)->two_way;
  gboolean to_back = against || sample_network_get (sample, to.reach)->two_way;
  double   best = INFINITY;

  for (guint i = 0; i < sample->reaches->len; i++)
    ends[i][0] = ends[i][1] = INFINITY;
  ends[from.reach][1] = get_length (sample, from.reach) - from.chainage_m;
  if (from_back)
    ends[from.reach][0] = from.chainage_m;
  settle (sample, ends, against);
  best = ends[to.reach][0] + to.chainage_m;
  if (to_back)
    best = MIN (best, ends[to.reach][1] + get_length (sample, to.reach) - to.chainage_m);
  if (from.reach == to.reach && (to_back || to.chainage_m >= from.chainage_m))
    best = MIN (best, fabs (to.chainage_m - from.chainage_m));
  return best;
}

static SuyuanRoutePlace
anywhere (const SampleNetwork *sample)
{
  guint reach = g_test_rand_int_range (0, sample->reaches->len);

  return (SuyuanRoutePlace){ reach, g_test_rand_int_range (0, (int) get_length (sample, reach) + 1) };
}

static const char *
node_at (const SampleNetwork *sample,
         guint                reach,
         double               chainage)
{
  const SuyuanReach *of = sample_network_get (sample, reach);

  return chainage == 0 ? of->from_node : chainage == of->length_m ? of->to_node
                                                                  : NULL;
}

/* From the one place to the other without a gap, and as long as it says. */
static void
check_legs (const SampleNetwork *sample,
            const SuyuanRoute   *route,
            SuyuanRoutePlace     from,
            SuyuanRoutePlace     to)
{
  double length = 0;
  guint  last = route->legs->len - 1;

  g_assert_cmpuint (LEG (route, 0)->reach, ==, from.reach);
  g_assert_cmpfloat (LEG (route, 0)->from_m, ==, from.chainage_m);
  g_assert_cmpuint (LEG (route, last)->reach, ==, to.reach);
  g_assert_cmpfloat (LEG (route, last)->to_m, ==, to.chainage_m);
  for (guint i = 0; i <= last; i++)
    {
      length += fabs (LEG (route, i)->to_m - LEG (route, i)->from_m);
      if (i > 0)
        g_assert_cmpstr (node_at (sample, LEG (route, i)->reach, LEG (route, i)->from_m), ==,
                         node_at (sample, LEG (route, i - 1)->reach, LEG (route, i - 1)->to_m));
      if (route->kind == SUYUAN_ROUTE_DOWN && !sample_network_get (sample, LEG (route, i)->reach)->two_way)
        g_assert_cmpfloat (LEG (route, i)->to_m, >=, LEG (route, i)->from_m);
      if (route->kind == SUYUAN_ROUTE_UP && !sample_network_get (sample, LEG (route, i)->reach)->two_way)
        g_assert_cmpfloat (LEG (route, i)->to_m, <=, LEG (route, i)->from_m);
    }
  g_assert_cmpfloat_with_epsilon (length, route->length_m, 1e-6);
}

static void
check_pair (const SampleNetwork *sample,
            const SuyuanNetwork *network,
            guint                seen[4])
{
  SuyuanRoutePlace from = anywhere (sample), to = anywhere (sample);
  double           down = oracle (sample, from, to, FALSE), up = oracle (sample, to, from, FALSE);
  double           across = oracle (sample, from, to, TRUE);
  g_autoptr (SuyuanRoute) route = suyuan_route_find (network, from, to);

  if (route == NULL)
    {
      g_assert_cmpfloat (across, ==, INFINITY);
      seen[3]++;
      return;
    }
  seen[route->kind]++;
  g_assert_cmpint (route->kind, ==, down <= up && down < INFINITY ? SUYUAN_ROUTE_DOWN : up < INFINITY ? SUYUAN_ROUTE_UP
                                                                                                      : SUYUAN_ROUTE_ACROSS);
  g_assert_cmpfloat_with_epsilon (route->length_m, route->kind == SUYUAN_ROUTE_ACROSS ? across : MIN (down, up), 1e-6);
  check_legs (sample, route, from, to);
}

static void
test_random (void)
{
  guint seen[4] = { 0 };

  for (guint round = 0; round < 60; round++)
    {
      g_auto (SampleNetwork) sample = sample_network_random (30, 26, round % 2);
      g_autoptr (SuyuanNetwork) network = sample_network_build (&sample);

      for (guint i = 0; i < 20; i++)
        check_pair (&sample, network, seen);
    }
  for (guint i = 0; i < 4; i++)
    g_assert_cmpuint (seen[i], >, 20);
}

/* On real rivers: down to the mouth is as far as the survey says, or shorter where a braid is; whole metres by the
 * reach. */
static void
test_new_hope (void)
{
  g_auto (NewHope) hope = new_hope_load ();
  g_autoptr (SuyuanNetwork) network = sample_network_build (&hope.sample);
  guint mouth = 0, n_measured = 0;

  for (guint i = 0; i < hope.sample.reaches->len; i++)
    if (g_array_index (hope.main_down, int, i) == SUYUAN_NO_REACH)
      mouth = i;
  for (guint i = 0; i < hope.sample.reaches->len; i += 5)
    {
      SuyuanRoutePlace from = { i, get_length (&hope.sample, i) }, to = { mouth, get_length (&hope.sample, mouth) };
      g_autoptr (SuyuanRoute) route = suyuan_route_find (network, from, to);
      double main_path = g_array_index (hope.path_length, double, i) - g_array_index (hope.path_length, double, mouth);

      if (route == NULL || route->kind != SUYUAN_ROUTE_DOWN)
        continue;
      n_measured++;
      g_assert_cmpfloat (route->length_m, <=, main_path + 3);
      if (i % 125 == 0)
        g_assert_cmpfloat_with_epsilon (route->length_m, oracle (&hope.sample, from, to, FALSE), 1e-6);
    }
  g_assert_cmpuint (n_measured, >, 100);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trace/route/fork", test_fork);
  g_test_add_func ("/trace/route/legs", test_legs);
  g_test_add_func ("/trace/route/loop", test_loop);
  g_test_add_func ("/trace/route/tide", test_tide);
  g_test_add_func ("/trace/route/past-the-end", test_past_the_end);
  g_test_add_func ("/trace/route/random", test_random);
  g_test_add_func ("/trace/route/new-hope", test_new_hope);
  return g_test_run ();
}
