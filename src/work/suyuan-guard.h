/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"

G_BEGIN_DECLS

gboolean suyuan_guard_check_create (SuyuanRecord *record, GError **error);
gboolean suyuan_guard_check_update (SuyuanRecord *before, SuyuanRecord *changes, GError **error);
gboolean suyuan_guard_check_removal (SuyuanOffice *office, SuyuanRecord *record, GError **error);

G_END_DECLS
