/* suyuan-form-book.c: a workbook to be filled in by somebody else and sent back
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-exchange"

#include "suyuan-form-book.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "suyuan-open.h"
#include "suyuan-staging.h"
#include "suyuan-xlsxwriter.h"

#define A4 9
#define HEAD 2            /* row of the head, after title and note */
#define WORDS_WIDTH 100.0 /* characters */
#define LINE 16.0         /* points */

typedef enum
{
  LOOK_TITLE,
  LOOK_NOTE,
  LOOK_WORDS,
  LOOK_HEAD,
  LOOK_OPEN_HEAD,
  LOOK_CELL,
  LOOK_DATE,
  LOOK_OPEN,
  LOOK_OPEN_DATE,
  LOOK_URGENT,
  N_LOOKS,
} Look;

struct _SuyuanFormBook
{
  /* Owned */
  char             *path;
  SuyuanStaging    *staging;
  lxw_workbook     *workbook;
  SuyuanFormColumn *columns; /* of the form; their texts are borrowed */

  lxw_format    *looks[N_LOOKS]; /* of workbook */
  lxw_worksheet *sheet;          /* of workbook */
  guint          n_columns, row, urgent;
  lxw_error      failure; /* the first */
};

static lxw_format *
make_look (SuyuanFormBook *self,
           Look            look)
{
  lxw_format *format = suyuan_xlsxwriter.workbook_add_format (self->workbook);
  gboolean    head = look == LOOK_HEAD || look == LOOK_OPEN_HEAD, open = look == LOOK_OPEN || look == LOOK_OPEN_DATE;

  suyuan_xlsxwriter.format_set_text_wrap (format);
  suyuan_xlsxwriter.format_set_align (format, head ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP);
  if (look == LOOK_TITLE)
    suyuan_xlsxwriter.format_set_font_size (format, 14);
  if (look == LOOK_TITLE || head)
    suyuan_xlsxwriter.format_set_bold (format);
  if (head)
    suyuan_xlsxwriter.format_set_align (format, LXW_ALIGN_CENTER);
  if (look == LOOK_HEAD || look == LOOK_OPEN_HEAD)
    suyuan_xlsxwriter.format_set_bg_color (format, look == LOOK_HEAD ? 0xE3EDF3 : 0xFFE699);
  if (open)
    suyuan_xlsxwriter.format_set_bg_color (format, 0xFFFBEA);
  if (open)
    suyuan_xlsxwriter.format_set_unlocked (format);
  if (look == LOOK_NOTE)
    suyuan_xlsxwriter.format_set_font_color (format, 0x606060);
  if (look == LOOK_DATE || look == LOOK_OPEN_DATE)
    suyuan_xlsxwriter.format_set_num_format (format, "yyyy-mm-dd");
  if (look >= LOOK_HEAD && look != LOOK_URGENT)
    suyuan_xlsxwriter.format_set_border (format, LXW_BORDER_HAIR);
  if (look == LOOK_URGENT)
    suyuan_xlsxwriter.format_set_font_color (format, 0xC00000);
  return format;
}

/**
 * suyuan_form_book_new:
 * @path: the file to be made; it is there when all is written
 *
 * Returns: (transfer full): a workbook without sheets; %NULL with WRITE, with FORMAT where nothing is installed that writes it
 */
SuyuanFormBook *
suyuan_form_book_new (const char *path,
                      GError    **error)
{
  SuyuanStaging  *staging = suyuan_xlsxwriter_load (error) ? suyuan_staging_new (path, error) : NULL;
  SuyuanFormBook *self;

  if (staging == NULL)
    return NULL;

  self = g_new0 (SuyuanFormBook, 1);
  self->path = g_strdup (path);
  self->staging = staging;
  self->workbook = suyuan_xlsxwriter.workbook_new (suyuan_staging_get_path (staging));
  for (guint i = 0; i < N_LOOKS; i++)
    self->looks[i] = make_look (self, (Look) i);
  return self;
}

/**
 * suyuan_form_book_free:
 *
 * Frees it; one that was not closed leaves no file. %NULL is fine.
 */
void
suyuan_form_book_free (SuyuanFormBook *self)
{
  if (self == NULL)
    return;

  if (self->workbook != NULL)
    suyuan_xlsxwriter.workbook_close (self->workbook);
  suyuan_staging_free (self->staging);
  g_free (self->columns);
  g_free (self->path);
  g_free (self);
}

static void
note_failure (SuyuanFormBook *self,
              lxw_error       result)
{
  if (self->failure == LXW_NO_ERROR)
    self->failure = result;
}

static void
write_text (SuyuanFormBook *self,
            guint           row,
            guint           column,
            const char     *text,
            Look            look)
{
  note_failure (self, suyuan_xlsxwriter.worksheet_write_string (self->sheet, row, column, text != NULL ? text : "", self->looks[look]));
}

/* As many lines as the text needs: cells whose height is set do not grow by themselves. */
static double
measure (const char *text,
         double      width)
{
  double lines = 1, length = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      length += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
      if (*p == '\n' || length > width)
        {
          lines++;
          length = 0;
        }
    }
  return LINE * lines + 4;
}

static void
set_paper (SuyuanFormBook *self,
           gboolean        landscape)
{
  if (landscape)
    suyuan_xlsxwriter.worksheet_set_landscape (self->sheet);
  suyuan_xlsxwriter.worksheet_set_paper (self->sheet, A4);
  suyuan_xlsxwriter.worksheet_fit_to_pages (self->sheet, 1, 0);
  note_failure (self, suyuan_xlsxwriter.worksheet_set_footer (self->sheet, "&C&P / &N"));
}

/* The columns may be made narrower and hidden, the rows filtered; no password stands in anybody's way. */
static void
protect (SuyuanFormBook *self)
{
  lxw_protection may = { .format_columns = 1, .format_rows = 1, .sort = 1, .autofilter = 1 };

  suyuan_xlsxwriter.worksheet_protect (self->sheet, NULL, &may);
}

/**
 * suyuan_form_book_add_words:
 * @name: at most 31 characters, none of []:*?/\
 * @words: (element-type utf8): one paragraph each
 *
 * Adds a sheet that is only read.
 */
void
suyuan_form_book_add_words (SuyuanFormBook *self,
                            const char     *name,
                            const char     *title,
                            GPtrArray      *words)
{
  self->sheet = suyuan_xlsxwriter.workbook_add_worksheet (self->workbook, name);
  suyuan_xlsxwriter.worksheet_set_column (self->sheet, 0, 0, WORDS_WIDTH, NULL);
  write_text (self, 0, 0, title, LOOK_TITLE);
  suyuan_xlsxwriter.worksheet_set_row (self->sheet, 0, 26, NULL);
  for (guint i = 0; i < words->len; i++)
    {
      write_text (self, i + 1, 0, words->pdata[i], LOOK_WORDS);
      suyuan_xlsxwriter.worksheet_set_row (self->sheet, i + 1, measure (words->pdata[i], WORDS_WIDTH), NULL);
    }
  set_paper (self, FALSE);
  protect (self);
}

/**
 * suyuan_form_book_add_form:
 * @columns: copied; their texts stay the caller's until the form is ended
 * @urgent: the column whose number above 0 turns the row red
 *
 * Begins the form: it is what the workbook opens with, one page wide on paper, with its head on each page.
 */
void
suyuan_form_book_add_form (SuyuanFormBook         *self,
                           const char             *name,
                           const char             *title,
                           const char             *note,
                           const SuyuanFormColumn *columns,
                           guint                   n_columns,
                           guint                   urgent)
{
  double width = 0;

  self->sheet = suyuan_xlsxwriter.workbook_add_worksheet (self->workbook, name);
  g_free (self->columns);
  self->columns = g_memdup2 (columns, n_columns * sizeof *columns);
  self->n_columns = n_columns;
  self->urgent = urgent;
  for (guint i = 0; i < n_columns; i++)
    {
      lxw_row_col_options hidden = { .hidden = columns[i].width <= 0 };

      width += columns[i].width;
      note_failure (self, suyuan_xlsxwriter.worksheet_set_column_opt (self->sheet, i, i, MAX (columns[i].width, 1), NULL, &hidden));
      write_text (self, HEAD, i, columns[i].title, columns[i].open ? LOOK_OPEN_HEAD : LOOK_HEAD);
    }
  note_failure (self, suyuan_xlsxwriter.worksheet_merge_range (self->sheet, 0, 0, 0, n_columns - 1, title, self->looks[LOOK_TITLE]));
  note_failure (self, suyuan_xlsxwriter.worksheet_merge_range (self->sheet, 1, 0, 1, n_columns - 1, note, self->looks[LOOK_NOTE]));
  suyuan_xlsxwriter.worksheet_set_row (self->sheet, 0, 26, NULL);
  suyuan_xlsxwriter.worksheet_set_row (self->sheet, 1, measure (note, width), NULL);
  suyuan_xlsxwriter.worksheet_set_row (self->sheet, HEAD, 2 * LINE + 4, NULL);
  suyuan_xlsxwriter.worksheet_freeze_panes (self->sheet, HEAD + 1, 2);
  suyuan_xlsxwriter.worksheet_repeat_rows (self->sheet, HEAD, HEAD);
  suyuan_xlsxwriter.worksheet_activate (self->sheet);
  set_paper (self, TRUE);
  protect (self);
  self->row = HEAD + 1;
}

/* A number is one to its last character; codes are none. */
static gboolean
read_number (const char *text,
             double     *number)
{
  char *end = NULL;

  *number = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && isfinite (*number);
}

static gboolean
read_day (const char   *text,
          lxw_datetime *day)
{
  *day = (lxw_datetime){ 0 };
  return strlen (text) == strlen ("0000-00-00") && sscanf (text, "%4d-%2d-%2d", &day->year, &day->month, &day->day) == 3 && g_date_valid_dmy (day->day, day->month, day->year);
}

static void
write_cell (SuyuanFormBook         *self,
            guint                   column,
            const SuyuanFormColumn *form,
            const char             *text)
{
  gboolean     dated = form->type == SUYUAN_FORM_DATE;
  Look         look = form->open ? (dated ? LOOK_OPEN_DATE : LOOK_OPEN) : (dated ? LOOK_DATE : LOOK_CELL);
  lxw_datetime day;
  double       number;

  if (text == NULL || *text == '\0')
    note_failure (self, suyuan_xlsxwriter.worksheet_write_blank (self->sheet, self->row, column, self->looks[look]));
  else if (dated && read_day (text, &day))
    note_failure (self, suyuan_xlsxwriter.worksheet_write_datetime (self->sheet, self->row, column, &day, self->looks[look]));
  else if (form->type == SUYUAN_FORM_NUMBER && read_number (text, &number))
    note_failure (self, suyuan_xlsxwriter.worksheet_write_number (self->sheet, self->row, column, number, self->looks[look]));
  else
    write_text (self, self->row, column, text, look);
}

/**
 * suyuan_form_book_add_row:
 * @cells: as many as the form has columns; %NULL is a blank one
 *
 * Adds a row. A cell longer than a spreadsheet can hold fails when the workbook is closed.
 */
void
suyuan_form_book_add_row (SuyuanFormBook    *self,
                          const char *const *cells)
{
  for (guint i = 0; i < self->n_columns; i++)
    write_cell (self, i, &self->columns[i], cells[i]);
  self->row++;
}

/* What the spreadsheet offers and refuses as it is typed. What is pasted passes it: reading decides. */
static void
validate (SuyuanFormBook         *self,
          guint                   column,
          const SuyuanFormColumn *form)
{
  lxw_data_validation check = { .validate = LXW_VALIDATION_TYPE_ANY, .ignore_blank = LXW_VALIDATION_ON, .show_input = LXW_VALIDATION_ON, .show_error = LXW_VALIDATION_ON, .dropdown = LXW_VALIDATION_ON };

  check.input_message = (char *) form->prompt;
  check.error_message = (char *) form->prompt;
  if (form->type == SUYUAN_FORM_CHOICE)
    {
      check.validate = LXW_VALIDATION_TYPE_LIST;
      check.value_list = (char **) form->choices;
    }
  else if (form->type == SUYUAN_FORM_DATE)
    {
      check.validate = LXW_VALIDATION_TYPE_DATE;
      check.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
      check.minimum_datetime = (lxw_datetime){ .year = 2000, .month = 1, .day = 1 };
      check.maximum_datetime = (lxw_datetime){ .year = 2099, .month = 12, .day = 31 };
      check.error_type = LXW_VALIDATION_ERROR_TYPE_WARNING; /* a day typed as a text is read, too */
    }
  else if (form->type == SUYUAN_FORM_NUMBER && form->least < form->most)
    {
      check.validate = LXW_VALIDATION_TYPE_DECIMAL;
      check.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
      check.minimum_number = form->least;
      check.maximum_number = form->most;
    }
  else if (form->prompt == NULL)
    return;
  note_failure (self, suyuan_xlsxwriter.worksheet_data_validation_range (self->sheet, HEAD + 1, column, self->row - 1, column, &check));
}

static void
mark_urgent (SuyuanFormBook *self)
{
  g_autofree char       *formula = g_strdup_printf ("=AND(ISNUMBER($%c%u),$%c%u>0)", 'A' + (int) self->urgent, HEAD + 2, 'A' + (int) self->urgent, HEAD + 2);
  lxw_conditional_format red = { .type = LXW_CONDITIONAL_TYPE_FORMULA, .value_string = formula, .format = self->looks[LOOK_URGENT] };

  note_failure (self, suyuan_xlsxwriter.worksheet_conditional_format_range (self->sheet, HEAD + 1, 0, self->row - 1, self->urgent, &red));
}

/**
 * suyuan_form_book_end_form:
 *
 * Ends the form, when all its rows are there.
 */
void
suyuan_form_book_end_form (SuyuanFormBook *self)
{
  note_failure (self, suyuan_xlsxwriter.worksheet_autofilter (self->sheet, HEAD, 0, MAX (self->row, HEAD + 2) - 1, self->n_columns - 1));
  if (self->row == HEAD + 1)
    return;
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i].open)
      validate (self, i, &self->columns[i]);
  mark_urgent (self);
}

/**
 * suyuan_form_book_add_hidden:
 * @lines: (element-type GStrv): cells, all of them texts
 *
 * Adds a hidden, locked sheet for whoever takes the workbook back.
 */
void
suyuan_form_book_add_hidden (SuyuanFormBook *self,
                             const char     *name,
                             GPtrArray      *lines)
{
  self->sheet = suyuan_xlsxwriter.workbook_add_worksheet (self->workbook, name);
  for (guint i = 0; i < lines->len; i++)
    for (guint k = 0; ((char **) lines->pdata[i])[k] != NULL; k++)
      write_text (self, i, k, ((char **) lines->pdata[i])[k], LOOK_WORDS);
  suyuan_xlsxwriter.worksheet_protect (self->sheet, NULL, NULL);
  suyuan_xlsxwriter.worksheet_hide (self->sheet);
}

/**
 * suyuan_form_book_close:
 *
 * Writes the file under its name.
 *
 * Returns: %FALSE with WRITE; no file is left then
 */
gboolean
suyuan_form_book_close (SuyuanFormBook *self,
                        GError        **error)
{
  lxw_error result = suyuan_xlsxwriter.workbook_close (g_steal_pointer (&self->workbook));

  note_failure (self, result);
  if (self->failure == LXW_NO_ERROR)
    return suyuan_staging_commit (self->staging, error);

  g_set_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_WRITE, _ ("%s cannot be written: %s"), self->path, suyuan_xlsxwriter.lxw_strerror (self->failure));
  return FALSE;
}
