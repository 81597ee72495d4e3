/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-stage.h"

G_BEGIN_DECLS

/* Another office of the family of a stage's workspace, with a key of its own. */
typedef struct
{
  SuyuanStage  *stage;
  SuyuanOffice *office;
  guint         n_files; /* names given so far */
} SuyuanSibling;

void      suyuan_sibling_open (SuyuanSibling *self,
                               SuyuanStage   *stage);
void      suyuan_sibling_close (SuyuanSibling *self);
SuyuanUid suyuan_sibling_add (SuyuanSibling     *self,
                              SuyuanKind         kind,
                              const char *const *assignments);
void      suyuan_sibling_set (SuyuanSibling     *self,
                              SuyuanKind         kind,
                              const SuyuanUid   *uid,
                              const char *const *assignments);
char     *suyuan_sibling_name (SuyuanSibling *self,
                               const char    *suffix);
char     *suyuan_sibling_pack (SuyuanSibling *self);
char     *suyuan_sibling_merge (SuyuanSibling *self,
                                const char    *path);

G_END_DECLS
