/* How many a walk gets to, without asking how far: a number on the screen must not wait for a list. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-trace"

#include "suyuan-sites-private.h"
#include "suyuan-walk-private.h"

/* Marks where one can get to from a marked node. */
static void
mark_beyond (const SuyuanSearch *self,
             guint32             node,
             guint8             *marks)
{
  for (guint32 k = self->ways->starts[node]; k < self->ways->starts[node + 1]; k++)
    marks[self->beyond[k]] = TRUE;
}

/* In a knot one marked node is all of them. */
static void
mark_knot (const SuyuanSearch *self,
           guint32             head,
           guint32             tail,
           guint8             *marks)
{
  gboolean marked = FALSE;

  for (guint32 node = head; node <= tail && !marked; node++)
    marked = marks[node];
  for (guint32 node = head; node <= tail && marked; node++)
    {
      marks[node] = TRUE;
      mark_beyond (self, node, marks);
    }
}

/**
 * suyuan_search_mark:
 *
 * Returns: (transfer full) (array): by node whether the walk gets to it over any branch; limits are not
 *   looked at
 */
guint8 *
suyuan_search_mark (const SuyuanSearch *self)
{
  const SuyuanNetwork *network = self->network;
  guint32              start = self->walk->reach, far_node = suyuan_search_far_node (self, start);
  guint8              *marks = g_new0 (guint8, network->n_nodes);

  marks[far_node] = TRUE;
  if (network->two_way[start])
    marks[suyuan_search_near_node (self, start)] = TRUE;
  if (self->walk->direction == SUYUAN_WALK_UP)
    for (guint32 node = network->heads[far_node]; node < network->n_nodes; node = network->tails[node] + 1)
      mark_knot (self, node, network->tails[node], marks);
  else
    for (guint32 end = network->tails[far_node] + 1; end > 0; end = network->heads[end - 1])
      mark_knot (self, network->heads[end - 1], end - 1, marks);
  return marks;
}

typedef struct
{
  SuyuanSearch search;
  guint8      *marks;
} Counting;

static void
counting_clear (Counting *self)
{
  suyuan_search_clear (&self->search);
  g_free (self->marks);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Counting, counting_clear)

static void
counting_init (Counting            *self,
               const SuyuanWalk    *walk,
               const SuyuanNetwork *network)
{
  suyuan_search_init (&self->search, walk, network, NULL);
  if (walk->mode == SUYUAN_WALK_ALL)
    self->marks = suyuan_search_mark (&self->search);
  else
    suyuan_search_main (&self->search);
}

/* Whether the walk enters a reach; its own it always is on. A two-way reach has both its nodes in one knot. */
static gboolean
enters (const Counting *self,
        guint           order)
{
  return self->marks ? self->marks[self->search.near[order]] : self->search.main_path[self->search.network->by_order[order]] != SUYUAN_FAR;
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
  g_auto (Counting) counting = { 0 };
  guint n = 0;

  g_return_val_if_fail (self->reach < network->n_reaches, 0);
  counting_init (&counting, self, network);
  for (guint order = 0; order < network->n_reaches; order++)
    n += enters (&counting, order);
  return enters (&counting, network->orders[self->reach]) ? n : n + 1;
}

/* Those on the start's own reach, of which only what lies ahead counts unless the water comes round. */
static guint
count_at_start (const SuyuanSites *self,
                const SuyuanWalk  *walk,
                gboolean           whole)
{
  const SuyuanNetwork *network = self->network;
  guint                order = network->orders[walk->reach], n = 0;
  double               start = CLAMP (walk->chainage_m, 0, network->lengths[walk->reach]);

  for (guint32 i = self->starts[order]; i < self->starts[order + 1]; i++)
    n += whole || (walk->direction == SUYUAN_WALK_UP ? self->sites[i].chainage <= start : self->sites[i].chainage >= start);
  return n;
}

/**
 * suyuan_sites_count:
 *
 * Returns: how many sites suyuan_sites_meet() would give for a walk
 */
guint
suyuan_sites_count (const SuyuanSites *self,
                    const SuyuanWalk  *walk)
{
  const SuyuanNetwork *network = self->network;
  g_auto (Counting) counting = { 0 };
  guint    own = network->orders[walk->reach], n = 0;
  gboolean entered;

  g_return_val_if_fail (walk->reach < network->n_reaches, 0);
  counting_init (&counting, walk, network);
  entered = enters (&counting, own);
  for (guint order = 0; order < network->n_reaches; order++)
    if (enters (&counting, order))
      n += self->starts[order + 1] - self->starts[order];
  if (entered)
    n -= self->starts[own + 1] - self->starts[own];
  return n + count_at_start (self, walk, walk->mode == SUYUAN_WALK_ALL && entered);
}
