/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is made of a file once, kept in the user's cache and found again. */
char *suyuan_derived_sum (const char *file, const char *what);
char *suyuan_derived_folder (const char *name);

G_END_DECLS
