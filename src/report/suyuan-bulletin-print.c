/* suyuan-bulletin-print.c: the quarterly notice on paper
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-report"

#include "suyuan-bulletin-print.h"

#include <glib/gi18n-lib.h>

#include "suyuan-bulletin-tables.h"
#include "suyuan-bulletin-words.h"
#include "suyuan-diary.h"
#include "suyuan-dossier-private.h"
#include "suyuan-field-text.h"
#include "suyuan-paper-print.h"
#include "suyuan-part.h"

#define HEAD_DIGITS 16 /* of the journal's head, at the foot of each page */

#define WITH_HEADING 110 /* points: a heading, the head of its table and a row */
#define AFTER_WORDS 5    /* points */

/* What is drawn, twice the same. */
typedef struct
{
  SuyuanOffice         *office;
  const SuyuanBulletin *bulletin;

  /* Owned */
  GPtrArray         *tables, *summary, *limits, *imprint;
  SuyuanJournalInfo *journal;
} Notice;

static void
notice_clear (Notice *self)
{
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_clear_pointer (&self->summary, g_ptr_array_unref);
  g_clear_pointer (&self->limits, g_ptr_array_unref);
  g_clear_pointer (&self->imprint, g_ptr_array_unref);
  g_clear_pointer (&self->journal, suyuan_journal_info_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Notice, notice_clear)

static void
set_furniture (SuyuanPaper  *paper,
               const Notice *notice)
{
  g_autofree char *title = suyuan_bulletin_dup_title (notice->bulletin);
  g_autofree char *workspace = suyuan_office_dup_signature (notice->office);
  g_autofree char *footer = g_strdup_printf (_ ("%s · as of %s · journal %.*s"), workspace, notice->bulletin->last_day, HEAD_DIGITS, notice->journal->head);
  g_autofree char *created = suyuan_instant_format (suyuan_office_now_ms (notice->office));

  suyuan_paper_set_furniture (paper, title, suyuan_office_is_rehearsal (notice->office) ? _ ("DEMONSTRATION DATA") : NULL, footer);
  suyuan_paper_describe (paper, title, created);
}

static void
draw_title (SuyuanPaper  *paper,
            const Notice *notice)
{
  g_autofree char *title = suyuan_bulletin_dup_title (notice->bulletin);
  g_autofree char *basis = suyuan_bulletin_dup_basis (notice->bulletin);
  SuyuanBox        box = suyuan_paper_get_area (paper);

  box.y = suyuan_paper_get_y (paper) + 14;
  box.height = 0;
  suyuan_paper_advance (paper, 14 + suyuan_paper_text_centred (paper, &box, SUYUAN_TEXT_TITLE, title) + 4);
  box.y = suyuan_paper_get_y (paper);
  suyuan_paper_advance (paper, suyuan_paper_text_centred (paper, &box, SUYUAN_TEXT_LABEL, basis) + 6);
}

/* A paragraph that begins on the page it ends on. */
static void
say (SuyuanPaper    *paper,
     SuyuanTextStyle style,
     const char     *words)
{
  SuyuanBox box = suyuan_paper_get_area (paper);
  double    height = suyuan_paper_measure (paper, box.width, style, FALSE, words);

  suyuan_paper_need (paper, height);
  box.y = suyuan_paper_get_y (paper);
  box.height = 0;
  suyuan_paper_advance (paper, suyuan_paper_text (paper, &box, style, words) + AFTER_WORDS);
}

static void
say_all (SuyuanPaper    *paper,
         SuyuanTextStyle style,
         GPtrArray      *sentences)
{
  for (guint i = 0; i < sentences->len; i++)
    say (paper, style, sentences->pdata[i]);
}

/* The parts are numbered as such papers are. With a heading stays what is said under it, and the beginning of its table. */
static void
head (SuyuanPaper *paper,
      guint        number,
      const char  *words,
      const char  *note)
{
  double height = note != NULL ? suyuan_paper_measure (paper, suyuan_paper_get_area (paper).width, SUYUAN_TEXT_SMALL, FALSE, note) + AFTER_WORDS : 0;

  static const char *const numbers[] = { N_ ("1. "), N_ ("2. "), N_ ("3. "), N_ ("4. "), N_ ("5. "), N_ ("6. "), N_ ("7. "), N_ ("8. "), N_ ("9. "), N_ ("10. "), N_ ("11. "), N_ ("12. "), N_ ("13. ") };
  g_autofree char         *heading = NULL;

  g_return_if_fail (number < G_N_ELEMENTS (numbers));
  heading = g_strconcat (_ (numbers[number]), words, NULL);
  suyuan_paper_need (paper, WITH_HEADING + height);
  suyuan_paper_heading (paper, heading);
  if (note != NULL)
    say (paper, SUYUAN_TEXT_SMALL, note);
}

static void
draw_table (SuyuanPaper               *paper,
            const SuyuanBulletinTable *table)
{
  g_autofree SuyuanPaperColumn *columns = g_new0 (SuyuanPaperColumn, table->n_columns);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  if (table->rows->len == 0)
    {
      say (paper, SUYUAN_TEXT_BODY, table->empty);
      return;
    }
  for (guint i = 0; i < table->n_columns; i++)
    {
      const SuyuanBulletinColumn *column = &table->columns[i];

      columns[i] = (SuyuanPaperColumn){ _ (column->title), column->share, column->right, FALSE, column->group != NULL ? _ (column->group) : NULL };
    }
  for (guint i = 0; i < table->rows->len; i++)
    g_ptr_array_add (rows, ((SuyuanBulletinRow *) table->rows->pdata[i])->cells);
  if (table->total)
    suyuan_paper_table_with_total (paper, columns, table->n_columns, rows);
  else
    suyuan_paper_table (paper, columns, table->n_columns, rows);
}

static gboolean
draw_cb (SuyuanPaper *paper,
         gpointer     data,
         GError     **error)
{
  const Notice *notice = data;
  guint         number = 0;

  set_furniture (paper, notice);
  draw_title (paper, notice);
  head (paper, number++, _ ("The quarter as a whole"), NULL);
  say_all (paper, SUYUAN_TEXT_PROSE, notice->summary);
  for (guint i = 0; i < notice->tables->len; i++)
    {
      const SuyuanBulletinTable *table = notice->tables->pdata[i];
      g_autofree char           *note = table->rows->len > 0 ? g_strconcat (_ ("How it is counted: "), table->rule, NULL) : NULL;

      head (paper, number++, table->title, note);
      draw_table (paper, table);
    }
  head (paper, number++, _ ("What the figures rest on"), NULL);
  say_all (paper, SUYUAN_TEXT_BODY, notice->limits);
  say_all (paper, SUYUAN_TEXT_BODY, notice->imprint);
  return TRUE;
}

/**
 * Writes the bulletin as a PDF: its words, its tables each with the rule it is counted by, and what the figures rest on.
 * @n_pages and @faults (may be %NULL) tell how it went. Errors: WRITE, or those of the store; no file is left then.
 */
gboolean
suyuan_bulletin_print (SuyuanOffice         *office,
                       const SuyuanBulletin *bulletin,
                       const char           *path,
                       guint                *n_pages,
                       GPtrArray           **faults,
                       GError              **error)
{
  g_auto (Notice) notice = { .office = office, .bulletin = bulletin };

  notice.journal = suyuan_office_journal_info (office, error);
  notice.imprint = notice.journal != NULL ? suyuan_bulletin_list_imprint (office, error) : NULL;
  if (notice.imprint == NULL)
    return FALSE;
  notice.tables = suyuan_bulletin_list_tables (bulletin, office);
  notice.summary = suyuan_bulletin_list_summary (bulletin);
  notice.limits = suyuan_bulletin_list_limits (bulletin);
  return suyuan_paper_print (path, draw_cb, &notice, n_pages, faults, error);
}
