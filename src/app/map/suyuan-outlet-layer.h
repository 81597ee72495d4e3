/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <shumate/shumate.h>

#include "suyuan-outlet-cloud.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_OUTLET_LAYER (suyuan_outlet_layer_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanOutletLayer, suyuan_outlet_layer, SUYUAN, OUTLET_LAYER, ShumateLayer)

/* The outlets of a map, gathered where they are dense. Signals: `picked` (uid); `opened` (cluster item).
 * The cloud is borrowed. */
ShumateLayer *suyuan_outlet_layer_new (ShumateViewport *viewport);
void          suyuan_outlet_layer_set_cloud (SuyuanOutletLayer *self, SuyuanOutletCloud *cloud);
void          suyuan_outlet_layer_set_selected (SuyuanOutletLayer *self, const SuyuanUid *uid);
GArray       *suyuan_outlet_layer_list_in_view (SuyuanOutletLayer *self);

G_END_DECLS
