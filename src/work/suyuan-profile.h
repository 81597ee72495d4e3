/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-balance.h"
#include "suyuan-chain.h"

G_BEGIN_DECLS

/* Something at the river on the main path above the start. */
typedef struct
{
  SuyuanKind kind; /* section, outlet, or reach: a tributary */
  SuyuanUid  uid;
  char      *code, *name;
  double     at_m;     /* above the start; of what lies on a branch where that comes in */
  double     branch_m; /* from there up the branch; 0: on the main path */
  double     mg_l;     /* mean of its samples; < 0: none */
  double     limit;    /* of the target of a section; NAN: none */
  SuyuanLoad load;     /* of an outlet and a section */
  gboolean   hidden;   /* not in the part of the chain that is shown */
} SuyuanProfileMark;

typedef struct
{
  double      at_m;
  SuyuanRange mg_l;
  gboolean    unmixed; /* so near below an outlet that the model says nothing yet */
} SuyuanProfilePoint;

/* From one section down to the next. */
typedef struct
{
  double  from_m, until_m;
  GArray *band; /* of SuyuanProfilePoint, downstream; NULL: the model does not hold */
  char   *word; /* why not, or what is not in it; NULL: nothing to say */
} SuyuanProfileStretch;

typedef struct
{
  char      *start, *parameter_label, *unit, *period; /* period: NULL for all samples */
  double     length_m;
  GPtrArray *marks;     /* of SuyuanProfileMark, the farthest first */
  GPtrArray *stretches; /* of SuyuanProfileStretch, the uppermost first */
} SuyuanProfile;

SuyuanProfile *suyuan_office_profile (SuyuanOffice *self, const SuyuanChain *chain, const SuyuanBalanceTerms *terms,
                                      GError **error);
void           suyuan_profile_free (SuyuanProfile *self);
void           suyuan_profile_show_only (SuyuanProfile *self, const SuyuanChain *part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanProfile, suyuan_profile_free)

G_END_DECLS
