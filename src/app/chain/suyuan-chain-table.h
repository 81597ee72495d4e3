/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "suyuan-chain-lines.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_CHAIN_TABLE (suyuan_chain_table_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanChainTable, suyuan_chain_table, SUYUAN, CHAIN_TABLE, GtkWidget)

/* The chain as lines to be sorted by any column; columns nothing is known in stay away. Signal: `opened` (kind, uid pointer). */
void     suyuan_chain_table_show (SuyuanChainTable *self, SuyuanOffice *office, const SuyuanChain *chain,
                                  double velocity_ms);
guint    suyuan_chain_table_get_n_lines (SuyuanChainTable *self);
void     suyuan_chain_table_sort (SuyuanChainTable *self, SuyuanChainCell cell, GtkSortType order);
void     suyuan_chain_table_select (SuyuanChainTable *self, const SuyuanUid *uid);
gboolean suyuan_chain_table_get_selected (SuyuanChainTable *self, SuyuanUid *uid);

G_END_DECLS
