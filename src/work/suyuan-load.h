/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"
#include "suyuan-steady.h"

G_BEGIN_DECLS

/* What passes an outlet or a section in a day, of one parameter over one period. */
typedef struct
{
  SuyuanRange kg_d;        /* the mean and the extremes of what was found; all 0 while something is missing */
  double      mg_l;        /* mean of the samples; < 0: none */
  double      flow_m3d;    /* mean of those with a flow, else what was declared; < 0: none */
  guint       samples;     /* with the parameter */
  double      sealed_part; /* of the time asked for, 0 to 1: what was sealed brings nothing */
  const char *basis;       /* measured, declared, quick or sealed; NULL: the load is not known */
  const char *missing;     /* concentration or flow; NULL: nothing */
} SuyuanLoad;

gboolean    suyuan_load_check_parameter (SuyuanOffice *office, const char *parameter, GError **error);
const char *suyuan_load_get_label (const char *word);
GHashTable *suyuan_office_loads (SuyuanOffice *self, SuyuanKind kind, const char *parameter, const char *period,
                                 GError **error);
SuyuanLoad  suyuan_loads_get (GHashTable *loads, const SuyuanUid *uid);

G_END_DECLS
