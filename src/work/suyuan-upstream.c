/* What lies upstream of a place on the map: the outlets, to be chosen there and in the table, and the waters
 * that were walked, to be drawn.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-upstream.h"

#include "suyuan-beside.h"
#include "suyuan-census.h"
#include "suyuan-shore.h"

#include <math.h>

/* Each outlet once: a walk may meet it over two branches. What it began at is not upstream of itself. */
static void
list_outlets (SuyuanUpstream    *self,
              SuyuanOffice      *office,
              const SuyuanShore *shore,
              GArray            *meetings,
              const SuyuanUid   *start)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < meetings->len; i++)
    {
      guint            site = g_array_index (meetings, SuyuanMeeting, i).site;
      const SuyuanUid *uid = &g_array_index (shore->uids, SuyuanUid, site);
      gint64           row;

      if ((start && suyuan_uid_equal (uid, start)) || !g_hash_table_add (seen, GUINT_TO_POINTER (site)))
        continue;
      row = suyuan_office_id_of (office, SUYUAN_KIND_OUTLET, uid);
      if (row > 0)
        g_array_append_val (self->outlets, row);
    }
}

/* From where a step enters its reach, which is the lower end, to where it leaves it. */
static void
list_courses (SuyuanUpstream   *self,
              SuyuanRiver      *river,
              const SuyuanWalk *walk,
              GArray           *steps)
{
  const SuyuanNetwork *network = suyuan_river_get_network (river);

  for (guint i = 0; i < steps->len; i++)
    {
      const SuyuanStep *step = &g_array_index (steps, SuyuanStep, i);
      double            length = suyuan_network_get_length (network, step->reach);
      g_autoptr (GArray) course = g_array_new (FALSE, FALSE, sizeof (SuyuanPosition));

      suyuan_river_list_course (river, step->reach, step->whole ? length : MIN (walk->chainage_m, length), 0, course);
      if (course->len > 1)
        g_ptr_array_add (self->courses, g_steal_pointer (&course));
    }
}

static SuyuanUpstream *
walk_up (SuyuanOffice    *office,
         SuyuanRiver     *river,
         SuyuanWalk      *walk,
         const SuyuanUid *start,
         GError         **error)
{
  g_autoptr (SuyuanUpstream) self = g_new0 (SuyuanUpstream, 1);
  g_autoptr (GArray) steps = suyuan_walk_run (walk, suyuan_river_get_network (river)), meetings = NULL;
  g_auto (SuyuanShore) outlets = { 0 };

  self->outlets = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->courses = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  if (!suyuan_shore_read (&outlets, office, river, SUYUAN_KIND_OUTLET, error))
    return NULL;
  meetings = suyuan_shore_meet (&outlets, walk, steps);
  list_outlets (self, office, &outlets, meetings, start);
  list_courses (self, river, walk, steps);
  return g_steal_pointer (&self);
}

/**
 * suyuan_office_upstream:
 * @kind: section, outlet or reach; a reach is taken whole
 *
 * Walks over every branch to the springs. What lies on no reach but within the survey band of one counts as
 * lying at it; what the walk begins at is not in the answer. Reads the rivers when they were not read yet: on
 * a worker, where there are many.
 *
 * Returns: (transfer full): what lies upstream; %NULL with REFUSED (`not_on_river`) or an error of the store
 */
SuyuanUpstream *
suyuan_office_upstream (SuyuanOffice    *self,
                        SuyuanKind       kind,
                        const SuyuanUid *uid,
                        GError         **error)
{
  SuyuanRiver *river = suyuan_office_get_river (self, error);
  SuyuanWalk   walk = { .direction = SUYUAN_WALK_UP, .mode = SUYUAN_WALK_ALL };

  if (!river || !suyuan_river_start (river, self, kind, uid, &walk, error))
    return NULL;
  return walk_up (self, river, &walk, uid, error);
}

/**
 * suyuan_office_upstream_of_place:
 * @place: beside a river
 *
 * As suyuan_office_upstream(), from the place on the nearest reach.
 *
 * Returns: (transfer full): what lies upstream; %NULL with REFUSED (`not_on_river`) or an error of the store
 */
SuyuanUpstream *
suyuan_office_upstream_of_place (SuyuanOffice         *self,
                                 const SuyuanPosition *place,
                                 GError              **error)
{
  SuyuanRiver *river = suyuan_office_get_river (self, error);
  SuyuanWalk   walk = { .direction = SUYUAN_WALK_UP, .mode = SUYUAN_WALK_ALL };
  g_autoptr (SuyuanReachBeside) beside = river ? suyuan_office_find_reach_beside (self, place, error) : NULL;

  if (!beside)
    return NULL;

  walk.reach = suyuan_river_get_piece (river, (guint) suyuan_river_find (river, suyuan_record_get_uid (beside->reach)), beside->chainage_m, &walk.chainage_m);
  return walk_up (self, river, &walk, NULL, error);
}

/**
 * suyuan_upstream_free:
 *
 * Frees what was found.
 */
void
suyuan_upstream_free (SuyuanUpstream *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->outlets, g_array_unref);
  g_clear_pointer (&self->courses, g_ptr_array_unref);
  g_free (self);
}
