/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-record.h"
#include "suyuan-workspace.h"

G_BEGIN_DECLS

/* Batches of other workspaces of the family, taken in one by one. Nothing of them stands before commit; freed
 * without it, nothing was there. */
typedef struct _SuyuanDelivery SuyuanDelivery;

/* Two values of one field that came about without knowing of each other. */
typedef struct
{
  char       *field; /* NULL: the record was removed there and edited here, or the other way round */
  SuyuanValue kept, other;
  char       *batch; /* of the edit that stands */
} SuyuanClash;

/* What a delivery does to one record; borrowed for the call. */
typedef struct
{
  SuyuanKind    kind;
  SuyuanUid     uid;
  SuyuanRecord *before, *after; /* NULL: not there */
  GPtrArray    *clashes;        /* those that were not open before */
} SuyuanDeliveryRecord;

typedef gboolean (*SuyuanDeliveryFunc) (const SuyuanDeliveryRecord *record,
                                        gpointer                    data,
                                        GError                    **error);

SuyuanDelivery  *suyuan_delivery_begin (SuyuanWorkspace *workspace, GError **error);
SuyuanWorkspace *suyuan_delivery_get_workspace (SuyuanDelivery *self);
gboolean         suyuan_delivery_take (SuyuanDelivery *self, GBytes *parcel, gboolean *is_new, GError **error);
guint            suyuan_delivery_get_n_filled (SuyuanDelivery *self);
gint64           suyuan_delivery_get_n_withheld (SuyuanDelivery *self);
gboolean         suyuan_delivery_check_chains (SuyuanDelivery *self, GError **error);
gboolean         suyuan_delivery_settle (SuyuanDelivery *self, SuyuanDeliveryFunc func, gpointer data, GError **error);
gboolean         suyuan_delivery_commit (SuyuanDelivery *self, GError **error);
void             suyuan_delivery_free (SuyuanDelivery *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanDelivery, suyuan_delivery_free)

G_END_DECLS
