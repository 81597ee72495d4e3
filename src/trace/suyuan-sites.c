/* What stands on the reaches: outlets and sections, met by a walk in the order of the river. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-trace"

#include "suyuan-network-private.h"
#include "suyuan-sites-private.h"

#include <math.h>
#include <stdlib.h>

static int
compare_sites (gconstpointer a,
               gconstpointer b)
{
  const SuyuanSite *one = a, *other = b;

  if (one->chainage != other->chainage)
    return one->chainage < other->chainage ? -1 : 1;
  return one->site < other->site ? -1 : one->site > other->site;
}

static gboolean
is_on (const SuyuanNetwork *network,
       int                  reach)
{
  return reach >= 0 && (guint) reach < network->n_reaches;
}

/* Reach by reach, then each sorted by itself: a reach has few. */
static void
sort_sites (SuyuanSites  *self,
            const int    *reaches,
            const double *chainages,
            guint         n_sites)
{
  const SuyuanNetwork *network = self->network;
  g_autofree guint32  *next = g_memdup2 (self->starts, (network->n_reaches + 1) * sizeof (guint32));

  for (guint i = 0; i < n_sites; i++)
    if (is_on (network, reaches[i]))
      self->sites[next[network->orders[reaches[i]]]++] = (SuyuanSite){ CLAMP (chainages[i], 0, network->lengths[reaches[i]]), i };
  for (guint order = 0; order < network->n_reaches; order++)
    if (self->starts[order + 1] - self->starts[order] > 1)
      qsort (self->sites + self->starts[order], self->starts[order + 1] - self->starts[order], sizeof (SuyuanSite), compare_sites);
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

  self->network = network;
  self->sites = g_new (SuyuanSite, n_sites);
  self->starts = g_new0 (guint32, network->n_reaches + 1);
  for (guint i = 0; i < n_sites; i++)
    if (is_on (network, reaches[i]))
      self->starts[network->orders[reaches[i]] + 1]++;
  for (guint i = 0; i < network->n_reaches; i++)
    self->starts[i + 1] += self->starts[i];
  sort_sites (self, reaches, chainages, n_sites);
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

/* How far into a reach a site is, as the walk goes; on the start's own from the start. Less than 0: behind it. */
static double
measure (const SuyuanWalk *walk,
         const SuyuanStep *step,
         double            length,
         double            chainage)
{
  double start = CLAMP (walk->chainage_m, 0, length), into;

  if (step->because != SUYUAN_BECAUSE_START)
    return walk->direction == SUYUAN_WALK_UP ? length - chainage : chainage;
  into = walk->direction == SUYUAN_WALK_UP ? start - chainage : chainage - start;
  return into < 0 && step->whole ? -into : into;
}

static guint
count_most (const SuyuanSites *self,
            GArray            *steps)
{
  guint n = 0;

  for (guint i = 0; i < steps->len; i++)
    {
      guint order = self->network->orders[g_array_index (steps, SuyuanStep, i).reach];

      n += self->starts[order + 1] - self->starts[order];
    }
  return n;
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
  GArray        *meetings = g_array_sized_new (FALSE, FALSE, sizeof (SuyuanMeeting), count_most (self, steps));
  SuyuanMeeting *next = (SuyuanMeeting *) (gpointer) meetings->data;

  for (guint i = 0; i < steps->len; i++)
    {
      const SuyuanStep *step = &g_array_index (steps, SuyuanStep, i);
      double            length = self->network->lengths[step->reach];
      guint             order = self->network->orders[step->reach];
      guint32           first = self->starts[order], n = self->starts[order + 1] - first;

      for (guint32 k = 0; k < n; k++)
        {
          guint32           place = first + (walk->direction == SUYUAN_WALK_UP ? n - 1 - k : k);
          const SuyuanSite *site = &self->sites[place];
          double            into = measure (walk, step, length, site->chainage);

          if (into >= 0 && into <= step->until_m)
            *next++ = (SuyuanMeeting){ site->site, step->reach, place, step->because, step->distance_m + into };
        }
    }
  if (next)
    g_array_set_size (meetings, next - (SuyuanMeeting *) (gpointer) meetings->data);
  return meetings;
}

/**
 * suyuan_sites_bar:
 * @barriers: (array): by reach, as of a SuyuanWalkLimits; %NAN where there is none yet
 *
 * Makes each site a barrier of the walk: of several on a reach the one that is met first. What stands where
 * the walk begins, or behind, is none.
 */
void
suyuan_sites_bar (const SuyuanSites *self,
                  const SuyuanWalk  *walk,
                  double            *barriers)
{
  gboolean up = walk->direction == SUYUAN_WALK_UP;

  for (guint order = 0; order < self->network->n_reaches; order++)
    for (guint32 i = self->starts[order]; i < self->starts[order + 1]; i++)
      {
        guint32 reach = self->network->by_order[order];
        double  chainage = self->sites[i].chainage;

        if (reach == walk->reach && (up ? chainage >= walk->chainage_m : chainage <= walk->chainage_m))
          continue;
        if (isnan (barriers[reach]) || (up ? chainage > barriers[reach] : chainage < barriers[reach]))
          barriers[reach] = chainage;
      }
}
