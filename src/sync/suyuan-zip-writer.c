/* suyuan-zip-writer.c: a zip file that is there whole or not at all
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-sync"

#include "suyuan-zip-writer.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "suyuan-room.h"
#include "suyuan-sync-error.h"

/* Invariant: the file stands under its temporary name until finish. */
struct _SuyuanZipWriter
{
  char           *path, *temporary;
  struct archive *archive;
  int             fd;
  gint64          unix_ms; /* of all entries */

  /* The entry being written */
  GChecksum *sha256;
  gint64     size;
};

static gboolean
refuse (SuyuanZipWriter *self,
        const char      *why,
        GError         **error)
{
  g_set_error (error, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_FILE, _ ("“%s” cannot be written: %s"), self->path, why);
  return FALSE;
}

static gboolean
check (SuyuanZipWriter *self,
       int              status,
       GError         **error)
{
  int         saved = archive_errno (self->archive);
  const char *why = archive_error_string (self->archive);

  if (status >= ARCHIVE_WARN)
    return TRUE;
  return refuse (self, saved > 0 ? g_strerror (saved) : why != NULL ? why
                                                                    : "?",
                 error);
}

static gboolean
open_temporary (SuyuanZipWriter *self,
                GError         **error)
{
  if (g_file_test (self->path, G_FILE_TEST_EXISTS))
    return refuse (self, _ ("it is there already: choose another name"), error);

  self->fd = g_mkstemp_full (self->temporary, O_RDWR | O_CLOEXEC, 0644);
  if (self->fd < 0)
    return refuse (self, g_strerror (errno), error);
  return check (self, archive_write_set_format_zip (self->archive), error) &&
         check (self, archive_write_set_bytes_in_last_block (self->archive, 1), error) &&
         check (self, archive_write_open_fd (self->archive, self->fd), error);
}

/**
 * suyuan_zip_writer_new:
 * @path: must not be there yet
 * @unix_ms: the time its entries bear
 *
 * Begins a file beside @path. Errors: FILE.
 */
SuyuanZipWriter *
suyuan_zip_writer_new (const char *path,
                       gint64      unix_ms,
                       GError    **error)
{
  g_autoptr (SuyuanZipWriter) self = g_new0 (SuyuanZipWriter, 1);

  self->path = g_strdup (path);
  self->temporary = g_strconcat (path, ".XXXXXX", NULL);
  self->archive = archive_write_new ();
  self->fd = -1;
  self->unix_ms = unix_ms;
  return open_temporary (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * Closes it; what was not finished is removed.
 */
void
suyuan_zip_writer_free (SuyuanZipWriter *self)
{
  archive_write_free (self->archive);
  if (self->fd >= 0)
    {
      close (self->fd);
      g_unlink (self->temporary);
    }
  g_clear_pointer (&self->sha256, g_checksum_free);
  g_free (self->temporary);
  g_free (self->path);
  g_free (self);
}

/**
 * suyuan_zip_writer_begin:
 * @size: of what is packed already (photographs) and kept as it is; -1: not known yet, and made smaller
 */
gboolean
suyuan_zip_writer_begin (SuyuanZipWriter *self,
                         const char      *name,
                         gint64           size,
                         GError         **error)
{
  struct archive_entry *entry = archive_entry_new ();
  gboolean              begun;

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_mtime (entry, self->unix_ms / 1000, 0);
  if (size >= 0)
    archive_entry_set_size (entry, size);
  begun = check (self, size >= 0 ? archive_write_zip_set_compression_store (self->archive) : archive_write_zip_set_compression_deflate (self->archive), error) &&
          check (self, archive_write_header (self->archive, entry), error);
  archive_entry_free (entry);
  self->sha256 = g_checksum_new (G_CHECKSUM_SHA256);
  self->size = 0;
  return begun;
}

/**
 * The next bytes of the entry.
 */
gboolean
suyuan_zip_writer_add (SuyuanZipWriter *self,
                       gconstpointer    bytes,
                       gsize            length,
                       GError         **error)
{
  if (length == 0)
    return TRUE;

  g_checksum_update (self->sha256, bytes, length);
  self->size += length;
  return archive_write_data (self->archive, bytes, length) == (la_ssize_t) length || check (self, ARCHIVE_FATAL, error);
}

/**
 * suyuan_zip_writer_end:
 * @sha256: (out) (optional): of what was written, in hexadecimal; free it
 *
 * Ends the entry. Returns: its size; -1 with an error
 */
gint64
suyuan_zip_writer_end (SuyuanZipWriter *self,
                       char           **sha256,
                       GError         **error)
{
  if (sha256 != NULL)
    *sha256 = g_strdup (g_checksum_get_string (self->sha256));
  g_clear_pointer (&self->sha256, g_checksum_free);
  return check (self, archive_write_finish_entry (self->archive), error) ? self->size : -1;
}

/**
 * Puts the whole file in its place, on disk before this returns. Errors: FILE, where something has come to lie there too.
 */
gboolean
suyuan_zip_writer_finish (SuyuanZipWriter *self,
                          GError         **error)
{
  if (!check (self, archive_write_close (self->archive), error))
    return FALSE;
  if (fsync (self->fd) != 0 || !suyuan_room_take (self->temporary, self->path))
    return refuse (self, errno == EEXIST ? _ ("it is there already: choose another name") : g_strerror (errno), error);

  close (self->fd);
  self->fd = -1;
  return suyuan_room_sync (self->path) || refuse (self, g_strerror (errno), error);
}
