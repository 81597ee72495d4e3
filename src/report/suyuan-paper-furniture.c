/* suyuan-paper-furniture.c: what stands at the head and foot of every page
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-report"

#include "suyuan-paper-private.h"

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
  PangoLayout *layout = suyuan_paper_lay_out (self, -1, SUYUAN_TEXT_LABEL, FALSE, self->mark);
  double       width, height;
  int          pixel_width, pixel_height;

  pango_layout_get_pixel_size (layout, &pixel_width, &pixel_height);
  width = pixel_width + 10;
  height = pixel_height + 2;
  cairo_set_source_rgb (self->cr, 0.75, 0.15, 0.12);
  cairo_set_line_width (self->cr, 0.8);
  cairo_rectangle (self->cr, PAPER_WIDTH - MARGIN - width, MARGIN - 6, width, height);
  cairo_stroke (self->cr);
  cairo_move_to (self->cr, PAPER_WIDTH - MARGIN - width + 5, MARGIN - 5);
  pango_cairo_show_layout (self->cr, layout);
}

/** Draws head, mark, foot and page number of the page being written. */
void
suyuan_paper_draw_furniture (SuyuanPaper *self)
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
