/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"

G_BEGIN_DECLS

gboolean suyuan_integrity_check_codes (SuyuanOffice *office, SuyuanRecord *record, GError **error);
gboolean suyuan_integrity_check_parent (SuyuanOffice *office, SuyuanRecord *record, GError **error);
gboolean suyuan_integrity_check_chainage (SuyuanOffice *office, SuyuanRecord *record, GError **error);
double   suyuan_integrity_get_length (SuyuanRecord *reach);
gboolean suyuan_integrity_check_removal (SuyuanOffice *office, SuyuanKind kind, const SuyuanUid *uid,
                                         GHashTable *leaving, GError **error);

G_END_DECLS
