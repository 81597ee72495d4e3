/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean suyuan_number_read (const char *text, double *number, const char **rest);
char    *suyuan_number_format (double number);

G_END_DECLS
