/* suyuan-paper.c: A4 pages with text that flows down them
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-report"

#include "suyuan-paper.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>
#include <string.h>

#define PAPER_WIDTH 595.28
#define PAPER_HEIGHT 841.89
#define MARGIN 42.0
#define HEADER_HEIGHT 20.0
#define FOOTER_HEIGHT 22.0
#define FONT "Noto Sans CJK SC"

G_DEFINE_QUARK (suyuan - report - error - quark, suyuan_report_error)

/* A paper without a path only counts pages, so that the second pass can say "2 / 5". */
struct _SuyuanPaper
{
  /* Owned */
  cairo_surface_t *surface;
  cairo_t         *cr;
  PangoLayout     *layout;
  char            *path, *header, *mark, *footer;
  GPtrArray       *faults; /* of char * */

  double   y;
  guint    page;    /* 1-based, of the page being written */
  guint    n_pages; /* 0: not known yet */
  gboolean started; /* something stands on the page */
};

static const struct
{
  double      size;
  gboolean    bold;
  double      grey;
  const char *name;
} styles[] = {
  [SUYUAN_TEXT_TITLE] = { 17, TRUE, 0.08, "title" },
  [SUYUAN_TEXT_HEADING] = { 11, TRUE, 0.08, "heading" },
  [SUYUAN_TEXT_BODY] = { 8.5, FALSE, 0.08, "text" },
  [SUYUAN_TEXT_LABEL] = { 7.5, FALSE, 0.38, "label" },
  [SUYUAN_TEXT_SMALL] = { 7, FALSE, 0.32, "note" },
};

static void
set_style (SuyuanPaper    *self,
           SuyuanTextStyle style)
{
  PangoFontDescription *font = pango_font_description_from_string (FONT);

  pango_font_description_set_absolute_size (font, styles[style].size * PANGO_SCALE);
  if (styles[style].bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (self->layout, font);
  pango_font_description_free (font);
  cairo_set_source_rgb (self->cr, styles[style].grey, styles[style].grey, styles[style].grey);
}

static cairo_status_t
discard (void                *closure,
         const unsigned char *data,
         unsigned int         length)
{
  return CAIRO_STATUS_SUCCESS;
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
  self->layout = pango_cairo_create_layout (self->cr);
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

  g_object_unref (self->layout);
  cairo_destroy (self->cr);
  cairo_surface_destroy (self->surface);
  g_ptr_array_unref (self->faults);
  g_free (self->path);
  g_free (self->header);
  g_free (self->mark);
  g_free (self->footer);
  g_free (self);
}

/** What stands at the head and foot of each page; @mark is a loud word such as "demonstration", or %NULL. */
void
suyuan_paper_set_furniture (SuyuanPaper *self,
                            const char  *header,
                            const char  *mark,
                            const char  *footer)
{
  g_free (self->header);
  g_free (self->mark);
  g_free (self->footer);
  self->header = g_strdup (header);
  self->mark = g_strdup (mark);
  self->footer = g_strdup (footer);
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

static void
add_fault (SuyuanPaper *self,
           const char  *fault,
           const char  *text)
{
  g_ptr_array_add (self->faults, g_strdup_printf ("%u: %s: %.60s", self->page, fault, text));
}

/* cairo 1.16 loses one glyph of the regular SC face when it embeds a subset: 如 comes out blank, though it can be
 * copied. The same character as Taiwan writes it is another glyph, and is drawn instead; the language has to say so
 * too, or the font puts the first glyph back. tests/report/test-glyphs.c looks at every character we print. */
static void
dodge_lost_glyph (SuyuanPaper *self,
                  const char  *text)
{
  static const char lost[] = "如";
  PangoAttrList    *attributes = pango_attr_list_new ();

  for (const char *at = strstr (text, lost); at != NULL; at = strstr (at + 1, lost))
    {
      PangoAttribute *both[] = { pango_attr_family_new ("Noto Sans CJK TC"),
                                 pango_attr_language_new (pango_language_from_string ("zh-tw")) };

      for (guint i = 0; i < G_N_ELEMENTS (both); i++)
        {
          both[i]->start_index = (guint) (at - text);
          both[i]->end_index = both[i]->start_index + strlen (lost);
          pango_attr_list_insert (attributes, both[i]);
        }
    }
  pango_layout_set_attributes (self->layout, attributes);
  pango_attr_list_unref (attributes);
}

static double
lay_out (SuyuanPaper    *self,
         double          width,
         SuyuanTextStyle style,
         const char     *text)
{
  PangoRectangle extents;

  set_style (self, style);
  pango_layout_set_width (self->layout, (int) (width * PANGO_SCALE));
  pango_layout_set_height (self->layout, -1);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_NONE);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (self->layout, text, -1);
  dodge_lost_glyph (self, text);
  pango_layout_get_extents (self->layout, NULL, &extents);

  return extents.height / (double) PANGO_SCALE;
}

/** The height of @text at @width, in points. */
double
suyuan_paper_measure (SuyuanPaper    *self,
                      double          width,
                      SuyuanTextStyle style,
                      const char     *text)
{
  return lay_out (self, width, style, text);
}

/**
 * Draws @text into @box, wrapped; what does not fit its height (0: no bound) is cut with an ellipsis and kept as a
 * fault. Numbers go to the @right. Returns the height used. The cursor stays.
 */
double
suyuan_paper_text_aligned (SuyuanPaper     *self,
                           const SuyuanBox *box,
                           SuyuanTextStyle  style,
                           gboolean         right,
                           const char      *text)
{
  double height = lay_out (self, box->width, style, text);

  pango_layout_set_alignment (self->layout, right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  if (box->height > 0 && height > box->height + 0.5)
    {
      pango_layout_set_height (self->layout, (int) (box->height * PANGO_SCALE));
      pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
      add_fault (self, _ ("text cut"), text);
      height = box->height;
    }
  if (pango_layout_get_unknown_glyphs_count (self->layout) > 0)
    add_fault (self, _ ("characters missing in the font"), text);

  cairo_move_to (self->cr, box->x, box->y);
  pango_cairo_show_layout (self->cr, self->layout);

  return height;
}

/** The same, to the left. */
double
suyuan_paper_text (SuyuanPaper     *self,
                   const SuyuanBox *box,
                   SuyuanTextStyle  style,
                   const char      *text)
{
  return suyuan_paper_text_aligned (self, box, style, FALSE, text);
}

static void
draw_rule (SuyuanPaper *self,
           double       y,
           double       grey)
{
  cairo_set_source_rgb (self->cr, grey, grey, grey);
  cairo_set_line_width (self->cr, 0.5);
  cairo_move_to (self->cr, MARGIN, y);
  cairo_line_to (self->cr, PAPER_WIDTH - MARGIN, y);
  cairo_stroke (self->cr);
}

static void
draw_mark (SuyuanPaper *self)
{
  double width, height;
  int    pixel_width, pixel_height;

  lay_out (self, -1, SUYUAN_TEXT_LABEL, self->mark);
  pango_layout_set_width (self->layout, -1);
  pango_layout_get_pixel_size (self->layout, &pixel_width, &pixel_height);
  width = pixel_width + 10;
  height = pixel_height + 2;
  cairo_set_source_rgb (self->cr, 0.75, 0.15, 0.12);
  cairo_set_line_width (self->cr, 0.8);
  cairo_rectangle (self->cr, PAPER_WIDTH - MARGIN - width, MARGIN - 6, width, height);
  cairo_stroke (self->cr);
  cairo_move_to (self->cr, PAPER_WIDTH - MARGIN - width + 5, MARGIN - 5);
  pango_cairo_show_layout (self->cr, self->layout);
}

static void
draw_furniture (SuyuanPaper *self)
{
  SuyuanBox        head = { MARGIN, MARGIN - 4, PAPER_WIDTH - 2 * MARGIN - 90, 0 };
  SuyuanBox        foot = { MARGIN, PAPER_HEIGHT - MARGIN - FOOTER_HEIGHT + 8, PAPER_WIDTH - 2 * MARGIN - 60, 0 };
  SuyuanBox        number = { PAPER_WIDTH - MARGIN - 50, foot.y, 50, 0 };
  g_autofree char *page = self->n_pages > 0 ? g_strdup_printf ("%u / %u", self->page, self->n_pages)
                                            : g_strdup_printf ("%u", self->page);

  if (self->header != NULL)
    suyuan_paper_text (self, &head, SUYUAN_TEXT_LABEL, self->header);
  if (self->mark != NULL)
    draw_mark (self);
  draw_rule (self, MARGIN + 10, 0.7);
  draw_rule (self, foot.y - 4, 0.7);
  if (self->footer != NULL)
    suyuan_paper_text (self, &foot, SUYUAN_TEXT_SMALL, self->footer);
  suyuan_paper_text_aligned (self, &number, SUYUAN_TEXT_SMALL, TRUE, page);
}

/** Ends the page and begins the next. */
void
suyuan_paper_break (SuyuanPaper *self)
{
  draw_furniture (self);
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

/** Ends the last page and writes the file. Errors: WRITE, naming the file. */
gboolean
suyuan_paper_finish (SuyuanPaper *self,
                     GError     **error)
{
  cairo_status_t status;

  draw_furniture (self);
  cairo_show_page (self->cr);
  cairo_surface_finish (self->surface);
  status = cairo_surface_status (self->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;

  g_set_error (error, SUYUAN_REPORT_ERROR, SUYUAN_REPORT_ERROR_WRITE, _ ("%s cannot be written: %s"),
               self->path != NULL ? self->path : "", cairo_status_to_string (status));
  return FALSE;
}

/** A heading with a rule, kept together with what follows it. */
void
suyuan_paper_heading (SuyuanPaper *self,
                      const char  *text)
{
  SuyuanBox box = suyuan_paper_get_area (self);

  suyuan_paper_need (self, 70);
  if (self->started)
    self->y += 12;
  cairo_set_source_rgb (self->cr, 0.10, 0.42, 0.55);
  cairo_rectangle (self->cr, box.x, self->y + 1.5, 3, 12);
  cairo_fill (self->cr);
  box.x += 9;
  box.width -= 9;
  box.y = self->y;
  box.height = 0;
  suyuan_paper_advance (self, suyuan_paper_text (self, &box, SUYUAN_TEXT_HEADING, text) + 6);
}
