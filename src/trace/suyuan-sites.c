/* What stands on the reaches: outlets and sections, met by a walk in the order of the river. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-trace"

#include "suyuan-network-private.h"
#include "suyuan-walk.h"

#include <stdlib.h>

/* Sorted by reach, then chainage, then place in the caller's arrays; starts has one more than reaches. */
typedef struct
{
  guint32 reach, site;
  double  chainage;
} Site;

struct _SuyuanSites
{
  Site                *sites;
  guint32             *starts;
  const SuyuanNetwork *network; /* Borrowed */
};

static int
compare_sites (gconstpointer a,
               gconstpointer b)
{
  const Site *one = a, *other = b;

  if (one->reach != other->reach)
    return one->reach < other->reach ? -1 : 1;
  if (one->chainage != other->chainage)
    return one->chainage < other->chainage ? -1 : 1;
  return one->site < other->site ? -1 : one->site > other->site;
}

/**
 * suyuan_sites_new:
 * @network: has to outlive the sites
 * @reaches: (array length=n_sites): the reach of each, %SUYUAN_NO_REACH for one that is on none
 * @chainages: (array length=n_sites): metres from the beginning of the reach
 *
 * Returns: (transfer full): the sites by reach; those on no reach are never met
 */
SuyuanSites *
suyuan_sites_new (const SuyuanNetwork *network,
                  const int           *reaches,
                  const double        *chainages,
                  guint                n_sites)
{
  SuyuanSites *self = g_new0 (SuyuanSites, 1);
  guint        n = 0;

  self->network = network;
  self->sites = g_new (Site, n_sites);
  self->starts = g_new0 (guint32, network->n_reaches + 1);
  for (guint i = 0; i < n_sites; i++)
    if (reaches[i] >= 0 && (guint) reaches[i] < network->n_reaches)
      {
        double length = network->lengths[reaches[i]];

        self->sites[n++] = (Site){ (guint32) reaches[i], i, CLAMP (chainages[i], 0, length) };
        self->starts[reaches[i] + 1]++;
      }
  if (n > 0)
    qsort (self->sites, n, sizeof (Site), compare_sites);
  for (guint i = 0; i < network->n_reaches; i++)
    self->starts[i + 1] += self->starts[i];
  return self;
}

/**
 * suyuan_sites_free:
 *
 * Frees the sites, not their network.
 */
void
suyuan_sites_free (SuyuanSites *self)
{
  g_free (self->sites);
  g_free (self->starts);
  g_free (self);
}

/* The distance of a site from where the walk enters its reach; FALSE for one behind the start. */
static gboolean
measure (const SuyuanWalk *walk,
         const SuyuanStep *step,
         double            length,
         double            chainage,
         double           *distance)
{
  double into = walk->direction == SUYUAN_WALK_UP ? length - chainage : chainage, start;

  if (step->because != SUYUAN_BECAUSE_START)
    {
      *distance = step->distance_m + into;
      return TRUE;
    }
  start = CLAMP (walk->chainage_m, 0, length);
  *distance = walk->direction == SUYUAN_WALK_UP ? start - chainage : chainage - start;
  if (*distance < 0 && step->whole)
    *distance = -*distance;
  return *distance >= 0;
}

/**
 * suyuan_sites_meet:
 * @walk: the walk
 * @steps: (element-type SuyuanStep): what suyuan_walk_run() gave for it
 *
 * On the start's reach only what lies ahead is met, unless a loop or the tide brings the water round; its
 * distance is then the straight one along the reach.
 *
 * Returns: (transfer full) (element-type SuyuanMeeting): the sites in river order as the walk goes
 */
GArray *
suyuan_sites_meet (const SuyuanSites *self,
                   const SuyuanWalk  *walk,
                   GArray            *steps)
{
  GArray *meetings = g_array_new (FALSE, FALSE, sizeof (SuyuanMeeting));

  for (guint i = 0; i < steps->len; i++)
    {
      const SuyuanStep *step = &g_array_index (steps, SuyuanStep, i);
      double            length = self->network->lengths[step->reach];
      guint32           first = self->starts[step->reach], n = self->starts[step->reach + 1] - first;

      for (guint32 k = 0; k < n; k++)
        {
          const Site   *site = &self->sites[first + (walk->direction == SUYUAN_WALK_UP ? n - 1 - k : k)];
          SuyuanMeeting meeting = { site->site, step->reach, 0, step->because };

          if (measure (walk, step, length, site->chainage, &meeting.distance_m))
            g_array_append_val (meetings, meeting);
        }
    }
  return meetings;
}
