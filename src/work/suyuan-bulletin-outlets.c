/* How far the outlets had come at the end of a quarter: investigated, monitored, traced, put right. The rules are those of
 * the overview; what has changed since is set back, and what was entered later counts by its own date.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-bulletin-private.h"

#include "suyuan-field-text.h"
#include "suyuan-outlet-status.h"
#include "suyuan-past.h"
#include "suyuan-progress.h"
#include "suyuan-sealings.h"

enum
{
  STAGE,
  INVESTIGATED,
  DRAINAGE,
  OBSTACLE,
  MONITORED,
  TRACED,
  RECTIFY,
  SUPERVISED,
  SEALED,
  DIVISION,
  N_KEYS,
};

static const char *const keys[N_KEYS + 1] = { "stage", "investigated_on", "drainage", "sampling_obstacle", "monitoring_done",
                                              "trace_done", "rectify", "supervised", "sealed_on", "division", NULL };

typedef struct
{
  SuyuanUid   uid;
  SuyuanValue now[N_KEYS];
} Outlet;

/* What is asked of every outlet. */
typedef struct
{
  SuyuanBulletinCount *count;
  SuyuanPast          *past;
  GHashTable          *reopenings;
  GHashTable          *sampled, *linked; /* sets of SuyuanUid: in time */
  SuyuanProgressJudge *judge;
  SuyuanRecord        *stood; /* the outlet that is asked, as it stood */
} Judging;

static void
judging_clear (Judging *self)
{
  g_clear_pointer (&self->past, suyuan_past_free);
  g_clear_pointer (&self->reopenings, g_hash_table_unref);
  g_clear_pointer (&self->sampled, g_hash_table_unref);
  g_clear_pointer (&self->linked, g_hash_table_unref);
  g_clear_pointer (&self->judge, suyuan_progress_judge_free);
  g_clear_pointer (&self->stood, suyuan_record_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Judging, judging_clear)

static void
outlet_clear (gpointer data)
{
  for (guint i = 0; i < N_KEYS; i++)
    suyuan_value_clear (&((Outlet *) data)->now[i]);
}

static const char *
text_of (const SuyuanValue *value)
{
  return value->type == SUYUAN_VALUE_TEXT ? value->text : NULL;
}

static gboolean
is_yes (const SuyuanValue *value)
{
  return value->type == SUYUAN_VALUE_INTEGER && value->integer != 0;
}

static void
add_outlet_cb (const SuyuanUid   *uid,
               gint64             id,
               const SuyuanValue *values,
               gpointer           data)
{
  Outlet outlet = { .uid = *uid };

  for (guint i = 0; i < N_KEYS; i++)
    suyuan_value_copy (&values[i], &outlet.now[i]);
  g_array_append_val ((GArray *) data, outlet);
}

/**
 * suyuan_bulletin_place_outlets:
 *
 * Reads the outlets and which area each lies in; the level of the areas is chosen by them where it is not given
 * (PROVINCE).
 */
gboolean
suyuan_bulletin_place_outlets (SuyuanBulletinCount *self,
                               GError             **error)
{
  SuyuanQuery query = { .kind = SUYUAN_KIND_OUTLET };
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);

  self->outlets = g_array_new (FALSE, FALSE, sizeof (Outlet));
  g_array_set_clear_func (self->outlets, outlet_clear);
  if (!suyuan_office_scan (self->office, &query, keys, add_outlet_cb, self->outlets, error))
    return FALSE;
  for (guint i = 0; i < self->outlets->len; i++)
    {
      const char *division = text_of (&g_array_index (self->outlets, Outlet, i).now[DIVISION]);

      if (division)
        g_hash_table_add (codes, (gpointer) division);
    }
  if (self->bulletin->level == SUYUAN_DIVISION_PROVINCE)
    self->bulletin->level = suyuan_bulletin_find_level (codes, suyuan_catalogue_get_divisions (suyuan_office_get_catalogue (self->office)));
  for (guint i = 0; i < self->outlets->len; i++)
    {
      const Outlet *outlet = &g_array_index (self->outlets, Outlet, i);

      g_hash_table_insert (self->places, g_memdup2 (&outlet->uid, sizeof outlet->uid), suyuan_bulletin_find_area (self, text_of (&outlet->now[DIVISION])));
    }
  return TRUE;
}

static void
add_referred_cb (const SuyuanUid   *uid,
                 gint64             id,
                 const SuyuanValue *values,
                 gpointer           data)
{
  SuyuanUid outlet;

  if (suyuan_value_get_uid (&values[0], &outlet))
    g_hash_table_add (data, g_memdup2 (&outlet, sizeof outlet));
}

static GHashTable *
find_outlets (Judging    *self,
              SuyuanKind  kind,
              const char *text,
              GError    **error)
{
  static const char *const outlet[] = { "outlet", NULL };
  g_autoptr (GHashTable) found = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, NULL);
  g_autoptr (SuyuanExpr) filter = suyuan_expr_parse (text, error);
  SuyuanQuery query = { .kind = kind, .filter = filter };

  if (!filter || !suyuan_office_scan (self->count->office, &query, outlet, add_referred_cb, found, error))
    return NULL;
  return g_steal_pointer (&found);
}

enum
{
  LINK_OUTLET,
  LINK_CONFIDENCE,
  LINK_MAIN,
  N_LINK_KEYS,
};

static const char *const link_keys[N_LINK_KEYS + 1] = { "outlet", "confidence", "main", NULL };

typedef struct
{
  SuyuanPast *past; /* of links */
  GHashTable *outlets;
  GError     *error;
} Linking;

/* The day a link was established on is that of the first suspicion: whether it was confirmed by then the journal tells. Of
 * one entered later there is nothing but its day. */
static void
add_linked_cb (const SuyuanUid   *uid,
               gint64             id,
               const SuyuanValue *values,
               gpointer           data)
{
  Linking    *self = data;
  SuyuanValue then[N_LINK_KEYS] = { 0 };
  SuyuanUid   outlet;

  for (guint i = 0; i < N_LINK_KEYS; i++)
    suyuan_value_copy (&values[i], &then[i]);
  if (!self->error && (suyuan_past_is_newer (self->past, uid) || suyuan_past_rewind (self->past, uid, link_keys, then, &self->error)))
    if (g_strcmp0 (text_of (&then[LINK_CONFIDENCE]), "confirmed") == 0 && is_yes (&then[LINK_MAIN]) && suyuan_value_get_uid (&then[LINK_OUTLET], &outlet))
      g_hash_table_add (self->outlets, g_memdup2 (&outlet, sizeof outlet));
  for (guint i = 0; i < N_LINK_KEYS; i++)
    suyuan_value_clear (&then[i]);
}

/* The outlets traced in time to a confirmed main party. */
static GHashTable *
find_linked (SuyuanOffice         *office,
             const SuyuanBulletin *bulletin,
             GError              **error)
{
  g_autofree char *text = g_strdup_printf ("established_on <= '%s'", bulletin->last_day);
  g_autoptr (GHashTable) found = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, NULL);
  g_autoptr (SuyuanPast) past = suyuan_past_new (office, SUYUAN_KIND_LINK, bulletin->until_ms, NULL, error);
  g_autoptr (SuyuanExpr) filter = past ? suyuan_expr_parse (text, error) : NULL;
  SuyuanQuery query = { .kind = SUYUAN_KIND_LINK, .filter = filter };
  Linking     linking = { past, found, NULL };

  if (!filter || !suyuan_office_scan (office, &query, link_keys, add_linked_cb, &linking, error))
    return NULL;
  if (linking.error)
    {
      g_propagate_error (error, linking.error);
      return NULL;
    }
  return g_steal_pointer (&found);
}

static gboolean
read_dated (Judging *self,
            GError **error)
{
  const SuyuanBulletin *bulletin = self->count->bulletin;
  g_autofree char      *until = suyuan_instant_format (bulletin->until_ms);
  g_autofree char      *taken = g_strdup_printf ("not outlet null and taken < '%s'", until);

  self->past = suyuan_past_new (self->count->office, SUYUAN_KIND_OUTLET, bulletin->until_ms, NULL, error);
  self->reopenings = self->past ? suyuan_office_reopenings (self->count->office, error) : NULL;
  self->sampled = self->reopenings ? find_outlets (self, SUYUAN_KIND_SAMPLE, taken, error) : NULL;
  self->linked = self->sampled ? find_linked (self->count->office, bulletin, error) : NULL;
  self->judge = self->linked ? suyuan_progress_judge_new (error) : NULL;
  return self->judge != NULL;
}

/* On or before the last day that counts. */
static gboolean
is_in_time (Judging           *self,
            const SuyuanValue *date)
{
  return text_of (date) && strcmp (text_of (date), self->count->bulletin->last_day) <= 0;
}

/* Whether the mouth was on the list: what was entered later, where it says that it was found before. */
static gboolean
is_listed (Judging      *self,
           const Outlet *outlet)
{
  if (!suyuan_past_is_newer (self->past, &outlet->uid))
    return TRUE;
  if (is_in_time (self, &outlet->now[INVESTIGATED]))
    self->count->bulletin->n_late++;
  else if (!text_of (&outlet->now[INVESTIGATED]))
    self->count->bulletin->n_untold_outlets++;
  return is_in_time (self, &outlet->now[INVESTIGATED]);
}

/* A visit of the quarter whose form came in after it. */
static const char *
find_stage (Judging           *self,
            const Outlet      *outlet,
            const SuyuanValue *then)
{
  gboolean came_later = !suyuan_value_equal (&outlet->now[INVESTIGATED], &then[INVESTIGATED]) && is_in_time (self, &outlet->now[INVESTIGATED]);

  return text_of (came_later ? &outlet->now[STAGE] : &then[STAGE]);
}

/* The day the mouth was sealed on, as was known then; one that came in later only where none was. */
static const char *
find_sealed (Judging           *self,
             const Outlet      *outlet,
             const SuyuanValue *then)
{
  const SuyuanValue *sealed = is_in_time (self, &then[SEALED]) ? &then[SEALED] : &outlet->now[SEALED];

  return is_in_time (self, sealed) ? text_of (sealed) : NULL;
}

static gboolean
is_shut (Judging      *self,
         const Outlet *outlet,
         const char   *sealed_on)
{
  SuyuanSealing sealing;

  return sealed_on && suyuan_sealing_begin (&sealing, sealed_on, g_hash_table_lookup (self->reopenings, &outlet->uid)) && suyuan_sealing_holds (&sealing, self->count->bulletin->until_ms - 1);
}

static gboolean
has_task (GArray *states)
{
  for (guint i = 0; states && i < states->len; i++)
    if (g_array_index (states, SuyuanTaskState, i) != SUYUAN_TASK_CANCELLED)
      return TRUE;
  return FALSE;
}

/* As the store derives it; whether it was sampled and traced is asked for what was not put right alone. */
static const char *
find_status (GArray     *states,
             const char *stage,
             gboolean    supervised,
             gboolean    sealed)
{
  SuyuanOutletFacts facts = { .stage = stage,
                              .sampled = TRUE,
                              .traced = TRUE,
                              .rectify_known = TRUE,
                              .rectify = TRUE,
                              .supervised = supervised,
                              .sealed = sealed,
                              .tasks = states ? (const SuyuanTaskState *) (gpointer) states->data : NULL,
                              .n_tasks = states ? states->len : 0 };

  return suyuan_outlet_status (&facts);
}

static void
stand (Judging           *self,
       const Outlet      *outlet,
       const SuyuanValue *then,
       const char        *status)
{
  gboolean monitored = is_yes (&then[MONITORED]) || (is_yes (&outlet->now[MONITORED]) && g_hash_table_contains (self->sampled, &outlet->uid));
  gboolean traced = is_yes (&then[TRACED]) || (is_yes (&outlet->now[TRACED]) && g_hash_table_contains (self->linked, &outlet->uid));

  g_clear_pointer (&self->stood, suyuan_record_unref);
  self->stood = suyuan_record_new (suyuan_office_get_catalogue (self->count->office), SUYUAN_KIND_OUTLET, &outlet->uid);
  suyuan_record_set (self->stood, "drainage", &then[DRAINAGE]);
  suyuan_record_set (self->stood, "sampling_obstacle", &then[OBSTACLE]);
  suyuan_record_set (self->stood, "rectify", &then[RECTIFY]);
  suyuan_record_set_text (self->stood, "stage", find_stage (self, outlet, then));
  suyuan_record_set_integer (self->stood, "monitoring_done", monitored);
  suyuan_record_set_integer (self->stood, "trace_done", traced);
  suyuan_record_set_text (self->stood, "status", status);
}

static void
count_then (Judging           *self,
            const Outlet      *outlet,
            const SuyuanValue *then)
{
  static const guint  places[] = { [SUYUAN_PROGRESS_DONE] = 1, [SUYUAN_PROGRESS_OPEN] = 2, [SUYUAN_PROGRESS_NOT_APPLICABLE] = 3 };
  SuyuanBulletinArea *area = g_hash_table_lookup (self->count->places, &outlet->uid);
  GArray             *states = g_hash_table_lookup (self->count->states, &outlet->uid);
  gboolean            shut = is_shut (self, outlet, find_sealed (self, outlet, then));

  stand (self, outlet, then, find_status (states, find_stage (self, outlet, then), is_yes (&then[SUPERVISED]), shut));
  for (guint work = 0; work < SUYUAN_N_PROGRESS; work++)
    {
      SuyuanProgressSide side = suyuan_progress_judge_ask (self->judge, work, self->stood, !shut, has_task (states));
      guint              figure = SUYUAN_FIGURE_INVESTIGATE + 4 * work;

      if (side == SUYUAN_PROGRESS_UNJUDGED)
        continue;
      if (side != SUYUAN_PROGRESS_NOT_APPLICABLE)
        suyuan_bulletin_add (self->count, area, (SuyuanBulletinFigure) figure, &outlet->uid);
      suyuan_bulletin_add (self->count, area, (SuyuanBulletinFigure) (figure + places[side]), &outlet->uid);
    }
}

static gboolean
count_one (Judging      *self,
           const Outlet *outlet,
           GError      **error)
{
  SuyuanValue then[N_KEYS] = { 0 };
  gboolean    rewound;

  if (!is_listed (self, outlet))
    return TRUE;
  for (guint i = 0; i < N_KEYS; i++)
    suyuan_value_copy (&outlet->now[i], &then[i]);
  rewound = suyuan_past_rewind (self->past, &outlet->uid, keys, then, error);
  if (rewound)
    count_then (self, outlet, then);
  for (guint i = 0; i < N_KEYS; i++)
    suyuan_value_clear (&then[i]);
  return rewound;
}

/**
 * suyuan_bulletin_count_outlets:
 *
 * Counts the four stages, after the tasks: what was put right is told by them.
 */
gboolean
suyuan_bulletin_count_outlets (SuyuanBulletinCount *self,
                               GError             **error)
{
  g_auto (Judging) judging = { .count = self };

  if (!read_dated (&judging, error))
    return FALSE;
  for (guint i = 0; i < self->outlets->len; i++)
    if (g_cancellable_set_error_if_cancelled (self->cancellable, error) || !count_one (&judging, &g_array_index (self->outlets, Outlet, i), error))
      return FALSE;
  return TRUE;
}
