/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-chain.h"

G_BEGIN_DECLS

/* The ribbons by what they hang on: the section, or the outlet a tie or a task is of, an enterprise between them or not. Those
 * of the node at place p are ribbons[firsts[p]] to ribbons[firsts[p + 1] - 1], in the order of the chain. */
typedef struct
{
  guint *firsts, *ribbons;
} SuyuanChainOrder;

void suyuan_chain_order_init (SuyuanChainOrder *self, const SuyuanChain *chain);
void suyuan_chain_order_clear (SuyuanChainOrder *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SuyuanChainOrder, suyuan_chain_order_clear)

G_END_DECLS
