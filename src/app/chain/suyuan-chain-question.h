/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-profile.h"
#include "suyuan-seat.h"

G_BEGIN_DECLS

/* What a chain is asked with. A value; strings are its own. */
typedef struct
{
  SuyuanKind         kind;
  SuyuanUid          uid;
  SuyuanBalanceTerms terms;
  SuyuanChainFilter  filter;
  char              *path; /* where it is to be written; NULL: nowhere */
} SuyuanChainQuestion;

/* The whole chain and its profile; NULL where only a file was asked for. */
typedef struct
{
  SuyuanChain   *chain;
  SuyuanProfile *profile;
  char          *told; /* what was written */
} SuyuanChainAnswer;

SuyuanChainQuestion *suyuan_chain_question_copy (const SuyuanChainQuestion *self);
void                 suyuan_chain_question_free (SuyuanChainQuestion *self);
void                 suyuan_chain_answer_free (SuyuanChainAnswer *self);

/* Work for the seat: answers a SuyuanChainQuestion with a SuyuanChainAnswer. */
gpointer suyuan_chain_question_ask (SuyuanOffice *office, gpointer data, GCancellable *cancellable, GError **error);

G_END_DECLS
