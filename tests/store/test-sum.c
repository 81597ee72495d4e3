/* test-sum.c: sums are equal where the values are, here and in SQL, and differ where one of them does
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <sqlite3.h>
#include <string.h>

#include "suyuan-stmt.h"
#include "suyuan-sum.h"

#define N_VALUES 12

/* Values of every type, and as SQL. */
static SuyuanSlice
random_slice (GByteArray *bytes,
              GString    *sql)
{
  g_auto (SuyuanValue) value = { 0 };
  g_autoptr (GBytes) blob = NULL;
  gsize start = bytes->len;

  switch (g_test_rand_int_range (0, 5))
    {
    case 0:
      suyuan_value_set_integer (&value, g_test_rand_int ());
      g_string_append_printf (sql, ", %" G_GINT64_FORMAT, value.integer);
      break;
    case 1:
      suyuan_value_set_real (&value, g_test_rand_int () / 8.0 + 0.0625);
      g_string_append_printf (sql, ", %.17g", value.real);
      break;
    case 2:
      suyuan_value_take_text (&value, g_strdup_printf ("%.*s%d", g_test_rand_int_range (0, 20), "汉江排口abcdefgh", g_test_rand_int ()));
      g_string_append_printf (sql, ", '%s'", value.text);
      break;
    case 3:
      blob = g_bytes_new ("\1\2\3\4\5\6\7\10\11", (gsize) g_test_rand_int_range (1, 10));
      suyuan_value_set_blob (&value, blob);
      g_string_append (sql, ", x'");
      for (gsize i = 0; i < g_bytes_get_size (blob); i++)
        g_string_append_printf (sql, "%02x", ((const guint8 *) g_bytes_get_data (blob, NULL))[i]);
      g_string_append (sql, "'");
      break;
    default:
      g_string_append (sql, ", NULL");
      return (SuyuanSlice){ NULL, 0 };
    }
  suyuan_value_serialize (&value, bytes);
  return (SuyuanSlice){ bytes->data + start, (guint32) (bytes->len - start) };
}

static gint64
ask (SuyuanDb   *db,
     const char *sql,
     int        *type)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare_text (db, sql, &error);

  g_assert_no_error (error);
  g_assert_cmpint (suyuan_stmt_step (row, &error), ==, SUYUAN_STEP_ROW);
  if (type != NULL)
    *type = suyuan_stmt_type (row, 0);
  return suyuan_stmt_int64 (row, 0);
}

/* A row of random values comes to the same in SQL and from its slices, and to another sum once a value is another. */
static void
test_rows (void)
{
  g_autoptr (SuyuanDb) db = suyuan_db_open (":memory:", SUYUAN_DB_CREATE, NULL);

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autoptr (GString) sql = g_string_new ("SELECT suyuan_row_sum (7");
      g_autofree char *other = NULL;
      guint64          sum = 0;

      g_byte_array_set_size (bytes, 4096); /* it must not move */
      g_byte_array_set_size (bytes, 0);
      for (guint i = 0; i < N_VALUES; i++)
        {
          SuyuanSlice slice = random_slice (bytes, sql);

          sum += suyuan_sum_slice (7 + i, &slice);
        }
      other = g_strdup_printf ("%s, 1)", sql->str);
      g_string_append (sql, ")");
      g_assert_cmphex (sum, ==, (guint64) ask (db, sql->str, NULL));
      g_assert_cmphex (sum, !=, (guint64) ask (db, other, NULL));
      g_assert_cmphex (sum + suyuan_sum_integer (7 + N_VALUES, 1), ==, (guint64) ask (db, other, NULL));
    }
}

/* What looks alike is not: types, places, lengths, bytes behind the last whole word. */
static void
test_differences (void)
{
  static const char *const unlike[] = { "1", "1.0", "'1'", "x'31'", "NULL, 1", "''", "x''", "'abcdefgh'", "'abcdefghi'", "'abcdefgh' || char (0)",
                                        "'abcdefgi'", "'ab', 'cdefgh'", "0", "-1", "NULL" };
  g_autoptr (SuyuanDb) db = suyuan_db_open (":memory:", SUYUAN_DB_CREATE, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (unlike); i++)
    for (guint j = 0; j < G_N_ELEMENTS (unlike); j++)
      {
        g_autofree char *left = g_strdup_printf ("SELECT suyuan_row_sum (0, %s)", unlike[i]);
        g_autofree char *right = g_strdup_printf ("SELECT suyuan_row_sum (0, %s)", unlike[j]);

        g_assert_true ((ask (db, left, NULL) == ask (db, right, NULL)) == (i == j));
      }
}

/* Of the keys of an index in any order, but not of others, nor of the same at exchanged rows. */
static void
test_keys (void)
{
  static const char rows[] = "(SELECT 1 AS i, 'a' AS k UNION ALL SELECT 2, 'b' UNION ALL SELECT 3, NULL)";
  static const char turned[] = "(SELECT 3 AS i, NULL AS k UNION ALL SELECT 1, 'a' UNION ALL SELECT 2, 'b')";
  static const char exchanged[] = "(SELECT 1 AS i, 'b' AS k UNION ALL SELECT 2, 'a' UNION ALL SELECT 3, NULL)";
  g_autoptr (SuyuanDb) db = suyuan_db_open (":memory:", SUYUAN_DB_CREATE, NULL);
  g_autofree char *first = g_strdup_printf ("SELECT suyuan_entries_sum ('1', i, k) FROM %s", rows);
  g_autofree char *second = g_strdup_printf ("SELECT suyuan_entries_sum ('1', i, k) FROM %s", turned);
  g_autofree char *third = g_strdup_printf ("SELECT suyuan_entries_sum ('1', i, k) FROM %s", exchanged);
  g_autofree char *ordered = g_strdup_printf ("SELECT suyuan_index_sum (i, k) FROM %s", turned);

  g_assert_cmpint (ask (db, first, NULL), ==, ask (db, second, NULL));
  g_assert_cmpint (ask (db, first, NULL), !=, ask (db, third, NULL));
  g_assert_cmphex ((guint64) ask (db, first, NULL), ==, suyuan_sum_weight (0) * (guint64) ask (db, ordered, NULL));
  g_assert_cmpint (ask (db, "SELECT suyuan_entries_sum ('1', 1, 2) WHERE 0", NULL), ==, 0);
  g_assert_cmpint (ask (db, "SELECT suyuan_entries_sum ('', 1)", NULL), ==, 0);
}

/* Several indexes in one sum: each weighs for itself, so that a key that stands in another's place is seen. */
static void
test_weights (void)
{
  static const char rows[] = "(SELECT 1 AS i, 'a' AS k, 'b' AS l, 5 AS m UNION ALL SELECT 2, NULL, 'a', NULL)";
  g_autoptr (SuyuanDb) db = suyuan_db_open (":memory:", SUYUAN_DB_CREATE, NULL);
  g_autofree char *all = g_strdup_printf ("SELECT suyuan_entries_sum ('121', i, k, l, m, k) FROM %s", rows);
  g_autofree char *turned = g_strdup_printf ("SELECT suyuan_entries_sum ('121', i, l, k, m, k) FROM %s", rows);
  g_autofree char *other = g_strdup_printf ("SELECT suyuan_entries_sum ('112', i, k, l, m, k) FROM %s", rows);
  g_autofree char *single = g_strdup_printf ("SELECT suyuan_index_sum (i, k) FROM (SELECT * FROM %s ORDER BY i DESC)", rows);
  g_autofree char *sorted = g_strdup_printf ("SELECT suyuan_index_sum (i, l, m) FROM (SELECT * FROM %s ORDER BY l)", rows);
  guint64          sum = suyuan_sum_weight (0) * (guint64) ask (db, single, NULL) + suyuan_sum_weight (1) * (guint64) ask (db, sorted, NULL) +
                suyuan_sum_weight (2) * (guint64) ask (db, single, NULL);

  g_assert_cmphex ((guint64) ask (db, all, NULL), ==, sum);
  g_assert_cmphex ((guint64) ask (db, turned, NULL), !=, sum);
  g_assert_cmphex ((guint64) ask (db, other, NULL), !=, sum);
}

static const struct
{
  const char *before, *after;
} orders[] = {
  { "NULL", "-5" },
  { "NULL", "x''" },
  { "-5", "3" },
  { "3", "3.5" },
  { "3.5", "4" },
  { "9", "''" },
  { "'ab'", "'abc'" },
  { "'abc'", "'abd'" },
  { "'z'", "'汉'" },
  { "'汉'", "x'00'" },
  { "x'0001'", "x'01'" },
};

/* One key behind the other is in order, before it is not, and the same key only by the number of the row. */
static void
test_order (void)
{
  g_autoptr (SuyuanDb) db = suyuan_db_open (":memory:", SUYUAN_DB_CREATE, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    for (guint shared = 0; shared < 2; shared++)
      {
        const char      *head = shared ? "'same', " : "";
        g_autofree char *good = g_strdup_printf ("SELECT suyuan_index_sum (column1, %scolumn2) FROM (VALUES (9, %s), (1, %s))", head, orders[i].before, orders[i].after);
        g_autofree char *bad = g_strdup_printf ("SELECT suyuan_index_sum (column1, %scolumn2) FROM (VALUES (1, %s), (9, %s))", head, orders[i].after, orders[i].before);
        g_autofree char *same = g_strdup_printf ("SELECT suyuan_index_sum (column1, %scolumn2) FROM (VALUES (1, %s), (2, %s))", head, orders[i].after, orders[i].after);
        g_autofree char *twice = g_strdup_printf ("SELECT suyuan_index_sum (column1, %scolumn2) FROM (VALUES (2, %s), (2, %s))", head, orders[i].after, orders[i].after);
        int              type;

        ask (db, good, &type);
        g_assert_cmpint (type, ==, SQLITE_INTEGER);
        ask (db, bad, &type);
        g_assert_cmpint (type, ==, SQLITE_NULL);
        ask (db, same, &type);
        g_assert_cmpint (type, ==, SQLITE_INTEGER);
        ask (db, twice, &type);
        g_assert_cmpint (type, ==, SQLITE_NULL);
      }
}

/* No schema may call them: a view of somebody else's would run them on whatever it likes. */
static void
test_not_in_schema (void)
{
  g_autoptr (SuyuanDb) db = suyuan_db_open (":memory:", SUYUAN_DB_CREATE, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanStmt) row = NULL;

  g_assert_true (suyuan_db_exec (db, "CREATE VIEW sly AS SELECT suyuan_row_sum (0, 1)", NULL));
  row = suyuan_db_prepare (db, "SELECT * FROM sly", &error);
  g_assert_null (row);
  g_assert_nonnull (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/store/sum/rows", test_rows);
  g_test_add_func ("/store/sum/differences", test_differences);
  g_test_add_func ("/store/sum/keys", test_keys);
  g_test_add_func ("/store/sum/weights", test_weights);
  g_test_add_func ("/store/sum/order", test_order);
  g_test_add_func ("/store/sum/not-in-schema", test_not_in_schema);

  return g_test_run ();
}
