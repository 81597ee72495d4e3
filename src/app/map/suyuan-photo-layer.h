/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <shumate/shumate.h>

#include "suyuan-photo-spot.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_PHOTO_LAYER (suyuan_photo_layer_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanPhotoLayer, suyuan_photo_layer, SUYUAN, PHOTO_LAYER, ShumateLayer)

/* Where photos were taken, from near by. Takes the spots. Signal: `picked` (a SuyuanPhotoSpot). */
ShumateLayer *suyuan_photo_layer_new (ShumateViewport *viewport);
void          suyuan_photo_layer_take_spots (SuyuanPhotoLayer *self, GArray *spots);
GArray       *suyuan_photo_layer_list_within (SuyuanPhotoLayer *self, const SuyuanBounds *bounds);
gboolean      suyuan_photo_layer_shows_any (SuyuanPhotoLayer *self);
gboolean      suyuan_photo_layer_find_at (SuyuanPhotoLayer *self, double x, double y, SuyuanPhotoSpot *spot);

G_END_DECLS
