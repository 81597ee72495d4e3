/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "suyuan-record.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_RECORD_ITEM (suyuan_record_item_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanRecordItem, suyuan_record_item, SUYUAN, RECORD_ITEM, GObject)

/* A place in a list and the record that stands there; NULL where it was removed meanwhile. Signal: `changed`, another
 * record stands there, or the same with other values. */
SuyuanRecordItem *suyuan_record_item_new (SuyuanRecord *record);
void              suyuan_record_item_set_record (SuyuanRecordItem *self, SuyuanRecord *record);
SuyuanRecord     *suyuan_record_item_get_record (SuyuanRecordItem *self);

G_END_DECLS
