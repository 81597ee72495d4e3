/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-network-check.h"
#include "suyuan-pieces.h"

G_BEGIN_DECLS

GArray *suyuan_turns_find (const SuyuanPieces *pieces, const SuyuanNetwork *network, GArray *faults);
GBytes *suyuan_turn_wkb (GBytes *wkb, GError **error);

G_END_DECLS
