/* The hidden sheet of a workbook that came back: the roster as it was sent, and whether it still is.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-open.h"
#include "suyuan-round-answer-private.h"
#include "suyuan-round-book.h"
#include "suyuan-seal.h"
#include "suyuan-text-fold.h"

/**
 * suyuan_answer_open_sheet:
 * @sheet: (nullable): its name; %NULL: the file has no sheets
 *
 * Returns: (transfer full): its rows as they stand, titles and all; %NULL with an error of the exchange
 */
SuyuanRowSource *
suyuan_answer_open_sheet (const char *path,
                          const char *sheet,
                          GError    **error)
{
  const SuyuanOpenOptions options = { .layer = sheet, .no_header = TRUE };

  return suyuan_row_source_open (path, &options, error);
}

/* A line of the hidden sheet; words lose the mark before them, and blank cells at the end are none. */
static char *
dup_line (const char *const *cells,
          guint              n)
{
  GString *line = g_string_new (NULL);

  while (n > 0 && suyuan_text_is_blank (cells[n - 1]))
    n--;
  for (guint i = 0; i < n; i++)
    g_string_append_printf (line, "%s%s", i > 0 ? "\t" : "", cells[i] && *cells[i] == SUYUAN_ROUND_QUOTE ? cells[i] + 1 : cells[i] ? cells[i]
                                                                                                                                   : "");
  return g_string_free (line, FALSE);
}

static gboolean
is_seal (const char *line)
{
  return g_str_has_prefix (line, "seal\t");
}

static void
check_seal (SuyuanAnswer *self,
            const char   *line,
            GString      *text)
{
  g_auto (GStrv) words = g_strsplit (line, "\t", -1);

  self->trust = SUYUAN_ANSWER_TAMPERED;
  if (g_strv_length (words) == 3 && suyuan_seal_check (words[1], SUYUAN_ROUND_SEAL, text->str, text->len, words[2]))
    {
      self->trust = SUYUAN_ANSWER_GENUINE;
      self->device = g_strdup (words[1]);
    }
}

/**
 * suyuan_answer_read_hidden:
 *
 * Reads what was sent, as the hidden sheet says. Somebody may have sorted even this one: the seal tells.
 *
 * Returns: %FALSE with an error of the exchange
 */
gboolean
suyuan_answer_read_hidden (SuyuanAnswer *self,
                           GError      **error)
{
  g_autoptr (SuyuanRowSource) source = suyuan_answer_open_sheet (self->path, SUYUAN_ROUND_SHEET, error);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *seal = NULL;
  g_autoptr (GError) failure = NULL;
  SuyuanRow row;
  guint     n = 0;

  if (!source)
    return FALSE;
  n = g_strv_length ((char **) suyuan_row_source_get_columns (source));
  while (suyuan_row_source_next (source, &row, &failure))
    {
      g_autofree char *line = dup_line (row.cells, n);

      if (!seal && is_seal (line))
        seal = g_steal_pointer (&line);
      else
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
    }
  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  check_seal (self, seal ? seal : "", text);
  self->round = suyuan_round_read (text->str);
  return TRUE;
}
