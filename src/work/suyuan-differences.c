/* What changed about a task since somebody looked: its own fields, its problem, measures and duties, its outlet and its
 * evidence, read from the journal. What was changed and changed back is no difference.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-differences.h"

#include "suyuan-case.h"
#include "suyuan-census.h"
#include "suyuan-diary.h"
#include "suyuan-field-text.h"
#include "suyuan-frozen.h"
#include "suyuan-glance.h"
#include "suyuan-period.h"
#include "suyuan-refusal.h"
#include "suyuan-words.h"

#include <glib/gi18n-lib.h>

/* A comparison on its way. */
typedef struct
{
  SuyuanOffice      *office;    /* borrowed */
  SuyuanCase        *task_case; /* owned, like the rest */
  SuyuanGlance      *from;      /* NULL: since @from_ms */
  SuyuanGlance      *reached;
  SuyuanGlance      *base; /* what was decided last, where it was decided; or NULL */
  gint64             from_ms;
  GHashTable        *asked; /* set of SuyuanUid */
  SuyuanDifferences *found;
} Comparison;

static void
comparison_clear (Comparison *self)
{
  g_clear_pointer (&self->task_case, suyuan_case_free);
  g_clear_pointer (&self->from, suyuan_glance_free);
  g_clear_pointer (&self->reached, suyuan_glance_free);
  g_clear_pointer (&self->base, suyuan_glance_free);
  g_clear_pointer (&self->asked, g_hash_table_unref);
  g_clear_pointer (&self->found, suyuan_differences_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Comparison, comparison_clear)

static void
difference_free (gpointer data)
{
  SuyuanDifference *self = data;

  g_free (self->record);
  g_free (self->field);
  g_free (self->label);
  g_free (self->before);
  g_free (self->after);
  g_free (self->who);
  g_free (self);
}

/**
 * suyuan_differences_free:
 *
 * Frees them.
 */
void
suyuan_differences_free (SuyuanDifferences *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->list, g_ptr_array_unref);
  g_free (self->since);
  g_free (self->seen);
  g_free (self);
}

/* --- from where --- */

static gboolean
is_event (SuyuanRecord *event,
          const char   *type,
          const char   *to)
{
  return g_strcmp0 (suyuan_record_get_text (event, "type"), type) == 0 && (!to || g_strcmp0 (suyuan_record_get_text (event, "to_state"), to) == 0);
}

/* What an office above has decided before something was submitted to it. */
static gboolean
is_ruling (SuyuanRecord *event)
{
  return is_event (event, "return", NULL) || is_event (event, "rebound", NULL) || is_event (event, "advance", "scheme_approved") || is_event (event, "advance", "assigned");
}

/* Whoever decides on a submission asks what was done since the last ruling; from then on, what was touched since it was
 * submitted. Of a task nobody has submitted: what happened since anything was decided on it. */
static SuyuanRecord *
find_base (SuyuanCase *task_case)
{
  GPtrArray      *events = task_case->events;
  SuyuanTaskState state = task_case->flow.state;
  SuyuanRecord   *submission = suyuan_case_last_event (task_case, "advance", "submitted");
  gboolean        before = FALSE;

  if (submission && state > SUYUAN_TASK_SUBMITTED && state <= SUYUAN_TASK_CLOSED)
    return submission;
  for (guint i = events->len; i > 0; i--)
    {
      SuyuanRecord *event = events->pdata[i - 1];

      if (state == SUYUAN_TASK_SUBMITTED ? before && is_ruling (event) : !is_event (event, "note", NULL))
        return event;
      before = before || event == submission;
    }
  return events->len > 0 ? events->pdata[0] : NULL;
}

static char *
dup_shown (SuyuanOffice *office,
           SuyuanRecord *record,
           const char   *key)
{
  return suyuan_office_dup_shown (office, record, suyuan_catalogue_find_field (suyuan_office_get_catalogue (office), suyuan_record_get_kind (record), key));
}

static gboolean
begin_at_base (Comparison *self,
               GError    **error)
{
  SuyuanRecord    *base = find_base (self->task_case);
  g_autofree char *what = base ? dup_shown (self->office, base, is_event (base, "advance", NULL) ? "to_state" : "type") : NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *day = NULL;

  self->found->first = TRUE;
  if (!base)
    {
      self->found->since = g_strdup (_ ("since it was entered"));
      return TRUE;
    }
  lines = suyuan_office_history (self->office, SUYUAN_KIND_EVENT, suyuan_record_get_uid (base), 0, error);
  if (!lines)
    return FALSE;
  self->base = suyuan_glance_new ();
  self->from_ms = suyuan_record_get_integer (base, "at");
  for (guint i = 0; i < lines->len; i++)
    {
      const SuyuanHistoryLine *line = lines->pdata[i];

      if (!line->created)
        continue;
      suyuan_glance_add (self->base, line->batch);
      self->from_ms = line->at_ms;
    }
  day = suyuan_day_format (suyuan_record_get_integer (base, "at"));
  self->found->since = g_strdup_printf (_ ("since “%s” of %s"), what, day);
  return TRUE;
}

static gboolean
begin (Comparison *self,
       const char *since,
       GError    **error)
{
  g_autofree char *day = NULL;

  if (!since)
    return begin_at_base (self, error);
  if (suyuan_date_parse (since, &day) && suyuan_day_get_start (day, &self->from_ms))
    {
      self->from_ms--;
      self->found->since = g_strdup_printf (_ ("since %s"), day);
      return TRUE;
    }
  self->from = suyuan_glance_parse (since);
  self->found->since = g_strdup (_ ("since it was last looked at"));
  if (!self->from)
    suyuan_refuse_as (error, SUYUAN_WORK_ERROR_INVALID, "date",
                      _ ("“%s” is neither a day nor the batches of a look; write year-month-day, or what was printed as “seen”"), since);
  return self->from != NULL;
}

/* A batch of the deciding device that came before is old even where the clock stood still. */
static gboolean
is_new (Comparison              *self,
        const SuyuanHistoryLine *line)
{
  if (self->from)
    return !suyuan_glance_covers (self->from, line->batch);
  if (self->base && suyuan_glance_covers (self->base, line->batch))
    return FALSE;
  if (self->base && suyuan_glance_knows (self->base, line->batch))
    return TRUE;
  return line->at_ms > self->from_ms;
}

/* --- in words --- */

static char *
dup_who (SuyuanOffice    *office,
         const SuyuanUid *person)
{
  g_autoptr (SuyuanRecord) record = NULL;
  const char *name = NULL;

  if (!suyuan_uid_is_nil (person) && suyuan_office_seek (office, SUYUAN_KIND_PERSON, person, &record, NULL) && record)
    name = suyuan_record_get_text (record, "name");
  return g_strdup (name ? name : _ ("nobody named"));
}

/* What a whole record says in a few words, by kind. */
static const struct
{
  SuyuanKind  kind;
  const char *name;    /* the field it is called by, after the word for its kind */
  const char *keys[6]; /* what it says */
} words[] = {
  { SUYUAN_KIND_TASK, "code", { "name" } },
  { SUYUAN_KIND_PROBLEM, "code", { "name", "found_on" } },
  { SUYUAN_KIND_MEASURE, "code", { "name", "due_on", "done_on" } },
  { SUYUAN_KIND_DUTY, "role", { "unit", "person" } },
  { SUYUAN_KIND_MEDIUM, "name", { "photo_kind", "taken", "caption" } },
  { SUYUAN_KIND_VISIT, "code", { "type", "at", "drainage", "finding" } },
  { SUYUAN_KIND_SAMPLE, "code", { "type", "taken", "laboratory", "remark" } },
  { SUYUAN_KIND_EVENT, "type", { "to_state", "field", "reason", "document", "new_deadline" } },
};

static char *
dup_record_name (SuyuanOffice *office,
                 SuyuanRecord *record)
{
  SuyuanKind       kind = suyuan_record_get_kind (record);
  g_autofree char *name = NULL;

  if (kind == SUYUAN_KIND_EVENT)
    return dup_shown (office, record, "type");
  for (gsize i = 0; i < G_N_ELEMENTS (words) && !name; i++)
    if (words[i].kind == kind)
      name = dup_shown (office, record, words[i].name);
  if (!name || !*name)
    {
      g_free (name);
      name = suyuan_office_dup_label (office, kind, suyuan_record_get_uid (record));
    }
  return g_strdup_printf ("%s %s", suyuan_kind_label (kind), name);
}

static char *
dup_record_words (SuyuanOffice *office,
                  SuyuanRecord *record)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    for (gsize k = 0; words[i].kind == suyuan_record_get_kind (record) && k < G_N_ELEMENTS (words[i].keys) && words[i].keys[k]; k++)
      {
        g_autofree char *shown = dup_shown (office, record, words[i].keys[k]);

        if (*shown)
          g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", shown);
      }
  return g_string_free (text, FALSE);
}

/* --- comparing --- */

static SuyuanDifference *
add_difference (Comparison              *self,
                const SuyuanHistoryLine *line,
                const char              *record)
{
  SuyuanDifference *difference = g_new0 (SuyuanDifference, 1);

  difference->kind = line->kind;
  difference->uid = line->uid;
  difference->record = g_strdup (record);
  difference->decision = line->kind == SUYUAN_KIND_EVENT || (line->kind == SUYUAN_KIND_TASK && g_str_has_prefix (line->verb, "task "));
  difference->who = dup_who (self->office, &line->person);
  difference->at_ms = line->at_ms;
  difference->n_changes = 1;
  g_ptr_array_add (self->found->list, difference);
  return difference;
}

/* What stood in a field when it was looked at: by the newest change seen then; where none is known, by what the oldest
 * since replaced. A change that came late may be older than one that was seen. */
static const SuyuanValue *
find_before (Comparison *self,
             GPtrArray  *lines,
             const char *field,
             guint      *n_changes)
{
  const SuyuanValue *before = NULL, *seen = NULL;

  *n_changes = 0;
  for (guint i = 0; i < lines->len; i++)
    {
      const SuyuanHistoryLine *line = lines->pdata[i];

      if (g_strcmp0 (line->field, field) != 0)
        continue;
      if (!is_new (self, line))
        {
          seen = seen ? seen : &line->new_value;
          continue;
        }
      before = &line->old_value;
      *n_changes += 1;
    }
  return seen ? seen : before;
}

static gboolean
is_newest (GPtrArray *lines,
           guint      position)
{
  const SuyuanHistoryLine *line = lines->pdata[position];

  for (guint i = 0; i < position; i++)
    if (g_strcmp0 (((SuyuanHistoryLine *) lines->pdata[i])->field, line->field) == 0)
      return FALSE;
  return TRUE;
}

static char *
dup_value (Comparison        *self,
           const SuyuanField *field,
           const SuyuanUid   *uid,
           const SuyuanValue *value)
{
  g_autofree char *text = NULL;

  if (value->type == SUYUAN_VALUE_NULL)
    return NULL;
  text = suyuan_office_dup_value_text (self->office, field, uid, value);
  return field->unit ? g_strdup_printf ("%s %s", text, field->unit) : g_steal_pointer (&text);
}

/* The state of a task is told by its decisions. */
static gboolean
is_told (const SuyuanHistoryLine *line)
{
  return line->kind == SUYUAN_KIND_TASK && (g_str_equal (line->field, "state") || g_str_equal (line->field, "suspended_state"));
}

static void
compare_field (Comparison *self,
               GPtrArray  *lines,
               guint       position,
               const char *record)
{
  const SuyuanHistoryLine *line = lines->pdata[position];
  const SuyuanField       *field = line->field ? suyuan_catalogue_find_field (suyuan_office_get_catalogue (self->office), line->kind, line->field) : NULL;
  const SuyuanValue       *before;
  SuyuanDifference        *difference;
  guint                    n_changes;

  if (!field || is_told (line) || !is_new (self, line) || !is_newest (lines, position))
    return;
  before = find_before (self, lines, line->field, &n_changes);
  if (suyuan_value_equal (before, &line->new_value))
    return;
  difference = add_difference (self, line, record);
  difference->field = g_strdup (line->field);
  difference->label = g_strdup (suyuan_field_get_label (field));
  difference->before = dup_value (self, field, &line->uid, before);
  difference->after = dup_value (self, field, &line->uid, &line->new_value);
  difference->n_changes = n_changes;
}

/* The line by which a record came, or went; NULL: neither is new. */
static const SuyuanHistoryLine *
find_whole (Comparison *self,
            GPtrArray  *lines,
            gboolean    created)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const SuyuanHistoryLine *line = lines->pdata[i];

      if ((created ? line->created : line->removed) && is_new (self, line))
        return line;
    }
  return NULL;
}

static GPtrArray *
read_lines (Comparison      *self,
            SuyuanKind       kind,
            const SuyuanUid *uid,
            GError         **error)
{
  GPtrArray *lines = suyuan_office_history (self->office, kind, uid, 0, error);

  for (guint i = 0; lines && i < lines->len; i++)
    suyuan_glance_add (self->reached, ((SuyuanHistoryLine *) lines->pdata[i])->batch);
  return lines;
}

static gboolean
compare_record (Comparison   *self,
                SuyuanRecord *record,
                GError      **error)
{
  const SuyuanUid *uid = suyuan_record_get_uid (record);
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char         *name = NULL;
  const SuyuanHistoryLine *entered;

  if (!g_hash_table_add (self->asked, g_memdup2 (uid, sizeof *uid)))
    return TRUE;
  lines = read_lines (self, suyuan_record_get_kind (record), uid, error);
  if (!lines)
    return FALSE;
  name = dup_record_name (self->office, record);
  entered = find_whole (self, lines, TRUE);
  if (entered)
    {
      SuyuanDifference *difference = add_difference (self, entered, name);

      difference->created = TRUE;
      difference->after = dup_record_words (self->office, record);
      return TRUE;
    }
  for (guint i = 0; i < lines->len; i++)
    compare_field (self, lines, i, name);
  return TRUE;
}

/* What a decision rested on and what is the task's no longer: thrown away, or given to another record. */
static gboolean
compare_lost (Comparison *self,
              const char *evidence,
              GError    **error)
{
  g_auto (GStrv) rested_on = g_strsplit (evidence ? evidence : "", "\n", -1);

  for (char **line = rested_on; *line; line++)
    {
      SuyuanKind       kind;
      SuyuanUid        uid;
      g_autofree char *name = NULL, *record = NULL;
      g_autoptr (GPtrArray) lines = NULL;
      const SuyuanHistoryLine *gone;

      if (!suyuan_frozen_read_evidence (*line, &kind, &uid, &name) || !g_hash_table_add (self->asked, g_memdup2 (&uid, sizeof uid)))
        continue;
      if (!(lines = read_lines (self, kind, &uid, error)))
        return FALSE;
      record = g_strdup_printf ("%s %s", suyuan_kind_label (kind), name);
      gone = find_whole (self, lines, FALSE);
      if (gone)
        add_difference (self, gone, record)->removed = TRUE;
      for (guint i = 0; !gone && i < lines->len; i++)
        compare_field (self, lines, i, record);
    }
  return TRUE;
}

static gboolean
compare_all (Comparison *self,
             GPtrArray  *records,
             GError    **error)
{
  for (guint i = 0; i < records->len; i++)
    if (!compare_record (self, records->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
compare_duties (Comparison *self,
                GError    **error)
{
  for (guint i = 0; i < self->task_case->measures->len; i++)
    {
      g_autoptr (GPtrArray) duties = suyuan_office_referring (self->office, SUYUAN_KIND_DUTY, "measure",
                                                              suyuan_record_get_uid (self->task_case->measures->pdata[i]), error);

      if (!duties || !compare_all (self, duties, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
compare_evidence (Comparison *self,
                  GError    **error)
{
  SuyuanCase *c = self->task_case;

  if (!compare_all (self, c->events, error) || !compare_all (self, c->media, error) || !compare_all (self, c->visits, error) || !compare_all (self, c->samples, error))
    return FALSE;
  for (guint i = 0; i < c->events->len; i++)
    if (!compare_lost (self, suyuan_record_get_text (c->events->pdata[i], "evidence"), error))
      return FALSE;
  return TRUE;
}

/* Newest first; of one moment in the order they were found. */
static int
compare_age (gconstpointer a,
             gconstpointer b)
{
  const SuyuanDifference *one = *(SuyuanDifference *const *) a, *other = *(SuyuanDifference *const *) b;

  return one->at_ms != other->at_ms ? (one->at_ms > other->at_ms ? -1 : 1) : 0;
}

/**
 * suyuan_office_task_differences:
 * @since: (nullable): a day; or how far a look reached, as an earlier answer has it in `seen`; %NULL: what was decided
 *   last before the task came to stand where it stands
 *
 * Compares a task with what it was: itself, its problem, measures, duties and outlet, and all that may prove its closing.
 * A record that came is one difference, whatever it says; files and samples a decision rested on and that are gone are
 * differences too.
 *
 * Returns: (transfer full): the differences; %NULL with INVALID (`date`) or an error of the store
 */
SuyuanDifferences *
suyuan_office_task_differences (SuyuanOffice    *self,
                                const SuyuanUid *task,
                                const char      *since,
                                GError         **error)
{
  g_auto (Comparison) comparison = { .office = self, .task_case = suyuan_case_open (self, task, error) };
  SuyuanCase *c = comparison.task_case;

  if (!c)
    return NULL;
  comparison.reached = suyuan_glance_new ();
  comparison.asked = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, NULL);
  comparison.found = g_new0 (SuyuanDifferences, 1);
  comparison.found->list = g_ptr_array_new_with_free_func (difference_free);
  if (!begin (&comparison, since, error) || !compare_record (&comparison, c->task, error) || (c->problem && !compare_record (&comparison, c->problem, error)) || (c->outlet && !compare_record (&comparison, c->outlet, error)) || !compare_all (&comparison, c->measures, error) || !compare_duties (&comparison, error) || !compare_evidence (&comparison, error))
    return NULL;

  g_ptr_array_sort (comparison.found->list, compare_age);
  comparison.found->seen = suyuan_glance_to_string (comparison.reached);
  return g_steal_pointer (&comparison.found);
}

/**
 * suyuan_difference_dup_text:
 *
 * Returns: (transfer full): what it is, in one line: "Deadline: 2026-06-30 → 2026-09-30"
 */
char *
suyuan_difference_dup_text (const SuyuanDifference *self)
{
  if (self->removed)
    return g_strdup (_ ("removed"));
  if (self->created)
    return self->decision ? g_strdup (self->after) : g_strdup_printf (_ ("new: %s"), self->after);
  return g_strdup_printf (_ ("%s: %s → %s"), self->label, self->before ? self->before : _ ("empty"), self->after ? self->after : _ ("empty"));
}
