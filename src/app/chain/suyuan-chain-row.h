/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "suyuan-chain.h"

G_BEGIN_DECLS

/* A row of a column of the chain: one record, or the rest of the outlets. */
GtkWidget *suyuan_chain_row_new (SuyuanOffice *office, const SuyuanChain *chain, guint place);
GtkWidget *suyuan_chain_row_new_rest (guint n, gboolean plain);
int        suyuan_chain_row_get_place (GtkWidget *row);

G_END_DECLS
