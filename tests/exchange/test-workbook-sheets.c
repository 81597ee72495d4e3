/* A workbook of several sheets is read back as it was written: heads in two lines, numbers as numbers, dashes as text.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-workbook.h"

#include "suyuan-open.h"

#include <glib/gstdio.h>
#include <unistd.h>

static const SuyuanWorkbookColumn grouped[] = { { "地区", NULL, 20, FALSE }, { "应", "排查（个）", 10, TRUE }, { "已", "排查（个）", 10, TRUE }, { "率", NULL, 10, TRUE } };
static const SuyuanWorkbookColumn plain[] = { { "编号", NULL, 20, FALSE }, { "天", NULL, 10, TRUE } };

static void
write_book (const char *path,
            GError    **error)
{
  g_autoptr (SuyuanWorkbook) book = suyuan_workbook_new (path, error);

  if (book == NULL)
    return;
  suyuan_workbook_add_sheet (book, "进展", "标题", "口径说明", grouped, G_N_ELEMENTS (grouped));
  suyuan_workbook_add_row (book, (const char *const[]){ "宛城区", "12", "3", "25.00" }, FALSE);
  suyuan_workbook_add_row (book, (const char *const[]){ "卧龙区", "0", "0", "—" }, FALSE);
  suyuan_workbook_add_row (book, (const char *const[]){ "全市", "12", "3", "+1.50" }, TRUE);
  suyuan_workbook_add_sheet (book, "清单", "标题二", "", plain, G_N_ELEMENTS (plain));
  suyuan_workbook_add_row (book, (const char *const[]){ "0012", "7" }, FALSE);
  suyuan_workbook_add_row (book, (const char *const[]){ "ZG-1", NULL }, FALSE);
  suyuan_workbook_close (book, error);
}

/* Every cell of a sheet in one text. */
static char *
read_sheet (const char *path,
            const char *sheet)
{
  const SuyuanOpenOptions options = { .layer = sheet, .no_header = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanRowSource) source = suyuan_row_source_open (path, &options, &error);
  GString  *text = g_string_new (NULL);
  SuyuanRow row;
  guint     n;

  g_assert_no_error (error);
  n = g_strv_length ((char **) suyuan_row_source_get_columns (source));
  while (suyuan_row_source_next (source, &row, &error))
    {
      for (guint i = 0; i < n; i++)
        g_string_append_printf (text, "%s|", row.cells[i] != NULL ? row.cells[i] : "");
      g_string_append_c (text, '\n');
    }
  g_assert_no_error (error);
  return g_string_free (text, FALSE);
}

static void
test_read_back (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("suyuan-book-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "通报.xlsx", NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_auto (GStrv) layers = NULL;

  write_book (path, &error);
  g_assert_no_error (error);
  layers = suyuan_row_source_list_layers (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (layers), ==, 2);
  g_assert_cmpstr (layers[1], ==, "清单");
  first = read_sheet (path, "进展");
  for (const char *const *line = (const char *const[]){ "标题", "口径说明", "排查（个）", "宛城区|12|3|25|", "卧龙区|0|0|—|", "全市|12|3|1.5|", NULL }; *line != NULL; line++)
    g_assert_nonnull (strstr (first, *line));
  second = read_sheet (path, "清单");
  g_assert_nonnull (strstr (second, "0012|7|"));
  g_assert_nonnull (strstr (second, "ZG-1||"));
  g_unlink (path);
  g_rmdir (folder);
}

/* What cannot be written leaves nothing; what is given up neither. */
static void
test_nothing_left (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("suyuan-book-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "none", "x.xlsx", NULL);
  g_autofree char *given_up = g_build_filename (folder, "y.xlsx", NULL);
  SuyuanWorkbook  *book;

  write_book (path, &error);
  g_assert_nonnull (error);
  book = suyuan_workbook_new (given_up, NULL);
  suyuan_workbook_add_sheet (book, "一", "标题", "", plain, G_N_ELEMENTS (plain));
  suyuan_workbook_free (book);
  g_assert_false (g_file_test (given_up, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workbook-sheets/read-back", test_read_back);
  g_test_add_func ("/workbook-sheets/nothing-left", test_nothing_left);
  return g_test_run ();
}
