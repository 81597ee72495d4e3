/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-criteria.h"
#include "suyuan-division.h"
#include "suyuan-grade.h"
#include "suyuan-office.h"

G_BEGIN_DECLS

/* The tables of rules, loaded once for an office. Immutable. */
typedef struct
{
  SuyuanCriteria  *criteria;
  SuyuanStandards *standards;
  SuyuanGrader    *grader;
  SuyuanDivisions *divisions;
} SuyuanRulebook;

SuyuanRulebook *suyuan_rulebook_new (GError **error);
void            suyuan_rulebook_free (SuyuanRulebook *self);
/* Owned by the office. */
SuyuanRulebook *suyuan_office_get_rulebook (SuyuanOffice *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanRulebook, suyuan_rulebook_free)

G_END_DECLS
