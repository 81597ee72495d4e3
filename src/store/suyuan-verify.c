/* suyuan-verify.c: tells whether a workspace is what its signed journal says
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-verify.h"

#include "suyuan-schema.h"
#include "suyuan-search-index.h"

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

/* One of SQLite's own checks, whose answer is "ok" or what it found. */
static gboolean
ask_sqlite (SuyuanVerify *self,
            const char   *sql,
            const char   *name,
            GError      **error)
{
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (self->workspace->db, sql, error);
  const char *said;

  if (row == NULL)
    return FALSE;
  if (name != NULL)
    suyuan_stmt_bind_text (row, 0, name, -1);
  if (suyuan_stmt_step (row, error) != SUYUAN_STEP_ROW)
    return FALSE;

  said = suyuan_stmt_text (row, 0);
  if (g_strcmp0 (said, "ok") != 0)
    suyuan_verify_report (self, NULL, g_strdup_printf (_ ("The database is damaged: %s"), said));
  return TRUE;
}

/* The quick check would not do: it does not compare indexes with rows, and lists are read from indexes. Nor does either
 * look into an R-tree, whose upper boxes decide what a map finds. */
static gboolean
verify_pages (SuyuanVerify *self,
              GError      **error)
{
  if (!ask_sqlite (self, "PRAGMA integrity_check(1)", NULL, error))
    return FALSE;

  for (guint kind = 1; kind < SUYUAN_N_KINDS && self->verdict->why == NULL; kind++)
    {
      const SuyuanKindTable *table = self->workspace->tables[kind];
      g_autofree char       *name = g_strdup_printf ("rtree_%s_geom", table->name);

      if (table->geom_column >= 0 && !ask_sqlite (self, "SELECT rtreecheck ('main', ?)", name, error))
        return FALSE;
    }
  return TRUE;
}

/* Last of all: where only this is wrong there is a short way back. */
static gboolean
verify_search (SuyuanVerify *self,
               GError      **error)
{
  g_autoptr (GError) broken = NULL;
  gboolean agrees;

  if (self->verdict->why != NULL)
    return TRUE;
  if (!suyuan_search_index_check (self->workspace->db, self->workspace->tables, &agrees, &broken) &&
      !g_error_matches (broken, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CORRUPT))
    {
      g_propagate_error (error, g_steal_pointer (&broken));
      return FALSE;
    }
  if (agrees)
    return TRUE;

  self->verdict->only_search = TRUE;
  suyuan_verify_report (self, NULL, g_strdup (_ ("The search index differs from the records: a search may miss some, or find others")));
  return TRUE;
}

static gboolean
count (SuyuanVerify *self,
       GError      **error)
{
  gint64 withheld, forks;

  if (!suyuan_db_get_int64 (self->workspace->db, "SELECT count(*) FROM suyuan_change WHERE uid IS NULL", &withheld, error) ||
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

/* Each step names a batch where it can; the next ones would only find the same again. */
static gboolean
run_steps (SuyuanVerify *self,
           GError      **error)
{
  static const Step steps[] = { verify_schema, count, suyuan_verify_chain, suyuan_verify_changes, suyuan_verify_tables, verify_pages, verify_search };

  for (gsize i = 0; i < G_N_ELEMENTS (steps) && self->verdict->bad_batch == NULL; i++)
    {
      GError *local = NULL;

      if (!steps[i](self, &local) && !suyuan_verify_absorb (self, local, error))
        return FALSE;
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * suyuan_journal_verify:
 * @head: (nullable): a printed head to compare with
 * @cancellable: (nullable): stops the work
 *
 * Recomputes digests, roots, hashes, signatures and chains, folds every record again and compares it with its row, and
 * has SQLite check its pages; the search index is read back and compared with the rows. Streamed: memory does not grow with the workspace. Damage is an outcome, not an error.
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

  /* One snapshot for all steps, whatever is written meanwhile. */
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
