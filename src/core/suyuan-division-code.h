/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean suyuan_division_code_is_valid (const char *code);
gboolean suyuan_division_code_contains (const char *outer, const char *inner);

G_END_DECLS
