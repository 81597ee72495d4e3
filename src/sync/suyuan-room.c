/* suyuan-room.c: where a file comes to stand: over nothing, on the disk, and with room for it
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE /* renameat2() */
#define G_LOG_DOMAIN "suyuan-sync"

#include "suyuan-room.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

#include "suyuan-workspace.h"

static gint64 pretended_room = -1;

/**
 * Gives what stands under the name @temporary the name @path, unless something has that name, though it came but now.
 * Returns: %FALSE with errno
 */
gboolean
suyuan_room_take (const char *temporary,
                  const char *path)
{
  if (renameat2 (AT_FDCWD, temporary, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
    return TRUE;
  if (errno != EINVAL && errno != ENOSYS)
    return FALSE;

  /* Some file systems of sticks and networks cannot do it in one. */
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      errno = EEXIST;
      return FALSE;
    }
  return g_rename (temporary, path) == 0;
}

/**
 * Makes the name @path stay: what is renamed must be on the disk, for sticks are pulled out early. Returns: %FALSE with errno
 */
gboolean
suyuan_room_sync (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int              fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean         done = fd >= 0 && (fsync (fd) == 0 || errno == EINVAL);

  if (fd >= 0)
    close (fd);
  return done;
}

/* -1: nobody knows. */
static gint64
find_room (const char *folder)
{
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autoptr (GFileInfo) info = g_file_query_filesystem_info (file, G_FILE_ATTRIBUTE_FILESYSTEM_FREE, NULL, NULL);

  if (pretended_room >= 0)
    return pretended_room;
  if (info == NULL || !g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE))
    return -1;
  return (gint64) MIN (g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE), (guint64) G_MAXINT64);
}

/**
 * Whether @bytes more find room where @folder lies, asked before the first is written. Errors: FULL of the store, with both
 * numbers.
 */
gboolean
suyuan_room_check (const char *folder,
                   gint64      bytes,
                   GError    **error)
{
  gint64           room = find_room (folder);
  g_autofree char *wanted = NULL;
  g_autofree char *there = NULL;

  if (room < 0 || bytes <= room)
    return TRUE;

  wanted = g_format_size (bytes);
  there = g_format_size (room);
  g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_FULL,
               _ ("its files take %s and the disk of “%s” has room for %s: make room there, or have a package made without files (--media none)"), wanted, folder, there);
  return FALSE;
}

/**
 * Says how much room there is from now on; -1: as much as there is. For tests.
 */
void
suyuan_room_set_for_tests (gint64 bytes)
{
  pretended_room = bytes;
}
