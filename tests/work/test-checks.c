/* Each standing check finds what it is for, and not what is right.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "town.h"

#include "suyuan-checks.h"
#include "suyuan-evidence.h"

#include <glib/gstdio.h>

/* The codes of what one check finds, joined. */
static char *
found (Town       *t,
       const char *check)
{
  const char *wanted[] = { check, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) remarks = suyuan_office_check (t->fixture.office, wanted, NULL, &error);
  GString *codes = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < remarks->len; i++)
    {
      SuyuanRemark *remark = remarks->pdata[i];

      g_assert_cmpstr (remark->check, ==, check);
      g_assert_nonnull (remark->label);
      g_assert_cmpuint (strlen (remark->message), >, 0);
      g_string_append_printf (codes, "%s%s", codes->len ? " " : "", remark->code);
    }
  return g_string_free (codes, FALSE);
}

#define assert_found(t, check, expected)            \
  G_STMT_START                                      \
  {                                                 \
    g_autofree char *codes_ = found ((t), (check)); \
    g_assert_cmpstr (codes_, ==, (expected));       \
  }                                                 \
  G_STMT_END

static void
test_party (Town         *t,
            gconstpointer data)
{
  fixture_add (&t->fixture, SUYUAN_KIND_OUTLET, "code=O2", "name=疑似", "stage=suspected", NULL);
  assert_found (t, "outlet_no_party", "O1");
  fixture_set (&t->fixture, SUYUAN_KIND_OUTLET, &t->outlet, "party_unit=U-TOWN", "party_reason=散排", NULL);
  assert_found (t, "outlet_no_party", "");
}

static void
test_position (Town         *t,
               gconstpointer data)
{
  fixture_add (&t->fixture, SUYUAN_KIND_OUTLET, "code=O2", "name=无坐标", NULL);
  fixture_add (&t->fixture, SUYUAN_KIND_OUTLET, "code=O3", "name=排除", "stage=rejected", NULL);
  assert_found (t, "outlet_no_position", "O2");
}

static void
test_off_water (Town         *t,
                gconstpointer data)
{
  fixture_add (&t->fixture, SUYUAN_KIND_OUTLET, "code=O2", "name=远", "lon=112.2", "lat=32.69", NULL);
  assert_found (t, "outlet_off_water", ""); /* no reach: nothing is known */
  fixture_add (&t->fixture, SUYUAN_KIND_REACH, "code=R1", "name=湍河", "geometry=LINESTRING (112.0 32.7, 112.1 32.7)", NULL);
  assert_found (t, "outlet_off_water", "O2");
}

static void
test_near_duplicates (Town         *t,
                      gconstpointer data)
{
  fixture_add (&t->fixture, SUYUAN_KIND_OUTLET, "code=O2", "name=一号排口", "lon=112.0801", "lat=32.6900", NULL);
  fixture_add (&t->fixture, SUYUAN_KIND_OUTLET, "code=O3", "name=一号排口", "lon=112.0810", "lat=32.6900", NULL);
  fixture_add (&t->fixture, SUYUAN_KIND_OUTLET, "code=O4", "name=四号排口", "lon=112.0800", "lat=32.6900", NULL);
  fixture_add (&t->fixture, SUYUAN_KIND_OUTLET, "code=O5", "name=一号排口", "lon=112.0800", "lat=32.6950", NULL);
  assert_found (t, "near_duplicate", "O2");
}

static void
test_permit (Town         *t,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SuyuanUid       plant = fixture_add (&t->fixture, SUYUAN_KIND_ENTERPRISE, "code=E1", "name=甲厂", "permit_number=91130200699229617X001P", NULL);
  SuyuanLinkTerms terms = { .method = "documents", .confidence = "suspected" };
  g_autoptr (SuyuanOutcome) outcome = NULL;

  fixture_add (&t->fixture, SUYUAN_KIND_ENTERPRISE, "code=E2", "name=无证厂", NULL);
  assert_found (t, "permit_no_outlet", "E1");
  outcome = suyuan_office_link (t->fixture.office, &t->outlet, &plant, &terms, &error);
  g_assert_no_error (error);
  assert_found (t, "permit_no_outlet", "");
}

static void
test_protected (Town         *t,
                gconstpointer data)
{
  fixture_set (&t->fixture, SUYUAN_KIND_OUTLET, &t->outlet, "in_protected_area=yes", NULL);
  assert_found (t, "protected_no_task", "O1");
  town_task (t, "O1", "ban", NULL);
  assert_found (t, "protected_no_task", "");
}

static void
test_overdue (Town         *t,
              gconstpointer data)
{
  town_task (t, "O1", "standardise", NULL);
  assert_found (t, "task_overdue", "");
  fixture_set_day (&t->fixture, "2026-07-01");
  assert_found (t, "task_overdue", "ZG-2026-0001");
}

static void
test_missing_file (Town         *t,
                   gconstpointer data)
{
  g_autofree char *photo = town_photo (t, "near-01", "2026-03-01", TOWN_LON, TOWN_LAT);
  const char      *files[] = { photo, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) outcome = suyuan_office_add_media (t->fixture.office, SUYUAN_KIND_OUTLET, &t->outlet, files, NULL, NULL, NULL, &error);
  g_autoptr (GPtrArray) media = suyuan_office_media (t->fixture.office, &t->outlet, &error);
  g_autofree char *path = suyuan_office_dup_media_path (t->fixture.office, media->pdata[0]);

  assert_found (t, "missing_file", "");
  g_assert_cmpint (g_remove (path), ==, 0);
  assert_found (t, "missing_file", "MT-2026-000001");
}

static void
test_rain_flow (Town         *t,
                gconstpointer data)
{
  Fixture *f = &t->fixture;

  fixture_add (f, SUYUAN_KIND_OUTLET, "code=Y1", "name=雨一", "type=urban_rain", "dry_flow=yes", NULL);
  fixture_add (f, SUYUAN_KIND_OUTLET, "code=Y2", "name=雨二", "type=urban_rain", NULL);
  fixture_add (f, SUYUAN_KIND_OUTLET, "code=Y3", "name=雨三", "type=urban_rain", "dry_flow=yes", NULL);
  fixture_set (f, SUYUAN_KIND_OUTLET, &t->outlet, "dry_flow=yes", NULL); /* sewage may run on dry days */
  fixture_add (f, SUYUAN_KIND_VISIT, "type=patrol", "outlet=Y2", "at=2026-03-01 09:00", "dry_days=5", "drainage=flowing", NULL);
  fixture_add (f, SUYUAN_KIND_VISIT, "type=patrol", "outlet=Y3", "at=2026-03-01 09:00", "dry_days=5", "drainage=no_water", NULL);
  assert_found (t, "rain_dry_flow", "Y1 Y2");
  fixture_add (f, SUYUAN_KIND_VISIT, "type=patrol", "outlet=Y2", "at=2026-03-02 09:00", "dry_days=6", "drainage=no_water", NULL);
  fixture_add (f, SUYUAN_KIND_VISIT, "type=patrol", "outlet=Y1", "at=2026-03-02 09:00", "dry_days=0", "drainage=no_water", NULL);
  assert_found (t, "rain_dry_flow", "Y1");
}

static void
test_sealed_flows (Town         *t,
                   gconstpointer data)
{
  Fixture *f = &t->fixture;

  fixture_set_day (f, "2026-03-20");
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *code = g_strdup_printf ("code=F%u", i + 1);

      fixture_add (f, SUYUAN_KIND_OUTLET, code, "name=封", i < 3 ? "sealed_on=2026-03-10" : NULL, NULL);
    }
  fixture_add (f, SUYUAN_KIND_VISIT, "type=patrol", "outlet=F1", "at=2026-03-10 16:00", "drainage=flowing", NULL); /* before the wall was up */
  fixture_add (f, SUYUAN_KIND_VISIT, "type=patrol", "outlet=F4", "at=2026-03-12 09:00", "drainage=flowing", NULL); /* open */
  fixture_add (f, SUYUAN_KIND_SAMPLE, "outlet=F3", "taken=2026-03-12 09:00", "cod=40", NULL);
  assert_found (t, "sealed_flows", "");
  fixture_add (f, SUYUAN_KIND_VISIT, "type=patrol", "outlet=F1", "at=2026-03-11 00:10", "drainage=flowing", NULL);
  fixture_add (f, SUYUAN_KIND_VISIT, "type=patrol", "outlet=F2", "at=2026-03-12 09:00", "drainage=flowing", NULL);
  fixture_add (f, SUYUAN_KIND_SAMPLE, "outlet=F3", "taken=2026-03-13 09:00", "cod=40", "flow_m3d=12", NULL);
  assert_found (t, "sealed_flows", "F1 F2 F3");
  fixture_add (f, SUYUAN_KIND_VISIT, "type=patrol", "outlet=F2", "at=2026-03-14 09:00", "drainage=no_water", NULL);
  assert_found (t, "sealed_flows", "F1 F3");
}

static void
test_duplicate_codes (Town         *t,
                      gconstpointer data)
{
  g_autoptr (SuyuanBatch) batch = NULL;
  g_autoptr (SuyuanRecord) twin = NULL;
  g_autoptr (GError) error = NULL;
  SuyuanUid uid;

  assert_found (t, "duplicate_code", "");
  /* As a merge of two offices leaves it: nobody typed it. */
  suyuan_uid_init (&uid, suyuan_office_now_ms (t->fixture.office));
  twin = suyuan_record_new (suyuan_office_get_catalogue (t->fixture.office), SUYUAN_KIND_OUTLET, &uid);
  suyuan_record_set_text (twin, "code", "O1");
  suyuan_record_set_text (twin, "name", "同号");
  batch = suyuan_office_begin (t->fixture.office, "import outlet", &error);
  g_assert_true (suyuan_batch_create (batch, twin, &error));
  g_assert_true (suyuan_office_commit (t->fixture.office, batch, NULL, &error));
  assert_found (t, "duplicate_code", "O1");
}

static void
test_all (Town         *t,
          gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) remarks = NULL;
  const char *wrong[] = { "weather", NULL };

  fixture_add (&t->fixture, SUYUAN_KIND_OUTLET, "code=O2", "name=无坐标", NULL);
  remarks = suyuan_office_check (t->fixture.office, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (remarks->len, ==, 2);
  g_assert_cmpstr (((SuyuanRemark *) remarks->pdata[0])->check, ==, "outlet_no_party");
  g_assert_cmpstr (((SuyuanRemark *) remarks->pdata[1])->check, ==, "outlet_no_position");

  assert_refused (suyuan_office_check (t->fixture.office, wrong, NULL, &error), error, "unknown_check");
  g_cancellable_cancel (cancellable);
  g_assert_null (suyuan_office_check (t->fixture.office, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  for (const char *const *check = suyuan_checks_list (); *check; check++)
    g_assert_nonnull (suyuan_checks_get_label (*check));
}

/* A river of two reaches, one drawn against it, a brook that ends short, and a ring. */
static void
test_reaches (Town         *t,
              gconstpointer data)
{
  Fixture  *f = &t->fixture;
  SuyuanUid brook, wrong;

  assert_found (t, "reach_gap", "");
  fixture_add (f, SUYUAN_KIND_REACH, "code=R1", "name=上", "geometry=LINESTRING (113.00 33.00, 113.05 33.00)", NULL);
  fixture_add (f, SUYUAN_KIND_REACH, "code=R2", "name=下", "geometry=LINESTRING (113.05 33.00, 113.10 33.00)", NULL);
  assert_found (t, "reach_direction", "");
  wrong = fixture_add (f, SUYUAN_KIND_REACH, "code=R3", "name=反", "geometry=LINESTRING (113.15 33.00, 113.10 33.00)", NULL);
  assert_found (t, "reach_direction", "R3"); /* the one that would be turned */
  fixture_set (f, SUYUAN_KIND_REACH, &wrong, "geometry=LINESTRING (113.10 33.00, 113.15 33.00)", NULL);
  assert_found (t, "reach_direction", "");

  brook = fixture_add (f, SUYUAN_KIND_REACH, "code=B", "name=沟", "geometry=LINESTRING (113.03 33.05, 113.03 33.01)", NULL);
  assert_found (t, "reach_gap", "B");
  fixture_set (f, SUYUAN_KIND_REACH, &brook, "parent=R1", NULL);
  assert_found (t, "reach_gap", "");

  assert_found (t, "reach_loop", "");
  fixture_add (f, SUYUAN_KIND_REACH, "code=L1", "name=环一", "from_node=a", "to_node=b", NULL);
  fixture_add (f, SUYUAN_KIND_REACH, "code=L2", "name=环二", "from_node=b", "to_node=a", NULL);
  assert_found (t, "reach_loop", "L1 L2");
  fixture_set (f, SUYUAN_KIND_REACH, &wrong, "geometry=LINESTRING (113.15 33.00, 113.10 33.00)", NULL);
  {
    const char *const all[] = { "reach_gap", "reach_direction", "reach_loop", NULL };
    g_autoptr (GPtrArray) remarks = suyuan_office_check (f->office, all, NULL, NULL);

    g_assert_cmpuint (remarks->len, ==, 3); /* one look at the network for all, each takes its own */
    assert_found (t, "reach_gap", "");
    assert_found (t, "reach_direction", "R3");
  }
}

/* A section that fails wants somebody at work upstream; work elsewhere does not count for it. */
static void
test_failing_section (Town         *t,
                      gconstpointer data)
{
  Fixture *f = &t->fixture;

  fixture_add (f, SUYUAN_KIND_REACH, "code=R1", "name=河", "geometry=LINESTRING (113.00 33.00, 113.10 33.00)", NULL);
  fixture_add (f, SUYUAN_KIND_SECTION, "code=S", "name=断面", "reach=R1", "chainage_m=5000", "target=III", NULL);
  fixture_add (f, SUYUAN_KIND_OUTLET, "code=UP", "name=上口", "reach=R1", "chainage_m=1000", NULL);
  fixture_add (f, SUYUAN_KIND_OUTLET, "code=DOWN", "name=下口", "reach=R1", "chainage_m=8000", NULL);
  assert_found (t, "section_no_task", "");
  fixture_add (f, SUYUAN_KIND_SAMPLE, "section=S", "taken=2026-02-10 09:00", "nh3n=2.3", NULL);
  assert_found (t, "section_no_task", "S");
  town_task (t, "DOWN", "standardise", NULL);
  assert_found (t, "section_no_task", "S");
  assert_found (t, "task_unseen", "ZG-2026-0001");
  town_task (t, "UP", "standardise", "section_failure");
  assert_found (t, "section_no_task", "");
  assert_found (t, "task_unseen", "ZG-2026-0001");
}

/* What each check found when it was last run, as one text. */
typedef struct
{
  Town       *town;
  GHashTable *found; /* check → char * */
  guint64     kinds; /* changed since */
} Standing;

static GHashTable *
look (Town              *t,
      const char *const *checks)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) remarks = suyuan_office_check (t->fixture.office, checks, NULL, &error);
  GHashTable *texts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  g_assert_no_error (error);
  for (guint i = 0; checks[i]; i++)
    {
      g_autoptr (GString) text = g_string_new ("");

      for (guint k = 0; k < remarks->len; k++)
        {
          const SuyuanRemark *remark = remarks->pdata[k];

          if (g_str_equal (remark->check, checks[i]))
            g_string_append_printf (text, "%s: %s\n", remark->code, remark->message);
        }
      g_hash_table_insert (texts, (gpointer) checks[i], g_strdup (text->str));
    }
  return texts;
}

static void
changed_cb (SuyuanOffice *office,
            guint64       kinds,
            Standing     *self)
{
  self->kinds |= kinds;
}

/* The checks that are touched, run anew, and what was known of the others make what all find. @least: one that must be
 * among them, and @not one that must not. */
static void
assert_up_to_date (Standing   *self,
                   const char *least,
                   const char * not )
{
  g_autofree const char **touched = suyuan_checks_list_touched (self->kinds);
  g_autoptr (GHashTable) some = look (self->town, touched);
  g_autoptr (GHashTable) all = look (self->town, suyuan_checks_list ());

  g_assert_true (g_hash_table_contains (some, least));
  g_assert_false (g_hash_table_contains (some, not ));
  for (const char *const *check = suyuan_checks_list (); *check; check++)
    {
      if (g_hash_table_contains (some, *check))
        g_hash_table_insert (self->found, (gpointer) *check, g_strdup (g_hash_table_lookup (some, *check)));
      g_assert_cmpstr (g_hash_table_lookup (self->found, *check), ==, g_hash_table_lookup (all, *check));
    }
  self->kinds = 0;
}

/* After each edit only what it touches is looked over again, and nothing is missed. */
static void
test_touched (Town         *t,
              gconstpointer data)
{
  Fixture                *f = &t->fixture;
  g_autofree const char **none = suyuan_checks_list_touched (0);
  g_autofree const char **every = suyuan_checks_list_touched (G_MAXUINT64);
  Standing                standing = { t, look (t, suyuan_checks_list ()), 0 };
  SuyuanUid               reach, plant, zone;

  g_assert_null (none[0]);
  g_assert_cmpuint (g_strv_length ((char **) every), ==, g_strv_length ((char **) suyuan_checks_list ()));
  g_signal_connect (f->office, "changed", G_CALLBACK (changed_cb), &standing);
  fixture_add (f, SUYUAN_KIND_PERSON, "name=郑七", NULL);
  assert_up_to_date (&standing, "duplicate_code", "outlet_no_party");
  reach = fixture_add (f, SUYUAN_KIND_REACH, "code=R1", "name=河", "geometry=LINESTRING (113.00 33.00, 113.10 33.00)", NULL);
  fixture_add (f, SUYUAN_KIND_REACH, "code=B", "name=沟", "geometry=LINESTRING (113.03 33.05, 113.03 33.01)", NULL);
  assert_up_to_date (&standing, "outlet_off_water", "task_overdue");
  plant = fixture_add (f, SUYUAN_KIND_ENTERPRISE, "code=E1", "name=厂", "permit_number=91130200699229617X001P", "capacity=100", NULL);
  assert_up_to_date (&standing, "permit_no_outlet", "reach_gap");
  fixture_add (f, SUYUAN_KIND_ENTERPRISE, "code=E2", "name=户", "parent=E1", NULL);
  fixture_add (f, SUYUAN_KIND_PORT, "code=DW001", "enterprise=E2", "permitted_m3d=900", NULL);
  assert_up_to_date (&standing, "park_quota", "section_no_task");
  fixture_add (f, SUYUAN_KIND_OUTLET, "code=UP", "name=上口", "type=urban_rain", "lon=113.0101", "lat=33.0001", "reach=R1", "chainage_m=1000", NULL);
  fixture_add (f, SUYUAN_KIND_OUTLET, "code=UP2", "name=上口", "lon=113.0102", "lat=33.0001", "enterprise=E1", NULL);
  assert_up_to_date (&standing, "near_duplicate", "reach_loop");
  fixture_add (f, SUYUAN_KIND_VISIT, "type=patrol", "outlet=UP", "at=2026-03-01 09:00", "dry_days=5", "drainage=flowing", NULL);
  assert_up_to_date (&standing, "rain_dry_flow", "near_duplicate");
  zone = fixture_add (f, SUYUAN_KIND_AREA, "code=A1", "name=一级区", "type=source_protection_1", "geometry=POLYGON ((113.0 32.9, 113.02 32.9, 113.02 33.1, 113.0 33.1, 113.0 32.9))", NULL);
  assert_up_to_date (&standing, "protected_no_task", "near_duplicate");
  fixture_set (f, SUYUAN_KIND_AREA, &zone, "name=改名区", NULL);
  assert_up_to_date (&standing, "protected_no_task", "near_duplicate");
  fixture_add (f, SUYUAN_KIND_SECTION, "code=S", "name=断面", "reach=R1", "chainage_m=5000", "target=III", NULL);
  fixture_add (f, SUYUAN_KIND_SAMPLE, "section=S", "taken=2026-02-10 09:00", "nh3n=2.3", NULL);
  assert_up_to_date (&standing, "section_no_task", "park_quota");
  town_task (t, "O1", "standardise", NULL);
  assert_up_to_date (&standing, "task_unseen", "reach_gap");
  fixture_set (f, SUYUAN_KIND_REACH, &reach, "geometry=LINESTRING (113.00 33.00, 113.02 33.00)", NULL);
  assert_up_to_date (&standing, "reach_gap", "park_quota");
  fixture_set (f, SUYUAN_KIND_ENTERPRISE, &plant, "capacity=1000", NULL);
  assert_up_to_date (&standing, "park_quota", "rain_dry_flow");
  g_signal_handlers_disconnect_by_data (f->office, &standing);
  g_hash_table_unref (standing.found);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  town_test ("/checks/party", test_party);
  town_test ("/checks/position", test_position);
  town_test ("/checks/off-water", test_off_water);
  town_test ("/checks/near-duplicates", test_near_duplicates);
  town_test ("/checks/permit", test_permit);
  town_test ("/checks/protected", test_protected);
  town_test ("/checks/overdue", test_overdue);
  town_test ("/checks/missing-file", test_missing_file);
  town_test ("/checks/rain-flow", test_rain_flow);
  town_test ("/checks/sealed-flows", test_sealed_flows);
  town_test ("/checks/duplicate-codes", test_duplicate_codes);
  town_test ("/checks/all", test_all);
  town_test ("/checks/reaches", test_reaches);
  town_test ("/checks/failing-section", test_failing_section);
  town_test ("/checks/touched", test_touched);
  return g_test_run ();
}
