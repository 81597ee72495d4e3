/* suyuan-derived.c: names for what is made of a file once and kept in the user's cache
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-report"

#include "suyuan-derived.h"

#include <glib/gstdio.h>

/**
 * suyuan_derived_sum:
 * @what: what is made of it, and how
 *
 * A file that is replaced is another file, though its name stays.
 *
 * Returns: (transfer full) (nullable): 64 hex digits; %NULL where the file is gone
 */
char *
suyuan_derived_sum (const char *file,
                    const char *what)
{
  GStatBuf         info;
  g_autofree char *identity = NULL;

  if (g_stat (file, &info) != 0)
    return NULL;

  identity = g_strdup_printf ("%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s", file, (gint64) info.st_size, (gint64) info.st_mtime, what);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, identity, -1);
}

/** Our folder @name in the user's cache; it need not be there. Free it. */
char *
suyuan_derived_folder (const char *name)
{
  return g_build_filename (g_get_user_cache_dir (), "suyuan", name, NULL);
}
