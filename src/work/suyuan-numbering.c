/* The numbers an office gives to what it makes itself: outlets, tasks, samples, photos. Serial within
 * the year; what comes with a code of its own (enterprises, sections, persons) keeps it.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-numbering.h"

#include "suyuan-lookup.h"
#include "suyuan-office-private.h"

#include <stdlib.h>

/* Prefixes are the initials of the Chinese words: 排口, 问题, 任务 (RW) … */
static const struct
{
  const char *prefix; /* NULL: not numbered */
  int         digits;
} series[SUYUAN_N_KINDS] = {
  [SUYUAN_KIND_OUTLET] = { "PK", 5 },
  [SUYUAN_KIND_VISIT] = { "XC", 5 },
  [SUYUAN_KIND_SAMPLE] = { "SY", 6 },
  [SUYUAN_KIND_LINK] = { "SL", 5 },
  [SUYUAN_KIND_PROBLEM] = { "WT", 5 },
  [SUYUAN_KIND_MEASURE] = { "CS", 5 },
  [SUYUAN_KIND_DUTY] = { "ZR", 5 },
  [SUYUAN_KIND_TASK] = { "RW", 5 },
  [SUYUAN_KIND_EVENT] = { "JL", 6 },
  [SUYUAN_KIND_MEDIUM] = { "MT", 6 },
};

/* The highest number in use under `PREFIX-YEAR-`; 0 when there is none, -1 with an error. */
static gint64
find_last (SuyuanOffice *office,
           SuyuanKind    kind,
           const char   *stem,
           GError      **error)
{
  g_autofree char *end = g_strdup (stem);
  char            *from_texts[] = { (char *) stem, NULL };
  char            *end_texts[] = { end, NULL };
  SuyuanExpr       from = { SUYUAN_EXPR_GE, NULL, NULL, (char *) "code", from_texts };
  SuyuanExpr       below = { SUYUAN_EXPR_LT, NULL, NULL, (char *) "code", end_texts };
  SuyuanExpr       both = { SUYUAN_EXPR_AND, &from, &below, NULL, NULL };
  SuyuanQuery      query = { .kind = kind, .filter = &both, .sort = "-code", .limit = 1 };
  g_autoptr (GPtrArray) last = NULL;

  end[strlen (end) - 1]++; /* the first text after everything that begins with the stem */
  last = suyuan_workspace_query (suyuan_office_get_workspace (office), &query, error);
  if (!last)
    return -1;
  return last->len ? strtoll (suyuan_record_get_text (last->pdata[0], "code") + strlen (stem), NULL, 10) : 0;
}

static gboolean
is_taken (SuyuanOffice *office,
          SuyuanKind    kind,
          const char   *code)
{
  g_autoptr (GPtrArray) holders = suyuan_office_equal (office, kind, "code", code, 1, NULL);

  return holders && holders->len > 0;
}

/**
 * suyuan_numbering_give:
 * @record: a new record; its code is set when it has none and its kind is numbered
 *
 * Gives the next free number of the kind and the year of the office's clock: `RW-2026-00012`. Offices that
 * merge may have given one number twice; that is a conflict for people to settle, not an error here.
 */
gboolean
suyuan_numbering_give (SuyuanOffice *office,
                       SuyuanRecord *record,
                       GError      **error)
{
  SuyuanKind       kind = suyuan_record_get_kind (record);
  g_autofree char *today = NULL;
  g_autofree char *stem = NULL;
  gint64           number;

  if (!series[kind].prefix || suyuan_record_has (record, "code"))
    return TRUE;

  today = suyuan_office_today (office);
  stem = g_strdup_printf ("%s-%.4s-", series[kind].prefix, today);
  number = find_last (office, kind, stem, error);
  if (number < 0)
    return FALSE;
  for (;;)
    {
      g_autofree char *code = g_strdup_printf ("%s%0*" G_GINT64_FORMAT, stem, series[kind].digits, ++number);

      if (is_taken (office, kind, code))
        continue;
      suyuan_record_set_text (record, "code", code);
      return TRUE;
    }
}
