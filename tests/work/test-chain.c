/* A section, three outlets above it, two plants and a village behind them, and their tasks: who is tied to
 * whom, by what weight and how surely.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "town.h"

#include "suyuan-chain.h"
#include "suyuan-evidence.h"
#include "suyuan-tracing.h"

typedef struct
{
  Town      town;
  SuyuanUid section, shared, alone, loose;
} River;

static void
link_up (River           *r,
         const SuyuanUid *outlet,
         const char      *enterprise)
{
  SuyuanLinkTerms terms = { .method = "inspection", .confidence = "probable" };
  g_autoptr (SuyuanOutcome) outcome = NULL;
  g_autoptr (GError) error = NULL;
  SuyuanUid uid;

  g_assert_true (suyuan_office_find (r->town.fixture.office, SUYUAN_KIND_ENTERPRISE, enterprise, &uid, &error));
  outcome = suyuan_office_link (r->town.fixture.office, outlet, &uid, &terms, &error);
  g_assert_no_error (error);
}

/* SHARED has two plants behind it, ALONE one by the register, LOOSE nobody and no sample. */
static void
set_up (River        *r,
        gconstpointer data)
{
  Fixture *f = &r->town.fixture;

  town_set_up (&r->town, data);
  fixture_add (f, SUYUAN_KIND_REACH, "code=R2", "name=下段", "geometry=LINESTRING (113.05 32.70, 113.10 32.70)", NULL);
  fixture_add (f, SUYUAN_KIND_REACH, "code=R1", "name=上段", "parent=R2", "geometry=LINESTRING (113.00 32.70, 113.05 32.70)", NULL);
  fixture_add (f, SUYUAN_KIND_ENTERPRISE, "code=E1", "name=甲厂", NULL);
  fixture_add (f, SUYUAN_KIND_ENTERPRISE, "code=E2", "name=乙厂", NULL);
  r->shared = fixture_add (f, SUYUAN_KIND_OUTLET, "code=SHARED", "name=合用口", "reach=R2", "chainage_m=1000", NULL);
  r->alone = fixture_add (f, SUYUAN_KIND_OUTLET, "code=ALONE", "name=甲厂口", "reach=R1", "chainage_m=2000", "enterprise=E1", "volume_m3d=3000", NULL);
  r->loose = fixture_add (f, SUYUAN_KIND_OUTLET, "code=LOOSE", "name=无主口", "reach=R1", "chainage_m=500", NULL);
  r->section = fixture_add (f, SUYUAN_KIND_SECTION, "code=S", "name=断面", "reach=R2", "chainage_m=4000", "target=III", NULL);
  link_up (r, &r->shared, "E1");
  link_up (r, &r->shared, "E2");
  fixture_add (f, SUYUAN_KIND_SAMPLE, "section=S", "taken=2026-02-10 09:00", "nh3n=2.3", "flow_m3d=100000", NULL);
  fixture_add (f, SUYUAN_KIND_SAMPLE, "outlet=SHARED", "taken=2026-02-11 09:00", "nh3n=20", "flow_m3d=1000", NULL);
  fixture_add (f, SUYUAN_KIND_SAMPLE, "outlet=SHARED", "taken=2026-02-12 09:00", "nh3n=40", "flow_m3d=1000", NULL);
  fixture_add (f, SUYUAN_KIND_SAMPLE, "outlet=ALONE", "taken=2026-02-12 09:00", "nh3n=10", NULL);
  fixture_add (f, SUYUAN_KIND_SAMPLE, "outlet=ALONE", "taken=2025-02-12 09:00", "nh3n=900", NULL);
}

static void
tear_down (River        *r,
           gconstpointer data)
{
  town_tear_down (&r->town, data);
}

static SuyuanChain *
chain_of (River *r)
{
  SuyuanChainTerms terms = { .parameter = "nh3n", .period = "2026" };
  g_autoptr (GError) error = NULL;
  SuyuanChain *chain = suyuan_office_chain (r->town.fixture.office, SUYUAN_KIND_SECTION, &r->section, &terms, &error);

  g_assert_no_error (error);
  return chain;
}

static guint
place (SuyuanChain *chain,
       const char  *code)
{
  for (guint i = 0; i < chain->nodes->len; i++)
    if (g_str_equal (((SuyuanChainNode *) chain->nodes->pdata[i])->code, code))
      return i;
  g_assert_not_reached ();
}

static const SuyuanChainNode *
node (SuyuanChain *chain,
      const char  *code)
{
  return chain->nodes->pdata[place (chain, code)];
}

static const SuyuanChainRibbon *
ribbon (SuyuanChain *chain,
        const char  *from,
        const char  *to)
{
  for (guint i = 0; i < chain->ribbons->len; i++)
    {
      const SuyuanChainRibbon *each = &g_array_index (chain->ribbons, SuyuanChainRibbon, i);

      if (each->from == place (chain, from) && each->to == place (chain, to))
        return each;
    }
  return NULL;
}

/* Columns hold what they are named for, and ribbons run from left to right between records that are there. */
static void
assert_sound (SuyuanChain *chain)
{
  for (guint i = 0; i < chain->nodes->len; i++)
    {
      const SuyuanChainNode *each = chain->nodes->pdata[i];

      g_assert_cmpuint (i, >=, chain->firsts[each->column]);
      g_assert_cmpuint (i, <, chain->firsts[each->column + 1]);
    }
  for (guint i = 0; i < chain->ribbons->len; i++)
    {
      const SuyuanChainRibbon *each = &g_array_index (chain->ribbons, SuyuanChainRibbon, i);

      g_assert_cmpuint (each->from, <, each->to);
      g_assert_cmpuint (each->to, <, chain->nodes->len);
      g_assert_cmpint (each->via, <, (int) each->from);
    }
}

static void
test_columns (River        *r,
              gconstpointer data)
{
  g_autoptr (SuyuanChain) chain = NULL;

  town_task (&r->town, "SHARED", "standardise", NULL);
  town_task (&r->town, "LOOSE", "ban", NULL);
  chain = chain_of (r);
  g_assert_cmpuint (chain->reaches, ==, 2);
  g_assert_cmpuint (chain->firsts[0], ==, 0);
  g_assert_cmpuint (chain->firsts[SUYUAN_CHAIN_OUTLETS], ==, 1);
  g_assert_cmpuint (chain->firsts[SUYUAN_CHAIN_ENTERPRISES], ==, 4);
  g_assert_cmpuint (chain->firsts[SUYUAN_CHAIN_TASKS], ==, 6);
  g_assert_cmpuint (chain->firsts[SUYUAN_CHAIN_N_COLUMNS], ==, 8);
  assert_sound (chain);
  /* Outlets in river order, from the section upwards. */
  g_assert_cmpuint (place (chain, "SHARED"), ==, 1);
  g_assert_cmpuint (place (chain, "ALONE"), ==, 2);
  g_assert_cmpuint (place (chain, "LOOSE"), ==, 3);
  g_assert_cmpstr (node (chain, "S")->state, ==, ">V");
  g_assert_true (node (chain, "S")->alarm);
  g_assert_true (node (chain, "LOOSE")->alarm);
  g_assert_false (node (chain, "ALONE")->alarm);
  g_assert_cmpfloat_with_epsilon (node (chain, "SHARED")->distance_m, 3000, 1);
  g_assert_cmpfloat_with_epsilon (node (chain, "E1")->distance_m, 3000, 1);
  g_assert_cmpstr (node (chain, "E2")->name, ==, "乙厂");
}

static void
test_loads (River        *r,
            gconstpointer data)
{
  g_autoptr (SuyuanChain) chain = chain_of (r);
  const SuyuanLoad *shared = &node (chain, "SHARED")->load, *alone = &node (chain, "ALONE")->load, *loose = &node (chain, "LOOSE")->load;

  g_assert_cmpfloat (shared->kg_d.low, ==, 20);
  g_assert_cmpfloat (shared->kg_d.middle, ==, 30);
  g_assert_cmpfloat (shared->kg_d.high, ==, 40);
  g_assert_cmpstr (shared->basis, ==, "measured");
  g_assert_cmpfloat (alone->kg_d.middle, ==, 30); /* 10 mg/L of 3,000 m³/d; the sample of last year is not of the period */
  g_assert_cmpstr (alone->basis, ==, "declared");
  g_assert_null (loose->basis);
  g_assert_cmpstr (loose->missing, ==, "concentration");
  g_assert_cmpfloat_with_epsilon (node (chain, "S")->load.kg_d.middle, 230, 1e-9);
  g_assert_cmpfloat (chain->outlets_kg_d, ==, 60);
  g_assert_cmpuint (chain->n_unknown, ==, 1);
  g_assert_cmpfloat (ribbon (chain, "S", "LOOSE")->kg_d, <, 0);
}

/* A sealed mouth is in the chain with all that hangs on it, and brings nothing. */
static void
test_sealed (River        *r,
             gconstpointer data)
{
  g_autoptr (SuyuanChain) chain = NULL;

  fixture_set (&r->town.fixture, SUYUAN_KIND_OUTLET, &r->alone, "sealed_on=2025-12-31", NULL);
  fixture_set (&r->town.fixture, SUYUAN_KIND_OUTLET, &r->loose, "sealed_on=2025-12-31", NULL);
  chain = chain_of (r);
  g_assert_cmpstr (node (chain, "ALONE")->load.basis, ==, "sealed");
  g_assert_cmpfloat (ribbon (chain, "ALONE", "E1")->kg_d, ==, 0);
  g_assert_cmpfloat (node (chain, "E1")->load.kg_d.middle, ==, 15);
  g_assert_cmpstr (node (chain, "E1")->load.basis, ==, "measured");
  g_assert_cmpfloat (chain->outlets_kg_d, ==, 30);
  g_assert_cmpuint (chain->n_unknown, ==, 0);

  fixture_set (&r->town.fixture, SUYUAN_KIND_OUTLET, &r->shared, "sealed_on=2025-12-31", NULL);
  g_clear_pointer (&chain, suyuan_chain_free);
  chain = chain_of (r);
  g_assert_cmpstr (node (chain, "E1")->load.basis, ==, "sealed");
  g_assert_cmpfloat (chain->outlets_kg_d, ==, 0);
}

/* A load divides by the shares of the links; what they do not say goes in equal parts. */
static void
test_ties (River        *r,
           gconstpointer data)
{
  g_autoptr (SuyuanChain) chain = chain_of (r);
  g_autoptr (SuyuanChain) shared = NULL;
  g_autoptr (GPtrArray) links = suyuan_office_referring (r->town.fixture.office, SUYUAN_KIND_LINK, "outlet", &r->shared, NULL);

  g_assert_cmpfloat (ribbon (chain, "SHARED", "E1")->kg_d, ==, 15);
  g_assert_cmpfloat (ribbon (chain, "SHARED", "E2")->kg_d, ==, 15);
  g_assert_cmpstr (ribbon (chain, "SHARED", "E1")->confidence, ==, "probable");
  g_assert_cmpstr (ribbon (chain, "SHARED", "E1")->because, ==, "inspection");
  g_assert_cmpstr (ribbon (chain, "ALONE", "E1")->confidence, ==, "party");
  g_assert_null (ribbon (chain, "ALONE", "E2"));
  g_assert_cmpfloat (node (chain, "E1")->load.kg_d.middle, ==, 45);

  fixture_set (&r->town.fixture, SUYUAN_KIND_LINK, suyuan_record_get_uid (links->pdata[0]), "share=80", NULL);
  shared = chain_of (r);
  g_assert_cmpfloat_with_epsilon (ribbon (shared, "SHARED", "E1")->kg_d, 24, 1e-9);
  g_assert_cmpfloat_with_epsilon (ribbon (shared, "SHARED", "E2")->kg_d, 6, 1e-9);
}

static gboolean
is_on (SuyuanChain *chain,
       gboolean    *nodes,
       const char  *codes)
{
  g_auto (GStrv) expected = g_strsplit (codes, " ", -1);

  for (guint i = 0; i < chain->nodes->len; i++)
    if (nodes[i] != g_strv_contains ((const char *const *) expected, ((SuyuanChainNode *) chain->nodes->pdata[i])->code))
      return FALSE;
  return TRUE;
}

/* The path of each: what it comes from, and what hangs on it. */
static void
test_follow (River        *r,
             gconstpointer data)
{
  static const struct
  {
    const char *of, *path;
  } cases[] = {
    { "S", "S SHARED ALONE LOOSE E1 E2 ZG-2026-0001 ZG-2026-0002" },
    { "SHARED", "S SHARED E1 E2 ZG-2026-0001" },
    { "ALONE", "S ALONE E1" },
    { "LOOSE", "S LOOSE ZG-2026-0002" },
    { "E1", "S SHARED ALONE E1 ZG-2026-0001" },
    { "E2", "S SHARED E2 ZG-2026-0001" },
    { "ZG-2026-0001", "S SHARED E1 E2 ZG-2026-0001" },
    { "ZG-2026-0002", "S LOOSE ZG-2026-0002" },
  };
  g_autoptr (SuyuanChain) chain = NULL;

  town_task (&r->town, "SHARED", "standardise", NULL);
  town_task (&r->town, "LOOSE", "ban", NULL);
  chain = chain_of (r);
  g_assert_cmpint (ribbon (chain, "E1", "ZG-2026-0001")->via, ==, place (chain, "SHARED"));
  g_assert_nonnull (ribbon (chain, "LOOSE", "ZG-2026-0002"));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree gboolean *ribbons = NULL;
      g_autofree gboolean *nodes = suyuan_chain_follow (chain, place (chain, cases[i].of), &ribbons);

      g_assert_true (is_on (chain, nodes, cases[i].path));
      for (guint k = 0; k < chain->ribbons->len; k++)
        if (ribbons[k])
          g_assert_true (nodes[g_array_index (chain->ribbons, SuyuanChainRibbon, k).from] && nodes[g_array_index (chain->ribbons, SuyuanChainRibbon, k).to]);
    }
}

/* Part of it is a whole chain again: what is sure enough, what something is to be done about, and both. */
static void
test_filter (River        *r,
             gconstpointer data)
{
  static const struct
  {
    SuyuanChainFilter filter;
    const char       *left;
    double            kg_d;
  } cases[] = {
    { { NULL, FALSE }, "S SHARED ALONE LOOSE E1 E2 ZG-2026-0001 ZG-2026-0002", 60 },
    { { "suspected", FALSE }, "S SHARED E1 E2 ZG-2026-0001", 30 },
    { { "probable", FALSE }, "S SHARED E1 E2 ZG-2026-0001", 30 },
    { { "confirmed", FALSE }, "S", 0 },
    { { NULL, TRUE }, "S SHARED LOOSE E1 E2 ZG-2026-0001 ZG-2026-0002", 30 },
    { { "probable", TRUE }, "S SHARED E1 E2 ZG-2026-0001", 30 },
  };
  g_autoptr (SuyuanChain) chain = NULL;

  town_task (&r->town, "SHARED", "standardise", NULL);
  town_task (&r->town, "LOOSE", "ban", NULL);
  chain = chain_of (r);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SuyuanChain) part = suyuan_chain_filter (chain, &cases[i].filter);
      g_autoptr (GString) left = g_string_new (NULL);

      for (guint k = 0; k < part->nodes->len; k++)
        g_string_append_printf (left, "%s%s", k > 0 ? " " : "", ((SuyuanChainNode *) part->nodes->pdata[k])->code);
      g_assert_cmpstr (left->str, ==, cases[i].left);
      g_assert_cmpfloat (part->outlets_kg_d, ==, cases[i].kg_d);
      assert_sound (part);
    }
}

static guint
count_ribbons (SuyuanChain *chain,
               const char  *from,
               const char  *to)
{
  guint n = 0;

  for (guint i = 0; i < chain->ribbons->len; i++)
    n += g_array_index (chain->ribbons, SuyuanChainRibbon, i).from == place (chain, from) && g_array_index (chain->ribbons, SuyuanChainRibbon, i).to == place (chain, to);
  return n;
}

/* A plant leads two of its ports to one outlet: two ties, each as sure as it is, and one ribbon to the task. */
static void
test_two_ports (River        *r,
                gconstpointer data)
{
  SuyuanChainFilter sure = { "probable", FALSE };
  g_autoptr (SuyuanChain) chain = NULL;
  g_autoptr (SuyuanChain) part = NULL;

  fixture_add (&r->town.fixture, SUYUAN_KIND_PORT, "code=DW001", "enterprise=E1", NULL);
  fixture_add (&r->town.fixture, SUYUAN_KIND_PORT, "code=DW002", "enterprise=E1", NULL);
  fixture_add (&r->town.fixture, SUYUAN_KIND_LINK, "outlet=ALONE", "enterprise=E1", "port=DW001", "confidence=probable", "share=70", NULL);
  fixture_add (&r->town.fixture, SUYUAN_KIND_LINK, "outlet=ALONE", "enterprise=E1", "port=DW002", "confidence=suspected", NULL);
  town_task (&r->town, "ALONE", "standardise", NULL);
  chain = chain_of (r);
  g_assert_cmpuint (count_ribbons (chain, "ALONE", "E1"), ==, 2);
  g_assert_cmpuint (count_ribbons (chain, "E1", "ZG-2026-0001"), ==, 1);
  g_assert_cmpfloat_with_epsilon (ribbon (chain, "E1", "ZG-2026-0001")->kg_d, 30, 1e-9);
  g_assert_cmpfloat_with_epsilon (node (chain, "E1")->load.kg_d.middle, 45, 1e-9);

  part = suyuan_chain_filter (chain, &sure);
  assert_sound (part);
  g_assert_cmpuint (count_ribbons (part, "ALONE", "E1"), ==, 1);
  g_assert_cmpstr (ribbon (part, "ALONE", "E1")->port, ==, "DW001");
  g_assert_cmpfloat_with_epsilon (ribbon (part, "ALONE", "E1")->kg_d, 21, 1e-9);
  g_assert_cmpuint (count_ribbons (part, "E1", "ZG-2026-0001"), ==, 1);
  g_assert_cmpfloat_with_epsilon (ribbon (part, "E1", "ZG-2026-0001")->kg_d, 21, 1e-9);
}

/* Without a period the section is judged by the last quarter it missed its target in, not by its mean. */
static void
test_judged_by (River        *r,
                gconstpointer data)
{
  SuyuanChainTerms terms = { .parameter = "nh3n" };
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanChain) asked = chain_of (r);
  g_autoptr (SuyuanChain) lately = NULL;
  g_autoptr (SuyuanChain) outlet = NULL;

  g_assert_cmpstr (asked->judged_by, ==, "2026");
  for (int i = 0; i < 9; i++)
    fixture_add (&r->town.fixture, SUYUAN_KIND_SAMPLE, "section=S", "taken=2019-02-10 09:00", "nh3n=0.1", NULL);
  lately = suyuan_office_chain (r->town.fixture.office, SUYUAN_KIND_SECTION, &r->section, &terms, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (lately->judged_by, ==, "2026Q1");
  g_assert_cmpstr (node (lately, "S")->state, ==, ">V");
  g_assert_true (node (lately, "S")->alarm);
  outlet = suyuan_office_chain (r->town.fixture.office, SUYUAN_KIND_OUTLET, &r->alone, &terms, &error);
  g_assert_no_error (error);
  g_assert_null (outlet->judged_by);
}

static void
test_refusals (River        *r,
               gconstpointer data)
{
  SuyuanOffice    *office = r->town.fixture.office;
  SuyuanChainTerms bad = { .parameter = "ph" }, unknown = { .parameter = "gold" }, spring = { .parameter = "cod", .period = "spring" };
  SuyuanChainTerms good = { .parameter = "cod" };
  SuyuanUid        far_away = fixture_add (&r->town.fixture, SUYUAN_KIND_SECTION, "code=FAR", "name=远", "lon=120", "lat=30", NULL);
  g_autoptr (GError) error = NULL;

  assert_refused (suyuan_office_chain (office, SUYUAN_KIND_SECTION, &r->section, &bad, &error), error, "parameter");
  assert_refused (suyuan_office_chain (office, SUYUAN_KIND_SECTION, &r->section, &unknown, &error), error, "parameter");
  assert_refused (suyuan_office_chain (office, SUYUAN_KIND_SECTION, &r->section, &spring, &error), error, "period");
  assert_refused (suyuan_office_chain (office, SUYUAN_KIND_SECTION, &far_away, &good, &error), error, "not_on_river");
}

/* From an outlet or a reach the same columns. */
static void
test_other_starts (River        *r,
                   gconstpointer data)
{
  SuyuanChainTerms terms = { .parameter = "nh3n" };
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanChain) outlet = suyuan_office_chain (r->town.fixture.office, SUYUAN_KIND_OUTLET, &r->alone, &terms, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (outlet->firsts[SUYUAN_CHAIN_ENTERPRISES] - outlet->firsts[SUYUAN_CHAIN_OUTLETS], ==, 1);
  g_assert_cmpstr (node (outlet, "ALONE")->load.basis, ==, "declared");
  g_assert_cmpfloat_with_epsilon (node (outlet, "LOOSE")->distance_m, 1500, 1);
}

#define river_test(path, func) g_test_add ((path), River, NULL, set_up, (func), tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  river_test ("/chain/columns", test_columns);
  river_test ("/chain/loads", test_loads);
  river_test ("/chain/sealed", test_sealed);
  river_test ("/chain/ties", test_ties);
  river_test ("/chain/follow", test_follow);
  river_test ("/chain/filter", test_filter);
  river_test ("/chain/two-ports", test_two_ports);
  river_test ("/chain/judged-by", test_judged_by);
  river_test ("/chain/refusals", test_refusals);
  river_test ("/chain/other-starts", test_other_starts);
  return g_test_run ();
}
