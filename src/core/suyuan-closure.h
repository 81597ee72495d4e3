/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-flow.h"
#include "suyuan-proof.h"
#include "suyuan-standard.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;     /* as shown to people */
  gint64      at;       /* UTC ms */
  int         dry_days; /* without rain before; -1: not known */
  const char *drainage; /* key of the enumeration drainage */
} SuyuanClosureVisit;

typedef struct
{
  const char      *name;
  gint64           taken;
  SuyuanEvaluation evaluation; /* against the outlet's limits */
  const char      *detail;     /* what is over or not known, ready to show; NULL: nothing */
} SuyuanClosureSample;

/* A criterion said to be not applicable, with the document this rests on. */
typedef struct
{
  const char *criterion, *document;
} SuyuanExemption;

/* All that the closing of one task may rest on. Everything is borrowed; what is not known is zero. */
typedef struct
{
  const char *category; /* ban merge standardise */
  const char *sign;     /* type group of the outlet; NULL: other */

  const char *found_on;      /* ISO date the problem was found */
  const char *works_done_on; /* ISO date */
  const char *sealed_on;     /* ISO date */
  const char *notice_until;  /* ISO date */
  const char *today;
  gboolean    notice_needed;

  gboolean    in_protected_area, has_sign, has_sampling_point;
  const char *party;  /* who answers, as shown to people; NULL: nobody known */
  const char *target; /* the outlet or sewer it is merged into; NULL: not named */
  guint       n_measures, n_measures_done;

  const SuyuanProof         *proofs;
  guint                      n_proofs;
  SuyuanProofSite            site; /* @after and @same_day are filled in */
  const SuyuanClosureVisit  *visits;
  guint                      n_visits;
  const SuyuanClosureSample *samples;
  guint                      n_samples;
  const SuyuanExemption     *exemptions;
  guint                      n_exemptions;

  const SuyuanFlowTask *task;         /* never NULL */
  SuyuanActor           acceptors[2]; /* nil: not named */

  guint revisit_days; /* from sealing to the dry revisit; 0: the default of 7 */
  guint dry_days;     /* without rain that make a dry day; 0: the default of 3 */
} SuyuanClosureFacts;

G_END_DECLS
