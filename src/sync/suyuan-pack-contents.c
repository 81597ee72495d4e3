/* suyuan-pack-contents.c: what the batches of a package are about
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-sync"

#include "suyuan-pack-contents.h"

#include "suyuan-parcel.h"

typedef struct
{
  SuyuanUid uid;
  guint8    kind, ops; /* ops: 1 << SuyuanOp */
} Touched;

struct _SuyuanPackContents
{
  GHashTable *touched; /* Touched by its uid */
  gint64      n_withheld;
};

/**
 * Knows of nothing yet.
 */
SuyuanPackContents *
suyuan_pack_contents_new (void)
{
  SuyuanPackContents *self = g_new0 (SuyuanPackContents, 1);

  self->touched = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, NULL, g_free);
  return self;
}

/**
 * Frees it.
 */
void
suyuan_pack_contents_free (SuyuanPackContents *self)
{
  g_hash_table_unref (self->touched);
  g_free (self);
}

static void
note (SuyuanPackContents  *self,
      const SuyuanPayload *payload)
{
  Touched *touched = g_hash_table_lookup (self->touched, &payload->uid);

  if (touched == NULL)
    {
      touched = g_new0 (Touched, 1);
      touched->uid = payload->uid;
      touched->kind = payload->kind;
      g_hash_table_insert (self->touched, &touched->uid, touched);
    }
  touched->ops |= 1 << payload->op;
}

/**
 * Looks into a batch. Errors: CORRUPT where it is not what was signed.
 */
gboolean
suyuan_pack_contents_add (SuyuanPackContents *self,
                          GBytes             *parcel,
                          GError            **error)
{
  g_auto (SuyuanParcel) opened = { 0 };
  const guint8   *cursor;
  SuyuanParcelRow row;
  SuyuanPayload   payload;

  if (!suyuan_parcel_open (&opened, parcel, error))
    return FALSE;

  cursor = opened.rows;
  while (suyuan_parcel_next (&opened, &cursor, &row))
    if (row.content == NULL)
      self->n_withheld++;
    else if (suyuan_payload_open (&payload, row.content, row.length) && payload.kind > SUYUAN_KIND_NONE && payload.kind < SUYUAN_N_KINDS)
      note (self, &payload);
  return TRUE;
}

/**
 * How many changes came without their content.
 */
gint64
suyuan_pack_contents_get_n_withheld (SuyuanPackContents *self)
{
  return self->n_withheld;
}

/**
 * Counts the records by kind and by what became of them.
 */
void
suyuan_pack_contents_tally (SuyuanPackContents *self,
                            SuyuanTally        *tallies)
{
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, self->touched);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Touched *touched = value;
      SuyuanTally   *tally = &tallies[touched->kind];

      if (touched->ops & 1 << SUYUAN_OP_REMOVE)
        tally->removed++;
      else if (touched->ops & 1 << SUYUAN_OP_CREATE)
        tally->created++;
      else
        tally->changed++;
    }
}

static int
compare_uids (gconstpointer a,
              gconstpointer b)
{
  return suyuan_uid_compare (a, b);
}

/**
 * The records of a kind, in the order they were made. Array of SuyuanUid.
 */
GArray *
suyuan_pack_contents_list (SuyuanPackContents *self,
                           SuyuanKind          kind)
{
  GArray        *uids = g_array_new (FALSE, FALSE, sizeof (SuyuanUid));
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, self->touched);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((Touched *) value)->kind == kind)
      g_array_append_val (uids, ((Touched *) value)->uid);
  g_array_sort (uids, compare_uids);
  return uids;
}
