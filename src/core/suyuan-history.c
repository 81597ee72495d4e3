/* suyuan-history.c: what the journal tells people: lines, batches, verdicts
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-history.h"

/**
 * suyuan_history_line_free:
 * @self: (nullable) (transfer full): a line of the history
 */
void
suyuan_history_line_free (SuyuanHistoryLine *self)
{
  if (self == NULL)
    return;

  g_free (self->batch);
  g_free (self->verb);
  g_free (self->field);
  suyuan_value_clear (&self->old_value);
  suyuan_value_clear (&self->new_value);
  g_free (self);
}

/**
 * suyuan_batch_line_free:
 * @self: (nullable) (transfer full): a line of the list of batches
 */
void
suyuan_batch_line_free (SuyuanBatchLine *self)
{
  if (self == NULL)
    return;

  g_free (self->batch);
  g_free (self->verb);
  g_free (self);
}

/**
 * suyuan_verdict_free:
 * @self: (nullable) (transfer full): the outcome of a verification
 */
void
suyuan_verdict_free (SuyuanVerdict *self)
{
  if (self == NULL)
    return;

  g_free (self->bad_batch);
  g_free (self->why);
  g_free (self);
}

/**
 * suyuan_journal_info_free:
 * @self: (nullable) (transfer full): the summary of a journal
 */
void
suyuan_journal_info_free (SuyuanJournalInfo *self)
{
  if (self == NULL)
    return;

  g_free (self->head);
  g_clear_pointer (&self->devices, g_ptr_array_unref);
  g_clear_pointer (&self->heads, g_ptr_array_unref);
  g_free (self);
}
