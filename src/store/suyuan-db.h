/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "suyuan-uid.h"

G_BEGIN_DECLS

typedef struct _SuyuanDb   SuyuanDb;
typedef struct _SuyuanStmt SuyuanStmt;

typedef enum
{
  SUYUAN_DB_WRITE,
  SUYUAN_DB_CREATE,
  SUYUAN_DB_READ,
  SUYUAN_DB_IMMUTABLE, /* read a file nobody can be writing */
} SuyuanDbMode;

SuyuanDb *suyuan_db_open (const char  *path,
                          SuyuanDbMode mode,
                          GError     **error);
void      suyuan_db_close (SuyuanDb *self);
gboolean  suyuan_db_exec (SuyuanDb   *self,
                          const char *sql,
                          GError    **error);
gboolean  suyuan_db_begin (SuyuanDb *self,
                           GError  **error);
gboolean  suyuan_db_commit (SuyuanDb *self,
                            GError  **error);
void      suyuan_db_rollback (SuyuanDb *self);
void      suyuan_db_set_writer (SuyuanDb *self,
                                gboolean  writer);
gint64    suyuan_db_last_rowid (SuyuanDb *self);
gboolean  suyuan_db_get_int64 (SuyuanDb   *self,
                               const char *sql,
                               gint64     *value,
                               GError    **error);
void      suyuan_db_set_progress (SuyuanDb     *self,
                                  GCancellable *cancellable);

SuyuanStmt *suyuan_db_prepare (SuyuanDb   *self,
                               const char *sql,
                               GError    **error);
SuyuanStmt *suyuan_db_prepare_text (SuyuanDb   *self,
                                    const char *sql,
                                    GError    **error);

/* Binding never fails visibly: the first failure is kept and returned by the next step. Parameters
 * and columns count from 0. Texts and blobs are borrowed until the statement is done. */
void suyuan_stmt_bind_null (SuyuanStmt *stmt, int index);
void suyuan_stmt_bind_int64 (SuyuanStmt *stmt, int index, gint64 value);
void suyuan_stmt_bind_double (SuyuanStmt *stmt, int index, double value);
void suyuan_stmt_bind_text (SuyuanStmt *stmt, int index, const char *text, gssize length);
void suyuan_stmt_bind_blob (SuyuanStmt *stmt, int index, gconstpointer bytes, gsize length);
void suyuan_stmt_bind_uid (SuyuanStmt *stmt, int index, const SuyuanUid *uid);

typedef enum
{
  SUYUAN_STEP_ERROR = -1,
  SUYUAN_STEP_DONE,
  SUYUAN_STEP_ROW,
} SuyuanStep;

SuyuanStep    suyuan_stmt_step (SuyuanStmt *stmt, GError **error);
gboolean      suyuan_stmt_run (SuyuanStmt *stmt, GError **error);
void          suyuan_stmt_reset (SuyuanStmt *stmt);
void          suyuan_stmt_done (SuyuanStmt *stmt);
int           suyuan_stmt_type (SuyuanStmt *stmt, int column);
gint64        suyuan_stmt_int64 (SuyuanStmt *stmt, int column);
double        suyuan_stmt_double (SuyuanStmt *stmt, int column);
const char   *suyuan_stmt_text (SuyuanStmt *stmt, int column);
gconstpointer suyuan_stmt_blob (SuyuanStmt *stmt, int column, gsize *length);
gboolean      suyuan_stmt_uid (SuyuanStmt *stmt, int column, SuyuanUid *uid);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanDb, suyuan_db_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanStmt, suyuan_stmt_done)

G_END_DECLS
