/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-landmark.h"
#include "suyuan-scene-layer.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_SECTION_LAYER (suyuan_section_layer_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanSectionLayer, suyuan_section_layer, SUYUAN, SECTION_LAYER, ShumateLayer)

/* The sections of a ground, above whatever lies between; borrowed, until it is told that there is none. What can be pointed
 * at is told by itself. Without a ground it draws nothing: what can be pointed at stands in another layer. Signal: `picked` (uid). */
ShumateLayer *suyuan_section_layer_new (ShumateViewport *viewport, SuyuanSceneLayer *ground);
void          suyuan_section_layer_forget (SuyuanSectionLayer *self);
void          suyuan_section_layer_take_landmarks (SuyuanSectionLayer *self, GArray *landmarks);
void          suyuan_section_layer_set_cursor (SuyuanSectionLayer *self, const SuyuanLandmark *section);
gboolean      suyuan_section_layer_find_at (SuyuanSectionLayer *self, double x, double y, double beyond, SuyuanLandmark *section);
gboolean      suyuan_section_layer_find (SuyuanSectionLayer *self, const SuyuanUid *uid, SuyuanLandmark *section);
GArray       *suyuan_section_layer_list_in_view (SuyuanSectionLayer *self);

G_END_DECLS
