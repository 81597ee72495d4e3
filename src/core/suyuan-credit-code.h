/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean suyuan_credit_code_is_valid (const char *code);
char    *suyuan_credit_code_repair (const char *code);
gboolean suyuan_permit_number_is_valid (const char *number);

G_END_DECLS
