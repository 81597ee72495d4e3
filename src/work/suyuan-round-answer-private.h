/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-round-answer.h"
#include "suyuan-row-source.h"

G_BEGIN_DECLS

SuyuanRowSource *suyuan_answer_open_sheet (const char *path, const char *sheet, GError **error);
gboolean         suyuan_answer_read_hidden (SuyuanAnswer *self, GError **error);

G_END_DECLS
