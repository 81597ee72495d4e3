/* suyuan-zip-reader.c: the entries of a zip file from somewhere else
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-sync"

#include "suyuan-zip-reader.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>

#include "suyuan-sync-error.h"

#define BLOCK (256 * 1024)
#define MOST_ENTRIES 2000000

struct _SuyuanZipReader
{
  struct archive *archive;
  GHashTable     *seen; /* the names so far */
  char           *name; /* of the entry */
  gint64          size, left;
};

static gboolean
refuse_damaged (const char *why,
                GError    **error)
{
  g_set_error (error, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_DAMAGED, _ ("it is damaged (%s): have it copied again"), why);
  return FALSE;
}

/**
 * Opens a zip file by the directory at its end, so that one cut short is not taken for a shorter one. Errors: FILE, NOT_PACKAGE.
 */
SuyuanZipReader *
suyuan_zip_reader_new (const char *path,
                       GError    **error)
{
  g_autoptr (SuyuanZipReader) self = g_new0 (SuyuanZipReader, 1);

  self->archive = archive_read_new ();
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    g_set_error_literal (error, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_FILE, _ ("there is no such file"));
  else if (archive_read_support_format_zip_seekable (self->archive) != ARCHIVE_OK || archive_read_open_filename (self->archive, path, BLOCK) != ARCHIVE_OK)
    g_set_error_literal (error, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_NOT_PACKAGE, _ ("it is no package, or one that was cut short: have it copied again"));
  else
    return g_steal_pointer (&self);
  return NULL;
}

/**
 * Closes it.
 */
void
suyuan_zip_reader_free (SuyuanZipReader *self)
{
  archive_read_free (self->archive);
  g_hash_table_unref (self->seen);
  g_free (self->name);
  g_free (self);
}

static gboolean
check_entry (SuyuanZipReader      *self,
             struct archive_entry *entry,
             GError              **error)
{
  const char *name = archive_entry_pathname (entry);

  if (name == NULL || archive_entry_filetype (entry) != AE_IFREG || archive_entry_symlink (entry) != NULL || archive_entry_hardlink (entry) != NULL)
    return refuse_damaged (_ ("something in it is no plain file"), error);
  if (!archive_entry_size_is_set (entry) || archive_entry_size (entry) < 0)
    return refuse_damaged (_ ("a file in it does not say how long it is"), error);
  if (archive_entry_is_data_encrypted (entry))
    return refuse_damaged (_ ("a file in it is locked with a password"), error);
  if (g_hash_table_size (self->seen) >= MOST_ENTRIES || !g_hash_table_add (self->seen, g_strdup (name)))
    return refuse_damaged (_ ("a name stands in it twice"), error);

  g_free (self->name);
  self->name = g_strdup (name);
  self->size = self->left = archive_entry_size (entry);
  return TRUE;
}

/**
 * suyuan_zip_reader_next:
 * @name: (out): borrowed until the next; %NULL at the end
 * @size: (out): how long it says it is
 *
 * Goes on to the next entry. Errors: DAMAGED, NOT_PACKAGE.
 */
gboolean
suyuan_zip_reader_next (SuyuanZipReader *self,
                        const char     **name,
                        gint64          *size,
                        GError         **error)
{
  struct archive_entry *entry;
  int                   status = archive_read_next_header (self->archive, &entry);

  *name = NULL;
  if (status == ARCHIVE_EOF)
    return TRUE;
  if (status < ARCHIVE_WARN)
    return refuse_damaged (archive_error_string (self->archive) != NULL ? archive_error_string (self->archive) : "?", error);
  if (!check_entry (self, entry, error))
    return FALSE;

  *name = self->name;
  *size = self->size;
  return TRUE;
}

/**
 * suyuan_zip_reader_read:
 *
 * The next bytes of the entry, never more than it said. Errors: DAMAGED where it is longer, shorter or does not hold together.
 *
 * Returns: how many; 0 at its end; -1 with an error
 */
gssize
suyuan_zip_reader_read (SuyuanZipReader *self,
                        gpointer         bytes,
                        gsize            length,
                        GError         **error)
{
  la_ssize_t n = archive_read_data (self->archive, bytes, length);

  if (n < 0)
    refuse_damaged (archive_error_string (self->archive) != NULL ? archive_error_string (self->archive) : "?", error);
  else if (n > self->left || (n == 0 && self->left > 0))
    refuse_damaged (_ ("a file in it is not as long as it says"), error);
  else
    {
      self->left -= n;
      return n;
    }
  return -1;
}
