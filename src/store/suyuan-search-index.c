/* suyuan-search-index.c: whether the search index finds what the rows say, and making it anew from them
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-search-index.h"

#include "suyuan-search-terms.h"
#include "suyuan-search-vocabulary.h"
#include "suyuan-search.h"
#include "suyuan-sum.h"

#define FEW 64 /* pairs of one row */

static void
append_pairs (GString    *pairs,
              SuyuanStmt *row)
{
  suyuan_search_append_pairs (pairs, suyuan_stmt_text (row, 1));
  suyuan_search_append_pairs (pairs, suyuan_stmt_text (row, 2));
}

static gint
compare_words (gconstpointer a,
               gconstpointer b)
{
  guint64 left = *(const guint64 *) a, right = *(const guint64 *) b;

  return left < right ? -1 : left > right;
}

static void
add_word_cb (const char *pair,
             gsize       length,
             gpointer    data)
{
  guint64 word = suyuan_search_word (pair, length);

  g_array_append_val ((GArray *) data, word);
}

/* A row has few; of few, this is several times as fast as the sort of a library. */
static void
sort_words (GArray *words)
{
  guint64 *all = (guint64 *) (gpointer) words->data;

  if (words->len > FEW)
    {
      g_array_sort (words, compare_words);
      return;
    }
  for (guint i = 1; i < words->len; i++)
    {
      guint64 word = all[i];
      guint   at = i;

      for (; at > 0 && all[at - 1] > word; at--)
        all[at] = all[at - 1];
      all[at] = word;
    }
}

/* The index knows a pair once for each row, however often it stands there. */
static guint64
sum_words (GArray *words,
           gint64  rowid)
{
  guint64 sum = 0;

  sort_words (words);
  for (guint i = 0; i < words->len; i++)
    if (i == 0 || g_array_index (words, guint64, i) != g_array_index (words, guint64, i - 1))
      sum += suyuan_sum_pair (rowid, g_array_index (words, guint64, i));
  return sum;
}

static SuyuanStmt *
open_rows (SuyuanDb              *db,
           const SuyuanKindTable *table,
           GError               **error)
{
  SuyuanStmt *row = suyuan_db_prepare (db, table->index_sql, error);

  if (row != NULL)
    {
      suyuan_stmt_bind_int64 (row, 0, G_MININT64);
      suyuan_stmt_bind_int64 (row, 1, G_MAXINT64);
    }
  return row;
}

static gboolean
sum_rows (SuyuanDb              *db,
          const SuyuanKindTable *table,
          guint64               *sum,
          GError               **error)
{
  g_autoptr (SuyuanStmt) row = open_rows (db, table, error);
  g_autoptr (GString) flat = g_string_new (NULL);
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (guint64));
  SuyuanStmtStep step = SUYUAN_STEP_ERROR;

  while (row != NULL && (step = suyuan_stmt_step (row, error)) == SUYUAN_STEP_ROW)
    {
      g_array_set_size (words, 0);
      suyuan_search_each_pair (flat, suyuan_stmt_text (row, 1), add_word_cb, words);
      suyuan_search_each_pair (flat, suyuan_stmt_text (row, 2), add_word_cb, words);
      *sum += sum_words (words, suyuan_search_rowid (table->kind, suyuan_stmt_int64 (row, 0)));
    }
  return step == SUYUAN_STEP_DONE;
}

/**
 * suyuan_search_index_put:
 * @sql: SUYUAN_SEARCH_INDEX_ADD or SUYUAN_SEARCH_INDEX_DROP
 * @row: of the table's `index_sql`, on a row
 *
 * Puts one row into the index, or takes it out while it still says what went in.
 */
gboolean
suyuan_search_index_put (SuyuanDb              *db,
                         const char            *sql,
                         const SuyuanKindTable *table,
                         SuyuanStmt            *row,
                         GError               **error)
{
  g_autoptr (SuyuanStmt) stmt = NULL;
  g_autoptr (GString) pairs = g_string_new (NULL);

  append_pairs (pairs, row);
  if (pairs->len == 0)
    return TRUE;

  stmt = suyuan_db_prepare (db, sql, error);
  if (stmt == NULL)
    return FALSE;

  suyuan_stmt_bind_int64 (stmt, 0, suyuan_search_rowid (table->kind, suyuan_stmt_int64 (row, 0)));
  suyuan_stmt_bind_text (stmt, 1, pairs->str, (gssize) pairs->len);
  return suyuan_stmt_run (stmt, error);
}

/* What FTS5 keeps beside its pages is its own to judge. */
static gboolean
answers (SuyuanDb *db,
         GError  **error)
{
  gint64 any;

  return suyuan_db_get_int64 (db, "SELECT count(*) FROM (SELECT 1 FROM suyuan_search WHERE suyuan_search MATCH '0' LIMIT 1)", &any, error);
}

/* @in_order: (out): left as it is with an error */
static gboolean
sum_index (SuyuanDb *db,
           guint64  *sum,
           gboolean *in_order,
           GError  **error)
{
  gboolean known;

  if (!answers (db, error) || !suyuan_search_terms_know_format (db, &known, error))
    return FALSE;
  return known ? suyuan_search_terms_sum (db, sum, in_order, error) : suyuan_search_vocabulary_sum (db, sum, in_order, error);
}

/**
 * suyuan_search_index_check:
 * @agrees: (out): whether every row is found by every pair of its characters, and nothing else is
 * @error: CORRUPT where the index cannot be read
 *
 * Inside a transaction, which may be one for reading. Memory does not grow with the workspace.
 */
gboolean
suyuan_search_index_check (SuyuanDb               *db,
                           SuyuanKindTable *const *tables,
                           gboolean               *agrees,
                           GError                **error)
{
  g_autoptr (GError) broken = NULL;
  guint64  found = 0, sum = 0;
  gboolean in_order = FALSE;

  sum_index (db, &found, &in_order, &broken);
  for (guint kind = 1; broken == NULL && in_order && kind < SUYUAN_N_KINDS; kind++)
    in_order = sum_rows (db, tables[kind], &sum, &broken);
  *agrees = in_order && found == sum;
  if (broken == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&broken));
  return FALSE;
}

static gboolean
put_rows (SuyuanDb              *db,
          const SuyuanKindTable *table,
          guint                 *n_rows,
          GError               **error)
{
  g_autoptr (SuyuanStmt) row = open_rows (db, table, error);
  SuyuanStmtStep step = SUYUAN_STEP_ERROR;

  while (row != NULL && (step = suyuan_stmt_step (row, error)) == SUYUAN_STEP_ROW)
    {
      if (!suyuan_search_index_put (db, SUYUAN_SEARCH_INDEX_ADD, table, row, error))
        return FALSE;
      *n_rows += 1;
    }
  return step == SUYUAN_STEP_DONE;
}

/**
 * suyuan_search_index_rebuild:
 * @n_rows: (out): how many rows it leads to
 *
 * Empties the index and fills it from the rows, inside a transaction that may write.
 */
gboolean
suyuan_search_index_rebuild (SuyuanDb               *db,
                             SuyuanKindTable *const *tables,
                             guint                  *n_rows,
                             GError                **error)
{
  *n_rows = 0;
  if (!suyuan_db_exec (db, "INSERT INTO suyuan_search (suyuan_search) VALUES ('delete-all')", error))
    return FALSE;
  for (guint kind = 1; kind < SUYUAN_N_KINDS; kind++)
    if (!put_rows (db, tables[kind], n_rows, error))
      return FALSE;
  return TRUE;
}
