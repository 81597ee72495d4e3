/* suyuan-open-checks.c: what can be said about a folder before SQLite sees it
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-open-checks.h"

#include "suyuan-lock.h"
#include "suyuan-workspace.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <inttypes.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#define HEADER_BYTES 100
#define AT_PAGE_SIZE 16
#define AT_WRITE_VERSION 18
#define AT_PAGE_COUNT 28

/* Through SQLite's own files: closing any other descriptor of a file takes from this process all the locks that its other
 * connections hold on it (“How to corrupt an SQLite database file”, 2.2). */
static gboolean
read_head (const char *file,
           guint8      head[HEADER_BYTES],
           goffset    *size)
{
  g_autofree char         *path = g_canonicalize_filename (file, NULL);
  sqlite3_vfs             *vfs = sqlite3_vfs_find (NULL);
  g_autofree sqlite3_file *stream = g_malloc0 (vfs->szOsFile);
  sqlite3_int64            length = 0;
  gboolean                 whole;

  if (vfs->xOpen (vfs, path, stream, SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB, NULL) != SQLITE_OK)
    return FALSE;

  whole = stream->pMethods->xRead (stream, head, HEADER_BYTES, 0) == SQLITE_OK && stream->pMethods->xFileSize (stream, &length) == SQLITE_OK;
  *size = length;
  stream->pMethods->xClose (stream);
  return whole;
}

/**
 * Whether a file is a database with all of its pages: SQLite itself notices a short one only when it needs a page that is
 * gone. Errors: CORRUPT.
 */
gboolean
suyuan_open_check_file (const char *file,
                        GError    **error)
{
  g_autofree char *log = g_strconcat (file, "-wal", NULL);
  guint8           head[HEADER_BYTES];
  goffset          size;
  guint32          page_size, pages;

  if (!read_head (file, head, &size) || memcmp (head, "SQLite format 3", 16) != 0)
    {
      g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CORRUPT,
                   _ ("“%s” is damaged or cut short: restore it from a copy"), file);
      return FALSE;
    }

  page_size = head[AT_PAGE_SIZE] << 8 | head[AT_PAGE_SIZE + 1];
  page_size = page_size == 1 ? 65536 : page_size;
  memcpy (&pages, head + AT_PAGE_COUNT, 4);
  if (size < (goffset) page_size * GUINT32_FROM_BE (pages) && !g_file_test (log, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CORRUPT,
                   _ ("“%s” is cut short (%" PRId64 " of %" PRIu64 " bytes): restore it from a copy"),
                   file, (gint64) size, (guint64) page_size * GUINT32_FROM_BE (pages));
      return FALSE;
    }

  return TRUE;
}

/**
 * Whether there is a workspace at @path that looks whole. Errors: NOT_FOUND, NOT_WORKSPACE, CORRUPT.
 */
gboolean
suyuan_open_check_folder (const char *path,
                          GError    **error)
{
  g_autofree char *file = g_build_filename (path, "workspace.gpkg", NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NOT_FOUND, _ ("There is no workspace here: make it with “new”, or look at the name"));
  else if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NOT_WORKSPACE, _ ("This is a file; a workspace is a folder, NAME.suyuan"));
  else if (!g_file_test (file, G_FILE_TEST_IS_REGULAR))
    g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NOT_WORKSPACE, _ ("This folder is not a workspace: it has no workspace.gpkg"));
  else
    return suyuan_open_check_file (file, error);
  return FALSE;
}

/**
 * Whether a workspace can be written where it is. Errors: NETWORK, READ_ONLY, with what to do.
 */
gboolean
suyuan_open_check_writable (const char *path,
                            GError    **error)
{
  g_autofree char *file = g_build_filename (path, "workspace.gpkg", NULL);

  if (suyuan_folder_is_on_network (path))
    {
      g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NETWORK,
                   _ ("“%s” is on a network file system and opens to read only: copy the folder to this computer to write in it"), path);
      return FALSE;
    }
  if (g_access (path, W_OK) != 0 || g_access (file, W_OK) != 0)
    {
      g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_READ_ONLY,
                   _ ("“%s” cannot be written and opens to read only: copy the folder to write in it"), path);
      return FALSE;
    }
  return TRUE;
}

/**
 * How to open the database of @path to read: a file left in log mode where the log's index cannot be made
 * (a copied folder on a read-only medium) is read as it stands, if it has no log.
 */
SuyuanDbMode
suyuan_open_choose_read_mode (const char *path)
{
  g_autofree char *file = g_build_filename (path, "workspace.gpkg", NULL);
  g_autofree char *log = g_strconcat (file, "-wal", NULL);
  guint8           head[HEADER_BYTES];
  goffset          size;

  if (read_head (file, head, &size) && head[AT_WRITE_VERSION] == 2 && g_access (path, W_OK) != 0 && !g_file_test (log, G_FILE_TEST_EXISTS))
    return SUYUAN_DB_IMMUTABLE;
  return SUYUAN_DB_READ;
}
