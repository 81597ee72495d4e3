/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "suyuan-review-queue.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_REVIEW_ITEM (suyuan_review_item_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanReviewItem, suyuan_review_item, SUYUAN, REVIEW_ITEM, GObject)

/* One place of the queue. @heading: of the tasks that begin with it, or NULL. @queue keeps @entry. Property: `seen`. */
SuyuanReviewItem        *suyuan_review_item_new (GPtrArray *queue, const SuyuanReviewEntry *entry, const char *heading,
                                                 gboolean seen);
const SuyuanReviewEntry *suyuan_review_item_get_entry (SuyuanReviewItem *self);
const char              *suyuan_review_item_get_heading (SuyuanReviewItem *self);
void                     suyuan_review_item_mark (SuyuanReviewItem *self);

G_END_DECLS
