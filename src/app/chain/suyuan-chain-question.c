/* suyuan-chain-question.c: what is asked of the worker about a chain, and what it answers
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-chain-question.h"

#include <glib/gi18n-lib.h>

#include "suyuan-chain-export.h"
#include "suyuan-chain-start.h"

SuyuanChainQuestion *
suyuan_chain_question_copy (const SuyuanChainQuestion *self)
{
  SuyuanChainQuestion *copy = g_memdup2 (self, sizeof *self);

  copy->terms.parameter = g_strdup (self->terms.parameter);
  copy->terms.period = g_strdup (self->terms.period);
  copy->filter.confidence = g_intern_string (self->filter.confidence);
  copy->path = g_strdup (self->path);
  return copy;
}

void
suyuan_chain_question_free (SuyuanChainQuestion *self)
{
  g_free ((char *) self->terms.parameter);
  g_free ((char *) self->terms.period);
  g_free (self->path);
  g_free (self);
}

void
suyuan_chain_answer_free (SuyuanChainAnswer *self)
{
  g_clear_pointer (&self->chain, suyuan_chain_free);
  g_clear_pointer (&self->profile, suyuan_profile_free);
  g_free (self->told);
  g_free (self);
}

static gboolean
write_file (SuyuanOffice              *office,
            const SuyuanChainQuestion *question,
            const SuyuanChainTerms    *terms,
            SuyuanChainAnswer         *answer,
            GError                   **error)
{
  g_autoptr (SuyuanChain) part = suyuan_chain_filter (answer->chain, &question->filter);
  guint n_written;

  if (!suyuan_office_export_chain (office, part, terms, question->path, &n_written, error))
    return FALSE;

  answer->told = g_strdup_printf (_ ("%u rows written to %s"), n_written, question->path);
  return TRUE;
}

gpointer
suyuan_chain_question_ask (SuyuanOffice *office,
                           gpointer      data,
                           GCancellable *cancellable,
                           GError      **error)
{
  const SuyuanChainQuestion *question = data;
  SuyuanChainTerms           terms = { question->terms.parameter, question->terms.period, FALSE, question->terms.velocity_ms };
  SuyuanChainAnswer         *answer = g_new0 (SuyuanChainAnswer, 1);
  SuyuanKind                 kind;
  SuyuanUid                  start;
  gboolean                   done;

  if (suyuan_office_chain_start (office, question->kind, &question->uid, &kind, &start, error))
    answer->chain = suyuan_office_chain (office, kind, &start, &terms, error);
  if (answer->chain != NULL && question->path == NULL)
    answer->profile = suyuan_office_profile (office, answer->chain, &question->terms, error);
  done = answer->profile != NULL || (answer->chain != NULL && question->path != NULL && write_file (office, question, &terms, answer, error));
  if (!done)
    g_clear_pointer (&answer, suyuan_chain_answer_free);
  return answer;
}
