/* test-inverse.c: random batches undone and redone in random order, against a plain account of what may be undone
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-fixture.h"

#define N_OUTLETS 3
#define N_RECORDS 6 /* the others are nodes, which point to outlets */
#define MOST_BATCHES 200

/* Small numbers stand for texts; a node's second is the outlet it points to. 0: nothing. */
typedef struct
{
  gboolean exists;
  guint    name, second;
} State;

typedef enum
{
  WORK,
  UNDO,
  REDO,
} What;

typedef struct
{
  What     what;
  guint    target; /* of an undo or a redo: which batch */
  gboolean undone;
  char    *id;
  State    before[N_RECORDS], after[N_RECORDS];
} Batch;

typedef struct
{
  Fixture   fixture;
  SuyuanUid uids[N_RECORDS];
  State     now[N_RECORDS];
  Batch     batches[MOST_BATCHES];
  guint     n_batches, n_done, n_refused;
} History;

static SuyuanKind
kind_of (guint i)
{
  return i < N_OUTLETS ? SUYUAN_KIND_OUTLET : SUYUAN_KIND_NODE;
}

static void
set_up (History      *self,
        gconstpointer data)
{
  fixture_set_up (&self->fixture, NULL);
  for (guint i = 0; i < N_RECORDS; i++)
    suyuan_uid_init (&self->uids[i], 1000 + i);
}

static void
tear_down (History      *self,
           gconstpointer data)
{
  for (guint i = 0; i < self->n_batches; i++)
    g_free (self->batches[i].id);
  fixture_tear_down (&self->fixture, NULL);
}

static State
look (History *self,
      guint    i)
{
  g_autoptr (SuyuanRecord) record = suyuan_workspace_get (self->fixture.workspace, kind_of (i), &self->uids[i], NULL);
  State       state = { record != NULL, 0, 0 };
  const char *village;
  SuyuanUid   outlet;

  if (record == NULL)
    return state;

  state.name = atoi (suyuan_record_get_text (record, "name"));
  if (kind_of (i) == SUYUAN_KIND_OUTLET)
    {
      village = suyuan_record_get_text (record, "village");
      state.second = village == NULL ? 0 : atoi (village);
    }
  else if (suyuan_record_get_ref (record, "outlet", &outlet))
    for (guint j = 0; j < N_OUTLETS; j++)
      if (suyuan_uid_equal (&outlet, &self->uids[j]))
        state.second = j + 1;
  return state;
}

static gboolean
is_same (const State *a,
         const State *b)
{
  return a->exists == b->exists && (!a->exists || (a->name == b->name && a->second == b->second));
}

static void
check (History *self)
{
  for (guint i = 0; i < N_RECORDS; i++)
    {
      State seen = look (self, i);

      g_assert_true (is_same (&seen, &self->now[i]));
    }
}

static void
write_record (History     *self,
              SuyuanBatch *writing,
              guint        i)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanRecord) record = suyuan_record_new (suyuan_workspace_get_catalogue (self->fixture.workspace), kind_of (i), &self->uids[i]);
  g_autofree char *name = g_strdup_printf ("%u", self->now[i].name);
  g_autofree char *village = self->now[i].second == 0 ? NULL : g_strdup_printf ("%u", self->now[i].second);
  gboolean         created = self->batches[self->n_batches].before[i].exists;

  suyuan_record_set_text (record, "name", name);
  if (kind_of (i) == SUYUAN_KIND_OUTLET)
    suyuan_record_set_text (record, "village", village);
  else
    suyuan_record_set_ref (record, "outlet", &self->uids[self->now[i].second - 1]);
  if (created)
    suyuan_batch_update (writing, record, NULL, &error);
  else
    suyuan_batch_create (writing, record, &error);
  g_assert_no_error (error);
}

/* A record that ever was is not made again by work, only brought back by undo. */
static gboolean
ever_was (History *self,
          guint    i)
{
  for (guint j = 0; j < self->n_batches; j++)
    if (self->batches[j].after[i].exists)
      return TRUE;
  return FALSE;
}

static void
work (History *self)
{
  Batch *batch = &self->batches[self->n_batches];
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBatch) writing = suyuan_batch_begin (self->fixture.workspace, "work", NULL, &error);

  memcpy (batch->before, self->now, sizeof self->now);
  for (guint i = 0; i < N_RECORDS; i++)
    {
      State *now = &self->now[i];

      if (g_test_rand_int_range (0, 3) != 0 || (!now->exists && ever_was (self, i)))
        continue;
      if (now->exists && g_test_rand_int_range (0, 4) == 0)
        {
          now->exists = FALSE;
          g_assert_true (suyuan_batch_remove (writing, kind_of (i), &self->uids[i], &error));
          continue;
        }
      if (!now->exists || g_test_rand_bit ())
        now->name = g_test_rand_int_range (1, 4);
      if (!now->exists || g_test_rand_bit ())
        now->second = g_test_rand_int_range (kind_of (i) == SUYUAN_KIND_NODE ? 1 : 0, N_OUTLETS + 1); /* a node has an outlet */
      now->exists = TRUE;
      write_record (self, writing, i);
    }
  memcpy (batch->after, self->now, sizeof self->now);
  suyuan_batch_commit (writing, &batch->id, &error);
  g_assert_no_error (error);
  if (batch->id != NULL)
    self->n_batches++;
}

/* What the records would be without what @batch did to them; %FALSE where later work stands on it. */
static gboolean
take_back (History     *self,
           const Batch *batch,
           State        result[N_RECORDS])
{
  memcpy (result, self->now, sizeof self->now);
  for (guint i = 0; i < N_RECORDS; i++)
    {
      const State *before = &batch->before[i], *after = &batch->after[i], *now = &self->now[i];

      if (is_same (before, after))
        continue;
      if (now->exists != after->exists)
        return FALSE;
      result[i].exists = before->exists;
      if (!after->exists)
        continue;
      if ((!before->exists || before->name != after->name) && now->name != after->name)
        return FALSE;
      if ((!before->exists || before->second != after->second) && now->second != after->second)
        return FALSE;
      if (before->exists && before->name != after->name)
        result[i].name = before->name;
      if (before->exists && before->second != after->second)
        result[i].second = before->second;
    }

  /* Nothing may be left pointing to an outlet that this takes away. */
  for (guint i = N_OUTLETS; i < N_RECORDS; i++)
    if (result[i].exists && result[i].second > 0 && self->now[result[i].second - 1].exists && !result[result[i].second - 1].exists)
      return FALSE;
  return TRUE;
}

static void
done (History    *self,
      guint       target,
      char       *id,
      const State result[N_RECORDS])
{
  Batch *undone = &self->batches[target], *batch = &self->batches[self->n_batches++];

  undone->undone = TRUE;
  if (undone->what == UNDO)
    self->batches[undone->target].undone = FALSE;
  batch->what = undone->what == UNDO ? REDO : UNDO;
  batch->target = target;
  batch->id = id;
  memcpy (batch->before, self->now, sizeof self->now);
  memcpy (self->now, result, sizeof self->now);
  memcpy (batch->after, self->now, sizeof self->now);
}

static char *
head (History *self)
{
  g_autoptr (SuyuanJournalInfo) info = suyuan_journal_info (self->fixture.workspace, NULL);

  return g_steal_pointer (&info->head);
}

/* @id NULL: what Undo or Redo means now. */
static void
try (History    *self,
     gboolean    redo,
     const char *id,
     int         target)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = head (self);
  g_autofree char *after = NULL;
  State            result[N_RECORDS];
  gboolean         expected = target >= 0 && !self->batches[target].undone && self->batches[target].what != REDO && take_back (self, &self->batches[target], result);
  char            *new_id = NULL;
  gboolean         done_it = redo ? suyuan_journal_redo (self->fixture.workspace, NULL, &new_id, NULL, &error)
                                  : suyuan_journal_undo (self->fixture.workspace, id, NULL, &new_id, NULL, &error);

  g_assert_cmpint (done_it, ==, expected);
  if (done_it)
    {
      done (self, target, new_id, result);
      self->n_done++;
      return;
    }
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CANNOT_UNDO);
  after = head (self);
  g_assert_cmpstr (before, ==, after);
  self->n_refused++;
}

static int
find_top (History *self,
          gboolean redo)
{
  for (guint i = self->n_batches; i-- > 0;)
    {
      const Batch *batch = &self->batches[i];

      if (redo ? batch->what == UNDO && !batch->undone : batch->what == WORK && !batch->undone)
        return i;
      if (redo && batch->what == WORK)
        return -1;
    }
  return -1;
}

static void
step (History *self)
{
  int which;

  switch (g_test_rand_int_range (0, 6))
    {
    case 0:
      which = find_top (self, FALSE);
      try (self, FALSE, NULL, which);
      break;
    case 1:
      try (self, TRUE, NULL, find_top (self, TRUE));
      break;
    case 2:
      which = self->n_batches == 0 ? -1 : g_test_rand_int_range (MAX (0, (int) self->n_batches - 8), self->n_batches);
      try (self, FALSE, which < 0 ? NULL : self->batches[which].id, which);
      break;
    case 3: /* the stacks are in the journal */
      if (g_test_rand_int_range (0, 4) == 0)
        fixture_reopen (&self->fixture, SUYUAN_OPEN_WRITE);
      break;
    default:
      work (self);
    }
}

static void
test_histories (History      *self,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanVerdict) verdict = NULL;

  /* Every case starts from the same seed. */
  for (guint i = GPOINTER_TO_UINT (data); i > 0; i--)
    g_test_rand_int ();
  for (guint i = 0; i < 150; i++)
    {
      step (self);
      check (self);
    }
  g_test_message ("%u batches, %u taken back, %u refused", self->n_batches, self->n_done, self->n_refused);
  verdict = suyuan_journal_verify (self->fixture.workspace, NULL, NULL, &error);
  g_assert_cmpstr (verdict->why, ==, NULL);

  /* All the way back, as far as nothing stands in the way. */
  for (int top = find_top (self, FALSE); top >= 0; top = find_top (self, FALSE))
    {
      guint n_refused = self->n_refused;

      try (self, FALSE, NULL, top);
      check (self);
      if (self->n_refused > n_refused || self->n_batches == MOST_BATCHES)
        break;
    }
}

/* The list of what stands in the way is cut after ten, and says how many there are. */
static void
test_many_blockers (History      *self,
                    gconstpointer data)
{
  SuyuanWorkspace *workspace = self->fixture.workspace;
  g_autofree char *made = NULL;
  SuyuanUid        outlet = fixture_add (workspace, SUYUAN_KIND_OUTLET, "A", "a", &made);
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBatch) batch = suyuan_batch_begin (workspace, "add", NULL, &error);

  for (guint i = 0; i < 14; i++)
    {
      g_autofree char *code = g_strdup_printf ("N-%02u", i);
      g_autoptr (SuyuanRecord) node = fixture_record (workspace, SUYUAN_KIND_NODE, code, "井");

      suyuan_record_set_ref (node, "outlet", &outlet);
      g_assert_true (suyuan_batch_create (batch, node, &error));
    }
  g_assert_true (suyuan_batch_commit (batch, NULL, &error));
  g_assert_false (suyuan_journal_undo (workspace, made, NULL, NULL, NULL, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CANNOT_UNDO);
  g_assert_nonnull (strstr (error->message, "14"));
  g_assert_nonnull (strstr (error->message, "N-09"));
  g_assert_null (strstr (error->message, "N-10"));
  g_assert_nonnull (strstr (error->message, "…"));
}

/* Two persons at one computer: each undoes his own, in his own order. */
static void
test_two_persons (History      *self,
                  gconstpointer data)
{
  const SuyuanUid persons[2] = { { { 1 } }, { { 2 } } };
  SuyuanUid       outlets[2];
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (SuyuanBatch) batch = suyuan_batch_begin (self->fixture.workspace, "add", &persons[i % 2], &error);
      g_autoptr (SuyuanRecord) record = i < 2 ? fixture_record (self->fixture.workspace, SUYUAN_KIND_OUTLET, "A", "1")
                                              : suyuan_record_new (suyuan_workspace_get_catalogue (self->fixture.workspace), SUYUAN_KIND_OUTLET, &outlets[i % 2]);

      suyuan_record_set_text (record, "name", i < 2 ? "1" : "2");
      g_assert_true (i < 2 ? suyuan_batch_create (batch, record, &error) : suyuan_batch_update (batch, record, NULL, &error));
      g_assert_true (suyuan_batch_commit (batch, NULL, &error));
      outlets[i % 2] = *suyuan_record_get_uid (record);
    }

  fixture_reopen (&self->fixture, SUYUAN_OPEN_WRITE);
  for (guint i = 0; i < 2; i++)
    g_assert_true (suyuan_journal_undo (self->fixture.workspace, NULL, &persons[0], NULL, NULL, &error));
  g_assert_false (suyuan_journal_undo (self->fixture.workspace, NULL, &persons[0], NULL, NULL, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CANNOT_UNDO);
  g_clear_error (&error);
  g_assert_false (suyuan_journal_redo (self->fixture.workspace, &persons[1], NULL, NULL, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CANNOT_UNDO);
  g_clear_error (&error);
  g_assert_cmpint (suyuan_workspace_id_of (self->fixture.workspace, SUYUAN_KIND_OUTLET, &outlets[0]), ==, 0);
  g_assert_cmpint (suyuan_workspace_id_of (self->fixture.workspace, SUYUAN_KIND_OUTLET, &outlets[1]), >, 0);
  g_assert_true (suyuan_journal_redo (self->fixture.workspace, &persons[0], NULL, NULL, &error));
  g_assert_cmpint (suyuan_workspace_id_of (self->fixture.workspace, SUYUAN_KIND_OUTLET, &outlets[0]), >, 0);
}

#define ADD(name, n, func) g_test_add ("/store/inverse/" name, History, GUINT_TO_POINTER (n), set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("histories/1", 1, test_histories);
  ADD ("histories/2", 2, test_histories);
  ADD ("histories/3", 3, test_histories);
  ADD ("histories/4", 4, test_histories);
  ADD ("many-blockers", 0, test_many_blockers);
  ADD ("two-persons", 0, test_two_persons);

  return g_test_run ();
}
