/* suyuan-command-balance.c: the account of loads between two sections
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-cli"

#include "suyuan-command.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "suyuan-balance-sheet.h"
#include "suyuan-json.h"

static char  *parameter, *period, *decay, *to;
static double velocity, mixing;

static const GOptionEntry options[] = {
  { "parameter", 0, 0, G_OPTION_ARG_STRING, &parameter, N_ ("cod, nh3n (default), tp … : a result in mg/L"), "KEY" },
  { "period", 0, 0, G_OPTION_ARG_STRING, &period, N_ ("2026, 2026Q2 or 2026-04 (default: all samples)"), "PERIOD" },
  { "decay", 0, 0, G_OPTION_ARG_STRING, &decay, N_ ("Decay a day, lowest and highest, for shares: 0.05..0.15"), N_ ("LOW..HIGH") },
  { "velocity", 0, 0, G_OPTION_ARG_DOUBLE, &velocity, N_ ("Velocity of the river in m/s, for shares"), "M/S" },
  { "mixing", 0, 0, G_OPTION_ARG_DOUBLE, &mixing, N_ ("Mixing length in metres: nearer outlets have no share"), "M" },
  { "to", 0, 0, G_OPTION_ARG_FILENAME, &to, N_ ("Writes the sheet as a PDF"), N_ ("FILE.pdf") },
  { NULL }
};

static void
add_range (SuyuanJson *json,
           const char *member,
           SuyuanRange range)
{
  suyuan_json_begin_object (json, member);
  suyuan_json_add_number (json, "low", range.low);
  suyuan_json_add_number (json, "middle", range.middle);
  suyuan_json_add_number (json, "high", range.high);
  suyuan_json_end_object (json);
}

static void
add_load (SuyuanJson       *json,
          const SuyuanLoad *load)
{
  if (load->basis != NULL)
    add_range (json, "kg_d", load->kg_d);
  if (load->mg_l >= 0)
    suyuan_json_add_number (json, "mg_l", load->mg_l);
  if (load->flow_m3d >= 0)
    suyuan_json_add_number (json, "flow_m3d", load->flow_m3d);
  suyuan_json_add_integer (json, "samples", load->samples);
  suyuan_json_add_text (json, "basis", load->basis);
  suyuan_json_add_text (json, "missing", load->missing);
  if (load->sealed_part > 0)
    suyuan_json_add_number (json, "sealed_part", load->sealed_part);
}

static void
add_section (SuyuanJson       *json,
             const char       *member,
             const SuyuanLoad *load)
{
  suyuan_json_begin_object (json, member);
  add_load (json, load);
  suyuan_json_end_object (json);
}

static void
add_lines (SuyuanJson          *json,
           const char          *member,
           const SuyuanBalance *balance,
           GPtrArray           *lines)
{
  suyuan_json_begin_list (json, member);
  for (guint i = 0; i < lines->len; i++)
    {
      const SuyuanBalanceLine *line = lines->pdata[i];

      suyuan_json_begin_object (json, NULL);
      suyuan_json_add_text (json, "code", line->code);
      suyuan_json_add_uid (json, "uid", &line->uid);
      suyuan_json_add_number (json, "distance_m", line->distance_m);
      add_load (json, &line->load);
      if (balance->modelled && line->load.basis != NULL)
        {
          add_range (json, "arriving_kg_d", line->arriving_kg_d);
          add_range (json, "share", line->share);
          suyuan_json_add_boolean (json, "unmixed", line->unmixed);
        }
      suyuan_json_end_object (json);
    }
  suyuan_json_end_list (json);
}

static void
add_model (SuyuanJson          *json,
           const SuyuanBalance *balance)
{
  suyuan_json_begin_object (json, "model");
  suyuan_json_add_boolean (json, "holds", balance->modelled);
  if (balance->modelled)
    {
      add_range (json, "decay_per_day", balance->terms.decay_per_day);
      suyuan_json_add_number (json, "velocity_ms", balance->terms.velocity_ms);
      add_range (json, "incoming_share", balance->incoming_share);
      add_range (json, "residual_share", balance->residual_share);
      add_range (json, "residual_kg_d", balance->residual_kg_d);
    }
  suyuan_json_end_object (json);
}

static void
add_obstacle (SuyuanJson   *json,
              gconstpointer item)
{
  const SuyuanObstacle *obstacle = item;

  suyuan_json_add_text (json, "code", obstacle->code);
  suyuan_json_add_text (json, "message", obstacle->message);
}

static void
print_document (SuyuanCall          *call,
                const SuyuanBalance *balance)
{
  g_autoptr (SuyuanJson) json = suyuan_json_new (call->office);
  suyuan_json_begin_object (json, NULL);
  suyuan_json_add_text (json, "upper", balance->upper);
  suyuan_json_add_text (json, "lower", balance->lower);
  suyuan_json_add_text (json, "parameter", balance->parameter);
  suyuan_json_add_text (json, "period", balance->period);
  suyuan_json_add_number (json, "distance_m", balance->distance_m);
  add_section (json, "incoming", &balance->incoming);
  add_section (json, "outgoing", &balance->outgoing);
  add_range (json, "local_kg_d", balance->local_kg_d);
  suyuan_json_add_integer (json, "unknown", balance->n_unknown);
  suyuan_json_add_boolean (json, "balanced", balance->balanced);
  if (balance->balanced)
    add_range (json, "residual_kg_d", balance->account.residual);
  add_model (json, balance);
  add_lines (json, "outlets", balance, balance->outlets);
  add_lines (json, "enterprises", balance, balance->enterprises);
  suyuan_json_add_list (json, "missing", balance->obstacles, add_obstacle);
  suyuan_json_end_object (json);
  suyuan_json_print (json);
}

static void
print_lines (const char          *heading,
             const SuyuanBalance *balance,
             GPtrArray           *lines)
{
  g_print ("%s: %u\n", heading, lines->len);
  for (guint i = 0; i < lines->len; i++)
    {
      const SuyuanBalanceLine *line = lines->pdata[i];

      if (line->load.basis == NULL || line->load.sealed_part >= 1)
        g_print ("  %s  %s\n", line->code, suyuan_load_get_label (line->load.basis != NULL ? line->load.basis : line->load.missing));
      else if (balance->modelled)
        g_print (_ ("  %s  %.1f kg/d, %.0f to %.0f %%\n"), line->code, line->load.kg_d.middle, 100 * line->share.low, 100 * line->share.high);
      else
        g_print (_ ("  %s  %.1f kg/d\n"), line->code, line->load.kg_d.middle);
    }
}

static void
print_words (const SuyuanBalance *balance)
{
  g_print (_ ("%s, %.1f km down to %s\n"), balance->upper, balance->distance_m / 1000, balance->lower);
  if (balance->balanced)
    g_print (_ ("in %.1f + in between %.1f + residual %.1f = out %.1f kg/d\n"), balance->account.incoming.middle, balance->account.local.middle, balance->account.residual.middle, balance->account.outgoing.middle);
  if (balance->modelled)
    g_print (_ ("from above %.0f to %.0f %%, not explained %.0f to %.0f %%\n"), 100 * balance->incoming_share.low, 100 * balance->incoming_share.high, 100 * balance->residual_share.low, 100 * balance->residual_share.high);
  print_lines (_ ("Outlets"), balance, balance->outlets);
  print_lines (_ ("Enterprises"), balance, balance->enterprises);
  for (guint i = 0; i < balance->obstacles->len; i++)
    g_print ("%s\n", ((const SuyuanObstacle *) balance->obstacles->pdata[i])->message);
}

static gboolean
read_decay (SuyuanBalanceTerms *terms,
            GError            **error)
{
  g_auto (GStrv) ends = decay != NULL ? g_strsplit (decay, "..", 2) : NULL;
  char  *after_low, *after_high;
  double low, high;

  if (ends == NULL)
    return TRUE;
  low = g_ascii_strtod (ends[0], &after_low);
  high = ends[1] != NULL ? g_ascii_strtod (ends[1], &after_high) : low;
  if (after_low == ends[0] || *after_low != '\0' || (ends[1] != NULL && (after_high == ends[1] || *after_high != '\0')) || !isfinite (high) || !(low >= 0) || !(high >= low))
    return suyuan_call_usage (error, _ ("“%s” is no decay; write the lowest and the highest a day, like 0.05..0.15"), decay);

  terms->decay_per_day = (SuyuanRange){ low, (low + high) / 2, high };
  return TRUE;
}

static int
run_balance (SuyuanCall *call,
             GError    **error)
{
  SuyuanBalanceTerms terms = { .parameter = parameter != NULL ? parameter : "nh3n", .period = period, .velocity_ms = velocity, .mixing_m = mixing };
  g_autoptr (SuyuanBalance) balance = NULL;
  SuyuanUid one, other;
  guint     n_pages;

  if (!suyuan_call_amount ("--velocity", velocity, error) || !suyuan_call_amount ("--mixing", mixing, error) || !read_decay (&terms, error) || !suyuan_call_find (call, SUYUAN_KIND_SECTION, call->words[0], &one, error) || !suyuan_call_find (call, SUYUAN_KIND_SECTION, call->words[1], &other, error))
    return 1;
  balance = suyuan_office_balance (call->office, &one, &other, &terms, error);
  if (balance == NULL || (to != NULL && !suyuan_balance_print (call->office, balance, to, &n_pages, NULL, error)))
    return 1;
  if (call->json)
    print_document (call, balance);
  else
    print_words (balance);
  return 0;
}

const SuyuanCommand suyuan_balance_commands[] = {
  { "balance", "WORKSPACE SECTION SECTION [--parameter KEY] [--period PERIOD] [--decay LOW..HIGH --velocity M/S] [--to FILE.pdf]", N_ ("Balances the loads between two sections: what comes in, what is added, what goes out."), SUYUAN_COMMAND_READ, 2, 2, options, run_balance },
  { NULL }
};
