/* suyuan-dossier-chain.c: the chain an outlet stands in: the sections it can soil, its part of the load, who is behind it,
 * what is being done and what nobody has explained yet
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-report"

#include "suyuan-dossier-private.h"

#include <glib/gi18n-lib.h>

#include "suyuan-cells.h"
#include "suyuan-chain-lines.h"
#include "suyuan-chain-story.h"
#include "suyuan-profile-chart.h"
#include "suyuan-shown.h"

#define CHART_HEIGHT 210.0
#define CHART_TEXT 7.0
#define MOST_SECTIONS 5

/* Where the outlet stands in the chain of its section. */
typedef struct
{
  SuyuanPaper            *paper;
  SuyuanOffice           *office;
  const SuyuanChainStory *story;
  const SuyuanChainNode  *outlet;
} Page;

static const SuyuanChainNode *
find_outlet (const SuyuanChainStory *story,
             const SuyuanUid        *uid)
{
  for (guint i = story->chain->firsts[SUYUAN_CHAIN_OUTLETS]; i < story->chain->firsts[SUYUAN_CHAIN_ENTERPRISES]; i++)
    {
      const SuyuanChainNode *node = story->chain->nodes->pdata[i];

      if (suyuan_uid_equal (&node->uid, uid))
        return node;
    }

  return NULL;
}

static void
add_section (Page                     *self,
             SuyuanCells              *rows,
             const SuyuanSectionGrade *grade,
             double                    distance_m)
{
  suyuan_cells_add (rows, g_strdup (grade->code));
  suyuan_cells_add (rows, suyuan_shown (self->office, grade->section, "name"));
  suyuan_cells_add (rows, g_strdup_printf ("%.1f", distance_m / 1000));
  suyuan_cells_add (rows, g_strdup (suyuan_water_class_get_key (grade->grading->klass)));
  suyuan_cells_add (rows, suyuan_shown (self->office, grade->section, "target"));
  suyuan_cells_add (rows, g_strdup (grade->period));
  suyuan_cells_add (rows, g_strdup (suyuan_section_grade_misses_target (grade) ? _ ("off target") : ""));
}

/* The section that sees it first, and those further down. */
static gboolean
draw_sections (Page    *self,
               GError **error)
{
  const SuyuanPaperColumn columns[] = { { _ ("Section"), 0.13, FALSE }, { _ ("Name"), 0.27, FALSE }, { _ ("km below"), 0.11, TRUE }, { _ ("Class"), 0.1, FALSE }, { _ ("Target"), 0.11, FALSE }, { _ ("Judged by"), 0.14, FALSE }, { NULL, 0.14, FALSE } };
  g_autoptr (SuyuanCells) rows = suyuan_cells_new (G_N_ELEMENTS (columns));

  add_section (self, rows, self->story->grade, self->outlet->distance_m);
  for (guint i = 0; i < MIN (self->story->down->sections->len, MOST_SECTIONS - 1); i++)
    {
      const SuyuanTraced *met = self->story->down->sections->pdata[i];
      g_autoptr (SuyuanSectionGrade) grade = suyuan_office_grade_lately (self->office, &met->uid, error);

      if (grade == NULL)
        return FALSE;
      add_section (self, rows, grade, self->outlet->distance_m + met->distance_m);
    }
  suyuan_paper_table (self->paper, columns, G_N_ELEMENTS (columns), suyuan_cells_get (rows));
  return TRUE;
}

/* Behind many an outlet nobody has been found yet; an empty row would look like a slip. */
static gboolean
tells (const SuyuanChainLine *line,
       const SuyuanChainCell *cells,
       guint                  n)
{
  for (guint k = 0; k < n; k++)
    if (line->cells[cells[k]] != NULL && line->cells[cells[k]][0] != '\0')
      return TRUE;
  return FALSE;
}

/* Who is behind it, what each brings, what is being done: the lines of the chain's table that are about this outlet. */
static void
draw_lines (Page *self)
{
  static const SuyuanChainCell cells[] = { SUYUAN_CHAIN_CELL_ENTERPRISE, SUYUAN_CHAIN_CELL_ENTERPRISE_NAME, SUYUAN_CHAIN_CELL_PORT, SUYUAN_CHAIN_CELL_CONFIDENCE, SUYUAN_CHAIN_CELL_SHARE, SUYUAN_CHAIN_CELL_PART, SUYUAN_CHAIN_CELL_TASKS, SUYUAN_CHAIN_CELL_STATE };
  const SuyuanPaperColumn      columns[] = { { _ ("Enterprise"), 0.1, FALSE }, { _ ("Name"), 0.2, FALSE }, { _ ("Port"), 0.1, FALSE }, { _ ("Confidence"), 0.12, FALSE }, { _ ("Share, %"), 0.09, TRUE }, { _ ("kg/d"), 0.08, TRUE }, { _ ("Open tasks"), 0.18, FALSE }, { _ ("State"), 0.13, FALSE } };
  g_autoptr (SuyuanCells) rows = suyuan_cells_new (G_N_ELEMENTS (columns));
  g_autoptr (GPtrArray) lines = suyuan_office_chain_lines_of (self->office, self->story->chain, 0, &self->outlet->uid);

  for (guint i = 0; i < lines->len; i++)
    if (tells (lines->pdata[i], cells, G_N_ELEMENTS (cells)))
      for (guint k = 0; k < G_N_ELEMENTS (cells); k++)
        suyuan_cells_add (rows, g_strdup (((SuyuanChainLine *) lines->pdata[i])->cells[cells[k]]));
  if (!suyuan_cells_is_empty (rows))
    suyuan_paper_table (self->paper, columns, G_N_ELEMENTS (columns), suyuan_cells_get (rows));
}

/* How many outlets above the section bring more than this one. */
static guint
count_larger (const Page *self)
{
  const SuyuanChain *chain = self->story->chain;
  guint              n = 0;

  for (guint i = chain->firsts[SUYUAN_CHAIN_OUTLETS]; i < chain->firsts[SUYUAN_CHAIN_ENTERPRISES]; i++)
    n += ((SuyuanChainNode *) chain->nodes->pdata[i])->load.kg_d.middle > self->outlet->load.kg_d.middle;
  return n;
}

static void
say_load (Page       *self,
          const char *label)
{
  const SuyuanChain *chain = self->story->chain;
  guint              n = chain->firsts[SUYUAN_CHAIN_ENTERPRISES] - chain->firsts[SUYUAN_CHAIN_OUTLETS];
  g_autofree char   *words = NULL;

  if (self->outlet->load.sealed_part >= 1)
    words = g_strdup_printf (_ ("%s: this outlet is sealed and brings nothing; what it brought before is told by its samples."), label);
  else if (self->outlet->load.basis != NULL)
    words = g_strdup_printf (_ ("%s: this outlet brings %.3g kg/d, place %u of the %u outlets above the section whose load is known."), label,
                             self->outlet->load.kg_d.middle, count_larger (self) + 1, n - chain->n_unknown);
  else
    words = g_strdup_printf (_ ("%s: the load of this outlet is not known: %s."), label, suyuan_load_get_label (self->outlet->load.missing));
  suyuan_dossier_say (self->paper, words);
}

/* What the section carries and the known outlets do not bring. */
static void
say_unexplained (Page *self)
{
  const SuyuanChain     *chain = self->story->chain;
  const SuyuanChainNode *start = chain->nodes->pdata[0];
  g_autofree char       *words = NULL;

  if (start->load.basis != NULL)
    words = g_strdup_printf (_ ("Not explained: the section carries %.3g kg/d, the outlets whose load is known bring %.3g kg/d; %u outlets above have no known load, and what decays on the way is not reckoned in."),
                             start->load.kg_d.middle, chain->outlets_kg_d, chain->n_unknown);
  else
    words = g_strdup_printf (_ ("Not explained: the section has %s, so that what it carries cannot be held against the %.3g kg/d of the outlets whose load is known; %u outlets above have none."),
                             suyuan_load_get_label (start->load.missing), chain->outlets_kg_d, chain->n_unknown);
  suyuan_dossier_say (self->paper, words);
}

static void
draw_profile (Page *self)
{
  SuyuanBox        box = suyuan_paper_get_area (self->paper);
  g_autofree char *notes = suyuan_profile_dup_notes (self->story->profile);
  g_auto (GStrv) lines = g_strsplit (notes, "\n", -1);
  SuyuanProfileChart chart = { box.x, 0, box.width, CHART_HEIGHT, CHART_TEXT, -1 };
  SuyuanPen         *pen;

  suyuan_paper_need (self->paper, CHART_HEIGHT + 6);
  chart.y = suyuan_paper_get_y (self->paper);
  for (guint i = 0; i < self->story->profile->marks->len; i++)
    if (suyuan_uid_equal (&((SuyuanProfileMark *) self->story->profile->marks->pdata[i])->uid, &self->outlet->uid))
      chart.chosen = (int) i;
  if (!suyuan_paper_is_counting (self->paper))
    {
      pen = suyuan_pen_new (suyuan_paper_get_cairo (self->paper), SUYUAN_SCHEME_PRINT, FALSE);
      suyuan_profile_chart_draw (&chart, self->story->profile, pen);
      suyuan_pen_free (pen);
    }
  suyuan_paper_advance (self->paper, CHART_HEIGHT + 6);
  for (guint i = 0; lines[i] != NULL; i++)
    suyuan_dossier_say (self->paper, lines[i]);
}

/* A plain word in place of the chain; what is no matter of this outlet is an error all the same. */
static gboolean
say_none (SuyuanPaper *paper,
          GError      *failed,
          GError     **error)
{
  if (failed->domain != SUYUAN_WORK_ERROR)
    {
      g_propagate_error (error, failed);
      return FALSE;
    }

  suyuan_dossier_say (paper, failed->message);
  g_error_free (failed);
  return TRUE;
}

/**
 * The chain of the section downstream, as far as it is about this outlet, with the profile of the river and the outlet
 * marked in it. Where there is none it says so. Errors: those of the store.
 */
gboolean
suyuan_dossier_draw_chain (SuyuanPaper   *paper,
                           SuyuanOffice  *office,
                           SuyuanDossier *dossier,
                           GError       **error)
{
  GError *failed = NULL;
  Page    page = { paper, office, NULL, NULL };

  suyuan_paper_heading (paper, _ ("Chain: section, outlet, enterprise, task"));
  if (dossier->section != NULL)
    page.story = suyuan_chain_story_get (office, dossier->head, suyuan_record_get_uid (dossier->section), &failed);
  if (failed != NULL)
    return say_none (paper, failed, error);
  if (page.story != NULL)
    page.outlet = find_outlet (page.story, suyuan_record_get_uid (dossier->outlet));
  if (page.outlet == NULL)
    {
      suyuan_dossier_say (paper, _ ("No section downstream sees this outlet by the network of reaches."));
      return TRUE;
    }

  if (!draw_sections (&page, error))
    return FALSE;
  draw_lines (&page);
  say_load (&page, page.story->profile->parameter_label);
  say_unexplained (&page);
  draw_profile (&page);
  return TRUE;
}
