/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-walk.h"

G_BEGIN_DECLS

/* A thing on a reach (outlet, section) met by a walk; site is its place in the arrays of the sites. */
typedef struct
{
  guint         site;
  guint         reach;
  guint         place; /* of the site among all in river order */
  SuyuanBecause because;
  double        distance_m;
} SuyuanMeeting;

typedef struct _SuyuanSites SuyuanSites;

SuyuanSites *suyuan_sites_new (const SuyuanNetwork *network, const int *reaches, const double *chainages,
                               guint n_sites);
void         suyuan_sites_free (SuyuanSites *self);
GArray      *suyuan_sites_meet (const SuyuanSites *self, const SuyuanWalk *walk, GArray *steps);
guint        suyuan_sites_count (const SuyuanSites *self, const SuyuanWalk *walk);
void         suyuan_sites_bar (const SuyuanSites *self, const SuyuanWalk *walk, double *barriers);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanSites, suyuan_sites_free)

G_END_DECLS
