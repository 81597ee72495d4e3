/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-scene-layer.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_SECTION_LAYER (suyuan_section_layer_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanSectionLayer, suyuan_section_layer, SUYUAN, SECTION_LAYER, ShumateLayer)

/* The sections of a ground, above whatever lies between; borrowed, until it is told that there is none. */
ShumateLayer *suyuan_section_layer_new (ShumateViewport *viewport, SuyuanSceneLayer *ground);
void          suyuan_section_layer_forget (SuyuanSectionLayer *self);

G_END_DECLS
