/* Photographs in print size: made once, found again, upright, white where transparent, never more on a
 * shelf than it holds, and nothing that nobody uses.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-derived.h"
#include "suyuan-photo-copy.h"
#include "suyuan-picture.h"
#include "tree.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>
#include <utime.h>

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

/* Each test its own picture, for copies outlive tests in the cache that they share. */
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
  tree_remove (f->folder);
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

/* Where the copy of a picture is kept once it is made. */
static char *
kept_path_of (const char *path)
{
  g_autofree char *name = suyuan_derived_sum (path, "photo 1 720 85");
  SuyuanPhotoCopy  copy = { .name = name };

  return kept_path (&copy);
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

/* What is taken in is made ready before it is printed, each once, whatever cannot be read among it; the print takes the
 * copy that was made, from wherever it is called. */
static void
test_made_ahead (Fixture      *f,
                 gconstpointer data)
{
  g_autofree char *second = g_build_filename (f->folder, "second.png", NULL), *broken = g_build_filename (f->folder, "broken.jpg", NULL);
  g_autofree char *here = g_get_current_dir (), *kept = NULL;
  g_autoptr (SuyuanPhotoCopy) copy = NULL;
  g_autoptr (SuyuanPhotoCopy) beside = NULL;

  suyuan_photo_copy_settle (); /* nothing to wait for */
  write_picture (second, "png", 900, 1200, FALSE, 0x306090ff);
  g_assert_true (g_file_set_contents (broken, "no picture", -1, NULL));
  suyuan_photo_copy_prepare (f->path);
  suyuan_photo_copy_prepare (broken);
  suyuan_photo_copy_prepare (second);
  suyuan_photo_copy_prepare (f->path);
  suyuan_photo_copy_settle ();

  kept = kept_path_of (f->path);
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
  write_picture (kept, "jpeg", 300, 400, FALSE, 0xff0000ff); /* known again by its size */
  copy = load (f->path);
  g_assert_cmpint (copy->width, ==, 300);
  g_assert_cmpint (g_chdir (f->folder), ==, 0);
  beside = load ("photo.jpg");
  g_assert_cmpstr (beside->name, ==, copy->name);
  g_assert_cmpint (g_chdir (here), ==, 0);
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

/* Its head says the size still, and a loader would show the upper half of it. */
static void
test_cut_short (Fixture      *f,
                gconstpointer data)
{
  g_autoptr (SuyuanPhotoCopy) first = load (f->path);
  g_autoptr (SuyuanPhotoCopy) second = NULL;
  g_autofree char *kept = kept_path (first);
  gsize            length;
  const char      *jpeg = g_bytes_get_data (first->jpeg, &length);

  g_assert_true (g_file_set_contents (kept, jpeg, length - 40, NULL));
  second = load (f->path);
  g_assert_true (g_bytes_equal (second->jpeg, first->jpeg));
}

/* As a camera held upright writes it: its left is what was above. */
static void
test_upright (Fixture      *f,
              gconstpointer data)
{
  static const guint8 tag[] = "\xff\xe1\x00\x22"
                              "Exif\0\0"
                              "MM\0*\0\0\0\x08"
                              "\0\1"
                              "\x01\x12\0\3\0\0\0\1\0\6\0\0"
                              "\0\0\0";
  g_autoptr (GdkPixbuf) stored = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 1600, 1200), upright = NULL;
  g_autoptr (GdkPixbuf) right = gdk_pixbuf_new_subpixbuf (stored, 800, 0, 800, 1200);
  g_autoptr (SuyuanPhotoCopy) copy = NULL;
  g_autoptr (GByteArray) tagged = g_byte_array_new ();
  g_autofree char *jpeg = NULL;
  const guint8    *top, *bottom;
  gsize            length;

  gdk_pixbuf_fill (stored, 0xff0000ff);
  gdk_pixbuf_fill (right, 0x0000ffff);
  g_assert_true (gdk_pixbuf_save_to_buffer (stored, &jpeg, &length, "jpeg", NULL, NULL));
  g_byte_array_append (tagged, (const guint8 *) jpeg, 2);
  g_byte_array_append (tagged, tag, sizeof tag);
  g_byte_array_append (tagged, (const guint8 *) jpeg + 2, length - 2);
  g_assert_true (g_file_set_contents (f->path, (const char *) tagged->data, tagged->len, NULL));

  copy = load (f->path);
  upright = decode (copy);
  g_assert_cmpint (copy->width, ==, 540);
  g_assert_cmpint (copy->height, ==, 720);
  top = gdk_pixbuf_read_pixels (upright);
  bottom = top + (gsize) 719 * gdk_pixbuf_get_rowstride (upright);
  g_assert_cmpuint (top[0], >, 240);
  g_assert_cmpuint (top[2], <, 15);
  g_assert_cmpuint (bottom[0], <, 15);
  g_assert_cmpuint (bottom[2], >, 240);
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

static char *
fill_shelf (const char *shelf,
            guint       n)
{
  char *name = g_strdup_printf ("%s/filler-%u.jpg", shelf, n);

  g_assert_true (g_file_set_contents (name, "x", -1, NULL));
  return name;
}

static void
age (const char *path,
     guint       days)
{
  struct utimbuf then = { time (NULL) - days * 24 * 60 * 60, time (NULL) - days * 24 * 60 * 60 };

  g_assert_cmpint (g_utime (path, &then), ==, 0);
}

/* However many there are, among them those of a version that let more on it: one copy more brings it back. */
static void
test_a_shelf_is_bounded (Fixture      *f,
                         gconstpointer data)
{
  g_autoptr (SuyuanPhotoCopy) first = load (f->path);
  g_autoptr (SuyuanPhotoCopy) again = NULL;
  g_autofree char *kept = kept_path (first);
  g_autofree char *shelf = g_path_get_dirname (kept);

  for (guint i = 0; i < 130; i++)
    {
      g_autofree char *name = fill_shelf (shelf, i);

      if (i < 60)
        age (name, 5);
    }
  g_remove (kept);
  again = load (f->path);
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_files (shelf), ==, 100);
  for (guint i = 0; i < 130; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s/filler-%u.jpg", shelf, i);

      if (i >= 60)
        g_assert_true (g_file_test (name, G_FILE_TEST_EXISTS));
      g_remove (name);
    }
}

/* What nobody used for a season goes when something comes to its shelf; what is used stays, however old it is. */
static void
test_unused_ones_go (Fixture      *f,
                     gconstpointer data)
{
  g_autoptr (SuyuanPhotoCopy) first = load (f->path);
  g_autoptr (SuyuanPhotoCopy) used = NULL;
  g_autoptr (SuyuanPhotoCopy) again = NULL;
  g_autofree char *kept = kept_path (first);
  g_autofree char *shelf = g_path_get_dirname (kept);
  g_autofree char *old = fill_shelf (shelf, 0), *recent = fill_shelf (shelf, 1);
  GStatBuf         info;

  age (old, 91);
  age (recent, 89);
  age (kept, 200);
  used = load (f->path);
  g_assert_cmpint (g_stat (kept, &info), ==, 0);
  g_assert_cmpint (info.st_mtime, >, time (NULL) - 60 * 60);
  g_remove (kept);
  again = load (f->path);
  g_assert_false (g_file_test (old, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (recent, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
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

/* The copies of fonts, which take seconds, are those that all tests share. */
static void
share_fonts (const char *cache)
{
  g_autofree char *shared = g_build_filename (g_getenv ("XDG_CACHE_HOME") != NULL ? g_getenv ("XDG_CACHE_HOME") : cache, "suyuan", "fonts", NULL);
  g_autofree char *folder = g_build_filename (cache, "suyuan", NULL);
  g_autofree char *link = g_build_filename (folder, "fonts", NULL);

  g_mkdir_with_parents (shared, 0700);
  g_mkdir_with_parents (folder, 0700);
  if (!g_file_test (link, G_FILE_TEST_EXISTS))
    g_assert_cmpint (symlink (shared, link), ==, 0);
}

/* A cache of its own: the shelves are counted, and other tests put their copies on them at the same time. */
int
main (int    argc,
      char **argv)
{
  g_autofree char *cache = g_dir_make_tmp ("suyuan-photo-cache-XXXXXX", NULL);
  int              failed;

  share_fonts (cache);
  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  g_test_init (&argc, &argv, NULL);
  add ("/report/photo-copy/made-once", test_made_once);
  add ("/report/photo-copy/made-ahead", test_made_ahead);
  add ("/report/photo-copy/cut-short", test_cut_short);
  add ("/report/photo-copy/upright", test_upright);
  add ("/report/photo-copy/another", test_another_photo_in_its_place);
  add ("/report/photo-copy/transparent", test_transparent_is_white);
  add ("/report/photo-copy/named", test_what_cannot_be_read_is_named);
  add ("/report/photo-copy/bounded", test_a_shelf_is_bounded);
  add ("/report/photo-copy/unused", test_unused_ones_go);
  add ("/report/photo-copy/embedded-once", test_embedded_once);
  add ("/report/photo-copy/without-a-cache", test_without_a_cache);
  failed = g_test_run ();
  tree_remove (cache);
  return failed;
}
