/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-line.h"
#include "suyuan-network.h"

G_BEGIN_DECLS

/* An end of a reach and the line of another reach that comes nearest to it. Loose is a mouth that nothing
 * goes on from, and a spring that nothing comes to. */
typedef struct
{
  guint    reach;
  gboolean spring; /* its beginning; else its mouth */
  guint    other;
  double   chainage_m; /* along the line of the other */
  double   distance_m;
} SuyuanTouch;

GArray *suyuan_touches_find (const SuyuanReach *reaches, const SuyuanLine *const *lines, guint n_reaches,
                             gboolean only_loose, double tolerance_m);
GArray *suyuan_touches_renew (GArray *before, const SuyuanReach *reaches, const SuyuanLine *const *lines,
                              guint n_reaches, GArray *changed, double tolerance_m);

G_END_DECLS
