/* test-grid.c: the header found in workbooks as offices make them
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "collect.h"
#include "workbook.h"

static gboolean
is_known (const char *text,
          gpointer    data)
{
  static const char *const known[] = { "编号", "排污口名称", "经度", "纬度", "设置日期", "流量", "断面名称", "省份", "流域" };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (text, known[i]))
      return TRUE;

  return FALSE;
}

static const SuyuanOpenOptions known = { .is_header = is_known };

static void
assert_reads (Workbook                *book,
              const SuyuanOpenOptions *options,
              const char              *expected,
              const char              *description)
{
  g_autoptr (Collect) rows = NULL;
  g_autofree char *got = NULL;

  workbook_end (book);
  rows = collect_file (book->path, options);
  workbook_remove (book);
  got = collect_print (rows);
  g_assert_cmpstr (got, ==, expected);
  g_assert_cmpstr (rows->description, ==, description);
}

static void
assert_rows (const char              *text,
             const SuyuanOpenOptions *options,
             const char              *expected,
             const char              *description)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  Workbook book;

  workbook_begin (&book);
  workbook_add_sheet (&book, "清单");
  for (guint i = 0; lines[i] != NULL; i++)
    workbook_add_row (&book, lines[i]);
  assert_reads (&book, options, expected, description);
}

static void
test_plain (void)
{
  assert_rows ("编号|排污口名称\nA1|甲\nA2|乙", NULL, "编号|排污口名称\n2: A1|甲\n3: A2|乙\n", "XLSX, sheet 清单, header in row 1");
}

static void
test_title (void)
{
  const char *text = "某市入河排污口清单\n填报单位：某局|||填报日期：2026-05-07\n编号|排污口名称|经度|纬度\nA1|甲|#114.5|#30";
  const char *expected = "编号|排污口名称|经度|纬度\n4: A1|甲|114.5|30\n";

  assert_rows (text, &known, expected, "XLSX, sheet 清单, header in row 3");
  assert_rows (text, NULL, expected, "XLSX, sheet 清单, header in row 3");
}

static void
test_merged (void)
{
  const char *text = "清单\n序号|排污口名称|位置||流量\n||经度|纬度|\n|||°|m³/d\n#1|甲|#114.5|#30|#7";
  const char *expected = "序号|排污口名称|经度|纬度|流量\n5: 1|甲|114.5|30|7\n";

  assert_rows (text, &known, expected, "XLSX, sheet 清单, header in rows 2–3, units in row 4");
  assert_rows (text, NULL, expected, "XLSX, sheet 清单, header in rows 2–3, units in row 4");
}

static void
test_same_names (void)
{
  assert_rows ("编号|起点||终点||备注|备注\n|经度|纬度|经度|纬度||\nA1|#1|#2|#3|#4|x|y", &known,
               "编号|起点/经度|起点/纬度|终点/经度|终点/纬度|备注|备注 2\n3: A1|1|2|3|4|x|y\n",
               "XLSX, sheet 清单, header in rows 1–2");
}

static void
test_three_rows (void)
{
  assert_rows ("编号|基本信息||||\n|排污口名称|位置||规模|\n||经度|纬度|流量|备注\nA1|甲|#1|#2|#3|x", &known,
               "编号|排污口名称|经度|纬度|流量|备注\n4: A1|甲|1|2|3|x\n", "XLSX, sheet 清单, header in rows 1–3");
}

static void
test_totals (void)
{
  assert_rows ("编号|排污口名称|流量\nA1|甲|#1\n小 计||#1\nA2|合计排口|#2\n\nA3|丙|#3\n合计：||#6\n\n \n", &known,
               "编号|排污口名称|流量\n2: A1|甲|1\n4: A2|合计排口|2\n5: ||\n6: A3|丙|3\n",
               "XLSX, sheet 清单, header in row 1, 2 rows of totals left out");
}

/* All cells text, and the data look like headers too. */
static void
test_data_is_no_header (void)
{
  assert_rows ("编号|名称|类型\nA1|甲|雨洪\nA2|乙|工业", NULL, "编号|名称|类型\n2: A1|甲|雨洪\n3: A2|乙|工业\n",
               "XLSX, sheet 清单, header in row 1");
  assert_rows ("编号||名称|备注\n甲||x|y\n乙|z|x|", NULL, "编号|2|名称|备注\n2: 甲||x|y\n3: 乙|z|x|\n",
               "XLSX, sheet 清单, header in row 1");
  assert_rows ("parameter|uom\npH|s.u.\nDO|mg/l", NULL, "parameter|uom\n2: pH|s.u.\n3: DO|mg/l\n",
               "XLSX, sheet 清单, header in row 1");
}

static void
test_no_header (void)
{
  SuyuanOpenOptions options = { .no_header = TRUE };

  assert_rows ("编号|排污口名称\nA1|甲", &options, "1|2\n1: 编号|排污口名称\n2: A1|甲\n", "XLSX, sheet 清单, no header");
}

static void
test_header_text (void)
{
  g_autoptr (Collect) rows = collect_bytes (".csv", "编 号,\"排污口\n名称\",\"Outfall \nName\",\xE3\x80\x80经度\n1,2,3,4\n", -1, NULL);

  g_assert_no_error (rows->error);
  g_assert_cmpstrv (rows->columns, ((const char *[]){ "编号", "排污口名称", "Outfall Name", "经度", NULL }));
}

static void
test_values (void)
{
  Workbook book;

  workbook_begin (&book);
  workbook_add_sheet (&book, "s");
  workbook_add_row (&book, "编号|经度|设置日期|流量");
  workbook_add_row (&book, "911420100000000000|#114.30000000000001|2026.5.7|9.11E+17");
  workbook_add_row (&book, "#42010000123|#-0.1|#46149|#1e21");
  workbook_add_row (&book, "0012|#30|||");
  workbook_add_date (&book, 3, 2, 46149, "yyyy-mm-dd");
  workbook_add_row (&book, "x");
  workbook_add_date (&book, 4, 2, 46149.5625, "yyyy/m/d hh:mm");
  workbook_add_row (&book, "y");
  workbook_add_date (&book, 5, 2, 46149, "yyyy\"年\"m\"月\"d\"日\"");
  assert_reads (&book, &known,
                "编号|经度|设置日期|流量\n2: 911420100000000000|114.3|2026.5.7|9.11E+17\n3: 42010000123|-0.1|46149|1E+21\n"
                "4: 0012|30|2026-05-07|\n5: x||2026-05-07T13:30:00|\n6: y||2026-05-07|\n",
                "XLSX, sheet s, header in row 1");
}

static void
add_sheets (Workbook *book)
{
  workbook_begin (book);
  workbook_add_sheet (book, "说明");
  workbook_add_row (book, "填表说明|先看|这里");
  workbook_add_row (book, "一|二|三");
  workbook_add_sheet (book, "空");
  workbook_add_sheet (book, "排口");
  workbook_add_row (book, "编号|经度|纬度");
  workbook_add_row (book, "A1|#1|#2");
}

static void
test_sheets (void)
{
  SuyuanOpenOptions named = { .layer = "说明" }, missing = { .layer = "没有" };
  g_auto (GStrv) names = NULL;
  g_autoptr (Collect) rows = NULL;
  Workbook book;

  add_sheets (&book);
  assert_reads (&book, &known, "编号|经度|纬度\n2: A1|1|2\n", "XLSX, sheet 排口, header in row 1");
  add_sheets (&book);
  assert_reads (&book, NULL, "填表说明|先看|这里\n2: 一|二|三\n", "XLSX, sheet 说明, header in row 1");
  add_sheets (&book);
  assert_reads (&book, &named, "填表说明|先看|这里\n2: 一|二|三\n", "XLSX, sheet 说明, header in row 1");

  add_sheets (&book);
  workbook_end (&book);
  names = suyuan_row_source_list_layers (book.path, NULL);
  g_assert_cmpstrv (names, ((const char *[]){ "说明", "空", "排口", NULL }));
  rows = collect_file (book.path, &missing);
  g_assert_error (rows->error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_LAYER);
  g_assert_nonnull (strstr (rows->error->message, "说明, 空, 排口"));
  workbook_remove (&book);
}

static void
test_empty (void)
{
  g_autoptr (Collect) rows = NULL;
  Workbook book;

  workbook_begin (&book);
  workbook_add_sheet (&book, "空");
  workbook_end (&book);
  rows = collect_file (book.path, NULL);
  workbook_remove (&book);
  g_assert_error (rows->error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_EMPTY);
}

static void
test_stations (void)
{
  g_autofree char *folder = shared_data ("waterquality/cn_cnemc_2026");
  g_autoptr (GDir) dir = NULL;
  const char *name;
  guint       n_files = 0, n_rows = 0;

  if (folder == NULL)
    return;
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (Collect) rows = NULL;

      if (!g_str_has_prefix (name, "water_info_"))
        continue;
      rows = collect_file (path, n_files % 2 == 0 ? &known : NULL);
      g_assert_no_error (rows->error);
      g_assert_cmpstr (rows->columns[0], ==, "省份");
      g_assert_cmpuint (g_strv_length (rows->columns), ==, 16);
      n_files++;
      n_rows += rows->rows->len;
    }
  g_assert_cmpuint (n_files, ==, 31);
  g_assert_cmpuint (n_rows, ==, 1156);
}

static void
test_merged_for_real (void)
{
  g_autofree char *path = shared_data ("waterquality/masswater/ExampleDQOFrequencyCompleteness.xlsx");
  g_autoptr (Collect) rows = NULL;

  if (path == NULL)
    return;
  rows = collect_file (path, NULL);
  g_assert_cmpstr (collect_cell (rows, 0, "Parameter"), ==, "Water Temp");
  g_assert_cmpstr (collect_cell (rows, 0, "Completeness %"), ==, "90");
  g_assert_cmpuint (rows->rows->len, ==, 8);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/grid/plain", test_plain);
  g_test_add_func ("/grid/title", test_title);
  g_test_add_func ("/grid/merged", test_merged);
  g_test_add_func ("/grid/same-names", test_same_names);
  g_test_add_func ("/grid/three-rows", test_three_rows);
  g_test_add_func ("/grid/totals", test_totals);
  g_test_add_func ("/grid/data-is-no-header", test_data_is_no_header);
  g_test_add_func ("/grid/no-header", test_no_header);
  g_test_add_func ("/grid/header-text", test_header_text);
  g_test_add_func ("/grid/values", test_values);
  g_test_add_func ("/grid/sheets", test_sheets);
  g_test_add_func ("/grid/empty", test_empty);
  g_test_add_func ("/grid/stations", test_stations);
  g_test_add_func ("/grid/merged-for-real", test_merged_for_real);

  return g_test_run ();
}
