/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-census.h"
#include "suyuan-grade.h"
#include "suyuan-standard.h"

G_BEGIN_DECLS

/* The water quality of one section in one period, by 环办〔2011〕22号. */
typedef struct
{
  SuyuanRecord    *section;
  char            *code;
  char            *period;
  SuyuanGrading   *grading; /* class NONE: nothing was measured */
  SuyuanWaterClass target;  /* NONE: the section has no target */
  gboolean         meets_target;
} SuyuanSectionGrade;

gboolean            suyuan_section_is_lake (SuyuanRecord *section);
void                suyuan_section_grade_free (SuyuanSectionGrade *self);
gboolean            suyuan_section_grade_misses_target (const SuyuanSectionGrade *self);
SuyuanSectionGrade *suyuan_office_grade_section (SuyuanOffice *self, const SuyuanUid *section, const char *period,
                                                 GError **error);
/* What a section is known for: the last quarter of a year back it missed its target in, else the last measured. */
SuyuanSectionGrade *suyuan_office_grade_lately (SuyuanOffice *self, const SuyuanUid *section, GError **error);
/* `2026-10`: the month of the newest sample of a section; NULL: none yet. */
char *suyuan_office_latest_month (SuyuanOffice *self, GError **error);
/* Of all sections, or of those of one river by its name: GPtrArray of SuyuanSectionGrade, by code. */
GPtrArray *suyuan_office_grade_sections (SuyuanOffice *self, const char *river, const char *period, GError **error);

/* A sample of an outlet against its own limits: GArray of SuyuanEvaluatedItem, alive as long as the office. */
GArray *suyuan_office_evaluate_sample (SuyuanOffice *self, SuyuanRecord *sample, GError **error);
/* Water quality graded item by item: a sample taken in a water body, as one value. */
SuyuanWaterClass suyuan_office_classify (SuyuanOffice *self, const char *item, double value, gboolean lake);

/* The most its target lets a section have of an item; NAN: no target, or no limit. */
double suyuan_office_target_limit (SuyuanOffice *self, SuyuanRecord *section, const char *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanSectionGrade, suyuan_section_grade_free)

G_END_DECLS
