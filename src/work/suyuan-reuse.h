/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"

G_BEGIN_DECLS

gboolean suyuan_reuse_find_attached (SuyuanOffice *office, SuyuanRecord *medium, gboolean *attached, GError **error);
/* For each medium (SuyuanRecord) the earlier one it repeats, or NULL. */
GPtrArray *suyuan_reuse_find (SuyuanOffice *office, GPtrArray *media, GError **error);
void       suyuan_reuse_forget (SuyuanOffice *office);
char      *suyuan_reuse_dup_place (SuyuanOffice *office, SuyuanRecord *medium);

G_END_DECLS
