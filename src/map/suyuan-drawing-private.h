/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-label.h"
#include "suyuan-scene-draw.h"
#include "suyuan-scene-private.h"

G_BEGIN_DECLS

/* One drawing: everything its steps share. Pixels per unit is style->scale. */
typedef struct
{
  const SuyuanScene      *scene;
  const SuyuanViewport   *viewport;
  const SuyuanSceneStyle *style;
  SuyuanPen              *pen;
  SuyuanPen              *above; /* of sections: the same pen, or that of what is drawn above all */
  cairo_t                *cr;
  SuyuanRoom              inner; /* within the neat line */
  SuyuanLabeller         *labeller;
} SuyuanDrawing;

gboolean suyuan_drawing_is_over (const SuyuanDrawing *self);
double   suyuan_drawing_get_line_width (const SuyuanDrawing *self, const SuyuanSceneLine *line);
double   suyuan_drawing_get_reach (const SuyuanDrawing *self, const SuyuanSceneLine *line);
void     suyuan_drawing_draw_banks (const SuyuanDrawing *self, const SuyuanSceneLine *line, const SuyuanOutline *outline,
                                    double width);
void     suyuan_drawing_name_lines (SuyuanDrawing *self, guint rank);
void     suyuan_drawing_name_areas (SuyuanDrawing *self, SuyuanAreaKind kind);
void     suyuan_drawing_draw_marks (SuyuanDrawing *self);
void     suyuan_drawing_take_furniture (SuyuanDrawing *self);
void     suyuan_drawing_draw_furniture (SuyuanDrawing *self);

G_END_DECLS
