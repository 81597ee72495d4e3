/* test-photo.c: pictures with good, poor and lying EXIF
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gexiv2/gexiv2.h>
#include <glib/gstdio.h>
#include <string.h>

#include "collect.h"
#include "suyuan-fingerprint.h"
#include "suyuan-photo.h"

/* Light and dark in a pattern that no turn or mirror leaves alone. */
static GdkPixbuf *
draw (int width,
      int height,
      int seed)
{
  GdkPixbuf *picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  guint8    *pixels = gdk_pixbuf_get_pixels (picture);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint8 cells[12][12];

  for (guint i = 0; i < 144; i++)
    cells[i / 12][i % 12] = g_rand_int_range (rand, 0, 256);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      memset (pixels + y * gdk_pixbuf_get_rowstride (picture) + x * 3, cells[y * 12 / height][x * 12 / width], 3);

  return picture;
}

static char *
save (GdkPixbuf  *picture,
      const char *type)
{
  g_autofree char *name = g_strdup_printf ("suyuan-XXXXXX.%s", type);
  g_autoptr (GError) error = NULL;
  char *path = NULL;
  int   fd = g_file_open_tmp (name, &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  gdk_pixbuf_save (picture, path, type, &error, NULL);
  g_assert_no_error (error);

  return path;
}

/* A picture with tags: "Photo.DateTimeOriginal=2026:05:07 10:11:12", … */
static SuyuanPhoto *
read_with (const char *const *tags)
{
  g_autoptr (GdkPixbuf) picture = draw (240, 160, 1);
  g_autofree char *path = save (picture, "jpeg");
  g_autoptr (GExiv2Metadata) metadata = gexiv2_metadata_new ();
  g_autoptr (GError) error = NULL;
  SuyuanPhoto *photo;

  g_assert_true (gexiv2_metadata_open_path (metadata, path, NULL));
  for (; *tags != NULL; tags++)
    {
      g_auto (GStrv) parts = g_strsplit (*tags, "=", 2);
      g_autofree char *tag = g_strconcat ("Exif.", parts[0], NULL);

      gexiv2_metadata_try_set_tag_string (metadata, tag, parts[1], &error);
      g_assert_no_error (error);
    }
  g_assert_true (gexiv2_metadata_save_file (metadata, path, NULL));
  photo = suyuan_photo_read (path, &error);
  g_assert_no_error (error);
  g_unlink (path);

  return photo;
}

#define READ_WITH(...) read_with ((const char *const[]){ __VA_ARGS__, NULL })

static void
test_full (void)
{
  g_autoptr (SuyuanPhoto) photo = READ_WITH ("Image.Make=HUAWEI", "Image.Model=P60", "Photo.DateTimeOriginal=2026:05:07 10:11:12",
                                             "Photo.OffsetTimeOriginal=+09:00", "Photo.SubSecTimeOriginal=25",
                                             "GPSInfo.GPSLatitude=30/1 30/1 1800/100", "GPSInfo.GPSLatitudeRef=N",
                                             "GPSInfo.GPSLongitude=114/1 15/1 0/1", "GPSInfo.GPSLongitudeRef=E",
                                             "GPSInfo.GPSImgDirection=27050/100");

  g_assert_cmpstr (photo->content_type, ==, "image/jpeg");
  g_assert_cmpint (photo->width, ==, 240);
  g_assert_cmpint (photo->height, ==, 160);
  g_assert_cmpstr (photo->camera, ==, "HUAWEI P60");
  g_assert_true (photo->has_taken);
  g_assert_false (photo->zone_assumed);
  g_assert_cmpstr (photo->taken_zone, ==, "+09:00");
  g_assert_cmpint (photo->taken_ms, ==, G_GINT64_CONSTANT (1778116272250));
  g_assert_true (photo->has_position);
  g_assert_cmpint (photo->position.lat, ==, 305050000);
  g_assert_cmpint (photo->position.lon, ==, 1142500000);
  g_assert_true (photo->has_bearing);
  g_assert_cmpfloat (photo->bearing, ==, 270.5);
  g_assert_cmpuint (strlen (photo->fingerprint), ==, 16);
}

static void
test_bare (void)
{
  g_autoptr (GdkPixbuf) picture = draw (30, 40, 1);
  static const char *const types[] = { "jpeg", "png" };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *path = save (picture, types[i]);
      g_autofree char *type = g_strconcat ("image/", types[i], NULL);
      g_autoptr (SuyuanPhoto) photo = suyuan_photo_read (path, NULL);

      g_unlink (path);
      g_assert_nonnull (photo);
      g_assert_cmpstr (photo->content_type, ==, type);
      g_assert_cmpint (photo->width, ==, 30);
      g_assert_cmpint (photo->height, ==, 40);
      g_assert_false (photo->has_taken || photo->has_position || photo->has_bearing);
      g_assert_null (photo->taken_zone);
      g_assert_null (photo->camera);
      g_assert_nonnull (photo->fingerprint);
    }
}

static void
test_time (void)
{
  g_autoptr (SuyuanPhoto) plain = READ_WITH ("Photo.DateTimeOriginal=2026:05:07 10:11:12");
  g_autoptr (SuyuanPhoto) digitized = READ_WITH ("Photo.DateTimeDigitized=2026:05:07 10:11:12");
  g_autoptr (SuyuanPhoto) changed = READ_WITH ("Image.DateTime=2026:05:07 10:11:12");
  g_autoptr (SuyuanPhoto) blank = READ_WITH ("Photo.DateTimeOriginal=    :  :     :  :  ");
  g_autoptr (SuyuanPhoto) zero = READ_WITH ("Photo.DateTimeOriginal=0000:00:00 00:00:00");
  g_autoptr (SuyuanPhoto) nonsense = READ_WITH ("Photo.DateTimeOriginal=2026:13:41 10:11:12");
  g_autoptr (SuyuanPhoto) bad_zone = READ_WITH ("Photo.DateTimeOriginal=2026:05:07 10:11:12", "Photo.OffsetTimeOriginal=local");

  g_assert_true (plain->has_taken && plain->zone_assumed);
  g_assert_cmpstr (plain->taken_zone, ==, "+08:00");
  g_assert_cmpint (plain->taken_ms, ==, G_GINT64_CONSTANT (1778119872000));
  g_assert_true (digitized->has_taken);
  g_assert_cmpint (digitized->taken_ms, ==, plain->taken_ms);
  g_assert_false (changed->has_taken);
  g_assert_false (blank->has_taken);
  g_assert_false (zero->has_taken);
  g_assert_false (nonsense->has_taken);
  g_assert_true (bad_zone->zone_assumed);
  g_assert_cmpint (bad_zone->taken_ms, ==, plain->taken_ms);
}

/* A place is never made up. */
static void
test_position (void)
{
  const char *const lat = "GPSInfo.GPSLatitude=34/1 30/1 0/1", *const lon = "GPSInfo.GPSLongitude=118/1 15/1 0/1";
  g_autoptr (SuyuanPhoto) no_reference = READ_WITH (lat, "GPSInfo.GPSLatitudeRef=N", lon);
  g_autoptr (SuyuanPhoto) no_longitude = READ_WITH (lat, "GPSInfo.GPSLatitudeRef=N", "GPSInfo.GPSLongitudeRef=E");
  g_autoptr (SuyuanPhoto) wrong_reference = READ_WITH (lat, "GPSInfo.GPSLatitudeRef=E", lon, "GPSInfo.GPSLongitudeRef=N");
  g_autoptr (SuyuanPhoto) west = READ_WITH (lat, "GPSInfo.GPSLatitudeRef=S", lon, "GPSInfo.GPSLongitudeRef=W");
  g_autoptr (SuyuanPhoto) nought = READ_WITH ("GPSInfo.GPSLatitude=0/1 0/1 0/1", "GPSInfo.GPSLatitudeRef=N",
                                              "GPSInfo.GPSLongitude=0/1 0/1 0/1", "GPSInfo.GPSLongitudeRef=E");
  g_autoptr (SuyuanPhoto) undefined = READ_WITH ("GPSInfo.GPSLatitude=0/0 0/0 0/0", "GPSInfo.GPSLatitudeRef=N",
                                                 "GPSInfo.GPSLongitude=0/0 0/0 0/0", "GPSInfo.GPSLongitudeRef=E");
  g_autoptr (SuyuanPhoto) beyond = READ_WITH ("GPSInfo.GPSLatitude=91/1 0/1 0/1", "GPSInfo.GPSLatitudeRef=N", lon,
                                              "GPSInfo.GPSLongitudeRef=E");
  g_autoptr (SuyuanPhoto) version_only = READ_WITH ("GPSInfo.GPSVersionID=2 3 0 0", "GPSInfo.GPSImgDirection=1/0");

  g_assert_false (no_reference->has_position);
  g_assert_false (no_longitude->has_position);
  g_assert_false (wrong_reference->has_position);
  g_assert_true (west->has_position);
  g_assert_cmpint (west->position.lat, ==, -345000000);
  g_assert_cmpint (west->position.lon, ==, -1182500000);
  g_assert_false (nought->has_position);
  g_assert_false (undefined->has_position);
  g_assert_false (beyond->has_position);
  g_assert_false (version_only->has_position || version_only->has_bearing);
}

static void
test_camera (void)
{
  g_autoptr (SuyuanPhoto) twice = READ_WITH ("Image.Make=Canon", "Image.Model=Canon EOS 90D");
  g_autoptr (SuyuanPhoto) make = READ_WITH ("Image.Make=DJI");
  g_autoptr (SuyuanPhoto) blank = READ_WITH ("Image.Make=   ", "Image.Model= ");

  g_assert_cmpstr (twice->camera, ==, "Canon EOS 90D");
  g_assert_cmpstr (make->camera, ==, "DJI");
  g_assert_null (blank->camera);
}

/* Stored in any of the eight ways, the picture to be seen is one and the same. */
static void
test_orientation (void)
{
  static const int back[] = { 1, 1, 2, 3, 4, 5, 8, 7, 6 }; /* the turn that undoes each */
  g_autoptr (GdkPixbuf) upright = draw (320, 240, 3);
  g_autofree char *first = NULL;

  for (int orientation = 1; orientation <= 8; orientation++)
    {
      g_autoptr (GdkPixbuf) stored = suyuan_fingerprint_turn_upright (upright, back[orientation]);
      g_autofree char *path = save (stored, "jpeg");
      g_autofree char *value = g_strdup_printf ("%d", orientation);
      g_autoptr (GExiv2Metadata) metadata = gexiv2_metadata_new ();
      g_autoptr (SuyuanPhoto) photo = NULL;

      g_assert_true (gexiv2_metadata_open_path (metadata, path, NULL));
      g_assert_true (gexiv2_metadata_try_set_tag_string (metadata, "Exif.Image.Orientation", value, NULL));
      g_assert_true (gexiv2_metadata_save_file (metadata, path, NULL));
      photo = suyuan_photo_read (path, NULL);
      g_unlink (path);
      g_assert_cmpint (photo->width, ==, 320);
      g_assert_cmpint (photo->height, ==, 240);
      if (first == NULL)
        first = g_strdup (photo->fingerprint);
      g_assert_cmpuint (suyuan_fingerprint_distance (first, photo->fingerprint), <=, 2);
    }
}

static char *
fingerprint_of (GdkPixbuf  *picture,
                const char *type)
{
  g_autofree char *path = save (picture, type);
  char            *fingerprint = suyuan_fingerprint_read (path, 1, NULL);

  g_unlink (path);
  g_assert_nonnull (fingerprint);

  return fingerprint;
}

static void
test_fingerprint (void)
{
  g_autoptr (GdkPixbuf) picture = draw (640, 480, 3), other = draw (640, 480, 4);
  g_autoptr (GdkPixbuf) small = gdk_pixbuf_scale_simple (picture, 160, 120, GDK_INTERP_BILINEAR);
  g_autoptr (GdkPixbuf) mirrored = gdk_pixbuf_flip (picture, TRUE);
  g_autofree char *a = fingerprint_of (picture, "png"), *b = fingerprint_of (small, "jpeg");
  g_autofree char *c = fingerprint_of (other, "png"), *d = fingerprint_of (mirrored, "png");

  g_assert_cmpuint (suyuan_fingerprint_distance (a, a), ==, 0);
  g_assert_cmpuint (suyuan_fingerprint_distance (a, b), <=, 4);
  g_assert_cmpuint (suyuan_fingerprint_distance (a, c), >, 16);
  g_assert_cmpuint (suyuan_fingerprint_distance (a, d), >, 16);
  g_assert_cmpuint (suyuan_fingerprint_distance ("0000000000000000", "ffffffffffffffff"), ==, 64);
  g_assert_cmpuint (suyuan_fingerprint_distance ("0000000000000001", "0000000000000003"), ==, 1);
  g_assert_cmpuint (suyuan_fingerprint_distance (NULL, a), ==, 64);
  g_assert_cmpuint (suyuan_fingerprint_distance ("xyz", a), ==, 64);
}

static void
assert_refused (const char         *path,
                SuyuanExchangeError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (suyuan_photo_read (path, &error));
  g_assert_error (error, SUYUAN_EXCHANGE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, path));
}

static void
test_refused (void)
{
  g_autofree char *path = NULL;
  int              fd = g_file_open_tmp ("suyuan-XXXXXX.jpg", &path, NULL);

  g_close (fd, NULL);
  assert_refused ("/no/such.jpg", SUYUAN_EXCHANGE_ERROR_NOT_FOUND);
  assert_refused (g_get_tmp_dir (), SUYUAN_EXCHANGE_ERROR_NOT_A_FILE);
  assert_refused (path, SUYUAN_EXCHANGE_ERROR_FORMAT);
  g_assert_true (g_file_set_contents (path, "a,b\n1,2\n", -1, NULL));
  assert_refused (path, SUYUAN_EXCHANGE_ERROR_FORMAT);
  g_unlink (path);
}

/* Cut or spoilt anywhere, a picture is read or refused; a place it had may be lost but not altered. */
static void
test_damaged (void)
{
  g_autoptr (GdkPixbuf) picture = draw (240, 160, 1);
  g_autofree char *path = save (picture, "jpeg");
  g_autoptr (GExiv2Metadata) metadata = gexiv2_metadata_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  g_autofree char *bytes = NULL;
  gsize            length;

  g_assert_true (gexiv2_metadata_open_path (metadata, path, NULL));
  gexiv2_metadata_try_set_tag_string (metadata, "Exif.Photo.DateTimeOriginal", "2026:05:07 10:11:12", NULL);
  gexiv2_metadata_try_set_gps_info (metadata, 114.25, 30.5, 20, NULL);
  g_assert_true (gexiv2_metadata_save_file (metadata, path, NULL));
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (guint i = 0; i < 150; i++)
    {
      g_autofree char *damaged = g_memdup2 (bytes, length);
      gsize            kept = i % 2 == 0 ? (gsize) g_rand_int_range (rand, 1, length) : length;
      g_autoptr (SuyuanPhoto) photo = NULL;
      g_autoptr (GError) error = NULL;

      for (guint j = 0; i % 2 == 1 && j < 8; j++)
        damaged[g_rand_int_range (rand, 2, 700)] = g_rand_int_range (rand, 0, 256);
      g_assert_true (g_file_set_contents (path, damaged, kept, NULL));
      photo = suyuan_photo_read (path, &error);
      g_assert_true (photo != NULL || error->domain == SUYUAN_EXCHANGE_ERROR);
      if (photo != NULL && photo->has_position && i % 2 == 0)
        g_assert_cmpint (photo->position.lat, ==, 305000000);
    }
  g_unlink (path);
}

static void
test_walk (void)
{
  g_autofree char *folder = shared_data ("photos/exif-samples_gps");
  g_autoptr (GDir) dir = NULL;
  const char *name;
  guint       n = 0;

  if (folder == NULL)
    return;
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (SuyuanPhoto) photo = NULL;

      if (!g_str_has_suffix (name, ".jpg"))
        continue;
      photo = suyuan_photo_read (path, NULL);
      g_assert_nonnull (photo);
      g_assert_true (photo->has_position && photo->has_taken && photo->zone_assumed);
      /* Arezzo */
      g_assert_cmpfloat_with_epsilon (photo->position.lon / 1e7, 11.88, 0.02);
      g_assert_cmpfloat_with_epsilon (photo->position.lat / 1e7, 43.467, 0.02);
      g_assert_nonnull (photo->camera);
      n++;
    }
  g_assert_cmpuint (n, ==, 9);
}

static void
test_turned (void)
{
  static const char *const kinds[] = { "landscape", "portrait" };

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *first = NULL;

      for (guint j = 1; j <= 8; j++)
        {
          g_autofree char *name = g_strdup_printf ("photos/exif-samples_orientation/%s_%u.jpg", kinds[i], j);
          g_autofree char *path = shared_data (name);
          g_autoptr (SuyuanPhoto) photo = path != NULL ? suyuan_photo_read (path, NULL) : NULL;

          if (path == NULL)
            return;
          g_assert_nonnull (photo);
          g_assert_true (i == 0 ? photo->width > photo->height : photo->width < photo->height);
          g_assert_false (photo->has_position);
          if (first == NULL)
            first = g_strdup (photo->fingerprint);
          g_assert_cmpuint (suyuan_fingerprint_distance (first, photo->fingerprint), <=, 8);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/photo/full", test_full);
  g_test_add_func ("/photo/bare", test_bare);
  g_test_add_func ("/photo/time", test_time);
  g_test_add_func ("/photo/position", test_position);
  g_test_add_func ("/photo/camera", test_camera);
  g_test_add_func ("/photo/orientation", test_orientation);
  g_test_add_func ("/photo/fingerprint", test_fingerprint);
  g_test_add_func ("/photo/refused", test_refused);
  g_test_add_func ("/photo/damaged", test_damaged);
  g_test_add_func ("/photo/walk", test_walk);
  g_test_add_func ("/photo/turned", test_turned);

  return g_test_run ();
}
