/* suyuan-evaluated.c: the results of a sample against the limits of its outlet, in words
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-report"

#include "suyuan-evaluated.h"

#include <glib/gi18n-lib.h>

#include "suyuan-field-text.h"
#include "suyuan-standard.h"

static char *
describe (SuyuanRecord              *sample,
          const SuyuanEvaluatedItem *item)
{
  const SuyuanField *field = suyuan_catalogue_find_field (suyuan_record_get_catalogue (sample), SUYUAN_KIND_SAMPLE, item->item);
  g_autofree char   *value = suyuan_field_format (field, suyuan_record_get_catalogue (sample), suyuan_record_peek (sample, field->index));

  if (!item->has_value)
    return NULL;
  if (item->verdict == SUYUAN_EVALUATION_OVER && item->factor > 0)
    return g_strdup_printf (_ ("%s ▲ over the limit %g (%.1f times)"), value, item->limit, item->factor);
  if (item->verdict == SUYUAN_EVALUATION_OVER)
    return g_strdup_printf (_ ("%s ▲ over the limit %g"), value, item->limit);
  if (item->has_limit)
    return g_strdup_printf (_ ("%s, within the limit %g"), value, item->limit);

  return g_strdup_printf (_ ("%s, no limit set"), value);
}

static const SuyuanEvaluatedItem *
find (GArray     *evaluated,
      const char *item)
{
  for (guint i = 0; i < evaluated->len; i++)
    if (g_str_equal (g_array_index (evaluated, SuyuanEvaluatedItem, i).item, item))
      return &g_array_index (evaluated, SuyuanEvaluatedItem, i);

  return NULL;
}

/**
 * A text for each of @items (%NULL where nothing was measured; @sample may be %NULL). The array owns them. Units are
 * those of the catalogue. Errors: those of loading the standards.
 */
GPtrArray *
suyuan_evaluated_items (SuyuanRecord      *outlet,
                        SuyuanRecord      *sample,
                        const char *const *items,
                        guint              n_items,
                        GError           **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SuyuanStandards) standards = suyuan_standards_new (error);
  g_autoptr (GArray) evaluated = NULL;

  if (standards == NULL)
    return NULL;

  evaluated = sample != NULL ? suyuan_standards_evaluate (standards, outlet, sample, &(SuyuanStandardTerms){ NULL }) : NULL;
  for (guint i = 0; i < n_items; i++)
    {
      const SuyuanEvaluatedItem *item = evaluated != NULL ? find (evaluated, items[i]) : NULL;

      g_ptr_array_add (texts, item != NULL ? describe (sample, item) : NULL);
    }

  return g_steal_pointer (&texts);
}
