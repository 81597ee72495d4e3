/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-core-error.h"
#include "suyuan-record.h"

G_BEGIN_DECLS

/**
 * SuyuanExpr:
 *
 * A filter: `field OP value` with = != < <= > >= ~ (contains), `in (a, b)`, `null`; and, or, not, ( );
 * strings in '…' with '' for a quote; enumerations by key; `field null` is true of an absent field, and may
 * also be written `= null` and `is null`, its contrary `!= null` and `is not null`.
 */
typedef enum
{
  SUYUAN_EXPR_AND,
  SUYUAN_EXPR_OR,
  SUYUAN_EXPR_NOT,
  SUYUAN_EXPR_EQ,
  SUYUAN_EXPR_NE,
  SUYUAN_EXPR_LT,
  SUYUAN_EXPR_LE,
  SUYUAN_EXPR_GT,
  SUYUAN_EXPR_GE,
  SUYUAN_EXPR_CONTAINS,
  SUYUAN_EXPR_IN,
  SUYUAN_EXPR_NULL,
} SuyuanExprOp;

typedef struct _SuyuanExpr SuyuanExpr;

/* A node of the tree; strings belong to the expression. NOT uses left only; IN has several texts.
 * Values stay text as written; the reader turns them into the field's type. */
struct _SuyuanExpr
{
  SuyuanExprOp op;
  SuyuanExpr  *left, *right;
  char        *field;
  char       **texts; /* NULL-terminated */
};

#define SUYUAN_EXPR_ERROR SUYUAN_CORE_ERROR
SuyuanExpr *suyuan_expr_parse (const char *text, GError **error);
void        suyuan_expr_free (SuyuanExpr *self);
gboolean    suyuan_expr_matches (const SuyuanExpr *self, SuyuanRecord *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanExpr, suyuan_expr_free)

G_END_DECLS
