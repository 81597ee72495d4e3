/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char **suyuan_header_name_columns (const char *const *const *rows, guint n_rows, guint n_columns);

G_END_DECLS
