/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "suyuan-review-folder.h"
#include "suyuan-review-queue.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_REVIEW_SHEET (suyuan_review_sheet_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanReviewSheet, suyuan_review_sheet, SUYUAN, REVIEW_SHEET, GtkWidget)

/* What a reviewer has to know of a task in ten seconds: what it is, what there is to say, what is not proved, and what
 * changed since somebody looked. Its buttons ask for review.pass, review.return, review.ask and review.open. */
void suyuan_review_sheet_show (SuyuanReviewSheet *self, SuyuanSeat *seat, const SuyuanReviewEntry *entry,
                               const SuyuanReviewFolder *folder);

G_END_DECLS
