/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-atlas.h"
#include "suyuan-dossier.h"
#include "suyuan-paper.h"

G_BEGIN_DECLS

/* Page one: the five questions, two photographs, a small map, places for signature and seal. */
gboolean suyuan_card_draw (SuyuanPaper *paper, SuyuanOffice *office, SuyuanDossier *dossier, SuyuanScene *scene,
                           GError **error);
void     suyuan_card_draw_map (SuyuanPaper *paper, SuyuanDossier *dossier, SuyuanScene *scene, const SuyuanBox *box,
                               double zoom);
gboolean suyuan_card_is_chinese (void);

G_END_DECLS
