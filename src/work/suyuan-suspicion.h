/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-case.h"

G_BEGIN_DECLS

/* A rule by which a closing looks done for show. Each is a reason to look, none a reason to refuse. */
typedef struct
{
  const char *key;
  const char *label; /* what is looked for */
  int         limit; /* 0: the rule has none */
  const char *unit;  /* of the limit: m, d */
  const char *basis; /* where rule and limit come from */
} SuyuanSuspicionRule;

/* What one rule found in one task. */
typedef struct
{
  const char *rule;
  char       *message;
} SuyuanSuspicion;

const SuyuanSuspicionRule *suyuan_suspicions_list_rules (guint *n_rules);
/* GPtrArray of SuyuanSuspicion, in the order of the rules. @task_case is gathered. */
GPtrArray *suyuan_suspicions_find (SuyuanCase *task_case);
gboolean   suyuan_suspicions_is_of_works (const SuyuanProof *proof);
/* GPtrArray of char *: what there is to say against one photograph. */
GPtrArray *suyuan_suspicions_find_in_photo (const SuyuanProof *proof, const SuyuanClosureFacts *facts);

G_END_DECLS
