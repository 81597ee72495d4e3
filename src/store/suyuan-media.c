/* suyuan-media.c: originals by what is in them: media/ab/<sha256>.<ext>, never changed
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-media.h"

#include "suyuan-batch-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define CHUNK (256 * 1024)

/* Extensions are kept for people who look into the folder; nothing depends on them. */
static char *
make_extension (const char *name)
{
  const char *dot = name == NULL ? NULL : strrchr (name, '.');
  char       *lower;

  if (dot == NULL || dot[1] == '\0' || strlen (dot) > 8 || strchr (dot, '/') != NULL)
    return g_strdup ("");

  lower = g_ascii_strdown (dot, -1);
  for (char *c = lower + 1; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c))
      *c = '_';
  return lower;
}

/**
 * Where the original with this SHA-256 (hex) and file name stands. Free it.
 */
char *
suyuan_workspace_get_media_path (SuyuanWorkspace *self,
                                 const char      *sha256,
                                 const char      *name)
{
  g_autofree char *extension = make_extension (name);
  g_autofree char *folder = g_strndup (sha256, 2);
  g_autofree char *file = g_strconcat (sha256, extension, NULL);

  return g_build_filename (self->path, "media", folder, file, NULL);
}

static gboolean
set_io_error (GError    **error,
              const char *path)
{
  int saved = errno;

  if (saved == ENOSPC)
    g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_FULL, _ ("The file “%s” cannot be taken in, the disk is full: make room and do it again"), path);
  else
    g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_FAILED, _ ("The file “%s” cannot be taken in: %s"), path, g_strerror (saved));
  return FALSE;
}

static gboolean
write_all (int           fd,
           const guint8 *bytes,
           gssize        length)
{
  while (length > 0)
    {
      gssize n = write (fd, bytes, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      bytes += n;
      length -= n;
    }
  return TRUE;
}

static char *
copy_hashing (int         in,
              int         out,
              const char *path,
              GError    **error)
{
  g_autoptr (GChecksum) sha256 = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  gssize             n;

  while ((n = read (in, chunk, CHUNK)) != 0)
    {
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0 || !write_all (out, chunk, n))
        {
          set_io_error (error, path);
          return NULL;
        }
      g_checksum_update (sha256, chunk, n);
    }
  if (fsync (out) != 0)
    {
      set_io_error (error, path);
      return NULL;
    }
  return g_strdup (g_checksum_get_string (sha256));
}

static gboolean
sync_folder (const char *folder)
{
  int      fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean done = fd >= 0 && fsync (fd) == 0;

  if (fd >= 0)
    close (fd);
  return done;
}

/**
 * Whether the file can be read and has this SHA-256 (hexadecimal).
 */
gboolean
suyuan_media_is_whole (const char *path,
                       const char *sha256)
{
  g_autoptr (GChecksum) found = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  int                fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gssize             n = -1;

  while (fd >= 0 && ((n = read (fd, chunk, CHUNK)) > 0 || (n < 0 && errno == EINTR)))
    if (n > 0)
      g_checksum_update (found, chunk, n);
  if (fd >= 0)
    close (fd);
  return n == 0 && g_strcmp0 (g_checksum_get_string (found), sha256) == 0;
}

/* The name is that of the content, so a file that is there already is the same file, unless the disk has spoilt it. */
static gboolean
is_there (const char *place,
          const char *fresh,
          const char *sha256)
{
  GStatBuf old, new;

  return g_stat (place, &old) == 0 && S_ISREG (old.st_mode) && g_stat (fresh, &new) == 0 && old.st_size == new.st_size &&suyuan_media_is_whole (place, sha256);
}

/* The shelf of a file, and on the disk if it is new. */
static gboolean
make_shelf (const char *folder)
{
  g_autofree char *media = NULL;

  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;
  media = g_path_get_dirname (folder);
  return g_mkdir_with_parents (folder, 0755) == 0 && sync_folder (media);
}

static gboolean
put_in_place (SuyuanWorkspace *workspace,
              const char      *temporary,
              const char      *sha256,
              const char      *path,
              GError         **error)
{
  g_autofree char *place = suyuan_workspace_get_media_path (workspace, sha256, path);
  g_autofree char *folder = g_path_get_dirname (place);

  if (is_there (place, temporary, sha256))
    {
      g_unlink (temporary);
      return TRUE;
    }
  if (!make_shelf (folder) || g_chmod (temporary, 0444) != 0 || g_rename (temporary, place) != 0 || !sync_folder (folder))
    return set_io_error (error, path);
  return TRUE;
}

static char *
take_stream (SuyuanWorkspace *workspace,
             int              in,
             const char      *path,
             GError         **error)
{
  g_autofree char *folder = g_build_filename (workspace->path, "media", NULL);
  g_autofree char *temporary = g_build_filename (folder, "taking-XXXXXX", NULL);
  g_autofree char *sha256 = NULL;
  int              out;

  g_mkdir_with_parents (folder, 0755);
  out = g_mkstemp_full (temporary, O_WRONLY | O_CLOEXEC, 0600);
  if (out < 0)
    {
      set_io_error (error, path);
      return NULL;
    }

  sha256 = copy_hashing (in, out, path, error);
  close (out);
  if (sha256 != NULL && put_in_place (workspace, temporary, sha256, path, error))
    return g_steal_pointer (&sha256);

  g_unlink (temporary);
  return NULL;
}

/**
 * suyuan_batch_take_file:
 * @path: any readable file
 *
 * Copies the file into the media folder, on disk before this returns. It stays if the batch aborts: the same
 * file costs nothing when it comes again. Errors: NOT_FOUND, FULL, FAILED.
 *
 * Returns: (transfer full): its SHA-256 in hexadecimal
 */
char *
suyuan_batch_take_file (SuyuanBatch *self,
                        const char  *path,
                        GError     **error)
{
  char *sha256;
  int   in;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NOT_FOUND, _ ("There is no file “%s” to take in"), path);
      return NULL;
    }

  in = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  if (in < 0)
    {
      set_io_error (error, path);
      return NULL;
    }

  sha256 = take_stream (self->workspace, in, path, error);
  close (in);
  return sha256;
}

/**
 * Removes what programs that were killed had begun to take in. For whoever holds the lock of the workspace.
 */
void
suyuan_media_sweep (SuyuanWorkspace *workspace)
{
  g_autofree char *folder = g_build_filename (workspace->path, "media", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "taking-"))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        g_unlink (path);
      }
}

/* Invariant: the file stands under its temporary name until it is kept. */
struct _SuyuanMediaWriter
{
  SuyuanWorkspace *workspace; /* borrowed */
  char            *name, *temporary;
  GChecksum       *sha256;
  int              fd;
};

/**
 * suyuan_media_writer_new:
 * @name: what it is called, for what is said when it cannot be written
 *
 * Begins a file of the media folder whose bytes come bit by bit. Errors: FULL, FAILED. Freed without being kept, it is gone.
 */
SuyuanMediaWriter *
suyuan_media_writer_new (SuyuanWorkspace *workspace,
                         const char      *name,
                         GError         **error)
{
  g_autoptr (SuyuanMediaWriter) self = g_new0 (SuyuanMediaWriter, 1);
  g_autofree char *folder = g_build_filename (workspace->path, "media", NULL);

  self->workspace = workspace;
  self->name = g_strdup (name);
  self->temporary = g_build_filename (folder, "taking-XXXXXX", NULL);
  self->sha256 = g_checksum_new (G_CHECKSUM_SHA256);
  g_mkdir_with_parents (folder, 0755);
  self->fd = g_mkstemp_full (self->temporary, O_WRONLY | O_CLOEXEC, 0600);
  if (self->fd >= 0)
    return g_steal_pointer (&self);

  set_io_error (error, name);
  return NULL;
}

/**
 * Closes it; a file that was not kept is removed.
 */
void
suyuan_media_writer_free (SuyuanMediaWriter *self)
{
  if (self->fd >= 0)
    {
      close (self->fd);
      g_unlink (self->temporary);
    }
  g_checksum_free (self->sha256);
  g_free (self->temporary);
  g_free (self->name);
  g_free (self);
}

/**
 * The next bytes. Errors: FULL, FAILED.
 */
gboolean
suyuan_media_writer_add (SuyuanMediaWriter *self,
                         gconstpointer      bytes,
                         gsize              length,
                         GError           **error)
{
  g_checksum_update (self->sha256, bytes, length);
  return write_all (self->fd, bytes, length) || set_io_error (error, self->name);
}

/**
 * suyuan_media_writer_keep:
 * @sha256: what it must come to, in hexadecimal
 * @name: with the extension it is kept under
 *
 * Puts the file in its place, on disk before this returns. Errors: CORRUPT where it is not the file it should be, FULL, FAILED.
 */
gboolean
suyuan_media_writer_keep (SuyuanMediaWriter *self,
                          const char        *sha256,
                          const char        *name,
                          GError           **error)
{
  if (g_strcmp0 (g_checksum_get_string (self->sha256), sha256) != 0)
    {
      g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CORRUPT, _ ("The file “%s” is not the one its SHA-256 says"), name);
      return FALSE;
    }
  if (fsync (self->fd) != 0)
    return set_io_error (error, name);
  if (!put_in_place (self->workspace, self->temporary, sha256, name, error))
    return FALSE;

  close (self->fd);
  self->fd = -1;
  return TRUE;
}

/**
 * Whether the original with this SHA-256 lies in the media folder, whole and @bytes long, under the extension of @name. It
 * is read.
 */
gboolean
suyuan_media_is_there (SuyuanWorkspace *workspace,
                       const char      *sha256,
                       const char      *name,
                       goffset          bytes)
{
  g_autofree char *place = suyuan_workspace_get_media_path (workspace, sha256, name);
  GStatBuf         info;

  return g_stat (place, &info) == 0 && S_ISREG (info.st_mode) && info.st_size == bytes && suyuan_media_is_whole (place, sha256);
}
