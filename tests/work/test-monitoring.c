/* The class of a section, and a sample against an outlet's limits.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "town.h"

#include "suyuan-monitoring.h"

static SuyuanUid
add_section (Town *t)
{
  return fixture_add (&t->fixture, SUYUAN_KIND_SECTION, "code=S1", "name=示例断面", "target=III", "river=湍河", NULL);
}

static void
test_section (Town         *t,
              gconstpointer data)
{
  Fixture  *f = &t->fixture;
  SuyuanUid section = add_section (t);
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanSectionGrade) march = NULL;
  g_autoptr (SuyuanSectionGrade) april = NULL;
  g_autoptr (SuyuanSectionGrade) quarter = NULL;
  g_autoptr (SuyuanSectionGrade) empty = NULL;

  fixture_add (f, SUYUAN_KIND_SAMPLE, "section=S1", "taken=2026-03-05 09:00", "nh3n=2.3", "tp=0.15", "cod=18", NULL);
  fixture_add (f, SUYUAN_KIND_SAMPLE, "section=S1", "taken=2026-04-05 09:00", "nh3n=0.4", "tp=0.1", "cod=14", NULL);
  march = suyuan_office_grade_section (f->office, &section, "2026-03", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (suyuan_water_class_get_key (march->grading->klass), ==, ">V");
  g_assert_cmpuint (march->grading->n_main, ==, 1);
  g_assert_cmpstr (g_array_index (march->grading->items, SuyuanGradedItem, march->grading->main[0]).item, ==, "nh3n");
  g_assert_false (march->meets_target);

  april = suyuan_office_grade_section (f->office, &section, "2026-04", &error);
  g_assert_cmpstr (suyuan_water_class_get_key (april->grading->klass), ==, "II");
  g_assert_true (april->meets_target);
  quarter = suyuan_office_grade_section (f->office, &section, "2026Q3", &error);
  g_assert_cmpint (quarter->grading->klass, ==, SUYUAN_WATER_CLASS_NONE);
  g_assert_false (quarter->meets_target);
  assert_refused (suyuan_office_grade_section (f->office, &section, "spring", &error), error, "period");
  empty = suyuan_office_grade_section (f->office, &section, NULL, &error);
  g_assert_cmpstr (empty->code, ==, "S1");
}

/* The quarter to be answered for is the last one missed, within a year; measured ones stand in for it, then all. */
static void
test_lately (Town         *t,
             gconstpointer data)
{
  Fixture  *f = &t->fixture;
  SuyuanUid section = add_section (t);
  static const struct
  {
    const char *taken, *nh3n, *period;
    gboolean    meets;
  } steps[] = {
    { "2025-01-10 09:00", "5", NULL, FALSE }, /* more than a year back: all samples, no period */
    { "2025-08-10 09:00", "0.4", "2025Q3", TRUE },
    { "2025-11-10 09:00", "2.5", "2025Q4", FALSE },
    { "2026-03-01 09:00", "0.3", "2025Q4", FALSE }, /* a good quarter after a bad one excuses nothing yet */
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *taken = g_strconcat ("taken=", steps[i].taken, NULL), *nh3n = g_strconcat ("nh3n=", steps[i].nh3n, NULL);
      g_autofree char *month = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (SuyuanSectionGrade) grade = NULL;

      month = suyuan_office_latest_month (f->office, &error);
      g_assert_no_error (error);
      g_assert_true (i == 0 ? month == NULL : g_str_has_prefix (steps[i - 1].taken, month));
      fixture_add (f, SUYUAN_KIND_SAMPLE, "section=S1", taken, nh3n, NULL);
      grade = suyuan_office_grade_lately (f->office, &section, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (grade->period, ==, steps[i].period);
      g_assert_cmpint (grade->meets_target, ==, steps[i].meets);
    }
}

/* What was taken today counts, to its last hour; a date that is still to come was mistyped. */
static void
test_latest_month (Town         *t,
                   gconstpointer data)
{
  Fixture         *f = &t->fixture;
  g_autofree char *today = suyuan_office_today (f->office), *evening = g_strdup_printf ("taken=%s 23:30", today);
  g_autofree char *month = NULL;
  g_autoptr (GError) error = NULL;

  add_section (t);
  fixture_add (f, SUYUAN_KIND_SAMPLE, "section=S1", evening, "nh3n=1", NULL);
  fixture_add (f, SUYUAN_KIND_SAMPLE, "section=S1", "taken=2062-03-01 09:00", "nh3n=1", NULL);
  month = suyuan_office_latest_month (f->office, &error);
  g_assert_no_error (error);
  g_assert_nonnull (month);
  g_assert_cmpint (strlen (month), ==, strlen ("2026-10"));
  g_assert_true (g_str_has_prefix (today, month));
}

static void
test_lake (Town         *t,
           gconstpointer data)
{
  SuyuanUid lake = fixture_add (&t->fixture, SUYUAN_KIND_SECTION, "code=L1", "name=湖心", "type=lake", "target=III", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanSectionGrade) grade = NULL;

  fixture_add (&t->fixture, SUYUAN_KIND_SAMPLE, "section=L1", "taken=2026-03-05 09:00", "tp=0.12", NULL);
  grade = suyuan_office_grade_section (t->fixture.office, &lake, "2026-03", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (suyuan_water_class_get_key (grade->grading->klass), ==, "V"); /* class III in a river */
  g_assert_cmpint (suyuan_office_classify (t->fixture.office, "tp", 0.12, FALSE), ==, SUYUAN_WATER_CLASS_III);
  g_assert_cmpint (suyuan_office_classify (t->fixture.office, "tp", 0.12, TRUE), ==, SUYUAN_WATER_CLASS_V);
}

static void
test_river (Town         *t,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) river = NULL;

  add_section (t);
  fixture_add (&t->fixture, SUYUAN_KIND_SECTION, "code=S0", "name=上游", "river=刁河", NULL);
  all = suyuan_office_grade_sections (t->fixture.office, NULL, "2026-03", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpstr (((SuyuanSectionGrade *) all->pdata[0])->code, ==, "S0");
  river = suyuan_office_grade_sections (t->fixture.office, "湍河", "2026-03", &error);
  g_assert_cmpuint (river->len, ==, 1);
  assert_refused (suyuan_office_grade_sections (t->fixture.office, "无此河", "2026-03", &error), error, "no_river");
  g_assert_cmpint (((SuyuanSectionGrade *) river->pdata[0])->target, ==, SUYUAN_WATER_CLASS_III);
}

static void
test_sample_of_an_outlet (Town         *t,
                          gconstpointer data)
{
  Fixture *f = &t->fixture;
  g_autoptr (GError) error = NULL;
  SuyuanUid              within = fixture_add (f, SUYUAN_KIND_SAMPLE, "outlet=O1", "taken=2026-03-01 09:00", "cod=42", "nh3n=3", "tp=0.4", NULL);
  SuyuanUid              over = fixture_add (f, SUYUAN_KIND_SAMPLE, "outlet=O1", "taken=2026-03-02 09:00", "cod=90", "nh3n=3", "tp=0.4", NULL);
  SuyuanUid              loose = fixture_add (f, SUYUAN_KIND_SAMPLE, "taken=2026-03-02 09:00", "cod=90", NULL);
  const SuyuanUid       *uids[] = { &within, &over };
  const SuyuanEvaluation expected[] = { SUYUAN_EVALUATION_WITHIN, SUYUAN_EVALUATION_OVER };
  g_autoptr (SuyuanRecord) alone = suyuan_office_get (f->office, SUYUAN_KIND_SAMPLE, &loose, &error);

  for (gsize i = 0; i < G_N_ELEMENTS (uids); i++)
    {
      g_autoptr (SuyuanRecord) sample = suyuan_office_get (f->office, SUYUAN_KIND_SAMPLE, uids[i], &error);
      g_autoptr (GArray) items = suyuan_office_evaluate_sample (f->office, sample, &error);

      g_assert_no_error (error);
      g_assert_cmpint (suyuan_evaluation_sum (items), ==, expected[i]);
    }
  assert_refused (suyuan_office_evaluate_sample (f->office, alone, &error), error, "no_outlet");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  town_test ("/monitoring/section", test_section);
  town_test ("/monitoring/lately", test_lately);
  town_test ("/monitoring/latest-month", test_latest_month);
  town_test ("/monitoring/lake", test_lake);
  town_test ("/monitoring/river", test_river);
  town_test ("/monitoring/sample-of-an-outlet", test_sample_of_an_outlet);
  return g_test_run ();
}
