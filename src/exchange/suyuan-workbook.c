/* suyuan-workbook.c: tables on the sheets of one workbook, set to be read and printed
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-exchange"

#include "suyuan-workbook.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "suyuan-open.h"
#include "suyuan-staging.h"
#include "suyuan-xlsxwriter.h"

#define A4 9
#define NOTE_LINE 13.0 /* points */
#define FIRST_ROW 2    /* after title and note */

typedef enum
{
  LOOK_TITLE,
  LOOK_NOTE,
  LOOK_HEAD,
  LOOK_WORDS,
  LOOK_WHOLE,  /* a number without decimals */
  LOOK_PART,   /* with two */
  LOOK_CHANGE, /* with a sign */
  LOOK_CHANGE_WHOLE,
  N_LOOKS,
} Look;

struct _SuyuanWorkbook
{
  /* Owned */
  char          *path;
  SuyuanStaging *staging;
  lxw_workbook  *workbook;
  gboolean      *numbers; /* of the columns of the sheet */

  lxw_format    *looks[2][N_LOOKS]; /* of workbook; the second of totals */
  lxw_worksheet *sheet;             /* of workbook */
  guint          n_columns, row;
  lxw_error      failure; /* the first */
};

static lxw_format *
make_look (SuyuanWorkbook *self,
           Look            look,
           gboolean        total)
{
  static const char *const numbers[N_LOOKS] = { [LOOK_WHOLE] = "0", [LOOK_PART] = "0.00", [LOOK_CHANGE] = "+0.00;-0.00;0.00", [LOOK_CHANGE_WHOLE] = "+0;-0;0" };
  lxw_format              *format = suyuan_xlsxwriter.workbook_add_format (self->workbook);

  suyuan_xlsxwriter.format_set_text_wrap (format);
  suyuan_xlsxwriter.format_set_align (format, look == LOOK_HEAD ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP);
  if (look == LOOK_TITLE)
    suyuan_xlsxwriter.format_set_font_size (format, 14);
  if (look == LOOK_TITLE || look == LOOK_HEAD || total)
    suyuan_xlsxwriter.format_set_bold (format);
  if (look == LOOK_HEAD)
    {
      suyuan_xlsxwriter.format_set_align (format, LXW_ALIGN_CENTER);
      suyuan_xlsxwriter.format_set_bg_color (format, 0xE3EDF3);
    }
  if (look == LOOK_NOTE)
    suyuan_xlsxwriter.format_set_font_color (format, 0x606060);
  if (look > LOOK_NOTE)
    suyuan_xlsxwriter.format_set_border (format, LXW_BORDER_HAIR);
  if (numbers[look] != NULL)
    suyuan_xlsxwriter.format_set_num_format (format, numbers[look]);
  return format;
}

/**
 * suyuan_workbook_new:
 * @path: the file to be made; it is there when all is written
 *
 * Returns: (transfer full): a workbook without sheets; %NULL with WRITE, with FORMAT where nothing is installed that writes it
 */
SuyuanWorkbook *
suyuan_workbook_new (const char *path,
                     GError    **error)
{
  SuyuanStaging  *staging = suyuan_xlsxwriter_load (error) ? suyuan_staging_new (path, error) : NULL;
  SuyuanWorkbook *self;

  if (staging == NULL)
    return NULL;

  self = g_new0 (SuyuanWorkbook, 1);
  self->path = g_strdup (path);
  self->staging = staging;
  self->workbook = suyuan_xlsxwriter.workbook_new (suyuan_staging_get_path (staging));
  for (guint total = 0; total < 2; total++)
    for (guint i = 0; i < N_LOOKS; i++)
      self->looks[total][i] = make_look (self, (Look) i, total);
  return self;
}

/**
 * suyuan_workbook_free:
 *
 * Frees it; one that was not closed leaves no file. %NULL is fine.
 */
void
suyuan_workbook_free (SuyuanWorkbook *self)
{
  if (self == NULL)
    return;

  if (self->workbook != NULL)
    suyuan_xlsxwriter.workbook_close (self->workbook);
  suyuan_staging_free (self->staging);
  g_free (self->numbers);
  g_free (self->path);
  g_free (self);
}

static void
note_failure (SuyuanWorkbook *self,
              lxw_error       result)
{
  if (self->failure == LXW_NO_ERROR)
    self->failure = result;
}

/* The number a text is, whole; codes and dashes are none. */
static gboolean
read_number (const char *text,
             double     *number)
{
  char *end = NULL;

  *number = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && isfinite (*number);
}

static void
write_cell (SuyuanWorkbook *self,
            guint           column,
            const char     *text,
            gboolean        total)
{
  double   number;
  gboolean change = text != NULL && (*text == '+' || *text == '-'), parted = text != NULL && strchr (text, '.') != NULL;
  Look     look = change && parted ? LOOK_CHANGE : change ? LOOK_CHANGE_WHOLE
                                               : parted   ? LOOK_PART
                                                          : LOOK_WHOLE;

  if (text != NULL && self->numbers[column] && read_number (text, &number))
    note_failure (self, suyuan_xlsxwriter.worksheet_write_number (self->sheet, self->row, column, number, self->looks[total][look]));
  else
    note_failure (self, suyuan_xlsxwriter.worksheet_write_string (self->sheet, self->row, column, text != NULL ? text : "", self->looks[total][LOOK_WORDS]));
}

static guint
count_group (const SuyuanWorkbookColumn *columns,
             guint                       n_columns,
             guint                       first)
{
  guint n = 1;

  while (columns[first].group != NULL && first + n < n_columns && g_strcmp0 (columns[first + n].group, columns[first].group) == 0)
    n++;
  return n;
}

static void
merge (SuyuanWorkbook *self,
       guint           row,
       guint           column,
       guint           last_row,
       guint           last_column,
       const char     *text)
{
  lxw_format *look = self->looks[0][LOOK_HEAD];

  if (row == last_row && column == last_column)
    note_failure (self, suyuan_xlsxwriter.worksheet_write_string (self->sheet, row, column, text, look));
  else
    note_failure (self, suyuan_xlsxwriter.worksheet_merge_range (self->sheet, row, column, last_row, last_column, text, look));
}

/* One line, or two where columns stand in groups. */
static void
write_head (SuyuanWorkbook             *self,
            const SuyuanWorkbookColumn *columns)
{
  gboolean grouped = FALSE;

  for (guint i = 0; i < self->n_columns; i++)
    grouped |= columns[i].group != NULL;
  for (guint i = 0; i < self->n_columns; i++)
    if (grouped && columns[i].group == NULL)
      merge (self, self->row, i, self->row + 1, i, columns[i].title);
    else
      merge (self, self->row + grouped, i, self->row + grouped, i, columns[i].title);
  for (guint i = 0; grouped && i < self->n_columns; i += count_group (columns, self->n_columns, i))
    if (columns[i].group != NULL)
      merge (self, self->row, i, self->row, i + count_group (columns, self->n_columns, i) - 1, columns[i].group);
  self->row += 1 + grouped;
}

/* As many lines as the note needs: merged cells do not grow by themselves. */
static double
measure_note (const char *note,
              double      width)
{
  double length = 0;

  for (const char *p = note; *p != '\0'; p = g_utf8_next_char (p))
    length += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
  return NOTE_LINE * (ceil (length / MAX (width, 1)) + 0.5);
}

/**
 * suyuan_workbook_add_sheet:
 * @name: at most 31 characters, none of []:*?/\
 * @note: how its figures are counted; may be empty
 *
 * Begins the next sheet, on paper one page wide, with its head on each page.
 */
void
suyuan_workbook_add_sheet (SuyuanWorkbook             *self,
                           const char                 *name,
                           const char                 *title,
                           const char                 *note,
                           const SuyuanWorkbookColumn *columns,
                           guint                       n_columns)
{
  double width = 0;
  guint  first_head = FIRST_ROW;

  self->sheet = suyuan_xlsxwriter.workbook_add_worksheet (self->workbook, name);
  self->n_columns = n_columns;
  self->row = FIRST_ROW;
  g_free (self->numbers);
  self->numbers = g_new0 (gboolean, n_columns);
  for (guint i = 0; i < n_columns; i++)
    {
      self->numbers[i] = columns[i].number;
      width += columns[i].width;
      suyuan_xlsxwriter.worksheet_set_column (self->sheet, i, i, columns[i].width, NULL);
    }
  if (n_columns > 1)
    {
      note_failure (self, suyuan_xlsxwriter.worksheet_merge_range (self->sheet, 0, 0, 0, n_columns - 1, title, self->looks[0][LOOK_TITLE]));
      note_failure (self, suyuan_xlsxwriter.worksheet_merge_range (self->sheet, 1, 0, 1, n_columns - 1, note, self->looks[0][LOOK_NOTE]));
    }
  suyuan_xlsxwriter.worksheet_set_row (self->sheet, 0, 24, NULL);
  suyuan_xlsxwriter.worksheet_set_row (self->sheet, 1, measure_note (note, width), NULL);
  write_head (self, columns);
  suyuan_xlsxwriter.worksheet_freeze_panes (self->sheet, self->row, 0);
  suyuan_xlsxwriter.worksheet_repeat_rows (self->sheet, first_head, self->row - 1);
  suyuan_xlsxwriter.worksheet_set_landscape (self->sheet);
  suyuan_xlsxwriter.worksheet_set_paper (self->sheet, A4);
  suyuan_xlsxwriter.worksheet_fit_to_pages (self->sheet, 1, 0);
}

/**
 * suyuan_workbook_add_row:
 * @cells: as many as the sheet has columns; what is no number stays a text, also in a column of numbers
 * @total: set apart from the rows above
 */
void
suyuan_workbook_add_row (SuyuanWorkbook    *self,
                         const char *const *cells,
                         gboolean           total)
{
  for (guint i = 0; i < self->n_columns; i++)
    write_cell (self, i, cells[i], total);
  self->row++;
}

/**
 * suyuan_workbook_close:
 *
 * Writes the file under its name.
 *
 * Returns: %FALSE with WRITE; no file is left then
 */
gboolean
suyuan_workbook_close (SuyuanWorkbook *self,
                       GError        **error)
{
  lxw_error result = suyuan_xlsxwriter.workbook_close (g_steal_pointer (&self->workbook));

  note_failure (self, result);
  if (self->failure == LXW_NO_ERROR)
    return suyuan_staging_commit (self->staging, error);

  g_set_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_WRITE, _ ("%s cannot be written: %s"), self->path, suyuan_xlsxwriter.lxw_strerror (self->failure));
  return FALSE;
}
