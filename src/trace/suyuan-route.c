/* How far it is along the water from one place to another: with the flow, against it, or round by where two
 * waters meet. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-trace"

#include "suyuan-route.h"

#include "suyuan-front-private.h"
#include "suyuan-walk-private.h"

/* What leads to an end of the reach the search sets out on. */
#define ALONG G_MAXUINT32
#define BACK (G_MAXUINT32 - 1)

/* A search on its way. nodes: the shortest distance to each; by: the reach that leads there. */
typedef struct
{
  const SuyuanNetwork *network;
  SuyuanRoutePlace     from, to;
  gboolean             against; /* the flow may be gone against */
  double              *nodes;
  guint32             *by;
  GArray              *heap; /* of SuyuanFront */
} Seek;

static void
seek_clear (Seek *self)
{
  g_clear_pointer (&self->nodes, g_free);
  g_clear_pointer (&self->by, g_free);
  g_clear_pointer (&self->heap, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Seek, seek_clear)

static gboolean
goes_back (const Seek *self,
           guint32     reach)
{
  return self->against || self->network->two_way[reach];
}

static void
get_to (Seek   *self,
        guint32 node,
        double  distance,
        guint32 by)
{
  if (distance >= self->nodes[node])
    return;
  self->nodes[node] = distance;
  self->by[node] = by;
  suyuan_front_push (self->heap, (SuyuanFront){ distance, node });
}

static void
spread (Seek              *self,
        guint32            node,
        const SuyuanLists *ways,
        const guint32     *beyond)
{
  for (guint32 k = ways->starts[node]; k < ways->starts[node + 1]; k++)
    get_to (self, beyond[k], self->nodes[node] + self->network->lengths[ways->items[k]], ways->items[k]);
}

/* Dijkstra (1959), until nothing nearer than @enough is left. */
static void
run (Seek  *self,
     double enough)
{
  const SuyuanNetwork *network = self->network;

  while (self->heap->len > 0)
    {
      SuyuanFront front = suyuan_front_pop (self->heap);

      if (front.distance > self->nodes[front.node])
        continue;
      if (front.distance >= enough)
        return;
      spread (self, front.node, &network->leaving, network->beyond_down);
      if (self->against)
        spread (self, front.node, &network->arriving, network->beyond_up);
    }
}

/* From the first place to both ends of its reach, where the water lets. */
static void
set_out (Seek *self)
{
  const SuyuanNetwork *network = self->network;
  guint                reach = self->from.reach;

  self->nodes = suyuan_distances_new (network->n_nodes);
  self->by = g_new (guint32, network->n_nodes);
  self->heap = g_array_new (FALSE, FALSE, sizeof (SuyuanFront));
  get_to (self, network->to[reach], network->lengths[reach] - self->from.chainage_m, ALONG);
  if (goes_back (self, reach))
    get_to (self, network->from[reach], self->from.chainage_m, BACK);
}

/* Without leaving the reach both places are on. */
static double
measure_directly (const Seek *self)
{
  if (self->from.reach != self->to.reach || (self->to.chainage_m < self->from.chainage_m && !goes_back (self, self->to.reach)))
    return SUYUAN_FAR;
  return ABS (self->to.chainage_m - self->from.chainage_m);
}

static void
prepend_leg (GArray *legs,
             guint   reach,
             double  from_m,
             double  to_m)
{
  SuyuanLeg leg = { reach, from_m, to_m };

  g_array_prepend_val (legs, leg);
}

/* Back from the node the last reach is entered by to where the search set out. A reach that leads to a node begins at
 * another. */
static void
follow_back (const Seek *self,
             guint32     node,
             GArray     *legs)
{
  const SuyuanNetwork *network = self->network;
  guint                first = self->from.reach;

  while (self->by[node] < BACK)
    {
      guint32  reach = self->by[node];
      gboolean with = network->to[reach] == node;
      double   length = network->lengths[reach];

      prepend_leg (legs, reach, with ? 0 : length, with ? length : 0);
      node = with ? network->from[reach] : network->to[reach];
    }
  prepend_leg (legs, first, self->from.chainage_m, self->by[node] == ALONG ? network->lengths[first] : 0);
}

/* Sets out, and where the second place is got to says how far that was and by which way. */
static SuyuanRoute *
seek (const SuyuanNetwork *network,
      SuyuanRoutePlace     from,
      SuyuanRoutePlace     to,
      gboolean             against,
      SuyuanRouteKind      kind)
{
  g_auto (Seek) self = { .network = network, .from = from, .to = to, .against = against };
  guint        reach = to.reach;
  double       length = network->lengths[reach], directly = measure_directly (&self), by_head, by_tail, through;
  SuyuanRoute *route;

  set_out (&self);
  run (&self, directly);
  by_head = self.nodes[network->from[reach]] + to.chainage_m;
  by_tail = goes_back (&self, reach) ? self.nodes[network->to[reach]] + length - to.chainage_m : SUYUAN_FAR;
  through = MIN (by_head, by_tail);
  if (directly == SUYUAN_FAR && through == SUYUAN_FAR)
    return NULL;

  route = g_new0 (SuyuanRoute, 1);
  route->kind = kind;
  route->length_m = MIN (directly, through);
  route->legs = g_array_new (FALSE, FALSE, sizeof (SuyuanLeg));
  prepend_leg (route->legs, reach, directly <= through ? from.chainage_m : through == by_head ? 0
                                                                                              : length,
               to.chainage_m);
  if (directly > through)
    follow_back (&self, through == by_head ? network->from[reach] : network->to[reach], route->legs);
  return route;
}

static SuyuanRoute *
turn_round (SuyuanRoute *route)
{
  guint n = route != NULL ? route->legs->len : 0;

  for (guint i = 0; i < n; i++)
    {
      SuyuanLeg *leg = &g_array_index (route->legs, SuyuanLeg, i);

      *leg = (SuyuanLeg){ leg->reach, leg->to_m, leg->from_m };
    }
  for (guint i = 0; i < n / 2; i++)
    {
      SuyuanLeg *one = &g_array_index (route->legs, SuyuanLeg, i), *other = &g_array_index (route->legs, SuyuanLeg, n - 1 - i), kept = *one;

      *one = *other;
      *other = kept;
    }
  return route;
}

static SuyuanRoutePlace
within (const SuyuanNetwork *network,
        SuyuanRoutePlace     place)
{
  return (SuyuanRoutePlace){ place.reach, CLAMP (place.chainage_m, 0, network->lengths[place.reach]) };
}

/**
 * suyuan_route_find:
 * @from: where to set out
 * @to: where to get to
 *
 * Where water gets from one of the two places to the other, the shortest way it can take; where both ways are open,
 * as with a tide, the shorter. Else the shortest way along the lines whichever way they flow. Its memory is a few
 * arrays of the network's size. Any thread.
 *
 * Returns: (transfer full) (nullable): the way; %NULL where the two are not joined
 */
SuyuanRoute *
suyuan_route_find (const SuyuanNetwork *network,
                   SuyuanRoutePlace     from,
                   SuyuanRoutePlace     to)
{
  g_autoptr (SuyuanRoute) down = NULL;
  g_autoptr (SuyuanRoute) up = NULL;

  g_return_val_if_fail (from.reach < network->n_reaches && to.reach < network->n_reaches, NULL);
  from = within (network, from);
  to = within (network, to);
  down = seek (network, from, to, FALSE, SUYUAN_ROUTE_DOWN);
  up = turn_round (seek (network, to, from, FALSE, SUYUAN_ROUTE_UP));
  if (down != NULL && (up == NULL || down->length_m <= up->length_m))
    return g_steal_pointer (&down);
  if (up != NULL)
    return g_steal_pointer (&up);
  return seek (network, from, to, TRUE, SUYUAN_ROUTE_ACROSS);
}

/**
 * suyuan_route_free:
 *
 * Frees the way.
 */
void
suyuan_route_free (SuyuanRoute *self)
{
  g_array_unref (self->legs);
  g_free (self);
}
