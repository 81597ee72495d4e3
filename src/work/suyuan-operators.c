/* Who sat at which workspace last, kept in the account's settings and not in the workspace: the next
 * start begins with the same person.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-operators.h"

#include <errno.h>
#include <glib/gstdio.h>

#define GROUP "operators"

static char *
operators_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "suyuan", "operators.ini", NULL);
}

/* A missing or damaged file is an empty one: it only ever holds a convenience. */
static GKeyFile *
load (const char *path)
{
  GKeyFile *file = g_key_file_new ();

  g_key_file_load_from_file (file, path, G_KEY_FILE_KEEP_COMMENTS, NULL);
  return file;
}

/**
 * suyuan_operators_recall:
 * @person: (out): who acted last
 *
 * Looks in `$XDG_CONFIG_HOME/suyuan/operators.ini` for the operator of a workspace.
 *
 * Returns: whether one is known
 */
gboolean
suyuan_operators_recall (const SuyuanUid *workspace,
                         SuyuanUid       *person)
{
  g_autofree char *path = operators_path ();
  g_autoptr (GKeyFile) file = load (path);
  g_autofree char *key = suyuan_uid_to_string (workspace);
  g_autofree char *text = g_key_file_get_string (file, GROUP, key, NULL);

  return text && suyuan_uid_parse (person, text);
}

/**
 * suyuan_operators_remember:
 * @person: who acts; nil forgets
 *
 * Writes the operator of a workspace into the account's settings.
 */
gboolean
suyuan_operators_remember (const SuyuanUid *workspace,
                           const SuyuanUid *person,
                           GError         **error)
{
  g_autofree char *path = operators_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GKeyFile) file = load (path);
  g_autofree char *key = suyuan_uid_to_string (workspace);
  g_autofree char *text = suyuan_uid_to_string (person);

  if (suyuan_uid_is_nil (person))
    g_key_file_remove_key (file, GROUP, key, NULL);
  else
    g_key_file_set_string (file, GROUP, key, text);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", folder, g_strerror (errno));
      return FALSE;
    }
  return g_key_file_save_to_file (file, path, error);
}
