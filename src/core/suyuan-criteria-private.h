/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-criteria.h"

G_BEGIN_DECLS

/* What looking at one criterion came to. @final: no document sets it aside. */
typedef struct
{
  gboolean met, final;
  char    *because;
} SuyuanFinding;

typedef struct
{
  const char *key;   /* of criteria.csv */
  const char *place; /* where it is mended */
  void (*look) (const SuyuanClosureFacts *facts,
                SuyuanFinding            *finding);
} SuyuanCriterionCheck;

void                        suyuan_finding_set (SuyuanFinding *finding, gboolean met, char *because);
gboolean                    suyuan_closure_is_of_this_round (const SuyuanClosureFacts *facts, const char *date);
void                        suyuan_criterion_look_at_revisit (const SuyuanClosureFacts *facts,
                                                              SuyuanFinding            *finding);
void                        suyuan_criterion_look_at_dry_weather (const SuyuanClosureFacts *facts,
                                                                  SuyuanFinding            *finding);
void                        suyuan_criterion_look_at_retest (const SuyuanClosureFacts *facts, SuyuanFinding *finding);
const SuyuanCriterionCheck *suyuan_criterion_find_check (const char *key);

G_END_DECLS
