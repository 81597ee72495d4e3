/* suyuan-command-dispatch.c: the monthly round goes out as workbooks and comes back
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-cli"

#include "suyuan-command.h"

#include <glib/gi18n-lib.h>

#include "suyuan-dispatch.h"
#include "suyuan-field-text.h"
#include "suyuan-json.h"

static char    *month, *filter, *split, *to;
static gboolean dry_run, theirs;

static const GOptionEntry options[] = {
  { "month", 0, 0, G_OPTION_ARG_STRING, &month, N_ ("out: of which month, 2026-11"), N_ ("MONTH") },
  { "filter", 0, 0, G_OPTION_ARG_STRING, &filter, N_ ("out: the tasks that pass, in place of those that are open"), N_ ("EXPR") },
  { "split", 0, 0, G_OPTION_ARG_STRING, &split, N_ ("out: a workbook for each city, county or responsible unit"), "city|county|unit" },
  { "to", 0, 0, G_OPTION_ARG_FILENAME, &to, N_ ("out: the folder they go into"), N_ ("DIR") },
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_ ("in: say what would happen and change nothing"), NULL },
  { "theirs", 0, 0, G_OPTION_ARG_NONE, &theirs, N_ ("in: take what came back also where something else stands here"), NULL },
  { NULL }
};

static void
print_book (const SuyuanDispatchBook *book)
{
  g_print (ngettext ("%s: %s, %u task, to %s\n", "%s: %s, %u tasks, to %s\n", book->rows), book->code, book->path, book->rows, book->to);
}

static void
add_book (SuyuanJson   *json,
          gconstpointer item)
{
  const SuyuanDispatchBook *book = item;

  suyuan_json_add_text (json, "code", book->code);
  suyuan_json_add_text (json, "file", book->path);
  suyuan_json_add_text (json, "to", book->to);
  suyuan_json_add_integer (json, "rows", book->rows);
}

static void
print_sent (SuyuanCall    *call,
            SuyuanOutcome *outcome,
            GPtrArray     *books)
{
  g_autoptr (SuyuanJson) json = NULL;

  if (!call->json)
    {
      g_ptr_array_foreach (books, (GFunc) print_book, NULL);
      g_print (_ ("Batch %s.\n"), outcome->batch);
      return;
    }
  json = suyuan_json_new (NULL);
  suyuan_json_begin_object (json, NULL);
  suyuan_json_add_text (json, "batch", outcome->batch);
  suyuan_json_add_integer (json, "changed", outcome->changed);
  suyuan_json_begin_list (json, "codes");
  for (char **code = outcome->codes; *code != NULL; code++)
    suyuan_json_add_text (json, NULL, *code);
  suyuan_json_end_list (json);
  suyuan_json_add_list (json, "files", books, add_book);
  suyuan_json_end_object (json);
  suyuan_json_print (json);
}

static gboolean
check_out_words (SuyuanCall *call,
                 GError    **error)
{
  if (dry_run || theirs)
    return suyuan_call_usage (error, _ ("--dry-run and --theirs are said when answers are taken in: dispatch in"));
  if (month == NULL)
    return suyuan_call_usage (error, _ ("Say of which month: --month 2026-11"));
  if (split != NULL && (to == NULL || call->n_words != 1))
    return suyuan_call_usage (error, _ ("--split writes several workbooks: name a folder with --to, and no file"));
  if (split == NULL && (to != NULL || call->n_words != 2))
    return suyuan_call_usage (error, _ ("Name the one workbook to write; a folder is named with --split and --to"));
  if (split == NULL && !g_str_has_suffix (call->words[1], ".xlsx"))
    return suyuan_call_usage (error, _ ("A roster is a workbook: name a file that ends in .xlsx, not “%s”"), call->words[1]);
  return TRUE;
}

static int
run_out (SuyuanCall *call,
         GError    **error)
{
  g_autoptr (SuyuanExpr) expr = NULL;
  g_autoptr (GPtrArray) books = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_dispatch_book_free);
  g_autoptr (SuyuanOutcome) outcome = NULL;
  SuyuanRoundTerms terms = { .month = month, .split = split };

  if (!check_out_words (call, error) || !suyuan_call_filter (filter, &expr, error))
    return 1;
  terms.filter = expr;
  outcome = suyuan_office_dispatch_out (call->office, &terms, split != NULL ? to : call->words[1], books, error);
  if (outcome == NULL)
    return 1;
  print_sent (call, outcome, books);
  return 0;
}

static void
add_verdict (SuyuanJson   *json,
             gconstpointer item)
{
  const SuyuanDispatchVerdict *verdict = item;

  suyuan_json_add_integer (json, "row", verdict->row);
  if (verdict->line > 0)
    suyuan_json_add_integer (json, "line", verdict->line);
  suyuan_json_add_text (json, "column", verdict->column);
  suyuan_json_add_text (json, "level", verdict->level);
  suyuan_json_add_text (json, "code", verdict->code);
  suyuan_json_add_text (json, "message", verdict->message);
  suyuan_json_add_text (json, "file", verdict->file);
  suyuan_json_add_text (json, "task", verdict->task);
}

static void
print_json_report (const SuyuanDispatchReport *report)
{
  g_autoptr (SuyuanJson) json = suyuan_json_new (NULL);

  suyuan_json_begin_object (json, NULL);
  suyuan_json_add_integer (json, "rows", report->rows);
  suyuan_json_add_integer (json, "set", report->set);
  suyuan_json_add_integer (json, "unchanged", report->unchanged);
  suyuan_json_add_integer (json, "collisions", report->collisions);
  suyuan_json_add_integer (json, "left", report->left);
  suyuan_json_add_nullable (json, "batch", report->batch);
  suyuan_json_add_list (json, "verdicts", report->verdicts, add_verdict);
  suyuan_json_end_object (json);
  suyuan_json_print (json);
}

static void
print_verdict (const SuyuanDispatchVerdict *verdict)
{
  g_autoptr (GString) place = g_string_new (verdict->file != NULL ? verdict->file : _ ("rosters"));

  if (verdict->line > 0)
    g_string_append_printf (place, _ (" (line %u of the file)"), verdict->line);
  if (verdict->task != NULL)
    g_string_append_printf (place, "%s%s", _ (", "), verdict->task);
  if (verdict->column != NULL)
    g_string_append_printf (place, "%s%s", _ (", "), verdict->column);
  g_print ("%s: %s: %s\n", place->str, g_str_equal (verdict->level, "refused") ? _ ("left out") : _ ("note"), verdict->message);
}

static void
print_report (const SuyuanDispatchReport *report)
{
  for (guint i = 0; i < report->verdicts->len; i++)
    print_verdict (report->verdicts->pdata[i]);
  g_print (_ ("%u rows: %u cells filled in, %u unchanged, %u collide, %u left out\n"), report->rows, report->set, report->unchanged, report->collisions, report->left);
  if (report->batch != NULL)
    g_print (_ ("Batch %s; `suyuanctl undo` takes it back.\n"), report->batch);
}

/* Nothing came in at all: the document is printed, and the reason said in one line. */
static gboolean
check_report (const SuyuanDispatchReport *report,
              GError                    **error)
{
  for (guint i = 0; report->rows == 0 && i < report->verdicts->len; i++)
    {
      const SuyuanDispatchVerdict *verdict = report->verdicts->pdata[i];

      if (!g_str_equal (verdict->level, "refused"))
        continue;
      g_set_error (error, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_REFUSED, "%s: %s", verdict->file, verdict->message);
      return FALSE;
    }
  return TRUE;
}

static int
run_in (SuyuanCall *call,
        GError    **error)
{
  const SuyuanDispatchTaking taking = { .dry_run = dry_run, .theirs = theirs };
  g_autoptr (SuyuanDispatchReport) report = NULL;

  if (month != NULL || filter != NULL || split != NULL || to != NULL)
    return suyuan_call_usage (error, _ ("--month, --filter, --split and --to are said when rosters go out: dispatch out")), 1;
  if (call->n_words < 2)
    return suyuan_call_usage (error, _ ("Name the workbooks that came back")), 1;
  report = suyuan_office_dispatch_in (call->office, (const char *const *) call->words + 1, &taking, error);
  if (report == NULL)
    return 1;
  if (call->json)
    print_json_report (report);
  else
    print_report (report);
  return check_report (report, error) ? 0 : 1;
}

static void
add_answer (SuyuanJson   *json,
            gconstpointer item)
{
  g_autofree char *received = suyuan_instant_format (suyuan_record_get_integer ((SuyuanRecord *) item, "received"));

  suyuan_json_add_text (json, "file", suyuan_record_get_text ((SuyuanRecord *) item, "name"));
  suyuan_json_add_text (json, "received", received);
}

static void
add_round (SuyuanJson   *json,
           gconstpointer item)
{
  const SuyuanDispatchRound *round = item;

  suyuan_json_add_text (json, "code", round->code);
  suyuan_json_add_text (json, "month", round->month);
  suyuan_json_add_text (json, "to", round->to);
  suyuan_json_add_text (json, "made", round->made);
  suyuan_json_add_text (json, "by", *round->by != '\0' ? round->by : NULL);
  suyuan_json_add_integer (json, "rows", round->rows);
  suyuan_json_add_list (json, "answers", round->answers, add_answer);
}

static void
print_round (gconstpointer item)
{
  const SuyuanDispatchRound *round = item;

  g_print (ngettext ("%s  %s  %s: %u task, %.10s, %s\n", "%s  %s  %s: %u tasks, %.10s, %s\n", round->rows), round->code, round->month, round->to, round->rows, round->made,
           round->answers->len > 0 ? _ ("answered") : _ ("no answer yet"));
  for (guint i = 0; i < round->answers->len; i++)
    {
      g_autofree char *received = suyuan_instant_format (suyuan_record_get_integer (round->answers->pdata[i], "received"));

      g_print ("    %s  %.10s\n", suyuan_record_get_text (round->answers->pdata[i], "name"), received);
    }
}

static int
run_list (SuyuanCall *call,
          GError    **error)
{
  g_autoptr (GPtrArray) rounds = NULL;

  if (call->n_words != 1)
    return suyuan_call_usage (error, _ ("dispatch list takes no more words")), 1;
  rounds = suyuan_office_dispatch_list (call->office, error);
  return suyuan_call_list (call, rounds, add_round, print_round);
}

static int
run_dispatch (SuyuanCall *call,
              GError    **error)
{
  if (g_str_equal (call->words[0], "out"))
    return run_out (call, error);
  if (g_str_equal (call->words[0], "in"))
    return run_in (call, error);
  if (g_str_equal (call->words[0], "list"))
    return run_list (call, error);
  return suyuan_call_usage (error, _ ("dispatch %s: say out, in or list"), call->words[0]), 1;
}

static gboolean
only_looks (const SuyuanCall *call)
{
  return dry_run || (call->n_words > 0 && g_str_equal (call->words[0], "list"));
}

const SuyuanCommand suyuan_dispatch_commands[] = {
  { "dispatch", "WORKSPACE out FILE.xlsx --month MONTH | in FILE… | list", N_ ("The monthly round: sends out workbooks of tasks to be filled in, takes the answers in, and says which came."), SUYUAN_COMMAND_WRITE, 1, SUYUAN_COMMAND_MANY, options, run_dispatch, only_looks },
  { NULL }
};
