/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-delivery.h"
#include "suyuan-manifest.h"

G_BEGIN_DECLS

gboolean suyuan_part_lines_note (const SuyuanManifest *manifest, SuyuanDelivery *delivery, gboolean was_whole, GError **error);

G_END_DECLS
