/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-position.h"

G_BEGIN_DECLS

/* Metres and square metres on the ellipsoid of CGCS2000, as a person measures on a map. */
double suyuan_geodesic_distance (const SuyuanPosition *a, const SuyuanPosition *b);
double suyuan_geodesic_length (const SuyuanPosition *positions, guint n_positions);
double suyuan_geodesic_area (const SuyuanPosition *positions, guint n_positions);

G_END_DECLS
