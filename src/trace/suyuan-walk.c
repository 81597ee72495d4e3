/* Up and down the river from any place: what water can have come from, where it gets to, how far that is
 * and along which way it was measured. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-trace"

#include "suyuan-network-private.h"
#include "suyuan-walk.h"

#include <math.h>

#define FAR INFINITY

/* What a walk knows of each reach: the distance to where it enters it, FAR where it does not. */
typedef struct
{
  const SuyuanWalk    *walk;
  const SuyuanNetwork *network;
  const SuyuanLists   *ways; /* by node, the reaches the walk can enter there */
  double              *main_path;
  double              *shortest;
  double               ahead, behind; /* of the start, on its own reach */
} Search;

static double *
new_distances (guint n)
{
  double *distances = g_new (double, n);

  for (guint i = 0; i < n; i++)
    distances[i] = FAR;
  return distances;
}

static void
search_init (Search              *self,
             const SuyuanWalk    *walk,
             const SuyuanNetwork *network)
{
  double   length = network->lengths[walk->reach], chainage = CLAMP (walk->chainage_m, 0, length);
  gboolean up = walk->direction == SUYUAN_WALK_UP;

  *self = (Search){ .walk = walk, .network = network };
  self->ways = up ? &network->arriving : &network->leaving;
  self->ahead = up ? chainage : length - chainage;
  self->behind = length - self->ahead;
}

static void
search_clear (Search *self)
{
  g_clear_pointer (&self->main_path, g_free);
  g_clear_pointer (&self->shortest, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

/* The node a walk in this direction leaves the reach by. */
static guint32
far_node (const Search *self,
          guint32       reach)
{
  return self->walk->direction == SUYUAN_WALK_UP ? self->network->from[reach] : self->network->to[reach];
}

static guint32
near_node (const Search *self,
           guint32       reach)
{
  return self->walk->direction == SUYUAN_WALK_UP ? self->network->to[reach] : self->network->from[reach];
}

/* The node a reach goes on from along its main path; a two-way one may do so from its beginning. */
static guint32
main_exit (const SuyuanNetwork *network,
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
measure_along (const Search *self,
               guint32       reach,
               guint32       node,
               guint32       other)
{
  if (reach == self->walk->reach)
    return other == far_node (self, reach) ? self->ahead : self->behind;
  return node == other && self->network->two_way[reach] ? 0 : self->network->lengths[reach];
}

/* Up: all whose main path passes the start. */
static void
search_main_up (Search *self)
{
  const SuyuanNetwork *network = self->network;
  g_autofree guint32  *open = g_new (guint32, network->n_reaches);
  guint                n_open = 0;

  open[n_open++] = self->walk->reach;
  self->main_path[self->walk->reach] = 0;
  while (n_open > 0)
    {
      guint32 reach = open[--n_open], exit = main_exit (network, reach);

      for (guint32 k = network->main_up.starts[reach]; k < network->main_up.starts[reach + 1]; k++)
        {
          guint32 above = network->main_up.items[k];

          if (self->main_path[above] != FAR)
            continue;
          self->main_path[above] = self->main_path[reach] +
                                   measure_along (self, reach, exit, main_exit (network, above));
          open[n_open++] = above;
        }
    }
}

/* Down: the main path itself, to the mouth or once round a loop. */
static void
search_main_down (Search *self)
{
  const SuyuanNetwork *network = self->network;
  gint32               reach = (gint32) self->walk->reach;
  guint32              entry = near_node (self, self->walk->reach);
  double               at = 0;

  while (reach != SUYUAN_NO_REACH && self->main_path[reach] == FAR)
    {
      guint32 exit = main_exit (network, (guint32) reach);

      self->main_path[reach] = at;
      at += measure_along (self, (guint32) reach, entry, exit);
      entry = exit;
      reach = network->main_down[reach];
    }
}

static void
search_main (Search *self)
{
  self->main_path = new_distances (self->network->n_reaches);
  if (self->walk->direction == SUYUAN_WALK_UP)
    search_main_up (self);
  else
    search_main_down (self);
}

typedef struct
{
  double  distance;
  guint32 node;
} Front;

/* A binary heap, nearest first. */
static void
heap_push (GArray *heap,
           Front   front)
{
  guint i = heap->len;

  g_array_append_val (heap, front);
  while (i > 0 && g_array_index (heap, Front, (i - 1) / 2).distance > front.distance)
    {
      g_array_index (heap, Front, i) = g_array_index (heap, Front, (i - 1) / 2);
      i = (i - 1) / 2;
    }
  g_array_index (heap, Front, i) = front;
}

static Front
heap_pop (GArray *heap)
{
  Front *fronts = (Front *) (gpointer) heap->data, top = fronts[0], last = fronts[heap->len - 1];
  guint  n = heap->len - 1, i = 0;

  while (2 * i + 1 < n)
    {
      guint child = 2 * i + 1;

      if (child + 1 < n && fronts[child + 1].distance < fronts[child].distance)
        child++;
      if (fronts[child].distance >= last.distance)
        break;
      fronts[i] = fronts[child];
      i = child;
    }
  fronts[i] = last;
  g_array_set_size (heap, n);
  return top;
}

static void
reach_node (double *nodes,
            GArray *heap,
            guint32 node,
            double  distance)
{
  if (distance < nodes[node])
    {
      nodes[node] = distance;
      heap_push (heap, (Front){ distance, node });
    }
}

/* Dijkstra (1959) over the nodes. The start's own reach is entered again only round a loop. */
static void
search_shortest (Search *self)
{
  const SuyuanNetwork *network = self->network;
  guint32              start = self->walk->reach;
  g_autofree double   *nodes = new_distances (network->n_nodes);
  g_autoptr (GArray) heap = g_array_new (FALSE, FALSE, sizeof (Front));

  self->shortest = new_distances (network->n_reaches);
  reach_node (nodes, heap, far_node (self, start), self->ahead);
  if (network->two_way[start])
    reach_node (nodes, heap, near_node (self, start), self->behind);
  while (heap->len > 0)
    {
      Front front = heap_pop (heap);

      if (front.distance > nodes[front.node])
        continue;
      for (guint32 k = self->ways->starts[front.node]; k < self->ways->starts[front.node + 1]; k++)
        {
          guint32 reach = self->ways->items[k];
          guint32 beyond = near_node (self, reach) == front.node ? far_node (self, reach) : near_node (self, reach);

          self->shortest[reach] = MIN (self->shortest[reach], front.distance);
          reach_node (nodes, heap, beyond, front.distance + network->lengths[reach]);
        }
    }
}

/* Where the order sorts the flow, every way to a node is known when its turn comes: one sweep will do. */
static void
search_shortest_sorted (Search *self)
{
  const SuyuanNetwork *network = self->network;
  g_autofree double   *nodes = new_distances (network->n_nodes);
  gint64               step = self->walk->direction == SUYUAN_WALK_UP ? 1 : -1;

  self->shortest = new_distances (network->n_reaches);
  nodes[far_node (self, self->walk->reach)] = self->ahead;
  for (gint64 i = network->orders[self->walk->reach] + step; i >= 0 && i < network->n_reaches; i += step)
    {
      guint32 reach = network->by_order[i], beyond = far_node (self, reach);
      double  distance = nodes[near_node (self, reach)];

      if (distance == FAR)
        continue;
      self->shortest[reach] = distance;
      nodes[beyond] = MIN (nodes[beyond], distance + network->lengths[reach]);
    }
}

static gboolean
make_step (const Search *self,
           guint32       reach,
           SuyuanStep   *step)
{
  gboolean again = self->shortest && self->shortest[reach] != FAR;

  *step = (SuyuanStep){ reach, self->main_path[reach], SUYUAN_BECAUSE_MAIN_PATH, TRUE };
  if (reach == self->walk->reach)
    {
      step->because = SUYUAN_BECAUSE_START;
      step->whole = again || (self->shortest && self->network->two_way[reach]);
      return TRUE;
    }
  if (self->main_path[reach] != FAR)
    return TRUE;
  step->because = SUYUAN_BECAUSE_SHORTEST_PATH;
  step->distance_m = again ? self->shortest[reach] : FAR;
  return again;
}

/**
 * suyuan_walk_run:
 *
 * Walks. The start's own reach is the first part of the answer. Distances run along the main path where
 * that passes the start, else along the shortest way, and each step says which. Iterative; its memory is
 * a few arrays of the network's size. Any thread.
 *
 * Returns: (transfer full) (element-type SuyuanStep): the reaches in river order as the walk goes: from
 * the mouth upwards for up, downwards for down
 */
GArray *
suyuan_walk_run (const SuyuanWalk    *self,
                 const SuyuanNetwork *network)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (SuyuanStep));
  g_auto (Search) search = { 0 };

  g_return_val_if_fail (self->reach < network->n_reaches, steps);
  search_init (&search, self, network);
  search_main (&search);
  if (self->mode == SUYUAN_WALK_ALL && network->sorted)
    search_shortest_sorted (&search);
  else if (self->mode == SUYUAN_WALK_ALL)
    search_shortest (&search);
  for (guint i = 0; i < network->n_reaches; i++)
    {
      guint      order = self->direction == SUYUAN_WALK_UP ? i : network->n_reaches - 1 - i;
      SuyuanStep step;

      if (make_step (&search, network->by_order[order], &step))
        g_array_append_val (steps, step);
    }
  return steps;
}

/* The closure over the nodes without distances. */
static guint
count_all (const Search *self)
{
  const SuyuanNetwork *network = self->network;
  g_autofree guint8   *seen_nodes = g_new0 (guint8, network->n_nodes);
  g_autofree guint8   *seen = g_new0 (guint8, network->n_reaches);
  g_autofree guint32  *open = g_new (guint32, network->n_nodes + 1);
  guint32              start = self->walk->reach;
  guint                n_open = 0, n = 1;

  seen[start] = TRUE;
  open[n_open++] = far_node (self, start);
  seen_nodes[far_node (self, start)] = TRUE;
  if (network->two_way[start] && !seen_nodes[near_node (self, start)])
    {
      open[n_open++] = near_node (self, start);
      seen_nodes[near_node (self, start)] = TRUE;
    }
  while (n_open > 0)
    {
      guint32 node = open[--n_open];

      for (guint32 k = self->ways->starts[node]; k < self->ways->starts[node + 1]; k++)
        {
          guint32 reach = self->ways->items[k];
          guint32 beyond = near_node (self, reach) == node ? far_node (self, reach) : near_node (self, reach);

          n += !seen[reach];
          seen[reach] = TRUE;
          if (!seen_nodes[beyond])
            {
              seen_nodes[beyond] = TRUE;
              open[n_open++] = beyond;
            }
        }
    }
  return n;
}

/**
 * suyuan_walk_count:
 *
 * Returns: how many reaches suyuan_walk_run() would give, the start's own among them; a good deal faster
 */
guint
suyuan_walk_count (const SuyuanWalk    *self,
                   const SuyuanNetwork *network)
{
  g_auto (Search) search = { 0 };
  guint n = 0;

  g_return_val_if_fail (self->reach < network->n_reaches, 0);
  search_init (&search, self, network);
  if (self->mode == SUYUAN_WALK_ALL)
    return count_all (&search);
  search_main (&search);
  for (guint i = 0; i < network->n_reaches; i++)
    n += search.main_path[i] != FAR;
  return n;
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
