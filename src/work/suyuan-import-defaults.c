/* suyuan-import-defaults.c: what a list leaves unsaid because it is a list of such things
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-import-run.h"

#include <glib/gi18n-lib.h>

#include "suyuan-line.h"

static void
default_text (SuyuanRecord *record,
              const char   *key,
              const char   *text)
{
  if (!suyuan_record_has (record, key))
    suyuan_record_set_text (record, key, text);
}

static gboolean
is_fed (SuyuanImport *import,
        const char   *key)
{
  const SuyuanField *field = suyuan_import_find_field (import, key);

  for (guint i = 0; i < import->n_columns; i++)
    if (import->mapping[i].field != NULL && import->mapping[i].field == field)
      return TRUE;

  return FALSE;
}

/* A required field that no column of the file feeds: said once for each row, not held against it. */
static void
assume (SuyuanImportRun *run,
        SuyuanImportRow *row,
        const char      *key,
        const char      *text)
{
  const SuyuanField *field = suyuan_import_find_field (run->import, key);

  if (field == NULL || !field->required || text == NULL || is_fed (run->import, key) || suyuan_record_has (row->record, key))
    return;

  suyuan_record_set_text (row->record, key, text);
  suyuan_import_note (run, row, -1, FALSE, "assumed",
                      g_strdup_printf (_ ("%s: no column says it and “%s” is taken; map the column that does"),
                                       suyuan_field_get_label (field), text));
}

static void
measure_reach (SuyuanRecord *reach)
{
  const SuyuanValue *geometry = suyuan_record_get (reach, "geometry");
  g_autoptr (SuyuanLine) line = NULL;

  if (suyuan_record_has (reach, "length_m") || geometry->type != SUYUAN_VALUE_BLOB)
    return;

  line = suyuan_line_new_from_wkb (geometry->blob, NULL);
  if (line != NULL)
    suyuan_record_set_real (reach, "length_m", suyuan_line_get_length (line));
}

/**
 * Fills in a new record what its list need not say: the first state of a task, the length of a reach. A list
 * without a column of names calls its records by their codes and areas of no kind are of another, with a warning.
 */
void
suyuan_import_fill_in (SuyuanImportRun *run,
                       SuyuanImportRow *row)
{
  SuyuanRecord *record = row->record;
  SuyuanKind    kind = run->import->kind;

  assume (run, row, "name", suyuan_record_get_text (record, "code"));
  if (kind == SUYUAN_KIND_AREA)
    assume (run, row, "type", "other");
  else if (kind == SUYUAN_KIND_REACH)
    measure_reach (record);
  else if (kind == SUYUAN_KIND_TASK)
    {
      default_text (record, "state", "registered");
      if (!suyuan_record_has (record, "round"))
        suyuan_record_set_integer (record, "round", 1);
    }
  else if (kind == SUYUAN_KIND_LINK)
    {
      default_text (record, "method", "documents");
      default_text (record, "confidence", "suspected");
    }
}
