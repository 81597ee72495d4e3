/* suyuan-founding.c: a new workspace of the family, from a package
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-sync"

#include "suyuan-arrival.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "suyuan-lock.h"
#include "suyuan-office-private.h"
#include "suyuan-room.h"
#include "suyuan-sync-error.h"

static void
remove_tree (GFile *folder)
{
  g_autoptr (GFileEnumerator) files = g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                                                                 G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  GFileInfo *info;
  GFile     *child;

  while (files != NULL && g_file_enumerator_iterate (files, &info, &child, NULL, NULL) && info != NULL)
    if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
      remove_tree (child);
    else
      g_file_delete (child, NULL, NULL);
  g_file_delete (folder, NULL, NULL);
}

/* What a program that was killed had begun to make; not what another makes just now. */
static gboolean
clear_stale (const char *fresh,
             GFile      *folder,
             GError    **error)
{
  SuyuanLock *lock;

  if (!g_file_test (fresh, G_FILE_TEST_EXISTS))
    return TRUE;
  lock = suyuan_lock_take (fresh, error);
  if (lock == NULL)
    return FALSE;
  suyuan_lock_release (lock);
  remove_tree (folder);
  return TRUE;
}

static SuyuanArrival *
fill (const char    *path,
      SuyuanPackage *package,
      gboolean       rehearsal,
      GCancellable  *cancellable,
      GError       **error)
{
  const SuyuanManifest *manifest = suyuan_package_get_manifest (package);
  SuyuanOpenFlags       flags = rehearsal || manifest->rehearsal ? SUYUAN_OPEN_REHEARSAL : SUYUAN_OPEN_WRITE;
  SuyuanWorkspace      *empty = suyuan_workspace_create_kin (path, &manifest->family, flags, error);
  g_autoptr (SuyuanOffice) office = NULL;

  if (empty == NULL)
    return NULL;
  suyuan_workspace_close (empty);
  office = suyuan_office_open (path, FALSE, error);
  return office == NULL ? NULL : suyuan_arrival_merge (office, package, cancellable, error);
}

static gboolean
put_in_place (const char *fresh,
              const char *path,
              GError    **error)
{
  if (suyuan_room_take (fresh, path) && suyuan_room_sync (path))
    return TRUE;

  g_set_error (error, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_FILE, _ ("“%s” cannot be made: %s"), path, g_strerror (errno));
  return FALSE;
}

static SuyuanArrival *
found (const char    *path,
       SuyuanPackage *package,
       gboolean       rehearsal,
       SuyuanOffice **office,
       GCancellable  *cancellable,
       GError       **error)
{
  g_autofree char *fresh = g_strconcat (path, ".founding.part", NULL);
  g_autoptr (SuyuanArrival) arrival = NULL;
  g_autoptr (GFile) folder = g_file_new_for_path (fresh);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_EXISTS, _ ("“%s” is there already: choose another name"), path);
      return NULL;
    }

  if (suyuan_package_get_manifest (package)->since[0] != NULL)
    {
      g_set_error (error, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_OUT_OF_ORDER,
                   _ ("“%s” was made for somebody who has the rest: have one made with everything, or merge it where the rest is"), suyuan_package_get_path (package));
      return NULL;
    }

  if (!clear_stale (fresh, folder, error))
    return NULL;
  arrival = fill (fresh, package, rehearsal, cancellable, error);
  if (arrival == NULL || !put_in_place (fresh, path, error))
    {
      remove_tree (folder);
      return NULL;
    }
  *office = suyuan_office_open (path, FALSE, error);
  return *office == NULL ? NULL : g_steal_pointer (&arrival);
}

/**
 * suyuan_arrival_found:
 * @path: a folder that is not there yet
 * @office: (out): the new workspace, open for writing
 *
 * Makes a workspace of the family of @package with all that is in it. It is filled under another name first, so that there
 * is never half of one. Errors: EXISTS, and those of suyuan_arrival_merge(); OUT_OF_ORDER for a package that was made
 * for somebody who has the rest.
 */
SuyuanArrival *
suyuan_arrival_found (const char    *path,
                      SuyuanPackage *package,
                      SuyuanOffice **office,
                      GCancellable  *cancellable,
                      GError       **error)
{
  return found (path, package, FALSE, office, cancellable, error);
}

/**
 * As suyuan_arrival_found(), for practice whatever the package comes from.
 */
SuyuanArrival *
suyuan_arrival_found_rehearsal (const char    *path,
                                SuyuanPackage *package,
                                SuyuanOffice **office,
                                GCancellable  *cancellable,
                                GError       **error)
{
  return found (path, package, TRUE, office, cancellable, error);
}
