/* suyuan-import-run.c: a file read from its first row to its last, as one batch
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-import-run.h"

#include <glib/gi18n-lib.h>

#define ROWS_PER_PROGRESS 500

static void
verdict_free (gpointer data)
{
  SuyuanImportVerdict *self = data;

  g_free (self->column);
  g_free (self->level);
  g_free (self->code);
  g_free (self->message);
  g_free (self);
}

/** Returns: (transfer full): the same report for another thread or a later time; the two share their verdicts, which nobody changes */
SuyuanImportReport *
suyuan_import_report_copy (const SuyuanImportReport *self)
{
  SuyuanImportReport *copy = g_memdup2 (self, sizeof *self);

  copy->batch = g_strdup (self->batch);
  copy->verdicts = g_ptr_array_ref (self->verdicts);

  return copy;
}

/** Frees the report and its verdicts; %NULL is fine. */
void
suyuan_import_report_free (SuyuanImportReport *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->verdicts);
  g_free (self->batch);
  g_free (self);
}

/**
 * Adds a verdict on @row. @column is the number of the column it is about, or −1; @message is taken. A refusal
 * refuses the row, and is counted when the row is done.
 */
void
suyuan_import_note (SuyuanImportRun *run,
                    SuyuanImportRow *row,
                    int              column,
                    gboolean         refused,
                    const char      *code,
                    char            *message)
{
  SuyuanImportVerdict *verdict = g_new0 (SuyuanImportVerdict, 1);

  verdict->row = row->number;
  verdict->line = row->line;
  if (column >= 0)
    verdict->column = g_strdup (suyuan_row_source_get_columns (run->import->source)[column]);
  verdict->level = g_strdup (refused ? "refused" : "warning");
  verdict->code = g_strdup (code);
  verdict->message = message;
  g_ptr_array_add (run->report->verdicts, verdict);

  row->refused |= refused;
  row->warned |= !refused;
}

/** The records of @kind by code and name, read when first asked for; %NULL after a failure, kept in the run. */
SuyuanImportIndex *
suyuan_import_index_of (SuyuanImportRun *run,
                        SuyuanKind       kind)
{
  if (kind == SUYUAN_KIND_NONE || run->error != NULL)
    return NULL;

  if (run->indexes[kind] == NULL)
    run->indexes[kind] = suyuan_import_index_new (run->workspace, kind, NULL, &run->error);

  return run->indexes[kind];
}

static int
compare_verdicts (gconstpointer a,
                  gconstpointer b)
{
  const SuyuanImportVerdict *first = *(SuyuanImportVerdict *const *) a;
  const SuyuanImportVerdict *second = *(SuyuanImportVerdict *const *) b;

  return (first->row > second->row) - (first->row < second->row);
}

static void
row_free (gpointer data)
{
  suyuan_import_row_clear (data);
  g_free (data);
}

static void
count_row (SuyuanImportRun *run,
           SuyuanImportRow *row,
           guint            unchanged_before)
{
  if (row->refused)
    run->report->refused++;
  else if (row->warned && run->report->unchanged == unchanged_before)
    run->report->warned++;
}

static gboolean
write_one (SuyuanImportRun *run,
           SuyuanImportRow *row)
{
  guint unchanged = run->report->unchanged;

  if (!row->refused && !suyuan_import_write_row (run, row))
    return FALSE;

  count_row (run, row, unchanged);
  return run->error == NULL;
}

static gboolean
take_row (SuyuanImportRun *run,
          const SuyuanRow *cells)
{
  SuyuanImportRow *row;
  gboolean         ok;

  run->report->rows++;
  run->import->has_places |= cells->geometry != NULL;
  row = g_new0 (SuyuanImportRow, 1);
  suyuan_import_read_row (run, cells, row);
  if (run->waiting != NULL)
    {
      g_ptr_array_add (run->waiting, row);
      return run->error == NULL;
    }

  ok = run->error == NULL && write_one (run, row);
  row_free (row);
  return ok;
}

static gboolean
read_rows (SuyuanImportRun   *run,
           GCancellable      *cancellable,
           SuyuanProgressFunc progress,
           gpointer           progress_data)
{
  SuyuanRowSource *source = run->import->source;
  SuyuanRow        cells;

  while (suyuan_row_source_next (source, &cells, &run->error))
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, &run->error) || !take_row (run, &cells))
        return FALSE;
      if (progress != NULL && run->report->rows % ROWS_PER_PROGRESS == 0)
        progress (suyuan_row_source_get_progress (source), run->report->rows, progress_data);
    }

  return run->error == NULL;
}

static gboolean
write_waiting (SuyuanImportRun *run)
{
  if (run->waiting == NULL)
    return TRUE;

  suyuan_import_settle_parents (run);
  for (guint i = 0; i < run->waiting->len; i++)
    if (!write_one (run, run->waiting->pdata[i]))
      return FALSE;

  return TRUE;
}

static gboolean
feeds_parent (SuyuanImport *import)
{
  for (guint i = 0; i < import->n_columns; i++)
    if (import->mapping[i].field != NULL && import->mapping[i].field->target == import->kind &&
        g_str_equal (import->mapping[i].field->key, "parent"))
      return TRUE;

  return FALSE;
}

static gboolean
begin (SuyuanImportRun *run)
{
  SuyuanImport *import = run->import;

  run->report = g_new0 (SuyuanImportReport, 1);
  run->report->verdicts = g_ptr_array_new_with_free_func (verdict_free);
  run->workspace = suyuan_office_get_workspace (import->office);
  run->today = suyuan_office_today (import->office);
  run->rows_name_datum = suyuan_import_rows_name_datum (import);
  suyuan_import_pair_columns (import);
  if (feeds_parent (import))
    run->waiting = g_ptr_array_new_with_free_func (row_free);
  if (import->crs != NULL && import->datum == SUYUAN_DATUM_CGCS2000 &&
      !suyuan_transform_is_needless (import->crs) &&
      (run->transform = suyuan_transform_new (import->crs, &run->error)) == NULL)
    return FALSE;

  run->own = suyuan_import_index_new (run->workspace, import->kind, import->key, &run->error);
  if (run->own == NULL)
    return FALSE;

  run->batch = suyuan_office_begin (import->office, "import", &run->error);
  return run->batch != NULL;
}

static void
end (SuyuanImportRun *run)
{
  g_clear_pointer (&run->today, g_free);
  g_clear_pointer (&run->batch, suyuan_batch_free);
  g_clear_pointer (&run->own, suyuan_import_index_free);
  g_clear_pointer (&run->transform, suyuan_transform_free);
  g_clear_pointer (&run->waiting, g_ptr_array_unref);
  g_clear_pointer (&run->bankside, suyuan_bankside_free);
  for (guint i = 0; i < SUYUAN_N_KINDS; i++)
    g_clear_pointer (&run->indexes[i], suyuan_import_index_free);
}

/**
 * Reads the whole file into one batch; with @dry_run everything but the last step. @progress (may be %NULL) is
 * called on the same thread. On an error, or when cancelled, nothing has changed. The report is the caller's.
 * Errors: those of the exchange and the store, G_IO_ERROR_CANCELLED.
 */
SuyuanImportReport *
suyuan_import_run (SuyuanImport      *self,
                   gboolean           dry_run,
                   GCancellable      *cancellable,
                   SuyuanProgressFunc progress,
                   gpointer           progress_data,
                   GError           **error)
{
  SuyuanImportRun run = { .import = self };
  gboolean        ok;

  ok = suyuan_import_rewind (self, &run.error) && begin (&run) &&
       read_rows (&run, cancellable, progress, progress_data) && write_waiting (&run) &&
       (dry_run || suyuan_office_commit (self->office, run.batch, &run.report->batch, &run.error));
  end (&run);

  if (!ok)
    {
      g_clear_pointer (&run.report, suyuan_import_report_free);
      g_propagate_error (error, run.error);
      return NULL;
    }

  g_ptr_array_sort (run.report->verdicts, compare_verdicts);
  return run.report;
}
