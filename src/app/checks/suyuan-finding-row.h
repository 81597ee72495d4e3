/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "suyuan-finding.h"

G_BEGIN_DECLS

/* Rows of the checks: a kind of check with how often it was found, one finding with what is offered, the rest. Their
 * buttons ask for `checks.offer` (finding, offer) and `checks.map` (finding). */
GtkWidget           *suyuan_check_row_new (const char *check, guint n);
const char          *suyuan_check_row_get_check (GtkListBoxRow *row);
GtkWidget           *suyuan_finding_row_new (const SuyuanFinding *finding, guint number, gboolean can_write);
GtkWidget           *suyuan_finding_row_new_rest (guint n);
const SuyuanFinding *suyuan_finding_row_get_finding (GtkListBoxRow *row);

G_END_DECLS
