/* Up and down the river from any place: what water can have come from, where it gets to, how far that is
 * and along which way it was measured. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-trace"

#include "suyuan-walk-private.h"

/**
 * suyuan_distances_new:
 *
 * Returns: (transfer full) (array length=n): each %SUYUAN_FAR
 */
double *
suyuan_distances_new (guint n)
{
  double *distances = g_new (double, n);

  for (guint i = 0; i < n; i++)
    distances[i] = SUYUAN_FAR;
  return distances;
}

/**
 * suyuan_search_init:
 * @walk: kept, as are @network and @limits
 * @limits: (nullable): where the walk ends
 *
 * Makes ready for a walk; nothing is walked yet.
 */
void
suyuan_search_init (SuyuanSearch           *self,
                    const SuyuanWalk       *walk,
                    const SuyuanNetwork    *network,
                    const SuyuanWalkLimits *limits)
{
  double   length = network->lengths[walk->reach], chainage = CLAMP (walk->chainage_m, 0, length);
  gboolean up = walk->direction == SUYUAN_WALK_UP;

  *self = (SuyuanSearch){ .walk = walk, .network = network, .limits = limits };
  self->ways = up ? &network->arriving : &network->leaving;
  self->beyond = up ? network->beyond_up : network->beyond_down;
  self->near = up ? network->order_to : network->order_from;
  self->ahead = up ? chainage : length - chainage;
  self->behind = length - self->ahead;
}

/**
 * suyuan_search_clear:
 *
 * Frees what was found.
 */
void
suyuan_search_clear (SuyuanSearch *self)
{
  g_clear_pointer (&self->main_path, g_free);
  g_clear_pointer (&self->nodes, g_free);
}

/**
 * suyuan_search_is_barred:
 *
 * Returns: whether a walk that enters @reach does not come through it
 */
gboolean
suyuan_search_is_barred (const SuyuanSearch *self,
                         guint32             reach)
{
  return self->limits && self->limits->barriers && !isnan (self->limits->barriers[reach]);
}

/**
 * suyuan_network_get_main_exit:
 *
 * Returns: the node a reach goes on from along its main path; a two-way one may do so from its beginning
 */
guint32
suyuan_network_get_main_exit (const SuyuanNetwork *network,
                              guint32              reach)
{
  gint32  down = network->main_down[reach];
  guint32 to = network->to[reach];

  if (down == SUYUAN_NO_REACH || to == network->from[down] || (network->two_way[down] && to == network->to[down]))
    return to;
  return network->from[reach];
}

/* Along @reach from one of its nodes to another; on the start's reach from the start to @other. */
static double
measure_along (const SuyuanSearch *self,
               guint32             reach,
               guint32             node,
               guint32             other)
{
  if (reach == self->walk->reach)
    return other == suyuan_search_far_node (self, reach) ? self->ahead : self->behind;
  return node == other && self->network->two_way[reach] ? 0 : self->network->lengths[reach];
}

/* Metres into the start's reach, or any other, after which the walk ends. */
static double
get_until (const SuyuanSearch *self,
           guint32             reach)
{
  double length = self->network->lengths[reach], barrier, into;

  if (!suyuan_search_is_barred (self, reach))
    return SUYUAN_FAR;
  barrier = CLAMP (self->limits->barriers[reach], 0, length);
  into = self->walk->direction == SUYUAN_WALK_UP ? length - barrier : barrier;
  if (reach != self->walk->reach)
    return into;
  into -= self->behind;
  return into >= 0 ? into : SUYUAN_FAR;
}

/* Up: all whose main path passes the start. */
static void
search_main_up (SuyuanSearch *self)
{
  const SuyuanNetwork *network = self->network;
  g_autofree guint32  *open = g_new (guint32, network->n_reaches);
  guint                n_open = 0;

  open[n_open++] = self->walk->reach;
  self->main_path[self->walk->reach] = 0;
  while (n_open > 0)
    {
      guint32 reach = open[--n_open], exit = suyuan_network_get_main_exit (network, reach);

      if (get_until (self, reach) != SUYUAN_FAR)
        continue;
      for (guint32 k = network->main_up.starts[reach]; k < network->main_up.starts[reach + 1]; k++)
        {
          guint32 above = network->main_up.items[k];

          if (self->main_path[above] != SUYUAN_FAR)
            continue;
          self->main_path[above] = self->main_path[reach] +
                                   measure_along (self, reach, exit, suyuan_network_get_main_exit (network, above));
          open[n_open++] = above;
        }
    }
}

/* Down: the main path itself, to the mouth or once round a loop. */
static void
search_main_down (SuyuanSearch *self)
{
  const SuyuanNetwork *network = self->network;
  gint32               reach = (gint32) self->walk->reach;
  guint32              entry = suyuan_search_near_node (self, self->walk->reach);
  double               at = 0;

  while (reach != SUYUAN_NO_REACH && self->main_path[reach] == SUYUAN_FAR)
    {
      guint32 exit = suyuan_network_get_main_exit (network, (guint32) reach);

      self->main_path[reach] = at;
      if (get_until (self, (guint32) reach) != SUYUAN_FAR)
        return;
      at += measure_along (self, (guint32) reach, entry, exit);
      entry = exit;
      reach = network->main_down[reach];
    }
}

/**
 * suyuan_search_main:
 *
 * Fills main_path.
 */
void
suyuan_search_main (SuyuanSearch *self)
{
  self->main_path = suyuan_distances_new (self->network->n_reaches);
  if (self->walk->direction == SUYUAN_WALK_UP)
    search_main_up (self);
  else
    search_main_down (self);
}

/* The shortest distance to where the walk enters a reach; the start's own it enters only round a loop. */
static double
get_shortest (const SuyuanSearch *self,
              guint32             reach,
              guint32             near)
{
  double shortest;

  if (!self->nodes)
    return SUYUAN_FAR;
  shortest = self->nodes[near];
  return self->network->two_way[reach] ? MIN (shortest, self->nodes[suyuan_search_far_node (self, reach)]) : shortest;
}

static gboolean
make_step (const SuyuanSearch *self,
           guint               order,
           SuyuanStep         *step)
{
  guint32 reach = self->network->by_order[order];
  double  main_path = self->main_path[reach];
  double  shortest = main_path == SUYUAN_FAR || reach == self->walk->reach ? get_shortest (self, reach, self->near[order]) : SUYUAN_FAR;

  if (main_path == SUYUAN_FAR && shortest == SUYUAN_FAR)
    return FALSE;
  *step = (SuyuanStep){ reach, MIN (main_path, shortest), SUYUAN_BECAUSE_MAIN_PATH, TRUE, SUYUAN_FAR };
  if (reach == self->walk->reach)
    {
      step->because = SUYUAN_BECAUSE_START;
      step->whole = shortest != SUYUAN_FAR;
    }
  else if (main_path == SUYUAN_FAR)
    step->because = SUYUAN_BECAUSE_SHORTEST_PATH;
  if (!self->limits)
    return TRUE;
  step->until_m = get_until (self, reach);
  if (self->limits->distance_m > 0)
    step->until_m = MIN (step->until_m, self->limits->distance_m - step->distance_m);
  return step->until_m >= 0;
}

/**
 * suyuan_walk_run_until:
 * @limits: (nullable): where to end: at a distance, and at barriers, as a dam, a section or a border is
 *
 * Walks. The start's own reach is the first part of the answer. Distances run along the main path where
 * that passes the start, else along the shortest way, and each step says which. What lies beyond a barrier
 * is still in the answer where another branch leads to it. Iterative; its memory is a few arrays of the
 * network's size. Any thread.
 *
 * Returns: (transfer full) (element-type SuyuanStep): the reaches in river order as the walk goes: from
 * the mouth upwards for up, downwards for down
 */
GArray *
suyuan_walk_run_until (const SuyuanWalk       *self,
                       const SuyuanNetwork    *network,
                       const SuyuanWalkLimits *limits)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (SuyuanStep));
  g_auto (SuyuanSearch) search = { 0 };

  g_return_val_if_fail (self->reach < network->n_reaches, steps);
  suyuan_search_init (&search, self, network, limits);
  suyuan_search_main (&search);
  if (self->mode == SUYUAN_WALK_ALL)
    suyuan_search_shortest (&search);
  for (guint i = 0; i < network->n_reaches; i++)
    {
      guint      order = self->direction == SUYUAN_WALK_UP ? i : network->n_reaches - 1 - i;
      SuyuanStep step;

      if (make_step (&search, order, &step))
        g_array_append_val (steps, step);
    }
  return steps;
}

/**
 * suyuan_walk_run:
 *
 * Walks to the springs or the mouths, as suyuan_walk_run_until() without limits.
 *
 * Returns: (transfer full) (element-type SuyuanStep): the reaches
 */
GArray *
suyuan_walk_run (const SuyuanWalk    *self,
                 const SuyuanNetwork *network)
{
  return suyuan_walk_run_until (self, network, NULL);
}

/**
 * suyuan_because_get_key:
 *
 * Returns: `start`, `main_path` or `shortest_path`
 */
const char *
suyuan_because_get_key (SuyuanBecause because)
{
  static const char *const keys[] = { "start", "main_path", "shortest_path" };

  g_return_val_if_fail (because < G_N_ELEMENTS (keys), NULL);
  return keys[because];
}
