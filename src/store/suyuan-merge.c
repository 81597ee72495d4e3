/* suyuan-merge.c: all batches out of one workspace and into another
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-journal.h"

#include "suyuan-consignment.h"
#include "suyuan-delivery.h"

static void
unref_bytes (gpointer bytes)
{
  g_bytes_unref (bytes);
}

static gboolean
keep_parcel (GBytes  *parcel,
             gpointer data,
             GError **error)
{
  g_ptr_array_add (data, g_bytes_ref (parcel));
  return TRUE;
}

/**
 * suyuan_journal_export:
 * @withhold_rows: leave the contents of the changes out; their digests still go
 *
 * Every batch, older before newer. Array of GBytes.
 */
GPtrArray *
suyuan_journal_export (SuyuanWorkspace *workspace,
                       gboolean         withhold_rows,
                       GError         **error)
{
  g_autoptr (GPtrArray) parcels = g_ptr_array_new_with_free_func (unref_bytes);
  g_autoptr (GHashTable) nobody = g_hash_table_new (suyuan_uid_hash, suyuan_uid_equal);
  SuyuanConsignmentTerms terms = { .only = withhold_rows ? nobody : NULL };

  return suyuan_journal_send (workspace, &terms, keep_parcel, parcels, error) ? g_steal_pointer (&parcels) : NULL;
}

/**
 * suyuan_journal_merge:
 * @batches: array of GBytes, in any order, known ones among them
 * @n_new: (out) (optional): how many were not here
 *
 * Takes batches in, as suyuan_delivery_take() does, and makes them stand; where one is refused nothing is taken in.
 */
gboolean
suyuan_journal_merge (SuyuanWorkspace *workspace,
                      GPtrArray       *batches,
                      guint           *n_new,
                      GError         **error)
{
  g_autoptr (SuyuanDelivery) delivery = suyuan_delivery_begin (workspace, error);
  guint n = 0;

  for (guint i = 0; delivery != NULL && i < batches->len; i++)
    {
      gboolean is_new;

      if (!suyuan_delivery_take (delivery, batches->pdata[i], &is_new, error))
        return FALSE;
      n += is_new;
    }
  if (delivery == NULL || !suyuan_delivery_settle (delivery, NULL, NULL, error) || !suyuan_delivery_commit (delivery, error))
    return FALSE;

  if (n_new != NULL)
    *n_new = n;
  return TRUE;
}
