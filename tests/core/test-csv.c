/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-csv.h"

#include <gio/gio.h>
#include <string.h>

static SuyuanCsv *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  SuyuanCsv *csv = suyuan_csv_parse (text, -1, &error);

  g_assert_no_error (error);
  g_assert_nonnull (csv);

  return csv;
}

static void
assert_refused (const char *text,
                const char *said)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (suyuan_csv_parse (text, -1, &error));
  g_assert_error (error, SUYUAN_CORE_ERROR, SUYUAN_CORE_ERROR_SYNTAX);
  g_assert_nonnull (strstr (error->message, said));
}

static void
test_plain (void)
{
  g_autoptr (SuyuanCsv) csv = parse ("a,b\n1,二\n3,\n");

  g_assert_cmpuint (suyuan_csv_get_n_rows (csv), ==, 2);
  g_assert_cmpuint (suyuan_csv_get_n_columns (csv), ==, 2);
  g_assert_cmpint (suyuan_csv_find_column (csv, "b"), ==, 1);
  g_assert_cmpstr (suyuan_csv_get_named (csv, 0, "b"), ==, "二");
  g_assert_cmpstr (suyuan_csv_get_named (csv, 1, "b"), ==, "");
  g_assert_cmpint (suyuan_csv_find_column (csv, "B"), ==, -1);
  g_assert_cmpstr (suyuan_csv_get (csv, 0, 1), ==, "二");
  g_assert_cmpstr (suyuan_csv_get (csv, 1, 0), ==, "3");
  g_assert_cmpstr (suyuan_csv_get (csv, 1, 1), ==, "");
}

static void
test_quotes (void)
{
  g_autoptr (SuyuanCsv) csv = parse ("a,b\n\"x, \"\"y\"\"\",\"line\nbreak\"\n\"\",\"\"\"\"\n");

  g_assert_cmpuint (suyuan_csv_get_n_rows (csv), ==, 2);
  g_assert_cmpstr (suyuan_csv_get (csv, 0, 0), ==, "x, \"y\"");
  g_assert_cmpstr (suyuan_csv_get (csv, 0, 1), ==, "line\nbreak");
  g_assert_cmpstr (suyuan_csv_get (csv, 1, 0), ==, "");
  g_assert_cmpstr (suyuan_csv_get (csv, 1, 1), ==, "\"");
}

static void
test_line_ends (void)
{
  g_autoptr (SuyuanCsv) csv = parse ("\xef\xbb\xbf"
                                     "a,b\r\n\r\n1,\"2\"\r\n\n3,4");

  g_assert_cmpuint (suyuan_csv_get_n_rows (csv), ==, 2);
  g_assert_cmpint (suyuan_csv_find_column (csv, "a"), ==, 0);
  g_assert_cmpstr (suyuan_csv_get (csv, 0, 1), ==, "2");
  g_assert_cmpstr (suyuan_csv_get (csv, 1, 0), ==, "3");
  g_assert_cmpstr (suyuan_csv_get (csv, 1, 1), ==, "4");
}

static void
test_header_alone (void)
{
  g_autoptr (SuyuanCsv) csv = parse ("a,b");

  g_assert_cmpuint (suyuan_csv_get_n_rows (csv), ==, 0);
}

static void
test_refused (void)
{
  assert_refused ("", "no header");
  assert_refused ("\n\n", "no header");
  assert_refused ("a,b\n1\n", "Line 2: not as many cells");
  assert_refused ("a,b\n1,2,3\n", "Line 2: not as many cells");
  assert_refused ("a\n\"1\n2\n", "Line 2: a quote is opened");
  assert_refused ("a,b\n\"1\" ,2\n", "Line 2: text after");
  assert_refused ("a\n1\"2\n", "Line 2: a quote inside");
  assert_refused ("a\n\"x\ny\"\n1,2\n", "Line 4: not as many cells");
  assert_refused ("a\n\xff\n", "not UTF-8");
}

static void
test_length_counts (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanCsv) csv = suyuan_csv_parse ("a\n12345", 4, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (suyuan_csv_get (csv, 0, 0), ==, "12");
}

static void
append_cell (GString    *text,
             const char *cell)
{
  g_auto (GStrv) parts = g_strsplit (cell, "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", parts);

  g_string_append_printf (text, "\"%s\"", doubled);
}

/* Whatever is written as RFC 4180 says is read back. */
static void
test_round_trip (void)
{
  static const char *const pieces[] = { "a", "\"", ",", "\n", "排口", " ", "\r\n", ";", "" };

  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (GString) text = g_string_new ("x,y,z\n");
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (SuyuanCsv) csv = NULL;
      guint n_rows = g_test_rand_int_range (1, 6);

      for (guint j = 0; j < n_rows * 3; j++)
        {
          g_autoptr (GString) cell = g_string_new (NULL);

          for (gint k = g_test_rand_int_range (0, 6); k > 0; k--)
            g_string_append (cell, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
          append_cell (text, cell->str);
          g_string_append_c (text, j % 3 == 2 ? '\n' : ',');
          g_ptr_array_add (cells, g_strdup (cell->str));
        }

      csv = parse (text->str);
      g_assert_cmpuint (suyuan_csv_get_n_rows (csv), ==, n_rows);
      for (guint j = 0; j < n_rows * 3; j++)
        g_assert_cmpstr (suyuan_csv_get (csv, j / 3, j % 3), ==, g_ptr_array_index (cells, j));
    }
}

static void
test_noise_never_crashes (void)
{
  static const char alphabet[] = "a,\"\n\r\xe6\xb1\x9f ";
  guint             n_read = 0;

  for (guint i = 0; i < 20000; i++)
    {
      char             text[24];
      guint            length = g_test_rand_int_range (0, sizeof text);
      g_autofree char *exact = NULL;
      SuyuanCsv       *csv;

      for (guint j = 0; j < length; j++)
        text[j] = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];
      exact = g_memdup2 (text, length);
      csv = suyuan_csv_parse (exact != NULL ? exact : "", length, NULL);
      if (csv != NULL)
        n_read += suyuan_csv_get_n_columns (csv) > 0;
      suyuan_csv_free (csv);
    }
  g_assert_cmpuint (n_read, >, 100);
}

static void
test_load (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanCsv) csv = suyuan_csv_load ("fields.csv", &error);
  g_autoptr (SuyuanCsv) none = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (suyuan_csv_get_n_rows (csv), >, 400);
  g_assert_cmpint (suyuan_csv_find_column (csv, "key"), ==, 1);

  none = suyuan_csv_load ("nothing.csv", &error);
  g_assert_null (none);
  g_assert_error (error, G_RESOURCE_ERROR, G_RESOURCE_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/csv/plain", test_plain);
  g_test_add_func ("/core/csv/quotes", test_quotes);
  g_test_add_func ("/core/csv/line-ends", test_line_ends);
  g_test_add_func ("/core/csv/header-alone", test_header_alone);
  g_test_add_func ("/core/csv/refused", test_refused);
  g_test_add_func ("/core/csv/length-counts", test_length_counts);
  g_test_add_func ("/core/csv/round-trip", test_round_trip);
  g_test_add_func ("/core/csv/noise-never-crashes", test_noise_never_crashes);
  g_test_add_func ("/core/csv/load", test_load);

  return g_test_run ();
}
