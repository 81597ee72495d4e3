/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"

G_BEGIN_DECLS

/* Which records refer to which, now or at any time, and so what belongs to some of them. */
typedef struct _SuyuanBonds SuyuanBonds;

SuyuanBonds *suyuan_bonds_new (SuyuanOffice *office, GCancellable *cancellable, GError **error);
void         suyuan_bonds_free (SuyuanBonds *self);
void         suyuan_bonds_choose (SuyuanBonds *self, const SuyuanUid *uid);
void         suyuan_bonds_name (SuyuanBonds *self, const SuyuanUid *uid);
GArray      *suyuan_bonds_list_chosen (SuyuanBonds *self, SuyuanKind kind);
GHashTable  *suyuan_bonds_dup_uids (SuyuanBonds *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanBonds, suyuan_bonds_free)

G_END_DECLS
