/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-arrival.h"

G_BEGIN_DECLS

/* A package that came, and what merging it would do here. Shared between threads, and never changed. */
typedef struct
{
  SuyuanPackage *package;
  SuyuanArrival *arrival;
  GArray        *ours; /* of gint8, for each dispute: 1 what stands is from here, -1 what is set aside is, 0 neither */
} SuyuanIncoming;

/* What is to be done with one. */
typedef struct
{
  SuyuanIncoming *incoming;
  char           *path; /* of its receipt */
} SuyuanIncomingOrder;

SuyuanIncoming *suyuan_incoming_ref (SuyuanIncoming *self);
void            suyuan_incoming_unref (SuyuanIncoming *self);
gboolean        suyuan_incoming_is_known (const SuyuanIncoming *self);

SuyuanIncomingOrder *suyuan_incoming_order_new (SuyuanIncoming *incoming, const char *path);
void                 suyuan_incoming_order_free (SuyuanIncomingOrder *self);

/* Verbs for the seat: a path to a SuyuanIncoming, an order to a SuyuanArrival, an order to the path of a receipt. */
gpointer suyuan_incoming_look_verb (SuyuanOffice *office, gpointer path, GCancellable *cancellable, GError **error);
gpointer suyuan_incoming_merge_verb (SuyuanOffice *office, gpointer order, GCancellable *cancellable, GError **error);
gpointer suyuan_incoming_receipt_verb (SuyuanOffice *office, gpointer order, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanIncoming, suyuan_incoming_unref)

G_END_DECLS
