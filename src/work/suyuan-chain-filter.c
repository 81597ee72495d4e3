/* Part of a chain: what is sure enough, or what something is still to be done about.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-chain-private.h"

#include "suyuan-task-state.h"

static SuyuanChainNode *
node_copy (const SuyuanChainNode *self)
{
  SuyuanChainNode *copy = g_memdup2 (self, sizeof *self);

  copy->code = g_strdup (self->code);
  copy->name = g_strdup (self->name);
  copy->state = g_strdup (self->state);
  return copy;
}

static const SuyuanChainNode *
node_at (const SuyuanChain *self,
         guint              place)
{
  return self->nodes->pdata[place];
}

/* By the register alone is less than a link of any confidence. */
static int
rank_of (const char *confidence)
{
  static const char *const ranks[] = { "party", "suspected", "probable", "confirmed" };

  for (int i = 0; i < (int) G_N_ELEMENTS (ranks); i++)
    if (g_strcmp0 (confidence, ranks[i]) == 0)
      return i;
  return 0;
}

typedef struct
{
  const SuyuanChain       *chain;
  const SuyuanChainFilter *filter;
  GHashTable              *ties;          /* of those sure enough: outlet and enterprise in one number → double, their kg/d */
  gboolean                *nodes;         /* which stay */
  gboolean                *tied, *tasked; /* outlets with a tie that is sure enough, with an open task */
} Sifting;

static gpointer
pair_of (guint outlet,
         guint enterprise)
{
  return GSIZE_TO_POINTER (((gsize) outlet << 32) | enterprise);
}

static gboolean
is_open (const Sifting           *self,
         const SuyuanChainRibbon *ribbon)
{
  return node_at (self->chain, ribbon->to)->column == SUYUAN_CHAIN_TASKS && !suyuan_task_state_is_over_key (node_at (self->chain, ribbon->to)->state);
}

/* A task behind an enterprise stays with the tie it hangs on; one on a bare outlet is not sure at all. */
static gboolean
hangs_on (const Sifting           *self,
          const SuyuanChainRibbon *ribbon)
{
  if (ribbon->via >= 0)
    return g_hash_table_contains (self->ties, pair_of ((guint) ribbon->via, ribbon->from));
  return ribbon->from == 0 || !self->filter->confidence;
}

static gboolean
is_sure (const Sifting           *self,
         const SuyuanChainRibbon *tie)
{
  return rank_of (tie->confidence) >= rank_of (self->filter->confidence);
}

static void
add_tie (Sifting                 *self,
         const SuyuanChainRibbon *tie)
{
  gpointer pair = pair_of (tie->from, tie->to);
  double  *kg_d = g_hash_table_lookup (self->ties, pair);

  if (!kg_d)
    g_hash_table_insert (self->ties, pair, g_memdup2 (&tie->kg_d, sizeof tie->kg_d));
  else if (tie->kg_d >= 0)
    *kg_d += tie->kg_d;
  self->tied[tie->from] = TRUE;
}

static void
look_at_ribbons (Sifting *self)
{
  for (guint i = 0; i < self->chain->ribbons->len; i++)
    {
      const SuyuanChainRibbon *ribbon = &g_array_index (self->chain->ribbons, SuyuanChainRibbon, i);

      if (node_at (self->chain, ribbon->to)->column == SUYUAN_CHAIN_ENTERPRISES && is_sure (self, ribbon))
        add_tie (self, ribbon);
    }
  for (guint i = 0; i < self->chain->ribbons->len; i++)
    {
      const SuyuanChainRibbon *ribbon = &g_array_index (self->chain->ribbons, SuyuanChainRibbon, i);

      if (is_open (self, ribbon) && hangs_on (self, ribbon))
        self->tasked[ribbon->via >= 0 ? (guint) ribbon->via : ribbon->from] = TRUE;
    }
}

static gboolean
outlet_stays (const Sifting *self,
              guint          place)
{
  return place == 0 || ((!self->filter->confidence || self->tied[place]) && (!self->filter->open_only || self->tasked[place]));
}

static gboolean
ribbon_stays (const Sifting           *self,
              const SuyuanChainRibbon *ribbon)
{
  SuyuanChainColumn to = node_at (self->chain, ribbon->to)->column;

  if (to == SUYUAN_CHAIN_OUTLETS)
    return outlet_stays (self, ribbon->to);
  if (!outlet_stays (self, ribbon->via >= 0 ? (guint) ribbon->via : ribbon->from))
    return FALSE;
  if (to == SUYUAN_CHAIN_ENTERPRISES)
    return is_sure (self, ribbon);
  return hangs_on (self, ribbon) && (!self->filter->open_only || is_open (self, ribbon));
}

/* The nodes that stay, with the places they move to. */
static guint *
move_nodes (const Sifting *self,
            SuyuanChain   *part)
{
  guint *places = g_new0 (guint, self->chain->nodes->len + 1);

  for (guint i = 0; i < self->chain->nodes->len; i++)
    {
      const SuyuanChainNode *node = node_at (self->chain, i);

      places[i] = part->nodes->len;
      if (!self->nodes[i])
        continue;
      g_ptr_array_add (part->nodes, node_copy (node));
      if (node->column == SUYUAN_CHAIN_OUTLETS)
        suyuan_chain_account (part, &node->load);
    }
  for (guint column = 0; column <= SUYUAN_CHAIN_N_COLUMNS; column++)
    part->firsts[column] = self->chain->firsts[column] < self->chain->nodes->len ? places[self->chain->firsts[column]] : part->nodes->len;
  return places;
}

static SuyuanChain *
sift (Sifting *self)
{
  SuyuanChain      *part = suyuan_chain_new ();
  g_autofree guint *places = NULL;

  self->nodes[0] = TRUE;
  for (guint i = 0; i < self->chain->ribbons->len; i++)
    {
      const SuyuanChainRibbon *ribbon = &g_array_index (self->chain->ribbons, SuyuanChainRibbon, i);

      if (ribbon_stays (self, ribbon))
        self->nodes[ribbon->to] = TRUE;
    }
  places = move_nodes (self, part);
  for (guint i = 0; i < self->chain->ribbons->len; i++)
    {
      SuyuanChainRibbon ribbon = g_array_index (self->chain->ribbons, SuyuanChainRibbon, i);

      if (!ribbon_stays (self, &ribbon))
        continue;
      if (ribbon.via >= 0)
        ribbon.kg_d = *(double *) g_hash_table_lookup (self->ties, pair_of ((guint) ribbon.via, ribbon.from));
      ribbon.from = places[ribbon.from];
      ribbon.to = places[ribbon.to];
      ribbon.via = ribbon.via >= 0 ? (int) places[ribbon.via] : -1;
      g_array_append_val (part->ribbons, ribbon);
    }
  return part;
}

/**
 * suyuan_chain_filter:
 *
 * The chain of what is asked for: of a least confidence the outlets with a tie that sure, those ties, and the tasks that
 * hang on them or on the section itself; of open tasks only these and the outlets and enterprises they are on. The section
 * stays in any case; its totals are those of the outlets left.
 *
 * Returns: (transfer full): another chain
 */
SuyuanChain *
suyuan_chain_filter (const SuyuanChain       *self,
                     const SuyuanChainFilter *filter)
{
  g_autoptr (GHashTable) ties = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autofree gboolean *nodes = g_new0 (gboolean, self->nodes->len + 1);
  g_autofree gboolean *tied = g_new0 (gboolean, self->nodes->len + 1);
  g_autofree gboolean *tasked = g_new0 (gboolean, self->nodes->len + 1);
  Sifting              sifting = { self, filter, ties, nodes, tied, tasked };
  SuyuanChain         *part;

  look_at_ribbons (&sifting);
  part = sift (&sifting);
  part->reaches = self->reaches;
  part->judged_by = g_strdup (self->judged_by);
  return part;
}
