/* test-media.c: photographs go with their records, and those that do not are named until they come
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "band.h"

#include "suyuan-census.h"
#include "suyuan-evidence.h"
#include "suyuan-room.h"
#include "suyuan-zip-writer.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

static char *
find_file (SuyuanOffice    *office,
           const SuyuanUid *uid)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanRecord) medium = suyuan_office_get (office, SUYUAN_KIND_MEDIUM, uid, &error);

  g_assert_no_error (error);
  return suyuan_office_dup_media_path (office, medium);
}

static void
assert_file (SuyuanOffice    *office,
             const SuyuanUid *uid,
             const char      *sha256)
{
  g_autofree char *path = find_file (office, uid);
  g_autofree char *bytes = NULL;
  g_autofree char *found = NULL;
  gsize            length;

  g_assert_nonnull (path);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  found = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) bytes, length);
  g_assert_cmpstr (found, ==, sha256);
}

static char *
pack_without_media (Band         *band,
                    SuyuanOffice *office,
                    const char   *since)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanSince) known = since == NULL ? NULL : suyuan_since_read (office, since, &error);
  SuyuanPackTerms terms = { .media = SUYUAN_PACK_NO_MEDIA, .since = known };
  char           *path = band_name (band, ".zip");
  g_autoptr (SuyuanManifest) manifest = suyuan_pack (office, path, &terms, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (manifest->media->len, ==, 0);
  return path;
}

static void
test_sizes (Band         *band,
            gconstpointer data)
{
  static const gsize sizes[] = { 0, 1, 256 * 1024 - 1, 256 * 1024, 256 * 1024 + 1, 700001 };
  SuyuanOffice      *bureau = band->offices[0], *team = band_join (band);
  SuyuanUid          uids[G_N_ELEMENTS (sizes)];
  char              *hashes[G_N_ELEMENTS (sizes)];
  g_autofree char   *path = NULL;
  g_autoptr (SuyuanArrival) arrival = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    uids[i] = band_add_medium (band, team, sizes[i], &hashes[i]);
  path = band_pack (band, team, NULL);
  arrival = band_merge (bureau, path);
  g_assert_cmpint (arrival->n_media, ==, G_N_ELEMENTS (sizes));
  g_assert_cmpuint (arrival->lacking->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      assert_file (bureau, &uids[i], hashes[i]);
      g_free (hashes[i]);
    }
}

/* Left out, named by hash, asked for by the receipt, taken in later. */
static void
test_later (Band         *band,
            gconstpointer data)
{
  SuyuanOffice    *bureau = band->offices[0], *team = band_join (band);
  g_autofree char *sha256 = NULL;
  SuyuanUid        uid = band_add_medium (band, team, 5000, &sha256);
  g_autofree char *path = pack_without_media (band, team, NULL);
  g_autofree char *receipt = NULL;
  g_autofree char *answer = NULL;
  g_autofree char *none = NULL;
  g_autoptr (SuyuanArrival) first = band_merge (bureau, path);
  g_autoptr (SuyuanArrival) second = NULL;
  g_auto (GStrv) lacking = suyuan_arrival_dup_lacking (first);

  none = find_file (bureau, &uid);
  g_assert_null (none);
  g_assert_cmpuint (g_strv_length (lacking), ==, 1);
  g_assert_cmpstr (lacking[0], ==, sha256);

  receipt = band_receipt (band, bureau, path);
  answer = band_pack (band, team, receipt);
  second = band_merge (bureau, answer);
  g_assert_cmpuint (second->batches->len, ==, 0);
  g_assert_cmpint (second->n_known, ==, 0);
  g_assert_cmpint (second->n_media, ==, 1);
  g_assert_cmpuint (second->lacking->len, ==, 0);
  assert_file (bureau, &uid, sha256);
}

/* What lies there already is not written again, and what the disk cut short is made whole. */
static void
test_there_already (Band         *band,
                    gconstpointer data)
{
  SuyuanOffice    *bureau = band->offices[0], *team = band_join (band);
  g_autofree char *sha256 = NULL;
  SuyuanUid        uid = band_add_medium (band, team, 5000, &sha256);
  g_autofree char *path = band_pack (band, team, NULL);
  g_autoptr (SuyuanArrival) first = band_merge (bureau, path);
  g_autoptr (SuyuanArrival) second = band_merge (bureau, path);
  g_autoptr (SuyuanArrival) third = NULL;
  g_autofree char *place = find_file (bureau, &uid);

  g_assert_cmpint (first->n_media, ==, 1);
  g_assert_cmpint (second->n_media, ==, 0);
  g_assert_cmpint (second->n_media_known, ==, 1);
  g_assert_cmpint (g_chmod (place, 0644), ==, 0);
  g_assert_cmpint (truncate (place, 100), ==, 0);
  third = band_merge (bureau, path);
  g_assert_cmpint (third->n_media, ==, 1);
  assert_file (bureau, &uid, sha256);
}

static void
spoil (const char *place)
{
  g_autofree char *bytes = NULL;
  gsize            length;

  g_assert_true (g_file_get_contents (place, &bytes, &length, NULL));
  bytes[length / 2] ^= 1;
  g_assert_cmpint (g_chmod (place, 0644), ==, 0);
  g_assert_true (g_file_set_contents (place, bytes, length, NULL));
}

/* An original that is not what it was is not sent as if it were, and keeps nothing else back; one that is gone is listed. */
static void
test_damaged_original (Band         *band,
                       gconstpointer data)
{
  SuyuanOffice    *team = band_join (band);
  g_autofree char *sha256 = NULL;
  SuyuanUid        uid = band_add_medium (band, team, 5000, &sha256);
  g_autofree char *place = find_file (team, &uid);
  g_autofree char *path = band_name (band, ".zip");
  SuyuanPackTerms  terms = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanManifest) spoilt = NULL;
  g_autoptr (SuyuanManifest) manifest = NULL;
  g_autoptr (SuyuanArrival) arrival = NULL;

  band_add_medium (band, team, 300, NULL);
  spoil (place);
  spoilt = suyuan_pack (team, path, &terms, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (spoilt->media->len, ==, 1);
  g_assert_cmpuint (g_strv_length (spoilt->left_out), ==, 1);
  g_assert_cmpstr (spoilt->left_out[0], ==, sha256);
  arrival = band_merge (band->offices[0], path);
  g_assert_cmpint (arrival->n_media, ==, 1);
  g_assert_cmpuint (arrival->lacking->len, ==, 1);

  g_assert_cmpint (g_unlink (place), ==, 0);
  g_assert_cmpint (g_unlink (path), ==, 0);
  manifest = suyuan_pack (team, path, &terms, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (manifest->media->len, ==, 1);
  g_assert_cmpstr (manifest->left_out[0], ==, sha256);
}

/* What lies there spoilt, of the right length, is not what is known: the package makes it whole. */
static void
test_made_whole (Band         *band,
                 gconstpointer data)
{
  SuyuanOffice    *bureau = band->offices[0], *team = band_join (band);
  g_autofree char *sha256 = NULL;
  SuyuanUid        uid = band_add_medium (band, team, 5000, &sha256);
  g_autofree char *path = band_pack (band, team, NULL);
  g_autoptr (SuyuanArrival) first = band_merge (bureau, path);
  g_autoptr (SuyuanArrival) second = NULL;
  g_autofree char *place = find_file (bureau, &uid);

  g_assert_cmpint (first->n_media, ==, 1);
  spoil (place);
  second = band_merge (bureau, path);
  g_assert_cmpint (second->n_media, ==, 1);
  g_assert_cmpint (second->n_media_known, ==, 0);
  assert_file (bureau, &uid, sha256);
}

static guint
count_media (SuyuanOffice *office)
{
  g_autofree char *folder = g_build_filename (suyuan_office_get_path (office), "media", NULL);
  g_autoptr (GDir) shelves = g_dir_open (folder, 0, NULL);
  const char *shelf;
  guint       n = 0;

  while (shelves != NULL && (shelf = g_dir_read_name (shelves)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, shelf, NULL);
      g_autoptr (GDir) files = g_dir_open (path, 0, NULL);

      g_assert_nonnull (files);
      while (g_dir_read_name (files) != NULL)
        n++;
    }
  return n;
}

/* Without room for all nothing is begun, and both numbers are told. */
static void
test_no_room (Band         *band,
              gconstpointer data)
{
  SuyuanOffice    *bureau = band->offices[0], *team = band_join (band);
  g_autofree char *path = NULL;
  g_autoptr (SuyuanPackage) package = NULL;
  g_autoptr (SuyuanArrival) arrival = NULL;
  g_autoptr (GError) error = NULL;

  band_add_medium (band, team, 5000, NULL);
  band_add_medium (band, team, 7000, NULL);
  path = band_pack (band, team, NULL);
  package = suyuan_package_open (path, NULL);
  suyuan_room_set_for_tests (11999);
  g_assert_null (suyuan_arrival_merge (bureau, package, NULL, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_FULL);
  g_assert_nonnull (strstr (error->message, "12.0"));
  g_assert_nonnull (strstr (error->message, path));
  g_assert_cmpuint (count_media (bureau), ==, 0);
  suyuan_room_set_for_tests (12000);
  arrival = band_merge (bureau, path);
  g_assert_cmpint (arrival->n_media, ==, 2);
  suyuan_room_set_for_tests (-1);
}

/* What a merge that fails had taken in goes again. */
static void
test_taken_back (Band         *band,
                 gconstpointer data)
{
  SuyuanOffice    *bureau = band->offices[0], *team = band_join (band);
  g_autofree char *media = g_build_filename (suyuan_office_get_path (bureau), "media", NULL);
  g_autofree char *path = NULL;
  g_autoptr (SuyuanPackage) package = NULL;
  const SuyuanManifestFile *last;
  g_autofree char          *shelf = NULL;
  g_autofree char          *in_the_way = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 4; i++)
    band_add_medium (band, team, 5000 + i, NULL);
  path = band_pack (band, team, NULL);
  package = suyuan_package_open (path, NULL);
  last = suyuan_package_get_manifest (package)->media->pdata[3];
  shelf = g_strndup (last->sha256, 2);
  in_the_way = g_build_filename (media, shelf, NULL);
  g_assert_cmpint (g_mkdir (media, 0755), ==, 0);
  g_assert_true (g_file_set_contents (in_the_way, "", 0, NULL));
  g_assert_null (suyuan_arrival_merge (bureau, package, NULL, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "media/"));
  g_assert_cmpint (g_unlink (in_the_way), ==, 0);
  g_assert_cmpuint (count_media (bureau), ==, 0);
}

/* Half a million photographs find room in a list, and a tenth of them is read again as it was written. */
static void
test_long_list (void)
{
  g_autoptr (SuyuanManifest) manifest = suyuan_manifest_new ();
  g_autoptr (SuyuanManifest) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = g_strnfill (64, 'a');
  g_autofree char *words = NULL;

  suyuan_uid_init (&manifest->family, START);
  manifest->made = g_strdup ("2026-01-01T00:00:00Z");
  manifest->title = g_strdup ("bureau");
  manifest->device = g_strdup (hash);
  manifest->head = g_strdup (hash);
  manifest->batches.sha256 = g_strdup (hash);
  for (guint i = 0; i < 50000; i++)
    suyuan_manifest_add_media (manifest, hash, ".jpeg", 12345678);
  words = suyuan_manifest_write (manifest);
  g_assert_cmpuint (strlen (words) * 10, <=, SUYUAN_LONGEST_LIST);
  again = suyuan_manifest_read (words, strlen (words), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->media->len, ==, 50000);
  g_assert_cmpstr (((SuyuanManifestFile *) again->media->pdata[49999])->name, ==, ((SuyuanManifestFile *) manifest->media->pdata[0])->name);
}

/* Who comes to lie there while a package is written stays. */
static void
test_meanwhile (Band         *band,
                gconstpointer data)
{
  g_autofree char *path = band_name (band, ".zip");
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanZipWriter) zip = suyuan_zip_writer_new (path, START, &error);

  g_assert_no_error (error);
  g_assert_true (suyuan_zip_writer_begin (zip, "a", -1, &error));
  g_assert_cmpint (suyuan_zip_writer_end (zip, NULL, &error), ==, 0);
  g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
  g_assert_false (suyuan_zip_writer_finish (zip, &error));
  g_assert_error (error, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_FILE);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_true (g_file_get_contents (path, &found, NULL, NULL));
  g_assert_cmpstr (found, ==, "mine");
}

/* One picture of two records goes once. */
static void
test_shared (Band         *band,
             gconstpointer data)
{
  SuyuanOffice    *bureau = band->offices[0], *team = band_join (band);
  g_autofree char *path = NULL;
  g_autoptr (SuyuanArrival) arrival = NULL;

  band_add_medium (band, team, 0, NULL);
  band_add_medium (band, team, 0, NULL);
  path = band_pack (band, team, NULL);
  arrival = band_merge (bureau, path);
  g_assert_cmpint (arrival->n_media, ==, 1);
  g_assert_cmpint (arrival->tallies[SUYUAN_KIND_MEDIUM].created, ==, 2);
}

/* What is there is not written over, and what is broken off leaves nothing. */
static void
test_pack_refused (Band         *band,
                   gconstpointer data)
{
  SuyuanOffice    *bureau = band->offices[0];
  g_autofree char *path = band_name (band, ".zip");
  g_autofree char *nowhere = g_build_filename (band->folder, "none", "a.zip", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  SuyuanPackTerms terms = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_assert_null (suyuan_pack (bureau, nowhere, &terms, NULL, &error));
  g_assert_error (error, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_FILE);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_null (suyuan_pack (bureau, path, &terms, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  folder = g_dir_open (band->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    g_assert_null (strstr (name, ".zip"));

  g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
  g_assert_null (suyuan_pack (bureau, path, &terms, NULL, &error));
  g_assert_error (error, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_FILE);
  g_assert_nonnull (strstr (error->message, path));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  BAND_TEST ("/sync/media/sizes", test_sizes);
  BAND_TEST ("/sync/media/later", test_later);
  BAND_TEST ("/sync/media/there-already", test_there_already);
  BAND_TEST ("/sync/media/damaged-original", test_damaged_original);
  BAND_TEST ("/sync/media/made-whole", test_made_whole);
  BAND_TEST ("/sync/media/no-room", test_no_room);
  BAND_TEST ("/sync/media/taken-back", test_taken_back);
  BAND_TEST ("/sync/media/meanwhile", test_meanwhile);
  g_test_add_func ("/sync/media/long-list", test_long_list);
  BAND_TEST ("/sync/media/shared", test_shared);
  BAND_TEST ("/sync/media/pack-refused", test_pack_refused);

  return g_test_run ();
}
