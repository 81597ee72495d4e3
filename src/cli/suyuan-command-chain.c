/* suyuan-command-chain.c: which outlets, which enterprises, what is being done: the chain of a section
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-cli"

#include "suyuan-command.h"

#include <glib/gi18n-lib.h>

#include "suyuan-chain-export.h"
#include "suyuan-chain-order.h"
#include "suyuan-chain-start.h"
#include "suyuan-json.h"
#include "suyuan-task-state.h"

static char    *parameter, *period, *confidence, *chain_mode, *to;
static double   velocity;
static gboolean open_only;

static const GOptionEntry options[] = {
  { "parameter", 0, 0, G_OPTION_ARG_STRING, &parameter, N_ ("cod, nh3n (default), tp … : a result in mg/L"), "KEY" },
  { "period", 0, 0, G_OPTION_ARG_STRING, &period, N_ ("2026, 2026Q2 or 2026-04 (default: loads of all samples, the section judged by its latest quarter off target)"), "PERIOD" },
  { "mode", 0, 0, G_OPTION_ARG_STRING, &chain_mode, N_ ("all (default): every branch; main: only the main path"), "all|main" },
  { "confidence", 0, 0, G_OPTION_ARG_STRING, &confidence, N_ ("Only links that sure: suspected, probable or confirmed"), "KEY" },
  { "open", 0, 0, G_OPTION_ARG_NONE, &open_only, N_ ("Only what an open task is on"), NULL },
  { "velocity", 0, 0, G_OPTION_ARG_DOUBLE, &velocity, N_ ("Velocity of the river in m/s, for travel times"), "M/S" },
  { "to", 0, 0, G_OPTION_ARG_FILENAME, &to, N_ ("Writes the table; a workbook has the totals and their rules on a second sheet"), N_ ("FILE.xlsx|FILE.csv") },
  { NULL }
};

/* What was asked and what came of it. */
typedef struct
{
  SuyuanJson       *json;
  SuyuanChain      *chain;
  SuyuanChainOrder  order; /* of chain */
  SuyuanChainTerms *terms;
} Telling;

static const SuyuanChainNode *
node_at (const Telling *self,
         guint          place)
{
  return self->chain->nodes->pdata[place];
}

/* The load of @outlet, or the part of it a tie takes. */
static void
add_load (Telling               *self,
          const SuyuanChainNode *outlet,
          double                 share)
{
  if (outlet->load.basis == NULL)
    return;
  suyuan_json_add_number (self->json, "kg_d", outlet->load.kg_d.middle * share);
  suyuan_json_add_number (self->json, "kg_d_low", outlet->load.kg_d.low * share);
  suyuan_json_add_number (self->json, "kg_d_high", outlet->load.kg_d.high * share);
}

static void
add_enterprise (Telling                 *self,
                const SuyuanChainRibbon *tie)
{
  const SuyuanChainNode *node = node_at (self, tie->to);

  suyuan_json_begin_object (self->json, NULL);
  suyuan_json_add_text (self->json, "code", node->code);
  suyuan_json_add_uid (self->json, "uid", &node->uid);
  suyuan_json_add_text (self->json, "port", tie->port);
  suyuan_json_add_text (self->json, "confidence", tie->confidence);
  suyuan_json_add_text (self->json, "method", tie->because);
  suyuan_json_add_number (self->json, "share", tie->share);
  add_load (self, node_at (self, tie->from), tie->share);
  suyuan_json_end_object (self->json);
}

static void
add_task (Telling               *self,
          const SuyuanChainNode *task)
{
  suyuan_json_begin_object (self->json, NULL);
  suyuan_json_add_text (self->json, "code", task->code);
  suyuan_json_add_uid (self->json, "uid", &task->uid);
  suyuan_json_add_text (self->json, "state", task->state);
  suyuan_json_add_boolean (self->json, "open", !suyuan_task_state_is_over_key (task->state));
  suyuan_json_add_boolean (self->json, "overdue", task->alarm);
  suyuan_json_end_object (self->json);
}

/* What hangs on an outlet, or on the section itself: an enterprise with each of its links, a task once, whoever is behind it. */
static void
add_column (Telling          *self,
            const char       *member,
            guint             of,
            SuyuanChainColumn column)
{
  g_autoptr (GHashTable) told = g_hash_table_new (NULL, NULL);

  suyuan_json_begin_list (self->json, member);
  for (guint i = self->order.firsts[of]; i < self->order.firsts[of + 1]; i++)
    {
      const SuyuanChainRibbon *ribbon = &g_array_index (self->chain->ribbons, SuyuanChainRibbon, self->order.ribbons[i]);

      if (node_at (self, ribbon->to)->column != column)
        continue;
      if (column == SUYUAN_CHAIN_ENTERPRISES)
        add_enterprise (self, ribbon);
      else if (g_hash_table_add (told, GUINT_TO_POINTER (ribbon->to)))
        add_task (self, node_at (self, ribbon->to));
    }
  suyuan_json_end_list (self->json);
}

static void
add_outlet (Telling *self,
            guint    place)
{
  const SuyuanChainNode *node = node_at (self, place);

  suyuan_json_begin_object (self->json, NULL);
  suyuan_json_add_text (self->json, "code", node->code);
  suyuan_json_add_uid (self->json, "uid", &node->uid);
  suyuan_json_add_number (self->json, "distance_m", node->distance_m);
  if (self->terms->velocity_ms > 0)
    suyuan_json_add_number (self->json, "travel_h", node->distance_m / self->terms->velocity_ms / 3600);
  suyuan_json_add_text (self->json, "status", node->state);
  add_load (self, node, 1);
  suyuan_json_add_text (self->json, "basis", node->load.basis);
  suyuan_json_add_text (self->json, "missing", node->load.missing);
  if (node->load.sealed_part > 0)
    suyuan_json_add_number (self->json, "sealed_part", node->load.sealed_part);
  add_column (self, "enterprises", place, SUYUAN_CHAIN_ENTERPRISES);
  add_column (self, "tasks", place, SUYUAN_CHAIN_TASKS);
  suyuan_json_end_object (self->json);
}

static void
print_document (SuyuanCall *call,
                Telling    *self)
{
  g_autoptr (SuyuanJson) json = suyuan_json_new (call->office);
  const SuyuanChainNode *start = node_at (self, 0);
  g_autofree char       *begins = g_strdup_printf ("%s:%s", suyuan_kind_name (start->kind), start->code);

  self->json = json;
  suyuan_chain_order_init (&self->order, self->chain);
  suyuan_json_begin_object (self->json, NULL);
  suyuan_json_add_text (json, "from", begins);
  suyuan_json_add_text (json, "parameter", self->terms->parameter);
  suyuan_json_add_text (json, "period", self->terms->period);
  suyuan_json_add_text (json, "judged_by", self->chain->judged_by);
  if (start->kind == SUYUAN_KIND_SECTION)
    {
      suyuan_json_add_text (json, "class", start->state);
      suyuan_json_add_boolean (json, "misses_target", start->alarm);
    }
  suyuan_json_add_integer (json, "reaches", self->chain->reaches);
  suyuan_json_add_number (self->json, "known_kg_d", self->chain->outlets_kg_d);
  suyuan_json_add_integer (json, "unknown", self->chain->n_unknown);
  suyuan_json_begin_list (json, "outlets");
  for (guint i = self->chain->firsts[SUYUAN_CHAIN_OUTLETS]; i < self->chain->firsts[SUYUAN_CHAIN_ENTERPRISES]; i++)
    add_outlet (self, i);
  suyuan_json_end_list (self->json);
  add_column (self, "tasks", 0, SUYUAN_CHAIN_TASKS);
  suyuan_json_end_object (self->json);
  suyuan_chain_order_clear (&self->order);
  suyuan_json_print (json);
}

static void
print_words (SuyuanCall *call,
             Telling    *self)
{
  g_autoptr (GPtrArray) lines = suyuan_office_chain_lines (call->office, self->chain, self->terms->velocity_ms);

  g_print (_ ("%u reaches, %.3g kg/d known, %u outlets without a load\n"), self->chain->reaches, self->chain->outlets_kg_d, self->chain->n_unknown);
  for (guint i = 0; i < SUYUAN_CHAIN_N_CELLS; i++)
    {
      g_autofree char *title = suyuan_chain_cell_dup_title (call->office, (SuyuanChainCell) i);

      g_print ("%s%s", title, i + 1 < SUYUAN_CHAIN_N_CELLS ? "\t" : "\n");
    }
  for (guint i = 0; i < lines->len; i++)
    for (guint k = 0; k < SUYUAN_CHAIN_N_CELLS; k++)
      {
        const char *cell = ((SuyuanChainLine *) lines->pdata[i])->cells[k];

        g_print ("%s%s", cell != NULL ? cell : "", k + 1 < SUYUAN_CHAIN_N_CELLS ? "\t" : "\n");
      }
}

static gboolean
check_words (GError **error)
{
  static const char *const sure[] = { "suspected", "probable", "confirmed", NULL };

  if (chain_mode != NULL && !g_str_equal (chain_mode, "all") && !g_str_equal (chain_mode, "main"))
    return suyuan_call_usage (error, _ ("“%s” is no mode; write all or main"), chain_mode);
  if (confidence != NULL && !g_strv_contains (sure, confidence))
    return suyuan_call_usage (error, _ ("“%s” is no confidence; write suspected, probable or confirmed"), confidence);
  return suyuan_call_amount ("--velocity", velocity, error);
}

static SuyuanChain *
find_chain (SuyuanCall             *call,
            const SuyuanChainTerms *terms,
            GError                **error)
{
  SuyuanChainFilter filter = { confidence, open_only };
  const char       *colon = strchr (call->words[0], ':');
  g_autofree char  *name = colon != NULL ? g_strndup (call->words[0], (gsize) (colon - call->words[0])) : NULL;
  g_autoptr (SuyuanChain) whole = NULL;
  SuyuanKind kind;
  SuyuanUid  uid;

  if (colon == NULL)
    return suyuan_call_usage (error, _ ("Say what the chain is of: KIND:CODE, a section, outlet, enterprise or task")), NULL;
  kind = suyuan_call_kind (name, error);
  if (kind == SUYUAN_KIND_NONE || !suyuan_call_find (call, kind, colon + 1, &uid, error))
    return NULL;
  if (suyuan_office_chain_start (call->office, kind, &uid, &kind, &uid, error))
    whole = suyuan_office_chain (call->office, kind, &uid, terms, error);
  return whole != NULL ? suyuan_chain_filter (whole, &filter) : NULL;
}

static int
run_chain (SuyuanCall *call,
           GError    **error)
{
  SuyuanChainTerms terms = { parameter != NULL ? parameter : "nh3n", period, g_strcmp0 (chain_mode, "main") == 0, velocity };
  g_autoptr (SuyuanChain) chain = check_words (error) ? find_chain (call, &terms, error) : NULL;
  Telling telling = { .chain = chain, .terms = &terms };
  guint   n_written;

  if (chain == NULL || (to != NULL && !suyuan_office_export_chain (call->office, chain, &terms, to, &n_written, error)))
    return 1;
  if (call->json)
    print_document (call, &telling);
  else if (to != NULL)
    g_print (ngettext ("%u line in %s\n", "%u lines in %s\n", n_written), n_written, to);
  else
    print_words (call, &telling);
  return 0;
}

const SuyuanCommand suyuan_chain_commands[] = {
  { "chain", "WORKSPACE KIND:CODE [--parameter KEY] [--period PERIOD] [--confidence KEY] [--open] [--velocity M/S] [--to FILE.xlsx|FILE.csv]", N_ ("Lists who is upstream of a section: outlets, enterprises behind them, tasks; as words, JSON or a workbook."), SUYUAN_COMMAND_READ, 1, 1, options, run_chain },
  { NULL }
};
