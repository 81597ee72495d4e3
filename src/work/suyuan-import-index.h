/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office-private.h"

G_BEGIN_DECLS

/* Records of one kind by code (also national code, credit code, province/basin/name) and by name, in
 * memory, for the lookups of an import. */
typedef struct _SuyuanImportIndex SuyuanImportIndex;

typedef enum
{
  SUYUAN_INDEX_NONE,
  SUYUAN_INDEX_ONE,
  SUYUAN_INDEX_SEVERAL,
} SuyuanIndexHit;

SuyuanImportIndex *suyuan_import_index_new (SuyuanWorkspace *workspace, SuyuanKind kind, const char *key,
                                            GError **error);
void               suyuan_import_index_free (SuyuanImportIndex *self);
SuyuanIndexHit     suyuan_import_index_find (SuyuanImportIndex *self, const char *text, SuyuanUid *uid);
SuyuanIndexHit     suyuan_import_index_find_key (SuyuanImportIndex *self, const char *text, SuyuanUid *uid);
void               suyuan_import_index_add (SuyuanImportIndex *self, SuyuanRecord *record);
char              *suyuan_import_index_dup_key (SuyuanImportIndex *self, SuyuanRecord *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanImportIndex, suyuan_import_index_free)

G_END_DECLS
