/* suyuan-paper-table.c: tables whose rows may run over several pages
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-report"

#include "suyuan-paper-table.h"

#include "suyuan-paper-text.h"

#define PADDING 3.0
#define AFTER_NUMBER 6.0 /* so that a number does not run into the words of the next column */
#define LINE_HEIGHT 10.0
#define HEAD_GREY 0.94
#define TOTAL_GREY 0.96

typedef struct
{
  SuyuanPaper             *paper;
  const SuyuanPaperColumn *columns;
  guint                    n_columns;
} Table;

/* The room for words in a cell. */
static double
inner_width (Table *table,
             guint  column)
{
  return table->columns[column].share * suyuan_paper_get_area (table->paper).width - 2 * PADDING -
         (table->columns[column].right ? AFTER_NUMBER : 0);
}

static SuyuanTextStyle
style_of (Table          *table,
          guint           column,
          SuyuanTextStyle style)
{
  return table->columns[column].label ? SUYUAN_TEXT_LABEL : style;
}

static double
row_height (Table             *table,
            const char *const *cells,
            SuyuanTextStyle    style)
{
  double height = LINE_HEIGHT;

  for (guint i = 0; i < table->n_columns; i++)
    if (cells[i] != NULL)
      height = MAX (height, suyuan_paper_measure (table->paper, inner_width (table, i), style_of (table, i, style), table->columns[i].right, cells[i]));

  return height + 2 * PADDING;
}

static void
draw_ground (Table *table,
             double height,
             double grey)
{
  cairo_t  *cr = suyuan_paper_get_cairo (table->paper);
  SuyuanBox area = suyuan_paper_get_area (table->paper);
  double    y = suyuan_paper_get_y (table->paper);

  if (grey < 1)
    {
      cairo_set_source_rgb (cr, grey, grey, grey);
      cairo_rectangle (cr, area.x, y, area.width, height);
      cairo_fill (cr);
    }
  cairo_set_source_rgb (cr, 0.82, 0.82, 0.82);
  cairo_set_line_width (cr, 0.4);
  cairo_move_to (cr, area.x, y + height);
  cairo_line_to (cr, area.x + area.width, y + height);
  cairo_stroke (cr);
}

static void
draw_row (Table             *table,
          const char *const *cells,
          SuyuanTextStyle    style,
          double             grey)
{
  SuyuanBox area = suyuan_paper_get_area (table->paper);
  double    height = MIN (row_height (table, cells, style), area.height);
  double    x = area.x;

  draw_ground (table, height, grey);
  for (guint i = 0; i < table->n_columns; i++)
    {
      SuyuanBox box = { x + PADDING, suyuan_paper_get_y (table->paper) + PADDING, inner_width (table, i), height - 2 * PADDING };

      if (cells[i] != NULL)
        suyuan_paper_text_aligned (table->paper, &box, style_of (table, i, style), table->columns[i].right, cells[i]);
      x += table->columns[i].share * area.width;
    }
  suyuan_paper_advance (table->paper, height);
}

static gboolean
is_grouped (Table *table)
{
  for (guint i = 0; i < table->n_columns; i++)
    if (table->columns[i].group != NULL)
      return TRUE;

  return FALSE;
}

/* How many columns from @first on stand under one group. */
static guint
count_group (Table *table,
             guint  first)
{
  guint n = 1;

  while (table->columns[first].group != NULL && first + n < table->n_columns && g_strcmp0 (table->columns[first + n].group, table->columns[first].group) == 0)
    n++;
  return n;
}

/* What stands over several columns, with a line from the first to the last of them. */
static void
draw_groups (Table *table)
{
  cairo_t  *cr = suyuan_paper_get_cairo (table->paper);
  SuyuanBox area = suyuan_paper_get_area (table->paper);
  double    y = suyuan_paper_get_y (table->paper), height = LINE_HEIGHT + 2 * PADDING, x = area.x;

  draw_ground (table, height, HEAD_GREY);
  for (guint i = 0, n; i < table->n_columns; i += n)
    {
      SuyuanBox box = { x, y + PADDING, 0, height - 2 * PADDING + 2 };

      n = count_group (table, i);
      for (guint k = i; k < i + n; k++)
        box.width += table->columns[k].share * area.width;
      x += box.width;
      if (table->columns[i].group == NULL)
        continue;
      suyuan_paper_text_centred (table->paper, &box, SUYUAN_TEXT_LABEL, table->columns[i].group);
      cairo_set_source_rgb (cr, 0.6, 0.6, 0.6);
      cairo_move_to (cr, box.x + PADDING, y + height);
      cairo_line_to (cr, box.x + box.width - PADDING, y + height);
      cairo_stroke (cr);
    }
  suyuan_paper_advance (table->paper, height);
}

static void
draw_header (Table *table)
{
  g_autofree const char **titles = g_new (const char *, table->n_columns);

  if (table->columns[0].title == NULL)
    return;

  if (is_grouped (table))
    draw_groups (table);
  for (guint i = 0; i < table->n_columns; i++)
    titles[i] = table->columns[i].title;
  draw_row (table, titles, SUYUAN_TEXT_LABEL, HEAD_GREY);
}

static void
draw_table (Table     *table,
            GPtrArray *rows,
            gboolean   total)
{
  SuyuanPaper *paper = table->paper;
  guint        page;

  suyuan_paper_need (paper, is_grouped (table) ? 65 : 50);
  draw_header (table);
  for (guint i = 0; i < rows->len; i++)
    {
      const char *const *cells = rows->pdata[i];

      page = suyuan_paper_get_n_pages (paper);
      suyuan_paper_need (paper, row_height (table, cells, SUYUAN_TEXT_BODY));
      if (suyuan_paper_get_n_pages (paper) != page)
        draw_header (table);
      draw_row (table, cells, SUYUAN_TEXT_BODY, total && i + 1 == rows->len ? TOTAL_GREY : 1);
    }
  suyuan_paper_advance (paper, 4);
}

/**
 * A table with a header that is repeated on each page; without one where the first column has no title. @rows holds string vectors of @n_columns cells, of which
 * %NULL ones stay empty (the vector is not %NULL-terminated).
 */
void
suyuan_paper_table (SuyuanPaper             *self,
                    const SuyuanPaperColumn *columns,
                    guint                    n_columns,
                    GPtrArray               *rows)
{
  Table table = { self, columns, n_columns };

  draw_table (&table, rows, FALSE);
}

/** The same; the last row is the sum of those above and set apart. */
void
suyuan_paper_table_with_total (SuyuanPaper             *self,
                               const SuyuanPaperColumn *columns,
                               guint                    n_columns,
                               GPtrArray               *rows)
{
  Table table = { self, columns, n_columns };

  draw_table (&table, rows, TRUE);
}
