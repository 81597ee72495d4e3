/* test-journal.c: heads, batches and histories
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-fixture.h"

static void
test_info (Fixture      *self,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanJournalInfo) empty = suyuan_journal_info (self->workspace, &error);
  g_autofree char *head = NULL;
  g_autoptr (SuyuanJournalInfo) one = NULL;
  g_autoptr (SuyuanJournalInfo) two = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (empty->batches, ==, 0);
  g_assert_cmpuint (empty->devices->len, ==, 0);
  g_assert_cmpuint (strlen (empty->head), ==, 64);

  fixture_add (self->workspace, SUYUAN_KIND_OUTLET, "A", "a", NULL);
  one = suyuan_journal_info (self->workspace, &error);
  fixture_add (self->workspace, SUYUAN_KIND_OUTLET, "B", "b", NULL);
  two = suyuan_journal_info (self->workspace, &error);
  g_assert_cmpuint (two->batches, ==, 2);
  g_assert_cmpuint (two->changes, ==, 2);
  g_assert_cmpuint (two->devices->len, ==, 1);
  g_assert_cmpstr (one->devices->pdata[0], ==, two->devices->pdata[0]);
  g_assert_cmpstr (one->head, !=, two->head);
  head = suyuan_journal_dup_head (self->workspace, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (head, ==, two->head);
  g_assert_cmpstr (one->heads->pdata[0], !=, two->heads->pdata[0]);
}

static void
test_batches (Fixture      *self,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  SuyuanUid        uid = fixture_add (self->workspace, SUYUAN_KIND_OUTLET, "A", "a", &first);
  g_autoptr (GPtrArray) lines = NULL;
  SuyuanBatchLine *line;

  second = fixture_set_text (self->workspace, SUYUAN_KIND_OUTLET, &uid, "name", "b");
  g_assert_true (suyuan_journal_undo (self->workspace, NULL, NULL, NULL, NULL, &error));
  lines = suyuan_journal_batches (self->workspace, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, 3);

  line = lines->pdata[0];
  g_assert_true (g_str_has_prefix (line->verb, "undo:"));
  g_assert_false (line->undoable);
  line = lines->pdata[1];
  g_assert_cmpstr (line->batch, ==, second);
  g_assert_true (line->undone);
  g_assert_false (line->undoable);
  line = lines->pdata[2];
  g_assert_cmpstr (line->batch, ==, first);
  g_assert_cmpstr (line->verb, ==, "add");
  g_assert_cmpuint (line->rows, ==, 1);
  g_assert_true (line->undoable);

  g_ptr_array_unref (lines);
  lines = suyuan_journal_batches (self->workspace, 1, &error);
  g_assert_cmpuint (lines->len, ==, 1);
}

static void
test_history (Fixture      *self,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SuyuanUid uid = fixture_add (self->workspace, SUYUAN_KIND_OUTLET, "A", "a", NULL);
  SuyuanUid other = fixture_add (self->workspace, SUYUAN_KIND_OUTLET, "B", "b", NULL);
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) newest = NULL;
  SuyuanHistoryLine *line;

  g_free (fixture_set_text (self->workspace, SUYUAN_KIND_OUTLET, &uid, "name", "c"));
  g_free (fixture_set_text (self->workspace, SUYUAN_KIND_OUTLET, &other, "name", "d"));
  lines = suyuan_journal_history (self->workspace, SUYUAN_KIND_OUTLET, &uid, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, 4);

  line = lines->pdata[0];
  g_assert_cmpstr (line->field, ==, "name");
  g_assert_cmpstr (line->old_value.text, ==, "a");
  g_assert_cmpstr (line->new_value.text, ==, "c");
  g_assert_cmpstr (line->verb, ==, "set");
  line = lines->pdata[1];
  g_assert_true (line->created);
  g_assert_null (line->field);
  g_assert_true (suyuan_uid_equal (&line->uid, &uid));

  newest = suyuan_journal_history (self->workspace, SUYUAN_KIND_OUTLET, &uid, 2, &error);
  g_assert_cmpuint (newest->len, ==, 2);
}

/* Whatever the limit, it is the newest lines, newest first, and each follows from the one below it. */
static void
test_limits (Fixture      *self,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SuyuanUid uid = fixture_add (self->workspace, SUYUAN_KIND_OUTLET, "A", "0", NULL);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) all = NULL;

  for (guint i = 1; i <= 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);

      /* The clock jumps about; what was done later stands above all the same. */
      suyuan_workspace_use_time (self->workspace, G_GINT64_CONSTANT (1778140800000) + g_test_rand_int_range (0, 100000));
      g_ptr_array_add (ids, fixture_set_text (self->workspace, SUYUAN_KIND_OUTLET, &uid, "name", name));
    }

  all = suyuan_journal_history (self->workspace, SUYUAN_KIND_OUTLET, &uid, 0, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 20; i++)
    {
      SuyuanHistoryLine *line = all->pdata[i];

      g_assert_cmpstr (line->batch, ==, ids->pdata[19 - i]);
      g_assert_cmpint (atoi (line->new_value.text), ==, 20 - i);
      g_assert_cmpint (atoi (line->old_value.text), ==, 19 - i);
    }
  for (guint limit = 1; limit <= all->len + 2; limit++)
    {
      g_autoptr (GPtrArray) lines = suyuan_journal_history (self->workspace, SUYUAN_KIND_OUTLET, &uid, limit, &error);
      g_autoptr (GPtrArray) batches = suyuan_journal_batches (self->workspace, limit, &error);

      g_assert_cmpuint (lines->len, ==, MIN (limit, all->len));
      g_assert_cmpuint (batches->len, ==, MIN (limit, 21));
      for (guint i = 0; i < MIN (limit, 20); i++)
        {
          g_assert_cmpstr (((SuyuanHistoryLine *) lines->pdata[i])->batch, ==, ids->pdata[19 - i]);
          g_assert_cmpstr (((SuyuanBatchLine *) batches->pdata[i])->batch, ==, ids->pdata[19 - i]);
        }
    }
}

#define ADD(name, func) g_test_add ("/store/journal/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

/* Each record once, in the order it changed first, and no more than can be followed. */
static void
test_changed_since (Fixture      *self,
                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64    mark = 0;
  SuyuanUid a = fixture_add (self->workspace, SUYUAN_KIND_OUTLET, "A", "a", NULL), b, c;
  g_autoptr (GArray) none = suyuan_journal_changed_since (self->workspace, &mark, 10, &error);
  g_autoptr (GArray) three = NULL;
  g_autoptr (GArray) more = NULL;
  g_autoptr (GArray) again = NULL;
  gint64 before = mark;

  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0); /* from 0 nothing is listed */
  b = fixture_add (self->workspace, SUYUAN_KIND_REACH, "B", "b", NULL);
  c = fixture_add (self->workspace, SUYUAN_KIND_OUTLET, "C", "c", NULL);
  g_free (fixture_set_text (self->workspace, SUYUAN_KIND_OUTLET, &a, "name", "aa"));
  g_free (fixture_set_text (self->workspace, SUYUAN_KIND_REACH, &b, "name", "bb"));
  three = suyuan_journal_changed_since (self->workspace, &mark, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (three->len, ==, 3);
  g_assert_true (suyuan_uid_equal (&g_array_index (three, SuyuanUid, 0), &b));
  g_assert_true (suyuan_uid_equal (&g_array_index (three, SuyuanUid, 1), &c));
  g_assert_true (suyuan_uid_equal (&g_array_index (three, SuyuanUid, 2), &a));
  again = suyuan_journal_changed_since (self->workspace, &mark, 10, &error);
  g_assert_cmpuint (again->len, ==, 0);
  more = suyuan_journal_changed_since (self->workspace, &before, 1, &error);
  g_assert_cmpuint (more->len, ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("info", test_info);
  ADD ("batches", test_batches);
  ADD ("history", test_history);
  ADD ("limits", test_limits);
  ADD ("changed-since", test_changed_since);

  return g_test_run ();
}
