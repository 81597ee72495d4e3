/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "suyuan-review-queue.h"
#include "suyuan-seen.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_REVIEW_LIST (suyuan_review_list_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanReviewList, suyuan_review_list, SUYUAN, REVIEW_LIST, GtkWidget)

/* The queue with a heading for each reason, all of it or one reason. Signals: `selected`; `activated` (Enter, double
 * click). What is decided gives way to the next. */
void                     suyuan_review_list_set_queue (SuyuanReviewList *self, GPtrArray *queue, SuyuanSeen *seen);
void                     suyuan_review_list_search (SuyuanReviewList *self, const char *text);
void                     suyuan_review_list_choose (SuyuanReviewList *self, int reason);
guint                    suyuan_review_list_get_n_rows (SuyuanReviewList *self);
const SuyuanReviewEntry *suyuan_review_list_get_selected (SuyuanReviewList *self);
void                     suyuan_review_list_mark (SuyuanReviewList *self, const SuyuanUid *task);
void                     suyuan_review_list_move (SuyuanReviewList *self, int by);

G_END_DECLS
