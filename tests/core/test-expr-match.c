/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-expr.h"

static SuyuanCatalogue *catalogue;

static SuyuanRecord *
new_outlet (void)
{
  SuyuanUid     uid, enterprise = { { 1, 2, 3 } };
  SuyuanRecord *record;

  suyuan_uid_parse (&uid, "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
  record = suyuan_record_new (catalogue, SUYUAN_KIND_OUTLET, &uid);
  suyuan_record_set_text (record, "name", "Han River 汉江北岸雨水口");
  suyuan_record_set_text (record, "category", "ban");
  suyuan_record_set_text (record, "planned_on", "2026-05-07");
  suyuan_record_set_text (record, "sources", "industry;rain");
  suyuan_record_set_text (record, "quick_cod", "<4");
  suyuan_record_set_real (record, "quick_nh3n", 1.5);
  suyuan_record_set_real (record, "volume_m3d", 120);
  suyuan_record_set_integer (record, "source_count", 2);
  suyuan_record_set_integer (record, "rectify", 1);
  suyuan_record_set_integer (record, "lon", 1120917000);
  suyuan_record_set_ref (record, "enterprise", &enterprise);
  suyuan_record_set_times (record, G_GINT64_CONSTANT (1778113800000), G_GINT64_CONSTANT (1778113800000));

  return record;
}

static void
assert_passes (const char *filter,
               gboolean    expected)
{
  g_autoptr (SuyuanRecord) record = new_outlet ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanExpr) expr = suyuan_expr_parse (filter, &error);

  g_assert_no_error (error);
  g_test_message ("%s", filter);
  g_assert_cmpint (suyuan_expr_matches (expr, record), ==, expected);
}

static void
test_texts (void)
{
  assert_passes ("category = ban", TRUE);
  assert_passes ("category = merge", FALSE);
  assert_passes ("category in (merge, ban)", TRUE);
  assert_passes ("category in (merge, standardise)", FALSE);
  assert_passes ("planned_on < 2026-06-01", TRUE);
  assert_passes ("planned_on >= 2026-05-07", TRUE);
  assert_passes ("planned_on > 2026-05-07", FALSE);
  assert_passes ("name ~ 汉江", TRUE);
  assert_passes ("name ~ 'HAN RIVER'", TRUE);
  assert_passes ("name ~ 淮河", FALSE);
  assert_passes ("sources ~ rain", TRUE);
  assert_passes ("sources = rain", TRUE);
  assert_passes ("sources in (farmland, industry)", TRUE);
  assert_passes ("sources = ndustry", FALSE);
  assert_passes ("sources != port", TRUE);
}

static void
test_numbers (void)
{
  assert_passes ("volume_m3d = 120.0", TRUE);
  assert_passes ("volume_m3d > 119.9", TRUE);
  assert_passes ("volume_m3d <= 100", FALSE);
  assert_passes ("volume_m3d > viel", FALSE);
  assert_passes ("volume_m3d ~ 12", TRUE);
  assert_passes ("source_count = 2", TRUE);
  assert_passes ("source_count ~ 2", TRUE);
  assert_passes ("lon = 112.0917", TRUE);
  assert_passes ("lon > 112.0916 and lon < 112.0918", TRUE);
  assert_passes ("rectify = true", TRUE);
  assert_passes ("rectify = 1", TRUE);
  assert_passes ("rectify = 是", TRUE);
  assert_passes ("rectify = no", FALSE);
  assert_passes ("rectify = maybe", FALSE);
}

/* A non-detect is no number: neither more nor less than any. */
static void
test_results (void)
{
  assert_passes ("quick_nh3n > 1", TRUE);
  assert_passes ("quick_nh3n < '<2'", FALSE);
  assert_passes ("quick_cod < 100", FALSE);
  assert_passes ("quick_cod > 0", FALSE);
  assert_passes ("quick_cod = '<4'", TRUE);
}

static void
test_absent (void)
{
  assert_passes ("code null", TRUE);
  assert_passes ("name null", FALSE);
  assert_passes ("not name null", TRUE);
  assert_passes ("code = x", FALSE);
  assert_passes ("code != x", TRUE);
  assert_passes ("code ~ x", FALSE);
  assert_passes ("code < x or code >= x", FALSE);
  assert_passes ("no_such = 1", FALSE);
  assert_passes ("no_such null", TRUE);
}

static void
test_common_fields (void)
{
  assert_passes ("created = '2026-05-07 08:30'", TRUE);
  assert_passes ("created = 2026-05-07T00:30:00Z", TRUE);
  assert_passes ("changed > 2026-05-07", TRUE);
  assert_passes ("changed > 2026-05-08", FALSE);
  assert_passes ("created > gestern", FALSE);
  assert_passes ("uid = 017f22e2-79b0-7cc3-98c4-dc0c0c07398f", TRUE);
  assert_passes ("uid = 017f22e2-79b0-7cc3-98c4-dc0c0c07398e", FALSE);
  assert_passes ("enterprise = 01020300-0000-0000-0000-000000000000", TRUE);
  assert_passes ("enterprise = E001", FALSE);
  assert_passes ("enterprise ~ 01", FALSE);
}

static void
test_logic (void)
{
  assert_passes ("category = ban and rectify = 1", TRUE);
  assert_passes ("category = merge or rectify = 1", TRUE);
  assert_passes ("category = merge and rectify = 1", FALSE);
  assert_passes ("not (category = merge and rectify = 1)", TRUE);
  assert_passes ("category != ban", FALSE);
}

/* What is not so is its opposite, whatever the leaf. */
static void
test_negation (void)
{
  static const char *const fields[] = { "name", "code", "volume_m3d", "lon", "rectify", "quick_cod", "created", "enterprise" };
  static const char *const ops[] = { "=", "!=", "<", "<=", ">", ">=", "~" };
  static const char *const texts[] = { "1", "ban", "2026-05-07", "'<4'", "''", "120" };
  g_autoptr (SuyuanRecord) record = new_outlet ();

  for (guint i = 0; i < G_N_ELEMENTS (fields) * G_N_ELEMENTS (ops) * G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *plain = g_strdup_printf ("%s %s %s", fields[i % 8], ops[i / 8 % 7], texts[i / 56]);
      g_autofree char *negated = g_strdup_printf ("not %s", plain);
      g_autoptr (SuyuanExpr) a = suyuan_expr_parse (plain, NULL);
      g_autoptr (SuyuanExpr) b = suyuan_expr_parse (negated, NULL);

      g_assert_cmpint (suyuan_expr_matches (a, record), !=, suyuan_expr_matches (b, record));
    }
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

  g_test_add_func ("/core/expr-match/texts", test_texts);
  g_test_add_func ("/core/expr-match/numbers", test_numbers);
  g_test_add_func ("/core/expr-match/results", test_results);
  g_test_add_func ("/core/expr-match/absent", test_absent);
  g_test_add_func ("/core/expr-match/common-fields", test_common_fields);
  g_test_add_func ("/core/expr-match/logic", test_logic);
  g_test_add_func ("/core/expr-match/negation", test_negation);
  failed = g_test_run ();

  suyuan_catalogue_unref (catalogue);
  return failed;
}
