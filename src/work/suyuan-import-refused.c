/* suyuan-import-refused.c: the rows that stayed outside, in a file of their own to be mended and brought in again
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-import-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

static gboolean
is_same_file (const char *one,
              const char *other)
{
  GStatBuf first, second;

  return g_stat (one, &first) == 0 && g_stat (other, &second) == 0 && first.st_ino == second.st_ino && first.st_dev == second.st_dev;
}

static gboolean
is_list_name (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ".csv") || g_str_has_suffix (lower, ".xlsx");
}

/**
 * Whether @path can take the refused rows: a list by its extension, in a folder that can be written in, and not the
 * file they come from, by whatever name. To be asked before the rows come in; saving asks again. Errors: INVALID.
 */
gboolean
suyuan_import_check_refused (SuyuanImport *self,
                             const char   *path,
                             GError      **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!is_list_name (path))
    g_set_error (error, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_INVALID,
                 _ ("%s: refused rows are written as a list; end its name in .csv or .xlsx"), path);
  else if (is_same_file (self->path, path))
    g_set_error (error, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_INVALID,
                 _ ("%s is the file the rows come from, and would be lost; give the refused rows another"), path);
  else if (g_file_test (path, G_FILE_TEST_IS_DIR))
    g_set_error (error, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_INVALID, _ ("%s is a folder; name a file for the refused rows"), path);
  else if (g_access (folder, W_OK | X_OK) != 0)
    g_set_error (error, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_INVALID,
                 _ ("%s cannot be written: %s; choose another folder for the refused rows"), path, g_strerror (errno));
  else
    return TRUE;

  return FALSE;
}

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
 * file once more; the import may be run again afterwards. Errors: those of suyuan_import_check_refused() and of the
 * exchange.
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

  if (!suyuan_import_check_refused (self, path, error) || !suyuan_import_rewind (self, error))
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
