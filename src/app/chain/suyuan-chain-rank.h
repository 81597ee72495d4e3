/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-chain.h"

G_BEGIN_DECLS

/* What of a chain to show first, and which way a path leads on. */
gboolean *suyuan_chain_find_plain (const SuyuanChain *chain);
GArray   *suyuan_chain_sort_column (const SuyuanChain *chain, SuyuanChainColumn column);
int       suyuan_chain_next (const SuyuanChain *chain, guint place, int step);

G_END_DECLS
