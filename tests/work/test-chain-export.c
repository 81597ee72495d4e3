/* The chain as a table and as a file: who is on which line, and what comes back through the import.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "list.h"
#include "town.h"

#include "suyuan-chain-export.h"
#include "suyuan-evidence.h"

#include <math.h>

/* Below a section nobody is; above it PLANT with a link, BARE with nobody. */
typedef struct
{
  Town      town;
  SuyuanUid section, plant;
} River;

static void
set_up (River        *r,
        gconstpointer data)
{
  Fixture        *f = &r->town.fixture;
  SuyuanLinkTerms terms = { .method = "inspection", .confidence = "probable" };
  g_autoptr (SuyuanOutcome) outcome = NULL;
  g_autoptr (GPtrArray) links = NULL;
  SuyuanUid enterprise;

  town_set_up (&r->town, data);
  fixture_add (f, SUYUAN_KIND_REACH, "code=R", "name=河", "geometry=LINESTRING (113.00 32.70, 113.10 32.70)", NULL);
  enterprise = fixture_add (f, SUYUAN_KIND_ENTERPRISE, "code=E1", "name=甲厂", NULL);
  r->plant = fixture_add (f, SUYUAN_KIND_OUTLET, "code=PLANT", "name=甲厂口", "reach=R", "chainage_m=5400", NULL);
  fixture_add (f, SUYUAN_KIND_OUTLET, "code=BARE", "name=无主口", "reach=R", "chainage_m=1800", NULL);
  r->section = fixture_add (f, SUYUAN_KIND_SECTION, "code=S", "name=断面", "reach=R", "chainage_m=9000", NULL);
  fixture_add (f, SUYUAN_KIND_SAMPLE, "outlet=PLANT", "taken=2026-02-11 09:00", "nh3n=20", "flow_m3d=1000", NULL);
  fixture_add (f, SUYUAN_KIND_PORT, "code=DW001", "enterprise=E1", NULL);
  outcome = suyuan_office_link (f->office, &r->plant, &enterprise, &terms, NULL);
  links = suyuan_office_referring (f->office, SUYUAN_KIND_LINK, "outlet", &r->plant, NULL);
  fixture_set (f, SUYUAN_KIND_LINK, suyuan_record_get_uid (links->pdata[0]), "port=DW001", "share=60", NULL);
}

static void
tear_down (River        *r,
           gconstpointer data)
{
  town_tear_down (&r->town, data);
}

static SuyuanChain *
chain_of (River                  *r,
          const SuyuanChainTerms *terms)
{
  g_autoptr (GError) error = NULL;
  SuyuanChain *chain = suyuan_office_chain (r->town.fixture.office, SUYUAN_KIND_SECTION, &r->section, terms, &error);

  g_assert_no_error (error);
  return chain;
}

#define cell(line, name) (((SuyuanChainLine *) (line))->cells[SUYUAN_CHAIN_CELL_##name])
#define number(line, name) (((SuyuanChainLine *) (line))->numbers[SUYUAN_CHAIN_CELL_##name])

static void
test_lines (River        *r,
            gconstpointer data)
{
  SuyuanChainTerms terms = { .parameter = "nh3n", .velocity_ms = 0.5 };
  g_autoptr (SuyuanChain) chain = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) still = NULL;

  town_task (&r->town, "PLANT", "standardise", NULL);
  chain = chain_of (r, &terms);
  lines = suyuan_office_chain_lines (r->town.fixture.office, chain, terms.velocity_ms);
  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpstr (cell (lines->pdata[0], SECTION), ==, "S");
  g_assert_cmpstr (cell (lines->pdata[0], OUTLET), ==, "PLANT");
  g_assert_cmpstr (cell (lines->pdata[0], DISTANCE), ==, "3600");
  g_assert_cmpstr (cell (lines->pdata[0], TRAVEL), ==, "2"); /* 3,600 m at 0.5 m/s */
  g_assert_cmpstr (cell (lines->pdata[0], ENTERPRISE), ==, "E1");
  g_assert_cmpstr (cell (lines->pdata[0], PORT), ==, "DW001");
  g_assert_cmpstr (cell (lines->pdata[0], SHARE), ==, "60");
  g_assert_cmpfloat_with_epsilon (number (lines->pdata[0], LOAD), 20, 1e-9);
  g_assert_cmpfloat_with_epsilon (number (lines->pdata[0], PART), 12, 1e-9);
  g_assert_cmpstr (cell (lines->pdata[0], TASKS), ==, "ZG-2026-0001");
  g_assert_cmpint (((SuyuanChainLine *) lines->pdata[0])->kind, ==, SUYUAN_KIND_OUTLET);
  g_assert_true (suyuan_uid_equal (&((SuyuanChainLine *) lines->pdata[0])->uid, &r->plant));

  g_assert_cmpstr (cell (lines->pdata[1], OUTLET), ==, "BARE");
  g_assert_cmpfloat_with_epsilon (number (lines->pdata[1], DISTANCE), 7200, 1);
  g_assert_true (isnan (number (lines->pdata[1], LOAD)));
  g_assert_null (cell (lines->pdata[1], ENTERPRISE));
  g_assert_null (cell (lines->pdata[1], TASKS));

  still = suyuan_office_chain_lines (r->town.fixture.office, chain, 0);
  g_assert_null (cell (still->pdata[0], TRAVEL));
}

/* The section's own task has a line without an outlet; a task that is over has none. */
static void
test_section_task (River        *r,
                   gconstpointer data)
{
  SuyuanChainTerms terms = { .parameter = "nh3n" };
  SuyuanTaskTerms  task = { .section = r->section, .problem = "断面超标", .category = "standardise", .deadline = "2026-06-30", .responsible_unit = "某镇政府", .accepting_unit = "U-CITY" };
  g_autoptr (SuyuanChain) chain = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (SuyuanOutcome) outcome = NULL;
  g_autoptr (GError) error = NULL;

  fixture_sit_down (&r->town.fixture, "王芳");
  outcome = suyuan_office_task_new (r->town.fixture.office, &task, &error);
  g_assert_no_error (error);
  chain = chain_of (r, &terms);
  lines = suyuan_office_chain_lines (r->town.fixture.office, chain, 0);
  g_assert_cmpuint (lines->len, ==, 3);
  g_assert_null (cell (lines->pdata[2], OUTLET));
  g_assert_cmpstr (cell (lines->pdata[2], TASKS), ==, "ZG-2026-0001");
  g_assert_cmpint (((SuyuanChainLine *) lines->pdata[2])->kind, ==, SUYUAN_KIND_TASK);
  g_free (((SuyuanChainNode *) chain->nodes->pdata[chain->nodes->len - 1])->state);
  ((SuyuanChainNode *) chain->nodes->pdata[chain->nodes->len - 1])->state = g_strdup ("closed");
  g_ptr_array_unref (lines);
  lines = suyuan_office_chain_lines (r->town.fixture.office, chain, 0);
  g_assert_cmpuint (lines->len, ==, 2);
}

/* The rows of a sheet as a reader finds them; nobody has reckoned out =1+1. */
static guint
count_rows (River      *r,
            const char *path,
            const char *sheet)
{
  g_autoptr (SuyuanImport) import = suyuan_import_new (r->town.fixture.office, path, SUYUAN_KIND_LINK);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (sheet != NULL)
    suyuan_import_set_option (import, "layer", sheet);
  g_assert_true (suyuan_import_open (import, &error));
  g_assert_no_error (error);
  rows = suyuan_import_preview (import, 100, &error);
  g_assert_no_error (error);
  for (guint i = 0; sheet == NULL && i < rows->len; i++)
    {
      const char *name = ((char **) rows->pdata[i])[SUYUAN_CHAIN_CELL_OUTLET_NAME];

      g_assert_true (g_str_equal (name, "甲厂口") || g_str_has_suffix (name, "=1+1"));
    }
  return rows->len;
}

/* The workbook comes back: every line with a tie is a link the import knows. */
static void
test_round_trip (River        *r,
                 gconstpointer data)
{
  SuyuanOffice    *office = r->town.fixture.office;
  SuyuanChainTerms terms = { .parameter = "nh3n" };
  g_autoptr (SuyuanChain) chain = chain_of (r, &terms);
  g_autoptr (GError) error = NULL;
  SuyuanChainNode *bare = chain->nodes->pdata[2];

  /* Such a name is refused today; one may stand in an older workspace. */
  g_free (bare->name);
  bare->name = g_strdup ("=1+1");
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *path = g_build_filename (r->town.fixture.folder, i == 0 ? "chain.xlsx" : "chain.csv", NULL);
      g_autoptr (SuyuanImportReport) report = NULL;
      guint n_written = 0;

      g_assert_true (suyuan_office_export_chain (office, chain, &terms, path, &n_written, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (n_written, ==, 2);
      g_assert_cmpuint (count_rows (r, path, NULL), ==, 2);
      if (i == 0)
        g_assert_cmpuint (count_rows (r, path, "Totals"), >=, 9);
      report = list_run (&r->town.fixture, path, SUYUAN_KIND_LINK, "mode add", TRUE);
      list_assert_codes (report, "2:refused:required"); /* nobody is tied to BARE */
    }
}

static void
test_refusals (River        *r,
               gconstpointer data)
{
  SuyuanChainTerms terms = { .parameter = "nh3n" };
  g_autoptr (SuyuanChain) chain = chain_of (r, &terms);
  g_autofree char *nowhere = g_build_filename (r->town.fixture.folder, "gone", "chain.xlsx", NULL);
  g_autoptr (GError) error = NULL;
  guint n_written;

  g_assert_false (suyuan_office_export_chain (r->town.fixture.office, chain, &terms, "chain.shp", &n_written, &error));
  g_assert_cmpstr (suyuan_work_error_get_word (error), ==, "format");
  g_clear_error (&error);
  g_assert_false (suyuan_office_export_chain (r->town.fixture.office, chain, &terms, nowhere, &n_written, &error));
  g_assert_nonnull (error);
}

#define river_test(path, func) g_test_add ((path), River, NULL, set_up, (func), tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  river_test ("/chain-export/lines", test_lines);
  river_test ("/chain-export/section-task", test_section_task);
  river_test ("/chain-export/round-trip", test_round_trip);
  river_test ("/chain-export/refusals", test_refusals);
  return g_test_run ();
}
