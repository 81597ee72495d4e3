/* suyuan-pack.c: a package for another workspace of the family
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-sync"

#include "suyuan-pack.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "suyuan-consignment.h"
#include "suyuan-evidence.h"
#include "suyuan-family.h"
#include "suyuan-field-text.h"
#include "suyuan-journal.h"
#include "suyuan-media-census.h"
#include "suyuan-media.h"
#include "suyuan-notes.h"
#include "suyuan-numbers.h"
#include "suyuan-office-private.h"
#include "suyuan-pack-contents.h"
#include "suyuan-package.h"
#include "suyuan-part.h"
#include "suyuan-seal.h"
#include "suyuan-sync-error.h"
#include "suyuan-zip-writer.h"

#define BLOCK (256 * 1024)

typedef struct
{
  SuyuanOffice          *office; /* borrowed */
  const SuyuanPackTerms *terms;
  GCancellable          *cancellable;
  SuyuanPortion         *portion;  /* NULL: everything */
  SuyuanManifest        *manifest; /* borrowed */
  SuyuanZipWriter       *zip;
  SuyuanPackContents    *contents;
  GHashTable            *seen; /* SHA-256 of media dealt with */
  GPtrArray             *left_out;
} Packing;

/**
 * A word of the command line: none, thumbs, print, originals.
 */
gboolean
suyuan_pack_media_parse (const char      *word,
                         SuyuanPackMedia *media)
{
  static const char *const words[] = { "originals", "print", "thumbs", "none" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i], word))
      {
        *media = i;
        return TRUE;
      }
  return FALSE;
}

/* What no other side would take in is not sent. */
static gboolean
check_length (gsize    length,
              GError **error)
{
  if (length <= SUYUAN_LARGEST_BATCH)
    return TRUE;
  g_set_error (error, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_FILE,
               _ ("What was written at once here is too large for a package (%d MiB, at most %d): copy the workspace folder instead, and import in parts from now on"),
               (int) (length >> 20), SUYUAN_LARGEST_BATCH >> 20);
  return FALSE;
}

static gboolean
pack_batch (GBytes  *parcel,
            gpointer data,
            GError **error)
{
  Packing      *self = data;
  gsize         length;
  gconstpointer bytes = g_bytes_get_data (parcel, &length);
  guint32       prefix = GUINT32_TO_BE ((guint32) length);

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error) || !check_length (length, error) ||
      !suyuan_pack_contents_add (self->contents, parcel, error))
    return FALSE;

  self->manifest->n_batches++;
  return suyuan_zip_writer_add (self->zip, &prefix, sizeof prefix, error) && suyuan_zip_writer_add (self->zip, bytes, length, error);
}

static gboolean
pack_batches (Packing *self,
              GError **error)
{
  SuyuanWorkspace       *workspace = suyuan_office_get_workspace (self->office);
  const SuyuanSince     *since = self->terms->since;
  SuyuanConsignmentTerms terms = { .only = self->portion == NULL ? NULL : self->portion->uids };
  SuyuanManifestFile    *file = &self->manifest->batches;

  if (since != NULL)
    {
      terms.trail = (const char *const *) since->trail;
      terms.trail_is_part = since->is_part;
    }
  if (!suyuan_zip_writer_begin (self->zip, file->name, -1, error) || !suyuan_journal_send (workspace, &terms, pack_batch, self, error))
    return FALSE;

  file->size = suyuan_zip_writer_end (self->zip, &file->sha256, error);
  self->manifest->n_withheld = suyuan_pack_contents_get_n_withheld (self->contents);
  suyuan_pack_contents_tally (self->contents, self->manifest->tallies);
  return file->size >= 0;
}

/* What stands after the 64 characters of the SHA-256, where it is an extension. */
static const char *
find_extension (const char *path)
{
  const char *slash = strrchr (path, '/'), *rest = slash + 65;

  return strlen (slash) > 65 && *rest == '.' && strlen (rest) <= 8 && strspn (rest + 1, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen (rest + 1) ? rest : "";
}

static gboolean
copy_in (Packing      *self,
         GInputStream *stream,
         GError      **error)
{
  g_autofree char *block = g_malloc (BLOCK);
  gssize           n;

  while ((n = g_input_stream_read (stream, block, BLOCK, self->cancellable, error)) > 0)
    if (!suyuan_zip_writer_add (self->zip, block, n, error))
      return FALSE;
  return n == 0;
}

static gboolean
pack_file (Packing    *self,
           const char *sha256,
           const char *path,
           GError    **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, self->cancellable, error);
  g_autoptr (GFileInfo) info = stream == NULL ? NULL : g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, self->cancellable, error);
  g_autofree char *name = g_strconcat ("media/", sha256, find_extension (path), NULL);
  g_autofree char *found = NULL;
  gint64           size;

  if (info == NULL || !suyuan_zip_writer_begin (self->zip, name, g_file_info_get_size (info), error) || !copy_in (self, G_INPUT_STREAM (stream), error))
    return FALSE;

  size = suyuan_zip_writer_end (self->zip, &found, error);
  if (size < 0)
    return FALSE;
  if (g_strcmp0 (found, sha256) != 0)
    {
      g_set_error (error, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_DAMAGED, _ ("“%s” was changed while it was read: have the package made again"), path);
      return FALSE;
    }
  suyuan_manifest_add_media (self->manifest, sha256, find_extension (path), size);
  return TRUE;
}

/* What makes no picture is only named. */
static gboolean
pack_copy (Packing    *self,
           const char *of,
           const char *path,
           GError    **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GBytes) jpeg = self->terms->copy (path, self->terms->media == SUYUAN_PACK_THUMBS, &failure);
  g_autofree char *name = g_strconcat ("copies/", of, ".jpg", NULL);
  g_autofree char *sha256 = NULL;
  gsize            length;
  gconstpointer    bytes = jpeg == NULL ? NULL : g_bytes_get_data (jpeg, &length);

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (jpeg == NULL || length > SUYUAN_LARGEST_COPY)
    {
      g_info ("%s", failure == NULL ? path : failure->message);
      return TRUE;
    }
  if (!suyuan_zip_writer_begin (self->zip, name, length, error) || !suyuan_zip_writer_add (self->zip, bytes, length, error) ||
      suyuan_zip_writer_end (self->zip, &sha256, error) < 0)
    return FALSE;
  suyuan_manifest_add_copy (self->manifest, of, sha256, length);
  return TRUE;
}

static gboolean
pack_medium (Packing      *self,
             SuyuanRecord *medium,
             GError      **error)
{
  const char      *sha256 = suyuan_record_get_text (medium, "sha256");
  g_autofree char *path = NULL;

  if (!suyuan_is_hash (sha256) || !g_hash_table_add (self->seen, g_strdup (sha256)))
    return TRUE;

  /* A spoilt one is sent as little as one that is gone, and keeps nothing else back. */
  path = self->terms->media == SUYUAN_PACK_NO_MEDIA ? NULL : suyuan_office_dup_media_path (self->office, medium);
  if (path != NULL && !suyuan_media_is_whole (path, sha256))
    g_clear_pointer (&path, g_free);
  if (path != NULL && self->terms->media == SUYUAN_PACK_ORIGINALS)
    return pack_file (self, sha256, path, error);
  g_ptr_array_add (self->left_out, g_strdup (sha256));
  return path == NULL || pack_copy (self, sha256, path, error);
}

static gboolean
pack_each (Packing *self,
           GArray  *uids,
           GError **error)
{
  for (guint i = 0; i < uids->len; i++)
    {
      g_autoptr (SuyuanRecord) medium = NULL;

      if (!suyuan_office_seek (self->office, SUYUAN_KIND_MEDIUM, &g_array_index (uids, SuyuanUid, i), &medium, error) ||
          (medium != NULL && !pack_medium (self, medium, error)))
        return FALSE;
    }
  return TRUE;
}

static void
drop_others (GArray        *uids,
             SuyuanPortion *portion)
{
  for (guint i = uids->len; i > 0; i--)
    if (!g_hash_table_contains (portion->uids, &g_array_index (uids, SuyuanUid, i - 1)))
      g_array_remove_index (uids, i - 1);
}

/* What the other side said it lacks goes along, however old; of a part what belongs to it. */
static gboolean
pack_lacking (Packing *self,
              GError **error)
{
  g_autoptr (GHashTable) lacking = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) uids = NULL;

  if (self->terms->since == NULL || self->terms->since->lacking[0] == NULL)
    return TRUE;
  for (char **sha256 = self->terms->since->lacking; *sha256 != NULL; sha256++)
    g_hash_table_add (lacking, *sha256);
  uids = suyuan_media_census (self->office, lacking, TRUE, error);
  if (uids != NULL && self->portion != NULL)
    drop_others (uids, self->portion);
  return uids != NULL && pack_each (self, uids, error);
}

static gboolean
pack_media (Packing *self,
            GError **error)
{
  g_autoptr (GArray) uids = suyuan_pack_contents_list (self->contents, SUYUAN_KIND_MEDIUM);

  if (!pack_each (self, uids, error) || !pack_lacking (self, error))
    return FALSE;

  g_ptr_array_add (self->left_out, NULL);
  self->manifest->left_out = g_strdupv ((char **) self->left_out->pdata);
  return TRUE;
}

/* A part that is sent on is one, whatever is asked for. */
static gboolean
describe_part (Packing *self,
               GError **error)
{
  SuyuanManifest *manifest = self->manifest;
  g_auto (GStrv) own = NULL;

  if (!suyuan_office_list_part (self->office, &own, NULL, error))
    return FALSE;

  manifest->sender_is_part = own != NULL;
  if (self->portion != NULL)
    manifest->part = g_strdupv (self->portion->lines);
  else if (manifest->n_withheld > 0)
    manifest->part = g_steal_pointer (&own);
  if (manifest->n_withheld == 0 && !manifest->sender_is_part && manifest->part == NULL && manifest->copies->len == 0)
    return TRUE;
  manifest->format = SUYUAN_PACKAGE_FORMAT;
  return manifest->n_withheld == 0 || suyuan_numbers_collect (manifest->numbers, self->office, error);
}

static gboolean
fill_manifest (Packing      *self,
               SuyuanDevice *device,
               GError      **error)
{
  SuyuanWorkspace *workspace = suyuan_office_get_workspace (self->office);
  SuyuanManifest  *manifest = self->manifest;
  g_autoptr (SuyuanJournalInfo) info = suyuan_journal_info (workspace, error);

  if (info == NULL)
    return FALSE;

  manifest->program = g_strdup (SUYUAN_VERSION);
  manifest->purpose = g_strdup (self->terms->purpose);
  manifest->made = suyuan_instant_format (suyuan_office_now_ms (self->office));
  manifest->title = suyuan_office_dup_title (self->office);
  manifest->device = suyuan_hex (suyuan_device_get_public_key (device), SUYUAN_DEVICE_BYTES);
  manifest->person = *suyuan_office_get_operator (self->office);
  manifest->person_name = suyuan_family_dup_person (self->office);
  manifest->family = *suyuan_workspace_get_uid (workspace);
  manifest->rehearsal = suyuan_workspace_is_rehearsal (workspace);
  manifest->since = self->terms->since == NULL ? g_new0 (char *, 1) : g_strdupv (self->terms->since->trail);
  manifest->head = g_strdup (info->head);
  manifest->trail = suyuan_journal_trail (workspace, error);
  return manifest->trail != NULL && describe_part (self, error);
}

static gboolean
pack_words (Packing    *self,
            const char *name,
            const char *words,
            GError    **error)
{
  return suyuan_zip_writer_begin (self->zip, name, -1, error) && suyuan_zip_writer_add (self->zip, words, strlen (words), error) &&
         suyuan_zip_writer_end (self->zip, NULL, error) >= 0;
}

static gboolean
choose_portion (Packing *self,
                GError **error)
{
  if (!suyuan_portion_is_asked (&self->terms->portion))
    return TRUE;
  self->portion = suyuan_portion_new (self->office, &self->terms->portion, self->cancellable, error);
  return self->portion != NULL;
}

/* Of one moment, though a window beside goes on writing. */
static gboolean
pack_records (Packing      *self,
              SuyuanDevice *device,
              GError      **error)
{
  SuyuanWorkspace *workspace = suyuan_office_get_workspace (self->office);
  gboolean         done;

  if (!suyuan_workspace_begin_reading (workspace, error))
    return FALSE;
  done = choose_portion (self, error) && pack_batches (self, error) && pack_media (self, error) && fill_manifest (self, device, error);
  suyuan_workspace_end_reading (workspace);
  return done;
}

/* What no other side would read is not written. */
static gboolean
check_list (Packing    *self,
            const char *words,
            GError    **error)
{
  if (strlen (words) <= SUYUAN_LONGEST_LIST)
    return TRUE;
  g_set_error (error, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_FILE,
               _ ("The list of %u files is too long for one package: have a receipt sent and pack what is new since then (--since)"), self->manifest->media->len);
  return FALSE;
}

static gboolean
pack_all (Packing      *self,
          SuyuanDevice *device,
          GError      **error)
{
  g_autofree char *words = NULL;
  g_autofree char *seal = NULL;

  if (!pack_records (self, device, error))
    return FALSE;

  words = suyuan_manifest_write (self->manifest);
  if (!check_list (self, words, error))
    return FALSE;
  seal = suyuan_seal_make (device, SUYUAN_SEAL_PACKAGE, words, strlen (words));
  return pack_words (self, "manifest.json", words, error) && pack_words (self, "manifest.sig", seal, error) && suyuan_zip_writer_finish (self->zip, error);
}

/**
 * suyuan_pack:
 * @path: a file that is not there yet
 * @cancellable: (nullable): ends it; nothing is left behind then
 *
 * Writes a package: the batches @terms says the other side lacks, the media of the records they touch, and a signed list
 * of both. Nothing is read into memory but the largest batch. The file is there whole or not at all.
 * Of a part the contents of changes go that concern its records, of all others their digests, so that the chain can be
 * verified there as here. An original that is gone or is not what it was is listed as left out. Errors: FILE; DAMAGED for one that changes meanwhile;
 * those of the store.
 *
 * Returns: (transfer full): what it says of itself
 */
SuyuanManifest *
suyuan_pack (SuyuanOffice          *office,
             const char            *path,
             const SuyuanPackTerms *terms,
             GCancellable          *cancellable,
             GError               **error)
{
  SuyuanDevice *device = suyuan_workspace_get_device (suyuan_office_get_workspace (office), error);
  g_autoptr (SuyuanManifest) manifest = suyuan_manifest_new ();
  g_autoptr (SuyuanZipWriter) zip = device == NULL ? NULL : suyuan_zip_writer_new (path, suyuan_office_now_ms (office), error);
  g_autoptr (SuyuanPackContents) contents = suyuan_pack_contents_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) left_out = g_ptr_array_new_with_free_func (g_free);
  Packing  packing = { office, terms, cancellable, NULL, manifest, zip, contents, seen, left_out };
  gboolean done = zip != NULL && pack_all (&packing, device, error);

  g_clear_pointer (&packing.portion, suyuan_portion_free);
  return done ? g_steal_pointer (&manifest) : NULL;
}
