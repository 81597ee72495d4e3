/* suyuan-family.c: which workspaces may exchange at all, and who speaks for one
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-sync"

#include "suyuan-family.h"

#include <glib/gi18n-lib.h>

#include "suyuan-census.h"
#include "suyuan-office-private.h"
#include "suyuan-sync-error.h"

/**
 * suyuan_family_check:
 * @path: of what came
 * @title: of the workspace it came from
 *
 * Whether what came is of the family of this workspace: one was made from a package of the other. Errors: OTHER_FAMILY.
 */
gboolean
suyuan_family_check (SuyuanOffice    *office,
                     const SuyuanUid *family,
                     const char      *path,
                     const char      *title,
                     GError         **error)
{
  const SuyuanUid *own = suyuan_workspace_get_uid (suyuan_office_get_workspace (office));
  g_autofree char *name = NULL;
  g_autofree char *theirs = NULL;
  g_autofree char *ours = NULL;

  if (suyuan_uid_equal (family, own))
    return TRUE;

  name = suyuan_office_dup_title (office);
  theirs = suyuan_uid_to_string (family);
  ours = suyuan_uid_to_string (own);
  g_set_error (error, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_OTHER_FAMILY,
               _ ("“%s” comes from “%s” of the family %s, and “%s” is of the family %s: only workspaces made from each other's packages can exchange; "
                  "bring the lists of another in by import"),
               path, title, theirs, name, ours);
  return FALSE;
}

/**
 * The name of who acts; %NULL: nobody said so. Free it.
 */
char *
suyuan_family_dup_person (SuyuanOffice *office)
{
  const SuyuanUid *uid = suyuan_office_get_operator (office);
  g_autoptr (SuyuanRecord) person = NULL;

  if (suyuan_uid_is_nil (uid) || !suyuan_office_seek (office, SUYUAN_KIND_PERSON, uid, &person, NULL) || person == NULL)
    return NULL;
  return g_strdup (suyuan_record_get_text (person, "name"));
}
