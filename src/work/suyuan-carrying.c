/* What is moved keeps its place at the river: a reach carries what lies at it along, an outlet or a section is counted anew
 * along the reach it lies at. No chainage outlives the reach it was counted on, or points beyond its end.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-carrying.h"

#include "suyuan-integrity.h"
#include "suyuan-journal.h"
#include "suyuan-line.h"
#include "suyuan-office-private.h"
#include "suyuan-river.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SAME_M 1.0 /* a chainage that was found by position, not entered */

static SuyuanLine *
line_of (SuyuanRecord *reach)
{
  const SuyuanValue *drawn = suyuan_record_get (reach, "geometry");

  return drawn->type == SUYUAN_VALUE_BLOB ? suyuan_line_new_from_wkb (drawn->blob, NULL) : NULL;
}

/* How a place lies beside the line a reach had, or has now; NULL: it is not drawn. */
static gboolean
look_beside (SuyuanRecord         *reach,
             const SuyuanLine     *line,
             const SuyuanPosition *position,
             double               *chainage_m,
             SuyuanSnap           *snap)
{
  double said = suyuan_record_get_real (reach, "length_m");

  if (!line || !suyuan_line_snap (line, position, snap))
    return FALSE;
  *chainage_m = said > 0 && suyuan_line_get_length (line) > 0 ? snap->chainage_m * said / suyuan_line_get_length (line) : snap->chainage_m;
  return TRUE;
}

static gboolean
get_position (SuyuanRecord   *record,
              SuyuanPosition *position)
{
  *position = (SuyuanPosition){ suyuan_record_get_integer (record, "lon"), suyuan_record_get_integer (record, "lat") };
  return suyuan_record_has (record, "lon") && suyuan_record_has (record, "lat");
}

static const char *
bank_of (const SuyuanSnap *snap)
{
  return snap->bank == SUYUAN_BANK_ON ? NULL : snap->bank == SUYUAN_BANK_LEFT ? "left"
                                                                              : "right";
}

/* A reach on its way from where it was, and what that comes to. */
typedef struct
{
  SuyuanOffice    *office;
  SuyuanRecord    *before, *after; /* the reach */
  GHashTable      *settled;        /* of SuyuanUid: records that are where they belong; NULL: none */
  GPtrArray       *changes, *words;
  SuyuanBankside **bankside; /* read for the first of many reaches; NULL: there is only this one */
  GHashTable      *changed;  /* SuyuanUid → what is in @changes of it; NULL: nothing comes up twice */
  SuyuanLine      *was, *is; /* of the reach; NULL where it is not drawn */
} Carrying;

static gboolean
is_settled (const Carrying *self,
            SuyuanRecord   *record)
{
  return self->settled && g_hash_table_contains (self->settled, suyuan_record_get_uid (record));
}

/* NULL: there are none of it yet. */
static SuyuanRecord *
find_changes (const Carrying *self,
              SuyuanRecord   *record)
{
  SuyuanRecord *last = self->changes->len > 0 ? self->changes->pdata[self->changes->len - 1] : NULL;

  if (self->changed)
    return g_hash_table_lookup (self->changed, suyuan_record_get_uid (record));
  return last && suyuan_uid_equal (suyuan_record_get_uid (last), suyuan_record_get_uid (record)) ? last : NULL;
}

static SuyuanRecord *
changes_of (Carrying     *self,
            SuyuanRecord *record)
{
  SuyuanRecord *changes = find_changes (self, record);

  if (changes)
    return changes;
  changes = suyuan_record_new (suyuan_office_get_catalogue (self->office), suyuan_record_get_kind (record), suyuan_record_get_uid (record));
  g_ptr_array_add (self->changes, changes);
  if (self->changed)
    g_hash_table_insert (self->changed, (gpointer) suyuan_record_get_uid (changes), changes);
  return changes;
}

/* Whether the chainage was found to be another, or none, already. */
static gboolean
is_counted_anew (const Carrying *self,
                 SuyuanRecord   *record)
{
  SuyuanRecord *changes = find_changes (self, record);

  return changes && suyuan_record_is_touched (changes, suyuan_catalogue_find_field (suyuan_record_get_catalogue (changes), suyuan_record_get_kind (changes), "chainage_m")->index);
}

/* What fits the line as it is now and not as it was needs no word. */
static void
carry_chainage (Carrying     *self,
                SuyuanRecord *record,
                double        was,
                double        is,
                double        distance_m)
{
  double           stood = suyuan_record_get_real (record, "chainage_m");
  g_autofree char *code = NULL;

  if (!suyuan_record_has (record, "chainage_m") || stood == is || (fabs (stood - was) > SAME_M && fabs (stood - is) <= SAME_M))
    return;
  code = suyuan_office_dup_code (self->office, record);
  if (fabs (stood - was) > SAME_M)
    {
      g_ptr_array_add (self->words, g_strdup_printf (_ ("%s keeps its chainage of %.0f m, which was entered: look whether it still holds"), code, stood));
      return;
    }
  suyuan_record_set_real (changes_of (self, record), "chainage_m", is);
  g_ptr_array_add (self->words, g_strdup_printf (_ ("%s moved: chainage %.0f m → %.0f m, %.0f m from the line"), code, stood, is, distance_m));
}

/* A bank that was read off the line follows it; one that somebody saw otherwise stays. */
static void
carry_bank (Carrying         *self,
            SuyuanRecord     *record,
            const SuyuanSnap *old,
            const SuyuanSnap *new)
{
  const char *bank = suyuan_record_get_kind (record) == SUYUAN_KIND_OUTLET ? suyuan_record_get_text (record, "bank") : NULL;

  if (bank && bank_of (new) && g_strcmp0 (bank, bank_of (old)) == 0 && g_strcmp0 (bank, bank_of (new)) != 0)
    suyuan_record_set_text (changes_of (self, record), "bank", bank_of (new));
}

/* Its chainage by its position, where that lies beside the reach; else none. @why, for people: of the record by its code and of
 * the chainage it had. */
static void
count_anew (Carrying         *self,
            SuyuanRecord     *record,
            SuyuanRecord     *reach,
            const SuyuanLine *line,
            const char       *why)
{
  g_autofree char *code = suyuan_office_dup_code (self->office, record);
  double           stood = suyuan_record_get_real (record, "chainage_m"), is;
  SuyuanPosition   position;
  SuyuanSnap       snap;

  if (reach && get_position (record, &position) && look_beside (reach, line, &position, &is, &snap) && snap.distance_m <= SUYUAN_SURVEY_BAND_M)
    {
      suyuan_record_set_real (changes_of (self, record), "chainage_m", is);
      g_ptr_array_add (self->words, g_strdup_printf (_ ("%s: %s. By its position it is %.0f m, %.0f m from the line; before it was %.0f m"), code, why, is, snap.distance_m, stood));
      return;
    }
  suyuan_record_set (changes_of (self, record), "chainage_m", &(SuyuanValue){ 0 });
  g_ptr_array_add (self->words, g_strdup_printf (_ ("%s: %s. The %.0f m it had are dropped, as its position does not tell another: enter the chainage, or give it a position beside the reach"), code, why, stood));
}

static gboolean
lies_beyond (SuyuanRecord *record,
             SuyuanRecord *reach)
{
  double length = suyuan_record_has (record, "chainage_m") ? suyuan_integrity_get_length (reach) : NAN;

  return !isnan (length) && suyuan_record_get_real (record, "chainage_m") > length + SAME_M;
}

/* What points beyond the end of its reach is nowhere. */
static gboolean
bring_back (Carrying         *self,
            SuyuanRecord     *record,
            SuyuanRecord     *reach,
            const SuyuanLine *line)
{
  g_autofree char *why = NULL;

  if (!lies_beyond (record, reach))
    return FALSE;
  why = g_strdup_printf (_ ("its chainage lies beyond the end of the reach, which is %.0f m long"), suyuan_integrity_get_length (reach));
  count_anew (self, record, reach, line, why);
  return TRUE;
}

static void
carry_along (Carrying     *self,
             SuyuanRecord *record)
{
  gboolean       is_back = bring_back (self, record, self->after, self->is);
  SuyuanPosition position;
  double         was, is;
  SuyuanSnap     old, new;

  if (!get_position (record, &position) || !look_beside (self->before, self->was, &position, &was, &old) || !look_beside (self->after, self->is, &position, &is, &new))
    return;
  if (!is_back)
    carry_chainage (self, record, was, is, new.distance_m);
  carry_bank (self, record, &old, &new);
}

static double
drawn_length (const SuyuanLine *line)
{
  return line ? suyuan_line_get_length (line) : 0;
}

/* A length that was taken from the line follows the line; one that a source said stays. */
static void
follow_length (Carrying *self)
{
  double said = suyuan_record_get_real (self->after, "length_m"), is = drawn_length (self->is);

  if (said <= 0 || is <= 0 || said == is || said != suyuan_record_get_real (self->before, "length_m") || fabs (said - drawn_length (self->was)) > SAME_M)
    return;
  suyuan_record_set_real (changes_of (self, self->after), "length_m", is);
  suyuan_record_set_real (self->after, "length_m", is);
}

static gboolean
has_moved (SuyuanRecord *before,
           SuyuanRecord *after)
{
  return suyuan_record_get_kind (after) == SUYUAN_KIND_REACH && (!suyuan_value_equal (suyuan_record_get (before, "geometry"), suyuan_record_get (after, "geometry")) || !suyuan_value_equal (suyuan_record_get (before, "length_m"), suyuan_record_get (after, "length_m")));
}

static GPtrArray *
list_at_reach (Carrying  *self,
               SuyuanKind kind,
               GError   **error)
{
  const SuyuanUid *reach = suyuan_record_get_uid (self->after);

  if (!self->bankside)
    return suyuan_office_referring (self->office, kind, "reach", reach, error);
  if (!*self->bankside)
    *self->bankside = suyuan_bankside_new (self->office, error);
  return *self->bankside ? suyuan_bankside_list (*self->bankside, kind, reach, error) : NULL;
}

static gboolean
carry_all (Carrying *self,
           GError  **error)
{
  static const SuyuanKind kinds[] = { SUYUAN_KIND_OUTLET, SUYUAN_KIND_SECTION };
  g_autoptr (SuyuanLine) was = line_of (self->before), is = line_of (self->after);

  self->was = was;
  self->is = is;
  if (!is_settled (self, self->after))
    follow_length (self);
  for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (GPtrArray) records = list_at_reach (self, kinds[k], error);

      if (!records)
        return FALSE;
      for (guint i = 0; i < records->len; i++)
        if (!is_settled (self, records->pdata[i]))
          carry_along (self, records->pdata[i]);
        else if (!is_counted_anew (self, records->pdata[i]))
          bring_back (self, records->pdata[i], self->after, self->is);
    }
  return TRUE;
}

static gboolean
is_same (SuyuanRecord *before,
         SuyuanRecord *after,
         const char   *key)
{
  return suyuan_value_equal (suyuan_record_get (before, key), suyuan_record_get (after, key));
}

static gboolean
lies_at_reaches (SuyuanRecord *record)
{
  SuyuanKind kind = suyuan_record_get_kind (record);

  return kind == SUYUAN_KIND_OUTLET || kind == SUYUAN_KIND_SECTION;
}

/* An outlet or a section that was put elsewhere beside its reach, while nobody said where along it that is. */
static gboolean
has_strayed (SuyuanRecord *before,
             SuyuanRecord *after)
{
  return lies_at_reaches (after) && (!is_same (before, after, "lon") || !is_same (before, after, "lat")) && is_same (before, after, "reach") && is_same (before, after, "chainage_m");
}

/* As where the reach is moved: what was found by position is found anew, what was entered stays. */
static gboolean
carry_itself (Carrying     *self,
              SuyuanRecord *before,
              SuyuanRecord *after,
              GError      **error)
{
  g_autoptr (SuyuanRecord) reach = NULL;
  g_autoptr (SuyuanLine) line = NULL;
  SuyuanPosition from, to;
  double         was, is;
  SuyuanSnap     old, new;

  if (!get_position (before, &from) || !get_position (after, &to))
    return TRUE;
  if (!suyuan_office_follow (self->office, after, "reach", &reach, error))
    return FALSE;
  line = reach ? line_of (reach) : NULL;
  if (!line || !look_beside (reach, line, &from, &was, &old) || !look_beside (reach, line, &to, &is, &new))
    return TRUE;
  carry_chainage (self, after, was, is, new.distance_m);
  if (suyuan_record_get_kind (after) == SUYUAN_KIND_SECTION || is_same (before, after, "bank"))
    carry_bank (self, after, &old, &new);
  return TRUE;
}

/* A bank that was read off the line of the reach it lay at goes with the reach. */
static void
carry_bank_over (Carrying         *self,
                 SuyuanRecord     *before,
                 SuyuanRecord     *after,
                 SuyuanRecord     *reach_was,
                 SuyuanRecord     *reach,
                 const SuyuanLine *line)
{
  g_autoptr (SuyuanLine) line_was = reach_was ? line_of (reach_was) : NULL;
  SuyuanPosition from, to;
  double         chainage;
  SuyuanSnap     old, new;

  if (!line_was || !line || !get_position (before, &from) || !get_position (after, &to) || (suyuan_record_get_kind (after) == SUYUAN_KIND_OUTLET && !is_same (before, after, "bank")))
    return;
  if (look_beside (reach_was, line_was, &from, &chainage, &old) && look_beside (reach, line, &to, &chainage, &new))
    carry_bank (self, after, &old, &new);
}

/* To another reach, or to none: a chainage that nobody said of the new one is not its. @is_said: somebody did. */
static gboolean
carry_over (Carrying     *self,
            SuyuanRecord *before,
            SuyuanRecord *after,
            gboolean      is_said,
            GError      **error)
{
  g_autoptr (SuyuanRecord) reach_was = NULL;
  g_autoptr (SuyuanRecord) reach = NULL;
  g_autoptr (SuyuanLine) line = NULL;

  if (!suyuan_office_follow (self->office, before, "reach", &reach_was, error) || !suyuan_office_follow (self->office, after, "reach", &reach, error))
    return FALSE;
  line = reach ? line_of (reach) : NULL;
  carry_bank_over (self, before, after, reach_was, reach, line);
  if (!suyuan_record_has (after, "chainage_m"))
    return TRUE;
  if (!is_said)
    count_anew (self, after, reach, line, suyuan_record_has (before, "reach") ? _ ("its chainage was counted on the reach it lay at before") : _ ("its chainage was entered without a reach"));
  return TRUE;
}

/* An outlet or a section that was changed itself. */
static gboolean
carry_self (Carrying     *self,
            SuyuanRecord *before,
            SuyuanRecord *after,
            gboolean      is_said,
            GError      **error)
{
  if (!is_same (before, after, "reach"))
    return carry_over (self, before, after, is_said, error);
  return is_said || !has_strayed (before, after) || carry_itself (self, before, after, error);
}

/**
 * suyuan_carrying_find:
 * @before: a record as it was
 * @after: the same as it is to be
 * @said: of it what was entered now: a chainage among that counts on the reach @after names
 * @changes: (element-type SuyuanRecord): gets what is to be written besides; frees what is in it
 * @words: (element-type utf8): gets a line on each; frees what is in it
 * @bankside: (nullable) (inout): one for all the reaches of a batch, %NULL before the first that moved; then the caller's
 *
 * Of a reach whose line was moved: its length anew if it was that of the line, and the places of what lies at it, outlets
 * and sections whose chainage and bank were found by their position. Of an outlet or a section that was moved itself its
 * place on its reach. One that was entered stays, and is told. On another reach, or beyond the end of one that became shorter,
 * no chainage stays: it is counted anew by the position, or dropped where that is not in the survey band of the reach, and the
 * reason is told. Of anything else nothing.
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
suyuan_carrying_find (SuyuanOffice    *office,
                      SuyuanRecord    *before,
                      SuyuanRecord    *after,
                      SuyuanRecord    *said,
                      GPtrArray       *changes,
                      GPtrArray       *words,
                      SuyuanBankside **bankside,
                      GError         **error)
{
  Carrying carrying = { office, before, after, NULL, changes, words, bankside };
  g_autoptr (SuyuanRecord) measured = NULL;

  if (lies_at_reaches (after))
    return carry_self (&carrying, before, after, suyuan_record_has (said, "chainage_m"), error);
  if (!has_moved (before, after))
    return TRUE;
  carrying.after = measured = suyuan_record_copy (after);
  return carry_all (&carrying, error);
}

/**
 * suyuan_carrying_follow:
 * @before: a record as it was
 * @after: the same as the action has made it
 * @said: what was entered
 *
 * Writes what suyuan_carrying_find() finds into the action, and says it in the outcome.
 */
gboolean
suyuan_carrying_follow (SuyuanAction *action,
                        SuyuanOffice *office,
                        SuyuanRecord *before,
                        SuyuanRecord *after,
                        SuyuanRecord *said,
                        GError      **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_record_unref);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  if (!suyuan_carrying_find (office, before, after, said, changes, words, NULL, error))
    return FALSE;
  for (guint i = 0; i < changes->len; i++)
    if (!suyuan_action_update (action, changes->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < words->len; i++)
    suyuan_action_warn (action, words->pdata[i]);
  return TRUE;
}

/* Whether the journal has a change of the reach after the last one of the chainage: what is set back then was counted on
 * another. The batch at hand is not in it yet. */
static gboolean
look_back (Carrying     *self,
           SuyuanRecord *record,
           gboolean     *is_of_another,
           GError      **error)
{
  g_autoptr (GPtrArray) lines = suyuan_journal_history (suyuan_office_get_workspace (self->office), suyuan_record_get_kind (record), suyuan_record_get_uid (record), 0, error);
  const char *moved = NULL; /* the batch */

  *is_of_another = FALSE;
  for (guint i = 0; lines && i < lines->len; i++)
    {
      const SuyuanHistoryLine *line = lines->pdata[i];

      if (moved && !g_str_equal (line->batch, moved))
        break;
      if (g_strcmp0 (line->field, "chainage_m") == 0)
        {
          *is_of_another = FALSE;
          break;
        }
      if (g_strcmp0 (line->field, "reach") == 0)
        {
          moved = line->batch;
          *is_of_another = TRUE;
        }
    }
  return lines != NULL;
}

/* What an undo sets back, or brings back, fits the reach it lies at now. What it says of the chainage itself was so once, on
 * the reach of then. */
static gboolean
follow_itself (Carrying     *self,
               SuyuanRecord *before,
               SuyuanRecord *after,
               GError      **error)
{
  gboolean sets_chainage = !is_same (before, after, "chainage_m"), is_of_another = FALSE;
  g_autoptr (SuyuanRecord) reach = NULL;
  g_autoptr (SuyuanLine) line = NULL;

  if (!carry_self (self, before, after, sets_chainage || !suyuan_record_has (after, "reach"), error))
    return FALSE;
  if (is_counted_anew (self, after) || !suyuan_record_has (after, "chainage_m"))
    return TRUE;
  if (!suyuan_office_follow (self->office, after, "reach", &reach, error))
    return FALSE;
  if (!reach)
    return TRUE;
  if (sets_chainage && is_same (before, after, "reach") && !look_back (self, after, &is_of_another, error))
    return FALSE;
  if (!is_of_another && !lies_beyond (after, reach))
    return TRUE;
  line = line_of (reach);
  if (is_of_another)
    count_anew (self, after, reach, line, _ ("its chainage was counted on the reach it lay at before"));
  else
    bring_back (self, after, reach, line);
  return TRUE;
}

/* @before: as it was; what is no more needs nothing. */
static gboolean
follow_one (Carrying     *self,
            SuyuanRecord *before,
            GError      **error)
{
  g_autoptr (SuyuanRecord) after = NULL;

  if (!suyuan_office_seek (self->office, suyuan_record_get_kind (before), suyuan_record_get_uid (before), &after, error))
    return FALSE;
  if (!after) /* the same batch had made it */
    return TRUE;
  if (lies_at_reaches (before))
    return follow_itself (self, before, after, error);
  self->before = before;
  self->after = after;
  return !has_moved (before, after) || carry_all (self, error);
}

static gboolean
is_any_touched (SuyuanRecord      *change,
                const char *const *keys)
{
  for (guint i = 0; keys[i]; i++)
    if (suyuan_record_is_touched (change, suyuan_catalogue_find_field (suyuan_record_get_catalogue (change), suyuan_record_get_kind (change), keys[i])->index))
      return TRUE;
  return FALSE;
}

/**
 * suyuan_carrying_minds:
 * @record: of the carried kinds
 * @change: (nullable): of it; %NULL: it comes back
 *
 * Whether an undo that sets this back may leave something where it is not: a line, a place that has a chainage or a bank. A
 * SuyuanUndoMinds.
 */
gboolean
suyuan_carrying_minds (SuyuanRecord *record,
                       SuyuanRecord *change)
{
  static const char *const drawn[] = { "geometry", "length_m", NULL }, *const place[] = { "reach", "chainage_m", "lon", "lat", NULL };

  if (!lies_at_reaches (record))
    return change && is_any_touched (change, drawn);
  if (suyuan_record_has (record, "chainage_m") || (change && suyuan_record_has (change, "chainage_m")))
    return !change || is_any_touched (change, place);
  return change && suyuan_record_get_kind (record) == SUYUAN_KIND_OUTLET && suyuan_record_has (record, "bank") && is_any_touched (change, place);
}

/**
 * suyuan_carrying_follow_undo:
 * @batch: an undo or redo that is not committed
 * @before: (element-type SuyuanRecord): what of the carried kinds it sets back, as it was
 * @touched: (element-type SuyuanUid): all records it sets back
 * @data: a SuyuanFollowing
 *
 * A line that is set back carries along what has come to lie at its reach since; what the undo sets back itself is where it
 * was, to the digit, so long as that is on its reach. A SuyuanUndoFunc.
 */
gboolean
suyuan_carrying_follow_undo (SuyuanBatch *batch,
                             GPtrArray   *before,
                             GHashTable  *touched,
                             gpointer     data,
                             GError     **error)
{
  SuyuanFollowing *self = data;
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_record_unref);
  g_autoptr (GHashTable) changed = g_hash_table_new (suyuan_uid_hash, suyuan_uid_equal);
  g_autoptr (SuyuanBankside) bankside = NULL;
  Carrying carrying = { self->office, NULL, NULL, touched, changes, self->words, &bankside, changed };

  for (guint pass = 0; pass < 2; pass++) /* what was set back itself, then what lies at the reaches */
    for (guint i = 0; i < before->len; i++)
      if (lies_at_reaches (before->pdata[i]) == (pass == 0) && !follow_one (&carrying, before->pdata[i], error))
        return FALSE;
  for (guint i = 0; i < changes->len; i++)
    if (!suyuan_batch_update (batch, changes->pdata[i], NULL, error))
      return FALSE;
  return TRUE;
}
