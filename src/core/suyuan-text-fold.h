/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SUYUAN_TEXT_FOLD_MAX 256 /* a buffer of this size holds every name worth comparing */

gboolean suyuan_text_is_blank (const char *text);
gboolean suyuan_text_fold (const char *text, char *buffer, gsize size);

G_END_DECLS
