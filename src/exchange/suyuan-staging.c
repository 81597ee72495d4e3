/* suyuan-staging.c: files written aside and put in place when they are complete
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-exchange"

#include "suyuan-staging.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "suyuan-open.h"

struct _SuyuanStaging
{
  char *folder; /* where the files are to be */
  char *aside;  /* a folder in it of our own */
  char *path;   /* the file in aside */
};

static void
set_error (const char *path,
           GError    **error)
{
  g_set_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_WRITE,
               _ ("%s cannot be written: %s"), path, g_strerror (errno));
}

/**
 * suyuan_staging_new:
 * @path: the file that is to be
 *
 * Makes a folder beside @path to write in.
 *
 * Returns: (transfer full): freeing it drops what was not committed; %NULL with %SUYUAN_EXCHANGE_ERROR_WRITE
 */
SuyuanStaging *
suyuan_staging_new (const char *path,
                    GError    **error)
{
  g_autoptr (SuyuanStaging) self = g_new0 (SuyuanStaging, 1);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *aside = NULL;

  self->folder = g_path_get_dirname (path);
  aside = g_build_filename (self->folder, ".suyuan-XXXXXX", NULL);
  if (g_mkdtemp (aside) == NULL)
    {
      set_error (path, error);
      return NULL;
    }
  self->aside = g_steal_pointer (&aside);
  self->path = g_build_filename (self->aside, name, NULL);

  return g_steal_pointer (&self);
}

/**
 * suyuan_staging_get_path:
 *
 * Returns: where to write the file for now
 */
const char *
suyuan_staging_get_path (SuyuanStaging *self)
{
  return self->path;
}

/**
 * suyuan_staging_commit:
 *
 * Puts all that was written in place, over what was there.
 *
 * Returns: %FALSE with %SUYUAN_EXCHANGE_ERROR_WRITE
 */
gboolean
suyuan_staging_commit (SuyuanStaging *self,
                       GError       **error)
{
  g_autoptr (GDir) dir = g_dir_open (self->aside, 0, error);
  const char *name;

  if (dir == NULL)
    return FALSE;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *from = g_build_filename (self->aside, name, NULL);
      g_autofree char *to = g_build_filename (self->folder, name, NULL);

      if (g_rename (from, to) != 0)
        {
          set_error (to, error);
          return FALSE;
        }
    }

  return TRUE;
}

static void
remove_aside (const char *aside)
{
  g_autoptr (GDir) dir = g_dir_open (aside, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (aside, name, NULL);

      g_unlink (path);
    }
  g_rmdir (aside);
}

/**
 * suyuan_staging_free:
 * @self: (nullable):
 */
void
suyuan_staging_free (SuyuanStaging *self)
{
  if (self == NULL)
    return;

  if (self->aside != NULL)
    remove_aside (self->aside);
  g_free (self->folder);
  g_free (self->aside);
  g_free (self->path);
  g_free (self);
}
