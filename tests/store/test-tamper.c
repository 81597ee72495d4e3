/* test-tamper.c: whatever other programs do to the tables is found, and taken back where the journal is whole
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-tamper.h"

#include <sqlite3.h>
#include <string.h>

/* SQL for the same value with one bit turned over, of an integer @lowest or a higher one; of NULL there is only its type to turn over. */
static char *
turn_over (SuyuanStmt *row,
           int         column,
           int         lowest)
{
  gsize            length;
  gconstpointer    bytes = suyuan_stmt_bytes (row, column, &length);
  g_autofree char *hex = NULL;
  guint8          *copy;
  gint64           integer = suyuan_stmt_int64 (row, column);
  double           real = suyuan_stmt_double (row, column);

  switch (suyuan_stmt_type (row, column))
    {
    case SQLITE_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, integer ^ (G_GINT64_CONSTANT (1) << g_test_rand_int_range (lowest, 62)));
    case SQLITE_FLOAT:
      memcpy (&integer, &real, sizeof integer);
      integer ^= G_GINT64_CONSTANT (1) << g_test_rand_int_range (0, 52);
      memcpy (&real, &integer, sizeof real);
      return g_strdup_printf ("%.17g", real);
    case SQLITE_TEXT:
    case SQLITE_BLOB:
      if (length == 0)
        return g_strdup ("'x'");
      copy = g_memdup2 (bytes, length);
      copy[g_test_rand_int_range (0, length)] ^= 1 << g_test_rand_int_range (0, 8);
      hex = suyuan_hex (copy, length);
      g_free (copy);
      return g_strdup_printf (suyuan_stmt_type (row, column) == SQLITE_TEXT ? "CAST(x'%s' AS TEXT)" : "x'%s'", hex);
    default:
      return g_strdup ("0");
    }
}

static GPtrArray *
read_texts (SuyuanDb   *db,
            const char *sql)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare_text (db, sql, NULL);

  while (suyuan_stmt_step (row, NULL) == SUYUAN_STEP_ROW)
    g_ptr_array_add (texts, g_strdup (suyuan_stmt_text (row, 0)));
  return texts;
}

/* One value of the column is turned over, looked for, and put back. @key is what its row is found by. */
static void
turn_column (Tamper     *self,
             const char *table,
             const char *key,
             const char *column,
             GPtrArray  *unseen)
{
  g_autofree char *select_sql = g_strdup_printf ("SELECT \"%s\", quote (\"%s\"), quote (\"%s\") FROM \"%s\" ORDER BY \"%s\" IS NULL, random () LIMIT 1", column, column, key, table, column);
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare_text (self->workspace->db, select_sql, NULL);
  g_autofree char *after = NULL;
  g_autofree char *update = NULL;
  g_autofree char *back = NULL;

  g_assert_nonnull (row);
  if (suyuan_stmt_step (row, NULL) != SUYUAN_STEP_ROW)
    return;

  after = turn_over (row, 0, g_str_equal (key, column) ? 44 : 0); /* a key that is nobody else's */
  update = g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = %s WHERE \"%s\" = %s", table, column, after, key, suyuan_stmt_text (row, 2));
  back = g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = %s WHERE \"%s\" = %s", table, column, suyuan_stmt_text (row, 1), key,
                          g_str_equal (key, column) ? after : suyuan_stmt_text (row, 2));
  suyuan_stmt_reset (row);
  tamper_exec (self, update);
  if (!tamper_is_found (self, NULL))
    g_ptr_array_add (unseen, g_strdup_printf ("%s.%s = %s", table, column, after));
  tamper_exec (self, back);
}

static void
turn_table (Tamper     *self,
            const char *table,
            guint       share,
            GPtrArray  *unseen)
{
  g_autofree char *columns_sql = g_strdup_printf ("SELECT name FROM pragma_table_info ('%s')", table);
  g_autoptr (GPtrArray) columns = read_texts (self->workspace->db, columns_sql);

  /* The key of a record's row is its number, which is local and may be any. */
  for (guint i = share > 1 ? 1 : 0; i < columns->len; i++)
    if (g_test_rand_int_range (0, share) == 0 && !g_str_equal (columns->pdata[i], "last_change")) /* which nobody reads */
      turn_column (self, table, columns->pdata[0], columns->pdata[i], unseen);
}

/* Every column of what holds the journal and the frame. */
static void
test_frame_values (Tamper       *self,
                   gconstpointer data)
{
  static const char *const tables[] = { "suyuan_batch", "suyuan_change", "suyuan_meta", "suyuan_conflict", "gpkg_contents",
                                        "gpkg_geometry_columns", "gpkg_extensions", "gpkg_spatial_ref_sys" };
  g_autoptr (GPtrArray) unseen = g_ptr_array_new_with_free_func (g_free);

  tamper_exec (self, "PRAGMA synchronous = OFF");
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    turn_table (self, tables[i], 1, unseen);
  g_assert_false (tamper_is_found (self, NULL));
  tamper_assert_none (unseen);
}

/* Some columns of every kind's table, other ones with every seed. */
static void
test_record_values (Tamper       *self,
                    gconstpointer data)
{
  g_autoptr (GPtrArray) unseen = g_ptr_array_new_with_free_func (g_free);

  tamper_exec (self, "PRAGMA synchronous = OFF");
  for (SuyuanKind kind = 1; kind < SUYUAN_N_KINDS; kind++)
    turn_table (self, suyuan_kind_name (kind), 6, unseen);
  g_assert_false (tamper_is_found (self, NULL));
  tamper_assert_none (unseen);
}

/* What other programs can do to the tables and the frame; repair takes each of it back. */
static const char *const damages[] = {
  "DROP TABLE outlet",
  "DROP TABLE suyuan_conflict",
  "DROP TABLE suyuan_search",
  "DROP TABLE rtree_outlet_geom",
  "DROP TABLE gpkg_spatial_ref_sys",
  "DROP INDEX outlet_by_code",
  "DROP INDEX suyuan_batch_chain",
  "DROP TRIGGER suyuan_guard_suyuan_batch_delete",
  "ALTER TABLE outlet ADD COLUMN extra",
  "ALTER TABLE suyuan_change ADD COLUMN extra",
  "ALTER TABLE suyuan_batch ADD COLUMN extra DEFAULT 7",
  "ALTER TABLE suyuan_meta ADD COLUMN extra",
  "CREATE INDEX sly ON outlet (village)",
  "CREATE TRIGGER sly AFTER UPDATE ON gpkg_contents BEGIN SELECT 1; END",
  "CREATE TRIGGER sly AFTER INSERT ON suyuan_batch BEGIN SELECT 1; END",
  "DELETE FROM outlet WHERE code = 'outlet-07'",
  "DELETE FROM suyuan_conflict WHERE field = ''",
  "DELETE FROM rtree_outlet_geom WHERE id = 5",
  "DELETE FROM gpkg_extensions",
  "UPDATE gpkg_contents SET srs_id = 4326 WHERE table_name = 'outlet'",
  "UPDATE sample SET cod = '<0.026' WHERE code = 'sample-00'",
  "UPDATE task SET outlet = NULL",
  "PRAGMA user_version = 10200",
  "PRAGMA application_id = 0",
};

/* The uids of two rows exchanged: every row is still somebody's. */
static const char swap[] =
    "CREATE TEMP TABLE two AS SELECT uid, code FROM outlet WHERE code IN ('outlet-10', 'outlet-11');"
    "UPDATE outlet SET uid = randomblob (16) WHERE code IN ('outlet-10', 'outlet-11');"
    "UPDATE outlet SET uid = (SELECT uid FROM two WHERE two.code = 'outlet-11') WHERE code = 'outlet-10';"
    "UPDATE outlet SET uid = (SELECT uid FROM two WHERE two.code = 'outlet-10') WHERE code = 'outlet-11';"
    "DROP TABLE temp.two";

static void
assert_repaired (Tamper     *self,
                 const char *sql,
                 const char *before)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;

  g_test_message ("%s", sql);
  tamper_exec (self, sql);
  tamper_reopen (self, SUYUAN_OPEN_WRITE);
  g_assert_nonnull (self->workspace);
  g_assert_true (tamper_is_found (self, NULL));
  suyuan_journal_repair (self->workspace, NULL, &error);
  g_assert_no_error (error);
  office_assert_whole (self->workspace);
  after = office_dump (self->workspace);
  g_assert_cmpstr (before, ==, after);
}

static void
test_repaired (Tamper       *self,
               gconstpointer data)
{
  g_autofree char *before = office_dump (self->workspace);
  g_autofree char *head = office_head (self->workspace);
  g_autofree char *head_after = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    assert_repaired (self, damages[i], before);
  assert_repaired (self, swap, before);
  head_after = office_head (self->workspace);
  g_assert_cmpstr (head, ==, head_after);
}

/* Where the journal is not whole, the tables may be all there is. */
static const char *const losses[] = {
  "DROP TABLE suyuan_change",
  "DROP TABLE suyuan_batch",
  "DELETE FROM suyuan_change WHERE id >> 32 = 5",
  "DELETE FROM suyuan_batch WHERE id = 5",
  "DELETE FROM suyuan_batch WHERE id = 5; DELETE FROM suyuan_change WHERE id >> 32 = 5",
  "UPDATE suyuan_change SET content = zeroblob (40) WHERE id >> 32 = 6",
  "UPDATE suyuan_batch SET signature = zeroblob (64) WHERE id = 3",
};

static void
test_lost (Tamper       *self,
           gconstpointer data)
{
  g_autofree char *before = office_dump (self->workspace);
  g_autofree char *bytes = NULL;
  gsize            length;

  tamper_reopen (self, SUYUAN_OPEN_READ);
  g_assert_true (g_file_get_contents (self->file, &bytes, &length, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (losses); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;

      g_test_message ("%s", losses[i]);
      tamper_reopen (self, SUYUAN_OPEN_WRITE);
      tamper_exec (self, losses[i]);
      g_assert_true (tamper_is_found (self, NULL));
      g_assert_false (suyuan_journal_repair (self->workspace, NULL, &error));
      g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CORRUPT);
      after = office_dump (self->workspace);
      g_assert_cmpstr (before, ==, after);
      g_clear_pointer (&self->workspace, suyuan_workspace_close);
      g_assert_true (g_file_set_contents (self->file, bytes, length, NULL));
    }
}

/* An older copy put in place of the file is whole in itself; only a head that left the machine tells. */
static void
test_old_copy (Tamper       *self,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *head = NULL;
  g_autoptr (SuyuanVerdict) verdict = NULL;
  gsize length;

  g_clear_pointer (&self->workspace, suyuan_workspace_close);
  g_assert_true (g_file_get_contents (self->file, &bytes, &length, NULL));
  tamper_reopen (self, SUYUAN_OPEN_WRITE);
  fixture_add (self->workspace, SUYUAN_KIND_OUTLET, "late", "末", NULL);
  head = office_head (self->workspace);
  g_clear_pointer (&self->workspace, suyuan_workspace_close);
  g_assert_true (g_file_set_contents (self->file, bytes, length, NULL));

  tamper_reopen (self, SUYUAN_OPEN_WRITE);
  g_assert_false (tamper_is_found (self, NULL));
  verdict = suyuan_journal_verify (self->workspace, head, NULL, &error);
  g_assert_false (verdict->ok);
  g_assert_nonnull (strstr (verdict->why, head));
}

/* A name in the schema that has become bytes still reads like the text it was. */
static void
test_schema_types (Tamper       *self,
                   gconstpointer data)
{
  sqlite3 *raw;

  g_assert_false (tamper_is_found (self, NULL));
  g_clear_pointer (&self->workspace, suyuan_workspace_close);
  g_assert_cmpint (sqlite3_open (self->file, &raw), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (raw, "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET name = CAST(name AS BLOB) WHERE name = 'rtree_visit_geom_node'", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_changes (raw), ==, 1);
  g_assert_cmpint (sqlite3_close (raw), ==, SQLITE_OK);
  tamper_reopen (self, SUYUAN_OPEN_READ);
  g_assert_true (tamper_is_found (self, NULL));
}

/* So does a value of the few that say what the database is, and the seal over them. */
static void
test_meta_types (Tamper       *self,
                 gconstpointer data)
{
  static const char *const changes[] = {
    "UPDATE suyuan_meta SET value = CAST(value AS BLOB) WHERE key = 'program'",
    "UPDATE suyuan_meta SET value = CAST(value AS BLOB) WHERE key = 'seal'",
    "UPDATE suyuan_meta SET key = CAST(key AS BLOB) WHERE key = 'uid'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      tamper_exec (self, changes[i]);
      g_assert_true (tamper_is_found (self, NULL));
      tamper_exec (self, "UPDATE suyuan_meta SET key = CAST(key AS TEXT), value = CAST(value AS TEXT)");
      g_assert_false (tamper_is_found (self, NULL));
    }
}

#define ADD(name, func) g_test_add ("/store/tamper/" name, Tamper, NULL, tamper_set_up, func, tamper_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("frame-values", test_frame_values);
  ADD ("record-values", test_record_values);
  ADD ("repaired", test_repaired);
  ADD ("lost", test_lost);
  ADD ("old-copy", test_old_copy);
  ADD ("schema-types", test_schema_types);
  ADD ("meta-types", test_meta_types);

  return g_test_run ();
}
