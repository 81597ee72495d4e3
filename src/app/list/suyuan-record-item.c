/* suyuan-record-item.c: one record as an item of a list
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-record-item.h"

struct _SuyuanRecordItem
{
  GObject parent_instance;

  SuyuanRecord *record; /* Owned */
};

G_DEFINE_FINAL_TYPE (SuyuanRecordItem, suyuan_record_item, G_TYPE_OBJECT)

static guint changed_signal;

static void
suyuan_record_item_finalize (GObject *object)
{
  g_clear_pointer (&SUYUAN_RECORD_ITEM (object)->record, suyuan_record_unref);

  G_OBJECT_CLASS (suyuan_record_item_parent_class)->finalize (object);
}

static void
suyuan_record_item_class_init (SuyuanRecordItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = suyuan_record_item_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
suyuan_record_item_init (SuyuanRecordItem *self)
{
}

SuyuanRecordItem *
suyuan_record_item_new (SuyuanRecord *record)
{
  SuyuanRecordItem *self = g_object_new (SUYUAN_TYPE_RECORD_ITEM, NULL);

  self->record = record != NULL ? suyuan_record_ref (record) : NULL;

  return self;
}

void
suyuan_record_item_set_record (SuyuanRecordItem *self,
                               SuyuanRecord     *record)
{
  SuyuanRecord *before = self->record;

  self->record = record != NULL ? suyuan_record_ref (record) : NULL;
  suyuan_record_unref (before);
  g_signal_emit (self, changed_signal, 0);
}

SuyuanRecord *
suyuan_record_item_get_record (SuyuanRecordItem *self)
{
  return self->record;
}
