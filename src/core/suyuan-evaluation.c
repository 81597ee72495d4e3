/* suyuan-evaluation.c: what the items of one sample come to, in one word and in a sentence
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-standard.h"

#include <glib/gi18n-lib.h>

/**
 * suyuan_evaluation_sum:
 * @items: (element-type SuyuanEvaluatedItem): of one sample
 *
 * Returns: over where one item is over; within where every item that was measured against a limit keeps it, pH alone
 * not being enough; else unknown
 */
SuyuanEvaluation
suyuan_evaluation_sum (GArray *items)
{
  gboolean some_within = FALSE, some_unknown = FALSE;

  for (guint i = 0; i < items->len; i++)
    {
      const SuyuanEvaluatedItem *item = &g_array_index (items, SuyuanEvaluatedItem, i);

      if (item->verdict == SUYUAN_EVALUATION_OVER)
        return SUYUAN_EVALUATION_OVER;
      some_within |= item->verdict == SUYUAN_EVALUATION_WITHIN && !g_str_equal (item->item, "ph");
      some_unknown |= item->verdict == SUYUAN_EVALUATION_UNKNOWN && item->has_value && item->has_limit;
    }

  return some_within && !some_unknown ? SUYUAN_EVALUATION_WITHIN : SUYUAN_EVALUATION_UNKNOWN;
}

static void
describe_item (const SuyuanEvaluatedItem *item,
               SuyuanCatalogue           *catalogue,
               GString                   *text)
{
  const SuyuanField *field = suyuan_catalogue_find_field (catalogue, SUYUAN_KIND_SAMPLE, item->item);
  const char        *unit = field->unit != NULL ? field->unit : "";

  if (text->len > 0)
    g_string_append (text, "; ");
  if (item->verdict == SUYUAN_EVALUATION_UNKNOWN)
    g_string_append_printf (text, "%s %s", suyuan_field_get_label (field), item->because);
  else
    g_string_append_printf (text, _ ("%s %g %s, limit %g"), suyuan_field_get_label (field), item->value, unit, item->limit);
  if (item->factor > 1)
    g_string_append_printf (text, " (%.2f ×)", item->factor);
}

/**
 * suyuan_evaluation_describe:
 * @items: (element-type SuyuanEvaluatedItem): of one sample
 * @catalogue: for the names of the items
 *
 * Returns: (transfer full): what is over; where nothing is, what is not known; empty where all is within
 */
char *
suyuan_evaluation_describe (GArray          *items,
                            SuyuanCatalogue *catalogue)
{
  g_autoptr (GString) text = g_string_new (NULL);
  SuyuanEvaluation sum = suyuan_evaluation_sum (items);

  for (guint i = 0; i < items->len && sum != SUYUAN_EVALUATION_WITHIN; i++)
    {
      const SuyuanEvaluatedItem *item = &g_array_index (items, SuyuanEvaluatedItem, i);

      if (item->verdict == sum)
        describe_item (item, catalogue, text);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * suyuan_evaluation_get_key:
 * @evaluation: an evaluation
 *
 * Returns: `unknown`, `within` or `over`
 */
const char *
suyuan_evaluation_get_key (SuyuanEvaluation evaluation)
{
  static const char *const keys[] = { "unknown", "within", "over" };

  return (guint) evaluation < G_N_ELEMENTS (keys) ? keys[evaluation] : NULL;
}
