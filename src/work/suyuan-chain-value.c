/* A chain as a value: nothing in it, one more outlet accounted for, freed.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-chain-private.h"

static void
node_free (SuyuanChainNode *self)
{
  g_free (self->code);
  g_free (self->name);
  g_free (self->state);
  g_free (self);
}

/**
 * suyuan_chain_new:
 *
 * Returns: (transfer full): a chain of nothing
 */
SuyuanChain *
suyuan_chain_new (void)
{
  SuyuanChain *self = g_new0 (SuyuanChain, 1);

  self->nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) node_free);
  self->ribbons = g_array_new (FALSE, FALSE, sizeof (SuyuanChainRibbon));
  return self;
}

/**
 * suyuan_chain_free:
 *
 * Frees a chain.
 */
void
suyuan_chain_free (SuyuanChain *self)
{
  g_ptr_array_unref (self->nodes);
  g_array_unref (self->ribbons);
  g_free (self->judged_by);
  g_free (self);
}

/**
 * suyuan_chain_account:
 * @load: of one more of its outlets
 *
 * Adds an outlet to what is known of the load of all.
 */
void
suyuan_chain_account (SuyuanChain      *self,
                      const SuyuanLoad *load)
{
  if (load->basis)
    self->outlets_kg_d += load->kg_d.middle;
  else
    self->n_unknown++;
}
