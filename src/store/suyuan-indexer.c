/* suyuan-indexer.c: fills the spatial and the search index and the extents after the rows of a transaction
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-indexer.h"

#include "suyuan-search-index.h"

#include <math.h>
#include <string.h>

typedef struct
{
  GHashTable *added;        /* fids to be indexed at the flush; NULL: none yet */
  gboolean    extent_stale; /* a geometry at the edge went away */
} Pending;

/* Row by row these indexes would cost twice the whole import, so rows are noted and indexed at the end. */
struct _SuyuanIndexer
{
  SuyuanDb               *db;     /* borrowed */
  SuyuanKindTable *const *tables; /* borrowed */
  Pending                 pending[SUYUAN_N_KINDS];
};

typedef struct
{
  guint64   morton;
  gint64    fid;
  SuyuanBox box;
} Spot;

/**
 * An indexer with nothing pending; @db and @tables must outlive it.
 */
SuyuanIndexer *
suyuan_indexer_new (SuyuanDb               *db,
                    SuyuanKindTable *const *tables)
{
  SuyuanIndexer *self = g_new0 (SuyuanIndexer, 1);

  self->db = db;
  self->tables = tables;
  return self;
}

/**
 * Frees it; what is pending is forgotten.
 */
void
suyuan_indexer_free (SuyuanIndexer *self)
{
  suyuan_indexer_forget (self);
  g_free (self);
}

/**
 * Forgets what is pending: the transaction was rolled back.
 */
void
suyuan_indexer_forget (SuyuanIndexer *self)
{
  for (guint i = 0; i < SUYUAN_N_KINDS; i++)
    {
      g_clear_pointer (&self->pending[i].added, g_hash_table_unref);
      self->pending[i].extent_stale = FALSE;
    }
}

/**
 * Notes a row whose code, name or geometry is new; it must not be in the indexes.
 */
void
suyuan_indexer_add (SuyuanIndexer *self,
                    SuyuanKind     kind,
                    gint64         fid)
{
  Pending *pending = &self->pending[kind];

  if (pending->added == NULL)
    pending->added = g_hash_table_new (NULL, NULL);
  g_hash_table_add (pending->added, GSIZE_TO_POINTER (fid));
}

static gboolean
row_get_box (SuyuanStmt *row,
             int         column,
             SuyuanBox  *box)
{
  gsize         length;
  gconstpointer geom = suyuan_stmt_blob (row, column, &length);

  return suyuan_geom_get_box (geom, length, box);
}

/**
 * The extent a layer is said to have. Empty where it says none.
 */
gboolean
suyuan_indexer_read_extent (SuyuanIndexer         *self,
                            const SuyuanKindTable *table,
                            SuyuanBox             *box,
                            GError               **error)
{
  g_autoptr (SuyuanStmt) stmt = suyuan_db_prepare (self->db,
                                                   "SELECT min_x, max_x, min_y, max_y FROM gpkg_contents"
                                                   " WHERE table_name = ? AND min_x IS NOT NULL",
                                                   error);
  SuyuanStmtStep step;

  *box = SUYUAN_BOX_EMPTY;
  if (stmt == NULL)
    return FALSE;

  suyuan_stmt_bind_text (stmt, 0, table->name, -1);
  step = suyuan_stmt_step (stmt, error);
  if (step == SUYUAN_STEP_ROW)
    *box = (SuyuanBox){ suyuan_stmt_double (stmt, 0), suyuan_stmt_double (stmt, 1), suyuan_stmt_double (stmt, 2), suyuan_stmt_double (stmt, 3) };
  return step != SUYUAN_STEP_ERROR;
}

static gboolean
drop_box (SuyuanIndexer         *self,
          const SuyuanKindTable *table,
          gint64                 fid,
          const SuyuanBox       *box,
          GError               **error)
{
  g_autoptr (SuyuanStmt) stmt = suyuan_db_prepare (self->db, table->rtree_delete_sql, error);
  SuyuanBox extent;

  if (stmt == NULL)
    return FALSE;
  suyuan_stmt_bind_int64 (stmt, 0, fid);
  if (!suyuan_stmt_run (stmt, error) || !suyuan_indexer_read_extent (self, table, &extent, error))
    return FALSE;

  if (box->min_x <= extent.min_x || box->max_x >= extent.max_x || box->min_y <= extent.min_y || box->max_y >= extent.max_y)
    self->pending[table->kind].extent_stale = TRUE;
  return TRUE;
}

/**
 * Takes a row out of the indexes before its code, name or geometry changes or it is deleted.
 */
gboolean
suyuan_indexer_drop (SuyuanIndexer         *self,
                     const SuyuanKindTable *table,
                     gint64                 fid,
                     GError               **error)
{
  GHashTable *added = self->pending[table->kind].added;
  g_autoptr (SuyuanStmt) row = NULL;
  SuyuanBox box;

  if (added != NULL && g_hash_table_remove (added, GSIZE_TO_POINTER (fid)))
    return TRUE;

  row = suyuan_db_prepare (self->db, table->index_sql, error);
  if (row == NULL)
    return FALSE;

  suyuan_stmt_bind_int64 (row, 0, fid);
  suyuan_stmt_bind_int64 (row, 1, fid);
  switch (suyuan_stmt_step (row, error))
    {
    case SUYUAN_STEP_ERROR:
      return FALSE;
    case SUYUAN_STEP_DONE:
      return TRUE;
    case SUYUAN_STEP_ROW:
    default:
      break;
    }

  return suyuan_search_index_put (self->db, SUYUAN_SEARCH_INDEX_DROP, table, row, error) &&
         (!row_get_box (row, 3, &box) || drop_box (self, table, fid, &box, error));
}

/* The bits of x and y in turn: near in this order is near on the ground. */
static guint64
spread_bits (guint64 x)
{
  x = (x | x << 16) & G_GUINT64_CONSTANT (0x0000ffff0000ffff);
  x = (x | x << 8) & G_GUINT64_CONSTANT (0x00ff00ff00ff00ff);
  x = (x | x << 4) & G_GUINT64_CONSTANT (0x0f0f0f0f0f0f0f0f);
  x = (x | x << 2) & G_GUINT64_CONSTANT (0x3333333333333333);
  return (x | x << 1) & G_GUINT64_CONSTANT (0x5555555555555555);
}

static guint64
morton (const SuyuanBox *box)
{
  double x = (box->min_x + box->max_x) / 2 + 180, y = (box->min_y + box->max_y) / 2 + 90;

  return spread_bits ((guint64) (CLAMP (x, 0, 360) / 360 * G_MAXUINT32)) << 1 |
         spread_bits ((guint64) (CLAMP (y, 0, 180) / 180 * G_MAXUINT32));
}

static int
compare_spots (gconstpointer a,
               gconstpointer b)
{
  const Spot *left = a, *right = b;

  return left->morton < right->morton ? -1 : left->morton > right->morton;
}

static int
compare_fids (gconstpointer a,
              gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return left < right ? -1 : left > right;
}

static gboolean
index_range (SuyuanIndexer         *self,
             const SuyuanKindTable *table,
             gint64                 first,
             gint64                 last,
             GArray                *spots,
             GError               **error)
{
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (self->db, table->index_sql, error);
  SuyuanStmtStep step;

  if (row == NULL)
    return FALSE;

  suyuan_stmt_bind_int64 (row, 0, first);
  suyuan_stmt_bind_int64 (row, 1, last);
  while ((step = suyuan_stmt_step (row, error)) == SUYUAN_STEP_ROW)
    {
      Spot spot = { .fid = suyuan_stmt_int64 (row, 0) };

      if (!suyuan_search_index_put (self->db, SUYUAN_SEARCH_INDEX_ADD, table, row, error))
        return FALSE;
      if (!row_get_box (row, 3, &spot.box))
        continue;
      spot.morton = morton (&spot.box);
      g_array_append_val (spots, spot);
    }

  return step == SUYUAN_STEP_DONE;
}

static gboolean
index_rows (SuyuanIndexer         *self,
            const SuyuanKindTable *table,
            GArray                *spots,
            GError               **error)
{
  g_autoptr (GArray) fids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer       fid;

  g_hash_table_iter_init (&iter, self->pending[table->kind].added);
  while (g_hash_table_iter_next (&iter, &fid, NULL))
    {
      gint64 number = GPOINTER_TO_SIZE (fid);

      g_array_append_val (fids, number);
    }
  g_array_sort (fids, compare_fids);

  for (guint first = 0, last; first < fids->len; first = last + 1)
    {
      for (last = first; last + 1 < fids->len; last++)
        if (g_array_index (fids, gint64, last + 1) != g_array_index (fids, gint64, last) + 1)
          break;
      if (!index_range (self, table, g_array_index (fids, gint64, first), g_array_index (fids, gint64, last), spots, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * The box as the R-tree keeps it: in floats, rounded outwards.
 */
void
suyuan_indexer_round_box (const SuyuanBox *box,
                          float            floats[4])
{
  const double doubles[] = { box->min_x, box->max_x, box->min_y, box->max_y };

  for (guint i = 0; i < 4; i++)
    {
      floats[i] = (float) doubles[i];
      if (i % 2 == 0 && floats[i] > doubles[i])
        floats[i] = nextafterf (floats[i], -INFINITY);
      if (i % 2 == 1 && floats[i] < doubles[i])
        floats[i] = nextafterf (floats[i], INFINITY);
    }
}

/**
 * A number for one entry of an R-tree, so that entries can be summed up in any order.
 */
guint64
suyuan_indexer_hash_entry (gint64      fid,
                           const float floats[4])
{
  guint64 hash = (guint64) fid;

  for (guint i = 0; i < 4; i++)
    {
      guint32 bits;

      memcpy (&bits, &floats[i], sizeof bits);
      hash = (hash ^ bits) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      hash ^= hash >> 29;
    }
  return hash;
}

static gboolean
fill_rtree (SuyuanIndexer         *self,
            const SuyuanKindTable *table,
            GArray                *spots,
            GError               **error)
{
  g_autoptr (SuyuanStmt) stmt = suyuan_db_prepare (self->db, table->rtree_insert_sql, error);

  if (stmt == NULL)
    return FALSE;

  g_array_sort (spots, compare_spots);
  for (guint i = 0; i < spots->len; i++)
    {
      const Spot *spot = &g_array_index (spots, Spot, i);
      float       floats[4];

      suyuan_indexer_round_box (&spot->box, floats);
      suyuan_stmt_bind_int64 (stmt, 0, spot->fid);
      for (guint j = 0; j < 4; j++)
        suyuan_stmt_bind_double (stmt, 1 + j, floats[j]);
      if (!suyuan_stmt_run (stmt, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
measure_extent (SuyuanIndexer         *self,
                const SuyuanKindTable *table,
                SuyuanBox             *extent,
                GError               **error)
{
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (self->db, table->boxes_sql, error);
  SuyuanStmtStep step = SUYUAN_STEP_ERROR;
  SuyuanBox      box;

  *extent = SUYUAN_BOX_EMPTY;
  while (row != NULL && (step = suyuan_stmt_step (row, error)) == SUYUAN_STEP_ROW)
    if (row_get_box (row, 0, &box))
      suyuan_box_include (extent, &box);
  return step == SUYUAN_STEP_DONE;
}

static gboolean
write_extent (SuyuanIndexer         *self,
              const SuyuanKindTable *table,
              GArray                *spots,
              GError               **error)
{
  g_autoptr (SuyuanStmt) stmt = NULL;
  SuyuanBox extent;

  if (self->pending[table->kind].extent_stale ? !measure_extent (self, table, &extent, error) : !suyuan_indexer_read_extent (self, table, &extent, error))
    return FALSE;
  for (guint i = 0; i < spots->len; i++)
    suyuan_box_include (&extent, &g_array_index (spots, Spot, i).box);

  stmt = suyuan_db_prepare (self->db,
                            "UPDATE gpkg_contents SET min_x = ?, max_x = ?, min_y = ?, max_y = ?,"
                            " last_change = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE table_name = ?",
                            error);
  if (stmt == NULL)
    return FALSE;

  if (!suyuan_box_is_empty (&extent))
    {
      suyuan_stmt_bind_double (stmt, 0, extent.min_x);
      suyuan_stmt_bind_double (stmt, 1, extent.max_x);
      suyuan_stmt_bind_double (stmt, 2, extent.min_y);
      suyuan_stmt_bind_double (stmt, 3, extent.max_y);
    }
  suyuan_stmt_bind_text (stmt, 4, table->name, -1);
  return suyuan_stmt_run (stmt, error);
}

static gboolean
flush_kind (SuyuanIndexer         *self,
            const SuyuanKindTable *table,
            GError               **error)
{
  const Pending *pending = &self->pending[table->kind];
  g_autoptr (GArray) spots = g_array_new (FALSE, FALSE, sizeof (Spot));

  if (pending->added == NULL && !pending->extent_stale)
    return TRUE;
  if (pending->added != NULL && !index_rows (self, table, spots, error))
    return FALSE;
  if (table->geom_column < 0)
    return TRUE;

  return fill_rtree (self, table, spots, error) && write_extent (self, table, spots, error);
}

/**
 * Indexes what is pending, inside the transaction that wrote the rows.
 */
gboolean
suyuan_indexer_flush (SuyuanIndexer *self,
                      GError       **error)
{
  for (guint kind = 1; kind < SUYUAN_N_KINDS; kind++)
    if (!flush_kind (self, self->tables[kind], error))
      return FALSE;

  suyuan_indexer_forget (self);
  return TRUE;
}
