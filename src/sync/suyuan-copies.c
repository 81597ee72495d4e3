/* suyuan-copies.c: small copies of photographs, on arrival
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-sync"

#include "suyuan-copies.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "suyuan-evidence.h"
#include "suyuan-media.h"
#include "suyuan-office-private.h"
#include "suyuan-sync-error.h"

/* The original is as good, and the larger of two copies. */
static gboolean
is_wanted (SuyuanOffice             *office,
           const SuyuanManifestFile *file)
{
  g_autofree char *original = suyuan_office_dup_original_path (office, file->of);
  g_autofree char *copy = suyuan_office_dup_copy_path (office, file->of);
  GStatBuf         info;

  return original == NULL && (g_stat (copy, &info) != 0 || info.st_size < file->size);
}

/**
 * suyuan_copies_look:
 * @lying: the names of files that need not be read are added to it; two photographs may have the same copy
 *
 * Counts those copies that are of use here.
 */
guint
suyuan_copies_look (SuyuanOffice         *office,
                    const SuyuanManifest *manifest,
                    GHashTable           *lying)
{
  guint n = 0;

  for (guint i = 0; i < manifest->copies->len; i++)
    {
      SuyuanManifestFile *file = manifest->copies->pdata[i];

      if (is_wanted (office, file))
        n++;
      else
        g_hash_table_add (lying, file->name);
    }
  return n;
}

static gboolean
keep (SuyuanOffice             *office,
      const SuyuanManifestFile *file,
      GByteArray               *jpeg,
      GError                  **error)
{
  g_autofree char *place = suyuan_office_dup_copy_path (office, file->of);
  g_autofree char *folder = g_path_get_dirname (place);

  if (g_mkdir_with_parents (folder, 0755) == 0)
    return g_file_set_contents_full (place, (const char *) jpeg->data, jpeg->len, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0444, error);

  g_set_error (error, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_FILE, _ ("“%s” cannot be made: %s"), folder, g_strerror (errno));
  return FALSE;
}

/**
 * suyuan_copies_take:
 * @pending: empty where a file begins; empty again when it is whole
 * @length: 0: it is whole, and is what its list says
 *
 * The next bytes of a copy. Errors: FILE, those of writing.
 */
gboolean
suyuan_copies_take (SuyuanOffice             *office,
                    const SuyuanManifestFile *file,
                    GByteArray               *pending,
                    gconstpointer             bytes,
                    gsize                     length,
                    GError                  **error)
{
  gboolean done = TRUE;

  if (length > 0)
    g_byte_array_append (pending, bytes, length);
  else
    done = keep (office, file, pending, error);
  if (length == 0 || !done)
    g_byte_array_set_size (pending, 0);
  return done;
}
