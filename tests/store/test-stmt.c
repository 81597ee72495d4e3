/* test-stmt.c: prepared statements, their bindings and their cache
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-random.h"

#include "suyuan-stmt.h"

#include <sqlite3.h>
#include <string.h>

typedef struct
{
  SuyuanDb *db;
} Memory;

static const char insert_sql[] = "INSERT INTO t (id, value) VALUES (?, ?)";
static const char walk_sql[] = "SELECT id, value FROM t ORDER BY id";

static void
set_up (Memory       *self,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->db = suyuan_db_open (":memory:", SUYUAN_DB_CREATE, &error);
  g_assert_no_error (error);
  g_assert_true (suyuan_db_exec (self->db, "CREATE TABLE t (id INTEGER PRIMARY KEY, value)", &error));
}

static void
tear_down (Memory       *self,
           gconstpointer data)
{
  g_clear_pointer (&self->db, suyuan_db_close);
}

static SuyuanStmt *
prepare (Memory     *self,
         const char *sql)
{
  g_autoptr (GError) error = NULL;
  SuyuanStmt *stmt = suyuan_db_prepare (self->db, sql, &error);

  g_assert_no_error (error);
  return stmt;
}

/* What is bound comes back with its type. */
static void
test_round_trip (Memory       *self,
                 gconstpointer data)
{
  static const guint8 bytes[] = { 0, 1, 2, 0, 255 };
  g_autoptr (SuyuanStmt) stmt = prepare (self, "SELECT ?, ?, ?, ?, ?, ?, ?");
  SuyuanUid uid = random_uid (), again;
  gsize     length;

  g_assert_cmpint (suyuan_stmt_n_columns (stmt), ==, 7);
  suyuan_stmt_bind_null (stmt, 0);
  suyuan_stmt_bind_int64 (stmt, 1, G_MININT64);
  suyuan_stmt_bind_double (stmt, 2, 0.1);
  suyuan_stmt_bind_text (stmt, 3, "汉江 and more", 6);
  suyuan_stmt_bind_blob (stmt, 4, bytes, sizeof bytes);
  suyuan_stmt_bind_uid (stmt, 5, &uid);
  g_assert_cmpint (suyuan_stmt_step (stmt, NULL), ==, SUYUAN_STEP_ROW);

  g_assert_cmpint (suyuan_stmt_type (stmt, 0), ==, SQLITE_NULL);
  g_assert_null (suyuan_stmt_text (stmt, 0));
  g_assert_cmpint (suyuan_stmt_int64 (stmt, 1), ==, G_MININT64);
  g_assert_cmpfloat (suyuan_stmt_double (stmt, 2), ==, 0.1);
  g_assert_cmpstr (suyuan_stmt_text (stmt, 3), ==, "汉江");
  g_assert_cmpmem (suyuan_stmt_bytes (stmt, 3, &length), length, "汉江", 6);
  g_assert_cmpmem (suyuan_stmt_blob (stmt, 4, &length), length, bytes, sizeof bytes);
  g_assert_true (suyuan_stmt_uid (stmt, 5, &again));
  g_assert_true (suyuan_uid_equal (&uid, &again));
  g_assert_cmpint (suyuan_stmt_type (stmt, 6), ==, SQLITE_NULL); /* never bound */
  g_assert_cmpint (suyuan_stmt_step (stmt, NULL), ==, SUYUAN_STEP_DONE);
}

/* A text is no blob, and anything but 16 bytes is nobody. */
static void
test_not_a_blob (Memory       *self,
                 gconstpointer data)
{
  g_autoptr (SuyuanStmt) stmt = prepare (self, "SELECT 'sixteen letters.', x'0102', NULL, 7, zeroblob (17), ''");
  SuyuanUid uid;
  gsize     length = 99;

  g_assert_cmpint (suyuan_stmt_step (stmt, NULL), ==, SUYUAN_STEP_ROW);
  g_assert_null (suyuan_stmt_blob (stmt, 0, &length));
  g_assert_cmpuint (length, ==, 0);
  for (int i = 0; i < 6; i++)
    {
      memset (&uid, 0xff, sizeof uid);
      g_assert_false (suyuan_stmt_uid (stmt, i, &uid));
      g_assert_true (suyuan_uid_is_nil (&uid));
    }
}

/* A damaged column is copied as far as it goes; what is no blob leaves zeros. */
static void
test_copy (Memory       *self,
           gconstpointer data)
{
  g_autoptr (SuyuanStmt) stmt = prepare (self, "SELECT x'0102', x'0102030405', NULL, 'abcd', zeroblob (0)");
  static const guint8 expected[5][4] = { { 1, 2 }, { 1, 2, 3, 4 } };
  static const gsize  lengths[5] = { 2, 5 };
  guint8              bytes[5];

  g_assert_cmpint (suyuan_stmt_step (stmt, NULL), ==, SUYUAN_STEP_ROW);
  for (int i = 0; i < 5; i++)
    {
      memset (bytes, 0xff, sizeof bytes);
      g_assert_cmpuint (suyuan_stmt_copy (stmt, i, bytes, 4), ==, lengths[i]);
      g_assert_cmpmem (bytes, 4, expected[i], 4);
      g_assert_cmpuint (bytes[4], ==, 0xff);
    }
}

static void
insert (Memory *self,
        gint64  id,
        gint64  value)
{
  g_autoptr (SuyuanStmt) stmt = prepare (self, insert_sql);
  g_autoptr (GError) error = NULL;

  suyuan_stmt_bind_int64 (stmt, 0, id);
  suyuan_stmt_bind_int64 (stmt, 1, value);
  g_assert_true (suyuan_stmt_run (stmt, &error));
  g_assert_no_error (error);
}

/* Handed back and asked for again it is the same one, with no binding left from before. */
static void
test_cache (Memory       *self,
            gconstpointer data)
{
  static const char sql[] = "SELECT ?";
  SuyuanStmt       *first = prepare (self, sql), *second;
  char             *text = g_strdup ("SELECT 1 + ?"), *same_text = g_strdup (text);

  suyuan_stmt_bind_int64 (first, 0, 5);
  g_assert_cmpint (suyuan_stmt_step (first, NULL), ==, SUYUAN_STEP_ROW);
  g_assert_cmpint (suyuan_stmt_int64 (first, 0), ==, 5);
  suyuan_stmt_done (first);

  second = prepare (self, sql);
  g_assert_true (first == second);
  g_assert_cmpint (suyuan_stmt_step (second, NULL), ==, SUYUAN_STEP_ROW);
  g_assert_cmpint (suyuan_stmt_type (second, 0), ==, SQLITE_NULL);
  suyuan_stmt_done (second);

  /* By its text, not its address, where the text is made at run time. */
  first = suyuan_db_prepare_text (self->db, text, NULL);
  suyuan_stmt_done (first);
  g_free (text);
  second = suyuan_db_prepare_text (self->db, same_text, NULL);
  g_assert_true (first == second);
  suyuan_stmt_done (second);
  g_free (same_text);
}

/* While a statement walks, the same SQL asked for further down gives another. */
static void
test_in_use (Memory       *self,
             gconstpointer data)
{
  guint n_pairs = 0;

  for (gint64 i = 1; i <= 12; i++)
    insert (self, i, i * i);

  {
    g_autoptr (SuyuanStmt) outer = prepare (self, walk_sql);

    while (suyuan_stmt_step (outer, NULL) == SUYUAN_STEP_ROW)
      {
        g_autoptr (SuyuanStmt) inner = prepare (self, walk_sql);

        g_assert_true (inner != outer);
        while (suyuan_stmt_step (inner, NULL) == SUYUAN_STEP_ROW)
          {
            g_autoptr (SuyuanStmt) innermost = prepare (self, walk_sql);

            g_assert_true (innermost != inner && innermost != outer);
            g_assert_cmpint (suyuan_stmt_step (innermost, NULL), ==, SUYUAN_STEP_ROW);
            g_assert_cmpint (suyuan_stmt_int64 (innermost, 0), ==, 1);
            n_pairs++;
          }
      }
  }
  g_assert_cmpuint (n_pairs, ==, 144);
  g_assert_false (suyuan_db_exec (self->db, "DROP TABLE nowhere", NULL));
  g_assert_true (suyuan_db_exec (self->db, "DROP TABLE t", NULL)); /* nothing is reading any more */
}

/* Binding cannot fail where it stands: the step says so, once, and says nothing was done. */
static void
test_bind_failure (Memory       *self,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanStmt) stmt = prepare (self, insert_sql);
  gint64 n;

  suyuan_stmt_bind_int64 (stmt, 0, 1);
  suyuan_stmt_bind_int64 (stmt, 7, 1);
  suyuan_stmt_bind_int64 (stmt, 1, 1);
  g_assert_false (suyuan_stmt_run (stmt, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_true (suyuan_db_get_int64 (self->db, "SELECT count(*) FROM t", &n, NULL));
  g_assert_cmpint (n, ==, 0);

  suyuan_stmt_bind_int64 (stmt, 0, 1);
  suyuan_stmt_bind_int64 (stmt, 1, 1);
  g_assert_true (suyuan_stmt_run (stmt, &error));
  g_assert_no_error (error);
}

static void
test_bad_indexes (Memory       *self,
                  gconstpointer data)
{
  g_autoptr (SuyuanStmt) stmt = prepare (self, insert_sql);
  SuyuanUid uid = random_uid ();

  for (guint way = 0; way < 6; way++)
    {
      g_autoptr (GError) error = NULL;

      if (way == 0)
        suyuan_stmt_bind_null (stmt, 2);
      else if (way == 1)
        suyuan_stmt_bind_int64 (stmt, -1, 0);
      else if (way == 2)
        suyuan_stmt_bind_double (stmt, 2, 0);
      else if (way == 3)
        suyuan_stmt_bind_text (stmt, 2, "x", -1);
      else if (way == 4)
        suyuan_stmt_bind_blob (stmt, 2, "x", 1);
      else
        suyuan_stmt_bind_uid (stmt, 2, &uid);
      g_assert_cmpint (suyuan_stmt_step (stmt, &error), ==, SUYUAN_STEP_ERROR);
      g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CONSTRAINT);
      suyuan_stmt_reset (stmt);
    }
}

static void
test_bind_column (Memory       *self,
                  gconstpointer data)
{
  g_autoptr (SuyuanStmt) row = prepare (self, "SELECT 1, 'text' UNION ALL SELECT 2, 2.5 UNION ALL SELECT 3, x'0a00' UNION ALL SELECT 4, NULL");
  g_autoptr (SuyuanStmt) stmt = prepare (self, insert_sql);
  gint64 same;

  while (suyuan_stmt_step (row, NULL) == SUYUAN_STEP_ROW)
    {
      suyuan_stmt_bind_column (stmt, 0, row, 0);
      suyuan_stmt_bind_column (stmt, 1, row, 1);
      g_assert_true (suyuan_stmt_run (stmt, NULL));
    }
  g_assert_true (suyuan_db_get_int64 (self->db,
                                      "SELECT group_concat (typeof (value) || quote (value), ' ') = 'text''text'' real2.5 blobX''0A00'' nullNULL' FROM t",
                                      &same, NULL));
  g_assert_cmpint (same, ==, 1);
}

/* A run that hits a constraint says so and leaves the statement ready. */
static void
test_constraint (Memory       *self,
                 gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SuyuanStmt *stmt;

  insert (self, 1, 10);
  stmt = prepare (self, insert_sql);
  suyuan_stmt_bind_int64 (stmt, 0, 1);
  g_assert_false (suyuan_stmt_run (stmt, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CONSTRAINT);
  suyuan_stmt_done (stmt);
  insert (self, 2, 20);
}

/* run is for what returns nothing: a row is not an end. */
static void
test_run_with_row (Memory       *self,
                   gconstpointer data)
{
  g_autoptr (SuyuanStmt) stmt = prepare (self, "SELECT 1");

  g_assert_false (suyuan_stmt_run (stmt, NULL));
}

static void
test_bad_sql (Memory       *self,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (suyuan_db_prepare (self->db, "SELECT nothing FROM t", &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "nothing"));
  g_clear_error (&error);
  g_assert_null (suyuan_db_prepare_text (self->db, "SELEC", &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_FAILED);
  suyuan_stmt_done (NULL);
}

/* The cached statements follow a table that is dropped and made again under them. */
static void
test_schema_change (Memory       *self,
                    gconstpointer data)
{
  insert (self, 1, 1);
  g_assert_true (suyuan_db_exec (self->db, "DROP TABLE t; CREATE TABLE t (id INTEGER PRIMARY KEY, value, more DEFAULT 7)", NULL));
  insert (self, 1, 2);
  {
    g_autoptr (SuyuanStmt) row = prepare (self, walk_sql);

    g_assert_cmpint (suyuan_stmt_step (row, NULL), ==, SUYUAN_STEP_ROW);
    g_assert_cmpint (suyuan_stmt_int64 (row, 1), ==, 2);
  }
}

/* Thousands of values of every kind through one statement, against what was put in. */
static void
test_many (Memory       *self,
           gconstpointer data)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (SuyuanStmt) row = NULL;

  g_assert_true (suyuan_db_begin (self->db, NULL));
  for (guint i = 0; i < 5000; i++)
    {
      gint64 number = g_test_rand_int () * (G_GINT64_CONSTANT (1) << random_below (32));

      g_array_append_val (numbers, number);
      insert (self, i, number);
    }
  g_assert_true (suyuan_db_commit (self->db, NULL));

  row = prepare (self, walk_sql);
  for (guint i = 0; i < numbers->len; i++)
    {
      g_assert_cmpint (suyuan_stmt_step (row, NULL), ==, SUYUAN_STEP_ROW);
      g_assert_cmpint (suyuan_stmt_int64 (row, 1), ==, g_array_index (numbers, gint64, i));
    }
  g_assert_cmpint (suyuan_stmt_step (row, NULL), ==, SUYUAN_STEP_DONE);
}

#define ADD(name, func) g_test_add ("/store/stmt/" name, Memory, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("round-trip", test_round_trip);
  ADD ("not-a-blob", test_not_a_blob);
  ADD ("copy", test_copy);
  ADD ("cache", test_cache);
  ADD ("in-use", test_in_use);
  ADD ("bind-failure", test_bind_failure);
  ADD ("bad-indexes", test_bad_indexes);
  ADD ("bind-column", test_bind_column);
  ADD ("constraint", test_constraint);
  ADD ("run-with-row", test_run_with_row);
  ADD ("bad-sql", test_bad_sql);
  ADD ("schema-change", test_schema_change);
  ADD ("many", test_many);

  return g_test_run ();
}
