/* suyuan-lock.c: says who has a workspace open, so that two people do not write into it
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-lock.h"

#include "suyuan-workspace.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

/* The kernel's lock on the file is the claim; the text in it only says whose. A process that died leaves the
 * text behind and not the claim, so its workspace is simply taken over. */
struct _SuyuanLock
{
  char *path;
  int   fd;
};

static gboolean pretend_network;

/**
 * Makes every folder count as one on a network file system; for tests.
 */
void
suyuan_folder_set_network_for_tests (gboolean is_on_network)
{
  pretend_network = is_on_network;
}

/**
 * Whether @folder is on a network file system, where neither locks nor a write-ahead log can be trusted.
 */
gboolean
suyuan_folder_is_on_network (const char *folder)
{
  static const guint32 networks[] = {
    0x00006969, /* NFS */
    0xff534d42, /* CIFS */
    0xfe534d42, /* SMB2 */
    0x0000517b, /* SMB */
    0x65735546, /* FUSE: sshfs and the desktop's remote places */
    0x01021997, /* 9p */
    0x5346414f, /* AFS */
    0x00c36400, /* Ceph */
  };
  struct statfs info;

  if (pretend_network)
    return TRUE;
  if (statfs (folder, &info) != 0)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (networks); i++)
    if ((guint32) info.f_type == networks[i])
      return TRUE;
  return FALSE;
}

static void
set_busy_error (GError    **error,
                const char *path)
{
  g_autoptr (GKeyFile) text = g_key_file_new ();
  g_autofree char *user = NULL, *host = NULL, *pid = NULL, *since = NULL;

  g_key_file_load_from_file (text, path, G_KEY_FILE_NONE, NULL);
  user = g_key_file_get_string (text, "open", "user", NULL);
  host = g_key_file_get_string (text, "open", "host", NULL);
  pid = g_key_file_get_string (text, "open", "pid", NULL);
  since = g_key_file_get_string (text, "open", "since", NULL);
  g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_BUSY,
               _ ("The workspace is open already: by %s on %s (process %s) since %s. Close it there, or open it to read only"),
               user == NULL ? "?" : user, host == NULL ? "?" : host, pid == NULL ? "?" : pid, since == NULL ? "?" : since);
}

static void
write_owner (SuyuanLock *self)
{
  g_autoptr (GKeyFile) text = g_key_file_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *since = g_date_time_format_iso8601 (now);
  g_autofree char *data = NULL;
  gsize            length;

  g_key_file_set_string (text, "open", "user", g_get_user_name ());
  g_key_file_set_string (text, "open", "host", g_get_host_name ());
  g_key_file_set_integer (text, "open", "pid", getpid ());
  g_key_file_set_string (text, "open", "since", since);
  data = g_key_file_to_data (text, &length, NULL);

  /* Only a courtesy to whoever is refused: the claim holds without it. */
  if (ftruncate (self->fd, 0) != 0 || pwrite (self->fd, data, length, 0) != (gssize) length)
    g_debug ("The lock file %s does not say whose it is: %s", self->path, g_strerror (errno));
}

/* The file may have been removed by its last owner between our opening and our locking it. */
static gboolean
is_still_there (SuyuanLock *self)
{
  struct stat ours, theirs;

  return fstat (self->fd, &ours) == 0 && stat (self->path, &theirs) == 0 && ours.st_ino == theirs.st_ino && ours.st_dev == theirs.st_dev;
}

/**
 * Claims the workspace in @folder for this process. Errors: BUSY (says who has it), READ_ONLY. Release it.
 */
SuyuanLock *
suyuan_lock_take (const char *folder,
                  GError    **error)
{
  g_autofree char *path = g_build_filename (folder, "lock", NULL);

  for (;;)
    {
      g_autoptr (SuyuanLock) self = g_new0 (SuyuanLock, 1);

      self->path = g_strdup (path);
      self->fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
      if (self->fd < 0)
        {
          int saved = errno;

          g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_READ_ONLY,
                       _ ("The workspace folder “%s” cannot be written: %s"), folder, g_strerror (saved));
          return NULL;
        }
      if (flock (self->fd, LOCK_EX | LOCK_NB) != 0)
        {
          set_busy_error (error, path);
          close (self->fd);
          self->fd = -1;
          return NULL;
        }
      if (is_still_there (self))
        {
          write_owner (self);
          return g_steal_pointer (&self);
        }
    }
}

/**
 * Gives the claim up.
 */
void
suyuan_lock_release (SuyuanLock *self)
{
  if (self->fd >= 0)
    {
      if (flock (self->fd, LOCK_EX | LOCK_NB) == 0 && is_still_there (self))
        g_unlink (self->path);
      close (self->fd);
    }
  g_free (self->path);
  g_free (self);
}
