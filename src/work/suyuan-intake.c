/* Files on their way in: what a file is, what a picture says about itself, and whether the picture has
 * been seen before.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-intake.h"

#include "suyuan-file-name.h"
#include "suyuan-evidence.h"
#include "suyuan-lookup.h"
#include "suyuan-numbering.h"
#include "suyuan-office-private.h"
#include "suyuan-photo.h"
#include "suyuan-refusal.h"
#include "suyuan-reuse.h"

#include <glib/gi18n-lib.h>

#define SNIFFED 4096 /* bytes a content type is guessed from */

/* What cameras and scanners write, known by its first bytes: a desktop's table of types may be missing. */
static const struct
{
  gsize       at;
  const char *bytes;
  gsize       length;
  const char *type;
} signatures[] = {
  { 0, "\xff\xd8\xff", 3, "image/jpeg" },
  { 0, "\x89PNG\r\n", 6, "image/png" },
  { 0, "II*\0", 4, "image/tiff" },
  { 0, "MM\0*", 4, "image/tiff" },
  { 8, "WEBP", 4, "image/webp" },
  { 4, "ftypheic", 8, "image/heic" },
  { 4, "ftypheix", 8, "image/heic" },
  { 4, "ftypmif1", 8, "image/heif" },
  { 4, "ftypqt", 6, "video/quicktime" },
  { 4, "ftyp", 4, "video/mp4" },
  { 0, "%PDF-", 5, "application/pdf" },
};

static char *
guess_by_content (const char   *path,
                  const guchar *start,
                  gsize         length)
{
  g_autofree char *type = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (signatures); i++)
    if (length >= signatures[i].at + signatures[i].length && memcmp (start + signatures[i].at, signatures[i].bytes, signatures[i].length) == 0)
      return g_strdup (signatures[i].type);

  type = g_content_type_guess (path, start, length, NULL);
  return g_content_type_get_mime_type (type);
}

static char *
guess_content_type (const char *path,
                    gint64     *size,
                    GError    **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autofree char *type = NULL;
  guchar           start[SNIFFED];
  gssize           n_read;

  if (!g_file_query_exists (file, NULL))
    {
      suyuan_refuse_as (error, SUYUAN_WORK_ERROR_NOT_FOUND, "no_file", _ ("There is no file %s: look at its name"), path);
      return NULL;
    }
  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, error);
  if (!info)
    return NULL;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      suyuan_refuse_as (error, SUYUAN_WORK_ERROR_INVALID, "not_a_file", _ ("%s is not a file; name the photos in it one by one"), path);
      return NULL;
    }
  *size = g_file_info_get_size (info);

  stream = g_file_read (file, NULL, error);
  n_read = stream ? g_input_stream_read (G_INPUT_STREAM (stream), start, sizeof start, NULL, error) : -1;
  if (n_read < 0)
    return NULL;
  if (n_read == 0)
    {
      suyuan_refuse_as (error, SUYUAN_WORK_ERROR_INVALID, "empty_file", _ ("%s is empty; copy it again from the camera or the phone"), path);
      return NULL;
    }
  return guess_by_content (path, start, n_read);
}

static const char *
medium_type_of (const char *content_type)
{
  if (g_str_has_prefix (content_type, "image/"))
    return "photo";
  if (g_str_has_prefix (content_type, "video/"))
    return "video";
  if (g_str_has_prefix (content_type, "audio/"))
    return "audio";
  if (strstr (content_type, "gpx"))
    return "track";
  return "document";
}

/* What the person called it: a kind of photo, or (a scanned sheet, a report) a kind of file. */
static gboolean
read_kind_word (SuyuanOffice *office,
                SuyuanRecord *medium,
                const char   *word,
                GError      **error)
{
  SuyuanCatalogue       *catalogue = suyuan_office_get_catalogue (office);
  const SuyuanEnumValue *value;

  if (!word)
    return TRUE;
  if ((value = suyuan_catalogue_match_value (catalogue, "photo_kind", word)))
    {
      if (g_str_equal (suyuan_record_get_text (medium, "type"), "photo"))
        suyuan_record_set_text (medium, "photo_kind", value->key);
    }
  else if ((value = suyuan_catalogue_match_value (catalogue, "medium_type", word)))
    suyuan_record_set_text (medium, "type", value->key);
  else
    suyuan_refuse_as (error, SUYUAN_WORK_ERROR_INVALID, "unknown_value",
                      _ ("“%s” is neither a kind of photo (before, after, near, far, sealed, connection, sign …) nor of file (signed_sheet, report, drawing …)"),
                      word);
  return value != NULL;
}

static void
copy_photo (const SuyuanPhoto *photo,
            SuyuanRecord      *medium)
{
  suyuan_record_set_text (medium, "content_type", photo->content_type);
  suyuan_record_set_integer (medium, "width", photo->width);
  suyuan_record_set_integer (medium, "height", photo->height);
  suyuan_record_set_text (medium, "fingerprint", photo->fingerprint);
  suyuan_record_set_text (medium, "camera", photo->camera);
  if (photo->has_taken)
    {
      suyuan_record_set_integer (medium, "taken", photo->taken_ms);
      suyuan_record_set_text (medium, "taken_zone", photo->zone_assumed ? photo->taken_zone : NULL);
    }
  if (photo->has_position)
    {
      suyuan_record_set_integer (medium, "lon", photo->position.lon);
      suyuan_record_set_integer (medium, "lat", photo->position.lat);
      suyuan_record_set_text (medium, "crs_source", "EXIF");
    }
  if (photo->has_bearing)
    suyuan_record_set_real (medium, "bearing", photo->bearing);
}

static SuyuanRecord *
describe (const SuyuanIntake *self,
          SuyuanOffice       *office,
          const char         *path,
          GError            **error)
{
  g_autoptr (SuyuanRecord) medium = NULL;
  g_autoptr (SuyuanPhoto) photo = NULL;
  g_autofree char *base = g_path_get_basename (path), *name = suyuan_file_name_dup_shown (base);
  g_autofree char *content_type = NULL;
  gint64           size, now = suyuan_office_now_ms (office);
  SuyuanUid        uid;

  content_type = guess_content_type (path, &size, error);
  if (!content_type)
    return NULL;

  suyuan_uid_init (&uid, now);
  medium = suyuan_record_new (suyuan_office_get_catalogue (office), SUYUAN_KIND_MEDIUM, &uid);
  suyuan_record_set_text (medium, "name", name);
  suyuan_record_set_text (medium, "type", medium_type_of (content_type));
  suyuan_record_set_text (medium, "content_type", content_type);
  suyuan_record_set_integer (medium, "bytes", size);
  suyuan_record_set_integer (medium, "received", now);
  suyuan_record_set_text (medium, "witnesses", self->witnesses);
  suyuan_record_set_text (medium, "subject_kind", suyuan_kind_name (self->kind));
  suyuan_record_set_ref (medium, "subject", &self->subject);
  if (!suyuan_uid_is_nil (&self->task))
    suyuan_record_set_ref (medium, "task", &self->task);

  if (g_str_has_prefix (content_type, "image/"))
    {
      photo = suyuan_photo_read (path, error);
      if (!photo)
        return NULL;
      copy_photo (photo, medium);
    }
  if (!read_kind_word (office, medium, self->photo_kind, error))
    return NULL;
  return g_steal_pointer (&medium);
}

static gboolean
warn_of_reuse (SuyuanOffice *office,
               SuyuanAction *action,
               SuyuanRecord *medium,
               GError      **error)
{
  g_autoptr (GPtrArray) media = g_ptr_array_new ();
  g_autoptr (GPtrArray) earlier = NULL;
  g_autofree char *place = NULL;
  g_autofree char *warning = NULL;

  g_ptr_array_add (media, medium);
  earlier = suyuan_reuse_find (office, media, error);
  if (!earlier)
    return FALSE;
  if (!earlier->pdata[0])
    return TRUE;

  place = suyuan_reuse_dup_place (office, earlier->pdata[0]);
  warning = g_strdup_printf (_ ("%s is the same picture as that of %s; as evidence it does not count a second time"),
                             suyuan_record_get_text (medium, "name"), place);
  suyuan_action_warn (action, warning);
  return TRUE;
}

static gboolean
attach_one (const SuyuanIntake *self,
            SuyuanOffice       *office,
            SuyuanAction       *action,
            const char         *path,
            GError            **error)
{
  g_autoptr (SuyuanRecord) medium = describe (self, office, path, error);
  g_autofree char *sha256 = NULL;
  gboolean         attached;

  if (!medium)
    return FALSE;
  sha256 = suyuan_batch_take_file (suyuan_action_get_batch (action), path, error);
  if (!sha256)
    return FALSE;
  suyuan_record_set_text (medium, "sha256", sha256);
  suyuan_evidence_tell_taken (office, medium);

  if (!suyuan_reuse_find_attached (office, medium, &attached, error))
    return FALSE;
  return attached || (warn_of_reuse (office, action, medium, error) && suyuan_numbering_give (office, medium, error) && suyuan_action_create (action, medium, error));
}

/**
 * suyuan_intake_attach:
 * @action: the verb that takes them in
 *
 * Takes files into the media folder and attaches them to a record. What is attached already stays as it
 * is; a picture known from another record comes in with a warning of the action. The first file that
 * cannot be read refuses all: exchange's errors, INVALID, or of the store.
 */
gboolean
suyuan_intake_attach (const SuyuanIntake *self,
                      SuyuanOffice       *office,
                      SuyuanAction       *action,
                      GError            **error)
{
  for (guint i = 0; self->files && self->files[i]; i++)
    if (!attach_one (self, office, action, self->files[i], error))
      return FALSE;
  return TRUE;
}
