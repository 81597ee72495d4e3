/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-device.h"

G_BEGIN_DECLS

/* What the key of a computer says of some bytes; the purpose keeps a seal from being put under anything else. */
char    *suyuan_seal_make (SuyuanDevice *device, const char *purpose, gconstpointer bytes, gsize length);
gboolean suyuan_seal_check (const char *device, const char *purpose, gconstpointer bytes, gsize length, const char *seal);
char    *suyuan_seal_dup_digest (const char *purpose, gconstpointer bytes, gsize length);

G_END_DECLS
