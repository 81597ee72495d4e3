/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <shumate/shumate.h>

#include "suyuan-label.h"
#include "suyuan-outlet-cloud.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_OUTLET_LAYER (suyuan_outlet_layer_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanOutletLayer, suyuan_outlet_layer, SUYUAN, OUTLET_LAYER, ShumateLayer)

/* What the last frame cost and showed. */
typedef struct
{
  double snapshot_ms;
  guint  n_symbols;
  guint  n_labelled; /* of them clusters, which show a count */
  guint  n_waiting;  /* of them those whose count is drawn before the next frames */
} SuyuanLayerFrame;

/* The outlets of a map, gathered where they are dense. Signals: `picked` (uid), an outlet alone; `opened` (cluster
 * item), several as one. */
ShumateLayer *suyuan_outlet_layer_new (ShumateViewport *viewport);
void          suyuan_outlet_layer_set_cloud (SuyuanOutletLayer *self, SuyuanOutletCloud *cloud,
                                             const SuyuanClusterIndex *index);
void          suyuan_outlet_layer_take_sections (SuyuanOutletLayer *self, GArray *sections);
void          suyuan_outlet_layer_set_selected (SuyuanOutletLayer *self, const SuyuanUid *uid);
void          suyuan_outlet_layer_set_cursor (SuyuanOutletLayer *self, const SuyuanClusterItem *item);
gboolean      suyuan_outlet_layer_find_at (SuyuanOutletLayer *self, double x, double y, SuyuanClusterItem *item);
GArray       *suyuan_outlet_layer_list_rooms (SuyuanOutletLayer *self, const SuyuanViewport *piece);
GArray       *suyuan_outlet_layer_list_in_view (SuyuanOutletLayer *self);

const SuyuanLayerFrame *suyuan_outlet_layer_get_frame (SuyuanOutletLayer *self);

G_END_DECLS
