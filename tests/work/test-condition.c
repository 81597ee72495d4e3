/* The water of a section as it was last measured: which sample speaks, what decides its class, what the target is missed by.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "suyuan-condition.h"

static SuyuanCondition *
condition_of (Fixture         *f,
              const SuyuanUid *section)
{
  g_autoptr (GError) error = NULL;
  SuyuanCondition *condition = suyuan_office_condition (f->office, section, &error);

  g_assert_no_error (error);
  return condition;
}

static void
test_nothing_measured (Fixture      *f,
                       gconstpointer data)
{
  SuyuanUid section = fixture_add (f, SUYUAN_KIND_SECTION, "code=S1", "name=断面", "target=III", NULL);
  g_autoptr (SuyuanCondition) none = condition_of (f, &section);
  g_autoptr (SuyuanCondition) cold = NULL;
  g_autofree char *verdict = suyuan_condition_dup_verdict (none, f->office), *grounds = suyuan_condition_dup_grounds (none, f->office);

  g_assert_null (none->sample);
  g_assert_cmpint (none->grade->grading->klass, ==, SUYUAN_WATER_CLASS_NONE);
  g_assert_nonnull (strstr (verdict, "Not measured"));
  g_assert_cmpstr (grounds, ==, "");

  /* What grades no water says nothing, however bad: temperature, total nitrogen of a river, coliforms. */
  fixture_add (f, SUYUAN_KIND_SAMPLE, "section=S1", "taken=2026-02-10 09:00", "water_temp=9", "tn=90", "fecal_coliform=900000", NULL);
  cold = condition_of (f, &section);
  g_assert_null (cold->sample);
}

/* Long after it nothing was measured that grades: it is still found. */
static void
test_far_back (Fixture      *f,
               gconstpointer data)
{
  SuyuanUid section = fixture_add (f, SUYUAN_KIND_SECTION, "code=S1", "name=断面", "target=III", NULL);
  SuyuanUid graded = fixture_add (f, SUYUAN_KIND_SAMPLE, "section=S1", "taken=2025-11-30 09:00", "nh3n=0.4", NULL);
  g_autoptr (SuyuanCondition) condition = NULL;

  fixture_add (f, SUYUAN_KIND_SECTION, "code=S2", "name=断面", NULL);
  fixture_add (f, SUYUAN_KIND_SAMPLE, "section=S2", "taken=2026-02-10 09:00", "nh3n=9", NULL);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *taken = g_strdup_printf ("taken=2026-01-%02u %02u:00", i / 4 + 1, i % 4 * 4);

      fixture_add (f, SUYUAN_KIND_SAMPLE, "section=S1", taken, "water_temp=9", NULL);
    }
  condition = condition_of (f, &section);
  g_assert_true (suyuan_uid_equal (suyuan_record_get_uid (condition->sample), &graded));
}

/* The newest speaks, not the worst; one of a day to come, and one that measured nothing of use, do not. */
static void
test_newest (Fixture      *f,
             gconstpointer data)
{
  SuyuanUid section = fixture_add (f, SUYUAN_KIND_SECTION, "code=S1", "name=断面", "target=III", NULL);
  SuyuanUid good;
  g_autoptr (SuyuanCondition) condition = NULL;
  g_autofree char *verdict = NULL, *grounds = NULL;

  fixture_add (f, SUYUAN_KIND_SAMPLE, "section=S1", "taken=2025-12-10 09:00", "nh3n=9", NULL);
  good = fixture_add (f, SUYUAN_KIND_SAMPLE, "section=S1", "taken=2026-02-10 09:00", "nh3n=0.4", "tp=0.15", "cod=14", "laboratory=市监测站", NULL);
  fixture_add (f, SUYUAN_KIND_SAMPLE, "section=S1", "taken=2026-02-20 09:00", "water_temp=9", NULL);
  fixture_add (f, SUYUAN_KIND_SAMPLE, "section=S1", "taken=2026-12-20 09:00", "nh3n=9", NULL);
  condition = condition_of (f, &section);
  g_assert_true (suyuan_uid_equal (suyuan_record_get_uid (condition->sample), &good));
  g_assert_cmpstr (condition->grade->period, ==, "2026-02-10");
  g_assert_cmpint (condition->grade->grading->klass, ==, SUYUAN_WATER_CLASS_III);
  g_assert_true (condition->grade->meets_target);
  g_assert_cmpuint (condition->deciding->len, ==, 1);
  g_assert_cmpstr (condition->deciding->pdata[0], ==, "tp");
  g_assert_cmpuint (condition->shortfalls->len, ==, 0);
  verdict = suyuan_condition_dup_verdict (condition, f->office);
  grounds = suyuan_condition_dup_grounds (condition, f->office);
  g_assert_nonnull (strstr (verdict, "met"));
  g_assert_nonnull (strstr (grounds, "2026-02-10 · 市监测站 · decided by Total phosphorus"));
}

/* The target is missed by every item over it, though one alone decides; oxygen is short without a multiple. */
static void
test_shortfall (Fixture      *f,
                gconstpointer data)
{
  SuyuanUid section = fixture_add (f, SUYUAN_KIND_SECTION, "code=S1", "name=断面", "target=III", NULL);
  g_autoptr (SuyuanCondition) condition = NULL;
  const SuyuanShortfall *shortfalls;
  g_autofree char       *grounds = NULL;

  fixture_add (f, SUYUAN_KIND_SAMPLE, "section=S1", "taken=2026-02-10 09:00", "nh3n=2.3", "cod=24", "do=4", "tp=0.1", NULL);
  condition = condition_of (f, &section);
  g_assert_cmpint (condition->grade->grading->klass, ==, SUYUAN_WATER_CLASS_WORSE);
  g_assert_false (condition->grade->meets_target);
  g_assert_cmpuint (condition->deciding->len, ==, 1);
  g_assert_cmpstr (condition->deciding->pdata[0], ==, "nh3n");
  g_assert_cmpuint (condition->shortfalls->len, ==, 3);
  shortfalls = (const SuyuanShortfall *) (gconstpointer) condition->shortfalls->data;
  for (guint i = 0; i < 3; i++)
    {
      double expected = g_str_equal (shortfalls[i].item, "nh3n") ? 1.3 : g_str_equal (shortfalls[i].item, "cod") ? 0.2
                                                                                                                 : 0;

      g_assert_cmpfloat_with_epsilon (shortfalls[i].multiple, expected, 1e-9);
      g_assert_cmpfloat (shortfalls[i].limit, ==, g_str_equal (shortfalls[i].item, "nh3n") ? 1 : g_str_equal (shortfalls[i].item, "cod") ? 20
                                                                                                                                         : 5);
    }
  grounds = suyuan_condition_dup_grounds (condition, f->office);
  g_assert_nonnull (strstr (grounds, "2.3 mg/L, target 1, 1.3 times over"));
}

/* Class I has nothing that decides it; without a target nothing is missed. */
static void
test_bare (Fixture      *f,
           gconstpointer data)
{
  SuyuanUid section = fixture_add (f, SUYUAN_KIND_SECTION, "code=S1", "name=断面", NULL);
  SuyuanUid lake = fixture_add (f, SUYUAN_KIND_SECTION, "code=L1", "name=湖心", "target=III", "lake=yes", NULL);
  g_autoptr (SuyuanCondition) first = NULL;
  g_autoptr (SuyuanCondition) inner = NULL;

  fixture_add (f, SUYUAN_KIND_SAMPLE, "section=S1", "taken=2026-02-10 09:00", "nh3n=0.05", "cod=9", NULL);
  first = condition_of (f, &section);
  g_assert_cmpint (first->grade->grading->klass, ==, SUYUAN_WATER_CLASS_I);
  g_assert_cmpuint (first->deciding->len, ==, 0);
  g_assert_false (first->grade->meets_target);

  /* 0.1 mg/L of phosphorus is class II of a river and IV of a lake. */
  fixture_add (f, SUYUAN_KIND_SAMPLE, "section=L1", "taken=2026-02-10 09:00", "tp=0.1", NULL);
  inner = condition_of (f, &lake);
  g_assert_cmpint (inner->grade->grading->klass, ==, SUYUAN_WATER_CLASS_IV);
  g_assert_cmpuint (inner->shortfalls->len, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/condition/nothing-measured", test_nothing_measured);
  fixture_test ("/condition/newest", test_newest);
  fixture_test ("/condition/far-back", test_far_back);
  fixture_test ("/condition/shortfall", test_shortfall);
  fixture_test ("/condition/bare", test_bare);
  return g_test_run ();
}
