/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <shumate/shumate.h>

#include "suyuan-projection.h"

G_BEGIN_DECLS

/* What a layer of a map shows, in the words of the map library. */
SuyuanViewport suyuan_viewport_of_layer (ShumateLayer *layer);

G_END_DECLS
