/* The tables of a bulletin in words: what each column counts, and by which rule.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-bulletin-columns.h"

#include "suyuan-progress.h"

#include <glib/gi18n-lib.h>

#define F(name) SUYUAN_FIGURE_##name
#define AREA(share)                                                                   \
  {                                                                                   \
    N_ ("City or county"), NULL, share, SUYUAN_FACE_AREA, F (TASKS), F (TASKS), FALSE \
  }
#define COUNT(title, group, share, figure)                                                   \
  {                                                                                          \
    title, group, share, SUYUAN_FACE_COUNT, (SuyuanBulletinFigure) (figure), F (TASKS), TRUE \
  }
#define PART(title, group, share, face, part, whole)           \
  {                                                            \
    title, group, share, SUYUAN_FACE_##face, part, whole, TRUE \
  }
#define WORDS(title, share)                                            \
  {                                                                    \
    title, NULL, share, SUYUAN_FACE_WORDS, F (TASKS), F (TASKS), FALSE \
  }
#define NUMBER(title, share)                                          \
  {                                                                   \
    title, NULL, share, SUYUAN_FACE_WORDS, F (TASKS), F (TASKS), TRUE \
  }
#define STAGE(group, stage)                                 \
  COUNT (N_ ("Due in all"), group, 0.1, F (stage)),         \
      COUNT (N_ ("Done of it"), group, 0.1, F (stage) + 1), \
      COUNT (N_ ("Open still"), group, 0.1, F (stage) + 2), \
      COUNT (N_ ("N/A"), group, 0.1, F (stage) + 3)

#define COMPLETION N_ ("Completion, percent and points")
static const SuyuanBulletinColumn ranking[] = {
  PART (N_ ("Rank"), NULL, 0.08, RANK, F (RECTIFIED), F (RECTIFY)),
  AREA (0.24),
  COUNT (N_ ("To be put right, outlets"), NULL, 0.14, F (RECTIFY)),
  COUNT (N_ ("Closed, outlets"), NULL, 0.13, F (RECTIFIED)),
  PART (N_ ("This quarter"), COMPLETION, 0.13, SHARE, F (RECTIFIED), F (RECTIFY)),
  PART (N_ ("On last quarter"), COMPLETION, 0.14, BEFORE, F (RECTIFIED), F (RECTIFY)),
  PART (N_ ("On last year"), COMPLETION, 0.14, YEAR_AGO, F (RECTIFIED), F (RECTIFY)),
};

#define FELL_DUE N_ ("First due in the quarter, tasks")
#define IN_TIME N_ ("On time, percent and points")
#define AT_END N_ ("At cut-off, tasks")
static const SuyuanBulletinColumn tasks[] = {
  AREA (0.096),
  COUNT (N_ ("All due"), FELL_DUE, 0.06, F (DUE)),
  COUNT (N_ ("Closed on time"), FELL_DUE, 0.075, F (ON_TIME)),
  COUNT (N_ ("Closed by extended date"), FELL_DUE, 0.078, F (PUT_OFF)),
  COUNT (N_ ("Closed late"), FELL_DUE, 0.075, F (LATE)),
  COUNT (N_ ("Put off"), FELL_DUE, 0.062, F (EXTENDED)),
  COUNT (N_ ("Not closed"), FELL_DUE, 0.062, F (MISSED)),
  PART (N_ ("This quarter"), IN_TIME, 0.09, SHARE, F (ON_TIME), F (DUE)),
  PART (N_ ("On last quarter"), IN_TIME, 0.087, BEFORE, F (ON_TIME), F (DUE)),
  PART (N_ ("On last year"), IN_TIME, 0.103, YEAR_AGO, F (ON_TIME), F (DUE)),
  COUNT (N_ ("Closed in it"), NULL, 0.072, F (CLOSED)),
  COUNT (N_ ("Late now"), AT_END, 0.06, F (OVERDUE)),
  PART (N_ ("On last quarter"), AT_END, 0.08, RISE, F (OVERDUE), F (OVERDUE)),
};

static const SuyuanBulletinColumn stages_first[] = { AREA (0.2), STAGE (N_ ("Investigation, outlets"), INVESTIGATE), STAGE (N_ ("Monitoring, outlets"), MONITOR) };
static const SuyuanBulletinColumn stages_second[] = { AREA (0.2), STAGE (N_ ("Tracing, outlets"), TRACE), STAGE (N_ ("Rectification, outlets"), RECTIFY) };

#define MET_PART N_ ("Targets met, percent and points")
static const SuyuanBulletinColumn sections[] = {
  AREA (0.15),
  COUNT (N_ ("Sections in all"), NULL, 0.08, F (SECTIONS)),
  COUNT (N_ ("Target met"), NULL, 0.08, F (MET)),
  COUNT (N_ ("Target missed"), NULL, 0.08, F (OFF)),
  COUNT (N_ ("No data"), NULL, 0.08, F (NO_DATA)),
  COUNT (N_ ("No target"), NULL, 0.08, F (NO_TARGET)),
  COUNT (N_ ("Few samples"), NULL, 0.09, F (THIN)),
  PART (N_ ("This quarter"), MET_PART, 0.12, SHARE, F (MET), SUYUAN_N_FIGURES),
  PART (N_ ("On last quarter"), MET_PART, 0.12, BEFORE, F (MET), SUYUAN_N_FIGURES),
  PART (N_ ("On last year"), MET_PART, 0.12, YEAR_AGO, F (MET), SUYUAN_N_FIGURES),
};

static const SuyuanBulletinColumn off[] = {
  WORDS (N_ ("City or county"), 0.12),
  WORDS (N_ ("Section"), 0.2),
  WORDS (N_ ("Its target"), 0.08),
  WORDS (N_ ("Class measured"), 0.09),
  WORDS (N_ ("Items over the target (times over)"), 0.245),
  WORDS (N_ ("Last quarter"), 0.09),
  WORDS (N_ ("A year ago"), 0.09),
  NUMBER (N_ ("Samples taken"), 0.085),
};

static const SuyuanBulletinColumn overdue[] = {
  WORDS (N_ ("Number"), 0.135),
  WORDS (N_ ("Task"), 0.275),
  WORDS (N_ ("City or county"), 0.085),
  WORDS (N_ ("Responsible unit"), 0.15),
  WORDS (N_ ("Sponsor"), 0.08),
  WORDS (N_ ("First due"), 0.105),
  WORDS (N_ ("Deadline"), 0.105),
  NUMBER (N_ ("Days late"), 0.065),
};

static const SuyuanBulletinColumn returned[] = {
  WORDS (N_ ("Number"), 0.135),
  WORDS (N_ ("Task"), 0.215),
  WORDS (N_ ("City or county"), 0.1),
  WORDS (N_ ("Responsible unit"), 0.14),
  WORDS (N_ ("Sponsor"), 0.08),
  WORDS (N_ ("Returned on"), 0.11),
  WORDS (N_ ("What is thin"), 0.09),
  WORDS (N_ ("Reason"), 0.13),
};

static const SuyuanBulletinColumn rebounds[] = {
  WORDS (N_ ("Number"), 0.135),
  WORDS (N_ ("Task"), 0.225),
  WORDS (N_ ("City or county"), 0.1),
  WORDS (N_ ("Responsible unit"), 0.14),
  WORDS (N_ ("Sponsor"), 0.08),
  WORDS (N_ ("Found on"), 0.11),
  NUMBER (N_ ("Round"), 0.07),
  WORDS (N_ ("Reason"), 0.14),
};

static const SuyuanBulletinColumn not_kept[] = {
  WORDS (N_ ("Looked at on"), 0.11),
  WORDS (N_ ("Check"), 0.08),
  WORDS (N_ ("Number"), 0.135),
  WORDS (N_ ("Task or outlet"), 0.205),
  WORDS (N_ ("City or county"), 0.1),
  WORDS (N_ ("Responsible unit"), 0.13),
  WORDS (N_ ("Sponsor"), 0.08),
  WORDS (N_ ("Finding"), 0.16),
};

static const SuyuanBulletinColumn next[] = {
  WORDS (N_ ("Number"), 0.135),
  WORDS (N_ ("Task"), 0.275),
  WORDS (N_ ("City or county"), 0.1),
  WORDS (N_ ("Responsible unit"), 0.17),
  WORDS (N_ ("Sponsor"), 0.09),
  WORDS (N_ ("Deadline"), 0.11),
  WORDS (N_ ("State at the end of the quarter"), 0.12),
};

#define TABLE(key, title, rule, empty, columns, total)                    \
  {                                                                       \
    key, title, rule, empty, columns, G_N_ELEMENTS (columns), total, NULL \
  }
#define NONE N_ ("None in this quarter.")

static const SuyuanBulletinTable tables[] = {
  TABLE ("ranking", N_ ("Completion of rectification, with ranks"),
         N_ ("Completion = closed ÷ to be put right, of outlets, at the end of the quarter, to two decimals. To be put right: said so or made a task of. Closed: every task of the outlet that is not cancelled is closed, or the mouth is sealed and has no open task; works done is not closed. Ranked by the share before rounding; those alike share a rank and the next is counted from all before it. Areas with nothing to put right, and outlets without a division, have no rank."),
         N_ ("No area has outlets, tasks or sections."), ranking, TRUE),
  TABLE ("tasks", N_ ("Tasks of the quarter"),
         N_ ("Due: the date first given lies in the quarter (neither an extension nor a rebound moves it); neither cancelled nor suspended at its end. Due = closed on time (on or before that date) + closed by an extended date (after the first date, on or before the approved one: not on time, and not late) + closed late + extended (approved, the new deadline still to come) + not closed, what was closed and rebounded among it. On time = closed on time ÷ due. Closed in the quarter: by the day of closure, whatever was due, and not rebounded by its end. Overdue: the deadline in force has passed at the end of the quarter, whichever quarter it lay in; while the quarter runs, before the day of counting. A task belongs to the area its outlet or section lies in."),
         NONE, tasks, TRUE),
  TABLE ("stages_first", N_ ("Progress of the four works (1): investigation and monitoring"), NULL, NONE, stages_first, TRUE),
  TABLE ("stages_second", N_ ("Progress of the four works (2): tracing and rectification"), NULL, NONE, stages_second, TRUE),
  TABLE ("sections", N_ ("Sections: targets met and missed"),
         N_ ("Class of the quarter by the worst item of its means (GB 3838-2002, 环办〔2011〕22号) against the section's own target. Met, % = met ÷ (met + missed). A section without data has met nothing and stands by itself, as does one without a target; one entered later counts where it was measured in the quarter. Few samples: of those met or missed, graded by fewer than two samples of the quarter."),
         NONE, sections, TRUE),
  TABLE ("off", N_ ("Sections that missed their target"),
         N_ ("Items: up to three of a class worse than the target, cyanide and heavy metals first, then the worst; in brackets how many times the mean is over the limit of the target, (C − S) ÷ S, not for pH and oxygen. A quarter of fewer than two samples is marked *."),
         N_ ("No section missed its target in this quarter."), off, FALSE),
  TABLE ("overdue", N_ ("Named: overdue tasks"),
         N_ ("Deadline in force passed and not closed at the end of the quarter, or on the day of counting while it runs; days are counted from the deadline to the day after the last one counted. The unit as it was then, the sponsor as entered."),
         NONE, overdue, FALSE),
  TABLE ("returned", N_ ("Named: tasks returned in review"), N_ ("Every return of the quarter, by its day."), NONE, returned, FALSE),
  TABLE ("rebounds", N_ ("Named: rebounds"), N_ ("Closed before, found again in the quarter: the task is open in the next round."), NONE, rebounds, FALSE),
  TABLE ("not_kept", N_ ("Named: closings that did not hold when checked"), N_ ("Spot checks and look-backs of the quarter whose record says that the result was not kept."), NONE, not_kept, FALSE),
  TABLE ("next", N_ ("Tasks falling due next"), N_ ("Open at the end of the quarter, not suspended, with a deadline until the end of the next quarter."), N_ ("None falls due in the next quarter."), next, FALSE),
};

/* Those of the two works a table shows, as the overview prints them. */
static const char *
find_rule (const SuyuanBulletinTable *table)
{
  SuyuanProgressWork first = table->columns == stages_first ? SUYUAN_PROGRESS_INVESTIGATE : SUYUAN_PROGRESS_TRACE;
  g_autofree char   *rule = NULL;

  if (table->rule)
    return _ (table->rule);
  /* Translators: the names of two works on outlets, each with its rule */
  rule = g_strdup_printf (_ ("Due = done + open. %s: %s %s: %s"), suyuan_progress_get_label (first), suyuan_progress_get_rule (first),
                          suyuan_progress_get_label (first + 1), suyuan_progress_get_rule (first + 1));
  return g_intern_string (rule);
}

/**
 * suyuan_bulletin_table_new:
 *
 * Returns: (transfer full): the table of that place in the bulletin without rows, its words translated; %NULL after the last
 */
SuyuanBulletinTable *
suyuan_bulletin_table_new (guint index)
{
  SuyuanBulletinTable *self;

  if (index >= G_N_ELEMENTS (tables))
    return NULL;
  self = g_memdup2 (&tables[index], sizeof tables[index]);
  self->title = _ (self->title);
  self->rule = find_rule (self);
  self->empty = _ (self->empty);
  return self;
}

static const char *const keys[SUYUAN_N_FIGURES] = {
  "investigate_due", "investigate_done", "investigate_open", "investigate_exempt",
  "monitor_due", "monitor_done", "monitor_open", "monitor_exempt",
  "trace_due", "trace_done", "trace_open", "trace_exempt",
  "rectify_due", "rectify_done", "rectify_open", "rectify_exempt",
  "tasks", "tasks_closed", "works_done", "overdue", "closed",
  "due", "on_time", "closed_late", "closed_extended", "extended", "not_closed",
  "sections", "met", "missed", "no_data", "no_target", "few_samples"
};

/**
 * suyuan_bulletin_figure_get_key:
 *
 * Returns: its name in documents
 */
const char *
suyuan_bulletin_figure_get_key (SuyuanBulletinFigure figure)
{
  return keys[figure];
}

/**
 * suyuan_bulletin_figure_get_kind:
 *
 * Returns: what it counts
 */
SuyuanKind
suyuan_bulletin_figure_get_kind (SuyuanBulletinFigure figure)
{
  if (figure < SUYUAN_FIGURE_TASKS)
    return SUYUAN_KIND_OUTLET;
  return figure < SUYUAN_FIGURE_SECTIONS ? SUYUAN_KIND_TASK : SUYUAN_KIND_SECTION;
}
