/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-dossier-pages.h"
#include "suyuan-paper-table.h"
#include "suyuan-paper-text.h"

G_BEGIN_DECLS

void suyuan_dossier_say (SuyuanPaper *paper, const char *words);
void suyuan_dossier_draw_records (SuyuanPaper *paper, SuyuanOffice *office, GPtrArray *records,
                                  const SuyuanPaperColumn *columns, const char *const *keys, guint n);

void suyuan_dossier_draw_legend (SuyuanPaper *paper, SuyuanOffice *office, SuyuanDossier *dossier);

G_END_DECLS
