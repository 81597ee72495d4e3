/* Chains of rivers, outlets, links and tasks thrown together at random: what has to hold of each whatever it is, of its
 * parts, its lines and its profile.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "town.h"

#include "suyuan-chain-lines.h"
#include "suyuan-evidence.h"
#include "suyuan-profile.h"
#include "suyuan-task-state.h"

#include <math.h>

#define N_REACHES 6
#define N_OUTLETS 14
#define N_ENTERPRISES 4

typedef struct
{
  Town      town;
  SuyuanUid section;
} River;

static const char *const sure[] = { "suspected", "probable", "confirmed" };

/* A stem of three reaches and three brooks into its nodes. */
static void
add_reaches (Fixture *f)
{
  for (int i = 0; i < N_REACHES; i++)
    {
      gboolean         stem = i < N_REACHES / 2;
      double           x = 113 + 0.05 * (i % 3);
      g_autofree char *code = g_strdup_printf ("code=R%d", i);
      g_autofree char *line = stem ? g_strdup_printf ("geometry=LINESTRING (%.2f 32.70, %.2f 32.70)", x, x + 0.05) : g_strdup_printf ("geometry=LINESTRING (%.2f 32.74, %.2f 32.70)", x, x);

      fixture_add (f, SUYUAN_KIND_REACH, code, "name=河", line, NULL);
    }
}

static void
add_outlet (River *r,
            int    number)
{
  Fixture         *f = &r->town.fixture;
  g_autofree char *name = g_strdup_printf ("K%d", number);
  g_autofree char *code = g_strconcat ("code=", name, NULL);
  g_autofree char *reach = g_strdup_printf ("reach=R%d", g_test_rand_int_range (0, N_REACHES));
  g_autofree char *chainage = g_strdup_printf ("chainage_m=%d", g_test_rand_int_range (0, 4000));
  g_autofree char *volume = g_strdup_printf ("volume_m3d=%d", g_test_rand_int_range (1, 900));
  g_autofree char *taken_at = g_strconcat ("outlet=", name, NULL);
  SuyuanUid        outlet = fixture_add (f, SUYUAN_KIND_OUTLET, code, "name=口", reach, chainage, volume, NULL);

  if (g_test_rand_bit ())
    {
      g_autofree char *found = g_strdup_printf ("nh3n=%d", g_test_rand_int_range (1, 60));

      fixture_add (f, SUYUAN_KIND_SAMPLE, taken_at, "taken=2026-02-10 09:00", found, NULL);
    }
  for (int i = 0; i < N_ENTERPRISES; i++)
    if (g_test_rand_int_range (0, 4) == 0)
      {
        SuyuanLinkTerms  terms = { .method = "documents", .confidence = sure[g_test_rand_int_range (0, 2)] };
        g_autofree char *of = g_strdup_printf ("E%d", i);
        g_autoptr (SuyuanOutcome) outcome = NULL;
        g_autoptr (GError) error = NULL;
        SuyuanUid enterprise;

        g_assert_true (suyuan_office_find (f->office, SUYUAN_KIND_ENTERPRISE, of, &enterprise, &error));
        outcome = suyuan_office_link (f->office, &outlet, &enterprise, &terms, &error);
        g_assert_no_error (error);
      }
  if (g_test_rand_int_range (0, 3) == 0)
    town_task (&r->town, name, "standardise", NULL);
}

static void
set_up (River        *r,
        gconstpointer data)
{
  town_set_up (&r->town, data);
  add_reaches (&r->town.fixture);
  for (int i = 0; i < N_ENTERPRISES; i++)
    {
      g_autofree char *code = g_strdup_printf ("code=E%d", i);

      fixture_add (&r->town.fixture, SUYUAN_KIND_ENTERPRISE, code, "name=示例厂", NULL);
    }
  for (int i = 0; i < N_OUTLETS; i++)
    add_outlet (r, i);
  fixture_add (&r->town.fixture, SUYUAN_KIND_SECTION, "code=TOP", "name=上", "reach=R0", "chainage_m=100", NULL);
  r->section = fixture_add (&r->town.fixture, SUYUAN_KIND_SECTION, "code=S", "name=下", "reach=R2", "chainage_m=4600", "target=III", NULL);
  fixture_add (&r->town.fixture, SUYUAN_KIND_SAMPLE, "section=TOP", "taken=2026-02-10 09:00", "nh3n=0.4", "flow_m3d=90000", NULL);
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
  SuyuanChainTerms terms = { .parameter = "nh3n" };
  g_autoptr (GError) error = NULL;
  SuyuanChain *chain = suyuan_office_chain (r->town.fixture.office, SUYUAN_KIND_SECTION, &r->section, &terms, &error);

  g_assert_no_error (error);
  return chain;
}

static gboolean
holds (const SuyuanChain *chain,
       const SuyuanUid   *uid)
{
  for (guint i = 0; i < chain->nodes->len; i++)
    if (suyuan_uid_equal (&((SuyuanChainNode *) chain->nodes->pdata[i])->uid, uid))
      return TRUE;
  return FALSE;
}

static void
assert_within (const SuyuanChain *part,
               const SuyuanChain *whole)
{
  for (guint i = 0; i < part->nodes->len; i++)
    g_assert_true (holds (whole, &((SuyuanChainNode *) part->nodes->pdata[i])->uid));
  g_assert_cmpuint (part->ribbons->len, <=, whole->ribbons->len);
  g_assert_cmpfloat (part->outlets_kg_d, <=, whole->outlets_kg_d + 1e-9);
}

/* The surer, the less; a part of a part is that part; everything of everything is everything. */
static void
test_parts (River        *r,
            gconstpointer data)
{
  g_autoptr (SuyuanChain) chain = chain_of (r);

  for (int open = 0; open < 2; open++)
    {
      SuyuanChainFilter all = { NULL, open };
      g_autoptr (SuyuanChain) wider = suyuan_chain_filter (chain, &all);

      g_assert_true (open || (wider->nodes->len == chain->nodes->len && wider->ribbons->len == chain->ribbons->len));
      for (gsize i = 0; i < G_N_ELEMENTS (sure); i++)
        {
          SuyuanChainFilter filter = { sure[i], open };
          SuyuanChain      *part = suyuan_chain_filter (chain, &filter);
          g_autoptr (SuyuanChain) again = suyuan_chain_filter (part, &filter);

          assert_within (part, wider);
          g_assert_cmpuint (again->nodes->len, ==, part->nodes->len);
          g_assert_cmpuint (again->ribbons->len, ==, part->ribbons->len);
          suyuan_chain_free (wider);
          wider = part;
        }
    }
}

/* Nothing is lost and nothing counted twice: every outlet has a line, and the parts of an outlet make its load. */
static void
test_lines (River        *r,
            gconstpointer data)
{
  g_autoptr (SuyuanChain) chain = chain_of (r);
  g_autoptr (GPtrArray) lines = suyuan_office_chain_lines (r->town.fixture.office, chain, 0.5);
  double last = 0;

  for (guint i = chain->firsts[SUYUAN_CHAIN_OUTLETS]; i < chain->firsts[SUYUAN_CHAIN_ENTERPRISES]; i++)
    {
      const SuyuanChainNode *outlet = chain->nodes->pdata[i];
      double                 parts = 0;
      guint                  n_lines = 0, n_ties = 0;

      for (guint k = 0; k < lines->len; k++)
        {
          const SuyuanChainLine *line = lines->pdata[k];

          if (!suyuan_uid_equal (&line->uid, &outlet->uid))
            continue;
          n_lines++;
          n_ties += line->cells[SUYUAN_CHAIN_CELL_ENTERPRISE] != NULL;
          parts += isnan (line->numbers[SUYUAN_CHAIN_CELL_PART]) ? 0 : line->numbers[SUYUAN_CHAIN_CELL_PART];
          g_assert_cmpfloat_with_epsilon (line->numbers[SUYUAN_CHAIN_CELL_TRAVEL], outlet->distance_m / 1800, 1e-9);
        }
      g_assert_cmpuint (n_lines, ==, MAX (n_ties, 1));
      g_assert_true (n_ties == 0 || outlet->load.basis == NULL || fabs (parts - outlet->load.kg_d.middle) < 1e-6);
      g_assert_cmpfloat (outlet->distance_m, >=, 0);
      last = MAX (last, outlet->distance_m);
    }
  g_assert_cmpfloat (last, >, 0);
}

/* The open tasks of an outlet, or of one enterprise behind it, by looking at every ribbon there is. */
static char *
seek_tasks (const SuyuanChain *chain,
            guint              outlet,
            int                enterprise)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint i = 0; i < chain->ribbons->len; i++)
    {
      const SuyuanChainRibbon *ribbon = &g_array_index (chain->ribbons, SuyuanChainRibbon, i);
      const SuyuanChainNode   *task = chain->nodes->pdata[ribbon->to];
      gboolean                 of_it = ribbon->via < 0 ? ribbon->from == outlet : ribbon->via == (int) outlet && (int) ribbon->from == enterprise;

      if (task->column == SUYUAN_CHAIN_TASKS && of_it && !suyuan_task_state_is_over_key (task->state))
        g_string_append_printf (codes, "%s%s", codes->len > 0 ? ", " : "", task->code);
    }
  return codes->len > 0 ? g_string_free (g_steal_pointer (&codes), FALSE) : NULL;
}

static void
assert_line (const SuyuanChainLine *line,
             const SuyuanChain     *chain,
             guint                  outlet,
             int                    enterprise)
{
  const SuyuanChainNode *node = chain->nodes->pdata[outlet];
  const SuyuanChainNode *behind = enterprise < 0 ? NULL : chain->nodes->pdata[enterprise];
  g_autofree char       *tasks = seek_tasks (chain, outlet, enterprise);

  g_assert_true (suyuan_uid_equal (&line->uid, &node->uid));
  g_assert_cmpstr (line->cells[SUYUAN_CHAIN_CELL_OUTLET], ==, node->code);
  g_assert_cmpstr (line->cells[SUYUAN_CHAIN_CELL_ENTERPRISE], ==, behind ? behind->code : NULL);
  g_assert_cmpstr (line->cells[SUYUAN_CHAIN_CELL_TASKS], ==, tasks);
  g_assert_true ((line->cells[SUYUAN_CHAIN_CELL_STATE] != NULL) == (tasks != NULL));
}

/* Each line stands where looking through all ribbons for each outlet finds it, and says the same; of some outlets more
 * than one task, of some none. */
static void
test_lines_in_order (River        *r,
                     gconstpointer data)
{
  g_autoptr (SuyuanChain) chain = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  guint next = 0, n_tasked = 0;

  for (int i = 0; i < N_OUTLETS / 2; i++)
    {
      g_autofree char *name = g_strdup_printf ("K%d", g_test_rand_int_range (0, N_OUTLETS));

      town_task (&r->town, name, "standardise", NULL);
    }
  chain = chain_of (r);
  lines = suyuan_office_chain_lines (r->town.fixture.office, chain, 0.5);
  for (guint outlet = chain->firsts[SUYUAN_CHAIN_OUTLETS]; outlet < chain->firsts[SUYUAN_CHAIN_ENTERPRISES]; outlet++)
    {
      guint before = next;

      for (guint i = 0; i < chain->ribbons->len; i++)
        {
          const SuyuanChainRibbon *tie = &g_array_index (chain->ribbons, SuyuanChainRibbon, i);

          if (tie->from == outlet && ((SuyuanChainNode *) chain->nodes->pdata[tie->to])->column == SUYUAN_CHAIN_ENTERPRISES)
            assert_line (lines->pdata[next++], chain, outlet, (int) tie->to);
        }
      if (next == before)
        assert_line (lines->pdata[next++], chain, outlet, -1);
      n_tasked += ((SuyuanChainLine *) lines->pdata[before])->cells[SUYUAN_CHAIN_CELL_TASKS] != NULL;
    }
  g_assert_cmpuint (next, ==, lines->len);
  g_assert_cmpuint (n_tasked, >, 0);
}

/* The lines of one record are those of all that are about it, cell by cell. */
static void
test_lines_of_one (River        *r,
                   gconstpointer data)
{
  g_autoptr (SuyuanChain) chain = chain_of (r);
  g_autoptr (GPtrArray) lines = suyuan_office_chain_lines (r->town.fixture.office, chain, 0.5);

  for (guint place = 0; place < chain->nodes->len; place++)
    {
      const SuyuanUid *uid = &((SuyuanChainNode *) chain->nodes->pdata[place])->uid;
      g_autoptr (GPtrArray) own = suyuan_office_chain_lines_of (r->town.fixture.office, chain, 0.5, uid);
      guint next = 0;

      for (guint i = 0; i < lines->len; i++)
        if (suyuan_uid_equal (&((SuyuanChainLine *) lines->pdata[i])->uid, uid))
          {
            g_assert_cmpuint (next, <, own->len);
            for (guint k = 0; k < SUYUAN_CHAIN_N_CELLS; k++)
              g_assert_cmpstr (((SuyuanChainLine *) own->pdata[next])->cells[k], ==, ((SuyuanChainLine *) lines->pdata[i])->cells[k]);
            next++;
          }
      g_assert_cmpuint (next, ==, own->len);
      g_assert_true (next > 0 || place == 0 || place >= chain->firsts[SUYUAN_CHAIN_ENTERPRISES]);
    }
}

static double
middle_at_start (River *r,
                 double decay)
{
  SuyuanBalanceTerms terms = { .parameter = "nh3n", .decay_per_day = { decay, decay, decay }, .velocity_ms = 0.4 };
  g_autoptr (SuyuanChain) chain = chain_of (r);
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanProfile) profile = suyuan_office_profile (r->town.fixture.office, chain, &terms, &error);
  const SuyuanProfileStretch *stretch;
  guint                       n_outlets = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < profile->marks->len; i++)
    {
      const SuyuanProfileMark *mark = profile->marks->pdata[i];

      n_outlets += mark->kind == SUYUAN_KIND_OUTLET;
      g_assert_cmpfloat (mark->at_m, >=, 0);
      g_assert_cmpfloat (mark->branch_m, >=, 0);
      g_assert_cmpfloat (mark->at_m, <=, profile->length_m);
    }
  g_assert_cmpuint (n_outlets, ==, chain->firsts[SUYUAN_CHAIN_ENTERPRISES] - chain->firsts[SUYUAN_CHAIN_OUTLETS]);
  stretch = profile->stretches->pdata[profile->stretches->len - 1];
  return g_array_index (stretch->band, SuyuanProfilePoint, stretch->band->len - 1).mg_l.middle;
}

/* No outlet is lost from the profile; quicker decay leaves less; another load leaves no less. */
static void
test_profile (River        *r,
              gconstpointer data)
{
  double slow = middle_at_start (r, 0.05), quick = middle_at_start (r, 0.5), more;

  g_assert_cmpfloat (quick, <=, slow);
  fixture_add (&r->town.fixture, SUYUAN_KIND_OUTLET, "code=MORE", "name=口", "reach=R1", "chainage_m=2000", "volume_m3d=500", "quick_nh3n=300", NULL);
  more = middle_at_start (r, 0.05);
  g_assert_cmpfloat (more, >, slow);
}

#define river_test(path, func) g_test_add ((path), River, NULL, set_up, (func), tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  river_test ("/chain-random/parts", test_parts);
  river_test ("/chain-random/lines", test_lines);
  river_test ("/chain-random/lines-in-order", test_lines_in_order);
  river_test ("/chain-random/lines-of-one", test_lines_of_one);
  river_test ("/chain-random/profile", test_profile);
  return g_test_run ();
}
