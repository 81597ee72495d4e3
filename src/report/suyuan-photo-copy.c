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
#define THUMB_SIDE 240
#define QUALITY "85"
#define SHELVES "photos"
#define MOST_ON_A_SHELF 100 /* of 256 shelves: under 2 GB in all */
#define LONGEST_UNUSED 90   /* days */

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
              int         side,
              GError    **error)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new_from_file_at_scale (path, side, side, TRUE, error);
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
      int         side,
      GError    **error)
{
  g_autoptr (GdkPixbuf) pixbuf = load_upright (path, side, error);
  char *jpeg;
  gsize length;

  if (pixbuf == NULL || !gdk_pixbuf_save_to_buffer (pixbuf, &jpeg, &length, "jpeg", error, "quality", QUALITY, NULL))
    return NULL;

  return copy_new (name, jpeg, length, gdk_pixbuf_get_width (pixbuf), gdk_pixbuf_get_height (pixbuf));
}

/* A copy ends with the mark of the end; one that was cut short, by a full disk or by a fall of the power, does not. */
static gboolean
is_whole (const char *jpeg,
          gsize       length)
{
  return length >= 2 && memcmp (jpeg + length - 2, "\xff\xd9", 2) == 0;
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
  if (!is_whole (jpeg, length))
    {
      g_free (jpeg);
      return NULL;
    }

  suyuan_derived_use (kept);
  return copy_new (name, jpeg, length, width, height);
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
  suyuan_derived_tidy (shelf, MOST_ON_A_SHELF, LONGEST_UNUSED);
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
    return make (path, path, SIDE, error);

  shelf = g_strdup_printf ("%s/%.2s", folder, name);
  kept = g_strdup_printf ("%s/%s.jpg", shelf, name);
  self = find (kept, name);
  if (self != NULL)
    return self;

  self = make (path, name, SIDE, error);
  if (self != NULL)
    keep (self, shelf, kept);
  return self;
}

/**
 * suyuan_photo_copy_make_print:
 *
 * Returns: (transfer full): the JPEG of suyuan_photo_copy_load()
 */
GBytes *
suyuan_photo_copy_make_print (const char *path,
                              GError    **error)
{
  g_autoptr (SuyuanPhotoCopy) copy = suyuan_photo_copy_load (path, error);

  return copy == NULL ? NULL : g_bytes_ref (copy->jpeg);
}

/**
 * suyuan_photo_copy_make_thumb:
 *
 * Returns: (transfer full): a JPEG to know a photograph again by, which is not kept. Errors: those of loading
 */
GBytes *
suyuan_photo_copy_make_thumb (const char *path,
                              GError    **error)
{
  g_autoptr (SuyuanPhotoCopy) copy = make (path, path, THUMB_SIDE, error);

  return copy == NULL ? NULL : g_bytes_ref (copy->jpeg);
}

/* --- ahead --- */

/* Invariant: what is counted has been asked for and is not made yet. */
static struct
{
  GMutex       lock;
  GCond        settled;
  GThreadPool *pool; /* of one thread: whoever works meanwhile keeps the other processors */
  guint        n_waiting;
} ahead;

static void
prepare_cb (gpointer data,
            gpointer user_data)
{
  g_autofree char *path = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanPhotoCopy) copy = suyuan_photo_copy_load (path, &error);

  if (copy == NULL)
    g_debug ("%s", error->message);
  g_mutex_lock (&ahead.lock);
  if (--ahead.n_waiting == 0)
    g_cond_broadcast (&ahead.settled);
  g_mutex_unlock (&ahead.lock);
}

/**
 * suyuan_photo_copy_prepare:
 * @path: a picture that was taken in
 *
 * Makes its copy in the background, so that the first print finds it. Comes back at once; any thread. What cannot be
 * made now is told when it is printed.
 */
void
suyuan_photo_copy_prepare (const char *path)
{
  g_mutex_lock (&ahead.lock);
  if (ahead.pool == NULL)
    ahead.pool = g_thread_pool_new (prepare_cb, NULL, 1, FALSE, NULL);
  ahead.n_waiting++;
  g_thread_pool_push (ahead.pool, g_strdup (path), NULL);
  g_mutex_unlock (&ahead.lock);
}

/**
 * suyuan_photo_copy_settle:
 *
 * Waits for the copies that were asked for: a program that ends takes those along that are not made.
 */
void
suyuan_photo_copy_settle (void)
{
  g_mutex_lock (&ahead.lock);
  while (ahead.n_waiting > 0)
    g_cond_wait (&ahead.settled, &ahead.lock);
  g_mutex_unlock (&ahead.lock);
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
