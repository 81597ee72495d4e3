/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-label.h"
#include "suyuan-scene-draw.h"

G_BEGIN_DECLS

typedef struct
{
  SuyuanLineKind kind;
  guint          rank;
  SuyuanPath    *path;
  char          *name;
  gboolean       highlighted;
} SuyuanSceneLine;

typedef struct
{
  SuyuanAreaKind kind;
  SuyuanPath    *path;
  char          *name;
} SuyuanSceneArea;

typedef enum
{
  SUYUAN_MARK_PLACE,
  SUYUAN_MARK_ENTERPRISE,
  SUYUAN_MARK_OUTLET,
  SUYUAN_MARK_SECTION,
} SuyuanMarkKind;

typedef struct
{
  SuyuanMarkKind kind;
  SuyuanWorld    world;
  char          *name;
  guint          rank; /* of a place; the class of a section */
  SuyuanSign     sign; /* of an outlet */
  gboolean       highlighted;
} SuyuanSceneMark;

struct _SuyuanScene
{
  GArray *lines;
  GArray *areas;
  GArray *marks;
};

/* One drawing: everything its steps share. Pixels per unit is style->scale. */
typedef struct
{
  const SuyuanScene      *scene;
  const SuyuanViewport   *viewport;
  const SuyuanSceneStyle *style;
  SuyuanPen              *pen;
  cairo_t                *cr;
  SuyuanRoom              inner; /* within the neat line */
  SuyuanLabeller         *labeller;
} SuyuanDrawing;

double suyuan_drawing_get_line_width (const SuyuanDrawing   *self,
                                      const SuyuanSceneLine *line);
void   suyuan_drawing_name_lines (SuyuanDrawing *self,
                                  guint          rank);
void   suyuan_drawing_name_areas (SuyuanDrawing *self,
                                  SuyuanAreaKind kind);
void   suyuan_drawing_draw_marks (SuyuanDrawing *self);
void   suyuan_drawing_take_furniture (SuyuanDrawing *self);
void   suyuan_drawing_draw_furniture (SuyuanDrawing *self);

G_END_DECLS
