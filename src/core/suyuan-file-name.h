/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The name or path of a file as people can read it. */
char *suyuan_file_name_dup_shown (const char *name);

G_END_DECLS
