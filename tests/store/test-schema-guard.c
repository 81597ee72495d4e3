/* test-schema-guard.c: the schema against its frozen step, and against everybody else who would write
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-random.h"

#include "suyuan-schema.h"

#include <sqlite3.h>
#include <string.h>

static SuyuanDb *
make_model (void)
{
  g_autoptr (GError) error = NULL;
  SuyuanDb *model = suyuan_schema_make_model (&error);

  g_assert_no_error (error);
  return model;
}

/* The text of a query's only column, one row a line. */
static char *
list (SuyuanDb   *db,
      const char *sql)
{
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare_text (db, sql, NULL);
  GString *text = g_string_new (NULL);

  g_assert_nonnull (row);
  while (suyuan_stmt_step (row, NULL) == SUYUAN_STEP_ROW)
    g_string_append_printf (text, "%s\n", suyuan_stmt_text (row, 0));
  return g_string_free (text, FALSE);
}

static char *
read_step (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "src", "store", "schema", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* Every statement of the frozen file, run by SQLite's own reader, gives the objects a new workspace has. */
static void
test_equals_frozen_sql (void)
{
  static const char objects[] = "SELECT type || ' ' || name || ' ' || ifnull (sql, '') FROM sqlite_schema ORDER BY 1";
  g_autoptr (SuyuanDb) model = make_model ();
  g_autoptr (SuyuanDb) plain = suyuan_db_open (":memory:", SUYUAN_DB_CREATE, NULL);
  g_autofree char *first = read_step ("0001-records.sql"), *second = read_step ("0002-monthly-round.sql");
  g_autofree char *expected = NULL, *found = NULL;
  g_autoptr (GError) error = NULL;

  suyuan_db_set_writer (plain, TRUE);
  g_assert_true (suyuan_db_exec (plain, first, &error) && suyuan_db_exec (plain, second, &error));
  g_assert_no_error (error);
  expected = list (plain, objects);
  found = list (model, objects);
  g_assert_cmpuint (strlen (expected), >, 20000);
  g_assert_cmpstr (found, ==, expected);
}

/* Tables other programs could write into: all but the shadow tables of the virtual ones and the standard's own. */
static const char guarded_sql[] =
    "SELECT name FROM pragma_table_list WHERE type IN ('table') AND schema = 'main' AND name NOT LIKE 'gpkg%' AND name NOT LIKE 'sqlite%'"
    " AND name NOT LIKE 'rtree%' ORDER BY name";

static void
test_guards_exist (void)
{
  static const char *const events[] = { "insert", "update", "delete" };
  g_autoptr (SuyuanDb) model = make_model ();
  g_autofree char *names = list (model, guarded_sql);
  g_auto (GStrv) tables = g_strsplit (g_strchomp (names), "\n", -1);

  g_assert_cmpuint (g_strv_length (tables), ==, SUYUAN_N_KINDS - 1 + 4);
  for (guint i = 0; tables[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (events); j++)
      {
        g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = '%s'"
                                                " AND name = 'suyuan_guard_%s_%s' AND sql LIKE '%%BEFORE %s ON%%'",
                                                tables[i], tables[i], events[j], events[j]);
        gint64           n;

        g_assert_true (suyuan_db_get_int64 (model, sql, &n, NULL));
        g_assert_cmpint (n, ==, 1);
      }
}

static void
assert_foreign_refused (sqlite3    *native,
                        const char *format,
                        const char *table)
{
  g_autofree char *sql = g_strdup_printf (format, table);

  g_assert_cmpint (sqlite3_exec (native, sql, NULL, NULL, NULL), !=, SQLITE_OK);
  g_assert_nonnull (strstr (sqlite3_errmsg (native), "suyuan_writer"));
}

/* A plain connection, as every other program has: no row of any table of ours can be added, changed or removed. */
static void
test_foreign_writes (Fixture      *self,
                     gconstpointer data)
{
  g_autofree char *file = g_build_filename (self->path, "workspace.gpkg", NULL);
  g_autofree char *names = list (self->workspace->db, guarded_sql);
  g_auto (GStrv) tables = g_strsplit (g_strchomp (names), "\n", -1);
  g_autofree char  *before = NULL, *after = NULL;
  static const char counts[] = "SELECT (SELECT count(*) FROM outlet) || ' ' || (SELECT count(*) FROM suyuan_batch) || ' ' || (SELECT sum (changed) FROM reach)";
  sqlite3          *native;

  for (guint kind = 1; kind < SUYUAN_N_KINDS; kind++)
    g_ptr_array_unref (random_fill (self->workspace, kind, 2));
  fixture_add (self->workspace, SUYUAN_KIND_UNIT, "U", "u", NULL);
  before = list (self->workspace->db, counts);

  g_assert_cmpint (sqlite3_open (file, &native), ==, SQLITE_OK);
  for (guint i = 0; tables[i] != NULL; i++)
    {
      g_autofree char *column_sql = g_strdup_printf ("SELECT name FROM pragma_table_info ('%s') LIMIT 1 OFFSET 1", tables[i]);
      g_autofree char *column = g_strchomp (list (self->workspace->db, column_sql));
      g_autofree char *update = g_strdup_printf ("UPDATE \"%%s\" SET \"%s\" = \"%s\"", column, column);

      assert_foreign_refused (native, "INSERT INTO \"%s\" DEFAULT VALUES", tables[i]);
      assert_foreign_refused (native, "INSERT INTO \"%1$s\" SELECT * FROM \"%1$s\"", tables[i]);
      assert_foreign_refused (native, "REPLACE INTO \"%1$s\" SELECT * FROM \"%1$s\"", tables[i]);
      assert_foreign_refused (native, update, tables[i]);
      assert_foreign_refused (native, "DELETE FROM \"%s\"", tables[i]);
    }
  sqlite3_close (native);
  after = list (self->workspace->db, counts);
  g_assert_cmpstr (before, ==, after);
}

/* Even one that knows the name of the function, and makes it say no. */
static void
say_no (sqlite3_context *context,
        int              n_values,
        sqlite3_value  **values)
{
  sqlite3_result_null (context);
}

static void
test_foreign_function (Fixture      *self,
                       gconstpointer data)
{
  g_autofree char *file = g_build_filename (self->path, "workspace.gpkg", NULL);
  sqlite3         *native;

  fixture_add (self->workspace, SUYUAN_KIND_UNIT, "U", "u", NULL);
  g_assert_cmpint (sqlite3_open (file, &native), ==, SQLITE_OK);
  sqlite3_create_function (native, "suyuan_writer", 0, SQLITE_UTF8, NULL, say_no, NULL, NULL);
  g_assert_cmpint (sqlite3_exec (native, "UPDATE unit SET name = 'x'", NULL, NULL, NULL), ==, SQLITE_CONSTRAINT);
  g_assert_cmpstr (sqlite3_errmsg (native), ==, "Only a Suyuan batch may write here");
  sqlite3_close (native);
}

/* A newer program's file is refused by that program's name, to read and to write, and is not touched. */
static void
test_newer (Fixture      *self,
            gconstpointer data)
{
  static const SuyuanOpenFlags ways[] = { SUYUAN_OPEN_WRITE, SUYUAN_OPEN_READ };
  g_autofree char             *file = g_build_filename (self->path, "workspace.gpkg", NULL);
  g_autofree char             *before = NULL, *after = NULL, *newer = g_strdup_printf ("%d", SUYUAN_SCHEMA_STEPS + 1);
  gsize                        length, length_after;

  g_assert_true (suyuan_db_begin (self->workspace->db, NULL));
  g_assert_true (suyuan_meta_set (self->workspace->db, "schema", newer, NULL));
  g_assert_true (suyuan_meta_set (self->workspace->db, "program", "3.14 (next year)", NULL));
  g_assert_true (suyuan_db_commit (self->workspace->db, NULL));
  g_clear_pointer (&self->workspace, suyuan_workspace_close);
  g_assert_true (g_file_get_contents (file, &before, &length, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (suyuan_workspace_open (self->path, ways[i], &error));
      g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_TOO_NEW);
      g_assert_nonnull (strstr (error->message, "3.14 (next year)"));
      g_assert_nonnull (strstr (error->message, SUYUAN_VERSION));
    }
  g_assert_true (g_file_get_contents (file, &after, &length_after, NULL));
  g_assert_cmpmem (before, length, after, length_after);
}

/* An upgrade of what is up to date does nothing. */
static void
test_upgrade_again (void)
{
  g_autoptr (SuyuanDb) model = make_model ();
  g_autofree char *before = list (model, "SELECT sql FROM sqlite_schema ORDER BY name"), *after = NULL;
  gint64           changes_before, changes_after;

  g_assert_true (suyuan_db_get_int64 (model, "SELECT total_changes ()", &changes_before, NULL));
  g_assert_true (suyuan_schema_upgrade (model, NULL));
  g_assert_true (suyuan_schema_check (model, NULL, NULL));
  g_assert_true (suyuan_db_get_int64 (model, "SELECT total_changes ()", &changes_after, NULL));
  after = list (model, "SELECT sql FROM sqlite_schema ORDER BY name");
  g_assert_cmpint (changes_before, ==, changes_after);
  g_assert_cmpstr (before, ==, after);
}

/* A step that fails half way leaves nothing of itself behind. */
static void
test_upgrade_fails_whole (void)
{
  g_autoptr (SuyuanDb) db = suyuan_db_open (":memory:", SUYUAN_DB_CREATE, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *names = NULL;

  g_assert_true (suyuan_db_exec (db, "CREATE TABLE outlet (mine)", NULL));
  g_assert_false (suyuan_schema_upgrade (db, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "1"));
  names = list (db, "SELECT name FROM sqlite_schema");
  g_assert_cmpstr (names, ==, "outlet\n");
}

static void
test_meta (Fixture      *self,
           gconstpointer data)
{
  SuyuanDb *db = self->workspace->db;
  g_autoptr (GError) error = NULL;
  g_autofree char *missing = suyuan_meta_get (db, "no such thing", &error);
  g_autofree char *program = suyuan_meta_get (db, "program", &error);
  g_autofree char *value = NULL;

  g_assert_null (missing);
  g_assert_no_error (error);
  g_assert_cmpstr (program, ==, SUYUAN_VERSION);

  g_assert_false (suyuan_meta_set (db, "key", "outside a transaction", &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CONSTRAINT);
  g_assert_true (suyuan_db_begin (db, NULL));
  g_assert_true (suyuan_meta_set (db, "key", "one", NULL));
  g_assert_true (suyuan_meta_set (db, "key", "'; DROP TABLE outlet; --", NULL));
  g_assert_true (suyuan_db_commit (db, NULL));
  value = suyuan_meta_get (db, "key", NULL);
  g_assert_cmpstr (value, ==, "'; DROP TABLE outlet; --");
}

/* Each way to bend the schema, in turn, against a model: what verify will say. */
static void
test_compare (void)
{
  static const struct
  {
    const char *sql, *named;
  } bent[] = {
    { "SELECT 1", NULL },
    { "CREATE TABLE layer_styles (id)", NULL }, /* QGIS keeps its styles beside ours */
    { "DROP TRIGGER suyuan_guard_outlet_update", "suyuan_guard_outlet_update" },
    { "DROP INDEX suyuan_batch_chain", "suyuan_batch_chain" },
    { "DROP TABLE visit", "visit" },
    { "ALTER TABLE sample ADD COLUMN more", "sample" },
    { "ALTER TABLE reach RENAME COLUMN remark TO remarks", "reach" },
    { "CREATE TRIGGER evil AFTER INSERT ON outlet BEGIN SELECT 1; END", "evil" },
    { "CREATE INDEX extra ON suyuan_change (digest)", "extra" },
    { "DROP TABLE suyuan_search", "suyuan_search" },
    { "DROP TABLE rtree_area_geom", "rtree_area_geom" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bent); i++)
    {
      g_autoptr (SuyuanDb) db = make_model ();
      g_autoptr (GError) error = NULL;
      g_autofree char *difference = NULL;

      g_assert_true (suyuan_db_exec (db, bent[i].sql, &error));
      g_assert_true (suyuan_schema_compare (db, &difference, &error));
      g_assert_no_error (error);
      if (bent[i].named == NULL)
        g_assert_cmpstr (difference, ==, NULL);
      else
        g_assert_nonnull (strstr (difference == NULL ? "" : difference, bent[i].named));

      /* And it can be put back. */
      g_clear_pointer (&difference, g_free);
      g_assert_true (suyuan_db_begin (db, NULL));
      g_assert_true (suyuan_schema_rebuild (db, &error));
      g_assert_no_error (error);
      g_assert_true (suyuan_db_commit (db, NULL));
      g_assert_true (suyuan_schema_compare (db, &difference, &error));
      g_assert_cmpstr (difference, ==, NULL);
    }
}

/* What the standard asks of the file itself. */
static void
test_geopackage_marks (void)
{
  static const struct
  {
    const char *sql;
    gint64      expected;
  } marks[] = {
    { "SELECT application_id FROM pragma_application_id", 0x47504b47 },
    { "SELECT user_version FROM pragma_user_version", 10300 },
    { "SELECT count(*) FROM gpkg_spatial_ref_sys WHERE srs_id IN (-1, 0, 4326, 4490)", 4 },
    { "SELECT count(*) FROM gpkg_contents WHERE data_type = 'features' AND table_name NOT IN (SELECT table_name FROM gpkg_geometry_columns)", 0 },
    { "SELECT count(*) FROM gpkg_geometry_columns WHERE table_name NOT IN (SELECT table_name FROM gpkg_contents)", 0 },
    { "SELECT count(*) FROM gpkg_geometry_columns WHERE srs_id <> 4490", 0 },
    { "SELECT count(*) FROM gpkg_contents WHERE table_name NOT IN (SELECT name FROM sqlite_schema WHERE type = 'table')", 0 },
    { "SELECT count(*) FROM gpkg_extensions WHERE extension_name = 'gpkg_rtree_index' AND 'rtree_' || table_name || '_' || column_name"
      " NOT IN (SELECT name FROM sqlite_schema)",
      0 },
    { "SELECT count(*) FROM gpkg_geometry_columns WHERE table_name NOT IN (SELECT table_name FROM gpkg_extensions WHERE extension_name = 'gpkg_rtree_index')", 0 },
    { "SELECT count(*) FROM pragma_table_list WHERE strict AND name IN (SELECT table_name FROM gpkg_contents)", 0 },
  };
  g_autoptr (SuyuanDb) model = make_model ();

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 value;

      g_assert_true (suyuan_db_get_int64 (model, marks[i].sql, &value, &error));
      g_assert_no_error (error);
      g_assert_cmpint (value, ==, marks[i].expected);
    }
}

#define ADD(name, func) g_test_add ("/store/schema-guard/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/store/schema-guard/equals-frozen-sql", test_equals_frozen_sql);
  g_test_add_func ("/store/schema-guard/guards-exist", test_guards_exist);
  ADD ("foreign-writes", test_foreign_writes);
  ADD ("foreign-function", test_foreign_function);
  ADD ("newer", test_newer);
  g_test_add_func ("/store/schema-guard/upgrade-again", test_upgrade_again);
  g_test_add_func ("/store/schema-guard/upgrade-fails-whole", test_upgrade_fails_whole);
  ADD ("meta", test_meta);
  g_test_add_func ("/store/schema-guard/compare", test_compare);
  g_test_add_func ("/store/schema-guard/geopackage-marks", test_geopackage_marks);

  return g_test_run ();
}
