/* The ribbons of a chain put in order by what they hang on, so that no outlet has to look through those of all.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-chain-order.h"

/* What a ribbon hangs on. */
static guint
owner_of (const SuyuanChain *chain,
          guint              ribbon)
{
  const SuyuanChainRibbon *of = &g_array_index (chain->ribbons, SuyuanChainRibbon, ribbon);

  return of->via >= 0 ? (guint) of->via : of->from;
}

/**
 * suyuan_chain_order_init:
 *
 * Puts the ribbons of a chain in order.
 */
void
suyuan_chain_order_init (SuyuanChainOrder  *self,
                         const SuyuanChain *chain)
{
  guint             n_nodes = chain->nodes->len, n_ribbons = chain->ribbons->len;
  g_autofree guint *next = g_new0 (guint, n_nodes + 1);

  self->firsts = g_new0 (guint, n_nodes + 1);
  self->ribbons = g_new0 (guint, n_ribbons);
  for (guint i = 0; i < n_ribbons; i++)
    self->firsts[owner_of (chain, i) + 1]++;
  for (guint i = 0; i < n_nodes; i++)
    next[i + 1] = self->firsts[i + 1] += self->firsts[i];
  for (guint i = 0; i < n_ribbons; i++)
    self->ribbons[next[owner_of (chain, i)]++] = i;
}

/**
 * suyuan_chain_order_clear:
 *
 * Frees what is in it.
 */
void
suyuan_chain_order_clear (SuyuanChainOrder *self)
{
  g_clear_pointer (&self->firsts, g_free);
  g_clear_pointer (&self->ribbons, g_free);
}
