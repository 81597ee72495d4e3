/* suyuan-paper-text.c: words on a page: styles, measuring, cutting, a glyph that has to be dodged
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-report"

#include "suyuan-paper-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "suyuan-typeface.h"

#define FONT "Noto Sans CJK SC"

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

/* Where there is no copy of the font (suyuan-typeface.c), cairo 1.16 loses one glyph of the regular SC face when it embeds
 * a subset: 如 comes out blank, though it can be copied. The same character as Taiwan writes it is another glyph, and is drawn instead; the language has to say so
 * too, or the font puts the first glyph back. tests/report/test-glyphs.c looks at every character we print. */
static void
dodge_lost_glyph (SuyuanPaper *self,
                  const char  *text)
{
  static const char lost[] = "如";
  PangoAttrList    *attributes = pango_attr_list_new ();

  for (const char *at = suyuan_typeface_is_whole () ? NULL : strstr (text, lost); at != NULL; at = strstr (at + 1, lost))
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

/**
 * Lays @text out at @width (points; −1: one line), ready to be shown from the cursor of cairo. Returns its height in
 * points.
 */
double
suyuan_paper_lay_out (SuyuanPaper    *self,
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
  return suyuan_paper_lay_out (self, width, style, text);
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
  double height = suyuan_paper_lay_out (self, box->width, style, text);

  pango_layout_set_alignment (self->layout, right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  if (box->height > 0 && height > box->height + 0.5)
    {
      pango_layout_set_height (self->layout, (int) (box->height * PANGO_SCALE));
      pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
      suyuan_paper_add_fault (self, _ ("text cut"), text);
      height = box->height;
    }
  if (pango_layout_get_unknown_glyphs_count (self->layout) > 0)
    suyuan_paper_add_fault (self, _ ("characters missing in the font"), text);

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
