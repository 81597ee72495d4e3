/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-import.h"
#include "suyuan-seat.h"

G_BEGIN_DECLS

/**
 * SuyuanImportPlan:
 *
 * What the assistant knows of one file on its way in: how to read it, and which column feeds which field.
 * A plain value that goes to the worker thread in a copy.
 */
typedef struct
{
  char      *path;
  SuyuanKind kind;
  char      *mode, *key, *crs, *encoding;
  gboolean   no_header;

  /* Found by suyuan_import_plan_read_verb, one entry a column; @fields NULL: the column is left out */
  GPtrArray *columns; /* of char * */
  GPtrArray *fields;  /* of char * */
  GArray    *confidences;
  GPtrArray *examples; /* of char * */
  char      *described;

  char *stamp; /* of the file as it was tried; NULL: not yet */
} SuyuanImportPlan;

SuyuanImportPlan *suyuan_import_plan_new (const char *path, SuyuanKind kind);
SuyuanImportPlan *suyuan_import_plan_copy (const SuyuanImportPlan *self);
void              suyuan_import_plan_free (SuyuanImportPlan *self);
void              suyuan_import_plan_stamp (SuyuanImportPlan *self);

/* Verbs for the desk: @data is a SuyuanImportPlan, and a SuyuanImportOrder. */
typedef struct
{
  SuyuanImportPlan   *plan;
  SuyuanSeat         *seat;
  gboolean            dry_run;
  SuyuanImportReport *report;  /* whose refused rows are saved, and ... */
  char               *save_to; /* ... where; both NULL where it is to be run */
} SuyuanImportOrder;

gpointer suyuan_import_plan_read_verb (SuyuanOffice *office, gpointer data, GCancellable *cancellable,
                                       GError **error);
gpointer suyuan_import_plan_run_verb (SuyuanOffice *office, gpointer data, GCancellable *cancellable, GError **error);
gpointer suyuan_import_plan_save_verb (SuyuanOffice *office, gpointer data, GCancellable *cancellable, GError **error);
void     suyuan_import_order_free (SuyuanImportOrder *order);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanImportPlan, suyuan_import_plan_free)

G_END_DECLS
