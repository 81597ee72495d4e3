/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-batch.h"
#include "suyuan-journal.h"
#include "suyuan-query.h"
#include "suyuan-workspace-private.h"
#include "tree.h"

G_BEGIN_DECLS

/* A folder of its own for one test, removed at the end with what is in it. */
typedef struct
{
  char            *folder;
  char            *path;
  SuyuanWorkspace *workspace;
} Fixture;

void fixture_set_up (Fixture      *self,
                     gconstpointer data);
void fixture_tear_down (Fixture      *self,
                        gconstpointer data);
void fixture_reopen (Fixture        *self,
                     SuyuanOpenFlags flags);

/* Builders; each asserts that it worked. */
SuyuanRecord *fixture_record (SuyuanWorkspace *workspace,
                              SuyuanKind       kind,
                              const char      *code,
                              const char      *name);
SuyuanUid     fixture_add (SuyuanWorkspace *workspace,
                           SuyuanKind       kind,
                           const char      *code,
                           const char      *name,
                           char           **batch);
char         *fixture_set_text (SuyuanWorkspace *workspace,
                                SuyuanKind       kind,
                                const SuyuanUid *uid,
                                const char      *key,
                                const char      *text);
char         *fixture_run (const char *const *argv,
                           int               *status);
GBytes       *fixture_line (double lon);

G_END_DECLS
