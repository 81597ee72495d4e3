/* suyuan-catalogue-match.c: finds the field or value that a file means
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-catalogue-private.h"

#include <string.h>

#include "suyuan-measurement-unit.h"
#include "suyuan-text-fold.h"

/* What forms put in brackets behind a header besides a unit; folded. */
static const char *const header_notes[] = {
  "必填", "选填", "必填项", "选填项", "单选", "多选", "可多选", "是/否", "有/无", "无量纲",
  "yyyy-mm-dd", "yyyy/mm/dd", "年月日", "年/月/日", "年-月-日", "required", "optional", "y/n", NULL
};

/* Cuts "(unit)" off a folded header; what stood in the brackets is put into @note. */
static gboolean
split_note (char *header,
            char *note,
            gsize size)
{
  gsize length = strlen (header);
  char *open = strrchr (header, '(');

  if (open == NULL || open == header || header[length - 1] != ')')
    return FALSE;

  header[length - 1] = '\0';
  g_strlcpy (note, open + 1, size);
  for (*open = '\0'; open > header && (open[-1] == '*' || open[-1] == ':'); open--)
    open[-1] = '\0';

  return *header != '\0';
}

/**
 * suyuan_catalogue_match_header:
 * @self: a catalogue
 * @kind: what is being read
 * @header: a column's header as found
 *
 * Finds the field by its key, label in either language or alias, in this order; see suyuan_text_fold() for
 * what makes no difference. A bracket behind the name is passed over only when it is the unit of the field
 * or a note as 必填: a column in another unit is never taken for the field in silence.
 *
 * Returns: (transfer none) (nullable): the field
 */
const SuyuanField *
suyuan_catalogue_match_header (SuyuanCatalogue *self,
                               SuyuanKind       kind,
                               const char      *header)
{
  char               folded[SUYUAN_TEXT_FOLD_MAX], note[SUYUAN_TEXT_FOLD_MAX];
  const SuyuanField *field;

  g_return_val_if_fail ((guint) kind < SUYUAN_N_KINDS, NULL);

  if (header == NULL)
    return NULL;
  field = g_hash_table_lookup (self->kinds[kind].by_header, header);
  if (field != NULL || !suyuan_text_fold (header, folded, sizeof folded))
    return field;

  field = g_hash_table_lookup (self->kinds[kind].by_header, folded);
  if (field != NULL || !split_note (folded, note, sizeof note))
    return field;

  field = g_hash_table_lookup (self->kinds[kind].by_header, folded);
  if (field == NULL || g_strv_contains (header_notes, note))
    return field;

  return field->unit != NULL && suyuan_measurement_unit_factor (note, field->unit) == 1 ? field : NULL;
}

/**
 * suyuan_catalogue_match_value:
 * @self: a catalogue
 * @enumeration: a table's name
 * @text: what stands in a cell
 *
 * Finds the value by its key, label in either language or alias, in this order, folded as headers are. No
 * memory is taken: this is called for every cell of an import.
 *
 * Returns: (transfer none) (nullable): the value
 */
const SuyuanEnumValue *
suyuan_catalogue_match_value (SuyuanCatalogue *self,
                              const char      *enumeration,
                              const char      *text)
{
  SuyuanEnumeration     *found = suyuan_catalogue_find_enumeration (self, enumeration);
  const SuyuanEnumValue *value;
  char                   folded[SUYUAN_TEXT_FOLD_MAX];

  if (found == NULL || text == NULL)
    return NULL;

  value = g_hash_table_lookup (found->by_text, text);
  if (value != NULL || !suyuan_text_fold (text, folded, sizeof folded))
    return value;

  return g_hash_table_lookup (found->by_text, folded);
}
