/* Which section each outlet comes to first: asked of all outlets at once, by one walk up from every section to
 * the next ones above it.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-below.h"

#include "suyuan-census.h"
#include "suyuan-shore.h"

#include <math.h>

typedef struct
{
  const SuyuanNetwork *network;
  SuyuanShore          sections, outlets;
  SuyuanSites         *section_sites, *outlet_sites;
  double              *barriers;  /* by reach of the network */
  double              *distances; /* by outlet, to @nearest */
  guint               *nearest;   /* by outlet, a section */
} Below;

static void
below_clear (Below *self)
{
  suyuan_shore_clear (&self->sections);
  suyuan_shore_clear (&self->outlets);
  g_clear_pointer (&self->section_sites, suyuan_sites_free);
  g_clear_pointer (&self->outlet_sites, suyuan_sites_free);
  g_free (self->barriers);
  g_free (self->distances);
  g_free (self->nearest);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Below, below_clear)

static SuyuanSites *
sites_of (const Below       *self,
          const SuyuanShore *shore)
{
  return suyuan_sites_new (self->network, (const int *) shore->reaches->data, (const double *) shore->chainages->data, shore->uids->len);
}

/* Up to the sections above it. */
static void
walk_from (Below *self,
           guint  section)
{
  SuyuanWalk       walk = { .reach = (guint) g_array_index (self->sections.reaches, int, section),
                            .chainage_m = g_array_index (self->sections.chainages, double, section),
                            .direction = SUYUAN_WALK_UP,
                            .mode = SUYUAN_WALK_ALL };
  SuyuanWalkLimits limits = { .barriers = self->barriers };
  g_autoptr (GArray) steps = NULL, meetings = NULL;

  for (guint i = 0; i < suyuan_network_get_n_reaches (self->network); i++)
    self->barriers[i] = NAN;
  suyuan_sites_bar (self->section_sites, &walk, self->barriers);
  steps = suyuan_walk_run_until (&walk, self->network, &limits);
  meetings = suyuan_sites_meet (self->outlet_sites, &walk, steps);
  for (guint i = 0; i < meetings->len; i++)
    {
      const SuyuanMeeting *meeting = &g_array_index (meetings, SuyuanMeeting, i);

      if (meeting->distance_m < self->distances[meeting->site])
        {
          self->distances[meeting->site] = meeting->distance_m;
          self->nearest[meeting->site] = section;
        }
    }
}

static GHashTable *
list_nearest (const Below *self)
{
  GHashTable *below = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, g_free);

  for (guint i = 0; i < self->outlets.uids->len; i++)
    if (isfinite (self->distances[i]))
      g_hash_table_insert (below, g_memdup2 (&g_array_index (self->outlets.uids, SuyuanUid, i), sizeof (SuyuanUid)),
                           g_memdup2 (&g_array_index (self->sections.uids, SuyuanUid, self->nearest[i]), sizeof (SuyuanUid)));
  return below;
}

/**
 * suyuan_office_sections_below:
 *
 * What suyuan_office_next_section() answers for one outlet, for all of them. The walks end at the next sections, but
 * each looks at the whole network to begin with: the cost is that of sections times reaches. Reads the rivers when they were not read yet: on a worker.
 *
 * Returns: (transfer full) (element-type SuyuanUid SuyuanUid): by outlet its section; outlets without one are not
 *   in it. %NULL with an error of the store
 */
GHashTable *
suyuan_office_sections_below (SuyuanOffice *self,
                              GError      **error)
{
  SuyuanRiver *river = suyuan_office_get_river (self, error);
  g_auto (Below) below = { 0 };

  if (!river)
    return NULL;
  below.network = suyuan_river_get_network (river);
  if (!suyuan_shore_read (&below.sections, self, river, SUYUAN_KIND_SECTION, error) || !suyuan_shore_read (&below.outlets, self, river, SUYUAN_KIND_OUTLET, error))
    return NULL;
  below.section_sites = sites_of (&below, &below.sections);
  below.outlet_sites = sites_of (&below, &below.outlets);
  below.barriers = g_new (double, suyuan_network_get_n_reaches (below.network));
  below.distances = g_new (double, below.outlets.uids->len);
  below.nearest = g_new0 (guint, below.outlets.uids->len);
  for (guint i = 0; i < below.outlets.uids->len; i++)
    below.distances[i] = INFINITY;
  for (guint i = 0; i < below.sections.uids->len; i++)
    walk_from (&below, i);
  return list_nearest (&below);
}
