/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fixture.h"

#include "suyuan-import.h"

G_BEGIN_DECLS

/* Text as a file in the folder of the test; a file through the import; the counts of every report add up. Options
 * stand as "mode update key code". Verdicts read as "row:level:code", in order. */
char               *list_write (Fixture    *f,
                                const char *name,
                                const char *text);
SuyuanImportReport *list_run (Fixture    *f,
                              const char *path,
                              SuyuanKind  kind,
                              const char *options,
                              gboolean    dry_run);
SuyuanImportReport *list_run_text (Fixture    *f,
                                   const char *text,
                                   SuyuanKind  kind,
                                   const char *options);
void                list_assert_codes (SuyuanImportReport *report,
                                       const char         *expected);
gint64              list_count (Fixture   *f,
                                SuyuanKind kind);
SuyuanUid           list_find (Fixture    *f,
                               SuyuanKind  kind,
                               const char *code);

G_END_DECLS
