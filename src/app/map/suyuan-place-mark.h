/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <shumate/shumate.h>

#include "suyuan-position.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_PLACE_MARK (suyuan_place_mark_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanPlaceMark, suyuan_place_mark, SUYUAN, PLACE_MARK, ShumateLayer)

/* A ring with cross-hairs around the place somebody asked for; fades by itself after a while. */
ShumateLayer *suyuan_place_mark_new (ShumateViewport *viewport);
void          suyuan_place_mark_set (SuyuanPlaceMark *self, const SuyuanPosition *position);
gboolean      suyuan_place_mark_is_shown (SuyuanPlaceMark *self);

G_END_DECLS
