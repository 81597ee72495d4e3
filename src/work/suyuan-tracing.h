/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"

G_BEGIN_DECLS

/* One record a trace meets. */
typedef struct
{
  SuyuanKind kind;
  SuyuanUid  uid;
  char      *code;
  double     distance_m; /* along the river from the start; of enterprises and tasks: of their nearest outlet */
  char      *reach;      /* code; NULL: of enterprises and tasks */
  char      *because;    /* main_path shortest_path start; of enterprises party or link, of tasks open or over */
} SuyuanTraced;

typedef struct
{
  char      *from; /* `section:S1` */
  gboolean   down, main_only;
  guint      reaches;                                  /* the start's own among them */
  GPtrArray *outlets, *sections, *enterprises, *tasks; /* of SuyuanTraced; the first two in river order */
} SuyuanTrace;

/* Where a walk begins to be too far. All zero: the springs and the mouths. */
typedef struct
{
  double   distance_m;    /* from the start; 0: any */
  gboolean until_section; /* not past the next section on each branch, which is still met */
  gboolean until_border;  /* not into another division than that of the reach it begins on */
} SuyuanTraceLimits;

void suyuan_trace_free (SuyuanTrace *self);
/* @kind: section, outlet, enterprise (from each of its outlets) or reach. */
SuyuanTrace *suyuan_office_trace (SuyuanOffice *self, SuyuanKind kind, const SuyuanUid *uid, gboolean down,
                                  gboolean main_only, GError **error);
SuyuanTrace *suyuan_office_trace_until (SuyuanOffice *self, SuyuanKind kind, const SuyuanUid *uid, gboolean down,
                                        gboolean main_only, const SuyuanTraceLimits *limits, GError **error);
/* The next section downstream of an outlet (or how far @wanted is); FALSE: no network says. */
gboolean suyuan_office_next_section (SuyuanOffice *self, const SuyuanUid *outlet, const SuyuanUid *wanted,
                                     SuyuanUid *section, double *distance_m, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanTrace, suyuan_trace_free)

G_END_DECLS
