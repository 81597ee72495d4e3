/* The knots of a network: nodes from each of which water can get to all the others, by a loop or with the
 * tide. Without its knots a network is sorted, and a walk over it is one sweep. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-trace"

#include "suyuan-network-private.h"

/* Tarjan (1972) over the nodes, without recursion. */
typedef struct
{
  const SuyuanNetwork *network;
  gboolean             with_two_way;
  guint32             *numbers, *lows, *next, *knots;
  guint32             *path, *open;
  guint                n_path, n_open, n_numbers, n_knots;
} Tangle;

static void
enter_node (Tangle *self,
            guint32 node)
{
  self->numbers[node] = self->lows[node] = ++self->n_numbers;
  self->next[node] = self->network->leaving.starts[node];
  self->path[self->n_path++] = node;
  self->open[self->n_open++] = node;
}

static void
leave_node (Tangle *self,
            guint32 node)
{
  self->n_path--;
  if (self->n_path > 0)
    {
      guint32 above = self->path[self->n_path - 1];

      self->lows[above] = MIN (self->lows[above], self->lows[node]);
    }
  if (self->lows[node] != self->numbers[node])
    return;
  self->n_knots++;
  do
    self->knots[self->open[--self->n_open]] = self->n_knots;
  while (self->open[self->n_open] != node);
}

static void
look_beyond (Tangle *self,
             guint32 node)
{
  const SuyuanNetwork *network = self->network;
  guint32              reach = network->leaving.items[self->next[node]++];
  guint32              beyond = network->from[reach] == node ? network->to[reach] : network->from[reach];

  if (network->two_way[reach] && !self->with_two_way)
    return;
  if (self->numbers[beyond] == 0)
    enter_node (self, beyond);
  else if (self->knots[beyond] == 0)
    self->lows[node] = MIN (self->lows[node], self->numbers[beyond]);
}

/**
 * suyuan_network_find_knots:
 * @self: with its ends and its leaving lists
 * @with_two_way: whether a two-way reach ties its ends together
 * @n_knots: (out): how many there are; most are of one node
 *
 * Returns: (transfer full) (array): by node the number of its knot from 1, so that water never flows from a
 *   lower to a higher one
 */
guint32 *
suyuan_network_find_knots (const SuyuanNetwork *self,
                           gboolean             with_two_way,
                           guint               *n_knots)
{
  guint               n = self->n_nodes + 1;
  g_autofree guint32 *memory = g_new0 (guint32, 5 * (gsize) n);
  Tangle              tangle = { .network = self, .with_two_way = with_two_way, .numbers = memory, .lows = memory + n, .next = memory + 2 * (gsize) n, .path = memory + 3 * (gsize) n, .open = memory + 4 * (gsize) n, .knots = g_new0 (guint32, n) };

  for (guint32 start = 0; start < self->n_nodes; start++)
    {
      if (tangle.numbers[start] == 0)
        enter_node (&tangle, start);
      while (tangle.n_path > 0)
        {
          guint32 node = tangle.path[tangle.n_path - 1];

          if (tangle.next[node] == self->leaving.starts[node + 1])
            leave_node (&tangle, node);
          else
            look_beyond (&tangle, node);
        }
    }
  *n_knots = tangle.n_knots;
  return tangle.knots;
}

static void
get_knot (gconstpointer data,
          guint         i,
          guint32       keys[2],
          guint        *n_keys)
{
  const guint32 *knots = data;

  keys[0] = knots[i] - 1;
  *n_keys = 1;
}

/**
 * suyuan_network_sort_nodes:
 * @self: with its ends and its leaving lists, which go by the old numbers until they are built again
 *
 * Numbers the nodes anew from the mouths upwards, those of a knot one after the other, and fills heads and
 * tails.
 */
void
suyuan_network_sort_nodes (SuyuanNetwork *self)
{
  guint               n_knots;
  g_autofree guint32 *knots = suyuan_network_find_knots (self, TRUE, &n_knots);
  g_autofree guint32 *numbers = g_new (guint32, self->n_nodes + 1);
  SuyuanLists         members = suyuan_lists_build (n_knots, self->n_nodes, get_knot, knots);

  self->heads = g_new (guint32, self->n_nodes + 1);
  self->tails = g_new (guint32, self->n_nodes + 1);
  for (guint knot = 0; knot < n_knots; knot++)
    for (guint32 i = members.starts[knot]; i < members.starts[knot + 1]; i++)
      {
        numbers[members.items[i]] = i;
        self->heads[i] = members.starts[knot];
        self->tails[i] = members.starts[knot + 1] - 1;
      }
  for (guint i = 0; i < self->n_reaches; i++)
    {
      self->from[i] = numbers[self->from[i]];
      self->to[i] = numbers[self->to[i]];
    }
  suyuan_lists_clear (&members);
}
