/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-chain.h"

G_BEGIN_DECLS

/* A chain while it is being put together. */
SuyuanChain *suyuan_chain_new (void);
void         suyuan_chain_account (SuyuanChain *self, const SuyuanLoad *load);

G_END_DECLS
