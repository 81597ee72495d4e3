/* How a network is put together: which ends are one node, which way is the main one, and in which order
 * the reaches stand from the mouth upwards. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-trace"

#include "suyuan-network-private.h"

#include <stdlib.h>

#define MINOR 2

/* An end of a reach: 2 · reach is where it begins, 2 · reach + 1 where it ends. */
#define BEGIN(reach) (2 * (reach))
#define END(reach) (2 * (reach) + 1)

static guint32
find_root (guint32 *parents,
           guint32  end)
{
  while (parents[end] != end)
    end = parents[end] = parents[parents[end]];
  return end;
}

static void
join (guint32 *parents,
      guint32  a,
      guint32  b)
{
  a = find_root (parents, a);
  b = find_root (parents, b);
  parents[MAX (a, b)] = MIN (a, b);
}

/* Joins an end to the first one seen with the same key. */
static void
join_same (guint32    *parents,
           GHashTable *seen,
           gpointer    key,
           guint32     end)
{
  gpointer other;

  if (g_hash_table_lookup_extended (seen, key, NULL, &other))
    join (parents, end, GPOINTER_TO_UINT (other));
  else
    g_hash_table_insert (seen, key, GUINT_TO_POINTER (end));
}

static guint
position_hash (gconstpointer key)
{
  const SuyuanPosition *position = key;

  return (guint) position->lon * 2654435761u ^ (guint) position->lat * 40503u;
}

static gboolean
position_equal (gconstpointer a,
                gconstpointer b)
{
  const SuyuanPosition *one = a, *other = b;

  return one->lon == other->lon && one->lat == other->lat;
}

static void
join_ends (const SuyuanReach *reaches,
           guint              n_reaches,
           guint32           *parents)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) places = g_hash_table_new (position_hash, position_equal);

  for (guint i = 0; i < n_reaches; i++)
    {
      if (reaches[i].from_node)
        join_same (parents, keys, (gpointer) reaches[i].from_node, BEGIN (i));
      else if (reaches[i].has_ends)
        join_same (parents, places, (gpointer) &reaches[i].first, BEGIN (i));
      if (reaches[i].to_node)
        join_same (parents, keys, (gpointer) reaches[i].to_node, END (i));
      else if (reaches[i].has_ends)
        join_same (parents, places, (gpointer) &reaches[i].last, END (i));
    }
}

static gboolean
has_parent (const SuyuanReach *reaches,
            guint              n_reaches,
            guint              i)
{
  return reaches[i].parent >= 0 && (guint) reaches[i].parent < n_reaches && (guint) reaches[i].parent != i;
}

/* An end that meets nothing goes to the beginning of its parent. That is above where it really comes in,
 * so that a walk up from anywhere on the parent finds too much rather than too little. */
static void
join_parents (const SuyuanReach *reaches,
              guint              n_reaches,
              guint32           *parents)
{
  g_autofree guint32 *met = g_new0 (guint32, 2 * (gsize) n_reaches);
  g_autofree guint8  *loose = g_new0 (guint8, n_reaches);

  for (guint end = 0; end < 2 * n_reaches; end++)
    met[find_root (parents, end)]++;
  for (guint i = 0; i < n_reaches; i++)
    loose[i] = met[find_root (parents, END (i))] == 1;
  for (guint i = 0; i < n_reaches; i++)
    if (loose[i] && has_parent (reaches, n_reaches, i))
      join (parents, END (i), BEGIN ((guint) reaches[i].parent));
}

/**
 * suyuan_network_number_nodes:
 * @from: (out) (array length=n_reaches): the node each reach begins at
 * @to: (out) (array length=n_reaches): the node it ends at
 *
 * Returns: the number of nodes
 */
guint
suyuan_network_number_nodes (const SuyuanReach *reaches,
                             guint              n_reaches,
                             guint32           *from,
                             guint32           *to)
{
  g_autofree guint32 *parents = g_new (guint32, 2 * n_reaches);
  g_autofree guint32 *numbers = g_new (guint32, 2 * n_reaches);
  guint               n_nodes = 0;

  for (guint end = 0; end < 2 * n_reaches; end++)
    parents[end] = end;
  join_ends (reaches, n_reaches, parents);
  join_parents (reaches, n_reaches, parents);
  for (guint end = 0; end < 2 * n_reaches; end++)
    {
      guint32 root = find_root (parents, end);

      numbers[end] = root == end ? n_nodes++ : numbers[root];
    }
  for (guint i = 0; i < n_reaches; i++)
    {
      from[i] = numbers[BEGIN (i)];
      to[i] = numbers[END (i)];
    }
  return n_nodes;
}

/* Whether @a is the better way on than @b. */
static gboolean
is_better (const SuyuanReach *reaches,
           guint              a,
           guint              b)
{
  gboolean minor_a = reaches[a].divergence == MINOR, minor_b = reaches[b].divergence == MINOR;

  if (minor_a != minor_b)
    return minor_b;
  if (reaches[a].two_way != reaches[b].two_way)
    return reaches[b].two_way;
  if (reaches[a].rank > 0 && reaches[b].rank > 0 && reaches[a].rank != reaches[b].rank)
    return reaches[a].rank < reaches[b].rank;
  return a < b;
}

static gint32
choose_at_node (const SuyuanNetwork *self,
                const SuyuanReach   *reaches,
                guint                reach,
                guint32              node)
{
  gint32 best = SUYUAN_NO_REACH;

  for (guint32 k = self->leaving.starts[node]; k < self->leaving.starts[node + 1]; k++)
    {
      guint32 way = self->leaving.items[k];

      if (way == reach)
        continue;
      if ((int) way == reaches[reach].parent)
        return (gint32) way;
      if (best == SUYUAN_NO_REACH || is_better (reaches, way, (guint) best))
        best = (gint32) way;
    }
  return best;
}

/**
 * suyuan_network_choose_main:
 *
 * Fills main_down. A two-way reach goes on at its end; only where nothing leaves there, at its beginning.
 */
void
suyuan_network_choose_main (SuyuanNetwork     *self,
                            const SuyuanReach *reaches)
{
  for (guint i = 0; i < self->n_reaches; i++)
    {
      self->main_down[i] = choose_at_node (self, reaches, i, self->to[i]);
      if (self->main_down[i] == SUYUAN_NO_REACH && self->two_way[i])
        self->main_down[i] = choose_at_node (self, reaches, i, self->from[i]);
    }
}

typedef struct
{
  double  rank;
  guint32 reach;
} Ranked;

static int
compare_ranks (gconstpointer a,
               gconstpointer b)
{
  const Ranked *one = a, *other = b;

  if (one->rank != other->rank)
    return one->rank < other->rank ? -1 : 1;
  return one->reach < other->reach ? -1 : one->reach > other->reach;
}

static void
order_by_rank (SuyuanNetwork     *self,
               const SuyuanReach *reaches)
{
  g_autofree Ranked *ranked = g_new (Ranked, self->n_reaches);

  for (guint i = 0; i < self->n_reaches; i++)
    ranked[i] = (Ranked){ reaches[i].rank, i };
  if (self->n_reaches > 0)
    qsort (ranked, self->n_reaches, sizeof *ranked, compare_ranks);
  for (guint i = 0; i < self->n_reaches; i++)
    self->by_order[i] = ranked[i].reach;
}

/* A walk down in depth first order gives each reach its place after all below it have theirs: whole
 * rivers one after the other, and loops do no harm. */
static void
order_by_flow (SuyuanNetwork *self)
{
  g_autofree guint32 *path = g_new (guint32, self->n_reaches);
  g_autofree guint32 *next = g_new (guint32, self->n_reaches);
  g_autofree guint8  *seen = g_new0 (guint8, self->n_reaches);
  guint               n_path = 0, n_placed = 0;

  for (guint start = 0; start < self->n_reaches; start++)
    {
      if (seen[start])
        continue;
      seen[start] = TRUE;
      next[start] = self->leaving.starts[self->to[start]];
      path[n_path++] = start;
      while (n_path > 0)
        {
          guint32 reach = path[n_path - 1], way;

          if (next[reach] == self->leaving.starts[self->to[reach] + 1])
            {
              self->by_order[n_placed++] = reach;
              n_path--;
              continue;
            }
          way = self->leaving.items[next[reach]++];
          if (seen[way])
            continue;
          seen[way] = TRUE;
          next[way] = self->leaving.starts[self->to[way]];
          path[n_path++] = way;
        }
    }
}

/**
 * suyuan_network_put_in_order:
 *
 * Fills by_order and orders.
 */
void
suyuan_network_put_in_order (SuyuanNetwork     *self,
                             const SuyuanReach *reaches)
{
  gboolean ranked = TRUE;

  for (guint i = 0; ranked && i < self->n_reaches; i++)
    ranked = reaches[i].rank > 0;
  if (ranked)
    order_by_rank (self, reaches);
  else
    order_by_flow (self);
  for (guint i = 0; i < self->n_reaches; i++)
    self->orders[self->by_order[i]] = i;
}
