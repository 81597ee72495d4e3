/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-monitoring.h"

G_BEGIN_DECLS

/* What keeps a section from its target. */
typedef struct
{
  const char *item;         /* key of a sample's field; borrowed from the office */
  double      value, limit; /* the limit of the target's class; NAN: the table has none of that kind */
  double      multiple;     /* (C − S) / S; 0: of pH and oxygen, where it is not counted so */
} SuyuanShortfall;

/* The water of a section as it was last measured. */
typedef struct
{
  SuyuanSectionGrade *grade;      /* of that sample alone, by single factor; period: the day */
  SuyuanRecord       *sample;     /* NULL: nothing that grades was measured yet */
  GPtrArray          *deciding;   /* of keys: what has the class of the whole; none in class I */
  GArray             *shortfalls; /* of SuyuanShortfall, in the table's order */
} SuyuanCondition;

void             suyuan_condition_free (SuyuanCondition *self);
SuyuanCondition *suyuan_office_condition (SuyuanOffice *self, const SuyuanUid *section, GError **error);
char            *suyuan_condition_dup_verdict (const SuyuanCondition *self, SuyuanOffice *office);
char            *suyuan_condition_dup_grounds (const SuyuanCondition *self, SuyuanOffice *office);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanCondition, suyuan_condition_free)

G_END_DECLS
