/* Adding, changing and removing records as people type them.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

static SuyuanOutcome *
add (Fixture    *f,
     SuyuanKind  kind,
     const char *first,
     const char *second,
     GError    **error)
{
  const char *assignments[] = { first, second, NULL };

  return suyuan_office_add (f->office, kind, assignments, error);
}

static SuyuanOutcome *
set (Fixture         *f,
     SuyuanKind       kind,
     const SuyuanUid *uid,
     const char      *assignment,
     GError         **error)
{
  const char *assignments[] = { assignment, NULL };

  return suyuan_office_set (f->office, kind, uid, assignments, error);
}

static void
test_typed_values (Fixture      *f,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanRecord) outlet = NULL;
  SuyuanUid river = fixture_add (f, SUYUAN_KIND_WATER_BODY, "name=湍河", NULL);
  SuyuanUid uid, water_body;

  uid = fixture_add (f, SUYUAN_KIND_OUTLET, "name=一号排口", "排口类别=入河", "bank=左岸", "lon=112.08", "lat=32.69",
                     "investigated_on=2026.3.1", "surroundings=residential;village", "水体=湍河", "sampling_possible=是", NULL);
  outlet = suyuan_office_get (f->office, SUYUAN_KIND_OUTLET, &uid, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (suyuan_record_get_text (outlet, "kind"), ==, "river");
  g_assert_cmpstr (suyuan_record_get_text (outlet, "bank"), ==, "left");
  g_assert_cmpint (suyuan_record_get_integer (outlet, "lon"), ==, 1120800000);
  g_assert_cmpstr (suyuan_record_get_text (outlet, "investigated_on"), ==, "2026-03-01");
  g_assert_cmpstr (suyuan_record_get_text (outlet, "surroundings"), ==, "residential;village");
  g_assert_cmpint (suyuan_record_get_integer (outlet, "sampling_possible"), ==, 1);
  g_assert_true (suyuan_record_get_ref (outlet, "water_body", &water_body));
  g_assert_true (suyuan_uid_equal (&water_body, &river));

  fixture_set (f, SUYUAN_KIND_OUTLET, &uid, "bank=", "name=二号排口=南", NULL);
  assert_text (f, SUYUAN_KIND_OUTLET, &uid, "bank", NULL);
  assert_text (f, SUYUAN_KIND_OUTLET, &uid, "name", "二号排口=南");
}

static void
test_unreadable (Fixture      *f,
                 gconstpointer data)
{
  static const char *const wrong[] = { "bank=north", "lon=far away", "investigated_on=sometime", "volume_m3d=some" };
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_null (add (f, SUYUAN_KIND_OUTLET, "name=一号", wrong[i], &error));
      g_assert_error (error, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_INVALID);
      g_clear_error (&error);
    }
  assert_refused (add (f, SUYUAN_KIND_OUTLET, "name=一号", "colour=red", &error), error, "unknown_field");
  assert_refused (add (f, SUYUAN_KIND_OUTLET, "name=一号", "bank", &error), error, "no_value");
  assert_refused (add (f, SUYUAN_KIND_OUTLET, "name=一号", "status=closed", &error), error, "derived_field");
  assert_refused (add (f, SUYUAN_KIND_OUTLET, "name=一号", "enterprise=无此厂", &error), error, "not_found");

  {
    SuyuanQuery query = { .kind = SUYUAN_KIND_OUTLET };

    g_assert_cmpint (suyuan_office_count (f->office, &query, &error), ==, 0);
  }
}

static void
test_required (Fixture      *f,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (add (f, SUYUAN_KIND_OUTLET, "town=某镇", NULL, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CONSTRAINT);
}

static void
test_numbering (Fixture      *f,
                gconstpointer data)
{
  SuyuanUid one = fixture_add (f, SUYUAN_KIND_OUTLET, "name=一号", NULL);
  SuyuanUid two = fixture_add (f, SUYUAN_KIND_OUTLET, "name=二号", NULL);
  SuyuanUid own = fixture_add (f, SUYUAN_KIND_OUTLET, "name=三号", "code=PK-000000-0007", NULL);
  SuyuanUid next = fixture_add (f, SUYUAN_KIND_OUTLET, "name=四号", NULL);
  SuyuanUid plant = fixture_add (f, SUYUAN_KIND_ENTERPRISE, "name=示例食品厂", NULL);
  SuyuanUid visit, later;

  assert_text (f, SUYUAN_KIND_OUTLET, &one, "code", "PK-000000-0001");
  assert_text (f, SUYUAN_KIND_OUTLET, &two, "code", "PK-000000-0002");
  assert_text (f, SUYUAN_KIND_OUTLET, &own, "code", "PK-000000-0007");
  assert_text (f, SUYUAN_KIND_OUTLET, &next, "code", "PK-000000-0008");
  assert_text (f, SUYUAN_KIND_ENTERPRISE, &plant, "code", NULL);

  /* Outlets count within their division, visits within the year. */
  later = fixture_add (f, SUYUAN_KIND_OUTLET, "name=五号", "division=411381", NULL);
  assert_text (f, SUYUAN_KIND_OUTLET, &later, "code", "PK-411381-0001");
  visit = fixture_add (f, SUYUAN_KIND_VISIT, "type=patrol", "at=2026-03-02 10:00", NULL);
  assert_text (f, SUYUAN_KIND_VISIT, &visit, "code", "XC-2026-00001");
  fixture_set_day (f, "2027-01-01");
  visit = fixture_add (f, SUYUAN_KIND_VISIT, "type=patrol", "at=2027-01-01 10:00", NULL);
  assert_text (f, SUYUAN_KIND_VISIT, &visit, "code", "XC-2027-00001");
}

static void
test_duplicate_code (Fixture      *f,
                     gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SuyuanUid a = fixture_add (f, SUYUAN_KIND_ENTERPRISE, "name=甲厂", "code=E1", NULL);
  SuyuanUid b = fixture_add (f, SUYUAN_KIND_ENTERPRISE, "name=乙厂", "code=E2", NULL);

  g_assert_null (add (f, SUYUAN_KIND_ENTERPRISE, "name=丙厂", "code=E1", &error));
  g_assert_nonnull (strstr (error->message, "甲厂"));
  assert_refused (NULL, error, "duplicate_code");
  assert_refused (set (f, SUYUAN_KIND_ENTERPRISE, &b, "code=E1", &error), error, "duplicate_code");
  fixture_set (f, SUYUAN_KIND_ENTERPRISE, &a, "code=E1", NULL);

  /* Every plant has a DW001 of its own; the same code on another kind is another thing. */
  fixture_add (f, SUYUAN_KIND_PORT, "code=DW001", "enterprise=E1", NULL);
  fixture_add (f, SUYUAN_KIND_PORT, "code=DW001", "enterprise=E2", NULL);
  assert_refused (add (f, SUYUAN_KIND_PORT, "code=DW001", "enterprise=E1", &error), error, "duplicate_code");
  fixture_add (f, SUYUAN_KIND_UNIT, "name=某局", "code=E1", NULL);
}

static void
test_references (Fixture      *f,
                 gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SuyuanUid outlet = fixture_add (f, SUYUAN_KIND_OUTLET, "name=一号", NULL);
  SuyuanUid plant = fixture_add (f, SUYUAN_KIND_ENTERPRISE, "name=甲厂", "code=E1", NULL);
  g_autoptr (GPtrArray) referring = NULL;

  fixture_add (f, SUYUAN_KIND_ENTERPRISE, "name=乙厂", "code=E2", NULL);
  fixture_add (f, SUYUAN_KIND_ENTERPRISE, "name=乙厂", "code=E3", NULL);

  fixture_set (f, SUYUAN_KIND_OUTLET, &outlet, "enterprise=甲厂", NULL);
  referring = suyuan_office_referring (f->office, SUYUAN_KIND_OUTLET, "enterprise", &plant, &error);
  g_assert_no_error (error);
  g_assert_cmpint (referring->len, ==, 1);

  g_assert_null (set (f, SUYUAN_KIND_OUTLET, &outlet, "enterprise=乙厂", &error));
  g_assert_error (error, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_AMBIGUOUS);
  g_assert_nonnull (strstr (error->message, "E2, E3"));
}

static void
test_cycles (Fixture      *f,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SuyuanUid brook = fixture_add (f, SUYUAN_KIND_WATER_BODY, "name=小溪", NULL);
  SuyuanUid river = fixture_add (f, SUYUAN_KIND_WATER_BODY, "name=湍河", NULL);
  SuyuanUid stem = fixture_add (f, SUYUAN_KIND_WATER_BODY, "name=白河", NULL);
  SuyuanUid reach = fixture_add (f, SUYUAN_KIND_REACH, "name=上段", "code=R1", NULL);
  SuyuanUid tidal = fixture_add (f, SUYUAN_KIND_REACH, "name=下段", "code=R2", "parent=R1", "two_way=yes", NULL);

  fixture_set (f, SUYUAN_KIND_WATER_BODY, &brook, "parent=湍河", NULL);
  fixture_set (f, SUYUAN_KIND_WATER_BODY, &river, "parent=白河", NULL);
  g_assert_null (set (f, SUYUAN_KIND_WATER_BODY, &stem, "parent=小溪", &error));
  g_assert_nonnull (strstr (error->message, "小溪 → 湍河 → 白河"));
  assert_refused (NULL, error, "cyclic_parent");
  assert_refused (set (f, SUYUAN_KIND_WATER_BODY, &stem, "parent=白河", &error), error, "cyclic_parent");

  assert_refused (set (f, SUYUAN_KIND_REACH, &reach, "parent=R2", &error), error, "cyclic_parent");
  fixture_set (f, SUYUAN_KIND_REACH, &tidal, "parent=", NULL);
  fixture_set (f, SUYUAN_KIND_REACH, &reach, "parent=R2", NULL);
  fixture_set (f, SUYUAN_KIND_REACH, &tidal, "two_way=yes", "parent=R1", NULL);
}

static void
test_removal (Fixture      *f,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) outcome = NULL;
  SuyuanUid plant = fixture_add (f, SUYUAN_KIND_ENTERPRISE, "name=甲厂", "code=E1", NULL);
  SuyuanUid port = fixture_add (f, SUYUAN_KIND_PORT, "code=DW001", "enterprise=E1", NULL);
  g_autoptr (GPtrArray) both = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_record_unref);
  g_autoptr (SuyuanRecord) gone = NULL;

  g_assert_null (suyuan_office_remove (f->office, SUYUAN_KIND_ENTERPRISE, &plant, &error));
  g_assert_nonnull (strstr (error->message, "DW001"));
  assert_refused (NULL, error, "referred_to");

  g_ptr_array_add (both, suyuan_office_get (f->office, SUYUAN_KIND_ENTERPRISE, &plant, &error));
  g_ptr_array_add (both, suyuan_office_get (f->office, SUYUAN_KIND_PORT, &port, &error));
  outcome = suyuan_office_remove_all (f->office, both, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (outcome->changed, ==, 2);
  g_assert_cmpuint (g_strv_length (outcome->codes), ==, 2);
  gone = suyuan_office_get (f->office, SUYUAN_KIND_ENTERPRISE, &plant, &error);
  g_assert_null (gone);
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NOT_FOUND);
}

static void
test_decisions_are_not_typed (Fixture      *f,
                              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SuyuanUid outlet = fixture_add (f, SUYUAN_KIND_OUTLET, "name=一号", "code=O1", NULL);
  SuyuanUid link;

  fixture_add (f, SUYUAN_KIND_ENTERPRISE, "name=甲厂", "code=E1", NULL);
  assert_refused (add (f, SUYUAN_KIND_TASK, "name=整治", "outlet=O1", &error), error, "decision");
  assert_refused (add (f, SUYUAN_KIND_EVENT, "name=销号", NULL, &error), error, "decision");
  assert_refused (add (f, SUYUAN_KIND_MEDIUM, "name=a.jpg", NULL, &error), error, "decision");

  link = fixture_add (f, SUYUAN_KIND_LINK, "outlet=O1", "enterprise=E1", "confidence=suspected", NULL);
  assert_refused (set (f, SUYUAN_KIND_LINK, &link, "confidence=confirmed", &error), error, "decision");
  fixture_set (f, SUYUAN_KIND_LINK, &link, "confidence=probable", NULL);

  fixture_add (f, SUYUAN_KIND_UNIT, "name=某镇政府", "code=U1", NULL);
  assert_refused (set (f, SUYUAN_KIND_OUTLET, &outlet, "party_unit=U1", &error), error, "no_party_reason");
  fixture_set (f, SUYUAN_KIND_OUTLET, &outlet, "party_unit=U1", "party_reason=找不到责任主体", NULL);
}

static void
count_cb (SuyuanOffice *office,
          guint64       kinds,
          gpointer      data)
{
  GArray *seen = data;

  g_array_append_val (seen, kinds);
}

static void
test_changed_signal (Fixture      *f,
                     gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (SuyuanOutcome) same = NULL;
  SuyuanUid outlet;

  g_signal_connect (f->office, "changed", G_CALLBACK (count_cb), seen);
  outlet = fixture_add (f, SUYUAN_KIND_OUTLET, "name=一号", NULL);
  g_assert_cmpuint (seen->len, ==, 1);
  g_assert_cmphex (g_array_index (seen, guint64, 0), ==, 1 << SUYUAN_KIND_OUTLET);

  same = set (f, SUYUAN_KIND_OUTLET, &outlet, "name=一号", &error);
  g_assert_no_error (error);
  g_assert_null (same->batch);
  g_assert_null (set (f, SUYUAN_KIND_OUTLET, &outlet, "name=", &error));
  g_assert_cmpuint (seen->len, ==, 1);
}

static void
test_save (Fixture      *f,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) created = NULL;
  g_autoptr (SuyuanOutcome) changed = NULL;
  g_autoptr (SuyuanRecord) form = NULL;
  SuyuanUid uid;

  suyuan_uid_init (&uid, suyuan_office_now_ms (f->office));
  form = suyuan_record_new (suyuan_office_get_catalogue (f->office), SUYUAN_KIND_OUTLET, &uid);
  suyuan_record_set_text (form, "name", "一号");
  created = suyuan_office_save (f->office, form, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (created->codes[0], ==, "PK-000000-0001");
  g_assert_false (suyuan_record_has (form, "code"));

  suyuan_record_set_text (form, "town", "某镇");
  changed = suyuan_office_save (f->office, form, &error);
  g_assert_no_error (error);
  g_assert_true (suyuan_uid_equal (&changed->uid, &uid));
  assert_text (f, SUYUAN_KIND_OUTLET, &uid, "town", "某镇");
  assert_text (f, SUYUAN_KIND_OUTLET, &uid, "code", "PK-000000-0001");
}

static void
test_shown (Fixture      *f,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SuyuanUid plant = fixture_add (f, SUYUAN_KIND_ENTERPRISE, "name=甲厂", "code=E1", NULL);
  SuyuanUid uid = fixture_add (f, SUYUAN_KIND_OUTLET, "name=一号", "bank=left", "enterprise=E1", NULL);
  g_autoptr (SuyuanRecord) outlet = suyuan_office_get (f->office, SUYUAN_KIND_OUTLET, &uid, &error);
  SuyuanCatalogue *catalogue = suyuan_office_get_catalogue (f->office);
  g_autofree char *party = suyuan_office_dup_shown (f->office, outlet, suyuan_catalogue_find_field (catalogue, SUYUAN_KIND_OUTLET, "enterprise"));
  g_autofree char *bank = suyuan_office_dup_shown (f->office, outlet, suyuan_catalogue_find_field (catalogue, SUYUAN_KIND_OUTLET, "bank"));
  g_autofree char *nothing = suyuan_office_dup_shown (f->office, outlet, suyuan_catalogue_find_field (catalogue, SUYUAN_KIND_OUTLET, "town"));
  g_autofree char *label = suyuan_office_dup_label (f->office, SUYUAN_KIND_ENTERPRISE, &plant);
  g_autofree char *nobody = NULL;
  SuyuanUid        none;

  g_assert_cmpstr (party, ==, "E1 甲厂");
  g_assert_cmpstr (label, ==, "E1 甲厂");
  g_assert_cmpstr (bank, ==, "Left bank");
  g_assert_cmpstr (nothing, ==, "");
  suyuan_uid_init (&none, 1);
  nobody = suyuan_office_dup_label (f->office, SUYUAN_KIND_ENTERPRISE, &none);
  g_assert_true (g_str_has_prefix (nobody, "#"));
}

/* Gone is an answer, unreadable is none. */
static void
test_seek (Fixture      *f,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanRecord) outlet = NULL;
  g_autoptr (SuyuanRecord) plant = NULL;
  SuyuanUid     factory = fixture_add (f, SUYUAN_KIND_ENTERPRISE, "name=甲厂", "code=E1", NULL);
  SuyuanUid     uid = fixture_add (f, SUYUAN_KIND_OUTLET, "name=一号", "enterprise=E1", NULL), nobody = { { 7 } };
  SuyuanRecord *found;

  g_assert_true (suyuan_office_seek (f->office, SUYUAN_KIND_OUTLET, &uid, &outlet, &error));
  g_assert_no_error (error);
  g_assert_nonnull (outlet);
  g_assert_true (suyuan_office_follow (f->office, outlet, "enterprise", &plant, &error));
  g_assert_true (suyuan_uid_equal (suyuan_record_get_uid (plant), &factory));
  g_assert_true (suyuan_office_follow (f->office, outlet, "water_body", &found, &error));
  g_assert_null (found);
  g_assert_true (suyuan_office_seek (f->office, SUYUAN_KIND_OUTLET, &nobody, &found, &error));
  g_assert_no_error (error);
  g_assert_null (found);
  g_assert_false (suyuan_office_seek (f->office, SUYUAN_KIND_NONE, &uid, &found, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CONSTRAINT);
  g_assert_null (found);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_test ("/census/typed-values", test_typed_values);
  fixture_test ("/census/unreadable", test_unreadable);
  fixture_test ("/census/required", test_required);
  fixture_test ("/census/numbering", test_numbering);
  fixture_test ("/census/duplicate-code", test_duplicate_code);
  fixture_test ("/census/references", test_references);
  fixture_test ("/census/cycles", test_cycles);
  fixture_test ("/census/removal", test_removal);
  fixture_test ("/census/decisions-are-not-typed", test_decisions_are_not_typed);
  fixture_test ("/census/changed-signal", test_changed_signal);
  fixture_test ("/census/save", test_save);
  fixture_test ("/census/shown", test_shown);
  fixture_test ("/census/seek", test_seek);
  return g_test_run ();
}
