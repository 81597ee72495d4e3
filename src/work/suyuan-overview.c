/* Where the whole stands: what has to be done, what is done, what is late. Every number carries the filter
 * that lists its records, and is counted by it.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-overview.h"

#include "suyuan-census.h"
#include "suyuan-monitoring.h"
#include "suyuan-office-private.h"
#include "suyuan-progress.h"
#include "suyuan-sealings.h"

#include <glib/gi18n-lib.h>

static void
count_free (SuyuanCount *self)
{
  if (!self)
    return;
  g_free (self->key);
  g_free (self->label);
  g_free (self->filter);
  g_free (self);
}

static void
progress_free (SuyuanProgress *self)
{
  count_free (self->due);
  count_free (self->done);
  count_free (self->open);
  count_free (self->not_applicable);
  g_free (self);
}

/* Takes over @filter. Counted with all that are @asked. */
static SuyuanCount *
count_new (GPtrArray  *asked,
           SuyuanKind  kind,
           const char *key,
           const char *label,
           char       *filter)
{
  SuyuanCount *self = g_new0 (SuyuanCount, 1);

  self->kind = kind;
  self->key = g_strdup (key);
  self->label = g_strdup (label);
  self->filter = filter;
  g_ptr_array_add (asked, self);

  return self;
}

/* Looks once at each record of @kind for all counts that are asked of it. */
static gboolean
count_asked (GPtrArray    *asked,
             SuyuanKind    kind,
             SuyuanOffice *office,
             GError      **error)
{
  g_autoptr (GPtrArray) filters = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_expr_free);
  g_autofree gint64 *counts = g_new0 (gint64, asked->len);

  for (guint i = 0; i < asked->len; i++)
    {
      const SuyuanCount *count = asked->pdata[i];
      SuyuanExpr        *filter = count->kind == kind ? suyuan_expr_parse (count->filter, error) : NULL;

      if (filter)
        g_ptr_array_add (filters, filter);
      else if (count->kind == kind)
        return FALSE;
    }
  if (!suyuan_workspace_count_each (suyuan_office_get_workspace (office), kind, (const SuyuanExpr *const *) filters->pdata, filters->len, counts, error))
    return FALSE;

  for (guint i = 0, n = 0; i < asked->len; i++)
    if (((SuyuanCount *) asked->pdata[i])->kind == kind)
      ((SuyuanCount *) asked->pdata[i])->count = counts[n++];
  return TRUE;
}

static char *
both (const char *done,
      const char *open)
{
  return g_strdup_printf ("(%s) or (%s)", done, open);
}

static SuyuanProgress *
progress_new (GPtrArray         *asked,
              SuyuanProgressWork work,
              const char        *flowing)
{
  SuyuanProgress  *self = g_new0 (SuyuanProgress, 1);
  g_autofree char *done = suyuan_progress_dup_filter (work, SUYUAN_PROGRESS_DONE, flowing);
  g_autofree char *open = suyuan_progress_dup_filter (work, SUYUAN_PROGRESS_OPEN, flowing);
  g_autofree char *not_applicable = suyuan_progress_dup_filter (work, SUYUAN_PROGRESS_NOT_APPLICABLE, flowing);

  self->key = suyuan_progress_get_key (work);
  self->label = suyuan_progress_get_label (work);
  self->rule = suyuan_progress_get_rule (work);
  self->due = count_new (asked, SUYUAN_KIND_OUTLET, "due", _ ("Due"), both (done, open));
  self->done = count_new (asked, SUYUAN_KIND_OUTLET, "done", _ ("Done"), g_steal_pointer (&done));
  self->open = count_new (asked, SUYUAN_KIND_OUTLET, "open", _ ("Open"), g_steal_pointer (&open));
  self->not_applicable = count_new (asked, SUYUAN_KIND_OUTLET, "not_applicable", _ ("Not applicable"), g_steal_pointer (&not_applicable));

  return self;
}

/* What is counted by filters alone. Late is what suyuan_task_state_days_overdue() calls late. */
static gboolean
count_all (SuyuanOverview *self,
           SuyuanOffice   *office,
           const char     *late,
           GError        **error)
{
  g_autoptr (GPtrArray) asked = g_ptr_array_new ();
  g_autofree char      *flowing = suyuan_office_dup_flowing (office);
  const SuyuanProgress *rectify;

  for (guint i = 0; i < SUYUAN_N_PROGRESS; i++)
    g_ptr_array_add (self->progress, progress_new (asked, i, flowing));
  self->overdue_all = count_new (asked, SUYUAN_KIND_TASK, "overdue", _ ("Overdue"), g_strdup (late));
  self->works_done = count_new (asked, SUYUAN_KIND_TASK, "works_done", _ ("Works done"), g_strdup ("not works_done_on null and state != 'closed'"));
  self->closed = count_new (asked, SUYUAN_KIND_TASK, "closed", _ ("Closed"), g_strdup ("state = 'closed'"));
  self->n_outlets = suyuan_office_count (office, &(const SuyuanQuery){ .kind = SUYUAN_KIND_OUTLET }, error);
  if (self->n_outlets < 0 || !count_asked (asked, SUYUAN_KIND_OUTLET, office, error) || !count_asked (asked, SUYUAN_KIND_TASK, office, error))
    return FALSE;

  rectify = self->progress->pdata[SUYUAN_PROGRESS_RECTIFY];
  self->closed_share = rectify->due->count > 0 ? (double) rectify->done->count / rectify->due->count : -1;
  return TRUE;
}

/* All values of an enumeration, in the enumeration's order; empty ones are left out. */
static gboolean
tally (GPtrArray    *counts,
       SuyuanOffice *office,
       const char   *key,
       const char   *enumeration,
       GError      **error)
{
  g_autoptr (GHashTable) found = suyuan_workspace_tally (suyuan_office_get_workspace (office), SUYUAN_KIND_OUTLET, key, error);
  guint                  n_values;
  const SuyuanEnumValue *values = suyuan_catalogue_get_values (suyuan_office_get_catalogue (office), enumeration, &n_values);

  for (guint i = 0; found && i < n_values; i++)
    {
      guint        n = GPOINTER_TO_UINT (g_hash_table_lookup (found, values[i].key));
      SuyuanCount *count;

      if (n == 0)
        continue;
      count = g_new0 (SuyuanCount, 1);
      count->kind = SUYUAN_KIND_OUTLET;
      count->key = g_strdup (values[i].key);
      count->label = g_strdup (suyuan_enum_value_get_label (&values[i]));
      count->count = n;
      count->filter = g_strdup_printf ("%s = '%s'", key, values[i].key);
      g_ptr_array_add (counts, count);
    }
  return found != NULL;
}

static void
tally_unit_cb (const SuyuanUid   *uid,
               gint64             id,
               const SuyuanValue *values,
               gpointer           data)
{
  GHashTable *units = data;
  SuyuanUid   unit = { 0 };

  suyuan_value_get_uid (&values[0], &unit);
  g_hash_table_insert (units, g_memdup2 (&unit, sizeof unit), GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (units, &unit)) + 1));
}

static int
compare_counts (gconstpointer a,
                gconstpointer b)
{
  const SuyuanCount *one = *(SuyuanCount *const *) a, *other = *(SuyuanCount *const *) b;

  if (one->count != other->count)
    return one->count > other->count ? -1 : 1;
  return strcmp (one->label, other->label);
}

static SuyuanCount *
unit_count_new (SuyuanOffice    *office,
                const SuyuanUid *unit,
                guint            n,
                const char      *late)
{
  SuyuanCount *self = g_new0 (SuyuanCount, 1);

  self->kind = SUYUAN_KIND_TASK;
  self->count = n;
  if (suyuan_uid_is_nil (unit))
    {
      self->key = g_strdup ("");
      self->label = g_strdup (_ ("No responsible unit"));
      self->filter = g_strdup_printf ("%s and responsible_unit null", late);
      return self;
    }
  self->key = suyuan_uid_to_string (unit);
  self->label = suyuan_office_dup_label (office, SUYUAN_KIND_UNIT, unit);
  self->filter = g_strdup_printf ("%s and responsible_unit = '%s'", late, self->key);
  return self;
}

static gboolean
count_overdue (SuyuanOverview *self,
               SuyuanOffice   *office,
               const char     *late,
               GError        **error)
{
  static const char *const keys[] = { "responsible_unit", NULL };
  g_autoptr (SuyuanExpr) expr = suyuan_expr_parse (late, error);
  g_autoptr (GHashTable) units = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, NULL);
  SuyuanQuery    query = { .kind = SUYUAN_KIND_TASK, .filter = expr };
  GHashTableIter iter;
  gpointer       unit, n;

  if (!expr || !suyuan_office_scan (office, &query, keys, tally_unit_cb, units, error))
    return FALSE;
  g_hash_table_iter_init (&iter, units);
  while (g_hash_table_iter_next (&iter, &unit, &n))
    g_ptr_array_add (self->overdue, unit_count_new (office, unit, GPOINTER_TO_UINT (n), late));
  g_ptr_array_sort (self->overdue, compare_counts);
  return TRUE;
}

static gboolean
grade_sections (SuyuanOverview *self,
                SuyuanOffice   *office,
                GError        **error)
{
  g_autoptr (GPtrArray) grades = suyuan_office_grade_sections (office, NULL, self->period, error);

  if (!grades)
    return FALSE;
  for (guint i = grades->len; i > 0; i--)
    {
      SuyuanSectionGrade *grade = grades->pdata[i - 1];

      if (!suyuan_section_grade_misses_target (grade))
        g_ptr_array_remove_index (grades, i - 1);
    }
  self->sections_off_target = g_steal_pointer (&grades);
  return TRUE;
}

static GPtrArray *
counts_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) count_free);
}

/**
 * suyuan_office_overview:
 * @period: (nullable): the period sections are graded for; %NULL: the newest month any was sampled in, for the
 *   figures of a month come in the next; the month of the office's clock while there are none
 *
 * Counts. Looks at every record: let the desk look it up.
 *
 * Returns: (transfer full): the overview; %NULL with INVALID (the period) or an error of the store
 */
SuyuanOverview *
suyuan_office_overview (SuyuanOffice *self,
                        const char   *period,
                        GError      **error)
{
  g_autoptr (SuyuanOverview) overview = g_new0 (SuyuanOverview, 1);
  g_autofree char *today = suyuan_office_today (self);
  g_autofree char *late = g_strdup_printf ("deadline < '%s' and not state in ('closed', 'cancelled', 'suspended')", today);
  g_autoptr (GError) failed = NULL;

  overview->period = period ? g_strdup (period) : suyuan_office_latest_month (self, &failed);
  if (failed)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return NULL;
    }
  if (!overview->period)
    overview->period = g_strndup (today, strlen ("2026-03"));
  overview->progress = g_ptr_array_new_with_free_func ((GDestroyNotify) progress_free);
  overview->by_status = counts_new ();
  overview->by_type = counts_new ();
  overview->overdue = counts_new ();
  if (!count_all (overview, self, late, error) || !tally (overview->by_status, self, "status", "outlet_status", error) || !tally (overview->by_type, self, "type", "outlet_type", error) || !count_overdue (overview, self, late, error) || !grade_sections (overview, self, error))
    return NULL;
  return g_steal_pointer (&overview);
}

/**
 * suyuan_overview_free:
 *
 * Frees an overview.
 */
void
suyuan_overview_free (SuyuanOverview *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->progress, g_ptr_array_unref);
  g_clear_pointer (&self->by_status, g_ptr_array_unref);
  g_clear_pointer (&self->by_type, g_ptr_array_unref);
  g_clear_pointer (&self->overdue, g_ptr_array_unref);
  g_clear_pointer (&self->sections_off_target, g_ptr_array_unref);
  count_free (self->works_done);
  count_free (self->closed);
  count_free (self->overdue_all);
  g_free (self->period);
  g_free (self);
}
