/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "suyuan-import.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_VERDICT_LIST (suyuan_verdict_list_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanVerdictList, suyuan_verdict_list, SUYUAN, VERDICT_LIST, GtkWidget)

/* What the rows of a file came to, refused ones first, to be narrowed by level and words. */
void  suyuan_verdict_list_set_report (SuyuanVerdictList *self, const SuyuanImportReport *report);
guint suyuan_verdict_list_get_n_shown (SuyuanVerdictList *self);

G_END_DECLS
