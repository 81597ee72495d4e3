/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-steady.h"

G_BEGIN_DECLS

/* One load on its way to a section. */
typedef struct
{
  SuyuanRange load_kg_d;  /* where it enters the river */
  double      distance_m; /* from there to the section, along the walk */
} SuyuanSource;

/* How the river carries it. */
typedef struct
{
  SuyuanRange decay_per_day;
  double      velocity_ms;
  double      mixing_m; /* the mixing length; 0: not known */
} SuyuanStream;

/* What of the section's load one source accounts for. */
typedef struct
{
  SuyuanRange arriving_kg_d;
  SuyuanRange share;   /* of the measured load: 0 to 1, more where the numbers contradict each other */
  gboolean    unmixed; /* nearer than the mixing length: the model does not hold for it */
} SuyuanShare;

typedef struct
{
  GArray     *shares; /* of SuyuanShare, as the sources */
  SuyuanRange measured_kg_d;
  SuyuanRange residual_kg_d; /* what no source accounts for; below 0: the sources are more than was measured */
  SuyuanRange residual;      /* the same as a share: middles add up to 1 */
} SuyuanAttribution;

SuyuanAttribution *suyuan_attribution_new (const SuyuanSource *sources, guint n_sources, const SuyuanStream *stream,
                                           SuyuanRange measured_kg_d);
void               suyuan_attribution_free (SuyuanAttribution *self);

/* incoming + local + residual = outgoing, kg/d. */
typedef struct
{
  SuyuanRange incoming, local, outgoing, residual;
} SuyuanLoadBalance;

SuyuanLoadBalance suyuan_load_balance (SuyuanRange incoming, SuyuanRange local, SuyuanRange outgoing);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanAttribution, suyuan_attribution_free)

G_END_DECLS
