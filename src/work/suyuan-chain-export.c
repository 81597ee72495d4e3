/* The chain as a file that goes into a meeting: every line of its table, and the totals with their rules.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-chain-export.h"

#include "suyuan-open.h"
#include "suyuan-refusal.h"
#include "suyuan-sinks.h"

#include <glib/gi18n-lib.h>

static void
add_note (GPtrArray  *notes,
          const char *word,
          char       *figure,
          const char *rule)
{
  char **row = g_new0 (char *, 4);

  row[0] = g_strdup (word);
  row[1] = figure;
  row[2] = g_strdup (rule);
  g_ptr_array_add (notes, row);
}

static char *
count_of (guint n)
{
  return g_strdup_printf ("%u", n);
}

/* Two decimals, as the table has them. */
static char *
load_of (double kg_d)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (text, sizeof text, "%.2f", kg_d));
}

static guint
count_column (const SuyuanChain *chain,
              SuyuanChainColumn  column)
{
  return chain->firsts[column + 1] - chain->firsts[column];
}

static GPtrArray *
list_notes (SuyuanOffice           *office,
            const SuyuanChain      *chain,
            const SuyuanChainTerms *terms)
{
  GPtrArray             *notes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  const SuyuanField     *field = suyuan_catalogue_find_field (suyuan_office_get_catalogue (office), SUYUAN_KIND_SAMPLE, terms->parameter);
  const SuyuanChainNode *start = chain->nodes->pdata[0];
  g_autofree char       *begins = g_strjoin (" ", start->code, start->name, NULL);
  guint                  n_outlets = count_column (chain, SUYUAN_CHAIN_OUTLETS);

  add_note (notes, _ ("Total"), g_strdup (_ ("Figure")), _ ("Rule"));
  add_note (notes, _ ("Section"), g_strdup (begins), chain->judged_by ? _ ("Judged by the latest quarter it missed its target in, else the latest it was measured in, unless a period was asked for") : "");
  add_note (notes, _ ("Judged by"), g_strdup (chain->judged_by ? chain->judged_by : _ ("all samples")), "");
  add_note (notes, _ ("Parameter"), g_strdup (suyuan_field_get_label (field)), "");
  add_note (notes, _ ("Period of the loads"), g_strdup (terms->period ? terms->period : _ ("all samples")), "");
  add_note (notes, _ ("Reaches"), count_of (chain->reaches), terms->main_only ? _ ("Upstream along the main path, the start's own among them; by the network, never by the name of the river") : _ ("Upstream over every branch, the start's own among them; by the network, never by the name of the river"));
  add_note (notes, _ ("Outlets"), count_of (n_outlets), _ ("Each counted once, whatever number of enterprises is behind it"));
  add_note (notes, _ ("Enterprises"), count_of (count_column (chain, SUYUAN_CHAIN_ENTERPRISES)), _ ("By the links of the outlets, and by the register where no link is with the party"));
  add_note (notes, _ ("Tasks"), count_of (count_column (chain, SUYUAN_CHAIN_TASKS)), _ ("On the outlets and on the section itself; the table names the open ones"));
  add_note (notes, _ ("Known load (kg/d)"), load_of (chain->outlets_kg_d), _ ("Sum over outlets, not over lines. W = C · Q ÷ 1000 of samples with both; else mean concentration with the declared flow; else the quick test"));
  add_note (notes, _ ("Outlets without a load"), count_of (chain->n_unknown), _ ("Concentration or flow is missing: they are not in the sum, and not nothing"));
  add_note (notes, _ ("Parts of enterprises"), g_strdup (""), _ ("A load divides by the shares of the links, in equal parts where they say none"));
  if (terms->velocity_ms > 0)
    add_note (notes, _ ("Velocity (m/s)"), load_of (terms->velocity_ms), _ ("As given: travel time is distance along the river ÷ velocity"));
  return notes;
}

static gboolean
write_lines (SuyuanOffice  *office,
             SuyuanRowSink *sink,
             GPtrArray     *lines,
             GError       **error)
{
  char    *titles[SUYUAN_CHAIN_N_CELLS + 1] = { NULL };
  gboolean ok;

  for (guint i = 0; i < SUYUAN_CHAIN_N_CELLS; i++)
    titles[i] = suyuan_chain_cell_dup_title (office, (SuyuanChainCell) i);
  ok = suyuan_row_sink_begin (sink, (const char *const *) titles, error);
  for (guint i = 0; i < SUYUAN_CHAIN_N_CELLS; i++)
    g_free (titles[i]);
  for (guint i = 0; ok && i < lines->len; i++)
    ok = suyuan_row_sink_add (sink, (const char *const *) ((SuyuanChainLine *) lines->pdata[i])->cells, NULL, error);
  return ok;
}

/**
 * suyuan_office_export_chain:
 * @terms: what @chain was asked with
 * @path: of a csv or xlsx file; it is replaced when all is written
 * @n_written: (out): lines
 *
 * Writes suyuan_office_chain_lines(). Their header is that of links, so that the ties can be imported elsewhere; no cell is
 * a formula. A workbook has a second sheet of totals, each with its rule beside it.
 *
 * Returns: %FALSE with INVALID (another extension) or an error of the exchange
 */
gboolean
suyuan_office_export_chain (SuyuanOffice           *self,
                            const SuyuanChain      *chain,
                            const SuyuanChainTerms *terms,
                            const char             *path,
                            guint                  *n_written,
                            GError                **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (SuyuanRowSink) sink = NULL;

  if (!g_str_has_suffix (lower, ".xlsx") && !g_str_has_suffix (lower, ".csv"))
    {
      suyuan_refuse_as (error, SUYUAN_WORK_ERROR_INVALID, "format", _ ("A chain is written as a table: name a file that ends in .xlsx or .csv, not “%s”"), path);
      return FALSE;
    }
  sink = suyuan_row_sink_new (path, _ ("Chain"), NULL, error);
  if (!sink)
    return FALSE;
  notes = list_notes (self, chain, terms);
  if (SUYUAN_IS_SHEET_SINK (sink))
    suyuan_sheet_sink_set_notes (SUYUAN_SHEET_SINK (sink), _ ("Totals"), notes);
  lines = suyuan_office_chain_lines (self, chain, terms->velocity_ms);
  if (!write_lines (self, sink, lines, error) || !suyuan_row_sink_close (sink, error))
    return FALSE;
  *n_written = lines->len;
  return TRUE;
}
