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
  gboolean      whole; /* FALSE: only the part of the start's reach that lies ahead */
} SuyuanStep;

/* A thing on a reach (outlet, section) met by a walk; site is its place in the arrays of the sites. */
typedef struct
{
  guint         site;
  guint         reach;
  double        distance_m;
  SuyuanBecause because;
} SuyuanMeeting;

typedef struct _SuyuanSites SuyuanSites;

GArray     *suyuan_walk_run (const SuyuanWalk *self, const SuyuanNetwork *network);
guint       suyuan_walk_count (const SuyuanWalk *self, const SuyuanNetwork *network);
const char *suyuan_because_get_key (SuyuanBecause because);

SuyuanSites *suyuan_sites_new (const SuyuanNetwork *network, const int *reaches, const double *chainages,
                               guint n_sites);
void         suyuan_sites_free (SuyuanSites *self);
GArray      *suyuan_sites_meet (const SuyuanSites *self, const SuyuanWalk *walk, GArray *steps);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanSites, suyuan_sites_free)

G_END_DECLS
