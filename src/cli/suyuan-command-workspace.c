/* suyuan-command-workspace.c: new, info, log, undo, redo, verify, repair
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-cli"

#include "suyuan-command.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "suyuan-diary.h"
#include "suyuan-field-text.h"
#include "suyuan-json.h"
#include "suyuan-part.h"

static gboolean rehearsal, only_search;
static char    *head, *from;
static int      limit = 100;

static const GOptionEntry new_options[] = {
  { "rehearsal", 0, 0, G_OPTION_ARG_NONE, &rehearsal, N_ ("For practice: SUYUAN_CLOCK sets the clock, every document says so"), NULL },
  { "from", 0, 0, G_OPTION_ARG_FILENAME, &from, N_ ("Of the family of this package, with all that is in it"), N_ ("PACKAGE") },
  { NULL }
};

static const GOptionEntry verify_options[] = {
  { "head", 0, 0, G_OPTION_ARG_STRING, &head, N_ ("The head printed on a dossier or receipt"), N_ ("HEX") },
  { NULL }
};

static const GOptionEntry repair_options[] = {
  { "search", 0, 0, G_OPTION_ARG_NONE, &only_search, N_ ("Only the search index, from the records"), NULL },
  { NULL }
};

static const GOptionEntry log_options[] = {
  { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("At most so many lines, 0 for all"), N_ ("N") },
  { NULL }
};

static int
run_new (SuyuanCall *call,
         GError    **error)
{
  g_autoptr (SuyuanOffice) office = NULL;
  SuyuanOutcome *outcome;

  if (from != NULL)
    return suyuan_call_found (call, from, rehearsal, error);
  office = suyuan_office_create (call->words[0], rehearsal, error);
  if (office == NULL)
    return 1;

  if (!call->json)
    {
      g_print (_ ("Made %s. Next: suyuanctl person %s add NAME\n"), call->words[0], call->words[0]);
      return 0;
    }

  call->office = office;
  outcome = g_new0 (SuyuanOutcome, 1);
  return suyuan_call_outcome (call, outcome, error);
}

static gboolean
add_counts (SuyuanCall *call,
            SuyuanJson *json,
            GError    **error)
{
  suyuan_json_begin_object (json, "counts");
  for (guint kind = 1; kind < SUYUAN_N_KINDS; kind++)
    {
      SuyuanQuery query = { .kind = kind };
      gint64      count = suyuan_office_count (call->office, &query, error);

      if (count < 0)
        return FALSE;
      suyuan_json_add_integer (json, suyuan_kind_name (kind), count);
    }
  suyuan_json_end_object (json);

  return TRUE;
}

static void
add_heads (SuyuanJson        *json,
           SuyuanJournalInfo *info)
{
  suyuan_json_begin_object (json, "heads");
  for (guint i = 0; i < info->devices->len; i++)
    suyuan_json_add_text (json, info->devices->pdata[i], info->heads->pdata[i]);
  suyuan_json_end_object (json);
}

/* As `pack --since` takes them. */
static void
print_heads (SuyuanJournalInfo *info)
{
  g_autoptr (GStrvBuilder) heads = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *text = NULL;

  if (info->heads->len == 0)
    return;
  for (guint i = 0; i < info->heads->len; i++)
    g_strv_builder_add (heads, info->heads->pdata[i]);
  list = g_strv_builder_end (heads);
  text = g_strjoinv (",", list);
  g_print (_ ("For `pack --since` on the other side: %s\n"), text);
}

static int
run_info (SuyuanCall *call,
          GError    **error)
{
  g_autoptr (SuyuanJson) json = suyuan_json_new (call->office);
  g_autoptr (SuyuanJournalInfo) info = suyuan_office_journal_info (call->office, error);
  g_autofree char *part = suyuan_office_dup_part (call->office);
  g_auto (GStrv) lines = NULL;
  gint64 n_withheld;

  if (info == NULL || !suyuan_office_list_part (call->office, &lines, &n_withheld, error))
    return 1;

  suyuan_json_begin_object (json, NULL);
  suyuan_json_add_integer (json, "format", info->format);
  if (!add_counts (call, json, error))
    return 1;
  suyuan_json_add_integer (json, "batches", info->batches);
  suyuan_json_add_integer (json, "changes", info->changes);
  suyuan_json_add_text (json, "head", info->head);
  add_heads (json, info);
  suyuan_json_add_boolean (json, "rehearsal", suyuan_office_is_rehearsal (call->office));
  suyuan_json_add_boolean (json, "read_only", suyuan_office_is_read_only (call->office));
  suyuan_json_add_integer (json, "withheld", n_withheld);
  suyuan_json_add_nullable (json, "part", part);
  suyuan_json_end_object (json);

  if (call->json)
    suyuan_json_print (json);
  else
    {
      g_print (_ ("%" PRIu64 " batches, %" PRIu64 " changes, head %s\n"), info->batches, info->changes, info->head);
      if (part != NULL)
        g_print (_ ("%s\nFor `pack --since` on the other side: a receipt or a package of this workspace, for heads do not say that it is a part\n"), part);
      else
        print_heads (info);
    }
  return 0;
}

/* Decisions are passed over, so that the last batch is not always the one that is taken back: it is named. */
static gboolean
tell_undone (SuyuanCall *call,
             GError    **error)
{
  g_autoptr (GPtrArray) batches = suyuan_office_batches (call->office, 0, error);
  const char *undone = NULL;

  for (guint i = 0; batches != NULL && i < batches->len; i++)
    {
      const SuyuanBatchLine *line = batches->pdata[i];

      if (i == 0 && g_str_has_prefix (line->verb, "undo:"))
        undone = line->verb + strlen ("undo:");
      else if (undone != NULL && g_str_equal (line->batch, undone))
        {
          g_autofree char *text = suyuan_office_dup_verb_text (line->verb);

          g_print (_ ("Taken back: %s, batch %s\n"), text, undone);
        }
    }
  return batches != NULL;
}

static int
run_undo (SuyuanCall *call,
          GError    **error)
{
  int status = suyuan_call_outcome (call, suyuan_office_undo (call->office, call->n_words > 0 ? call->words[0] : NULL, error), error);

  return status != 0 || call->json || tell_undone (call, error) ? status : 1;
}

static int
run_redo (SuyuanCall *call,
          GError    **error)
{
  return suyuan_call_outcome (call, suyuan_office_redo (call->office, error), error);
}

static int
run_repair (SuyuanCall *call,
            GError    **error)
{
  g_autoptr (SuyuanOutcome) outcome = only_search ? suyuan_office_repair_search (call->office, error) : suyuan_office_repair (call->office, error);

  if (call->json || outcome == NULL)
    return suyuan_call_outcome (call, g_steal_pointer (&outcome), error);

  g_print (g_dngettext (GETTEXT_PACKAGE, "Made anew: %u record\n", "Made anew: %u records\n", outcome->changed), outcome->changed);
  return 0;
}

static void
add_verdict (SuyuanJson    *json,
             SuyuanVerdict *verdict)
{
  suyuan_json_begin_object (json, NULL);
  suyuan_json_add_boolean (json, "ok", verdict->ok);
  suyuan_json_add_integer (json, "changes", verdict->changes);
  suyuan_json_add_integer (json, "batches", verdict->batches);
  suyuan_json_add_integer (json, "withheld", verdict->withheld);
  suyuan_json_add_integer (json, "forks", verdict->forks);
  if (verdict->ok)
    suyuan_json_add_nullable (json, "first_bad", NULL);
  else
    {
      suyuan_json_begin_object (json, "first_bad");
      suyuan_json_add_text (json, "batch", verdict->bad_batch);
      suyuan_json_add_text (json, "why", verdict->why);
      suyuan_json_add_boolean (json, "only_search", verdict->only_search);
      suyuan_json_end_object (json);
    }
  suyuan_json_end_object (json);
}

static void
print_whole (SuyuanCall    *call,
             SuyuanVerdict *verdict)
{
  g_autofree char *part = suyuan_office_dup_part (call->office);

  g_print (_ ("Whole: %" PRIu64 " changes in %" PRIu64 " batches.\n"), verdict->changes, verdict->batches);
  if (part != NULL)
    g_print (g_dngettext (GETTEXT_PACKAGE, "%s: of %" PRIu64 " change only the digest is here, which holds.\n", "%s: of %" PRIu64 " changes only the digests are here, which hold.\n", verdict->withheld),
             part, verdict->withheld);
}

static int
run_verify (SuyuanCall *call,
            GError    **error)
{
  g_autoptr (SuyuanJson) json = suyuan_json_new (call->office);
  g_autoptr (SuyuanVerdict) verdict = suyuan_office_verify (call->office, head, NULL, error);

  if (verdict == NULL)
    return 1;

  if (call->json)
    {
      add_verdict (json, verdict);
      suyuan_json_print (json);
    }
  else if (verdict->ok)
    print_whole (call, verdict);
  if (verdict->ok)
    return 0;

  if (verdict->only_search)
    {
      g_set_error (error, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_REFUSED, _ ("%s. `suyuanctl repair --search` makes the index anew; journal and records are whole."), verdict->why);
      return 1;
    }
  g_set_error (error, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_REFUSED, _ ("Not whole: %s%s%s. A copy and `suyuanctl repair` are the way back."),
               verdict->bad_batch != NULL ? verdict->bad_batch : "", verdict->bad_batch != NULL ? ": " : "", verdict->why);
  return 1;
}

static void
add_line (SuyuanCall        *call,
          SuyuanJson        *json,
          SuyuanHistoryLine *line)
{
  g_autofree char *at = suyuan_instant_format (line->at_ms);
  g_autofree char *text = suyuan_office_dup_line_text (call->office, line);
  g_autofree char *person = suyuan_uid_is_nil (&line->person) ? NULL : suyuan_office_dup_label (call->office, SUYUAN_KIND_PERSON, &line->person);

  suyuan_json_begin_object (json, NULL);
  suyuan_json_add_text (json, "batch", line->batch);
  suyuan_json_add_text (json, "at", at);
  suyuan_json_add_text (json, "person", person);
  suyuan_json_add_text (json, "verb", line->verb);
  suyuan_json_add_text (json, "field", line->field);
  suyuan_json_add_text (json, "text", text);
  suyuan_json_end_object (json);
  if (!call->json)
    g_print ("%s  %s  %s  %s\n", at, line->batch, person != NULL ? person : "—", text);
}

static void
add_batch (SuyuanCall      *call,
           SuyuanJson      *json,
           SuyuanBatchLine *line)
{
  g_autofree char *at = suyuan_instant_format (line->at_ms);
  g_autofree char *person = suyuan_uid_is_nil (&line->person) ? NULL : suyuan_office_dup_label (call->office, SUYUAN_KIND_PERSON, &line->person);

  suyuan_json_begin_object (json, NULL);
  suyuan_json_add_text (json, "batch", line->batch);
  suyuan_json_add_text (json, "at", at);
  suyuan_json_add_text (json, "person", person);
  suyuan_json_add_text (json, "verb", line->verb);
  suyuan_json_add_integer (json, "rows", line->rows);
  suyuan_json_add_boolean (json, "undone", line->undone);
  suyuan_json_add_boolean (json, "undoable", line->undoable);
  suyuan_json_end_object (json);
  if (!call->json)
    g_print ("%s  %s  %s  %s  %u%s\n", at, line->batch, person != NULL ? person : "—", line->verb, line->rows, line->undone ? _ ("  (undone)") : "");
}

static GPtrArray *
log_lines (SuyuanCall *call,
           GError    **error)
{
  SuyuanKind kind;
  SuyuanUid  uid;

  if (!suyuan_call_limit (limit, error))
    return NULL;
  if (call->n_words == 0)
    return suyuan_office_batches (call->office, limit, error);
  if (call->n_words == 1)
    return suyuan_call_usage (error, _ ("Name the record too: suyuanctl log WORKSPACE KIND CODE")), NULL;

  kind = suyuan_call_kind (call->words[0], error);
  if (kind == SUYUAN_KIND_NONE || !suyuan_call_find (call, kind, call->words[1], &uid, error))
    return NULL;

  return suyuan_office_history (call->office, kind, &uid, limit, error);
}

static int
run_log (SuyuanCall *call,
         GError    **error)
{
  g_autoptr (SuyuanJson) json = suyuan_json_new (call->office);
  g_autoptr (GPtrArray) lines = log_lines (call, error);

  if (lines == NULL)
    return 1;

  suyuan_json_begin_list (json, NULL);
  for (guint i = 0; i < lines->len; i++)
    if (call->n_words == 0)
      add_batch (call, json, lines->pdata[i]);
    else
      add_line (call, json, lines->pdata[i]);
  suyuan_json_end_list (json);
  if (call->json)
    suyuan_json_print (json);

  return 0;
}

const SuyuanCommand suyuan_workspace_commands[] = {
  { "new", "WORKSPACE [--rehearsal] [--from PACKAGE]", N_ ("Makes an empty workspace, or one from a package."), SUYUAN_COMMAND_PLAIN, 1, 1, new_options, run_new },
  { "info", "WORKSPACE", N_ ("Says what is in it and where its journal stands."), SUYUAN_COMMAND_READ, 0, 0, NULL, run_info },
  { "log", "WORKSPACE [KIND CODE] [--limit N]", N_ ("The batches, newest first, or the history of one record."), SUYUAN_COMMAND_READ, 0, 2, log_options, run_log },
  { "undo", "WORKSPACE [BATCH]", N_ ("Takes back the last batch of this person, or the one named."), SUYUAN_COMMAND_WRITE, 0, 1, NULL, run_undo },
  { "redo", "WORKSPACE", N_ ("Does again what was undone last."), SUYUAN_COMMAND_WRITE, 0, 0, NULL, run_redo },
  { "verify", "WORKSPACE [--head HEX]", N_ ("Recomputes the chain and folds it again; says what does not agree."), SUYUAN_COMMAND_READ, 0, 0, verify_options, run_verify },
  { "repair", "WORKSPACE [--search]", N_ ("Rebuilds tables and indexes from the journal."), SUYUAN_COMMAND_WRITE, 0, 0, repair_options, run_repair },
  { NULL }
};
