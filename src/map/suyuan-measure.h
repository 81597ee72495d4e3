/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-pen.h"
#include "suyuan-projection.h"

G_BEGIN_DECLS

/**
 * SuyuanMeasure:
 *
 * What somebody measures on a map: points with straight lines between them, open or closed to a field, or the course of
 * a river between two of them. One that has ended begins anew with the next point.
 */
typedef struct _SuyuanMeasure SuyuanMeasure;

SuyuanMeasure *suyuan_measure_new (void);
void           suyuan_measure_free (SuyuanMeasure *self);

void     suyuan_measure_add (SuyuanMeasure *self, const SuyuanPosition *position);
gboolean suyuan_measure_drop (SuyuanMeasure *self);
void     suyuan_measure_end (SuyuanMeasure *self);
gboolean suyuan_measure_close (SuyuanMeasure *self);
void     suyuan_measure_take_course (SuyuanMeasure *self, GArray *course, double length_m);

const SuyuanPosition *suyuan_measure_get_points (const SuyuanMeasure *self, guint *n_points);
gboolean              suyuan_measure_is_ended (const SuyuanMeasure *self);
gboolean              suyuan_measure_is_closed (const SuyuanMeasure *self);
double                suyuan_measure_get_length (const SuyuanMeasure *self, const SuyuanPosition *towards);
double                suyuan_measure_get_area (const SuyuanMeasure *self);

void suyuan_measure_draw (const SuyuanMeasure *self, SuyuanPen *pen, const SuyuanViewport *viewport,
                          const SuyuanPosition *towards, const char *label);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanMeasure, suyuan_measure_free)

G_END_DECLS
