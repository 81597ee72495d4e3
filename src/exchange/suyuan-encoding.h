/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

const char *suyuan_encoding_detect (GInputStream *stream, gsize *bom, GError **error);
const char *suyuan_encoding_resolve (const char *name, GError **error);

G_END_DECLS
