/* suyuan-part-lines.c: what a workspace that is made from parts says it holds
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-sync"

#include "suyuan-part-lines.h"

#include "suyuan-notes.h"
#include "suyuan-part.h"

/**
 * suyuan_part_lines_note:
 * @was_whole: whether nothing was withheld before; then what was noted once is over
 *
 * Keeps what @manifest says it was chosen by, after what earlier parts said.
 */
gboolean
suyuan_part_lines_note (const SuyuanManifest *manifest,
                        SuyuanDelivery       *delivery,
                        gboolean              was_whole,
                        GError              **error)
{
  g_autoptr (GHashTable) notes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  g_autofree char *text = NULL;
  g_autofree char *joined = NULL;
  g_auto (GStrv) before = NULL;

  if (manifest->part == NULL || manifest->part[0] == NULL)
    return TRUE;
  if (!suyuan_note_read (suyuan_delivery_get_workspace (delivery), SUYUAN_PART_NOTE, &text, error))
    return FALSE;

  before = g_strsplit (text == NULL || was_whole ? "" : text, "\n", -1);
  for (char **line = before; *line != NULL; line++)
    g_ptr_array_add (lines, *line);
  for (char **line = manifest->part; *line != NULL; line++)
    if (!g_strv_contains ((const char *const *) before, *line))
      g_ptr_array_add (lines, *line);
  g_ptr_array_add (lines, NULL);
  joined = g_strjoinv ("\n", (char **) lines->pdata);
  g_hash_table_insert (notes, (gpointer) SUYUAN_PART_NOTE, joined);
  return g_strcmp0 (joined, text) == 0 || suyuan_note_write (delivery, notes, error);
}
