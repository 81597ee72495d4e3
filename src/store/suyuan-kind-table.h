/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-stmt.h"
#include "suyuan-geom.h"
#include "suyuan-payload.h"
#include "suyuan-record.h"

G_BEGIN_DECLS

/* The table of one kind, described by the catalogue. Columns in the order of every select and insert:
 * fid, uid, created, changed, the fields (a geometry field is the column geom), and geom after them
 * for a kind with longitude and latitude. */
typedef struct
{
  SuyuanKind         kind;
  const char        *name;
  SuyuanCatalogue   *catalogue; /* borrowed */
  const SuyuanField *fields;
  guint              n_fields;
  int                lon, lat, geometry, code, title, outlet; /* field indexes, -1: none */
  int                geom_column;                             /* -1: none */
  char              *columns;                                 /* quoted, comma separated */
  char              *insert_sql, *select_sql, *select_fid_sql, *delete_sql;
  char              *rtree_insert_sql, *rtree_delete_sql, *index_sql, *boxes_sql;
} SuyuanKindTable;

#define SUYUAN_COLUMN_FID 0
#define SUYUAN_COLUMN_UID 1
#define SUYUAN_COLUMN_CREATED 2
#define SUYUAN_COLUMN_CHANGED 3
#define SUYUAN_COLUMN_FIELDS 4

SuyuanKindTable *suyuan_kind_table_new (SuyuanCatalogue *catalogue, SuyuanKind kind);
void             suyuan_kind_table_free (SuyuanKindTable *self);
int              suyuan_kind_table_find (const SuyuanKindTable *self, const char *key, guint key_length, guint hint);
gboolean         suyuan_kind_table_accepts (const SuyuanKindTable *self, guint index, const SuyuanSlice *slice);
const char      *suyuan_kind_table_get_column (const SuyuanKindTable *self, guint index);

void          suyuan_kind_table_bind_field (const SuyuanKindTable *self, SuyuanStmt *stmt, int parameter,
                                            const SuyuanSlice *slice);
gboolean      suyuan_kind_table_make_geom (const SuyuanKindTable *self, const SuyuanSlice *slices, GByteArray *geom);
SuyuanRecord *suyuan_kind_table_read (const SuyuanKindTable *self, SuyuanStmt *row);
void          suyuan_kind_table_slice (const SuyuanKindTable *self, SuyuanRecord *record, GByteArray *buffer,
                                       SuyuanSlice *slices);
void          suyuan_kind_table_read_value (SuyuanStmt *row, int column, SuyuanValue *value);

G_END_DECLS
