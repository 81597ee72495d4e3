/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-closure.h"

G_BEGIN_DECLS

/* One criterion of one closure, met or not. */
typedef struct
{
  const char     *key; /* of criteria.csv; borrowed like the next two */
  const char     *label, *label_zh;
  const char     *place; /* where it is mended: photos samples visits fields people */
  SuyuanTaskState state; /* the step it has to be met for */
  gboolean        exemptable;
  gboolean        met;
  gboolean        exempt;  /* not met, but not applicable by a document */
  char           *because; /* what proves it, or what is missing and the way out */
} SuyuanCriterion;

void        suyuan_criterion_free (SuyuanCriterion *self);
const char *suyuan_criterion_get_label (const SuyuanCriterion *self);

/* criteria.csv, loaded. Immutable: any thread may read. */
typedef struct _SuyuanCriteria SuyuanCriteria;

SuyuanCriteria *suyuan_criteria_new (GError **error);
void            suyuan_criteria_free (SuyuanCriteria *self);
GPtrArray      *suyuan_criteria_list (SuyuanCriteria *self, const SuyuanClosureFacts *facts);
gboolean        suyuan_criteria_check (GPtrArray *criteria, SuyuanTaskState to, GError **error);
char           *suyuan_criteria_dup_missing (GPtrArray *criteria, SuyuanTaskState to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanCriterion, suyuan_criterion_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanCriteria, suyuan_criteria_free)

G_END_DECLS
