/* How the water of a section stands beside its target by what was last measured there: the class, which items decide it,
 * and what is missing.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-condition.h"

#include "suyuan-number-text.h"
#include "suyuan-period.h"
#include "suyuan-rulebook.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define FEW 16

static int
compare_newest (gconstpointer a,
                gconstpointer b)
{
  SuyuanRecord *one = *(SuyuanRecord *const *) a, *other = *(SuyuanRecord *const *) b;
  gint64        difference = suyuan_record_get_integer (other, "taken") - suyuan_record_get_integer (one, "taken");

  return difference ? (difference > 0 ? 1 : -1) : suyuan_uid_compare (suyuan_record_get_uid (other), suyuan_record_get_uid (one));
}

/* The newest that grades; one dated on a day to come is a slip. */
static SuyuanGrading *
grade_newest (SuyuanCondition *self,
              SuyuanGrader    *grader,
              GPtrArray       *samples,
              const char      *today,
              gboolean         lake)
{
  g_ptr_array_sort (samples, compare_newest);
  for (guint i = 0; i < samples->len; i++)
    {
      SuyuanRecord    *sample = samples->pdata[i];
      g_autofree char *day = suyuan_day_format (suyuan_record_get_integer (sample, "taken"));
      g_autoptr (SuyuanGrading) grading = NULL;

      if (strcmp (day, today) > 0)
        continue;
      grading = suyuan_grader_grade (grader, &sample, 1, NULL, lake);
      if (grading->klass == SUYUAN_WATER_CLASS_NONE)
        continue;
      self->sample = suyuan_record_ref (sample);
      self->grade->period = g_steal_pointer (&day);
      return g_steal_pointer (&grading);
    }
  return suyuan_grader_grade (grader, NULL, 0, NULL, lake);
}

/* An automatic station measures every four hours: of the newest only as many are read as it takes. */
static SuyuanGrading *
grade_section (SuyuanCondition *self,
               SuyuanOffice    *office,
               SuyuanGrader    *grader,
               GError         **error)
{
  g_autofree char *today = suyuan_office_today (office), *uid = suyuan_uid_to_string (suyuan_record_get_uid (self->grade->section));
  g_autofree char *ours = g_strdup_printf ("section = '%s'", uid);
  g_autoptr (SuyuanExpr) filter = suyuan_expr_parse (ours, error);
  gboolean lake = suyuan_section_is_lake (self->grade->section);

  for (guint limit = FEW; filter; limit *= FEW)
    {
      SuyuanQuery query = { .kind = SUYUAN_KIND_SAMPLE, .filter = filter, .sort = "-taken", .limit = limit };
      g_autoptr (GPtrArray) samples = suyuan_office_list (office, &query, error);
      g_autoptr (SuyuanGrading) grading = samples ? grade_newest (self, grader, samples, today, lake) : NULL;

      if (!samples || self->sample || samples->len < limit)
        return g_steal_pointer (&grading);
    }
  return NULL;
}

static void
add_shortfall (SuyuanCondition        *self,
               SuyuanGrader           *grader,
               const SuyuanGradedItem *item)
{
  gboolean        lake = suyuan_section_is_lake (self->grade->section);
  SuyuanShortfall shortfall = { item->item, item->mean, suyuan_grader_get_limit (grader, item->item, self->grade->target, lake), 0 };

  if (isnan (shortfall.limit))
    shortfall.limit = suyuan_grader_get_floor (grader, item->item, self->grade->target, lake);
  else if (shortfall.limit > 0 && shortfall.value > shortfall.limit)
    shortfall.multiple = (shortfall.value - shortfall.limit) / shortfall.limit;
  g_array_append_val (self->shortfalls, shortfall);
}

static void
look_at_items (SuyuanCondition *self,
               SuyuanGrader    *grader)
{
  const SuyuanGrading *grading = self->grade->grading;

  for (guint i = 0; i < grading->items->len; i++)
    {
      const SuyuanGradedItem *item = &g_array_index (grading->items, SuyuanGradedItem, i);

      if (!item->counts || item->samples == 0 || item->klass == SUYUAN_WATER_CLASS_NONE)
        continue;
      if (item->klass == grading->klass && grading->klass > SUYUAN_WATER_CLASS_I)
        g_ptr_array_add (self->deciding, (gpointer) item->item);
      if (self->grade->target != SUYUAN_WATER_CLASS_NONE && item->klass > self->grade->target)
        add_shortfall (self, grader, item);
    }
}

/**
 * suyuan_office_condition:
 *
 * The newest sample of a section in which something was measured that grades water, graded by the worst single item
 * (GB 3838-2002 table 1, 环办〔2011〕22号: neither water temperature nor total nitrogen nor faecal coliforms), beside the
 * target. A period is judged by suyuan_office_grade_section().
 *
 * Returns: (transfer full): the condition, borrowing strings from the office; %NULL with an error of the store
 */
SuyuanCondition *
suyuan_office_condition (SuyuanOffice    *self,
                         const SuyuanUid *section,
                         GError         **error)
{
  g_autoptr (SuyuanCondition) condition = g_new0 (SuyuanCondition, 1);
  SuyuanRulebook     *rules = suyuan_office_get_rulebook (self, error);
  SuyuanSectionGrade *grade;

  condition->deciding = g_ptr_array_new ();
  condition->shortfalls = g_array_new (FALSE, FALSE, sizeof (SuyuanShortfall));
  condition->grade = grade = g_new0 (SuyuanSectionGrade, 1);
  grade->section = rules ? suyuan_office_get (self, SUYUAN_KIND_SECTION, section, error) : NULL;
  grade->grading = grade->section ? grade_section (condition, self, rules->grader, error) : NULL;
  if (!grade->grading)
    return NULL;

  grade->code = suyuan_office_dup_code (self, grade->section);
  grade->target = suyuan_water_class_from_key (suyuan_record_get_text (grade->section, "target"));
  grade->meets_target = condition->sample && grade->target != SUYUAN_WATER_CLASS_NONE && suyuan_grading_meets (grade->grading, grade->target);
  look_at_items (condition, rules->grader);
  return g_steal_pointer (&condition);
}

static const char *
say_class (SuyuanOffice    *office,
           SuyuanWaterClass klass)
{
  const char            *key = suyuan_water_class_get_key (klass);
  const SuyuanEnumValue *value = key ? suyuan_catalogue_find_value (suyuan_office_get_catalogue (office), "water_class", key) : NULL;

  return value ? suyuan_enum_value_get_label (value) : "—";
}

/**
 * suyuan_condition_dup_verdict:
 *
 * Returns: (transfer full): the class measured beside the target, for people
 */
char *
suyuan_condition_dup_verdict (const SuyuanCondition *self,
                              SuyuanOffice          *office)
{
  const char *target = say_class (office, self->grade->target);

  if (!self->sample)
    return g_strdup_printf (_ ("Not measured yet; target %s"), target);
  if (self->grade->target == SUYUAN_WATER_CLASS_NONE)
    return g_strdup_printf (_ ("%s; no target is entered"), say_class (office, self->grade->grading->klass));
  return g_strdup_printf (self->grade->meets_target ? _ ("%s, target %s: met") : _ ("%s, target %s: missed"), say_class (office, self->grade->grading->klass), target);
}

static const SuyuanField *
field_of (SuyuanOffice *office,
          const char   *item)
{
  return suyuan_catalogue_find_field (suyuan_office_get_catalogue (office), SUYUAN_KIND_SAMPLE, item);
}

static void
say_shortfall (GString               *words,
               SuyuanOffice          *office,
               const SuyuanShortfall *shortfall)
{
  const SuyuanField *field = field_of (office, shortfall->item);
  g_autofree char   *value = suyuan_number_format (shortfall->value);
  g_autofree char   *limit = isnan (shortfall->limit) ? NULL : suyuan_number_format (shortfall->limit);

  g_string_append_printf (words, " · %s %s", suyuan_field_get_label (field), value);
  if (field->unit)
    g_string_append_printf (words, " %s", field->unit);
  if (limit)
    g_string_append_printf (words, _ (", target %s"), limit);
  if (shortfall->multiple > 0)
    g_string_append_printf (words, _ (", %.1f times over"), shortfall->multiple);
}

/**
 * suyuan_condition_dup_grounds:
 *
 * Returns: (transfer full): when it was measured and by whom, which items decide the class, and what keeps it from the
 *   target, for people; empty where nothing was measured
 */
char *
suyuan_condition_dup_grounds (const SuyuanCondition *self,
                              SuyuanOffice          *office)
{
  g_autoptr (GString) words = g_string_new (NULL);
  const char *laboratory = self->sample ? suyuan_record_get_text (self->sample, "laboratory") : NULL;

  if (!self->sample)
    return g_strdup ("");
  g_string_append (words, self->grade->period);
  if (laboratory)
    g_string_append_printf (words, " · %s", laboratory);
  for (guint i = 0; i < self->deciding->len; i++)
    {
      const char *label = suyuan_field_get_label (field_of (office, self->deciding->pdata[i]));

      if (i == 0)
        g_string_append_printf (words, _ (" · decided by %s"), label);
      else
        g_string_append_printf (words, "%s%s", _ (", "), label);
    }
  for (guint i = 0; i < self->shortfalls->len; i++)
    say_shortfall (words, office, &g_array_index (self->shortfalls, SuyuanShortfall, i));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * suyuan_condition_free:
 *
 * Frees a condition.
 */
void
suyuan_condition_free (SuyuanCondition *self)
{
  suyuan_section_grade_free (self->grade);
  g_clear_pointer (&self->sample, suyuan_record_unref);
  g_ptr_array_unref (self->deciding);
  g_array_unref (self->shortfalls);
  g_free (self);
}
