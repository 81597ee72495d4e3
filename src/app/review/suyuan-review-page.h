/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-page.h"
#include "suyuan-review-folder.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_REVIEW_PAGE (suyuan_review_page_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanReviewPage, suyuan_review_page, SUYUAN, REVIEW_PAGE, AdwBin)

/* What to decide on and to look at next: the queue, what changed since it was last seen, the pictures. A passes, R
 * returns, Q asks, J and K go on and back, comma and full stop change the pair, [ and ] move the slider. */
const SuyuanReviewFolder *suyuan_review_page_get_folder (SuyuanReviewPage *self);
gboolean                  suyuan_review_page_is_settled (SuyuanReviewPage *self);
/* @type: advance, or the kind of event that is written down; FALSE: nothing is chosen, or it does not do here. */
gboolean suyuan_review_page_begin_step (SuyuanReviewPage *self, const char *type);

G_END_DECLS
