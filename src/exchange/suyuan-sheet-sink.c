/* suyuan-sheet-sink.c: rows as an XLSX sheet that is ready to be read and printed
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-exchange"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "suyuan-number-text.h"
#include "suyuan-open.h"
#include "suyuan-sinks.h"
#include "suyuan-staging.h"
#include "suyuan-xlsxwriter.h"

#define MAX_WIDTH 48
#define MAX_SHEET_NAME 31 /* characters */

struct _SuyuanSheetSink
{
  GObject parent_instance;

  /* Owned */
  char          *path;
  char          *sheet_name;
  SuyuanStaging *staging;
  lxw_workbook  *workbook;
  char          *notes_name;
  GPtrArray     *notes;  /* of char **: rows of the sheet beside; NULL: none */
  double        *widths; /* per column, in characters */
  gboolean      *is_code;

  lxw_worksheet *sheet; /* of workbook */
  guint          n_columns, n_rows;
  gboolean       has_shape;
};

static void suyuan_sheet_sink_row_sink_init (SuyuanRowSinkInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SuyuanSheetSink, suyuan_sheet_sink, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (SUYUAN_TYPE_ROW_SINK, suyuan_sheet_sink_row_sink_init))

/* A number in a spreadsheet has fifteen digits and no leading zero: codes and telephone numbers are texts. */
static gboolean
is_number (const char *text)
{
  char            *end = NULL;
  double           number = g_ascii_strtod (text, &end);
  g_autofree char *same = NULL;

  if (end == text || *end != '\0' || !isfinite (number) || strlen (text) > 15)
    return FALSE;
  if (strchr (text, '.') == NULL && strlen (text) > 8)
    return FALSE;
  same = suyuan_number_format (number);

  return g_str_equal (same, text);
}

static gboolean
names_code (const char *column)
{
  static const char *const parts[] = { "code", "phone", "编码", "代码", "编号", "电话", "手机", "证号" };
  g_autofree char         *lower = g_utf8_strdown (column, -1);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strstr (lower, parts[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* A Chinese character is as wide as two Latin ones. */
static double
measure (const char *text)
{
  double width = 2;

  for (const char *p = text; *p != '\0' && *p != '\n' && width < MAX_WIDTH; p = g_utf8_next_char (p))
    width += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;

  return width;
}

static gboolean
write_cell (SuyuanSheetSink *self,
            guint            column,
            const char      *text,
            lxw_format      *format,
            GError         **error)
{
  lxw_error result;

  if (text == NULL || *text == '\0')
    return TRUE;

  self->widths[column] = MAX (self->widths[column], measure (text));
  if (format == NULL && !self->is_code[column] && is_number (text))
    result = suyuan_xlsxwriter.worksheet_write_number (self->sheet, self->n_rows, column, g_ascii_strtod (text, NULL), NULL);
  else
    result = suyuan_xlsxwriter.worksheet_write_string (self->sheet, self->n_rows, column, text, format);
  if (result == LXW_NO_ERROR)
    return TRUE;

  g_set_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_WRITE,
               _ ("%s, row %u, column %u: %s; write CSV instead"), self->path, self->n_rows + 1, column + 1, suyuan_xlsxwriter.lxw_strerror (result));

  return FALSE;
}

static gboolean
write_row (SuyuanSheetSink   *self,
           const char *const *cells,
           const char        *shape,
           lxw_format        *format,
           GError           **error)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (!write_cell (self, i, cells[i], format, error))
      return FALSE;
  if (self->has_shape && !write_cell (self, self->n_columns, shape, format, error))
    return FALSE;
  self->n_rows++;

  return TRUE;
}

static char *
clean_sheet_name (const char *name)
{
  char *clean = g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), MAX_SHEET_NAME));

  g_strdelimit (clean, "[]:*?/\\'", ' ');
  g_strstrip (clean);
  if (*clean == '\0')
    {
      g_free (clean);
      clean = g_strdup ("Sheet1");
    }

  return clean;
}

static gboolean
suyuan_sheet_sink_begin (SuyuanRowSink     *sink,
                         const char *const *columns,
                         GError           **error)
{
  SuyuanSheetSink     *self = SUYUAN_SHEET_SINK (sink);
  lxw_workbook_options options = { .constant_memory = LXW_TRUE };
  lxw_format          *header;

  if (!suyuan_xlsxwriter_load (error))
    return FALSE;

  self->staging = suyuan_staging_new (self->path, error);
  if (self->staging == NULL)
    return FALSE;

  self->n_columns = g_strv_length ((char **) columns);
  self->widths = g_new0 (double, self->n_columns + 1);
  self->is_code = g_new0 (gboolean, self->n_columns + 1);
  for (guint i = 0; i < self->n_columns; i++)
    self->is_code[i] = names_code (columns[i]);

  self->workbook = suyuan_xlsxwriter.workbook_new_opt (suyuan_staging_get_path (self->staging), &options);
  self->sheet = suyuan_xlsxwriter.workbook_add_worksheet (self->workbook, self->sheet_name);
  header = suyuan_xlsxwriter.workbook_add_format (self->workbook);
  suyuan_xlsxwriter.format_set_bold (header);
  suyuan_xlsxwriter.format_set_text_wrap (header);
  suyuan_xlsxwriter.format_set_align (header, LXW_ALIGN_VERTICAL_CENTER);
  suyuan_xlsxwriter.format_set_bg_color (header, 0xE3EDF3);
  suyuan_xlsxwriter.format_set_bottom (header, LXW_BORDER_THIN);
  suyuan_xlsxwriter.worksheet_freeze_panes (self->sheet, 1, 0);
  suyuan_xlsxwriter.worksheet_repeat_rows (self->sheet, 0, 0);
  suyuan_xlsxwriter.worksheet_set_landscape (self->sheet);
  suyuan_xlsxwriter.worksheet_set_paper (self->sheet, 9);
  suyuan_xlsxwriter.worksheet_fit_to_pages (self->sheet, 1, 0);

  return write_row (self, columns, "geometry", header, error);
}

static gboolean
suyuan_sheet_sink_add (SuyuanRowSink     *sink,
                       const char *const *cells,
                       GBytes            *geometry,
                       GError           **error)
{
  SuyuanSheetSink *self = SUYUAN_SHEET_SINK (sink);
  g_autofree char *shape = self->has_shape ? suyuan_shape_format (geometry) : NULL;

  return write_row (self, cells, shape, NULL, error);
}

/* Few rows of words, wrapped; what is a number is written as one. */
static void
write_notes (SuyuanSheetSink *self)
{
  lxw_worksheet *sheet = suyuan_xlsxwriter.workbook_add_worksheet (self->workbook, self->notes_name);
  lxw_format    *format = suyuan_xlsxwriter.workbook_add_format (self->workbook);

  suyuan_xlsxwriter.format_set_text_wrap (format);
  suyuan_xlsxwriter.format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  suyuan_xlsxwriter.worksheet_set_column (sheet, 0, 0, 28, NULL);
  suyuan_xlsxwriter.worksheet_set_column (sheet, 1, 1, 18, NULL);
  suyuan_xlsxwriter.worksheet_set_column (sheet, 2, 2, 90, NULL);
  for (guint row = 0; row < self->notes->len; row++)
    {
      char **cells = self->notes->pdata[row];

      for (lxw_col_t i = 0; cells[i] != NULL; i++)
        if (is_number (cells[i]))
          suyuan_xlsxwriter.worksheet_write_number (sheet, row, i, g_ascii_strtod (cells[i], NULL), format);
        else
          suyuan_xlsxwriter.worksheet_write_string (sheet, row, i, cells[i], format);
    }
}

static gboolean
suyuan_sheet_sink_close (SuyuanRowSink *sink,
                         GError       **error)
{
  SuyuanSheetSink *self = SUYUAN_SHEET_SINK (sink);
  lxw_error        result;

  for (guint i = 0; i < self->n_columns + self->has_shape; i++)
    suyuan_xlsxwriter.worksheet_set_column (self->sheet, i, i, MAX (self->widths[i], 6), NULL);
  if (self->n_columns > 0)
    suyuan_xlsxwriter.worksheet_autofilter (self->sheet, 0, 0, self->n_rows - 1, self->n_columns + self->has_shape - 1);
  if (self->notes != NULL)
    write_notes (self);
  result = suyuan_xlsxwriter.workbook_close (g_steal_pointer (&self->workbook));
  if (result == LXW_NO_ERROR)
    return suyuan_staging_commit (self->staging, error);

  g_set_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_WRITE, _ ("%s cannot be written: %s"), self->path, suyuan_xlsxwriter.lxw_strerror (result));

  return FALSE;
}

static void
suyuan_sheet_sink_row_sink_init (SuyuanRowSinkInterface *iface)
{
  iface->begin = suyuan_sheet_sink_begin;
  iface->add = suyuan_sheet_sink_add;
  iface->close = suyuan_sheet_sink_close;
}

static void
suyuan_sheet_sink_finalize (GObject *object)
{
  SuyuanSheetSink *self = SUYUAN_SHEET_SINK (object);

  if (self->workbook != NULL)
    suyuan_xlsxwriter.workbook_close (self->workbook);
  suyuan_staging_free (self->staging);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_free (self->notes_name);
  g_free (self->widths);
  g_free (self->is_code);
  g_free (self->sheet_name);
  g_free (self->path);

  G_OBJECT_CLASS (suyuan_sheet_sink_parent_class)->finalize (object);
}

static void
suyuan_sheet_sink_class_init (SuyuanSheetSinkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = suyuan_sheet_sink_finalize;
}

static void
suyuan_sheet_sink_init (SuyuanSheetSink *self)
{
}

/**
 * suyuan_sheet_sink_new:
 * @path: the file to be made
 * @sheet: name of its sheet; cut and cleaned to what is allowed
 * @has_shape: whether a last column "geometry" shows WKT
 *
 * Writes with flat memory: a formatted header that stays in sight and on each printed page, columns as wide as
 * their content, short numbers as numbers, codes and all else as text.
 *
 * Returns: (transfer full): the sink
 */
SuyuanRowSink *
suyuan_sheet_sink_new (const char *path,
                       const char *sheet,
                       gboolean    has_shape)
{
  SuyuanSheetSink *self = g_object_new (SUYUAN_TYPE_SHEET_SINK, NULL);

  self->path = g_strdup (path);
  self->sheet_name = clean_sheet_name (sheet);
  self->has_shape = has_shape;

  return SUYUAN_ROW_SINK (self);
}

/**
 * suyuan_sheet_sink_set_notes:
 * @sheet: name of another sheet
 * @rows: (element-type GStrv): what stands on it: a word, a figure, and what it rests on
 *
 * Gives the workbook a second sheet for what is no row of its table: totals, the rule they were made by. An import
 * reads the first.
 */
void
suyuan_sheet_sink_set_notes (SuyuanSheetSink *self,
                             const char      *sheet,
                             GPtrArray       *rows)
{
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_free (self->notes_name);
  self->notes_name = clean_sheet_name (sheet);
  self->notes = g_ptr_array_ref (rows);
}
