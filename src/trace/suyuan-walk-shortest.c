/* The shortest way to every node a walk gets to: one sweep over the sorted network, and a queue only
 * within its knots. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-trace"

#include "suyuan-front-private.h"
#include "suyuan-walk-private.h"

/* Every way on from a node. What stays in its knot has to be looked at again: @heap, else %NULL. */
static void
spread (SuyuanSearch *self,
        guint32       node,
        GArray       *heap)
{
  const SuyuanNetwork *network = self->network;
  double               distance = self->nodes[node];

  for (guint32 k = self->ways->starts[node]; k < self->ways->starts[node + 1]; k++)
    {
      guint32 reach = self->ways->items[k];
      guint32 beyond = self->beyond[k];
      double  there = distance + network->lengths[reach];

      if (there >= self->nodes[beyond] || suyuan_search_is_barred (self, reach))
        continue;
      self->nodes[beyond] = there;
      if (heap && network->heads[beyond] == network->heads[node])
        suyuan_front_push (heap, (SuyuanFront){ there, beyond });
    }
}

/* Dijkstra (1959) among the nodes of one knot. */
static void
spread_knot (SuyuanSearch *self,
             guint32       head,
             guint32       tail)
{
  g_autoptr (GArray) heap = g_array_new (FALSE, FALSE, sizeof (SuyuanFront));

  for (guint32 node = head; node <= tail; node++)
    if (self->nodes[node] != SUYUAN_FAR)
      suyuan_front_push (heap, (SuyuanFront){ self->nodes[node], node });
  while (heap->len > 0)
    {
      SuyuanFront front = suyuan_front_pop (heap);

      if (front.distance <= self->nodes[front.node])
        spread (self, front.node, heap);
    }
}

static void
spread_from (SuyuanSearch *self,
             guint32       head,
             guint32       tail)
{
  if (head != tail)
    spread_knot (self, head, tail);
  else if (self->nodes[head] != SUYUAN_FAR)
    spread (self, head, NULL);
}

/* Where the walk begins. The start's own reach is entered again only round a loop or with the tide. */
static void
set_out (SuyuanSearch *self)
{
  guint32 start = self->walk->reach, far_node = suyuan_search_far_node (self, start), near_node = suyuan_search_near_node (self, start);
  double  barrier = self->limits && self->limits->barriers ? self->limits->barriers[start] : NAN;
  double  ahead = self->walk->direction == SUYUAN_WALK_UP ? self->ahead - barrier : barrier - (self->network->lengths[start] - self->ahead);

  self->nodes = suyuan_distances_new (self->network->n_nodes);
  if (!(ahead >= 0))
    self->nodes[far_node] = self->ahead;
  if (self->network->two_way[start] && isnan (barrier))
    self->nodes[near_node] = MIN (self->nodes[near_node], self->behind);
}

/**
 * suyuan_search_shortest:
 *
 * Fills nodes. When the turn of a knot comes every way to it is known, so that what has no knots costs one
 * look at each reach.
 */
void
suyuan_search_shortest (SuyuanSearch *self)
{
  const SuyuanNetwork *network = self->network;
  guint32              far_node = suyuan_search_far_node (self, self->walk->reach);

  set_out (self);
  if (self->walk->direction == SUYUAN_WALK_UP)
    for (guint32 node = network->heads[far_node]; node < network->n_nodes; node = network->tails[node] + 1)
      spread_from (self, node, network->tails[node]);
  else
    for (guint32 end = network->tails[far_node] + 1; end > 0; end = network->heads[end - 1])
      spread_from (self, network->heads[end - 1], end - 1);
}
