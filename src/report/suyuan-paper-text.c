/* suyuan-paper-text.c: words on a page: measuring, cutting, drawing
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-report"

#include "suyuan-paper-private.h"

#include <glib/gi18n-lib.h>

static double
get_height (PangoLayout *layout)
{
  PangoRectangle extents;

  pango_layout_get_extents (layout, NULL, &extents);
  return extents.height / (double) PANGO_SCALE;
}

/** The height of @text at @width, in points; on which side it stands is said as when it is drawn. */
double
suyuan_paper_measure (SuyuanPaper    *self,
                      double          width,
                      SuyuanTextStyle style,
                      gboolean        right,
                      const char     *text)
{
  return get_height (suyuan_paper_lay_out (self, width, style, right, text));
}

/* What fits the height, with an ellipsis; the layout itself may stand elsewhere too. */
static PangoLayout *
cut (PangoLayout *layout,
     double       height)
{
  PangoLayout *cut_short = pango_layout_copy (layout);

  pango_layout_set_height (cut_short, (int) (height * PANGO_SCALE));
  pango_layout_set_ellipsize (cut_short, PANGO_ELLIPSIZE_END);
  return cut_short;
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
  g_autoptr (PangoLayout) layout = g_object_ref (suyuan_paper_lay_out (self, box->width, style, right, text));
  double height = get_height (layout);

  if (box->height > 0 && height > box->height + 0.5)
    {
      g_autoptr (PangoLayout) whole = g_steal_pointer (&layout);

      layout = cut (whole, box->height);
      suyuan_paper_add_fault (self, _ ("text cut"), text);
      height = box->height;
    }
  if (suyuan_paper_is_counting (self))
    return height;

  if (pango_layout_get_unknown_glyphs_count (layout) > 0)
    suyuan_paper_add_fault (self, _ ("characters missing in the font"), text);
  suyuan_paper_set_ink (self, style);
  cairo_move_to (self->cr, box->x, box->y);
  pango_cairo_show_layout (self->cr, layout);

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

/** The same in the middle of the box; what is wider than the box is wrapped to the left. */
double
suyuan_paper_text_centred (SuyuanPaper     *self,
                           const SuyuanBox *box,
                           SuyuanTextStyle  style,
                           const char      *text)
{
  SuyuanBox inner = *box;
  int       width;

  pango_layout_get_size (suyuan_paper_lay_out (self, -1, style, FALSE, text), &width, NULL);
  inner.x += MAX (0, (box->width - width / (double) PANGO_SCALE) / 2);
  inner.width -= inner.x - box->x;
  return suyuan_paper_text (self, &inner, style, text);
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
