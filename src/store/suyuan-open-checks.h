/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-db.h"

G_BEGIN_DECLS

gboolean     suyuan_open_check_file (const char *file, GError **error);
gboolean     suyuan_open_check_folder (const char *path, GError **error);
gboolean     suyuan_open_check_writable (const char *path, GError **error);
SuyuanDbMode suyuan_open_choose_read_mode (const char *path);

G_END_DECLS
