/* test-parcel.c: batches on their way: forged ones are refused whole, forked, early and foreign ones are told apart
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-offices.h"

#include "suyuan-parcel.h"

#include <sodium.h>
#include <string.h>

/* A batch made by hand, apart from the code that writes batches. */
typedef struct
{
  SuyuanBatchHeader header;
  GByteArray       *content;
  guint8            digest[SUYUAN_DIGEST_BYTES];
  SuyuanUid         uid;
} Forged;

static void
forged_init (Forged       *self,
             SuyuanDevice *device)
{
  const guint8 salt[SUYUAN_SALT_BYTES] = { 7 };
  g_auto (SuyuanValue) name = { 0 };

  memset (self, 0, sizeof *self);
  self->header.format = SUYUAN_JOURNAL_FORMAT;
  self->header.seq = 1;
  self->header.hlc = START << 16;
  self->header.verb = g_strdup ("forged");
  self->header.rows = 1;
  self->header.flags = SUYUAN_BATCH_HEADER_REHEARSAL;
  memcpy (self->header.device, suyuan_device_get_public_key (device), SUYUAN_DEVICE_BYTES);
  suyuan_uid_init (&self->uid, START);
  suyuan_value_set_text (&name, "名");
  self->content = g_byte_array_new ();
  suyuan_payload_begin (self->content, salt, SUYUAN_OP_CREATE, SUYUAN_KIND_OUTLET, &self->uid);
  suyuan_payload_add (self->content, "name", &(SuyuanValue){ 0 }, &name);
  suyuan_digest (self->content->data, self->content->len, self->digest);
  suyuan_digest (self->digest, sizeof self->digest, self->header.root);
}

static GPtrArray *
forged_seal (Forged       *self,
             SuyuanDevice *signer)
{
  g_autoptr (GBytes) header = suyuan_batch_header_serialize (&self->header);
  GPtrArray      *delivery = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  GByteArray     *bytes = g_byte_array_new ();
  guint8          hash[SUYUAN_DIGEST_BYTES], signature[SUYUAN_SIGNATURE_BYTES];
  SuyuanParcelRow row = { self->digest, self->content->data, self->content->len };

  suyuan_digest (g_bytes_get_data (header, NULL), g_bytes_get_size (header), hash);
  suyuan_device_sign (signer, hash, signature);
  suyuan_parcel_begin (bytes, g_bytes_get_data (header, NULL), g_bytes_get_size (header), signature);
  suyuan_parcel_add (bytes, &row);
  g_ptr_array_add (delivery, g_byte_array_free_to_bytes (bytes));
  return delivery;
}

static void
forged_clear (Forged *self)
{
  suyuan_batch_header_clear (&self->header);
  g_byte_array_unref (self->content);
}

static void
change_number (Forged *self)
{
  self->header.seq = 0;
}

static void
change_past (Forged *self)
{
  self->header.hlc = -1;
}

static void
change_future (Forged *self)
{
  self->header.hlc = G_MAXINT64;
}

static void
change_count (Forged *self)
{
  self->header.rows = 2;
}

static void
change_root (Forged *self)
{
  self->header.root[3] ^= 4;
}

static void
change_row (Forged *self)
{
  self->content->data[self->content->len - 1] ^= 1;
}

static void
change_digest (Forged *self)
{
  self->digest[0] ^= 1;
  suyuan_digest (self->digest, sizeof self->digest, self->header.root);
}

/* Signed and hashed as it should be, and still no change. */
static void
change_shape (Forged *self)
{
  g_byte_array_append (self->content, (const guint8 *) "x", 1);
  suyuan_digest (self->content->data, self->content->len, self->digest);
  suyuan_digest (self->digest, sizeof self->digest, self->header.root);
}

static void
test_forged (World        *self,
             gconstpointer data)
{
  static void (*const changes[]) (Forged *) = { change_number, change_past, change_future, change_count, change_root, change_row, change_digest, change_shape };
  SuyuanWorkspace *office = self->offices[0];
  SuyuanDevice    *device = self->offices[1]->device;

  for (gsize i = 0; i <= G_N_ELEMENTS (changes); i++)
    {
      Forged forged;
      g_autoptr (GPtrArray) delivery = NULL;

      forged_init (&forged, device);
      if (i < G_N_ELEMENTS (changes))
        changes[i](&forged);
      delivery = forged_seal (&forged, i < G_N_ELEMENTS (changes) ? device : self->offices[2]->device);
      office_assert_refuses (office, delivery, SUYUAN_STORE_ERROR_CORRUPT);
      forged_clear (&forged);
    }
}

/* The same, not changed, is taken in: what was refused was refused for its change. */
static void
test_honest (World        *self,
             gconstpointer data)
{
  Forged honest;
  g_autoptr (GPtrArray) delivery = NULL;

  forged_init (&honest, self->offices[1]->device);
  delivery = forged_seal (&honest, self->offices[1]->device);
  g_assert_cmpuint (office_merge (self->offices[0], delivery), ==, 1);
  g_assert_cmpint (suyuan_workspace_id_of (self->offices[0], SUYUAN_KIND_OUTLET, &honest.uid), >, 0);
  office_assert_whole (self->offices[0]);
  forged_clear (&honest);
}

static void
test_cut_anywhere (World        *self,
                   gconstpointer data)
{
  Forged forged;
  g_autoptr (GPtrArray) delivery = NULL;
  gconstpointer bytes;
  gsize         length;

  forged_init (&forged, self->offices[1]->device);
  delivery = forged_seal (&forged, self->offices[1]->device);
  bytes = g_bytes_get_data (delivery->pdata[0], &length);
  for (gsize cut = 0; cut < length; cut++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) part = g_bytes_new (bytes, cut);
      g_auto (SuyuanParcel) parcel = { 0 };

      g_assert_false (suyuan_parcel_open (&parcel, part, &error));
      g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CORRUPT);
    }
  forged_clear (&forged);
}

/* A batch whose predecessor is still on its way is taken in, and verification says what is missing until it comes. */
static void
test_early (World        *self,
            gconstpointer data)
{
  SuyuanUid        uid = fixture_add (self->offices[0], SUYUAN_KIND_OUTLET, "A", "一", NULL);
  g_autofree char *second = fixture_set_text (self->offices[0], SUYUAN_KIND_OUTLET, &uid, "name", "二");
  g_autoptr (GPtrArray) batches = office_export (self->offices[0]);
  g_autoptr (GPtrArray) early = g_ptr_array_new ();
  g_autoptr (SuyuanVerdict) verdict = NULL;

  g_ptr_array_add (early, batches->pdata[1]);
  g_assert_cmpuint (office_merge (self->offices[1], early), ==, 1);
  g_assert_cmpint (suyuan_workspace_id_of (self->offices[1], SUYUAN_KIND_OUTLET, &uid), ==, 0);
  verdict = suyuan_journal_verify (self->offices[1], NULL, NULL, NULL);
  g_assert_false (verdict->ok);
  g_assert_cmpstr (verdict->bad_batch, ==, second);
  g_assert_nonnull (strstr (verdict->why, "missing"));

  g_assert_cmpuint (office_merge (self->offices[1], batches), ==, 1);
  office_assert_same (self->offices[0], self->offices[1]);
  office_assert_whole (self->offices[1]);
}

/* A copy of an office goes on with the same key, an hour ahead: both branches are whole, and the head covers both. */
static void
test_fork (World        *self,
           gconstpointer data)
{
  SuyuanWorkspace *office = self->offices[0], *copy = self->offices[1], *third = self->offices[2], *late = world_open_office (self);
  g_autoptr (GPtrArray) batches = NULL;
  g_autoptr (SuyuanVerdict) verdict = NULL;
  g_autofree char *head = NULL;
  g_autofree char *without = NULL;

  world_share_key (self, 0, 1);
  suyuan_workspace_use_time (copy, START + 3600000);
  for (guint i = 0; i < 3; i++)
    fixture_add (office, SUYUAN_KIND_OUTLET, "A", "a", NULL);
  fixture_add (copy, SUYUAN_KIND_OUTLET, "B", "b", NULL);

  office_exchange (office, late);
  without = office_head (late);
  office_exchange (copy, office);
  office_exchange (office, copy);
  batches = office_export (office);
  shuffle (batches);
  office_merge (third, batches);
  office_assert_same (office, copy);
  office_assert_same (office, third);
  head = office_head (third);
  g_assert_cmpstr (head, !=, without); /* the shorter branch cannot be taken away unseen */

  verdict = suyuan_journal_verify (third, NULL, NULL, NULL);
  g_assert_cmpstr (verdict->why, ==, NULL);
  g_assert_cmpuint (verdict->forks, ==, 1);
  fixture_add (office, SUYUAN_KIND_OUTLET, "C", "goes on", NULL);
  office_assert_whole (office);
}

/* Only some contents of a batch are sent; the others are counted, and the record stands as far as it is known. */
static void
test_some_withheld (World        *self,
                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SuyuanUid uid = fixture_add (self->offices[0], SUYUAN_KIND_OUTLET, "A", "一", NULL);
  g_autoptr (GPtrArray) whole = NULL;
  g_autoptr (GPtrArray) bare = NULL;
  g_autoptr (GPtrArray) mixed = g_ptr_array_new ();
  g_autoptr (SuyuanVerdict) verdict = NULL;
  g_autoptr (SuyuanRecord) record = NULL;

  g_free (fixture_set_text (self->offices[0], SUYUAN_KIND_OUTLET, &uid, "name", "二"));
  whole = office_export (self->offices[0]);
  bare = suyuan_journal_export (self->offices[0], TRUE, &error);
  g_ptr_array_add (mixed, bare->pdata[1]);
  g_ptr_array_add (mixed, whole->pdata[0]);
  g_assert_cmpuint (office_merge (self->offices[1], mixed), ==, 2);
  record = suyuan_workspace_get (self->offices[1], SUYUAN_KIND_OUTLET, &uid, &error);
  g_assert_cmpstr (suyuan_record_get_text (record, "name"), ==, "一");
  verdict = suyuan_journal_verify (self->offices[1], NULL, NULL, &error);
  g_assert_cmpstr (verdict->why, ==, NULL);
  g_assert_cmpuint (verdict->withheld, ==, 1);

  /* Sent bare to one who has the contents, nothing is lost. */
  g_assert_cmpuint (office_merge (self->offices[0], bare), ==, 0);
  office_exchange (self->offices[0], self->offices[1]);
  office_assert_same (self->offices[0], self->offices[1]);
}

/* What a rehearsal made never gets into the real thing; the other way round it may. */
static void
test_rehearsal (World        *self,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (self->folder, "real.suyuan", NULL);
  SuyuanWorkspace *real = suyuan_workspace_create (path, SUYUAN_OPEN_WRITE, &error);
  g_autoptr (GPtrArray) batches = NULL;

  g_assert_no_error (error);
  fixture_add (self->offices[0], SUYUAN_KIND_OUTLET, "A", "a", NULL);
  batches = office_export (self->offices[0]);
  office_assert_refuses (real, batches, SUYUAN_STORE_ERROR_CONSTRAINT);
  fixture_add (real, SUYUAN_KIND_OUTLET, "B", "b", NULL);
  office_exchange (real, self->offices[0]);
  office_assert_whole (self->offices[0]);
  suyuan_workspace_close (real);
}

/* SUYUAN_CLOCK sets the time of a rehearsal alone, and time never runs backwards whatever it says. */
static void
test_clock (World        *self,
            gconstpointer data)
{
  static const char *const times[] = { "2030-01-02T03:04:05Z", "2029-01-01T00:00:00Z", "2031-06-07T08:09:10.250Z" };
  gint64                   last = 0;

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/clock%u.suyuan", self->folder, i);
      gint64           real_ms = g_get_real_time () / 1000;

      suyuan_workspace_close (suyuan_workspace_create (path, i == 0 ? SUYUAN_OPEN_WRITE : SUYUAN_OPEN_REHEARSAL, NULL));
      for (guint j = 0; j < G_N_ELEMENTS (times); j++)
        {
          g_autoptr (GError) error = NULL;
          SuyuanWorkspace *office;

          g_setenv ("SUYUAN_CLOCK", times[j], TRUE);
          office = suyuan_workspace_open (path, SUYUAN_OPEN_WRITE, &error);
          g_unsetenv ("SUYUAN_CLOCK");
          g_assert_no_error (error);
          fixture_add (office, SUYUAN_KIND_OUTLET, "A", "a", NULL);
          g_assert_cmpint (office->last_hlc, >, j == 0 ? 0 : last);
          if (i == 0)
            g_assert_cmpint (office->last_hlc >> 16, <, real_ms + 600000);
          else
            g_assert_cmpint (office->last_hlc >> 16, ==, j == 2 ? G_GINT64_CONSTANT (1938586150250) : G_GINT64_CONSTANT (1893553445000));
          last = office->last_hlc;
          office_assert_whole (office);
          suyuan_workspace_close (office);
        }
    }
}

#define ADD(name, func) g_test_add ("/store/parcel/" name, World, NULL, world_set_up, func, world_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("forged", test_forged);
  ADD ("honest", test_honest);
  ADD ("cut-anywhere", test_cut_anywhere);
  ADD ("early", test_early);
  ADD ("fork", test_fork);
  ADD ("some-withheld", test_some_withheld);
  ADD ("rehearsal", test_rehearsal);
  ADD ("clock", test_clock);

  return g_test_run ();
}
