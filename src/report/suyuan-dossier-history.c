/* suyuan-dossier-history.c: the last changes of an outlet, a line for each batch
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-report"

#include "suyuan-dossier-private.h"

#include <glib/gi18n-lib.h>

#include "suyuan-cells.h"
#include "suyuan-diary.h"
#include "suyuan-shown.h"

#define LAST_BATCHES 12

/* What one batch did to the record, on one line. */
static char *
batch_text (SuyuanOffice *office,
            GPtrArray    *history,
            guint         from,
            guint         to)
{
  GString *text = g_string_new (NULL);

  for (guint i = from; i < to; i++)
    {
      SuyuanHistoryLine *line = history->pdata[i];
      g_autofree char   *words = suyuan_office_dup_line_text (office, line);

      if (line->created)
        {
          g_string_printf (text, g_dngettext (GETTEXT_PACKAGE, "%s, %u field", "%s, %u fields", to - from - 1), words, to - from - 1);
          break;
        }
      g_string_append_printf (text, "%s%s", text->len > 0 ? "；" : "", words);
    }

  return g_string_free (text, FALSE);
}

/** The last changes of the record, a line for each batch, in words. */
void
suyuan_dossier_draw_history (SuyuanPaper   *paper,
                             SuyuanOffice  *office,
                             SuyuanDossier *dossier)
{
  const SuyuanPaperColumn columns[] = { { _ ("Date"), 0.18, FALSE }, { _ ("By"), 0.14, FALSE }, { _ ("Change"), 0.68, FALSE } };
  g_autoptr (SuyuanCells) rows = suyuan_cells_new (G_N_ELEMENTS (columns));
  GPtrArray *history = dossier->history;

  suyuan_paper_heading (paper, _ ("Last changes"));
  for (guint from = 0, to, n = 0; from < history->len && n < LAST_BATCHES; from = to, n++)
    {
      SuyuanHistoryLine *first = history->pdata[from];

      for (to = from + 1; to < history->len && g_str_equal (((SuyuanHistoryLine *) history->pdata[to])->batch, first->batch);)
        to++;
      suyuan_cells_add (rows, suyuan_shown_instant (first->at_ms));
      suyuan_cells_add (rows, suyuan_uid_is_nil (&first->person) ? NULL : suyuan_office_dup_label (office, SUYUAN_KIND_PERSON, &first->person));
      suyuan_cells_add (rows, batch_text (office, history, from, to));
    }
  suyuan_paper_table (paper, columns, G_N_ELEMENTS (columns), suyuan_cells_get (rows));
}
