/* From a section up to who may have soiled it, from an outlet down to what it may soil: walks on the river
 * network with the outlets, sections, enterprises and tasks that lie on the way.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-tracing.h"

#include "suyuan-border.h"
#include "suyuan-census.h"
#include "suyuan-refusal.h"
#include "suyuan-shore.h"
#include "suyuan-task-state.h"
#include "suyuan-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  SuyuanOffice *office;
  SuyuanRiver  *river;
  SuyuanTrace  *trace;
  GHashTable   *met;    /* SuyuanUid → SuyuanTraced of the outlets and sections, the nearest meeting of each */
  GHashTable   *starts; /* uids it begins at, which it does not meet */
  GHashTable   *codes;  /* number of a reach + 1 → char *, those met so far */

  const SuyuanTraceLimits *limits;
} Tracing;

static void
traced_free (SuyuanTraced *self)
{
  g_free (self->code);
  g_free (self->reach);
  g_free (self->because);
  g_free (self);
}

static char *
dup_code_of (SuyuanOffice    *office,
             SuyuanKind       kind,
             const SuyuanUid *uid)
{
  g_autoptr (SuyuanRecord) record = suyuan_office_get (office, kind, uid, NULL);

  return record ? suyuan_office_dup_code (office, record) : suyuan_uid_to_string (uid);
}

static SuyuanTraced *
traced_new (SuyuanOffice    *office,
            SuyuanKind       kind,
            const SuyuanUid *uid,
            double           distance_m,
            const char      *because)
{
  SuyuanTraced *self = g_new0 (SuyuanTraced, 1);

  self->kind = kind;
  self->uid = *uid;
  self->code = dup_code_of (office, kind, uid);
  self->distance_m = distance_m;
  self->because = g_strdup (because);
  return self;
}

/* Read once, whatever number of outlets lies at the reach. */
static const char *
code_of_reach (Tracing *self,
               guint    reach)
{
  char *code = g_hash_table_lookup (self->codes, GUINT_TO_POINTER (reach + 1));

  if (!code)
    {
      code = dup_code_of (self->office, SUYUAN_KIND_REACH, suyuan_river_get_uid (self->river, reach));
      g_hash_table_insert (self->codes, GUINT_TO_POINTER (reach + 1), code);
    }
  return code;
}

static void
add_meeting (Tracing             *self,
             GPtrArray           *to,
             SuyuanKind           kind,
             const SuyuanUid     *uid,
             const SuyuanMeeting *meeting)
{
  SuyuanTraced *known = g_hash_table_lookup (self->met, uid);
  SuyuanTraced *traced;

  if (g_hash_table_contains (self->starts, uid))
    return;
  if (known)
    {
      known->distance_m = MIN (known->distance_m, meeting->distance_m);
      return;
    }
  traced = traced_new (self->office, kind, uid, meeting->distance_m, suyuan_because_get_key (meeting->because));
  traced->reach = g_strdup (code_of_reach (self, suyuan_river_get_reach (self->river, meeting->reach)));
  g_ptr_array_add (to, traced);
  g_hash_table_insert (self->met, &traced->uid, traced);
}

static void
meet (Tracing          *self,
      const SuyuanWalk *walk,
      GArray           *steps,
      SuyuanShore      *shore,
      SuyuanKind        kind,
      GPtrArray        *to)
{
  g_autoptr (GArray) meetings = suyuan_shore_meet (shore, walk, steps);

  for (guint i = 0; i < meetings->len; i++)
    {
      const SuyuanMeeting *meeting = &g_array_index (meetings, SuyuanMeeting, i);

      add_meeting (self, to, kind, &g_array_index (shore->uids, SuyuanUid, meeting->site), meeting);
    }
}

static double *
no_barriers (const SuyuanNetwork *network)
{
  guint   n = suyuan_network_get_n_reaches (network);
  double *barriers = g_new (double, n);

  for (guint i = 0; i < n; i++)
    barriers[i] = NAN;
  return barriers;
}

static GArray *
walk_within (Tracing           *self,
             const SuyuanWalk  *walk,
             const SuyuanShore *sections,
             GError           **error)
{
  const SuyuanNetwork *network = suyuan_river_get_network (self->river);
  g_autofree double   *barriers = self->limits->until_section ? suyuan_shore_list_barriers (sections, walk) : NULL;
  SuyuanWalkLimits     limits = { .distance_m = self->limits->distance_m };

  if (self->limits->until_border && !barriers)
    barriers = no_barriers (network);
  if (self->limits->until_border && !suyuan_border_bar (self->river, self->office, walk, barriers, error))
    return NULL;
  limits.barriers = barriers;
  return suyuan_walk_run_until (walk, network, &limits);
}

/* One walk, added to what earlier walks of the same trace have met. */
static gboolean
walk_from (Tracing         *self,
           SuyuanKind       kind,
           const SuyuanUid *uid,
           GHashTable      *reaches,
           SuyuanShore     *outlets,
           SuyuanShore     *sections,
           GError         **error)
{
  SuyuanWalk walk = { .direction = self->trace->down ? SUYUAN_WALK_DOWN : SUYUAN_WALK_UP,
                      .mode = self->trace->main_only ? SUYUAN_WALK_MAIN : SUYUAN_WALK_ALL };
  g_autoptr (GArray) steps = NULL;

  if (!suyuan_river_start (self->river, self->office, kind, uid, &walk, error))
    return FALSE;
  steps = walk_within (self, &walk, sections, error);
  if (!steps)
    return FALSE;
  for (guint i = 0; i < steps->len; i++)
    if (g_array_index (steps, SuyuanStep, i).until_m > 0)
      g_hash_table_add (reaches, GUINT_TO_POINTER (suyuan_river_get_reach (self->river, g_array_index (steps, SuyuanStep, i).reach)));
  meet (self, &walk, steps, outlets, SUYUAN_KIND_OUTLET, self->trace->outlets);
  meet (self, &walk, steps, sections, SUYUAN_KIND_SECTION, self->trace->sections);
  return TRUE;
}

static void
add_nearest (GPtrArray       *to,
             GHashTable      *known,
             SuyuanOffice    *office,
             SuyuanKind       kind,
             const SuyuanUid *uid,
             double           distance_m,
             const char      *because)
{
  SuyuanTraced *traced = g_hash_table_lookup (known, uid);

  if (traced)
    {
      traced->distance_m = MIN (traced->distance_m, distance_m);
      return;
    }
  traced = traced_new (office, kind, uid, distance_m, because);
  g_ptr_array_add (to, traced);
  g_hash_table_insert (known, &traced->uid, traced);
}

static int
compare_traced (gconstpointer a,
                gconstpointer b)
{
  const SuyuanTraced *one = *(SuyuanTraced *const *) a, *other = *(SuyuanTraced *const *) b;
  int                 order = strcmp (one->code, other->code);

  return order ? order : suyuan_uid_compare (&one->uid, &other->uid);
}

typedef struct
{
  Tracing    *tracing;
  GHashTable *known;
  SuyuanKind  kind;
  gboolean    of_links;
} Gathering;

/* An outlet with its party, or a link: the enterprise of an outlet that was met. */
static void
gather_party_cb (const SuyuanUid   *uid,
                 gint64             id,
                 const SuyuanValue *values,
                 gpointer           data)
{
  Gathering    *self = data;
  SuyuanUid     enterprise, outlet = *uid;
  SuyuanTraced *met;

  if (!suyuan_value_get_uid (&values[0], &enterprise) || (self->of_links && !suyuan_value_get_uid (&values[1], &outlet)))
    return;
  met = g_hash_table_lookup (self->tracing->met, &outlet);
  if (met && met->kind == SUYUAN_KIND_OUTLET)
    add_nearest (self->tracing->trace->enterprises, self->known, self->tracing->office, SUYUAN_KIND_ENTERPRISE, &enterprise, met->distance_m,
                 self->of_links ? "link" : "party");
}

static void
gather_task_cb (const SuyuanUid   *uid,
                gint64             id,
                const SuyuanValue *values,
                gpointer           data)
{
  Gathering *self = data;
  gboolean   over = values[2].type == SUYUAN_VALUE_TEXT && suyuan_task_state_is_over_key (values[2].text);

  for (int i = 0; i < 2; i++)
    {
      SuyuanUid     place;
      SuyuanTraced *met;

      if (!suyuan_value_get_uid (&values[i], &place))
        continue;
      met = g_hash_table_lookup (self->tracing->met, &place);
      if (met || g_hash_table_contains (self->tracing->starts, &place))
        add_nearest (self->tracing->trace->tasks, self->known, self->tracing->office, SUYUAN_KIND_TASK, uid, met ? met->distance_m : 0, over ? "over" : "open");
    }
}

static gboolean
gather (Tracing           *self,
        SuyuanKind         kind,
        const char *const *keys,
        SuyuanScanFunc     func,
        GHashTable        *known,
        GError           **error)
{
  SuyuanQuery query = { .kind = kind };
  Gathering   gathering = { self, known, kind, kind == SUYUAN_KIND_LINK };

  return suyuan_office_scan (self->office, &query, keys, func, &gathering, error);
}

static gboolean
gather_behind (Tracing *self,
               GError **error)
{
  static const char *const party_keys[] = { "enterprise", NULL };
  static const char *const link_keys[] = { "enterprise", "outlet", NULL };
  static const char *const task_keys[] = { "outlet", "section", "state", NULL };
  g_autoptr (GHashTable) enterprises = g_hash_table_new (suyuan_uid_hash, suyuan_uid_equal);
  g_autoptr (GHashTable) tasks = g_hash_table_new (suyuan_uid_hash, suyuan_uid_equal);

  if (!gather (self, SUYUAN_KIND_OUTLET, party_keys, gather_party_cb, enterprises, error) || !gather (self, SUYUAN_KIND_LINK, link_keys, gather_party_cb, enterprises, error) || !gather (self, SUYUAN_KIND_TASK, task_keys, gather_task_cb, tasks, error))
    return FALSE;
  g_ptr_array_sort (self->trace->enterprises, compare_traced);
  g_ptr_array_sort (self->trace->tasks, compare_traced);
  return TRUE;
}

/* The outlets of an enterprise: those it answers for and those it is linked with. */
static GPtrArray *
outlets_of (SuyuanOffice    *office,
            const SuyuanUid *enterprise,
            GError         **error)
{
  g_autoptr (GPtrArray) outlets = suyuan_office_referring (office, SUYUAN_KIND_OUTLET, "enterprise", enterprise, error);
  g_autoptr (GPtrArray) links = suyuan_office_referring (office, SUYUAN_KIND_LINK, "enterprise", enterprise, error);

  for (guint i = 0; outlets && links && i < links->len; i++)
    {
      SuyuanRecord *outlet;

      if (!suyuan_office_follow (office, links->pdata[i], "outlet", &outlet, error))
        return NULL;
      if (outlet)
        g_ptr_array_add (outlets, outlet);
    }
  if (!outlets || !links)
    return NULL;
  if (outlets->len == 0)
    {
      suyuan_refuse (error, "no_outlet", _ ("The enterprise has no outlet to trace from: link it with one first"));
      return NULL;
    }
  return g_steal_pointer (&outlets);
}

/* From those that lie at the river; an enterprise may have others, but not only others. */
static gboolean
walk_from_outlets (Tracing     *self,
                   GPtrArray   *starts,
                   GHashTable  *reaches,
                   SuyuanShore *outlets,
                   SuyuanShore *sections,
                   GError     **error)
{
  g_autoptr (GError) off_river = NULL;
  guint n_off = 0;

  for (guint i = 0; i < starts->len; i++)
    g_hash_table_add (self->starts, g_memdup2 (suyuan_record_get_uid (starts->pdata[i]), sizeof (SuyuanUid)));
  for (guint i = 0; i < starts->len; i++)
    {
      g_autoptr (GError) failure = NULL;

      if (walk_from (self, SUYUAN_KIND_OUTLET, suyuan_record_get_uid (starts->pdata[i]), reaches, outlets, sections, &failure))
        continue;
      if (g_strcmp0 (suyuan_work_error_get_word (failure), "not_on_river") != 0)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      n_off++;
      if (!off_river)
        off_river = g_steal_pointer (&failure);
    }
  if (n_off < starts->len)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&off_river));
  return FALSE;
}

static gboolean
walk_all (Tracing         *self,
          SuyuanKind       kind,
          const SuyuanUid *uid,
          GError         **error)
{
  g_autoptr (GHashTable) reaches = g_hash_table_new (NULL, NULL);
  g_auto (SuyuanShore) outlets = { 0 }, sections = { 0 };
  g_autoptr (GPtrArray) starts = NULL;

  if (!suyuan_shore_read (&outlets, self->office, self->river, SUYUAN_KIND_OUTLET, error) || !suyuan_shore_read (&sections, self->office, self->river, SUYUAN_KIND_SECTION, error))
    return FALSE;
  g_hash_table_add (self->starts, g_memdup2 (uid, sizeof *uid));
  if (kind != SUYUAN_KIND_ENTERPRISE)
    {
      if (!walk_from (self, kind, uid, reaches, &outlets, &sections, error))
        return FALSE;
    }
  else
    {
      starts = outlets_of (self->office, uid, error);
      if (!starts || !walk_from_outlets (self, starts, reaches, &outlets, &sections, error))
        return FALSE;
    }
  self->trace->reaches = g_hash_table_size (reaches);
  return TRUE;
}

static GPtrArray *
traced_array (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) traced_free);
}

static gboolean
check_kind (SuyuanKind kind,
            GError   **error)
{
  if (kind == SUYUAN_KIND_SECTION || kind == SUYUAN_KIND_OUTLET || kind == SUYUAN_KIND_ENTERPRISE || kind == SUYUAN_KIND_REACH)
    return TRUE;
  suyuan_refuse_as (error, SUYUAN_WORK_ERROR_INVALID, "kind", _ ("A trace begins at a section, an outlet, an enterprise or a reach, not at a %s"), suyuan_kind_label (kind));
  return FALSE;
}

/**
 * suyuan_office_trace:
 *
 * Walks to the springs or the mouths: suyuan_office_trace_until() without limits.
 *
 * Returns: (transfer full): the trace; %NULL as there
 */
SuyuanTrace *
suyuan_office_trace (SuyuanOffice    *self,
                     SuyuanKind       kind,
                     const SuyuanUid *uid,
                     gboolean         down,
                     gboolean         main_only,
                     GError         **error)
{
  SuyuanTraceLimits limits = { 0 };

  return suyuan_office_trace_until (self, kind, uid, down, main_only, &limits, error);
}

/**
 * suyuan_office_trace_until:
 * @kind: section, outlet, enterprise or reach
 * @down: where the water goes; else where it comes from
 * @main_only: along main paths only, not over every branch
 * @limits: where to end
 *
 * Walks on the river network. What lies on no reach but within the survey band of one counts as lying at it.
 *
 * Returns: (transfer full): the trace; %NULL with INVALID (the kind), REFUSED (`not_on_river`, `no_outlet`)
 *   or an error of the store
 */
SuyuanTrace *
suyuan_office_trace_until (SuyuanOffice            *self,
                           SuyuanKind               kind,
                           const SuyuanUid         *uid,
                           gboolean                 down,
                           gboolean                 main_only,
                           const SuyuanTraceLimits *limits,
                           GError                 **error)
{
  g_autoptr (SuyuanTrace) trace = g_new0 (SuyuanTrace, 1);
  g_autoptr (GHashTable) met = g_hash_table_new (suyuan_uid_hash, suyuan_uid_equal);
  g_autoptr (GHashTable) starts = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, NULL);
  g_autoptr (GHashTable) codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  Tracing          tracing = { self, NULL, trace, met, starts, codes, limits };
  g_autofree char *code = NULL;

  if (!check_kind (kind, error))
    return NULL;
  tracing.river = suyuan_office_get_river (self, error);
  if (!tracing.river)
    return NULL;

  code = dup_code_of (self, kind, uid);
  trace->from = g_strdup_printf ("%s:%s", suyuan_kind_name (kind), code);
  trace->down = down;
  trace->main_only = main_only;
  trace->outlets = traced_array ();
  trace->sections = traced_array ();
  trace->enterprises = traced_array ();
  trace->tasks = traced_array ();
  if (!walk_all (&tracing, kind, uid, error) || !gather_behind (&tracing, error))
    return NULL;
  return g_steal_pointer (&trace);
}

/**
 * suyuan_trace_free:
 *
 * Frees a trace.
 */
void
suyuan_trace_free (SuyuanTrace *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->outlets, g_ptr_array_unref);
  g_clear_pointer (&self->sections, g_ptr_array_unref);
  g_clear_pointer (&self->enterprises, g_ptr_array_unref);
  g_clear_pointer (&self->tasks, g_ptr_array_unref);
  g_free (self->from);
  g_free (self);
}
