/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "suyuan-overprint.h"
#include "suyuan-scene-draw.h"

G_BEGIN_DECLS

/* A piece of a map, painted. */
typedef struct
{
  SuyuanViewport   viewport; /* what it shows */
  int              scale;    /* device pixels of a pixel */
  cairo_surface_t *surface;  /* of the viewport's size, at its device scale */
  GArray          *pieces;   /* of SuyuanPiece: what of it is to be seen */
  cairo_surface_t *above;    /* the sections, as large; NULL where they are on the other */
  GArray          *seen;     /* of SuyuanPiece, of @above */
  gboolean         opaque;   /* it has ground everywhere */
  GPtrArray       *prints;   /* of SuyuanOverprint, of @surface; NULL: none */
} SuyuanPaintedScene;

void suyuan_painted_scene_free (SuyuanPaintedScene *self);

/**
 * SuyuanScenePainter:
 *
 * Paints scenes in a thread of its own, one after the other: letters are made ready once for a thread, so it stays.
 */
typedef struct _SuyuanScenePainter SuyuanScenePainter;

SuyuanScenePainter *suyuan_scene_painter_get (void);
void                suyuan_scene_painter_unref (SuyuanScenePainter *self);
void                suyuan_scene_painter_paint (SuyuanScenePainter *self, SuyuanScene *scene, const SuyuanViewport *viewport, int scale, gboolean above,
                                                const SuyuanSceneStyle *style, GPtrArray *prints, const SuyuanOverprintTone *tone, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
SuyuanPaintedScene *suyuan_scene_painter_finish (GAsyncResult *result, GError **error);

/* Prints a painted scene on more tiles of the base map. */
void       suyuan_scene_painter_print (SuyuanScenePainter *self, const SuyuanPaintedScene *scene, GPtrArray *prints, const SuyuanOverprintTone *tone,
                                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
GPtrArray *suyuan_scene_painter_finish_prints (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanPaintedScene, suyuan_painted_scene_free)

G_END_DECLS
