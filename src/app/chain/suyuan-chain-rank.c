/* suyuan-chain-rank.c: what of a chain is shown first, and which way a path leads on
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-chain-rank.h"

#include "suyuan-task-state.h"

static const SuyuanChainNode *
get_node (const SuyuanChain *chain,
          guint              place)
{
  return chain->nodes->pdata[place];
}

static const SuyuanChainRibbon *
get_ribbon (const SuyuanChain *chain,
            guint              index)
{
  return &g_array_index (chain->ribbons, SuyuanChainRibbon, index);
}

static gboolean
is_open_task (const SuyuanChainNode *node)
{
  return node->kind == SUYUAN_KIND_TASK && !suyuan_task_state_is_over_key (node->state);
}

/** For each record whether it is an outlet of which nothing but its place is known. The caller frees the array. */
gboolean *
suyuan_chain_find_plain (const SuyuanChain *chain)
{
  gboolean *plain = g_new0 (gboolean, chain->nodes->len + 1);

  for (guint i = chain->firsts[SUYUAN_CHAIN_OUTLETS]; i < chain->firsts[SUYUAN_CHAIN_ENTERPRISES]; i++)
    plain[i] = get_node (chain, i)->load.basis == NULL;
  for (guint i = 0; i < chain->ribbons->len; i++)
    {
      plain[get_ribbon (chain, i)->from] = FALSE;
      if (get_ribbon (chain, i)->via >= 0)
        plain[get_ribbon (chain, i)->via] = FALSE;
    }

  return plain;
}

typedef struct
{
  guint place, at; /* at: the first outlet it hangs on, so that ribbons cross little */
} Standing;

static int
compare_standings (gconstpointer a,
                   gconstpointer b)
{
  const Standing *one = a, *other = b;

  if (one->at != other->at)
    return one->at < other->at ? -1 : 1;
  return one->place < other->place ? -1 : one->place > other->place;
}

/** The places of a column from top to bottom, beside what they hang on. Array of guint; the caller owns it. */
GArray *
suyuan_chain_sort_column (const SuyuanChain *chain,
                          SuyuanChainColumn  column)
{
  guint                first = chain->firsts[column], n = chain->firsts[column + 1] - first;
  GArray              *places = g_array_sized_new (FALSE, FALSE, sizeof (guint), n);
  g_autofree Standing *standings = g_new (Standing, n + 1);

  for (guint i = 0; i < n; i++)
    standings[i] = (Standing){ first + i, column == SUYUAN_CHAIN_OUTLETS ? 0 : G_MAXUINT };
  for (guint i = 0; i < chain->ribbons->len && column > SUYUAN_CHAIN_OUTLETS; i++)
    {
      const SuyuanChainRibbon *ribbon = get_ribbon (chain, i);
      guint                    at = ribbon->via >= 0 ? (guint) ribbon->via : ribbon->from;

      if (ribbon->to >= first && ribbon->to < first + n)
        standings[ribbon->to - first].at = MIN (standings[ribbon->to - first].at, at);
    }
  qsort (standings, n, sizeof *standings, compare_standings);
  for (guint i = 0; i < n; i++)
    g_array_append_val (places, standings[i].place);

  return places;
}

/* Leaves open what @plain says of a column, as far as there is room; returns the room left. */
static guint
open_column (gboolean       *folded,
             const GArray   *places,
             const gboolean *plain,
             gboolean        wanted,
             guint           room)
{
  for (guint i = 0; i < places->len && room > 0; i++)
    {
      guint place = g_array_index (places, guint, i);

      if (plain[place] != wanted || !folded[place])
        continue;
      folded[place] = FALSE;
      room--;
    }

  return room;
}

/** For each record whether it is folded away: beyond what its column has room for, and first of all an outlet of which
 * nothing is known; never one of those @asked for. The caller frees the array. */
gboolean *
suyuan_chain_find_folded (const SuyuanChain     *chain,
                          const SuyuanChainFold *fold,
                          const gboolean        *asked)
{
  gboolean            *folded = g_new0 (gboolean, chain->nodes->len + 1);
  g_autofree gboolean *plain = suyuan_chain_find_plain (chain);

  for (guint i = 0; i < chain->nodes->len; i++)
    folded[i] = !asked[i];
  for (guint column = 0; column < SUYUAN_CHAIN_N_COLUMNS; column++)
    {
      g_autoptr (GArray) places = suyuan_chain_sort_column (chain, (SuyuanChainColumn) column);
      guint room = open_column (folded, places, plain, FALSE, fold->limits[column]);

      if (fold->plain)
        open_column (folded, places, plain, TRUE, room);
    }

  return folded;
}

/* How much a record of the path asks to be looked at: open tasks first, behind an enterprise before behind none. */
static double
weigh (const SuyuanChain *chain,
       const gboolean    *ribbons_on_path,
       guint              place)
{
  const SuyuanChainNode *node = get_node (chain, place);
  double                 weight = is_open_task (node) ? 4 : 0;
  double                 kg_d = 0;

  for (guint i = 0; i < chain->ribbons->len; i++)
    {
      const SuyuanChainRibbon *ribbon = get_ribbon (chain, i);

      if (!ribbons_on_path[i] || (ribbon->from != place && ribbon->to != place && ribbon->via != (int) place))
        continue;
      if (is_open_task (get_node (chain, ribbon->to)))
        weight = MAX (weight, ribbon->via >= 0 ? 8 : 6);
      else if (get_node (chain, ribbon->to)->column == SUYUAN_CHAIN_ENTERPRISES)
        weight = MAX (weight, 2);
      kg_d = MAX (kg_d, ribbon->kg_d);
    }

  return weight + (node->alarm ? 1 : 0) + kg_d / (1 + kg_d);
}

/** The record to go to from @place, one column to the right (+1) or to the left (−1), or further where that one is
 * passed by; -1 where the path ends. */
int
suyuan_chain_next (const SuyuanChain *chain,
                   guint              place,
                   int                step)
{
  g_autofree gboolean *ribbons = NULL;
  g_autofree gboolean *nodes = suyuan_chain_follow (chain, place, &ribbons);

  for (int column = (int) get_node (chain, place)->column + step; column >= 0 && column < SUYUAN_CHAIN_N_COLUMNS; column += step)
    {
      int    best = -1;
      double most = -1;

      for (guint i = chain->firsts[column]; i < chain->firsts[column + 1]; i++)
        {
          double weight = nodes[i] ? weigh (chain, ribbons, i) : -1;

          if (weight <= most)
            continue;
          most = weight;
          best = (int) i;
        }
      if (best >= 0)
        return best;
    }

  return -1;
}
