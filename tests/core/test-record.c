/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-record.h"

static SuyuanCatalogue *catalogue;

static SuyuanRecord *
new_outlet (void)
{
  SuyuanUid uid;

  suyuan_uid_init (&uid, G_GINT64_CONSTANT (1777000000000));

  return suyuan_record_new (catalogue, SUYUAN_KIND_OUTLET, &uid);
}

static guint
index_of (const char *key)
{
  return suyuan_catalogue_find_field (catalogue, SUYUAN_KIND_OUTLET, key)->index;
}

static void
test_fresh (void)
{
  g_autoptr (SuyuanRecord) record = new_outlet ();
  g_autoptr (SuyuanRecord) nobody = suyuan_record_new (catalogue, SUYUAN_KIND_TASK, NULL);
  guint n;

  suyuan_catalogue_get_fields (catalogue, SUYUAN_KIND_OUTLET, &n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_false (suyuan_record_is_touched (record, i));
      g_assert_cmpint (suyuan_record_peek (record, i)->type, ==, SUYUAN_VALUE_NULL);
    }
  g_assert_cmpint (suyuan_record_get_kind (record), ==, SUYUAN_KIND_OUTLET);
  g_assert_false (suyuan_uid_is_nil (suyuan_record_get_uid (record)));
  g_assert_true (suyuan_uid_is_nil (suyuan_record_get_uid (nobody)));
  g_assert_true (suyuan_record_get_catalogue (record) == catalogue);
  g_assert_cmpint (suyuan_record_get_created (record), ==, 0);
}

static void
test_by_key (void)
{
  g_autoptr (SuyuanRecord) record = new_outlet ();
  SuyuanUid uid, again = { 0 };

  suyuan_record_set_text (record, "name", "七河里东北340米其它排口");
  suyuan_record_set_integer (record, "lon", 1120000000);
  suyuan_record_set_real (record, "volume_m3d", 12.5);
  suyuan_uid_init (&uid, 1);
  suyuan_record_set_ref (record, "enterprise", &uid);

  g_assert_cmpstr (suyuan_record_get_text (record, "name"), ==, "七河里东北340米其它排口");
  g_assert_cmpint (suyuan_record_get_integer (record, "lon"), ==, 1120000000);
  g_assert_cmpfloat (suyuan_record_get_real (record, "volume_m3d"), ==, 12.5);
  g_assert_cmpfloat (suyuan_record_get_real (record, "lon"), ==, 1120000000);
  g_assert_true (suyuan_record_get_ref (record, "enterprise", &again));
  g_assert_true (suyuan_uid_equal (&uid, &again));
  g_assert_true (suyuan_record_has (record, "name"));
  g_assert_false (suyuan_record_has (record, "code"));
}

static void
test_other_type_is_nothing (void)
{
  g_autoptr (SuyuanRecord) record = new_outlet ();
  SuyuanUid uid = { 0 };

  suyuan_record_set_text (record, "quick_cod", "<4");
  g_assert_cmpfloat (suyuan_record_get_real (record, "quick_cod"), ==, 0);
  g_assert_cmpint (suyuan_record_get_integer (record, "quick_cod"), ==, 0);
  g_assert_false (suyuan_record_get_ref (record, "quick_cod", &uid));
  suyuan_record_set_integer (record, "rectify", 1);
  g_assert_null (suyuan_record_get_text (record, "rectify"));
}

static void
test_touched_with_null (void)
{
  g_autoptr (SuyuanRecord) record = new_outlet ();

  suyuan_record_set_text (record, "name", "");
  suyuan_record_set_ref (record, "enterprise", NULL);
  g_assert_true (suyuan_record_is_touched (record, index_of ("name")));
  g_assert_true (suyuan_record_is_touched (record, index_of ("enterprise")));
  g_assert_false (suyuan_record_is_touched (record, index_of ("code")));
  g_assert_false (suyuan_record_has (record, "name"));
}

static void
test_take_moves (void)
{
  g_autoptr (SuyuanRecord) record = new_outlet ();
  g_auto (SuyuanValue) value = { 0 };
  char *text = g_strdup ("溯源");

  suyuan_value_take_text (&value, text);
  suyuan_record_take (record, index_of ("name"), &value);
  g_assert_cmpint (value.type, ==, SUYUAN_VALUE_NULL);
  g_assert_true (suyuan_record_get_text (record, "name") == text);

  suyuan_value_set_text (&value, "另一个");
  suyuan_record_put (record, index_of ("name"), &value);
  g_assert_cmpstr (value.text, ==, "另一个");
  g_assert_cmpstr (suyuan_record_get_text (record, "name"), ==, "另一个");
  suyuan_record_set (record, "name", suyuan_record_get (record, "name"));
  g_assert_cmpstr (suyuan_record_get_text (record, "name"), ==, "另一个");
}

static void
test_copy_stands_alone (void)
{
  g_autoptr (SuyuanRecord) record = new_outlet ();
  g_autoptr (SuyuanRecord) copy = NULL;

  suyuan_record_set_text (record, "name", "一");
  suyuan_record_set_text (record, "code", NULL);
  suyuan_record_set_times (record, 5, 9);
  copy = suyuan_record_copy (record);
  suyuan_record_set_text (record, "name", "二");

  g_assert_cmpstr (suyuan_record_get_text (copy, "name"), ==, "一");
  g_assert_true (suyuan_record_is_touched (copy, index_of ("code")));
  g_assert_false (suyuan_record_is_touched (copy, index_of ("lon")));
  g_assert_true (suyuan_uid_equal (suyuan_record_get_uid (record), suyuan_record_get_uid (copy)));
  g_assert_cmpint (suyuan_record_get_created (copy), ==, 5);
  g_assert_cmpint (suyuan_record_get_changed (copy), ==, 9);
}

/* A record keeps its catalogue, and a second reference keeps the record. */
static void
test_references (void)
{
  g_autoptr (SuyuanCatalogue) own = suyuan_catalogue_new (NULL);
  SuyuanRecord *record = suyuan_record_new (own, SUYUAN_KIND_UNIT, NULL);

  g_clear_pointer (&own, suyuan_catalogue_unref);
  suyuan_record_ref (record);
  suyuan_record_unref (record);
  suyuan_record_set_text (record, "name", "市生态环境局");
  g_assert_cmpstr (suyuan_record_get_text (record, "name"), ==, "市生态环境局");
  suyuan_record_unref (record);
  suyuan_record_unref (NULL);
}

/* A key that is not there is a mistake in the program, and loud. */
static void
test_no_such_key (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (SuyuanRecord) record = new_outlet ();

      suyuan_record_set_text (record, "no_such", "x");
      return;
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*outlet has no field no_such*");
}

/* Random puts against a plain array that does the same. */
static void
test_model (void)
{
  g_autoptr (SuyuanRecord) record = new_outlet ();
  SuyuanValue *model;
  gboolean    *touched;
  guint        n;

  suyuan_catalogue_get_fields (catalogue, SUYUAN_KIND_OUTLET, &n);
  model = g_new0 (SuyuanValue, n);
  touched = g_new0 (gboolean, n);
  for (guint i = 0; i < 5000; i++)
    {
      guint at = g_test_rand_int_range (0, n);
      g_auto (SuyuanValue) value = { 0 };

      if (g_test_rand_bit ())
        suyuan_value_take_text (&value, g_strdup_printf ("%d", g_test_rand_int ()));
      else if (g_test_rand_bit ())
        suyuan_value_set_integer (&value, g_test_rand_int ());
      suyuan_value_copy (&value, &model[at]);
      touched[at] = TRUE;
      if (g_test_rand_bit ())
        suyuan_record_put (record, at, &value);
      else
        suyuan_record_take (record, at, &value);
    }
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (suyuan_value_equal (suyuan_record_peek (record, i), &model[i]));
      g_assert_cmpint (suyuan_record_is_touched (record, i), ==, touched[i]);
      suyuan_value_clear (&model[i]);
    }
  g_free (model);
  g_free (touched);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  int failed;

  g_test_init (&argc, &argv, NULL);
  catalogue = suyuan_catalogue_new (&error);
  g_assert_no_error (error);

  g_test_add_func ("/core/record/fresh", test_fresh);
  g_test_add_func ("/core/record/by-key", test_by_key);
  g_test_add_func ("/core/record/other-type-is-nothing", test_other_type_is_nothing);
  g_test_add_func ("/core/record/touched-with-null", test_touched_with_null);
  g_test_add_func ("/core/record/take-moves", test_take_moves);
  g_test_add_func ("/core/record/copy-stands-alone", test_copy_stands_alone);
  g_test_add_func ("/core/record/references", test_references);
  g_test_add_func ("/core/record/no-such-key", test_no_such_key);
  g_test_add_func ("/core/record/model", test_model);
  failed = g_test_run ();

  suyuan_catalogue_unref (catalogue);
  return failed;
}
