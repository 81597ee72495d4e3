/* suyuan-photo-copy.c: photographs in print size, made once and kept in the user's cache
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-report"

#include "suyuan-photo-copy.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <string.h>

#include "suyuan-derived.h"

#define SIDE 720 /* pixels */
#define QUALITY "85"
#define SHELVES "photos"
#define MOST_ON_A_SHELF 100 /* of 256 shelves: under 2 GB in all */

/* A loader that stumbles over the content does not say in which file. */
static void
name_file (const char *path,
           GError    **error)
{
  if (error != NULL && *error != NULL && strstr ((*error)->message, path) == NULL)
    g_prefix_error (error, "%s: ", path);
}

/* White where it is transparent. */
static GdkPixbuf *
load_upright (const char *path,
              GError    **error)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new_from_file_at_scale (path, SIDE, SIDE, TRUE, error);
  g_autoptr (GdkPixbuf) upright = pixbuf != NULL ? gdk_pixbuf_apply_embedded_orientation (pixbuf) : NULL;

  if (pixbuf == NULL)
    name_file (path, error);
  if (upright == NULL || !gdk_pixbuf_get_has_alpha (upright))
    return g_steal_pointer (&upright);

  return gdk_pixbuf_composite_color_simple (upright, gdk_pixbuf_get_width (upright), gdk_pixbuf_get_height (upright),
                                            GDK_INTERP_NEAREST, 255, 16, 0xffffff, 0xffffff);
}

/* Takes @jpeg. */
static SuyuanPhotoCopy *
copy_new (const char *name,
          char       *jpeg,
          gsize       length,
          int         width,
          int         height)
{
  SuyuanPhotoCopy *self = g_new0 (SuyuanPhotoCopy, 1);

  self->jpeg = g_bytes_new_take (jpeg, length);
  self->name = g_strdup (name);
  self->width = width;
  self->height = height;
  return self;
}

static SuyuanPhotoCopy *
make (const char *path,
      const char *name,
      GError    **error)
{
  g_autoptr (GdkPixbuf) pixbuf = load_upright (path, error);
  char *jpeg;
  gsize length;

  if (pixbuf == NULL || !gdk_pixbuf_save_to_buffer (pixbuf, &jpeg, &length, "jpeg", error, "quality", QUALITY, NULL))
    return NULL;

  return copy_new (name, jpeg, length, gdk_pixbuf_get_width (pixbuf), gdk_pixbuf_get_height (pixbuf));
}

/* What was kept under that name; NULL where there is nothing, or nothing that can be read. */
static SuyuanPhotoCopy *
find (const char *kept,
      const char *name)
{
  char *jpeg;
  gsize length;
  int   width, height;

  if (gdk_pixbuf_get_file_info (kept, &width, &height) == NULL || !g_file_get_contents (kept, &jpeg, &length, NULL))
    return NULL;

  return copy_new (name, jpeg, length, width, height);
}

/* Takes away the copy made longest ago, so that a shelf does not grow without end. */
static void
make_room (const char *shelf)
{
  g_autoptr (GDir) files = g_dir_open (shelf, 0, NULL);
  g_autofree char *oldest = NULL;
  gint64           since = G_MAXINT64;
  guint            n = 0;
  const char      *name;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (shelf, name, NULL);
      GStatBuf         info;

      n++;
      if (g_stat (path, &info) != 0 || info.st_mtime >= since)
        continue;
      since = info.st_mtime;
      g_free (oldest);
      oldest = g_steal_pointer (&path);
    }
  if (n >= MOST_ON_A_SHELF && oldest != NULL)
    g_unlink (oldest);
}

/* A cache that cannot be written costs time, not the picture. */
static void
keep (const SuyuanPhotoCopy *self,
      const char            *shelf,
      const char            *kept)
{
  g_autoptr (GError) error = NULL;
  gsize         length;
  gconstpointer data = g_bytes_get_data (self->jpeg, &length);

  g_mkdir_with_parents (shelf, 0700);
  make_room (shelf);
  if (!g_file_set_contents_full (kept, data, length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    g_info ("%s", error->message);
}

/**
 * suyuan_photo_copy_load:
 * @path: a picture of any kind that can be read
 *
 * Returns: (transfer full): the copy, made when it is asked for the first time. Any thread. Errors: those of loading,
 * naming the file
 */
SuyuanPhotoCopy *
suyuan_photo_copy_load (const char *path,
                        GError    **error)
{
  g_autofree char *name = suyuan_derived_sum (path, "photo 1 " G_STRINGIFY (SIDE) " " QUALITY);
  g_autofree char *folder = suyuan_derived_folder (SHELVES);
  g_autofree char *shelf = NULL;
  g_autofree char *kept = NULL;
  SuyuanPhotoCopy *self;

  if (name == NULL)
    return make (path, path, error);

  shelf = g_strdup_printf ("%s/%.2s", folder, name);
  kept = g_strdup_printf ("%s/%s.jpg", shelf, name);
  self = find (kept, name);
  if (self != NULL)
    return self;

  self = make (path, name, error);
  if (self != NULL)
    keep (self, shelf, kept);
  return self;
}

/** Frees a copy; %NULL is fine. */
void
suyuan_photo_copy_free (SuyuanPhotoCopy *self)
{
  if (self == NULL)
    return;

  g_bytes_unref (self->jpeg);
  g_free (self->name);
  g_free (self);
}
