/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-chain-lines.h"

G_BEGIN_DECLS

/* The chain as a file: csv or xlsx, by extension; an xlsx has its totals and their rules on a second sheet. */
gboolean suyuan_office_export_chain (SuyuanOffice *self, const SuyuanChain *chain, const SuyuanChainTerms *terms,
                                     const char *path, guint *n_written, GError **error);

G_END_DECLS
