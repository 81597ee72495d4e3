/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-paper.h"

G_BEGIN_DECLS

typedef enum
{
  SUYUAN_TEXT_TITLE,
  SUYUAN_TEXT_HEADING,
  SUYUAN_TEXT_BODY,
  SUYUAN_TEXT_LABEL,
  SUYUAN_TEXT_SMALL,
  SUYUAN_TEXT_PROSE, /* to be read aloud: larger, with room between the lines */
} SuyuanTextStyle;

double suyuan_paper_text (SuyuanPaper *self, const SuyuanBox *box, SuyuanTextStyle style, const char *text);
double suyuan_paper_text_aligned (SuyuanPaper *self, const SuyuanBox *box, SuyuanTextStyle style, gboolean right,
                                  const char *text);
double suyuan_paper_text_centred (SuyuanPaper *self, const SuyuanBox *box, SuyuanTextStyle style, const char *text);
double suyuan_paper_measure (SuyuanPaper *self, double width, SuyuanTextStyle style, gboolean right, const char *text);
void   suyuan_paper_heading (SuyuanPaper *self, const char *text);

G_END_DECLS
