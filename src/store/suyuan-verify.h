/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-fold.h"
#include "suyuan-journal.h"

G_BEGIN_DECLS

/* A verification on its way. */
typedef struct
{
  SuyuanWorkspace *workspace;
  SuyuanVerdict   *verdict;
  GCancellable    *cancellable;
} SuyuanVerify;

void     suyuan_verify_report (SuyuanVerify *self, char *batch, char *why);
gboolean suyuan_verify_absorb (SuyuanVerify *self, GError *error, GError **out);

gboolean suyuan_verify_parts (SuyuanVerify *self, GError **error);

gboolean suyuan_verify_chain (SuyuanVerify *self, GError **error);
gboolean suyuan_verify_changes (SuyuanVerify *self, GError **error);
gboolean suyuan_verify_tables (SuyuanVerify *self, GError **error);
gboolean suyuan_verify_pages (SuyuanVerify *self, GError **error);
gboolean suyuan_verify_indexes (SuyuanVerify *self, GError **error);

G_END_DECLS
