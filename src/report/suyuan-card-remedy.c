/* suyuan-card-remedy.c: how an outlet is put right and whether that is closed, for page one
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-report"

#include "suyuan-card-private.h"

#include <glib/gi18n-lib.h>

#include "suyuan-rectification.h"

static SuyuanTaskView *
last_task (SuyuanCard *card)
{
  GPtrArray *tasks = card->dossier->tasks;

  return tasks->len > 0 ? tasks->pdata[tasks->len - 1] : NULL;
}

static char *
names (GPtrArray *records)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    {
      const char *name = suyuan_record_get_text (records->pdata[i], "name");

      if (name != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "；" : "", name);
    }

  return g_string_free (text, FALSE);
}

static gboolean
needs_remedy (SuyuanCard *card)
{
  SuyuanRecord *outlet = card->dossier->outlet;

  return card->dossier->tasks->len > 0 || !suyuan_record_has (outlet, "rectify") ||
         suyuan_record_get_integer (outlet, "rectify") != 0;
}

/** How it is put right: category, problems, measures, dates, state. */
void
suyuan_card_tell_remedy (SuyuanCard *card)
{
  SuyuanTaskView *view = last_task (card);
  SuyuanRecord   *task = view != NULL ? view->task : NULL;
  gboolean        needed = needs_remedy (card);
  char           *due = suyuan_card_join (suyuan_card_shown (card, task, "original_deadline"), " → ", suyuan_card_shown (card, task, "deadline"));

  if (task != NULL && g_strcmp0 (suyuan_record_get_text (task, "original_deadline"), suyuan_record_get_text (task, "deadline")) == 0)
    {
      g_free (due);
      due = suyuan_card_shown (card, task, "deadline");
    }

  suyuan_card_tell (card, _ ("Category"), task != NULL ? suyuan_card_shown (card, task, "category") : suyuan_card_shown (card, card->dossier->outlet, "category"), needed);
  suyuan_card_tell (card, _ ("State"), suyuan_card_join (suyuan_card_shown (card, task, "state"), " · ", view != NULL && view->overdue ? g_strdup_printf (_ ("%d days overdue"), view->overdue_days) : NULL), needed);
  suyuan_card_tell (card, _ ("Problem"), names (card->dossier->problems), needed)->wide = TRUE;
  suyuan_card_tell (card, _ ("Measures"), names (card->dossier->measures), needed)->wide = TRUE;
  suyuan_card_tell (card, _ ("Deadline, original and extended"), due, needed);
  suyuan_card_tell (card, _ ("Responsible unit"), suyuan_card_shown (card, task, "responsible_unit"), needed);
}

/* The last visit of a kind, as its date and what it found. */
static char *
visit_text (SuyuanCard *card,
            const char *type)
{
  GPtrArray *visits = card->dossier->visits;

  for (guint i = visits->len; i > 0; i--)
    if (g_strcmp0 (suyuan_record_get_text (visits->pdata[i - 1], "type"), type) == 0)
      return suyuan_card_join (suyuan_card_shown (card, visits->pdata[i - 1], "at"), " ", suyuan_card_shown (card, visits->pdata[i - 1], "finding"));

  return NULL;
}

/** Whether it is closed: who accepted, checks afterwards, what stands at the mouth. */
void
suyuan_card_tell_closed (SuyuanCard *card)
{
  SuyuanTaskView *view = last_task (card);
  SuyuanRecord   *task = view != NULL ? view->task : NULL;
  SuyuanRecord   *outlet = card->dossier->outlet;
  gboolean        needed = needs_remedy (card);
  gboolean        kept_mouth = card->dossier->flowing;

  suyuan_card_tell (card, _ ("Accepting unit"), suyuan_card_shown (card, task, "accepting_unit"), needed);
  suyuan_card_tell (card, _ ("Closed on"), suyuan_card_join (suyuan_card_shown (card, task, "closed_on"), " ", suyuan_card_shown (card, task, "closure_number")), needed);
  suyuan_card_tell (card, _ ("Spot check"), visit_text (card, "spot_check"), needed);
  suyuan_card_tell (card, _ ("Look-back"), suyuan_card_join (visit_text (card, "look_back"), "", suyuan_card_shown (card, task, "look_back_on")), needed);
  suyuan_card_tell (card, _ ("Result kept"), suyuan_card_shown (card, task, "kept"), needed);
  suyuan_card_tell_field (card, outlet, "keep", needed);
  suyuan_card_tell_field (card, outlet, "sign", kept_mouth);
  suyuan_card_tell_field (card, outlet, "sampling_point", kept_mouth);
  suyuan_card_tell_field (card, outlet, "manhole", kept_mouth);
  suyuan_card_tell_field (card, outlet, "online", kept_mouth);
}
