/* suyuan-arrival.c: a package taken into a workspace, or only tried
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-sync"

#include "suyuan-arrival.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <inttypes.h>
#include <string.h>

#include "suyuan-census.h"
#include "suyuan-consignment.h"
#include "suyuan-copies.h"
#include "suyuan-device.h"
#include "suyuan-dispute-private.h"
#include "suyuan-family.h"
#include "suyuan-media-census.h"
#include "suyuan-media.h"
#include "suyuan-notes.h"
#include "suyuan-numbers.h"
#include "suyuan-office-private.h"
#include "suyuan-parcel.h"
#include "suyuan-part-lines.h"
#include "suyuan-room.h"
#include "suyuan-sync-error.h"

typedef struct
{
  SuyuanOffice      *office;   /* borrowed */
  SuyuanPackage     *package;  /* borrowed */
  SuyuanArrival     *arrival;  /* borrowed */
  SuyuanDelivery    *delivery; /* borrowed */
  GByteArray        *pending;  /* the bytes of a batch that is not whole yet */
  gint64             n_bytes;  /* of the batches, read so far */
  SuyuanMediaWriter *writer;   /* the file being taken in */
  GHashTable        *lying;    /* the names of the files of the package that lie here */
  GPtrArray         *kept;     /* of char *: the files taken in where none lay, so far */
  GPtrArray         *clashing; /* of SuyuanDeliveryRecord with conflicts: told when all stand, for they name each other */
} Taking;

static void
free_clashing (gpointer data)
{
  SuyuanDeliveryRecord *record = data;

  g_clear_pointer (&record->before, suyuan_record_unref);
  g_clear_pointer (&record->after, suyuan_record_unref);
  g_ptr_array_unref (record->clashes);
  g_free (record);
}

static void
free_dispute (gpointer dispute)
{
  suyuan_dispute_free (dispute);
}

static void
unref_record (gpointer record)
{
  suyuan_record_unref (record);
}

static SuyuanArrival *
arrival_new (void)
{
  SuyuanArrival *self = g_new0 (SuyuanArrival, 1);

  self->batches = g_ptr_array_new_with_free_func (g_free);
  self->disputes = g_ptr_array_new_with_free_func (free_dispute);
  self->lacking = g_ptr_array_new_with_free_func (unref_record);
  return self;
}

/**
 * Frees it.
 */
void
suyuan_arrival_free (SuyuanArrival *self)
{
  g_ptr_array_unref (self->batches);
  g_ptr_array_unref (self->disputes);
  g_ptr_array_unref (self->lacking);
  g_free (self);
}

/**
 * Whether something of it was not here, or would not be.
 */
gboolean
suyuan_arrival_brings_anything (const SuyuanArrival *self)
{
  return self->batches->len > 0 || self->n_media > 0 || self->n_filled > 0 || self->n_copies > 0;
}

/**
 * The SHA-256 of the media that are missing, each once. Free it.
 */
char **
suyuan_arrival_dup_lacking (const SuyuanArrival *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) hashes = g_strv_builder_new ();

  for (guint i = 0; i < self->lacking->len; i++)
    {
      const char *sha256 = suyuan_record_get_text (self->lacking->pdata[i], "sha256");

      if (suyuan_is_hash (sha256) && g_hash_table_add (seen, (gpointer) sha256))
        g_strv_builder_add (hashes, sha256);
    }
  return g_strv_builder_end (hashes);
}

static gboolean
note_batch (Taking  *self,
            GBytes  *parcel,
            GError **error)
{
  g_auto (SuyuanParcel) opened = { 0 };
  SuyuanDevice *device = suyuan_workspace_get_device (suyuan_office_get_workspace (self->office), error);

  if (device == NULL || !suyuan_parcel_open (&opened, parcel, error))
    return FALSE;

  g_ptr_array_add (self->arrival->batches, suyuan_batch_header_dup_id (&opened.header));
  if (memcmp (opened.header.device, suyuan_device_get_public_key (device), SUYUAN_DEVICE_BYTES) == 0)
    self->arrival->own_device = TRUE;
  return TRUE;
}

static gboolean
take_batch (Taking  *self,
            GBytes  *parcel,
            GError **error)
{
  gboolean is_new;

  if (!suyuan_delivery_take (self->delivery, parcel, &is_new, error))
    return FALSE;
  if (is_new)
    return note_batch (self, parcel, error);
  self->arrival->n_known++;
  return TRUE;
}

/* How long a batch says it is is believed as far as it can be so. */
static gboolean
check_length (Taking  *self,
              guint32  length,
              gsize    n_behind,
              GError **error)
{
  const SuyuanManifest *manifest = suyuan_package_get_manifest (self->package);

  if (length <= SUYUAN_LARGEST_BATCH && length <= manifest->batches.size - self->n_bytes + (gint64) n_behind)
    return TRUE;
  g_set_error_literal (error, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_DAMAGED, _ ("a batch in it says it is longer than it can be: have it made again"));
  return FALSE;
}

/* A length and a batch, a length and a batch: those that are whole by now. */
static gboolean
take_whole_batches (Taking  *self,
                    GError **error)
{
  gsize done = 0;

  for (;;)
    {
      guint32 length = 0;
      g_autoptr (GBytes) parcel = NULL;

      if (self->pending->len - done < sizeof length)
        break;
      memcpy (&length, self->pending->data + done, sizeof length);
      length = GUINT32_FROM_BE (length);
      if (!check_length (self, length, self->pending->len - done - sizeof length, error))
        return FALSE;
      if (self->pending->len - done - sizeof length < length)
        break;
      parcel = g_bytes_new (self->pending->data + done + sizeof length, length);
      done += sizeof length + length;
      if (!take_batch (self, parcel, error))
        return FALSE;
    }
  g_byte_array_remove_range (self->pending, 0, done);
  return TRUE;
}

static gboolean
take_batches_cb (const SuyuanManifestFile *file,
                 gconstpointer             bytes,
                 gsize                     length,
                 gpointer                  data,
                 GError                  **error)
{
  Taking *self = data;

  if (length > 0)
    {
      g_byte_array_append (self->pending, bytes, length);
      self->n_bytes += length;
      return take_whole_batches (self, error);
    }
  if (self->pending->len == 0)
    return TRUE;
  g_set_error_literal (error, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_DAMAGED, _ ("its last batch is cut short: have it made again"));
  return FALSE;
}

static gboolean
wants_batches_cb (const SuyuanManifestFile *file,
                  gpointer                  data)
{
  Taking *self = data;

  return file == &suyuan_package_get_manifest (self->package)->batches;
}

static gboolean
wants_media_cb (const SuyuanManifestFile *file,
                gpointer                  data)
{
  Taking *self = data;

  return !wants_batches_cb (file, data) && !g_hash_table_contains (self->lying, file->name);
}

static gboolean
take_media_cb (const SuyuanManifestFile *file,
               gconstpointer             bytes,
               gsize                     length,
               gpointer                  data,
               GError                  **error)
{
  Taking          *self = data;
  SuyuanWorkspace *workspace = suyuan_office_get_workspace (self->office);
  g_autofree char *place = NULL;
  gboolean         is_new, done;

  if (file->of != NULL)
    return suyuan_copies_take (self->office, file, self->pending, bytes, length, error);
  if (self->writer == NULL)
    self->writer = suyuan_media_writer_new (workspace, file->name, error);
  if (self->writer == NULL)
    return FALSE;
  if (length > 0)
    return suyuan_media_writer_add (self->writer, bytes, length, error);

  place = suyuan_workspace_get_media_path (workspace, file->sha256, file->name);
  is_new = !g_file_test (place, G_FILE_TEST_EXISTS);
  done = suyuan_media_writer_keep (self->writer, file->sha256, file->name, error);
  g_clear_pointer (&self->writer, suyuan_media_writer_free);
  if (done && is_new)
    g_ptr_array_add (self->kept, g_steal_pointer (&place));
  return done;
}

static gboolean
differ (SuyuanRecord *before,
        SuyuanRecord *after)
{
  guint              n_fields;
  const SuyuanField *fields = suyuan_catalogue_get_fields (suyuan_record_get_catalogue (before), suyuan_record_get_kind (before), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (!fields[i].derived && !suyuan_value_equal (suyuan_record_peek (before, i), suyuan_record_peek (after, i)))
      return TRUE;
  return FALSE;
}

static int
compare_disputes (gconstpointer a,
                  gconstpointer b)
{
  const SuyuanDispute *left = *(const SuyuanDispute *const *) a, *right = *(const SuyuanDispute *const *) b;
  int                  order = (int) left->kind - (int) right->kind;

  if (order == 0)
    order = strcmp (left->code, right->code);
  return order != 0 ? order : g_strcmp0 (left->field, right->field);
}

static void
keep_clashes (Taking                     *self,
              const SuyuanDeliveryRecord *record)
{
  SuyuanDeliveryRecord *kept = g_memdup2 (record, sizeof *record);

  kept->before = record->before == NULL ? NULL : suyuan_record_ref (record->before);
  kept->after = record->after == NULL ? NULL : suyuan_record_ref (record->after);
  kept->clashes = g_ptr_array_ref (record->clashes);
  g_ptr_array_add (self->clashing, kept);
}

static gboolean
list_disputes (Taking  *self,
               GError **error)
{
  for (guint i = 0; i < self->clashing->len; i++)
    {
      const SuyuanDeliveryRecord *record = self->clashing->pdata[i];

      for (guint j = 0; j < record->clashes->len; j++)
        {
          SuyuanDispute *dispute = suyuan_dispute_new (self->office, record, record->clashes->pdata[j], error);

          if (dispute == NULL)
            return FALSE;
          g_ptr_array_add (self->arrival->disputes, dispute);
        }
    }
  g_ptr_array_sort (self->arrival->disputes, compare_disputes);
  return TRUE;
}

static gboolean
note_record_cb (const SuyuanDeliveryRecord *record,
                gpointer                    data,
                GError                    **error)
{
  Taking      *self = data;
  SuyuanTally *tally = &self->arrival->tallies[record->kind];

  if (record->before == NULL && record->after != NULL)
    tally->created++;
  else if (record->before != NULL && record->after == NULL)
    tally->removed++;
  else if (record->before != NULL && differ (record->before, record->after))
    tally->changed++;

  if (record->clashes->len > 0)
    keep_clashes (self, record);
  return TRUE;
}

static void
look_for_media (Taking *self)
{
  const SuyuanManifest *manifest = suyuan_package_get_manifest (self->package);

  for (guint i = 0; i < manifest->media->len; i++)
    {
      const SuyuanManifestFile *file = manifest->media->pdata[i];

      if (suyuan_media_is_there (suyuan_office_get_workspace (self->office), file->sha256, file->name, file->size))
        g_hash_table_add (self->lying, file->name);
    }
  self->arrival->n_media_known = g_hash_table_size (self->lying);
  self->arrival->n_media = manifest->media->len - self->arrival->n_media_known;
  self->arrival->n_copies = suyuan_copies_look (self->office, manifest, self->lying);
}

/* The files of the media folder by what their names begin with: asking for each would read the folder as often. */
static void
add_files (const char *path,
           GHashTable *files)
{
  g_autoptr (GDir) shelves = g_dir_open (path, 0, NULL);
  const char *shelf, *name;

  while (shelves != NULL && (shelf = g_dir_read_name (shelves)) != NULL)
    {
      g_autofree char *folder = g_build_filename (path, shelf, NULL);
      g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        g_hash_table_add (files, g_strndup (name, 64));
    }
}

/* Every medium of the workspace that has no file, or will have none. */
static gboolean
list_lacking (Taking  *self,
              GError **error)
{
  const SuyuanManifest *manifest = suyuan_package_get_manifest (self->package);
  g_autoptr (GHashTable) files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *folder = g_build_filename (suyuan_office_get_path (self->office), "media", NULL);
  g_autoptr (GArray) uids = NULL;

  for (guint i = 0; i < manifest->media->len; i++)
    g_hash_table_add (files, g_strdup (((SuyuanManifestFile *) manifest->media->pdata[i])->sha256));
  add_files (folder, files);
  uids = suyuan_media_census (self->office, files, FALSE, error);
  for (guint i = 0; uids != NULL && i < uids->len; i++)
    {
      SuyuanRecord *medium = NULL;

      if (!suyuan_office_seek (self->office, SUYUAN_KIND_MEDIUM, &g_array_index (uids, SuyuanUid, i), &medium, error))
        return FALSE;
      if (medium != NULL)
        g_ptr_array_add (self->arrival->lacking, medium);
    }
  return uids != NULL;
}

/* An earlier package of the same sender has not come, or what came was made for somebody who has more. */
static gboolean
check_order (Taking  *self,
             GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (suyuan_delivery_check_chains (self->delivery, &failure))
    return TRUE;
  if (!g_error_matches (failure, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    g_set_error (error, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_OUT_OF_ORDER,
                 _ ("“%s” goes on from something that has not arrived: %s. Merge the package before it first, or send a receipt and have one made for what is here"),
                 suyuan_package_get_path (self->package), failure->message);
  return FALSE;
}

/* What it says beside its batches; of what this is a part, where it is one then. */
static gboolean
keep_notes (Taking  *self,
            GError **error)
{
  const SuyuanManifest *manifest = suyuan_package_get_manifest (self->package);
  SuyuanArrival        *arrival = self->arrival;

  arrival->n_filled = suyuan_delivery_get_n_filled (self->delivery);
  return suyuan_workspace_count_withheld (suyuan_office_get_workspace (self->office), &arrival->n_withheld, error) &&
         suyuan_numbers_note (manifest->numbers, self->delivery, error) &&
         suyuan_part_lines_note (manifest, self->delivery, arrival->was_whole, error);
}

/* A part that passes for the whole, or the other way round, would be taken for what it is not. */
static gboolean
check_withheld (Taking  *self,
                GError **error)
{
  gint64 said = suyuan_package_get_manifest (self->package)->n_withheld, found = suyuan_delivery_get_n_withheld (self->delivery);

  if (said == found)
    return TRUE;
  g_set_error (error, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_DAMAGED,
               _ ("“%s” says that %" PRId64 " changes are withheld in it, and %" PRId64 " are: have it made again"), suyuan_package_get_path (self->package), said, found);
  return FALSE;
}

static gboolean
deliver (Taking       *self,
         GCancellable *cancellable,
         GError      **error)
{
  SuyuanPackageTaker batches = { wants_batches_cb, take_batches_cb, self };

  if (!suyuan_package_read (self->package, &batches, cancellable, error) || !check_withheld (self, error) || !check_order (self, error) ||
      !suyuan_delivery_settle (self->delivery, note_record_cb, self, error) || !keep_notes (self, error))
    return FALSE;

  return list_disputes (self, error) && list_lacking (self, error);
}

static void
add_sizes (Taking    *self,
           GPtrArray *files,
           gint64    *wanted)
{
  for (guint i = 0; i < files->len; i++)
    {
      const SuyuanManifestFile *file = files->pdata[i];

      if (!g_hash_table_contains (self->lying, file->name))
        *wanted = file->size > G_MAXINT64 - *wanted ? G_MAXINT64 : *wanted + file->size;
    }
}

static gboolean
check_room (Taking  *self,
            GError **error)
{
  const SuyuanManifest *manifest = suyuan_package_get_manifest (self->package);
  gint64                wanted = 0;

  add_sizes (self, manifest->media, &wanted);
  add_sizes (self, manifest->copies, &wanted);
  if (suyuan_room_check (suyuan_office_get_path (self->office), wanted, error))
    return TRUE;
  g_prefix_error (error, "“%s”: ", suyuan_package_get_path (self->package));
  return FALSE;
}

/* The files are on the disk before the records stand; without the records nobody speaks of them, and they go again. */
static gboolean
make_stand (Taking       *self,
            GCancellable *cancellable,
            GError      **error)
{
  SuyuanPackageTaker media = { wants_media_cb, take_media_cb, self };
  gboolean           done = check_room (self, error) && suyuan_package_read (self->package, &media, cancellable, error);

  g_clear_pointer (&self->writer, suyuan_media_writer_free);
  if (done && suyuan_delivery_commit (self->delivery, error))
    return TRUE;
  for (guint i = 0; i < self->kept->len; i++)
    g_unlink (self->kept->pdata[i]);
  return FALSE;
}

static SuyuanArrival *
take (SuyuanOffice  *office,
      SuyuanPackage *package,
      gboolean       for_good,
      GCancellable  *cancellable,
      GError       **error)
{
  const SuyuanManifest *manifest = suyuan_package_get_manifest (package);
  g_autoptr (SuyuanArrival) arrival = arrival_new ();
  g_autoptr (SuyuanDelivery) delivery = NULL;
  g_autoptr (GByteArray) pending = g_byte_array_new ();
  g_autoptr (GHashTable) lying = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean known, is_part;
  g_autoptr (GPtrArray) clashing = g_ptr_array_new_with_free_func (free_clashing);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  Taking taking = { .office = office, .package = package, .arrival = arrival, .pending = pending, .lying = lying, .kept = kept, .clashing = clashing };

  if (!suyuan_family_check (office, &manifest->family, suyuan_package_get_path (package), manifest->title, error) ||
      !suyuan_package_check (package, cancellable, error))
    return NULL;
  delivery = taking.delivery = suyuan_delivery_begin (suyuan_office_get_workspace (office), error);
  if (delivery == NULL)
    return NULL;

  if (!suyuan_journal_knows (suyuan_office_get_workspace (office), (const char *const *) manifest->since, &known, error))
    return NULL;
  arrival->for_another = !known;
  if (!suyuan_workspace_is_part (suyuan_office_get_workspace (office), &is_part, error))
    return NULL;
  arrival->was_whole = !is_part;
  look_for_media (&taking);
  if (!deliver (&taking, cancellable, error) || (for_good && !make_stand (&taking, cancellable, error)))
    return NULL;
  arrival->merged = for_good;
  return g_steal_pointer (&arrival);
}

/**
 * suyuan_arrival_try:
 *
 * What merging would do, value by value: it is done in a transaction that is dropped. Errors: those of
 * suyuan_arrival_merge().
 */
SuyuanArrival *
suyuan_arrival_try (SuyuanOffice  *office,
                    SuyuanPackage *package,
                    GCancellable  *cancellable,
                    GError       **error)
{
  return take (office, package, FALSE, cancellable, error);
}

/**
 * suyuan_arrival_merge:
 * @cancellable: (nullable): ends it; nothing is taken in then
 *
 * Takes a package in: all of it or nothing, files on the disk before the records that speak of them. The package is read
 * and checked as a whole first. What is here already is left as it is, so the same package twice changes nothing.
 * Errors: OTHER_FAMILY, OUT_OF_ORDER, DAMAGED, FILE; those of the store: READ_ONLY, BUSY, FULL, CORRUPT, TOO_NEW,
 * CONSTRAINT (made in a rehearsal).
 */
SuyuanArrival *
suyuan_arrival_merge (SuyuanOffice  *office,
                      SuyuanPackage *package,
                      GCancellable  *cancellable,
                      GError       **error)
{
  SuyuanArrival *arrival = take (office, package, TRUE, cancellable, error);

  if (arrival != NULL && suyuan_arrival_brings_anything (arrival))
    suyuan_office_emit_changed (office, G_MAXUINT64);
  return arrival;
}
