/* suyuan-bulk.c: sets the indexes of a table aside while very many rows come in
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-bulk.h"

#include "suyuan-db-private.h"

/* From so many new rows on it is worth asking; and only where they are many beside the rows there were, because the
 * indexes are made anew over all of them. */
#define MANY 4096
#define SHARE 4

/* An index built at once over a million rows costs a third of one kept up row by row, and a trigger makes SQLite copy
 * all columns for each row. Both are made again, word for word, before the transaction ends; a transaction that ends
 * otherwise never set them aside. */
struct _SuyuanBulk
{
  SuyuanDb  *db; /* borrowed */
  guint      n_created[SUYUAN_N_KINDS];
  GPtrArray *aside; /* SQL that makes them again */
};

/**
 * A bulk watcher; @db must outlive it.
 */
SuyuanBulk *
suyuan_bulk_new (SuyuanDb *db)
{
  SuyuanBulk *self = g_new0 (SuyuanBulk, 1);

  self->db = db;
  self->aside = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * Frees it.
 */
void
suyuan_bulk_free (SuyuanBulk *self)
{
  g_ptr_array_unref (self->aside);
  g_free (self);
}

/**
 * Forgets the transaction: it was rolled back.
 */
void
suyuan_bulk_forget (SuyuanBulk *self)
{
  for (guint i = 0; i < SUYUAN_N_KINDS; i++)
    self->n_created[i] = 0;
  g_ptr_array_set_size (self->aside, 0);
}

static gint64
count_rows (SuyuanBulk            *self,
            const SuyuanKindTable *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT max(\"fid\") FROM \"%s\"", table->name);
  gint64           last;

  return suyuan_db_get_int64 (self->db, sql, &last, NULL) ? last : G_MAXINT64;
}

/* Codes stay indexed: an import looks its records up by them. */
static gboolean
list_droppable (SuyuanBulk            *self,
                const SuyuanKindTable *table,
                GPtrArray             *drops,
                GPtrArray             *makes)
{
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (self->db,
                                                  "SELECT 'DROP ' || type || ' \"' || name || '\"', sql FROM sqlite_schema WHERE tbl_name = ?1 AND sql IS NOT NULL"
                                                  " AND ((type = 'index' AND name NOT IN (?1 || '_by_code', ?1 || '_by_code_national'))"
                                                  " OR (type = 'trigger' AND name IN ('suyuan_guard_' || ?1 || '_insert', 'rtree_' || ?1 || '_geom_insert')))",
                                                  NULL);
  SuyuanStmtStep step = SUYUAN_STEP_ERROR;

  if (row == NULL)
    return FALSE;

  suyuan_stmt_bind_text (row, 0, table->name, -1);
  while ((step = suyuan_stmt_step (row, NULL)) == SUYUAN_STEP_ROW)
    {
      g_ptr_array_add (drops, g_strdup (suyuan_stmt_text (row, 0)));
      g_ptr_array_add (makes, g_strdup (suyuan_stmt_text (row, 1)));
    }
  return step == SUYUAN_STEP_DONE;
}

static void
set_aside (SuyuanBulk            *self,
           const SuyuanKindTable *table)
{
  g_autoptr (GPtrArray) drops = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) makes = g_ptr_array_new_with_free_func (g_free);

  if (!list_droppable (self, table, drops, makes))
    return;

  /* While a statement is still reading nothing can be dropped; then the rows simply cost more. */
  for (guint i = 0; i < drops->len; i++)
    if (suyuan_db_exec (self->db, drops->pdata[i], NULL))
      g_ptr_array_add (self->aside, g_strdup (makes->pdata[i]));
}

/**
 * Counts a record about to be made; asks the question at every doubling.
 */
void
suyuan_bulk_note_create (SuyuanBulk            *self,
                         const SuyuanKindTable *table)
{
  guint n = ++self->n_created[table->kind];

  if (n >= MANY && (n & (n - 1)) == 0 && count_rows (self, table) - n <= (gint64) SHARE * n)
    set_aside (self, table);
}

/**
 * Makes what was set aside again. Errors: what SQLite says; then the transaction must be rolled back.
 */
gboolean
suyuan_bulk_finish (SuyuanBulk *self,
                    GError    **error)
{
  for (guint i = 0; i < self->aside->len; i++)
    if (!suyuan_db_exec (self->db, self->aside->pdata[i], error))
      return FALSE;

  suyuan_bulk_forget (self);
  return TRUE;
}
