/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <shumate/shumate.h>

#include "suyuan-scene-painter.h"

G_BEGIN_DECLS

/**
 * SuyuanBasePlate:
 *
 * The base map and the picture of the data on it, in one and opaque, tile by tile: to a renderer that shades every pixel
 * in software a second picture all over the window is as dear as the first. Where it shows all of the view the layers of the base map are
 * not drawn; wherever a tile is missing, in a turned map, or while the picture is of another zoom, they are, and the data over them.
 * Main thread.
 */
typedef struct _SuyuanBasePlate SuyuanBasePlate;

SuyuanBasePlate *suyuan_base_plate_new (SuyuanScenePainter *painter, GtkWidget *widget);
void             suyuan_base_plate_free (SuyuanBasePlate *self);

/* What lies under the data: layers of the map and their sources, from below to above; n 0: nothing. */
void suyuan_base_plate_set_base (SuyuanBasePlate *self, ShumateLayer *const *layers, ShumateMapSource *const *sources, guint n, double opacity);

/* Prints go with one picture, that may be NULL; @prints is what suyuan_base_plate_list() had and was printed with it. */
GPtrArray          *suyuan_base_plate_list (SuyuanBasePlate *self, const SuyuanViewport *picture, int scale);
SuyuanOverprintTone suyuan_base_plate_get_tone (SuyuanBasePlate *self);
void                suyuan_base_plate_set_picture (SuyuanBasePlate *self, SuyuanPaintedScene *picture);

/* Where the map looks now, and whether it is seen; NULL: not at what the picture shows. */
void     suyuan_base_plate_look (SuyuanBasePlate *self, const SuyuanViewport *viewport);
gboolean suyuan_base_plate_covers (SuyuanBasePlate *self);
void     suyuan_base_plate_snapshot (SuyuanBasePlate *self, GtkSnapshot *snapshot);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanBasePlate, suyuan_base_plate_free)

G_END_DECLS
