/* suyuan-encoding.c: which encoding a text file is in, found by reading all of it once
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-exchange"

#include "suyuan-encoding.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "suyuan-open.h"

/* How the bytes of a file read under each guess. */
typedef struct
{
  gsize  utf8_good, utf8_bad; /* sequences of two to four bytes; bytes that fit nowhere */
  guint  utf8_left;           /* continuation bytes still due */
  guint8 utf8_low, utf8_high; /* what the next one may be */
  gsize  gb_pairs, gb_hanzi, gb_bad;
  guint8 gb_lead;
} Census;

static void
count_utf8 (Census *census,
            guint8  byte)
{
  if (census->utf8_left > 0)
    {
      if (byte >= census->utf8_low && byte <= census->utf8_high)
        {
          census->utf8_low = 0x80;
          census->utf8_high = 0xBF;
          if (--census->utf8_left == 0)
            census->utf8_good++;
          return;
        }
      census->utf8_left = 0;
      census->utf8_bad++;
    }

  if (byte < 0x80)
    return;

  census->utf8_low = byte == 0xE0 ? 0xA0 : byte == 0xF0 ? 0x90
                                                        : 0x80;
  census->utf8_high = byte == 0xED ? 0x9F : byte == 0xF4 ? 0x8F
                                                         : 0xBF;
  if (byte >= 0xC2 && byte <= 0xDF)
    census->utf8_left = 1;
  else if (byte >= 0xE0 && byte <= 0xEF)
    census->utf8_left = 2;
  else if (byte >= 0xF0 && byte <= 0xF4)
    census->utf8_left = 3;
  else
    census->utf8_bad++;
}

/* Two bytes of GB 2312 (rows 1–9 marks, 16–87 characters) make up nearly all Chinese text; two
 * letters of a Western code page that happen to pair do not land there. Four-byte characters show
 * as a lead with a digit and count as neither. */
static void
count_gb (Census *census,
          guint8  byte)
{
  guint8 lead = census->gb_lead;

  if (lead == 0)
    {
      if (byte > 0x80 && byte < 0xFF)
        census->gb_lead = byte;
      else if (byte >= 0x80)
        census->gb_bad++;
      return;
    }

  census->gb_lead = 0;
  if (byte >= 0x30 && byte <= 0x39)
    return;
  if (byte < 0x40 || byte == 0x7F || byte == 0xFF)
    {
      census->gb_bad++;
      return;
    }

  census->gb_pairs++;
  if (byte >= 0xA1 && ((lead >= 0xA1 && lead <= 0xA9) || (lead >= 0xB0 && lead <= 0xF7)))
    census->gb_hanzi++;
}

/* A file that is nearly all valid in an encoding is in that encoding and damaged: the reader then names
 * the place, which is better than a whole file of wrong characters. */
static const char *
decide (const Census *census)
{
  if (census->utf8_left == 0 && census->utf8_bad == 0)
    return "UTF-8";
  if (census->utf8_good > 4 * census->utf8_bad)
    return "UTF-8";
  if (census->gb_pairs > 0 && census->gb_hanzi * 10 >= census->gb_pairs * 8 && census->gb_bad * 20 <= census->gb_pairs)
    return "GB18030";

  return "CP1252";
}

static const char *
find_bom (const guint8 *bytes,
          gsize         length,
          gsize        *bom)
{
  static const struct
  {
    const char *bytes;
    gsize       length;
    const char *encoding;
  } marks[] = {
    { "\xEF\xBB\xBF", 3, "UTF-8" },
    { "\xFF\xFE", 2, "UTF-16LE" },
    { "\xFE\xFF", 2, "UTF-16BE" },
    { "\x84\x31\x95\x33", 4, "GB18030" },
  };

  *bom = 0;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (length >= marks[i].length && memcmp (bytes, marks[i].bytes, marks[i].length) == 0)
      {
        *bom = marks[i].length;
        return marks[i].encoding;
      }

  return NULL;
}

/**
 * suyuan_encoding_detect:
 * @stream: a text file at its beginning
 * @bom: (out): bytes of the byte order mark to skip
 *
 * Reads @stream to its end unless a byte order mark settles it: strict UTF-8, else GB18030 where the bytes
 * are Chinese characters, else CP1252. Any thread.
 *
 * Returns: a static name, or %NULL when the stream cannot be read
 */
const char *
suyuan_encoding_detect (GInputStream *stream,
                        gsize        *bom,
                        GError      **error)
{
  g_autofree guint8 *bytes = g_malloc (1 << 16);
  Census             census = { 0 };
  gboolean           first = TRUE;

  for (;;)
    {
      gsize       length;
      const char *marked;

      if (!g_input_stream_read_all (stream, bytes, 1 << 16, &length, NULL, error))
        return NULL;
      if (first && (marked = find_bom (bytes, length, bom)) != NULL)
        return marked;
      first = FALSE;

      for (gsize i = 0; i < length; i++)
        {
          count_utf8 (&census, bytes[i]);
          count_gb (&census, bytes[i]);
        }
      if (length < 1 << 16)
        return decide (&census);
    }
}

/**
 * suyuan_encoding_resolve:
 * @name: an encoding as a person writes it: "gbk", "utf8", "Windows-1252", any name iconv knows
 *
 * GBK and GB 2312 are read as GB18030, which contains them.
 *
 * Returns: a name that iconv takes, interned; %NULL with %SUYUAN_EXCHANGE_ERROR_ENCODING when it is unknown
 */
const char *
suyuan_encoding_resolve (const char *name,
                         GError    **error)
{
  static const char *const aliases[][2] = {
    { "utf-8", "UTF-8" },
    { "utf8", "UTF-8" },
    { "gbk", "GB18030" },
    { "gb2312", "GB18030" },
    { "gb18030", "GB18030" },
    { "cp936", "GB18030" },
    { "936", "GB18030" },
    { "cp1252", "CP1252" },
    { "windows-1252", "CP1252" },
    { "latin1", "CP1252" },
  };
  GIConv converter;

  for (guint i = 0; i < G_N_ELEMENTS (aliases); i++)
    if (g_ascii_strcasecmp (name, aliases[i][0]) == 0)
      return aliases[i][1];

  converter = *name == '\0' ? (GIConv) -1 : g_iconv_open ("UTF-8", name);
  if (converter == (GIConv) -1)
    {
      g_set_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_ENCODING,
                   _ ("The encoding “%s” is not known; use auto, utf-8, gb18030, cp1252 or utf-16"), name);
      return NULL;
    }
  g_iconv_close (converter);

  return g_intern_string (name);
}
