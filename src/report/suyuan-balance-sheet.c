/* suyuan-balance-sheet.c: the account between two sections on paper
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-report"

#include "suyuan-balance-sheet.h"

#include <glib/gi18n-lib.h>

#include "suyuan-cells.h"
#include "suyuan-dossier-private.h"
#include "suyuan-field-text.h"
#include "suyuan-paper-table.h"
#include "suyuan-paper-print.h"
#include "suyuan-shown.h"
#include "suyuan-part.h"

#define MOST_LINES 40 /* of a table; the rest is counted */

typedef struct
{
  SuyuanOffice        *office;
  const SuyuanBalance *balance;
} Sheet;

static char *
show_range (SuyuanRange range,
            double      scale,
            const char *unit)
{
  if (range.low == range.high)
    return g_strdup_printf ("%.1f%s", range.middle * scale, unit);
  return g_strdup_printf (_ ("%.1f%s (%.1f to %.1f)"), range.middle * scale, unit, range.low * scale, range.high * scale);
}

static char *
show_kg (SuyuanRange range)
{
  return show_range (range, 1, "");
}

static char *
show_known (gboolean    known,
            double      value,
            const char *format)
{
  return known ? g_strdup_printf (format[1] == '0' ? "%.0f" : "%.3g", value) : g_strdup ("—");
}

static void
add_row (SuyuanCells *rows,
         const char  *what,
         char        *flow,
         char        *mg_l,
         char        *load,
         const char  *basis)
{
  suyuan_cells_add (rows, g_strdup (what));
  suyuan_cells_add (rows, flow);
  suyuan_cells_add (rows, mg_l);
  suyuan_cells_add (rows, load);
  suyuan_cells_add (rows, g_strdup (basis));
}

static void
add_section (SuyuanCells      *rows,
             const char       *what,
             const SuyuanLoad *load)
{
  add_row (rows, what, show_known (load->flow_m3d >= 0, load->flow_m3d, "%0"), show_known (load->mg_l >= 0, load->mg_l, "%g"),
           load->basis != NULL ? show_kg (load->kg_d) : g_strdup ("—"), suyuan_load_get_label (load->basis != NULL ? load->basis : load->missing));
}

static void
draw_account (SuyuanPaper         *paper,
              const SuyuanBalance *balance)
{
  const SuyuanPaperColumn columns[] = { { _ ("Item"), 0.28, FALSE }, { _ ("Flow, m³/d"), 0.12, TRUE }, { _ ("Mean, mg/L"), 0.11, TRUE }, { _ ("Load, kg/d"), 0.24, TRUE }, { _ ("Rests on"), 0.25, FALSE } };
  g_autoptr (SuyuanCells) rows = suyuan_cells_new (G_N_ELEMENTS (columns));
  g_autofree char *incoming = g_strdup_printf (_ ("Comes in at %s"), balance->upper_name != NULL ? balance->upper_name : balance->upper);
  g_autofree char *outgoing = g_strdup_printf (_ ("Goes out at %s"), balance->lower_name != NULL ? balance->lower_name : balance->lower);
  g_autofree char *local = g_strdup_printf (ngettext ("%u outlet in between", "%u outlets in between", balance->outlets->len), balance->outlets->len);
  g_autofree char *unknown = balance->n_unknown > 0 ? g_strdup_printf (_ ("%u without a load"), balance->n_unknown) : g_strdup ("");

  suyuan_paper_heading (paper, _ ("Account"));
  add_section (rows, incoming, &balance->incoming);
  add_row (rows, local, g_strdup (""), g_strdup (""), show_kg (balance->local_kg_d), unknown);
  add_row (rows, _ ("Residual: unknown outlets, diffuse sources, sediment; decay where negative"), g_strdup (""), g_strdup (""),
           balance->balanced ? show_kg (balance->account.residual) : g_strdup ("—"), _ ("out − in − in between"));
  add_section (rows, outgoing, &balance->outgoing);
  suyuan_paper_table (paper, columns, G_N_ELEMENTS (columns), suyuan_cells_get (rows));
}

static void
draw_obstacles (SuyuanPaper         *paper,
                const SuyuanBalance *balance)
{
  if (balance->obstacles->len == 0)
    return;
  suyuan_paper_heading (paper, _ ("What stands against it"));
  for (guint i = 0; i < balance->obstacles->len; i++)
    {
      const SuyuanObstacle *obstacle = balance->obstacles->pdata[i];
      g_autofree char      *line = g_strconcat ("· ", obstacle->message, NULL);

      suyuan_dossier_say (paper, line);
    }
}

static void
draw_lines (SuyuanPaper         *paper,
            const SuyuanBalance *balance,
            const char          *heading,
            GPtrArray           *lines)
{
  const SuyuanPaperColumn columns[] = { { _ ("No."), 0.06, TRUE }, { _ ("Code"), 0.15, FALSE }, { _ ("Name"), 0.27, FALSE }, { _ ("Distance, km"), 0.10, TRUE }, { _ ("Load, kg/d"), 0.21, TRUE }, { _ ("Share of the lower section"), 0.21, TRUE } };
  g_autoptr (SuyuanCells) rows = suyuan_cells_new (G_N_ELEMENTS (columns));

  if (lines->len == 0)
    return;
  suyuan_paper_heading (paper, heading);
  for (guint i = 0; i < MIN (lines->len, MOST_LINES); i++)
    {
      const SuyuanBalanceLine *line = lines->pdata[i];
      gboolean                 shared = balance->modelled && line->load.basis != NULL;

      suyuan_cells_add (rows, g_strdup_printf ("%u", i + 1));
      suyuan_cells_add (rows, g_strdup (line->code));
      suyuan_cells_add (rows, g_strdup (line->name));
      suyuan_cells_add (rows, g_strdup_printf ("%.1f", line->distance_m / 1000));
      suyuan_cells_add (rows, line->load.basis != NULL && line->load.sealed_part < 1 ? show_kg (line->load.kg_d) : g_strdup (suyuan_load_get_label (line->load.basis != NULL ? line->load.basis : line->load.missing)));
      suyuan_cells_add (rows, !shared ? g_strdup ("—") : line->unmixed ? g_strdup (_ ("not mixed yet"))
                                                                       : show_range (line->share, 100, " %"));
    }
  suyuan_paper_table (paper, columns, G_N_ELEMENTS (columns), suyuan_cells_get (rows));
  if (lines->len > MOST_LINES)
    {
      g_autofree char *more = g_strdup_printf (_ ("and %u more with smaller or unknown loads"), lines->len - MOST_LINES);

      suyuan_dossier_say (paper, more);
    }
}

static void
draw_model (SuyuanPaper         *paper,
            const SuyuanBalance *balance)
{
  g_autofree char *given = NULL, *above = NULL, *rest = NULL, *line = NULL;

  if (!balance->modelled)
    return;
  above = show_range (balance->incoming_share, 100, " %");
  rest = show_range (balance->residual_share, 100, " %");
  given = g_strdup_printf (_ ("One-dimensional steady model, first-order decay K = %.3g a day (%.3g to %.3g), velocity %.3g m/s: C = C₀ exp (−K x ÷ 86400 u) (HJ 2.3-2018; GB/T 25173-2010)."),
                           balance->terms.decay_per_day.middle, balance->terms.decay_per_day.low, balance->terms.decay_per_day.high, balance->terms.velocity_ms);
  line = g_strdup_printf (_ ("Of the load at the lower section %s comes from above the upper one; %s is not explained."), above, rest);
  suyuan_paper_heading (paper, _ ("Shares"));
  suyuan_dossier_say (paper, given);
  suyuan_dossier_say (paper, line);
}

static void
set_furniture (SuyuanPaper *paper,
               const Sheet *sheet,
               const char  *header)
{
  gint64           now = suyuan_office_now_ms (sheet->office);
  g_autofree char *at = suyuan_shown_instant (now);
  g_autofree char *created = suyuan_instant_format (now);
  g_autofree char *title = suyuan_office_dup_signature (sheet->office);
  g_autofree char *footer = g_strdup_printf (_ ("%s · as of %s"), title, at);

  suyuan_paper_set_furniture (paper, header, suyuan_office_is_rehearsal (sheet->office) ? _ ("DEMONSTRATION DATA") : NULL, footer);
  suyuan_paper_describe (paper, header, created);
}

static gboolean
draw_cb (SuyuanPaper *paper,
         gpointer     data,
         GError     **error)
{
  const Sheet         *sheet = data;
  const SuyuanBalance *balance = sheet->balance;
  g_autofree char     *header = g_strdup_printf (_ ("Account of loads · %s – %s"), balance->upper, balance->lower);
  g_autofree char     *line = g_strdup_printf (_ ("%s · %s · %.1f km from %s down to %s"), balance->parameter_label, balance->period != NULL ? balance->period : _ ("all samples"),
                                               balance->distance_m / 1000, balance->upper, balance->lower);

  set_furniture (paper, sheet, header);
  suyuan_paper_heading (paper, _ ("Account of loads between two sections"));
  suyuan_dossier_say (paper, line);
  draw_account (paper, balance);
  draw_model (paper, balance);
  draw_obstacles (paper, balance);
  draw_lines (paper, balance, _ ("Outlets in between, by load"), balance->outlets);
  draw_lines (paper, balance, _ ("Enterprises behind them, by load"), balance->enterprises);
  suyuan_dossier_say (paper, _ ("Loads are concentration times flow, mg/L · m³/d ÷ 1000. In brackets the bounds of what was measured and given. Totals follow the network of reaches, not names of rivers."));
  return TRUE;
}

/**
 * Writes the account as a PDF. @n_pages and @faults (may be %NULL) tell how it went. Errors: WRITE; no file is left then.
 */
gboolean
suyuan_balance_print (SuyuanOffice        *office,
                      const SuyuanBalance *balance,
                      const char          *path,
                      guint               *n_pages,
                      GPtrArray          **faults,
                      GError             **error)
{
  Sheet sheet = { office, balance };

  return suyuan_paper_print (path, draw_cb, &sheet, n_pages, faults, error);
}
