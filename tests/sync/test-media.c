/* test-media.c: photographs go with their records, and those that do not are named until they come
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "band.h"

#include "suyuan-census.h"
#include "suyuan-evidence.h"

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
  SuyuanPackTerms terms = { .without_media = TRUE, .since = known };
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

/* An original that is not what it was is not sent as if it were; one that is gone is listed. */
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
  g_autoptr (SuyuanManifest) none = NULL;
  g_autoptr (SuyuanManifest) manifest = NULL;

  g_assert_cmpint (g_chmod (place, 0644), ==, 0);
  g_assert_true (g_file_set_contents (place, "not the photo", -1, NULL));
  none = suyuan_pack (team, path, &terms, NULL, &error);
  g_assert_null (none);
  g_assert_error (error, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, place));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  g_clear_error (&error);
  g_assert_cmpint (g_unlink (place), ==, 0);
  manifest = suyuan_pack (team, path, &terms, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (manifest->media->len, ==, 0);
  g_assert_cmpstr (manifest->left_out[0], ==, sha256);
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
  BAND_TEST ("/sync/media/shared", test_shared);
  BAND_TEST ("/sync/media/pack-refused", test_pack_refused);

  return g_test_run ();
}
