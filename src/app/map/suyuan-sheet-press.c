/* suyuan-sheet-press.c: a page drawn elsewhere, as large as the paper that a printer has
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-sheet-press.h"

#define SHEET "suyuan-sheet"

/* Whole and in the middle, whatever paper was chosen in the end: the sheet has its own margins. */
static void
draw_page_cb (GtkPrintOperation *self,
              GtkPrintContext   *context,
              int                number,
              gpointer           unused)
{
  cairo_surface_t  *sheet = g_object_get_data (G_OBJECT (self), SHEET);
  cairo_t          *cr = gtk_print_context_get_cairo_context (context);
  double            width = gtk_print_context_get_width (context), height = gtk_print_context_get_height (context), scale;
  cairo_rectangle_t page;

  if (sheet == NULL || !cairo_recording_surface_get_extents (sheet, &page))
    return;

  scale = MIN (width / page.width, height / page.height);
  cairo_translate (cr, (width - scale * page.width) / 2, (height - scale * page.height) / 2);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, sheet, 0, 0);
  cairo_rectangle (cr, 0, 0, page.width, page.height);
  cairo_fill (cr);
}

/* An operation that asks for a printer and begins with this paper. Free it. */
GtkPrintOperation *
suyuan_sheet_press_new (const char *title,
                        gboolean    a3,
                        gboolean    portrait)
{
  GtkPrintOperation *self = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *paper = gtk_paper_size_new (a3 ? GTK_PAPER_NAME_A3 : GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_page_setup_set_orientation (setup, portrait ? GTK_PAGE_ORIENTATION_PORTRAIT : GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_paper_size_free (paper);
  gtk_print_operation_set_default_page_setup (self, setup);
  gtk_print_operation_set_embed_page_setup (self, TRUE);
  gtk_print_operation_set_use_full_page (self, TRUE);
  gtk_print_operation_set_unit (self, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages (self, 1);
  gtk_print_operation_set_job_name (self, title);
  gtk_print_operation_set_allow_async (self, TRUE);
  g_signal_connect (self, "draw-page", G_CALLBACK (draw_page_cb), NULL);

  return self;
}

/* What is printed: takes the recorded page. */
void
suyuan_sheet_press_take (GtkPrintOperation *self,
                         cairo_surface_t   *sheet)
{
  g_object_set_data_full (G_OBJECT (self), SHEET, sheet, (GDestroyNotify) cairo_surface_destroy);
}
