/* suyuan-header-rows.c: which of a table's first rows are title, header and units
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-exchange"

#include "suyuan-header-rows.h"

#include <string.h>

#include "suyuan-header-name.h"
#include "suyuan-text-fold.h"

typedef const char *const *Cells;

/* The first rows of a table, all equally wide, and the header found in them so far. */
typedef struct
{
  Cells *rows;
  guint  n_rows;
  guint  n_columns;
  guint  first, last; /* rows of the header, last included */
} Page;

static gboolean
is_number (const char *text)
{
  char *end = NULL;

  if (suyuan_text_is_blank (text))
    return FALSE;
  g_ascii_strtod (text, &end);

  return end != text && suyuan_text_is_blank (end);
}

static guint
count_filled (const Page *page,
              guint       row)
{
  guint n = 0;

  for (guint i = 0; i < page->n_columns; i++)
    n += !suyuan_text_is_blank (page->rows[row][i]);

  return n;
}

static guint
count_hits (const Page              *page,
            guint                    row,
            const SuyuanOpenOptions *options)
{
  guint n = 0;

  for (guint i = 0; i < page->n_columns; i++)
    if (!suyuan_text_is_blank (page->rows[row][i]))
      n += options->is_header (page->rows[row][i], options->is_header_data) != FALSE;

  return n;
}

static gboolean
is_all_text (const Page *page,
             guint       row)
{
  for (guint i = 0; i < page->n_columns; i++)
    if (is_number (page->rows[row][i]))
      return FALSE;

  return TRUE;
}

static gboolean
has_colon (const Page *page,
           guint       row)
{
  for (guint i = 0; i < page->n_columns; i++)
    if (strstr (page->rows[row][i], "：") != NULL || strchr (page->rows[row][i], ':') != NULL)
      return TRUE;

  return FALSE;
}

/* A title stands alone in a wide table; under it "filled in by: …, on: …". */
static gboolean
is_title (const Page *page,
          guint       row,
          guint       widest)
{
  guint n = count_filled (page, row);

  return n == 0 || (n == 1 && widest > 2) || (n * 2 <= widest && has_colon (page, row));
}

static guint
find_widest (const Page *page)
{
  guint widest = 0;

  for (guint i = 0; i < page->n_rows; i++)
    widest = MAX (widest, count_filled (page, i));

  return widest;
}

/* The row with the most known headers; a single one may be a value that happens to be spelled alike. */
static gboolean
find_known (const Page              *page,
            const SuyuanOpenOptions *options,
            guint                   *row)
{
  guint best = 0;

  if (options->is_header == NULL)
    return FALSE;

  for (guint i = 0; i < page->n_rows; i++)
    {
      guint hits = count_hits (page, i, options);

      if (hits > best && hits > 1)
        {
          best = hits;
          *row = i;
        }
    }

  return best > 0;
}

/* A few merged cells over a full row of names. */
static gboolean
is_group_row (const Page *page,
              guint       row,
              guint       widest)
{
  return row + 1 < page->n_rows && count_filled (page, row) * 2 < widest &&
         count_filled (page, row + 1) * 4 >= widest * 3 && is_all_text (page, row + 1);
}

static guint
find_first (const Page *page)
{
  guint widest = find_widest (page);

  for (guint i = 0; i < page->n_rows; i++)
    if (!is_title (page, i, widest))
      return i + is_group_row (page, i, widest);

  return 0;
}

static gboolean
is_blank_in_header (const Page *page,
                    guint       column)
{
  for (guint i = page->first; i <= page->last; i++)
    if (!suyuan_text_is_blank (page->rows[i][column]))
      return FALSE;

  return TRUE;
}

static gboolean
is_filled (const Page *page,
           guint       row,
           guint       column)
{
  return column < page->n_columns && !suyuan_text_is_blank (page->rows[row][column]);
}

/* A row above belongs to the header when it names columns that the header so far does not, or
 * tells apart two that it names alike. */
static gboolean
joins_above (const Page *page,
             guint       row)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  if (is_title (page, row, find_widest (page)) || has_colon (page, row) || !is_all_text (page, row))
    return FALSE;

  for (guint i = 0; i < page->n_columns; i++)
    {
      if (is_filled (page, row, i) && is_blank_in_header (page, i))
        return TRUE;
      if (is_filled (page, page->first, i) && !g_hash_table_add (names, (gpointer) page->rows[page->first][i]))
        return TRUE;
    }

  return FALSE;
}

/* A row below belongs to the header when all it has stands under merged cells: under their first
 * column, or under the blank ones that follow it. */
static gboolean
joins_below (const Page *page,
             guint       row)
{
  gboolean joins = FALSE;

  if (!is_all_text (page, row))
    return FALSE;

  for (guint i = 0; i < page->n_columns; i++)
    {
      gboolean blank = is_blank_in_header (page, i);

      if (!is_filled (page, row, i))
        continue;
      if (i == 0 && blank)
        return FALSE;
      if (!blank && !(i + 1 < page->n_columns && is_blank_in_header (page, i + 1) && is_filled (page, row, i + 1)))
        return FALSE;
      joins |= blank;
    }

  return joins;
}

static gboolean
is_unit (const char *text)
{
  static const char *const units[] = {
    "m", "km", "cm", "mm", "米", "公里", "千米", "厘米", "t", "吨", "万吨", "万元", "元", "个", "人", "天", "度",
    "°", "℃", "%", "‰", "无量纲", "m³", "m3", "亩", "公顷", "ntu", "ph", "kg", "ha", "-", "—", "/"
  };
  g_autofree char *unit = g_utf8_strdown (text, -1);

  g_strdelimit (g_strstrip (unit), "()[]", ' ');
  for (const char *const *mark = (const char *const[]){ "（", "）", "单位", "：", NULL }; *mark != NULL; mark++)
    for (char *found; (found = strstr (unit, *mark)) != NULL;)
      memmove (found, found + strlen (*mark), strlen (found + strlen (*mark)) + 1);
  g_strstrip (unit);

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_equal (unit, units[i]))
      return TRUE;

  return g_regex_match_simple ("^([µμmnk万]?[gtlm]|cfu|mpn|个|吨|人|kg|m[³3]|立方米|us|µs|μs|ms)/(l|m[³3²2]?|cm|s|d|h|a|秒|日|天|月|年|升|小时)$",
                               unit, 0, 0);
}

static gboolean
is_unit_row (const Page *page,
             guint       row)
{
  gboolean leaves_blank = FALSE;

  for (guint i = 0; i < page->n_columns; i++)
    if (!is_filled (page, row, i))
      leaves_blank |= !is_blank_in_header (page, i);
    else if (!is_unit (page->rows[row][i]))
      return FALSE;

  return leaves_blank && count_filled (page, row) > 0;
}

static void
page_init (Page      *page,
           GPtrArray *rows)
{
  memset (page, 0, sizeof *page);
  page->n_rows = rows->len;
  page->rows = g_new0 (Cells, rows->len);
  for (guint i = 0; i < rows->len; i++)
    page->n_columns = MAX (page->n_columns, g_strv_length (rows->pdata[i]));

  for (guint i = 0; i < rows->len; i++)
    {
      char       **cells = rows->pdata[i];
      guint        n = g_strv_length (cells);
      const char **wide = g_new0 (const char *, page->n_columns + 1);

      for (guint j = 0; j < page->n_columns; j++)
        wide[j] = j < n ? cells[j] : "";
      page->rows[i] = wide;
    }
}

static void
page_clear (Page *page)
{
  for (guint i = 0; i < page->n_rows; i++)
    g_free ((gpointer) page->rows[i]);
  g_free (page->rows);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Page, page_clear)

/* R writes row names under no header: every row has one cell more than the first. */
static gboolean
has_row_names (GPtrArray *rows,
               guint      header)
{
  guint n = g_strv_length (rows->pdata[header]);

  if (header + 1 >= rows->len || n < 2)
    return FALSE;
  for (guint i = header + 1; i < rows->len; i++)
    if (g_strv_length (rows->pdata[i]) != n + 1)
      return FALSE;

  return TRUE;
}

static gboolean
is_blank_column (const Page *page,
                 guint       column)
{
  for (guint i = 0; i < page->n_rows; i++)
    if (is_filled (page, i, column))
      return FALSE;

  return TRUE;
}

/* A sheet is as wide as its widest formatting; blank columns at its right edge are none. */
static guint
count_columns (const SuyuanHeaderRows *self,
               const Page             *page,
               GPtrArray              *rows)
{
  guint n_columns = 0;

  if (self->n_rows == 0)
    return page->n_columns;

  for (guint i = self->first; i < self->first + self->n_rows; i++)
    n_columns = MAX (n_columns, g_strv_length (rows->pdata[i]));
  while (n_columns > 1 && is_blank_column (page, n_columns - 1))
    n_columns--;

  return n_columns;
}

static void
name_columns (SuyuanHeaderRows *self,
              const Page       *page,
              GPtrArray        *rows)
{
  gboolean shifted = self->n_rows == 1 && has_row_names (rows, self->first);
  guint    n_columns = count_columns (self, page, rows);

  if (shifted)
    {
      const char **cells = (const char **) page->rows[self->first];

      memmove (cells + 1, cells, (page->n_columns - 1) * sizeof *cells);
      cells[0] = "";
    }

  self->names = suyuan_header_name_columns (page->rows + self->first, self->n_rows, n_columns + shifted);
}

/**
 * suyuan_header_rows_recognise:
 * @self: (out caller-allocates): cleared with suyuan_header_rows_clear()
 * @rows: (element-type GStrv): the first rows of a table
 * @options: says whether there is a header, and which texts are headers
 *
 * Finds the header among @rows: the row with the most texts that are known as headers, else the first
 * that is not a title; with the rows above and below that share its merged cells.
 */
void
suyuan_header_rows_recognise (SuyuanHeaderRows        *self,
                              GPtrArray               *rows,
                              const SuyuanOpenOptions *options)
{
  g_auto (Page) page;

  memset (self, 0, sizeof *self);
  page_init (&page, rows);
  if (!options->no_header && rows->len > 0)
    {
      if (!find_known (&page, options, &page.first))
        page.first = find_first (&page);
      page.last = page.first;
      while (page.first > 0 && joins_above (&page, page.first - 1))
        page.first--;
      while (page.last + 1 < page.n_rows && joins_below (&page, page.last + 1))
        page.last++;
      self->first = page.first;
      self->n_rows = page.last + 1 - page.first;
      if (page.last + 1 < page.n_rows && is_unit_row (&page, page.last + 1))
        self->n_units = 1;
    }

  name_columns (self, &page, rows);
}

/**
 * suyuan_header_rows_count_hits:
 * @rows: (element-type GStrv): the first rows of a table
 *
 * Returns: how many known headers its best row has; 0 when none are known
 */
guint
suyuan_header_rows_count_hits (GPtrArray               *rows,
                               const SuyuanOpenOptions *options)
{
  g_auto (Page) page;
  guint best = 0;

  page_init (&page, rows);
  for (guint i = 0; options->is_header != NULL && i < page.n_rows; i++)
    best = MAX (best, count_hits (&page, i, options));

  return best;
}

/**
 * suyuan_header_rows_clear:
 */
void
suyuan_header_rows_clear (SuyuanHeaderRows *self)
{
  g_clear_pointer (&self->names, g_strfreev);
}
