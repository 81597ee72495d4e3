/* suyuan-media-census.c: which media of a workspace have a hash among some, without reading their records
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-sync"

#include "suyuan-media-census.h"

#include "suyuan-office-private.h"

typedef struct
{
  GHashTable *hashes; /* borrowed */
  gboolean    among;
  GArray     *uids;
} Census;

static void
count_cb (const SuyuanUid   *uid,
          gint64             id,
          const SuyuanValue *values,
          gpointer           data)
{
  Census     *self = data;
  const char *sha256 = values[0].type == SUYUAN_VALUE_TEXT ? values[0].text : NULL;
  gboolean    found = sha256 != NULL && g_hash_table_contains (self->hashes, sha256);

  if (found == self->among)
    g_array_append_val (self->uids, *uid);
}

/**
 * suyuan_media_census:
 * @hashes: a set of SHA-256, in hexadecimal
 * @among: which are asked for: those whose hash is among them, or all others
 *
 * Returns: (transfer full): array of SuyuanUid, as they lie; %NULL with an error of the store
 */
GArray *
suyuan_media_census (SuyuanOffice *office,
                     GHashTable   *hashes,
                     gboolean      among,
                     GError      **error)
{
  static const char *const keys[] = { "sha256", NULL };
  SuyuanQuery              query = { .kind = SUYUAN_KIND_MEDIUM };
  g_autoptr (GArray) uids = g_array_new (FALSE, FALSE, sizeof (SuyuanUid));
  Census self = { hashes, among, uids };

  return suyuan_workspace_scan (suyuan_office_get_workspace (office), &query, keys, count_cb, &self, error) ? g_steal_pointer (&uids) : NULL;
}
