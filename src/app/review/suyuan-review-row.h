/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "suyuan-review-item.h"

G_BEGIN_DECLS

/* One task of the queue, for a list that uses its rows again. */
GtkWidget *suyuan_review_row_new (void);
void       suyuan_review_row_bind (GtkWidget *row, SuyuanReviewItem *item);
void       suyuan_review_row_unbind (GtkWidget *row);

G_END_DECLS
