/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _SuyuanDb SuyuanDb;

typedef enum
{
  SUYUAN_DB_WRITE,
  SUYUAN_DB_CREATE,
  SUYUAN_DB_READ,
  SUYUAN_DB_IMMUTABLE, /* read a file nobody can be writing */
} SuyuanDbMode;

SuyuanDb *suyuan_db_open (const char *path, SuyuanDbMode mode, GError **error);
void      suyuan_db_adopt (SuyuanDb *self);
void      suyuan_db_close (SuyuanDb *self);
gboolean  suyuan_db_exec (SuyuanDb *self, const char *sql, GError **error);
gboolean  suyuan_db_begin (SuyuanDb *self, GError **error);
gboolean  suyuan_db_commit (SuyuanDb *self, GError **error);
void      suyuan_db_rollback (SuyuanDb *self);
void      suyuan_db_set_writer (SuyuanDb *self, gboolean writer);
gint64    suyuan_db_last_rowid (SuyuanDb *self);
guint     suyuan_db_n_changed (SuyuanDb *self);
gboolean  suyuan_db_get_int64 (SuyuanDb *self, const char *sql, gint64 *value, GError **error);
gboolean  suyuan_db_blames_file (SuyuanDb *self);
void      suyuan_db_set_progress (SuyuanDb *self, GCancellable *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanDb, suyuan_db_close)

G_END_DECLS
