/* suyuan-tile-picture.c: the picture of a tile, out of PNG, JPEG or WebP bytes
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE /* memmem */
#define G_LOG_DOMAIN "suyuan-map"

#include "suyuan-tile-picture.h"

#include "suyuan-core-error.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define TAIL 1024    /* bytes some programs write behind a picture */
#define LARGEST 4096 /* pixels a side; a few kilobytes of PNG can claim to be a picture of gigabytes */

static guint32
premultiply (const guint8 *pixel,
             gboolean      has_alpha)
{
  guint alpha = has_alpha ? pixel[3] : 255;
  guint red = (pixel[0] * alpha + 127) / 255, green = (pixel[1] * alpha + 127) / 255, blue = (pixel[2] * alpha + 127) / 255;

  return alpha << 24 | red << 16 | green << 8 | blue;
}

static cairo_surface_t *
surface_from_pixbuf (GdkPixbuf *pixbuf)
{
  int              width = gdk_pixbuf_get_width (pixbuf), height = gdk_pixbuf_get_height (pixbuf);
  int              channels = gdk_pixbuf_get_n_channels (pixbuf);
  gboolean         has_alpha = gdk_pixbuf_get_has_alpha (pixbuf);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  const guint8    *from = gdk_pixbuf_read_pixels (pixbuf);
  guint8          *to = cairo_image_surface_get_data (surface);

  for (int y = 0; y < height; y++)
    {
      const guint8 *pixel = from + (gsize) y * gdk_pixbuf_get_rowstride (pixbuf);
      guint32      *words = (guint32 *) (gpointer) (to + (gsize) y * cairo_image_surface_get_stride (surface));

      for (int x = 0; x < width; x++, pixel += channels)
        words[x] = premultiply (pixel, has_alpha);
    }
  cairo_surface_mark_dirty (surface);
  return surface;
}

/* The loaders show half a picture without a word when its file is cut short. */
static gboolean
is_whole (GBytes *bytes)
{
  gsize            length;
  const guint8    *data = g_bytes_get_data (bytes, &length);
  const guint8    *tail = data + length - MIN (length, TAIL);
  gsize            n_tail = MIN (length, TAIL);
  guint32          riff;
  SuyuanTileFormat format = suyuan_tile_format_of (bytes);

  if (format == SUYUAN_TILE_FORMAT_PNG)
    return memmem (tail, n_tail, "IEND\xae\x42\x60\x82", 8) != NULL;
  if (format == SUYUAN_TILE_FORMAT_JPEG)
    return memmem (tail, n_tail, "\xff\xd9", 2) != NULL;
  if (format != SUYUAN_TILE_FORMAT_WEBP)
    return FALSE;
  memcpy (&riff, data + 4, sizeof riff);
  return length >= (gsize) GUINT32_FROM_LE (riff) + 8;
}

/* A size of nothing makes a loader give up before it asks for memory. */
static void
size_cb (GdkPixbufLoader *loader,
         int              width,
         int              height,
         gpointer         data)
{
  if (width > LARGEST || height > LARGEST)
    gdk_pixbuf_loader_set_size (loader, 0, 0);
}

static GdkPixbuf *
decode (GBytes  *bytes,
        GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = NULL;
  g_autoptr (GError) ignored = NULL;
  GdkPixbuf *pixbuf;

  if (!is_whole (bytes))
    {
      g_set_error_literal (error, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_CORRUPT_IMAGE, _ ("it is cut short"));
      return NULL;
    }

  loader = gdk_pixbuf_loader_new ();
  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_cb), NULL);
  if (!gdk_pixbuf_loader_write_bytes (loader, bytes, error))
    {
      /* A loader wants to be closed even then; what it says has been said. */
      gdk_pixbuf_loader_close (loader, &ignored);
      return NULL;
    }
  if (!gdk_pixbuf_loader_close (loader, error))
    return NULL;

  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  if (pixbuf == NULL)
    g_set_error_literal (error, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_CORRUPT_IMAGE, _ ("it ends before the picture begins"));
  return pixbuf != NULL ? g_object_ref (pixbuf) : NULL;
}

static void
complain (GBytes           *bytes,
          const char       *origin,
          const SuyuanTile *tile,
          const GError     *cause,
          GError          **error)
{
  if (suyuan_tile_format_of (bytes) == SUYUAN_TILE_FORMAT_WEBP && g_error_matches (cause, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_UNKNOWN_TYPE))
    g_set_error (error, SUYUAN_CORE_ERROR, SUYUAN_CORE_ERROR_TILE,
                 _ ("%s has WebP tiles, which this computer cannot read yet: install the package webp-pixbuf-loader"), origin);
  else
    g_set_error (error, SUYUAN_CORE_ERROR, SUYUAN_CORE_ERROR_TILE, _ ("%s: the picture of tile %u/%u/%u is broken: %s"), origin,
                 tile->zoom, tile->x, tile->y, cause->message);
}

/**
 * suyuan_tile_picture_decode:
 * @bytes: PNG, JPEG or WebP
 * @origin: what the message names, the file or the server
 * @tile: which it is, for the message
 * @error: what is wrong with it: damage, a size no tile has, a format this computer has no reader for
 *
 * Any thread.
 *
 * Returns: (transfer full): an image surface of premultiplied ARGB in the picture's own size
 */
cairo_surface_t *
suyuan_tile_picture_decode (GBytes           *bytes,
                            const char       *origin,
                            const SuyuanTile *tile,
                            GError          **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GdkPixbuf) pixbuf = decode (bytes, &cause);

  if (pixbuf != NULL)
    return surface_from_pixbuf (pixbuf);

  complain (bytes, origin, tile, cause, error);
  return NULL;
}
