/* What a workspace says of itself where contents of its journal are withheld: a part, and which.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-part.h"

#include "suyuan-notes.h"
#include "suyuan-office-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#define MOST_BELOW_A_PAGE 2
#define LONGEST_BELOW_A_PAGE 40 /* characters */

static void
append_line (GString    *words,
             const char *line)
{
  const char *tab = strchr (line, '\t');

  if (!tab)
    return;
  if (words->len > 0)
    g_string_append (words, _ (", "));
  if (g_str_has_prefix (line, "reach\t"))
    g_string_append_printf (words, _ ("reach %s"), tab + 1);
  else if (g_str_has_prefix (line, "division\t"))
    g_string_append_printf (words, _ ("division %s"), tab + 1);
  else
    g_string_append_printf (words, _ ("outlets with %s"), tab + 1);
}

/**
 * suyuan_part_dup_words:
 * @lines: (nullable): what a part was chosen by
 *
 * Returns: (transfer full): for people; a word for "some of it" where nobody said
 */
char *
suyuan_part_dup_words (const char *const *lines)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (gsize i = 0; lines && lines[i]; i++)
    append_line (words, lines[i]);
  if (words->len == 0)
    g_string_append (words, _ ("some of its records"));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * suyuan_office_list_part:
 * @lines: (out): what it was chosen by; %NULL where the workspace is whole
 * @n_withheld: (out) (optional): how many changes have their content elsewhere
 */
gboolean
suyuan_office_list_part (SuyuanOffice *self,
                         char       ***lines,
                         gint64       *n_withheld,
                         GError      **error)
{
  SuyuanWorkspace *workspace = suyuan_office_get_workspace (self);
  g_autofree char *text = NULL;
  gboolean         is_part;

  *lines = NULL;
  if (!suyuan_workspace_is_part (workspace, &is_part, error) || (is_part && !suyuan_note_read (workspace, SUYUAN_PART_NOTE, &text, error)))
    return FALSE;
  if (is_part)
    *lines = g_strsplit (text ? text : "", "\n", -1);
  return !n_withheld || suyuan_workspace_count_withheld (workspace, n_withheld, error);
}

/**
 * suyuan_office_is_part:
 *
 * Returns: whether contents of its journal are withheld. A workspace that cannot be read says so to whoever reads its
 *   records, not here
 */
gboolean
suyuan_office_is_part (SuyuanOffice *self)
{
  gboolean is_part = FALSE;

  return suyuan_workspace_is_part (suyuan_office_get_workspace (self), &is_part, NULL) && is_part;
}

/**
 * suyuan_office_dup_part:
 *
 * Returns: (transfer full) (nullable): for people, what the workspace is a part of; %NULL where it is whole
 */
char *
suyuan_office_dup_part (SuyuanOffice *self)
{
  g_auto (GStrv) lines = NULL;
  g_autofree char *words = NULL;

  if (!suyuan_office_list_part (self, &lines, NULL, NULL) || !lines)
    return NULL;
  words = suyuan_part_dup_words ((const char *const *) lines);
  return g_strdup_printf (_ ("Part of the workspace: %s"), words);
}

/* As much as there is room for at the foot of a page, where more stands behind it. */
static char *
dup_short (const char *const *lines)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint n = g_strv_length ((char **) lines);

  for (guint i = 0; i < MIN (n, MOST_BELOW_A_PAGE); i++)
    {
      gboolean         is_long = g_utf8_strlen (lines[i], -1) > LONGEST_BELOW_A_PAGE;
      g_autofree char *cut = is_long ? g_utf8_substring (lines[i], 0, LONGEST_BELOW_A_PAGE) : g_strdup (lines[i]);

      append_line (words, cut);
      if (is_long)
        g_string_append (words, "…");
    }
  if (words->len == 0)
    return suyuan_part_dup_words (NULL);
  if (n > MOST_BELOW_A_PAGE)
    g_string_append_printf (words, "%s…", _ (", "));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * suyuan_office_dup_signature:
 *
 * Returns: (transfer full): the title, with what the workspace is a part of, in one line of a page
 */
char *
suyuan_office_dup_signature (SuyuanOffice *self)
{
  g_autofree char *title = suyuan_office_dup_title (self);
  g_auto (GStrv) lines = NULL;
  g_autofree char *words = NULL;
  g_autofree char *part = NULL;

  if (!suyuan_office_list_part (self, &lines, NULL, NULL) || !lines)
    return g_steal_pointer (&title);
  words = dup_short ((const char *const *) lines);
  part = g_strdup_printf (_ ("Part of the workspace: %s"), words);
  return g_strdup_printf (_ ("%s (%s)"), title, part);
}
