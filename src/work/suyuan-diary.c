/* The journal as the office sees it: history in words, undo and redo, verification and repair.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-diary.h"

#include "suyuan-carrying.h"
#include "suyuan-journal.h"
#include "suyuan-office-private.h"
#include "suyuan-words.h"

#include <glib/gi18n-lib.h>

/**
 * suyuan_office_dup_head:
 *
 * Returns: (transfer full): the head of the journal, hex, without what takes long to count; %NULL with an error of the store
 */
char *
suyuan_office_dup_head (SuyuanOffice *self,
                        GError      **error)
{
  return suyuan_journal_dup_head (suyuan_office_get_workspace (self), error);
}

/**
 * suyuan_office_journal_info:
 *
 * Returns: (transfer full): what the chain holds and its head
 */
SuyuanJournalInfo *
suyuan_office_journal_info (SuyuanOffice *self,
                            GError      **error)
{
  return suyuan_journal_info (suyuan_office_get_workspace (self), error);
}

/**
 * suyuan_office_batches:
 * @limit: 0 for all
 *
 * Returns: (transfer full) (element-type SuyuanBatchLine): what was done, newest first
 */
GPtrArray *
suyuan_office_batches (SuyuanOffice *self,
                       guint         limit,
                       GError      **error)
{
  return suyuan_journal_batches (suyuan_office_get_workspace (self), limit, error);
}

/**
 * suyuan_office_history:
 * @uid: a record
 * @limit: 0 for all
 *
 * Returns: (transfer full) (element-type SuyuanHistoryLine): the changes of one record, newest first
 */
GPtrArray *
suyuan_office_history (SuyuanOffice    *self,
                       SuyuanKind       kind,
                       const SuyuanUid *uid,
                       guint            limit,
                       GError         **error)
{
  return suyuan_journal_history (suyuan_office_get_workspace (self), kind, uid, limit, error);
}

/**
 * suyuan_office_dup_value_text:
 * @field: a field of the kind of @uid
 * @uid: the record it stood in
 *
 * Returns: (transfer full): what the journal keeps of a field, in words; "empty" where nothing stood there
 */
char *
suyuan_office_dup_value_text (SuyuanOffice      *self,
                              const SuyuanField *field,
                              const SuyuanUid   *uid,
                              const SuyuanValue *value)
{
  g_autoptr (SuyuanRecord) record = suyuan_record_new (suyuan_office_get_catalogue (self), field->kind, uid);
  g_autofree char *shown = NULL;

  suyuan_record_put (record, field->index, value);
  shown = suyuan_office_dup_shown (self, record, field);
  return *shown ? g_steal_pointer (&shown) : g_strdup (_ ("empty"));
}

/**
 * suyuan_office_dup_line_text:
 * @line: a line of the history
 *
 * Returns: (transfer full): the line in words: "受纳水体: 湍河 → 刁河"
 */
char *
suyuan_office_dup_line_text (SuyuanOffice            *self,
                             const SuyuanHistoryLine *line)
{
  const SuyuanField *field;
  g_autofree char   *before = NULL;
  g_autofree char   *after = NULL;

  if (line->withheld)
    return g_strdup (_ ("withheld"));
  if (line->created && !line->field)
    return g_strdup (_ ("created"));
  if (line->removed)
    return g_strdup (_ ("removed"));

  field = line->field ? suyuan_catalogue_find_field (suyuan_office_get_catalogue (self), line->kind, line->field) : NULL;
  if (!field)
    return g_strdup (line->field ? line->field : "");
  after = suyuan_office_dup_value_text (self, field, &line->uid, &line->new_value);
  if (line->old_value.type == SUYUAN_VALUE_NULL)
    return g_strdup_printf (_ ("%s: %s"), suyuan_field_get_label (field), after);
  before = suyuan_office_dup_value_text (self, field, &line->uid, &line->old_value);
  return g_strdup_printf (_ ("%s: %s → %s"), suyuan_field_get_label (field), before, after);
}

static const struct
{
  const char *verb;
  const char *text; /* %s: the kind */
} verbs[] = {
  { "add", N_ ("New: %s") },
  { "set", N_ ("Changed: %s") },
  { "remove", N_ ("Removed: %s") },
  { "import", N_ ("Import: %s") },
  { "photo", N_ ("Files for: %s") },
  { "link", N_ ("Link with an enterprise") },
  { "mend", N_ ("Put right: %s") },
  { "task new", N_ ("New task") },
  { "task advance", N_ ("Task taken a step further") },
  { "task return", N_ ("Task returned") },
  { "task transfer", N_ ("Task transferred") },
  { "task extend", N_ ("Task extended") },
  { "task suspend", N_ ("Task suspended") },
  { "task resume", N_ ("Task resumed") },
  { "task cancel", N_ ("Task cancelled") },
  { "task rebound", N_ ("Task rebounded") },
  { "task note", N_ ("Note on a task") },
  { "dispatch out", N_ ("Monthly round sent out") },
  { "dispatch in", N_ ("Answers of a monthly round") },
  { "undo", N_ ("Undo") },
  { "redo", N_ ("Redo") },
};

/**
 * suyuan_office_dup_verb_text:
 * @verb: the verb of a batch, as the journal keeps it: `import outlet`
 *
 * Returns: (transfer full): the verb in words
 */
char *
suyuan_office_dup_verb_text (const char *verb)
{
  const char      *space = strchr (verb, ' ');
  g_autofree char *word = space ? g_strndup (verb, space - verb) : g_strdup (verb);
  SuyuanKind       kind = space ? suyuan_kind_from_name (space + 1) : SUYUAN_KIND_NONE;

  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      if (g_str_equal (verbs[i].verb, verb))
        return g_strdup_printf (_ (verbs[i].text), suyuan_kind_label (kind));
      if (kind != SUYUAN_KIND_NONE && g_str_equal (verbs[i].verb, word))
        return g_strdup_printf (_ (verbs[i].text), suyuan_kind_label_plural (kind));
    }
  return g_strdup (verb);
}

static SuyuanOutcome *
outcome_of (SuyuanOffice *self,
            char         *batch,
            guint         changed)
{
  SuyuanOutcome *outcome = g_new0 (SuyuanOutcome, 1);

  outcome->batch = batch;
  outcome->changed = changed;
  outcome->codes = g_new0 (char *, 1);
  outcome->warnings = g_new0 (char *, 1);
  suyuan_office_emit_changed (self, G_MAXUINT64);
  return outcome;
}

/* Undoes, or does again: what has come to lie at a reach since goes where its line goes. */
static SuyuanOutcome *
set_back (SuyuanOffice *self,
          const char   *batch,
          gboolean      redo,
          GError      **error)
{
  SuyuanWorkspace *workspace = suyuan_office_get_workspace (self);
  const SuyuanUid *person = suyuan_office_get_operator (self);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  SuyuanFollowing following = { self, words };
  g_autoptr (GError) unnamed = NULL;
  SuyuanOutcome *outcome;
  char          *made = NULL;
  char         **codes;
  SuyuanUid      first;
  guint          changed = 0;
  gboolean       done;

  suyuan_journal_follow_undo (workspace, SUYUAN_CARRIED_KINDS, suyuan_carrying_minds, suyuan_carrying_follow_undo, &following);
  done = redo ? suyuan_journal_redo (workspace, person, &made, &changed, error) : suyuan_journal_undo (workspace, batch, person, &made, &changed, error);
  suyuan_journal_follow_undo (workspace, 0, NULL, NULL, NULL);
  if (!done)
    return NULL;
  outcome = outcome_of (self, made, changed);
  codes = suyuan_journal_dup_codes (workspace, made, &first, &unnamed);
  if (codes)
    {
      g_strfreev (outcome->codes);
      outcome->codes = codes;
      outcome->uid = first;
    }
  else /* what is done is done */
    g_ptr_array_add (words, g_strdup (unnamed->message));
  g_strfreev (outcome->warnings);
  g_ptr_array_add (words, NULL);
  outcome->warnings = (char **) g_ptr_array_free (g_steal_pointer (&words), FALSE);
  return outcome;
}

/**
 * suyuan_office_undo:
 * @batch: (nullable): which; %NULL for the operator's last one on this device that can be undone
 *
 * Writes the inverse batch. Decisions are not undone but followed; what later batches stand on is refused
 * with the list. A line that is set back carries along what has come to lie at it since. The outcome names every record
 * that was touched, also those that are gone again.
 *
 * Returns: (transfer full): the outcome; %NULL with CANNOT_UNDO of the store
 */
SuyuanOutcome *
suyuan_office_undo (SuyuanOffice *self,
                    const char   *batch,
                    GError      **error)
{
  return set_back (self, batch, FALSE, error);
}

/**
 * suyuan_office_redo:
 *
 * Writes the inverse of the operator's last undo.
 *
 * Returns: (transfer full): the outcome; %NULL with CANNOT_UNDO of the store
 */
SuyuanOutcome *
suyuan_office_redo (SuyuanOffice *self,
                    GError      **error)
{
  return set_back (self, NULL, TRUE, error);
}

/**
 * suyuan_office_peek_undo:
 * @person: who would undo
 * @redo: whether what would be done again is meant
 * @words: (out) (nullable) (transfer full): what that was; %NULL where there is nothing
 *
 * Says beforehand what undo, or redo, would take. Looks at every batch: let the desk look it up.
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
suyuan_office_peek_undo (SuyuanOffice    *self,
                         const SuyuanUid *person,
                         gboolean         redo,
                         char           **words,
                         GError         **error)
{
  g_autofree char *verb = NULL, *text = NULL;
  guint            n;

  *words = NULL;
  if (!suyuan_journal_peek (suyuan_office_get_workspace (self), person, redo, &verb, &n, error))
    return FALSE;
  if (!verb)
    return TRUE;
  text = suyuan_office_dup_verb_text (verb);
  *words = n == 1 ? g_steal_pointer (&text) : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s (%u record)", "%s (%u records)", n), text, n);
  return TRUE;
}

/**
 * suyuan_office_verify:
 * @head: (nullable): a chain head somebody wrote down, hex
 *
 * Recomputes the chain, folds it again and compares. Long; runs where the office lives.
 *
 * Returns: (transfer full): the verdict; %NULL when it could not be reached
 */
SuyuanVerdict *
suyuan_office_verify (SuyuanOffice *self,
                      const char   *head,
                      GCancellable *cancellable,
                      GError      **error)
{
  return suyuan_journal_verify (suyuan_office_get_workspace (self), head, cancellable, error);
}

/**
 * suyuan_office_repair:
 *
 * Builds the record tables again from the journal.
 *
 * Returns: (transfer full): the outcome; `changed` is the number of records; it makes no batch
 */
SuyuanOutcome *
suyuan_office_repair (SuyuanOffice *self,
                      GError      **error)
{
  guint n_records = 0;

  if (!suyuan_journal_repair (suyuan_office_get_workspace (self), &n_records, error))
    return NULL;
  return outcome_of (self, NULL, n_records);
}

/**
 * suyuan_office_repair_search:
 *
 * Builds the search index again from the records.
 *
 * Returns: (transfer full): the outcome; `changed` is the number of records a search can find; it makes no batch
 */
SuyuanOutcome *
suyuan_office_repair_search (SuyuanOffice *self,
                             GError      **error)
{
  guint n_records = 0;

  if (!suyuan_journal_repair_search (suyuan_office_get_workspace (self), &n_records, error))
    return NULL;
  return outcome_of (self, NULL, n_records);
}
