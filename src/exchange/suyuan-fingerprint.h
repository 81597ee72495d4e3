/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>

G_BEGIN_DECLS

GdkPixbuf *suyuan_fingerprint_turn_upright (GdkPixbuf *picture, int orientation);
char      *suyuan_fingerprint_read (const char *path, int orientation, GError **error);

G_END_DECLS
