/* suyuan-query.c: which records, in which order
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-query-private.h"

#include "suyuan-search.h"

#include <string.h>

#define COMMON 20000 /* matches of a word */

static void
add_range (SuyuanClause          *clause,
           const SuyuanKindTable *table)
{
  suyuan_clause_add_integer (clause, suyuan_search_rowid (table->kind, 0));
  suyuan_clause_add_integer (clause, suyuan_search_rowid (table->kind + 1, 0) - 1);
}

/* Where so many records match, the first of them in the order asked for are found sooner by looking than by fetching
 * all matches and sorting them. */
static gboolean
is_common (SuyuanWorkspace       *workspace,
           const SuyuanKindTable *table,
           const char            *match)
{
  g_auto (SuyuanClause) clause;
  g_autoptr (SuyuanStmt) row = NULL;

  suyuan_clause_init (&clause);
  g_string_append (clause.sql, "SELECT count(*) FROM (SELECT 1 FROM suyuan_search WHERE suyuan_search MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?)");
  suyuan_clause_add_text (&clause, match);
  add_range (&clause, table);
  suyuan_clause_add_integer (&clause, COMMON);
  row = suyuan_clause_prepare (&clause, workspace->db, NULL);
  return row != NULL && suyuan_stmt_step (row, NULL) == SUYUAN_STEP_ROW && suyuan_stmt_int64 (row, 0) == COMMON;
}

/* Each word must stand in code or name: the index finds candidates, instr() decides. */
static void
append_search (SuyuanClause          *clause,
               SuyuanWorkspace       *workspace,
               const SuyuanKindTable *table,
               const SuyuanQuery     *query)
{
  g_auto (GStrv) words = g_strsplit_set (query->search, " \t\n", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *folded = suyuan_search_fold (words[i]);
      g_autofree char *match = NULL;

      if (*folded == '\0')
        continue;

      match = suyuan_search_make_match (folded);
      if (query->limit == 0 || !is_common (workspace, table, match))
        {
          g_string_append (clause->sql, " AND \"fid\" IN (SELECT rowid - ? FROM suyuan_search WHERE suyuan_search MATCH ? AND rowid BETWEEN ? AND ?)");
          suyuan_clause_add_integer (clause, suyuan_search_rowid (table->kind, 0));
          suyuan_clause_add_text (clause, match);
          add_range (clause, table);
        }
      g_string_append (clause->sql, " AND (instr (suyuan_fold (\"code\"), ?) OR instr (suyuan_fold (\"name\"), ?))");
      suyuan_clause_add_text (clause, folded);
      suyuan_clause_add_text (clause, folded);
    }
}

/* The index keeps floats, so a point is checked again in its own integers. */
static void
append_bounds (SuyuanClause          *clause,
               const SuyuanKindTable *table,
               const SuyuanBounds    *bounds)
{
  const double edges[] = { bounds->west, bounds->east, bounds->south, bounds->north };

  if (table->geom_column < 0)
    {
      g_string_append (clause->sql, " AND 0");
      return;
    }

  g_string_append_printf (clause->sql, " AND \"fid\" IN (SELECT id FROM rtree_%s_geom WHERE maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ?)", table->name);
  for (guint i = 0; i < 4; i++)
    suyuan_clause_add_real (clause, edges[i] / SUYUAN_DEGREE);
  if (table->geometry >= 0)
    return;

  g_string_append (clause->sql, " AND \"lon\" BETWEEN ? AND ? AND \"lat\" BETWEEN ? AND ?");
  for (guint i = 0; i < 4; i++)
    suyuan_clause_add_integer (clause, edges[i]);
}

static gboolean
append_order (SuyuanClause          *clause,
              const SuyuanKindTable *table,
              const char            *sort,
              GError               **error)
{
  static const char *const common[] = { "uid", "created", "changed", NULL };
  gboolean                 descending = sort != NULL && *sort == '-';
  const char              *key = descending ? sort + 1 : sort;

  if (key == NULL || g_str_equal (key, "code"))
    {
      g_string_append (clause->sql, descending ? " ORDER BY \"code\" DESC, \"uid\" DESC" : " ORDER BY \"code\", \"uid\"");
      return TRUE;
    }

  if (suyuan_kind_table_find (table, key, strlen (key), 0) < 0 && !g_strv_contains (common, key))
    {
      g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CONSTRAINT, _ ("Cannot sort by “%s”, which is no field of %s; choose one it has"), key, table->name);
      return FALSE;
    }

  /* The row number as tie-break: an index ends in it, so an indexed field needs no sorting at all. */
  g_string_append_printf (clause->sql, descending ? " ORDER BY \"%s\" DESC, \"fid\" DESC" : " ORDER BY \"%s\", \"fid\"",
                          g_str_equal (key, "geometry") ? "geom" : key);
  return TRUE;
}

/**
 * Appends FROM, WHERE and, where asked for, ORDER BY and LIMIT of @query. Errors: CONSTRAINT.
 */
gboolean
suyuan_query_append (SuyuanClause          *clause,
                     SuyuanWorkspace       *workspace,
                     const SuyuanKindTable *table,
                     const SuyuanQuery     *query,
                     gboolean               ordered,
                     GError               **error)
{
  g_string_append_printf (clause->sql, " FROM \"%s\" WHERE 1", table->name);
  if (query->filter != NULL)
    {
      g_string_append (clause->sql, " AND ");
      if (!suyuan_filter_append (clause, workspace, table, query->filter, error))
        return FALSE;
    }
  if (query->search != NULL)
    append_search (clause, workspace, table, query);
  if (query->bounds != NULL)
    append_bounds (clause, table, query->bounds);
  if (!ordered)
    return TRUE;
  if (!append_order (clause, table, query->sort, error))
    return FALSE;

  if (query->limit > 0)
    {
      g_string_append (clause->sql, " LIMIT ?");
      suyuan_clause_add_integer (clause, query->limit);
    }
  return TRUE;
}

/**
 * Makes the statement "SELECT @columns" of a query. The clause must outlive it.
 */
SuyuanStmt *
suyuan_query_prepare (SuyuanClause          *clause,
                      SuyuanWorkspace       *workspace,
                      const SuyuanKindTable *table,
                      const SuyuanQuery     *query,
                      const char            *columns,
                      gboolean               ordered,
                      GError               **error)
{
  g_string_append_printf (clause->sql, "SELECT %s", columns);
  if (!suyuan_query_append (clause, workspace, table, query, ordered, error))
    return NULL;
  return suyuan_clause_prepare (clause, workspace->db, error);
}

/**
 * suyuan_workspace_query_ids:
 * @query: what to list
 *
 * Errors: CONSTRAINT for a filter or sort over no field.
 *
 * Returns: (transfer full): array of gint64, row numbers of this database, in the query's order
 */
GArray *
suyuan_workspace_query_ids (SuyuanWorkspace   *self,
                            const SuyuanQuery *query,
                            GError           **error)
{
  SuyuanKindTable *table = suyuan_workspace_get_table (self, query->kind, error);
  g_auto (SuyuanClause) clause;
  g_autoptr (SuyuanStmt) row = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  SuyuanStmtStep step = SUYUAN_STEP_ERROR;

  suyuan_clause_init (&clause);
  if (table != NULL)
    row = suyuan_query_prepare (&clause, self, table, query, "\"fid\"", TRUE, error);
  while (row != NULL && (step = suyuan_stmt_step (row, error)) == SUYUAN_STEP_ROW)
    {
      gint64 id = suyuan_stmt_int64 (row, 0);

      g_array_append_val (ids, id);
    }
  return step == SUYUAN_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

/**
 * How many records a query has (its limit does not count); -1 on error.
 */
gint64
suyuan_workspace_count (SuyuanWorkspace   *self,
                        const SuyuanQuery *query,
                        GError           **error)
{
  SuyuanKindTable *table = suyuan_workspace_get_table (self, query->kind, error);
  g_auto (SuyuanClause) clause;
  g_autoptr (SuyuanStmt) row = NULL;

  suyuan_clause_init (&clause);
  if (table != NULL)
    row = suyuan_query_prepare (&clause, self, table, query, "count(*)", FALSE, error);
  return row != NULL && suyuan_stmt_step (row, error) == SUYUAN_STEP_ROW ? suyuan_stmt_int64 (row, 0) : -1;
}

/**
 * suyuan_workspace_count_each:
 * @filters: (array length=n_filters): over fields of @kind
 * @counts: (array length=n_filters) (out): how many records pass each
 *
 * Counts for several filters in one look at each record, where counting for each of them would look at all records
 * every time. Errors: CONSTRAINT for a filter over no field.
 */
gboolean
suyuan_workspace_count_each (SuyuanWorkspace         *self,
                             SuyuanKind               kind,
                             const SuyuanExpr *const *filters,
                             guint                    n_filters,
                             gint64                  *counts,
                             GError                 **error)
{
  SuyuanKindTable *table = suyuan_workspace_get_table (self, kind, error);
  g_auto (SuyuanClause) clause;
  g_autoptr (SuyuanStmt) row = NULL;

  suyuan_clause_init (&clause);
  if (table == NULL)
    return FALSE;

  g_string_append (clause.sql, "SELECT count(*)");
  for (guint i = 0; i < n_filters; i++)
    {
      g_string_append (clause.sql, ", count (CASE WHEN ");
      if (!suyuan_filter_append (&clause, self, table, filters[i], error))
        return FALSE;
      g_string_append (clause.sql, " THEN 1 END)");
    }
  g_string_append_printf (clause.sql, " FROM \"%s\"", table->name);
  row = suyuan_clause_prepare (&clause, self->db, error);
  if (row == NULL || suyuan_stmt_step (row, error) != SUYUAN_STEP_ROW)
    return FALSE;

  for (guint i = 0; i < n_filters; i++)
    counts[i] = suyuan_stmt_int64 (row, (int) i + 1);
  return TRUE;
}

/**
 * suyuan_workspace_tally:
 * @key: a field of @kind whose values are text: an enumeration
 *
 * How many records have each value; those without one are not counted. Errors: CONSTRAINT where @key is no such field.
 *
 * Returns: (transfer full) (element-type utf8 guint): the numbers as pointers, by value
 */
GHashTable *
suyuan_workspace_tally (SuyuanWorkspace *self,
                        SuyuanKind       kind,
                        const char      *key,
                        GError         **error)
{
  SuyuanKindTable *table = suyuan_workspace_get_table (self, kind, error);
  g_auto (SuyuanClause) clause;
  g_autoptr (SuyuanStmt) row = NULL;
  g_autoptr (GHashTable) tally = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  SuyuanStmtStep step = SUYUAN_STEP_ERROR;

  suyuan_clause_init (&clause);
  if (table != NULL && suyuan_kind_table_find (table, key, strlen (key), 0) < 0)
    g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CONSTRAINT, _ ("Cannot count by “%s”, which is no field of %s"), key, table->name);
  else if (table != NULL)
    {
      g_string_append_printf (clause.sql, "SELECT \"%s\", count(*) FROM \"%s\" WHERE \"%s\" IS NOT NULL GROUP BY 1", key, table->name, key);
      row = suyuan_clause_prepare (&clause, self->db, error);
    }
  while (row != NULL && (step = suyuan_stmt_step (row, error)) == SUYUAN_STEP_ROW)
    g_hash_table_insert (tally, g_strdup (suyuan_stmt_text (row, 0)), GUINT_TO_POINTER ((guint) suyuan_stmt_int64 (row, 1)));

  return step == SUYUAN_STEP_DONE ? g_steal_pointer (&tally) : NULL;
}
