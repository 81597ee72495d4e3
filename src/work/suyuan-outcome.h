/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"

G_BEGIN_DECLS

/* What a verb that writes answers. */
typedef struct
{
  char     *batch; /* NULL: nothing changed */
  guint     changed;
  char    **codes;    /* of the records touched */
  char    **warnings; /* what was odd but kept; empty, never NULL */
  SuyuanUid uid;      /* of the first of them */
} SuyuanOutcome;

void suyuan_outcome_free (SuyuanOutcome *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanOutcome, suyuan_outcome_free)

G_END_DECLS
