/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-db.h"
#include "suyuan-uid.h"

G_BEGIN_DECLS

typedef struct _SuyuanStmt SuyuanStmt;

SuyuanStmt *suyuan_db_prepare (SuyuanDb *self, const char *sql, GError **error);
SuyuanStmt *suyuan_db_prepare_text (SuyuanDb *self, const char *sql, GError **error);

/* Binding never fails visibly: the first failure is kept and returned by the next step. Parameters
 * and columns count from 0. Texts and blobs are borrowed until the statement is done. */
void suyuan_stmt_bind_null (SuyuanStmt *stmt, int index);
void suyuan_stmt_bind_int64 (SuyuanStmt *stmt, int index, gint64 value);
void suyuan_stmt_bind_double (SuyuanStmt *stmt, int index, double value);
void suyuan_stmt_bind_text (SuyuanStmt *stmt, int index, const char *text, gssize length);
void suyuan_stmt_bind_blob (SuyuanStmt *stmt, int index, gconstpointer bytes, gsize length);
void suyuan_stmt_bind_uid (SuyuanStmt *stmt, int index, const SuyuanUid *uid);

void suyuan_stmt_bind_column (SuyuanStmt *stmt, int index, SuyuanStmt *row, int column);
int  suyuan_stmt_n_columns (SuyuanStmt *stmt);

typedef enum
{
  SUYUAN_STEP_ERROR = -1,
  SUYUAN_STEP_DONE,
  SUYUAN_STEP_ROW,
} SuyuanStmtStep;

SuyuanStmtStep suyuan_stmt_step (SuyuanStmt *stmt, GError **error);
gboolean       suyuan_stmt_run (SuyuanStmt *stmt, GError **error);
void           suyuan_stmt_reset (SuyuanStmt *stmt);
void           suyuan_stmt_done (SuyuanStmt *stmt);
int            suyuan_stmt_type (SuyuanStmt *stmt, int column);
gint64         suyuan_stmt_int64 (SuyuanStmt *stmt, int column);
double         suyuan_stmt_double (SuyuanStmt *stmt, int column);
const char    *suyuan_stmt_text (SuyuanStmt *stmt, int column);
gconstpointer  suyuan_stmt_bytes (SuyuanStmt *stmt, int column, gsize *length);
gconstpointer  suyuan_stmt_blob (SuyuanStmt *stmt, int column, gsize *length);
gsize          suyuan_stmt_copy (SuyuanStmt *stmt, int column, gpointer bytes, gsize room);
gboolean       suyuan_stmt_uid (SuyuanStmt *stmt, int column, SuyuanUid *uid);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanStmt, suyuan_stmt_done)

G_END_DECLS
