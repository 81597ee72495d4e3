/* The sections of a bulletin: which met their target in the quarter, which missed it, and of which nobody knows.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-bulletin-private.h"

#include "suyuan-past.h"

/**
 * suyuan_bulletin_section_free:
 *
 * Frees what is told of a section.
 */
void
suyuan_bulletin_section_free (SuyuanBulletinSection *self)
{
  if (!self)
    return;
  suyuan_section_grade_free (self->grade);
  g_free (self);
}

static SuyuanBulletinFigure
judge (const SuyuanSectionGrade *grade)
{
  if (grade->grading->klass == SUYUAN_WATER_CLASS_NONE)
    return SUYUAN_FIGURE_NO_DATA;
  if (grade->target == SUYUAN_WATER_CLASS_NONE)
    return SUYUAN_FIGURE_NO_TARGET;
  return grade->meets_target ? SUYUAN_FIGURE_MET : SUYUAN_FIGURE_OFF;
}

static int
compare_off (gconstpointer a,
             gconstpointer b)
{
  const SuyuanBulletinSection *one = *(SuyuanBulletinSection *const *) a, *other = *(SuyuanBulletinSection *const *) b;
  int                          order = strcmp (one->area->code, other->area->code);

  return order != 0 ? order : strcmp (one->grade->code, other->grade->code);
}

/* A section that was entered later and was not measured in the quarter was none of it. */
static gboolean
is_there (const SuyuanPast         *past,
          const SuyuanSectionGrade *grade)
{
  return grade->grading->items->len > 0 || !suyuan_past_is_newer (past, suyuan_record_get_uid (grade->section));
}

static void
count_one (SuyuanBulletinCount *self,
           SuyuanSectionGrade  *taken)
{
  g_autoptr (SuyuanSectionGrade) grade = taken;
  SuyuanBulletinArea    *area = suyuan_bulletin_find_area (self, suyuan_record_get_text (grade->section, "division"));
  SuyuanBulletinFigure   figure = judge (grade);
  SuyuanBulletinSection *off;

  suyuan_bulletin_add (self, area, SUYUAN_FIGURE_SECTIONS, suyuan_record_get_uid (grade->section));
  suyuan_bulletin_add (self, area, figure, suyuan_record_get_uid (grade->section));
  if (!grade->grading->enough && (figure == SUYUAN_FIGURE_MET || figure == SUYUAN_FIGURE_OFF))
    suyuan_bulletin_add (self, area, SUYUAN_FIGURE_THIN, suyuan_record_get_uid (grade->section));
  if (!self->names || figure != SUYUAN_FIGURE_OFF)
    return;
  off = g_new0 (SuyuanBulletinSection, 1);
  off->area = area;
  off->grade = g_steal_pointer (&grade);
  g_ptr_array_add (self->bulletin->off, off);
}

/**
 * suyuan_bulletin_count_sections:
 *
 * Grades the sections by the samples of the quarter. One without data has met nothing.
 */
gboolean
suyuan_bulletin_count_sections (SuyuanBulletinCount *self,
                                GError             **error)
{
  g_autofree char *period = suyuan_period_to_string (&self->bulletin->period);
  g_autoptr (SuyuanPast) past = suyuan_past_new (self->office, SUYUAN_KIND_SECTION, self->bulletin->until_ms, NULL, error);
  g_autoptr (GPtrArray) grades = past && !g_cancellable_set_error_if_cancelled (self->cancellable, error) ? suyuan_office_grade_sections (self->office, NULL, period, error) : NULL;

  for (guint i = 0; grades && i < grades->len; i++)
    if (is_there (past, grades->pdata[i]))
      count_one (self, g_steal_pointer (&grades->pdata[i]));
  g_ptr_array_sort (self->bulletin->off, compare_off);
  return grades != NULL;
}
