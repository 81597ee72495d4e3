/* A workbook of the monthly round that came back, however it was treated meanwhile: sorted, renamed, merged, copied.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-round-answer-private.h"

#include "suyuan-file-name.h"
#include "suyuan-merged-cells.h"
#include "suyuan-open.h"
#include "suyuan-refusal.h"
#include "suyuan-round-book.h"
#include "suyuan-round-cells.h"
#include "suyuan-text-fold.h"

#include <glib/gi18n-lib.h>

static void
row_free (gpointer data)
{
  SuyuanAnswerRow *self = data;

  g_strfreev (self->cells);
  g_free (self->below);
  g_free (self);
}

/**
 * suyuan_answer_free:
 *
 * Frees it; %NULL is fine.
 */
void
suyuan_answer_free (SuyuanAnswer *self)
{
  if (!self)
    return;
  g_free (self->path);
  g_free (self->name);
  g_free (self->device);
  g_clear_pointer (&self->round, suyuan_round_free);
  g_ptr_array_unref (self->titles);
  g_ptr_array_unref (self->keys);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * suyuan_answer_find_column:
 *
 * Returns: the place of the column that is @key, −1 where none is
 */
int
suyuan_answer_find_column (const SuyuanAnswer *self,
                           const char         *key)
{
  for (guint i = 0; i < self->keys->len; i++)
    if (g_strcmp0 (self->keys->pdata[i], key) == 0)
      return i;
  return -1;
}

/**
 * suyuan_answer_get_cell:
 * @key: of a column
 *
 * Returns: (transfer none) (nullable): what a row says there; %NULL where the answer has no such column
 */
const char *
suyuan_answer_get_cell (const SuyuanAnswer    *self,
                        const SuyuanAnswerRow *row,
                        const char            *key)
{
  int column = suyuan_answer_find_column (self, key);

  return column >= 0 && (guint) column < g_strv_length (row->cells) ? row->cells[column] : NULL;
}

/**
 * suyuan_answer_is_below:
 * @key: of a column
 *
 * Returns: whether a row says nothing there because the cell was merged with the one above or before it
 */
gboolean
suyuan_answer_is_below (const SuyuanAnswer    *self,
                        const SuyuanAnswerRow *row,
                        const char            *key)
{
  int column = suyuan_answer_find_column (self, key);

  return column >= 0 && (guint) column < g_strv_length (row->cells) && row->below[column];
}

/**
 * suyuan_answer_clean:
 * @text: (nullable): of a cell
 *
 * Returns: (transfer full): it without blanks around it, without line ends as other programs write them, and without what
 *   one of them makes of a lone carriage return
 */
char *
suyuan_answer_clean (const char *text)
{
  g_autoptr (GString) cell = g_string_new (text ? text : "");

  g_string_replace (cell, "_x000D_", "", 0);
  g_string_replace (cell, "\r", "", 0);
  return g_strstrip (g_strdup (cell->str));
}

/* A title as it was sent, in either language, or as an office would call it. */
static const char *
key_of (SuyuanAnswer    *self,
        SuyuanCatalogue *catalogue,
        const char      *title)
{
  const SuyuanField *field;

  for (guint i = 0; self->round && i < self->round->columns->len; i++)
    {
      SuyuanRoundColumn *column = self->round->columns->pdata[i];

      if (g_str_equal (column->title, title))
        return column->key;
    }
  field = *title ? suyuan_catalogue_match_header (catalogue, SUYUAN_KIND_TASK, title) : NULL;
  return field ? field->key : NULL;
}

static guint
count_known (SuyuanAnswer      *self,
             SuyuanCatalogue   *catalogue,
             const char *const *cells,
             guint              n)
{
  guint    known = 0;
  gboolean has_code = FALSE;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = suyuan_answer_clean (cells[i]);
      const char      *key = key_of (self, catalogue, title);

      known += key != NULL;
      has_code |= g_strcmp0 (key, "code") == 0 || g_strcmp0 (key, "uid") == 0;
    }
  return has_code ? known : 0;
}

/* The columns of this sheet and where each goes among those of the answer: a second sheet may have its own order. */
static guint *
read_titles (SuyuanAnswer      *self,
             SuyuanCatalogue   *catalogue,
             const char *const *cells,
             guint              n)
{
  guint *places = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = suyuan_answer_clean (cells[i]);
      const char      *key = key_of (self, catalogue, title);
      int              there = key ? suyuan_answer_find_column (self, key) : -1;

      places[i] = there >= 0 ? (guint) there : self->keys->len;
      if (there >= 0)
        continue;
      g_ptr_array_add (self->titles, g_steal_pointer (&title));
      g_ptr_array_add (self->keys, g_strdup (key));
    }
  return places;
}

static gboolean
is_blank (const char *const *cells,
          guint              n)
{
  for (guint i = 0; i < n; i++)
    if (!suyuan_text_is_blank (cells[i]))
      return FALSE;
  return TRUE;
}

/* @merged: (nullable); @column: from 0. */
static gboolean
is_covered (GArray *merged,
            gint64  line,
            guint   column)
{
  for (guint i = 0; merged && i < merged->len; i++)
    {
      const SuyuanMergedCells *cells = &g_array_index (merged, SuyuanMergedCells, i);

      if (line >= cells->first && line <= cells->last && column + 1 >= cells->column && column + 1 <= cells->last_column && (line > cells->first || column + 1 > cells->column))
        return TRUE;
    }
  return FALSE;
}

/* A row's mark is found wherever it stands: nothing else looks like one. */
static void
add_row (SuyuanAnswer    *self,
         const SuyuanRow *from,
         const guint     *places,
         guint            n,
         GArray          *merged)
{
  SuyuanAnswerRow *row = g_new0 (SuyuanAnswerRow, 1);

  row->row = self->rows->len + 1;
  row->line = from->line;
  row->cells = g_new0 (char *, self->keys->len + 1);
  row->below = g_new0 (gboolean, self->keys->len + 1);
  for (guint i = 0; i < n; i++)
    {
      char *cell = suyuan_answer_clean (from->cells[i]);

      row->below[places[i]] |= !*cell && is_covered (merged, from->line, i);
      if (suyuan_uid_is_nil (&row->task))
        suyuan_uid_parse (&row->task, cell);
      if (row->cells[places[i]] && *row->cells[places[i]])
        g_free (cell); /* a column that stands there twice: the first that says something */
      else
        {
          g_free (row->cells[places[i]]);
          row->cells[places[i]] = cell;
        }
    }
  for (guint i = 0; i < self->keys->len; i++)
    if (!row->cells[i])
      row->cells[i] = g_strdup ("");
  g_ptr_array_add (self->rows, row);
}

/* The head is the first row that names the code and something else; above it stands a title. */
static gboolean
read_sheet (SuyuanAnswer    *self,
            SuyuanCatalogue *catalogue,
            const char      *sheet,
            GError         **error)
{
  g_autoptr (SuyuanRowSource) source = suyuan_answer_open_sheet (self->path, sheet, error);
  g_autoptr (GArray) merged = sheet ? suyuan_merged_cells_read (self->path, sheet) : NULL;
  g_autoptr (GError) failure = NULL;
  g_autofree guint *places = NULL;
  SuyuanRow         row;
  guint             n;

  if (!source)
    return FALSE;
  n = g_strv_length ((char **) suyuan_row_source_get_columns (source));
  while (suyuan_row_source_next (source, &row, &failure))
    if (places && !is_blank (row.cells, n) && count_known (self, catalogue, row.cells, n) < 3)
      add_row (self, &row, places, n, merged);
    else if (!places && count_known (self, catalogue, row.cells, n) >= 2)
      places = read_titles (self, catalogue, row.cells, n);
  if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  return failure == NULL;
}

/* A sheet without cells is no error here: people leave some behind. */
static gboolean
read_sheets (SuyuanAnswer    *self,
             SuyuanCatalogue *catalogue,
             GError         **error)
{
  g_auto (GStrv) sheets = suyuan_row_source_list_layers (self->path, error);

  if (!sheets)
    return FALSE;
  if (g_strv_contains ((const char *const *) sheets, SUYUAN_ROUND_SHEET) && !suyuan_answer_read_hidden (self, error))
    return FALSE;
  for (char **sheet = sheets; *sheet; sheet++)
    {
      g_autoptr (GError) failure = NULL;

      if (!g_str_equal (*sheet, SUYUAN_ROUND_SHEET) && !read_sheet (self, catalogue, *sheet, &failure) && !g_error_matches (failure, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_EMPTY))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
    }
  if (!*sheets && !read_sheet (self, catalogue, NULL, error)) /* delimited text */
    return FALSE;
  return TRUE;
}

/**
 * suyuan_answer_open:
 * @path: a workbook, or whatever it was saved as
 *
 * Reads a workbook of the monthly round. What its rows say is not judged.
 *
 * Returns: (transfer full): the answer; %NULL with REFUSED (`no_roster`) where it is no roster, or an error of the exchange
 */
SuyuanAnswer *
suyuan_answer_open (SuyuanCatalogue *catalogue,
                    const char      *path,
                    GError         **error)
{
  g_autoptr (SuyuanAnswer) self = g_new0 (SuyuanAnswer, 1);
  g_autofree char *base = g_path_get_basename (path);

  self->path = g_strdup (path);
  self->name = suyuan_file_name_dup_shown (base);
  self->trust = SUYUAN_ANSWER_LOST;
  self->titles = g_ptr_array_new_with_free_func (g_free);
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  if (!read_sheets (self, catalogue, error))
    return NULL;
  if (self->keys->len > 0)
    return g_steal_pointer (&self);
  suyuan_refuse (error, "no_roster", _ ("%s: no sheet has a row of titles with the task number, so it is no roster of a monthly round; name the workbook that was sent out and filled in"), self->name);
  return NULL;
}
