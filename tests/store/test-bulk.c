/* test-bulk.c: a big import sets indexes aside and leaves them as they were
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-fixture.h"

#define N_ROWS 4200

static gint64
count_indexes (Fixture *self)
{
  gint64 n;

  g_assert_true (suyuan_db_get_int64 (self->workspace->db, "SELECT count(*) FROM sqlite_schema WHERE tbl_name = 'outlet' AND type IN ('index', 'trigger')", &n, NULL));
  return n;
}

static void
create_many (Fixture     *self,
             SuyuanBatch *batch,
             guint        n)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *code = g_strdup_printf ("C-%05u", i);
      g_autoptr (SuyuanRecord) record = fixture_record (self->workspace, SUYUAN_KIND_OUTLET, code, "大批导入");

      suyuan_record_set_text (record, "division", "411381");
      suyuan_record_set_integer (record, "lon", 1120000000 + (i * 7919) % 1000000);
      suyuan_record_set_integer (record, "lat", 330000000 + (i * 104729) % 1000000);
      g_assert_true (suyuan_batch_create (batch, record, &error));
    }
}

static void
test_commit (Fixture      *self,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBatch) batch = suyuan_batch_begin (self->workspace, "import", NULL, &error);
  g_autoptr (SuyuanVerdict) verdict = NULL;
  gint64       before = count_indexes (self);
  SuyuanBounds box = { 1120000000, 330000000, 1120499999, 330499999 };
  SuyuanQuery  query = { .kind = SUYUAN_KIND_OUTLET, .search = "c-0419" };
  gint64       expected;

  create_many (self, batch, N_ROWS);
  g_assert_cmpint (count_indexes (self), <, before);
  g_assert_true (suyuan_batch_commit (batch, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_indexes (self), ==, before);

  g_assert_cmpint (suyuan_workspace_count (self->workspace, &query, NULL), ==, 10);
  query.search = NULL;
  query.bounds = &box;
  g_assert_true (suyuan_db_get_int64 (self->workspace->db, "SELECT count(*) FROM outlet WHERE lon <= 1120499999 AND lat <= 330499999", &expected, NULL));
  g_assert_cmpint (suyuan_workspace_count (self->workspace, &query, NULL), ==, expected);
  verdict = suyuan_journal_verify (self->workspace, NULL, NULL, &error);
  g_assert_cmpstr (verdict->why, ==, NULL);
}

static void
test_abort (Fixture      *self,
            gconstpointer data)
{
  gint64       before = count_indexes (self);
  SuyuanBatch *batch = suyuan_batch_begin (self->workspace, "import", NULL, NULL);

  create_many (self, batch, N_ROWS);
  suyuan_batch_free (batch);
  g_assert_cmpint (count_indexes (self), ==, before);
  fixture_add (self->workspace, SUYUAN_KIND_OUTLET, "A", "after", NULL);
}

/* A few rows beside many are not worth it. */
static void
test_few (Fixture      *self,
          gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SuyuanBatch *batch = suyuan_batch_begin (self->workspace, "import", NULL, &error);
  gint64       before = count_indexes (self);

  create_many (self, batch, 1000);
  g_assert_cmpint (count_indexes (self), ==, before);
  suyuan_batch_free (batch);
}

/* The whole import is one undo. */
static void
test_undo (Fixture      *self,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBatch) batch = suyuan_batch_begin (self->workspace, "import", NULL, &error);
  SuyuanQuery query = { .kind = SUYUAN_KIND_OUTLET };
  guint       n;

  create_many (self, batch, 500);
  g_assert_true (suyuan_batch_commit (batch, NULL, &error));
  g_assert_true (suyuan_journal_undo (self->workspace, NULL, NULL, NULL, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 500);
  g_assert_cmpint (suyuan_workspace_count (self->workspace, &query, NULL), ==, 0);
}

#define ADD(name, func) g_test_add ("/store/bulk/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("commit", test_commit);
  ADD ("abort", test_abort);
  ADD ("few", test_few);
  ADD ("undo", test_undo);

  return g_test_run ();
}
