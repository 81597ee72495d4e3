/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <shumate/shumate.h>

#include "suyuan-outlet-layer.h"
#include "suyuan-thing.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_SCENE_LAYER (suyuan_scene_layer_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanSceneLayer, suyuan_scene_layer, SUYUAN, SCENE_LAYER, ShumateLayer)

/* What lies under the outlets: waters, areas, sections. Takes the scene. */
ShumateLayer *suyuan_scene_layer_new (ShumateViewport *viewport);
void          suyuan_scene_layer_take_scene (SuyuanSceneLayer *self, SuyuanScene *scene);
guint32       suyuan_scene_layer_list_things (SuyuanSceneLayer *self);
SuyuanScene  *suyuan_scene_layer_get_scene (SuyuanSceneLayer *self);
SuyuanExtent  suyuan_scene_layer_get_extent (SuyuanSceneLayer *self);
void          suyuan_scene_layer_set_transparent (SuyuanSceneLayer *self, gboolean transparent);

/* The base map right under it, whose pictures it may take along: layers and their sources, from below to above; n 0: none. */
void     suyuan_scene_layer_set_base (SuyuanSceneLayer *self, ShumateLayer *const *layers, ShumateMapSource *const *sources, guint n, double opacity);
gboolean suyuan_scene_layer_covers_base (SuyuanSceneLayer *self);

/* Lines that are set off above the rivers and below the signs. Takes them; NULL: none. */
void         suyuan_scene_layer_take_over (SuyuanSceneLayer *self, SuyuanScene *over);
SuyuanScene *suyuan_scene_layer_get_over (SuyuanSceneLayer *self);

/* Lines that are laid over the map and named with it, so that no name lies over another. Takes them; NULL: none. */
void         suyuan_scene_layer_take_laid (SuyuanSceneLayer *self, SuyuanScene *laid);
SuyuanScene *suyuan_scene_layer_get_laid (SuyuanSceneLayer *self);

/* Names keep off what @outlets draws above; borrowed, NULL: nothing is. To be painted anew by its owner when that changes. */
void suyuan_scene_layer_set_above (SuyuanSceneLayer *self, SuyuanOutletLayer *outlets);
void suyuan_scene_layer_paint_anew (SuyuanSceneLayer *self);

/* What is put before the outlets: the sections, by a layer that calls this; borrowed, NULL: they stand on the ground. */
void suyuan_scene_layer_set_front (SuyuanSceneLayer *self, GtkWidget *front);
void suyuan_scene_layer_snapshot_sections (SuyuanSceneLayer *self, const SuyuanViewport *viewport, GtkSnapshot *snapshot);

gboolean suyuan_scene_layer_is_painting (SuyuanSceneLayer *self);
guint    suyuan_scene_layer_get_n_painted (SuyuanSceneLayer *self);

G_END_DECLS
