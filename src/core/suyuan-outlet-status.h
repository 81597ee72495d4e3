/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-task-state.h"

G_BEGIN_DECLS

/* What an outlet's status is derived from. */
typedef struct
{
  const char            *stage;                  /* key of outlet_stage; NULL counts as suspected */
  gboolean               sampled;                /* a sample, "monitored", or a reason why it cannot be sampled */
  gboolean               traced;                 /* "traced", or a confirmed link */
  gboolean               rectify_known, rectify; /* whether "needs rectification" is answered, and how */
  gboolean               supervised, sealed;
  const SuyuanTaskState *tasks; /* of all its tasks */
  guint                  n_tasks;
} SuyuanOutletFacts;

const char *suyuan_outlet_status (const SuyuanOutletFacts *facts);

G_END_DECLS
