/* suyuan-search-vocabulary.c: every word of the search index with its rows, where its pages are in a format of another version
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-search-vocabulary.h"

#include "suyuan-search-terms.h"
#include "suyuan-stmt.h"
#include "suyuan-sum.h"

/* They lie in the temporary schema, which every reader may write. */
#define SHOW_TERMS                                                                                               \
  "CREATE VIRTUAL TABLE IF NOT EXISTS temp.suyuan_search_terms USING fts5vocab (main, suyuan_search, instance);" \
  "CREATE VIRTUAL TABLE IF NOT EXISTS temp.suyuan_search_counts USING fts5vocab (main, suyuan_search, row);"

/* The way a search goes to a term is kept beside the terms: it must lead to as many rows as the term has. */
static gboolean
sum_term (SuyuanDb   *db,
          SuyuanStmt *term,
          guint64    *sum,
          gboolean   *whole,
          GError    **error)
{
  g_autoptr (SuyuanStmt) entry = suyuan_db_prepare (db, "SELECT doc FROM temp.suyuan_search_terms WHERE term = ?", error);
  gsize          length;
  const char    *text = suyuan_stmt_bytes (term, 0, &length);
  guint64        word = suyuan_search_word (text, length);
  gint64         n_rows = 0;
  SuyuanStmtStep step = SUYUAN_STEP_ERROR;

  if (entry != NULL)
    suyuan_stmt_bind_text (entry, 0, text, (gssize) length);
  while (entry != NULL && (step = suyuan_stmt_step (entry, error)) == SUYUAN_STEP_ROW)
    {
      *sum += suyuan_sum_pair (suyuan_stmt_int64 (entry, 0), word);
      n_rows++;
    }
  *whole = *whole && n_rows == suyuan_stmt_int64 (term, 1);
  return step == SUYUAN_STEP_DONE;
}

/**
 * suyuan_search_vocabulary_sum:
 * @sum: (out): over all words and the rows they lead to, as of suyuan_sum_pair()
 * @whole: (out): whether a search for each word comes to as many rows as it has
 */
gboolean
suyuan_search_vocabulary_sum (SuyuanDb *db,
                              guint64  *sum,
                              gboolean *whole,
                              GError  **error)
{
  g_autoptr (SuyuanStmt) term = suyuan_db_exec (db, SHOW_TERMS, error) ? suyuan_db_prepare (db, "SELECT term, doc FROM temp.suyuan_search_counts", error) : NULL;
  SuyuanStmtStep step = SUYUAN_STEP_ERROR;

  *sum = 0;
  *whole = TRUE;
  while (term != NULL && (step = suyuan_stmt_step (term, error)) == SUYUAN_STEP_ROW)
    if (!sum_term (db, term, sum, whole, error))
      return FALSE;
  return step == SUYUAN_STEP_DONE;
}
