/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean suyuan_room_take (const char *temporary, const char *path);
gboolean suyuan_room_sync (const char *path);
gboolean suyuan_room_check (const char *folder, gint64 bytes, GError **error);
void     suyuan_room_set_for_tests (gint64 bytes);

G_END_DECLS
