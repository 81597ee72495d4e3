/* test-undo.c: undo, redo, and what stands in their way
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-fixture.h"

static void
assert_text (Fixture         *self,
             const SuyuanUid *uid,
             const char      *key,
             const char      *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanRecord) record = suyuan_workspace_get (self->workspace, SUYUAN_KIND_OUTLET, uid, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (suyuan_record_get_text (record, key), ==, expected);
}

static gboolean
exists (Fixture         *self,
        const SuyuanUid *uid)
{
  return suyuan_workspace_id_of (self->workspace, SUYUAN_KIND_OUTLET, uid) > 0;
}

static void
assert_undo (Fixture    *self,
             const char *id,
             guint       expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *done = NULL;
  guint            n;

  g_assert_true (suyuan_journal_undo (self->workspace, id, NULL, &done, &n, &error));
  g_assert_no_error (error);
  g_assert_nonnull (done);
  g_assert_cmpuint (n, ==, expected);
}

static void
assert_redo (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (suyuan_journal_redo (self->workspace, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
assert_no_undo (Fixture    *self,
                const char *id,
                const char *because)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanJournalInfo) before = suyuan_journal_info (self->workspace, NULL);
  g_autoptr (SuyuanJournalInfo) after = NULL;

  g_assert_false (suyuan_journal_undo (self->workspace, id, NULL, NULL, NULL, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CANNOT_UNDO);
  g_assert_nonnull (strstr (error->message, because));
  after = suyuan_journal_info (self->workspace, NULL);
  g_assert_cmpstr (before->head, ==, after->head);
}

static void
test_edit (Fixture      *self,
           gconstpointer data)
{
  SuyuanUid uid = fixture_add (self->workspace, SUYUAN_KIND_OUTLET, "A", "one", NULL);

  g_free (fixture_set_text (self->workspace, SUYUAN_KIND_OUTLET, &uid, "name", "two"));
  g_free (fixture_set_text (self->workspace, SUYUAN_KIND_OUTLET, &uid, "name", "three"));
  assert_undo (self, NULL, 1);
  assert_text (self, &uid, "name", "two");
  fixture_reopen (self, SUYUAN_OPEN_WRITE); /* the stack is the journal itself */
  assert_undo (self, NULL, 1);
  assert_text (self, &uid, "name", "one");
  assert_redo (self);
  assert_text (self, &uid, "name", "two");
  assert_redo (self);
  assert_text (self, &uid, "name", "three");
  assert_undo (self, NULL, 1);
  assert_text (self, &uid, "name", "two");
}

static void
test_redo_ends_with_new_work (Fixture      *self,
                              gconstpointer data)
{
  SuyuanUid uid = fixture_add (self->workspace, SUYUAN_KIND_OUTLET, "A", "one", NULL);
  g_autoptr (GError) error = NULL;

  g_free (fixture_set_text (self->workspace, SUYUAN_KIND_OUTLET, &uid, "name", "two"));
  assert_undo (self, NULL, 1);
  g_free (fixture_set_text (self->workspace, SUYUAN_KIND_OUTLET, &uid, "village", "new"));
  g_assert_false (suyuan_journal_redo (self->workspace, NULL, NULL, NULL, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CANNOT_UNDO);
}

static void
test_creation (Fixture      *self,
               gconstpointer data)
{
  g_autofree char *batch = NULL;
  SuyuanUid        uid = fixture_add (self->workspace, SUYUAN_KIND_OUTLET, "A", "one", &batch);

  assert_undo (self, batch, 1);
  g_assert_false (exists (self, &uid));
  assert_no_undo (self, batch, "already");
  assert_redo (self);
  assert_text (self, &uid, "name", "one");
}

static void
test_removal (Fixture      *self,
              gconstpointer data)
{
  SuyuanUid uid = fixture_add (self->workspace, SUYUAN_KIND_OUTLET, "A", "one", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBatch) batch = NULL;
  SuyuanQuery query = { .kind = SUYUAN_KIND_OUTLET, .search = "one" };

  g_free (fixture_set_text (self->workspace, SUYUAN_KIND_OUTLET, &uid, "village", "东村"));
  batch = suyuan_batch_begin (self->workspace, "remove", NULL, &error);
  g_assert_true (suyuan_batch_remove (batch, SUYUAN_KIND_OUTLET, &uid, &error));
  g_assert_true (suyuan_batch_commit (batch, NULL, &error));
  g_assert_false (exists (self, &uid));
  assert_undo (self, NULL, 1);
  assert_text (self, &uid, "village", "东村");
  assert_text (self, &uid, "status", "to_verify");
  g_assert_cmpint (suyuan_workspace_count (self->workspace, &query, NULL), ==, 1);
  assert_redo (self);
  g_assert_false (exists (self, &uid));
}

/* A record that one batch makes and changes again. */
static void
test_twice_in_one_batch (Fixture      *self,
                         gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBatch) batch = suyuan_batch_begin (self->workspace, "import", NULL, &error);
  g_autoptr (SuyuanRecord) record = fixture_record (self->workspace, SUYUAN_KIND_OUTLET, "A", "one");
  g_autofree char *id = NULL;

  g_assert_true (suyuan_batch_create (batch, record, &error));
  suyuan_record_set_text (record, "name", "two");
  g_assert_true (suyuan_batch_update (batch, record, NULL, &error));
  g_assert_true (suyuan_batch_commit (batch, &id, &error));
  assert_undo (self, id, 2);
  g_assert_false (exists (self, suyuan_record_get_uid (record)));
  assert_redo (self);
  assert_text (self, suyuan_record_get_uid (record), "name", "two");
}

static void
test_later_edit_blocks (Fixture      *self,
                        gconstpointer data)
{
  g_autofree char *made = NULL;
  g_autofree char *edit = NULL;
  SuyuanUid        uid = fixture_add (self->workspace, SUYUAN_KIND_OUTLET, "A-17", "one", &made);

  edit = fixture_set_text (self->workspace, SUYUAN_KIND_OUTLET, &uid, "name", "two");
  assert_no_undo (self, made, "A-17");
  g_free (fixture_set_text (self->workspace, SUYUAN_KIND_OUTLET, &uid, "name", "three"));
  assert_no_undo (self, edit, "A-17");
  assert_undo (self, NULL, 1);
  assert_undo (self, edit, 1);
  assert_undo (self, made, 1);
  g_assert_false (exists (self, &uid));
}

static void
test_reference_blocks (Fixture      *self,
                       gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *made = NULL;
  SuyuanUid        outlet = fixture_add (self->workspace, SUYUAN_KIND_OUTLET, "A", "one", &made);
  g_autoptr (SuyuanBatch) batch = suyuan_batch_begin (self->workspace, "add", NULL, &error);
  g_autoptr (SuyuanRecord) node = fixture_record (self->workspace, SUYUAN_KIND_NODE, "N-9", "manhole");

  suyuan_record_set_ref (node, "outlet", &outlet);
  g_assert_true (suyuan_batch_create (batch, node, &error));
  g_assert_true (suyuan_batch_commit (batch, NULL, &error));
  assert_no_undo (self, made, "node N-9");
  g_assert_true (exists (self, &outlet));
  assert_undo (self, NULL, 1);
  assert_undo (self, made, 1);
}

static void
test_decision (Fixture      *self,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBatch) batch = suyuan_batch_begin (self->workspace, "task-advance", NULL, &error);
  g_autoptr (SuyuanRecord) event = fixture_record (self->workspace, SUYUAN_KIND_EVENT, "E", "closed");
  g_autofree char       *id = NULL;
  const SuyuanEnumValue *types;
  guint                  n;

  types = suyuan_catalogue_get_values (suyuan_workspace_get_catalogue (self->workspace), "event_type", &n);
  suyuan_record_set_text (event, "type", types[0].key);
  suyuan_record_set_ref (event, "task", suyuan_record_get_uid (event));
  suyuan_record_set_integer (event, "at", 1);
  g_assert_true (suyuan_batch_create (batch, event, &error));
  g_assert_no_error (error);
  g_assert_true (suyuan_batch_commit (batch, &id, &error));
  assert_no_undo (self, id, "decision");
}

/* Each person has a stack of their own. */
static void
test_persons (Fixture      *self,
              gconstpointer data)
{
  SuyuanUid person = { { 7 } };
  g_autoptr (GError) error = NULL;

  fixture_add (self->workspace, SUYUAN_KIND_OUTLET, "A", "one", NULL);
  g_assert_false (suyuan_journal_undo (self->workspace, NULL, &person, NULL, NULL, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CANNOT_UNDO);
  g_clear_error (&error);
  g_assert_false (suyuan_journal_undo (self->workspace, "deadbeef-1", NULL, NULL, NULL, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NOT_FOUND);
}

/* What was seen of an undo before it was committed. */
typedef struct
{
  SuyuanUid uid; /* what to write besides; nil: refuse */
  guint     times, n_before, n_touched;
  char     *name; /* of the record as it was */
} Follower;

static gboolean
follow_cb (SuyuanBatch *batch,
           GPtrArray   *before,
           GHashTable  *touched,
           gpointer     data,
           GError     **error)
{
  Follower *self = data;
  g_autoptr (SuyuanRecord) changes = NULL;

  self->times++;
  self->n_before = before->len;
  self->n_touched = g_hash_table_size (touched);
  g_free (self->name);
  self->name = g_strdup (suyuan_record_get_text (before->pdata[0], "name"));
  if (suyuan_uid_is_nil (&self->uid))
    {
      g_set_error_literal (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CANNOT_UNDO, "not this one");
      return FALSE;
    }
  changes = suyuan_record_new (suyuan_record_get_catalogue (before->pdata[0]), SUYUAN_KIND_OUTLET, &self->uid);
  suyuan_record_set_text (changes, "village", "followed");
  return suyuan_batch_update (batch, changes, NULL, error);
}

/* Whoever follows an undo sees what it sets back as it was, and writes in its batch or stops it; it is not asked about other
 * kinds, about creations, or once it has gone. */
static void
test_followed (Fixture      *self,
               gconstpointer data)
{
  SuyuanUid uid = fixture_add (self->workspace, SUYUAN_KIND_OUTLET, "A", "one", NULL);
  Follower  follower = { .uid = fixture_add (self->workspace, SUYUAN_KIND_OUTLET, "B", "beside", NULL) };
  g_autoptr (GError) error = NULL;

  suyuan_journal_follow_undo (self->workspace, 1 << SUYUAN_KIND_OUTLET, NULL, follow_cb, &follower);
  g_free (fixture_set_text (self->workspace, SUYUAN_KIND_OUTLET, &uid, "name", "two"));
  assert_undo (self, NULL, 2);
  g_assert_cmpuint (follower.times, ==, 1);
  g_assert_cmpuint (follower.n_before, ==, 1);
  g_assert_cmpuint (follower.n_touched, ==, 1);
  g_assert_cmpstr (follower.name, ==, "two");
  assert_text (self, &follower.uid, "village", "followed");
  assert_redo (self); /* takes back what was followed, too */
  assert_text (self, &uid, "name", "two");

  follower.uid = (SuyuanUid){ 0 };
  assert_no_undo (self, NULL, "not this one");
  assert_text (self, &uid, "name", "two");
  g_assert_cmpuint (follower.times, ==, 3);
  fixture_add (self->workspace, SUYUAN_KIND_OUTLET, "C", "new", NULL);
  assert_undo (self, NULL, 1);
  suyuan_journal_follow_undo (self->workspace, 1 << SUYUAN_KIND_SECTION, NULL, follow_cb, &follower);
  g_free (fixture_set_text (self->workspace, SUYUAN_KIND_OUTLET, &uid, "name", "three"));
  assert_undo (self, NULL, 1);
  suyuan_journal_follow_undo (self->workspace, 0, NULL, NULL, NULL);
  g_free (fixture_set_text (self->workspace, SUYUAN_KIND_OUTLET, &uid, "name", "four"));
  assert_undo (self, NULL, 1);
  g_assert_cmpuint (follower.times, ==, 3);
  g_free (follower.name);
}

#define ADD(name, func) g_test_add ("/store/undo/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

/* What an undo brings back is seen as it is now. */
static void
test_followed_back (Fixture      *self,
                    gconstpointer data)
{
  SuyuanUid uid = fixture_add (self->workspace, SUYUAN_KIND_OUTLET, "A", "one", NULL);
  Follower  follower = { .uid = fixture_add (self->workspace, SUYUAN_KIND_OUTLET, "B", "beside", NULL) };
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBatch) batch = suyuan_batch_begin (self->workspace, "remove", NULL, &error);

  g_assert_true (suyuan_batch_remove (batch, SUYUAN_KIND_OUTLET, &uid, &error));
  g_assert_true (suyuan_batch_commit (batch, NULL, &error));
  suyuan_journal_follow_undo (self->workspace, 1 << SUYUAN_KIND_OUTLET | 1 << SUYUAN_KIND_SECTION, NULL, follow_cb, &follower);
  assert_undo (self, NULL, 2);
  g_assert_cmpuint (follower.times, ==, 1);
  g_assert_cmpuint (follower.n_before, ==, 1);
  g_assert_cmpuint (follower.n_touched, ==, 0);
  g_assert_cmpstr (follower.name, ==, "one");
  assert_text (self, &follower.uid, "village", "followed");
  suyuan_journal_follow_undo (self->workspace, 0, NULL, NULL, NULL);
  g_free (follower.name);
}

/* Those whose town is set back, and what is brought back with one. */
static gboolean
minds_town_cb (SuyuanRecord *before,
               SuyuanRecord *change)
{
  const SuyuanField *town = suyuan_catalogue_find_field (suyuan_record_get_catalogue (before), SUYUAN_KIND_OUTLET, "town");

  return change != NULL ? suyuan_record_is_touched (change, town->index) : suyuan_record_has (before, "town");
}

static void
write_two (Fixture         *self,
           const SuyuanUid *uid,
           const char      *first,
           const char      *second,
           const char      *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBatch) batch = suyuan_batch_begin (self->workspace, "set", NULL, &error);
  const char *keys[] = { first, second };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (SuyuanRecord) change = suyuan_record_new (suyuan_workspace_get_catalogue (self->workspace), SUYUAN_KIND_OUTLET, uid);

      suyuan_record_set_text (change, keys[i], text);
      g_assert_true (suyuan_batch_update (batch, change, NULL, &error));
    }
  g_assert_true (suyuan_batch_commit (batch, NULL, &error));
}

/* Of a large batch only the records are kept that whoever follows minds: each once, by whichever of its changes. */
static void
test_followed_few (Fixture      *self,
                   gconstpointer data)
{
  SuyuanUid uid = fixture_add (self->workspace, SUYUAN_KIND_OUTLET, "A", "one", NULL);
  Follower  follower = { .uid = fixture_add (self->workspace, SUYUAN_KIND_OUTLET, "B", "beside", NULL) };
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBatch) batch = NULL;

  suyuan_journal_follow_undo (self->workspace, 1 << SUYUAN_KIND_OUTLET, minds_town_cb, follow_cb, &follower);
  write_two (self, &uid, "name", "address", "二");
  assert_undo (self, NULL, 2);
  g_assert_cmpuint (follower.times, ==, 0);
  for (guint round = 0; round < 2; round++)
    {
      write_two (self, &uid, round ? "town" : "name", round ? "name" : "town", "三");
      assert_undo (self, NULL, round ? 2 : 3); /* the village of the other stands from then on */
      g_assert_cmpuint (follower.times, ==, round + 1);
      g_assert_cmpuint (follower.n_before, ==, 1);
    }
  write_two (self, &uid, "town", "town", "四");
  batch = suyuan_batch_begin (self->workspace, "remove", NULL, &error);
  g_assert_true (suyuan_batch_remove (batch, SUYUAN_KIND_OUTLET, &uid, &error));
  g_assert_true (suyuan_batch_remove (batch, SUYUAN_KIND_OUTLET, &follower.uid, &error));
  g_assert_true (suyuan_batch_commit (batch, NULL, &error));
  assert_undo (self, NULL, 2);
  g_assert_cmpuint (follower.times, ==, 3);
  g_assert_cmpuint (follower.n_before, ==, 1);
  suyuan_journal_follow_undo (self->workspace, 0, NULL, NULL, NULL);
  g_free (follower.name);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("edit", test_edit);
  ADD ("redo-ends-with-new-work", test_redo_ends_with_new_work);
  ADD ("creation", test_creation);
  ADD ("removal", test_removal);
  ADD ("twice-in-one-batch", test_twice_in_one_batch);
  ADD ("later-edit-blocks", test_later_edit_blocks);
  ADD ("reference-blocks", test_reference_blocks);
  ADD ("decision", test_decision);
  ADD ("persons", test_persons);
  ADD ("followed", test_followed);
  ADD ("followed-back", test_followed_back);
  ADD ("followed-few", test_followed_few);

  return g_test_run ();
}
