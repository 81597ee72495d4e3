/* test-search-index.c: an index that differs from the rows is noticed, and made anew without touching them
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-fixture.h"
#include "suyuan-db-private.h"

#define MANY 3000 /* rows: the index has pages of its own for their terms */

static void
fill (Fixture *self,
      guint    n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBatch) batch = suyuan_batch_begin (self->workspace, "import", NULL, &error);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *code = g_strdup_printf ("QY-%05u", i * 7919 % 100000);
      g_autofree char *name = g_strdup_printf ("汉江%u号 A/b  排口排口 %u%u", i, i % 7, i % 11);
      g_autoptr (SuyuanRecord) record = fixture_record (self->workspace, i % 3 == 0 ? SUYUAN_KIND_ENTERPRISE : SUYUAN_KIND_OUTLET, code, name);

      g_assert_true (suyuan_batch_create (batch, record, &error));
    }
  g_assert_true (suyuan_batch_commit (batch, NULL, &error));
  g_assert_no_error (error);
}

static void
meddle (Fixture    *self,
        const char *sql)
{
  SuyuanDb *db = self->workspace->db;
  g_autoptr (GError) error = NULL;

  sqlite3_db_config (db->native, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
  suyuan_db_set_writer (db, TRUE);
  suyuan_db_exec (db, sql, &error);
  g_assert_no_error (error);
  suyuan_db_set_writer (db, FALSE);
}

static SuyuanVerdict *
verify (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  SuyuanVerdict *verdict = suyuan_journal_verify (self->workspace, NULL, NULL, &error);

  g_assert_no_error (error);
  return verdict;
}

static void
assert_whole (Fixture *self)
{
  g_autoptr (SuyuanVerdict) verdict = verify (self);

  g_assert_cmpstr (verdict->why, ==, NULL);
  g_assert_true (verdict->ok);
  g_assert_false (verdict->only_search);
}

static gint64
count (Fixture    *self,
       const char *words)
{
  SuyuanQuery query = { .kind = SUYUAN_KIND_OUTLET, .search = words };
  g_autoptr (GError) error = NULL;
  gint64 n = suyuan_workspace_count (self->workspace, &query, &error);

  g_assert_no_error (error);
  return n;
}

/* As it is after a start, an import, and a reading by whoever may not write. */
static void
test_whole (Fixture      *self,
            gconstpointer data)
{
  assert_whole (self);
  fill (self, MANY);
  assert_whole (self);
  fixture_reopen (self, SUYUAN_OPEN_READ);
  assert_whole (self);
  assert_whole (self);
}

/* It may have been undone. */
static void
rename_one (Fixture         *self,
            SuyuanKind       kind,
            const SuyuanUid *uid,
            const char      *name)
{
  g_autoptr (SuyuanRecord) there = suyuan_workspace_get (self->workspace, kind, uid, NULL);

  if (there != NULL)
    g_free (fixture_set_text (self->workspace, kind, uid, "name", name));
}

/* Edits, removals, undo and redo of every kind leave it what it has to be. */
static void
test_random (Fixture      *self,
             gconstpointer data)
{
  static const char *const names[] = { "汉江", "汉 江", "Ａ口", "a_b", "İstanbul", "𠀀𠀁𠀂", "x", "排口排口排口" };
  SuyuanUid                uids[30];

  for (guint i = 0; i < G_N_ELEMENTS (uids); i++)
    uids[i] = fixture_add (self->workspace, i % 2 ? SUYUAN_KIND_OUTLET : SUYUAN_KIND_ENTERPRISE, "A-1", names[i % G_N_ELEMENTS (names)], NULL);
  for (guint i = 0; i < 120; i++)
    {
      guint which = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (uids));

      switch (g_test_rand_int_range (0, 4))
        {
        case 0:
          suyuan_journal_undo (self->workspace, NULL, NULL, NULL, NULL, NULL);
          break;
        case 1:
          suyuan_journal_redo (self->workspace, NULL, NULL, NULL, NULL);
          break;
        default:
          rename_one (self, which % 2 ? SUYUAN_KIND_OUTLET : SUYUAN_KIND_ENTERPRISE, &uids[which], names[g_test_rand_int_range (0, G_N_ELEMENTS (names))]);
          break;
        }
    }
  assert_whole (self);
}

static const struct
{
  const char *name, *sql;
} damages[] = {
  { "emptied", "INSERT INTO suyuan_search (suyuan_search) VALUES ('delete-all')" },
  { "one-more", "INSERT INTO suyuan_search (rowid, pairs) SELECT max (fid) + 5 + (5 << 40), '汉江 江 ' FROM outlet" },
  { "one-pair-more", "INSERT INTO suyuan_search (rowid, pairs) SELECT min (fid) + (5 << 40), 'zz ' FROM outlet" },
  { "one-less", "INSERT INTO suyuan_search (suyuan_search, rowid, pairs) SELECT 'delete', min (fid) + (5 << 40), '汉江 ' FROM outlet" },
  { "a-long-word", "INSERT INTO suyuan_search (rowid, pairs) SELECT min (fid) + (5 << 40), 'abcdefghijklmnopq' FROM outlet" },
  { "no-way-to-it", "DELETE FROM suyuan_search_idx" },
  { "a-block-lost", "DELETE FROM suyuan_search_data WHERE id = (SELECT max (id) FROM suyuan_search_data)" },
  { "a-block-garbled", "UPDATE suyuan_search_data SET block = zeroblob (length (block)) WHERE id = (SELECT max (id) FROM suyuan_search_data)" },
};

/* Found as what it is, and put right by the short way, which leaves the journal and the rows alone. */
static void
test_damage (Fixture      *self,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanJournalInfo) before = NULL;
  g_autoptr (SuyuanJournalInfo) after = NULL;
  g_autoptr (SuyuanVerdict) verdict = NULL;
  guint n;

  fill (self, MANY);
  g_assert_cmpint (count (self, "汉江"), ==, MANY - MANY / 3);
  before = suyuan_journal_info (self->workspace, NULL);
  meddle (self, damages[GPOINTER_TO_UINT (data)].sql);
  fixture_reopen (self, SUYUAN_OPEN_READ);
  verdict = verify (self);
  g_assert_false (verdict->ok);
  g_assert_true (verdict->only_search);
  g_assert_nonnull (verdict->why);
  g_assert_null (verdict->bad_batch);

  g_assert_false (suyuan_journal_repair_search (self->workspace, &n, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  fixture_reopen (self, SUYUAN_OPEN_WRITE);
  g_assert_true (suyuan_journal_repair_search (self->workspace, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, MANY);
  assert_whole (self);
  g_assert_cmpint (count (self, "汉江"), ==, MANY - MANY / 3);
  g_assert_cmpint (count (self, "排口"), ==, MANY - MANY / 3);
  after = suyuan_journal_info (self->workspace, NULL);
  g_assert_cmpstr (before->head, ==, after->head);
}

/* Where more is wrong the long way is the only one. */
static void
test_not_only (Fixture      *self,
               gconstpointer data)
{
  g_autoptr (SuyuanVerdict) verdict = NULL;

  fill (self, 30);
  meddle (self, "INSERT INTO suyuan_search (suyuan_search) VALUES ('delete-all'); UPDATE outlet SET village = 'x'");
  verdict = verify (self);
  g_assert_false (verdict->ok);
  g_assert_false (verdict->only_search);
}

/* Every two neighbours in every name lead to their row after a rebuilding, as they did before. */
static void
test_rebuilt_finds (Fixture      *self,
                    gconstpointer data)
{
  guint  n;
  gint64 before;

  fill (self, 200);
  before = count (self, "号 a");
  g_assert_cmpint (before, >, 0);
  g_assert_true (suyuan_journal_repair_search (self->workspace, &n, NULL));
  g_assert_cmpint (count (self, "号 a"), ==, before);
  g_assert_cmpint (count (self, "qy-"), ==, 200 - 67);
  g_assert_cmpint (count (self, "无此"), ==, 0);
}

#define ADD(name, func) g_test_add ("/store/search-index/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("whole", test_whole);
  ADD ("random", test_random);
  ADD ("not-only", test_not_only);
  ADD ("rebuilt-finds", test_rebuilt_finds);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *path = g_strconcat ("/store/search-index/damage/", damages[i].name, NULL);

      g_test_add (path, Fixture, GUINT_TO_POINTER (i), fixture_set_up, test_damage, fixture_tear_down);
    }

  return g_test_run ();
}
