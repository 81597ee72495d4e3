/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"
#include "suyuan-outcome.h"
#include "suyuan-round-make.h"

G_BEGIN_DECLS

/* One workbook that went out. */
typedef struct
{
  char *path, *code, *to;
  guint rows;
} SuyuanDispatchBook;

/* What there is to say of a cell or a row that came back. @level: "warning", or "refused" where something was left out;
 * @row 0: of the file or of a row that is missing; @line 0: unknown. */
typedef struct
{
  char *file;
  guint nth; /* of the files, from 0 */
  guint row, line;
  char *column, *task; /* title; code */
  char *level, *code, *message;
  char *choice; /* of a collision: what --theirs takes, one by one; else NULL */
} SuyuanDispatchVerdict;

typedef struct
{
  guint      rows;                             /* that were read */
  guint      set, unchanged, collisions, left; /* cells; left: rows and cells that were not taken */
  char      *batch;                            /* NULL: nothing was written */
  GPtrArray *verdicts;                         /* of SuyuanDispatchVerdict, by file and row */
} SuyuanDispatchReport;

typedef struct
{
  gboolean    dry_run, theirs; /* theirs: of every collision */
  GHashTable *chosen;          /* choices of single collisions; NULL: none */
} SuyuanDispatchTaking;

/* A roster that went out, and what came back of it. */
typedef struct
{
  char      *code, *month, *made, *by, *to;
  guint      rows;
  GPtrArray *answers; /* of SuyuanRecord, media, oldest first */
} SuyuanDispatchRound;

void suyuan_dispatch_book_free (SuyuanDispatchBook *self);
void suyuan_dispatch_report_free (SuyuanDispatchReport *self);
void suyuan_dispatch_round_free (SuyuanDispatchRound *self);

/* @path: of the workbook, or of the folder where they are split. The books go into @books (SuyuanDispatchBook). */
SuyuanOutcome        *suyuan_office_dispatch_out (SuyuanOffice *self, const SuyuanRoundTerms *terms, const char *path,
                                                  GPtrArray *books, GError **error);
SuyuanDispatchReport *suyuan_office_dispatch_in (SuyuanOffice *self, const char *const *files,
                                                 const SuyuanDispatchTaking *taking, GError **error);
GPtrArray            *suyuan_office_dispatch_list (SuyuanOffice *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanDispatchReport, suyuan_dispatch_report_free)

G_END_DECLS
