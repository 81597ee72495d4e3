/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-table.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_DELIMITED (suyuan_delimited_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanDelimited, suyuan_delimited, SUYUAN, DELIMITED, GObject)

SuyuanTable *suyuan_delimited_new (const char *path, const char *encoding, GError **error);

G_END_DECLS
