/* Photographs in print size: made once, found again, upright, white where transparent, never more on a shelf than it holds.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-derived.h"
#include "suyuan-photo-copy.h"
#include "suyuan-picture.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder, *path;
} Fixture;

static void
write_picture (const char *path,
               const char *type,
               int         width,
               int         height,
               gboolean    alpha,
               guint32     rgba)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, alpha, 8, width, height);
  g_autoptr (GError) error = NULL;

  gdk_pixbuf_fill (pixbuf, rgba);
  gdk_pixbuf_save (pixbuf, path, type, &error, NULL);
  g_assert_no_error (error);
}

/* Each test its own picture, for copies outlive tests. */
static void
set_up (Fixture      *f,
        gconstpointer data)
{
  f->folder = g_dir_make_tmp ("suyuan-photo-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "photo.jpg", NULL);
  write_picture (f->path, "jpeg", 1600, 1200, FALSE, 0x306090ff);
}

static void
tear_down (Fixture      *f,
           gconstpointer data)
{
  g_autoptr (GDir) files = g_dir_open (f->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_remove (path);
    }
  g_assert_cmpint (g_rmdir (f->folder), ==, 0);
  g_free (f->path);
  g_free (f->folder);
}

static SuyuanPhotoCopy *
load (const char *path)
{
  g_autoptr (GError) error = NULL;
  SuyuanPhotoCopy *copy = suyuan_photo_copy_load (path, &error);

  g_assert_no_error (error);
  return copy;
}

static char *
kept_path (const SuyuanPhotoCopy *copy)
{
  g_autofree char *folder = suyuan_derived_folder ("photos");

  return g_strdup_printf ("%s/%.2s/%s.jpg", folder, copy->name, copy->name);
}

static GdkPixbuf *
decode (const SuyuanPhotoCopy *copy)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (copy->jpeg);
  GdkPixbuf *pixbuf = gdk_pixbuf_new_from_stream (stream, NULL, NULL);

  g_assert_nonnull (pixbuf);
  g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), ==, copy->width);
  g_assert_cmpint (gdk_pixbuf_get_height (pixbuf), ==, copy->height);
  return pixbuf;
}

static void
test_made_once (Fixture      *f,
                gconstpointer data)
{
  g_autoptr (SuyuanPhotoCopy) first = load (f->path);
  g_autoptr (SuyuanPhotoCopy) second = NULL;
  g_autoptr (SuyuanPhotoCopy) third = NULL;
  g_autofree char *kept = kept_path (first);

  g_assert_cmpint (first->width, ==, 720);
  g_assert_cmpint (first->height, ==, 540);
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));

  /* What is kept is what is used: another picture in its place comes back. */
  write_picture (kept, "jpeg", 300, 400, FALSE, 0xff0000ff);
  second = load (f->path);
  g_assert_cmpstr (second->name, ==, first->name);
  g_assert_cmpint (second->width, ==, 300);

  /* A damaged one is made anew. */
  g_assert_true (g_file_set_contents (kept, "no picture", -1, NULL));
  third = load (f->path);
  g_assert_cmpint (third->width, ==, 720);
  g_assert_true (g_bytes_equal (third->jpeg, first->jpeg));
}

static void
test_another_photo_in_its_place (Fixture      *f,
                                 gconstpointer data)
{
  g_autoptr (SuyuanPhotoCopy) first = load (f->path);
  g_autoptr (SuyuanPhotoCopy) second = NULL;

  write_picture (f->path, "jpeg", 600, 1200, FALSE, 0x20c020ff);
  second = load (f->path);
  g_assert_cmpstr (second->name, !=, first->name);
  g_assert_cmpint (second->width, ==, 360);
  g_assert_cmpint (second->height, ==, 720);
}

static void
test_transparent_is_white (Fixture      *f,
                           gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "drawing.png", NULL);
  g_autoptr (SuyuanPhotoCopy) copy = NULL;
  g_autoptr (GdkPixbuf) pixbuf = NULL;

  write_picture (path, "png", 900, 900, TRUE, 0x00000000);
  copy = load (path);
  pixbuf = decode (copy);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (gdk_pixbuf_read_pixels (pixbuf)[i], >, 250);
}

static void
test_what_cannot_be_read_is_named (Fixture      *f,
                                   gconstpointer data)
{
  g_autofree char *broken = g_build_filename (f->folder, "broken.jpg", NULL);
  const char      *paths[] = { "/nowhere/photo.jpg", broken };

  g_assert_true (g_file_set_contents (broken, "no picture", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (suyuan_photo_copy_load (paths[i], &error));
      g_assert_nonnull (strstr (error->message, i == 0 ? "/nowhere/photo.jpg" : "broken.jpg"));
    }
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (files) != NULL)
    n++;
  return n;
}

static void
test_a_shelf_is_bounded (Fixture      *f,
                         gconstpointer data)
{
  g_autofree char *kept = NULL;
  g_autofree char *shelf = NULL;
  g_autoptr (SuyuanPhotoCopy) first = load (f->path);
  g_autoptr (SuyuanPhotoCopy) again = NULL;

  kept = kept_path (first);
  shelf = g_path_get_dirname (kept);
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s/filler-%u.jpg", shelf, i);

      g_assert_true (g_file_set_contents (name, "x", -1, NULL));
    }
  g_remove (kept);
  again = load (f->path);
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_files (shelf), <=, 100);
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s/filler-%u.jpg", shelf, i);

      g_remove (name);
    }
}

/* The same photograph in two places is in the file once. */
static void
test_embedded_once (Fixture      *f,
                    gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "page.pdf", NULL);
  g_autoptr (SuyuanPaper) paper = suyuan_paper_new (path, 1);
  g_autoptr (SuyuanPhotoCopy) copy = load (f->path);
  g_autoptr (GError) error = NULL;
  SuyuanBox small = { 50, 50, 100, 100 }, large = { 50, 200, 250, 150 };
  GStatBuf  info;

  suyuan_paper_picture (paper, &small, f->path, &error);
  suyuan_paper_picture (paper, &large, f->path, &error);
  suyuan_paper_finish (paper, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpuint (info.st_size, >, g_bytes_get_size (copy->jpeg));
  g_assert_cmpuint (info.st_size, <, 2 * g_bytes_get_size (copy->jpeg));
}

static void
test_without_a_cache (Fixture      *f,
                      gconstpointer data)
{
  g_autoptr (SuyuanPhotoCopy) copy = NULL;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  g_setenv ("XDG_CACHE_HOME", "/proc/nowhere", TRUE);
  copy = load (f->path);
  g_assert_cmpint (copy->width, ==, 720);
}

#define add(path, func) g_test_add ((path), Fixture, NULL, set_up, (func), tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/report/photo-copy/made-once", test_made_once);
  add ("/report/photo-copy/another", test_another_photo_in_its_place);
  add ("/report/photo-copy/transparent", test_transparent_is_white);
  add ("/report/photo-copy/named", test_what_cannot_be_read_is_named);
  add ("/report/photo-copy/bounded", test_a_shelf_is_bounded);
  add ("/report/photo-copy/embedded-once", test_embedded_once);
  add ("/report/photo-copy/without-a-cache", test_without_a_cache);
  return g_test_run ();
}
