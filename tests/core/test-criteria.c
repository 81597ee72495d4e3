/* test-criteria.c: what the closing of a task asks for
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "suyuan-criteria.h"

#include <string.h>

#include "suyuan-catalogue.h"
#include "suyuan-csv.h"

#define DAY_MS G_GINT64_CONSTANT (86400000)
#define MAY_1 G_GINT64_CONSTANT (1777597200000) /* 2026-05-01 09:00 in China */
#define MAY(day) (MAY_1 + ((day) -1) * DAY_MS)

static SuyuanCriteria *criteria;

/* Everything of one closure; found on 1 May, works done or sealed on 10 May. */
typedef struct
{
  SuyuanClosureFacts  facts;
  SuyuanFlowTask      task;
  SuyuanProof         proofs[6];
  SuyuanClosureVisit  visits[4];
  SuyuanClosureSample samples[2];
  SuyuanExemption     exemption;
} Fixture;

static SuyuanUid
uid (guint8 number)
{
  return (SuyuanUid){ .bytes = { [15] = number } };
}

static SuyuanProof
photo (const char *kind)
{
  return (SuyuanProof){
    .name = kind,
    .kind = kind,
    .is_photo = TRUE,
    .taken = MAY (12),
    .received = MAY (13),
    .has_position = TRUE,
    .position = { 1120900000, 326800000 },
  };
}

static void
set_up (Fixture      *fixture,
        gconstpointer category)
{
  static const char *const kinds[] = { "near", "far", "after", "sealed", "connection" };

  *fixture = (Fixture){ 0 };
  fixture->task = (SuyuanFlowTask){ .source = "census", .responsible_unit = uid (1), .accepting_unit = uid (2), .accepting_level = "city", .submitter = uid (10) };
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    fixture->proofs[i] = photo (kinds[i]);
  fixture->visits[0] = (SuyuanClosureVisit){ "XC-1", MAY (20), 5, "no_water" };
  fixture->visits[1] = (SuyuanClosureVisit){ "XC-2", MAY (25), 4, "no_water" };
  fixture->samples[0] = (SuyuanClosureSample){ "SY-1", MAY (14), SUYUAN_EVALUATION_WITHIN, NULL };
  fixture->facts = (SuyuanClosureFacts){
    .category = category,
    .sign = "industry",
    .found_on = "2026-05-01",
    .works_done_on = "2026-05-10",
    .sealed_on = "2026-05-10",
    .notice_until = "2026-06-10",
    .today = "2026-06-11",
    .notice_needed = TRUE,
    .has_sign = g_strcmp0 (category, "ban") != 0,
    .has_sampling_point = TRUE,
    .party = "示例食品厂",
    .target = "PK-1",
    .n_measures = 2,
    .n_measures_done = 2,
    .proofs = fixture->proofs,
    .n_proofs = G_N_ELEMENTS (kinds),
    .site = { .has_position = TRUE, .position = { 1120900000, 326800000 } },
    .visits = fixture->visits,
    .n_visits = 2,
    .samples = fixture->samples,
    .n_samples = 1,
    .task = &fixture->task,
    .acceptors = { { .person = uid (11), .unit = uid (2), .role = "acceptor" }, { .person = uid (12), .unit = uid (2), .role = "reviewer" } },
  };
}

static void
tear_down (Fixture      *fixture,
           gconstpointer category)
{
}

/* @keys: of what is not met, in order. */
static void
assert_unmet (const Fixture *fixture,
              const char    *keys)
{
  g_autoptr (GPtrArray) list = suyuan_criteria_list (criteria, &fixture->facts);
  g_autoptr (GString) unmet = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const SuyuanCriterion *criterion = g_ptr_array_index (list, i);

      g_assert_nonnull (criterion->because);
      if (!criterion->met && !criterion->exempt)
        g_string_append_printf (unmet, "%s%s", unmet->len > 0 ? " " : "", criterion->key);
    }
  g_assert_cmpstr (unmet->str, ==, keys);
}

static void
assert_says (const Fixture *fixture,
             const char    *key,
             gboolean       met,
             const char    *text)
{
  g_autoptr (GPtrArray) list = suyuan_criteria_list (criteria, &fixture->facts);

  for (guint i = 0; i < list->len; i++)
    {
      const SuyuanCriterion *criterion = g_ptr_array_index (list, i);

      if (!g_str_equal (criterion->key, key))
        continue;
      g_assert_true (criterion->met == met);
      if (strstr (criterion->because, text) == NULL)
        g_error ("“%s” does not say “%s”", criterion->because, text);
      return;
    }
  g_assert_not_reached ();
}

static void
test_table (void)
{
  g_autoptr (SuyuanCsv) table = suyuan_csv_load ("criteria.csv", NULL);
  g_autoptr (SuyuanCatalogue) catalogue = suyuan_catalogue_new (NULL);
  int category = suyuan_csv_find_column (table, "category");

  g_assert_cmpuint (suyuan_csv_get_n_rows (table), ==, 19);
  for (guint i = 0; i < suyuan_csv_get_n_rows (table); i++)
    {
      g_auto (GStrv) keys = g_strsplit (suyuan_csv_get (table, i, category), "|", -1);

      for (guint k = 0; keys[k] != NULL; k++)
        g_assert_true (g_str_equal (keys[k], "*") || suyuan_catalogue_find_value (catalogue, "category", keys[k]) != NULL);
    }
}

static void
test_all_met (Fixture      *fixture,
              gconstpointer category)
{
  g_autoptr (GPtrArray) list = suyuan_criteria_list (criteria, &fixture->facts);
  g_autoptr (GError) error = NULL;

  assert_unmet (fixture, "");
  g_assert_cmpuint (list->len, >=, 9);
  g_assert_true (suyuan_criteria_check (list, SUYUAN_TASK_CLOSED, &error));
  g_assert_no_error (error);
}

/* Nothing is there: everything is asked for, and each answer names a way out. */
static void
test_nothing_met (Fixture      *fixture,
                  gconstpointer category)
{
  static const struct
  {
    const char *category, *unmet;
  } expected[] = {
    { "ban", "measures_done sealed near_photo far_photo dry_revisit accepting_unit two_acceptors notice_over" },
    { "merge", "party_known measures_done target_named connection_proved old_mouth_sealed accepting_unit two_acceptors notice_over" },
    { "standardise", "party_known measures_done after_photo retest_passed sign_set sampling_point_set accepting_unit two_acceptors notice_over" },
  };
  SuyuanFlowTask task = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      fixture->facts = (SuyuanClosureFacts){ .category = expected[i].category, .sign = "industry", .today = "2026-06-11", .notice_needed = TRUE, .task = &task };
      assert_unmet (fixture, expected[i].unmet);
    }
}

/* Only what is due by a step holds it up. */
static void
test_steps (Fixture      *fixture,
            gconstpointer category)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *missing = NULL;

  fixture->facts.acceptors[1] = (SuyuanActor){ 0 };
  fixture->facts.notice_until = NULL;
  list = suyuan_criteria_list (criteria, &fixture->facts);

  g_assert_true (suyuan_criteria_check (list, SUYUAN_TASK_UNDER_WAY, NULL));
  g_assert_true (suyuan_criteria_check (list, SUYUAN_TASK_SUBMITTED, NULL));
  g_assert_true (suyuan_criteria_check (list, SUYUAN_TASK_PRECHECKED, NULL));
  g_assert_true (suyuan_criteria_check (list, SUYUAN_TASK_RETURNED, NULL));
  g_assert_false (suyuan_criteria_check (list, SUYUAN_TASK_ACCEPTED, NULL));
  g_assert_false (suyuan_criteria_check (list, SUYUAN_TASK_CLOSED, &error));
  g_assert_error (error, SUYUAN_FLOW_ERROR, SUYUAN_FLOW_ERROR_CRITERIA);
  g_assert_nonnull (strstr (error->message, "[two_acceptors]"));
  g_assert_nonnull (strstr (error->message, "[notice_over]"));

  /* A person reads the same without the keys. */
  g_assert_null (suyuan_criteria_dup_missing (list, SUYUAN_TASK_PRECHECKED));
  missing = suyuan_criteria_dup_missing (list, SUYUAN_TASK_CLOSED);
  g_assert_nonnull (missing);
  g_assert_null (strchr (missing, '['));
  for (guint i = 0; i < list->len; i++)
    {
      const SuyuanCriterion *criterion = list->pdata[i];

      g_assert_true (criterion->met || strstr (missing, suyuan_criterion_get_label (criterion)) != NULL);
    }
}

static void
test_type_decides (Fixture      *fixture,
                   gconstpointer category)
{
  static const struct
  {
    const char *sign, *unmet;
  } cases[] = {
    { "industry", "retest_passed sign_set sampling_point_set" },
    { "treatment_plant", "retest_passed sign_set sampling_point_set" },
    { "agriculture", "retest_passed sign_set" },
    { "domestic", "retest_passed" },
    { "other", "retest_passed" },
    { NULL, "retest_passed" },
    { "rain", "dry_weather" },
  };

  fixture->facts.has_sign = fixture->facts.has_sampling_point = FALSE;
  fixture->facts.n_samples = fixture->facts.n_visits = 0;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      fixture->facts.sign = cases[i].sign;
      assert_unmet (fixture, cases[i].unmet);
    }
}

static void
test_protected_area (Fixture      *fixture,
                     gconstpointer category)
{
  fixture->facts.in_protected_area = TRUE;
  fixture->exemption = (SuyuanExemption){ "lawful_place", "No. 12" };
  fixture->facts.exemptions = &fixture->exemption;
  fixture->facts.n_exemptions = 1;
  assert_unmet (fixture, "lawful_place");
  assert_says (fixture, "lawful_place", FALSE, "No document sets this aside");
}

static void
test_measures (Fixture      *fixture,
               gconstpointer category)
{
  fixture->facts.n_measures_done = 1;
  assert_says (fixture, "measures_done", FALSE, "1 of 2");
  fixture->facts.n_measures = fixture->facts.n_measures_done = 0;
  assert_says (fixture, "measures_done", TRUE, "2026-05-10");
  fixture->facts.works_done_on = "";
  assert_says (fixture, "measures_done", FALSE, "No measure");
}

/* Nothing that is dated later than today has happened. */
static void
test_days_to_come (Fixture      *fixture,
                   gconstpointer category)
{
  fixture->samples[1] = (SuyuanClosureSample){ "SY-2", MAY (60), SUYUAN_EVALUATION_OVER, NULL };
  fixture->facts.n_samples = 2;
  assert_says (fixture, "retest_passed", TRUE, "SY-1");
  fixture->facts.n_measures = 0;
  fixture->facts.works_done_on = fixture->facts.sealed_on = "2026-06-12";
  assert_says (fixture, "measures_done", FALSE, "a day to come");
  fixture->facts.category = "ban";
  assert_says (fixture, "sealed", FALSE, "a day to come");
  fixture->facts.sealed_on = "2026-05-10";
  fixture->visits[0].at = MAY (20);
  fixture->visits[1] = (SuyuanClosureVisit){ "XC-2", MAY (60), 4, "flowing" };
  assert_says (fixture, "dry_revisit", TRUE, "XC-1");
  fixture->visits[0].at = MAY (43); /* tomorrow */
  assert_says (fixture, "dry_revisit", FALSE, "7 days");
  fixture->visits[0].at = MAY (42); /* today */
  assert_says (fixture, "dry_revisit", TRUE, "XC-1");
}

/* After a rebound the works, seals and samples of the old round prove nothing. */
static void
test_rebound (Fixture      *fixture,
              gconstpointer category)
{
  fixture->facts.found_on = "2026-06-01";
  fixture->facts.n_measures = fixture->facts.n_measures_done = 0;
  assert_unmet (fixture, "measures_done after_photo retest_passed");
  fixture->samples[0].taken = MAY (32); /* the day of the finding */
  assert_says (fixture, "retest_passed", FALSE, "No sample after the works");
  fixture->samples[0].taken = MAY (33);
  assert_says (fixture, "retest_passed", TRUE, "within");

  fixture->facts.category = "merge";
  assert_says (fixture, "old_mouth_sealed", FALSE, "before the problem was found");
}

static void
test_after_photo (Fixture      *fixture,
                  gconstpointer category)
{
  fixture->proofs[2].taken = MAY (1);
  assert_says (fixture, "after_photo", FALSE, "not later than 2026-05-01");
  fixture->task.short_path = TRUE;
  assert_says (fixture, "after_photo", TRUE, "first grade");
  fixture->proofs[2] = photo ("after");
  fixture->proofs[2].used_at = "PK-9";
  assert_says (fixture, "after_photo", FALSE, "PK-9");
  fixture->proofs[2] = photo ("before");
  assert_says (fixture, "after_photo", FALSE, "No photo after the works");
  fixture->proofs[2] = photo ("after");
  fixture->facts.found_on = NULL;
  assert_says (fixture, "after_photo", FALSE, "no day of finding");
}

/* One good photo is enough whatever stands beside it. */
static void
test_best_photo_counts (Fixture      *fixture,
                        gconstpointer category)
{
  for (guint good = 0; good < 3; good++)
    {
      for (guint i = 0; i < 3; i++)
        {
          fixture->proofs[i] = photo ("after");
          fixture->proofs[i].has_position = i == good;
          fixture->proofs[i].n_witnesses = 2 * (i % 2);
        }
      assert_says (fixture, "after_photo", TRUE, "first grade");
    }
}

static void
test_retest (Fixture      *fixture,
             gconstpointer category)
{
  assert_says (fixture, "retest_passed", TRUE, "SY-1 is within");
  fixture->samples[1] = (SuyuanClosureSample){ "SY-2", MAY (15), SUYUAN_EVALUATION_OVER, "COD 62 mg/L, limit 50" };
  fixture->facts.n_samples = 2;
  assert_says (fixture, "retest_passed", FALSE, "COD 62 mg/L"); /* the last one speaks */
  fixture->samples[0].taken = MAY (16);
  assert_says (fixture, "retest_passed", TRUE, "SY-1 is within");
  fixture->samples[0].evaluation = SUYUAN_EVALUATION_UNKNOWN;
  fixture->samples[0].detail = "COD was not measured";
  assert_says (fixture, "retest_passed", FALSE, "was not measured");
}

static void
test_retest_is_after_the_works (Fixture      *fixture,
                                gconstpointer category)
{
  fixture->facts.n_visits = 0;
  fixture->samples[0].taken = MAY (9);
  assert_says (fixture, "retest_passed", FALSE, "No sample after the works");
  fixture->facts.works_done_on = NULL;
  assert_says (fixture, "retest_passed", TRUE, "within");
  fixture->samples[0].taken = MAY (1); /* the sample that found the problem */
  assert_says (fixture, "retest_passed", FALSE, "No sample after the works");
}

static void
test_no_water_stands_for_a_retest (Fixture      *fixture,
                                   gconstpointer category)
{
  fixture->facts.n_samples = 0;
  assert_says (fixture, "retest_passed", TRUE, "2 dry days");
  fixture->visits[1].dry_days = 2;
  assert_says (fixture, "retest_passed", FALSE, "take a sample");
  fixture->visits[1] = fixture->visits[0]; /* twice on one day is one day */
  assert_says (fixture, "retest_passed", FALSE, "take a sample");
}

static void
test_rain_outlet (Fixture      *fixture,
                  gconstpointer category)
{
  fixture->facts.sign = "rain";
  assert_says (fixture, "dry_weather", TRUE, "2 dry days");
  fixture->visits[2] = (SuyuanClosureVisit){ "XC-3", MAY (22), 3, "flowing" };
  fixture->facts.n_visits = 3;
  assert_says (fixture, "dry_weather", FALSE, "XC-3 found water");
  fixture->visits[2].dry_days = 0; /* after rain it may run */
  assert_says (fixture, "dry_weather", TRUE, "2 dry days");
  fixture->visits[2].dry_days = 3;
  fixture->visits[3] = (SuyuanClosureVisit){ "XC-4", MAY (28), 3, "no_water" };
  fixture->facts.n_visits = 4;
  assert_says (fixture, "dry_weather", TRUE, "2 dry days");
  fixture->visits[0].dry_days = fixture->visits[1].dry_days = -1;
  assert_says (fixture, "dry_weather", FALSE, "1 of 2");
}

static void
test_dry_revisit (Fixture      *fixture,
                  gconstpointer category)
{
  fixture->facts.n_visits = 1;
  fixture->visits[0].at = MAY (16);
  assert_says (fixture, "dry_revisit", FALSE, "7 days");
  fixture->facts.revisit_days = 5;
  assert_says (fixture, "dry_revisit", TRUE, "XC-1");
  fixture->facts.revisit_days = 0;
  fixture->visits[0].at = MAY (17);
  assert_says (fixture, "dry_revisit", TRUE, "XC-1");
  fixture->facts.n_visits = 2;
  fixture->visits[1].drainage = "flowing";
  assert_says (fixture, "dry_revisit", FALSE, "XC-2 found water");
  fixture->visits[1].at = MAY (9); /* before the sealing */
  assert_says (fixture, "dry_revisit", TRUE, "XC-1");
  fixture->facts.sealed_on = NULL;
  assert_unmet (fixture, "sealed dry_revisit");
}

static void
test_ban_wants_no_sign (Fixture      *fixture,
                        gconstpointer category)
{
  fixture->facts.has_sign = TRUE;
  assert_unmet (fixture, "sign_removed");
}

static void
test_connection (Fixture      *fixture,
                 gconstpointer category)
{
  fixture->proofs[4].position.lon += 200000;
  assert_says (fixture, "connection_proved", FALSE, "away from the outlet");
  fixture->proofs[5] = (SuyuanProof){ .name = "plan.pdf", .kind = "drawing" };
  fixture->facts.n_proofs = 6;
  assert_says (fixture, "connection_proved", TRUE, "plan.pdf");
  fixture->proofs[5].kind = "audio";
  assert_says (fixture, "connection_proved", FALSE, "away from the outlet");
  fixture->facts.target = NULL;
  assert_unmet (fixture, "target_named connection_proved");
}

static void
test_exemption_names_its_document (Fixture      *fixture,
                                   gconstpointer category)
{
  fixture->facts.has_sign = FALSE;
  fixture->facts.exemptions = &fixture->exemption;
  fixture->facts.n_exemptions = 1;

  fixture->exemption = (SuyuanExemption){ "sign_set", "" };
  assert_says (fixture, "sign_set", FALSE, "has to name its document");
  fixture->exemption.document = NULL;
  assert_unmet (fixture, "sign_set");
  fixture->exemption.document = "宛环函〔2026〕7号";
  assert_says (fixture, "sign_set", FALSE, "宛环函〔2026〕7号");
  assert_unmet (fixture, "");
  fixture->exemption.criterion = "after_photo"; /* for something that is met: no matter */
  assert_unmet (fixture, "sign_set");
}

static void
assert_never_exempt (Fixture    *fixture,
                     const char *key)
{
  fixture->exemption = (SuyuanExemption){ key, "No. 12" };
  fixture->facts.exemptions = &fixture->exemption;
  fixture->facts.n_exemptions = 1;
  assert_unmet (fixture, key);
  assert_says (fixture, key, FALSE, "No document sets this aside");
}

/* Over the limit, and no second acceptor: nothing on paper helps. */
static void
test_never_exempt (Fixture      *fixture,
                   gconstpointer category)
{
  fixture->samples[0].evaluation = SUYUAN_EVALUATION_OVER;
  assert_never_exempt (fixture, "retest_passed");
  fixture->samples[0].evaluation = SUYUAN_EVALUATION_WITHIN;
  fixture->facts.acceptors[0] = (SuyuanActor){ 0 };
  assert_never_exempt (fixture, "two_acceptors");
  fixture->facts.acceptors[0] = (SuyuanActor){ .person = uid (13), .role = "acceptor" };
  fixture->task.accepting_unit = uid (0);
  assert_never_exempt (fixture, "accepting_unit");
}

/* That no test is possible may be said on paper. */
static void
test_retest_may_be_exempt (Fixture      *fixture,
                           gconstpointer category)
{
  fixture->facts.n_samples = fixture->facts.n_visits = 0;
  fixture->exemption = (SuyuanExemption){ "retest_passed", "No. 12" };
  fixture->facts.exemptions = &fixture->exemption;
  fixture->facts.n_exemptions = 1;
  assert_unmet (fixture, "");
}

static void
test_acceptors (Fixture      *fixture,
                gconstpointer category)
{
  fixture->facts.acceptors[1].person = fixture->facts.acceptors[0].person;
  assert_says (fixture, "two_acceptors", FALSE, "another person");
  fixture->facts.acceptors[1] = (SuyuanActor){ .person = uid (10), .role = "acceptor" };
  assert_says (fixture, "two_acceptors", FALSE, "submitted");
  fixture->task.source = "warning_film";
  assert_says (fixture, "accepting_unit", FALSE, "province");
}

static void
test_notice (Fixture      *fixture,
             gconstpointer category)
{
  fixture->facts.today = "2026-06-10";
  assert_unmet (fixture, "notice_over");
  fixture->facts.notice_needed = FALSE;
  assert_unmet (fixture, "");
}

static void
test_labels (Fixture      *fixture,
             gconstpointer category)
{
  g_autoptr (GPtrArray) list = suyuan_criteria_list (criteria, &fixture->facts);
  static const char *const places[] = { "photos", "samples", "visits", "fields", "people", NULL };

  for (guint i = 0; i < list->len; i++)
    {
      const SuyuanCriterion *criterion = g_ptr_array_index (list, i);

      g_assert_cmpstr (suyuan_criterion_get_label (criterion), ==, criterion->label);
      g_assert_cmpstr (criterion->label_zh, !=, "");
      g_assert_true (g_strv_contains (places, criterion->place));
      g_assert_cmpuint (criterion->state, >=, SUYUAN_TASK_SUBMITTED);
    }
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path, *category;
    void (*func) (Fixture      *fixture,
                  gconstpointer category);
  } tests[] = {
    { "/criteria/met/ban", "ban", test_all_met },
    { "/criteria/met/merge", "merge", test_all_met },
    { "/criteria/met/standardise", "standardise", test_all_met },
    { "/criteria/nothing", "ban", test_nothing_met },
    { "/criteria/steps", "standardise", test_steps },
    { "/criteria/type", "standardise", test_type_decides },
    { "/criteria/protected-area", "standardise", test_protected_area },
    { "/criteria/measures", "standardise", test_measures },
    { "/criteria/days-to-come", "standardise", test_days_to_come },
    { "/criteria/rebound", "standardise", test_rebound },
    { "/criteria/after-photo", "standardise", test_after_photo },
    { "/criteria/best-photo", "standardise", test_best_photo_counts },
    { "/criteria/retest", "standardise", test_retest },
    { "/criteria/retest-after", "standardise", test_retest_is_after_the_works },
    { "/criteria/no-water", "standardise", test_no_water_stands_for_a_retest },
    { "/criteria/rain", "standardise", test_rain_outlet },
    { "/criteria/dry-revisit", "ban", test_dry_revisit },
    { "/criteria/ban-sign", "ban", test_ban_wants_no_sign },
    { "/criteria/connection", "merge", test_connection },
    { "/criteria/exemption", "standardise", test_exemption_names_its_document },
    { "/criteria/never-exempt", "standardise", test_never_exempt },
    { "/criteria/retest-exempt", "standardise", test_retest_may_be_exempt },
    { "/criteria/acceptors", "standardise", test_acceptors },
    { "/criteria/notice", "standardise", test_notice },
    { "/criteria/labels", "standardise", test_labels },
  };
  int status;

  g_test_init (&argc, &argv, NULL);
  criteria = suyuan_criteria_new (NULL);
  g_test_add_func ("/criteria/table", test_table);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, tests[i].category, set_up, tests[i].func, tear_down);
  status = g_test_run ();
  suyuan_criteria_free (criteria);

  return status;
}
