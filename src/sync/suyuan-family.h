/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"

G_BEGIN_DECLS

gboolean suyuan_family_check (SuyuanOffice *office, const SuyuanUid *family, const char *path, const char *title, GError **error);
char    *suyuan_family_dup_person (SuyuanOffice *office);

G_END_DECLS
