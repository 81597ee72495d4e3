/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-seat.h"

G_BEGIN_DECLS

/* What somebody asked the desk last, a field of whoever asks: a newer question takes its place, and what an older one
 * brings is thrown away. All zero is nothing asked; forget it on dispose. */
typedef struct
{
  GCancellable *waiting; /* Owned; NULL: no answer is waited for */
} SuyuanQuestion;

void     suyuan_question_ask (SuyuanQuestion *self, SuyuanDesk *desk, SuyuanDeskFunc func, gpointer data, GDestroyNotify free_data,
                              GDestroyNotify free_answer, SuyuanSeatDone done, gpointer asker);
void     suyuan_question_forget (SuyuanQuestion *self);
gboolean suyuan_question_is_open (const SuyuanQuestion *self);

G_END_DECLS
