/* A roster as a workbook: how to fill it in, the form, and hidden in it the roster as it was sent, signed.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-round-book.h"

#include "suyuan-form-book.h"
#include "suyuan-office-private.h"
#include "suyuan-round-cells.h"
#include "suyuan-seal.h"

#include <glib/gi18n-lib.h>

/* How wide columns are that are no texts of ordinary length, in characters; 0: hidden. */
static const struct
{
  const char *key;
  double      width;
} widths[] = {
  { "no", 5 },
  { "code", 15 },
  { "outlet", 20 },
  { "division", 9 },
  { "problem", 26 },
  { "measures", 26 },
  { "responsible_unit", 16 },
  { "deadline", 11 },
  { "overdue", 8 },
  { "state", 10 },
  { "last", 26 },
  { "progress_note", 36 },
  { "pace", 13 },
  { "progress", 9 },
  { "expected_on", 12 },
  { "works_done_on", 12 },
  { "difficulty", 26 },
  { "uid", 0 },
};

static double
width_of (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    if (g_str_equal (widths[i].key, key))
      return widths[i].width;
  return 16;
}

static const char *
prompt_for (const SuyuanField *field)
{
  if (field->type == SUYUAN_FIELD_DATE)
    return _ ("A day: 2026-11-30");
  if (field->type == SUYUAN_FIELD_DECIMAL)
    return _ ("A number from 0 to 100, without the sign %");
  if (field->type == SUYUAN_FIELD_ENUM)
    return _ ("Choose from the list");
  return NULL;
}

static const char **
list_choices (SuyuanCatalogue   *catalogue,
              const SuyuanField *field)
{
  guint                  n;
  const SuyuanEnumValue *values = suyuan_catalogue_get_values (catalogue, field->enumeration, &n);
  const char           **choices = g_new0 (const char *, n + 1);

  for (guint i = 0; i < n; i++)
    choices[i] = suyuan_enum_value_get_label (&values[i]);
  return choices;
}

static void
describe (SuyuanCatalogue         *catalogue,
          const SuyuanRoundColumn *column,
          SuyuanFormColumn        *form)
{
  const SuyuanField *field = suyuan_round_find_field (catalogue, column->key);
  gboolean           open = column->access != SUYUAN_ROUND_LOCKED;

  *form = (SuyuanFormColumn){ .title = column->title, .width = width_of (column->key), .open = open };
  if (g_str_equal (column->key, "overdue") || g_str_equal (column->key, "no"))
    form->type = SUYUAN_FORM_NUMBER;
  if (!field)
    return;
  if (field->type == SUYUAN_FIELD_DATE)
    form->type = SUYUAN_FORM_DATE;
  if (!open)
    return;
  form->prompt = prompt_for (field);
  if (field->type == SUYUAN_FIELD_DECIMAL)
    {
      form->type = SUYUAN_FORM_NUMBER;
      form->most = 100;
    }
  if (field->type == SUYUAN_FIELD_ENUM)
    {
      form->type = SUYUAN_FORM_CHOICE;
      form->choices = list_choices (catalogue, field);
    }
}

static void
add_form (SuyuanFormBook    *book,
          SuyuanOffice      *office,
          const SuyuanRound *round)
{
  guint                        n = round->columns->len;
  g_autofree SuyuanFormColumn *forms = g_new0 (SuyuanFormColumn, n);
  g_autofree char             *title = g_strdup_printf (_ ("Monthly round %s: %s"), round->month, round->to);
  g_autofree char             *day = g_strndup (round->made, 10);
  g_autofree char             *note = g_strdup_printf (ngettext ("Roster %s of %s, %u task. Fill in the yellow columns and send the file back; the other columns are not read back.", "Roster %s of %s, %u tasks. Fill in the yellow columns and send the file back; the other columns are not read back.", round->rows->len), round->code, day, round->rows->len);

  for (guint i = 0; i < n; i++)
    describe (suyuan_office_get_catalogue (office), round->columns->pdata[i], &forms[i]);
  suyuan_form_book_add_form (book, _ ("Monthly round"), title, note, forms, n, MAX (0, suyuan_round_find_column (round, "overdue")));
  for (guint i = 0; i < round->rows->len; i++)
    {
      const SuyuanRoundRow   *row = round->rows->pdata[i];
      g_autofree const char **cells = g_new0 (const char *, n);

      for (guint k = 0; k < n; k++)
        cells[k] = ((SuyuanRoundColumn *) round->columns->pdata[k])->access == SUYUAN_ROUND_FRESH ? NULL : row->cells[k];
      suyuan_form_book_add_row (book, cells);
    }
  suyuan_form_book_end_form (book);
  for (guint i = 0; i < n; i++)
    g_free ((gpointer) forms[i].choices);
}

static void
add_words (SuyuanFormBook    *book,
           const SuyuanRound *round)
{
  const char *const words[] = {
    _ ("1. Fill in the yellow columns of the next sheet, a row for each task. Write the progress of this month anew; in the other yellow columns stands what was last told: change what is no longer true, leave the rest."),
    _ ("2. Days are written 2026-11-30, shares as a number from 0 to 100, the pace is chosen from the list. The day the works were done is only for works that are done."),
    _ ("3. The white columns are locked: they tell what stands in the register. What is wrong in them is written into the difficulties, or told by telephone; changes to them are not taken."),
    _ ("4. Rows may be filtered, columns hidden or made wider. To sort, take the protection off first (Review, Unprotect Sheet): there is no password. Rows keep a hidden mark, so their order does not matter."),
    _ ("5. Rows that are added are told to whoever takes the file in and not taken; report new problems in the usual way. A row that is deleted counts as not answered."),
    _ ("6. Send this file back, saved as xlsx. Do not copy the table into another file: without its hidden sheet nobody can tell what you changed, and each cell has to be asked about."),
  };
  g_autoptr (GPtrArray) paragraphs = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *title = g_strdup_printf (_ ("Monthly round %s: how to fill in"), round->month);

  g_ptr_array_add (paragraphs, g_strdup_printf (_ ("To: %s. Roster %s."), round->to, round->code));
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    g_ptr_array_add (paragraphs, g_strdup (words[i]));
  if (*round->by)
    g_ptr_array_add (paragraphs, g_strdup_printf (_ ("Sent by %s on %.10s."), round->by, round->made));
  suyuan_form_book_add_words (book, _ ("How to fill in"), title, paragraphs);
}

static void
add_line (GPtrArray  *lines,
          const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, "\t", -1);
  char **cells = g_new0 (char *, g_strv_length (words) + 1);

  for (guint i = 0; words[i]; i++)
    cells[i] = g_strdup_printf ("%c%s", SUYUAN_ROUND_QUOTE, words[i]);
  g_ptr_array_add (lines, cells);
}

static gboolean
add_hidden (SuyuanFormBook    *book,
            SuyuanOffice      *office,
            const SuyuanRound *round,
            GError           **error)
{
  SuyuanDevice    *device = suyuan_workspace_get_device (suyuan_office_get_workspace (office), error);
  g_autofree char *text = suyuan_round_write (round);
  g_auto (GStrv) text_lines = g_strsplit (text, "\n", -1);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autofree char *key = NULL, *seal = NULL, *signature = NULL;

  if (!device)
    return FALSE;
  key = suyuan_hex (suyuan_device_get_public_key (device), SUYUAN_DEVICE_BYTES);
  seal = suyuan_seal_make (device, SUYUAN_ROUND_SEAL, text, strlen (text));
  signature = g_strjoin ("\t", "seal", key, seal, NULL);
  add_line (lines, signature);
  for (char **line = text_lines; *line; line++)
    add_line (lines, *line);
  suyuan_form_book_add_hidden (book, SUYUAN_ROUND_SHEET, lines);
  return TRUE;
}

/**
 * suyuan_round_write_book:
 * @path: of an xlsx file; it is replaced when all is written
 *
 * Writes a roster as the workbook that goes out, signed with the key of this computer.
 *
 * Returns: %FALSE with an error of the store or of the exchange
 */
gboolean
suyuan_round_write_book (SuyuanOffice      *office,
                         const SuyuanRound *round,
                         const char        *path,
                         GError           **error)
{
  g_autoptr (SuyuanFormBook) book = suyuan_form_book_new (path, error);

  if (!book)
    return FALSE;
  add_words (book, round);
  add_form (book, office, round);
  return add_hidden (book, office, round, error) && suyuan_form_book_close (book, error);
}
