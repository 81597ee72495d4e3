/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-monitoring.h"
#include "suyuan-profile.h"
#include "suyuan-tracing.h"

G_BEGIN_DECLS

/* All that hangs on one section, for the dossiers of its outlets. */
typedef struct
{
  SuyuanUid           section;
  SuyuanSectionGrade *grade;     /* as it is judged today */
  const char         *parameter; /* what makes its class, else ammonia; interned */
  SuyuanChain        *chain;     /* of that, all samples */
  SuyuanProfile      *profile;
  SuyuanTrace        *down; /* the sections further down */
} SuyuanChainStory;

const SuyuanChainStory *suyuan_chain_story_get (SuyuanOffice *office, const char *head, const SuyuanUid *section,
                                                GError **error);

G_END_DECLS
