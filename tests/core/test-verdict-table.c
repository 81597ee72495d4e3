/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-csv.h"
#include "suyuan-field-text.h"
#include "suyuan-rules.h"

/* The table of verdicts is what the man page and the importer's users know. */
static GHashTable *
load_codes (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanCsv) table = suyuan_csv_load ("verdicts.csv", &error);
  GHashTable *codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  g_assert_no_error (error);
  for (guint i = 0; i < suyuan_csv_get_n_rows (table); i++)
    {
      const char *code = suyuan_csv_get (table, i, suyuan_csv_find_column (table, "code"));
      const char *level = suyuan_csv_get (table, i, suyuan_csv_find_column (table, "level"));

      g_assert_true (g_str_equal (level, "warning") || g_str_equal (level, "refused") || g_str_equal (level, "either"));
      g_assert_true (g_hash_table_insert (codes, g_strdup (code), g_strdup (level)));
    }

  return codes;
}

static void
test_readings (void)
{
  static const char *const texts[] = {
    "x", "=A1", "9.1E+17", "ND", "5 L/s", "5 foo", "\xff", "1e17", "3.5", "99", "112E", "99999999", "a\x01", "Nowhere", "-"
  };
  g_autoptr (SuyuanCatalogue) catalogue = suyuan_catalogue_new (NULL);
  g_autoptr (GHashTable) codes = load_codes ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint              n;
  const SuyuanField *fields = suyuan_catalogue_get_fields (catalogue, SUYUAN_KIND_OUTLET, &n);

  for (guint i = 0; i < n * G_N_ELEMENTS (texts); i++)
    {
      const SuyuanField *field = &fields[i / G_N_ELEMENTS (texts)];
      const char        *text = texts[i % G_N_ELEMENTS (texts)];
      g_auto (SuyuanValue) value = { 0 };
      g_auto (SuyuanTextVerdict) verdict = { 0 };

      if (field->type == SUYUAN_FIELD_REF || field->type == SUYUAN_FIELD_GEOMETRY)
        continue;
      suyuan_field_parse (field, catalogue, text, &value, &verdict);
      if (verdict.code == NULL)
        continue;
      g_test_message ("%s", verdict.message);
      g_assert_cmpstr (g_hash_table_lookup (codes, verdict.code), ==, verdict.refused ? "refused" : "warning");
      g_hash_table_add (seen, (gpointer) verdict.code);
    }
  g_assert_cmpuint (g_hash_table_size (seen), >=, 15);
}

/* A rule's word is in the table too; how hard it is the rule itself says. */
static void
test_rules (void)
{
  g_autoptr (SuyuanCatalogue) catalogue = suyuan_catalogue_new (NULL);
  g_autoptr (GHashTable) codes = load_codes ();
  g_autoptr (SuyuanRecord) record = suyuan_record_new (catalogue, SUYUAN_KIND_OUTLET, NULL);
  g_autoptr (GPtrArray) breaches = NULL;

  suyuan_record_set_text (record, "code", "#1");
  suyuan_record_set_text (record, "type", "none");
  suyuan_record_set_text (record, "credit_code", "1");
  suyuan_record_set_text (record, "permit_number", "1");
  suyuan_record_set_integer (record, "source_count", -1);
  suyuan_record_set_text (record, "lon", "x");
  suyuan_record_set_integer (record, "lat", 1);
  breaches = suyuan_rules_check (record);
  g_assert_cmpuint (breaches->len, ==, 7);
  for (guint i = 0; i < breaches->len; i++)
    g_assert_true (g_hash_table_contains (codes, ((SuyuanBreach *) breaches->pdata[i])->code));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/verdict-table/readings", test_readings);
  g_test_add_func ("/core/verdict-table/rules", test_rules);

  return g_test_run ();
}
