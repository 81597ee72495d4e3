/* suyuan-picture.c: photographs and QR marks on paper
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-report"

#include "suyuan-picture.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <qrencode.h>

#include "suyuan-paper-text.h"

#define PRINT_PIXELS_PER_POINT 2.8 /* about 200 dpi */
#define PRINT_QUALITY "85"

/* Premultiplied native-endian words from gdk-pixbuf's bytes; photographs are opaque. */
static cairo_surface_t *
surface_from_pixbuf (GdkPixbuf *pixbuf)
{
  int              width = gdk_pixbuf_get_width (pixbuf);
  int              height = gdk_pixbuf_get_height (pixbuf);
  int              channels = gdk_pixbuf_get_n_channels (pixbuf);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  const guint8    *from = gdk_pixbuf_read_pixels (pixbuf);
  guint8          *to = cairo_image_surface_get_data (surface);

  for (int y = 0; y < height; y++)
    {
      const guint8 *row = from + (gsize) y * gdk_pixbuf_get_rowstride (pixbuf);
      guint32      *words = (guint32 *) (to + (gsize) y * cairo_image_surface_get_stride (surface));

      for (int x = 0; x < width; x++, row += channels)
        words[x] = (guint32) row[0] << 16 | (guint32) row[1] << 8 | row[2];
    }
  cairo_surface_mark_dirty (surface);

  return surface;
}

/* The PDF keeps the JPEG bytes instead of deflated pixels: a tenth of the size. */
static gboolean
attach_jpeg (cairo_surface_t *surface,
             GdkPixbuf       *pixbuf,
             GError         **error)
{
  gchar *data;
  gsize  length;

  if (!gdk_pixbuf_save_to_buffer (pixbuf, &data, &length, "jpeg", error, "quality", PRINT_QUALITY, NULL))
    return FALSE;

  cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_JPEG, (guint8 *) data, length, g_free, data);
  return TRUE;
}

static GdkPixbuf *
load (const char      *path,
      const SuyuanBox *box,
      GError         **error)
{
  int side = (int) (MAX (box->width, box->height) * PRINT_PIXELS_PER_POINT);
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new_from_file_at_scale (path, side, side, TRUE, error);
  g_autoptr (GdkPixbuf) flat = NULL;

  if (pixbuf == NULL)
    return NULL;

  flat = gdk_pixbuf_apply_embedded_orientation (pixbuf);
  if (!gdk_pixbuf_get_has_alpha (flat))
    return g_steal_pointer (&flat);

  return gdk_pixbuf_composite_color_simple (flat, gdk_pixbuf_get_width (flat), gdk_pixbuf_get_height (flat),
                                            GDK_INTERP_NEAREST, 255, 16, 0xffffff, 0xffffff);
}

/**
 * Draws the picture at @path upright into @box, whole and centred, as a JPEG of print size. While pages are only
 * counted nothing is read. Errors: those of loading, naming the file.
 */
gboolean
suyuan_paper_picture (SuyuanPaper     *self,
                      const SuyuanBox *box,
                      const char      *path,
                      GError         **error)
{
  cairo_t *cr = suyuan_paper_get_cairo (self);
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  cairo_surface_t *surface;
  double           scale;
  gboolean         ok;

  if (suyuan_paper_is_counting (self))
    return TRUE;

  pixbuf = load (path, box, error);
  if (pixbuf == NULL)
    return FALSE;

  surface = surface_from_pixbuf (pixbuf);
  ok = attach_jpeg (surface, pixbuf, error);
  scale = MIN (box->width / gdk_pixbuf_get_width (pixbuf), box->height / gdk_pixbuf_get_height (pixbuf));
  cairo_save (cr);
  cairo_translate (cr, box->x + (box->width - scale * gdk_pixbuf_get_width (pixbuf)) / 2,
                   box->y + (box->height - scale * gdk_pixbuf_get_height (pixbuf)) / 2);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_surface_destroy (surface);

  return ok;
}

/** An empty frame with the @words that say what is missing. */
void
suyuan_paper_missing_picture (SuyuanPaper     *self,
                              const SuyuanBox *box,
                              const char      *words)
{
  cairo_t  *cr = suyuan_paper_get_cairo (self);
  SuyuanBox text = { box->x + 6, box->y + box->height / 2 - 5, box->width - 12, 0 };

  cairo_set_source_rgb (cr, 0.96, 0.96, 0.96);
  cairo_rectangle (cr, box->x, box->y, box->width, box->height);
  cairo_fill (cr);
  suyuan_paper_text (self, &text, SUYUAN_TEXT_LABEL, words);
}

/* Lines as broad as a square along each row: far fewer points than the squares have corners. */
static void
trace_rows (cairo_t      *cr,
            const QRcode *code,
            double        x,
            double        y,
            double        side)
{
  for (int row = 0; row < code->width; row++)
    for (int column = 0, from; column < code->width; column++)
      {
        for (from = column; column < code->width && (code->data[row * code->width + column] & 1); column++)
          ;
        if (column == from)
          continue;
        cairo_move_to (cr, x + from * side, y + (row + 0.5) * side);
        cairo_line_to (cr, x + column * side, y + (row + 0.5) * side);
      }
}

/** Draws @text as a QR mark of vector lines that fills @box. FALSE when it is too long for one. */
gboolean
suyuan_paper_qr (SuyuanPaper     *self,
                 const SuyuanBox *box,
                 const char      *text)
{
  cairo_t *cr = suyuan_paper_get_cairo (self);
  QRcode  *code = QRcode_encodeString8bit (text, 0, QR_ECLEVEL_M);
  double   side;

  if (code == NULL)
    return FALSE;

  side = MIN (box->width, box->height) / code->width;
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, side);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  trace_rows (cr, code, box->x, box->y, side);
  cairo_stroke (cr);
  QRcode_free (code);

  return TRUE;
}
