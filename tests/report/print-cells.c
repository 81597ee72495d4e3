/* Prints each character of the second argument in a cell of 20 points, 25 to a line, into the PDF named first.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-paper-text.h"
#include "suyuan-typeface.h"

#include <locale.h>

#define COLUMNS 25
#define CELL 20

int
main (int    argc,
      char **argv)
{
  g_autoptr (SuyuanPaper) paper = NULL;
  g_autoptr (GError) error = NULL;
  PangoFontMap *before;
  gboolean      written;
  guint         n = 0;

  setlocale (LC_ALL, "");
  g_return_val_if_fail (argc == 3, 2);
  before = suyuan_typeface_begin ();
  paper = suyuan_paper_new (argv[1], 1);
  for (const char *at = argv[2]; *at != '\0'; at = g_utf8_next_char (at), n++)
    {
      g_autofree char *character = g_strndup (at, g_utf8_next_char (at) - at);
      SuyuanBox        box = { n % COLUMNS * CELL + 4, n / COLUMNS * CELL + 3, CELL - 6, 0 };

      suyuan_paper_text (paper, &box, SUYUAN_TEXT_BODY, character);
    }
  written = suyuan_paper_finish (paper, &error);
  suyuan_typeface_end (before);
  if (written)
    return 0;

  g_printerr ("%s\n", error->message);
  return 1;
}
