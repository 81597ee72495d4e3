/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-core-error.h"

G_BEGIN_DECLS

/* A well-formed table held in memory: the program's own tables. Messy files are the exchange layer's. */
typedef struct _SuyuanCsv SuyuanCsv;

SuyuanCsv  *suyuan_csv_parse (const char *text, gssize length, GError **error);
SuyuanCsv  *suyuan_csv_load (const char *name, GError **error);
void        suyuan_csv_free (SuyuanCsv *self);
guint       suyuan_csv_get_n_rows (SuyuanCsv *self);
guint       suyuan_csv_get_n_columns (SuyuanCsv *self);
int         suyuan_csv_find_column (SuyuanCsv *self, const char *name);
const char *suyuan_csv_get (SuyuanCsv *self, guint row, guint column);
const char *suyuan_csv_get_named (SuyuanCsv *self, guint row, const char *column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanCsv, suyuan_csv_free)

G_END_DECLS
