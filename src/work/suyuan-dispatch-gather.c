/* What the answers of a monthly round say, row by row: whose row it is, what was filled in, what was not theirs to change.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-dispatch-private.h"

#include "suyuan-census.h"
#include "suyuan-field-text.h"
#include "suyuan-office-private.h"
#include "suyuan-text-fold.h"

#include <glib/gi18n-lib.h>

/* One file on its way through. */
typedef struct
{
  SuyuanTaking *taking;
  SuyuanAnswer *answer;
  SuyuanRound  *round; /* as it was sent; NULL: nobody knows */
  GHashTable   *seen;  /* tasks of it that came back */
} Reading;

/* A roster some answer is to, and which of its tasks came back in any of them. */
typedef struct
{
  SuyuanRound *round;
  GHashTable  *tasks;
} Seen;

static void
seen_free (gpointer data)
{
  g_hash_table_unref (((Seen *) data)->tasks);
  g_free (data);
}

static void
claim_free (gpointer data)
{
  SuyuanClaim *self = data;

  suyuan_value_clear (&self->came);
  suyuan_value_clear (&self->sent);
  g_free (self);
}

static void
note (Reading         *reading,
      SuyuanAnswerRow *row,
      const char      *column,
      gboolean         left,
      const char      *code,
      char            *message)
{
  suyuan_taking_note (reading->taking, reading->answer, row, column, left, code, message);
}

static const char *
title_of (Reading    *reading,
          const char *key)
{
  int column = suyuan_answer_find_column (reading->answer, key);

  return column >= 0 ? reading->answer->titles->pdata[column] : key;
}

/* The roster as this workspace froze it. */
static SuyuanRound *
find_frozen (SuyuanTaking      *taking,
             const SuyuanRound *like)
{
  for (guint i = 0; like && i < taking->rounds->len; i++)
    if (suyuan_uid_equal (&((SuyuanRound *) taking->rounds->pdata[i])->uid, &like->uid))
      return taking->rounds->pdata[i];
  return NULL;
}

static gboolean
is_same (const SuyuanRound *one,
         const SuyuanRound *other)
{
  g_autofree char *first = suyuan_round_write (one), *second = suyuan_round_write (other);

  return g_str_equal (first, second);
}

/* What was sent is believed of the journal; of the workbook only where a computer of this family signed it. */
static gboolean
choose_round (Reading *reading)
{
  SuyuanTaking *taking = reading->taking;
  SuyuanAnswer *answer = reading->answer;
  SuyuanRound  *frozen = find_frozen (taking, answer->round);
  gboolean      genuine = answer->trust == SUYUAN_ANSWER_GENUINE;

  if (answer->round && !suyuan_uid_equal (&answer->round->workspace, suyuan_workspace_get_uid (suyuan_office_get_workspace (taking->office))))
    {
      note (reading, NULL, NULL, TRUE, "other_workspace", g_strdup_printf (_ ("It was sent out from another workspace, to %s in %s; take it in there"), answer->round->to, answer->round->month));
      return FALSE;
    }
  if (frozen)
    {
      reading->round = frozen;
      if (!genuine || !is_same (frozen, answer->round))
        note (reading, NULL, NULL, FALSE, "tampered", g_strdup (_ ("Its hidden sheet was changed after it was sent; what was sent is taken from the journal")));
      return TRUE;
    }
  if (genuine && answer->round && g_hash_table_contains (taking->devices, answer->device))
    {
      reading->round = answer->round;
      note (reading, NULL, NULL, FALSE, "not_kept", g_strdup_printf (_ ("Roster %s is not in this workspace: its sending was taken back, or has not arrived from another computer. What was filled in is read; the file is not kept beside it, so keep it yourself"), answer->round->code));
    }
  else if (answer->trust == SUYUAN_ANSWER_LOST)
    note (reading, NULL, NULL, FALSE, "no_hidden_sheet", g_strdup (_ ("It has no hidden sheet, so nobody knows what was sent out: rows are found by the task number, and each cell that differs is asked about")));
  else
    note (reading, NULL, NULL, FALSE, "tampered", g_strdup (_ ("Its hidden sheet was changed after it was sent, and this journal does not know the roster: nobody knows what was sent out, and each cell that differs is asked about")));
  return TRUE;
}

/* Whether a later roster asked about the task again. */
static gboolean
is_followed (Reading         *reading,
             const SuyuanUid *task)
{
  for (guint i = 0; reading->round && i < reading->taking->rounds->len; i++)
    {
      const SuyuanRound *later = reading->taking->rounds->pdata[i];

      if (strcmp (later->month, reading->round->month) > 0 && suyuan_round_find_row (later, task, NULL))
        return TRUE;
    }
  return FALSE;
}

/* By its mark, else by the number that stands there. */
static SuyuanRoundRow *
find_sent (Reading         *reading,
           SuyuanAnswerRow *row,
           const char      *code)
{
  SuyuanRoundRow *sent = NULL;

  if (reading->round && !suyuan_uid_is_nil (&row->task))
    sent = suyuan_round_find_row (reading->round, &row->task, NULL);
  return sent || !reading->round ? sent : suyuan_round_find_row (reading->round, NULL, code);
}

/* What keeps the store from answering ends the taking. */
static gboolean
look_up (Reading    *reading,
         const char *code,
         SuyuanUid  *task)
{
  g_autoptr (GError) error = NULL;

  if (!suyuan_text_is_blank (code) && suyuan_office_find (reading->taking->office, SUYUAN_KIND_TASK, code, task, &error))
    return TRUE;
  if (error && error->domain != SUYUAN_WORK_ERROR && !g_error_matches (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NOT_FOUND) && !g_error_matches (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CONSTRAINT) && !reading->taking->failure)
    reading->taking->failure = g_steal_pointer (&error);
  return FALSE;
}

/* Whether mark and number name two tasks. Then nobody knows which of them the row speaks of. */
static gboolean
is_torn (Reading         *reading,
         SuyuanAnswerRow *row,
         const char      *code)
{
  SuyuanRoundRow *named = reading->round ? suyuan_round_find_row (reading->round, NULL, code) : NULL;
  SuyuanUid       task;

  if (suyuan_uid_is_nil (&row->task) || suyuan_text_is_blank (code) || (!named && !look_up (reading, code, &task)))
    return FALSE;
  return !suyuan_uid_equal (named ? &named->task : &task, &row->task);
}

/* It came back, and is not taken. */
static void
note_torn (Reading         *reading,
           SuyuanAnswerRow *row,
           const char      *code)
{
  SuyuanRoundRow *marked = reading->round ? suyuan_round_find_row (reading->round, &row->task, NULL) : NULL;
  SuyuanRoundRow *named = reading->round ? suyuan_round_find_row (reading->round, NULL, code) : NULL;

  if (marked)
    g_hash_table_add (reading->seen, &marked->task);
  if (named)
    g_hash_table_add (reading->seen, &named->task);
  note (reading, row, title_of (reading, "code"), TRUE, "torn", g_strdup_printf (_ ("The row has the number “%s” and the hidden mark of %s, so a part of the table was sorted or pasted by itself. The row is not taken; clear the column of marks to go by the numbers"), code, marked ? marked->code : _ ("another task")));
}

/* What is no task here is a row of theirs. */
static gboolean
find_unmarked (Reading         *reading,
               SuyuanAnswerRow *row,
               const char      *code,
               SuyuanUid       *task)
{
  if (look_up (reading, code, task))
    return TRUE;
  if (reading->taking->failure)
    return FALSE;
  note (reading, row, NULL, TRUE, "added", g_strdup_printf (_ ("The row was added: no task of the roster has the number “%s”. It is not taken; enter a new problem as a task"), code ? code : ""));
  return FALSE;
}

static gboolean
find_task (Reading         *reading,
           SuyuanAnswerRow *row,
           SuyuanRoundRow  *sent,
           const char      *code,
           SuyuanUid       *task)
{
  if (sent)
    *task = sent->task;
  else if (!suyuan_uid_is_nil (&row->task))
    *task = row->task;
  else if (!find_unmarked (reading, row, code, task))
    return FALSE;
  if (sent || !reading->round)
    return TRUE;
  note (reading, row, NULL, TRUE, "not_in_round", g_strdup_printf (_ ("Task %s was not on this roster, so nobody was asked about it; the row is not taken"), code ? code : ""));
  return FALSE;
}

/* A share typed as a percentage is kept by spreadsheets as a fraction, 100 % as 1; 0.5 may be meant, but then as 0.5 %. */
static gboolean
is_fraction (const SuyuanField *field,
             const SuyuanValue *value,
             const char        *text)
{
  return g_strcmp0 (field->unit, "%") == 0 && value->type == SUYUAN_VALUE_REAL && value->real > 0 && value->real <= 1 && !strstr (text, "%") && !strstr (text, "％");
}

static gboolean
read_value (Reading           *reading,
            SuyuanAnswerRow   *row,
            const SuyuanField *field,
            const char        *text,
            SuyuanValue       *value)
{
  g_auto (SuyuanTextVerdict) verdict = { 0 };

  suyuan_field_parse (field, suyuan_office_get_catalogue (reading->taking->office), text, value, &verdict);
  if (verdict.code)
    note (reading, row, title_of (reading, field->key), verdict.refused, verdict.code, g_steal_pointer (&verdict.message));
  return !verdict.refused;
}

static void
add_claim (SuyuanTaking *taking,
           SuyuanClaim  *claim)
{
  GPtrArray *claims = g_hash_table_lookup (taking->claims, &claim->task);

  if (!claims)
    {
      SuyuanUid *task = g_memdup2 (&claim->task, sizeof claim->task);

      claims = g_ptr_array_new_with_free_func (claim_free);
      g_hash_table_insert (taking->claims, task, claims);
      g_ptr_array_add (taking->tasks, task);
    }
  g_ptr_array_add (claims, claim);
}

/* What went out in a cell, as text; of a fresh one what stood here then. %NULL: nobody knows. */
static const char *
get_sent (Reading        *reading,
          SuyuanRoundRow *sent,
          const char     *key)
{
  int column = sent ? suyuan_round_find_column (reading->round, key) : -1;

  return column >= 0 ? sent->cells[column] : NULL;
}

/* Whether two texts say the same: a day has several spellings, and a spreadsheet its own. */
static gboolean
says_same (const char *sent,
           const char *came)
{
  g_autofree char *one = NULL, *other = NULL, *clean = suyuan_answer_clean (sent);

  return g_str_equal (clean, came) || (suyuan_date_parse (sent, &one) && suyuan_date_parse (came, &other) && g_str_equal (one, other));
}

/* A blank cell says nothing where what was sent is not known, or was not shown. */
static gboolean
is_silent (const SuyuanClaim *claim,
           const char        *sent,
           const char        *came)
{
  if (claim->came.type == SUYUAN_VALUE_NULL && (!claim->is_known || suyuan_round_get_access (claim->field->key) == SUYUAN_ROUND_FRESH))
    return TRUE;
  return claim->is_known && (suyuan_value_equal (&claim->came, &claim->sent) || says_same (sent, came));
}

/* Merged cells keep the uppermost of what stood in them. An amount there is not that of each row, and the blank ones below
 * are not cleared. */
static void
note_below (Reading         *reading,
            SuyuanAnswerRow *row,
            const char      *key,
            const char      *sent)
{
  if (suyuan_text_is_blank (sent) || suyuan_round_get_access (key) == SUYUAN_ROUND_FRESH)
    reading->taking->report->unchanged++;
  else
    note (reading, row, title_of (reading, key), TRUE, "merged", g_strdup_printf (_ ("The cell was merged with another, so nobody can tell whether what stands there is said here, too; “%s” stays. Take the cells apart and fill in each"), sent));
}

static void
read_open (Reading         *reading,
           SuyuanAnswerRow *row,
           SuyuanRoundRow  *sent,
           const SuyuanUid *task,
           const char      *key)
{
  SuyuanCatalogue   *catalogue = suyuan_office_get_catalogue (reading->taking->office);
  const SuyuanField *field = suyuan_round_find_field (catalogue, key);
  const char        *came = suyuan_answer_get_cell (reading->answer, row, key), *before = get_sent (reading, sent, key);
  g_auto (SuyuanTextVerdict) verdict = { 0 };
  SuyuanClaim *claim = g_new0 (SuyuanClaim, 1);

  *claim = (SuyuanClaim){ reading->answer, row, field, *task, { 0 }, { 0 }, FALSE, is_followed (reading, task) };
  claim->is_known = before && suyuan_field_parse (field, catalogue, before, &claim->sent, &verdict);
  if (!read_value (reading, row, field, came, &claim->came))
    claim_free (claim);
  else if (is_silent (claim, before, came))
    {
      reading->taking->report->unchanged++;
      claim_free (claim);
    }
  else if (is_fraction (field, &claim->came, came))
    {
      note (reading, row, title_of (reading, key), TRUE, "fraction", g_strdup_printf (_ ("“%s” may mean %g %% or %g %%, for spreadsheets keep percentages as fractions: write the larger as a number from 0 to 100, or enter the smaller here by hand"), came, claim->came.real * 100, claim->came.real));
      claim_free (claim);
    }
  else
    add_claim (reading->taking, claim);
}

static void
check_locked (Reading         *reading,
              SuyuanAnswerRow *row,
              SuyuanRoundRow  *sent)
{
  for (guint i = 0; sent && i < reading->round->columns->len; i++)
    {
      const SuyuanRoundColumn *column = reading->round->columns->pdata[i];
      const char              *came = suyuan_answer_get_cell (reading->answer, row, column->key);
      gboolean                 numbered = g_str_equal (column->key, "no") || g_str_equal (column->key, "uid"); /* of nobody's interest */

      if (column->access == SUYUAN_ROUND_LOCKED && !numbered && came && !says_same (sent->cells[i], came))
        note (reading, row, column->title, TRUE, "not_theirs", g_strdup_printf (_ ("“%s” was made “%s”: the column is not for the answer, and the change is not taken"), sent->cells[i], came));
    }
}

static void
read_row (Reading         *reading,
          SuyuanAnswerRow *row)
{
  const char     *code = suyuan_answer_get_cell (reading->answer, row, "code");
  SuyuanRoundRow *sent = find_sent (reading, row, code);
  SuyuanUid       task;

  reading->taking->report->rows++;
  if (is_torn (reading, row, code))
    {
      note_torn (reading, row, code);
      return;
    }
  if (reading->taking->failure || !find_task (reading, row, sent, code, &task))
    return;
  if (sent)
    g_hash_table_add (reading->seen, &sent->task);
  check_locked (reading, row, sent);
  for (guint i = 0; i < reading->answer->keys->len; i++)
    {
      const char *key = reading->answer->keys->pdata[i];

      if (!key || suyuan_round_get_access (key) == SUYUAN_ROUND_LOCKED || !suyuan_answer_get_cell (reading->answer, row, key))
        continue;
      if (suyuan_answer_is_below (reading->answer, row, key))
        note_below (reading, row, key, get_sent (reading, sent, key));
      else
        read_open (reading, row, sent, &task, key);
    }
}

static gboolean
is_column_of (const SuyuanRound *round,
              const char        *key,
              const char        *title)
{
  for (guint i = 0; i < round->columns->len; i++)
    {
      const SuyuanRoundColumn *column = round->columns->pdata[i];

      if (g_strcmp0 (column->key, key) == 0 || g_str_equal (column->title, title))
        return TRUE;
    }
  return FALSE;
}

static gboolean
says_something (const SuyuanAnswer *answer,
                guint               column)
{
  for (guint i = 0; i < answer->rows->len; i++)
    {
      const SuyuanAnswerRow *row = answer->rows->pdata[i];

      if (column < g_strv_length (row->cells) && !suyuan_text_is_blank (row->cells[column]))
        return TRUE;
    }
  return FALSE;
}

/* Columns of their own, or with a title of their own: what they say is told to be left out. */
static void
note_added_columns (Reading *reading)
{
  const SuyuanAnswer *answer = reading->answer;
  g_autoptr (SuyuanRound) usual = suyuan_round_new ();

  suyuan_round_add_columns (usual, suyuan_office_get_catalogue (reading->taking->office));
  for (guint i = 0; i < answer->titles->len; i++)
    {
      const char *title = answer->titles->pdata[i], *key = answer->keys->pdata[i];

      if (is_column_of (reading->round ? reading->round : usual, key, title) || !says_something (answer, i))
        continue;
      note (reading, NULL, *title ? title : _ ("a column without a title"), TRUE, "added_column", g_strdup (_ ("The column is not of the roster, and what stands in it is not taken. Where it was only renamed, give it its title again")));
    }
}

static void
check_columns (Reading *reading)
{
  for (guint i = 0; reading->round && i < reading->round->columns->len; i++)
    {
      const SuyuanRoundColumn *column = reading->round->columns->pdata[i];

      if (column->access != SUYUAN_ROUND_LOCKED && suyuan_answer_find_column (reading->answer, column->key) < 0)
        note (reading, NULL, column->title, FALSE, "no_column", g_strdup (_ ("The column is missing; what stands here stays")));
    }
}

static void
note_past (Reading *reading)
{
  for (guint i = 0; reading->round && i < reading->round->rows->len; i++)
    if (is_followed (reading, &((SuyuanRoundRow *) reading->round->rows->pdata[i])->task))
      {
        note (reading, NULL, NULL, FALSE, "past_round", g_strdup_printf (_ ("It is the roster of %s, and a later one asked about the same tasks again; what it says of them is asked about"), reading->round->month));
        return;
      }
}

static void
note_missing (SuyuanTaking *taking,
              const Seen   *seen)
{
  for (guint i = 0; i < seen->round->rows->len; i++)
    {
      SuyuanRoundRow        *row = seen->round->rows->pdata[i];
      SuyuanDispatchVerdict *verdict;

      if (g_hash_table_contains (seen->tasks, &row->task))
        continue;
      verdict = suyuan_taking_note (taking, NULL, NULL, NULL, FALSE, "missing", g_strdup_printf (_ ("Task %s was on roster %s (row %u) and did not come back: it counts as not answered"), row->code, seen->round->code, i + 1));
      verdict->task = g_strdup (row->code);
    }
}

static GHashTable *
see (GPtrArray   *seen,
     SuyuanRound *round)
{
  Seen *one;

  for (guint i = 0; i < seen->len; i++)
    if (suyuan_uid_equal (&((Seen *) seen->pdata[i])->round->uid, &round->uid))
      return ((Seen *) seen->pdata[i])->tasks;
  one = g_new0 (Seen, 1);
  one->round = round;
  one->tasks = g_hash_table_new (suyuan_uid_hash, suyuan_uid_equal);
  g_ptr_array_add (seen, one);
  return one->tasks;
}

static void
read_answer (SuyuanTaking *taking,
             SuyuanAnswer *answer,
             GPtrArray    *seen)
{
  Reading reading = { taking, answer, NULL, NULL };

  if (!choose_round (&reading))
    {
      g_clear_pointer (&answer->round, suyuan_round_free); /* nothing is attached to a roster of others */
      return;
    }
  reading.seen = reading.round ? see (seen, reading.round) : NULL;
  check_columns (&reading);
  note_added_columns (&reading);
  note_past (&reading);
  for (guint i = 0; i < answer->rows->len && !taking->failure; i++)
    read_row (&reading, answer->rows->pdata[i]);
}

/**
 * suyuan_taking_gather:
 *
 * Reads all answers: what they say goes into the claims, and what is odd about rows and cells into the report. An answer
 * of another workspace is told and left out.
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
suyuan_taking_gather (SuyuanTaking *self,
                      GError      **error)
{
  g_autoptr (GPtrArray) seen = g_ptr_array_new_with_free_func (seen_free);

  for (guint i = 0; i < self->answers->len && !self->failure; i++)
    read_answer (self, self->answers->pdata[i], seen);
  for (guint i = 0; i < seen->len; i++)
    note_missing (self, seen->pdata[i]);
  if (self->failure)
    g_propagate_error (error, g_steal_pointer (&self->failure));
  else
    return TRUE;
  return FALSE;
}
