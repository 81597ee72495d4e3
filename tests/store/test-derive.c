/* test-derive.c: the status of an outlet follows its own fields and what points to it
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-fixture.h"

static void
assert_status (Fixture         *self,
               const SuyuanUid *uid,
               const char      *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanRecord) record = suyuan_workspace_get (self->workspace, SUYUAN_KIND_OUTLET, uid, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (suyuan_record_get_text (record, "status"), ==, expected);
}

static SuyuanUid
add_pointing (Fixture         *self,
              SuyuanKind       kind,
              const SuyuanUid *outlet,
              const char      *key,
              const char      *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBatch) batch = suyuan_batch_begin (self->workspace, "add", NULL, &error);
  g_autoptr (SuyuanRecord) record = fixture_record (self->workspace, kind, NULL, "x");

  suyuan_record_set_ref (record, "outlet", outlet);
  if (kind == SUYUAN_KIND_LINK)
    suyuan_record_set_ref (record, "enterprise", outlet);
  if (kind == SUYUAN_KIND_SAMPLE)
    suyuan_record_set_integer (record, "taken", 1);
  if (kind == SUYUAN_KIND_TASK)
    suyuan_record_set_text (record, "category", "ban");
  if (key != NULL)
    suyuan_record_set_text (record, key, text);
  g_assert_true (suyuan_batch_create (batch, record, &error));
  g_assert_no_error (error);
  g_assert_true (suyuan_batch_commit (batch, NULL, &error));
  return *suyuan_record_get_uid (record);
}

static void
test_way (Fixture      *self,
          gconstpointer data)
{
  SuyuanUid outlet = fixture_add (self->workspace, SUYUAN_KIND_OUTLET, "A", "a", NULL);
  SuyuanUid link, task;

  assert_status (self, &outlet, "to_verify");
  g_free (fixture_set_text (self->workspace, SUYUAN_KIND_OUTLET, &outlet, "stage", "confirmed"));
  assert_status (self, &outlet, "to_monitor");
  add_pointing (self, SUYUAN_KIND_SAMPLE, &outlet, NULL, NULL);
  assert_status (self, &outlet, "to_trace");
  link = add_pointing (self, SUYUAN_KIND_LINK, &outlet, "confidence", "suspected");
  assert_status (self, &outlet, "to_trace");
  g_free (fixture_set_text (self->workspace, SUYUAN_KIND_LINK, &link, "confidence", "confirmed"));
  assert_status (self, &outlet, "to_rectify");
  task = add_pointing (self, SUYUAN_KIND_TASK, &outlet, "state", "under_way");
  assert_status (self, &outlet, "under_way");
  g_free (fixture_set_text (self->workspace, SUYUAN_KIND_TASK, &task, "state", "closed"));
  assert_status (self, &outlet, "closed");
}

/* A task that moves to another outlet, and one that is removed, leave the status of the first behind. */
static void
test_moves (Fixture      *self,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SuyuanUid a = fixture_add (self->workspace, SUYUAN_KIND_OUTLET, "A", "a", NULL);
  SuyuanUid b = fixture_add (self->workspace, SUYUAN_KIND_OUTLET, "B", "b", NULL);
  SuyuanUid task = add_pointing (self, SUYUAN_KIND_TASK, &a, "state", "under_way");
  g_autoptr (SuyuanBatch) batch = suyuan_batch_begin (self->workspace, "set", NULL, &error);
  g_autoptr (SuyuanBatch) removing = NULL;
  g_autoptr (SuyuanRecord) change = suyuan_record_new (suyuan_workspace_get_catalogue (self->workspace), SUYUAN_KIND_TASK, &task);

  assert_status (self, &a, "under_way");
  suyuan_record_set_ref (change, "outlet", &b);
  g_assert_true (suyuan_batch_update (batch, change, NULL, &error));
  g_assert_true (suyuan_batch_commit (batch, NULL, &error));
  assert_status (self, &a, "to_verify");
  assert_status (self, &b, "under_way");

  removing = suyuan_batch_begin (self->workspace, "remove", NULL, &error);
  g_assert_true (suyuan_batch_remove (removing, SUYUAN_KIND_TASK, &task, &error));
  g_assert_true (suyuan_batch_commit (removing, NULL, &error));
  assert_status (self, &b, "to_verify");
}

static void
set_sealed (Fixture         *self,
            const SuyuanUid *outlet,
            const char      *day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBatch) batch = suyuan_batch_begin (self->workspace, "set", NULL, &error);
  g_autoptr (SuyuanRecord) change = suyuan_record_new (suyuan_workspace_get_catalogue (self->workspace), SUYUAN_KIND_OUTLET, outlet);

  suyuan_record_set_text (change, "sealed_on", day);
  g_assert_true (suyuan_batch_update (batch, change, NULL, &error));
  g_assert_true (suyuan_batch_commit (batch, NULL, &error));
}

/* Told by an event alone: its task is in no batch with it. */
static void
add_rebound (Fixture         *self,
             const SuyuanUid *task,
             const char      *type,
             const char      *at)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBatch) batch = suyuan_batch_begin (self->workspace, "task rebound", NULL, &error);
  g_autoptr (SuyuanRecord) event = fixture_record (self->workspace, SUYUAN_KIND_EVENT, NULL, NULL);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (at, NULL);

  suyuan_record_set_ref (event, "task", task);
  suyuan_record_set_text (event, "type", type);
  suyuan_record_set_integer (event, "at", g_date_time_to_unix (time) * 1000);
  g_assert_true (suyuan_batch_create (batch, event, &error));
  g_assert_no_error (error);
  g_assert_true (suyuan_batch_commit (batch, NULL, &error));
}

/* Whether the outlet passes, as a list asks. */
static void
assert_answers (Fixture    *self,
                const char *filter,
                gint64      expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanExpr) expr = suyuan_expr_parse (filter, &error);
  SuyuanQuery query = { .kind = SUYUAN_KIND_OUTLET, .filter = expr };

  g_assert_no_error (error);
  g_assert_cmpint (suyuan_workspace_count (self->workspace, &query, &error), ==, expected);
  g_assert_no_error (error);
}

/* A date of sealing holds until a task that shut the mouth rebounds on a later day; a new date begins anew. */
static void
test_reopened (Fixture      *self,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SuyuanUid outlet = fixture_add (self->workspace, SUYUAN_KIND_OUTLET, "A", "a", NULL);
  SuyuanUid task = add_pointing (self, SUYUAN_KIND_TASK, &outlet, "state", "closed");

  assert_answers (self, "is_sealed = 1", 0);
  assert_answers (self, "is_sealed != 1 and not is_sealed null", 1);
  set_sealed (self, &outlet, "2026-02-10");
  assert_status (self, &outlet, "sealed");
  assert_answers (self, "is_sealed = yes and has_task = 1", 1);
  add_rebound (self, &task, "rebound", "2026-02-10T20:00:00+08:00"); /* of that day: what it was sealed for */
  add_rebound (self, &task, "extend", "2026-03-10T08:00:00+08:00");
  assert_status (self, &outlet, "sealed");
  add_rebound (self, &task, "rebound", "2026-02-11T00:00:00+08:00");
  assert_status (self, &outlet, "closed");
  assert_answers (self, "is_sealed = 0", 1);
  set_sealed (self, &outlet, "2026-02-11");
  assert_status (self, &outlet, "sealed");
  set_sealed (self, &outlet, "2026-01-11");
  assert_status (self, &outlet, "closed");
  g_free (fixture_set_text (self->workspace, SUYUAN_KIND_TASK, &task, "category", "standardise"));
  assert_status (self, &outlet, "sealed");
  assert_answers (self, "is_sealed = 1", 1);
}

/* A cancelled task is none, to a filter as to the status. */
static void
test_has_task (Fixture      *self,
               gconstpointer data)
{
  SuyuanUid outlet = fixture_add (self->workspace, SUYUAN_KIND_OUTLET, "A", "a", NULL);
  SuyuanUid task;

  fixture_add (self->workspace, SUYUAN_KIND_OUTLET, "B", "b", NULL);
  assert_answers (self, "has_task = 0", 2);
  task = add_pointing (self, SUYUAN_KIND_TASK, &outlet, "state", "under_way");
  assert_answers (self, "has_task = 1 and code = 'A'", 1);
  assert_answers (self, "has_task = 1 or code = 'B'", 2);
  assert_answers (self, "has_task null", 0);
  g_free (fixture_set_text (self->workspace, SUYUAN_KIND_TASK, &task, "state", "cancelled"));
  assert_answers (self, "has_task = 1", 0);
}

/* Asked of another kind, or for more than yes or no, they are refused. */
static void
test_refused (Fixture      *self,
              gconstpointer data)
{
  static const struct
  {
    SuyuanKind  kind;
    const char *filter;
  } bad[] = { { SUYUAN_KIND_TASK, "has_task = 1" }, { SUYUAN_KIND_OUTLET, "has_task > 0" }, { SUYUAN_KIND_OUTLET, "is_sealed = soon" }, { SUYUAN_KIND_OUTLET, "is_sealed ~ '1'" } };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SuyuanExpr) expr = suyuan_expr_parse (bad[i].filter, &error);
      SuyuanQuery query = { .kind = bad[i].kind, .filter = expr };

      g_assert_no_error (error);
      g_assert_cmpint (suyuan_workspace_count (self->workspace, &query, &error), <, 0);
      g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CONSTRAINT);
    }
}

#define ADD(name, func) g_test_add ("/store/derive/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("way", test_way);
  ADD ("moves", test_moves);
  ADD ("reopened", test_reopened);
  ADD ("has-task", test_has_task);
  ADD ("refused", test_refused);

  return g_test_run ();
}
