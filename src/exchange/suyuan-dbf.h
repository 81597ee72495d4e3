/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean suyuan_dbf_find_encoding (const char *path, const char *forced, char **encoding, GError **error);

G_END_DECLS
