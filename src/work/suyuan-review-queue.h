/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"

G_BEGIN_DECLS

/* Why a task stands in the queue, in the order of the queue. */
typedef enum
{
  SUYUAN_REVIEW_OVERDUE,
  SUYUAN_REVIEW_REGRESSED,  /* a new round, or it no longer keeps what its closing proved */
  SUYUAN_REVIEW_CLOSED,     /* this month */
  SUYUAN_REVIEW_SUSPICIOUS, /* see suyuan-suspicion.h */
  SUYUAN_REVIEW_WAITING,    /* for a decision */
} SuyuanReviewReason;

#define SUYUAN_N_REVIEW_REASONS (SUYUAN_REVIEW_WAITING + 1)

/* One task somebody should decide on, or look at. */
typedef struct
{
  SuyuanUid          uid;
  char              *code, *name, *state; /* key of task_state */
  char              *unit;                /* who answers for it; may be NULL */
  int                overdue_days;
  guint              reasons;     /* bits 1 << SuyuanReviewReason */
  SuyuanReviewReason first;       /* under which it stands: the first of them */
  gboolean           waits, here; /* for a decision; for one of whoever sits here */
  GPtrArray         *grounds;     /* of char *: what there is to say, in the order of the reasons */
} SuyuanReviewEntry;

const char *suyuan_review_reason_get_label (SuyuanReviewReason reason);
/* GPtrArray of SuyuanReviewEntry, in the order of the queue. */
GPtrArray *suyuan_office_review_queue (SuyuanOffice *self, GCancellable *cancellable, GError **error);

G_END_DECLS
