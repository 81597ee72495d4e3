/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-sites.h"

G_BEGIN_DECLS

/* Who stands behind the sites: many to many. Immutable. */
typedef struct _SuyuanParties SuyuanParties;

typedef struct
{
  guint  party;
  guint  site; /* the nearest of those it stands behind */
  double distance_m;
} SuyuanBehind;

SuyuanParties *suyuan_parties_new (const SuyuanSites *sites, const guint32 *of_sites, const guint32 *parties,
                                   guint n_links, guint n_parties);
void           suyuan_parties_free (SuyuanParties *self);
GArray        *suyuan_parties_behind (const SuyuanParties *self, GArray *meetings);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanParties, suyuan_parties_free)

G_END_DECLS
