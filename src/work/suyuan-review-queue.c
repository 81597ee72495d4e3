/* What a reviewer opens next: what is overdue, what has regressed, what was closed this month, what looks done for show,
 * and what else waits for a decision; each with its reason.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-review-queue.h"

#include "suyuan-case.h"
#include "suyuan-census.h"
#include "suyuan-monitoring.h"
#include "suyuan-period.h"
#include "suyuan-suspicion.h"

#include <glib/gi18n-lib.h>

#define WAITING "state in ('submitted', 'prechecked', 'accepted', 'public_notice')"
#define OVER "state in ('closed', 'cancelled', 'suspended')"

/* What came after a closing, for one outlet. */
typedef struct
{
  SuyuanUid task, sample;
  char     *closed_on;
  gint64    taken; /* of the newest sample since; 0: none */
} Aftermath;

/* A queue being made. */
typedef struct
{
  SuyuanOffice *office; /* borrowed */
  GCancellable *cancellable;
  SuyuanActor   me; /* nil: nobody known */
  const char   *level;
  SuyuanRecord *unit;       /* owned; NULL: nobody, or without a unit */
  char         *today;      /* owned */
  GHashTable   *entries;    /* by SuyuanUid */
  GHashTable   *aftermaths; /* by SuyuanUid of the outlet */
} Gathering;

static void
gathering_clear (Gathering *self)
{
  g_clear_pointer (&self->unit, suyuan_record_unref);
  g_clear_pointer (&self->today, g_free);
  g_clear_pointer (&self->entries, g_hash_table_unref);
  g_clear_pointer (&self->aftermaths, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gathering, gathering_clear)

static void
entry_free (gpointer data)
{
  SuyuanReviewEntry *self = data;

  g_free (self->code);
  g_free (self->name);
  g_free (self->state);
  g_free (self->unit);
  g_ptr_array_unref (self->grounds);
  g_free (self);
}

static void
aftermath_free (gpointer data)
{
  Aftermath *self = data;

  g_free (self->closed_on);
  g_free (self);
}

/**
 * suyuan_review_reason_get_label:
 *
 * Returns: (transfer none): the reason as a heading, translated
 */
const char *
suyuan_review_reason_get_label (SuyuanReviewReason reason)
{
  static const char *const labels[SUYUAN_N_REVIEW_REASONS] = { N_ ("Overdue"), N_ ("Regressed"), N_ ("Closed this month"), N_ ("Suspicious"), N_ ("Waits for a decision") };

  return _ (labels[reason]);
}

/* --- who decides --- */

static gboolean
find_desk (Gathering *self,
           GError   **error)
{
  const SuyuanUid *person = suyuan_office_get_operator (self->office);
  g_autoptr (SuyuanRecord) record = NULL;

  if (suyuan_uid_is_nil (person))
    return TRUE;
  self->me.person = *person;
  if (!suyuan_office_seek (self->office, SUYUAN_KIND_PERSON, person, &record, error))
    return FALSE;
  if (record)
    suyuan_record_get_ref (record, "unit", &self->me.unit);
  if (record && !suyuan_office_follow (self->office, record, "unit", &self->unit, error))
    return FALSE;
  self->level = self->unit ? suyuan_record_get_text (self->unit, "level") : NULL;
  return TRUE;
}

/* Precheck is the county's, or the city's where it does so itself; what follows is of the level that closes. Whoever is
 * not known to sit anywhere may look at all of it. */
static gboolean
is_mine (Gathering    *self,
         SuyuanRecord *task)
{
  const char *state = suyuan_record_get_text (task, "state");
  SuyuanUid   responsible = { 0 };

  if (!self->level)
    return TRUE;
  if (suyuan_record_get_ref (task, "responsible_unit", &responsible) && suyuan_uid_equal (&responsible, &self->me.unit))
    return FALSE;
  if (g_str_equal (state, "submitted"))
    return g_str_equal (self->level, "county") || g_str_equal (self->level, "city");
  return g_str_equal (self->level, suyuan_flow_get_closing_level (suyuan_record_get_text (task, "source")));
}

/* --- entries --- */

static void
add_reason (SuyuanReviewEntry *entry,
            SuyuanReviewReason reason,
            char              *ground)
{
  entry->reasons |= 1u << reason;
  if (ground)
    g_ptr_array_add (entry->grounds, ground);
}

static SuyuanReviewEntry *
entry_of (Gathering    *self,
          SuyuanRecord *task)
{
  const SuyuanUid   *uid = suyuan_record_get_uid (task);
  SuyuanReviewEntry *entry = g_hash_table_lookup (self->entries, uid);
  SuyuanTaskState    state = SUYUAN_TASK_REGISTERED;
  SuyuanUid          unit;

  if (entry)
    return entry;
  entry = g_new0 (SuyuanReviewEntry, 1);
  entry->uid = *uid;
  entry->code = suyuan_office_dup_code (self->office, task);
  entry->name = g_strdup (suyuan_record_get_text (task, "name"));
  entry->state = g_strdup (suyuan_record_get_text (task, "state"));
  entry->grounds = g_ptr_array_new_with_free_func (g_free);
  if (suyuan_record_get_ref (task, "responsible_unit", &unit))
    entry->unit = suyuan_office_dup_label (self->office, SUYUAN_KIND_UNIT, &unit);
  suyuan_task_state_parse (entry->state, &state);
  entry->overdue_days = suyuan_task_state_days_overdue (state, suyuan_record_get_text (task, "deadline"), self->today);
  entry->waits = state >= SUYUAN_TASK_SUBMITTED && state < SUYUAN_TASK_CLOSED;
  entry->here = entry->waits && is_mine (self, task);
  g_hash_table_insert (self->entries, &entry->uid, entry);
  return entry;
}

static GPtrArray *
list_tasks (Gathering  *self,
            const char *text,
            GError    **error)
{
  g_autoptr (SuyuanExpr) filter = suyuan_expr_parse (text, error);
  SuyuanQuery query = { .kind = SUYUAN_KIND_TASK, .filter = filter };

  return filter ? suyuan_office_list (self->office, &query, error) : NULL;
}

static gboolean
add_overdue (Gathering *self,
             GError   **error)
{
  g_autofree char *text = g_strdup_printf ("deadline < '%s' and not " OVER, self->today);
  g_autoptr (GPtrArray) tasks = list_tasks (self, text, error);

  for (guint i = 0; tasks && i < tasks->len; i++)
    {
      SuyuanReviewEntry *entry = entry_of (self, tasks->pdata[i]);

      if (entry->overdue_days > 0)
        add_reason (entry, SUYUAN_REVIEW_OVERDUE,
                    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day overdue, due %s", "%d days overdue, due %s", entry->overdue_days), entry->overdue_days,
                                     suyuan_record_get_text (tasks->pdata[i], "deadline")));
    }
  return tasks != NULL;
}

static gboolean
add_rebounds (Gathering *self,
              GError   **error)
{
  g_autoptr (GPtrArray) tasks = list_tasks (self, "round > 1 and not " OVER, error);

  for (guint i = 0; tasks && i < tasks->len; i++)
    add_reason (entry_of (self, tasks->pdata[i]), SUYUAN_REVIEW_REGRESSED,
                g_strdup_printf (_ ("It rebounded: round %d"), (int) suyuan_record_get_integer (tasks->pdata[i], "round")));
  return tasks != NULL;
}

static void
add_closed_cb (const SuyuanUid   *uid,
               gint64             id,
               const SuyuanValue *values,
               gpointer           data)
{
  GHashTable *aftermaths = data;
  SuyuanUid   outlet;
  Aftermath  *aftermath;

  if (!suyuan_value_get_uid (&values[0], &outlet) || values[1].type != SUYUAN_VALUE_TEXT)
    return;
  aftermath = g_hash_table_lookup (aftermaths, &outlet);
  if (aftermath && strcmp (aftermath->closed_on, values[1].text) >= 0)
    return;
  aftermath = g_new0 (Aftermath, 1);
  aftermath->task = *uid;
  aftermath->closed_on = g_strdup (values[1].text);
  g_hash_table_replace (aftermaths, g_memdup2 (&outlet, sizeof outlet), aftermath);
}

static void
add_sample_cb (const SuyuanUid   *uid,
               gint64             id,
               const SuyuanValue *values,
               gpointer           data)
{
  SuyuanUid        outlet;
  Aftermath       *aftermath = suyuan_value_get_uid (&values[0], &outlet) ? g_hash_table_lookup (data, &outlet) : NULL;
  g_autofree char *day = NULL;

  if (!aftermath || values[1].type != SUYUAN_VALUE_INTEGER || values[1].integer <= aftermath->taken)
    return;
  day = suyuan_day_format (values[1].integer);
  if (strcmp (day, aftermath->closed_on) <= 0)
    return;
  aftermath->taken = values[1].integer;
  aftermath->sample = *uid;
}

static gboolean
scan (Gathering         *self,
      SuyuanKind         kind,
      const char        *text,
      const char *const *keys,
      SuyuanScanFunc     func,
      GError           **error)
{
  g_autoptr (SuyuanExpr) filter = suyuan_expr_parse (text, error);
  SuyuanQuery query = { .kind = kind, .filter = filter };

  return filter && suyuan_office_scan (self->office, &query, keys, func, self->aftermaths, error);
}

/* Names what is over its limit; NULL: nothing is. */
static char *
dup_over (Gathering       *self,
          const Aftermath *aftermath,
          GError         **error)
{
  g_autoptr (SuyuanRecord) sample = suyuan_office_get (self->office, SUYUAN_KIND_SAMPLE, &aftermath->sample, error);
  g_autoptr (GArray) items = sample ? suyuan_office_evaluate_sample (self->office, sample, error) : NULL;
  g_autofree char *day = suyuan_day_format (aftermath->taken);
  g_autofree char *over = NULL;

  if (!items || suyuan_evaluation_sum (items) != SUYUAN_EVALUATION_OVER)
    return NULL;
  over = suyuan_evaluation_describe (items, suyuan_office_get_catalogue (self->office));
  return g_strdup_printf (_ ("Over the limit since it was closed: %s, sampled on %s"), over, day);
}

/* A closing that the newest sample since contradicts. */
static gboolean
add_contradicted (Gathering *self,
                  GError   **error)
{
  static const char *const closed[] = { "outlet", "closed_on", NULL }, *const sampled[] = { "outlet", "taken", NULL };
  GHashTableIter iter;
  gpointer       value;

  if (!scan (self, SUYUAN_KIND_TASK, "state = 'closed'", closed, add_closed_cb, error))
    return FALSE;
  if (g_hash_table_size (self->aftermaths) > 0 && !scan (self, SUYUAN_KIND_SAMPLE, "outlet is not null", sampled, add_sample_cb, error))
    return FALSE;
  g_hash_table_iter_init (&iter, self->aftermaths);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Aftermath *aftermath = value;
      g_autoptr (GError) failure = NULL;
      g_autoptr (SuyuanRecord) task = NULL;
      g_autofree char *over = NULL;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (aftermath->taken == 0)
        continue;
      over = dup_over (self, aftermath, &failure);
      if (over)
        task = suyuan_office_get (self->office, SUYUAN_KIND_TASK, &aftermath->task, &failure);
      if (failure)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      if (task)
        add_reason (entry_of (self, task), SUYUAN_REVIEW_REGRESSED, g_steal_pointer (&over));
    }
  return TRUE;
}

static gboolean
add_closed (Gathering *self,
            GError   **error)
{
  g_autofree char *text = g_strdup_printf ("state = 'closed' and closed_on >= '%.8s01'", self->today);
  g_autoptr (GPtrArray) tasks = list_tasks (self, text, error);

  for (guint i = 0; tasks && i < tasks->len; i++)
    add_reason (entry_of (self, tasks->pdata[i]), SUYUAN_REVIEW_CLOSED, g_strdup_printf (_ ("Closed on %s"), suyuan_record_get_text (tasks->pdata[i], "closed_on")));
  return tasks != NULL;
}

static gboolean
add_waiting (Gathering *self,
             GError   **error)
{
  g_autoptr (GPtrArray) tasks = list_tasks (self, WAITING, error);

  for (guint i = 0; tasks && i < tasks->len; i++)
    add_reason (entry_of (self, tasks->pdata[i]), SUYUAN_REVIEW_WAITING, NULL);
  return tasks != NULL;
}

/* Whoever submitted does not decide. What was submitted, or closed this month, is asked what looks done for show. */
static gboolean
look_closer (Gathering *self,
             GError   **error)
{
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      SuyuanReviewEntry *entry = value;
      g_autoptr (SuyuanCase) task_case = NULL;
      g_autoptr (GPtrArray) found = NULL;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (!(entry->reasons & (1u << SUYUAN_REVIEW_WAITING | 1u << SUYUAN_REVIEW_CLOSED)))
        continue;
      task_case = suyuan_case_open (self->office, &entry->uid, error);
      if (!task_case || !suyuan_case_gather (task_case, NULL, NULL, error))
        return FALSE;
      if (!suyuan_uid_is_nil (&self->me.person) && suyuan_uid_equal (&task_case->flow.submitter, &self->me.person))
        entry->here = FALSE;
      found = suyuan_suspicions_find (task_case);
      for (guint i = 0; i < found->len; i++)
        add_reason (entry, SUYUAN_REVIEW_SUSPICIOUS, g_strdup (((SuyuanSuspicion *) found->pdata[i])->message));
    }
  return TRUE;
}

/* --- order --- */

/* By the first reason; then what is to be decided here, then elsewhere; then what is most overdue. */
static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const SuyuanReviewEntry *one = *(SuyuanReviewEntry *const *) a, *other = *(SuyuanReviewEntry *const *) b;

  if (one->first != other->first)
    return one->first < other->first ? -1 : 1;
  if (one->here + one->waits != other->here + other->waits)
    return one->here + one->waits > other->here + other->waits ? -1 : 1;
  if (one->overdue_days != other->overdue_days)
    return one->overdue_days > other->overdue_days ? -1 : 1;
  return strcmp (one->code, other->code);
}

static GPtrArray *
sort_entries (Gathering *self)
{
  GPtrArray     *sorted = g_ptr_array_new_with_free_func (entry_free);
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      SuyuanReviewEntry *entry = value;

      g_hash_table_iter_steal (&iter);
      if (entry->reasons == 0)
        {
          entry_free (entry);
          continue;
        }
      while (!(entry->reasons & 1u << entry->first))
        entry->first++;
      g_ptr_array_add (sorted, entry);
    }
  g_ptr_array_sort (sorted, compare_entries);
  return sorted;
}

/**
 * suyuan_office_review_queue:
 *
 * Brings together what somebody should decide on or look at: what is overdue; what rebounded, or whose newest sample since
 * its closing is over the limit; what was closed in the month of the office's clock; what looks done for show among what
 * was submitted or closed this month; and what else waits for a decision. Not quick over a province: ask it beside the
 * window.
 *
 * Returns: (transfer full) (element-type SuyuanReviewEntry): the queue; %NULL with an error of the store, or cancelled
 */
GPtrArray *
suyuan_office_review_queue (SuyuanOffice *self,
                            GCancellable *cancellable,
                            GError      **error)
{
  g_auto (Gathering) gathering = { .office = self, .cancellable = cancellable, .today = suyuan_office_today (self) };

  gathering.entries = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, NULL, entry_free);
  gathering.aftermaths = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, aftermath_free);
  if (!find_desk (&gathering, error) || !add_overdue (&gathering, error) || !add_rebounds (&gathering, error) || !add_contradicted (&gathering, error) || !add_closed (&gathering, error) || !add_waiting (&gathering, error) || !look_closer (&gathering, error))
    return NULL;
  return sort_entries (&gathering);
}
