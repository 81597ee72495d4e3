/* suyuan-criteria.c: what the closing of a task asks for, and whether it is there
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-criteria.h"

#include <glib/gi18n-lib.h>

#include "suyuan-catalogue.h"
#include "suyuan-core-error.h"
#include "suyuan-criteria-private.h"
#include "suyuan-csv.h"

/* One row of criteria.csv; strings belong to the table. */
typedef struct
{
  const char                 *label, *label_zh;
  char                      **categories, **signs;
  SuyuanTaskState             state;
  gboolean                    exemptable;
  const SuyuanCriterionCheck *check;
} Rule;

struct _SuyuanCriteria
{
  SuyuanCsv *table;
  GArray    *rules; /* of Rule */
};

static void
clear_rule (gpointer data)
{
  Rule *rule = data;

  g_strfreev (rule->categories);
  g_strfreev (rule->signs);
}

static gboolean
read_rule (SuyuanCsv *table,
           guint      row,
           Rule      *rule,
           GError   **error)
{
  const char *key = suyuan_csv_get_named (table, row, "key");

  rule->label = suyuan_csv_get_named (table, row, "label");
  rule->label_zh = suyuan_csv_get_named (table, row, "label_zh");
  rule->categories = g_strsplit (suyuan_csv_get_named (table, row, "category"), "|", -1);
  rule->signs = g_strsplit (suyuan_csv_get_named (table, row, "type"), "|", -1);
  rule->exemptable = *suyuan_csv_get_named (table, row, "exemptable") == '1';
  rule->check = suyuan_criterion_find_check (key);
  if (rule->check != NULL && suyuan_task_state_parse (suyuan_csv_get_named (table, row, "state"), &rule->state))
    return TRUE;

  g_set_error (error, SUYUAN_CORE_ERROR, SUYUAN_CORE_ERROR_CATALOGUE,
               "criteria.csv: the criterion “%s” has no check or no state", key);
  return FALSE;
}

/**
 * suyuan_criteria_new:
 * @error: (out): a fault of the compiled-in table
 *
 * Returns: (transfer full): the criteria
 */
SuyuanCriteria *
suyuan_criteria_new (GError **error)
{
  g_autoptr (SuyuanCriteria) self = g_new0 (SuyuanCriteria, 1);

  self->rules = g_array_new (FALSE, TRUE, sizeof (Rule));
  g_array_set_clear_func (self->rules, clear_rule);
  self->table = suyuan_csv_load ("criteria.csv", error);
  if (self->table == NULL)
    return NULL;

  g_array_set_size (self->rules, suyuan_csv_get_n_rows (self->table));
  for (guint i = 0; i < self->rules->len; i++)
    {
      if (!read_rule (self->table, i, &g_array_index (self->rules, Rule, i), error))
        return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * suyuan_criteria_free:
 * @self: (nullable) (transfer full): criteria
 */
void
suyuan_criteria_free (SuyuanCriteria *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->rules);
  suyuan_csv_free (self->table);
  g_free (self);
}

static gboolean
is_among (char      **names,
          const char *name)
{
  return g_str_equal (names[0], "*") || (name != NULL && g_strv_contains ((const char *const *) names, name));
}

static gboolean
applies (const Rule               *rule,
         const SuyuanClosureFacts *facts)
{
  if (g_str_equal (rule->check->key, "notice_over") && !facts->notice_needed)
    return FALSE;

  return is_among (rule->categories, facts->category) && is_among (rule->signs, facts->sign != NULL ? facts->sign : "other");
}

static const char *
find_exemption (const SuyuanClosureFacts *facts,
                const char               *key)
{
  for (guint i = 0; i < facts->n_exemptions; i++)
    {
      if (g_strcmp0 (facts->exemptions[i].criterion, key) == 0)
        return facts->exemptions[i].document != NULL ? facts->exemptions[i].document : "";
    }

  return NULL;
}

/* “Not applicable” names its document, and there are things no document sets aside. */
static void
exempt (SuyuanCriterion     *criterion,
        const SuyuanFinding *finding,
        const char          *document)
{
  g_autofree char *missing = g_steal_pointer (&criterion->because);

  criterion->exempt = criterion->exemptable && !finding->final && *document != '\0';
  if (criterion->exempt)
    criterion->because = g_strdup_printf (_ ("Not applicable: %s"), document);
  else if (criterion->exemptable && !finding->final)
    criterion->because = g_strdup_printf (_ ("%s. “Not applicable” has to name its document"), missing);
  else
    criterion->because = g_strdup_printf (_ ("%s. No document sets this aside"), missing);
}

static SuyuanCriterion *
look_at (const Rule               *rule,
         const SuyuanClosureFacts *facts)
{
  SuyuanCriterion *criterion = g_new0 (SuyuanCriterion, 1);
  SuyuanFinding    finding = { 0 };
  const char      *document = find_exemption (facts, rule->check->key);

  rule->check->look (facts, &finding);
  criterion->key = rule->check->key;
  criterion->label = rule->label;
  criterion->label_zh = rule->label_zh;
  criterion->place = rule->check->place;
  criterion->state = rule->state;
  criterion->exemptable = rule->exemptable;
  criterion->met = finding.met;
  criterion->because = finding.because;
  if (!finding.met && document != NULL)
    exempt (criterion, &finding, document);

  return criterion;
}

/**
 * suyuan_criteria_list:
 * @self: criteria
 * @facts: what the closure may rest on
 *
 * Looks at every criterion of the task's category and the outlet's type group.
 *
 * Returns: (transfer full) (element-type SuyuanCriterion): in the table's order; borrows from @self
 */
GPtrArray *
suyuan_criteria_list (SuyuanCriteria           *self,
                      const SuyuanClosureFacts *facts)
{
  GPtrArray *criteria = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_criterion_free);

  for (guint i = 0; i < self->rules->len; i++)
    {
      const Rule *rule = &g_array_index (self->rules, Rule, i);

      if (applies (rule, facts))
        g_ptr_array_add (criteria, look_at (rule, facts));
    }

  return criteria;
}

/* Keys are for scripts: a person reads the label alone. NULL where nothing is missing. */
static char *
list_missing (GPtrArray      *criteria,
              SuyuanTaskState to,
              gboolean        with_keys)
{
  g_autoptr (GString) missing = g_string_new (NULL);

  for (guint i = 0; i < criteria->len; i++)
    {
      const SuyuanCriterion *criterion = g_ptr_array_index (criteria, i);
      g_autofree char       *name = NULL, *line = NULL;

      if (criterion->met || criterion->exempt || criterion->state > to)
        continue;
      name = with_keys ? g_strdup_printf ("%s [%s]", suyuan_criterion_get_label (criterion), criterion->key)
                       : g_strdup (suyuan_criterion_get_label (criterion));
      line = g_strdup_printf (_ ("%s: %s"), name, criterion->because);
      g_string_append_printf (missing, "%s%s", missing->len > 0 ? _ ("; ") : "", line);
    }

  return missing->len > 0 ? g_strdup_printf (_ ("Not yet “%s”: %s"), suyuan_task_state_get_label (to), missing->str) : NULL;
}

static gboolean
is_gate (SuyuanTaskState to)
{
  return to >= SUYUAN_TASK_SUBMITTED && to <= SUYUAN_TASK_CLOSED;
}

/**
 * suyuan_criteria_dup_missing:
 * @criteria: (element-type SuyuanCriterion): as of suyuan_criteria_list()
 * @to: the state the task is to enter
 *
 * Returns: (transfer full) (nullable): what is missing, for a person to read; %NULL when nothing is
 */
char *
suyuan_criteria_dup_missing (GPtrArray      *criteria,
                             SuyuanTaskState to)
{
  return is_gate (to) ? list_missing (criteria, to, FALSE) : NULL;
}

/**
 * suyuan_criteria_check:
 * @criteria: (element-type SuyuanCriterion): as of suyuan_criteria_list()
 * @to: the state the task is to enter
 * @error: (out): %SUYUAN_FLOW_ERROR_CRITERIA with all that is missing, labels and keys
 *
 * Returns: whether everything asked for up to @to is met or not applicable
 */
gboolean
suyuan_criteria_check (GPtrArray      *criteria,
                       SuyuanTaskState to,
                       GError        **error)
{
  g_autofree char *missing = is_gate (to) ? list_missing (criteria, to, TRUE) : NULL;

  if (missing == NULL)
    return TRUE;

  g_set_error_literal (error, SUYUAN_FLOW_ERROR, SUYUAN_FLOW_ERROR_CRITERIA, missing);
  return FALSE;
}

/**
 * suyuan_criterion_get_label:
 * @self: a criterion
 *
 * Returns: (transfer none): its name in the language of the messages
 */
const char *
suyuan_criterion_get_label (const SuyuanCriterion *self)
{
  SuyuanEnumValue value = { .label = self->label, .label_zh = self->label_zh };

  return suyuan_enum_value_get_label (&value);
}

/**
 * suyuan_criterion_free:
 * @self: (nullable) (transfer full): a criterion
 */
void
suyuan_criterion_free (SuyuanCriterion *self)
{
  if (self == NULL)
    return;

  g_free (self->because);
  g_free (self);
}
