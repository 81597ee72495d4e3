/* test-criteria-random.c: whatever a closure rests on, its criteria stay sound
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "suyuan-criteria.h"

#define DAY_MS G_GINT64_CONSTANT (86400000)
#define MAY_1 G_GINT64_CONSTANT (1777597200000) /* 2026-05-01 09:00 in China */
#define N_PROOFS 8
#define N_VISITS 6
#define N_SAMPLES 3
#define N_EXEMPTIONS 2
#define N_ROUNDS 4000

#define PICK(array) (array)[g_test_rand_int_range (0, (gint32) G_N_ELEMENTS (array))]

static const char *const categories[] = { "ban", "merge", "standardise" };
static const char *const signs[] = { "industry", "treatment_plant", "agriculture", "domestic", "rain", "other", NULL };
static const char *const days[] = { "2026-04-01", "2026-05-01", "2026-05-10", "2026-05-20", "", NULL };
static const char *const kinds[] = { "near", "far", "after", "sealed", "connection", "before", "drawing", NULL };
static const char *const drainages[] = { "flowing", "no_water", "stagnant", NULL };
static const char *const levels[] = { "provincial", "city", "county", NULL };
static const char *const sources[] = { "census", "inspection", NULL };
static const char *const role_keys[] = { "acceptor", "reviewer", "contractor", NULL };
static const char *const texts[] = { "示例", "", NULL };
static const char *const exempted[] = { "lawful_place", "party_known", "after_photo", "retest_passed", "dry_weather", "sign_set", "two_acceptors", "accepting_unit", "sealed" };

static SuyuanCriteria *criteria;

/* The facts and what they point to. */
typedef struct
{
  SuyuanClosureFacts  facts;
  SuyuanFlowTask      task;
  SuyuanProof         proofs[N_PROOFS];
  SuyuanClosureVisit  visits[N_VISITS];
  SuyuanClosureSample samples[N_SAMPLES];
  SuyuanExemption     exemptions[N_EXEMPTIONS];
} Closure;

static SuyuanUid
some_uid (void)
{
  return (SuyuanUid){ .bytes = { [15] = (guint8) g_test_rand_int_range (0, 5) } };
}

static gint64
some_instant (void)
{
  return MAY_1 + g_test_rand_int_range (-20, 40) * DAY_MS;
}

static SuyuanProof
some_proof (void)
{
  return (SuyuanProof){
    .name = "IMG",
    .kind = PICK (kinds),
    .is_photo = g_test_rand_int_range (0, 4) > 0,
    .taken = g_test_rand_bit () ? some_instant () : 0,
    .received = g_test_rand_bit () ? some_instant () + 20 * DAY_MS : 0,
    .has_position = g_test_rand_bit (),
    .position = { 1120900000 + g_test_rand_int_range (0, 80000), 326800000 },
    .n_witnesses = (guint) g_test_rand_int_range (0, 4),
    .signed_sheet = g_test_rand_int_range (0, 4) == 0,
    .used_at = g_test_rand_int_range (0, 6) == 0 ? "PK-9" : NULL,
  };
}

static SuyuanClosureVisit
some_visit (void)
{
  return (SuyuanClosureVisit){ "XC", some_instant (), g_test_rand_int_range (-1, 8), PICK (drainages) };
}

static SuyuanClosureSample
some_sample (void)
{
  return (SuyuanClosureSample){ "SY", some_instant (), (SuyuanEvaluation) g_test_rand_int_range (0, 3), PICK (texts) };
}

static void
describe (SuyuanClosureFacts *facts)
{
  facts->category = PICK (categories);
  facts->sign = PICK (signs);
  facts->found_on = PICK (days);
  facts->works_done_on = PICK (days);
  facts->sealed_on = PICK (days);
  facts->notice_until = PICK (days);
  facts->today = "2026-05-15";
  facts->notice_needed = g_test_rand_bit ();
  facts->in_protected_area = g_test_rand_int_range (0, 5) == 0;
  facts->has_sign = g_test_rand_bit ();
  facts->has_sampling_point = g_test_rand_bit ();
  facts->party = PICK (texts);
  facts->target = PICK (texts);
  facts->n_measures = (guint) g_test_rand_int_range (0, 3);
  facts->n_measures_done = facts->n_measures > 0 ? (guint) g_test_rand_int_range (0, (gint32) facts->n_measures + 1) : 0;
  facts->site.has_position = g_test_rand_bit ();
  facts->site.position = (SuyuanPosition){ 1120900000, 326800000 };
  for (guint i = 0; i < 2; i++)
    facts->acceptors[i] = (SuyuanActor){ .person = some_uid (), .unit = some_uid (), .role = PICK (role_keys) };
}

static void
make_closure (Closure *closure)
{
  *closure = (Closure){ 0 };
  describe (&closure->facts);
  for (guint i = 0; i < N_PROOFS; i++)
    closure->proofs[i] = some_proof ();
  for (guint i = 0; i < N_VISITS; i++)
    closure->visits[i] = some_visit ();
  for (guint i = 0; i < N_SAMPLES; i++)
    closure->samples[i] = some_sample ();
  for (guint i = 0; i < N_EXEMPTIONS; i++)
    closure->exemptions[i] = (SuyuanExemption){ PICK (exempted), PICK (texts) };
  closure->task = (SuyuanFlowTask){ .source = PICK (sources), .accepting_level = PICK (levels), .responsible_unit = some_uid (), .accepting_unit = some_uid (), .submitter = some_uid (), .short_path = g_test_rand_bit () };
  closure->facts.task = &closure->task;
  closure->facts.proofs = closure->proofs;
  closure->facts.n_proofs = (guint) g_test_rand_int_range (0, N_PROOFS);
  closure->facts.visits = closure->visits;
  closure->facts.n_visits = (guint) g_test_rand_int_range (0, N_VISITS);
  closure->facts.samples = closure->samples;
  closure->facts.n_samples = (guint) g_test_rand_int_range (0, N_SAMPLES);
  closure->facts.exemptions = closure->exemptions;
  closure->facts.n_exemptions = (guint) g_test_rand_int_range (0, N_EXEMPTIONS + 1);
}

static const SuyuanCriterion *
find_criterion (GPtrArray  *list,
                const char *key)
{
  for (guint i = 0; i < list->len; i++)
    {
      const SuyuanCriterion *criterion = g_ptr_array_index (list, i);

      if (g_str_equal (criterion->key, key))
        return criterion;
    }

  return NULL;
}

static gboolean
is_met (const SuyuanClosureFacts *facts,
        const char               *key)
{
  g_autoptr (GPtrArray) list = suyuan_criteria_list (criteria, facts);
  const SuyuanCriterion *criterion = find_criterion (list, key);

  return criterion != NULL && criterion->met;
}

/* Everything is answered, nothing is both met and set aside, and what may not be set aside is not. */
static void
test_answers (void)
{
  for (guint n = 0; n < N_ROUNDS; n++)
    {
      Closure closure;
      g_autoptr (GPtrArray) list = NULL;

      make_closure (&closure);
      list = suyuan_criteria_list (criteria, &closure.facts);
      g_assert_cmpuint (list->len, >=, 5);
      for (guint i = 0; i < list->len; i++)
        {
          const SuyuanCriterion *criterion = g_ptr_array_index (list, i);

          g_assert_true (find_criterion (list, criterion->key) == criterion);
          g_assert_nonnull (criterion->because);
          g_assert_true (g_utf8_validate (criterion->because, -1, NULL));
          g_assert_cmpstr (criterion->because, !=, "");
          g_assert_false (criterion->met && criterion->exempt);
          if (criterion->exempt)
            g_assert_true (criterion->exemptable);
        }
    }
}

/* The gate opens where every criterion due by then is met or set aside, and nowhere else. */
static void
test_gate (void)
{
  guint n_open = 0, n_shut = 0;

  for (guint n = 0; n < N_ROUNDS; n++)
    {
      Closure         closure;
      SuyuanTaskState to = (SuyuanTaskState) g_test_rand_int_range (SUYUAN_TASK_SUBMITTED, SUYUAN_TASK_CLOSED + 1);
      gboolean        expected = TRUE;
      g_autoptr (GPtrArray) list = NULL;
      g_autoptr (GError) error = NULL;

      make_closure (&closure);
      closure.facts.category = "ban"; /* the shortest list, else nothing ever fits by chance */
      closure.facts.n_measures_done = closure.facts.n_measures;
      closure.facts.works_done_on = "2026-05-10";
      list = suyuan_criteria_list (criteria, &closure.facts);
      for (guint i = 0; i < list->len; i++)
        {
          SuyuanCriterion *criterion = g_ptr_array_index (list, i);

          criterion->met |= g_test_rand_int_range (0, 3) > 0;
          expected &= criterion->met || criterion->exempt || criterion->state > to;
        }
      g_assert_true (suyuan_criteria_check (list, to, &error) == expected);
      g_assert_true ((error == NULL) == expected);
      n_open += expected;
      n_shut += !expected;
    }
  g_assert_cmpuint (n_open, >, 0);
  g_assert_cmpuint (n_shut, >, 0);
}

/* A good photo more never spoils what was proved, and proves what was not. */
static void
test_good_photo_helps (void)
{
  static const char *const keys[] = { "near_photo", "far_photo", "after_photo", "connection_proved" };
  static const char *const photos[] = { "near", "far", "after", "connection" };

  for (guint n = 0; n < N_ROUNDS / 4; n++)
    {
      Closure closure;
      guint   which = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (keys));

      make_closure (&closure);
      closure.facts.category = which < 2 ? "ban" : which == 2 ? "standardise"
                                                              : "merge";
      closure.facts.found_on = "2026-05-01";
      closure.facts.site.has_position = TRUE;
      closure.proofs[closure.facts.n_proofs++] = (SuyuanProof){
        .name = "good", .kind = photos[which], .is_photo = TRUE, .taken = MAY_1 + 5 * DAY_MS, .has_position = TRUE, .position = { 1120900000, 326800000 }
      };
      g_assert_true (is_met (&closure.facts, keys[which]));
    }
}

/* Nothing makes up for a last sample over the limit. */
static void
test_over_the_limit_holds (void)
{
  for (guint n = 0; n < N_ROUNDS / 4; n++)
    {
      Closure closure;
      g_autoptr (GPtrArray) list = NULL;

      make_closure (&closure);
      closure.facts.category = "standardise";
      closure.facts.sign = "industry";
      closure.facts.found_on = "2026-05-01";
      closure.facts.today = "2026-07-15";
      closure.samples[closure.facts.n_samples++] = (SuyuanClosureSample){ "last", MAY_1 + 60 * DAY_MS, SUYUAN_EVALUATION_OVER, "COD" };
      closure.exemptions[0] = (SuyuanExemption){ "retest_passed", "No. 1" };
      closure.facts.n_exemptions = 1;
      list = suyuan_criteria_list (criteria, &closure.facts);
      g_assert_false (find_criterion (list, "retest_passed")->met);
      g_assert_false (find_criterion (list, "retest_passed")->exempt);
      g_assert_false (suyuan_criteria_check (list, SUYUAN_TASK_SUBMITTED, NULL));
    }
}

/* The order in which records come makes no difference. */
static void
test_order_does_not_matter (void)
{
  for (guint n = 0; n < N_ROUNDS; n++)
    {
      Closure closure;
      g_autoptr (GPtrArray) before = NULL;
      g_autoptr (GPtrArray) after = NULL;

      make_closure (&closure);
      for (guint i = 0; i < N_VISITS; i++) /* no two at one instant */
        closure.visits[i].at += i;
      for (guint i = 0; i < N_SAMPLES; i++)
        closure.samples[i].taken += i;
      before = suyuan_criteria_list (criteria, &closure.facts);
      for (guint i = 0; i < closure.facts.n_visits / 2; i++)
        {
          SuyuanClosureVisit swap = closure.visits[i];

          closure.visits[i] = closure.visits[closure.facts.n_visits - 1 - i];
          closure.visits[closure.facts.n_visits - 1 - i] = swap;
        }
      if (closure.facts.n_samples == 2)
        {
          SuyuanClosureSample swap = closure.samples[0];

          closure.samples[0] = closure.samples[1];
          closure.samples[1] = swap;
        }
      after = suyuan_criteria_list (criteria, &closure.facts);
      for (guint i = 0; i < before->len; i++)
        {
          const SuyuanCriterion *a = g_ptr_array_index (before, i), *b = g_ptr_array_index (after, i);

          g_assert_cmpstr (a->key, ==, b->key);
          g_assert_true (a->met == b->met && a->exempt == b->exempt);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  criteria = suyuan_criteria_new (NULL);
  g_test_add_func ("/criteria-random/answers", test_answers);
  g_test_add_func ("/criteria-random/gate", test_gate);
  g_test_add_func ("/criteria-random/photo", test_good_photo_helps);
  g_test_add_func ("/criteria-random/over", test_over_the_limit_holds);
  g_test_add_func ("/criteria-random/order", test_order_does_not_matter);
  status = g_test_run ();
  suyuan_criteria_free (criteria);

  return status;
}
