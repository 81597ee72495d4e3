/* test-repair.c: whatever happened to tables and schema, the journal brings them back
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-fixture.h"

static void
fill (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  SuyuanUid outlet = fixture_add (self->workspace, SUYUAN_KIND_OUTLET, "A", "汉江排口", NULL);
  g_autoptr (SuyuanBatch) batch = NULL;
  g_autoptr (SuyuanRecord) reach = fixture_record (self->workspace, SUYUAN_KIND_REACH, "R", "湍河");
  g_autoptr (SuyuanRecord) task = fixture_record (self->workspace, SUYUAN_KIND_TASK, "T", "整治");
  g_autoptr (SuyuanRecord) move = suyuan_record_new (suyuan_workspace_get_catalogue (self->workspace), SUYUAN_KIND_OUTLET, &outlet);
  g_autoptr (GBytes) line = fixture_line (112);
  g_auto (SuyuanValue) geometry = { 0 };

  batch = suyuan_batch_begin (self->workspace, "fill", NULL, &error);
  suyuan_value_set_blob (&geometry, line);
  suyuan_record_set (reach, "geometry", &geometry);
  suyuan_record_set_ref (task, "outlet", &outlet);
  suyuan_record_set_text (task, "category", "ban");
  suyuan_record_set_text (task, "state", "under_way");
  suyuan_record_set_integer (move, "lon", 1120000000);
  suyuan_record_set_integer (move, "lat", 330000000);
  g_assert_true (suyuan_batch_create (batch, reach, &error));
  g_assert_true (suyuan_batch_create (batch, task, &error));
  g_assert_true (suyuan_batch_update (batch, move, NULL, &error));
  g_assert_true (suyuan_batch_commit (batch, NULL, &error));
  g_assert_no_error (error);
}

static const struct
{
  const char *name, *sql;
} damages[] = {
  { "nothing", "SELECT 1" },
  { "row", "UPDATE outlet SET name = 'x'" },
  { "rows", "DELETE FROM outlet" },
  { "table", "DROP TABLE outlet" },
  { "column", "ALTER TABLE task ADD COLUMN extra" },
  { "trigger", "DROP TRIGGER suyuan_guard_suyuan_change_delete" },
  { "foreign-trigger", "CREATE TRIGGER sly AFTER INSERT ON suyuan_batch BEGIN SELECT 1; END" },
  { "index", "DROP INDEX suyuan_change_uid" },
  { "spatial-index", "DELETE FROM rtree_outlet_geom" },
  { "search", "INSERT INTO suyuan_search (suyuan_search) VALUES ('delete-all')" },
  { "extent", "UPDATE gpkg_contents SET min_x = 0" },
  { "contents", "DROP TABLE gpkg_contents" },
  { "conflicts", "DROP TABLE suyuan_conflict" },
};

static void
test_damage (Fixture      *self,
             gconstpointer data)
{
  const char *sql = damages[GPOINTER_TO_UINT (data)].sql;
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanVerdict) verdict = NULL;
  g_autoptr (SuyuanRecord) outlet = NULL;
  SuyuanQuery  query = { .kind = SUYUAN_KIND_OUTLET, .search = "汉江" };
  SuyuanBounds box = { 1110000000, 320000000, 1130000000, 340000000 };
  SuyuanUid    uid;
  guint        n;

  fill (self);
  suyuan_db_set_writer (self->workspace->db, TRUE);
  suyuan_db_exec (self->workspace->db, sql, &error);
  g_assert_no_error (error);
  suyuan_db_set_writer (self->workspace->db, FALSE);

  g_assert_true (suyuan_journal_repair (self->workspace, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 3);
  verdict = suyuan_journal_verify (self->workspace, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (verdict->why, ==, NULL);

  g_assert_true (suyuan_workspace_find (self->workspace, SUYUAN_KIND_OUTLET, "A", &uid, &error));
  outlet = suyuan_workspace_get (self->workspace, SUYUAN_KIND_OUTLET, &uid, &error);
  g_assert_cmpstr (suyuan_record_get_text (outlet, "status"), ==, "under_way");
  g_assert_cmpint (suyuan_workspace_count (self->workspace, &query, NULL), ==, 1);
  query.search = NULL;
  query.bounds = &box;
  g_assert_cmpint (suyuan_workspace_count (self->workspace, &query, NULL), ==, 1);
  fixture_add (self->workspace, SUYUAN_KIND_OUTLET, "B", "after", NULL);
}

/* What another program keeps beside our tables stays. */
static void
test_foreign_table (Fixture      *self,
                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 n;

  fill (self);
  g_assert_true (suyuan_db_exec (self->workspace->db, "CREATE TABLE layer_styles (name); INSERT INTO layer_styles VALUES ('x')", NULL));
  g_assert_true (suyuan_journal_repair (self->workspace, NULL, &error));
  g_assert_true (suyuan_db_get_int64 (self->workspace->db, "SELECT count(*) FROM layer_styles", &n, &error));
  g_assert_cmpint (n, ==, 1);
}

static void
test_read_only (Fixture      *self,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_reopen (self, SUYUAN_OPEN_READ);
  g_assert_false (suyuan_journal_repair (self->workspace, NULL, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_READ_ONLY);
}

#define ADD(name, func) g_test_add ("/store/repair/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("foreign-table", test_foreign_table);
  ADD ("read-only", test_read_only);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *path = g_strconcat ("/store/repair/damage/", damages[i].name, NULL);

      g_test_add (path, Fixture, GUINT_TO_POINTER (i), fixture_set_up, test_damage, fixture_tear_down);
    }

  return g_test_run ();
}
