/* suyuan-split.c: one record of delimited text split into cells (RFC 4180, and what real files do to it)
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-exchange"

#include "suyuan-split.h"

#include <string.h>

#define MAX_QUOTED (32 << 20) /* bytes; a quotation that runs longer was never closed */
#define N_SAMPLES 40          /* records the delimiter is judged by */

typedef enum
{
  QUOTE_CLOSED,
  QUOTE_BROKEN,
  QUOTE_OPEN, /* the text ends before one can tell */
} Quote;

typedef struct
{
  const char *end;
  gboolean    is_last; /* nothing comes after end */
  const char *delimiter;
  gsize       delimiter_length;
  gboolean    one_line; /* no quotation may span lines */
} Scan;

/**
 * suyuan_split_init:
 * @self: (out caller-allocates): to be cleared with suyuan_split_clear()
 */
void
suyuan_split_init (SuyuanSplit *self)
{
  memset (self, 0, sizeof *self);
  self->text = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
}

/**
 * suyuan_split_clear:
 */
void
suyuan_split_clear (SuyuanSplit *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->starts);
}

/**
 * suyuan_split_is_blank:
 *
 * Returns: whether the record is an empty line
 */
gboolean
suyuan_split_is_blank (const SuyuanSplit *self)
{
  return self->starts->len == 1 && self->text->len == 1;
}

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r';
}

static gboolean
is_delimiter (const Scan *scan,
              const char *p)
{
  return *p == *scan->delimiter && (gsize) (scan->end - p) >= scan->delimiter_length && memcmp (p, scan->delimiter, scan->delimiter_length) == 0;
}

static const char *
find_cell_end (const Scan *scan,
               const char *p)
{
  while (p < scan->end && !is_line_end (*p) && !is_delimiter (scan, p))
    p++;

  return p;
}

static const char *
find_line_end (const Scan *scan,
               const char *p)
{
  while (p < scan->end && !is_line_end (*p))
    p++;

  return p;
}

/* A quotation is closed by the mark that is followed by a delimiter or the line's end; a mark
 * followed by anything but its double shows that the opening one was a stray. */
static Quote
find_close (const Scan  *scan,
            const char  *open,
            const char **close)
{
  const char *end = scan->one_line ? find_line_end (scan, open) : scan->end;
  gboolean    is_last = scan->is_last || end < scan->end || end - open > MAX_QUOTED;
  const char *p = open + 1;

  while ((p = memchr (p, '"', end - p)) != NULL)
    {
      const char *after = p + 1;

      if (after < end && *after == '"')
        {
          p += 2;
          continue;
        }
      while (after < end && *after == ' ')
        after++;

      *close = p;
      if (after == end)
        return is_last ? QUOTE_CLOSED : QUOTE_OPEN;
      return is_line_end (*after) || is_delimiter (scan, after) ? QUOTE_CLOSED : QUOTE_BROKEN;
    }

  return is_last ? QUOTE_BROKEN : QUOTE_OPEN;
}

static guint
count_line_ends (const char *p,
                 const char *end)
{
  guint n = 0;

  for (; p < end; p++)
    if (*p == '\n' || (*p == '\r' && (p + 1 == end || p[1] != '\n')))
      n++;

  return n;
}

static void
append_quoted (SuyuanSplit *self,
               const char  *p,
               const char  *end)
{
  const char *mark;

  self->n_lines += count_line_ends (p, end);
  while ((mark = memchr (p, '"', end - p)) != NULL)
    {
      g_string_append_len (self->text, p, mark + 1 - p);
      p = mark + 2;
    }
  g_string_append_len (self->text, p, end - p);
}

static gboolean
has_stray_quote (const char *p,
                 const char *end)
{
  guint n = 0;

  while ((p = memchr (p, '"', end - p)) != NULL)
    n++, p++;

  return n % 2 == 1;
}

/* Takes the cell at @p; returns where it ends, NULL when the text ends before one can tell. */
static const char *
take_cell (SuyuanSplit *self,
           const Scan  *scan,
           const char  *p)
{
  const char *close = NULL;
  const char *end;

  g_array_append_val (self->starts, self->text->len);
  if (p < scan->end && *p == '"')
    {
      Quote quote = find_close (scan, p, &close);

      if (quote == QUOTE_OPEN)
        return NULL;
      if (quote == QUOTE_CLOSED)
        {
          append_quoted (self, p + 1, close);
          return find_cell_end (scan, close + 1);
        }
      self->unbalanced = TRUE;
    }

  end = find_cell_end (scan, p);
  if (end == scan->end && !scan->is_last)
    return NULL;
  self->unbalanced |= has_stray_quote (p, end);
  g_string_append_len (self->text, p, end - p);

  return end;
}

static gboolean
split (SuyuanSplit *self,
       const Scan  *scan,
       const char  *text)
{
  const char *p = text;

  g_string_truncate (self->text, 0);
  g_array_set_size (self->starts, 0);
  self->unbalanced = FALSE;
  self->n_lines = 1;

  while ((p = take_cell (self, scan, p)) != NULL)
    {
      g_string_append_c (self->text, '\0');
      if (p == scan->end)
        break;
      if (is_line_end (*p))
        {
          if (*p == '\r' && p + 1 == scan->end && !scan->is_last)
            return FALSE;
          p += *p == '\r' && p + 1 < scan->end && p[1] == '\n' ? 2 : 1;
          break;
        }
      p += scan->delimiter_length;
    }
  if (p == NULL)
    return FALSE;

  self->length = p - text;

  return TRUE;
}

/**
 * suyuan_split_parse:
 * @text: UTF-8 at the beginning of a record, not empty
 * @length: how much of it there is
 * @is_last: whether nothing comes after it
 * @delimiter: what separates cells
 * @expected: the usual number of cells, or 0
 *
 * Takes the first record off @text (RFC 4180: quotation marks doubled inside a quotation, line ends and
 * delimiters allowed there). A quotation that is never properly closed is no quotation: its mark stands
 * as text, the record ends at its physical line and is marked @unbalanced. The same holds when a quotation
 * spans lines and only the single line has the @expected cells.
 *
 * Returns: %FALSE when more text is needed to tell where the record ends
 */
gboolean
suyuan_split_parse (SuyuanSplit *self,
                    const char  *text,
                    gsize        length,
                    gboolean     is_last,
                    const char  *delimiter,
                    guint        expected)
{
  Scan scan = { text + length, is_last, delimiter, strlen (delimiter), FALSE };

  if (!split (self, &scan, text))
    return FALSE;
  if (self->n_lines == 1 || expected < 2 || self->starts->len == expected)
    return TRUE;

  scan.one_line = TRUE;
  if (split (self, &scan, text) && self->starts->len == expected)
    return TRUE;

  scan.one_line = FALSE;

  return split (self, &scan, text);
}

/* How many of the first records agree on their number of cells, in twentieths; @n_cells is that number.
 * With a wrong delimiter quotations do not close. */
static guint
judge (const char *text,
       gsize       length,
       gboolean    is_last,
       const char *delimiter,
       guint      *n_cells)
{
  g_auto (SuyuanSplit) split = { 0 };
  guint counts[N_SAMPLES];
  guint n = 0, best = 0;

  suyuan_split_init (&split);
  while (n < N_SAMPLES && length > 0 && suyuan_split_parse (&split, text, length, is_last || n == 0, delimiter, 0))
    {
      if (!suyuan_split_is_blank (&split))
        counts[n++] = split.unbalanced ? 0 : split.starts->len;
      text += split.length;
      length -= split.length;
    }

  *n_cells = 1;
  for (guint i = 0; i < n; i++)
    {
      guint same = 0;

      for (guint j = 0; j < n; j++)
        same += counts[j] == counts[i];
      if (counts[i] > 0 && (same > best || (same == best && counts[i] > *n_cells)))
        {
          best = same;
          *n_cells = counts[i];
        }
    }

  return n > 0 ? best * 20 / n : 0;
}

/**
 * suyuan_split_detect_delimiter:
 * @text: the beginning of a file
 * @is_last: whether it is the whole of it
 * @n_cells: (out): the usual number of cells
 *
 * Tries comma, tab, semicolon, bar and broken bar on the first records and takes the one that splits them most
 * evenly, then into most cells.
 *
 * Returns: the delimiter, static; a comma where nothing separates
 */
const char *
suyuan_split_detect_delimiter (const char *text,
                               gsize       length,
                               gboolean    is_last,
                               guint      *n_cells)
{
  static const char *const delimiters[] = { ",", "\t", ";", "|", "¦" };
  const char              *found = delimiters[0];
  guint                    best = 0;

  *n_cells = 1;
  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    {
      guint n;
      guint even = judge (text, length, is_last, delimiters[i], &n);

      if (n > 1 && (even > best || (even == best && n > *n_cells)))
        {
          best = even;
          found = delimiters[i];
          *n_cells = n;
        }
    }

  return found;
}
