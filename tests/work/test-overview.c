/* The numbers of the whole, each counted again by its own filter.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "town.h"

#include "suyuan-monitoring.h"
#include "suyuan-overview.h"

static SuyuanOverview *
look (Town *t)
{
  g_autoptr (GError) error = NULL;
  SuyuanOverview *overview = suyuan_office_overview (t->fixture.office, NULL, &error);

  g_assert_no_error (error);
  return overview;
}

static SuyuanProgress *
stage (SuyuanOverview *overview,
       const char     *key)
{
  for (guint i = 0; i < overview->progress->len; i++)
    if (g_str_equal (((SuyuanProgress *) overview->progress->pdata[i])->key, key))
      return overview->progress->pdata[i];
  g_assert_not_reached ();
}

/* The filter of a number lists as many records as the number says. */
static void
assert_listed (Town        *t,
               SuyuanCount *count)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanExpr) expr = count->filter ? suyuan_expr_parse (count->filter, &error) : NULL;
  SuyuanQuery query = { .kind = count->kind, .filter = expr };
  g_autoptr (GPtrArray) records = NULL;

  g_assert_no_error (error);
  records = suyuan_office_list (t->fixture.office, &query, &error);
  g_assert_no_error (error);
  g_assert_cmpint (records->len, ==, count->count);
}

static void
assert_all_listed (Town           *t,
                   SuyuanOverview *overview)
{
  GPtrArray *arrays[] = { overview->by_status, overview->by_type, overview->overdue };

  for (guint i = 0; i < overview->progress->len; i++)
    {
      SuyuanProgress *progress = overview->progress->pdata[i];

      assert_listed (t, progress->due);
      assert_listed (t, progress->done);
      assert_listed (t, progress->open);
      assert_listed (t, progress->not_applicable);
      g_assert_cmpint (progress->due->count, ==, progress->done->count + progress->open->count);
      g_assert_cmpuint (strlen (progress->rule), >, 0);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (arrays); i++)
    for (guint k = 0; k < arrays[i]->len; k++)
      assert_listed (t, arrays[i]->pdata[k]);
  assert_listed (t, overview->works_done);
  assert_listed (t, overview->closed);
  assert_listed (t, overview->overdue_all);
}

static void
assert_stage (SuyuanOverview *overview,
              const char     *key,
              gint64          due,
              gint64          done,
              gint64          not_applicable)
{
  SuyuanProgress *progress = stage (overview, key);

  g_assert_cmpint (progress->due->count, ==, due);
  g_assert_cmpint (progress->done->count, ==, done);
  g_assert_cmpint (progress->not_applicable->count, ==, not_applicable);
}

static void
test_empty (Town         *t,
            gconstpointer data)
{
  g_autoptr (SuyuanOverview) overview = look (t);

  g_assert_cmpfloat (overview->closed_share, <, 0);
  g_assert_cmpstr (overview->period, ==, "2026-03");
  assert_all_listed (t, overview);
}

static void
test_progress (Town         *t,
               gconstpointer data)
{
  Fixture *f = &t->fixture;
  g_autoptr (SuyuanOverview) overview = NULL;
  SuyuanUid task;

  fixture_add (f, SUYUAN_KIND_OUTLET, "code=O2", "name=疑", "stage=suspected", NULL);
  fixture_add (f, SUYUAN_KIND_OUTLET, "code=O3", "name=非", "stage=rejected", NULL);
  fixture_add (f, SUYUAN_KIND_OUTLET, "code=O4", "name=干", "stage=confirmed", "drainage=no_water", "trace_done=yes", NULL);
  fixture_add (f, SUYUAN_KIND_OUTLET, "code=O5", "name=免", "stage=confirmed", "rectify=no", "trace_done=yes", NULL);
  fixture_add (f, SUYUAN_KIND_OUTLET, "code=O6", "name=待", "stage=confirmed", "rectify=yes", NULL);
  fixture_add (f, SUYUAN_KIND_SAMPLE, "outlet=O5", "taken=2026-03-01 09:00", "cod=20", NULL); /* marks it as monitored */
  task = town_task (t, "O1", "standardise", NULL);
  town_reach (t, &task, "under_way");
  fixture_set_day (f, "2026-03-20");
  town_prove (t, &task, "2026-03-20");

  overview = look (t);
  assert_all_listed (t, overview);
  assert_stage (overview, "investigate", 6, 5, 0);
  assert_stage (overview, "monitor", 3, 2, 1);
  assert_stage (overview, "trace", 4, 2, 0);
  assert_stage (overview, "rectify", 2, 0, 1);
  g_assert_cmpfloat (overview->closed_share, ==, 0);
  g_clear_pointer (&overview, suyuan_overview_free);

  town_reach (t, &task, "submitted");
  overview = look (t);
  g_assert_cmpint (overview->works_done->count, ==, 1);
  g_assert_cmpint (overview->closed->count, ==, 0);
  g_clear_pointer (&overview, suyuan_overview_free);

  town_reach (t, &task, "closed");
  overview = look (t);
  assert_all_listed (t, overview);
  assert_stage (overview, "rectify", 2, 1, 1);
  g_assert_cmpfloat (overview->closed_share, ==, 0.5);
  g_assert_cmpint (overview->works_done->count, ==, 0);
  g_assert_cmpint (overview->closed->count, ==, 1);
}

static void
test_overdue (Town         *t,
              gconstpointer data)
{
  g_autoptr (SuyuanOverview) overview = NULL;
  SuyuanCount *first;

  fixture_add (&t->fixture, SUYUAN_KIND_OUTLET, "code=O2", "name=二号", NULL);
  town_task (t, "O1", "standardise", NULL);
  town_task (t, "O2", "standardise", NULL);
  fixture_set_day (&t->fixture, "2026-07-10");
  overview = look (t);
  assert_all_listed (t, overview);
  g_assert_cmpuint (overview->overdue->len, ==, 1);
  first = overview->overdue->pdata[0];
  g_assert_cmpint (first->count, ==, 2);
  g_assert_cmpstr (first->label, ==, "U-TOWN 某镇政府");
  g_assert_cmpint (overview->overdue_all->count, ==, 2);
}

static void
test_groups (Town         *t,
             gconstpointer data)
{
  g_autoptr (SuyuanOverview) overview = NULL;
  gint64 total = 0;

  fixture_add (&t->fixture, SUYUAN_KIND_OUTLET, "name=雨", "type=urban_rain", "stage=confirmed", NULL);
  fixture_add (&t->fixture, SUYUAN_KIND_OUTLET, "name=疑", "type=urban_rain", NULL);
  overview = look (t);
  assert_all_listed (t, overview);
  g_assert_cmpuint (overview->by_type->len, ==, 2);
  for (guint i = 0; i < overview->by_status->len; i++)
    total += ((SuyuanCount *) overview->by_status->pdata[i])->count;
  g_assert_cmpint (total, ==, 3);
  g_assert_cmpstr (((SuyuanCount *) overview->by_status->pdata[0])->key, ==, "to_verify");
}

static void
test_sections (Town         *t,
               gconstpointer data)
{
  Fixture *f = &t->fixture;
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOverview) overview = NULL;

  fixture_add (f, SUYUAN_KIND_SECTION, "code=S1", "name=差", "target=III", NULL);
  fixture_add (f, SUYUAN_KIND_SECTION, "code=S2", "name=好", "target=III", NULL);
  fixture_add (f, SUYUAN_KIND_SECTION, "code=S3", "name=未测", "target=III", NULL);
  fixture_add (f, SUYUAN_KIND_SAMPLE, "section=S1", "taken=2026-03-01 09:00", "nh3n=1.8", NULL);
  fixture_add (f, SUYUAN_KIND_SAMPLE, "section=S2", "taken=2026-03-01 09:00", "nh3n=0.8", NULL);
  overview = look (t);
  g_assert_cmpuint (overview->sections_off_target->len, ==, 1);
  g_assert_cmpstr (((SuyuanSectionGrade *) overview->sections_off_target->pdata[0])->code, ==, "S1");
  assert_refused (suyuan_office_overview (f->office, "someday", &error), error, "period");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  town_test ("/overview/empty", test_empty);
  town_test ("/overview/progress", test_progress);
  town_test ("/overview/overdue", test_overdue);
  town_test ("/overview/groups", test_groups);
  town_test ("/overview/sections", test_sections);
  return g_test_run ();
}
