/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-paper.h"

G_BEGIN_DECLS

gboolean suyuan_paper_picture (SuyuanPaper *self, const SuyuanBox *box, const char *path, GError **error);
gboolean suyuan_paper_qr (SuyuanPaper *self, const SuyuanBox *box, const char *text);
void     suyuan_paper_missing_picture (SuyuanPaper *self, const SuyuanBox *box, const char *words);

G_END_DECLS
