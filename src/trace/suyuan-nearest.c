/* Which of some sites, sections above all, the water of each of others comes to first: asked of all at once, in one
 * sweep up the sorted network instead of a walk from each. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-trace"

#include "suyuan-nearest.h"

#include "suyuan-front-private.h"
#include "suyuan-sites-private.h"
#include "suyuan-walk-private.h"

#include <string.h>

/* Two that are found otherwise, over the main path or on the reach itself, may stand before the one that counts. */
#define LABELS 3

static const SuyuanNearest nowhere = { SUYUAN_NOWHERE, SUYUAN_FAR };

/* Only the uppermost wanted site of a reach sends its label up, and no label passes a reach with such sites. labels: by
 * node, its nearest sites, no site twice. main_path: by reach, what the water comes to along main paths, measured from
 * where it leaves the reach. */
typedef struct
{
  const SuyuanNetwork *network;
  const SuyuanSites   *wanted;
  SuyuanNearest       *labels, *main_path;
  guint8              *states; /* of the resolving of main_path; then of nodes whose labels are to be passed on */
  guint32             *stamps; /* by node, the last reach whose round looked at it */
  guint32             *open;
} Sweep;

static void
sweep_clear (Sweep *self)
{
  g_free (self->labels);
  g_free (self->main_path);
  g_free (self->states);
  g_free (self->stamps);
  g_free (self->open);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sweep, sweep_clear)

/* The uppermost wanted site of a reach, or NULL. */
static const SuyuanSite *
first_on (const Sweep *self,
          guint32      reach)
{
  guint32 order = self->network->orders[reach], first = self->wanted->starts[order];

  return first < self->wanted->starts[order + 1] ? &self->wanted->sites[first] : NULL;
}

static gboolean
is_before (SuyuanNearest one,
           SuyuanNearest other)
{
  return one.distance_m < other.distance_m || (one.distance_m == other.distance_m && one.site < other.site);
}

/* --- the shortest way --- */

/* FALSE where a node knows as near ones already. */
static gboolean
offer (Sweep        *self,
       guint32       node,
       SuyuanNearest label)
{
  SuyuanNearest *labels = self->labels + (gsize) node * LABELS;
  guint          last = 0;

  while (last < LABELS - 1 && labels[last].site != label.site)
    last++;
  if (!is_before (label, labels[last]))
    return FALSE;
  for (; last > 0 && is_before (label, labels[last - 1]); last--)
    labels[last] = labels[last - 1];
  labels[last] = label;
  return TRUE;
}

/* Every way up from a node. What stays in its knot has to be looked at again: @heap, else %NULL. */
static void
spread (Sweep  *self,
        guint32 node,
        GArray *heap)
{
  const SuyuanNetwork *network = self->network;

  for (guint32 k = network->arriving.starts[node]; k < network->arriving.starts[node + 1]; k++)
    {
      guint32 reach = network->arriving.items[k], beyond = network->beyond_up[k];

      for (guint i = 0; i < LABELS && first_on (self, reach) == NULL; i++)
        {
          SuyuanNearest label = self->labels[(gsize) node * LABELS + i];

          label.distance_m += network->lengths[reach];
          if (label.site == SUYUAN_NOWHERE || !offer (self, beyond, label) || heap == NULL || network->heads[beyond] != network->heads[node])
            continue;
          self->states[beyond] = TRUE;
          suyuan_front_push (heap, (SuyuanFront){ label.distance_m, beyond });
        }
    }
}

/* Dijkstra (1959) among the nodes of one knot, from all sites at once. */
static void
spread_knot (Sweep  *self,
             guint32 head,
             guint32 tail)
{
  g_autoptr (GArray) heap = g_array_new (FALSE, FALSE, sizeof (SuyuanFront));

  for (guint32 node = head; node <= tail; node++)
    if (self->labels[(gsize) node * LABELS].site != SUYUAN_NOWHERE)
      {
        self->states[node] = TRUE;
        suyuan_front_push (heap, (SuyuanFront){ self->labels[(gsize) node * LABELS].distance_m, node });
      }
  while (heap->len > 0)
    {
      SuyuanFront front = suyuan_front_pop (heap);

      if (!self->states[front.node])
        continue;
      self->states[front.node] = FALSE;
      spread (self, front.node, heap);
    }
}

/* Sites on a two-way reach send their label both ways. */
static void
set_out (Sweep *self)
{
  const SuyuanNetwork *network = self->network;

  for (guint32 reach = 0; reach < network->n_reaches; reach++)
    {
      const SuyuanSite *site = first_on (self, reach);

      if (site == NULL)
        continue;
      offer (self, network->from[reach], (SuyuanNearest){ site->site, site->chainage });
      if (network->two_way[reach])
        offer (self, network->to[reach], (SuyuanNearest){ site->site, network->lengths[reach] - site->chainage });
    }
}

static void
sweep_up (Sweep *self)
{
  const SuyuanNetwork *network = self->network;

  self->labels = g_new (SuyuanNearest, (gsize) network->n_nodes * LABELS);
  self->states = g_new0 (guint8, MAX (network->n_nodes, network->n_reaches));
  for (gsize i = 0; i < (gsize) network->n_nodes * LABELS; i++)
    self->labels[i] = nowhere;
  set_out (self);
  for (guint32 head = 0; head < network->n_nodes; head = network->tails[head] + 1)
    if (network->tails[head] == head)
      spread (self, head, NULL);
    else
      spread_knot (self, head, network->tails[head]);
}

/* --- the main path --- */

/* What @reach comes to along its main path, when the one below it is resolved. */
static SuyuanNearest
resolve (const Sweep *self,
         guint32      reach)
{
  const SuyuanNetwork *network = self->network;
  gint32               down = network->main_down[reach];
  guint32              exit = suyuan_network_get_main_exit (network, reach);
  const SuyuanSite    *site;
  SuyuanNearest        below;

  if (down == SUYUAN_NO_REACH)
    return nowhere;
  site = first_on (self, (guint32) down);
  if (site != NULL)
    return (SuyuanNearest){ site->site, exit == network->from[down] ? site->chainage : network->lengths[down] - site->chainage };
  below = self->main_path[down];
  if (!network->two_way[down] || exit != suyuan_network_get_main_exit (network, (guint32) down))
    below.distance_m += network->lengths[down];
  return below;
}

static gboolean
is_to_be_followed (const Sweep *self,
                   gint32       reach)
{
  return reach != SUYUAN_NO_REACH && !self->states[reach];
}

/* Whether the answer is known without that of the reach below. */
static gboolean
stops_below (const Sweep *self,
             gint32       reach)
{
  gint32 down = self->network->main_down[reach];

  return down == SUYUAN_NO_REACH || first_on (self, (guint32) down) != NULL;
}

/* Down the main path as far as it is not resolved yet, then up again. One that runs in a circle comes to nothing. */
static void
follow_main_paths (Sweep *self)
{
  const SuyuanNetwork *network = self->network;
  guint                n_open = 0;

  self->open = g_new (guint32, MAX (network->n_reaches, network->n_nodes));
  self->main_path = g_new (SuyuanNearest, network->n_reaches);
  for (guint32 i = 0; i < network->n_reaches; i++)
    self->main_path[i] = nowhere;
  for (guint32 i = 0; i < network->n_reaches; i++)
    self->states[i] = FALSE;
  for (guint32 i = 0; i < network->n_reaches; i++)
    {
      for (gint32 reach = (gint32) i; is_to_be_followed (self, reach); reach = stops_below (self, reach) ? SUYUAN_NO_REACH : network->main_down[reach])
        {
          self->states[reach] = TRUE;
          self->open[n_open++] = (guint32) reach;
        }
      while (n_open > 0)
        {
          n_open--;
          self->main_path[self->open[n_open]] = resolve (self, self->open[n_open]);
        }
    }
}

/* --- round a loop --- */

/* Whether water that has passed the uppermost site of @reach comes to it again: round a loop without other such sites, or
 * with the tide. */
static gboolean
comes_round (Sweep  *self,
             guint32 reach)
{
  const SuyuanNetwork *network = self->network;
  guint32              from = network->from[reach], to = network->to[reach];
  guint                n_open = 0;

  if (network->two_way[reach] || from == to)
    return TRUE;
  if (network->heads[from] != network->heads[to])
    return FALSE;

  self->open[n_open++] = from;
  self->stamps[from] = reach + 1;
  while (n_open > 0)
    {
      guint32 node = self->open[--n_open];

      for (guint32 k = network->arriving.starts[node]; k < network->arriving.starts[node + 1]; k++)
        {
          guint32 beyond = network->beyond_up[k];

          if (first_on (self, network->arriving.items[k]) != NULL || network->heads[beyond] != network->heads[from] || self->stamps[beyond] == reach + 1)
            continue;
          if (beyond == to)
            return TRUE;
          self->stamps[beyond] = reach + 1;
          self->open[n_open++] = beyond;
        }
    }
  return FALSE;
}

/* --- answers --- */

static void
take_nearer (SuyuanNearest *nearest,
             SuyuanNearest  other)
{
  if (is_before (other, *nearest))
    *nearest = other;
}

/* Below a reach, from where the water leaves it. Where the main path comes to a site it is measured along that, however
 * short another way to the same site is. */
static SuyuanNearest
find_beyond (const Sweep *self,
             guint32      reach)
{
  const SuyuanNetwork *network = self->network;
  const SuyuanSite    *own = first_on (self, reach);
  guint                own_site = own != NULL ? own->site : SUYUAN_NOWHERE;
  SuyuanNearest        main_path = self->main_path[reach], nearest = nowhere;
  const guint32        nodes[] = { network->to[reach], network->from[reach] };

  if (main_path.site != own_site)
    nearest = main_path;
  for (guint n = 0; n < (network->two_way[reach] ? 2 : 1); n++)
    for (guint i = 0; i < LABELS; i++)
      {
        SuyuanNearest label = self->labels[(gsize) nodes[n] * LABELS + i];

        if (label.site != own_site && label.site != main_path.site)
          take_nearer (&nearest, label);
      }
  return nearest;
}

/* On its own reach the next one below; else what comes beyond; where the water comes round, the straight way back. */
static SuyuanNearest
find_for (const Sweep  *self,
          guint         order,
          double        chainage,
          SuyuanNearest beyond,
          gboolean      round)
{
  const SuyuanSites *wanted = self->wanted;
  guint32            first = wanted->starts[order], end = wanted->starts[order + 1], next = first;
  double             length = self->network->lengths[self->network->by_order[order]];
  SuyuanNearest      nearest = nowhere;

  while (next < end && wanted->sites[next].chainage < chainage)
    next++;
  if (next < end)
    nearest = (SuyuanNearest){ wanted->sites[next].site, wanted->sites[next].chainage - chainage };
  if (first == end || wanted->sites[end - 1].chainage <= chainage)
    take_nearer (&nearest, (SuyuanNearest){ beyond.site, beyond.distance_m + (length - chainage) });
  if (round && first < end && chainage > wanted->sites[first].chainage)
    take_nearer (&nearest, (SuyuanNearest){ wanted->sites[first].site, chainage - wanted->sites[first].chainage });
  return nearest;
}

static void
answer (Sweep             *self,
        const SuyuanSites *sites,
        SuyuanNearest     *answers)
{
  for (guint order = 0; order < self->network->n_reaches; order++)
    {
      guint32       reach = self->network->by_order[order];
      SuyuanNearest beyond;
      gboolean      round;

      if (sites->starts[order] == sites->starts[order + 1])
        continue;
      beyond = find_beyond (self, reach);
      round = first_on (self, reach) != NULL && comes_round (self, reach);
      for (guint32 i = sites->starts[order]; i < sites->starts[order + 1]; i++)
        answers[sites->sites[i].site] = find_for (self, order, sites->sites[i].chainage, beyond, round);
    }
}

/**
 * suyuan_sites_find_below:
 * @n_sites: of what @self was made of
 * @wanted: of the same network
 *
 * What a walk up from each of the wanted sites, ending at the next ones, would meet first: of all at once, in the time of
 * one walk. Of several as near the one that was given first. Any thread.
 *
 * Returns: (transfer full) (array length=n_sites): by site
 */
SuyuanNearest *
suyuan_sites_find_below (const SuyuanSites *self,
                         guint              n_sites,
                         const SuyuanSites *wanted)
{
  SuyuanNearest *answers = g_new (SuyuanNearest, n_sites);
  g_auto (Sweep) sweep = { .network = self->network, .wanted = wanted };

  g_return_val_if_fail (self->network == wanted->network, answers);
  for (guint i = 0; i < n_sites; i++)
    answers[i] = nowhere;
  sweep_up (&sweep);
  follow_main_paths (&sweep);
  sweep.stamps = g_new0 (guint32, self->network->n_nodes);
  answer (&sweep, self, answers);
  return answers;
}
