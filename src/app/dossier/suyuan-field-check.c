/* suyuan-field-check.c: what is wrong with a form, said at its fields while it is typed
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-field-check.h"

#include "suyuan-rules.h"

/* Returns whether what is typed can be read; if not, that is said at the field. */
static gboolean
read_row (SuyuanFieldRow *row,
          SuyuanRecord   *draft)
{
  SuyuanFieldEditor *editor = suyuan_field_row_get_editor (row);
  g_autofree char   *fault = NULL;
  gboolean           read;

  if (editor == NULL || suyuan_field_row_get_field (row)->derived)
    return TRUE;

  read = !suyuan_field_editor_is_changed (editor) || suyuan_field_editor_read (editor, draft, &fault);
  suyuan_field_row_set_fault (row, fault, !read);

  return read;
}

static SuyuanFieldRow *
row_of (GPtrArray         *rows,
        const SuyuanField *field)
{
  for (guint i = 0; i < rows->len; i++)
    if (suyuan_field_row_get_field (g_ptr_array_index (rows, i)) == field)
      return g_ptr_array_index (rows, i);

  return NULL;
}

static gboolean
is_blank (SuyuanFieldRow *row)
{
  SuyuanFieldEditor *editor = suyuan_field_row_get_editor (row);
  g_autofree char   *text = editor != NULL ? suyuan_field_editor_dup_text (editor) : NULL;

  return text == NULL || *text == '\0';
}

static SuyuanFieldRow *
earlier (GPtrArray      *rows,
         SuyuanFieldRow *a,
         SuyuanFieldRow *b)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_ptr_array_index (rows, i) == a || g_ptr_array_index (rows, i) == b)
      return g_ptr_array_index (rows, i);

  return NULL;
}

/* @complete: also what is still blank is held to its rules. */
SuyuanFieldRow *
suyuan_field_check_rows (GPtrArray    *rows,
                         SuyuanRecord *draft,
                         gboolean      complete)
{
  g_autoptr (GPtrArray) breaches = NULL;
  SuyuanFieldRow *first = NULL;

  for (guint i = 0; i < rows->len; i++)
    if (!read_row (g_ptr_array_index (rows, i), draft) && first == NULL)
      first = g_ptr_array_index (rows, i);

  breaches = suyuan_rules_check (draft);
  for (guint i = 0; breaches != NULL && i < breaches->len; i++)
    {
      SuyuanBreach   *breach = g_ptr_array_index (breaches, i);
      SuyuanFieldRow *row = row_of (rows, breach->field);

      if (row == NULL || suyuan_field_row_get_fault (row) != NULL || (!complete && is_blank (row)))
        continue;
      suyuan_field_row_set_fault (row, breach->message, breach->hard);
      if (breach->hard)
        first = earlier (rows, row, first);
    }
  return first;
}
