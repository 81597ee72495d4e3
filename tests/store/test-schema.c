/* test-schema.c: the schema step is what the catalogue says
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-fixture.h"

#include "suyuan-schema.h"

static const char *
expected_type (SuyuanFieldType type)
{
  switch (type)
    {
    case SUYUAN_FIELD_INTEGER:
    case SUYUAN_FIELD_BOOL:
    case SUYUAN_FIELD_INSTANT:
    case SUYUAN_FIELD_DEGREES:
      return "INTEGER";
    case SUYUAN_FIELD_DECIMAL:
    case SUYUAN_FIELD_RESULT:
      return "REAL";
    case SUYUAN_FIELD_REF:
      return "BLOB";
    case SUYUAN_FIELD_GEOMETRY:
      return "GEOMETRY";
    case SUYUAN_FIELD_TEXT:
    case SUYUAN_FIELD_DATE:
    case SUYUAN_FIELD_ENUM:
    case SUYUAN_FIELD_MULTI:
    case SUYUAN_FIELD_DIVISION:
    default:
      return "TEXT";
    }
}

static GHashTable *
read_columns (SuyuanDb   *db,
              const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT name, type FROM pragma_table_info ('%s')", table);
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare_text (db, sql, NULL);
  GHashTable *columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  while (suyuan_stmt_step (row, NULL) == SUYUAN_STEP_ROW)
    g_hash_table_insert (columns, g_strdup (suyuan_stmt_text (row, 0)), g_strdup (suyuan_stmt_text (row, 1)));
  return columns;
}

static gboolean
has_index (SuyuanDb   *db,
           const char *kind,
           const char *key)
{
  g_autofree char *name = g_strdup_printf ("%s_by_%s", kind, key);
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (db, "SELECT 1 FROM sqlite_schema WHERE type = 'index' AND name = ?", NULL);

  suyuan_stmt_bind_text (row, 0, name, -1);
  return suyuan_stmt_step (row, NULL) == SUYUAN_STEP_ROW;
}

/* When this fails, the catalogue changed: make-step.py writes the step anew (before the first release). */
static void
test_catalogue (Fixture      *self,
                gconstpointer data)
{
  SuyuanDb *db = self->workspace->db;

  for (SuyuanKind kind = 1; kind < SUYUAN_N_KINDS; kind++)
    {
      const SuyuanKindTable *table = self->workspace->tables[kind];
      g_autoptr (GHashTable) columns = read_columns (db, table->name);
      guint n_indexed = 0;

      for (guint i = 0; i < table->n_fields; i++)
        {
          const char *type = g_hash_table_lookup (columns, suyuan_kind_table_get_column (table, i));

          if (g_strcmp0 (type, expected_type (table->fields[i].type)) != 0)
            g_test_message ("%s.%s", table->name, table->fields[i].key);
          g_assert_cmpstr (type, ==, expected_type (table->fields[i].type));
          g_assert_cmpint (has_index (db, table->name, table->fields[i].key), ==, table->fields[i].indexed);
          n_indexed += table->fields[i].indexed;
        }
      g_assert_cmpuint (g_hash_table_size (columns), ==, table->n_fields + 4 + (table->geom_column >= 0 && table->geometry < 0));
      g_assert_cmpuint (n_indexed, <=, 13); /* twelve, and the derived status */
    }
}

static void
test_same (Fixture      *self,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  char *difference = NULL;

  g_assert_true (suyuan_schema_compare (self->workspace->db, &difference, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (difference, ==, NULL);
}

static void
test_upgrade_twice (Fixture      *self,
                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (suyuan_schema_upgrade (self->workspace->db, &error));
  g_assert_no_error (error);
  g_assert_true (suyuan_schema_check (self->workspace->db, NULL, &error));
}

/* The database as the program before the second step wrote it. */
static void
make_old (Fixture *self)
{
  SuyuanDb *db = self->workspace->db;
  g_autoptr (GError) error = NULL;

  suyuan_db_set_writer (db, TRUE);
  g_assert_true (suyuan_db_begin (db, &error));
  g_assert_true (suyuan_db_exec (db, "ALTER TABLE task DROP COLUMN pace; ALTER TABLE task DROP COLUMN progress; ALTER TABLE task DROP COLUMN progress_note;"
                                     " ALTER TABLE task DROP COLUMN expected_on; ALTER TABLE task DROP COLUMN difficulty",
                                 &error));
  g_assert_no_error (error);
  g_assert_true (suyuan_meta_set (db, "schema", "1", &error) && suyuan_meta_seal (db, &error) && suyuan_db_commit (db, &error));
  g_assert_no_error (error);
  suyuan_db_set_writer (db, FALSE);
}

static SuyuanUid
add_task (Fixture    *self,
          const char *code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanRecord) task = fixture_record (self->workspace, SUYUAN_KIND_TASK, code, "整治");
  g_autoptr (SuyuanBatch) batch = suyuan_batch_begin (self->workspace, "add", NULL, &error);

  suyuan_record_set_text (task, "category", "standardise");
  g_assert_true (suyuan_batch_create (batch, task, &error) && suyuan_batch_commit (batch, NULL, &error));
  g_assert_no_error (error);
  return *suyuan_record_get_uid (task);
}

static void
assert_old (Fixture *self,
            gboolean expected)
{
  g_autoptr (GError) error = NULL;
  gboolean is_old;

  g_assert_true (suyuan_schema_check (self->workspace->db, &is_old, &error));
  g_assert_no_error (error);
  g_assert_cmpint (is_old, ==, expected);
}

/* It is brought up to date by whoever opens it first, to read or to write, and nothing of it is lost. */
static void
test_upgrade_old (Fixture      *self,
                  gconstpointer data)
{
  SuyuanOpenFlags flags = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanRecord) task = NULL;
  g_autoptr (SuyuanVerdict) verdict = NULL;
  SuyuanUid        uid = add_task (self, "T1");
  g_autofree char *log = g_build_filename (self->path, "workspace.gpkg-wal", NULL);

  make_old (self);
  assert_old (self, TRUE);
  fixture_reopen (self, flags);
  assert_old (self, FALSE);
  g_assert_cmpint (g_file_test (log, G_FILE_TEST_EXISTS), ==, flags != SUYUAN_OPEN_READ);
  task = suyuan_workspace_get (self->workspace, SUYUAN_KIND_TASK, &uid, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (suyuan_record_get_text (task, "code"), ==, "T1");
  g_assert_false (suyuan_record_has (task, "expected_on"));

  fixture_reopen (self, SUYUAN_OPEN_WRITE);
  g_free (fixture_set_text (self->workspace, SUYUAN_KIND_TASK, &uid, "expected_on", "2026-12-31"));
  verdict = suyuan_journal_verify (self->workspace, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (verdict->why, ==, NULL);
  g_assert_true (verdict->ok);
}

/* A program of the first step merges what a later one wrote: the journal has it, and the columns get it when they come. */
static void
test_upgrade_keeps_newer (Fixture      *self,
                          gconstpointer data)
{
  SuyuanOpenFlags flags = GPOINTER_TO_UINT (data);
  SuyuanUid       uid = add_task (self, "T1"), other = add_task (self, "T2");
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanRecord) task = NULL;
  g_autoptr (SuyuanVerdict) verdict = NULL;

  g_free (fixture_set_text (self->workspace, SUYUAN_KIND_TASK, &uid, "expected_on", "2026-12-31"));
  g_free (fixture_set_text (self->workspace, SUYUAN_KIND_TASK, &other, "name", "另一件"));
  make_old (self);
  fixture_reopen (self, flags);
  task = suyuan_workspace_get (self->workspace, SUYUAN_KIND_TASK, &uid, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (suyuan_record_get_text (task, "expected_on"), ==, "2026-12-31");
  verdict = suyuan_journal_verify (self->workspace, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (verdict->why, ==, NULL);
  g_assert_true (verdict->ok);
}

/* Somebody writes with an older program: whoever only wants to look is told what it waits for. */
static void
test_upgrade_waits (Fixture      *self,
                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  make_old (self);
  g_assert_null (suyuan_workspace_open (self->path, SUYUAN_OPEN_READ, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, "older Suyuan"));
}

/* What fails on the way leaves the file as the older program wrote it, and that one can go on with it. */
static void
test_upgrade_whole (Fixture      *self,
                    gconstpointer data)
{
  g_autofree char *file = g_build_filename (self->path, "workspace.gpkg", NULL);
  g_autoptr (SuyuanDb) db = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *version = NULL;
  gint64           n;

  make_old (self);
  suyuan_db_set_writer (self->workspace->db, TRUE);
  g_assert_true (suyuan_db_exec (self->workspace->db, "ALTER TABLE task ADD COLUMN difficulty TEXT", &error));
  suyuan_db_set_writer (self->workspace->db, FALSE);
  g_clear_pointer (&self->workspace, suyuan_workspace_close);
  g_assert_null (suyuan_workspace_open (self->path, SUYUAN_OPEN_WRITE, &error));
  g_assert_nonnull (strstr (error->message, "difficulty"));

  db = suyuan_db_open (file, SUYUAN_DB_READ, NULL);
  version = suyuan_meta_get (db, "schema", NULL);
  g_assert_cmpstr (version, ==, "1");
  g_assert_true (suyuan_db_get_int64 (db, "SELECT count(*) FROM pragma_table_info ('task') WHERE name = 'pace'", &n, NULL));
  g_assert_cmpint (n, ==, 0);
}

static void
test_geopackage_marks (Fixture      *self,
                       gconstpointer data)
{
  gint64 value;

  g_assert_true (suyuan_db_get_int64 (self->workspace->db, "PRAGMA application_id", &value, NULL));
  g_assert_cmphex (value, ==, 0x47504b47); /* GPKG */
  g_assert_true (suyuan_db_get_int64 (self->workspace->db, "PRAGMA user_version", &value, NULL));
  g_assert_cmpint (value, ==, 10300);
  g_assert_true (suyuan_db_get_int64 (self->workspace->db, "SELECT count(*) FROM gpkg_spatial_ref_sys WHERE srs_id IN (-1, 0, 4326, 4490)", &value, NULL));
  g_assert_cmpint (value, ==, 4);
  g_assert_true (suyuan_db_get_int64 (self->workspace->db, "SELECT count(*) FROM gpkg_contents", &value, NULL));
  g_assert_cmpint (value, ==, SUYUAN_N_KINDS - 1);
}

#define ADD(name, func) g_test_add ("/store/schema/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("catalogue", test_catalogue);
  ADD ("same", test_same);
  ADD ("upgrade-twice", test_upgrade_twice);
  ADD ("upgrade-old-to-write", test_upgrade_old);
  g_test_add ("/store/schema/upgrade-old-to-read", Fixture, GUINT_TO_POINTER (SUYUAN_OPEN_READ), fixture_set_up, test_upgrade_old, fixture_tear_down);
  ADD ("upgrade-keeps-newer-to-write", test_upgrade_keeps_newer);
  g_test_add ("/store/schema/upgrade-keeps-newer-to-read", Fixture, GUINT_TO_POINTER (SUYUAN_OPEN_READ), fixture_set_up, test_upgrade_keeps_newer, fixture_tear_down);
  ADD ("upgrade-whole", test_upgrade_whole);
  ADD ("upgrade-waits", test_upgrade_waits);
  ADD ("geopackage-marks", test_geopackage_marks);

  return g_test_run ();
}
