/* The quarterly notice: what was true of each area at the end of a quarter, and of the quarters it is held against. It is
 * counted from what had happened then, so that it comes out the same whenever it is made.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-bulletin-private.h"

#include "suyuan-refusal.h"

#include <glib/gi18n-lib.h>

static void
count_clear (SuyuanBulletinCount *self)
{
  g_clear_pointer (&self->by_code, g_hash_table_unref);
  g_clear_pointer (&self->outlets, g_array_unref);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->states, g_hash_table_unref);
  g_clear_pointer (&self->rebounded, g_hash_table_unref);
  g_clear_pointer (&self->tasks, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SuyuanBulletinCount, count_clear)

static GPtrArray *
tasks_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_bulletin_task_free);
}

/* Counted to the end of the quarter; of one that is not over, to this moment. */
static SuyuanBulletin *
bulletin_new (SuyuanPeriod        period,
              SuyuanDivisionLevel level,
              gint64              now_ms)
{
  SuyuanBulletin *self = g_new0 (SuyuanBulletin, 1);
  gint64          end_ms = suyuan_period_get_end (&period);

  self->period = period;
  self->level = level;
  self->finished = now_ms >= end_ms;
  self->from_ms = suyuan_period_get_start (&period);
  self->until_ms = self->finished ? end_ms : (now_ms / 1000 + 1) * 1000; /* filters know whole seconds */
  self->first_day = suyuan_day_format (self->from_ms);
  self->last_day = suyuan_day_format (self->until_ms - 1);
  self->day_after = self->finished ? suyuan_day_format (end_ms) : g_strdup (self->last_day);
  self->areas = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_bulletin_area_free);
  self->total = suyuan_bulletin_area_new ("");
  self->overdue = tasks_new ();
  self->returned = tasks_new ();
  self->rebounds = tasks_new ();
  self->not_kept = tasks_new ();
  self->next = tasks_new ();
  self->off = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_bulletin_section_free);
  return self;
}

/**
 * suyuan_bulletin_free:
 *
 * Frees a bulletin and those it is held against.
 */
void
suyuan_bulletin_free (SuyuanBulletin *self)
{
  GPtrArray *lists[] = { self ? self->overdue : NULL, self ? self->returned : NULL, self ? self->rebounds : NULL, self ? self->not_kept : NULL, self ? self->next : NULL, self ? self->off : NULL };

  if (!self)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    g_ptr_array_unref (lists[i]);
  g_ptr_array_unref (self->areas);
  suyuan_bulletin_area_free (self->total);
  suyuan_bulletin_free (self->before);
  suyuan_bulletin_free (self->year_ago);
  g_free (self->first_day);
  g_free (self->last_day);
  g_free (self->day_after);
  g_free (self);
}

/* Whether @one is done to the greater part, without rounding. */
static int
compare_completion (gconstpointer a,
                    gconstpointer b)
{
  const SuyuanBulletinArea *one = *(SuyuanBulletinArea *const *) a, *other = *(SuyuanBulletinArea *const *) b;
  guint64                   mine = (guint64) suyuan_bulletin_area_count (one, SUYUAN_FIGURE_RECTIFIED) * suyuan_bulletin_area_count (other, SUYUAN_FIGURE_RECTIFY);
  guint64                   theirs = (guint64) suyuan_bulletin_area_count (other, SUYUAN_FIGURE_RECTIFIED) * suyuan_bulletin_area_count (one, SUYUAN_FIGURE_RECTIFY);

  return mine == theirs ? 0 : mine > theirs ? -1
                                            : 1;
}

/* Those that are alike share a rank, and the next one is counted from all before it. */
static void
rank_areas (SuyuanBulletin *self)
{
  g_autoptr (GPtrArray) ranked = g_ptr_array_new ();

  for (guint i = 0; i < self->areas->len; i++)
    {
      SuyuanBulletinArea *area = self->areas->pdata[i];

      if (*area->code && suyuan_bulletin_area_count (area, SUYUAN_FIGURE_RECTIFY) > 0)
        g_ptr_array_add (ranked, area);
    }
  g_ptr_array_sort (ranked, compare_completion);
  for (guint i = 0; i < ranked->len; i++)
    {
      SuyuanBulletinArea *area = ranked->pdata[i], *last = i > 0 ? ranked->pdata[i - 1] : NULL;

      area->rank = last && compare_completion (&last, &area) == 0 ? last->rank : i + 1;
    }
}

static SuyuanBulletin *
count (SuyuanOffice       *office,
       SuyuanPeriod        period,
       SuyuanDivisionLevel level,
       gboolean            names,
       GCancellable       *cancellable,
       GError            **error)
{
  g_autoptr (SuyuanBulletin) bulletin = bulletin_new (period, level, suyuan_office_now_ms (office));
  g_auto (SuyuanBulletinCount) self = { .office = office, .bulletin = bulletin, .cancellable = cancellable, .names = names };

  self.by_code = g_hash_table_new (g_str_hash, g_str_equal);
  self.places = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, NULL);
  self.states = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, (GDestroyNotify) g_array_unref);
  self.rebounded = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self.tasks = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, (GDestroyNotify) suyuan_record_unref);
  if (!suyuan_bulletin_place_outlets (&self, error) || !suyuan_bulletin_read_rebounds (&self, error) || !suyuan_bulletin_count_tasks (&self, error) || !suyuan_bulletin_count_outlets (&self, error) || !suyuan_bulletin_count_sections (&self, error))
    return NULL;
  if (names && !suyuan_bulletin_name_tasks (&self, error))
    return NULL;
  suyuan_bulletin_name_areas (&self);
  rank_areas (bulletin);
  return g_steal_pointer (&bulletin);
}

static SuyuanBulletinArea *
find_area (SuyuanBulletin *self,
           const char     *code)
{
  for (guint i = 0; i < self->areas->len; i++)
    if (g_str_equal (((SuyuanBulletinArea *) self->areas->pdata[i])->code, code))
      return self->areas->pdata[i];
  return NULL;
}

static SuyuanWaterClass
grade_then (SuyuanOffice *office,
            SuyuanRecord *section,
            SuyuanPeriod  period,
            GError      **error)
{
  g_autofree char *name = suyuan_period_to_string (&period);
  g_autoptr (SuyuanSectionGrade) grade = suyuan_office_grade_section (office, suyuan_record_get_uid (section), name, error);

  return grade ? grade->grading->klass : SUYUAN_WATER_CLASS_NONE;
}

/* Holds the areas and the sections that miss their target against an earlier quarter. */
static gboolean
compare (SuyuanBulletin *self,
         SuyuanOffice   *office,
         gboolean        year_ago,
         GCancellable   *cancellable,
         GError        **error)
{
  guint           quarter = self->period.quarter;
  SuyuanPeriod    then = { .year = self->period.year - (year_ago || quarter == 1), .quarter = year_ago ? quarter : quarter > 1 ? quarter - 1
                                                                                                                               : 4 };
  SuyuanBulletin *other = count (office, then, self->level, FALSE, cancellable, error);
  g_autoptr (GError) failure = NULL;

  if (!other)
    return FALSE;
  *(year_ago ? &self->year_ago : &self->before) = other;
  *(year_ago ? &self->total->year_ago : &self->total->before) = other->total;
  for (guint i = 0; i < self->areas->len; i++)
    {
      SuyuanBulletinArea *area = self->areas->pdata[i];

      *(year_ago ? &area->year_ago : &area->before) = find_area (other, area->code);
    }
  for (guint i = 0; i < self->off->len && !failure; i++)
    {
      SuyuanBulletinSection *off = self->off->pdata[i];

      if (g_cancellable_set_error_if_cancelled (cancellable, &failure))
        break;
      *(year_ago ? &off->year_ago : &off->before) = grade_then (office, off->grade->section, then, &failure);
    }
  if (!failure)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
read_terms (SuyuanOffice        *office,
            const char          *quarter,
            const char          *level,
            SuyuanPeriod        *period,
            SuyuanDivisionLevel *division,
            GError             **error)
{
  if (!suyuan_period_parse (period, quarter) || period->quarter == 0 || period->year < 1000)
    suyuan_refuse_as (error, SUYUAN_WORK_ERROR_INVALID, "period", _ ("“%s” is no quarter; write the year and the quarter, like 2026Q3"), quarter);
  else if (suyuan_period_get_start (period) > suyuan_office_now_ms (office))
    suyuan_refuse_as (error, SUYUAN_WORK_ERROR_INVALID, "period", _ ("%s has not begun yet: there is nothing to tell of it"), quarter);
  else if (level && !g_str_equal (level, "city") && !g_str_equal (level, "county"))
    suyuan_refuse_as (error, SUYUAN_WORK_ERROR_INVALID, "level", _ ("“%s” is no level of areas; write city or county"), level);
  else
    {
      *division = !level ? SUYUAN_DIVISION_PROVINCE : g_str_equal (level, "city") ? SUYUAN_DIVISION_CITY
                                                                                  : SUYUAN_DIVISION_COUNTY;
      return TRUE;
    }
  return FALSE;
}

/**
 * suyuan_office_bulletin:
 * @quarter: `2026Q3`
 * @level: (nullable): `city` or `county`; %NULL: counties where all outlets lie in one city, else cities
 * @cancellable: (nullable): asked before each record
 *
 * Counts a quarter, area by area, and the one before and that of a year ago. Of a quarter that is not over it tells how
 * things stand. Looks at every record, and at the history of those that have changed since: let the desk study it.
 *
 * Returns: (transfer full): the bulletin, alive as long as the office; %NULL with INVALID (`period`, `level`), CANCELLED
 *   or an error of the store
 */
SuyuanBulletin *
suyuan_office_bulletin (SuyuanOffice *self,
                        const char   *quarter,
                        const char   *level,
                        GCancellable *cancellable,
                        GError      **error)
{
  SuyuanDivisionLevel division;
  SuyuanPeriod        period;
  g_autoptr (SuyuanBulletin) bulletin = NULL;

  if (!read_terms (self, quarter, level, &period, &division, error))
    return NULL;
  bulletin = count (self, period, division, TRUE, cancellable, error);
  if (!bulletin || !compare (bulletin, self, FALSE, cancellable, error) || !compare (bulletin, self, TRUE, cancellable, error))
    return NULL;
  return g_steal_pointer (&bulletin);
}
