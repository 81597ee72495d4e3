/* What the water says: the class of a section in a period, and a sample of an outlet against its limits.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-monitoring.h"

#include "suyuan-lookup.h"
#include "suyuan-period.h"
#include "suyuan-refusal.h"
#include "suyuan-rulebook.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * suyuan_section_is_lake:
 *
 * Returns: whether the limits of lakes and reservoirs apply to a section
 */
gboolean
suyuan_section_is_lake (SuyuanRecord *section)
{
  const char *type = suyuan_record_get_text (section, "type");

  return suyuan_record_get_integer (section, "lake") || g_strcmp0 (type, "lake") == 0 || g_strcmp0 (type, "reservoir") == 0;
}

static gboolean
check_period (const char *period,
              GError    **error)
{
  SuyuanPeriod when;

  if (!period || suyuan_period_parse (&when, period))
    return TRUE;
  suyuan_refuse_as (error, SUYUAN_WORK_ERROR_INVALID, "period", _ ("“%s” is not a period; write 2026, 2026Q2 or 2026-04"), period);
  return FALSE;
}

/* Takes over @section. */
static SuyuanSectionGrade *
grade (SuyuanOffice *self,
       SuyuanRecord *section,
       const char   *period,
       GError      **error)
{
  g_autoptr (SuyuanSectionGrade) result = g_new0 (SuyuanSectionGrade, 1);
  SuyuanRulebook *rules = suyuan_office_get_rulebook (self, error);
  g_autoptr (GPtrArray) samples = NULL;

  result->section = section;
  result->code = suyuan_office_dup_code (self, section);
  result->period = g_strdup (period);
  samples = suyuan_office_referring (self, SUYUAN_KIND_SAMPLE, "section", suyuan_record_get_uid (section), error);
  if (!rules || !samples)
    return NULL;

  result->grading = suyuan_grader_grade (rules->grader, (SuyuanRecord *const *) samples->pdata, samples->len, period, suyuan_section_is_lake (section));
  result->target = suyuan_water_class_from_key (suyuan_record_get_text (section, "target"));
  result->meets_target = result->grading->klass != SUYUAN_WATER_CLASS_NONE && result->target != SUYUAN_WATER_CLASS_NONE && suyuan_grading_meets (result->grading, result->target);
  return g_steal_pointer (&result);
}

/**
 * suyuan_office_grade_section:
 * @period: (nullable): `2026`, `2026Q2`, `2026-04`; %NULL: all samples
 *
 * Grades a section by its samples of a period (GB 3838-2002, 环办〔2011〕22号); lakes and reservoirs by their
 * own limits.
 *
 * Returns: (transfer full): the grade, borrowing strings from the office; %NULL with INVALID (the period)
 */
SuyuanSectionGrade *
suyuan_office_grade_section (SuyuanOffice    *self,
                             const SuyuanUid *section,
                             const char      *period,
                             GError         **error)
{
  SuyuanRecord *record;

  if (!check_period (period, error))
    return NULL;
  record = suyuan_office_get (self, SUYUAN_KIND_SECTION, section, error);
  return record ? grade (self, record, period, error) : NULL;
}

#define QUARTERS_BACK 4

/**
 * suyuan_section_grade_misses_target:
 *
 * Returns: whether the section has a target, was measured, and is worse than the target; what was not measured or has
 *   no target misses none
 */
gboolean
suyuan_section_grade_misses_target (const SuyuanSectionGrade *self)
{
  return self->target != SUYUAN_WATER_CLASS_NONE && self->grading->klass != SUYUAN_WATER_CLASS_NONE && !self->meets_target;
}

/**
 * suyuan_office_grade_lately:
 *
 * The grade a section is to be judged by today: of this quarter and the three before it the latest in which it missed
 * its target, for that is the one to be answered for; else the latest in which it was measured; else, with no period,
 * that of all its samples.
 *
 * Returns: (transfer full): the grade, its @period naming the quarter; %NULL with an error of the store
 */
SuyuanSectionGrade *
suyuan_office_grade_lately (SuyuanOffice    *self,
                            const SuyuanUid *section,
                            GError         **error)
{
  g_autofree char *today = suyuan_office_today (self);
  g_autofree char *month = g_strndup (today, strlen ("2026-10"));
  SuyuanPeriod     now = { 0 };
  g_autoptr (SuyuanSectionGrade) measured = NULL;
  guint quarter;

  suyuan_period_parse (&now, month);
  quarter = (now.month - 1) / 3 + 1;
  for (guint i = 0; i < QUARTERS_BACK; i++)
    {
      SuyuanPeriod     period = { .year = quarter > i ? now.year : now.year - 1, .quarter = quarter > i ? quarter - i : quarter + 4 - i };
      g_autofree char *name = suyuan_period_to_string (&period);
      g_autoptr (SuyuanSectionGrade) grade = suyuan_office_grade_section (self, section, name, error);

      if (grade == NULL)
        return NULL;
      if (suyuan_section_grade_misses_target (grade))
        return g_steal_pointer (&grade);
      if (measured == NULL && grade->grading->klass != SUYUAN_WATER_CLASS_NONE)
        measured = g_steal_pointer (&grade);
    }

  return measured != NULL ? g_steal_pointer (&measured) : suyuan_office_grade_section (self, section, NULL, error);
}

/**
 * suyuan_office_latest_month:
 *
 * Returns: (transfer full) (nullable): the month of the newest sample of any section, `2026-10`, whose date is not still
 *   to come; %NULL without @error while there is none
 */
char *
suyuan_office_latest_month (SuyuanOffice *self,
                            GError      **error)
{
  g_autofree char *today = suyuan_office_today (self);
  g_autofree char *until_today = g_strdup_printf ("not section null and taken <= '%s 23:59:59'", today);
  g_autoptr (SuyuanExpr) at_sections = suyuan_expr_parse (until_today, error);
  SuyuanQuery newest = { .kind = SUYUAN_KIND_SAMPLE, .filter = at_sections, .sort = "-taken", .limit = 1 };
  g_autoptr (GPtrArray) samples = at_sections != NULL ? suyuan_office_list (self, &newest, error) : NULL;
  g_autofree char *day = NULL;

  if (samples == NULL || samples->len == 0)
    return NULL;

  day = suyuan_day_format (suyuan_record_get_integer (samples->pdata[0], "taken"));
  return g_strndup (day, strlen ("2026-10"));
}

/**
 * suyuan_office_grade_sections:
 * @river: (nullable): name of a river, as sections have it; %NULL: all sections
 * @period: (nullable): as of suyuan_office_grade_section()
 *
 * Returns: (transfer full) (element-type SuyuanSectionGrade): the grades by code of the section; %NULL with NOT_FOUND (a river
 *   no section names), INVALID (the period) or an error of the store
 */
GPtrArray *
suyuan_office_grade_sections (SuyuanOffice *self,
                              const char   *river,
                              const char   *period,
                              GError      **error)
{
  g_autoptr (GPtrArray) grades = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_section_grade_free);
  SuyuanQuery all = { .kind = SUYUAN_KIND_SECTION };
  g_autoptr (GPtrArray) sections = NULL;

  if (!check_period (period, error))
    return NULL;
  sections = river ? suyuan_office_equal (self, SUYUAN_KIND_SECTION, "river", river, 0, error) : suyuan_office_list (self, &all, error);
  if (!sections)
    return NULL;
  if (river && sections->len == 0)
    {
      suyuan_refuse_as (error, SUYUAN_WORK_ERROR_NOT_FOUND, "no_river", _ ("No section lies on a river “%s”: look at the name, or at the field “river” of the sections"), river);
      return NULL;
    }
  for (guint i = 0; i < sections->len; i++)
    {
      SuyuanSectionGrade *each = grade (self, suyuan_record_ref (sections->pdata[i]), period, error);

      if (!each)
        return NULL;
      g_ptr_array_add (grades, each);
    }
  return g_steal_pointer (&grades);
}

/**
 * suyuan_section_grade_free:
 *
 * Frees a grade.
 */
void
suyuan_section_grade_free (SuyuanSectionGrade *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->section, suyuan_record_unref);
  g_clear_pointer (&self->grading, suyuan_grading_free);
  g_free (self->code);
  g_free (self->period);
  g_free (self);
}

/**
 * suyuan_office_evaluate_sample:
 * @sample: a sample of an outlet
 *
 * Holds a sample against the limits of its outlet: its own where given, else those of its standard.
 *
 * Returns: (transfer full) (element-type SuyuanEvaluatedItem): the items, borrowing strings from the office;
 *   %NULL with INVALID (`no_outlet`) or an error of the store
 */
GArray *
suyuan_office_evaluate_sample (SuyuanOffice *self,
                               SuyuanRecord *sample,
                               GError      **error)
{
  SuyuanRulebook     *rules = suyuan_office_get_rulebook (self, error);
  SuyuanStandardTerms terms = { 0 };
  g_autoptr (SuyuanRecord) outlet = NULL;
  SuyuanUid uid;

  if (!rules)
    return NULL;
  if (!suyuan_record_get_ref (sample, "outlet", &uid))
    {
      suyuan_refuse_as (error, SUYUAN_WORK_ERROR_INVALID, "no_outlet", _ ("The sample was not taken at an outlet: limits of discharge do not apply to it"));
      return NULL;
    }
  outlet = suyuan_office_get (self, SUYUAN_KIND_OUTLET, &uid, error);
  return outlet ? suyuan_standards_evaluate (rules->standards, outlet, sample, &terms) : NULL;
}

/**
 * suyuan_office_classify:
 * @item: key of a sample's field
 * @value: in the field's unit
 * @lake: whether the limits of lakes and reservoirs apply
 *
 * Returns: the best class whose limit @value keeps; NONE where the table has no limits for the item
 */
SuyuanWaterClass
suyuan_office_classify (SuyuanOffice *self,
                        const char   *item,
                        double        value,
                        gboolean      lake)
{
  SuyuanRulebook *rules = suyuan_office_get_rulebook (self, NULL);

  return rules ? suyuan_grader_classify (rules->grader, item, value, lake) : SUYUAN_WATER_CLASS_NONE;
}

/**
 * suyuan_office_target_limit:
 * @item: key of a sample's field
 *
 * Returns: the limit of GB 3838-2002 for the target of a section, in the unit of the table, by the kind of its water; NAN
 *   where the section has no target or the standard no limit
 */
double
suyuan_office_target_limit (SuyuanOffice *self,
                            SuyuanRecord *section,
                            const char   *item)
{
  SuyuanRulebook *rules = suyuan_office_get_rulebook (self, NULL);

  return rules ? suyuan_grader_get_limit (rules->grader, item, suyuan_water_class_from_key (suyuan_record_get_text (section, "target")), suyuan_section_is_lake (section)) : NAN;
}
