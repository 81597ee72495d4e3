/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-chain.h"

G_BEGIN_DECLS

/* How much of each column stands open. */
typedef struct
{
  guint    limits[SUYUAN_CHAIN_N_COLUMNS]; /* rows */
  gboolean plain;                          /* outlets nothing is known of, too */
} SuyuanChainFold;

/* What of a chain to show first, and which way a path leads on. */
gboolean *suyuan_chain_find_plain (const SuyuanChain *chain);
gboolean *suyuan_chain_find_folded (const SuyuanChain *chain, const SuyuanChainFold *fold, const gboolean *asked);
GArray   *suyuan_chain_sort_column (const SuyuanChain *chain, SuyuanChainColumn column);
int       suyuan_chain_next (const SuyuanChain *chain, guint place, int step);

G_END_DECLS
