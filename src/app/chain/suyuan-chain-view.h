/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "suyuan-chain.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_CHAIN_VIEW (suyuan_chain_view_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanChainView, suyuan_chain_view, SUYUAN, CHAIN_VIEW, GtkWidget)

/* Section, outlets, enterprises and tasks as columns with ribbons between. Left and Right follow the strongest tie,
 * Home and End go to the ends of the path, Enter opens. Signal: `opened` (kind, uid pointer). */
void     suyuan_chain_view_show (SuyuanChainView *self, SuyuanOffice *office, SuyuanChain *chain);
void     suyuan_chain_view_select (SuyuanChainView *self, const SuyuanUid *uid);
gboolean suyuan_chain_view_get_selected (SuyuanChainView *self, SuyuanUid *uid);

G_END_DECLS
