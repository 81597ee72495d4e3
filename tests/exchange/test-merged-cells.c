/* test-merged-cells.c: what a ledger shows once beside several rows is said of each
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>

#include "collect.h"
#include "suyuan-merged-cells.h"
#include "workbook.h"

static void
test_references (void)
{
  static const struct
  {
    const char *reference;
    gint64      first, last;
    guint       column;
  } cases[] = {
    { "B5:B8", 5, 8, 2 },
    { "A1:A2", 1, 2, 1 },
    { "AA10:AA99", 10, 99, 27 },
    { "A1:O1", 1, 1, 1 },
    { "C1:D2", 1, 2, 3 },
    { "XFD1:XFD1048576", 1, 1048576, 16384 },
  };
  static const char *const others[] = { "A5:A5", "A5:A4", "B1:A1", "A5", "", ":", "5:8", "A:A", "A0:A2", "a1:a2", "A1:A2x", "A-1:A2",
                                        "A1:A1048577", "A1:A99999999999", "A1:A9223372036854775807", "A1:A99999999999999999999",
                                        "A1048577:A1048578", "A1:XFE2", "XFE1:XFE2", "AAAAAAAA1:AAAAAAAA2" };
  SuyuanMergedCells        cells = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (suyuan_merged_cells_parse (cases[i].reference, &cells));
      g_assert_cmpint (cells.first, ==, cases[i].first);
      g_assert_cmpint (cells.last, ==, cases[i].last);
      g_assert_cmpuint (cells.column, ==, cases[i].column);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_test_message ("%s", others[i]);
      g_assert_false (suyuan_merged_cells_parse (others[i], &cells));
    }
}

static void
begin_ledger (Workbook *book)
{
  workbook_begin (book);
  workbook_add_sheet (book, "说明");
  workbook_add_row (book, "本表由第三方填写");
  workbook_add_sheet (book, "台账");
}

/* The township and a remark go down, a volume and a title do not; a cell outside stays blank. */
static void
test_words_go_down (void)
{
  Workbook book = { 0 };
  g_autoptr (Collect) rows = NULL;
  g_autofree char *got = NULL;

  begin_ledger (&book);
  workbook_add_row (&book, "编号|乡镇|名称|排放量");
  workbook_add_row (&book, "A1|湍东镇|甲|#120");
  workbook_add_row (&book, "A2||乙|");
  workbook_add_row (&book, "A3||丙|");
  workbook_add_row (&book, "A4||丁|#5");
  workbook_add_row (&book, "A5|城关镇|戊|");
  workbook_add_row (&book, "A6||己|");
  worksheet_merge_range (book.sheet, 1, 1, 3, 1, "湍东镇", NULL);
  worksheet_merge_range (book.sheet, 5, 1, 6, 1, "城关镇", NULL);
  worksheet_merge_range (book.sheet, 1, 3, 3, 3, "", NULL);
  worksheet_write_number (book.sheet, 1, 3, 120, NULL);
  workbook_end (&book);

  rows = collect_file (book.path, &(SuyuanOpenOptions){ .layer = "台账" });
  got = collect_print (rows);
  g_assert_cmpstr (got, ==,
                   "编号|乡镇|名称|排放量\n2: A1|湍东镇|甲|120\n3: A2|湍东镇|乙|\n4: A3|湍东镇|丙|\n"
                   "5: A4||丁|5\n6: A5|城关镇|戊|\n7: A6|城关镇|己|\n");
  workbook_remove (&book);
}

/* Beside three rows, the last of them shown below: what is said of each is there, an amount is not. */
static void
test_amounts_stay (void)
{
  static const struct
  {
    const char *text;
    gboolean    goes_down;
  } cases[] = {
    { "120吨/天", FALSE },
    { "1,200", FALSE },
    { "约120", FALSE },
    { "大约 120 m³", FALSE },
    { "<0.5", FALSE },
    { "＜0.5", FALSE },
    { "≤5", FALSE },
    { "≥ 3", FALSE },
    { ">1", FALSE },
    { "１２０", FALSE },
    { "-3.5", FALSE },
    { "＋３", FALSE },
    { ".5", FALSE },
    { " 120 ", FALSE },
    { "120", FALSE },
    { "约<0.5", FALSE },
    { "2026.5", FALSE },
    { "2026-05", FALSE },
    { "20260507", FALSE },
    { "2026-05-07", TRUE },
    { "2026-05-07T10:20:00", TRUE },
    { "2026年5月7日", TRUE },
    { "２０２６年5月", TRUE },
    { "约定排放", TRUE },
    { "大约在冬季", TRUE },
    { "-", TRUE },
    { "<未测>", TRUE },
    { "A120", TRUE },
    { "第120号渠", TRUE },
    { "城关镇", TRUE },
  };
  Workbook book = { 0 };
  g_autoptr (Collect) rows = NULL;

  begin_ledger (&book);
  workbook_add_row (&book, "编号|名称|说明");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      for (guint j = 0; j < 3; j++)
        workbook_add_row (&book, "A|甲|");
      worksheet_merge_range (book.sheet, 3 * i + 1, 2, 3 * i + 3, 2, cases[i].text, NULL);
    }
  workbook_end (&book);

  rows = collect_file (book.path, &(SuyuanOpenOptions){ .layer = "台账" });
  g_assert_cmpuint (rows->rows->len, ==, 3 * G_N_ELEMENTS (cases));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpstr (collect_cell (rows, 3 * i, "说明"), ==, cases[i].text);
      for (guint j = 1; j < 3; j++)
        g_assert_cmpstr (collect_cell (rows, 3 * i + j, "说明"), ==, cases[i].goes_down ? cases[i].text : "");
    }
  workbook_remove (&book);
}

/* One that ends last beside many that end before it: each row has its own. */
static void
test_many_beside_a_long_one (void)
{
  enum
  {
    N = 4000
  };
  Workbook book = { 0 };
  g_autoptr (Collect) rows = NULL;

  begin_ledger (&book);
  workbook_add_row (&book, "编号|县|乡镇");
  for (guint i = 0; i < N; i++)
    {
      g_autofree char *town = g_strdup_printf ("第%u镇", i / 2);
      g_autofree char *row = g_strdup_printf ("A%u|%s|%s", i, i == 0 ? "内乡县" : "", i % 2 == 0 ? town : "");

      workbook_add_row (&book, row);
      if (i % 2 == 1)
        worksheet_merge_range (book.sheet, i, 2, i + 1, 2, town, NULL);
    }
  worksheet_merge_range (book.sheet, 1, 1, N, 1, "内乡县", NULL);
  workbook_end (&book);

  rows = collect_file (book.path, &(SuyuanOpenOptions){ .layer = "台账" });
  g_assert_cmpuint (rows->rows->len, ==, N);
  for (guint i = 0; i < N; i++)
    {
      g_autofree char *town = g_strdup_printf ("第%u镇", i / 2);

      g_assert_cmpstr (collect_cell (rows, i, "县"), ==, "内乡县");
      g_assert_cmpstr (collect_cell (rows, i, "乡镇"), ==, town);
    }
  workbook_remove (&book);
}

/* Headings of two rows, most of them merged, stay the headings they were. */
static void
test_headings_stay (void)
{
  Workbook book = { 0 };
  g_autoptr (Collect) rows = NULL;
  g_autofree char *got = NULL;

  begin_ledger (&book);
  workbook_add_row (&book, "某县排污口台账");
  workbook_add_row (&book, "编号|名称|坐标||乡镇");
  workbook_add_row (&book, "||经度|纬度|");
  workbook_add_row (&book, "A1|甲|#112.1|#32.7|湍东镇");
  workbook_add_row (&book, "A2|乙|#112.2|#32.8|");
  worksheet_merge_range (book.sheet, 0, 0, 0, 4, "某县排污口台账", NULL);
  worksheet_merge_range (book.sheet, 1, 0, 2, 0, "编号", NULL);
  worksheet_merge_range (book.sheet, 1, 1, 2, 1, "名称", NULL);
  worksheet_merge_range (book.sheet, 1, 2, 1, 3, "坐标", NULL);
  worksheet_merge_range (book.sheet, 1, 4, 2, 4, "乡镇", NULL);
  worksheet_merge_range (book.sheet, 3, 4, 4, 4, "湍东镇", NULL);
  workbook_end (&book);

  rows = collect_file (book.path, &(SuyuanOpenOptions){ .layer = "台账" });
  got = collect_print (rows);
  g_assert_cmpstr (got, ==, "编号|名称|经度|纬度|乡镇\n4: A1|甲|112.1|32.7|湍东镇\n5: A2|乙|112.2|32.8|湍东镇\n");
  workbook_remove (&book);
}

/* What is no workbook, or has no such sheet, has no merged cells. */
static void
test_nothing_to_read (void)
{
  Workbook book = { 0 };
  g_autoptr (Collect) rows = NULL;
  g_autoptr (GArray) missing = NULL;
  g_autoptr (GArray) none = NULL;

  begin_ledger (&book);
  workbook_add_row (&book, "编号|名称");
  workbook_add_row (&book, "A1|甲");
  workbook_end (&book);
  rows = collect_file (book.path, &(SuyuanOpenOptions){ .layer = "台账" }); /* GDAL is loaded */
  missing = suyuan_merged_cells_read (book.path, "无此表");
  g_assert_cmpuint (missing->len, ==, 0);
  workbook_remove (&book);
  none = suyuan_merged_cells_read ("/no/such.xlsx", "台账");
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/merged-cells/references", test_references);
  g_test_add_func ("/exchange/merged-cells/words-go-down", test_words_go_down);
  g_test_add_func ("/exchange/merged-cells/amounts-stay", test_amounts_stay);
  g_test_add_func ("/exchange/merged-cells/many-beside-a-long-one", test_many_beside_a_long_one);
  g_test_add_func ("/exchange/merged-cells/headings-stay", test_headings_stay);
  g_test_add_func ("/exchange/merged-cells/nothing-to-read", test_nothing_to_read);

  return g_test_run ();
}
