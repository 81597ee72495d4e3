/* test-spatial-check.c: an R-tree in which something lies in the wrong place is not whole
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-fixture.h"

#include "suyuan-db-private.h"
#include "suyuan-spatial-check.h"

#include <string.h>

#define MANY 2000 /* a tree with nodes between root and leaves */

static void
fill (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBatch) batch = suyuan_batch_begin (self->workspace, "import", NULL, &error);

  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *code = g_strdup_printf ("O-%05u", i);
      g_autoptr (SuyuanRecord) outlet = fixture_record (self->workspace, SUYUAN_KIND_OUTLET, code, "排口");

      suyuan_record_set_integer (outlet, "lon", 1120000000 + g_test_rand_int_range (0, 10000000));
      suyuan_record_set_integer (outlet, "lat", 330000000 + g_test_rand_int_range (0, 10000000));
      g_assert_true (suyuan_batch_create (batch, outlet, &error));
    }
  g_assert_true (suyuan_batch_commit (batch, NULL, &error));
  g_assert_no_error (error);
}

static void
meddle (Fixture    *self,
        const char *sql)
{
  SuyuanDb *db = self->workspace->db;
  g_autoptr (GError) error = NULL;

  sqlite3_db_config (db->native, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
  suyuan_db_set_writer (db, TRUE);
  suyuan_db_exec (db, sql, &error);
  g_assert_no_error (error);
  suyuan_db_set_writer (db, FALSE);
}

static gboolean
is_whole (Fixture *self,
          guint64 *sum)
{
  g_autoptr (GError) error = NULL;
  guint64  entries;
  gboolean whole;

  g_assert_true (suyuan_spatial_check (self->workspace->db, self->workspace->tables[SUYUAN_KIND_OUTLET], sum == NULL ? &entries : sum, &whole, &error));
  g_assert_no_error (error);
  return whole;
}

static gint64
count (Fixture    *self,
       const char *sql)
{
  gint64 n;

  g_assert_true (suyuan_db_get_int64 (self->workspace->db, sql, &n, NULL));
  return n;
}

/* What SQLite's own check says. A tree in which it cannot find the first entry is told by an error, not by a row. */
static gboolean
is_whole_for_sqlite (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare_text (self->workspace->db, "SELECT rtreecheck ('main', 'rtree_outlet_geom')", &error);
  SuyuanStmtStep step;

  g_assert_no_error (error);
  step = suyuan_stmt_step (row, &error);
  if (step == SUYUAN_STEP_ERROR)
    g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CORRUPT);
  return step == SUYUAN_STEP_ROW && g_strcmp0 (suyuan_stmt_text (row, 0), "ok") == 0;
}

/* Empty, filled, and emptied again; of every kind that has a place. */
static void
test_whole (Fixture      *self,
            gconstpointer data)
{
  guint64 sum;

  for (guint kind = 1; kind < SUYUAN_N_KINDS; kind++)
    if (self->workspace->tables[kind]->geom_column >= 0)
      {
        gboolean whole;

        g_assert_true (suyuan_spatial_check (self->workspace->db, self->workspace->tables[kind], &sum, &whole, NULL));
        g_assert_true (whole);
        g_assert_cmphex (sum, ==, 0);
      }
  fill (self);
  g_assert_cmpint (count (self, "SELECT count(*) FROM rtree_outlet_geom_parent"), >, 40);
  g_assert_true (is_whole (self, &sum));
  g_assert_cmphex (sum, !=, 0);
  g_assert_true (suyuan_journal_undo (self->workspace, NULL, NULL, NULL, NULL, NULL));
  g_assert_true (is_whole (self, &sum));
  g_assert_cmphex (sum, ==, 0);
}

static const struct
{
  const char *name, *sql;
} damages[] = {
  { "row-elsewhere", "UPDATE rtree_outlet_geom_rowid SET nodeno = nodeno + 1 WHERE rowid = 7" },
  { "row-lost", "DELETE FROM rtree_outlet_geom_rowid WHERE rowid = 7" },
  { "row-more", "INSERT INTO rtree_outlet_geom_rowid SELECT max (rowid) + 1, 1 FROM rtree_outlet_geom_rowid" },
  { "parent-elsewhere", "UPDATE rtree_outlet_geom_parent SET parentnode = 1 WHERE nodeno = (SELECT max (nodeno) FROM rtree_outlet_geom_parent WHERE parentnode != 1)" },
  { "parent-lost", "DELETE FROM rtree_outlet_geom_parent WHERE nodeno = (SELECT max (nodeno) FROM rtree_outlet_geom_parent)" },
  { "node-lost", "DELETE FROM rtree_outlet_geom_node WHERE nodeno = (SELECT max (nodeno) FROM rtree_outlet_geom_node)" },
  { "node-left-over", "INSERT INTO rtree_outlet_geom_node SELECT max (nodeno) + 1, zeroblob (4) FROM rtree_outlet_geom_node" },
  { "node-short", "UPDATE rtree_outlet_geom_node SET data = substr (data, 1, 40) WHERE nodeno = (SELECT max (nodeno) FROM rtree_outlet_geom_node)" },
  { "node-gone", "UPDATE rtree_outlet_geom_node SET data = x'00' WHERE nodeno = (SELECT max (nodeno) FROM rtree_outlet_geom_node)" },
  { "root-lost", "DELETE FROM rtree_outlet_geom_node WHERE nodeno = 1" },
  { "too-deep", "UPDATE rtree_outlet_geom_node SET data = CAST (x'0fff' || substr (data, 3) AS BLOB) WHERE nodeno = 1" },
  { "circle", "UPDATE rtree_outlet_geom_node SET data = (SELECT data FROM rtree_outlet_geom_node WHERE nodeno = 1) WHERE nodeno > 1" },
  { "nodes-exchanged", "UPDATE rtree_outlet_geom_node SET data = (SELECT data FROM rtree_outlet_geom_node AS other WHERE other.nodeno = 5 - rtree_outlet_geom_node.nodeno + 4) WHERE nodeno IN (4, 5)" },
};

static void
test_damage (Fixture      *self,
             gconstpointer data)
{
  fill (self);
  meddle (self, damages[GPOINTER_TO_UINT (data)].sql);
  g_assert_false (is_whole (self, NULL));
}

/* A byte of any node is another one: wherever SQLite's check finds it, this one does, or the sum of the entries tells. */
static void
test_bytes (Fixture      *self,
            gconstpointer data)
{
  guint64 before, after;
  guint   n_found = 0;

  fill (self);
  g_assert_true (is_whole (self, &before));
  for (guint i = 0; i < 60; i++)
    {
      gint             where = g_test_rand_int_range (1, 4 + 24 * 20);
      gint64           n_nodes = count (self, "SELECT count(*) FROM rtree_outlet_geom_node");
      g_autofree char *flip = g_strdup_printf ("UPDATE rtree_outlet_geom_node SET data = CAST (substr (data, 1, %d) || x'%02x' || substr (data, %d) AS BLOB)"
                                               " WHERE nodeno = (SELECT nodeno FROM rtree_outlet_geom_node ORDER BY nodeno LIMIT 1 OFFSET %d)",
                                               where - 1, (guint) g_test_rand_int_range (0, 256), where + 1, g_test_rand_int_range (0, (gint) n_nodes));
      gboolean         whole;

      meddle (self, "SAVEPOINT before");
      meddle (self, flip);
      whole = is_whole (self, &after);
      if (!is_whole_for_sqlite (self))
        {
          n_found++;
          g_assert_true (!whole || before != after);
        }
      meddle (self, "ROLLBACK TO before; RELEASE before");
    }
  g_assert_cmpuint (n_found, >, 10);
  g_assert_true (is_whole (self, &after));
  g_assert_cmphex (before, ==, after);
}

/* Without the tables there is nothing to say: an error, which verification takes for damage. */
static void
test_no_tree (Fixture      *self,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint64  sum;
  gboolean whole;

  meddle (self, "DROP TABLE rtree_outlet_geom");
  g_assert_false (suyuan_spatial_check (self->workspace->db, self->workspace->tables[SUYUAN_KIND_OUTLET], &sum, &whole, &error));
  g_assert_nonnull (error);
}

#define ADD(name, func) g_test_add ("/store/spatial-check/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("whole", test_whole);
  ADD ("bytes", test_bytes);
  ADD ("no-tree", test_no_tree);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *path = g_strconcat ("/store/spatial-check/damage/", damages[i].name, NULL);

      g_test_add (path, Fixture, GUINT_TO_POINTER (i), fixture_set_up, test_damage, fixture_tear_down);
    }

  return g_test_run ();
}
