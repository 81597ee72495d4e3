/* test-fold.c: random histories against a fold written a second time, plainly
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-offices.h"

#include <string.h>

#define N_RECORDS 6
#define N_FIELDS 3

static const char *const keys[N_FIELDS] = { "name", "village", "type_remark" };

typedef enum
{
  CREATE,
  REVIVE,
  UPDATE,
  REMOVE,
} What;

/* One change as the test saw it done, with the values its writer had before his eyes. */
typedef struct
{
  gint64 hlc;
  guint  office;
  guint8 device[SUYUAN_DEVICE_BYTES];
  guint  record;
  What   what;
  char  *batch;
  char  *before[N_FIELDS], *after[N_FIELDS];
} Event;

/* What a record is in one office. */
typedef struct
{
  gboolean exists;
  char    *values[N_FIELDS];
} Seen;

/* What the plain fold makes of a record. */
typedef struct
{
  gboolean    exists, known;
  gint64      created, changed;
  const char *values[N_FIELDS];
  const char *others[N_FIELDS], *batches[N_FIELDS]; /* batch NULL: no conflict */
  const char *lost;
} Plain;

typedef struct
{
  World      world;
  SuyuanUid  uids[N_RECORDS];
  GPtrArray *events;
} Histories;

static void
event_free (gpointer data)
{
  Event *event = data;

  for (guint i = 0; i < N_FIELDS; i++)
    {
      g_free (event->before[i]);
      g_free (event->after[i]);
    }
  g_free (event->batch);
  g_free (event);
}

static void
set_up (Histories    *self,
        gconstpointer data)
{
  world_set_up (&self->world, NULL);
  self->events = g_ptr_array_new_with_free_func (event_free);
  for (guint i = 0; i < N_RECORDS; i++)
    suyuan_uid_init (&self->uids[i], START - 1000 + i);
}

static void
tear_down (Histories    *self,
           gconstpointer data)
{
  g_ptr_array_unref (self->events);
  world_tear_down (&self->world, NULL);
}

static void
look (Histories *self,
      guint      office,
      Seen       seen[N_RECORDS])
{
  for (guint i = 0; i < N_RECORDS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SuyuanRecord) record = suyuan_workspace_get (self->world.offices[office], SUYUAN_KIND_OUTLET, &self->uids[i], &error);

      seen[i].exists = record != NULL;
      for (guint j = 0; j < N_FIELDS; j++)
        seen[i].values[j] = record == NULL ? NULL : g_strdup (suyuan_record_get_text (record, keys[j]));
      if (record == NULL)
        g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NOT_FOUND);
    }
}

static void
forget (Seen seen[N_RECORDS])
{
  for (guint i = 0; i < N_RECORDS; i++)
    for (guint j = 0; j < N_FIELDS; j++)
      g_clear_pointer (&seen[i].values[j], g_free);
}

static gboolean
differs (const Seen *before,
         const Seen *after)
{
  if (before->exists != after->exists)
    return TRUE;
  for (guint j = 0; j < N_FIELDS; j++)
    if (g_strcmp0 (before->values[j], after->values[j]) != 0)
      return TRUE;
  return FALSE;
}

/* Writes down what a batch did, from what could be seen before and after it. */
static void
note (Histories  *self,
      guint       office,
      gboolean    undo,
      const char *batch,
      const Seen  before[N_RECORDS],
      const Seen  after[N_RECORDS])
{
  SuyuanWorkspace *workspace = self->world.offices[office];

  for (guint i = 0; i < N_RECORDS; i++)
    {
      Event *event;

      if (!differs (&before[i], &after[i]))
        continue;
      event = g_new0 (Event, 1);
      event->hlc = workspace->last_hlc;
      event->office = office;
      event->record = i;
      event->batch = g_strdup (batch);
      memcpy (event->device, suyuan_device_get_public_key (workspace->device), SUYUAN_DEVICE_BYTES);
      event->what = !before[i].exists ? (undo ? REVIVE : CREATE) : after[i].exists ? UPDATE
                                                                                   : REMOVE;
      for (guint j = 0; j < N_FIELDS && event->what != REVIVE && event->what != REMOVE; j++)
        {
          event->before[j] = g_strdup (before[i].values[j]);
          event->after[j] = g_strdup (after[i].values[j]);
        }
      g_ptr_array_add (self->events, event);
    }
}

static char *
pick_text (guint field)
{
  int n = g_test_rand_int_range (field == 0 ? 1 : 0, 4);

  return n == 0 ? NULL : g_strdup_printf ("值%d", n);
}

static gboolean
write_random (Histories   *self,
              guint        office,
              SuyuanBatch *batch,
              const Seen  *seen,
              guint        i)
{
  SuyuanWorkspace *workspace = self->world.offices[office];
  g_autoptr (SuyuanRecord) record = suyuan_record_new (suyuan_workspace_get_catalogue (workspace), SUYUAN_KIND_OUTLET, &self->uids[i]);

  if (seen->exists && g_test_rand_int_range (0, 5) == 0)
    return suyuan_batch_remove (batch, SUYUAN_KIND_OUTLET, &self->uids[i], NULL);

  for (guint j = 0; j < N_FIELDS; j++)
    if (!seen->exists || g_test_rand_bit ())
      {
        g_autofree char *text = pick_text (j);

        suyuan_record_set_text (record, keys[j], text);
      }
  return seen->exists ? suyuan_batch_update (batch, record, NULL, NULL) : suyuan_batch_create (batch, record, NULL);
}

static char *
write_batch (Histories *self,
             guint      office,
             const Seen seen[N_RECORDS])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBatch) batch = suyuan_batch_begin (self->world.offices[office], "act", NULL, &error);
  guint first = g_test_rand_int_range (0, N_RECORDS);
  char *id = NULL;

  g_assert_no_error (error);
  write_random (self, office, batch, &seen[first], first);
  if (g_test_rand_bit ())
    write_random (self, office, batch, &seen[(first + 1) % N_RECORDS], (first + 1) % N_RECORDS);
  suyuan_batch_commit (batch, &id, &error);
  g_assert_no_error (error);
  return id;
}

static void
act (Histories *self,
     guint      office)
{
  SuyuanWorkspace *workspace = self->world.offices[office];
  Seen             before[N_RECORDS], after[N_RECORDS];
  g_autofree char *batch = NULL;
  gboolean         undo = g_test_rand_int_range (0, 5) == 0;

  /* Clocks go wrong by up to a minute, forwards and back. */
  suyuan_workspace_use_time (workspace, START + g_test_rand_int_range (0, 60000));
  look (self, office, before);
  if (undo)
    suyuan_journal_undo (workspace, NULL, NULL, &batch, NULL, NULL); /* may be refused, then nothing happened */
  else
    batch = write_batch (self, office, before);
  look (self, office, after);
  if (batch != NULL)
    note (self, office, undo, batch, before, after);
  else
    for (guint i = 0; i < N_RECORDS; i++)
      g_assert_false (differs (&before[i], &after[i]));
  forget (before);
  forget (after);
}

static int
compare_events (gconstpointer a,
                gconstpointer b)
{
  const Event *left = *(Event *const *) a, *right = *(Event *const *) b;

  if (left->hlc != right->hlc)
    return left->hlc < right->hlc ? -1 : 1;
  return memcmp (left->device, right->device, SUYUAN_DEVICE_BYTES);
}

static void
apply (Plain       *plain,
       const Event *event)
{
  gboolean writes = event->what == CREATE || event->what == UPDATE;

  if (!plain->known && event->what == CREATE)
    plain->created = event->hlc >> 16;
  plain->known = plain->known || event->what == CREATE;
  g_assert_true (plain->known);
  plain->changed = event->hlc >> 16;
  if (event->what != UPDATE)
    {
      plain->exists = event->what != REMOVE;
      plain->lost = NULL;
      memset (plain->batches, 0, sizeof plain->batches);
    }
  else if (!plain->exists)
    plain->lost = event->batch;

  for (guint j = 0; writes && j < N_FIELDS; j++)
    {
      if (g_strcmp0 (event->before[j], event->after[j]) == 0)
        continue; /* not in the change */
      plain->batches[j] = NULL;
      if (g_strcmp0 (event->before[j], plain->values[j]) != 0 && g_strcmp0 (event->after[j], plain->values[j]) != 0)
        {
          plain->batches[j] = event->batch;
          plain->others[j] = plain->values[j];
        }
      plain->values[j] = event->after[j];
    }
}

static guint
check_conflict (SuyuanWorkspace *office,
                const SuyuanUid *uid,
                const char      *key,
                const char      *kept,
                const char      *other,
                const char      *batch)
{
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare_text (office->db, "SELECT kind, kept, other, batch FROM suyuan_conflict WHERE uid = ? AND field = ?", NULL);

  suyuan_stmt_bind_uid (row, 0, uid);
  suyuan_stmt_bind_text (row, 1, key, -1);
  if (batch == NULL)
    {
      g_assert_cmpint (suyuan_stmt_step (row, NULL), ==, SUYUAN_STEP_DONE);
      return 0;
    }
  g_assert_cmpint (suyuan_stmt_step (row, NULL), ==, SUYUAN_STEP_ROW);
  g_assert_cmpstr (suyuan_stmt_text (row, 0), ==, "outlet");
  g_assert_cmpstr (suyuan_stmt_text (row, 1), ==, kept);
  g_assert_cmpstr (suyuan_stmt_text (row, 2), ==, other);
  g_assert_cmpstr (suyuan_stmt_text (row, 3), ==, batch);
  return 1;
}

static guint
check_record (SuyuanWorkspace *office,
              const SuyuanUid *uid,
              const Plain     *plain)
{
  g_autoptr (SuyuanRecord) record = suyuan_workspace_get (office, SUYUAN_KIND_OUTLET, uid, NULL);
  guint n_conflicts = 0;

  g_assert_cmpint (record != NULL, ==, plain->exists);
  for (guint j = 0; j < N_FIELDS; j++)
    {
      if (record != NULL)
        g_assert_cmpstr (suyuan_record_get_text (record, keys[j]), ==, plain->values[j]);
      n_conflicts += check_conflict (office, uid, keys[j], plain->values[j], plain->others[j], plain->batches[j]);
    }
  n_conflicts += check_conflict (office, uid, "", NULL, NULL, plain->lost);
  if (record == NULL)
    return n_conflicts;

  g_assert_cmpint (suyuan_record_get_created (record), ==, plain->created);
  g_assert_cmpint (suyuan_record_get_changed (record), ==, plain->changed);
  g_assert_cmpstr (suyuan_record_get_text (record, "status"), ==, "to_verify");
  return n_conflicts;
}

static void
check_against_plain (Histories       *self,
                     SuyuanWorkspace *office)
{
  guint n_conflicts = 0;

  g_ptr_array_sort (self->events, compare_events);
  for (guint i = 0; i < N_RECORDS; i++)
    {
      Plain plain = { 0 };

      for (guint j = 0; j < self->events->len; j++)
        if (((Event *) self->events->pdata[j])->record == i)
          apply (&plain, self->events->pdata[j]);
      n_conflicts += check_record (office, &self->uids[i], &plain);
    }
  g_assert_cmpint (office_count (office, "SELECT count(*) FROM suyuan_conflict"), ==, n_conflicts);
  g_test_message ("%u changes, %u open conflicts", self->events->len, n_conflicts);
}

/* Some of the batches, in any order, some of them twice. */
static void
deliver_some (SuyuanWorkspace *into,
              GPtrArray       *batches,
              guint            n)
{
  g_autoptr (GPtrArray) delivery = g_ptr_array_new ();

  for (guint i = 0; batches->len > 0 && i < n; i++)
    g_ptr_array_add (delivery, batches->pdata[g_test_rand_int_range (0, batches->len)]);
  office_merge (into, delivery);
}

static void
play (Histories *self,
      guint      n_devices,
      guint      n_actions)
{
  for (guint i = 0; i < n_actions; i++)
    {
      guint from = g_test_rand_int_range (0, n_devices), into = (from + 1) % n_devices;

      act (self, from);
      if (g_test_rand_int_range (0, 4) == 0)
        {
          g_autoptr (GPtrArray) batches = office_export (self->world.offices[from]);

          deliver_some (self->world.offices[into], batches, g_test_rand_int_range (1, 2 + batches->len));
        }
    }
}

static void
test_histories (Histories    *self,
                gconstpointer data)
{
  guint n_devices = GPOINTER_TO_UINT (data) % 10;
  g_autoptr (GPtrArray) batches = NULL;
  SuyuanWorkspace *late;

  /* Every case starts from the same seed. */
  for (guint i = GPOINTER_TO_UINT (data) / 10; i > 0; i--)
    g_test_rand_int ();
  play (self, n_devices, 70);
  for (guint i = 1; i < n_devices; i++)
    office_exchange (self->world.offices[i], self->world.offices[0]);
  for (guint i = 1; i < n_devices; i++)
    office_exchange (self->world.offices[0], self->world.offices[i]);

  late = world_open_office (&self->world);
  batches = office_export (self->world.offices[0]);
  for (guint i = 0; i < 8; i++)
    deliver_some (late, batches, batches->len / 4);
  shuffle (batches);
  office_merge (late, batches);
  g_assert_cmpuint (office_merge (late, batches), ==, 0);

  for (guint i = 0; i < n_devices; i++)
    {
      office_assert_same (self->world.offices[i], late);
      office_assert_whole (self->world.offices[i]);
    }
  office_assert_whole (late);
  check_against_plain (self, late);
}

/* After all of it, repair from the journal alone says the same as merging did. */
static void
test_repaired (Histories    *self,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  play (self, 3, 60);
  for (guint i = 1; i < 3; i++)
    office_exchange (self->world.offices[i], self->world.offices[0]);
  before = office_dump (self->world.offices[0]);
  suyuan_journal_repair (self->world.offices[0], NULL, &error);
  g_assert_no_error (error);
  after = office_dump (self->world.offices[0]);
  g_assert_cmpstr (before, ==, after);
  check_against_plain (self, self->world.offices[0]);
}

static void
add_everything (SuyuanWorkspace *office,
                const SuyuanUid *outlet,
                guint            step)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBatch) batch = suyuan_batch_begin (office, "status", NULL, &error);
  g_autoptr (SuyuanRecord) record = NULL;

  switch (step)
    {
    case 0:
      record = fixture_record (office, SUYUAN_KIND_TASK, "T", "整治");
      suyuan_record_set_text (record, "state", "under_way");
      suyuan_record_set_text (record, "category", "ban");
      break;
    case 1:
      record = fixture_record (office, SUYUAN_KIND_LINK, "L", "关系");
      suyuan_record_set_text (record, "confidence", "confirmed");
      suyuan_record_set_text (record, "method", "documents");
      suyuan_record_set_ref (record, "enterprise", outlet); /* whose record it is does not matter here */
      break;
    default:
      record = fixture_record (office, SUYUAN_KIND_SAMPLE, "S", "水样");
      suyuan_record_set_integer (record, "taken", START);
    }
  suyuan_record_set_ref (record, "outlet", outlet);
  suyuan_batch_create (batch, record, &error);
  g_assert_no_error (error);
  g_assert_true (suyuan_batch_commit (batch, NULL, &error));
}

/* An outlet's status follows records that may arrive before the outlet itself. */
static void
test_derived_status (Histories    *self,
                     gconstpointer data)
{
  SuyuanWorkspace *office = self->world.offices[0];
  SuyuanUid        uid = fixture_add (office, SUYUAN_KIND_OUTLET, "A", "a", NULL);
  g_autoptr (GPtrArray) batches = NULL;
  g_autoptr (SuyuanRecord) outlet = NULL;

  for (guint i = 0; i < 3; i++)
    add_everything (office, &uid, i);
  batches = office_export (office);
  for (guint i = 1; i < 3; i++)
    {
      shuffle (batches);
      for (guint j = 0; j < batches->len; j++)
        {
          g_autoptr (GPtrArray) one = g_ptr_array_new ();

          g_ptr_array_add (one, batches->pdata[j]);
          office_merge (self->world.offices[i], one);
        }
      office_assert_same (office, self->world.offices[i]);
      office_assert_whole (self->world.offices[i]);
    }
  outlet = suyuan_workspace_get (self->world.offices[1], SUYUAN_KIND_OUTLET, &uid, NULL);
  g_assert_cmpstr (suyuan_record_get_text (outlet, "status"), ==, "under_way");
}

/* One uid made as two kinds: the earlier stands, wherever the later came first. */
static void
test_kinds_collide (Histories    *self,
                    gconstpointer data)
{
  static const SuyuanKind kinds[] = { SUYUAN_KIND_OUTLET, SUYUAN_KIND_ENTERPRISE };

  for (guint i = 0; i < 2; i++)
    {
      SuyuanWorkspace *office = self->world.offices[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (SuyuanBatch) batch = NULL;
      g_autoptr (SuyuanRecord) record = suyuan_record_new (suyuan_workspace_get_catalogue (office), kinds[i], &self->uids[0]);

      suyuan_workspace_use_time (office, START + i * 1000);
      batch = suyuan_batch_begin (office, "add", NULL, &error);
      suyuan_record_set_text (record, "name", "两个");
      suyuan_batch_create (batch, record, &error);
      g_assert_no_error (error);
      g_assert_true (suyuan_batch_commit (batch, NULL, &error));
    }

  office_exchange (self->world.offices[0], self->world.offices[1]);
  office_exchange (self->world.offices[1], self->world.offices[0]);
  office_assert_same (self->world.offices[0], self->world.offices[1]);
  for (guint i = 0; i < 2; i++)
    {
      office_assert_whole (self->world.offices[i]);
      g_assert_cmpint (suyuan_workspace_id_of (self->world.offices[i], SUYUAN_KIND_OUTLET, &self->uids[0]), >, 0);
      g_assert_cmpint (suyuan_workspace_id_of (self->world.offices[i], SUYUAN_KIND_ENTERPRISE, &self->uids[0]), ==, 0);
    }
}

#define ADD(name, n, func) g_test_add ("/store/fold/" name, Histories, GUINT_TO_POINTER (n), set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("two-devices/1", 2, test_histories);
  ADD ("two-devices/2", 12, test_histories);
  ADD ("three-devices/1", 3, test_histories);
  ADD ("three-devices/2", 23, test_histories);
  ADD ("repaired", 3, test_repaired);
  ADD ("derived-status", 1, test_derived_status);
  ADD ("kinds-collide", 2, test_kinds_collide);

  return g_test_run ();
}
