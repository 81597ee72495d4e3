/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-line.h"
#include "suyuan-projection.h"

G_BEGIN_DECLS

/**
 * SuyuanPath:
 *
 * A line or the rings of an area, ready to be drawn at any zoom: each vertex knows from which zoom on
 * it is needed. Immutable.
 */
typedef struct _SuyuanPath SuyuanPath;

/* What of a path is on the screen, in pixels: runs of points. Zero-initialise, reuse, clear. */
typedef struct
{
  GArray *points; /* of SuyuanPoint */
  GArray *alongs; /* of double: pixels from the first point of its run */
  GArray *ends;   /* of guint: one past the last point of each run */
} SuyuanOutline;

typedef struct
{
  double x, y;
} SuyuanPoint;

SuyuanPath         *suyuan_path_new (const SuyuanLine *line);
void                suyuan_path_free (SuyuanPath *self);
const SuyuanExtent *suyuan_path_get_extent (const SuyuanPath *self);
gboolean            suyuan_path_is_closed (const SuyuanPath *self);
guint               suyuan_path_count_vertices (const SuyuanPath *self, double zoom);
void                suyuan_path_project (const SuyuanPath *self, const SuyuanViewport *viewport, double margin,
                                         SuyuanOutline *outline);

void               suyuan_outline_clear (SuyuanOutline *self);
guint              suyuan_outline_get_n_runs (const SuyuanOutline *self);
const SuyuanPoint *suyuan_outline_get_run (const SuyuanOutline *self, guint run, guint *n_points);
double             suyuan_outline_get_run_length (const SuyuanOutline *self, guint run);
gboolean           suyuan_outline_locate (const SuyuanOutline *self, guint run, double along, SuyuanPoint *point,
                                          double *angle);
void               suyuan_outline_trace (const SuyuanOutline *self, cairo_t *cr, gboolean closed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanPath, suyuan_path_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SuyuanOutline, suyuan_outline_clear)

G_END_DECLS
