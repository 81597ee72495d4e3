/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-workspace-private.h"

G_BEGIN_DECLS

/* A batch's place in the order of the fold. */
typedef struct
{
  gint64 hlc, seq;
  guint8 device[SUYUAN_DEVICE_BYTES];
  guint8 hash[SUYUAN_DIGEST_BYTES];
} SuyuanBatchPlace;

/* An open concurrent edit: what the field held when somebody who had not seen it wrote. */
typedef struct
{
  gboolean    open;
  SuyuanSlice other;
  gint64      batch; /* of the later edit, local number */
} SuyuanFoldConflict;

/* What the changes of one record come to; valid until the next record is begun. */
typedef struct
{
  SuyuanUid              uid;
  const SuyuanKindTable *table;  /* NULL: never created, or a kind this version does not know */
  gboolean               exists; /* created and not removed */
  gboolean               mixed;  /* others made the same uid another kind; the first stands */
  gint64                 created, changed;
  SuyuanSlice           *values;    /* one per field; derived fields are NULL */
  SuyuanFoldConflict    *conflicts; /* one per field, and one more for edits of a removed record */
} SuyuanFoldState;

typedef struct _SuyuanFolder SuyuanFolder;

SuyuanFolder           *suyuan_folder_new (SuyuanWorkspace *workspace, GError **error);
void                    suyuan_folder_free (SuyuanFolder *self);
const SuyuanBatchPlace *suyuan_folder_get_place (SuyuanFolder *self, gint64 batch);
void                    suyuan_folder_begin (SuyuanFolder *self, const SuyuanUid *uid);
gboolean                suyuan_folder_add (SuyuanFolder *self, gint64 change, gconstpointer content, gsize length);
SuyuanFoldState        *suyuan_folder_run (SuyuanFolder *self);
SuyuanFoldState        *suyuan_folder_load (SuyuanFolder *self, const SuyuanUid *uid, gint64 up_to_change,
                                            GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanFolder, suyuan_folder_free)

G_END_DECLS
