/* test-search-terms.c: the index read from its own pages says what FTS5 says, and notices what is not in order
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-fixture.h"
#include "suyuan-db-private.h"
#include "suyuan-search-index.h"
#include "suyuan-search-segment.h"
#include "suyuan-search-terms.h"
#include "suyuan-search-vocabulary.h"
#include "suyuan-sum.h"

#define N_ROWS 400
#define N_WORDS 60

static void
run (SuyuanDb   *db,
     const char *sql)
{
  g_autoptr (GError) error = NULL;

  suyuan_db_exec (db, sql, &error);
  g_assert_no_error (error);
}

/* What FTS5 itself reads back, a row for every entry; FALSE where it cannot. */
static gboolean
sum_by_fts5 (SuyuanDb *db,
             guint64  *sum,
             guint    *n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanStmt) row = NULL;
  SuyuanStmtStep step;

  *sum = *n = 0;
  run (db, "DROP TABLE IF EXISTS temp.terms; CREATE VIRTUAL TABLE temp.terms USING fts5vocab (main, suyuan_search, instance)");
  row = suyuan_db_prepare_text (db, "SELECT term, doc FROM temp.terms", &error);
  g_assert_no_error (error);
  while ((step = suyuan_stmt_step (row, NULL)) == SUYUAN_STEP_ROW)
    {
      gsize       length;
      const char *term = suyuan_stmt_bytes (row, 0, &length);

      *sum += suyuan_sum_pair (suyuan_stmt_int64 (row, 1), suyuan_search_word (term, length));
      *n += 1;
    }
  return step == SUYUAN_STEP_DONE;
}

static guint64
sum_whole (SuyuanDb *db)
{
  g_autoptr (GError) error = NULL;
  guint64  sum;
  gboolean whole;

  g_assert_true (suyuan_search_terms_sum (db, &sum, &whole, &error));
  g_assert_no_error (error);
  g_assert_true (whole);
  return sum;
}

/* Words of which some are in every row, some in few. */
static char *
make_words (guint seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GString) words = g_string_new ("排口 ");

  for (guint i = 0; i < 6; i++)
    {
      guint word = (guint) g_rand_int_range (random, 0, N_WORDS);

      g_string_append_printf (words, word % 3 ? "%c%u " : "江%c%u ", 'a' + word % 26, word);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
put (SuyuanDb   *db,
     const char *sql,
     gint64      rowid,
     guint       seed)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *words = make_words (seed);
  g_autoptr (SuyuanStmt) stmt = suyuan_db_prepare_text (db, sql, &error);

  g_assert_no_error (error);
  suyuan_stmt_bind_int64 (stmt, 0, rowid);
  suyuan_stmt_bind_text (stmt, 1, words, -1);
  suyuan_stmt_run (stmt, &error);
  g_assert_no_error (error);
}

/* What is in the index: 0 for no row, else what its words were made from. */
typedef struct
{
  guint seeds[N_ROWS];
} Contents;

static void
change_one (SuyuanDb *db,
            Contents *contents)
{
  guint  i = (guint) g_test_rand_int_range (0, N_ROWS);
  gint64 rowid = ((gint64) (1 + i % 3) << 40) + i * 1000 + 1;

  if (contents->seeds[i] != 0)
    put (db, "INSERT INTO suyuan_search (suyuan_search, rowid, pairs) VALUES ('delete', ?, ?)", rowid, contents->seeds[i]);
  contents->seeds[i] = contents->seeds[i] != 0 && g_test_rand_int_range (0, 3) == 0 ? 0 : (guint) g_test_rand_int_range (1, G_MAXINT32);
  if (contents->seeds[i] != 0)
    put (db, "INSERT INTO suyuan_search (rowid, pairs) VALUES (?, ?)", rowid, contents->seeds[i]);
}

/* Many segments, small pages, merges that stop half way. */
static void
change_many (SuyuanDb *db,
             Contents *contents,
             guint     n)
{
  static const char *const after[] = {
    "INSERT INTO suyuan_search (suyuan_search, rank) VALUES ('merge', 4)",
    "INSERT INTO suyuan_search (suyuan_search, rank) VALUES ('merge', -3)",
    "INSERT INTO suyuan_search (suyuan_search, rank) VALUES ('usermerge', 2)",
    "INSERT INTO suyuan_search (suyuan_search, rank) VALUES ('automerge', 0)",
    "INSERT INTO suyuan_search (suyuan_search, rank) VALUES ('automerge', 3)",
    "INSERT INTO suyuan_search (suyuan_search) VALUES ('optimize')",
  };

  run (db, "BEGIN");
  for (guint i = 0; i < n; i++)
    change_one (db, contents);
  run (db, "COMMIT");
  if (g_test_rand_int_range (0, 3) == 0)
    run (db, after[g_test_rand_int_range (0, g_test_rand_int_range (0, 8) == 0 ? 6 : 5)]);
}

static void
make_index (SuyuanDb *db,
            Contents *contents,
            guint     n_changes)
{
  static const char *const sizes[] = { "32", "64", "200", "4050" };
  g_autofree char         *size = g_strdup_printf ("INSERT INTO suyuan_search (suyuan_search, rank) VALUES ('pgsz', %s)", sizes[g_test_rand_int_range (0, 4)]);

  sqlite3_db_config (db->native, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
  run (db, size);
  for (guint i = 0; i < n_changes; i++)
    change_many (db, contents, (guint) g_test_rand_int_range (1, 60));
}

static guint64
sum_contents (const Contents *contents)
{
  guint64 sum = 0;

  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autofree char *words = contents->seeds[i] == 0 ? g_strdup ("") : make_words (contents->seeds[i]);
      g_auto (GStrv) each = g_strsplit (words, " ", -1);

      for (guint j = 0; each[j] != NULL; j++)
        if (*each[j] != '\0' && !g_strv_contains ((const char *const *) each + j + 1, each[j]))
          sum += suyuan_sum_pair (((gint64) (1 + i % 3) << 40) + i * 1000 + 1, suyuan_search_word (each[j], strlen (each[j])));
    }
  return sum;
}

static void
test_same (Fixture      *self,
           gconstpointer data)
{
  SuyuanDb *db = self->workspace->db;
  Contents  contents = { { 0 } };
  guint64   by_fts5;
  guint     n;

  g_assert_cmpuint (sum_whole (db), ==, 0);
  make_index (db, &contents, 1);
  for (guint i = 0; i < 30; i++)
    {
      change_many (db, &contents, (guint) g_test_rand_int_range (1, 40));
      g_assert_true (sum_by_fts5 (db, &by_fts5, &n));
      g_assert_cmpuint (sum_contents (&contents), ==, by_fts5);
      g_assert_cmpuint (sum_whole (db), ==, by_fts5);
    }
  run (db, "INSERT INTO suyuan_search (suyuan_search) VALUES ('optimize')");
  g_assert_cmpuint (sum_whole (db), ==, sum_contents (&contents));
}

static void
assert_format_known (SuyuanDb *db,
                     gboolean  expected)
{
  g_autoptr (GError) error = NULL;
  gboolean known;

  g_assert_true (suyuan_search_terms_know_format (db, &known, &error));
  g_assert_no_error (error);
  g_assert_cmpint (known, ==, expected);
}

/* Of pages that are not read here FTS5 is asked, and says the same. */
static void
test_other_format (Fixture      *self,
                   gconstpointer data)
{
  static const char *const others[] = {
    "UPDATE suyuan_search_config SET v = 5 WHERE k = 'version'",
    "DELETE FROM suyuan_search_config WHERE k = 'version'",
    "UPDATE suyuan_search_data SET block = CAST (substr (block, 1, 4) || x'ff000001' || substr (block, 5) AS BLOB) WHERE id = 10",
  };
  SuyuanDb *db = self->workspace->db;
  Contents  contents = { { 0 } };
  g_autoptr (GError) error = NULL;
  guint64  sum;
  gboolean whole;

  assert_format_known (db, TRUE);
  make_index (db, &contents, 10);
  assert_format_known (db, TRUE);
  g_assert_true (suyuan_search_vocabulary_sum (db, &sum, &whole, &error));
  g_assert_no_error (error);
  g_assert_true (whole);
  g_assert_cmpuint (sum, ==, sum_contents (&contents));
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      run (db, "BEGIN");
      run (db, others[i]);
      assert_format_known (db, FALSE);
      run (db, "ROLLBACK");
    }
  assert_format_known (db, TRUE);
}

/* In pages of another format nothing is damage but what FTS5 finds to be. */
static void
test_other_format_checked (Fixture      *self,
                           gconstpointer data)
{
  SuyuanWorkspace *workspace = self->workspace;
  SuyuanDb        *db = workspace->db;
  g_autoptr (GError) error = NULL;
  gboolean agrees;

  fixture_add (workspace, SUYUAN_KIND_OUTLET, "A-1", "排口", NULL);
  sqlite3_db_config (db->native, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
  run (db, "UPDATE suyuan_search_config SET v = 5 WHERE k = 'version'");
  g_assert_true (suyuan_search_index_check (db, workspace->tables, &agrees, &error));
  g_assert_no_error (error);
  g_assert_true (agrees);
  put (db, "INSERT INTO suyuan_search (rowid, pairs) VALUES (?, ?)", 77, 5);
  g_assert_true (suyuan_search_index_check (db, workspace->tables, &agrees, &error));
  g_assert_no_error (error);
  g_assert_false (agrees);
}

/* A mark of the rows that FTS5 finds; -1 where it fails. */
static gint64
search_one (SuyuanDb   *db,
            const char *match)
{
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (db, "SELECT sum (rowid * 7 % 1000003) FROM suyuan_search WHERE suyuan_search MATCH ?", NULL);

  g_assert_nonnull (row);
  suyuan_stmt_bind_text (row, 0, match, -1);
  return suyuan_stmt_step (row, NULL) == SUYUAN_STEP_ROW ? suyuan_stmt_int64 (row, 0) : -1;
}

/* By every word beside one that all have, and by the beginnings of words. */
static gint64
search_all (SuyuanDb *db)
{
  guint64 mark = 0;

  for (guint i = 0; i < N_WORDS; i++)
    {
      g_autofree char *word = g_strdup_printf ("\"%s%c%u\" AND \"排口\"", i % 3 ? "" : "江", 'a' + i % 26, i);
      g_autofree char *beginning = g_strdup_printf ("\"%s%c\" *", i % 3 ? "" : "江", 'a' + i % 26);

      mark = mark * 31 + (guint64) search_one (db, word);
      mark = mark * 31 + (guint64) search_one (db, beginning);
    }
  return (gint64) mark;
}

/* One bit of the pages or of the ways to them. */
static void
flip_one (SuyuanDb *db,
          guint     i)
{
  g_autofree char *pick = g_strdup_printf (i % 4 ? "SELECT rowid, block FROM (SELECT id AS rowid, block FROM suyuan_search_data WHERE id > 10) LIMIT 1 OFFSET abs (random ()) %% (SELECT count(*) - 2 FROM suyuan_search_data)"
                                                 : "SELECT segid, term, pgno FROM suyuan_search_idx LIMIT 1 OFFSET abs (random ()) %% (SELECT count(*) FROM suyuan_search_idx)");
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare_text (db, pick, NULL);
  g_autoptr (SuyuanStmt) write = NULL;
  g_autofree guint8 *bytes = NULL;
  gconstpointer      stored;
  gsize              length;

  g_assert_cmpint (suyuan_stmt_step (row, NULL), ==, SUYUAN_STEP_ROW);
  stored = suyuan_stmt_bytes (row, 1, &length);
  bytes = g_memdup2 (stored, length);
  if (length > 0)
    bytes[g_test_rand_int_range (0, (gint32) length)] ^= 1 << g_test_rand_int_range (0, 8);
  write = suyuan_db_prepare_text (db, i % 4 ? "UPDATE suyuan_search_data SET block = ?2 WHERE id = ?1" : i % 8 && length > 0 ? "UPDATE OR REPLACE suyuan_search_idx SET term = ?2 WHERE segid = ?1 AND term = ?3"
                                                                                                                             : "UPDATE suyuan_search_idx SET pgno = ?4 WHERE segid = ?1 AND term = ?3",
                                  NULL);
  suyuan_stmt_bind_int64 (write, 0, suyuan_stmt_int64 (row, 0));
  suyuan_stmt_bind_blob (write, 1, bytes, length);
  if (i % 4 == 0)
    suyuan_stmt_bind_column (write, 2, row, 1);
  if (i % 4 == 0 && (i % 8 == 0 || length == 0))
    suyuan_stmt_bind_int64 (write, 3, suyuan_stmt_int64 (row, 2) ^ 1 << g_test_rand_int_range (0, 4));
  g_assert_true (suyuan_stmt_run (write, NULL));
}

/* Where a search finds other rows, it is said. */
static void
test_flips (Fixture      *self,
            gconstpointer data)
{
  SuyuanDb *db = self->workspace->db;
  Contents  contents = { { 0 } };
  gint64    found;
  guint64   sum;
  guint     n_changed = 0;

  make_index (db, &contents, 20);
  found = search_all (db);
  sum = sum_whole (db);
  g_assert_cmpuint (sum, ==, sum_contents (&contents));
  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (GError) error = NULL;
      guint64  damaged, by_fts5;
      gboolean whole, changed, noticed;
      guint    n;

      run (db, "BEGIN");
      flip_one (db, i);
      changed = search_all (db) != found || !sum_by_fts5 (db, &by_fts5, &n) || by_fts5 != sum;
      noticed = !suyuan_search_terms_sum (db, &damaged, &whole, &error) || !whole || damaged != sum;
      g_assert_no_error (error);
      if (changed)
        g_assert_true (noticed);
      n_changed += changed;
      run (db, "ROLLBACK");
    }
  g_assert_cmpuint (n_changed, >, 5);
  g_assert_cmpuint (sum_whole (db), ==, sum);
}

static void
test_numbers (void)
{
  static const struct
  {
    guint8  bytes[9];
    gsize   length;
    guint64 number;
  } cases[] = {
    { { 0x00 }, 1, 0 },
    { { 0x7f }, 1, 127 },
    { { 0x81, 0x00 }, 2, 128 },
    { { 0xff, 0x7f }, 2, 16383 },
    { { 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff }, 9, G_MAXUINT64 },
    { { 0x81, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01 }, 9, G_GUINT64_CONSTANT (1) << 57 | 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint64 number;
      gsize   offset = 0;

      g_assert_true (suyuan_search_take_number (cases[i].bytes, &offset, cases[i].length, &number));
      g_assert_cmpuint (number, ==, cases[i].number);
      g_assert_cmpuint (offset, ==, cases[i].length);
      offset = 0;
      g_assert_false (suyuan_search_take_number (cases[i].bytes, &offset, cases[i].length - 1, &number));
    }
}

#define ADD(name, func) g_test_add ("/store/search-terms/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("same", test_same);
  ADD ("other-format", test_other_format);
  ADD ("other-format-checked", test_other_format_checked);
  ADD ("flips", test_flips);
  g_test_add_func ("/store/search-terms/numbers", test_numbers);

  return g_test_run ();
}
