/* test-batch-header.c: the bytes that are signed of a batch
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-random.h"

#include "suyuan-batch-header.h"
#include "suyuan-device.h"

#include <string.h>

#define FIXED 142

static gint64
random_number (void)
{
  return (gint64) ((guint64) (guint32) g_test_rand_int () << 31 | (guint32) g_test_rand_int ());
}

static void
random_fixed (guint8 *bytes,
              gsize   length)
{
  while (length-- > 0)
    *bytes++ = random_below (256);
}

static void
random_header (SuyuanBatchHeader *self)
{
  memset (self, 0, sizeof *self);
  self->format = SUYUAN_JOURNAL_FORMAT;
  random_fixed (self->device, sizeof self->device);
  self->seq = random_number ();
  self->hlc = random_number ();
  self->person = random_uid ();
  self->verb = random_text (20);
  self->catalogue = g_test_rand_int ();
  self->flags = random_below (256);
  random_fixed (self->previous, sizeof self->previous);
  self->rows = g_test_rand_int ();
  random_fixed (self->root, sizeof self->root);
}

static void
assert_same (const SuyuanBatchHeader *a,
             const SuyuanBatchHeader *b)
{
  g_assert_cmpuint (a->format, ==, b->format);
  g_assert_cmpmem (a->device, 32, b->device, 32);
  g_assert_cmpint (a->seq, ==, b->seq);
  g_assert_cmpint (a->hlc, ==, b->hlc);
  g_assert_true (suyuan_uid_equal (&a->person, &b->person));
  g_assert_cmpstr (a->verb, ==, b->verb);
  g_assert_cmpuint (a->catalogue, ==, b->catalogue);
  g_assert_cmpuint (a->flags, ==, b->flags);
  g_assert_cmpmem (a->previous, 32, b->previous, 32);
  g_assert_cmpuint (a->rows, ==, b->rows);
  g_assert_cmpmem (a->root, 32, b->root, 32);
}

static void
test_round_trip (void)
{
  for (guint i = 0; i < 500; i++)
    {
      g_auto (SuyuanBatchHeader) header = { 0 };
      g_auto (SuyuanBatchHeader) again = { 0 };
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;
      gsize         length;
      gconstpointer data;

      random_header (&header);
      bytes = suyuan_batch_header_serialize (&header);
      data = g_bytes_get_data (bytes, &length);
      g_assert_cmpuint (length, ==, FIXED + strlen (header.verb));
      g_assert_true (suyuan_batch_header_parse (&again, data, length, &error));
      g_assert_no_error (error);
      assert_same (&header, &again);
    }
}

/* Frozen: every hash of every journal rests on these bytes. */
static void
test_golden (void)
{
  static const char expected[] =
      "00000001" /* format */
      "01"       /* hash */
      "1111111111111111111111111111111111111111111111111111111111111111"
      "0000000000000007" /* seq */
      "0123456789abcdef" /* hlc */
      "22222222222222222222222222222222"
      "0000002a" /* catalogue */
      "03"       /* flags */
      "3333333333333333333333333333333333333333333333333333333333333333"
      "00007530" /* rows */
      "4444444444444444444444444444444444444444444444444444444444444444"
      "696d706f7274";
  SuyuanBatchHeader header = {
    .format = 1,
    .seq = 7,
    .hlc = 0x0123456789abcdef,
    .verb = (char *) "import",
    .catalogue = 42,
    .flags = SUYUAN_BATCH_HEADER_DECISION | SUYUAN_BATCH_HEADER_REHEARSAL,
    .rows = 30000,
  };
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *hex = NULL;
  g_autofree char *id = NULL;

  memset (header.device, 0x11, 32);
  memset (header.person.bytes, 0x22, 16);
  memset (header.previous, 0x33, 32);
  memset (header.root, 0x44, 32);
  bytes = suyuan_batch_header_serialize (&header);
  hex = suyuan_hex (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_cmpstr (hex, ==, expected);
  id = suyuan_batch_header_dup_id (&header);
  g_assert_cmpstr (id, ==, "11111111-7");
}

static void
test_cut_short (void)
{
  g_auto (SuyuanBatchHeader) header = { 0 };
  g_autoptr (GBytes) bytes = NULL;

  random_header (&header);
  bytes = suyuan_batch_header_serialize (&header);
  for (gsize length = 0; length < FIXED; length++)
    {
      g_auto (SuyuanBatchHeader) again = { 0 };
      g_autoptr (GError) error = NULL;
      g_autofree guint8 *exact = g_memdup2 (g_bytes_get_data (bytes, NULL), length);

      g_assert_false (suyuan_batch_header_parse (&again, exact, length, &error));
      g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CORRUPT);
    }
}

static void
test_unknown_format (void)
{
  g_auto (SuyuanBatchHeader) header = { 0 };
  g_auto (SuyuanBatchHeader) again = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree guint8 *data = NULL;

  random_header (&header);
  header.format = 93;
  bytes = suyuan_batch_header_serialize (&header);
  g_assert_false (suyuan_batch_header_parse (&again, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_TOO_NEW);
  g_assert_nonnull (strstr (error->message, "93"));
  g_clear_error (&error);

  data = g_memdup2 (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  data[3] = SUYUAN_JOURNAL_FORMAT;
  data[4] = 77;
  g_assert_false (suyuan_batch_header_parse (&again, data, g_bytes_get_size (bytes), &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_TOO_NEW);
  g_assert_nonnull (strstr (error->message, "77"));
}

/* A turned bit in front of the verb is another header; under the device's signature no bit may turn at all. */
static void
test_flipped (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("suyuan-header-XXXXXX", NULL);
  g_autofree char *key = g_build_filename (folder, "device.key", NULL);
  g_autoptr (SuyuanDevice) device = suyuan_device_load (key, &error);
  g_auto (SuyuanBatchHeader) header = { 0 };
  g_autoptr (GBytes) bytes = NULL;
  g_autofree guint8 *data = NULL;
  gsize              length;
  guint8             digest[SUYUAN_DIGEST_BYTES], signature[SUYUAN_SIGNATURE_BYTES];

  random_header (&header);
  bytes = suyuan_batch_header_serialize (&header);
  data = g_memdup2 (g_bytes_get_data (bytes, &length), g_bytes_get_size (bytes));
  suyuan_digest (data, length, digest);
  suyuan_device_sign (device, digest, signature);
  g_assert_true (suyuan_device_check (suyuan_device_get_public_key (device), digest, signature));

  for (gsize bit = 0; bit < 8 * length; bit++)
    {
      g_auto (SuyuanBatchHeader) again = { 0 };
      g_autoptr (GBytes) rewritten = NULL;

      data[bit / 8] ^= 1 << bit % 8;
      suyuan_digest (data, length, digest);
      g_assert_false (suyuan_device_check (suyuan_device_get_public_key (device), digest, signature));
      if (bit < 8 * FIXED && suyuan_batch_header_parse (&again, data, length, NULL))
        {
          rewritten = suyuan_batch_header_serialize (&again);
          g_assert_cmpmem (g_bytes_get_data (rewritten, NULL), g_bytes_get_size (rewritten), data, length);
        }
      data[bit / 8] ^= 1 << bit % 8;
    }
  tree_remove (folder);
}

/* A verb that is no text is made readable, not trusted. */
static void
test_bad_verb (void)
{
  g_auto (SuyuanBatchHeader) header = { 0 };
  g_auto (SuyuanBatchHeader) again = { 0 };
  g_autoptr (GBytes) bytes = NULL;

  random_header (&header);
  g_free (header.verb);
  header.verb = g_strdup ("im\xff\xfeport");
  bytes = suyuan_batch_header_serialize (&header);
  g_assert_true (suyuan_batch_header_parse (&again, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
  g_assert_true (g_utf8_validate (again.verb, -1, NULL));
  g_assert_true (g_str_has_prefix (again.verb, "im"));
  g_assert_true (g_str_has_suffix (again.verb, "port"));
}

/* Values of b2sum -l 256, another program. */
static void
test_digest (void)
{
  static const struct
  {
    const char *text, *hex;
  } known[] = {
    { "", "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8" },
    { "abc", "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      guint8           digest[SUYUAN_DIGEST_BYTES];
      g_autofree char *hex = NULL;

      suyuan_digest (known[i].text, strlen (known[i].text), digest);
      hex = suyuan_hex (digest, sizeof digest);
      g_assert_cmpstr (hex, ==, known[i].hex);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/store/batch-header/round-trip", test_round_trip);
  g_test_add_func ("/store/batch-header/golden", test_golden);
  g_test_add_func ("/store/batch-header/cut-short", test_cut_short);
  g_test_add_func ("/store/batch-header/unknown-format", test_unknown_format);
  g_test_add_func ("/store/batch-header/flipped", test_flipped);
  g_test_add_func ("/store/batch-header/bad-verb", test_bad_verb);
  g_test_add_func ("/store/batch-header/digest", test_digest);

  return g_test_run ();
}
