/* suyuan-transaction.c: the writing transaction of a workspace, with its indexes and its signer
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-workspace-private.h"

/**
 * The table of @kind. Errors: CONSTRAINT for a kind this version does not know. Borrowed.
 */
SuyuanKindTable *
suyuan_workspace_get_table (SuyuanWorkspace *self,
                            SuyuanKind       kind,
                            GError         **error)
{
  if (kind > SUYUAN_KIND_NONE && kind < SUYUAN_N_KINDS)
    return self->tables[kind];

  g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CONSTRAINT, _ ("There is no kind of record with number %d"), kind);
  return NULL;
}

/**
 * Begins to write. Errors: READ_ONLY, NETWORK, BUSY.
 */
gboolean
suyuan_workspace_begin (SuyuanWorkspace *self,
                        GError         **error)
{
  if (self->read_only)
    {
      if (self->why_read_only != NULL && error != NULL)
        *error = g_error_copy (self->why_read_only);
      else
        g_set_error_literal (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_READ_ONLY, _ ("The workspace was opened to read only"));
      return FALSE;
    }
  if (self->batch_open)
    {
      g_set_error_literal (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_BUSY, _ ("Another change is still being written: try again when it is done"));
      return FALSE;
    }
  if (!suyuan_db_begin (self->db, error))
    return FALSE;

  self->batch_open = TRUE;
  return TRUE;
}

/**
 * Fills the indexes and ends the transaction; when this fails, abort it.
 */
gboolean
suyuan_workspace_commit (SuyuanWorkspace *self,
                         GError         **error)
{
  if (!suyuan_bulk_finish (self->bulk, error) || !suyuan_indexer_flush (self->indexer, error) || !suyuan_db_commit (self->db, error))
    return FALSE;

  self->batch_open = FALSE;
  return TRUE;
}

/**
 * Drops everything since the transaction began.
 */
void
suyuan_workspace_abort (SuyuanWorkspace *self)
{
  suyuan_db_rollback (self->db);
  suyuan_indexer_forget (self->indexer);
  suyuan_bulk_forget (self->bulk);
  self->batch_open = FALSE;
}

/**
 * Begins to read: until suyuan_workspace_end_reading() everything is as it was at one moment, whatever other programs write.
 * Errors: BUSY where this workspace itself is being written to.
 */
gboolean
suyuan_workspace_begin_reading (SuyuanWorkspace *self,
                                GError         **error)
{
  if (!self->batch_open)
    return suyuan_db_exec (self->db, "BEGIN; SELECT 1 FROM suyuan_batch LIMIT 1", error);

  g_set_error_literal (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_BUSY, _ ("Another change is still being written: try again when it is done"));
  return FALSE;
}

/**
 * Ends what suyuan_workspace_begin_reading() began.
 */
void
suyuan_workspace_end_reading (SuyuanWorkspace *self)
{
  suyuan_db_exec (self->db, "ROLLBACK", NULL);
}

/**
 * The key this workspace's batches are signed with, loaded when first asked for. Borrowed.
 */
SuyuanDevice *
suyuan_workspace_get_device (SuyuanWorkspace *self,
                             GError         **error)
{
  if (self->device == NULL)
    self->device = suyuan_device_load (NULL, error);
  return self->device;
}

/**
 * Signs with another key from now on. Takes @device.
 */
void
suyuan_workspace_use_device (SuyuanWorkspace *self,
                             SuyuanDevice    *device)
{
  g_clear_pointer (&self->device, suyuan_device_free);
  self->device = device;
}

/**
 * Sets the clock; for tests and rehearsals. 0 is the real one.
 */
void
suyuan_workspace_use_time (SuyuanWorkspace *self,
                           gint64           unix_ms)
{
  self->clock.fixed_ms = unix_ms;
}
