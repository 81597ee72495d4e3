/* Page one as words: what a rich outlet says under each of the five questions, and what a bare one says instead.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "town.h"

#include "suyuan-card-facts.h"
#include "suyuan-evidence.h"

#define ABSENT "Not filled in"
#define MEANINGLESS "Not applicable"

/* The value under @label, which stands once in the part; the caller's. */
static char *
dup_fact (Town          *t,
          SuyuanCardPart part,
          const char    *label)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanDossier) dossier = suyuan_office_dossier (t->fixture.office, &t->outlet, &error);
  g_autoptr (GPtrArray) facts = NULL;
  char *found = NULL;

  g_assert_no_error (error);
  facts = suyuan_card_facts (t->fixture.office, dossier, part, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < facts->len; i++)
    {
      SuyuanCardFact *fact = facts->pdata[i];

      g_assert_cmpint (fact->absent, ==, g_str_equal (fact->value, ABSENT) || g_str_equal (fact->value, MEANINGLESS));
      if (!g_str_equal (fact->label, label))
        continue;
      g_assert_null (found);
      found = g_strdup (fact->value);
    }
  return found;
}

#define assert_fact(t, part, label, expected)                             \
  G_STMT_START                                                            \
  {                                                                       \
    g_autofree char *said_ = dup_fact ((t), SUYUAN_CARD_##part, (label)); \
    g_assert_cmpstr (said_, ==, (expected));                              \
  }                                                                       \
  G_STMT_END

static void
set_outlet (Town       *t,
            const char *assignment)
{
  fixture_set (&t->fixture, SUYUAN_KIND_OUTLET, &t->outlet, assignment, NULL);
}

static void
test_titles (Town         *t,
             gconstpointer data)
{
  static const char *const questions[] = { "What mouth", "Whose water", "Over the limit?", "How is it put right", "Is it closed" };

  for (guint part = 0; part < SUYUAN_N_CARD_PARTS; part++)
    g_assert_cmpstr (suyuan_card_part_get_title (part), ==, questions[part]);
}

static void
test_the_mouth (Town         *t,
                gconstpointer data)
{
  fixture_set (&t->fixture, SUYUAN_KIND_OUTLET, &t->outlet, "code_national=PK-0001", "type=industry_factory_rain", "kind=river",
               "receiving_water=湍河", "bank=left", "river_chief=王五", "shape=pipe", "size=DN600",
               "approval_status=approved", "approval_number=宛环许〔2024〕9号", "drainage=flowing", NULL);

  assert_fact (t, MOUTH, "Local code", "O1");
  assert_fact (t, MOUTH, "National code", "PK-0001");
  assert_fact (t, MOUTH, "Type",
               "Industrial outlet › Rain outlet of an industrial or mining enterprise › Rain outlet of an industrial enterprise");
  assert_fact (t, MOUTH, "River or sea", "River outlet");
  assert_fact (t, MOUTH, "Coordinates", "112.080000, 32.690000 (CGCS2000)");
  assert_fact (t, MOUTH, "Receiving water", "湍河");
  assert_fact (t, MOUTH, "Bank", "Left bank");
  assert_fact (t, MOUTH, "River chief", "王五");
  assert_fact (t, MOUTH, "Shape and size", "Pipe, DN600");
  assert_fact (t, MOUTH, "Approval", "Approved 宛环许〔2024〕9号");
  assert_fact (t, MOUTH, "Drainage feature", "Flowing water");
  set_outlet (t, "shape=");
  assert_fact (t, MOUTH, "Shape and size", "DN600");
}

/* An area that does not hold the outlet is no gap; one that does, and is not named, is. */
static void
test_the_protected_area (Town         *t,
                         gconstpointer data)
{
  fixture_add (&t->fixture, SUYUAN_KIND_AREA, "code=S2", "name=示例水源二级保护区", "type=source_protection_2", NULL);

  assert_fact (t, MOUTH, "Protected area", MEANINGLESS);
  set_outlet (t, "in_protected_area=yes");
  assert_fact (t, MOUTH, "Protected area", ABSENT);
  set_outlet (t, "protected_area=S2");
  assert_fact (t, MOUTH, "Protected area", "示例水源二级保护区");
  assert_fact (t, MOUTH, "Industrial park", MEANINGLESS);
}

static SuyuanUid
link_to (Town                  *t,
         const char            *enterprise,
         const SuyuanLinkTerms *terms)
{
  g_autoptr (SuyuanOutcome) outcome = NULL;
  g_autoptr (GError) error = NULL;
  SuyuanUid uid;

  fixture_sit_down (&t->fixture, "王芳");
  g_assert_true (suyuan_office_find (t->fixture.office, SUYUAN_KIND_ENTERPRISE, enterprise, &uid, &error));
  outcome = suyuan_office_link (t->fixture.office, &t->outlet, &uid, terms, &error);
  g_assert_no_error (error);
  return uid;
}

static void
test_the_party (Town         *t,
                gconstpointer data)
{
  Fixture *f = &t->fixture;

  fixture_add (f, SUYUAN_KIND_ENTERPRISE, "code=E1", "name=示例食品厂", "credit_code=91130200699229617X", NULL);
  fixture_add (f, SUYUAN_KIND_ENTERPRISE, "code=E2", "name=示例纸厂", NULL);
  fixture_add (f, SUYUAN_KIND_NODE, "outlet=O1", "sequence=1", "type=manhole", "name=一号井", NULL);
  fixture_add (f, SUYUAN_KIND_NODE, "outlet=O1", "sequence=2", "type=junction", NULL);
  link_to (t, "E2", &(SuyuanLinkTerms){ .method = "documents", .confidence = "suspected" });
  assert_fact (t, WATER, "Confidence", "Suspected");
  link_to (t, "E1", &(SuyuanLinkTerms){ .method = "inspection", .confidence = "probable", .claim = "claimed", .main_party = TRUE });
  fixture_set (f, SUYUAN_KIND_OUTLET, &t->outlet, "enterprise=E1", "sources=industry", "regulator=U-CITY", "sponsor=郑主任", NULL);

  assert_fact (t, WATER, "Party", "示例食品厂");
  assert_fact (t, WATER, "Credit code", "91130200699229617X");
  assert_fact (t, WATER, "Permit", ABSENT);
  assert_fact (t, WATER, "Discharge port", ABSENT);
  assert_fact (t, WATER, "Confidence", "Probable");
  assert_fact (t, WATER, "Sewage sources", "Industrial enterprise");
  assert_fact (t, WATER, "Channel", "一号井 ← Junction");
  assert_fact (t, WATER, "Regulating unit", "市生态环境局");
  assert_fact (t, WATER, "Sponsor", "郑主任");
}

/* A government that answers for an outlet has no permit and no port, and nobody asks how sure its link is. */
static void
test_the_government_falls_back (Town         *t,
                                gconstpointer data)
{
  assert_fact (t, WATER, "Party", ABSENT);
  assert_fact (t, WATER, "Permit", ABSENT);
  fixture_set (&t->fixture, SUYUAN_KIND_OUTLET, &t->outlet, "party_unit=U-TOWN", "party_reason=多户散排，由镇政府兜底", NULL);

  assert_fact (t, WATER, "Party", "某镇政府");
  assert_fact (t, WATER, "Permit", MEANINGLESS);
  assert_fact (t, WATER, "Discharge port", MEANINGLESS);
  assert_fact (t, WATER, "Confidence", MEANINGLESS);
  assert_fact (t, WATER, "Channel", ABSENT);
}

static void
test_over_the_limit (Town         *t,
                     gconstpointer data)
{
  Fixture *f = &t->fixture;

  assert_fact (t, LIMIT, "Last sample", ABSENT);
  fixture_add (f, SUYUAN_KIND_SAMPLE, "outlet=O1", "taken=2026-02-25 10:20", "cod=30", NULL);
  fixture_add (f, SUYUAN_KIND_SAMPLE, "outlet=O1", "taken=2026-02-26 10:20", "flow_m3d=120", "cod=90", "nh3n=2", NULL);
  fixture_add (f, SUYUAN_KIND_SECTION, "code=SEC1", "name=示例断面", "target=III", NULL);
  set_outlet (t, "section=SEC1");

  assert_fact (t, LIMIT, "Last sample", "2026-02-26 10:20");
  assert_fact (t, LIMIT, "Flow", "120");
  assert_fact (t, LIMIT, "COD (dichromate)", "90 ▲ over the limit 60 (1.5 times)");
  assert_fact (t, LIMIT, "Ammonia nitrogen", "2, within the limit 8");
  assert_fact (t, LIMIT, "Total phosphorus", ABSENT);
  assert_fact (t, LIMIT, "Next section downstream", "示例断面");
  assert_fact (t, LIMIT, "Distance", ABSENT);
  assert_fact (t, LIMIT, "Water quality target", "Class III");
}

/* Where no water comes out there is nothing to sample. */
static void
test_nothing_to_sample (Town         *t,
                        gconstpointer data)
{
  set_outlet (t, "drainage=no_water");

  assert_fact (t, LIMIT, "Last sample", MEANINGLESS);
  assert_fact (t, LIMIT, "Flow", MEANINGLESS);
  assert_fact (t, LIMIT, "Discharge standard", MEANINGLESS);
  assert_fact (t, LIMIT, "Next section downstream", ABSENT);
}

static void
test_no_remedy_needed (Town         *t,
                       gconstpointer data)
{
  assert_fact (t, REMEDY, "Problem", ABSENT);
  fixture_set (&t->fixture, SUYUAN_KIND_OUTLET, &t->outlet, "rectify=no", "no_action_reason=达标", NULL);

  assert_fact (t, REMEDY, "Category", MEANINGLESS);
  assert_fact (t, REMEDY, "Problem", MEANINGLESS);
  assert_fact (t, REMEDY, "Deadline, original and extended", MEANINGLESS);
  assert_fact (t, CLOSED, "Accepting unit", MEANINGLESS);
  assert_fact (t, CLOSED, "Sign set up", ABSENT);
}

static void
test_the_remedy_and_its_extension (Town         *t,
                                   gconstpointer data)
{
  SuyuanTaskStep more = { .reason = "汛期", .document = "批〔1〕", .until = "2026-07-31" };
  SuyuanUid      task = town_task (t, "O1", "standardise", NULL);
  g_autoptr (SuyuanOutcome) outcome = NULL;
  g_autoptr (GError) error = NULL;

  assert_fact (t, REMEDY, "Category", "Standardise");
  assert_fact (t, REMEDY, "State", "Registered");
  assert_fact (t, REMEDY, "Problem", "生活污水直排");
  assert_fact (t, REMEDY, "Measures", "接入管网");
  assert_fact (t, REMEDY, "Deadline, original and extended", "2026-06-30");
  assert_fact (t, REMEDY, "Responsible unit", "某镇政府");

  town_reach (t, &task, "under_way");
  outcome = suyuan_office_task_event (t->fixture.office, &task, "extend", &more, &error);
  g_assert_no_error (error);
  assert_fact (t, REMEDY, "Deadline, original and extended", "2026-06-30 → 2026-07-31");
  assert_fact (t, REMEDY, "State", "Under way");
  fixture_set_day (&t->fixture, "2026-08-03");
  assert_fact (t, REMEDY, "State", "Under way · 3 days overdue");
}

static void
test_closed_with_its_numbers (Town         *t,
                              gconstpointer data)
{
  Fixture  *f = &t->fixture;
  SuyuanUid task = town_task (t, "O1", "standardise", NULL);

  assert_fact (t, CLOSED, "Closed on", ABSENT);
  town_reach (t, &task, "under_way");
  fixture_set_day (f, "2026-03-20");
  town_prove (t, &task, "2026-03-20");
  town_reach (t, &task, "closed");
  fixture_add (f, SUYUAN_KIND_VISIT, "type=spot_check", "outlet=O1", "at=2026-05-06 09:30", "finding=无出流", NULL);
  fixture_set (f, SUYUAN_KIND_OUTLET, &t->outlet, "sign=yes", "manhole=no", NULL);

  assert_fact (t, REMEDY, "State", "Closed");
  assert_fact (t, CLOSED, "Accepting unit", "市生态环境局");
  assert_fact (t, CLOSED, "Closed on", "2026-04-20 环销〔2026〕7号");
  assert_fact (t, CLOSED, "Spot check", "2026-05-06 09:30 无出流");
  assert_fact (t, CLOSED, "Look-back", "2026-10-20");
  assert_fact (t, CLOSED, "Result kept", ABSENT);
  assert_fact (t, CLOSED, "Sign set up", "Yes");
  assert_fact (t, CLOSED, "Inspection manhole", "No");
  assert_fact (t, CLOSED, "Online monitoring", ABSENT);
}

/* The last of several checks is the one that counts. */
static void
test_the_last_check (Town         *t,
                     gconstpointer data)
{
  Fixture *f = &t->fixture;

  fixture_add (f, SUYUAN_KIND_VISIT, "type=spot_check", "outlet=O1", "at=2026-02-06 09:30", "finding=第二次", NULL);
  fixture_add (f, SUYUAN_KIND_VISIT, "type=spot_check", "outlet=O1", "at=2026-01-06 09:30", "finding=第一次", NULL);
  fixture_add (f, SUYUAN_KIND_VISIT, "type=patrol", "outlet=O1", "at=2026-02-08 09:30", "finding=巡查", NULL);
  assert_fact (t, CLOSED, "Spot check", "2026-02-06 09:30 第二次");
  assert_fact (t, CLOSED, "Look-back", ABSENT);
}

/* A mouth that is gone needs no sign. */
static void
test_a_sealed_mouth (Town         *t,
                     gconstpointer data)
{
  set_outlet (t, "sealed_on=2026-02-20");

  assert_fact (t, CLOSED, "Sign set up", MEANINGLESS);
  assert_fact (t, CLOSED, "Sampling point", MEANINGLESS);
  assert_fact (t, CLOSED, "Kept outlet", ABSENT);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  town_test ("/report/card/titles", test_titles);
  town_test ("/report/card/mouth", test_the_mouth);
  town_test ("/report/card/protected-area", test_the_protected_area);
  town_test ("/report/card/party", test_the_party);
  town_test ("/report/card/government", test_the_government_falls_back);
  town_test ("/report/card/over-the-limit", test_over_the_limit);
  town_test ("/report/card/nothing-to-sample", test_nothing_to_sample);
  town_test ("/report/card/no-remedy", test_no_remedy_needed);
  town_test ("/report/card/extension", test_the_remedy_and_its_extension);
  town_test ("/report/card/closed", test_closed_with_its_numbers);
  town_test ("/report/card/last-check", test_the_last_check);
  town_test ("/report/card/sealed", test_a_sealed_mouth);
  return g_test_run ();
}
