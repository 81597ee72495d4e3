/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-expr.h"
#include "suyuan-position.h"

G_BEGIN_DECLS

/**
 * SuyuanQuery: what to list. Zero fields mean "all" / "by code, then uid" / "no limit".
 * @search finds code or name: every run of the words as a substring, two Chinese characters too.
 */
typedef struct
{
  SuyuanKind          kind;
  const SuyuanExpr   *filter;
  const char         *search;
  const SuyuanBounds *bounds;
  const char         *sort; /* field key, `-key` descending */
  guint               limit;
} SuyuanQuery;

/* Called for each record of a scan: uid, row number and the values of the keys asked for. */
typedef void (*SuyuanScanFunc) (const SuyuanUid   *uid,
                                gint64             id,
                                const SuyuanValue *values,
                                gpointer           data);

G_END_DECLS
