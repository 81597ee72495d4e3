/* What a verb answered.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-outcome.h"

/**
 * suyuan_outcome_free:
 *
 * Frees what a verb answered.
 */
void
suyuan_outcome_free (SuyuanOutcome *self)
{
  if (!self)
    return;
  g_free (self->batch);
  g_strfreev (self->codes);
  g_strfreev (self->warnings);
  g_free (self);
}
