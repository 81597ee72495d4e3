/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-sites.h"

G_BEGIN_DECLS

#define SUYUAN_NOWHERE G_MAXUINT

/* Which site water comes to first; NOWHERE: to none. */
typedef struct
{
  guint  site;
  double distance_m;
} SuyuanNearest;

SuyuanNearest *suyuan_sites_find_below (const SuyuanSites *self, guint n_sites, const SuyuanSites *wanted);

G_END_DECLS
