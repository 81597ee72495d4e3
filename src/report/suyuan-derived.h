/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is made of a file once, kept in the user's cache and found again. */
char *suyuan_derived_sum (const char *file, const char *what);
char *suyuan_derived_folder (const char *name);
void  suyuan_derived_tidy (const char *folder, guint most, guint days);
void  suyuan_derived_use (const char *file);

G_END_DECLS
