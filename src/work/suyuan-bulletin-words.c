/* A bulletin in sentences: how the quarter went.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-bulletin-words.h"

#include <glib/gi18n-lib.h>

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
       SuyuanBulletinFigure  figure)
{
  return suyuan_bulletin_area_count (self->total, figure);
}

static char *
dup_percent (int share)
{
  return share < 0 ? g_strdup ("—") : g_strdup_printf ("%d.%02d%%", share / 100, share % 100);
}

/* ", 1.20 points up on last quarter"; nothing where there is nothing to hold it against. */
static char *
dup_compared (int         now,
              int         then,
              const char *up,
              const char *down,
              const char *same)
{
  if (now < 0 || then < 0)
    return g_strdup ("");
  return now == then ? g_strdup (same) : g_strdup_printf (now > then ? up : down, ABS (now - then) / 100.0);
}

static int
completion (const SuyuanBulletinArea *area)
{
  return area ? suyuan_bulletin_area_hundredths (area, F (RECTIFIED), F (RECTIFY)) : -1;
}

static char *
say_completion (const SuyuanBulletin *self)
{
  int              now = completion (self->total);
  g_autofree char *share = dup_percent (now);
  g_autofree char *before = dup_compared (now, completion (self->total->before), _ (", %.2f points up on last quarter"), _ (", %.2f points down on last quarter"), _ (", as in the last quarter"));
  g_autofree char *year_ago = dup_compared (now, completion (self->total->year_ago), _ (", %.2f points up on a year ago"), _ (", %.2f points down on a year ago"), _ (", as a year ago"));

  if (now < 0)
    return g_strdup_printf (_ ("Mouths on the list: %1$u, of which investigated: %2$u. None is to be put right."), count (self, F (INVESTIGATE)), count (self, (SuyuanBulletinFigure) (F (INVESTIGATE) + 1)));
  return g_strdup_printf (_ ("Mouths on the list: %1$u, of which investigated: %2$u. Outlets to be put right: %3$u, of which closed: %4$u, a completion of %5$s%6$s%7$s."),
                          count (self, F (INVESTIGATE)), count (self, (SuyuanBulletinFigure) (F (INVESTIGATE) + 1)), count (self, F (RECTIFY)), count (self, F (RECTIFIED)), share, before, year_ago);
}

static char *
say_tasks (const SuyuanBulletin *self)
{
  int              now = suyuan_bulletin_area_hundredths (self->total, F (ON_TIME), F (DUE));
  int              then = self->total->before ? suyuan_bulletin_area_hundredths (self->total->before, F (ON_TIME), F (DUE)) : -1;
  g_autofree char *share = dup_percent (now);
  g_autofree char *before = dup_compared (now, then, _ (", %.2f points up on last quarter"), _ (", %.2f points down on last quarter"), _ (", as in the last quarter"));
  g_autofree char *due = NULL;

  if (now < 0)
    due = g_strdup (_ ("No task first fell due in the quarter."));
  else
    due = g_strdup_printf (_ ("Tasks first due in the quarter: %1$u; closed on time: %2$u (%3$s%4$s), closed by an extended date: %8$u, closed late: %5$u, extended: %6$u, not closed: %7$u."),
                           count (self, F (DUE)), count (self, F (ON_TIME)), share, before, count (self, F (LATE)), count (self, F (EXTENDED)), count (self, F (MISSED)), count (self, F (PUT_OFF)));
  return g_strdup_printf (self->finished ? _ ("%1$s Closed in the quarter: %2$u. At its end, tasks on the books: %4$u; closed: %3$u, works done but not closed: %5$u, overdue: %6$u.")
                                         : _ ("%1$s Closed in the quarter so far: %2$u. On the day of counting, tasks on the books: %4$u; closed: %3$u, works done but not closed: %5$u, overdue: %6$u."),
                          due,
                          count (self, F (CLOSED)), count (self, F (TASKS_CLOSED)), count (self, F (TASKS)), count (self, F (WORKS_DONE)), count (self, F (OVERDUE)));
}

static char *
say_sections (const SuyuanBulletin *self)
{
  g_autofree char *share = dup_percent (suyuan_bulletin_area_hundredths (self->total, F (MET), SUYUAN_N_FIGURES));

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
