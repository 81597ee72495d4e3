/* The checks that ask the network: reaches that do not fit together, sections that fail while nobody works
 * upstream of them, and work that no failing section sees.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-checks-private.h"

#include "suyuan-census.h"
#include "suyuan-mending.h"
#include "suyuan-monitoring.h"
#include "suyuan-shore.h"

#include <glib/gi18n-lib.h>

/* What the network is found to have wrong, of these faults. It is looked over once a round. */
static gboolean
check_network (SuyuanCheckRound  *round,
               const char *const *faults,
               GError           **error)
{
  if (!round->mends)
    round->mends = suyuan_office_list_mends (round->office, error);
  for (guint i = 0; round->mends && i < round->mends->len; i++)
    {
      const SuyuanMend *mend = round->mends->pdata[i];

      if (g_strv_contains (faults, mend->fault))
        suyuan_check_round_remark (round, SUYUAN_KIND_REACH, &mend->reach, g_strdup (mend->message));
    }
  return round->mends != NULL;
}

/**
 * suyuan_check_reach_loops:
 *
 * Reaches whose water could come back to where it was.
 */
gboolean
suyuan_check_reach_loops (SuyuanCheckRound *round,
                          GError          **error)
{
  return check_network (round, (const char *const[]){ "loop", NULL }, error);
}

/**
 * suyuan_check_reach_directions:
 *
 * Two reaches that end, or begin, in one place with nothing else there.
 */
gboolean
suyuan_check_reach_directions (SuyuanCheckRound *round,
                               GError          **error)
{
  return check_network (round, (const char *const[]){ "head_on", "back_to_back", NULL }, error);
}

/**
 * suyuan_check_reach_gaps:
 *
 * Mouths that meet nothing where another reach lies near, or one of their name begins again.
 */
gboolean
suyuan_check_reach_gaps (SuyuanCheckRound *round,
                         GError          **error)
{
  return check_network (round, (const char *const[]){ "gap", NULL }, error);
}

/* Who works where: outlets and sections with an open task, and the tasks. */
typedef struct
{
  GHashTable *places; /* of SuyuanUid */
  GArray     *tasks;  /* of SuyuanUid, on outlets */
  GArray     *outlets;
} Works;

static void
add_open_task_cb (const SuyuanUid   *uid,
                  gint64             id,
                  const SuyuanValue *values,
                  gpointer           data)
{
  Works    *self = data;
  SuyuanUid place;

  if (suyuan_value_get_uid (&values[1], &place))
    g_hash_table_add (self->places, g_memdup2 (&place, sizeof place));
  if (!suyuan_value_get_uid (&values[0], &place))
    return;
  g_hash_table_add (self->places, g_memdup2 (&place, sizeof place));
  g_array_append_val (self->tasks, *uid);
  g_array_append_val (self->outlets, place);
}

static void
works_clear (Works *self)
{
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->tasks, g_array_unref);
  g_clear_pointer (&self->outlets, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Works, works_clear)

static gboolean
read_works (Works            *self,
            SuyuanCheckRound *round,
            GError          **error)
{
  static const char *const keys[] = { "outlet", "section", NULL };

  self->places = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, NULL);
  self->tasks = g_array_new (FALSE, FALSE, sizeof (SuyuanUid));
  self->outlets = g_array_new (FALSE, FALSE, sizeof (SuyuanUid));
  return suyuan_check_round_scan (round, SUYUAN_KIND_TASK, "not state in ('closed', 'cancelled')", keys, add_open_task_cb, self, error);
}

/* Of those that lie on the network. */
struct _SuyuanFailing
{
  GArray     *sections; /* of SuyuanUid */
  GPtrArray  *classes;  /* of char * */
  GPtrArray  *upstream; /* of GHashTable of SuyuanUid */
  SuyuanShore outlets;
};

/**
 * suyuan_failing_free:
 *
 * Frees what was found of the sections that miss their target.
 */
void
suyuan_failing_free (SuyuanFailing *self)
{
  g_array_unref (self->sections);
  g_ptr_array_unref (self->classes);
  g_ptr_array_unref (self->upstream);
  suyuan_shore_clear (&self->outlets);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanFailing, suyuan_failing_free)

static gboolean
add_failing (SuyuanFailing    *self,
             SuyuanCheckRound *round,
             SuyuanRiver      *river,
             const SuyuanUid  *section,
             const char       *klass,
             GError          **error)
{
  SuyuanWalk  walk = { .direction = SUYUAN_WALK_UP };
  gboolean    starts;
  GHashTable *upstream;
  g_autoptr (GArray) steps = NULL;
  g_autoptr (GArray) meetings = NULL;

  if (!suyuan_river_may_start (river, round->office, SUYUAN_KIND_SECTION, section, &walk, &starts, error))
    return FALSE;
  if (!starts)
    return TRUE; /* off the network: nothing can be said of what is upstream */
  upstream = g_hash_table_new (suyuan_uid_hash, suyuan_uid_equal);
  steps = suyuan_walk_run (&walk, suyuan_river_get_network (river));
  meetings = suyuan_shore_meet (&self->outlets, &walk, steps);
  for (guint i = 0; i < meetings->len; i++)
    g_hash_table_add (upstream, &g_array_index (self->outlets.uids, SuyuanUid, g_array_index (meetings, SuyuanMeeting, i).site));
  g_array_append_val (self->sections, *section);
  g_ptr_array_add (self->classes, g_strdup (klass));
  g_ptr_array_add (self->upstream, upstream);
  return TRUE;
}

static SuyuanFailing *
failing_new (SuyuanCheckRound *round,
             GError          **error)
{
  g_autoptr (SuyuanFailing) self = g_new0 (SuyuanFailing, 1);
  SuyuanRiver *river = suyuan_office_get_river (round->office, error);
  SuyuanQuery  query = { .kind = SUYUAN_KIND_SECTION };
  g_autoptr (GPtrArray) sections = river ? suyuan_office_list (round->office, &query, error) : NULL;

  self->sections = g_array_new (FALSE, FALSE, sizeof (SuyuanUid));
  self->classes = g_ptr_array_new_with_free_func (g_free);
  self->upstream = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  if (!sections || !suyuan_shore_read (&self->outlets, round->office, river, SUYUAN_KIND_OUTLET, error))
    return NULL;
  for (guint i = 0; i < sections->len; i++)
    {
      const SuyuanUid *uid = suyuan_record_get_uid (sections->pdata[i]);
      g_autoptr (SuyuanSectionGrade) grade = suyuan_office_grade_lately (round->office, uid, error);

      if (!grade)
        return NULL;
      if (suyuan_section_grade_misses_target (grade) && !add_failing (self, round, river, uid, suyuan_water_class_get_key (grade->grading->klass), error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

/* Two checks ask for them; they are found once a round. */
static const SuyuanFailing *
get_failing (SuyuanCheckRound *round,
             GError          **error)
{
  if (!round->failing)
    round->failing = failing_new (round, error);
  return round->failing;
}

static gboolean
is_worked_on (const Works     *works,
              const SuyuanUid *section,
              GHashTable      *upstream)
{
  if (g_hash_table_contains (works->places, section))
    return TRUE;
  for (guint i = 0; i < works->outlets->len; i++)
    if (g_hash_table_contains (upstream, &g_array_index (works->outlets, SuyuanUid, i)))
      return TRUE;
  return FALSE;
}

/**
 * suyuan_check_failing_sections:
 *
 * Sections that missed their target with no open task on them or on any outlet upstream.
 */
gboolean
suyuan_check_failing_sections (SuyuanCheckRound *round,
                               GError          **error)
{
  g_auto (Works) works = { 0 };
  const SuyuanFailing *failing = read_works (&works, round, error) ? get_failing (round, error) : NULL;

  if (!failing)
    return FALSE;
  for (guint i = 0; i < failing->sections->len; i++)
    {
      const SuyuanUid *section = &g_array_index (failing->sections, SuyuanUid, i);

      if (!is_worked_on (&works, section, failing->upstream->pdata[i]))
        suyuan_check_round_remark (round, SUYUAN_KIND_SECTION, section,
                                   g_strdup_printf (_ ("Misses its target (class %s) and no task is open on any outlet upstream: trace it up, and raise what is found"), (const char *) failing->classes->pdata[i]));
    }
  return TRUE;
}

/**
 * suyuan_check_unseen_tasks:
 *
 * Open tasks on outlets that lie upstream of no failing section. Where no section fails nothing is said.
 */
gboolean
suyuan_check_unseen_tasks (SuyuanCheckRound *round,
                           GError          **error)
{
  g_auto (Works) works = { 0 };
  const SuyuanFailing *failing = read_works (&works, round, error) ? get_failing (round, error) : NULL;

  if (!failing)
    return FALSE;
  for (guint i = 0; failing->upstream->len > 0 && i < works.tasks->len; i++)
    {
      gboolean seen = FALSE;

      for (guint k = 0; k < failing->upstream->len && !seen; k++)
        seen = g_hash_table_contains (failing->upstream->pdata[k], &g_array_index (works.outlets, SuyuanUid, i));
      if (!seen)
        suyuan_check_round_remark (round, SUYUAN_KIND_TASK, &g_array_index (works.tasks, SuyuanUid, i),
                                   g_strdup (_ ("No failing section sees its outlet: right in itself, but it will not mend one; look at those upstream of the sections first")));
    }
  return TRUE;
}
