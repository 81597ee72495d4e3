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
#include <math.h>
#include <unistd.h>

#include "suyuan-coordinates.h"
#include "suyuan-sinks.h"
#include "suyuan-text-fold.h"

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

/* The column places go to: one of the file that has them already, else one more behind; −1 where nothing lies anywhere. */
static int
find_place (SuyuanImport *self)
{
  const SuyuanField *geometry = suyuan_import_find_field (self, "geometry");

  for (guint i = 0; geometry != NULL && i < self->n_columns; i++)
    if (self->mapping[i].field == geometry)
      return i;

  return geometry != NULL && self->has_places ? (int) self->n_columns : -1;
}

/* The datum a list is read in that names it in this row. */
static SuyuanDatum
find_datum (SuyuanImport    *self,
            const SuyuanRow *row)
{
  gboolean           named = suyuan_import_rows_name_datum (self);
  const SuyuanField *field = suyuan_import_find_field (self, "crs_source");
  SuyuanDatum        datum = SUYUAN_DATUM_CGCS2000;

  for (guint i = 0; named && i < self->n_columns; i++)
    if (self->mapping[i].field == field)
      suyuan_datum_from_words (row->cells[i], &datum);

  return datum;
}

/* The file itself has been read into CGCS2000. A list is taken to be in it too, but for a point whose row names a datum. */
static char *
format_place (SuyuanImport    *self,
              const SuyuanRow *row)
{
  g_autoptr (GBytes) shifted = NULL;
  SuyuanPosition position;
  double         lon, lat;

  if (row->geometry == NULL || suyuan_import_find_field (self, "geometry")->index != G_MAXUINT || !suyuan_wkb_read_point (row->geometry, &position))
    return suyuan_shape_format (row->geometry);

  lon = position.lon / (double) SUYUAN_DEGREE;
  lat = position.lat / (double) SUYUAN_DEGREE;
  suyuan_datum_from_cgcs2000 (find_datum (self, row), &lon, &lat);
  position = (SuyuanPosition){ .lon = lround (lon * SUYUAN_DEGREE), .lat = lround (lat * SUYUAN_DEGREE) };
  shifted = suyuan_wkb_from_position (&position);
  return suyuan_shape_format (shifted);
}

static gboolean
add_row (SuyuanImport    *self,
         const SuyuanRow *row,
         const char      *reason,
         SuyuanRowSink   *sink,
         GError         **error)
{
  int                     place = find_place (self);
  guint                   n = MAX ((int) self->n_columns, place + 1);
  g_autofree char        *wkt = place >= 0 ? format_place (self, row) : NULL;
  g_autofree const char **cells = g_new0 (const char *, n + 2);

  for (guint i = 0; i < self->n_columns; i++)
    cells[i] = row->cells[i] != NULL ? row->cells[i] : "";
  if (place >= 0 && suyuan_text_is_blank (cells[place]))
    cells[place] = wkt;
  cells[n] = reason;

  return suyuan_row_sink_add (sink, cells, NULL, error);
}

static gboolean
add_rows (SuyuanImport  *self,
          GHashTable    *reasons,
          SuyuanRowSink *sink,
          GError       **error)
{
  g_autoptr (GError) failure = NULL;
  SuyuanRow row;

  while (suyuan_row_source_next (self->source, &row, &failure))
    {
      const char *reason = g_hash_table_lookup (reasons, GUINT_TO_POINTER (row.number));

      if (reason != NULL && !is_blank (self, &row) && !add_row (self, &row, reason, sink, error))
        return FALSE;
    }
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));

  return failure == NULL;
}

/* Those the file had, one over the places where they had none, and one over the reasons. */
static const char **
make_headings (SuyuanImport *self)
{
  const char *const *columns = suyuan_row_source_get_columns (self->source);
  const char       **headings = g_new0 (const char *, self->n_columns + 3);
  guint              n = self->n_columns;

  for (guint i = 0; i < n; i++)
    headings[i] = columns[i];
  if (find_place (self) == (int) n)
    headings[n++] = "geometry";
  headings[n] = _ ("Why refused");

  return headings;
}

/**
 * Writes the rows that @report refuses into @path, under the headings they had and with the reasons in a column behind:
 * a file to mend and to import again. Its extension says the format, csv or xlsx. Blank rows are left out. Where
 * the file itself says that they lie somewhere, a column `geometry` says it as WKT in CGCS2000: such a list is imported
 * without a reference system. Reads the file once more; the import may be run again afterwards. Errors: those of suyuan_import_check_refused() and of the
 * exchange.
 */
gboolean
suyuan_import_save_refused (SuyuanImport       *self,
                            SuyuanImportReport *report,
                            const char         *path,
                            GError            **error)
{
  g_autofree const char **headings = NULL;
  g_autoptr (GHashTable) reasons = collect_reasons (report);
  g_autoptr (SuyuanRowSink) sink = NULL;

  if (!suyuan_import_check_refused (self, path, error) || !suyuan_import_rewind (self, error))
    return FALSE;

  headings = make_headings (self);
  sink = suyuan_row_sink_new (path, suyuan_kind_name (self->kind), NULL, error);

  return sink != NULL && suyuan_row_sink_begin (sink, headings, error) && add_rows (self, reasons, sink, error) &&
         suyuan_row_sink_close (sink, error);
}
