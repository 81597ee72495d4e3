/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"

G_BEGIN_DECLS

typedef enum
{
  SUYUAN_IMPORT_ADD,
  SUYUAN_IMPORT_UPDATE,
  SUYUAN_IMPORT_BOTH,
} SuyuanImportMode;

/* What one row came to. @level: "warning" or "refused"; @line 0 where the file has no lines. */
typedef struct
{
  guint row, line;
  char *column;
  char *level;
  char *code;
  char *message;
} SuyuanImportVerdict;

typedef struct
{
  guint      rows, imported, updated, unchanged, warned, refused, changes;
  char      *batch;    /* NULL when nothing was written */
  GPtrArray *verdicts; /* of SuyuanImportVerdict, by row */
} SuyuanImportReport;

SuyuanImportReport *suyuan_import_report_copy (const SuyuanImportReport *self);
void                suyuan_import_report_free (SuyuanImportReport *self);

#define SUYUAN_TYPE_IMPORT (suyuan_import_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanImport, suyuan_import, SUYUAN, IMPORT, GObject)

/* One file on its way in: open → look at the mapping, change it → run (dry or for good), once per object.
 * No thread of its own; run it where the office lives. */
SuyuanImport *suyuan_import_new (SuyuanOffice *office, const char *path, SuyuanKind kind);
void          suyuan_import_set_option (SuyuanImport *self, const char *name, const char *value);
gboolean      suyuan_import_open (SuyuanImport *self, GError **error);

/* The mapping: for each column of the file the field it feeds (or %NULL) and how sure the guess is (0–1). */
const char *const *suyuan_import_get_columns (SuyuanImport *self);
const SuyuanField *suyuan_import_get_mapping (SuyuanImport *self, guint column, double *confidence);
gboolean           suyuan_import_map (SuyuanImport *self, const char *field, const char *column, GError **error);
const char        *suyuan_import_describe (SuyuanImport *self);
/* The first rows as read, for the mapping page: GPtrArray of char ** (one text per column). */
GPtrArray *suyuan_import_preview (SuyuanImport *self, guint n_rows, GError **error);

typedef void (*SuyuanProgressFunc) (double   fraction,
                                    guint    rows,
                                    gpointer data);
SuyuanImportReport *suyuan_import_run (SuyuanImport *self, gboolean dry_run, GCancellable *cancellable,
                                       SuyuanProgressFunc progress, gpointer progress_data, GError **error);

gboolean suyuan_import_check_refused (SuyuanImport *self, const char *path, GError **error);
gboolean suyuan_import_save_refused (SuyuanImport *self, SuyuanImportReport *report, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanImportReport, suyuan_import_report_free)

G_END_DECLS
