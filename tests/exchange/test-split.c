/* test-split.c: records split off a text lose nothing, whatever the text and however it arrives
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "collect.h"
#include "suyuan-split.h"

static char *
make_text (GRand *rand)
{
  static const char *const parts[] = { "\"", "\"\"", ",", ",\"", "\",", "\n", "\r\n", "\r", "x", "污水", " ", ",,", "\"\n" };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = g_rand_int_range (rand, 1, 60); i > 0; i--)
    g_string_append (text, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static guint
count_line_ends (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p++)
    n += *p == '\n' || (*p == '\r' && p[1] != '\n');

  return n;
}

static char *
print (const SuyuanSplit *split)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < split->starts->len; i++)
    g_string_append_printf (text, "[%s]", split->text->str + g_array_index (split->starts, gsize, i));
  if (split->unbalanced)
    g_string_append_c (text, '!');

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_splits (const char *text,
               guint       expected_cells,
               const char *expected)
{
  g_auto (SuyuanSplit) split = { 0 };
  g_autofree char *got = NULL;

  suyuan_split_init (&split);
  g_assert_true (suyuan_split_parse (&split, text, strlen (text), TRUE, ",", expected_cells));
  got = print (&split);
  g_assert_cmpstr (got, ==, expected);
}

static void
test_cells (void)
{
  assert_splits ("a,b", 0, "[a][b]");
  assert_splits ("a,b,", 0, "[a][b][]");
  assert_splits (",", 0, "[][]");
  assert_splits ("\n", 0, "[]");
  assert_splits ("\"\"", 0, "[]");
  assert_splits ("\"\"\"\"", 0, "[\"]");
  assert_splits ("\"a\"\"\",b", 0, "[a\"][b]");
  assert_splits ("a\"b\"c,d", 0, "[a\"b\"c][d]");
  assert_splits ("\"a,b\nc\",d", 0, "[a,b\nc][d]");
  assert_splits ("\"a,b\nc\",d", 2, "[a,b\nc][d]");
  assert_splits ("\"a,b\nc\",d", 3, "[a,b\nc][d]");
  assert_splits ("x,\"a\n1,b\"", 3, "[x][a\n1,b]");
  assert_splits ("x,y,\"a\n1,b\",2", 3, "[x][y][\"a]!");
  assert_splits ("\"a", 0, "[\"a]!");
  assert_splits ("\"a\nb", 0, "[\"a]!");
  assert_splits ("\"a\"x,b", 0, "[\"a\"x][b]!");
  assert_splits ("\"a\"x\"", 0, "[\"a\"x\"]!");
}

/* Every byte belongs to one record and every line is counted. */
static void
test_whole (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (21);
  g_auto (SuyuanSplit) split = { 0 };

  suyuan_split_init (&split);
  for (guint round = 0; round < 3000; round++)
    {
      g_autofree char *text = make_text (rand);
      gsize            length = strlen (text), taken = 0;
      guint            n_lines = 0;

      while (taken < length)
        {
          g_assert_true (suyuan_split_parse (&split, text + taken, length - taken, TRUE, ",", round % 4));
          g_assert_cmpuint (split.length, >, 0);
          g_assert_cmpuint (split.starts->len, >, 0);
          taken += split.length;
          n_lines += split.n_lines;
        }
      g_assert_cmpuint (taken, ==, length);
      g_assert_cmpuint (n_lines, >=, count_line_ends (text));
      g_assert_cmpuint (n_lines, <=, count_line_ends (text) + 1);
    }
}

/* A record that can be told from the beginning of the text is the one that the whole text gives. */
static void
test_pieces (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (22);
  g_auto (SuyuanSplit) whole = { 0 }, part = { 0 };
  guint n_early = 0;

  suyuan_split_init (&whole);
  suyuan_split_init (&part);
  for (guint round = 0; round < 3000; round++)
    {
      g_autofree char *text = make_text (rand);
      g_autofree char *expected = NULL;
      gsize            length = strlen (text);

      g_assert_true (suyuan_split_parse (&whole, text, length, TRUE, ",", round % 4));
      expected = print (&whole);
      for (gsize kept = 1; kept < length; kept++)
        {
          g_autofree char *got = NULL;

          if (!g_utf8_validate (text, kept, NULL) || !suyuan_split_parse (&part, text, kept, FALSE, ",", round % 4))
            continue;
          got = print (&part);
          g_assert_cmpstr (got, ==, expected);
          g_assert_cmpuint (part.length, ==, whole.length);
          n_early++;
        }
    }
  g_assert_cmpuint (n_early, >, 1000);
}

static void
assert_delimiter (const char *text,
                  const char *expected,
                  guint       expected_cells)
{
  guint n_cells;

  g_assert_cmpstr (suyuan_split_detect_delimiter (text, strlen (text), TRUE, &n_cells), ==, expected);
  g_assert_cmpuint (n_cells, ==, expected_cells);
}

static void
test_delimiter (void)
{
  assert_delimiter ("", ",", 1);
  assert_delimiter ("one\ntwo\n", ",", 1);
  assert_delimiter ("a,b;c\n1,2\n3,4\n", ",", 2);
  assert_delimiter ("a;b,c;d\n1;2;3,5\n3;4;7\n", ";", 3);
  assert_delimiter ("a\tb, c\n1\t2, 3, 4\n", "\t", 2);
  assert_delimiter ("\"a;b;c\",x\n\"d;e;f\",y\n", ",", 2);
  assert_delimiter ("a|b\n1|2\n", "|", 2);
  assert_delimiter ("a¦b¦c\n1¦2¦3\n", "¦", 3);
  assert_delimiter ("title\n\na,b,c\n1,2,3\n1,2,3\n", ",", 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/split/cells", test_cells);
  g_test_add_func ("/split/whole", test_whole);
  g_test_add_func ("/split/pieces", test_pieces);
  g_test_add_func ("/split/delimiter", test_delimiter);

  return g_test_run ();
}
