/* test-form-book.c: workbooks that others fill in: what is open, what is offered, what is hidden, and how they are read back
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "suyuan-form-book.h"
#include "suyuan-gdal.h"
#include "suyuan-open.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_COLUMNS 6

static const char *const paces[] = { "未启动", "滞后", NULL };

static const SuyuanFormColumn columns[N_COLUMNS] = {
  { "任务编号", NULL, 15, SUYUAN_FORM_TEXT, FALSE, NULL, 0, 0 },
  { "超期天数", NULL, 8, SUYUAN_FORM_NUMBER, FALSE, NULL, 0, 0 },
  { "推进状态", "从列表中选择", 12, SUYUAN_FORM_CHOICE, TRUE, paces, 0, 0 },
  { "完成进度(%)", "0 到 100", 9, SUYUAN_FORM_NUMBER, TRUE, NULL, 0, 100 },
  { "预计完成日期", "如 2026-11-30", 12, SUYUAN_FORM_DATE, TRUE, NULL, 0, 0 },
  { "行标识", NULL, 0, SUYUAN_FORM_TEXT, FALSE, NULL, 0, 0 },
};

static const char *const rows[][N_COLUMNS] = {
  { "ZG-2026-0001", "12", "滞后", "45.5", "2026-09-30", "a" },
  { "0012", NULL, "", NULL, "年底前", "b" },
};

static char *
make (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("suyuan-XXXXXX", &error);
  char            *path = g_build_filename (folder, "form.xlsx", NULL);
  g_autoptr (SuyuanFormBook) book = suyuan_form_book_new (path, &error);
  g_autoptr (GPtrArray) words = g_ptr_array_new (), lines = g_ptr_array_new ();
  static const char *const line[] = { "~2026/08/31", "~0.10000000000000001", "~", "~0012", NULL };

  g_assert_no_error (error);
  g_ptr_array_add (words, (gpointer) "先读这里。");
  g_ptr_array_add (lines, (gpointer) line);
  suyuan_form_book_add_words (book, "说明", "怎样填", words);
  suyuan_form_book_add_form (book, "月调度表", "某县", "黄色列由你填写", columns, N_COLUMNS, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    suyuan_form_book_add_row (book, rows[i]);
  suyuan_form_book_end_form (book);
  suyuan_form_book_add_hidden (book, "suyuan", lines);
  g_assert_true (suyuan_form_book_close (book, &error));
  g_assert_no_error (error);
  return path;
}

static void
drop (char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_unlink (path);
  g_rmdir (folder);
  g_free (path);
}

static char *
read_part (const char *path,
           const char *part)
{
  g_autofree char *name = g_strdup_printf ("/vsizip/{%s}/xl/%s", path, part);
  g_autoptr (GError) error = NULL;
  GByte       *bytes = NULL;
  vsi_l_offset size;
  char        *text;

  g_assert_true (suyuan_gdal_load (&error));
  g_assert_true (suyuan_gdal.VSIIngestFile (NULL, name, &bytes, &size, 1 << 24));
  text = g_strndup ((const char *) bytes, size);
  suyuan_gdal.VSIFree (bytes);
  return text;
}

#define assert_has(text, part) g_assert_cmpstr (strstr ((text), (part)), !=, NULL)

static void
test_made (void)
{
  char            *path = make ();
  g_autofree char *book = read_part (path, "workbook.xml"), *form = read_part (path, "worksheets/sheet2.xml"), *styles = read_part (path, "styles.xml");

  assert_has (book, "name=\"suyuan\" sheetId=\"3\" state=\"hidden\"");
  assert_has (book, "activeTab=\"1\"");
  assert_has (book, "$3:$3"); /* the head on each page */
  assert_has (form, "fitToPage=\"1\"");
  assert_has (form, "orientation=\"landscape\"");
  assert_has (form, "xSplit=\"2\" ySplit=\"3\"");
  assert_has (form, "<col min=\"6\" max=\"6\" width=\"1.7109375\" hidden=\"1\"");
  assert_has (form, "<sheetProtection sheet=\"1\"");
  assert_has (form, "sort=\"0\" autoFilter=\"0\""); /* 0: not forbidden */
  g_assert_null (strstr (form, "password"));
  assert_has (form, "<autoFilter ref=\"A3:F5\"/>");
  assert_has (form, "sqref=\"C4:C5\"><formula1>\"未启动,滞后\"</formula1>");
  assert_has (form, "<dataValidation type=\"decimal\"");
  assert_has (form, "<dataValidation type=\"date\" errorStyle=\"warning\"");
  assert_has (form, "AND(ISNUMBER($B4),$B4&gt;0)");
  assert_has (form, "<c r=\"B4\" s=\"6\"><v>12</v></c>");
  assert_has (form, "<v>46295</v>"); /* 2026-09-30 */
  assert_has (styles, "<protection locked=\"0\"/>");
  assert_has (styles, "yyyy-mm-dd");
  drop (path);
}

/* Hidden sheets come through the reader like others, days in ISO 8601, quoted words as they are. */
static void
test_read_back (void)
{
  static const struct
  {
    const char *sheet;
    guint       row;
    const char *cells[N_COLUMNS];
  } expected[] = {
    { "月调度表", 3, { "ZG-2026-0001", "12", "滞后", "45.5", "2026-09-30", "a" } },
    { "月调度表", 4, { "0012", "", "", "", "年底前", "b" } },
    { "suyuan", 0, { "~2026/08/31", "~0.10000000000000001", "~", "~0012" } },
  };
  char *path = make ();

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const SuyuanOpenOptions options = { .layer = expected[i].sheet, .no_header = TRUE };
      g_autoptr (GError) error = NULL;
      g_autoptr (SuyuanRowSource) source = suyuan_row_source_open (path, &options, &error);
      SuyuanRow row;

      g_assert_no_error (error);
      for (guint k = 0; k <= expected[i].row; k++)
        g_assert_true (suyuan_row_source_next (source, &row, &error));
      for (guint k = 0; k < N_COLUMNS && expected[i].cells[k]; k++)
        g_assert_cmpstr (row.cells[k] ? row.cells[k] : "", ==, expected[i].cells[k]);
      g_assert_cmpuint (row.line, ==, expected[i].row + 1);
    }
  drop (path);
}

static void
test_refused (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("suyuan-XXXXXX", NULL), *path = g_build_filename (folder, "x.xlsx", NULL), *none = g_build_filename (folder, "none", "x.xlsx", NULL);
  g_autofree char *much = g_strnfill (40000, 'x');
  const char      *cells[N_COLUMNS] = { much };
  SuyuanFormBook  *book = suyuan_form_book_new (path, &error);

  g_assert_no_error (error);
  suyuan_form_book_add_form (book, "a", "b", "c", columns, N_COLUMNS, 1);
  suyuan_form_book_add_row (book, cells);
  suyuan_form_book_end_form (book);
  g_assert_false (suyuan_form_book_close (book, &error));
  g_assert_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, "x.xlsx"));
  suyuan_form_book_free (book);
  suyuan_form_book_free (suyuan_form_book_new (path, NULL)); /* begun and dropped */
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  book = suyuan_form_book_new (none, &error);
  g_assert_true (book == NULL || !suyuan_form_book_close (book, &error));
  g_assert_nonnull (error);
  suyuan_form_book_free (book);
  g_rmdir (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/form-book/made", test_made);
  g_test_add_func ("/exchange/form-book/read-back", test_read_back);
  g_test_add_func ("/exchange/form-book/refused", test_refused);

  return g_test_run ();
}
