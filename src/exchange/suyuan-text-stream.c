/* suyuan-text-stream.c: a text file as UTF-8, a piece at a time, every bad byte named by its place
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-exchange"

#include "suyuan-text-stream.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "suyuan-encoding.h"
#include "suyuan-open.h"

struct _SuyuanTextStream
{
  char         *path;
  GInputStream *file;
  const char   *encoding;
  GIConv        converter; /* (GIConv) -1 for UTF-8 */
  GByteArray   *raw;       /* read and not yet decoded */
  goffset       size;
  goffset       offset; /* of raw's first byte */
  guint         line;   /* of raw's first byte */
  gboolean      after_cr;
};

static void
count_lines (SuyuanTextStream *self,
             const char       *text,
             gsize             length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '\r' || (text[i] == '\n' && !self->after_cr))
        self->line++;
      self->after_cr = text[i] == '\r';
    }
}

static void
set_bad_byte (SuyuanTextStream *self,
              guint8            byte,
              goffset           offset,
              GError          **error)
{
  g_set_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_ENCODING,
               _ ("%s, line %u: byte 0x%02X (number %" PRId64 " of the file) is not text in %s; "
                  "name the right encoding, or mend that line"),
               self->path, self->line, byte, offset + 1, self->encoding);
}

/* What is text before the first bad byte goes out; an incomplete character at the end waits. */
static gssize
decode_utf8 (SuyuanTextStream *self,
             GString          *text,
             gboolean         *bad)
{
  const char *raw = (const char *) self->raw->data;
  const char *end;
  gsize       length;

  *bad = !g_utf8_validate_len (raw, self->raw->len, &end);
  length = end - raw;
  g_string_append_len (text, raw, length);
  if (*bad && *end != '\0' && g_utf8_get_char_validated (end, self->raw->len - length) == (gunichar) -2)
    *bad = FALSE;

  return length;
}

static gssize
decode_converted (SuyuanTextStream *self,
                  GString          *text,
                  gboolean         *bad)
{
  char *in = (char *) self->raw->data;
  gsize in_left = self->raw->len;

  *bad = FALSE;
  while (in_left > 0)
    {
      char  block[1 << 12];
      char *out = block;
      gsize out_left = sizeof block;
      gsize result = g_iconv (self->converter, &in, &in_left, &out, &out_left);

      g_string_append_len (text, block, out - block);
      if (result == (gsize) -1 && errno != E2BIG)
        {
          *bad = errno != EINVAL;
          break;
        }
    }

  return self->raw->len - in_left;
}

/* Decodes what has been read; at the end of the file nothing may be left over. */
static gboolean
decode (SuyuanTextStream *self,
        GString          *text,
        gboolean          last,
        GError          **error)
{
  gsize       before = text->len;
  gboolean    bad;
  gssize      used;
  const char *nul;

  if (self->raw->len == 0)
    return TRUE;

  used = self->converter == (GIConv) -1 ? decode_utf8 (self, text, &bad) : decode_converted (self, text, &bad);
  nul = memchr (text->str + before, '\0', text->len - before);
  count_lines (self, text->str + before, nul != NULL ? nul - text->str - before : text->len - before);
  if (nul != NULL)
    {
      set_bad_byte (self, 0, self->offset + (nul - text->str - before), error);
      return FALSE;
    }
  if (bad || (last && used < self->raw->len))
    {
      set_bad_byte (self, self->raw->data[used], self->offset + used, error);
      return FALSE;
    }

  self->offset += used;
  g_byte_array_remove_range (self->raw, 0, used);

  return TRUE;
}

static gboolean
choose_encoding (SuyuanTextStream *self,
                 const char       *encoding,
                 gsize            *bom,
                 GError          **error)
{
  const char *detected = suyuan_encoding_detect (self->file, bom, error);

  if (detected == NULL)
    return FALSE;

  self->encoding = detected;
  if (encoding != NULL && g_ascii_strcasecmp (encoding, "auto") != 0)
    self->encoding = suyuan_encoding_resolve (encoding, error);
  if (self->encoding == NULL)
    return FALSE;
  if (*bom > 0 && g_ascii_strncasecmp (self->encoding, detected, 6) != 0)
    *bom = 0;
  if (g_str_equal (self->encoding, "UTF-8"))
    return TRUE;

  /* The mark that was skipped would have told iconv the byte order. */
  if (*bom > 0)
    self->encoding = detected;
  self->converter = g_iconv_open ("UTF-8", self->encoding);

  return TRUE;
}

/**
 * suyuan_text_stream_new:
 * @path: a text file
 * @encoding: %NULL or "auto", or a name for suyuan_encoding_resolve()
 *
 * Opens @path for reading in the forced or the detected encoding; a byte order mark is skipped.
 * Detection reads the whole file once. One thread at a time.
 *
 * Returns: (transfer full): the stream, or %NULL with @error set
 */
SuyuanTextStream *
suyuan_text_stream_new (const char *path,
                        const char *encoding,
                        GError    **error)
{
  g_autoptr (SuyuanTextStream) self = g_new0 (SuyuanTextStream, 1);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  gsize bom = 0;

  self->path = g_strdup (path);
  self->converter = (GIConv) -1;
  self->line = 1;
  self->raw = g_byte_array_new ();
  self->file = G_INPUT_STREAM (g_file_read (file, NULL, error));
  if (self->file == NULL || !choose_encoding (self, encoding, &bom, error))
    return NULL;

  if (!g_seekable_seek (G_SEEKABLE (self->file), 0, G_SEEK_END, NULL, error))
    return NULL;
  self->size = g_seekable_tell (G_SEEKABLE (self->file));
  if (!g_seekable_seek (G_SEEKABLE (self->file), bom, G_SEEK_SET, NULL, error))
    return NULL;
  self->offset = bom;

  return g_steal_pointer (&self);
}

/**
 * suyuan_text_stream_free:
 * @self: (nullable): a stream
 */
void
suyuan_text_stream_free (SuyuanTextStream *self)
{
  if (self == NULL)
    return;

  if (self->converter != (GIConv) -1)
    g_iconv_close (self->converter);
  g_clear_object (&self->file);
  g_byte_array_unref (self->raw);
  g_free (self->path);
  g_free (self);
}

/**
 * suyuan_text_stream_get_encoding:
 *
 * Returns: the name of the encoding that is read, such as "GB18030"
 */
const char *
suyuan_text_stream_get_encoding (SuyuanTextStream *self)
{
  return self->encoding;
}

/**
 * suyuan_text_stream_get_progress:
 *
 * Returns: the part of the file that was decoded, 0 to 1
 */
double
suyuan_text_stream_get_progress (SuyuanTextStream *self)
{
  return self->size > 0 ? (double) self->offset / self->size : 1;
}

/**
 * suyuan_text_stream_fill:
 * @text: what was decoded is appended here
 * @bytes: how much of the file to read
 *
 * Returns: %TRUE when there was something to read; %FALSE at the end, or with %SUYUAN_EXCHANGE_ERROR_ENCODING
 * naming line and byte
 */
gboolean
suyuan_text_stream_fill (SuyuanTextStream *self,
                         GString          *text,
                         gsize             bytes,
                         GError          **error)
{
  guint    kept = self->raw->len;
  gsize    length = 0;
  gboolean read;

  g_byte_array_set_size (self->raw, kept + bytes);
  read = g_input_stream_read_all (self->file, self->raw->data + kept, bytes, &length, NULL, error);
  g_byte_array_set_size (self->raw, kept + length);
  if (!read)
    return FALSE;

  return decode (self, text, length < bytes, error) && length > 0;
}
