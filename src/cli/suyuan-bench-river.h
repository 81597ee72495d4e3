/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-network.h"

G_BEGIN_DECLS

/* A province of rivers with what stands on them; all invented but the shape of the river, where that is
 * there. Lengths and chainages are whole metres. */
typedef struct
{
  GArray       *reaches; /* of SuyuanReach; the first is the mouth */
  GStringChunk *keys;
  gboolean      real;                   /* the shape is that of a survey */
  guint         n_loops, n_braids;      /* reaches that close a loop; minor branches */
  int          *outlet_reaches;         /* of each outlet */
  double       *outlet_chainages;       /* likewise */
  guint32      *link_outlets, *parties; /* of each link */
} SuyuanBenchRiver;

#define SUYUAN_BENCH_REACHES 100000
#define SUYUAN_BENCH_OUTLETS 500000
#define SUYUAN_BENCH_ENTERPRISES 500000
#define SUYUAN_BENCH_LINKS 1000000

gboolean suyuan_bench_river_init (SuyuanBenchRiver *self, GError **error);
void     suyuan_bench_river_clear (SuyuanBenchRiver *self);
gboolean suyuan_bench_river_write (const SuyuanBenchRiver *self, const SuyuanNetwork *network, const char *folder,
                                   GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SuyuanBenchRiver, suyuan_bench_river_clear)

G_END_DECLS
