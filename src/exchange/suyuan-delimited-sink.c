/* suyuan-delimited-sink.c: rows as CSV that spreadsheet programs open without harm
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-exchange"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "suyuan-open.h"
#include "suyuan-sinks.h"
#include "suyuan-staging.h"

struct _SuyuanDelimitedSink
{
  GObject parent_instance;

  /* Owned */
  char          *path;
  SuyuanStaging *staging;
  GOutputStream *stream;
  GString       *line;

  guint    n_columns;
  gboolean has_shape;
};

static void suyuan_delimited_sink_row_sink_init (SuyuanRowSinkInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SuyuanDelimitedSink, suyuan_delimited_sink, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (SUYUAN_TYPE_ROW_SINK, suyuan_delimited_sink_row_sink_init))

/* A cell that begins like a formula is one to a spreadsheet program; a signed number is none. One that begins like a
 * formula behind apostrophes of its own gets one more, so that the reader takes off no other. */
static gboolean
is_formula (const char *text)
{
  const char *behind = text + strspn (text, "'");
  char       *end = NULL;

  if (behind > text)
    return *behind != '\0' && strchr ("=+-@\t\r", *behind) != NULL;
  if (*text == '\0' || strchr ("=+-@\t\r", *text) == NULL)
    return FALSE;
  if (g_ascii_isdigit (text[1]) || text[1] == '.')
    g_ascii_strtod (text, &end);

  return end == NULL || *end != '\0';
}

static void
append_cell (GString    *line,
             const char *text)
{
  if (text == NULL)
    return;
  if (!is_formula (text) && strpbrk (text, ",\"\r\n") == NULL && *text != ' ')
    {
      g_string_append (line, text);
      return;
    }

  g_string_append_c (line, '"');
  if (is_formula (text))
    g_string_append_c (line, '\'');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, *p);
    }
  g_string_append_c (line, '"');
}

static gboolean
write_line (SuyuanDelimitedSink *self,
            const char *const   *cells,
            const char          *shape,
            GError             **error)
{
  g_autoptr (GError) local_error = NULL;

  for (guint i = 0; i < self->n_columns; i++)
    {
      if (i > 0)
        g_string_append_c (self->line, ',');
      append_cell (self->line, cells[i]);
    }
  if (self->has_shape)
    {
      g_string_append_c (self->line, ',');
      append_cell (self->line, shape);
    }
  g_string_append (self->line, "\r\n");

  if (!g_output_stream_write_all (self->stream, self->line->str, self->line->len, NULL, NULL, &local_error))
    {
      g_set_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_WRITE, _ ("%s cannot be written: %s"), self->path, local_error->message);
      return FALSE;
    }
  g_string_truncate (self->line, 0);

  return TRUE;
}

static gboolean
suyuan_delimited_sink_begin (SuyuanRowSink     *sink,
                             const char *const *columns,
                             GError           **error)
{
  SuyuanDelimitedSink *self = SUYUAN_DELIMITED_SINK (sink);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileOutputStream) stream = NULL;

  self->staging = suyuan_staging_new (self->path, error);
  if (self->staging == NULL)
    return FALSE;
  file = g_file_new_for_path (suyuan_staging_get_path (self->staging));
  stream = g_file_create (file, G_FILE_CREATE_NONE, NULL, error);
  if (stream == NULL)
    return FALSE;

  self->stream = g_buffered_output_stream_new_sized (G_OUTPUT_STREAM (stream), 1 << 16);
  self->n_columns = g_strv_length ((char **) columns);
  g_string_assign (self->line, "\xEF\xBB\xBF");

  return write_line (self, columns, "geometry", error);
}

static gboolean
suyuan_delimited_sink_add (SuyuanRowSink     *sink,
                           const char *const *cells,
                           GBytes            *geometry,
                           GError           **error)
{
  SuyuanDelimitedSink *self = SUYUAN_DELIMITED_SINK (sink);
  g_autofree char     *shape = self->has_shape ? suyuan_shape_format (geometry) : NULL;

  return write_line (self, cells, shape, error);
}

static gboolean
suyuan_delimited_sink_close (SuyuanRowSink *sink,
                             GError       **error)
{
  SuyuanDelimitedSink *self = SUYUAN_DELIMITED_SINK (sink);
  g_autoptr (GError) local_error = NULL;

  if (g_output_stream_close (self->stream, NULL, &local_error))
    return suyuan_staging_commit (self->staging, error);

  g_set_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_WRITE, _ ("%s cannot be written: %s"), self->path, local_error->message);

  return FALSE;
}

static void
suyuan_delimited_sink_row_sink_init (SuyuanRowSinkInterface *iface)
{
  iface->begin = suyuan_delimited_sink_begin;
  iface->add = suyuan_delimited_sink_add;
  iface->close = suyuan_delimited_sink_close;
}

static void
suyuan_delimited_sink_finalize (GObject *object)
{
  SuyuanDelimitedSink *self = SUYUAN_DELIMITED_SINK (object);

  g_clear_object (&self->stream);
  suyuan_staging_free (self->staging);
  g_string_free (self->line, TRUE);
  g_free (self->path);

  G_OBJECT_CLASS (suyuan_delimited_sink_parent_class)->finalize (object);
}

static void
suyuan_delimited_sink_class_init (SuyuanDelimitedSinkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = suyuan_delimited_sink_finalize;
}

static void
suyuan_delimited_sink_init (SuyuanDelimitedSink *self)
{
  self->line = g_string_new (NULL);
}

/**
 * suyuan_delimited_sink_new:
 * @path: the file to be made
 * @has_shape: whether a last column "geometry" shows WKT
 *
 * Writes UTF-8 with a byte order mark, commas and CRLF (RFC 4180). A text that begins like a
 * formula gets an apostrophe in front, which suyuan_row_source_open() takes off again.
 *
 * Returns: (transfer full): the sink
 */
SuyuanRowSink *
suyuan_delimited_sink_new (const char *path,
                           gboolean    has_shape)
{
  SuyuanDelimitedSink *self = g_object_new (SUYUAN_TYPE_DELIMITED_SINK, NULL);

  self->path = g_strdup (path);
  self->has_shape = has_shape;

  return SUYUAN_ROW_SINK (self);
}
