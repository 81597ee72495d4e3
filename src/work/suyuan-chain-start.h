/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-chain.h"

G_BEGIN_DECLS

gboolean suyuan_office_chain_start (SuyuanOffice *self, SuyuanKind kind, const SuyuanUid *uid, SuyuanKind *start_kind,
                                    SuyuanUid *start, GError **error);

G_END_DECLS
