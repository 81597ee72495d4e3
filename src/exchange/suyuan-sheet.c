/* suyuan-sheet.c: the cells of one sheet of a workbook, as they are written
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-exchange"

#include "suyuan-sheet.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "suyuan-header-rows.h"
#include "suyuan-merged-cells.h"
#include "suyuan-text-narrow.h"

/* What is said of every row of a column down to the last of them. */
typedef struct
{
  gint64 last;
  char  *text; /* or NULL */
} Shown;

struct _SuyuanSheet
{
  GObject parent_instance;

  /* Owned */
  char        *path;
  GDALDatasetH dataset;
  OGRFeatureH  feature;
  GPtrArray   *cells;  /* text or NULL */
  GArray      *merged; /* of SuyuanMergedCells; NULL: nothing is known of any */
  GArray      *shown;  /* of Shown, one per column */

  OGRLayerH layer; /* of dataset */
  gint64    n_rows, n_read;
  guint     n_begun; /* of merged: those that begin at the row or above */
};

static void suyuan_sheet_table_init (SuyuanTableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SuyuanSheet, suyuan_sheet, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (SUYUAN_TYPE_TABLE, suyuan_sheet_table_init))

/* What follows the shape, where a 0 is any digit; %NULL: the text does not begin so. */
static const char *
pass_shape (const char *text,
            const char *shape)
{
  for (; *shape != '\0'; text++, shape++)
    if (*shape == '0' ? !g_ascii_isdigit (*text) : *text != *shape)
      return NULL;

  return text;
}

static gboolean
matches (const char *text,
         const char *shape)
{
  const char *rest = pass_shape (text, shape);

  return rest != NULL && *rest == '\0';
}

/* A spreadsheet shows fifteen digits; the sixteenth and seventeenth in its file are noise of the
 * binary fraction (0.1 + 0.2). Whole numbers may be codes typed as text and stay. */
static char *
trim_fraction (const char *text)
{
  char        number[G_ASCII_DTOSTR_BUF_SIZE];
  guint       n_digits = 0;
  const char *p = text + (*text == '-');

  while (*p == '0')
    p++;
  for (; g_ascii_isdigit (*p) || *p == '.'; p++)
    n_digits += *p != '.' && (n_digits > 0 || *p != '0');
  if (n_digits < 16 || strchr (text, '.') == NULL || (*p != '\0' && *p != 'E'))
    return NULL;
  for (p += *p == 'E'; *p != '\0'; p++)
    if (!g_ascii_isdigit (*p) && *p != '-' && *p != '+')
      return NULL;

  return g_strdup (g_ascii_formatd (number, sizeof number, "%.15g", g_ascii_strtod (text, NULL)));
}

/* GDAL writes cells formatted as dates with strokes. */
static char *
take_cell (const char *text)
{
  g_autofree char *number = trim_fraction (text);
  char            *cell;

  if (number != NULL)
    return g_steal_pointer (&number);

  cell = g_strdup (text);
  if (matches (cell, "0000/00/00") || matches (cell, "0000/00/00 00:00:00"))
    {
      cell[4] = cell[7] = '-';
      if (cell[10] == ' ')
        cell[10] = 'T';
    }

  return cell;
}

/* GDAL's readers may stop early without a word (its ODS reader at some fifty thousand rows), so the
 * end is believed only when nothing failed and the count is right. */
static gboolean
check_end (SuyuanSheet *self,
           GError     **error)
{
  if (self->n_read >= self->n_rows)
    return TRUE;

  g_set_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_FORMAT,
               _ ("%s: only %" PRId64 " of %" PRId64 " rows of sheet “%s” can be read; save it as CSV"),
               self->path, self->n_read, self->n_rows, suyuan_gdal.OGR_L_GetName (self->layer));

  return FALSE;
}

static gboolean
check_text (SuyuanSheet *self,
            const char  *text,
            int          column,
            GError     **error)
{
  if (g_utf8_validate (text, -1, NULL))
    return TRUE;

  g_set_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_ENCODING,
               _ ("%s: row %" PRId64 ", column %d of sheet “%s” is not valid text; save the file anew"),
               self->path, self->n_read, column + 1, suyuan_gdal.OGR_L_GetName (self->layer));

  return FALSE;
}

/* `2026-05-07`, alone or with a time behind it, or anything from `2026年` on. */
static gboolean
is_date (const char *text)
{
  const char *rest = pass_shape (text, "0000-00-00");

  return rest != NULL ? strchr ("T ", *rest) != NULL : pass_shape (text, "0000年") != NULL;
}

static const char *
pass_marks (const char *text)
{
  static const char *const marks[] = { " ", "大约", "约", "<", ">", "≤", "≥", "≦", "≧", "≈", "~", "+", "-", "±", "." };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_prefix (text, marks[i]))
      return pass_marks (text + strlen (marks[i]));

  return text;
}

/* An amount beside several rows is the sum of them or that of one: it is not theirs. A date is. */
static gboolean
is_amount (const char *text)
{
  g_autofree char *beginning = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), 20));
  char             narrow[SUYUAN_TEXT_NARROW_MAX];

  return suyuan_text_narrow (beginning, narrow, sizeof narrow) && g_ascii_isdigit (*pass_marks (narrow)) && !is_date (narrow);
}

static void
shown_clear (gpointer data)
{
  g_free (((Shown *) data)->text);
}

/* Cells of a sheet are merged once: what begins in a column takes the place of what was shown there. */
static void
begin_merged (SuyuanSheet *self,
              gint64       line)
{
  g_array_set_size (self->shown, self->cells->len);
  for (; self->n_begun < self->merged->len; self->n_begun++)
    {
      const SuyuanMergedCells *merged = &g_array_index (self->merged, SuyuanMergedCells, self->n_begun);
      const char              *cell;
      Shown                   *shown;

      if (merged->first > line)
        return;
      if (merged->column > self->cells->len)
        continue;
      cell = self->cells->pdata[merged->column - 1];
      shown = &g_array_index (self->shown, Shown, merged->column - 1);
      shown_clear (shown);
      *shown = (Shown){ merged->last, merged->first == line && !is_amount (cell) ? g_strdup (cell) : NULL };
    }
}

/* What stands beside several rows is said of each: the town whose outlets they are. */
static void
fill_merged (SuyuanSheet *self,
             gint64       line)
{
  if (self->merged == NULL)
    return;

  begin_merged (self, line);
  for (guint i = 0; i < self->cells->len; i++)
    {
      const Shown *shown = &g_array_index (self->shown, Shown, i);
      char       **cell = (char **) &self->cells->pdata[i];

      if (shown->text != NULL && line <= shown->last && **cell == '\0')
        {
          g_free (*cell);
          *cell = g_strdup (shown->text);
        }
    }
}

static gboolean
suyuan_sheet_next (SuyuanTable    *table,
                   SuyuanTableRow *row,
                   GError        **error)
{
  SuyuanSheet    *self = SUYUAN_SHEET (table);
  SuyuanComplaint complaint;

  g_clear_pointer (&self->feature, suyuan_gdal.OGR_F_Destroy);
  suyuan_complaint_begin (&complaint);
  self->feature = suyuan_gdal.OGR_L_GetNextFeature (self->layer);
  if (!suyuan_complaint_end (&complaint, self->path, SUYUAN_EXCHANGE_ERROR_FORMAT, error))
    return FALSE;
  if (self->feature == NULL)
    {
      check_end (self, error);
      return FALSE;
    }

  self->n_read++;
  g_ptr_array_set_size (self->cells, 0);
  for (int i = 0; i < suyuan_gdal.OGR_F_GetFieldCount (self->feature); i++)
    {
      const char *text = suyuan_gdal.OGR_F_IsFieldSetAndNotNull (self->feature, i) ? suyuan_gdal.OGR_F_GetFieldAsString (self->feature, i) : "";

      if (!check_text (self, text, i, error))
        return FALSE;
      g_ptr_array_add (self->cells, take_cell (text));
    }
  fill_merged (self, suyuan_gdal.OGR_F_GetFID (self->feature));
  row->cells = (const char *const *) self->cells->pdata;
  row->n_cells = self->cells->len;
  row->line = suyuan_gdal.OGR_F_GetFID (self->feature);
  row->warning = NULL;

  return TRUE;
}

static double
suyuan_sheet_get_progress (SuyuanTable *table)
{
  SuyuanSheet *self = SUYUAN_SHEET (table);

  return self->n_rows > 0 ? (double) self->n_read / self->n_rows : 1;
}

static char *
suyuan_sheet_describe (SuyuanTable *table)
{
  SuyuanSheet *self = SUYUAN_SHEET (table);

  return g_strdup_printf (_ ("%s, sheet %s"), suyuan_gdal.GDALGetDriverShortName (suyuan_gdal.GDALGetDatasetDriver (self->dataset)),
                          suyuan_gdal.OGR_L_GetName (self->layer));
}

static void
suyuan_sheet_table_init (SuyuanTableInterface *iface)
{
  iface->next = suyuan_sheet_next;
  iface->get_progress = suyuan_sheet_get_progress;
  iface->describe = suyuan_sheet_describe;
}

static void
suyuan_sheet_finalize (GObject *object)
{
  SuyuanSheet *self = SUYUAN_SHEET (object);

  g_clear_pointer (&self->feature, suyuan_gdal.OGR_F_Destroy);
  g_clear_pointer (&self->dataset, suyuan_gdal.GDALClose);
  g_clear_pointer (&self->merged, g_array_unref);
  g_clear_pointer (&self->shown, g_array_unref);
  g_ptr_array_unref (self->cells);
  g_free (self->path);

  G_OBJECT_CLASS (suyuan_sheet_parent_class)->finalize (object);
}

static void
suyuan_sheet_class_init (SuyuanSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = suyuan_sheet_finalize;
}

static void
suyuan_sheet_init (SuyuanSheet *self)
{
  self->cells = g_ptr_array_new_with_free_func (g_free);
}

static guint
count_known_headers (OGRLayerH                layer,
                     const SuyuanOpenOptions *options)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  OGRFeatureH feature;

  suyuan_gdal.OGR_L_ResetReading (layer);
  while (rows->len < SUYUAN_HEADER_WITHIN && (feature = suyuan_gdal.OGR_L_GetNextFeature (layer)) != NULL)
    {
      int    n = suyuan_gdal.OGR_F_GetFieldCount (feature);
      char **cells = g_new0 (char *, n + 1);

      for (int i = 0; i < n; i++)
        cells[i] = g_strdup (suyuan_gdal.OGR_F_GetFieldAsString (feature, i));
      g_ptr_array_add (rows, cells);
      suyuan_gdal.OGR_F_Destroy (feature);
    }
  suyuan_gdal.OGR_L_ResetReading (layer);

  return rows->len > 1 ? suyuan_header_rows_count_hits (rows, options) : 0;
}

/* Sheets of instructions and lists of values stand beside the data, often before it. */
static OGRLayerH
find_sheet (SuyuanSheet             *self,
            const SuyuanOpenOptions *options,
            GError                 **error)
{
  for (int i = 0; options->layer == NULL && i < suyuan_gdal.GDALDatasetGetLayerCount (self->dataset); i++)
    {
      OGRLayerH layer = suyuan_gdal.GDALDatasetGetLayer (self->dataset, i);

      if (count_known_headers (layer, options) > 1)
        return layer;
    }

  return suyuan_dataset_find_layer (self->dataset, self->path, options->layer, error);
}

/**
 * suyuan_sheet_new:
 * @path: a workbook
 * @format: XLSX, XLS or ODS
 * @options: its layer names the sheet; %NULL for the first with known headers, else the first with rows
 *
 * Reads cells as text: whole numbers and codes as they are, dates as ISO 8601, results of formulas; the
 * words and dates of cells merged below each other are said of each row, amounts are not. The workbook is
 * held in memory. One thread at a time.
 *
 * Returns: (transfer full): the table, or %NULL with @error set
 */
SuyuanTable *
suyuan_sheet_new (const char              *path,
                  SuyuanFormat             format,
                  const SuyuanOpenOptions *options,
                  GError                 **error)
{
  g_autoptr (SuyuanSheet) self = g_object_new (SUYUAN_TYPE_SHEET, NULL);
  SuyuanComplaint complaint;
  g_autoptr (GError) missing = NULL;

  self->path = g_strdup (path);
  self->dataset = suyuan_dataset_open (path, format, options, error);
  if (self->dataset == NULL)
    return NULL;

  suyuan_complaint_begin (&complaint);
  self->layer = find_sheet (self, options, &missing);
  if (self->layer != NULL)
    self->n_rows = suyuan_gdal.OGR_L_GetFeatureCount (self->layer, TRUE);
  if (!suyuan_complaint_end (&complaint, path, SUYUAN_EXCHANGE_ERROR_FORMAT, error))
    return NULL;
  if (self->layer == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&missing));
      return NULL;
    }

  if (format == SUYUAN_FORMAT_XLSX)
    {
      self->merged = suyuan_merged_cells_read (path, suyuan_gdal.OGR_L_GetName (self->layer));
      self->shown = g_array_new (FALSE, TRUE, sizeof (Shown));
      g_array_set_clear_func (self->shown, shown_clear);
    }

  return SUYUAN_TABLE (g_steal_pointer (&self));
}
