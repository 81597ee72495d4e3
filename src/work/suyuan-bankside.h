/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"

G_BEGIN_DECLS

/* Which outlets and sections lie at which reach, read once for whoever asks of many reaches: so long as none of them is
 * put to another reach. */
typedef struct _SuyuanBankside SuyuanBankside;

SuyuanBankside *suyuan_bankside_new (SuyuanOffice *office, GError **error);
void            suyuan_bankside_free (SuyuanBankside *self);
GPtrArray      *suyuan_bankside_list (SuyuanBankside *self, SuyuanKind kind, const SuyuanUid *reach, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanBankside, suyuan_bankside_free)

G_END_DECLS
