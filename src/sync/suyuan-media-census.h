/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"

G_BEGIN_DECLS

GArray *suyuan_media_census (SuyuanOffice *office, GHashTable *hashes, gboolean among, GError **error);

G_END_DECLS
