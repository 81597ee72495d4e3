/* A bulletin in sentences: how the quarter went, and what could not be told of it any more.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-bulletin-words.h"

#include "suyuan-diary.h"
#include "suyuan-field-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define F(name) SUYUAN_FIGURE_##name
#define FEW 3 /* areas that are ranked: fewer have no first and last worth naming */

static GPtrArray *
sentences_new (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

/**
 * suyuan_bulletin_dup_title:
 *
 * Returns: (transfer full): what stands above all: of which quarter it is
 */
char *
suyuan_bulletin_dup_title (const SuyuanBulletin *self)
{
  static const char *const quarters[] = { N_ ("first quarter"), N_ ("second quarter"), N_ ("third quarter"), N_ ("fourth quarter") };

  return g_strdup_printf (_ ("Notice on the rectification of outlets, %1$s of %2$u"), _ (quarters[self->period.quarter - 1]), self->period.year);
}

/**
 * suyuan_bulletin_dup_basis:
 *
 * Returns: (transfer full): up to which moment and by which areas it was counted
 */
char *
suyuan_bulletin_dup_basis (const SuyuanBulletin *self)
{
  const char *level = self->level == SUYUAN_DIVISION_CITY ? _ ("by city") : _ ("by county");

  if (self->finished)
    return g_strdup_printf (_ ("As of the end of %s, %s"), self->last_day, level);
  return g_strdup_printf (_ ("The quarter is not over: how things stood on %s, %s"), self->last_day, level);
}

static guint
count (const SuyuanBulletin *self,
       SuyuanFigure          figure)
{
  return suyuan_bulletin_area_count (self->total, figure);
}

static char *
dup_percent (double share)
{
  return share < 0 ? g_strdup ("—") : g_strdup_printf ("%.2f%%", share * 100);
}

/* ", 1.20 points up on last quarter"; nothing where there is nothing to hold it against. */
static char *
dup_compared (double      now,
              double      then,
              const char *up,
              const char *down,
              const char *same)
{
  double points = round ((now - then) * 10000) / 100;

  if (now < 0 || then < 0)
    return g_strdup ("");
  return points == 0 ? g_strdup (same) : g_strdup_printf (points > 0 ? up : down, fabs (points));
}

static double
completion (const SuyuanBulletinArea *area)
{
  return area ? suyuan_bulletin_area_share (area, F (RECTIFIED), F (RECTIFY)) : -1;
}

static char *
say_completion (const SuyuanBulletin *self)
{
  double           now = completion (self->total);
  g_autofree char *share = dup_percent (now);
  g_autofree char *before = dup_compared (now, completion (self->total->before), _ (", %.2f points up on last quarter"), _ (", %.2f points down on last quarter"), _ (", as in the last quarter"));
  g_autofree char *year_ago = dup_compared (now, completion (self->total->year_ago), _ (", %.2f points up on a year ago"), _ (", %.2f points down on a year ago"), _ (", as a year ago"));

  if (now < 0)
    return g_strdup_printf (_ ("Mouths on the list: %1$u, of which investigated: %2$u. None is to be put right."), count (self, F (INVESTIGATE)), count (self, (SuyuanFigure) (F (INVESTIGATE) + 1)));
  return g_strdup_printf (_ ("Mouths on the list: %1$u, of which investigated: %2$u. Outlets to be put right: %3$u, of which closed: %4$u, a completion of %5$s%6$s%7$s."),
                          count (self, F (INVESTIGATE)), count (self, (SuyuanFigure) (F (INVESTIGATE) + 1)), count (self, F (RECTIFY)), count (self, F (RECTIFIED)), share, before, year_ago);
}

static char *
say_tasks (const SuyuanBulletin *self)
{
  double           now = suyuan_bulletin_area_share (self->total, F (ON_TIME), F (DUE));
  double           then = self->total->before ? suyuan_bulletin_area_share (self->total->before, F (ON_TIME), F (DUE)) : -1;
  g_autofree char *share = dup_percent (now);
  g_autofree char *before = dup_compared (now, then, _ (", %.2f points up on last quarter"), _ (", %.2f points down on last quarter"), _ (", as in the last quarter"));
  g_autofree char *due = NULL;

  if (now < 0)
    due = g_strdup (_ ("No task first fell due in the quarter."));
  else
    due = g_strdup_printf (_ ("Tasks first due in the quarter: %1$u; closed on time: %2$u (%3$s%4$s), closed late: %5$u, extended: %6$u, not closed: %7$u."),
                           count (self, F (DUE)), count (self, F (ON_TIME)), share, before, count (self, F (LATE)), count (self, F (EXTENDED)), count (self, F (MISSED)));
  return g_strdup_printf (_ ("%1$s Closed in the quarter: %2$u. At its end, tasks on the books: %4$u; closed: %3$u, works done but not closed: %5$u, overdue: %6$u."), due,
                          count (self, F (CLOSED)), count (self, F (TASKS_CLOSED)), count (self, F (TASKS)), count (self, F (WORKS_DONE)), count (self, F (OVERDUE)));
}

static char *
say_sections (const SuyuanBulletin *self)
{
  g_autofree char *share = dup_percent (suyuan_bulletin_area_met_share (self->total));

  return g_strdup_printf (_ ("Sections: %1$u; target met: %2$u, missed: %3$u (met: %4$s), no data: %5$u, no target: %6$u."), count (self, F (SECTIONS)), count (self, F (MET)),
                          count (self, F (OFF)), share, count (self, F (NO_DATA)), count (self, F (NO_TARGET)));
}

static char *
join_ranked (const SuyuanBulletin *self,
             guint                 rank)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < self->areas->len; i++)
    {
      const SuyuanBulletinArea *area = self->areas->pdata[i];

      if (area->rank != rank)
        continue;
      if (words->len > 0)
        g_string_append (words, _ (", "));
      g_string_append (words, area->name);
    }
  return g_string_free (words, FALSE);
}

/* First and last, where they are not the same. */
static char *
say_ranks (const SuyuanBulletin *self)
{
  guint            last = 0, n_ranked = 0;
  g_autofree char *best = join_ranked (self, 1);
  g_autofree char *worst = NULL;

  for (guint i = 0; i < self->areas->len; i++)
    {
      guint rank = ((SuyuanBulletinArea *) self->areas->pdata[i])->rank;

      n_ranked += rank > 0;
      last = MAX (last, rank);
    }
  if (n_ranked < FEW || last < 2)
    return NULL;
  worst = join_ranked (self, last);
  return g_strdup_printf (_ ("First by completion: %1$s. Last: %2$s."), best, worst);
}

static char *
say_named (const SuyuanBulletin *self)
{
  return g_strdup_printf (_ ("Named below: overdue tasks: %1$u, returns in review: %2$u, rebounds: %3$u, closings that did not hold when checked: %4$u. Tasks falling due next: %5$u."), self->overdue->len,
                          self->returned->len, self->rebounds->len, self->not_kept->len, self->next->len);
}

/**
 * suyuan_bulletin_list_summary:
 *
 * Returns: (transfer full) (element-type utf8): how the quarter went, a paragraph each
 */
GPtrArray *
suyuan_bulletin_list_summary (const SuyuanBulletin *self)
{
  GPtrArray *sentences = sentences_new ();
  char      *ranks = say_ranks (self);

  g_ptr_array_add (sentences, say_completion (self));
  if (ranks)
    g_ptr_array_add (sentences, ranks);
  g_ptr_array_add (sentences, say_tasks (self));
  g_ptr_array_add (sentences, say_sections (self));
  g_ptr_array_add (sentences, say_named (self));
  return sentences;
}

static void
add_counted (GPtrArray  *sentences,
             const char *format,
             guint       n)
{
  if (n > 0)
    g_ptr_array_add (sentences, g_strdup_printf (format, n));
}

/**
 * suyuan_bulletin_list_limits:
 *
 * Returns: (transfer full) (element-type utf8): what holds of the past, and what could not be told of it
 */
GPtrArray *
suyuan_bulletin_list_limits (const SuyuanBulletin *self)
{
  GPtrArray *sentences = sentences_new ();

  g_ptr_array_add (sentences, g_strdup_printf (_ ("Counted from what had happened by the end of %s, by the dates of decisions, visits and samples; what has no date of its own, by the journal. Decisions taken later are set back."), self->last_day));
  g_ptr_array_add (sentences, g_strdup (_ ("Taken as they are today: the division of an outlet, the target of a section, names, the sponsor of a task. Records that were removed since, duplicates among them, are not counted.")));
  add_counted (sentences, _ ("Entered after that day, but of the time before by their own dates: %u outlets and tasks. They are counted, and were not in a notice made before they came in."), self->n_late);
  add_counted (sentences, _ ("Outlets entered later that name no day of investigation: %u. Whether they were found in time cannot be told, and they are not counted; enter the day to have them counted."), self->n_untold_outlets);
  add_counted (sentences, _ ("Tasks of a list entered later that name no day before: %u. They are not counted."), self->n_untold_tasks);
  if (!self->finished)
    g_ptr_array_add (sentences, g_strdup (_ ("The quarter is not over: figures will change. Tasks due today or later in it are not yet among those due.")));
  return sentences;
}

/**
 * suyuan_bulletin_list_imprint:
 *
 * Returns: (transfer full) (element-type utf8): when and by whom it is made, and the head of the journal it rests on; %NULL
 *   with an error of the store
 */
GPtrArray *
suyuan_bulletin_list_imprint (SuyuanOffice *office,
                              GError      **error)
{
  g_autoptr (SuyuanJournalInfo) journal = suyuan_office_journal_info (office, error);
  const SuyuanUid *person = suyuan_office_get_operator (office);
  g_autofree char *at = suyuan_instant_format (suyuan_office_now_ms (office));
  g_autofree char *title = suyuan_office_dup_title (office);
  g_autofree char *who = suyuan_uid_is_nil (person) ? g_strdup (_ ("nobody named")) : suyuan_office_dup_label (office, SUYUAN_KIND_PERSON, person);
  GPtrArray       *sentences;

  if (!journal)
    return NULL;
  g_strdelimit (at, "T", ' ');
  sentences = sentences_new ();
  g_ptr_array_add (sentences, g_strdup_printf (_ ("Made on %.16s by %s from the workspace %s."), at, who, title));
  g_ptr_array_add (sentences, g_strdup_printf (_ ("Head of the journal: %s (%" G_GUINT64_FORMAT " batches)."), journal->head, journal->batches));
  if (suyuan_office_is_rehearsal (office))
    g_ptr_array_add (sentences, g_strdup (_ ("This workspace is a rehearsal: its data are for demonstration and its clock can be set.")));
  return sentences;
}
