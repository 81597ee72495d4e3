/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>
#include <sqlite3.h>

#include "suyuan-stmt.h"

G_BEGIN_DECLS

/* Invariant: a statement in a cache is either in use or reset with no bindings. */
struct _SuyuanDb
{
  sqlite3    *native;
  GThread    *owner;
  GHashTable *constants; /* address of constant SQL -> SuyuanStmt */
  GHashTable *texts;     /* SQL made at run time -> SuyuanStmt */
  gboolean    writer;
};

void suyuan_db_set_error (sqlite3 *native, GError **error);
void suyuan_stmt_free (gpointer stmt);

G_END_DECLS
