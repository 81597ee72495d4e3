/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-expr.h"

G_BEGIN_DECLS

/* Where the reading of a filter stands. */
typedef struct
{
  const char *text;
  const char *at;
  guint       n_nodes;
  guint       depth;
  GError    **error;
} SuyuanExprWords;

gpointer suyuan_expr_words_fail (SuyuanExprWords *self, const char *expected);
void     suyuan_expr_words_skip_blanks (SuyuanExprWords *self);
gboolean suyuan_expr_words_take (SuyuanExprWords *self, const char *text);
gboolean suyuan_expr_words_take_keyword (SuyuanExprWords *self, const char *keyword);
char    *suyuan_expr_words_read_text (SuyuanExprWords *self);
char    *suyuan_expr_words_read_field (SuyuanExprWords *self);
gboolean suyuan_expr_words_read_operator (SuyuanExprWords *self, SuyuanExprOp *op);

G_END_DECLS
