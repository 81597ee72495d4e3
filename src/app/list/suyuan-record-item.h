/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "suyuan-record.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_RECORD_ITEM (suyuan_record_item_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanRecordItem, suyuan_record_item, SUYUAN, RECORD_ITEM, GObject)

/* A record as an item of a list; the record is NULL where it was removed meanwhile. */
SuyuanRecordItem *suyuan_record_item_new (SuyuanRecord *record);
SuyuanRecord     *suyuan_record_item_get_record (SuyuanRecordItem *self);

G_END_DECLS
