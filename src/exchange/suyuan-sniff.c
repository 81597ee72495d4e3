/* suyuan-sniff.c: what a file is, by its first bytes, and what is wrong with it when it is nothing
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE
#define G_LOG_DOMAIN "suyuan-exchange"

#include "suyuan-sniff.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "suyuan-open.h"

#define HEAD (1 << 16)

/* A stray one is a fault of its cell, not of the file. */
#define MOST_CONTROLS 8
#define MOST_NULS 2

typedef struct
{
  char  bytes[HEAD + 1]; /* ended by NUL */
  gsize length;
} Head;

static gboolean
begins_with (const Head *head,
             const char *magic,
             gsize       length)
{
  return head->length >= length && memcmp (head->bytes, magic, length) == 0;
}

static gboolean
contains (const Head *head,
          const char *text)
{
  return memmem (head->bytes, head->length, text, strlen (text)) != NULL;
}

/* The names of a ZIP's members stand in clear before them; those of a workbook are told by its
 * content list, which is its first member nearly always. */
static SuyuanFormat
sniff_zip (const Head *head)
{
  if (contains (head, "application/vnd.oasis.opendocument.spreadsheet"))
    return SUYUAN_FORMAT_ODS;
  if (contains (head, "xl/") || contains (head, "[Content_Types].xml"))
    return SUYUAN_FORMAT_XLSX;
  if (contains (head, ".kml"))
    return SUYUAN_FORMAT_KMZ;

  return SUYUAN_FORMAT_UNKNOWN;
}

/* UTF-16 apart, text has next to no NUL, which its reader refuses by line, and few control characters. */
static gboolean
is_text (const Head *head)
{
  gsize n_control = 0, n_nul = 0;

  if (begins_with (head, "\xFF\xFE", 2) || begins_with (head, "\xFE\xFF", 2))
    return TRUE;
  for (gsize i = 0; i < head->length; i++)
    {
      guint8 c = head->bytes[i];

      n_nul += c == 0;
      n_control += c < 0x20 && c != '\t' && c != '\r' && c != '\n';
    }

  if (n_nul > MOST_NULS)
    return FALSE;

  return n_control <= MOST_CONTROLS || n_control * 50 <= head->length;
}

static const char *
skip_blanks (const Head *head)
{
  const char *p = head->bytes;

  if (begins_with (head, "\xEF\xBB\xBF", 3))
    p += 3;

  return p + strspn (p, " \t\r\n");
}

static SuyuanFormat
sniff_text (const Head *head)
{
  const char *p = skip_blanks (head);

  if (*p == '{' || (*p == '[' && strchr ("{[", p[1 + strspn (p + 1, " \t\r\n")]) != NULL))
    return SUYUAN_FORMAT_JSON;
  if (*p != '<')
    return SUYUAN_FORMAT_TEXT;
  if (strstr (p, "<kml") != NULL)
    return SUYUAN_FORMAT_KML;

  return strstr (p, "<gpx") != NULL ? SUYUAN_FORMAT_GPX : SUYUAN_FORMAT_UNKNOWN;
}

static SuyuanFormat
sniff (const Head *head)
{
  if (begins_with (head, "PK\3\4", 4))
    return sniff_zip (head);
  if (begins_with (head, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8))
    return SUYUAN_FORMAT_XLS;
  if (begins_with (head, "SQLite format 3", 16))
    return SUYUAN_FORMAT_DATABASE;
  if (begins_with (head, "\0\0\x27\x0A", 4))
    return SUYUAN_FORMAT_SHAPEFILE;
  if (is_text (head) && !begins_with (head, "%PDF-", 5))
    return sniff_text (head);

  return SUYUAN_FORMAT_UNKNOWN;
}

static gboolean
read_head (const char *path,
           Head       *head,
           GError    **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) local_error = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_NOT_FOUND, _ ("%s: there is no such file"), path);
      return FALSE;
    }
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_NOT_A_FILE,
                   _ ("%s is not a file; name one of the files in it"), path);
      return FALSE;
    }

  stream = G_INPUT_STREAM (g_file_read (file, NULL, &local_error));
  if (stream == NULL || !g_input_stream_read_all (stream, head->bytes, HEAD, &head->length, NULL, &local_error))
    {
      g_set_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_FAILED, _ ("%s cannot be read: %s"), path,
                   local_error->message);
      return FALSE;
    }

  return TRUE;
}

static void
set_unknown (const Head *head,
             const char *path,
             GError    **error)
{
  const char *p = skip_blanks (head);

  if (*p == '<' && (strcasestr (p, "<html") != NULL || strcasestr (p, "<table") != NULL || strstr (p, "office:spreadsheet") != NULL))
    g_set_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_FORMAT,
                 _ ("%s is a web page, not a workbook; open it in a spreadsheet program and save it as XLSX"), path);
  else
    g_set_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_FORMAT,
                 _ ("%s is not a file that can be read here; use CSV, XLSX, XLS, ODS, GeoJSON, GeoPackage, Shapefile, KML or GPX"), path);
}

/**
 * suyuan_sniff:
 * @path: a file
 *
 * Tells what @path is by its content.
 *
 * Returns: the format, or %SUYUAN_FORMAT_UNKNOWN with @error saying what is wrong with the file
 */
SuyuanFormat
suyuan_sniff (const char *path,
              GError    **error)
{
  g_autofree Head *head = g_new0 (Head, 1);
  SuyuanFormat     format;

  if (!read_head (path, head, error))
    return SUYUAN_FORMAT_UNKNOWN;
  if (*skip_blanks (head) == '\0' && is_text (head))
    {
      g_set_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_EMPTY, _ ("%s is empty"), path);
      return SUYUAN_FORMAT_UNKNOWN;
    }

  format = sniff (head);
  if (format == SUYUAN_FORMAT_UNKNOWN)
    set_unknown (head, path, error);

  return format;
}
