/* suyuan-bulletin-json.c: the quarterly notice as one document
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-cli"

#include "suyuan-bulletin-json.h"

#include "suyuan-bulletin-tables.h"
#include "suyuan-bulletin-words.h"
#include "suyuan-diary.h"
#include "suyuan-json.h"

#define F(name) SUYUAN_FIGURE_##name

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
    suyuan_json_add_integer (json, suyuan_bulletin_figure_get_key ((SuyuanBulletinFigure) i), suyuan_bulletin_area_count (area, (SuyuanBulletinFigure) i));
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

/**
 * suyuan_bulletin_print_json:
 *
 * Prints the bulletin as one document. Errors: those of the store; nothing is printed then.
 */
gboolean
suyuan_bulletin_print_json (SuyuanCall               *call,
                            const SuyuanBulletin     *bulletin,
                            const SuyuanBulletinFile *written,
                            GError                  **error)
{
  g_autoptr (SuyuanJournalInfo) journal = suyuan_office_journal_info (call->office, error);
  g_autoptr (SuyuanJson) json = suyuan_json_new (call->office);
  g_autoptr (GPtrArray) tables = suyuan_bulletin_list_tables (bulletin, call->office);
  g_autoptr (GPtrArray) limits = suyuan_bulletin_list_limits (bulletin);

  if (journal == NULL)
    return FALSE;
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
  if (written->path != NULL)
    suyuan_json_add_text (json, "file", written->path);
  if (written->faults != NULL)
    {
      suyuan_json_add_integer (json, "pages", written->n_pages);
      suyuan_json_add_list (json, "faults", written->faults, add_message);
    }
  suyuan_json_end_object (json);
  suyuan_json_print (json);
  return TRUE;
}
