/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-bulletin.h"

G_BEGIN_DECLS

gboolean suyuan_office_export_bulletin (SuyuanOffice *self, const SuyuanBulletin *bulletin, const char *path, GError **error);

G_END_DECLS
