/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-measure.h"
#include "suyuan-river-route.h"

G_BEGIN_DECLS

/* What was measured, for people. */
char *suyuan_measure_dup_length (double metres);
char *suyuan_measure_dup_area (double square_metres);
char *suyuan_measure_dup_words (const SuyuanMeasure *measure, const SuyuanPosition *towards);
char *suyuan_measure_dup_route (const SuyuanRiverRoute *route);

G_END_DECLS
