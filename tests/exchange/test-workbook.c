/* test-workbook.c: old XLS and ODS workbooks, whole and damaged
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <string.h>

#include "collect.h"
#include "old-workbook.h"

static void
assert_reads (const char *path,
              const char *expected,
              const char *description)
{
  g_autoptr (Collect) rows = collect_file (path, NULL);
  g_autofree char *got = collect_print (rows);

  g_unlink (path);
  g_assert_cmpstr (got, ==, expected);
  g_assert_cmpstr (rows->description, ==, description);
}

static void
test_xls (void)
{
  g_autofree char *path = old_workbook_write ("清单", "某市排污口清单\n编号|名称|经度|设置日期|代码\n"
                                                      "A1|雨洪排口|#114.25|@46149|#42010000123\n"
                                                      "0012||#-0.5|2026.5.7|911420100000000000\n\nA3|x|#7|#46149|");

  assert_reads (path, "编号|名称|经度|设置日期|代码\n3: A1|雨洪排口|114.25|2026-05-07|42010000123\n4: 0012||-0.5|2026.5.7|911420100000000000\n"
                      "5: ||||\n6: A3|x|7|46149|\n",
                "XLS, sheet 清单, header in row 2");
}

static void
test_xls_damaged (void)
{
  g_autofree char *path = old_workbook_write ("清单", "编号|名称\nA1|甲\nA2|乙\nA3|丙");
  g_autoptr (GRand) rand = g_rand_new_with_seed (13);
  g_autofree char *bytes = NULL;
  gsize            length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_unlink (path);
  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (Collect) rows = collect_bytes (".xls", bytes, g_rand_int_range (rand, 1, length), NULL);

      g_assert_true (rows->error == NULL || rows->error->domain == SUYUAN_EXCHANGE_ERROR);
      g_assert_cmpuint (rows->rows->len, <=, 3);
    }
}

#define CELL(text) "<table:table-cell office:value-type=\"string\"><text:p>" text "</text:p></table:table-cell>"
#define ROW(cells) "<table:table-row>" cells "</table:table-row>"

static void
test_ods (void)
{
  g_autofree char *path = open_document_write (
      "清单", ROW (CELL ("编号") CELL ("经度") CELL ("日期"))
                  ROW (CELL ("0012") "<table:table-cell office:value-type=\"float\" office:value=\"114.25\"><text:p>114.25</text:p></table:table-cell>"
                                     "<table:table-cell office:value-type=\"date\" office:date-value=\"2026-05-07\"><text:p>07.05.26</text:p></table:table-cell>")
                      ROW (CELL ("A2") CELL ("30°30′") CELL ("2026.5.7")) "<table:table-row table:number-rows-repeated=\"1000\"><table:table-cell/></table:table-row>");

  assert_reads (path, "编号|经度|日期\n2: 0012|114.25|2026-05-07\n3: A2|30°30′|2026.5.7\n", "ODS, sheet 清单, header in row 1");
}

/* The reader gives up on what unrolls to more than it cares to hold; it must not pass for the end of the sheet. */
static void
test_ods_cut_off (void)
{
  g_autofree char *long_text = g_strnfill (4000, 'x');
  g_autofree char *rows = g_strdup_printf (ROW (CELL ("编号") CELL ("名称"))
                                               ROW (CELL ("A1") CELL ("甲")) "<table:table-row table:number-rows-repeated=\"60000\">" CELL ("%s") CELL ("%s") "</table:table-row>",
                                           long_text, long_text);
  g_autofree char *path = open_document_write ("清单", rows);
  g_autoptr (Collect) read = collect_file (path, NULL);

  g_unlink (path);
  g_assert_error (read->error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_FORMAT);
  g_assert_nonnull (strstr (read->error->message, path));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workbook/xls", test_xls);
  g_test_add_func ("/workbook/xls-damaged", test_xls_damaged);
  g_test_add_func ("/workbook/ods", test_ods);
  g_test_add_func ("/workbook/ods-cut-off", test_ods_cut_off);

  return g_test_run ();
}
