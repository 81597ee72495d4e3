/* The question in one answer: this section, the outlets above it, who stands behind them, and what is being
 * done, with what ties each to the next.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-chain-private.h"

#include "suyuan-census.h"
#include "suyuan-monitoring.h"
#include "suyuan-task-state.h"
#include "suyuan-ties.h"
#include "suyuan-tracing.h"

typedef struct
{
  SuyuanOffice           *office;
  const SuyuanChainTerms *terms;
  SuyuanChain            *chain;
  GHashTable             *places; /* SuyuanUid → place in nodes + 1 */
  GHashTable             *loads;  /* of the outlets */
  char                   *today;
  guint                  *ties; /* those of outlet i of its column are ribbons ties[i] to ties[i + 1] - 1 */
} Chaining;

static SuyuanChainNode *
node_at (const SuyuanChain *self,
         guint              place)
{
  return self->nodes->pdata[place];
}

static int
place_of (Chaining        *self,
          const SuyuanUid *uid)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->places, uid)) - 1;
}

static SuyuanChainNode *
add_node (Chaining         *self,
          SuyuanChainColumn column,
          SuyuanRecord     *record,
          double            distance_m)
{
  SuyuanChainNode *node = g_new0 (SuyuanChainNode, 1);

  node->column = column;
  node->kind = suyuan_record_get_kind (record);
  node->uid = *suyuan_record_get_uid (record);
  node->code = suyuan_office_dup_code (self->office, record);
  node->name = g_strdup (suyuan_record_get_text (record, "name"));
  node->distance_m = distance_m;
  node->load = (SuyuanLoad){ .mg_l = -1, .flow_m3d = -1, .missing = "concentration" };
  g_ptr_array_add (self->chain->nodes, node);
  g_hash_table_insert (self->places, &node->uid, GUINT_TO_POINTER (self->chain->nodes->len));
  return node;
}

static void
add_ribbon (Chaining   *self,
            guint       from,
            guint       to,
            int         via,
            double      kg_d,
            const char *because)
{
  SuyuanChainRibbon ribbon = { .from = from, .to = to, .via = via, .kg_d = kg_d, .because = g_intern_string (because) };

  g_array_append_val (self->chain->ribbons, ribbon);
}

static void
add_tie (Chaining        *self,
         guint            outlet,
         guint            enterprise,
         double           kg_d,
         const SuyuanTie *tie)
{
  SuyuanChainRibbon ribbon = { outlet, enterprise, -1, kg_d, tie->confidence, tie->because, tie->port, tie->share };

  g_array_append_val (self->chain->ribbons, ribbon);
}

static void
end_column (Chaining         *self,
            SuyuanChainColumn column)
{
  self->chain->firsts[column + 1] = self->chain->nodes->len;
}

static gboolean
add_start (Chaining        *self,
           SuyuanKind       kind,
           const SuyuanUid *uid,
           GError         **error)
{
  g_autoptr (SuyuanRecord) record = suyuan_office_get (self->office, kind, uid, error);
  g_autoptr (SuyuanSectionGrade) grade = NULL;
  g_autoptr (GHashTable) loads = NULL;
  SuyuanChainNode *node;

  if (!record)
    return FALSE;
  node = add_node (self, SUYUAN_CHAIN_START, record, 0);
  end_column (self, SUYUAN_CHAIN_START);
  if (kind == SUYUAN_KIND_OUTLET)
    node->load = suyuan_loads_get (self->loads, uid);
  if (kind != SUYUAN_KIND_SECTION)
    return TRUE;

  grade = self->terms->period ? suyuan_office_grade_section (self->office, uid, self->terms->period, error) : suyuan_office_grade_lately (self->office, uid, error);
  loads = grade ? suyuan_office_loads (self->office, SUYUAN_KIND_SECTION, self->terms->parameter, self->terms->period, error) : NULL;
  if (!loads)
    return FALSE;
  node->state = g_strdup (suyuan_water_class_get_key (grade->grading->klass));
  node->alarm = suyuan_section_grade_misses_target (grade);
  self->chain->judged_by = g_strdup (grade->period);
  node->load = suyuan_loads_get (loads, uid);
  return TRUE;
}

/* What is known of an outlet's load, summed up for the whole. */
static double
account_for (Chaining         *self,
             const SuyuanLoad *load)
{
  suyuan_chain_account (self->chain, load);
  return load->basis ? load->kg_d.middle : -1;
}

static gboolean
add_outlets (Chaining          *self,
             const SuyuanTrace *trace,
             GError           **error)
{
  for (guint i = 0; i < trace->outlets->len; i++)
    {
      const SuyuanTraced *met = trace->outlets->pdata[i];
      g_autoptr (SuyuanRecord) record = suyuan_office_get (self->office, SUYUAN_KIND_OUTLET, &met->uid, error);
      SuyuanChainNode *node;
      SuyuanUid        party;

      if (!record)
        return FALSE;
      node = add_node (self, SUYUAN_CHAIN_OUTLETS, record, met->distance_m);
      node->state = g_strdup (suyuan_record_get_text (record, "status"));
      node->alarm = !suyuan_record_get_ref (record, "enterprise", &party) && !suyuan_record_get_ref (record, "party_unit", &party);
      node->load = suyuan_loads_get (self->loads, &met->uid);
      add_ribbon (self, 0, self->chain->nodes->len - 1, -1, account_for (self, &node->load), met->because);
    }
  end_column (self, SUYUAN_CHAIN_OUTLETS);
  return TRUE;
}

static int
find_enterprise (Chaining              *self,
                 const SuyuanUid       *uid,
                 const SuyuanChainNode *outlet,
                 GError               **error)
{
  g_autoptr (SuyuanRecord) record = NULL;
  int              place = place_of (self, uid);
  SuyuanChainNode *node;

  if (place >= 0)
    {
      node = node_at (self->chain, place);
      node->distance_m = MIN (node->distance_m, outlet->distance_m);
      return place;
    }
  record = suyuan_office_get (self->office, SUYUAN_KIND_ENTERPRISE, uid, error);
  if (!record)
    return -1;
  node = add_node (self, SUYUAN_CHAIN_ENTERPRISES, record, outlet->distance_m);
  node->state = g_strdup (suyuan_record_get_text (record, "status"));
  return (int) self->chain->nodes->len - 1;
}

/* An enterprise's load is what its ribbons bring. */
static void
add_load (SuyuanChainNode  *enterprise,
          const SuyuanLoad *outlet,
          double            share)
{
  SuyuanRange part = { outlet->kg_d.low * share, outlet->kg_d.middle * share, outlet->kg_d.high * share };

  if (!outlet->basis)
    return;
  enterprise->load.kg_d = suyuan_range_add (enterprise->load.kg_d, part);
  if (outlet->sealed_part < 1 || !enterprise->load.basis)
    enterprise->load.basis = outlet->sealed_part < 1 ? "measured" : outlet->basis;
  enterprise->load.missing = NULL;
}

static gboolean
add_enterprises (Chaining *self,
                 GError  **error)
{
  guint first = self->chain->firsts[SUYUAN_CHAIN_OUTLETS], end = self->chain->firsts[SUYUAN_CHAIN_ENTERPRISES];

  self->ties = g_new0 (guint, end - first + 1);
  self->ties[0] = self->chain->ribbons->len;
  for (guint place = first; place < end; place++)
    {
      SuyuanChainNode *outlet = node_at (self->chain, place);
      g_autoptr (GArray) ties = suyuan_office_ties (self->office, &outlet->uid, error);

      if (!ties)
        return FALSE;
      for (guint i = 0; i < ties->len; i++)
        {
          const SuyuanTie *tie = &g_array_index (ties, SuyuanTie, i);
          int              enterprise = find_enterprise (self, &tie->enterprise, outlet, error);

          if (enterprise < 0)
            return FALSE;
          add_load (node_at (self->chain, enterprise), &outlet->load, tie->share);
          add_tie (self, place, (guint) enterprise, outlet->load.basis ? outlet->load.kg_d.middle * tie->share : -1, tie);
        }
      self->ties[place - first + 1] = self->chain->ribbons->len;
    }
  end_column (self, SUYUAN_CHAIN_ENTERPRISES);
  return TRUE;
}

/* An enterprise that several links name has one ribbon to the task, of what they bring together. */
static gboolean
widen (Chaining                *self,
       guint                    first,
       const SuyuanChainRibbon *tie)
{
  for (guint i = first; i < self->chain->ribbons->len; i++)
    {
      SuyuanChainRibbon *ribbon = &g_array_index (self->chain->ribbons, SuyuanChainRibbon, i);

      if (ribbon->from != tie->to)
        continue;
      if (tie->kg_d >= 0)
        ribbon->kg_d += tie->kg_d;
      return TRUE;
    }
  return FALSE;
}

/* From the enterprises behind the outlet, or from the outlet itself where there are none. */
static void
tie_task (Chaining *self,
          guint     task,
          guint     outlet)
{
  guint n_before = self->chain->ribbons->len, first = self->chain->firsts[SUYUAN_CHAIN_OUTLETS];

  for (guint i = outlet < first ? n_before : self->ties[outlet - first]; i < n_before && i < self->ties[outlet - first + 1]; i++)
    {
      SuyuanChainRibbon tie = g_array_index (self->chain->ribbons, SuyuanChainRibbon, i);

      if (!widen (self, n_before, &tie))
        add_ribbon (self, tie.to, task, (int) outlet, tie.kg_d, NULL);
    }
  if (self->chain->ribbons->len == n_before)
    add_ribbon (self, outlet, task, -1, node_at (self->chain, outlet)->load.basis ? node_at (self->chain, outlet)->load.kg_d.middle : -1, NULL);
}

static gboolean
is_overdue (SuyuanRecord *task,
            const char   *today)
{
  SuyuanTaskState state;

  return suyuan_task_state_parse (suyuan_record_get_text (task, "state"), &state) && suyuan_task_state_days_overdue (state, suyuan_record_get_text (task, "deadline"), today) > 0;
}

static gboolean
add_task (Chaining           *self,
          const SuyuanTraced *met,
          GError            **error)
{
  g_autoptr (SuyuanRecord) record = suyuan_office_get (self->office, SUYUAN_KIND_TASK, &met->uid, error);
  SuyuanChainNode *node;
  SuyuanUid        at;
  guint            place = self->chain->nodes->len;

  if (!record)
    return FALSE;
  node = add_node (self, SUYUAN_CHAIN_TASKS, record, met->distance_m);
  node->state = g_strdup (suyuan_record_get_text (record, "state"));
  node->alarm = is_overdue (record, self->today);
  if (suyuan_record_get_ref (record, "outlet", &at) && place_of (self, &at) >= 0)
    tie_task (self, place, (guint) place_of (self, &at));
  else
    add_ribbon (self, 0, place, -1, -1, NULL);
  return TRUE;
}

static gboolean
add_tasks (Chaining          *self,
           const SuyuanTrace *trace,
           GError           **error)
{
  for (guint i = 0; i < trace->tasks->len; i++)
    if (!add_task (self, trace->tasks->pdata[i], error))
      return FALSE;
  end_column (self, SUYUAN_CHAIN_TASKS);
  return TRUE;
}

/**
 * suyuan_office_chain:
 * @kind: section, outlet or reach
 * @terms: the parameter the ribbons are weighed by, and the period of its samples
 *
 * Everything upstream, as columns: outlets in river order, enterprises as the outlets come to them, tasks by
 * code. A load divides among the enterprises of an outlet by the shares of its links, in equal parts where
 * they say none. Tasks on outlets are tied to the enterprises behind them; those of the section to it. Without a period
 * the loads are those of all samples, and the section is judged as of suyuan_office_grade_lately().
 *
 * Returns: (transfer full): the chain; %NULL as of suyuan_office_trace() and suyuan_office_loads()
 */
SuyuanChain *
suyuan_office_chain (SuyuanOffice           *self,
                     SuyuanKind              kind,
                     const SuyuanUid        *uid,
                     const SuyuanChainTerms *terms,
                     GError                **error)
{
  g_autoptr (SuyuanChain) chain = suyuan_chain_new ();
  g_autoptr (GHashTable) places = g_hash_table_new (suyuan_uid_hash, suyuan_uid_equal);
  g_autoptr (GHashTable) loads = suyuan_office_loads (self, SUYUAN_KIND_OUTLET, terms->parameter, terms->period, error);
  g_autoptr (SuyuanTrace) trace = loads ? suyuan_office_trace (self, kind, uid, FALSE, terms->main_only, error) : NULL;
  g_autofree char *today = suyuan_office_today (self);
  Chaining         chaining = { self, terms, chain, places, loads, today, NULL };
  gboolean         whole;

  if (!trace)
    return NULL;
  chain->reaches = trace->reaches;
  whole = add_start (&chaining, kind, uid, error) && add_outlets (&chaining, trace, error) && add_enterprises (&chaining, error) && add_tasks (&chaining, trace, error);
  g_free (chaining.ties);
  return whole ? g_steal_pointer (&chain) : NULL;
}
