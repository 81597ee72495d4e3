/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "suyuan-palette.h"

G_BEGIN_DECLS

/**
 * SuyuanPen:
 *
 * What signs and maps are drawn with: a cairo context, a scheme of the palette, a script and one
 * reused text layout. Lives no longer than its cairo context; one thread.
 */
typedef struct _SuyuanPen SuyuanPen;

SuyuanPen   *suyuan_pen_new (cairo_t *cr, SuyuanScheme scheme, gboolean chinese);
void         suyuan_pen_free (SuyuanPen *self);
cairo_t     *suyuan_pen_get_cairo (SuyuanPen *self);
SuyuanScheme suyuan_pen_get_scheme (SuyuanPen *self);
gboolean     suyuan_pen_is_chinese (SuyuanPen *self);
void         suyuan_pen_set_strong (SuyuanPen *self, gboolean strong);
gboolean     suyuan_pen_is_strong (SuyuanPen *self);

void suyuan_pen_set_colour (SuyuanPen *self, SuyuanColour colour, double alpha);
void suyuan_pen_set_text (SuyuanPen *self, const char *text, double size, gboolean bold);
void suyuan_pen_measure (SuyuanPen *self, double *width, double *height);
void suyuan_pen_write (SuyuanPen *self, double x, double y, guint32 rgb, double halo);
void suyuan_pen_write_baseline (SuyuanPen *self, double x, double y, guint32 rgb, double halo);
void suyuan_pen_write_mark (SuyuanPen *self, double x, double y, guint32 rgb);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanPen, suyuan_pen_free)

G_END_DECLS
