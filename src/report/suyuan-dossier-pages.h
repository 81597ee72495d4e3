/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-dossier.h"
#include "suyuan-scene.h"
#include "suyuan-paper.h"

G_BEGIN_DECLS

/* What follows the card, each under its heading. */
void     suyuan_dossier_draw_map (SuyuanPaper *paper, SuyuanOffice *office, SuyuanDossier *dossier, SuyuanScene *scene);
void     suyuan_dossier_draw_photos (SuyuanPaper *paper, SuyuanOffice *office, SuyuanDossier *dossier);
void     suyuan_dossier_draw_group (SuyuanPaper *paper, SuyuanOffice *office, SuyuanDossier *dossier,
                                    const char *group, const char *title);
void     suyuan_dossier_draw_links (SuyuanPaper *paper, SuyuanOffice *office, SuyuanDossier *dossier);
gboolean suyuan_dossier_draw_samples (SuyuanPaper *paper, SuyuanOffice *office, SuyuanDossier *dossier,
                                      GError **error);
gboolean suyuan_dossier_draw_chain (SuyuanPaper *paper, SuyuanOffice *office, SuyuanDossier *dossier,
                                    GError **error);
void     suyuan_dossier_draw_visits (SuyuanPaper *paper, SuyuanOffice *office, SuyuanDossier *dossier);
void     suyuan_dossier_draw_tasks (SuyuanPaper *paper, SuyuanOffice *office, SuyuanDossier *dossier);
void     suyuan_dossier_draw_history (SuyuanPaper *paper, SuyuanOffice *office, SuyuanDossier *dossier);

G_END_DECLS
