/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-expr.h"
#include "suyuan-office.h"
#include "suyuan-round.h"

G_BEGIN_DECLS

/* Which tasks go out, and on how many rosters. */
typedef struct
{
  const char       *month;  /* 2026-11 */
  const SuyuanExpr *filter; /* NULL: all that are not over */
  const char       *split;  /* city county unit; NULL: one roster */
} SuyuanRoundTerms;

GPtrArray *suyuan_office_make_rounds (SuyuanOffice *self, const SuyuanRoundTerms *terms, GError **error);

G_END_DECLS
