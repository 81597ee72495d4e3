/* suyuan-paper.c: A4 pages with text that flows down them
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-report"

#include "suyuan-paper-private.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (suyuan - report - error - quark, suyuan_report_error)

static cairo_status_t
discard (void                *closure,
         const unsigned char *data,
         unsigned int         length)
{
  return CAIRO_STATUS_SUCCESS;
}

/* What is clipped away is laid out as in the file, but neither kept nor compressed, and no font is cut for it. */
static void
draw_nothing (cairo_t *cr)
{
  cairo_new_path (cr);
  cairo_clip (cr);
}

/**
 * A paper that writes a PDF to @path when it is finished; with a %NULL path one that only counts pages. @n_pages is
 * what the count came to, for the page numbers; 0 leaves the total out. The caller owns the result.
 */
SuyuanPaper *
suyuan_paper_new (const char *path,
                  guint       n_pages)
{
  SuyuanPaper *self = g_new0 (SuyuanPaper, 1);

  self->path = g_strdup (path);
  self->n_pages = n_pages;
  self->faults = g_ptr_array_new_with_free_func (g_free);
  self->surface = path != NULL ? cairo_pdf_surface_create (path, PAPER_WIDTH, PAPER_HEIGHT)
                               : cairo_pdf_surface_create_for_stream (discard, NULL, PAPER_WIDTH, PAPER_HEIGHT);
  self->cr = cairo_create (self->surface);
  if (path == NULL)
    draw_nothing (self->cr);
  self->context = pango_cairo_create_context (self->cr);
  self->shelf = suyuan_paper_shelf_new ();
  self->page = 1;
  self->y = MARGIN + HEADER_HEIGHT;

  return self;
}

/** Frees the paper; one that was not finished leaves an incomplete file. %NULL is fine. */
void
suyuan_paper_free (SuyuanPaper *self)
{
  if (self == NULL)
    return;

  suyuan_paper_shelf_unref (self->shelf);
  g_object_unref (self->context);
  cairo_destroy (self->cr);
  cairo_surface_destroy (self->surface);
  g_ptr_array_unref (self->faults);
  g_free (self->path);
  g_free (self->header);
  g_free (self->mark);
  g_free (self->footer);
  g_free (self);
}

/** What @other laid out, which is a paper of the same thread, is not laid out once more. */
void
suyuan_paper_share (SuyuanPaper *self,
                    SuyuanPaper *other)
{
  suyuan_paper_shelf_unref (self->shelf);
  self->shelf = suyuan_paper_shelf_ref (other->shelf);
}

/** Title and creation date (ISO 8601) in the file's own description, so that the same content gives the same file. */
void
suyuan_paper_describe (SuyuanPaper *self,
                       const char  *title,
                       const char  *date)
{
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATOR, "Suyuan " SUYUAN_VERSION);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_MOD_DATE, date);
}

/** The context to draw on; borrowed. */
cairo_t *
suyuan_paper_get_cairo (SuyuanPaper *self)
{
  return self->cr;
}

/** Pages begun so far. */
guint
suyuan_paper_get_n_pages (SuyuanPaper *self)
{
  return self->page;
}

/** What went wrong on the way, as char *; borrowed. */
GPtrArray *
suyuan_paper_get_faults (SuyuanPaper *self)
{
  return self->faults;
}

/** Whether only pages are counted: pictures need not be read. */
gboolean
suyuan_paper_is_counting (SuyuanPaper *self)
{
  return self->path == NULL;
}

/** The part of the page between header and footer, in points. */
SuyuanBox
suyuan_paper_get_area (SuyuanPaper *self)
{
  return (SuyuanBox){ MARGIN, MARGIN + HEADER_HEIGHT, PAPER_WIDTH - 2 * MARGIN,
                      PAPER_HEIGHT - 2 * MARGIN - HEADER_HEIGHT - FOOTER_HEIGHT };
}

/** Where the next thing goes, in points from the top of the page. */
double
suyuan_paper_get_y (SuyuanPaper *self)
{
  return self->y;
}

/** Says that @height points were used. */
void
suyuan_paper_advance (SuyuanPaper *self,
                      double       height)
{
  self->y += height;
  self->started = TRUE;
}

/** Keeps @fault with the page and the first words of @text. */
void
suyuan_paper_add_fault (SuyuanPaper *self,
                        const char  *fault,
                        const char  *text)
{
  g_ptr_array_add (self->faults, g_strdup_printf ("%u: %s: %.60s", self->page, fault, text));
}

/** Ends the page and begins the next. */
void
suyuan_paper_break (SuyuanPaper *self)
{
  suyuan_paper_draw_furniture (self);
  cairo_show_page (self->cr);
  self->page++;
  self->y = MARGIN + HEADER_HEIGHT;
  self->started = FALSE;
}

/** Begins a new page unless @height points are left on this one (or it is still empty). */
void
suyuan_paper_need (SuyuanPaper *self,
                   double       height)
{
  SuyuanBox area = suyuan_paper_get_area (self);

  if (self->started && self->y + height > area.y + area.height)
    suyuan_paper_break (self);
}

/**
 * Ends the last page and writes the file. Errors: WRITE, naming the file, when it cannot be written, or when a font or a
 * picture broke off the drawing, for then the rest of it is empty.
 */
gboolean
suyuan_paper_finish (SuyuanPaper *self,
                     GError     **error)
{
  cairo_status_t status;

  suyuan_paper_draw_furniture (self);
  cairo_show_page (self->cr);
  status = self->path != NULL ? cairo_status (self->cr) : CAIRO_STATUS_SUCCESS; /* a count draws nothing that could be missing */
  cairo_surface_finish (self->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (self->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;

  g_set_error (error, SUYUAN_REPORT_ERROR, SUYUAN_REPORT_ERROR_WRITE, _ ("%s cannot be written: %s"),
               self->path != NULL ? self->path : "", cairo_status_to_string (status));
  return FALSE;
}
