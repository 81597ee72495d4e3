/* test-db.c: a connection to the database: what its errors mean, and its transactions
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-random.h"

#include "suyuan-stmt.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* A database of one small table, on disk. */
typedef struct
{
  char     *folder, *path;
  SuyuanDb *db;
} Place;

static SuyuanDb *
open_db (const char  *path,
         SuyuanDbMode mode)
{
  g_autoptr (GError) error = NULL;
  SuyuanDb *db = suyuan_db_open (path, mode, &error);

  g_assert_no_error (error);
  return db;
}

static void
run (SuyuanDb   *db,
     const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (suyuan_db_exec (db, sql, &error));
  g_assert_no_error (error);
}

static void
set_up (Place        *self,
        gconstpointer data)
{
  self->folder = g_dir_make_tmp ("suyuan-db-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "a ?#%20 库.db", NULL);
  self->db = open_db (self->path, SUYUAN_DB_CREATE);
  run (self->db, "CREATE TABLE t (id INTEGER PRIMARY KEY, code TEXT UNIQUE NOT NULL CHECK (code <> 'bad')); INSERT INTO t VALUES (1, 'one')");
}

static void
tear_down (Place        *self,
           gconstpointer data)
{
  g_clear_pointer (&self->db, suyuan_db_close);
  tree_remove (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

static void
assert_refused (SuyuanDb        *db,
                const char      *sql,
                SuyuanStoreError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (suyuan_db_exec (db, sql, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, (int) code);
  g_assert_cmpuint (strlen (error->message), >, 3);
  g_assert_false (suyuan_db_exec (db, sql, NULL));
}

static gint64
count (SuyuanDb *db)
{
  g_autoptr (GError) error = NULL;
  gint64 n;

  g_assert_true (suyuan_db_get_int64 (db, "SELECT count(*) FROM t", &n, &error));
  g_assert_no_error (error);
  return n;
}

/* A name with every sign a file: address gives a meaning to is only a name. */
static void
test_odd_name (Place        *self,
               gconstpointer data)
{
  g_assert_true (g_file_test (self->path, G_FILE_TEST_IS_REGULAR));
  g_clear_pointer (&self->db, suyuan_db_close);
  self->db = open_db (self->path, SUYUAN_DB_READ);
  g_assert_cmpint (count (self->db), ==, 1);
}

static void
test_constraint (Place        *self,
                 gconstpointer data)
{
  static const char *const refused[] = {
    "INSERT INTO t VALUES (2, 'one')",
    "INSERT INTO t VALUES (1, 'two')",
    "INSERT INTO t VALUES (3, NULL)",
    "UPDATE t SET code = 'bad'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    assert_refused (self->db, refused[i], SUYUAN_STORE_ERROR_CONSTRAINT);
  assert_refused (self->db, "SELECT nothing FROM nowhere", SUYUAN_STORE_ERROR_FAILED);
  assert_refused (self->db, "this is no SQL", SUYUAN_STORE_ERROR_FAILED);
  g_assert_cmpint (count (self->db), ==, 1);
}

static void
test_busy (Place        *self,
           gconstpointer data)
{
  g_autoptr (SuyuanDb) other = open_db (self->path, SUYUAN_DB_WRITE);
  g_autoptr (GError) error = NULL;

  run (other, "PRAGMA busy_timeout = 20");
  g_assert_true (suyuan_db_begin (self->db, &error));
  assert_refused (other, "BEGIN IMMEDIATE", SUYUAN_STORE_ERROR_BUSY);
  g_assert_false (suyuan_db_begin (other, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_BUSY);
  g_clear_error (&error);

  suyuan_db_rollback (self->db);
  g_assert_true (suyuan_db_begin (other, &error));
  g_assert_true (suyuan_db_commit (other, &error));
  g_assert_no_error (error);
}

static void
test_read_only (Place        *self,
                gconstpointer data)
{
  static const SuyuanDbMode modes[] = { SUYUAN_DB_READ, SUYUAN_DB_IMMUTABLE };

  g_clear_pointer (&self->db, suyuan_db_close);
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autoptr (SuyuanDb) reader = open_db (self->path, modes[i]);

      assert_refused (reader, "INSERT INTO t VALUES (2, 'two')", SUYUAN_STORE_ERROR_READ_ONLY);
      assert_refused (reader, "CREATE TABLE u (x)", SUYUAN_STORE_ERROR_READ_ONLY);
      g_assert_cmpint (count (reader), ==, 1);
    }
}

static void
test_full (Place        *self,
           gconstpointer data)
{
  run (self->db, "PRAGMA max_page_count = 20");
  assert_refused (self->db,
                  "WITH RECURSIVE n (i) AS (VALUES (10) UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
                  " INSERT INTO t SELECT i, hex (randomblob (500)) FROM n",
                  SUYUAN_STORE_ERROR_FULL);
  g_assert_cmpint (count (self->db), ==, 1);
}

static void
test_corrupt (Place        *self,
              gconstpointer data)
{
  g_autofree char *noise = g_build_filename (self->folder, "noise.db", NULL);
  g_autofree char *page = g_strnfill (8192, 'x');
  g_autoptr (SuyuanDb) db = NULL;

  g_assert_true (g_file_set_contents (noise, page, 8192, NULL));
  db = open_db (noise, SUYUAN_DB_WRITE);
  assert_refused (db, "SELECT * FROM sqlite_schema", SUYUAN_STORE_ERROR_CORRUPT);
}

/* A page of the table overwritten: noticed at the first use, never read as if it were whole. */
static void
test_corrupt_page (Place        *self,
                   gconstpointer data)
{
  g_autofree char *page = g_strnfill (4096, 'x');
  FILE            *file;

  g_clear_pointer (&self->db, suyuan_db_close);
  file = g_fopen (self->path, "r+b");
  g_assert_cmpint (fseek (file, 4096, SEEK_SET), ==, 0);
  g_assert_cmpint (fwrite (page, 1, 4096, file), ==, 4096);
  fclose (file);
  self->db = open_db (self->path, SUYUAN_DB_WRITE);
  assert_refused (self->db, "SELECT code FROM t WHERE id = 1", SUYUAN_STORE_ERROR_CORRUPT);
}

static void
test_cannot_open (Place        *self,
                  gconstpointer data)
{
  static const SuyuanDbMode modes[] = { SUYUAN_DB_WRITE, SUYUAN_DB_READ, SUYUAN_DB_IMMUTABLE };
  g_autofree char          *missing = g_build_filename (self->folder, "missing.db", NULL);
  g_autofree char          *nowhere = g_build_filename (self->folder, "no", "such", "folder.db", NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_assert_null (suyuan_db_open (missing, modes[i], &error));
      g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_FAILED);
      g_clear_error (&error);
      g_assert_false (g_file_test (missing, G_FILE_TEST_EXISTS));
    }
  g_assert_null (suyuan_db_open (nowhere, SUYUAN_DB_CREATE, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_FAILED);
}

static void
test_rollback (Place        *self,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (suyuan_db_begin (self->db, &error));
  run (self->db, "INSERT INTO t VALUES (2, 'two')");
  g_assert_cmpint (suyuan_db_last_rowid (self->db), ==, 2);
  suyuan_db_rollback (self->db);
  g_assert_cmpint (count (self->db), ==, 1);

  /* Without a transaction there is nothing to drop. */
  suyuan_db_rollback (self->db);
  g_assert_cmpint (count (self->db), ==, 1);

  g_assert_true (suyuan_db_begin (self->db, &error));
  run (self->db, "INSERT INTO t VALUES (2, 'two')");
  g_assert_true (suyuan_db_commit (self->db, &error));
  g_assert_cmpint (count (self->db), ==, 2);
  g_assert_false (suyuan_db_commit (self->db, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_FAILED);
}

/* Seen by another connection before the commit: nothing; after it: all. */
static void
test_isolation (Place        *self,
                gconstpointer data)
{
  g_autoptr (SuyuanDb) reader = NULL;

  run (self->db, "PRAGMA journal_mode = WAL");
  reader = open_db (self->path, SUYUAN_DB_READ);
  g_assert_true (suyuan_db_begin (self->db, NULL));
  for (guint i = 2; i < 50; i++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT INTO t VALUES (%u, 'x%u')", i, i);

      run (self->db, sql);
      g_assert_cmpint (count (reader), ==, 1);
    }
  g_assert_true (suyuan_db_commit (self->db, NULL));
  g_assert_cmpint (count (reader), ==, 49);
}

/* The guard is up only between begin and commit or rollback. */
static void
test_writer (Place        *self,
             gconstpointer data)
{
  static const char sql[] = "SELECT suyuan_writer()";
  gint64            writer;

  g_assert_true (suyuan_db_get_int64 (self->db, sql, &writer, NULL));
  g_assert_cmpint (writer, ==, 0);
  g_assert_true (suyuan_db_begin (self->db, NULL));
  g_assert_true (suyuan_db_get_int64 (self->db, sql, &writer, NULL));
  g_assert_cmpint (writer, ==, 1);
  g_assert_true (suyuan_db_commit (self->db, NULL));
  g_assert_true (suyuan_db_get_int64 (self->db, sql, &writer, NULL));
  g_assert_cmpint (writer, ==, 0);
  g_assert_true (suyuan_db_begin (self->db, NULL));
  suyuan_db_rollback (self->db);
  g_assert_true (suyuan_db_get_int64 (self->db, sql, &writer, NULL));
  g_assert_cmpint (writer, ==, 0);
}

static void
test_functions (Place        *self,
                gconstpointer data)
{
  gint64 same;

  g_assert_true (suyuan_db_get_int64 (self->db, "SELECT suyuan_fold ('ÀBc汉Ａ') = 'àbc汉ａ'", &same, NULL));
  g_assert_cmpint (same, ==, 1);
  g_assert_true (suyuan_db_get_int64 (self->db, "SELECT suyuan_fold (NULL) IS NULL AND suyuan_fold (12.5) = '12.5'", &same, NULL));
  g_assert_cmpint (same, ==, 1);
  g_assert_true (suyuan_db_get_int64 (self->db, "SELECT ST_IsEmpty (x'00') IS NULL AND ST_MinX (x'00') IS NULL AND ST_MaxY (x'00') IS NULL", &same, NULL));
  g_assert_cmpint (same, ==, 1);
}

static void
test_get_int64 (Place        *self,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 value = 5;

  g_assert_true (suyuan_db_get_int64 (self->db, "SELECT id FROM t WHERE id = 77", &value, &error));
  g_assert_cmpint (value, ==, 0);
  g_assert_true (suyuan_db_get_int64 (self->db, "SELECT NULL", &value, &error));
  g_assert_cmpint (value, ==, 0);
  g_assert_true (suyuan_db_get_int64 (self->db, "SELECT -9223372036854775807 - 1", &value, &error));
  g_assert_cmpint (value, ==, G_MININT64);
  g_assert_false (suyuan_db_get_int64 (self->db, "SELECT nothing", &value, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_FAILED);
  g_assert_cmpint (value, ==, 0);
}

/* A statement that would run for hours ends when it is cancelled, and the next one runs. */
static void
test_cancel (Place        *self,
             gconstpointer data)
{
  static const char endless[] = "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint64 value;

  g_cancellable_cancel (cancellable);
  suyuan_db_set_progress (self->db, cancellable);
  g_assert_false (suyuan_db_get_int64 (self->db, endless, &value, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  suyuan_db_set_progress (self->db, NULL);
  g_assert_cmpint (count (self->db), ==, 1);
}

/* Dangerous pragmas are off: nobody edits the schema as if it were a table. */
static void
test_defensive (Place        *self,
                gconstpointer data)
{
  run (self->db, "PRAGMA writable_schema = ON");
  assert_refused (self->db, "UPDATE sqlite_schema SET sql = 'x'", SUYUAN_STORE_ERROR_FAILED);
}

static void
test_close_null (Place        *self,
                 gconstpointer data)
{
  suyuan_db_close (NULL);
  g_clear_pointer (&self->db, suyuan_db_close);
  g_assert_null (self->db);
}

#define ADD(name, func) g_test_add ("/store/db/" name, Place, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("odd-name", test_odd_name);
  ADD ("constraint", test_constraint);
  ADD ("busy", test_busy);
  ADD ("read-only", test_read_only);
  ADD ("full", test_full);
  ADD ("corrupt", test_corrupt);
  ADD ("corrupt-page", test_corrupt_page);
  ADD ("cannot-open", test_cannot_open);
  ADD ("rollback", test_rollback);
  ADD ("isolation", test_isolation);
  ADD ("writer", test_writer);
  ADD ("functions", test_functions);
  ADD ("get-int64", test_get_int64);
  ADD ("cancel", test_cancel);
  ADD ("defensive", test_defensive);
  ADD ("close-null", test_close_null);

  return g_test_run ();
}
