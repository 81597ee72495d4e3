/* suyuan-file-name.c: names of files that are no UTF-8, as archives packed on Windows leave them
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-file-name.h"

/**
 * suyuan_file_name_dup_shown:
 * @name: a name or a path, as the disk has it
 *
 * Bytes that are no UTF-8 are read as GB 18030, which is what names made on a Chinese Windows are; what is neither shows a
 * mark in the place of each bad byte. It does not lead back to the file.
 *
 * Returns: (transfer full): valid UTF-8
 */
char *
suyuan_file_name_dup_shown (const char *name)
{
  g_autofree char *converted = NULL;

  if (g_utf8_validate (name, -1, NULL))
    return g_strdup (name);

  converted = g_convert (name, -1, "UTF-8", "GB18030", NULL, NULL, NULL);

  return converted != NULL && g_utf8_validate (converted, -1, NULL) ? g_steal_pointer (&converted) : g_utf8_make_valid (name, -1);
}
