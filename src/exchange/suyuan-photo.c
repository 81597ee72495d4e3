/* suyuan-photo.c: what a picture file says about when, where and with what it was taken
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-exchange"

#include "suyuan-photo.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "suyuan-fingerprint.h"
#include "suyuan-gexiv2.h"
#include "suyuan-open.h"

#define ASSUMED_ZONE "+08:00" /* cameras that name no zone run on the clock of China */

static char *
get_tag (GExiv2Metadata *metadata,
         const char     *tag)
{
  g_autofree char *text = suyuan_gexiv2.gexiv2_metadata_try_get_tag_string (metadata, tag, NULL);
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;

  if (valid == NULL)
    return NULL;
  g_strstrip (valid);

  return *valid != '\0' ? g_steal_pointer (&valid) : NULL;
}

/* "43/1 28/1 2814/100", or fewer of them; nothing is divided by zero. */
static guint
parse_fractions (const char *text,
                 double      numbers[3])
{
  guint n = 0;

  while (text != NULL && n < 3)
    {
      long above, below;
      int  length;

      if (sscanf (text, "%ld/%ld%n", &above, &below, &length) != 2 || below == 0)
        break;
      numbers[n++] = (double) above / below;
      text += length;
      text += strspn (text, " ");
    }

  return n;
}

/* Degrees of one axis. A camera that omits the hemisphere has not said where it was: the same numbers
 * stand for two or four places (a thermal camera in California came out in China). */
static gboolean
read_axis (GExiv2Metadata *metadata,
           const char     *tag,
           const char     *hemispheres,
           double          limit,
           double         *degrees)
{
  g_autofree char *reference_tag = g_strconcat (tag, "Ref", NULL);
  g_autofree char *reference = get_tag (metadata, reference_tag);
  g_autofree char *text = get_tag (metadata, tag);
  double           parts[3] = { 0 };

  if (reference == NULL || strlen (reference) != 1 || strchr (hemispheres, *reference) == NULL)
    return FALSE;
  if (parse_fractions (text, parts) == 0)
    return FALSE;

  *degrees = parts[0] + parts[1] / 60 + parts[2] / 3600;
  if (*degrees < 0 || *degrees > limit)
    return FALSE;
  if (*reference == hemispheres[1])
    *degrees = -*degrees;

  return TRUE;
}

/* Nought by nought is what software writes that has no position. */
static void
read_position (SuyuanPhoto    *self,
               GExiv2Metadata *metadata)
{
  double lon, lat;

  if (!read_axis (metadata, "Exif.GPSInfo.GPSLongitude", "EW", 180, &lon) ||
      !read_axis (metadata, "Exif.GPSInfo.GPSLatitude", "NS", 90, &lat) ||
      (lon == 0 && lat == 0))
    return;

  self->has_position = TRUE;
  self->position.lon = lround (lon * SUYUAN_DEGREE);
  self->position.lat = lround (lat * SUYUAN_DEGREE);
}

static void
read_bearing (SuyuanPhoto    *self,
              GExiv2Metadata *metadata)
{
  g_autofree char *text = get_tag (metadata, "Exif.GPSInfo.GPSImgDirection");
  double           numbers[3];

  self->has_bearing = parse_fractions (text, numbers) > 0 && numbers[0] >= 0 && numbers[0] <= 360;
  if (self->has_bearing)
    self->bearing = numbers[0] == 360 ? 0 : numbers[0];
}

static gboolean
parse_zone (const char *text,
            GTimeZone **zone)
{
  *zone = text != NULL && (*text == '+' || *text == '-') ? g_time_zone_new_identifier (text) : NULL;

  return *zone != NULL;
}

static guint
parse_milliseconds (const char *text)
{
  guint scale = 100, milliseconds = 0;

  for (const char *p = text; p != NULL && g_ascii_isdigit (*p) && scale > 0; p++, scale /= 10)
    milliseconds += (*p - '0') * scale;

  return milliseconds;
}

/* @kind: "Original" or "Digitized". When the file was last changed does not count. */
static gboolean
read_time (SuyuanPhoto    *self,
           GExiv2Metadata *metadata,
           const char     *kind)
{
  g_autofree char *time_tag = g_strconcat ("Exif.Photo.DateTime", kind, NULL);
  g_autofree char *zone_tag = g_strconcat ("Exif.Photo.OffsetTime", kind, NULL);
  g_autofree char *part_tag = g_strconcat ("Exif.Photo.SubSecTime", kind, NULL);
  g_autofree char *text = get_tag (metadata, time_tag);
  g_autofree char *zone_text = get_tag (metadata, zone_tag);
  g_autofree char *part = get_tag (metadata, part_tag);
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GDateTime) taken = NULL;
  int year, month, day, hour, minute, second;

  if (text == NULL || sscanf (text, "%4d%*[:-]%2d%*[:-]%2d%*[ T]%2d:%2d:%2d", &year, &month, &day, &hour, &minute, &second) != 6)
    return FALSE;
  self->zone_assumed = !parse_zone (zone_text, &zone);
  if (self->zone_assumed)
    zone = g_time_zone_new_identifier (ASSUMED_ZONE);
  taken = g_date_time_new (zone, year, month, day, hour, minute, second);
  if (taken == NULL)
    return FALSE;

  self->has_taken = TRUE;
  self->taken_ms = g_date_time_to_unix (taken) * 1000 + parse_milliseconds (part);
  self->taken_zone = g_date_time_format (taken, "%:z");

  return TRUE;
}

static void
read_camera (SuyuanPhoto    *self,
             GExiv2Metadata *metadata)
{
  g_autofree char *make = get_tag (metadata, "Exif.Image.Make");
  g_autofree char *model = get_tag (metadata, "Exif.Image.Model");

  if (make != NULL && model != NULL && g_ascii_strncasecmp (model, make, strcspn (make, " ")) != 0)
    self->camera = g_strdup_printf ("%s %s", make, model);
  else if (model != NULL)
    self->camera = g_steal_pointer (&model);
  else
    self->camera = g_steal_pointer (&make);
}

static int
get_orientation (GExiv2Metadata *metadata)
{
  g_autofree char *text = get_tag (metadata, "Exif.Image.Orientation");
  guint64          orientation = 1;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 1, 8, &orientation, NULL))
    return 1;

  return orientation;
}

static GExiv2Metadata *
open_metadata (const char *path)
{
  g_autoptr (GExiv2Metadata) metadata = suyuan_gexiv2.gexiv2_metadata_new ();

  return suyuan_gexiv2.gexiv2_metadata_open_path (metadata, path, NULL) ? g_steal_pointer (&metadata) : NULL;
}

static int
read_metadata (SuyuanPhoto    *self,
               GExiv2Metadata *metadata)
{
  self->content_type = g_strdup (suyuan_gexiv2.gexiv2_metadata_get_mime_type (metadata));
  self->width = suyuan_gexiv2.gexiv2_metadata_get_pixel_width (metadata);
  self->height = suyuan_gexiv2.gexiv2_metadata_get_pixel_height (metadata);
  if (!read_time (self, metadata, "Original"))
    read_time (self, metadata, "Digitized");
  read_position (self, metadata);
  read_bearing (self, metadata);
  read_camera (self, metadata);

  return get_orientation (metadata);
}

/* The decoder's word on type and size counts where it knows the file. HEIC is decoded upright. */
static void
read_picture (SuyuanPhoto *self,
              const char  *path,
              int          orientation)
{
  int              width, height;
  GdkPixbufFormat *format = gdk_pixbuf_get_file_info (path, &width, &height);
  g_auto (GStrv) types = format != NULL ? gdk_pixbuf_format_get_mime_types (format) : NULL;

  if (format == NULL)
    return;
  if (types != NULL && types[0] != NULL)
    {
      g_free (self->content_type);
      self->content_type = g_strdup (types[0]);
    }
  if (self->content_type != NULL && strstr (self->content_type, "hei") != NULL)
    orientation = 1;

  self->width = orientation < 5 ? width : height;
  self->height = orientation < 5 ? height : width;
  self->fingerprint = suyuan_fingerprint_read (path, orientation, NULL);
}

static gboolean
check_file (const char *path,
            GError    **error)
{
  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return TRUE;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    g_set_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_NOT_A_FILE, _ ("%s is not a file; name one of the files in it"), path);
  else
    g_set_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_NOT_FOUND, _ ("%s: there is no such file"), path);

  return FALSE;
}

/**
 * suyuan_photo_read:
 * @path: a picture: JPEG, PNG, HEIC, …
 *
 * Reads EXIF (time, place, bearing, camera) and the fingerprint of the picture. Time without a zone is read in
 * UTC+08:00 and flagged. What is missing, damaged or ambiguous is left out. Decodes the picture: 0.1 s for
 * 12 megapixels; any thread.
 *
 * Returns: (transfer full): what is known, or %NULL with %SUYUAN_EXCHANGE_ERROR_FORMAT when @path is no picture
 */
SuyuanPhoto *
suyuan_photo_read (const char *path,
                   GError    **error)
{
  g_autoptr (SuyuanPhoto) self = g_new0 (SuyuanPhoto, 1);
  g_autoptr (GExiv2Metadata) metadata = NULL;
  int orientation = 1;

  if (!check_file (path, error) || !suyuan_gexiv2_load (error))
    return NULL;

  metadata = open_metadata (path);
  if (metadata != NULL)
    orientation = read_metadata (self, metadata);
  if (orientation >= 5)
    {
      int width = self->width;

      self->width = self->height;
      self->height = width;
    }
  read_picture (self, path, orientation);

  if (self->content_type == NULL || !g_str_has_prefix (self->content_type, "image/") || self->width <= 0)
    {
      g_set_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_FORMAT,
                   _ ("%s is no picture that can be read, or a damaged one; copy it again from the camera"), path);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * suyuan_photo_free:
 * @self: (nullable):
 */
void
suyuan_photo_free (SuyuanPhoto *self)
{
  if (self == NULL)
    return;

  g_free (self->content_type);
  g_free (self->taken_zone);
  g_free (self->camera);
  g_free (self->fingerprint);
  g_free (self);
}
