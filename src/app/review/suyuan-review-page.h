/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-page.h"
#include "suyuan-task-pane.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_REVIEW_PAGE (suyuan_review_page_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanReviewPage, suyuan_review_page, SUYUAN, REVIEW_PAGE, AdwBin)

/* What waits for a decision. A passes, R returns, J and K go down and up. */
SuyuanTaskPane *suyuan_review_page_get_pane (SuyuanReviewPage *self);

G_END_DECLS
