/* What a bulletin rests on, and what could not be told of the past any more.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-bulletin-words.h"

#include "suyuan-diary.h"
#include "suyuan-field-text.h"
#include "suyuan-part.h"

#include <glib/gi18n-lib.h>

static GPtrArray *
sentences_new (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

static void
add_counted (GPtrArray  *sentences,
             const char *format,
             guint       n)
{
  if (n > 0)
    g_ptr_array_add (sentences, g_strdup_printf (format, n));
}

/**
 * suyuan_bulletin_list_limits:
 *
 * Returns: (transfer full) (element-type utf8): what holds of the past, and what could not be told of it
 */
GPtrArray *
suyuan_bulletin_list_limits (const SuyuanBulletin *self)
{
  GPtrArray *sentences = sentences_new ();

  g_ptr_array_add (sentences, g_strdup_printf (_ ("Counted from what had happened by the end of %s, by the dates of decisions, visits and samples; what has no date of its own, by the journal. Decisions taken later are set back. What other offices hand in later of that time is counted from then on; the head of the journal says what there was."), self->last_day));
  g_ptr_array_add (sentences, g_strdup (_ ("Taken as they are today: the division of an outlet, the target of a section, names, the sponsor of a task. Records that were removed since, duplicates among them, are not counted.")));
  add_counted (sentences, _ ("Entered after that day, but of the time before by their own dates: %u outlets and tasks. They are counted, and were not in a notice made before they came in."), self->n_late);
  add_counted (sentences, _ ("Outlets entered later that name no day of investigation: %u. Whether they were found in time cannot be told, and they are not counted; enter the day to have them counted."), self->n_untold_outlets);
  add_counted (sentences, _ ("Tasks of a list entered later that name no day before: %u. They are not counted."), self->n_untold_tasks);
  if (!self->finished)
    g_ptr_array_add (sentences, g_strdup (_ ("The quarter is not over: figures will change. Tasks due today or later in it are not yet among those due.")));
  return sentences;
}

/**
 * suyuan_bulletin_list_imprint:
 *
 * Returns: (transfer full) (element-type utf8): when and by whom it is made, and the head of the journal it rests on; %NULL
 *   with an error of the store
 */
GPtrArray *
suyuan_bulletin_list_imprint (SuyuanOffice *office,
                              GError      **error)
{
  g_autoptr (SuyuanJournalInfo) journal = suyuan_office_journal_info (office, error);
  const SuyuanUid *person = suyuan_office_get_operator (office);
  g_autofree char *at = suyuan_instant_format (suyuan_office_now_ms (office));
  g_autofree char *title = suyuan_office_dup_title (office);
  g_autoptr (SuyuanRecord) maker = NULL;
  const char      *who;
  g_autofree char *batches = NULL;
  g_autofree char *part = suyuan_office_dup_part (office);
  GPtrArray       *sentences;

  if (!journal || (!suyuan_uid_is_nil (person) && !suyuan_office_seek (office, SUYUAN_KIND_PERSON, person, &maker, error)))
    return NULL;
  who = maker ? suyuan_record_get_text (maker, "name") : _ ("nobody named");
  g_strdelimit (at, "T", ' ');
  sentences = sentences_new ();
  g_ptr_array_add (sentences, g_strdup_printf (_ ("Made on %.16s by %s from the workspace %s."), at, who, title));
  batches = g_strdup_printf ("%" G_GUINT64_FORMAT, journal->batches);
  g_ptr_array_add (sentences, g_strdup_printf (_ ("Head of the journal: %s (batches: %s)."), journal->head, batches));
  if (part)
    g_ptr_array_add (sentences, g_strdup_printf (_ ("%s. What is withheld here is not counted: these are not the figures of the whole."), part));
  if (suyuan_office_is_rehearsal (office))
    g_ptr_array_add (sentences, g_strdup (_ ("This workspace is a rehearsal: its data are for demonstration and its clock can be set.")));
  return sentences;
}
