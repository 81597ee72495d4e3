/* suyuan-picture.c: photographs and QR marks on paper
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-report"

#include "suyuan-picture.h"

#include <qrencode.h>
#include <string.h>

#include "suyuan-paper-text.h"
#include "suyuan-photo-copy.h"

/* The PDF takes the JPEG as it is, once for all places where the photograph stands, and never looks at the pixels. */
static cairo_surface_t *
surface_from_copy (const SuyuanPhotoCopy *copy)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, copy->width, copy->height);
  gsize            length;
  const guint8    *data = g_bytes_get_data (copy->jpeg, &length);
  char            *name = g_strdup (copy->name);

  cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_JPEG, data, length, (cairo_destroy_func_t) g_bytes_unref, g_bytes_ref (copy->jpeg));
  cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_UNIQUE_ID, (const guint8 *) name, strlen (name), g_free, name);
  return surface;
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
  g_autoptr (SuyuanPhotoCopy) copy = NULL;
  cairo_surface_t *surface;
  double           scale;

  if (suyuan_paper_is_counting (self))
    return TRUE;

  copy = suyuan_photo_copy_load (path, error);
  if (copy == NULL)
    return FALSE;

  surface = surface_from_copy (copy);
  scale = MIN (box->width / copy->width, box->height / copy->height);
  cairo_save (cr);
  cairo_translate (cr, box->x + (box->width - scale * copy->width) / 2, box->y + (box->height - scale * copy->height) / 2);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_surface_destroy (surface);

  return TRUE;
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
