/* suyuan-consignment.c: batches on their way out, without those the other side has
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-consignment.h"

#include "suyuan-parcel.h"
#include "suyuan-workspace-private.h"

#include <sodium.h>
#include <string.h>

/* Where the header says which batch it follows, counted from 1 as SQLite does: bytes 75 to 106. */
static const char ends_sql[] =
    "SELECT device, seq FROM suyuan_batch AS b"
    " WHERE NOT EXISTS (SELECT 1 FROM suyuan_batch AS n WHERE n.device = b.device AND n.seq = b.seq + 1 AND substr (n.header, 75, 32) = b.hash)"
    " ORDER BY device, seq";

static char *
dup_hash (SuyuanStmt *row,
          int         column)
{
  gsize         length;
  gconstpointer bytes = suyuan_stmt_blob (row, column, &length);

  return suyuan_hex (bytes, length);
}

static gboolean
add_hashes (SuyuanWorkspace *workspace,
            SuyuanStmt      *end,
            gint64           seq,
            GHashTable      *seen,
            GPtrArray       *trail,
            GError         **error)
{
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (workspace->db, "SELECT hash FROM suyuan_batch WHERE device = ? AND seq = ?", error);
  SuyuanStmtStep step;

  if (row == NULL)
    return FALSE;

  suyuan_stmt_bind_column (row, 0, end, 0);
  suyuan_stmt_bind_int64 (row, 1, seq);
  while ((step = suyuan_stmt_step (row, error)) == SUYUAN_STEP_ROW)
    {
      char *hash = dup_hash (row, 0);

      if (g_hash_table_add (seen, g_strdup (hash)))
        g_ptr_array_add (trail, hash);
      else
        g_free (hash);
    }
  return step == SUYUAN_STEP_DONE;
}

/**
 * suyuan_journal_trail:
 *
 * What a workspace says of its journal so that another can tell what it lacks: of each chain the last batch and some
 * of those before it, one, two, four, eight … back. Whoever knows one of them knows that all before it are here.
 *
 * Returns: (transfer full) (array zero-terminated=1): hashes in hexadecimal
 */
char **
suyuan_journal_trail (SuyuanWorkspace *workspace,
                      GError         **error)
{
  g_autoptr (SuyuanStmt) end = suyuan_db_prepare (workspace->db, ends_sql, error);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) trail = g_ptr_array_new_with_free_func (g_free);
  SuyuanStmtStep step = SUYUAN_STEP_ERROR;

  while (end != NULL && (step = suyuan_stmt_step (end, error)) == SUYUAN_STEP_ROW)
    {
      gint64 seq = suyuan_stmt_int64 (end, 1);

      for (gint64 back = 0; back < seq; back = back == 0 ? 1 : back * 2)
        if (!add_hashes (workspace, end, seq - back, seen, trail, error))
          return NULL;
    }
  if (step != SUYUAN_STEP_DONE)
    return NULL;

  g_ptr_array_add (trail, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&trail), FALSE);
}

/**
 * suyuan_journal_knows:
 * @trail: (array zero-terminated=1): what suyuan_journal_trail() said of some workspace
 * @all: (out): whether every batch of it is here
 */
gboolean
suyuan_journal_knows (SuyuanWorkspace   *workspace,
                      const char *const *trail,
                      gboolean          *all,
                      GError           **error)
{
  *all = TRUE;
  for (gsize i = 0; *all && trail[i] != NULL; i++)
    {
      g_autoptr (SuyuanStmt) row = suyuan_db_prepare (workspace->db, "SELECT 1 FROM suyuan_batch WHERE hash = ?", error);
      guint8         hash[SUYUAN_DIGEST_BYTES] = { 0 };
      SuyuanStmtStep step;

      if (row == NULL)
        return FALSE;
      if (sodium_hex2bin (hash, sizeof hash, trail[i], strlen (trail[i]), NULL, NULL, NULL) != 0)
        *all = FALSE;
      suyuan_stmt_bind_blob (row, 0, hash, sizeof hash);
      step = suyuan_stmt_step (row, error);
      if (step == SUYUAN_STEP_ERROR)
        return FALSE;
      *all = *all && step == SUYUAN_STEP_ROW;
    }
  return TRUE;
}

/* The local numbers of the batches on a trail and of all before them. */
static GHashTable *
find_had (SuyuanWorkspace   *workspace,
          const char *const *trail,
          GError           **error)
{
  g_autoptr (GHashTable) claimed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) had = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (SuyuanStmt) row = NULL;
  SuyuanStmtStep step = SUYUAN_STEP_ERROR;

  for (gsize i = 0; trail != NULL && trail[i] != NULL; i++)
    g_hash_table_add (claimed, g_ascii_strdown (trail[i], -1));
  if (g_hash_table_size (claimed) == 0)
    return g_steal_pointer (&had);

  row = suyuan_db_prepare (workspace->db, "SELECT id, hash, substr (header, 75, 32) FROM suyuan_batch ORDER BY device, seq DESC", error);
  while (row != NULL && (step = suyuan_stmt_step (row, error)) == SUYUAN_STEP_ROW)
    {
      g_autofree char *hash = dup_hash (row, 1);
      gint64           id = suyuan_stmt_int64 (row, 0);

      if (!g_hash_table_remove (claimed, hash))
        continue;
      g_hash_table_add (claimed, dup_hash (row, 2));
      g_hash_table_add (had, g_memdup2 (&id, sizeof id));
    }
  return step == SUYUAN_STEP_DONE ? g_steal_pointer (&had) : NULL;
}

static gboolean
is_wanted (const SuyuanConsignmentTerms *terms,
           SuyuanStmt                   *row)
{
  SuyuanUid uid;

  return terms->only == NULL || (suyuan_stmt_uid (row, 2, &uid) && g_hash_table_contains (terms->only, &uid));
}

/* @holds: whether the contents of some of them go too. */
static gboolean
add_rows (SuyuanWorkspace              *workspace,
          const SuyuanConsignmentTerms *terms,
          gint64                        batch,
          GByteArray                   *bytes,
          gboolean                     *holds,
          GError                      **error)
{
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (workspace->db, "SELECT digest, content, uid FROM suyuan_change WHERE id BETWEEN ? AND ? ORDER BY id", error);
  SuyuanStmtStep step;

  *holds = FALSE;
  if (row == NULL)
    return FALSE;

  suyuan_stmt_bind_int64 (row, 0, batch << 32);
  suyuan_stmt_bind_int64 (row, 1, ((batch + 1) << 32) - 1);
  while ((step = suyuan_stmt_step (row, error)) == SUYUAN_STEP_ROW)
    {
      SuyuanParcelRow parcel;
      gsize           length;

      parcel.digest = suyuan_stmt_blob (row, 0, &length);
      parcel.content = suyuan_stmt_blob (row, 1, &parcel.length);
      if (length != SUYUAN_DIGEST_BYTES)
        {
          g_set_error_literal (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CORRUPT, _ ("The journal is damaged: verify it before sending it on"));
          return FALSE;
        }
      if (!is_wanted (terms, row))
        parcel.content = NULL;
      *holds = *holds || parcel.content != NULL;
      suyuan_parcel_add (bytes, &parcel);
    }
  return step == SUYUAN_STEP_DONE;
}

/**
 * suyuan_journal_send:
 * @terms: (nullable): which batches, and which of their contents; %NULL: everything
 * @func: told of one batch at a time, older before newer; what it returns %FALSE for ends it
 *
 * Sends the batches the other side does not have. A trail that is behind, or knows batches that are not here, costs
 * bytes and nothing else: the other side knows its own again. What is on the trail of a part goes again where it holds
 * contents, for nobody says which of them are there.
 */
gboolean
suyuan_journal_send (SuyuanWorkspace              *workspace,
                     const SuyuanConsignmentTerms *terms,
                     SuyuanParcelFunc              func,
                     gpointer                      data,
                     GError                      **error)
{
  static const SuyuanConsignmentTerms everything = { 0 };
  g_autoptr (GHashTable) had = NULL;
  g_autoptr (SuyuanStmt) row = NULL;
  SuyuanStmtStep step = SUYUAN_STEP_ERROR;

  if (terms == NULL)
    terms = &everything;
  had = find_had (workspace, terms->trail, error);
  if (had != NULL)
    row = suyuan_db_prepare (workspace->db, "SELECT id, header, signature FROM suyuan_batch ORDER BY hlc, device, seq", error);
  while (row != NULL && (step = suyuan_stmt_step (row, error)) == SUYUAN_STEP_ROW)
    {
      g_autoptr (GByteArray) bytes = NULL;
      g_autoptr (GBytes) parcel = NULL;
      gint64        id = suyuan_stmt_int64 (row, 0);
      gboolean      known = g_hash_table_contains (had, &id), holds;
      gsize         header_length, length;
      gconstpointer header = suyuan_stmt_blob (row, 1, &header_length);

      if (known && !terms->trail_is_part)
        continue;
      bytes = g_byte_array_new ();
      suyuan_parcel_begin (bytes, header, header_length, suyuan_stmt_blob (row, 2, &length));
      if (!add_rows (workspace, terms, id, bytes, &holds, error))
        return FALSE;
      if (known && !holds)
        continue;
      parcel = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
      if (!func (parcel, data, error))
        return FALSE;
    }
  return step == SUYUAN_STEP_DONE;
}
