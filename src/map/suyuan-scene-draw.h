/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "suyuan-label.h"
#include "suyuan-scene.h"

G_BEGIN_DECLS

#define SUYUAN_SCENE_BAND 15.0      /* of scale; where the coordinates stand around a framed map */
#define SUYUAN_BANKS_FROM_ZOOM 11.0 /* how the banks were walked is drawn */

/* How a scene is drawn. scale is 1 for a screen at its usual size and for points on paper. */
typedef struct
{
  SuyuanScheme       scheme;
  gboolean           chinese;
  double             scale;
  gboolean           frame;       /* neat line with coordinates, scale bar, north arrow */
  gboolean           transparent; /* no ground: drawn over a base map */
  const char        *attribution; /* nullable: whose data it is */
  const SuyuanRoom  *obstacles;   /* nullable: what is drawn over the map afterwards; names keep off it, signs do not */
  guint              n_obstacles;
  const SuyuanScene *over;        /* nullable: its lines are drawn above the rivers and below the signs */
  const GPtrArray   *laid;        /* nullable, of SuyuanScene: their lines and links are drawn above those of the scene and named with them */
  GCancellable      *cancellable; /* nullable: once it is cancelled the rest is left undrawn */
  cairo_t           *above;       /* nullable: for what is drawn after the obstacles, the sections and their names */
  gboolean           strong;      /* for eyes that ask for high contrast */
} SuyuanSceneStyle;

void suyuan_scene_draw (const SuyuanScene *self, cairo_t *cr, const SuyuanViewport *viewport,
                        const SuyuanSceneStyle *style);
void suyuan_scene_draw_bank_sample (SuyuanCoverage coverage, SuyuanPen *pen, double x, double y, double size);

G_END_DECLS
