/* The answers of a monthly round come in: what was filled in is written in one batch, and the files are kept with their roster.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-action.h"
#include "suyuan-dispatch-private.h"
#include "suyuan-intake.h"
#include "suyuan-journal.h"
#include "suyuan-lookup.h"
#include "suyuan-office-private.h"

#include <glib/gi18n-lib.h>

static void
verdict_free (gpointer data)
{
  SuyuanDispatchVerdict *self = data;

  g_free (self->file);
  g_free (self->column);
  g_free (self->task);
  g_free (self->level);
  g_free (self->code);
  g_free (self->message);
  g_free (self->choice);
  g_free (self);
}

/**
 * suyuan_dispatch_report_free:
 *
 * Frees it; %NULL is fine.
 */
void
suyuan_dispatch_report_free (SuyuanDispatchReport *self)
{
  if (!self)
    return;
  g_free (self->batch);
  g_ptr_array_unref (self->verdicts);
  g_free (self);
}

static guint
place_of (SuyuanTaking *self,
          SuyuanAnswer *answer)
{
  guint i = self->answers->len;

  if (answer && !g_ptr_array_find (self->answers, answer, &i))
    return self->answers->len;
  return i;
}

/**
 * suyuan_taking_note:
 * @answer: (nullable): the file; %NULL: what is said of a roster, behind all files
 * @row: (nullable): of it
 * @column: (nullable): its title
 *
 * Adds a verdict to the report.
 *
 * Returns: (transfer none): the verdict, of the report
 */
SuyuanDispatchVerdict *
suyuan_taking_note (SuyuanTaking    *self,
                    SuyuanAnswer    *answer,
                    SuyuanAnswerRow *row,
                    const char      *column,
                    gboolean         left,
                    const char      *code,
                    char            *message)
{
  SuyuanDispatchVerdict *verdict = g_new0 (SuyuanDispatchVerdict, 1);
  const char            *task = row ? suyuan_answer_get_cell (answer, row, "code") : NULL;

  verdict->file = g_strdup (answer ? answer->name : NULL);
  verdict->nth = place_of (self, answer);
  verdict->row = row ? row->row : 0;
  verdict->line = row ? row->line : 0;
  verdict->column = g_strdup (column);
  verdict->task = task && *task ? g_strdup (task) : NULL;
  verdict->level = g_strdup (left ? "refused" : "warning");
  verdict->code = g_strdup (code);
  verdict->message = message;
  g_ptr_array_add (self->report->verdicts, verdict);
  self->report->left += left;
  return verdict;
}

static int
compare_verdicts (gconstpointer a,
                  gconstpointer b)
{
  const SuyuanDispatchVerdict *one = *(SuyuanDispatchVerdict *const *) a, *other = *(SuyuanDispatchVerdict *const *) b;

  if (one->nth != other->nth)
    return one->nth < other->nth ? -1 : 1;
  return (one->row > other->row) - (one->row < other->row);
}

static gboolean
open_answers (SuyuanTaking      *self,
              const char *const *files,
              GError           **error)
{
  for (const char *const *file = files; *file; file++)
    {
      SuyuanAnswer *answer = suyuan_answer_open (suyuan_office_get_catalogue (self->office), *file, error);

      if (!answer)
        return FALSE;
      g_ptr_array_add (self->answers, answer);
    }
  return TRUE;
}

static gboolean
recall_rounds (SuyuanTaking *self,
               GError      **error)
{
  g_autoptr (GPtrArray) editions = suyuan_office_equal (self->office, SUYUAN_KIND_EDITION, "type", SUYUAN_DISPATCH_TYPE, 0, error);
  SuyuanJournalInfo *info = editions ? suyuan_journal_info (suyuan_office_get_workspace (self->office), error) : NULL;

  if (!info)
    return FALSE;
  for (guint i = 0; i < info->devices->len; i++)
    g_hash_table_add (self->devices, g_strdup (info->devices->pdata[i]));
  suyuan_journal_info_free (info);
  for (guint i = 0; i < editions->len; i++)
    {
      SuyuanRound *round = suyuan_round_read (suyuan_record_get_text (editions->pdata[i], "content"));

      if (round)
        g_ptr_array_add (self->rounds, round);
    }
  return TRUE;
}

/* The file as it came is kept with the roster it answers, where this workspace has it. */
static gboolean
keep_file (SuyuanTaking *self,
           SuyuanAction *action,
           SuyuanAnswer *answer,
           GError      **error)
{
  const char *const files[] = { answer->path, NULL };
  SuyuanIntake      intake = { .kind = SUYUAN_KIND_EDITION, .files = files };
  g_autoptr (SuyuanRecord) edition = NULL;

  if (!answer->round)
    return TRUE;
  if (!suyuan_office_seek (self->office, SUYUAN_KIND_EDITION, &answer->round->uid, &edition, error))
    return FALSE;
  intake.subject = answer->round->uid;
  return !edition || suyuan_intake_attach (&intake, self->office, action, error);
}

static gboolean
write_all (SuyuanTaking *self,
           GPtrArray    *changes,
           GError      **error)
{
  g_autoptr (SuyuanAction) action = suyuan_action_begin (self->office, "dispatch in", error);
  g_autoptr (SuyuanOutcome) outcome = NULL;

  if (!action)
    return FALSE;
  for (guint i = 0; i < changes->len; i++)
    {
      if (!suyuan_action_update (action, changes->pdata[i], error))
        return FALSE;
      suyuan_action_name (action, changes->pdata[i]);
    }
  for (guint i = 0; i < self->answers->len; i++)
    if (!keep_file (self, action, self->answers->pdata[i], error))
      return FALSE;
  outcome = suyuan_action_finish (action, error);
  if (outcome)
    self->report->batch = g_strdup (outcome->batch);
  return outcome != NULL;
}

static void
taking_init (SuyuanTaking               *self,
             SuyuanOffice               *office,
             const SuyuanDispatchTaking *taking)
{
  *self = (SuyuanTaking){ .office = office, .taking = taking };
  self->report = g_new0 (SuyuanDispatchReport, 1);
  self->report->verdicts = g_ptr_array_new_with_free_func (verdict_free);
  self->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_answer_free);
  self->rounds = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_round_free);
  self->claims = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->tasks = g_ptr_array_new ();
  self->devices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
taking_clear (SuyuanTaking *self)
{
  suyuan_dispatch_report_free (self->report);
  g_ptr_array_unref (self->tasks);
  g_hash_table_unref (self->claims);
  g_ptr_array_unref (self->answers);
  g_ptr_array_unref (self->rounds);
  g_hash_table_unref (self->devices);
  g_clear_error (&self->failure);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SuyuanTaking, taking_clear)

/**
 * suyuan_office_dispatch_in:
 * @files: (array zero-terminated=1): workbooks that came back, of one roster or several
 *
 * Takes answers in: each cell that was filled in is held against what was sent out and what stands here. What was changed
 * on both sides is left out unless it is chosen; what is not the addressee's to say is never taken. All is one batch, with
 * the files beside their rosters; taken in again, the same files change nothing.
 *
 * Returns: (transfer full): the report, of a dry run without a batch; %NULL with REFUSED (`no_roster`) where a file is no
 *   roster, or an error of the exchange or the store, and then nothing was taken
 */
SuyuanDispatchReport *
suyuan_office_dispatch_in (SuyuanOffice               *self,
                           const char *const          *files,
                           const SuyuanDispatchTaking *taking,
                           GError                    **error)
{
  g_auto (SuyuanTaking) all = { 0 };
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_record_unref);

  taking_init (&all, self, taking);
  if (!open_answers (&all, files, error) || !recall_rounds (&all, error) || !suyuan_taking_gather (&all, error) || !suyuan_taking_settle (&all, changes, error))
    return NULL;
  if (!taking->dry_run && !write_all (&all, changes, error))
    return NULL;
  g_ptr_array_sort (all.report->verdicts, compare_verdicts);
  return g_steal_pointer (&all.report);
}
