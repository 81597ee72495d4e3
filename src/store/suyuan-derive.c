/* suyuan-derive.c: works out the fields that follow from other records, after the fold
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-derive.h"

#include "suyuan-outlet-status.h"
#include "suyuan-reopening.h"

#include <string.h>

/* The outlet's own fields that its status rests on. */
enum
{
  OWN_STATUS,
  OWN_STAGE,
  OWN_MONITORING_DONE,
  OWN_SAMPLING_OBSTACLE,
  OWN_TRACE_DONE,
  OWN_RECTIFY,
  OWN_SUPERVISED,
  OWN_SEALED_ON,
  N_OWN,
};

static const char *const own_keys[N_OWN] = { "status", "stage", "monitoring_done", "sampling_obstacle",
                                             "trace_done", "rectify", "supervised", "sealed_on" };

struct _SuyuanDeriver
{
  SuyuanDb   *db; /* borrowed */
  int         own[N_OWN];
  GHashTable *referred; /* uids of the outlets anything points to; NULL: not read ahead, ask */
  GHashTable *slices;   /* status key -> GBytes, its canonical bytes */
  GString    *stage;    /* buffers, for walks over all */
  GArray     *states;
};

static void
unref_bytes (gpointer bytes)
{
  g_bytes_unref (bytes);
}

/**
 * A deriver; @db and @tables must outlive it.
 */
SuyuanDeriver *
suyuan_deriver_new (SuyuanDb               *db,
                    SuyuanKindTable *const *tables)
{
  SuyuanDeriver *self = g_new0 (SuyuanDeriver, 1);

  self->db = db;
  self->slices = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, unref_bytes);
  self->stage = g_string_new (NULL);
  self->states = g_array_new (FALSE, FALSE, sizeof (SuyuanTaskState));
  for (guint i = 0; i < N_OWN; i++)
    self->own[i] = suyuan_kind_table_find (tables[SUYUAN_KIND_OUTLET], own_keys[i], strlen (own_keys[i]), 0);
  return self;
}

/**
 * Frees it.
 */
void
suyuan_deriver_free (SuyuanDeriver *self)
{
  g_clear_pointer (&self->referred, g_hash_table_unref);
  g_hash_table_unref (self->slices);
  g_string_free (self->stage, TRUE);
  g_array_unref (self->states);
  g_free (self);
}

/**
 * Adds to @outlets (a set of uids) those anything that counts points to.
 */
gboolean
suyuan_deriver_add_referred (SuyuanDeriver *self,
                             GHashTable    *outlets,
                             GError       **error)
{
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (self->db,
                                                  "SELECT \"outlet\" FROM \"task\" WHERE \"outlet\" IS NOT NULL"
                                                  " UNION SELECT \"outlet\" FROM \"link\" WHERE \"outlet\" IS NOT NULL"
                                                  " UNION SELECT \"outlet\" FROM \"sample\" WHERE \"outlet\" IS NOT NULL",
                                                  error);
  SuyuanStmtStep step = SUYUAN_STEP_ERROR;
  SuyuanUid      uid;

  while (row != NULL && (step = suyuan_stmt_step (row, error)) == SUYUAN_STEP_ROW)
    if (suyuan_stmt_uid (row, 0, &uid))
      g_hash_table_add (outlets, g_memdup2 (&uid, sizeof uid));
  return step == SUYUAN_STEP_DONE;
}

/**
 * Reads ahead which outlets anything points to, so that the many others need no questions. For walks over all.
 */
gboolean
suyuan_deriver_prefetch (SuyuanDeriver *self,
                         GError       **error)
{
  g_autoptr (GHashTable) referred = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, NULL);

  if (!suyuan_deriver_add_referred (self, referred, error))
    return FALSE;

  g_clear_pointer (&self->referred, g_hash_table_unref);
  self->referred = g_steal_pointer (&referred);
  return TRUE;
}

static gboolean
is_true (const SuyuanSlice *slice)
{
  return suyuan_slice_type (slice) == SUYUAN_VALUE_INTEGER && suyuan_slice_integer (slice) != 0;
}

static void
read_own (SuyuanDeriver     *self,
          const SuyuanSlice *slices,
          SuyuanOutletFacts *facts)
{
  const SuyuanSlice *of_stage = &slices[self->own[OWN_STAGE]];
  gsize              length;

  if (!suyuan_slice_is_null (of_stage))
    {
      const char *text = suyuan_slice_data (of_stage, &length);

      g_string_truncate (self->stage, 0);
      g_string_append_len (self->stage, text, length);
      facts->stage = self->stage->str;
    }
  facts->sampled = is_true (&slices[self->own[OWN_MONITORING_DONE]]) || !suyuan_slice_is_null (&slices[self->own[OWN_SAMPLING_OBSTACLE]]);
  facts->traced = is_true (&slices[self->own[OWN_TRACE_DONE]]);
  facts->rectify_known = !suyuan_slice_is_null (&slices[self->own[OWN_RECTIFY]]);
  facts->rectify = is_true (&slices[self->own[OWN_RECTIFY]]);
  facts->supervised = is_true (&slices[self->own[OWN_SUPERVISED]]);
  facts->sealed = !suyuan_slice_is_null (&slices[self->own[OWN_SEALED_ON]]);
}

static gboolean
ask (SuyuanDeriver   *self,
     const char      *sql,
     const SuyuanUid *uid,
     gboolean        *found,
     GError         **error)
{
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (self->db, sql, error);
  SuyuanStmtStep step;

  if (row == NULL)
    return FALSE;

  suyuan_stmt_bind_uid (row, 0, uid);
  step = suyuan_stmt_step (row, error);
  if (step == SUYUAN_STEP_ROW)
    *found = TRUE;
  return step != SUYUAN_STEP_ERROR;
}

static gboolean
read_tasks (SuyuanDeriver   *self,
            const SuyuanUid *uid,
            GError         **error)
{
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (self->db, "SELECT \"state\" FROM \"task\" WHERE \"outlet\" = ?", error);
  SuyuanTaskState state;
  SuyuanStmtStep  step;

  if (row == NULL)
    return FALSE;

  g_array_set_size (self->states, 0);
  suyuan_stmt_bind_uid (row, 0, uid);
  while ((step = suyuan_stmt_step (row, error)) == SUYUAN_STEP_ROW)
    {
      const char *key = suyuan_stmt_text (row, 0);

      if (key != NULL && suyuan_task_state_parse (key, &state))
        g_array_append_val (self->states, state);
    }
  return step == SUYUAN_STEP_DONE;
}

/* A mouth that was found to flow again is not sealed, though its date stands. */
static gboolean
read_reopened (SuyuanDeriver     *self,
               const SuyuanUid   *uid,
               const SuyuanSlice *sealed_on,
               SuyuanOutletFacts *facts,
               GError           **error)
{
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (self->db, "SELECT " SUYUAN_REOPENED ("?", "?"), error);
  const char *day;
  gsize       length;

  if (row == NULL)
    return FALSE;

  day = suyuan_slice_data (sealed_on, &length);
  suyuan_stmt_bind_uid (row, 0, uid);
  suyuan_stmt_bind_text (row, 1, day, length);
  if (suyuan_stmt_step (row, error) != SUYUAN_STEP_ROW)
    return FALSE;
  facts->sealed = suyuan_stmt_int64 (row, 0) == 0;
  return TRUE;
}

static gboolean
read_others (SuyuanDeriver     *self,
             const SuyuanUid   *uid,
             const SuyuanSlice *slices,
             SuyuanOutletFacts *facts,
             GError           **error)
{
  if (self->referred != NULL && !g_hash_table_contains (self->referred, uid))
    return TRUE;

  if (!ask (self, "SELECT 1 FROM \"sample\" WHERE \"outlet\" = ? LIMIT 1", uid, &facts->sampled, error) ||
      !ask (self, "SELECT 1 FROM \"link\" WHERE \"outlet\" = ? AND \"confidence\" = 'confirmed' LIMIT 1", uid, &facts->traced, error) ||
      !read_tasks (self, uid, error))
    return FALSE;
  if (facts->sealed && self->states->len > 0 && !read_reopened (self, uid, &slices[self->own[OWN_SEALED_ON]], facts, error))
    return FALSE;

  facts->tasks = (const SuyuanTaskState *) (gpointer) self->states->data;
  facts->n_tasks = self->states->len;
  return TRUE;
}

static void
put_status (SuyuanDeriver *self,
            const char    *status,
            SuyuanSlice   *slices)
{
  GBytes *bytes = g_hash_table_lookup (self->slices, status);
  gsize   length;

  if (bytes == NULL)
    {
      g_auto (SuyuanValue) value = { 0 };
      GByteArray *buffer = g_byte_array_new ();

      suyuan_value_set_text (&value, status);
      suyuan_value_serialize (&value, buffer);
      bytes = g_byte_array_free_to_bytes (buffer);
      g_hash_table_insert (self->slices, (gpointer) status, bytes);
    }

  slices[self->own[OWN_STATUS]].bytes = g_bytes_get_data (bytes, &length);
  slices[self->own[OWN_STATUS]].length = length;
}

/**
 * Fills the derived fields of a record nothing points to yet. The slices put in are the deriver's.
 */
void
suyuan_deriver_fill_new (SuyuanDeriver         *self,
                         const SuyuanKindTable *table,
                         SuyuanSlice           *slices)
{
  SuyuanOutletFacts facts = { 0 };

  if (table->kind != SUYUAN_KIND_OUTLET)
    return;

  read_own (self, slices, &facts);
  put_status (self, suyuan_outlet_status (&facts), slices);
}

/**
 * Fills the derived fields of a record from its own values and what points to it in the tables.
 */
gboolean
suyuan_deriver_fill (SuyuanDeriver         *self,
                     const SuyuanKindTable *table,
                     const SuyuanUid       *uid,
                     SuyuanSlice           *slices,
                     GError               **error)
{
  SuyuanOutletFacts facts = { 0 };

  if (table->kind != SUYUAN_KIND_OUTLET)
    return TRUE;

  read_own (self, slices, &facts);
  if (!read_others (self, uid, slices, &facts, error))
    return FALSE;

  put_status (self, suyuan_outlet_status (&facts), slices);
  return TRUE;
}

/**
 * Notes in @outlets (a set of uids, owned) whose derived fields may change with @record; of an event its task, which
 * suyuan_refold_outlets() follows to the outlet.
 */
void
suyuan_deriver_note (GHashTable   *outlets,
                     SuyuanRecord *record)
{
  SuyuanUid uid;

  switch (suyuan_record_get_kind (record))
    {
    case SUYUAN_KIND_OUTLET:
      uid = *suyuan_record_get_uid (record);
      break;
    case SUYUAN_KIND_TASK:
    case SUYUAN_KIND_LINK:
    case SUYUAN_KIND_SAMPLE:
      if (!suyuan_record_get_ref (record, "outlet", &uid))
        return;
      break;
    case SUYUAN_KIND_EVENT:
      if (!suyuan_record_get_ref (record, "task", &uid))
        return;
      break;
    case SUYUAN_KIND_NONE:
    case SUYUAN_KIND_WATER_BODY:
    case SUYUAN_KIND_REACH:
    case SUYUAN_KIND_SECTION:
    case SUYUAN_KIND_AREA:
    case SUYUAN_KIND_NODE:
    case SUYUAN_KIND_ENTERPRISE:
    case SUYUAN_KIND_PORT:
    case SUYUAN_KIND_UNIT:
    case SUYUAN_KIND_PERSON:
    case SUYUAN_KIND_VISIT:
    case SUYUAN_KIND_PROBLEM:
    case SUYUAN_KIND_MEASURE:
    case SUYUAN_KIND_DUTY:
    case SUYUAN_KIND_EDITION:
    case SUYUAN_KIND_MEDIUM:
    default:
      return;
    }
  g_hash_table_add (outlets, g_memdup2 (&uid, sizeof uid));
}
