/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

#include "suyuan-bulk.h"
#include "suyuan-derive.h"
#include "suyuan-device.h"
#include "suyuan-indexer.h"
#include "suyuan-lock.h"
#include "suyuan-kind-table.h"
#include "suyuan-workspace.h"

G_BEGIN_DECLS

/* Invariant: at most one batch is open; the indexer has nothing pending outside a transaction. */
struct _SuyuanWorkspace
{
  /* What it is */
  char     *path;
  SuyuanUid uid;
  gboolean  read_only, rehearsal;
  GError   *why_read_only;

  /* Owned */
  SuyuanDb        *db;
  SuyuanLock      *lock;   /* NULL when read-only */
  SuyuanDevice    *device; /* NULL until the first batch */
  SuyuanCatalogue *catalogue;
  SuyuanClock      clock;
  SuyuanKindTable *tables[SUYUAN_N_KINDS];
  SuyuanIndexer   *indexer;
  SuyuanDeriver   *deriver;
  SuyuanBulk      *bulk;
  GByteArray      *scratch; /* geometry being written */

  /* State */
  gint64   last_hlc; /* the latest of any device */
  gboolean batch_open;

  /* Who follows an undo */
  guint64   undo_kinds; /* bits */
  GCallback undo_minds; /* a SuyuanUndoMinds; NULL: all of them */
  GCallback undo_func;  /* a SuyuanUndoFunc; NULL: nobody */
  gpointer  undo_data;  /* borrowed */
};

SuyuanKindTable *suyuan_workspace_get_table (SuyuanWorkspace *self, SuyuanKind kind, GError **error);
gboolean         suyuan_workspace_upgrade (SuyuanWorkspace *self, GError **error);
gboolean         suyuan_workspace_begin (SuyuanWorkspace *self, GError **error);
gboolean         suyuan_workspace_commit (SuyuanWorkspace *self, GError **error);
void             suyuan_workspace_abort (SuyuanWorkspace *self);
void             suyuan_workspace_use_device (SuyuanWorkspace *self, SuyuanDevice *device);
void             suyuan_workspace_use_time (SuyuanWorkspace *self, gint64 unix_ms);

G_END_DECLS
