/* suyuan-incoming.c: a package that came, what it would do here, and what is done with it
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-incoming.h"

#include <glib/gi18n-lib.h>

#include "suyuan-census.h"
#include "suyuan-receipt.h"

SuyuanIncoming *
suyuan_incoming_ref (SuyuanIncoming *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  SuyuanIncoming *self = data;

  g_clear_pointer (&self->package, suyuan_package_free);
  g_clear_pointer (&self->arrival, suyuan_arrival_free);
  g_array_unref (self->ours);
}

void
suyuan_incoming_unref (SuyuanIncoming *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* All of it is here: merging it changes nothing. */
gboolean
suyuan_incoming_is_known (const SuyuanIncoming *self)
{
  return !suyuan_arrival_brings_anything (self->arrival);
}

/* The transaction was dropped: what stands in the field is what stood there before. */
static gint8
find_ours (SuyuanOffice        *office,
           const SuyuanDispute *dispute)
{
  const SuyuanField *field = dispute->field == NULL ? NULL : suyuan_catalogue_find_field (suyuan_office_get_catalogue (office), dispute->kind, dispute->field);
  g_autoptr (SuyuanRecord) record = NULL;
  g_autofree char *text = NULL;

  if (field == NULL || !suyuan_office_seek (office, dispute->kind, &dispute->uid, &record, NULL) || record == NULL)
    return 0;
  if (suyuan_record_peek (record, field->index)->type != SUYUAN_VALUE_NULL)
    text = suyuan_office_dup_shown (office, record, field);
  if (g_strcmp0 (text, dispute->kept.text) == 0)
    return 1;
  return g_strcmp0 (text, dispute->other.text) == 0 ? -1 : 0;
}

gpointer
suyuan_incoming_look_verb (SuyuanOffice *office,
                           gpointer      path,
                           GCancellable *cancellable,
                           GError      **error)
{
  g_autoptr (SuyuanPackage) package = suyuan_package_open (path, error);
  g_autoptr (SuyuanArrival) arrival = package == NULL ? NULL : suyuan_arrival_try (office, package, cancellable, error);
  SuyuanIncoming *self;

  if (arrival == NULL)
    return NULL;

  self = g_atomic_rc_box_new0 (SuyuanIncoming);
  self->ours = g_array_new (FALSE, FALSE, sizeof (gint8));
  for (guint i = 0; i < arrival->disputes->len; i++)
    {
      gint8 ours = find_ours (office, arrival->disputes->pdata[i]);

      g_array_append_val (self->ours, ours);
    }
  self->package = g_steal_pointer (&package);
  self->arrival = g_steal_pointer (&arrival);
  return self;
}

SuyuanIncomingOrder *
suyuan_incoming_order_new (SuyuanIncoming *incoming,
                           const char     *path)
{
  SuyuanIncomingOrder *self = g_new0 (SuyuanIncomingOrder, 1);

  self->incoming = suyuan_incoming_ref (incoming);
  self->path = g_strdup (path);
  return self;
}

void
suyuan_incoming_order_free (SuyuanIncomingOrder *self)
{
  suyuan_incoming_unref (self->incoming);
  g_free (self->path);
  g_free (self);
}

/* The list it is held against is the one that was looked at. */
gpointer
suyuan_incoming_merge_verb (SuyuanOffice *office,
                            gpointer      order,
                            GCancellable *cancellable,
                            GError      **error)
{
  return suyuan_arrival_merge (office, ((SuyuanIncomingOrder *) order)->incoming->package, cancellable, error);
}

gpointer
suyuan_incoming_receipt_verb (SuyuanOffice *office,
                              gpointer      order,
                              GCancellable *cancellable,
                              GError      **error)
{
  SuyuanIncomingOrder *self = order;
  g_autoptr (SuyuanReceipt) receipt = suyuan_receipt_new (office, self->incoming->package, self->incoming->arrival, error);

  return receipt != NULL && suyuan_receipt_save (receipt, office, self->path, error) ? g_strdup (self->path) : NULL;
}
