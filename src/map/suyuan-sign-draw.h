/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-sign.h"

G_BEGIN_DECLS

/* Each is centred on x, y and about @size across; rings, waves and badges reach beyond by
 * SUYUAN_SIGN_REACH times the size on each side of the centre. */
#define SUYUAN_SIGN_REACH 1.6

void suyuan_sign_draw (const SuyuanSign *sign, SuyuanPen *pen, double x, double y, double size);
void suyuan_sign_draw_ring (SuyuanTheme theme, const guint *counts, gboolean selected, SuyuanPen *pen, double x, double y, double size);
void suyuan_sign_draw_cluster (SuyuanTheme theme, const guint *counts, gboolean selected, SuyuanPen *pen, double x, double y,
                               double size);
void suyuan_sign_draw_section (guint water_class, gboolean selected, SuyuanPen *pen, double x, double y, double size);
void suyuan_sign_draw_enterprise (gboolean selected, SuyuanPen *pen, double x, double y, double size);
void suyuan_sign_draw_class (guint water_class, SuyuanPen *pen, double x, double y, double size);
void suyuan_sign_draw_state (const char *key, SuyuanPen *pen, double x, double y, double size);
void suyuan_sign_set_confidence_dash (const char *key, SuyuanPen *pen, double width);

G_END_DECLS
