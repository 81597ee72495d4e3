/* Everything about one outlet at one moment, for the page and for paper.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-dossier.h"

#include "suyuan-diary.h"
#include "suyuan-evidence.h"
#include "suyuan-sealings.h"
#include "suyuan-task-view.h"
#include "suyuan-tracing.h"

#define HISTORY_LINES 30

static GPtrArray *
records_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_record_unref);
}

static gint64
integer_of (gconstpointer record,
            const char   *key)
{
  return suyuan_record_get_integer (*(SuyuanRecord *const *) record, key);
}

static int
compare_by (gconstpointer a,
            gconstpointer b,
            const char   *key)
{
  gint64 of_a = integer_of (a, key), of_b = integer_of (b, key);

  if (of_a != of_b)
    return of_a < of_b ? -1 : 1;
  return suyuan_uid_compare (suyuan_record_get_uid (*(SuyuanRecord *const *) a), suyuan_record_get_uid (*(SuyuanRecord *const *) b));
}

static int
compare_at (gconstpointer a,
            gconstpointer b)
{
  return compare_by (a, b, "at");
}

static int
compare_taken (gconstpointer a,
               gconstpointer b)
{
  return compare_by (a, b, "taken");
}

static int
compare_sequence (gconstpointer a,
                  gconstpointer b)
{
  return compare_by (a, b, "sequence");
}

/* A record's uid is younger than those made before it. */
static int
compare_age (gconstpointer a,
             gconstpointer b)
{
  return suyuan_uid_compare (suyuan_record_get_uid (*(SuyuanRecord *const *) a), suyuan_record_get_uid (*(SuyuanRecord *const *) b));
}

static gboolean
collect (SuyuanDossier *self,
         SuyuanOffice  *office,
         GPtrArray    **to,
         SuyuanKind     kind,
         GCompareFunc   order,
         GError       **error)
{
  *to = suyuan_office_referring (office, kind, "outlet", suyuan_record_get_uid (self->outlet), error);
  if (*to)
    g_ptr_array_sort (*to, order);
  return *to != NULL;
}

static void
add_once (GPtrArray    *to,
          SuyuanRecord *record)
{
  for (guint i = 0; i < to->len; i++)
    if (suyuan_uid_equal (suyuan_record_get_uid (to->pdata[i]), suyuan_record_get_uid (record)))
      {
        suyuan_record_unref (record);
        return;
      }
  g_ptr_array_add (to, record);
}

static gboolean
collect_parties (SuyuanDossier *self,
                 SuyuanOffice  *office,
                 GError       **error)
{
  if (!suyuan_office_follow (office, self->outlet, "enterprise", &self->party, error) || (!self->party && !suyuan_office_follow (office, self->outlet, "party_unit", &self->party, error)))
    return FALSE;

  self->enterprises = records_new ();
  if (self->party && suyuan_record_get_kind (self->party) == SUYUAN_KIND_ENTERPRISE)
    g_ptr_array_add (self->enterprises, suyuan_record_ref (self->party));
  for (guint i = 0; i < self->links->len; i++)
    {
      SuyuanRecord *enterprise;

      if (!suyuan_office_follow (office, self->links->pdata[i], "enterprise", &enterprise, error))
        return FALSE;
      if (enterprise)
        add_once (self->enterprises, enterprise);
    }
  return TRUE;
}

static gboolean
add_all (GPtrArray       *to,
         SuyuanOffice    *office,
         SuyuanKind       kind,
         const char      *key,
         const SuyuanUid *uid,
         GError         **error)
{
  g_autoptr (GPtrArray) found = suyuan_office_referring (office, kind, key, uid, error);

  if (!found)
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    add_once (to, suyuan_record_ref (found->pdata[i]));
  return TRUE;
}

/* The measures and duties of one task, and its problem where it is one of several outlets. */
static gboolean
collect_task (SuyuanDossier   *self,
              SuyuanOffice    *office,
              const SuyuanUid *uid,
              GError         **error)
{
  SuyuanTaskView *view = suyuan_office_task_view (office, uid, error);
  SuyuanRecord   *problem;
  guint           first = self->measures->len;

  if (!view)
    return FALSE;
  g_ptr_array_add (self->tasks, view);
  if (!suyuan_office_follow (office, view->task, "problem", &problem, error))
    return FALSE;
  if (problem)
    add_once (self->problems, problem);
  if (!add_all (self->measures, office, SUYUAN_KIND_MEASURE, "task", uid, error))
    return FALSE;
  for (guint i = first; i < self->measures->len; i++)
    if (!add_all (self->duties, office, SUYUAN_KIND_DUTY, "measure", suyuan_record_get_uid (self->measures->pdata[i]), error))
      return FALSE;
  return TRUE;
}

static gboolean
collect_tasks (SuyuanDossier *self,
               SuyuanOffice  *office,
               GError       **error)
{
  g_autoptr (GPtrArray) tasks = NULL;

  self->tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_task_view_free);
  self->measures = records_new ();
  self->duties = records_new ();
  if (!collect (self, office, &self->problems, SUYUAN_KIND_PROBLEM, compare_age, error) || !collect (self, office, &tasks, SUYUAN_KIND_TASK, compare_age, error))
    return FALSE;
  for (guint i = 0; i < tasks->len; i++)
    if (!collect_task (self, office, suyuan_record_get_uid (tasks->pdata[i]), error))
      return FALSE;
  return TRUE;
}

static gboolean
add_media (SuyuanDossier *self,
           SuyuanOffice  *office,
           GPtrArray     *subjects,
           GError       **error)
{
  for (guint i = 0; i < subjects->len; i++)
    if (!add_all (self->media, office, SUYUAN_KIND_MEDIUM, "subject", suyuan_record_get_uid (subjects->pdata[i]), error))
      return FALSE;
  return TRUE;
}

/* Of the outlet itself and of what happened there: visits, links, nodes, samples, tasks. */
static gboolean
collect_media (SuyuanDossier *self,
               SuyuanOffice  *office,
               GError       **error)
{
  self->media = suyuan_office_media (office, suyuan_record_get_uid (self->outlet), error);
  self->media_paths = g_ptr_array_new_with_free_func (g_free);
  if (!self->media || !add_media (self, office, self->visits, error) || !add_media (self, office, self->links, error) || !add_media (self, office, self->nodes, error) || !add_media (self, office, self->samples, error))
    return FALSE;
  for (guint i = 0; i < self->tasks->len; i++)
    {
      SuyuanTaskView *view = self->tasks->pdata[i];

      if (!add_all (self->media, office, SUYUAN_KIND_MEDIUM, "subject", suyuan_record_get_uid (view->task), error))
        return FALSE;
    }
  for (guint i = 0; i < self->media->len; i++)
    g_ptr_array_add (self->media_paths, suyuan_office_dup_picture_path (office, self->media->pdata[i]));
  return TRUE;
}

static gboolean
collect_history (SuyuanDossier *self,
                 SuyuanOffice  *office,
                 GError       **error)
{
  self->head = suyuan_office_dup_head (office, error);
  if (!self->head)
    return FALSE;

  self->history = suyuan_office_history (office, SUYUAN_KIND_OUTLET, suyuan_record_get_uid (self->outlet), HISTORY_LINES, error);
  return self->history != NULL;
}

/* The section the register names, else the next one down the river; how far it is says the river. */
static gboolean
find_section (SuyuanDossier *self,
              SuyuanOffice  *office,
              GError       **error)
{
  g_autoptr (GError) failure = NULL;
  SuyuanUid found;
  double    distance;

  self->section_distance_m = -1;
  if (!suyuan_office_follow (office, self->outlet, "section", &self->section, error))
    return FALSE;
  if (!suyuan_office_next_section (office, suyuan_record_get_uid (self->outlet), self->section ? suyuan_record_get_uid (self->section) : NULL, &found, &distance, &failure))
    {
      if (failure)
        g_propagate_error (error, g_steal_pointer (&failure));
      return !failure;
    }
  self->section_distance_m = distance;
  return self->section || suyuan_office_seek (office, SUYUAN_KIND_SECTION, &found, &self->section, error);
}

/**
 * suyuan_office_dossier:
 * @outlet: uid of an outlet
 *
 * Collects everything about an outlet. The distance to the next section is along the river, and below zero
 * where no network of reaches says it.
 *
 * Returns: (transfer full): the dossier; %NULL with an error of the store
 */
SuyuanDossier *
suyuan_office_dossier (SuyuanOffice    *self,
                       const SuyuanUid *outlet,
                       GError         **error)
{
  g_autoptr (SuyuanDossier) dossier = g_new0 (SuyuanDossier, 1);

  dossier->at_ms = suyuan_office_now_ms (self);
  dossier->outlet = suyuan_office_get (self, SUYUAN_KIND_OUTLET, outlet, error);
  if (!dossier->outlet)
    return NULL;
  dossier->code = suyuan_office_dup_code (self, dossier->outlet);
  if (!suyuan_office_is_flowing (self, outlet, &dossier->flowing, error) || !find_section (dossier, self, error) || !collect (dossier, self, &dossier->links, SUYUAN_KIND_LINK, compare_age, error) || !collect (dossier, self, &dossier->nodes, SUYUAN_KIND_NODE, compare_sequence, error) || !collect (dossier, self, &dossier->visits, SUYUAN_KIND_VISIT, compare_at, error) || !collect (dossier, self, &dossier->samples, SUYUAN_KIND_SAMPLE, compare_taken, error))
    return NULL;
  if (!collect_parties (dossier, self, error) || !collect_tasks (dossier, self, error) || !collect_media (dossier, self, error) || !collect_history (dossier, self, error))
    return NULL;
  return g_steal_pointer (&dossier);
}

/**
 * suyuan_dossier_free:
 *
 * Frees a dossier.
 */
void
suyuan_dossier_free (SuyuanDossier *self)
{
  GPtrArray *arrays[] = { self->links, self->enterprises, self->nodes, self->visits, self->samples, self->problems,
                          self->measures, self->duties, self->tasks, self->media, self->media_paths, self->history };

  for (gsize i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_clear_pointer (&arrays[i], g_ptr_array_unref);
  g_clear_pointer (&self->outlet, suyuan_record_unref);
  g_clear_pointer (&self->party, suyuan_record_unref);
  g_clear_pointer (&self->section, suyuan_record_unref);
  g_free (self->code);
  g_free (self->head);
  g_free (self);
}
