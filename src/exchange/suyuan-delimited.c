/* suyuan-delimited.c: the rows of a delimited text file, read with flat memory
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-exchange"

#include "suyuan-delimited.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "suyuan-open.h"
#include "suyuan-split.h"
#include "suyuan-text-stream.h"

#define PIECE (1 << 18)    /* bytes read at a time */
#define MAX_ROW (64 << 20) /* bytes; nobody writes a row of a table as long as that */

struct _SuyuanDelimited
{
  GObject parent_instance;

  /* Owned */
  char             *path;
  SuyuanTextStream *stream;
  GString          *text; /* decoded; taken is the part that has been handed out */
  SuyuanSplit       split;
  GPtrArray        *cells; /* into split */

  const char *delimiter;
  guint       n_expected;
  gsize       taken;
  guint       line; /* of the next record */
  gboolean    is_last;
};

static void suyuan_delimited_table_init (SuyuanTableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SuyuanDelimited, suyuan_delimited, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (SUYUAN_TYPE_TABLE, suyuan_delimited_table_init))

/* The more is waiting, the more is read, or a long cell would be looked through again and again. */
static gboolean
fill (SuyuanDelimited *self,
      GError         **error)
{
  g_autoptr (GError) local_error = NULL;

  g_string_erase (self->text, 0, self->taken);
  self->taken = 0;
  if (!suyuan_text_stream_fill (self->stream, self->text, MAX (PIECE, self->text->len), &local_error))
    self->is_last = TRUE;
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

/* Without this a file that never ends a line would be read into memory whole. */
static gboolean
check_length (SuyuanDelimited *self,
              gsize            length,
              GError         **error)
{
  if (length <= MAX_ROW)
    return TRUE;

  g_set_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_FORMAT,
               _ ("%s, line %u: the row goes on for more than %u MiB; this is no table, or the ends of its lines are lost: save it as CSV again"),
               self->path, self->line, MAX_ROW >> 20);
  return FALSE;
}

static gboolean
take_record (SuyuanDelimited *self,
             GError         **error)
{
  for (;;)
    {
      const char *text = self->text->str + self->taken;
      gsize       length = self->text->len - self->taken;

      if (length == 0 && self->is_last)
        return FALSE;
      if (length > 0 && suyuan_split_parse (&self->split, text, length, self->is_last, self->delimiter, self->n_expected))
        return TRUE;
      if (!check_length (self, length, error) || !fill (self, error))
        return FALSE;
    }
}

/* Exports put an apostrophe before what spreadsheet programs would run as a formula. */
static const char *
unmask (const char *cell)
{
  const char *behind = cell + strspn (cell, "'");

  return behind > cell && *behind != '\0' && strchr ("=+-@\t\r", *behind) != NULL ? cell + 1 : cell;
}

static gboolean
suyuan_delimited_next (SuyuanTable    *table,
                       SuyuanTableRow *row,
                       GError        **error)
{
  SuyuanDelimited *self = SUYUAN_DELIMITED (table);

  if (!take_record (self, error))
    return FALSE;

  g_ptr_array_set_size (self->cells, 0);
  for (guint i = 0; i < self->split.starts->len; i++)
    g_ptr_array_add (self->cells, (gpointer) unmask (self->split.text->str + g_array_index (self->split.starts, gsize, i)));

  row->line = self->line;
  row->cells = (const char *const *) self->cells->pdata;
  row->n_cells = suyuan_split_is_blank (&self->split) ? 0 : self->cells->len;
  row->warning = self->split.unbalanced ? _ ("A quotation mark has no partner; the row was ended at its line") : NULL;
  self->taken += self->split.length;
  self->line += self->split.n_lines;

  return TRUE;
}

static double
suyuan_delimited_get_progress (SuyuanTable *table)
{
  SuyuanDelimited *self = SUYUAN_DELIMITED (table);

  return suyuan_text_stream_get_progress (self->stream);
}

static char *
suyuan_delimited_describe (SuyuanTable *table)
{
  SuyuanDelimited *self = SUYUAN_DELIMITED (table);
  const char      *delimiter = self->delimiter;

  if (*delimiter == '\t')
    delimiter = _ ("tab");

  return g_strdup_printf (_ ("%s, separated by %s"), suyuan_text_stream_get_encoding (self->stream), delimiter);
}

static void
suyuan_delimited_table_init (SuyuanTableInterface *iface)
{
  iface->next = suyuan_delimited_next;
  iface->get_progress = suyuan_delimited_get_progress;
  iface->describe = suyuan_delimited_describe;
}

static void
suyuan_delimited_finalize (GObject *object)
{
  SuyuanDelimited *self = SUYUAN_DELIMITED (object);

  g_free (self->path);
  suyuan_text_stream_free (self->stream);
  g_string_free (self->text, TRUE);
  suyuan_split_clear (&self->split);
  g_ptr_array_unref (self->cells);

  G_OBJECT_CLASS (suyuan_delimited_parent_class)->finalize (object);
}

static void
suyuan_delimited_class_init (SuyuanDelimitedClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = suyuan_delimited_finalize;
}

static void
suyuan_delimited_init (SuyuanDelimited *self)
{
  self->text = g_string_new (NULL);
  suyuan_split_init (&self->split);
  self->cells = g_ptr_array_new ();
  self->line = 1;
}

/* Spreadsheet programs may say the delimiter in a first line of their own: `sep=;`. */
static gboolean
take_delimiter_line (SuyuanDelimited *self)
{
  static const char *const lines[][2] = { { "sep=;", ";" }, { "sep=,", "," }, { "sep=\t", "\t" }, { "sep=|", "|" } };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (g_ascii_strncasecmp (self->text->str, lines[i][0], 5) == 0 && strcspn (self->text->str, "\r\n") == 5)
      {
        self->delimiter = lines[i][1];
        self->taken = 5 + strspn (self->text->str + 5, "\r") + (strchr (self->text->str, '\n') != NULL);
        self->line = 2;
        return TRUE;
      }

  return FALSE;
}

/**
 * suyuan_delimited_new:
 * @path: a text file
 * @encoding: %NULL or "auto", or a name for suyuan_encoding_resolve()
 *
 * Reads delimited text by RFC 4180 with the delimiter its first records show. The rows come as they
 * are, an empty line as a row without cells. One thread at a time.
 *
 * Returns: (transfer full): the table, or %NULL with @error naming line and byte
 */
SuyuanTable *
suyuan_delimited_new (const char *path,
                      const char *encoding,
                      GError    **error)
{
  g_autoptr (SuyuanDelimited) self = g_object_new (SUYUAN_TYPE_DELIMITED, NULL);

  self->path = g_strdup (path);
  self->stream = suyuan_text_stream_new (path, encoding, error);
  if (self->stream == NULL || !fill (self, error))
    return NULL;

  if (!take_delimiter_line (self))
    self->delimiter = suyuan_split_detect_delimiter (self->text->str, self->text->len, self->is_last, &self->n_expected);

  return SUYUAN_TABLE (g_steal_pointer (&self));
}
