/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "suyuan-projection.h"

G_BEGIN_DECLS

/**
 * SuyuanSignPlate:
 *
 * The signs of a piece of the map as one thing: while the map is moved about at one zoom, a frame only puts it down. For
 * cairo's renderer, to which every sign by itself is dear, it is one picture; for others, which keep textures, a list of
 * them. Main thread.
 */
typedef struct _SuyuanSignPlate SuyuanSignPlate;

SuyuanSignPlate *suyuan_sign_plate_new (const SuyuanViewport *viewport, double beyond, int scale, gboolean textures);
void             suyuan_sign_plate_free (SuyuanSignPlate *self);
void             suyuan_sign_plate_add (SuyuanSignPlate *self, GskRenderNode *stamp, cairo_surface_t *picture, const SuyuanWorld *place);
gboolean         suyuan_sign_plate_covers (SuyuanSignPlate *self, const SuyuanViewport *viewport, double beyond);
void             suyuan_sign_plate_put (SuyuanSignPlate *self, const SuyuanViewport *viewport, GtkSnapshot *snapshot);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanSignPlate, suyuan_sign_plate_free)

G_END_DECLS
