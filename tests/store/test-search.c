/* test-search.c: the search by code and name against a look at every record
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-random.h"

#include "suyuan-search.h"

#include <string.h>

typedef struct
{
  SuyuanUid uid;
  char     *code, *name;
} Named;

static void
named_clear (gpointer data)
{
  Named *self = data;

  g_free (self->code);
  g_free (self->name);
}

static GArray *
model_new (void)
{
  GArray *model = g_array_new (FALSE, TRUE, sizeof (Named));

  g_array_set_clear_func (model, named_clear);
  return model;
}

static char *
lower (const char *text)
{
  GString *folded = g_string_new (NULL);

  for (const char *c = text; c != NULL && *c != '\0'; c = g_utf8_next_char (c))
    g_string_append_unichar (folded, g_unichar_tolower (g_utf8_get_char (c)));
  return g_string_free (folded, FALSE);
}

/* Every word of the search stands in the code or in the name. */
static gboolean
expect_found (const Named *named,
              const char  *search)
{
  g_autofree char *code = lower (named->code), *name = lower (named->name);
  g_auto (GStrv) words = g_strsplit_set (search, " \t\n", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = lower (words[i]);

      if (strstr (code, word) == NULL && strstr (name, word) == NULL)
        return FALSE;
    }
  return TRUE;
}

static guint
assert_search (Fixture    *self,
               GArray     *model,
               const char *search)
{
  g_autoptr (GError) error = NULL;
  SuyuanQuery query = { .kind = SUYUAN_KIND_OUTLET, .search = search };
  g_autoptr (GPtrArray) records = suyuan_workspace_query (self->workspace, &query, &error);
  g_autoptr (GHashTable) uids = g_hash_table_new (suyuan_uid_hash, suyuan_uid_equal);
  guint n = 0;

  if (error != NULL)
    g_error ("“%s”: %s", search, error->message);
  for (guint i = 0; i < records->len; i++)
    g_hash_table_add (uids, (gpointer) suyuan_record_get_uid (records->pdata[i]));
  for (guint i = 0; i < model->len; i++)
    {
      const Named *named = &g_array_index (model, Named, i);
      gboolean     expected = expect_found (named, search);

      if (g_hash_table_contains (uids, &named->uid) != expected)
        g_error ("“%s” should %sfind “%s” “%s”", search, expected ? "" : "not ", named->code, named->name);
      n += expected;
    }
  g_assert_cmpuint (records->len, ==, n);
  g_assert_cmpint (suyuan_workspace_count (self->workspace, &query, NULL), ==, n);
  return n;
}

static void
store (Fixture     *self,
       GArray      *model,
       SuyuanBatch *batch,
       const char  *code,
       const char  *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanRecord) record = fixture_record (self->workspace, SUYUAN_KIND_OUTLET, code, name);
  Named named = { *suyuan_record_get_uid (record), g_strdup (code), g_strdup (name) };

  g_array_append_val (model, named);
  g_assert_true (suyuan_batch_create (batch, record, &error));
  g_assert_no_error (error);
}

static void
fill_random (Fixture *self,
             GArray  *model,
             guint    n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBatch) batch = suyuan_batch_begin (self->workspace, "add", NULL, &error);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *code = random_chance (30) ? NULL : g_strdup_printf ("%s-%u%u", random_chance (50) ? "HN" : "hb", random_below (40), i);
      g_autofree char *name = random_text (7);

      store (self, model, batch, code, name);
    }
  g_assert_true (suyuan_batch_commit (batch, NULL, &error));
  g_assert_no_error (error);
}

/* A piece of what is there, or a text that may be nowhere. */
static char *
random_search (GArray *model)
{
  const Named     *named = &g_array_index (model, Named, random_below (model->len));
  const char      *whole = named->code != NULL && random_chance (40) ? named->code : named->name;
  glong            length = g_utf8_strlen (whole, -1), start = random_below (length), end = start + 1 + random_below (MIN (3, length - start));
  g_autofree char *piece = g_utf8_substring (whole, start, end), *other = random_text (3);

  switch (random_below (6))
    {
    case 0:
      return g_utf8_strup (piece, -1);
    case 1:
      return g_steal_pointer (&other);
    case 2:
      return g_strdup_printf ("%s %s", piece, other);
    default:
      return g_steal_pointer (&piece);
    }
}

static void
test_random (Fixture      *self,
             gconstpointer data)
{
  g_autoptr (GArray) model = model_new ();
  guint n_found = 0;

  fill_random (self, model, 400);
  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *search = random_search (model);

      n_found += assert_search (self, model, search);
    }
  g_assert_cmpuint (n_found, >, 1000);
}

static void
edit_random (Fixture     *self,
             SuyuanBatch *batch,
             GArray      *model)
{
  guint  at = random_below (model->len);
  Named *named = &g_array_index (model, Named, at);
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanRecord) record = suyuan_record_new (suyuan_workspace_get_catalogue (self->workspace), SUYUAN_KIND_OUTLET, &named->uid);

  switch (random_below (4))
    {
    case 0:
      g_assert_true (suyuan_batch_remove (batch, SUYUAN_KIND_OUTLET, &named->uid, &error));
      g_array_remove_index_fast (model, at);
      return;
    case 1:
      g_free (named->code);
      named->code = random_chance (50) ? NULL : g_strdup_printf ("NEW-%u%04x", at, random_below (65536));
      suyuan_record_set_text (record, "code", named->code);
      break;
    case 2:
      g_free (named->name);
      named->name = random_text (8);
      suyuan_record_set_text (record, "name", named->name);
      break;
    default:
      suyuan_record_set_text (record, "remark", named->name);
    }
  g_assert_true (suyuan_batch_update (batch, record, NULL, &error));
  g_assert_no_error (error);
}

/* The index follows every change, several of one record in one batch too. */
static void
test_edits (Fixture      *self,
            gconstpointer data)
{
  g_autoptr (GArray) model = model_new ();

  fill_random (self, model, 150);
  for (guint round = 0; round < 15; round++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SuyuanBatch) batch = suyuan_batch_begin (self->workspace, "edit", NULL, &error);

      for (guint i = 0; i < 15 && model->len > 0; i++)
        edit_random (self, batch, model);
      g_assert_true (suyuan_batch_commit (batch, NULL, &error));
      g_assert_no_error (error);
      fill_random (self, model, 5);
      for (guint i = 0; i < 30; i++)
        {
          g_autofree char *search = random_search (model);

          assert_search (self, model, search);
        }
    }
}

/* Named cases, with how many they find, so that oracle and code cannot be wrong together. */
static void
test_known (Fixture      *self,
            gconstpointer data)
{
  static const char *const rows[][2] = {
    { "HN-001", "汉江北岸雨水口" },
    { "HN-002", "汉江南岸污水处理厂" },
    { "hn-010", "江汉油田" },
    { NULL, "Mill Road 排口 7#" },
    { "A_B%C", "ＡＢ公司" },
    { "江", "x" },
    { "DE\"F'G", "100%达标" },
  };
  static const struct
  {
    const char *search;
    guint       n;
  } known[] = {
    { "汉江", 2 },
    { "江汉", 1 },
    { "江", 4 },
    { "汉", 3 },
    { "汉江 污水", 1 },
    { "污水 汉江", 1 },
    { "汉江污水", 0 },
    { "HN-0", 3 },
    { "hn-0", 3 },
    { "N-0", 3 },
    { "-", 3 },
    { "00", 3 },
    { "001", 1 },
    { "0 01", 2 },
    { "mill", 1 },
    { "MILL ROAD", 1 },
    { "road排", 0 },
    { "d 排", 1 },
    { "口 7", 1 },
    { "7#", 1 },
    { "＃", 0 },
    { "ａｂ", 1 },
    { "ＡＢ", 1 },
    { "ab", 0 },
    { "a_b", 1 },
    { "a-b", 0 },
    { "%", 2 },
    { "b%c", 1 },
    { "_", 1 },
    { "\"", 1 },
    { "'", 1 },
    { "\"f'", 1 },
    { "*", 0 },
    { "NOT", 0 },
    { "OR", 0 },
    { "汉江\t北岸\n", 1 },
    { "", 7 },
    { " ", 7 },
    { "汉江北岸雨水口", 1 },
    { "汉江北岸雨水口了", 0 },
    { "厂", 1 },
    { "水厂", 0 },
  };
  g_autoptr (GArray) model = model_new ();
  g_autoptr (SuyuanBatch) batch = suyuan_batch_begin (self->workspace, "add", NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    store (self, model, batch, rows[i][0], rows[i][1]);
  g_assert_true (suyuan_batch_commit (batch, NULL, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      guint n = assert_search (self, model, known[i].search);

      if (n != known[i].n)
        g_error ("“%s” finds %u, not %u", known[i].search, n, known[i].n);
    }
}

/* Kinds share one index: nothing of another kind comes along, not even with the same row number. */
static void
test_kinds_apart (Fixture      *self,
                  gconstpointer data)
{
  for (SuyuanKind kind = 1; kind < SUYUAN_N_KINDS; kind++)
    {
      g_autoptr (SuyuanRecord) record = fixture_record (self->workspace, kind, NULL, "同一个名字");

      g_assert_true (suyuan_workspace_begin (self->workspace, NULL));
      put_row (self->workspace, record);
      g_assert_true (suyuan_workspace_commit (self->workspace, NULL));
    }
  for (SuyuanKind kind = 1; kind < SUYUAN_N_KINDS; kind++)
    {
      SuyuanQuery query = { .kind = kind, .search = "一个" };

      g_assert_cmpint (suyuan_workspace_count (self->workspace, &query, NULL), ==, 1);
    }
}

static void
test_rowid (void)
{
  gint64 last = 0;

  for (SuyuanKind kind = 1; kind < SUYUAN_N_KINDS; kind++)
    {
      g_assert_cmpint (suyuan_search_rowid (kind, 1), >, last);
      g_assert_cmpint (suyuan_search_rowid (kind, 500000) - suyuan_search_rowid (kind, 0), ==, 500000);
      last = suyuan_search_rowid (kind, (G_GINT64_CONSTANT (1) << 40) - 1);
    }
}

static void
test_pairs (void)
{
  static const struct
  {
    const char *text, *pairs;
  } known[] = {
    { NULL, "" },
    { "", "" },
    { "江", "江 " },
    { "汉江", "汉江 江 " },
    { "HN-1", "hn n_ _1 1 " },
    { "a b", "a_ _b b " },
    { "É𠀀", "é𠀀 𠀀 " },
    { "\xff\xfe", "" }, /* no text at all */
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autoptr (GString) pairs = g_string_new (NULL);

      suyuan_search_append_pairs (pairs, known[i].text);
      g_assert_cmpstr (pairs->str, ==, known[i].pairs);
    }
}

static void
test_fold (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *text = random_text (20), *folded = suyuan_search_fold (text), *expected = lower (text), *again = suyuan_search_fold (folded);

      g_assert_cmpstr (folded, ==, expected);
      g_assert_cmpstr (again, ==, folded);
    }
}

#define ADD(name, func) g_test_add ("/store/search/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("random", test_random);
  ADD ("edits", test_edits);
  ADD ("known", test_known);
  ADD ("kinds-apart", test_kinds_apart);
  g_test_add_func ("/store/search/rowid", test_rowid);
  g_test_add_func ("/store/search/pairs", test_pairs);
  g_test_add_func ("/store/search/fold", test_fold);

  return g_test_run ();
}
