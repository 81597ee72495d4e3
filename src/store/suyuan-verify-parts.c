/* suyuan-verify-parts.c: the long parts of a verification, side by side where there are cores for them
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-verify.h"

#include "suyuan-search-index.h"

/* Below that another connection costs more than it brings. */
#define MANY_CHANGES 2000
#define MAX_HELPERS 3

/* In the order of what is worth telling: a batch that can be named, rows, pages, indexes. */
enum
{
  PART_CHANGES,
  PART_TABLES,
  PART_PAGES,
  PART_INDEXES,
  PART_SEARCH,
  N_PARTS
};

/* The longest first, so that none is left alone at the end. */
static const guint turns[N_PARTS] = { PART_TABLES, PART_PAGES, PART_INDEXES, PART_SEARCH, PART_CHANGES };

typedef gboolean (*PartFunc) (SuyuanVerify *self,
                              GError      **error);

typedef struct
{
  SuyuanVerdict *verdict;
  GCancellable  *cancellable;
  GError        *error;
} Part;

/* Each part reads on one connection alone, so that what it compares is of one moment; the threads share nothing else but
 * whose turn it is. */
typedef struct
{
  const char *path; /* borrowed */
  Part        parts[N_PARTS];
  gint        turn; /* atomic */
} Parts;

static void
parts_clear (Parts *self)
{
  for (guint i = 0; i < N_PARTS; i++)
    {
      g_clear_pointer (&self->parts[i].verdict, suyuan_verdict_free);
      g_clear_object (&self->parts[i].cancellable);
      g_clear_error (&self->parts[i].error);
    }
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

/* Where only this is wrong there is a short way back. */
static gboolean
verify_search (SuyuanVerify *self,
               GError      **error)
{
  g_autoptr (GError) broken = NULL;
  gboolean agrees;

  if (!suyuan_search_index_check (self->workspace->db, self->workspace->tables, &agrees, &broken) &&
      !g_error_matches (broken, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CORRUPT))
    {
      g_propagate_error (error, g_steal_pointer (&broken));
      return FALSE;
    }
  if (agrees)
    return TRUE;

  self->verdict->only_search = TRUE;
  suyuan_verify_report (self, NULL, g_strdup (_ ("The search index differs from the records: a search may miss some, or find others")));
  return TRUE;
}

static void
run_part (Parts           *self,
          guint            which,
          SuyuanWorkspace *workspace)
{
  static const PartFunc funcs[N_PARTS] = {
    [PART_CHANGES] = suyuan_verify_changes,
    [PART_TABLES] = suyuan_verify_tables,
    [PART_PAGES] = suyuan_verify_pages,
    [PART_INDEXES] = suyuan_verify_indexes,
    [PART_SEARCH] = verify_search,
  };
  Part        *part = &self->parts[which];
  SuyuanVerify verify = { workspace, part->verdict, part->cancellable };

  suyuan_db_set_progress (workspace->db, part->cancellable);
  if (!g_cancellable_set_error_if_cancelled (part->cancellable, &part->error))
    funcs[which](&verify, &part->error);
  suyuan_db_set_progress (workspace->db, NULL);

  /* The parts behind it would only find the same again. */
  for (guint i = which + 1; part->verdict->bad_batch != NULL && i < N_PARTS; i++)
    g_cancellable_cancel (self->parts[i].cancellable);
}

static void
take_turns (Parts           *self,
            SuyuanWorkspace *workspace)
{
  for (gint turn = g_atomic_int_add (&self->turn, 1); turn < N_PARTS; turn = g_atomic_int_add (&self->turn, 1))
    run_part (self, turns[turn], workspace);
}

/* Where it cannot open the workspace, the others do its part. */
static gpointer
help_cb (gpointer data)
{
  Parts           *self = data;
  SuyuanWorkspace *workspace = suyuan_workspace_open (self->path, SUYUAN_OPEN_READ, NULL);

  if (workspace != NULL && suyuan_db_exec (workspace->db, "PRAGMA cache_size = -16384; BEGIN", NULL))
    {
      take_turns (self, workspace);
      suyuan_db_exec (workspace->db, "ROLLBACK", NULL);
    }
  suyuan_workspace_close (workspace);
  return NULL;
}

static void
run_parts (Parts        *self,
           SuyuanVerify *verify)
{
  GThread *helpers[MAX_HELPERS];
  guint    n_helpers = verify->verdict->changes < MANY_CHANGES ? 0 : MIN (g_get_num_processors () - 1, MAX_HELPERS);

  for (guint i = 0; i < n_helpers; i++)
    helpers[i] = g_thread_try_new ("verify", help_cb, self, NULL);
  take_turns (self, verify->workspace);
  for (guint i = 0; i < n_helpers; i++)
    if (helpers[i] != NULL)
      g_thread_join (helpers[i]);
}

/* What a part was stopped at because one before it has named a batch is nothing to tell. */
static gboolean
gather_part (SuyuanVerify *verify,
             Part         *part,
             GError      **error)
{
  gboolean found = verify->verdict->why != NULL;

  if (verify->verdict->bad_batch != NULL)
    return TRUE;
  if (part->verdict->why != NULL)
    suyuan_verify_report (verify, g_steal_pointer (&part->verdict->bad_batch), g_steal_pointer (&part->verdict->why));
  verify->verdict->only_search = !found && part->verdict->only_search;
  return part->error == NULL || suyuan_verify_absorb (verify, g_steal_pointer (&part->error), error);
}

static void
cancelled_cb (GCancellable *cancellable,
              gpointer      data)
{
  Parts *self = data;

  for (guint i = 0; i < N_PARTS; i++)
    g_cancellable_cancel (self->parts[i].cancellable);
}

/**
 * Checks changes, tables, pages, indexes and search, in this order as far as it is told: the outcome does not depend on
 * which was first. %FALSE only when cancelled.
 */
gboolean
suyuan_verify_parts (SuyuanVerify *self,
                     GError      **error)
{
  g_auto (Parts) parts = { .path = suyuan_workspace_get_path (self->workspace) };
  gulong connection = 0;

  for (guint i = 0; i < N_PARTS; i++)
    {
      parts.parts[i].verdict = g_new0 (SuyuanVerdict, 1);
      parts.parts[i].cancellable = g_cancellable_new ();
    }
  if (self->cancellable != NULL)
    connection = g_cancellable_connect (self->cancellable, G_CALLBACK (cancelled_cb), &parts, NULL);
  run_parts (&parts, self);
  g_cancellable_disconnect (self->cancellable, connection);
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;

  for (guint i = 0; i < N_PARTS; i++)
    if (!gather_part (self, &parts.parts[i], error))
      return FALSE;
  return TRUE;
}
