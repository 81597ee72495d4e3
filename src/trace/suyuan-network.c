/* The river network: which reach flows into which, kept so that a walk over a hundred thousand of them
 * touches a few arrays and nothing else. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-trace"

#include "suyuan-network.h"
#include "suyuan-network-private.h"

/**
 * suyuan_lists_build:
 * @each: says to which lists (none, one or two) item i belongs; asked twice for each item
 *
 * Returns: @n_lists lists over the items 0 to @n_items - 1, each in ascending order
 */
SuyuanLists
suyuan_lists_build (guint           n_lists,
                    guint           n_items,
                    SuyuanListsEach each,
                    gconstpointer   data)
{
  SuyuanLists self = { g_new0 (guint32, n_lists + 1), NULL };
  guint32     keys[2], sum = 0;
  guint       n_keys;

  for (guint i = 0; i < n_items; i++)
    {
      each (data, i, keys, &n_keys);
      for (guint k = 0; k < n_keys; k++)
        self.starts[keys[k]]++;
    }
  for (guint list = 0; list <= n_lists; list++)
    {
      sum += self.starts[list];
      self.starts[list] = sum;
    }
  self.items = g_new (guint32, sum);
  for (guint i = n_items; i > 0; i--)
    {
      each (data, i - 1, keys, &n_keys);
      for (guint k = 0; k < n_keys; k++)
        self.items[--self.starts[keys[k]]] = i - 1;
    }
  return self;
}

/**
 * suyuan_lists_clear:
 *
 * Frees the arrays.
 */
void
suyuan_lists_clear (SuyuanLists *self)
{
  g_clear_pointer (&self->starts, g_free);
  g_clear_pointer (&self->items, g_free);
}

/* A loop whose ends are one node must not stand twice in its list. */
static void
get_both_ends (const SuyuanNetwork *self,
               guint                reach,
               guint32              first,
               guint32              second,
               guint32              keys[2],
               guint               *n_keys)
{
  keys[0] = first;
  keys[1] = second;
  *n_keys = self->two_way[reach] && first != second ? 2 : 1;
}

static void
get_entries (gconstpointer data,
             guint         i,
             guint32       keys[2],
             guint        *n_keys)
{
  const SuyuanNetwork *self = data;

  get_both_ends (self, i, self->from[i], self->to[i], keys, n_keys);
}

static void
get_exits (gconstpointer data,
           guint         i,
           guint32       keys[2],
           guint        *n_keys)
{
  const SuyuanNetwork *self = data;

  get_both_ends (self, i, self->to[i], self->from[i], keys, n_keys);
}

static void
get_main_down (gconstpointer data,
               guint         i,
               guint32       keys[2],
               guint        *n_keys)
{
  const SuyuanNetwork *self = data;

  keys[0] = (guint32) self->main_down[i];
  *n_keys = self->main_down[i] == SUYUAN_NO_REACH ? 0 : 1;
}

static guint32 *
find_beyond (const SuyuanNetwork *self,
             const SuyuanLists   *ways)
{
  guint32 *beyond = g_new (guint32, ways->starts[self->n_nodes]);

  for (guint32 node = 0; node < self->n_nodes; node++)
    for (guint32 k = ways->starts[node]; k < ways->starts[node + 1]; k++)
      beyond[k] = self->from[ways->items[k]] == node ? self->to[ways->items[k]] : self->from[ways->items[k]];
  return beyond;
}

/* What a walk asks of every reach stands in the order in which it asks. */
static void
pack (SuyuanNetwork *self)
{
  self->beyond_up = find_beyond (self, &self->arriving);
  self->beyond_down = find_beyond (self, &self->leaving);
  self->order_from = g_new (guint32, self->n_reaches);
  self->order_to = g_new (guint32, self->n_reaches);
  for (guint order = 0; order < self->n_reaches; order++)
    {
      self->order_from[order] = self->from[self->by_order[order]];
      self->order_to[order] = self->to[self->by_order[order]];
    }
}

/**
 * suyuan_network_new:
 * @reaches: (array length=n_reaches): not kept
 *
 * Joins the reaches at their nodes, chooses for each the main way on (the parent where it is joined,
 * else the branch that is no minor one, else the one of lowest rank) and puts all in order from the
 * mouth upwards. Braids, loops, two-way reaches and separate pieces are all allowed; what looks wrong is
 * listed by suyuan_network_check(). Linear but for the hashing of the nodes.
 *
 * Returns: (transfer full): the network
 */
SuyuanNetwork *
suyuan_network_new (const SuyuanReach *reaches,
                    guint              n_reaches)
{
  SuyuanNetwork *self = g_new0 (SuyuanNetwork, 1);

  self->n_reaches = n_reaches;
  self->from = g_new (guint32, n_reaches);
  self->to = g_new (guint32, n_reaches);
  self->main_down = g_new (gint32, n_reaches);
  self->lengths = g_new (double, n_reaches);
  self->two_way = g_new (guint8, n_reaches);
  self->orders = g_new (guint32, n_reaches);
  self->by_order = g_new (guint32, n_reaches);
  for (guint i = 0; i < n_reaches; i++)
    {
      self->lengths[i] = reaches[i].length_m > 0 ? reaches[i].length_m : 0;
      self->two_way[i] = reaches[i].two_way != 0;
    }
  self->n_nodes = suyuan_network_number_nodes (reaches, n_reaches, self->from, self->to);
  self->leaving = suyuan_lists_build (self->n_nodes, n_reaches, get_entries, self);
  suyuan_network_sort_nodes (self);
  suyuan_lists_clear (&self->leaving);
  self->leaving = suyuan_lists_build (self->n_nodes, n_reaches, get_entries, self);
  self->arriving = suyuan_lists_build (self->n_nodes, n_reaches, get_exits, self);
  suyuan_network_choose_main (self, reaches);
  self->main_up = suyuan_lists_build (n_reaches, n_reaches, get_main_down, self);
  suyuan_network_put_in_order (self, reaches);
  pack (self);
  return self;
}

/**
 * suyuan_network_free:
 *
 * Frees the network.
 */
void
suyuan_network_free (SuyuanNetwork *self)
{
  g_free (self->from);
  g_free (self->to);
  g_free (self->main_down);
  g_free (self->lengths);
  g_free (self->two_way);
  g_free (self->orders);
  g_free (self->by_order);
  g_free (self->heads);
  g_free (self->tails);
  g_free (self->order_from);
  g_free (self->order_to);
  g_free (self->beyond_up);
  g_free (self->beyond_down);
  suyuan_lists_clear (&self->leaving);
  suyuan_lists_clear (&self->arriving);
  suyuan_lists_clear (&self->main_up);
  g_free (self);
}

/**
 * suyuan_network_get_n_reaches:
 *
 * Returns: the number of reaches it was made from
 */
guint
suyuan_network_get_n_reaches (const SuyuanNetwork *self)
{
  return self->n_reaches;
}

/**
 * suyuan_network_get_n_nodes:
 *
 * Returns: the number of places where reaches end or meet
 */
guint
suyuan_network_get_n_nodes (const SuyuanNetwork *self)
{
  return self->n_nodes;
}

/**
 * suyuan_network_get_length:
 *
 * Returns: metres; 0 where it was not known
 */
double
suyuan_network_get_length (const SuyuanNetwork *self,
                           guint                reach)
{
  g_return_val_if_fail (reach < self->n_reaches, 0);
  return self->lengths[reach];
}

/**
 * suyuan_network_get_order:
 *
 * Returns: the reach's place from the mouth upwards: by rank where every reach has one, else so that
 * each comes after what it flows into, as far as loops allow
 */
guint
suyuan_network_get_order (const SuyuanNetwork *self,
                          guint                reach)
{
  g_return_val_if_fail (reach < self->n_reaches, 0);
  return self->orders[reach];
}

/**
 * suyuan_network_get_main_down:
 *
 * Returns: the reach the main path goes on with, or %SUYUAN_NO_REACH at a mouth
 */
int
suyuan_network_get_main_down (const SuyuanNetwork *self,
                              guint                reach)
{
  g_return_val_if_fail (reach < self->n_reaches, SUYUAN_NO_REACH);
  return self->main_down[reach];
}

/**
 * suyuan_network_is_two_way:
 *
 * Returns: whether water runs both ways there
 */
gboolean
suyuan_network_is_two_way (const SuyuanNetwork *self,
                           guint                reach)
{
  g_return_val_if_fail (reach < self->n_reaches, FALSE);
  return self->two_way[reach];
}

/**
 * suyuan_network_flows_into:
 *
 * Returns: whether water of @reach can enter @other at a node of both
 */
gboolean
suyuan_network_flows_into (const SuyuanNetwork *self,
                           guint                reach,
                           guint                other)
{
  guint32 exits[2], entries[2];
  guint   n_exits, n_entries;

  g_return_val_if_fail (reach < self->n_reaches && other < self->n_reaches, FALSE);
  get_exits (self, reach, exits, &n_exits);
  get_entries (self, other, entries, &n_entries);
  for (guint i = 0; i < n_exits; i++)
    for (guint k = 0; k < n_entries; k++)
      if (exits[i] == entries[k])
        return TRUE;
  return FALSE;
}
