/* test-merge.c: the same batches give the same tables, in whatever order they come
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-offices.h"

static void
act (SuyuanWorkspace *office)
{
  static const char *const keys[] = { "name", "village", "code", "type_remark" };
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBatch) batch = NULL;
  SuyuanQuery query = { .kind = SUYUAN_KIND_OUTLET };
  g_autoptr (GPtrArray) records = suyuan_workspace_query (office, &query, &error);
  g_autofree char *text = g_strdup_printf ("值%d", g_test_rand_int_range (0, 6));
  int              what = g_test_rand_int_range (0, 10);

  suyuan_workspace_use_time (office, START + g_test_rand_int_range (0, 100000));
  if (what == 9)
    {
      /* What stands in its way is not the matter here. */
      suyuan_journal_undo (office, NULL, NULL, NULL, NULL, NULL);
      return;
    }

  batch = suyuan_batch_begin (office, "act", NULL, &error);
  g_assert_no_error (error);
  if (what < 3 || records->len == 0)
    {
      g_autoptr (SuyuanRecord) made = fixture_record (office, SUYUAN_KIND_OUTLET, text, "新");

      suyuan_record_set_integer (made, "lon", 1120000000 + g_test_rand_int_range (0, 1000000));
      suyuan_record_set_integer (made, "lat", 330000000);
      g_assert_true (suyuan_batch_create (batch, made, &error));
    }
  else
    {
      SuyuanRecord *old = records->pdata[g_test_rand_int_range (0, records->len)];
      g_autoptr (SuyuanRecord) change = suyuan_record_new (suyuan_workspace_get_catalogue (office), SUYUAN_KIND_OUTLET, suyuan_record_get_uid (old));

      if (what == 8)
        g_assert_true (suyuan_batch_remove (batch, SUYUAN_KIND_OUTLET, suyuan_record_get_uid (old), &error));
      else if (what == 7)
        suyuan_record_set_integer (change, "lon", 1120000000 + g_test_rand_int_range (0, 1000000));
      else
        suyuan_record_set_text (change, keys[g_test_rand_int_range (0, G_N_ELEMENTS (keys))], text);
      if (what != 8)
        g_assert_true (suyuan_batch_update (batch, change, NULL, &error));
    }
  g_assert_no_error (error);
  g_assert_true (suyuan_batch_commit (batch, NULL, &error));
}

/* The batches one by one, some of them twice. */
static void
merge_in_any_order (SuyuanWorkspace *into,
                    GPtrArray       *batches)
{
  shuffle (batches);
  for (guint i = 0; i < batches->len; i++)
    {
      g_autoptr (GPtrArray) one = g_ptr_array_new ();

      g_ptr_array_add (one, batches->pdata[i]);
      if (g_test_rand_bit ())
        g_ptr_array_add (one, batches->pdata[g_test_rand_int_range (0, i + 1)]);
      office_merge (into, one);
    }
}

static void
test_histories (World        *self,
                gconstpointer data)
{
  g_autoptr (GPtrArray) batches = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *shuffled = NULL;
  SuyuanWorkspace *late;

  /* Every case starts from the same seed. */
  for (guint i = GPOINTER_TO_UINT (data); i > 0; i--)
    g_test_rand_int ();
  for (guint i = 0; i < 60; i++)
    {
      guint a = g_test_rand_int_range (0, N_DEVICES), b = g_test_rand_int_range (0, N_DEVICES);

      act (self->offices[a]);
      if (g_test_rand_int_range (0, 4) == 0 && a != b)
        office_exchange (self->offices[a], self->offices[b]);
    }
  for (guint i = 1; i < N_DEVICES; i++)
    office_exchange (self->offices[i], self->offices[0]);
  office_exchange (self->offices[0], self->offices[1]);

  late = world_open_office (self);
  batches = office_export (self->offices[0]);
  merge_in_any_order (late, batches);

  first = office_dump (self->offices[0]);
  second = office_dump (self->offices[1]);
  shuffled = office_dump (late);
  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (first, ==, shuffled);
  for (guint i = 0; i < self->n_offices; i++)
    office_assert_whole (self->offices[i]);
}

static void
test_withheld (World        *self,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanVerdict) verdict = NULL;
  g_autoptr (SuyuanVerdict) filled = NULL;
  g_autoptr (GPtrArray) bare = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  for (guint i = 0; i < 5; i++)
    act (self->offices[0]);
  bare = suyuan_journal_export (self->offices[0], TRUE, &error);
  g_assert_cmpuint (office_merge (self->offices[1], bare), ==, bare->len);
  verdict = suyuan_journal_verify (self->offices[1], NULL, NULL, &error);
  g_assert_true (verdict->ok);
  g_assert_cmpuint (verdict->withheld, ==, verdict->changes);

  /* The contents may follow. */
  office_exchange (self->offices[0], self->offices[1]);
  filled = suyuan_journal_verify (self->offices[1], NULL, NULL, &error);
  g_assert_cmpstr (filled->why, ==, NULL);
  g_assert_cmpuint (filled->withheld, ==, 0);
  before = office_dump (self->offices[0]);
  after = office_dump (self->offices[1]);
  g_assert_cmpstr (before, ==, after);
}

#define count_conflicts(office) office_count (office, "SELECT count(*) FROM suyuan_conflict")

static void
test_conflict (World        *self,
               gconstpointer data)
{
  SuyuanWorkspace *a = self->offices[0], *b = self->offices[1];
  SuyuanUid        uid = fixture_add (a, SUYUAN_KIND_OUTLET, "A", "one", NULL);
  g_autoptr (SuyuanRecord) merged = NULL;

  office_exchange (a, b);
  g_free (fixture_set_text (a, SUYUAN_KIND_OUTLET, &uid, "name", "two"));
  suyuan_workspace_use_time (b, START + 5000);
  g_free (fixture_set_text (b, SUYUAN_KIND_OUTLET, &uid, "name", "three"));
  g_free (fixture_set_text (b, SUYUAN_KIND_OUTLET, &uid, "village", "东村"));
  office_exchange (b, a);
  office_exchange (a, b);

  merged = suyuan_workspace_get (a, SUYUAN_KIND_OUTLET, &uid, NULL);
  g_assert_cmpstr (suyuan_record_get_text (merged, "name"), ==, "three");
  g_assert_cmpint (count_conflicts (a), ==, 1);
  g_assert_cmpint (count_conflicts (b), ==, 1);

  /* Whoever edits the field next has seen both. */
  g_free (fixture_set_text (a, SUYUAN_KIND_OUTLET, &uid, "name", "two and three"));
  office_exchange (a, b);
  g_assert_cmpint (count_conflicts (a), ==, 0);
  g_assert_cmpint (count_conflicts (b), ==, 0);
  office_assert_whole (a);
  office_assert_whole (b);
}

/* One key in two copies of a workspace: two batches claim one number. */
static void
test_fork (World        *self,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *key = g_strdup_printf ("%s/0.key", self->folder);
  g_autoptr (SuyuanVerdict) verdict = NULL;

  suyuan_workspace_use_device (self->offices[1], suyuan_device_load (key, &error));
  fixture_add (self->offices[0], SUYUAN_KIND_OUTLET, "A", "a", NULL);
  fixture_add (self->offices[1], SUYUAN_KIND_OUTLET, "B", "b", NULL);
  office_exchange (self->offices[1], self->offices[0]);
  verdict = suyuan_journal_verify (self->offices[0], NULL, NULL, &error);
  g_assert_cmpuint (verdict->forks, ==, 1);
  g_assert_cmpstr (verdict->why, ==, NULL);
}

/* Any changed byte is refused, and nothing of the delivery is taken in. */
static void
test_tampered (World        *self,
               gconstpointer data)
{
  g_autoptr (GPtrArray) batches = NULL;

  for (guint i = 0; i < 3; i++)
    fixture_add (self->offices[0], SUYUAN_KIND_OUTLET, "A", "a", NULL);
  batches = office_export (self->offices[0]);
  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SuyuanJournalInfo) info = NULL;
      gsize         length;
      gconstpointer whole = g_bytes_get_data (batches->pdata[2], &length);
      guint8       *bytes = g_memdup2 (whole, length);
      g_autoptr (GPtrArray) delivery = g_ptr_array_new ();
      g_autoptr (GBytes) changed = NULL;

      if (i % 10 == 0)
        length = g_test_rand_int_range (0, length);
      else
        bytes[g_test_rand_int_range (0, length)] ^= 1 << g_test_rand_int_range (0, 8);
      changed = g_bytes_new_take (bytes, length);
      g_ptr_array_add (delivery, batches->pdata[0]);
      g_ptr_array_add (delivery, changed);
      g_assert_false (suyuan_journal_merge (self->offices[1], delivery, NULL, &error));
      g_assert_true (g_error_matches (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CORRUPT) ||
                     g_error_matches (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_TOO_NEW));
      info = suyuan_journal_info (self->offices[1], NULL);
      g_assert_cmpuint (info->batches, ==, 0);
    }
}

/* After a merge from a clock ahead of ours, ours goes on behind it. */
static void
test_clock_ahead (World        *self,
                  gconstpointer data)
{
  SuyuanUid uid;
  g_autoptr (SuyuanRecord) record = NULL;

  suyuan_workspace_use_time (self->offices[0], START + 3600000);
  uid = fixture_add (self->offices[0], SUYUAN_KIND_OUTLET, "A", "a", NULL);
  office_exchange (self->offices[0], self->offices[1]);
  g_free (fixture_set_text (self->offices[1], SUYUAN_KIND_OUTLET, &uid, "name", "b"));
  office_exchange (self->offices[1], self->offices[0]);
  record = suyuan_workspace_get (self->offices[0], SUYUAN_KIND_OUTLET, &uid, NULL);
  g_assert_cmpstr (suyuan_record_get_text (record, "name"), ==, "b");
  g_assert_cmpint (count_conflicts (self->offices[0]), ==, 0);
}

#define ADD(name, n, func) g_test_add ("/store/merge/" name, World, GUINT_TO_POINTER (n), world_set_up, func, world_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("histories/1", 1, test_histories);
  ADD ("histories/2", 2, test_histories);
  ADD ("histories/3", 3, test_histories);
  ADD ("withheld", 0, test_withheld);
  ADD ("conflict", 0, test_conflict);
  ADD ("fork", 0, test_fork);
  ADD ("tampered", 0, test_tampered);
  ADD ("clock-ahead", 0, test_clock_ahead);

  return g_test_run ();
}
