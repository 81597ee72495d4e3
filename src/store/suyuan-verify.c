/* suyuan-verify.c: tells whether a workspace is what its signed journal says
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-verify.h"

#include "suyuan-notes.h"

#include "suyuan-schema.h"

typedef gboolean (*Step) (SuyuanVerify *self,
                          GError      **error);

/**
 * Reports what is wrong (both texts are taken, @batch may be %NULL). The first stands, but a batch that can be named
 * is worth more.
 */
void
suyuan_verify_report (SuyuanVerify *self,
                      char         *batch,
                      char         *why)
{
  SuyuanVerdict *verdict = self->verdict;

  if (verdict->why == NULL || (verdict->bad_batch == NULL && batch != NULL))
    {
      g_free (verdict->why);
      g_free (verdict->bad_batch);
      verdict->why = why;
      verdict->bad_batch = batch;
    }
  else
    {
      g_free (why);
      g_free (batch);
    }
}

/**
 * Takes an error met on the way: damage is a finding, anything else (a cancellation) ends the verification.
 */
gboolean
suyuan_verify_absorb (SuyuanVerify *self,
                      GError       *error,
                      GError      **out)
{
  if (error->domain != SUYUAN_STORE_ERROR)
    {
      g_propagate_error (out, error);
      return FALSE;
    }

  suyuan_verify_report (self, NULL, g_strdup_printf (_ ("The database cannot be read: %s"), error->message));
  g_error_free (error);
  return TRUE;
}

static gboolean
verify_schema (SuyuanVerify *self,
               GError      **error)
{
  char *difference = NULL;

  if (!suyuan_schema_compare (self->workspace->db, &difference, error))
    return FALSE;
  if (difference != NULL)
    suyuan_verify_report (self, NULL, difference);
  return TRUE;
}

static gboolean
count (SuyuanVerify *self,
       GError      **error)
{
  gint64 withheld, forks;

  if (!suyuan_workspace_count_withheld (self->workspace, &withheld, error) ||
      !suyuan_db_get_int64 (self->workspace->db, "SELECT count(*) FROM (SELECT 1 FROM suyuan_batch GROUP BY device, seq HAVING count(*) > 1)", &forks, error))
    return FALSE;

  self->verdict->withheld = withheld;
  self->verdict->forks = forks;
  return TRUE;
}

static gboolean
verify_head (SuyuanVerify *self,
             const char   *head,
             GError      **error)
{
  g_autoptr (SuyuanJournalInfo) info = suyuan_journal_info (self->workspace, error);

  if (info == NULL)
    return FALSE;

  self->verdict->batches = info->batches;
  self->verdict->changes = info->changes;
  if (head != NULL && g_ascii_strcasecmp (head, info->head) != 0)
    suyuan_verify_report (self, NULL,
                          g_strdup_printf (_ ("The head of the journal is %s, not %s: work was added or taken away since that was printed"), info->head, head));
  return TRUE;
}

/* What takes no time: all of it is read on the caller's connection. */
static gboolean
run_steps (SuyuanVerify *self,
           GError      **error)
{
  static const Step steps[] = { verify_schema, count, suyuan_verify_chain };

  for (gsize i = 0; i < G_N_ELEMENTS (steps) && self->verdict->bad_batch == NULL; i++)
    {
      GError *local = NULL;

      if (!steps[i](self, &local) && !suyuan_verify_absorb (self, local, error))
        return FALSE;
    }
  return self->verdict->bad_batch != NULL || suyuan_verify_parts (self, error);
}

/**
 * suyuan_journal_verify:
 * @head: (nullable): a printed head to compare with
 * @cancellable: (nullable): stops the work
 *
 * Recomputes digests, roots, hashes, signatures and chains, folds every record again and compares it with its row, and
 * has SQLite check its pages; every index is read back and compared with the rows. Streamed: memory does not grow with
 * the workspace. Of a large one other threads do their part, each on a connection of its own. Damage is an outcome, not
 * an error.
 *
 * Returns: (transfer full): the outcome, %NULL only when cancelled
 */
SuyuanVerdict *
suyuan_journal_verify (SuyuanWorkspace *workspace,
                       const char      *head,
                       GCancellable    *cancellable,
                       GError         **error)
{
  g_autoptr (SuyuanVerdict) verdict = g_new0 (SuyuanVerdict, 1);
  SuyuanVerify self = { workspace, verdict, cancellable };
  GError      *local = NULL;
  gboolean     done;

  /* One snapshot, whatever is written meanwhile. */
  if (!suyuan_db_exec (workspace->db, "BEGIN", error))
    return NULL;
  suyuan_db_set_progress (workspace->db, cancellable);
  done = verify_head (&self, head, &local) || suyuan_verify_absorb (&self, local, error);
  done = done && run_steps (&self, error);
  suyuan_db_set_progress (workspace->db, NULL);
  suyuan_db_exec (workspace->db, "ROLLBACK", NULL);
  if (!done)
    return NULL;

  verdict->ok = verdict->why == NULL;
  return g_steal_pointer (&verdict);
}
