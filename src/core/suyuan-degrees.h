/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean suyuan_degrees_read (const char *text, double *degrees, char *hemisphere);

G_END_DECLS
