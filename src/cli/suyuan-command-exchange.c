/* suyuan-command-exchange.c: import and export
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-cli"

#include "suyuan-command.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "suyuan-export.h"
#include "suyuan-import.h"
#include "suyuan-json.h"

static char    *as_kind, *mode, *key, *crs, *encoding, *layer, *refused_file, *what, *filter;
static char   **maps;
static gboolean no_header, dry_run;

static const GOptionEntry import_options[] = {
  { "as", 0, 0, G_OPTION_ARG_STRING, &as_kind, N_ ("What the rows are: outlet section enterprise reach area unit person sample link task visit …"), "KIND" },
  { "mode", 0, 0, G_OPTION_ARG_STRING, &mode, N_ ("add (default), update or both"), "MODE" },
  { "key", 0, 0, G_OPTION_ARG_STRING, &key, N_ ("The field rows are matched by (default: code)"), N_ ("FIELD") },
  { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &maps, N_ ("Feed FIELD from COLUMN; again for more. geometry takes WKT"), N_ ("FIELD=COLUMN") },
  { "crs", 0, 0, G_OPTION_ARG_STRING, &crs, N_ ("Reference system of the coordinates: EPSG:n, gcj02, bd09"), "CRS" },
  { "encoding", 0, 0, G_OPTION_ARG_STRING, &encoding, N_ ("auto (default), UTF-8, GB18030, CP1252 …"), "NAME" },
  { "layer", 0, 0, G_OPTION_ARG_STRING, &layer, N_ ("Sheet or layer"), "NAME" },
  { "no-header", 0, 0, G_OPTION_ARG_NONE, &no_header, N_ ("The first row is data; columns are called 1, 2, 3…"), NULL },
  { "refused", 0, 0, G_OPTION_ARG_FILENAME, &refused_file, N_ ("Where to write the refused rows, with the reasons: csv or xlsx"), "FILE" },
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Say what would happen and change nothing"), NULL },
  { NULL }
};

static const GOptionEntry export_options[] = {
  { "what", 0, 0, G_OPTION_ARG_STRING, &what, N_ ("A kind of record, or ledger:NAME"), "KIND" },
  { "filter", 0, 0, G_OPTION_ARG_STRING, &filter, N_ ("Only records that pass"), N_ ("EXPR") },
  { NULL }
};

static void
add_verdict (SuyuanJson   *json,
             gconstpointer item)
{
  const SuyuanImportVerdict *verdict = item;

  suyuan_json_add_integer (json, "row", verdict->row);
  if (verdict->line > 0)
    suyuan_json_add_integer (json, "line", verdict->line);
  suyuan_json_add_text (json, "column", verdict->column);
  suyuan_json_add_text (json, "level", verdict->level);
  suyuan_json_add_text (json, "code", verdict->code);
  suyuan_json_add_text (json, "message", verdict->message);
}

static void
add_mapping (SuyuanJson   *json,
             SuyuanImport *import)
{
  const char *const *columns = suyuan_import_get_columns (import);
  suyuan_json_begin_object (json, "mapping");
  for (guint i = 0; columns[i] != NULL; i++)
    {
      const SuyuanField *field = suyuan_import_get_mapping (import, i, NULL);

      suyuan_json_add_nullable (json, columns[i], field != NULL ? field->key : NULL);
    }
  suyuan_json_end_object (json);
}

static void
print_json_report (SuyuanImport       *import,
                   SuyuanImportReport *report)
{
  g_autoptr (SuyuanJson) json = suyuan_json_new (NULL);
  suyuan_json_begin_object (json, NULL);
  suyuan_json_add_integer (json, "rows", report->rows);
  suyuan_json_add_integer (json, "imported", report->imported);
  suyuan_json_add_integer (json, "updated", report->updated);
  suyuan_json_add_integer (json, "unchanged", report->unchanged);
  suyuan_json_add_integer (json, "warned", report->warned);
  suyuan_json_add_integer (json, "refused", report->refused);
  suyuan_json_add_integer (json, "changes", report->changes);
  suyuan_json_add_nullable (json, "batch", report->batch);
  suyuan_json_add_text (json, "source", suyuan_import_describe (import));
  add_mapping (json, import);
  suyuan_json_add_list (json, "verdicts", report->verdicts, add_verdict);
  suyuan_json_end_object (json);
  suyuan_json_print (json);
}

/* What stands in a column that feeds nothing is left in the file: nobody should learn that later. */
static void
print_left_out (SuyuanImport *import)
{
  const char *const *columns = suyuan_import_get_columns (import);
  g_autoptr (GPtrArray) left_out = g_ptr_array_new ();
  g_autofree char *names = NULL;

  for (guint i = 0; columns[i] != NULL; i++)
    if (suyuan_import_get_mapping (import, i, NULL) == NULL)
      g_ptr_array_add (left_out, (char *) columns[i]);
  if (left_out->len == 0)
    return;

  g_ptr_array_add (left_out, NULL);
  names = g_strjoinv (_ (", "), (char **) left_out->pdata);
  g_print (_ ("Columns left out: %s. Take one in with --map FIELD=COLUMN.\n"), names);
}

static void
print_verdict (const SuyuanImportVerdict *verdict)
{
  gboolean         refused = g_str_equal (verdict->level, "refused");
  g_autofree char *line = verdict->line > 0 ? g_strdup_printf (_ (" (line %u of the file)"), verdict->line) : g_strdup ("");

  g_print (_ ("row %u%s%s%s: %s: %s\n"), verdict->row, line, verdict->column != NULL ? _ (", ") : "",
           verdict->column != NULL ? verdict->column : "", refused ? _ ("refused") : _ ("warning"), verdict->message);
}

static void
print_report (SuyuanImport       *import,
              SuyuanImportReport *report)
{
  g_print ("%s\n", suyuan_import_describe (import));
  print_left_out (import);
  g_print (_ ("%u rows: %u imported, %u updated, %u unchanged, %u refused; %u with a warning\n"), report->rows, report->imported,
           report->updated, report->unchanged, report->refused, report->warned);
  for (guint i = 0; i < report->verdicts->len; i++)
    print_verdict (report->verdicts->pdata[i]);
  if (report->batch != NULL)
    g_print (_ ("Batch %s; `suyuanctl undo` takes it back.\n"), report->batch);
}

static void
set_options (SuyuanImport *import)
{
  if (mode != NULL)
    suyuan_import_set_option (import, "mode", mode);
  if (encoding != NULL && !g_str_equal (encoding, "auto"))
    suyuan_import_set_option (import, "encoding", encoding);
  suyuan_import_set_option (import, "key", key);
  suyuan_import_set_option (import, "crs", crs);
  suyuan_import_set_option (import, "layer", layer);
  if (no_header)
    suyuan_import_set_option (import, "no-header", "1");
  for (guint i = 0; maps != NULL && maps[i] != NULL; i++)
    suyuan_import_set_option (import, "map", maps[i]);
}

static void
progress_cb (double   fraction,
             guint    rows,
             gpointer data)
{
  if (isatty (STDERR_FILENO))
    fprintf (stderr, "\r%3.0f %%  %u", fraction * 100, rows);
}

static gboolean
check_import_words (SuyuanKind *kind,
                    GError    **error)
{
  static const char *const modes[] = { "add", "update", "both", NULL };

  if (as_kind == NULL)
    return suyuan_call_usage (error, _ ("Say what the rows are: --as outlet, section, enterprise …"));
  if ((*kind = suyuan_call_kind (as_kind, error)) == SUYUAN_KIND_NONE)
    return FALSE;
  if (*kind == SUYUAN_KIND_EVENT || *kind == SUYUAN_KIND_MEDIUM || *kind == SUYUAN_KIND_EDITION)
    return suyuan_call_usage (error, _ ("Records of kind “%s” come into being through their own verbs, not by import"), as_kind);
  if (mode != NULL && !g_strv_contains (modes, mode))
    return suyuan_call_usage (error, _ ("--mode %s: modes are add, update and both"), mode);
  for (guint i = 0; maps != NULL && maps[i] != NULL; i++)
    if (strchr (maps[i], '=') == NULL || maps[i][0] == '=')
      return suyuan_call_usage (error, _ ("--map %s: write FIELD=COLUMN"), maps[i]);

  return TRUE;
}

/* Nothing came in at all: the document is printed, and the reason said in one line. */
static gboolean
check_report (const char         *file,
              SuyuanImportReport *report,
              GError            **error)
{
  SuyuanImportVerdict *first = NULL;

  if (report->rows > report->refused)
    return TRUE;

  for (guint i = 0; first == NULL && i < report->verdicts->len; i++)
    if (g_str_equal (((SuyuanImportVerdict *) report->verdicts->pdata[i])->level, "refused"))
      first = report->verdicts->pdata[i];

  if (first == NULL)
    g_set_error (error, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_REFUSED,
                 _ ("%s has no rows under its header; nothing was imported"), file);
  else
    g_set_error (error, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_REFUSED, ngettext ("%s: its %u row was refused; row %u%s%s: %s", "%s: each of the %u rows was refused; row %u%s%s: %s", report->rows), file,
                 report->rows, first->row, first->column != NULL ? ", " : "", first->column != NULL ? first->column : "", first->message);

  return FALSE;
}

/* The rows have come in by now: what befalls the file of those that have not is told, and is no refusal. */
static void
save_refused (SuyuanImport       *import,
              SuyuanImportReport *report)
{
  g_autoptr (GError) error = NULL;

  if (refused_file != NULL && report->refused > 0 && !suyuan_import_save_refused (import, report, refused_file, &error))
    fprintf (stderr, _ ("suyuanctl: warning: %s\n"), error->message);
}

static int
run_import (SuyuanCall *call,
            GError    **error)
{
  g_autoptr (SuyuanImport) import = NULL;
  g_autoptr (SuyuanImportReport) report = NULL;
  SuyuanKind kind = SUYUAN_KIND_NONE;

  if (!check_import_words (&kind, error))
    return 1;

  import = suyuan_import_new (call->office, call->words[0], kind);
  set_options (import);
  if (refused_file != NULL && !suyuan_import_check_refused (import, refused_file, error))
    return 1;
  if (!suyuan_import_open (import, error))
    return 1;
  report = suyuan_import_run (import, dry_run, NULL, progress_cb, NULL, error);
  if (report == NULL)
    return 1;
  save_refused (import, report);

  if (call->json)
    print_json_report (import, report);
  else
    print_report (import, report);

  return check_report (call->words[0], report, error) ? 0 : 1;
}

static int
run_export (SuyuanCall *call,
            GError    **error)
{
  g_autoptr (SuyuanExpr) expr = NULL;
  g_autoptr (SuyuanJson) json = NULL;
  guint written = 0;

  if (what == NULL)
    return suyuan_call_usage (error, _ ("Say what to write: --what outlet, or --what ledger:outlet")), 1;
  if (!suyuan_call_filter (filter, &expr, error))
    return 1;
  if (!suyuan_office_export (call->office, call->words[0], what, expr, &written, error))
    return 1;

  if (!call->json)
    {
      g_print (_ ("%u records written to %s\n"), written, call->words[0]);
      return 0;
    }

  json = suyuan_json_new (NULL);
  suyuan_json_begin_object (json, NULL);
  suyuan_json_add_text (json, "file", call->words[0]);
  suyuan_json_add_integer (json, "written", written);
  suyuan_json_end_object (json);
  suyuan_json_print (json);
  return 0;
}

const SuyuanCommand suyuan_exchange_commands[] = {
  { "import", "WORKSPACE FILE --as KIND [--mode add|update|both --key FIELD] [--map FIELD=COLUMN]… [--crs CRS] [--encoding NAME] [--layer NAME] [--no-header] [--dry-run] [--refused FILE]",
    N_ ("Brings a list in, with a verdict for each row, as one batch."), SUYUAN_COMMAND_WRITE, 1, 1, import_options, run_import },
  { "export", "WORKSPACE FILE --what KIND|ledger:NAME [--filter EXPR]",
    N_ ("Writes records; the format follows the extension: csv xlsx geojson gpkg shp kml."), SUYUAN_COMMAND_READ, 1, 1, export_options, run_export },
  { NULL }
};
