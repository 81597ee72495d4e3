/* suyuan-dossier-pages.c: what follows the card: map, photographs, investigation, links, samples, tasks, changes
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-report"

#include "suyuan-dossier-pages.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "suyuan-card.h"
#include "suyuan-diary.h"
#include "suyuan-evaluated.h"
#include "suyuan-evidence.h"
#include "suyuan-picture.h"
#include "suyuan-rectification.h"
#include "suyuan-cells.h"
#include "suyuan-shown.h"

#define MAP_HEIGHT 300.0
#define MAP_ZOOM 13.0
#define PHOTO_HEIGHT 150.0
#define CAPTION_HEIGHT 30.0

static void
say (SuyuanPaper *paper,
     const char  *words)
{
  SuyuanBox box = suyuan_paper_get_area (paper);

  box.y = suyuan_paper_get_y (paper);
  box.height = 0;
  suyuan_paper_advance (paper, suyuan_paper_text (paper, &box, SUYUAN_TEXT_LABEL, words) + 4);
}

/** The location map, half a page, from the lines and points of the workspace. */
void
suyuan_dossier_draw_map (SuyuanPaper   *paper,
                         SuyuanDossier *dossier,
                         SuyuanScene   *scene)
{
  SuyuanBox box = suyuan_paper_get_area (paper);

  suyuan_paper_heading (paper, _ ("Location"));
  suyuan_paper_need (paper, MAP_HEIGHT);
  box.y = suyuan_paper_get_y (paper);
  box.height = MAP_HEIGHT;
  suyuan_card_draw_map (paper, dossier, scene, &box, MAP_ZOOM);
  suyuan_paper_advance (paper, MAP_HEIGHT + 6);
}

static char *
caption_of (SuyuanOffice *office,
            SuyuanRecord *medium)
{
  g_autofree char *kind = suyuan_shown (office, medium, "photo_kind");
  g_autofree char *taken = suyuan_shown (office, medium, "taken");
  g_autofree char *because = NULL;
  const char      *grade = suyuan_office_grade_medium (office, medium, &because);
  const char      *mark = g_strcmp0 (grade, "second") == 0    ? _ ("second-grade evidence")
                          : g_strcmp0 (grade, "refused") == 0 ? _ ("no evidence")
                                                              : _ ("first-grade evidence");

  return g_strdup_printf ("%s · %s · %s", kind != NULL ? kind : suyuan_record_get_text (medium, "name"),
                          taken != NULL ? taken : _ ("time unknown"), because != NULL ? because : mark);
}

static void
draw_photo (SuyuanPaper  *paper,
            SuyuanOffice *office,
            SuyuanRecord *medium,
            const char   *path,
            SuyuanBox    *box)
{
  SuyuanBox        words = { box->x, box->y + PHOTO_HEIGHT + 2, box->width, CAPTION_HEIGHT - 4 };
  g_autofree char *caption = caption_of (office, medium);
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    suyuan_paper_missing_picture (paper, box, _ ("The file is missing from the media folder"));
  else if (!suyuan_paper_picture (paper, box, path, &error))
    {
      suyuan_paper_missing_picture (paper, box, _ ("The photo cannot be read"));
      g_ptr_array_add (suyuan_paper_get_faults (paper), g_strdup (error->message));
    }
  suyuan_paper_text (paper, &words, SUYUAN_TEXT_SMALL, caption);
}

/** Every photograph, two in a row, with what it shows, when, and its grade as evidence. */
void
suyuan_dossier_draw_photos (SuyuanPaper   *paper,
                            SuyuanOffice  *office,
                            SuyuanDossier *dossier)
{
  SuyuanBox area = suyuan_paper_get_area (paper);
  double    width = (area.width - 10) / 2;
  guint     n = 0;

  suyuan_paper_heading (paper, _ ("Photos"));
  for (guint i = 0; i < dossier->media->len; i++)
    {
      SuyuanRecord *medium = dossier->media->pdata[i];
      SuyuanBox     box = { area.x + (n % 2) * (width + 10), 0, width, PHOTO_HEIGHT };

      if (g_strcmp0 (suyuan_record_get_text (medium, "type"), "photo") != 0)
        continue;
      if (n % 2 == 0)
        suyuan_paper_need (paper, PHOTO_HEIGHT + CAPTION_HEIGHT);
      box.y = suyuan_paper_get_y (paper);
      draw_photo (paper, office, medium, dossier->media_paths->pdata[i], &box);
      if (n++ % 2 == 1)
        suyuan_paper_advance (paper, PHOTO_HEIGHT + CAPTION_HEIGHT);
    }

  if (n % 2 == 1)
    suyuan_paper_advance (paper, PHOTO_HEIGHT + CAPTION_HEIGHT);
  if (n == 0)
    say (paper, _ ("No photo has been taken."));
}

/** The fields of one group that have a value, label and value, two pairs in a row. */
void
suyuan_dossier_draw_group (SuyuanPaper   *paper,
                           SuyuanOffice  *office,
                           SuyuanDossier *dossier,
                           const char    *group,
                           const char    *title)
{
  static const SuyuanPaperColumn columns[] = { { NULL, 0.17, FALSE }, { NULL, 0.33, FALSE }, { NULL, 0.17, FALSE }, { NULL, 0.33, FALSE } };
  g_autoptr (SuyuanCells) rows = suyuan_cells_new (4);
  const SuyuanField *fields;
  guint              n_fields;

  fields = suyuan_catalogue_get_fields (suyuan_office_get_catalogue (office), SUYUAN_KIND_OUTLET, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].group, group) && suyuan_record_peek (dossier->outlet, i)->type != SUYUAN_VALUE_NULL)
      {
        suyuan_cells_add (rows, g_strdup (suyuan_field_get_label (&fields[i])));
        suyuan_cells_add (rows, suyuan_shown_field (office, dossier->outlet, &fields[i]));
      }

  suyuan_paper_heading (paper, title);
  if (suyuan_cells_is_empty (rows))
    say (paper, _ ("Nothing has been filled in."));
  else
    suyuan_paper_table (paper, columns, G_N_ELEMENTS (columns), suyuan_cells_get (rows));
}

/* One row per record, one cell per key. */
static void
draw_records (SuyuanPaper             *paper,
              SuyuanOffice            *office,
              GPtrArray               *records,
              const SuyuanPaperColumn *columns,
              const char *const       *keys,
              guint                    n)
{
  g_autoptr (SuyuanCells) rows = suyuan_cells_new (n);

  for (guint i = 0; i < records->len; i++)
    for (guint j = 0; j < n; j++)
      suyuan_cells_add (rows, suyuan_shown (office, records->pdata[i], keys[j]));
  suyuan_paper_table (paper, columns, n, suyuan_cells_get (rows));
}

/** Who discharges through it: each link with method, confidence and claim; then the nodes of the channel. */
void
suyuan_dossier_draw_links (SuyuanPaper   *paper,
                           SuyuanOffice  *office,
                           SuyuanDossier *dossier)
{
  static const char *const link_keys[] = { "enterprise", "port", "method", "confidence", "claim", "claim_document", "reason" };
  static const char *const node_keys[] = { "sequence", "type", "name", "flow", "nh3n", "remark" };
  const SuyuanPaperColumn  link_columns[] = { { _ ("Enterprise"), 0.26, FALSE }, { _ ("Port"), 0.09, FALSE }, { _ ("Method"), 0.11, FALSE }, { _ ("Confidence"), 0.11, FALSE }, { _ ("Claim"), 0.10, FALSE }, { _ ("Document"), 0.13, FALSE }, { _ ("Grounds"), 0.20, FALSE } };
  const SuyuanPaperColumn  node_columns[] = { { _ ("No."), 0.08, TRUE }, { _ ("Node"), 0.16, FALSE }, { _ ("Name"), 0.26, FALSE }, { _ ("Water seen"), 0.12, FALSE }, { _ ("Ammonia, mg/L"), 0.14, TRUE }, { _ ("Remark"), 0.24, FALSE } };

  suyuan_paper_heading (paper, _ ("Who discharges through it"));
  if (dossier->links->len == 0)
    say (paper, _ ("No enterprise has been linked."));
  else
    draw_records (paper, office, dossier->links, link_columns, link_keys, G_N_ELEMENTS (link_keys));

  if (dossier->nodes->len > 0)
    draw_records (paper, office, dossier->nodes, node_columns, node_keys, G_N_ELEMENTS (node_keys));
}

/** Each sample with COD, ammonia and phosphorus held against the outlet's limits. Errors: those of the standards. */
gboolean
suyuan_dossier_draw_samples (SuyuanPaper   *paper,
                             SuyuanOffice  *office,
                             SuyuanDossier *dossier,
                             GError       **error)
{
  static const char *const items[] = { "cod", "nh3n", "tp" };
  const SuyuanPaperColumn  columns[] = { { _ ("Taken at"), 0.17, FALSE }, { _ ("Kind"), 0.12, FALSE }, { _ ("Flow, m³/d"), 0.11, TRUE }, { _ ("COD, mg/L"), 0.20, FALSE }, { _ ("Ammonia, mg/L"), 0.20, FALSE }, { _ ("Phosphorus, mg/L"), 0.20, FALSE } };
  g_autoptr (SuyuanCells) rows = suyuan_cells_new (G_N_ELEMENTS (columns));

  suyuan_paper_heading (paper, _ ("Samples against the limits"));
  for (guint i = 0; i < dossier->samples->len; i++)
    {
      SuyuanRecord *sample = dossier->samples->pdata[i];
      g_autoptr (GPtrArray) texts = suyuan_evaluated_items (dossier->outlet, sample, items, G_N_ELEMENTS (items), error);

      if (texts == NULL)
        return FALSE;
      suyuan_cells_add (rows, suyuan_shown (office, sample, "taken"));
      suyuan_cells_add (rows, suyuan_shown (office, sample, "type"));
      suyuan_cells_add (rows, suyuan_shown (office, sample, "flow_m3d"));
      for (guint j = 0; j < texts->len; j++)
        suyuan_cells_add (rows, g_strdup (texts->pdata[j]));
    }

  if (suyuan_cells_is_empty (rows))
    say (paper, _ ("No sample has been taken."));
  else
    suyuan_paper_table (paper, columns, G_N_ELEMENTS (columns), suyuan_cells_get (rows));
  return TRUE;
}

/** Every look at the outlet: investigation, tracing, verification, patrol, spot check, look-back. */
void
suyuan_dossier_draw_visits (SuyuanPaper   *paper,
                            SuyuanOffice  *office,
                            SuyuanDossier *dossier)
{
  static const char *const keys[] = { "at", "type", "persons", "dry_days", "drainage", "finding" };
  const SuyuanPaperColumn  columns[] = { { _ ("Date"), 0.17, FALSE }, { _ ("Kind"), 0.11, FALSE }, { _ ("Persons"), 0.16, FALSE }, { _ ("Dry days"), 0.10, TRUE }, { _ ("Drainage"), 0.12, FALSE }, { _ ("Finding"), 0.34, FALSE } };

  suyuan_paper_heading (paper, _ ("Visits"));
  if (dossier->visits->len == 0)
    say (paper, _ ("No visit has been recorded."));
  else
    draw_records (paper, office, dossier->visits, columns, keys, G_N_ELEMENTS (keys));
}

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
  say (paper, line);
  draw_criteria (paper, view);
  if (view->events->len > 0)
    draw_records (paper, office, view->events, columns, keys, G_N_ELEMENTS (keys));
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
    draw_records (paper, office, dossier->measures, measure_columns, measure_keys, G_N_ELEMENTS (measure_keys));
  if (dossier->tasks->len == 0)
    say (paper, _ ("No task has been handed over."));
  for (guint i = 0; i < dossier->tasks->len; i++)
    draw_task (paper, office, dossier->tasks->pdata[i]);
}

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
