/* A workbook as somebody's spreadsheet program has it open: read whole, changed anywhere, saved by another hand.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper.h"

#include "suyuan-open.h"

#include <string.h>
#include <xlsxwriter.h>

#define HEAD 2 /* row of the titles */

static void
sheet_free (gpointer data)
{
  PaperSheet *self = data;

  g_ptr_array_unref (self->rows);
  g_free (self->name);
  g_free (self);
}

static PaperSheet *
read_sheet (const char *path,
            const char *name)
{
  const SuyuanOpenOptions options = { .layer = name, .no_header = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanRowSource) source = suyuan_row_source_open (path, &options, &error);
  PaperSheet *self = g_new0 (PaperSheet, 1);
  SuyuanRow   row;
  guint       n;

  g_assert_no_error (error);
  n = g_strv_length ((char **) suyuan_row_source_get_columns (source));
  self->name = g_strdup (name);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  while (suyuan_row_source_next (source, &row, &error))
    {
      char **cells = g_new0 (char *, n + 1);

      for (guint i = 0; i < n; i++)
        cells[i] = g_strdup (row.cells[i] ? row.cells[i] : "");
      g_ptr_array_add (self->rows, cells);
    }
  g_assert_no_error (error);
  return self;
}

Paper *
paper_read (const char *path)
{
  Paper *self = g_new0 (Paper, 1);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = suyuan_row_source_list_layers (path, &error);

  g_assert_no_error (error);
  self->sheets = g_ptr_array_new_with_free_func (sheet_free);
  for (char **name = names; *name; name++)
    g_ptr_array_add (self->sheets, read_sheet (path, *name));
  return self;
}

void
paper_free (Paper *self)
{
  g_ptr_array_unref (self->sheets);
  g_free (self);
}

/* "^" is merged with the cell above it. */
static guint
find_last_merged (PaperSheet *from,
                  guint       row,
                  guint       column)
{
  while (row + 1 < from->rows->len && g_strcmp0 (((char **) from->rows->pdata[row + 1])[column], "^") == 0)
    row++;
  return row;
}

/* "#12.5" is a number, "@46356" a day of the spreadsheet's own; all else is text. */
static void
write_cell (lxw_worksheet *sheet,
            lxw_format    *day,
            guint          row,
            guint          column,
            const char    *text)
{
  lxw_error result = LXW_NO_ERROR;

  if (*text == '#')
    result = worksheet_write_number (sheet, row, column, g_ascii_strtod (text + 1, NULL), NULL);
  else if (*text == '@')
    result = worksheet_write_number (sheet, row, column, g_ascii_strtod (text + 1, NULL), day);
  else if (*text)
    result = worksheet_write_string (sheet, row, column, text, NULL);
  g_assert_cmpint (result, ==, LXW_NO_ERROR);
}

void
paper_write (Paper      *self,
             const char *path)
{
  lxw_workbook *book = workbook_new (path);
  lxw_format   *day = workbook_add_format (book);

  format_set_num_format (day, "yyyy/m/d");
  for (guint i = 0; i < self->sheets->len; i++)
    {
      PaperSheet    *from = self->sheets->pdata[i];
      lxw_worksheet *sheet = workbook_add_worksheet (book, from->name);

      for (guint row = 0; row < from->rows->len; row++)
        for (guint column = 0; ((char **) from->rows->pdata[row])[column]; column++)
          {
            const char *text = ((char **) from->rows->pdata[row])[column];
            guint       last = find_last_merged (from, row, column);

            if (g_str_equal (text, "^"))
              continue;
            if (last > row)
              g_assert_cmpint (worksheet_merge_range (sheet, row, column, last, column, text, NULL), ==, LXW_NO_ERROR);
            else
              write_cell (sheet, day, row, column, text);
          }
    }
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);
}

PaperSheet *
paper_sheet (Paper      *self,
             const char *name)
{
  for (guint i = 0; i < self->sheets->len; i++)
    if (g_str_equal (((PaperSheet *) self->sheets->pdata[i])->name, name))
      return self->sheets->pdata[i];
  g_assert_not_reached ();
}

void
paper_remove_sheet (Paper      *self,
                    const char *name)
{
  g_assert_true (g_ptr_array_remove (self->sheets, paper_sheet (self, name)));
}

guint
paper_column (PaperSheet *sheet,
              const char *title)
{
  char **cells = sheet->rows->pdata[HEAD];

  for (guint i = 0; cells[i]; i++)
    if (g_str_equal (cells[i], title))
      return i;
  g_assert_not_reached ();
}

guint
paper_row (PaperSheet *sheet,
           const char *code)
{
  guint column = paper_column (sheet, "Task number");

  for (guint i = HEAD + 1; i < sheet->rows->len; i++)
    if (g_str_equal (((char **) sheet->rows->pdata[i])[column], code))
      return i;
  g_assert_not_reached ();
}

void
paper_put (PaperSheet *sheet,
           guint       row,
           const char *title,
           const char *text)
{
  char **cells = sheet->rows->pdata[row];
  guint  column = paper_column (sheet, title);

  g_free (cells[column]);
  cells[column] = g_strdup (text);
}
