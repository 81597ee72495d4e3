/* The codes an office gives to what it makes itself: outlets, tasks, samples, photos. What comes with a code
 * of its own (enterprises, sections, persons) keeps it.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-numbering.h"

#include "suyuan-code.h"
#include "suyuan-lookup.h"
#include "suyuan-notes.h"
#include "suyuan-office-private.h"

#define LOOKED_AT 20 /* codes behind a prefix that are tried for their serial */
#define NO_DIVISION "000000"

/* What comes with a code of its own, or is found by its name, is not numbered. */
/**
 * Whether new records of a kind are given codes.
 */
gboolean
suyuan_numbering_serves (SuyuanKind kind)
{
  static const SuyuanKind kinds[] = { SUYUAN_KIND_OUTLET, SUYUAN_KIND_VISIT, SUYUAN_KIND_SAMPLE, SUYUAN_KIND_LINK, SUYUAN_KIND_PROBLEM,
                                      SUYUAN_KIND_MEASURE, SUYUAN_KIND_DUTY, SUYUAN_KIND_EDITION, SUYUAN_KIND_TASK, SUYUAN_KIND_EVENT, SUYUAN_KIND_MEDIUM };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i] == kind)
      return TRUE;
  return FALSE;
}

/* The highest serial in use behind @prefix; 0 when there is none, -1 with an error. Foreign codes that only
 * look alike are passed over. */
static gint64
find_last (SuyuanOffice          *office,
           SuyuanKind             kind,
           const SuyuanCodeParts *parts,
           const char            *prefix,
           GError               **error)
{
  g_autofree char *end = g_strdup (prefix);
  char            *from_texts[] = { (char *) prefix, NULL };
  char            *end_texts[] = { end, NULL };
  SuyuanExpr       from = { SUYUAN_EXPR_GE, NULL, NULL, (char *) "code", from_texts };
  SuyuanExpr       below = { SUYUAN_EXPR_LT, NULL, NULL, (char *) "code", end_texts };
  SuyuanExpr       both = { SUYUAN_EXPR_AND, &from, &below, NULL, NULL };
  SuyuanQuery      query = { .kind = kind, .filter = &both, .sort = "-code", .limit = LOOKED_AT };
  g_autoptr (GPtrArray) last = NULL;

  end[strlen (end) - 1]++; /* the first text after everything that begins with the prefix */
  last = suyuan_workspace_query (suyuan_office_get_workspace (office), &query, error);
  if (!last)
    return -1;
  for (guint i = 0; i < last->len; i++)
    {
      guint64 serial;

      if (suyuan_code_read_serial (suyuan_code_get_default_template (kind), parts, suyuan_record_get_text (last->pdata[i], "code"), &serial))
        return serial;
    }
  return 0;
}

/* What others gave, as far as a package told of it. */
static gboolean
raise_to_noted (SuyuanOffice *office,
                SuyuanKind    kind,
                const char   *prefix,
                gint64       *serial,
                GError      **error)
{
  g_autofree char *name = g_strdup_printf (SUYUAN_NUMBERING_NOTE "%s:%s", suyuan_kind_name (kind), prefix);
  g_autofree char *text = NULL;

  if (!suyuan_note_read (suyuan_office_get_workspace (office), name, &text, error))
    return FALSE;
  if (text)
    *serial = MAX (*serial, g_ascii_strtoll (text, NULL, 10));
  return TRUE;
}

static gboolean
find_holder (SuyuanOffice *office,
             SuyuanKind    kind,
             const char   *code,
             gboolean     *taken,
             GError      **error)
{
  g_autoptr (GPtrArray) holders = suyuan_office_equal (office, kind, "code", code, 1, error);

  *taken = holders && holders->len > 0;
  return holders != NULL;
}

/**
 * suyuan_numbering_give:
 * @record: a new record; its code is set when it has none and its kind is numbered
 *
 * Gives the next free code of the kind's template: `ZG-2026-0012` by the year of the office's clock, an
 * outlet's by its division. Offices that merge may have given one code twice; that is a conflict for people
 * to settle, not an error here.
 */
gboolean
suyuan_numbering_give (SuyuanOffice *office,
                       SuyuanRecord *record,
                       GError      **error)
{
  SuyuanKind       kind = suyuan_record_get_kind (record);
  const char      *pattern = suyuan_code_get_default_template (kind);
  g_autofree char *year = NULL;
  g_autofree char *prefix = NULL;
  SuyuanCodeParts  parts = { 0 };
  gint64           serial;

  if (!suyuan_numbering_serves (kind) || suyuan_record_has (record, "code"))
    return TRUE;

  year = suyuan_office_today (office);
  year[4] = '\0';
  parts.year = year;
  if (kind == SUYUAN_KIND_OUTLET)
    parts.division = suyuan_record_has (record, "division") ? suyuan_record_get_text (record, "division") : NO_DIVISION;
  prefix = suyuan_code_dup_prefix (pattern, &parts, error);
  serial = prefix ? find_last (office, kind, &parts, prefix, error) : -1;
  if (serial < 0 || !raise_to_noted (office, kind, prefix, &serial, error))
    return FALSE;
  for (;;)
    {
      g_autofree char *code = suyuan_code_make (pattern, &parts, ++serial, error);
      gboolean         taken;

      if (!code || !find_holder (office, kind, code, &taken, error))
        return FALSE;
      if (taken)
        continue;
      suyuan_record_set_text (record, "code", code);
      return TRUE;
    }
}
