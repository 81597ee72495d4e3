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

#define ADD(name, func) g_test_add ("/store/derive/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("way", test_way);
  ADD ("moves", test_moves);

  return g_test_run ();
}
