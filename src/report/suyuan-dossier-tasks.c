/* suyuan-dossier-tasks.c: the rectification of a dossier: measures, tasks, criteria, events
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-report"

#include "suyuan-dossier-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "suyuan-cells.h"
#include "suyuan-rectification.h"
#include "suyuan-shown.h"

static void
draw_criteria (SuyuanPaper    *paper,
               SuyuanTaskView *view)
{
  const SuyuanPaperColumn columns[] = { { _ ("Criterion"), 0.28, FALSE }, { _ ("Met"), 0.10, FALSE }, { _ ("Because"), 0.62, FALSE } };
  g_autoptr (SuyuanCells) rows = suyuan_cells_new (G_N_ELEMENTS (columns));

  for (guint i = 0; i < view->criteria->len; i++)
    {
      SuyuanTaskCriterion *criterion = view->criteria->pdata[i];

      suyuan_cells_add (rows, g_strdup (criterion->label));
      suyuan_cells_add (rows, g_strdup (criterion->met ? _ ("yes") : criterion->exempt ? _ ("not applicable")
                                                                                       : _ ("no")));
      suyuan_cells_add (rows, g_strdup (criterion->because));
    }
  if (!suyuan_cells_is_empty (rows))
    suyuan_paper_table (paper, columns, G_N_ELEMENTS (columns), suyuan_cells_get (rows));
}

static void
draw_task (SuyuanPaper    *paper,
           SuyuanOffice   *office,
           SuyuanTaskView *view)
{
  static const char *const keys[] = { "at", "type", "to_state", "person", "second_person", "document", "reason" };
  const SuyuanPaperColumn  columns[] = { { _ ("Date"), 0.17, FALSE }, { _ ("Event"), 0.09, FALSE }, { _ ("New state"), 0.12, FALSE }, { _ ("By"), 0.12, FALSE }, { _ ("Second"), 0.11, FALSE }, { _ ("Document"), 0.16, FALSE }, { _ ("Reason"), 0.23, FALSE } };
  g_autofree char         *state = suyuan_shown (office, view->task, "state");
  g_autofree char         *category = suyuan_shown (office, view->task, "category");
  g_autofree char         *line = g_strdup_printf (_ ("%s · %s · %s · round %" PRId64 " · due %s"), view->code, category != NULL ? category : "",
                                           state != NULL ? state : "", view->round, view->deadline != NULL ? view->deadline : "—");

  suyuan_paper_need (paper, 60);
  suyuan_dossier_say (paper, line);
  draw_criteria (paper, view);
  if (view->events->len > 0)
    suyuan_dossier_draw_records (paper, office, view->events, columns, keys, G_N_ELEMENTS (keys));
}

/** Problems, measures and duties, then each task with its criteria and events. */
void
suyuan_dossier_draw_tasks (SuyuanPaper   *paper,
                           SuyuanOffice  *office,
                           SuyuanDossier *dossier)
{
  static const char *const measure_keys[] = { "code", "name", "goal", "due_on", "done_on", "progress" };
  const SuyuanPaperColumn  measure_columns[] = { { _ ("No."), 0.16, FALSE }, { _ ("Measure"), 0.34, FALSE }, { _ ("Goal"), 0.18, FALSE }, { _ ("Due"), 0.12, FALSE }, { _ ("Done"), 0.12, FALSE }, { _ ("%"), 0.08, TRUE } };

  suyuan_paper_heading (paper, _ ("Rectification"));
  if (dossier->measures->len > 0)
    suyuan_dossier_draw_records (paper, office, dossier->measures, measure_columns, measure_keys, G_N_ELEMENTS (measure_keys));
  if (dossier->tasks->len == 0)
    suyuan_dossier_say (paper, _ ("No task has been handed over."));
  for (guint i = 0; i < dossier->tasks->len; i++)
    draw_task (paper, office, dossier->tasks->pdata[i]);
}
