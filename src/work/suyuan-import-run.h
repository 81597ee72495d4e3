/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-bankside.h"
#include "suyuan-batch.h"
#include "suyuan-import-index.h"
#include "suyuan-import-private.h"
#include "suyuan-transform.h"

G_BEGIN_DECLS

/* What a row became: a record to write and what there is to say about it. */
typedef struct
{
  SuyuanRecord *record;
  char         *kept;        /* what no field can hold, for the remark; or NULL */
  char         *parent_text; /* a reference to its own kind, resolved at the end */
  guint         parent_column;
  guint         number, line;
  gboolean      refused, warned, has_enterprise;
} SuyuanImportRow;

/* One pass over the file: the batch it writes and what it has to say. */
typedef struct
{
  SuyuanImport       *import;
  SuyuanWorkspace    *workspace;
  SuyuanBatch        *batch;
  SuyuanImportReport *report;
  SuyuanImportIndex  *own;                     /* rows are matched in this one */
  SuyuanImportIndex  *indexes[SUYUAN_N_KINDS]; /* references, made when first needed */
  SuyuanTransform    *transform;               /* from a projected system, or NULL */
  GPtrArray          *waiting;                 /* of SuyuanImportRow, until parents are known; or NULL */
  SuyuanBankside     *bankside;                /* read when the first reach moves, or NULL */
  char               *today;                   /* by the office's clock */
  gboolean            rows_name_datum;         /* a column says what system each row's coordinates are in */
  GError             *error;                   /* the first failure that ends the run */
} SuyuanImportRun;

void               suyuan_import_note (SuyuanImportRun *run, SuyuanImportRow *row, int column, gboolean refused,
                                       const char *code, char *message);
SuyuanImportIndex *suyuan_import_index_of (SuyuanImportRun *run, SuyuanKind kind);
gboolean           suyuan_import_check (SuyuanImportRun *run, SuyuanImportRow *row, SuyuanRecord *record);
gboolean           suyuan_import_write_row (SuyuanImportRun *run, SuyuanImportRow *row);
void               suyuan_import_fill_in (SuyuanImportRun *run, SuyuanImportRow *row);
void               suyuan_import_settle_parents (SuyuanImportRun *run);

void suyuan_import_row_clear (SuyuanImportRow *self);
void suyuan_import_row_keep (SuyuanImportRow *self, const SuyuanField *field, const char *text);
void suyuan_import_read_row (SuyuanImportRun *run, const SuyuanRow *cells, SuyuanImportRow *row);

G_END_DECLS
