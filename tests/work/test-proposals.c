/* Who may be behind an outlet: each ground by itself, and what together they come to.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "suyuan-evidence.h"
#include "suyuan-proposals.h"

/* "code:ground+ground …", the weightiest first. */
static char *
dup_proposals (Fixture         *f,
               const SuyuanUid *outlet,
               guint            limit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) proposals = suyuan_office_propose (f->office, outlet, limit, &error);
  GString *said = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < proposals->len; i++)
    {
      const SuyuanProposal *proposal = proposals->pdata[i];
      double                weight = 0;

      g_string_append_printf (said, "%s%s:", i ? " " : "", proposal->code);
      for (guint k = 0; k < proposal->grounds->len; k++)
        {
          const SuyuanGround *ground = proposal->grounds->pdata[k];

          g_assert_true (ground->words && *ground->words);
          g_assert_cmpfloat (ground->weight, >, 0);
          weight += ground->weight;
          g_string_append_printf (said, "%s%s", k ? "+" : "", ground->key);
        }
      g_assert_cmpfloat_with_epsilon (weight, proposal->weight, 1e-9);
    }
  return g_string_free (said, FALSE);
}

static void
assert_proposals (Fixture         *f,
                  const SuyuanUid *outlet,
                  const char      *expected)
{
  g_autofree char *said = dup_proposals (f, outlet, 0);

  g_assert_cmpstr (said, ==, expected);
}

static void
test_grounds (Fixture      *f,
              gconstpointer data)
{
  SuyuanUid outlet = fixture_add (f, SUYUAN_KIND_OUTLET, "code=O", "name=湍河左岸雨污口", "lon=113.00", "lat=33.00", "receiving_water=湍河", "credit_code=91350100M000100Y43", "permit_number=91350100M000100Y43001V", "pollutants=六价铬、总镍", "site_remark=上游为恒发电镀车间", NULL);

  assert_proposals (f, &outlet, "");
  fixture_add (f, SUYUAN_KIND_ENTERPRISE, "code=E1", "name=无关化工有限公司", "lon=113.2", "lat=33.2", NULL);
  fixture_add (f, SUYUAN_KIND_ENTERPRISE, "code=E2", "name=邓州市恒发电镀有限公司", NULL);
  assert_proposals (f, &outlet, "E2:name");
  fixture_add (f, SUYUAN_KIND_ENTERPRISE, "code=E3", "name=近旁食品厂", "lon=113.001", "lat=33.001", NULL);
  assert_proposals (f, &outlet, "E2:name E3:distance");
  fixture_add (f, SUYUAN_KIND_ENTERPRISE, "code=E4", "name=凭证公司", "permit_number=91350100M000100Y43001V", NULL);
  assert_proposals (f, &outlet, "E4:permit_number E2:name E3:distance");
  fixture_add (f, SUYUAN_KIND_ENTERPRISE, "code=E5", "name=同污染物厂", "pollutants=总镍；总锌", NULL);
  assert_proposals (f, &outlet, "E4:permit_number E2:name E3:distance"); /* that alone says nothing */
  fixture_add (f, SUYUAN_KIND_PORT, "code=DW001", "enterprise=E5", "remark=经暗管排入湍河", NULL);
  assert_proposals (f, &outlet, "E4:permit_number E5:permit_text+pollutants E2:name E3:distance");
  fixture_add (f, SUYUAN_KIND_PORT, "code=DW002", "enterprise=E1", "lon=113.0005", "lat=33.0005", NULL);
  fixture_add (f, SUYUAN_KIND_PORT, "code=DW003", "enterprise=E1", "lon=113.0015", "lat=33.0005", NULL);
  assert_proposals (f, &outlet, "E4:permit_number E5:permit_text+pollutants E1:port E2:name E3:distance");
  {
    g_autofree char *two = dup_proposals (f, &outlet, 2);

    g_assert_cmpstr (two, ==, "E4:permit_number E5:permit_text+pollutants");
  }
}

static void
test_park (Fixture      *f,
           gconstpointer data)
{
  SuyuanUid outlet;

  fixture_add (f, SUYUAN_KIND_AREA, "code=P", "name=产业园", "type=park", NULL);
  outlet = fixture_add (f, SUYUAN_KIND_OUTLET, "code=O", "name=口", "park=P", "pollutants=氨氮,总磷", NULL);
  fixture_add (f, SUYUAN_KIND_ENTERPRISE, "code=E1", "name=园中厂", "park=P", NULL);
  fixture_add (f, SUYUAN_KIND_ENTERPRISE, "code=E2", "name=园中氮肥厂", "park=P", "pollutants=氨氮", NULL);
  assert_proposals (f, &outlet, "E2:pollutants+park");
}

/* Who is linked is not proposed; a proposal links nobody. */
static void
test_linked (Fixture      *f,
             gconstpointer data)
{
  SuyuanUid       outlet = fixture_add (f, SUYUAN_KIND_OUTLET, "code=O", "name=口", "lon=113.00", "lat=33.00", NULL);
  SuyuanUid       one = fixture_add (f, SUYUAN_KIND_ENTERPRISE, "code=E1", "name=甲厂", "lon=113.001", "lat=33.00", NULL);
  SuyuanLinkTerms terms = { .method = "documents", .confidence = "suspected" };
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) linked = NULL;
  g_autoptr (GPtrArray) links = NULL;

  fixture_add (f, SUYUAN_KIND_ENTERPRISE, "code=E2", "name=乙厂", "lon=113.002", "lat=33.00", NULL);
  assert_proposals (f, &outlet, "E1:distance E2:distance");
  links = suyuan_office_referring (f->office, SUYUAN_KIND_LINK, "outlet", &outlet, &error);
  g_assert_cmpuint (links->len, ==, 0);
  linked = suyuan_office_link (f->office, &outlet, &one, &terms, &error);
  g_assert_no_error (error);
  assert_proposals (f, &outlet, "E2:distance");
  fixture_set (f, SUYUAN_KIND_OUTLET, &outlet, "enterprise=E2", NULL);
  assert_proposals (f, &outlet, "");
}

/* Wherever they stand: the nearer of two that are alike comes first, and nobody beyond a kilometre comes at all. */
static void
test_nearness (Fixture      *f,
               gconstpointer data)
{
  SuyuanUid outlet = fixture_add (f, SUYUAN_KIND_OUTLET, "code=O", "name=口", "lon=113.00", "lat=33.00", NULL);
  guint     n_near = 0;
  g_autoptr (GPtrArray) proposals = NULL;

  for (int i = 0; i < 40; i++)
    {
      g_autofree char *code = g_strdup_printf ("code=E%d", i);
      g_autofree char *name = g_strdup_printf ("name=厂%d", i);
      SuyuanPosition   outlet_at = { 1130000000, 330000000 }, at = { 1130000000 + g_test_rand_int_range (-200000, 200000), 330000000 + g_test_rand_int_range (-200000, 200000) };
      g_autofree char *lon = g_strdup_printf ("lon=%.7f", at.lon / 1e7);
      g_autofree char *lat = g_strdup_printf ("lat=%.7f", at.lat / 1e7);

      fixture_add (f, SUYUAN_KIND_ENTERPRISE, code, name, lon, lat, NULL);
      n_near += suyuan_position_distance (&outlet_at, &at) <= 1000;
    }
  proposals = suyuan_office_propose (f->office, &outlet, 0, NULL);
  g_assert_cmpuint (proposals->len, ==, n_near);
  for (guint i = 0; i < proposals->len; i++)
    {
      const SuyuanProposal *proposal = proposals->pdata[i];

      g_assert_cmpfloat (proposal->distance_m, <=, 1000);
      g_assert_cmpfloat (proposal->distance_m, >=, i > 0 ? ((SuyuanProposal *) proposals->pdata[i - 1])->distance_m : 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/proposals/grounds", test_grounds);
  fixture_test ("/proposals/park", test_park);
  fixture_test ("/proposals/linked", test_linked);
  fixture_test ("/proposals/nearness", test_nearness);
  return g_test_run ();
}
