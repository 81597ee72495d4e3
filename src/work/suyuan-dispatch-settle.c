/* What becomes of each cell that came back: taken, there already, or set against what was changed here meanwhile.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-dispatch-private.h"

#include "suyuan-census.h"
#include "suyuan-journal.h"
#include "suyuan-office-private.h"
#include "suyuan-period.h"
#include "suyuan-rules.h"
#include "suyuan-task-state.h"
#include "suyuan-three-way.h"

#include <glib/gi18n-lib.h>

/* One task and all that was answered about it. */
typedef struct
{
  SuyuanTaking *taking;
  SuyuanRecord *task;
  char         *code;
  GPtrArray    *claims;   /* of SuyuanClaim, borrowed */
  GPtrArray    *accepted; /* those that are taken */
} Settling;

static const char *
title_of (const SuyuanClaim *claim)
{
  return claim->answer->titles->pdata[suyuan_answer_find_column (claim->answer, claim->field->key)];
}

static SuyuanDispatchVerdict *
note (Settling    *self,
      SuyuanClaim *claim,
      gboolean     left,
      const char  *code,
      char        *message)
{
  SuyuanDispatchVerdict *verdict = suyuan_taking_note (self->taking, claim->answer, claim->row, title_of (claim), left, code, message);

  if (self->code)
    {
      g_free (verdict->task);
      verdict->task = g_strdup (self->code);
    }
  return verdict;
}

static void
leave_all (Settling   *self,
           const char *code,
           const char *why)
{
  for (guint i = 0; i < self->claims->len; i++)
    note (self, self->claims->pdata[i], TRUE, code, g_strdup (why));
}

static char *
dup_shown (Settling          *self,
           const SuyuanField *field,
           const SuyuanValue *value)
{
  g_autoptr (SuyuanRecord) record = suyuan_record_new (suyuan_office_get_catalogue (self->taking->office), SUYUAN_KIND_TASK, suyuan_record_get_uid (self->task));
  char *shown;

  suyuan_record_put (record, field->index, value);
  shown = suyuan_office_dup_shown (self->taking->office, record, field);
  if (*shown)
    return shown;
  g_free (shown);
  return g_strdup (_ ("blank"));
}

/* Who gave the field the value that stands here, and when; %NULL: the journal does not say. */
static char *
dup_author (Settling          *self,
            const SuyuanField *field)
{
  SuyuanOffice *office = self->taking->office;
  g_autoptr (GPtrArray) lines = suyuan_journal_history (suyuan_office_get_workspace (office), SUYUAN_KIND_TASK, suyuan_record_get_uid (self->task), 0, NULL);

  for (guint i = 0; lines && i < lines->len; i++)
    {
      const SuyuanHistoryLine *line = lines->pdata[i];
      g_autofree char         *day = NULL, *person = NULL;

      if (g_strcmp0 (line->field, field->key) != 0)
        continue;
      day = suyuan_day_format (line->at_ms);
      person = suyuan_uid_is_nil (&line->person) ? g_strdup (_ ("somebody")) : suyuan_office_dup_label (office, SUYUAN_KIND_PERSON, &line->person);
      return g_strdup_printf (_ ("by %s on %s"), person, day);
    }
  return NULL;
}

static char *
dup_dispute (Settling      *self,
             SuyuanClaim   *claim,
             SuyuanThreeWay way)
{
  g_autofree char *came = dup_shown (self, claim->field, &claim->came);
  g_autofree char *here = dup_shown (self, claim->field, suyuan_record_peek (self->task, claim->field->index));
  g_autofree char *sent = claim->is_known ? dup_shown (self, claim->field, &claim->sent) : NULL;
  g_autofree char *author = dup_author (self, claim->field);

  if (way == SUYUAN_THREE_WAY_COLLIDES)
    return g_strdup_printf (_ ("“%s” came back, and “%s” was entered here %s; “%s” was sent out"), came, here, author ? author : _ ("meanwhile"), sent);
  if (claim->is_known)
    return g_strdup_printf (_ ("“%s” came back on a roster that a later one followed; here stands “%s”"), came, here);
  return g_strdup_printf (_ ("“%s” came back, here stands “%s”; what was sent out is not known"), came, here);
}

/* One cell, in words that a program can hand back. */
static char *
dup_choice (const SuyuanClaim *claim)
{
  g_autofree char *uid = suyuan_uid_to_string (&claim->task);

  return g_strdup_printf ("%s/%s", uid, claim->field->key);
}

static void
ask (Settling      *self,
     SuyuanClaim   *claim,
     SuyuanThreeWay way)
{
  const SuyuanDispatchTaking *taking = self->taking->taking;
  g_autofree char            *choice = dup_choice (claim);
  gboolean                    taken = taking->theirs || (taking->chosen && g_hash_table_contains (taking->chosen, choice));
  const char                 *code = way == SUYUAN_THREE_WAY_COLLIDES ? "collision" : claim->is_known ? "past_round"
                                                                                                      : "sent_unknown";
  SuyuanDispatchVerdict      *verdict = note (self, claim, !taken, code, dup_dispute (self, claim, way));

  verdict->choice = g_steal_pointer (&choice);
  self->taking->report->collisions++;
  if (taken)
    g_ptr_array_add (self->accepted, claim);
}

static void
settle_cell (Settling    *self,
             SuyuanClaim *claim)
{
  SuyuanThreeWay way = suyuan_three_way (claim->is_known ? &claim->sent : NULL, &claim->came, suyuan_record_peek (self->task, claim->field->index));

  if (way == SUYUAN_THREE_WAY_ALREADY || way == SUYUAN_THREE_WAY_UNCHANGED)
    self->taking->report->unchanged++;
  else if (way == SUYUAN_THREE_WAY_COLLIDES || way == SUYUAN_THREE_WAY_UNKNOWN || claim->is_past)
    ask (self, claim, way);
  else
    {
      if (way == SUYUAN_THREE_WAY_CLEARED)
        {
          g_autofree char *sent = dup_shown (self, claim->field, &claim->sent);

          note (self, claim, FALSE, "cleared", g_strdup_printf (_ ("“%s” was sent out and came back blank: it is taken out here, too"), sent));
        }
      g_ptr_array_add (self->accepted, claim);
    }
}

static gboolean
is_disputed (Settling          *self,
             const SuyuanClaim *claim)
{
  for (guint i = 0; i < self->claims->len; i++)
    {
      const SuyuanClaim *other = self->claims->pdata[i];

      if (other->field == claim->field && !suyuan_value_equal (&other->came, &claim->came))
        return TRUE;
    }
  return FALSE;
}

/* Two answers that say the same are one. */
static gboolean
is_repeated (Settling *self,
             guint     nth)
{
  const SuyuanClaim *claim = self->claims->pdata[nth];

  for (guint i = 0; i < nth; i++)
    if (((SuyuanClaim *) self->claims->pdata[i])->field == claim->field)
      return TRUE;
  return FALSE;
}

static void
settle_cells (Settling *self)
{
  for (guint i = 0; i < self->claims->len; i++)
    {
      SuyuanClaim *claim = self->claims->pdata[i];

      if (is_disputed (self, claim))
        {
          g_autofree char *came = dup_shown (self, claim->field, &claim->came);

          note (self, claim, TRUE, "twice", g_strdup_printf (_ ("Two answers differ: “%s” stands here, something else in another row or file. Neither is taken; delete one of them"), came));
        }
      else if (is_repeated (self, i))
        self->taking->report->unchanged++;
      else
        settle_cell (self, claim);
    }
}

static GPtrArray *
check (Settling     *self,
       SuyuanRecord *record)
{
  g_autofree char *today = suyuan_office_today (self->taking->office);
  GPtrArray       *breaches = suyuan_rules_check (record);

  g_ptr_array_extend_and_steal (breaches, suyuan_rules_check_days (record, today));
  return breaches;
}

static SuyuanRecord *
apply (Settling *self,
       gboolean  whole)
{
  SuyuanRecord *record = whole ? suyuan_record_copy (self->task) : suyuan_record_new (suyuan_office_get_catalogue (self->taking->office), SUYUAN_KIND_TASK, suyuan_record_get_uid (self->task));

  for (guint i = 0; i < self->accepted->len; i++)
    {
      SuyuanClaim *claim = self->accepted->pdata[i];

      suyuan_record_put (record, claim->field->index, &claim->came);
    }
  return record;
}

/* What breaks a rule is left out where the rule is hard, and told in any case. */
static void
hold_to_rules (Settling *self)
{
  g_autoptr (SuyuanRecord) record = apply (self, TRUE);
  g_autoptr (GPtrArray) breaches = check (self, record);

  for (guint i = 0; i < breaches->len; i++)
    for (guint k = 0; k < self->accepted->len; k++)
      {
        SuyuanBreach *breach = breaches->pdata[i];
        SuyuanClaim  *claim = self->accepted->pdata[k];

        if (breach->field != claim->field)
          continue;
        note (self, claim, breach->hard, breach->code, g_strdup (breach->message));
        if (breach->hard)
          g_ptr_array_remove_index (self->accepted, k--);
      }
}

/* One task: %FALSE with an error of the store. */
static gboolean
settle_task (Settling        *self,
             const SuyuanUid *uid,
             GPtrArray       *changes,
             GError         **error)
{
  g_autoptr (SuyuanRecord) task = NULL;
  g_autoptr (GPtrArray) accepted = g_ptr_array_new ();
  g_autofree char *code = NULL;
  const char      *state;

  if (!suyuan_office_seek (self->taking->office, SUYUAN_KIND_TASK, uid, &task, error))
    return FALSE;
  if (!task)
    {
      leave_all (self, "gone", _ ("The task was removed here meanwhile; what came back of it is not taken"));
      return TRUE;
    }
  self->task = task;
  self->code = code = suyuan_office_dup_code (self->taking->office, task);
  self->accepted = accepted;
  state = suyuan_record_get_text (task, "state");
  if (state && suyuan_task_state_is_over_key (state))
    {
      leave_all (self, "closed", _ ("The task was closed or cancelled here meanwhile; what came back of it is not taken"));
      return TRUE;
    }
  settle_cells (self);
  hold_to_rules (self);
  self->taking->report->set += accepted->len;
  if (accepted->len > 0)
    g_ptr_array_add (changes, apply (self, FALSE));
  return TRUE;
}

/**
 * suyuan_taking_settle:
 * @changes: (element-type SuyuanRecord): where to put what is to be written, one record for each task
 *
 * Holds every claim against what stands here. Nothing is written.
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
suyuan_taking_settle (SuyuanTaking *self,
                      GPtrArray    *changes,
                      GError      **error)
{
  for (guint i = 0; i < self->tasks->len; i++)
    {
      Settling settling = { .taking = self, .claims = g_hash_table_lookup (self->claims, self->tasks->pdata[i]) };

      if (!settle_task (&settling, self->tasks->pdata[i], changes, error))
        return FALSE;
    }
  return TRUE;
}
