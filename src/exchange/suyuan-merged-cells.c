/* suyuan-merged-cells.c: what a workbook shows once beside several rows, which the reader of cells gives to the first alone
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-exchange"

#include "suyuan-merged-cells.h"

#include <string.h>

#include "suyuan-gdal.h"

/* A larger sheet is left as the reader gives it. */
#define MOST_BYTES (256 << 20)

/* What a sheet can have (ECMA-376 part 1, 18.3.1.73 and 18.3.1.13): a cell outside is damage. */
#define MOST_ROWS 1048576
#define MOST_COLUMNS 16384

/* A file within the workbook, which is a ZIP archive; %NULL when there is none. */
static char *
read_part (const char *path,
           const char *part)
{
  g_autofree char *name = g_strdup_printf ("/vsizip/{%s}/%s", path, part);
  GByte           *bytes = NULL;
  vsi_l_offset     size;
  char            *text = NULL;

  suyuan_gdal.CPLPushErrorHandler (suyuan_gdal.CPLQuietErrorHandler);
  if (suyuan_gdal.VSIIngestFile (NULL, name, &bytes, &size, MOST_BYTES))
    text = g_strndup ((const char *) bytes, size);
  suyuan_gdal.CPLPopErrorHandler ();
  suyuan_gdal.VSIFree (bytes);

  return text;
}

/* One search through the elements of a part: where @key is @value, what @wanted is. */
typedef struct
{
  const char *element, *key, *value, *wanted;
  char       *found;
} Search;

static void
look_at_element (GMarkupParseContext *context,
                 const char          *element,
                 const char         **names,
                 const char         **values,
                 gpointer             data,
                 GError             **error)
{
  Search     *search = data;
  const char *wanted = NULL;
  gboolean    fits = FALSE;

  if (search->found != NULL || !g_str_equal (element, search->element))
    return;
  for (guint i = 0; names[i] != NULL; i++)
    {
      fits |= g_str_equal (names[i], search->key) && g_str_equal (values[i], search->value);
      if (g_str_equal (names[i], search->wanted))
        wanted = values[i];
    }
  if (fits)
    search->found = g_strdup (wanted);
}

static char *
find_attribute (const char *path,
                const char *part,
                Search      search)
{
  const GMarkupParser parser = { .start_element = look_at_element };
  g_autofree char    *text = read_part (path, part);
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &search, NULL);

  if (text != NULL)
    g_markup_parse_context_parse (context, text, strlen (text), NULL);

  return search.found;
}

/* ECMA-376 part 1, 18.2.19: the workbook names a sheet by a relation, the relation its file. */
static char *
read_sheet (const char *path,
            const char *sheet)
{
  g_autofree char *relation = find_attribute (path, "xl/workbook.xml", (Search){ "sheet", "name", sheet, "r:id", NULL });
  g_autofree char *target = NULL;
  g_autofree char *part = NULL;

  if (relation != NULL)
    target = find_attribute (path, "xl/_rels/workbook.xml.rels", (Search){ "Relationship", "Id", relation, "Target", NULL });
  if (target == NULL)
    return NULL;

  part = *target == '/' ? g_strdup (target + 1) : g_strconcat ("xl/", target, NULL);
  return read_part (path, part);
}

static const char *
read_cell (const char *text,
           guint      *column,
           gint64     *row)
{
  char *end;

  for (*column = 0; g_ascii_isupper (*text) && *column <= MOST_COLUMNS; text++)
    *column = *column * 26 + (guint) (*text - 'A' + 1);
  *row = g_ascii_strtoll (text, &end, 10);

  return *column > 0 && *column <= MOST_COLUMNS && end > text && *row > 0 && *row <= MOST_ROWS ? end : NULL;
}

/**
 * suyuan_merged_cells_parse:
 * @reference: as in the file, `B5:B8`
 * @cells: (out): the cells, set where %TRUE is returned
 *
 * Returns: whether these are cells a sheet can have, more than one
 */
gboolean
suyuan_merged_cells_parse (const char        *reference,
                           SuyuanMergedCells *cells)
{
  guint       column, last_column;
  gint64      first, last;
  const char *rest = read_cell (reference, &column, &first);

  if (rest == NULL || *rest != ':' || (rest = read_cell (rest + 1, &last_column, &last)) == NULL || *rest != '\0')
    return FALSE;
  if (last_column < column || last < first || (last_column == column && last == first))
    return FALSE;

  *cells = (SuyuanMergedCells){ first, last, column, last_column };
  return TRUE;
}

static int
compare_cells (gconstpointer a,
               gconstpointer b)
{
  const SuyuanMergedCells *ours = a, *theirs = b;

  return ours->first < theirs->first ? -1 : ours->first > theirs->first;
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  gint64 ours = *(const gint64 *) a, theirs = *(const gint64 *) b;

  return ours < theirs ? -1 : ours > theirs;
}

static void
parse_all (const char *text,
           GArray     *down,
           GArray     *across)
{
  static const char opening[] = "<mergeCell ref=\"";

  for (const char *at = text; at != NULL && (at = strstr (at, opening)) != NULL;)
    {
      const char       *start = at + strlen (opening), *end = strchr (start, '"');
      g_autofree char  *reference = end != NULL ? g_strndup (start, end - start) : NULL;
      SuyuanMergedCells cells;

      at = end;
      if (reference == NULL || !suyuan_merged_cells_parse (reference, &cells))
        continue;
      if (cells.last_column == cells.column)
        g_array_append_val (down, cells);
      else
        g_array_append_val (across, cells.first);
    }
}

/* Beside cells merged across stand headings of two rows, or a title: no data that could be said of each row. The rows
 * of @across are in order. */
static gboolean
is_heading (const SuyuanMergedCells *cells,
            GArray                  *across)
{
  guint low = 0, high = across->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (across, gint64, middle) < cells->first)
        low = middle + 1;
      else
        high = middle;
    }

  return low < across->len && g_array_index (across, gint64, low) <= cells->last;
}

/**
 * suyuan_merged_cells_read:
 * @path: an XLSX workbook
 * @sheet: the name of one of its sheets
 *
 * Finds the cells merged below each other in one column, headings aside. What cannot be read has none: the reader of
 * the cells themselves will say what is wrong.
 *
 * Returns: (transfer full): of SuyuanMergedCells by their first row; empty where there are none
 */
GArray *
suyuan_merged_cells_read (const char *path,
                          const char *sheet)
{
  GArray          *merged = g_array_new (FALSE, FALSE, sizeof (SuyuanMergedCells));
  g_autofree char *text = read_sheet (path, sheet);
  g_autoptr (GArray) down = g_array_new (FALSE, FALSE, sizeof (SuyuanMergedCells));
  g_autoptr (GArray) across = g_array_new (FALSE, FALSE, sizeof (gint64));

  parse_all (text, down, across);
  g_array_sort (across, compare_rows);
  for (guint i = 0; i < down->len; i++)
    if (!is_heading (&g_array_index (down, SuyuanMergedCells, i), across))
      g_array_append_val (merged, g_array_index (down, SuyuanMergedCells, i));
  g_array_sort (merged, compare_cells);

  return merged;
}
