/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-workspace.h"

G_BEGIN_DECLS

/**
 * SuyuanBatch:
 *
 * What one action does, in one transaction: rules, journal, tables, indexes. The only way to write.
 * begin → create/update/remove … → commit, or abort; freeing an open batch aborts it. A record may be
 * touched more than once; the batch sees its own earlier changes. Nothing is visible to others and
 * nothing is chained before commit. An empty batch commits to nothing and returns a %NULL id.
 */
typedef struct _SuyuanBatch SuyuanBatch;

SuyuanBatch *suyuan_batch_begin (SuyuanWorkspace *workspace, const char *verb, const SuyuanUid *person,
                                 GError **error);
void         suyuan_batch_free (SuyuanBatch *self);

/* @record's touched fields. create: the uid must be new; hard rules refuse with CONSTRAINT.
 * update: only fields whose value differs become part of the change; returns the number in @n_changed. */
gboolean suyuan_batch_create (SuyuanBatch *self, SuyuanRecord *record, GError **error);
gboolean suyuan_batch_update (SuyuanBatch *self, SuyuanRecord *record, guint *n_changed, GError **error);
gboolean suyuan_batch_remove (SuyuanBatch *self, SuyuanKind kind, const SuyuanUid *uid, GError **error);

/* Copies the file into the media folder by its SHA-256 (hex, free it); the file is kept if the batch aborts. */
char *suyuan_batch_take_file (SuyuanBatch *self, const char *path, GError **error);

guint    suyuan_batch_get_n_changes (SuyuanBatch *self);
gboolean suyuan_batch_commit (SuyuanBatch *self, char **id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanBatch, suyuan_batch_free)

G_END_DECLS
