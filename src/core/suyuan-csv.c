/* suyuan-csv.c: the program's own tables, compiled in as RFC 4180 text
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-csv.h"

#include <gio/gio.h>
#include <string.h>

#include "suyuan-core-resources.h"

#define FOLDER "/cn/suyuan/Suyuan/catalogue/"

/* Cells of all rows one after the other, the header row first; they point into text. */
struct _SuyuanCsv
{
  char      *text;
  GPtrArray *cells;
  guint      n_columns;
};

typedef struct
{
  char *at;
  guint line;
  char  ended_by; /* ',' '\n' or 0 at the end of the text */
} Cursor;

static gboolean
fail (GError    **error,
      guint       line,
      const char *what)
{
  g_set_error (error, SUYUAN_CORE_ERROR, SUYUAN_CORE_ERROR_SYNTAX, "Line %u: %s", line, what);

  return FALSE;
}

/* Steps over what ends a cell. Anything else there is text behind a closing quote. */
static gboolean
end_cell (Cursor *cursor)
{
  if (cursor->at[0] == '\r' && cursor->at[1] == '\n')
    cursor->at++;

  cursor->ended_by = *cursor->at;
  if (cursor->ended_by == '\0')
    return TRUE;
  if (cursor->ended_by != ',' && cursor->ended_by != '\n')
    return FALSE;

  cursor->line += cursor->ended_by == '\n';
  cursor->at++;
  return TRUE;
}

/* Removes the quotes in place: the cell only gets shorter. */
static char *
read_quoted (Cursor  *cursor,
             GError **error)
{
  char *cell = cursor->at;
  char *write = cell;
  guint first_line = cursor->line;

  for (cursor->at++; *cursor->at != '\0'; cursor->at++)
    {
      if (*cursor->at == '"' && *++cursor->at != '"')
        {
          if (!end_cell (cursor))
            return fail (error, cursor->line, "text after a closing quote"), NULL;
          *write = '\0';
          return cell;
        }
      cursor->line += *cursor->at == '\n';
      *write++ = *cursor->at;
    }

  return fail (error, first_line, "a quote is opened and never closed"), NULL;
}

static char *
read_cell (Cursor  *cursor,
           GError **error)
{
  char *cell = cursor->at, *end;

  if (*cell == '"')
    return read_quoted (cursor, error);

  cursor->at += strcspn (cursor->at, ",\n\"");
  if (*cursor->at == '"')
    return fail (error, cursor->line, "a quote inside a cell without quotes"), NULL;
  if (*cursor->at == '\n' && cursor->at > cell && cursor->at[-1] == '\r')
    cursor->at--;
  end = cursor->at;
  end_cell (cursor);
  *end = '\0';

  return cell;
}

static gboolean
read_row (SuyuanCsv *self,
          Cursor    *cursor,
          GError   **error)
{
  guint n_before = self->cells->len;
  guint line = cursor->line;

  do
    {
      char *cell = read_cell (cursor, error);

      if (cell == NULL)
        return FALSE;
      g_ptr_array_add (self->cells, cell);
    }
  while (cursor->ended_by == ',');

  if (n_before == 0)
    self->n_columns = self->cells->len;
  else if (self->cells->len - n_before != self->n_columns)
    return fail (error, line, "not as many cells as the header has");

  return TRUE;
}

static gboolean
skip_blank_line (Cursor *cursor)
{
  gsize width = *cursor->at == '\r' ? 1 : 0;

  if (cursor->at[width] != '\n')
    return FALSE;
  cursor->at += width + 1;
  cursor->line++;

  return TRUE;
}

/**
 * suyuan_csv_parse:
 * @text: UTF-8, with or without a byte order mark; the first row names the columns
 * @length: bytes, or -1 for a terminated text
 * @error: (out): %SUYUAN_CORE_ERROR_SYNTAX with the line
 *
 * Reads RFC 4180 strictly: every row has as many cells as the header, every quote is closed. Blank lines
 * are skipped.
 *
 * Returns: (transfer full): the table
 */
SuyuanCsv *
suyuan_csv_parse (const char *text,
                  gssize      length,
                  GError    **error)
{
  g_autoptr (SuyuanCsv) self = g_new0 (SuyuanCsv, 1);
  Cursor cursor = { .line = 1 };

  if (length < 0)
    length = strlen (text);
  self->cells = g_ptr_array_new ();
  if (!g_utf8_validate_len (text, length, NULL))
    return fail (error, 1, "the table is not UTF-8"), NULL;

  self->text = g_strndup (text, length);
  cursor.at = g_str_has_prefix (self->text, "\xef\xbb\xbf") ? self->text + 3 : self->text;
  while (*cursor.at != '\0')
    {
      if (!skip_blank_line (&cursor) && !read_row (self, &cursor, error))
        return NULL;
    }
  if (self->n_columns == 0)
    return fail (error, 1, "the table has no header"), NULL;

  return g_steal_pointer (&self);
}

/**
 * suyuan_csv_load:
 * @name: file name of a compiled-in table of `data/catalogue`
 * @error: (out): a resource error where there is no such table, else as suyuan_csv_parse() with the name
 *
 * Returns: (transfer full): the table
 */
SuyuanCsv *
suyuan_csv_load (const char *name,
                 GError    **error)
{
  g_autofree char *path = g_strconcat (FOLDER, name, NULL);
  g_autoptr (GBytes) bytes = NULL;
  SuyuanCsv    *self;
  gconstpointer data;
  gsize         size;

  /* Asked by its own name: a resource in a static library is not registered by itself. */
  bytes = g_resource_lookup_data (suyuan_core_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL)
    return NULL;

  data = g_bytes_get_data (bytes, &size);
  self = suyuan_csv_parse (data != NULL ? data : "", size, error);
  if (self == NULL)
    g_prefix_error (error, "%s: ", name);

  return self;
}

/**
 * suyuan_csv_free:
 * @self: (nullable) (transfer full): a table
 */
void
suyuan_csv_free (SuyuanCsv *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->cells);
  g_free (self->text);
  g_free (self);
}

/**
 * suyuan_csv_get_n_rows:
 * @self: a table
 *
 * Returns: how many rows follow the header
 */
guint
suyuan_csv_get_n_rows (SuyuanCsv *self)
{
  return self->cells->len / self->n_columns - 1;
}

/**
 * suyuan_csv_get_n_columns:
 * @self: a table
 *
 * Returns: how many columns the header names
 */
guint
suyuan_csv_get_n_columns (SuyuanCsv *self)
{
  return self->n_columns;
}

/**
 * suyuan_csv_find_column:
 * @self: a table
 * @name: a column's name, exactly
 *
 * Returns: its index, or -1
 */
int
suyuan_csv_find_column (SuyuanCsv  *self,
                        const char *name)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      if (g_str_equal (g_ptr_array_index (self->cells, i), name))
        return i;
    }

  return -1;
}

/**
 * suyuan_csv_get:
 * @self: a table
 * @row: 0 is the row after the header
 * @column: as of suyuan_csv_find_column()
 *
 * Returns: (transfer none): the cell, alive as long as @self; empty where nothing is written
 */
const char *
suyuan_csv_get (SuyuanCsv *self,
                guint      row,
                guint      column)
{
  g_return_val_if_fail (row < suyuan_csv_get_n_rows (self) && column < self->n_columns, NULL);

  return g_ptr_array_index (self->cells, (row + 1) * self->n_columns + column);
}

/**
 * suyuan_csv_get_named:
 * @self: a table
 * @row: 0 is the row after the header
 * @column: a column's name; one that is not there is a programming error
 *
 * Returns: (transfer none): the cell as of suyuan_csv_get()
 */
const char *
suyuan_csv_get_named (SuyuanCsv  *self,
                      guint       row,
                      const char *column)
{
  int index = suyuan_csv_find_column (self, column);

  g_return_val_if_fail (index >= 0, NULL);

  return suyuan_csv_get (self, row, (guint) index);
}
