/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A picture as a render node whose middle is at the origin, as large as its device scale says: drawn by cairo, whole or
 * only its pieces, or as a texture for each of its pieces (of SuyuanPiece). Keeps @picture, which may not change any more. Main thread. */
GskRenderNode *suyuan_picture_node_new (cairo_surface_t *picture);
GskRenderNode *suyuan_picture_node_new_seen (cairo_surface_t *picture, GArray *pieces);
GskRenderNode *suyuan_picture_node_new_of_pieces (cairo_surface_t *picture, GArray *pieces);

/* One that hides what is below it, at a place of its own. */
GskRenderNode *suyuan_picture_node_new_opaque (cairo_surface_t *picture, const graphene_rect_t *place, gboolean by_cairo);

G_END_DECLS
