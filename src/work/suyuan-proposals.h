/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"

G_BEGIN_DECLS

/* Why an enterprise may be behind an outlet. */
typedef struct
{
  const char *key; /* credit_code permit_number name permit_text port distance pollutants park */
  double      weight;
  char       *words; /* for people */
} SuyuanGround;

/* An enterprise that may be behind an outlet: a person looks, and links it or not. */
typedef struct
{
  SuyuanUid  enterprise;
  char      *code, *name;
  double     distance_m; /* from the outlet, of it or of its nearest port; < 0: not known */
  double     weight;     /* of all grounds */
  GPtrArray *grounds;    /* of SuyuanGround, the weightiest first */
} SuyuanProposal;

void       suyuan_proposal_free (SuyuanProposal *self);
char      *suyuan_proposal_dup_words (const SuyuanProposal *self);
GPtrArray *suyuan_office_propose (SuyuanOffice *self, const SuyuanUid *outlet, guint limit, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanProposal, suyuan_proposal_free)

G_END_DECLS
