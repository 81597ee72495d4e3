/* suyuan-paper-layout.c: words laid out once, however often they are measured and drawn: styles, widths, lines
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-report"

#include "suyuan-paper-private.h"

#include <string.h>

#include "suyuan-typeface.h"

#define FONT "Noto Sans CJK SC"
#define PROSE_SPACING 1.25F

static const struct
{
  double   size;
  gboolean bold;
  double   grey;
} styles[] = {
  [SUYUAN_TEXT_TITLE] = { 17, TRUE, 0.08 },
  [SUYUAN_TEXT_HEADING] = { 11, TRUE, 0.08 },
  [SUYUAN_TEXT_BODY] = { 8.5, FALSE, 0.08 },
  [SUYUAN_TEXT_LABEL] = { 7.5, FALSE, 0.38 },
  [SUYUAN_TEXT_SMALL] = { 7, FALSE, 0.32 },
  [SUYUAN_TEXT_PROSE] = { 10.5, FALSE, 0.08 },
};

/* A text as it was laid out; the words are those of the layout. */
typedef struct
{
  SuyuanTextStyle style;
  gboolean        right;
  int             width; /* pango units, below zero: one line */
  const char     *text;

  PangoLayout *layout;
} Laid;

struct _SuyuanPaperShelf
{
  int                   uses;
  GHashTable           *laid; /* of Laid, each its own key */
  PangoFontDescription *fonts[G_N_ELEMENTS (styles)];
};

static guint
laid_hash (gconstpointer data)
{
  const Laid *self = data;

  return g_str_hash (self->text) ^ ((guint) self->width << 4) ^ self->style ^ ((guint) self->right << 3);
}

static gboolean
laid_equal (gconstpointer a,
            gconstpointer b)
{
  const Laid *one = a, *other = b;

  return one->style == other->style && one->right == other->right && one->width == other->width &&
         g_str_equal (one->text, other->text);
}

static void
laid_free (gpointer data)
{
  Laid *self = data;

  g_object_unref (self->layout);
  g_free (self);
}

/** An empty shelf; release it with suyuan_paper_shelf_unref(). */
SuyuanPaperShelf *
suyuan_paper_shelf_new (void)
{
  SuyuanPaperShelf *self = g_new0 (SuyuanPaperShelf, 1);

  self->uses = 1;
  self->laid = g_hash_table_new_full (laid_hash, laid_equal, laid_free, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      self->fonts[i] = pango_font_description_from_string (FONT);
      pango_font_description_set_absolute_size (self->fonts[i], styles[i].size * PANGO_SCALE);
      pango_font_description_set_weight (self->fonts[i], styles[i].bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    }
  return self;
}

/** One more who uses it; of one thread. */
SuyuanPaperShelf *
suyuan_paper_shelf_ref (SuyuanPaperShelf *self)
{
  self->uses++;
  return self;
}

/** One fewer; the last one frees it. */
void
suyuan_paper_shelf_unref (SuyuanPaperShelf *self)
{
  if (--self->uses > 0)
    return;

  g_hash_table_unref (self->laid);
  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    pango_font_description_free (self->fonts[i]);
  g_free (self);
}

/* Where there is no copy of the font (suyuan-typeface.c), cairo 1.16 loses one glyph of the regular SC face when it embeds
 * a subset: 如 comes out blank, though it can be copied. The same character as Taiwan writes it is another glyph, and is
 * drawn instead; the language has to say so too, or the font puts the first glyph back. tests/report/glyphs.py looks at
 * every character we print. */
static void
dodge_lost_glyph (PangoLayout *layout,
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
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
}

static Laid *
lay_out (SuyuanPaper *self,
         const Laid  *wanted)
{
  Laid *laid = g_memdup2 (wanted, sizeof *wanted);

  laid->layout = pango_layout_new (self->context);
  pango_layout_set_font_description (laid->layout, self->shelf->fonts[wanted->style]);
  pango_layout_set_width (laid->layout, wanted->width);
  pango_layout_set_wrap (laid->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (laid->layout, wanted->right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  if (wanted->style == SUYUAN_TEXT_PROSE)
    {
      pango_layout_set_line_spacing (laid->layout, PROSE_SPACING);
      pango_layout_set_indent (laid->layout, (int) (2 * styles[wanted->style].size * PANGO_SCALE));
    }
  pango_layout_set_text (laid->layout, wanted->text, -1);
  if (!suyuan_typeface_is_whole ())
    dodge_lost_glyph (laid->layout, wanted->text);
  laid->text = pango_layout_get_text (laid->layout);
  return laid;
}

/**
 * Lays @text out at @width (points; −1: one line), numbers to the @right, or finds it as it was laid out before. The
 * layout is the paper's and must not be changed.
 */
PangoLayout *
suyuan_paper_lay_out (SuyuanPaper    *self,
                      double          width,
                      SuyuanTextStyle style,
                      gboolean        right,
                      const char     *text)
{
  Laid  wanted = { style, right, width < 0 ? -1 : (int) (width * PANGO_SCALE), text, NULL };
  Laid *laid = g_hash_table_lookup (self->shelf->laid, &wanted);

  if (laid == NULL)
    {
      laid = lay_out (self, &wanted);
      g_hash_table_add (self->shelf->laid, laid);
    }
  return laid->layout;
}

/** The colour of a style, for what is drawn next. */
void
suyuan_paper_set_ink (SuyuanPaper    *self,
                      SuyuanTextStyle style)
{
  cairo_set_source_rgb (self->cr, styles[style].grey, styles[style].grey, styles[style].grey);
}
