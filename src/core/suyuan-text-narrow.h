/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SUYUAN_TEXT_NARROW_MAX 128 /* longer than any number, date or position */

gboolean suyuan_text_narrow (const char *text, char *buffer, gsize size);

G_END_DECLS
