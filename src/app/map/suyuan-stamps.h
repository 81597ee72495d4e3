/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "suyuan-sign-draw.h"

G_BEGIN_DECLS

/**
 * SuyuanStamps:
 *
 * Signs and clusters with their counts, drawn once and kept as render nodes while frames use them: a frame then only
 * puts them down. For one scale, scheme and script; main thread.
 */
typedef struct _SuyuanStamps SuyuanStamps;

SuyuanStamps *suyuan_stamps_new (int scale, SuyuanScheme scheme, gboolean chinese, gboolean textures);
void          suyuan_stamps_set_look (SuyuanStamps *self, SuyuanTheme theme, gboolean strong);
void          suyuan_stamps_free (SuyuanStamps *self);
void          suyuan_stamps_begin_frame (SuyuanStamps *self);
guint         suyuan_stamps_get_n_kept (SuyuanStamps *self);

/* Borrowed until the next frame begins. A cluster is only looked up; what is not there yet is drawn or stood in for. */
GskRenderNode *suyuan_stamps_get_sign (SuyuanStamps *self, const SuyuanSign *sign, double size);
GskRenderNode *suyuan_stamps_find_cluster (SuyuanStamps *self, const guint *counts, gboolean selected);
GskRenderNode *suyuan_stamps_draw_cluster (SuyuanStamps *self, const guint *counts, gboolean selected, double size);
GskRenderNode *suyuan_stamps_get_plain (SuyuanStamps *self, const guint *counts, gboolean selected, double size);

gboolean         suyuan_stamps_makes_textures (SuyuanStamps *self);
cairo_surface_t *suyuan_stamps_get_picture (SuyuanStamps *self, GskRenderNode *stamp);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanStamps, suyuan_stamps_free)

G_END_DECLS
