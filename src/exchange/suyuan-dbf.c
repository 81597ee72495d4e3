/* suyuan-dbf.c: which encoding the texts of a Shapefile are in
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-exchange"

#include "suyuan-dbf.h"

#include <gio/gio.h>
#include <string.h>

#include "suyuan-encoding.h"

#define HEADER 32 /* bytes */

/* The file beside @path with the extension in either case. */
static char *
find_sibling (const char *path,
              const char *lower,
              const char *upper)
{
  const char      *dot = strrchr (path, '.');
  gsize            stem = dot != NULL && strchr (dot, '/') == NULL ? (gsize) (dot - path) : strlen (path);
  g_autofree char *first = g_strdup_printf ("%.*s.%s", (int) stem, path, lower);
  g_autofree char *second = g_strdup_printf ("%.*s.%s", (int) stem, path, upper);

  if (g_file_test (first, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&first);

  return g_file_test (second, G_FILE_TEST_EXISTS) ? g_steal_pointer (&second) : NULL;
}

/* GDAL takes a page that is named plainly; "ANSI 936" it does not know. */
static char *
read_page (const char *path)
{
  g_autofree char *cpg = find_sibling (path, "cpg", "CPG");
  g_autofree char *text = NULL;

  if (cpg == NULL || !g_file_get_contents (cpg, &text, NULL, NULL))
    return NULL;
  g_strstrip (text);
  if (g_ascii_strncasecmp (text, "ANSI ", 5) == 0)
    return g_strdup_printf ("CP%s", text + 5);

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/* Without a code page file the table's language byte counts; 0 and 0x57 ("ANSI") say nothing, and
 * the texts are judged as those of a text file are. */
static gboolean
judge_texts (const char *dbf,
             char      **encoding,
             GError    **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (dbf);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  guint8      header[HEADER] = { 0 };
  gsize       length, bom;
  const char *detected;

  if (stream == NULL || !g_input_stream_read_all (G_INPUT_STREAM (stream), header, HEADER, &length, NULL, error))
    return FALSE;
  if (header[29] != 0 && header[29] != 0x57)
    return TRUE;
  if (!g_seekable_seek (G_SEEKABLE (stream), header[8] | header[9] << 8, G_SEEK_SET, NULL, error))
    return FALSE;

  detected = suyuan_encoding_detect (G_INPUT_STREAM (stream), &bom, error);
  *encoding = g_strdup (detected);

  return detected != NULL;
}

/**
 * suyuan_dbf_find_encoding:
 * @path: a .shp file
 * @forced: (nullable): an encoding the user names, or "auto"
 * @encoding: (out): what GDAL is to be told, or %NULL where it finds that itself
 *
 * Returns: %FALSE with @error set when the table beside @path cannot be read or @forced is unknown
 */
gboolean
suyuan_dbf_find_encoding (const char *path,
                          const char *forced,
                          char      **encoding,
                          GError    **error)
{
  g_autofree char *dbf = find_sibling (path, "dbf", "DBF");

  *encoding = NULL;
  if (forced != NULL && g_ascii_strcasecmp (forced, "auto") != 0)
    {
      *encoding = g_strdup (suyuan_encoding_resolve (forced, error));
      return *encoding != NULL;
    }

  *encoding = read_page (path);
  if (*encoding != NULL || dbf == NULL)
    return TRUE;

  return judge_texts (dbf, encoding, error);
}
