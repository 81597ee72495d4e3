/* suyuan-dossier-pages.c: what follows the card: map, investigation, links, samples, visits
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-report"

#include "suyuan-dossier-private.h"

#include <glib/gi18n-lib.h>

#include "suyuan-card.h"
#include "suyuan-evaluated.h"
#include "suyuan-cells.h"
#include "suyuan-shown.h"

#define MAP_HEIGHT 268.0 /* leaves room for six photos below the legend */
#define MAP_ZOOM 13.0

/** A line of small words where a table would stand. */
void
suyuan_dossier_say (SuyuanPaper *paper,
                    const char  *words)
{
  SuyuanBox box = suyuan_paper_get_area (paper);

  box.y = suyuan_paper_get_y (paper);
  box.height = 0;
  suyuan_paper_advance (paper, suyuan_paper_text (paper, &box, SUYUAN_TEXT_LABEL, words) + 4);
}

/** A table with a row for each of @records and a cell for each of the @n keys. */
void
suyuan_dossier_draw_records (SuyuanPaper             *paper,
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

/** The location map, half a page, from the lines and points of the workspace, with what its signs mean. */
void
suyuan_dossier_draw_map (SuyuanPaper   *paper,
                         SuyuanOffice  *office,
                         SuyuanDossier *dossier,
                         SuyuanScene   *scene)
{
  SuyuanBox box = suyuan_paper_get_area (paper);

  suyuan_paper_heading (paper, _ ("Location"));
  suyuan_paper_need (paper, MAP_HEIGHT);
  box.y = suyuan_paper_get_y (paper);
  box.height = MAP_HEIGHT;
  suyuan_card_draw_map (paper, dossier, scene, &box, MAP_ZOOM);
  suyuan_paper_advance (paper, MAP_HEIGHT + 4);
  if (suyuan_record_has (dossier->outlet, "lon") && suyuan_record_has (dossier->outlet, "lat"))
    suyuan_dossier_draw_legend (paper, office, dossier);
}

/** The fields of one group that have a value, label and value, two pairs in a row. */
void
suyuan_dossier_draw_group (SuyuanPaper   *paper,
                           SuyuanOffice  *office,
                           SuyuanDossier *dossier,
                           const char    *group,
                           const char    *title)
{
  static const SuyuanPaperColumn columns[] = { { NULL, 0.17, FALSE, TRUE }, { NULL, 0.33, FALSE }, { NULL, 0.17, FALSE, TRUE }, { NULL, 0.33, FALSE } };
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
    suyuan_dossier_say (paper, _ ("Nothing has been filled in."));
  else
    suyuan_paper_table (paper, columns, G_N_ELEMENTS (columns), suyuan_cells_get (rows));
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
    suyuan_dossier_say (paper, _ ("No enterprise has been linked."));
  else
    suyuan_dossier_draw_records (paper, office, dossier->links, link_columns, link_keys, G_N_ELEMENTS (link_keys));

  if (dossier->nodes->len > 0)
    suyuan_dossier_draw_records (paper, office, dossier->nodes, node_columns, node_keys, G_N_ELEMENTS (node_keys));
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
    suyuan_dossier_say (paper, _ ("No sample has been taken."));
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
    suyuan_dossier_say (paper, _ ("No visit has been recorded."));
  else
    suyuan_dossier_draw_records (paper, office, dossier->visits, columns, keys, G_N_ELEMENTS (keys));
}
