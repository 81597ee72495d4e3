/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-sites.h"

G_BEGIN_DECLS

typedef struct
{
  double  chainage;
  guint32 site; /* its place in the caller's arrays */
} SuyuanSite;

/* In the order of their reaches from the mouth upwards, within a reach by chainage, then as given: those of
 * the i-th reach of the order are sites[starts[i]] to sites[starts[i + 1] - 1]. */
struct _SuyuanSites
{
  SuyuanSite          *sites;
  guint32             *starts;
  const SuyuanNetwork *network; /* Borrowed */
};

G_END_DECLS
