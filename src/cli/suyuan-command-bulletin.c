/* suyuan-command-bulletin.c: the quarterly notice
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-cli"

#include "suyuan-command.h"

#include <glib/gi18n-lib.h>

#include "suyuan-bulletin-export.h"
#include "suyuan-bulletin-print.h"
#include "suyuan-bulletin-tables.h"
#include "suyuan-bulletin-words.h"
#include "suyuan-diary.h"
#include "suyuan-json.h"

#define F(name) SUYUAN_FIGURE_##name

static char *quarter, *level, *to;

static const GOptionEntry options[] = {
  { "quarter", 0, 0, G_OPTION_ARG_STRING, &quarter, N_ ("Of which quarter: 2026Q3"), "QUARTER" },
  { "level", 0, 0, G_OPTION_ARG_STRING, &level, N_ ("By city or county (default: county where all outlets lie in one city)"), "city|county" },
  { "to", 0, 0, G_OPTION_ARG_FILENAME, &to, N_ ("Writes it as a PDF or a workbook"), N_ ("FILE.pdf|FILE.xlsx") },
  { NULL }
};

/* What came of writing it. */
typedef struct
{
  guint      n_pages;
  GPtrArray *faults; /* of char *; NULL: none was looked for */
} Written;

static void
add_share (SuyuanJson *json,
           const char *member,
           double      share)
{
  if (share >= 0)
    suyuan_json_add_number (json, member, share);
}

static void
add_figures (SuyuanJson               *json,
             const SuyuanBulletinArea *area)
{
  suyuan_json_begin_object (json, "figures");
  for (guint i = 0; i < SUYUAN_N_FIGURES; i++)
    suyuan_json_add_integer (json, suyuan_figure_get_key ((SuyuanFigure) i), suyuan_bulletin_area_count (area, (SuyuanFigure) i));
  suyuan_json_end_object (json);
  add_share (json, "completion", suyuan_bulletin_area_share (area, F (RECTIFIED), F (RECTIFY)));
  add_share (json, "on_time_share", suyuan_bulletin_area_share (area, F (ON_TIME), F (DUE)));
  add_share (json, "met_share", suyuan_bulletin_area_met_share (area));
}

static void
add_area (SuyuanJson               *json,
          const char               *member,
          const SuyuanBulletinArea *area)
{
  const struct
  {
    const char               *member;
    const SuyuanBulletinArea *area;
  } others[] = { { "last_quarter", area->before }, { "year_ago", area->year_ago } };

  suyuan_json_begin_object (json, member);
  suyuan_json_add_text (json, "code", area->code);
  suyuan_json_add_text (json, "name", area->name);
  if (area->rank > 0)
    suyuan_json_add_integer (json, "rank", area->rank);
  add_figures (json, area);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    if (others[i].area != NULL)
      {
        suyuan_json_begin_object (json, others[i].member);
        add_figures (json, others[i].area);
        suyuan_json_end_object (json);
      }
  suyuan_json_end_object (json);
}

static void
add_task (SuyuanJson   *json,
          gconstpointer item)
{
  const SuyuanBulletinTask *task = item;

  suyuan_json_add_text (json, "kind", suyuan_kind_name (task->kind));
  suyuan_json_add_uid (json, "uid", &task->uid);
  suyuan_json_add_text (json, "code", task->code);
  suyuan_json_add_text (json, "name", task->name);
  suyuan_json_add_text (json, "area", task->area->code);
  suyuan_json_add_text (json, "responsible_unit", task->unit);
  suyuan_json_add_text (json, "sponsor", task->sponsor);
  suyuan_json_add_text (json, "original_deadline", task->original);
  suyuan_json_add_text (json, "deadline", task->deadline);
  suyuan_json_add_text (json, "day", task->day);
  suyuan_json_add_text (json, "what", task->what);
  suyuan_json_add_text (json, "reason", task->reason);
  if (task->days_overdue > 0)
    suyuan_json_add_integer (json, "days_overdue", task->days_overdue);
}

static void
add_off (SuyuanJson   *json,
         gconstpointer item)
{
  const SuyuanBulletinSection *off = item;

  suyuan_json_add_text (json, "section", off->grade->code);
  suyuan_json_add_uid (json, "uid", suyuan_record_get_uid (off->grade->section));
  suyuan_json_add_text (json, "area", off->area->code);
  suyuan_json_add_text (json, "target", suyuan_water_class_get_key (off->grade->target));
  suyuan_json_add_text (json, "class", suyuan_water_class_get_key (off->grade->grading->klass));
  if (off->before != SUYUAN_WATER_CLASS_NONE)
    suyuan_json_add_text (json, "last_quarter", suyuan_water_class_get_key (off->before));
  if (off->year_ago != SUYUAN_WATER_CLASS_NONE)
    suyuan_json_add_text (json, "year_ago", suyuan_water_class_get_key (off->year_ago));
}

static void
add_rule (SuyuanJson   *json,
          gconstpointer item)
{
  const SuyuanBulletinTable *table = item;

  suyuan_json_add_text (json, "table", table->key);
  suyuan_json_add_text (json, "title", table->title);
  suyuan_json_add_text (json, "rule", table->rule);
}

static void
add_message (SuyuanJson   *json,
             gconstpointer item)
{
  suyuan_json_add_text (json, "message", item);
}

static void
add_head (SuyuanJson              *json,
          SuyuanCall              *call,
          const SuyuanBulletin    *bulletin,
          const SuyuanJournalInfo *journal)
{
  g_autofree char *period = suyuan_period_to_string (&bulletin->period);

  suyuan_json_add_text (json, "quarter", period);
  suyuan_json_add_text (json, "from", bulletin->first_day);
  suyuan_json_add_text (json, "until", bulletin->last_day);
  suyuan_json_add_boolean (json, "finished", bulletin->finished);
  suyuan_json_add_text (json, "level", bulletin->level == SUYUAN_DIVISION_CITY ? "city" : "county");
  suyuan_json_add_boolean (json, "rehearsal", suyuan_office_is_rehearsal (call->office));
  suyuan_json_add_text (json, "head", journal->head);
}

static void
print_document (SuyuanCall              *call,
                const SuyuanBulletin    *bulletin,
                const SuyuanJournalInfo *journal,
                const Written           *written)
{
  g_autoptr (SuyuanJson) json = suyuan_json_new (call->office);
  g_autoptr (GPtrArray) tables = suyuan_bulletin_list_tables (bulletin, call->office);
  g_autoptr (GPtrArray) limits = suyuan_bulletin_list_limits (bulletin);

  suyuan_json_begin_object (json, NULL);
  add_head (json, call, bulletin, journal);
  add_area (json, "total", bulletin->total);
  suyuan_json_begin_list (json, "areas");
  for (guint i = 0; i < bulletin->areas->len; i++)
    add_area (json, NULL, bulletin->areas->pdata[i]);
  suyuan_json_end_list (json);
  suyuan_json_add_list (json, "missed", bulletin->off, add_off);
  suyuan_json_add_list (json, "overdue", bulletin->overdue, add_task);
  suyuan_json_add_list (json, "returned", bulletin->returned, add_task);
  suyuan_json_add_list (json, "rebounds", bulletin->rebounds, add_task);
  suyuan_json_add_list (json, "not_kept", bulletin->not_kept, add_task);
  suyuan_json_add_list (json, "next", bulletin->next, add_task);
  suyuan_json_add_list (json, "rules", tables, add_rule);
  suyuan_json_add_list (json, "limits", limits, add_message);
  if (to != NULL)
    suyuan_json_add_text (json, "file", to);
  if (written->faults != NULL)
    {
      suyuan_json_add_integer (json, "pages", written->n_pages);
      suyuan_json_add_list (json, "faults", written->faults, add_message);
    }
  suyuan_json_end_object (json);
  suyuan_json_print (json);
}

static void
print_sentences (GPtrArray *sentences)
{
  for (guint i = 0; i < sentences->len; i++)
    g_print ("%s\n", (char *) sentences->pdata[i]);
}

static void
print_words (const SuyuanBulletin *bulletin,
             const Written        *written)
{
  g_autofree char *title = suyuan_bulletin_dup_title (bulletin);
  g_autofree char *basis = suyuan_bulletin_dup_basis (bulletin);
  g_autoptr (GPtrArray) summary = suyuan_bulletin_list_summary (bulletin);
  g_autoptr (GPtrArray) limits = suyuan_bulletin_list_limits (bulletin);

  g_print ("%s\n%s\n", title, basis);
  print_sentences (summary);
  print_sentences (limits);
  if (written->faults != NULL)
    print_sentences (written->faults);
}

static gboolean
is_named (const char *suffix)
{
  g_autofree char *lower = to != NULL ? g_ascii_strdown (to, -1) : NULL;

  return lower != NULL && g_str_has_suffix (lower, suffix);
}

static gboolean
write_to (SuyuanCall           *call,
          const SuyuanBulletin *bulletin,
          Written              *written,
          GError              **error)
{
  if (to == NULL)
    return TRUE;
  if (is_named (".xlsx"))
    return suyuan_office_export_bulletin (call->office, bulletin, to, error);
  return suyuan_bulletin_print (call->office, bulletin, to, &written->n_pages, &written->faults, error);
}

static gboolean
check_words (GError **error)
{
  if (quarter == NULL)
    return suyuan_call_usage (error, _ ("Say of which quarter: --quarter 2026Q3"));
  if (to != NULL && !is_named (".pdf") && !is_named (".xlsx"))
    return suyuan_call_usage (error, _ ("A bulletin is written as a PDF or a workbook: name a file that ends in .pdf or .xlsx, not “%s”"), to);
  return TRUE;
}

static int
run_bulletin (SuyuanCall *call,
              GError    **error)
{
  g_autoptr (SuyuanBulletin) bulletin = NULL;
  g_autoptr (SuyuanJournalInfo) journal = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  Written written = { 0 };

  if (!check_words (error))
    return 1;
  bulletin = suyuan_office_bulletin (call->office, quarter, level, error);
  journal = bulletin != NULL ? suyuan_office_journal_info (call->office, error) : NULL;
  if (journal == NULL || !write_to (call, bulletin, &written, error))
    return 1;
  faults = written.faults;
  if (call->json)
    print_document (call, bulletin, journal, &written);
  else
    print_words (bulletin, &written);
  return 0;
}

const SuyuanCommand suyuan_bulletin_commands[] = {
  { "bulletin", "WORKSPACE --quarter QUARTER [--level city|county] [--to FILE.pdf|FILE.xlsx]", N_ ("The quarterly notice: what each area had done by the end of a quarter, ranked, with what is named and what falls due."), SUYUAN_COMMAND_READ, 0, 0, options, run_bulletin },
  { NULL }
};
