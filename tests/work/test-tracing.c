/* Walks on a small river: three reaches one below the other, and a brook that joins the second.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "town.h"

#include "suyuan-dossier.h"
#include "suyuan-evidence.h"
#include "suyuan-tracing.h"

typedef struct
{
  Town      town;
  SuyuanUid upper, section, lower, plant;
} River;

/* One hundredth of a degree of longitude at this latitude. */
#define STEP_M 936

static void
set_up (River        *r,
        gconstpointer data)
{
  Fixture *f = &r->town.fixture;

  town_set_up (&r->town, data);
  fixture_add (f, SUYUAN_KIND_REACH, "code=R3", "name=下段", "geometry=LINESTRING (112.10 32.70, 112.15 32.70)", NULL);
  fixture_add (f, SUYUAN_KIND_REACH, "code=R2", "name=中段", "parent=R3", "geometry=LINESTRING (112.05 32.70, 112.10 32.70)", NULL);
  fixture_add (f, SUYUAN_KIND_REACH, "code=R1", "name=上段", "parent=R2", "geometry=LINESTRING (112.00 32.70, 112.05 32.70)", NULL);
  fixture_add (f, SUYUAN_KIND_REACH, "code=R4", "name=支沟", "parent=R2", "geometry=LINESTRING (112.05 32.75, 112.05 32.70)", NULL);
  r->plant = fixture_add (f, SUYUAN_KIND_ENTERPRISE, "code=E1", "name=甲厂", NULL);
  r->upper = fixture_add (f, SUYUAN_KIND_OUTLET, "code=A", "name=上游口", "reach=R1", "lon=112.02", "lat=32.701", "enterprise=E1", NULL);
  fixture_add (f, SUYUAN_KIND_OUTLET, "code=B", "name=支沟口", "lon=112.051", "lat=32.73", NULL); /* names no reach */
  r->lower = fixture_add (f, SUYUAN_KIND_OUTLET, "code=C", "name=下游口", "reach=R3", "chainage_m=1000", NULL);
  fixture_add (f, SUYUAN_KIND_OUTLET, "code=FAR", "name=远", "lon=113", "lat=33", NULL);
  r->section = fixture_add (f, SUYUAN_KIND_SECTION, "code=S2", "name=中断面", "reach=R2", "lon=112.09", "lat=32.70", "target=III", NULL);
  fixture_add (f, SUYUAN_KIND_SECTION, "code=S3", "name=下断面", "reach=R3", "lon=112.14", "lat=32.70", NULL);
  /* The town's own outlet lies in the band of R2, above S2. */
}

static void
tear_down (River        *r,
           gconstpointer data)
{
  town_tear_down (&r->town, data);
}

static SuyuanTrace *
trace (River           *r,
       SuyuanKind       kind,
       const SuyuanUid *uid,
       gboolean         down,
       gboolean         main_only)
{
  g_autoptr (GError) error = NULL;
  SuyuanTrace *result = suyuan_office_trace (r->town.fixture.office, kind, uid, down, main_only, &error);

  g_assert_no_error (error);
  return result;
}

static char *
codes (GPtrArray *traced)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < traced->len; i++)
    g_string_append_printf (line, "%s%s", i ? " " : "", ((SuyuanTraced *) traced->pdata[i])->code);
  return g_string_free (line, FALSE);
}

#define assert_codes(traced, expected)          \
  G_STMT_START                                  \
  {                                             \
    g_autofree char *codes_ = codes ((traced)); \
    g_assert_cmpstr (codes_, ==, (expected));   \
  }                                             \
  G_STMT_END

static SuyuanTraced *
find (GPtrArray  *traced,
      const char *code)
{
  for (guint i = 0; i < traced->len; i++)
    if (g_str_equal (((SuyuanTraced *) traced->pdata[i])->code, code))
      return traced->pdata[i];
  return NULL;
}

static void
assert_near (double value,
             double expected)
{
  g_assert_cmpfloat (value, >, expected - 20);
  g_assert_cmpfloat (value, <, expected + 20);
}

static void
test_up (River        *r,
         gconstpointer data)
{
  g_autoptr (SuyuanTrace) up = trace (r, SUYUAN_KIND_SECTION, &r->section, FALSE, FALSE);
  SuyuanTraced *a = find (up->outlets, "A"), *b = find (up->outlets, "B"), *own = find (up->outlets, "O1");

  g_assert_cmpstr (up->from, ==, "section:S2");
  g_assert_cmpuint (up->reaches, ==, 3);
  g_assert_cmpuint (up->outlets->len, ==, 3);
  g_assert_cmpuint (up->sections->len, ==, 0);
  assert_near (a->distance_m, 7 * STEP_M);
  g_assert_cmpstr (a->reach, ==, "R1");
  g_assert_cmpstr (b->reach, ==, "R4");
  g_assert_nonnull (b->because);
  assert_near (own->distance_m, STEP_M);
  assert_codes (up->enterprises, "E1");
  assert_near (find (up->enterprises, "E1")->distance_m, a->distance_m);
  g_assert_cmpstr (find (up->enterprises, "E1")->because, ==, "party");
}

/* A minor branch beside the second reach is water's way too, and no main path. */
static void
test_main_path (River        *r,
                gconstpointer data)
{
  g_autoptr (SuyuanTrace) all = NULL;
  g_autoptr (SuyuanTrace) main_only = NULL;

  fixture_add (&r->town.fixture, SUYUAN_KIND_REACH, "code=R5", "name=汊道", "divergence=2",
               "geometry=LINESTRING (112.05 32.70, 112.07 32.69, 112.10 32.70)", NULL);
  all = trace (r, SUYUAN_KIND_OUTLET, &r->upper, TRUE, FALSE);
  main_only = trace (r, SUYUAN_KIND_OUTLET, &r->upper, TRUE, TRUE);
  g_assert_cmpuint (all->reaches, ==, 4);
  g_assert_cmpuint (main_only->reaches, ==, 3);
}

static void
test_down (River        *r,
           gconstpointer data)
{
  g_autoptr (SuyuanTrace) down = trace (r, SUYUAN_KIND_OUTLET, &r->upper, TRUE, FALSE);

  g_assert_cmpuint (down->reaches, ==, 3);
  assert_codes (down->sections, "S2 S3");
  assert_codes (down->outlets, "O1 C");
  assert_near (find (down->sections, "S2")->distance_m, 7 * STEP_M);
  assert_near (find (down->outlets, "C")->distance_m, 8 * STEP_M + 1000);
}

static void
test_tasks (River        *r,
            gconstpointer data)
{
  g_autoptr (SuyuanTrace) before = trace (r, SUYUAN_KIND_SECTION, &r->section, FALSE, FALSE);
  g_autoptr (SuyuanTrace) after = NULL;

  g_assert_cmpuint (before->tasks->len, ==, 0);
  town_task (&r->town, "A", "standardise", "section_failure");
  town_task (&r->town, "C", "standardise", NULL); /* below the section */
  after = trace (r, SUYUAN_KIND_SECTION, &r->section, FALSE, FALSE);
  assert_codes (after->tasks, "ZG-2026-0001");
  g_assert_cmpstr (find (after->tasks, "ZG-2026-0001")->because, ==, "open");
}

static void
test_enterprise (River        *r,
                 gconstpointer data)
{
  SuyuanOffice   *office = r->town.fixture.office;
  SuyuanLinkTerms terms = { .method = "documents", .confidence = "suspected" };
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanTrace) down = trace (r, SUYUAN_KIND_ENTERPRISE, &r->plant, TRUE, FALSE);
  g_autoptr (SuyuanTrace) both = NULL;
  g_autoptr (SuyuanTrace) linked = NULL;
  g_autoptr (SuyuanOutcome) outcome = NULL;
  SuyuanUid idle = fixture_add (&r->town.fixture, SUYUAN_KIND_ENTERPRISE, "code=E9", "name=无口厂", NULL);

  assert_codes (down->sections, "S2 S3");
  assert_near (find (down->sections, "S3")->distance_m, 12 * STEP_M);
  g_assert_null (find (down->outlets, "A"));

  /* With an outlet further down it is nearer to the last section. */
  outcome = suyuan_office_link (office, &r->lower, &r->plant, &terms, &error);
  g_assert_no_error (error);
  both = trace (r, SUYUAN_KIND_ENTERPRISE, &r->plant, TRUE, FALSE);
  g_assert_cmpfloat (find (both->sections, "S3")->distance_m, <, 4 * STEP_M);
  g_assert_null (find (both->outlets, "C"));
  linked = trace (r, SUYUAN_KIND_OUTLET, &r->upper, TRUE, FALSE);
  g_assert_cmpstr (find (linked->enterprises, "E1")->because, ==, "link");

  assert_refused (suyuan_office_trace (office, SUYUAN_KIND_ENTERPRISE, &idle, TRUE, FALSE, &error), error, "no_outlet");
}

static void
test_reach (River        *r,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanTrace) up = NULL;
  g_autoptr (SuyuanTrace) down = NULL;
  SuyuanUid reach;

  g_assert_true (suyuan_office_find (r->town.fixture.office, SUYUAN_KIND_REACH, "R2", &reach, &error));
  up = trace (r, SUYUAN_KIND_REACH, &reach, FALSE, FALSE);
  g_assert_cmpuint (up->reaches, ==, 3);
  assert_codes (up->sections, "S2");
  down = trace (r, SUYUAN_KIND_REACH, &reach, TRUE, FALSE);
  g_assert_cmpuint (down->reaches, ==, 2);
  assert_codes (down->sections, "S2 S3");
}

/* From the lower section no further than the one before it, which is met; and no further than five kilometres. */
static void
test_limits (River        *r,
             gconstpointer data)
{
  SuyuanTraceLimits until = { .until_section = TRUE }, near_by = { .distance_m = 5000 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanTrace) to_section = NULL;
  g_autoptr (SuyuanTrace) in_reach = NULL;
  SuyuanUid lowest;

  g_assert_true (suyuan_office_find (r->town.fixture.office, SUYUAN_KIND_SECTION, "S3", &lowest, &error));
  to_section = suyuan_office_trace_until (r->town.fixture.office, SUYUAN_KIND_SECTION, &lowest, FALSE, FALSE, &until, &error);
  g_assert_no_error (error);
  assert_codes (to_section->sections, "S2");
  assert_codes (to_section->outlets, "C");
  g_assert_cmpuint (to_section->reaches, ==, 2);
  in_reach = suyuan_office_trace_until (r->town.fixture.office, SUYUAN_KIND_SECTION, &r->section, FALSE, FALSE, &near_by, &error);
  g_assert_no_error (error);
  assert_codes (in_reach->outlets, "O1");
}

static void
say_division (River      *r,
              const char *code,
              const char *division)
{
  g_autofree char *field = g_strdup_printf ("division=%s", division);
  SuyuanUid        uid;

  g_assert_true (suyuan_office_find (r->town.fixture.office, SUYUAN_KIND_REACH, code, &uid, NULL));
  fixture_set (&r->town.fixture, SUYUAN_KIND_REACH, &uid, field, NULL);
}

/* The county above begins with R1: from below nothing of it is met; a city around the county is no border. */
static void
test_border (River        *r,
             gconstpointer data)
{
  SuyuanTraceLimits border = { .until_border = TRUE }, both = { .until_border = TRUE, .until_section = TRUE };
  SuyuanOffice     *office = r->town.fixture.office;
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanTrace) whole = NULL;
  g_autoptr (SuyuanTrace) here = NULL;
  g_autoptr (SuyuanTrace) down = NULL;
  g_autoptr (SuyuanTrace) nearer = NULL;
  g_autoptr (SuyuanTrace) city = NULL;
  SuyuanUid lowest, upper;

  g_assert_true (suyuan_office_find (office, SUYUAN_KIND_SECTION, "S3", &lowest, &error));
  g_assert_true (suyuan_office_find (office, SUYUAN_KIND_REACH, "R1", &upper, &error));
  assert_refused (suyuan_office_trace_until (office, SUYUAN_KIND_SECTION, &lowest, FALSE, FALSE, &border, &error), error, "no_division");
  say_division (r, "R2", "411381");
  say_division (r, "R3", "411381");
  whole = suyuan_office_trace_until (office, SUYUAN_KIND_SECTION, &lowest, FALSE, FALSE, &border, &error);
  g_assert_no_error (error);
  say_division (r, "R1", "411325");
  here = suyuan_office_trace_until (office, SUYUAN_KIND_SECTION, &lowest, FALSE, FALSE, &border, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (here->reaches, ==, whole->reaches - 1);
  g_assert_cmpuint (here->outlets->len, <, whole->outlets->len);
  for (guint i = 0; i < here->outlets->len; i++)
    g_assert_cmpstr (((SuyuanTraced *) here->outlets->pdata[i])->reach, !=, "R1");

  down = suyuan_office_trace_until (office, SUYUAN_KIND_REACH, &upper, TRUE, FALSE, &border, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (down->reaches, ==, 1);
  nearer = suyuan_office_trace_until (office, SUYUAN_KIND_SECTION, &lowest, FALSE, FALSE, &both, &error);
  g_assert_no_error (error);
  assert_codes (nearer->sections, "S2");
  say_division (r, "R1", "411300");
  city = suyuan_office_trace_until (office, SUYUAN_KIND_SECTION, &lowest, FALSE, FALSE, &border, &error);
  g_assert_cmpuint (city->reaches, ==, whole->reaches);
}

static void
test_refusals (River        *r,
               gconstpointer data)
{
  SuyuanOffice *office = r->town.fixture.office;
  g_autoptr (GError) error = NULL;
  SuyuanUid far_away;

  g_assert_true (suyuan_office_find (office, SUYUAN_KIND_OUTLET, "FAR", &far_away, &error));
  assert_refused (suyuan_office_trace (office, SUYUAN_KIND_OUTLET, &far_away, TRUE, FALSE, &error), error, "not_on_river");
  assert_refused (suyuan_office_trace (office, SUYUAN_KIND_PERSON, &far_away, TRUE, FALSE, &error), error, "kind");
}

/* The network is read again after a reach has changed. */
static void
test_changed_network (River        *r,
                      gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanTrace) before = trace (r, SUYUAN_KIND_SECTION, &r->section, FALSE, FALSE);
  g_autoptr (SuyuanTrace) after = NULL;
  SuyuanUid brook;

  g_assert_true (suyuan_office_find (r->town.fixture.office, SUYUAN_KIND_REACH, "R4", &brook, &error));
  fixture_set (&r->town.fixture, SUYUAN_KIND_REACH, &brook, "parent=", "geometry=LINESTRING (112.05 32.75, 112.04 32.72)", NULL);
  after = trace (r, SUYUAN_KIND_SECTION, &r->section, FALSE, FALSE);
  g_assert_nonnull (find (before->outlets, "B"));
  g_assert_null (find (after->outlets, "B"));
}

static void
test_next_section (River        *r,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanDossier) nearest = suyuan_office_dossier (r->town.fixture.office, &r->upper, &error);
  g_autoptr (SuyuanDossier) named = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (suyuan_record_get_text (nearest->section, "code"), ==, "S2");
  assert_near (nearest->section_distance_m, 7 * STEP_M);

  fixture_set (&r->town.fixture, SUYUAN_KIND_OUTLET, &r->upper, "section=S3", NULL);
  named = suyuan_office_dossier (r->town.fixture.office, &r->upper, &error);
  g_assert_cmpstr (suyuan_record_get_text (named->section, "code"), ==, "S3");
  assert_near (named->section_distance_m, 12 * STEP_M);
}

static void
test_no_network (Town         *t,
                 gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  assert_refused (suyuan_office_trace (t->fixture.office, SUYUAN_KIND_OUTLET, &t->outlet, TRUE, FALSE, &error), error, "not_on_river");
}

/* A point that was looked at and is no outlet is met by nothing, its party by nothing either; the one taken back is. */
static void
test_rejected (River        *r,
               gconstpointer data)
{
  g_autoptr (SuyuanTrace) before = trace (r, SUYUAN_KIND_SECTION, &r->section, FALSE, FALSE);
  g_autoptr (SuyuanTrace) without = NULL;
  g_autoptr (SuyuanTrace) again = NULL;

  g_assert_nonnull (find (before->outlets, "A"));
  g_assert_nonnull (find (before->enterprises, "E1"));
  fixture_set (&r->town.fixture, SUYUAN_KIND_OUTLET, &r->upper, "stage=rejected", NULL);
  without = trace (r, SUYUAN_KIND_SECTION, &r->section, FALSE, FALSE);
  g_assert_cmpuint (without->outlets->len, ==, before->outlets->len - 1);
  g_assert_null (find (without->outlets, "A"));
  g_assert_null (find (without->enterprises, "E1"));
  fixture_set (&r->town.fixture, SUYUAN_KIND_OUTLET, &r->upper, "stage=suspected", NULL);
  again = trace (r, SUYUAN_KIND_SECTION, &r->section, FALSE, FALSE);
  g_assert_nonnull (find (again->outlets, "A"));
}

/* Of the outlets of an enterprise those count that lie at the river; when none does that is said. */
static void
test_enterprise_off_river (River        *r,
                           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanTrace) down = NULL;
  SuyuanUid off = fixture_add (&r->town.fixture, SUYUAN_KIND_ENTERPRISE, "code=E9", "name=乙厂", NULL);

  fixture_add (&r->town.fixture, SUYUAN_KIND_OUTLET, "code=DRY", "name=旱口", "enterprise=E1", NULL);
  fixture_add (&r->town.fixture, SUYUAN_KIND_OUTLET, "code=DRY2", "name=旱口", "enterprise=E9", NULL);
  down = trace (r, SUYUAN_KIND_ENTERPRISE, &r->plant, TRUE, FALSE);
  assert_codes (down->sections, "S2 S3");
  assert_refused (suyuan_office_trace (r->town.fixture.office, SUYUAN_KIND_ENTERPRISE, &off, TRUE, FALSE, &error), error, "not_on_river");
}

#define river_test(path, func) \
  g_test_add ((path), River, NULL, set_up, (func), tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  river_test ("/tracing/up", test_up);
  river_test ("/tracing/main-path", test_main_path);
  river_test ("/tracing/down", test_down);
  river_test ("/tracing/tasks", test_tasks);
  river_test ("/tracing/enterprise", test_enterprise);
  river_test ("/tracing/reach", test_reach);
  river_test ("/tracing/limits", test_limits);
  river_test ("/tracing/border", test_border);
  river_test ("/tracing/refusals", test_refusals);
  river_test ("/tracing/changed-network", test_changed_network);
  river_test ("/tracing/next-section", test_next_section);
  river_test ("/tracing/rejected", test_rejected);
  river_test ("/tracing/enterprise-off-river", test_enterprise_off_river);
  town_test ("/tracing/no-network", test_no_network);
  return g_test_run ();
}
