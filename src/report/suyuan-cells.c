/* suyuan-cells.c: the cells of a table while it is being filled
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-report"

#include "suyuan-cells.h"

struct _SuyuanCells
{
  GPtrArray *rows;  /* of char *[n_columns], shallow */
  GPtrArray *cells; /* of char *, owns the texts */
  guint      n_columns;
};

/** An empty table of @n_columns columns; the caller owns it. */
SuyuanCells *
suyuan_cells_new (guint n_columns)
{
  SuyuanCells *self = g_new0 (SuyuanCells, 1);

  self->n_columns = n_columns;
  self->rows = g_ptr_array_new_with_free_func (g_free);
  self->cells = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/** Frees the table and its texts; %NULL is fine. */
void
suyuan_cells_free (SuyuanCells *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

/** Fills the next cell; takes @cell, which may be %NULL for an empty one. */
void
suyuan_cells_add (SuyuanCells *self,
                  char        *cell)
{
  guint  column = self->cells->len % self->n_columns;
  char **row;

  if (column == 0)
    g_ptr_array_add (self->rows, g_new0 (char *, self->n_columns));
  row = self->rows->pdata[self->rows->len - 1];
  row[column] = cell;
  g_ptr_array_add (self->cells, cell);
}

/** Whether no cell has been filled. */
gboolean
suyuan_cells_is_empty (SuyuanCells *self)
{
  return self->rows->len == 0;
}

/** The rows, as string vectors of the table's width; borrowed. Cells after the last filled one are %NULL. */
GPtrArray *
suyuan_cells_get (SuyuanCells *self)
{
  return self->rows;
}
