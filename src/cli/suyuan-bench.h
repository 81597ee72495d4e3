/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-json.h"

G_BEGIN_DECLS

/* One figure beside its peer's of the same run. */
typedef struct
{
  const char *name;
  char       *work; /* what was done, with the row counts of both sides */
  double      ours;
  const char *unit;
  const char *peer;       /* NULL: there is none here */
  double      peer_value; /* in the same unit */
  double      budget;     /* of the ratio where there is a peer and @absolute is not set, else of ours */
  gboolean    absolute;
} SuyuanFigure;

typedef struct _SuyuanBench SuyuanBench;

typedef gboolean (*SuyuanBenchFunc) (SuyuanBench *bench,
                                     GError     **error);

void        suyuan_bench_add (SuyuanBench *self, const SuyuanFigure *figure);
const char *suyuan_bench_get_folder (SuyuanBench *self);
const char *suyuan_bench_get_program (SuyuanBench *self);
double      suyuan_bench_time (SuyuanBench *self, const char *const *arguments, char **output, GError **error);
double      suyuan_bench_time_self (SuyuanBench *self, const char *const *arguments, char **output, GError **error);
char       *suyuan_bench_show (SuyuanBench *bench, const char *helper, const char *argument, const char *renderer, GError **error);
char       *suyuan_bench_load_peer (const char *name);
const char *suyuan_bench_get_large (SuyuanBench *self, GError **error);

gboolean suyuan_bench_import (SuyuanBench *bench, GError **error);
gboolean suyuan_bench_lists (SuyuanBench *bench, GError **error);
gboolean suyuan_bench_verify (SuyuanBench *bench, GError **error);
gboolean suyuan_bench_dossier (SuyuanBench *bench, GError **error);
gboolean suyuan_bench_cluster (SuyuanBench *bench, GError **error);
gboolean suyuan_bench_trace (SuyuanBench *bench, GError **error);
gboolean suyuan_bench_map (SuyuanBench *bench, GError **error);
gboolean suyuan_bench_open (SuyuanBench *bench, GError **error);

char *suyuan_bench_write_outlets (SuyuanBench *bench, guint n, GError **error);

G_END_DECLS
