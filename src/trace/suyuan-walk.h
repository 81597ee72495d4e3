/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-network.h"

G_BEGIN_DECLS

typedef enum
{
  SUYUAN_WALK_UP,
  SUYUAN_WALK_DOWN,
} SuyuanDirection;

/* all: everything water can come from or get to, over every branch; main: only along main paths. */
typedef enum
{
  SUYUAN_WALK_ALL,
  SUYUAN_WALK_MAIN,
} SuyuanWalkMode;

/* Why a reach is in the answer, and what its distance was measured along. */
typedef enum
{
  SUYUAN_BECAUSE_START,
  SUYUAN_BECAUSE_MAIN_PATH,
  SUYUAN_BECAUSE_SHORTEST_PATH,
} SuyuanBecause;

typedef struct
{
  guint           reach;
  double          chainage_m; /* from the beginning of the reach */
  SuyuanDirection direction;
  SuyuanWalkMode  mode;
} SuyuanWalk;

typedef struct
{
  guint         reach;
  double        distance_m; /* from the start to where the walk enters the reach */
  SuyuanBecause because;
  gboolean      whole;   /* FALSE: only the part of the start's reach that lies ahead */
  double        until_m; /* how far into the reach the walk goes; INFINITY: through it */
} SuyuanStep;

/* Where a walk ends before the spring or the mouth. All zero: nowhere. */
typedef struct
{
  double        distance_m; /* no further than this from the start; 0: any distance */
  const double *barriers;   /* by reach, the chainage the walk does not pass, NAN where there is none; or NULL */
} SuyuanWalkLimits;

GArray     *suyuan_walk_run (const SuyuanWalk *self, const SuyuanNetwork *network);
GArray     *suyuan_walk_run_until (const SuyuanWalk *self, const SuyuanNetwork *network,
                                   const SuyuanWalkLimits *limits);
guint       suyuan_walk_count (const SuyuanWalk *self, const SuyuanNetwork *network);
const char *suyuan_because_get_key (SuyuanBecause because);

G_END_DECLS
