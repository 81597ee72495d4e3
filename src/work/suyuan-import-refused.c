/* suyuan-import-refused.c: the rows that stayed outside, in a file of their own to be mended and brought in again
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-import-private.h"

#include <glib/gi18n-lib.h>

/* What was said against each refused row, by its number. */
static GHashTable *
collect_reasons (SuyuanImportReport *report)
{
  GHashTable *reasons = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (guint i = 0; i < report->verdicts->len; i++)
    {
      const SuyuanImportVerdict *verdict = report->verdicts->pdata[i];
      gpointer                   row = GUINT_TO_POINTER (verdict->row);
      const char                *before = g_hash_table_lookup (reasons, row);

      if (g_str_equal (verdict->level, "refused"))
        g_hash_table_replace (reasons, row, g_strconcat (before != NULL ? before : "", before != NULL ? "; " : "", verdict->message, NULL));
    }

  return reasons;
}

static gboolean
is_blank (SuyuanImport    *self,
          const SuyuanRow *row)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (row->cells[i] != NULL && *row->cells[i] != '\0')
      return FALSE;

  return row->geometry == NULL;
}

static gboolean
add_rows (SuyuanImport  *self,
          GHashTable    *reasons,
          SuyuanRowSink *sink,
          GError       **error)
{
  g_autofree const char **cells = g_new0 (const char *, self->n_columns + 2);
  g_autoptr (GError) failure = NULL;
  SuyuanRow row;

  while (suyuan_row_source_next (self->source, &row, &failure))
    {
      const char *reason = g_hash_table_lookup (reasons, GUINT_TO_POINTER (row.number));

      if (reason == NULL || is_blank (self, &row))
        continue;
      for (guint i = 0; i < self->n_columns; i++)
        cells[i] = row.cells[i] != NULL ? row.cells[i] : "";
      cells[self->n_columns] = reason;
      if (!suyuan_row_sink_add (sink, cells, NULL, error))
        return FALSE;
    }
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));

  return failure == NULL;
}

/**
 * Writes the rows that @report refuses into @path, under the headings they had and with the reasons in a column behind:
 * a file to mend and to import again. Its extension says the format, csv or xlsx. Blank rows are left out. Reads the
 * file once more; the import may be run again afterwards. Errors: those of the exchange.
 */
gboolean
suyuan_import_save_refused (SuyuanImport       *self,
                            SuyuanImportReport *report,
                            const char         *path,
                            GError            **error)
{
  const char *const      *columns;
  g_autofree const char **headings = NULL;
  g_autoptr (GHashTable) reasons = collect_reasons (report);
  g_autoptr (SuyuanRowSink) sink = NULL;

  if (!suyuan_import_rewind (self, error))
    return FALSE;

  columns = suyuan_row_source_get_columns (self->source);
  headings = g_new0 (const char *, self->n_columns + 2);
  for (guint i = 0; i < self->n_columns; i++)
    headings[i] = columns[i];
  headings[self->n_columns] = _ ("Why refused");
  sink = suyuan_row_sink_new (path, suyuan_kind_name (self->kind), NULL, error);

  return sink != NULL && suyuan_row_sink_begin (sink, headings, error) && add_rows (self, reasons, sink, error) &&
         suyuan_row_sink_close (sink, error);
}
