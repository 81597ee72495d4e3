/* workbook.c: workbooks as offices make them, for the readers to be tried on
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "workbook.h"

#include <glib/gstdio.h>
#include <string.h>

void
workbook_begin (Workbook *self)
{
  g_autoptr (GError) error = NULL;
  int fd = g_file_open_tmp ("suyuan-XXXXXX.xlsx", &self->path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  self->book = workbook_new (self->path);
}

void
workbook_add_sheet (Workbook   *self,
                    const char *name)
{
  self->sheet = workbook_add_worksheet (self->book, name);
  self->n_rows = 0;
}

/* Cells between bars; "#1.5" is a number. */
void
workbook_add_row (Workbook   *self,
                  const char *cells)
{
  g_auto (GStrv) texts = g_strsplit (cells, "|", -1);

  for (guint i = 0; texts[i] != NULL; i++)
    if (*texts[i] == '#')
      worksheet_write_number (self->sheet, self->n_rows, i, g_ascii_strtod (texts[i] + 1, NULL), NULL);
    else if (*texts[i] != '\0')
      worksheet_write_string (self->sheet, self->n_rows, i, texts[i], NULL);
  self->n_rows++;
}

void
workbook_add_date (Workbook   *self,
                   guint       row,
                   guint       column,
                   double      serial,
                   const char *format)
{
  lxw_format *date = workbook_add_format (self->book);

  format_set_num_format (date, format);
  worksheet_write_number (self->sheet, row, column, serial, date);
}

void
workbook_end (Workbook *self)
{
  g_assert_cmpint (workbook_close (self->book), ==, LXW_NO_ERROR);
}

void
workbook_remove (Workbook *self)
{
  g_unlink (self->path);
  g_clear_pointer (&self->path, g_free);
}
