/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-csv.h"
#include "suyuan-field-text.h"
#include "suyuan-rules.h"

#include <math.h>

#include "suyuan-position.h"

static SuyuanCatalogue *catalogue;

/* Real files that are not part of the repository, found through SUYUAN_SHARED; without them nothing is tried. */
static char *
read_shared (const char *name)
{
  const char      *folder = g_getenv ("SUYUAN_SHARED");
  g_autofree char *path = g_build_filename (folder != NULL ? folder : "", "data", name, NULL);
  char            *text = NULL;

  if (folder == NULL || !g_file_get_contents (path, &text, NULL, NULL))
    g_test_skip ("SUYUAN_SHARED has no such file");

  return text;
}

/* Every township of the country is a division that is taken without a word. */
static void
test_townships (void)
{
  g_autofree char *text = read_shared ("codes/admin_modood/streets.csv");
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanCsv) table = text != NULL ? suyuan_csv_parse (text, -1, &error) : NULL;
  const SuyuanField *field = suyuan_catalogue_find_field (catalogue, SUYUAN_KIND_OUTLET, "division");
  guint              n_known = 0;

  if (text == NULL)
    return;
  g_assert_no_error (error);
  for (guint i = 0; i < suyuan_csv_get_n_rows (table); i++)
    {
      g_auto (SuyuanValue) value = { 0 };
      g_auto (SuyuanTextVerdict) verdict = { 0 };

      g_assert_true (suyuan_field_parse (field, catalogue, suyuan_csv_get (table, i, 0), &value, &verdict));
      g_assert_cmpstr (value.text, ==, suyuan_csv_get (table, i, 0));
      n_known += verdict.code == NULL;
    }
  g_assert_cmpuint (suyuan_csv_get_n_rows (table), ==, 41352);
  g_assert_cmpuint (n_known, ==, 41352);
}

/* Counties by name are found where the name is one county's only. */
static void
test_counties (void)
{
  g_autofree char *text = read_shared ("codes/admin_modood/areas.csv");
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanCsv) table = text != NULL ? suyuan_csv_parse (text, -1, &error) : NULL;
  const SuyuanField *field = suyuan_catalogue_find_field (catalogue, SUYUAN_KIND_OUTLET, "division");
  guint              n_found = 0;

  if (text == NULL)
    return;
  g_assert_no_error (error);
  for (guint i = 0; i < suyuan_csv_get_n_rows (table); i++)
    {
      g_auto (SuyuanValue) value = { 0 };
      g_auto (SuyuanTextVerdict) verdict = { 0 };

      g_assert_true (suyuan_field_parse (field, catalogue, suyuan_csv_get (table, i, 1), &value, &verdict));
      if (verdict.code != NULL)
        g_assert_cmpstr (value.text, ==, suyuan_csv_get (table, i, 1));
      else
        n_found += g_str_equal (value.text, suyuan_csv_get (table, i, 0));
    }
  /* 2,978 counties; some forty names belong to two of them or more. */
  g_assert_cmpuint (n_found, >, 2850);
}

static gint64
read_degrees (SuyuanRecord *record,
              const char   *key,
              const char   *text)
{
  const SuyuanField *field = suyuan_catalogue_find_field (catalogue, SUYUAN_KIND_OUTLET, key);
  g_auto (SuyuanValue) value = { 0 };
  g_auto (SuyuanTextVerdict) verdict = { 0 };
  gint64 degrees;

  g_assert_true (suyuan_field_parse (field, catalogue, text, &value, &verdict));
  degrees = value.type == SUYUAN_VALUE_INTEGER ? value.integer : 0;
  suyuan_record_take (record, field->index, &value);

  return degrees;
}

/* Positions from abroad are taken with a warning, never refused, and are the numbers that stand there. */
static void
test_positions_abroad (void)
{
  g_autofree char *text = read_shared ("outlets/eu_uwwtd/layer_discharge_points.csv");
  g_autofree char *with_header = text != NULL ? g_strconcat ("name,lat,lon\n", text, NULL) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanCsv) table = text != NULL ? suyuan_csv_parse (with_header, -1, &error) : NULL;
  guint n_outside = 0, n_half = 0, n_without = 0;

  if (text == NULL)
    return;
  g_assert_no_error (error);
  for (guint i = 0; i < suyuan_csv_get_n_rows (table); i++)
    {
      g_autoptr (SuyuanRecord) record = suyuan_record_new (catalogue, SUYUAN_KIND_OUTLET, NULL);
      g_autoptr (GPtrArray) breaches = NULL;
      gint64 lat = read_degrees (record, "lat", suyuan_csv_get (table, i, 1));

      read_degrees (record, "lon", suyuan_csv_get (table, i, 2));
      g_assert_cmpint (lat, ==, llround (g_ascii_strtod (suyuan_csv_get (table, i, 1), NULL) * SUYUAN_DEGREE));
      suyuan_record_set_text (record, "name", suyuan_csv_get (table, i, 0));
      if (!suyuan_record_has (record, "name"))
        suyuan_record_set_text (record, "name", "?");
      breaches = suyuan_rules_check (record);
      n_without += breaches->len == 0;
      for (guint j = 0; j < breaches->len; j++)
        {
          SuyuanBreach *breach = breaches->pdata[j];

          /* Half a position is the one thing refused. */
          g_assert_cmpstr (breach->code, ==, breach->hard ? "no_position" : "outside_country");
          n_outside += !breach->hard;
          n_half += breach->hard;
        }
    }
  g_assert_cmpuint (suyuan_csv_get_n_rows (table), >, 30000);
  g_assert_cmpuint (n_outside, >, 29000);
  g_assert_cmpuint (n_half, <, 10);
  g_assert_cmpuint (n_outside + n_half + n_without, ==, suyuan_csv_get_n_rows (table));
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

  g_test_add_func ("/core/real-data/townships", test_townships);
  g_test_add_func ("/core/real-data/counties", test_counties);
  g_test_add_func ("/core/real-data/positions-abroad", test_positions_abroad);
  failed = g_test_run ();

  suyuan_catalogue_unref (catalogue);
  return failed;
}
