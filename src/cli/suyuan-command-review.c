/* suyuan-command-review.c: review, what to decide on and to look at next
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-cli"

#include "suyuan-command.h"

#include <glib/gi18n-lib.h>

#include "suyuan-json.h"
#include "suyuan-review-queue.h"
#include "suyuan-suspicion.h"

static gboolean list_rules;

static const GOptionEntry review_options[] = {
  { "rules", 0, 0, G_OPTION_ARG_NONE, &list_rules, N_ ("The rules by which a closing looks done for show, their limits and where these come from"), NULL },
  { NULL }
};

static const char *const reason_keys[SUYUAN_N_REVIEW_REASONS] = { "overdue", "regressed", "closed", "suspicious", "waiting" };

static void
add_reason (SuyuanJson   *json,
            gconstpointer item)
{
  suyuan_json_add_text (json, "reason", item);
}

static void
add_ground (SuyuanJson   *json,
            gconstpointer item)
{
  suyuan_json_add_text (json, "message", item);
}

static void
add_entry (SuyuanJson   *json,
           gconstpointer item)
{
  const SuyuanReviewEntry *entry = item;
  g_autoptr (GPtrArray) reasons = g_ptr_array_new ();

  for (guint i = 0; i < SUYUAN_N_REVIEW_REASONS; i++)
    if (entry->reasons & 1u << i)
      g_ptr_array_add (reasons, (gpointer) reason_keys[i]);
  suyuan_json_add_text (json, "code", entry->code);
  suyuan_json_add_uid (json, "uid", &entry->uid);
  suyuan_json_add_text (json, "name", entry->name);
  suyuan_json_add_text (json, "state", entry->state);
  suyuan_json_add_text (json, "unit", entry->unit);
  suyuan_json_add_integer (json, "overdue_days", entry->overdue_days);
  suyuan_json_add_boolean (json, "waits", entry->waits);
  suyuan_json_add_boolean (json, "here", entry->here);
  suyuan_json_add_list (json, "reasons", reasons, add_reason);
  suyuan_json_add_list (json, "because", entry->grounds, add_ground);
}

static void
print_entry (gconstpointer item)
{
  const SuyuanReviewEntry *entry = item;

  g_print ("%s  %s  %s  %s\n", suyuan_review_reason_get_label (entry->first), entry->code, entry->state, entry->name != NULL ? entry->name : "");
  for (guint i = 0; i < entry->grounds->len; i++)
    g_print ("    %s\n", (const char *) entry->grounds->pdata[i]);
}

static void
add_rule (SuyuanJson   *json,
          gconstpointer item)
{
  const SuyuanSuspicionRule *rule = item;

  suyuan_json_add_text (json, "rule", rule->key);
  suyuan_json_add_text (json, "label", _ (rule->label));
  if (rule->limit > 0)
    suyuan_json_add_integer (json, "limit", rule->limit);
  suyuan_json_add_text (json, "unit", rule->unit);
  suyuan_json_add_text (json, "basis", _ (rule->basis));
}

static void
print_rule (gconstpointer item)
{
  const SuyuanSuspicionRule *rule = item;
  g_autofree char           *limit = rule->limit > 0 ? g_strdup_printf (" (%d%s%s)", rule->limit, rule->unit != NULL ? " " : "", rule->unit != NULL ? rule->unit : "") : g_strdup ("");

  g_print ("%s: %s%s\n    %s\n", rule->key, _ (rule->label), limit, _ (rule->basis));
}

static int
run_review (SuyuanCall *call,
            GError    **error)
{
  g_autoptr (GPtrArray) items = NULL;
  guint                      n_rules;
  const SuyuanSuspicionRule *rules = suyuan_suspicions_list_rules (&n_rules);

  if (!list_rules)
    {
      items = suyuan_office_review_queue (call->office, NULL, error);
      return suyuan_call_list (call, items, add_entry, print_entry);
    }
  items = g_ptr_array_new ();
  for (guint i = 0; i < n_rules; i++)
    g_ptr_array_add (items, (gpointer) &rules[i]);
  return suyuan_call_list (call, items, add_rule, print_rule);
}

const SuyuanCommand suyuan_review_commands[] = {
  { "review", "WORKSPACE [--rules]", N_ ("What to decide on and to look at next: overdue, regressed, closed this month, suspicious, waiting."), SUYUAN_COMMAND_READ, 0, 0, review_options, run_review, NULL },
  { NULL }
};
