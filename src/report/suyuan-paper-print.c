/* suyuan-paper-print.c: a document whole or not at all
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-report"

#include "suyuan-paper-print.h"

#include <gio/gio.h>

#include "suyuan-paper-private.h"
#include "suyuan-typeface.h"

static gboolean
fill (SuyuanPaper    *paper,
      SuyuanPrintFunc draw,
      gpointer        data,
      GError        **error)
{
  return draw (paper, data, error) && suyuan_paper_finish (paper, error);
}

/* Once to count the pages, and once into the file; what the first pass laid out serves the second. */
static gboolean
draw_twice (const char     *path,
            SuyuanPrintFunc draw,
            gpointer        data,
            guint          *n_pages,
            GPtrArray     **faults,
            GError        **error)
{
  g_autoptr (SuyuanPaper) counting = suyuan_paper_new (NULL, 0);
  g_autoptr (SuyuanPaper) paper = NULL;

  if (!fill (counting, draw, data, error))
    return FALSE;

  *n_pages = suyuan_paper_get_n_pages (counting);
  paper = suyuan_paper_new (path, *n_pages);
  suyuan_paper_share (paper, counting);
  if (!fill (paper, draw, data, error))
    return FALSE;

  if (faults != NULL)
    *faults = g_ptr_array_ref (suyuan_paper_get_faults (paper));
  return TRUE;
}

/**
 * Draws twice: once to count the pages, once into a file beside @path that takes its name when it is whole. @n_pages
 * (out) and @faults (out, may be %NULL) tell how it went. Errors: those of @draw, and WRITE; no file is left then.
 */
gboolean
suyuan_paper_print (const char     *path,
                    SuyuanPrintFunc draw,
                    gpointer        data,
                    guint          *n_pages,
                    GPtrArray     **faults,
                    GError        **error)
{
  g_autofree char *partial = g_strconcat (path, ".part", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (partial);
  g_autoptr (GFile) to = g_file_new_for_path (path);
  PangoFontMap *before = suyuan_typeface_begin ();
  gboolean      drawn;

  drawn = draw_twice (partial, draw, data, n_pages, faults, error);
  suyuan_typeface_end (before);
  if (drawn && g_file_move (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error))
    return TRUE;

  g_file_delete (from, NULL, NULL);
  return FALSE;
}
