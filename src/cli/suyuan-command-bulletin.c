/* suyuan-command-bulletin.c: the quarterly notice
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-cli"

#include "suyuan-command.h"

#include <glib/gi18n-lib.h>

#include "suyuan-bulletin-export.h"
#include "suyuan-bulletin-print.h"
#include "suyuan-bulletin-words.h"
#include "suyuan-bulletin-json.h"

static char *quarter, *level, *to;

static const GOptionEntry options[] = {
  { "quarter", 0, 0, G_OPTION_ARG_STRING, &quarter, N_ ("Of which quarter: 2026Q3"), "QUARTER" },
  { "level", 0, 0, G_OPTION_ARG_STRING, &level, N_ ("By city or county (default: county where all outlets lie in one city)"), "city|county" },
  { "to", 0, 0, G_OPTION_ARG_FILENAME, &to, N_ ("Writes it as a PDF or a workbook"), N_ ("FILE.pdf|FILE.xlsx") },
  { NULL }
};

static void
print_sentences (GPtrArray *sentences)
{
  for (guint i = 0; i < sentences->len; i++)
    g_print ("%s\n", (char *) sentences->pdata[i]);
}

static void
print_words (const SuyuanBulletin     *bulletin,
             const SuyuanBulletinFile *written)
{
  g_autofree char *title = suyuan_bulletin_dup_title (bulletin);
  g_autofree char *basis = suyuan_bulletin_dup_basis (bulletin);
  g_autoptr (GPtrArray) summary = suyuan_bulletin_list_summary (bulletin);
  g_autoptr (GPtrArray) limits = suyuan_bulletin_list_limits (bulletin);

  g_print ("%s\n%s\n", title, basis);
  print_sentences (summary);
  print_sentences (limits);
  if (written->faults != NULL)
    print_sentences (written->faults);
}

static gboolean
is_named (const char *suffix)
{
  g_autofree char *lower = to != NULL ? g_ascii_strdown (to, -1) : NULL;

  return lower != NULL && g_str_has_suffix (lower, suffix);
}

static gboolean
write_to (SuyuanCall           *call,
          const SuyuanBulletin *bulletin,
          SuyuanBulletinFile   *written,
          GError              **error)
{
  if (to == NULL)
    return TRUE;
  if (is_named (".xlsx"))
    return suyuan_office_export_bulletin (call->office, bulletin, to, error);
  return suyuan_bulletin_print (call->office, bulletin, to, &written->n_pages, &written->faults, error);
}

static gboolean
check_words (GError **error)
{
  if (quarter == NULL)
    return suyuan_call_usage (error, _ ("Say of which quarter: --quarter 2026Q3"));
  if (to != NULL && !is_named (".pdf") && !is_named (".xlsx"))
    return suyuan_call_usage (error, _ ("A bulletin is written as a PDF or a workbook: name a file that ends in .pdf or .xlsx, not “%s”"), to);
  return TRUE;
}

static int
run_bulletin (SuyuanCall *call,
              GError    **error)
{
  g_autoptr (SuyuanBulletin) bulletin = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  SuyuanBulletinFile written = { .path = to };

  if (!check_words (error))
    return 1;
  bulletin = suyuan_office_bulletin (call->office, quarter, level, NULL, error);
  if (bulletin == NULL || !write_to (call, bulletin, &written, error))
    return 1;
  faults = written.faults;
  if (call->json)
    return suyuan_bulletin_print_json (call, bulletin, &written, error) ? 0 : 1;
  print_words (bulletin, &written);
  return 0;
}

const SuyuanCommand suyuan_bulletin_commands[] = {
  { "bulletin", "WORKSPACE --quarter QUARTER [--level city|county] [--to FILE.pdf|FILE.xlsx]", N_ ("The quarterly notice: what each area had done by the end of a quarter, ranked, with what is named and what falls due."), SUYUAN_COMMAND_READ, 0, 0, options, run_bulletin },
  { NULL }
};
