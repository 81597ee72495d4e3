/* test-consignment.c: what one workspace says it has, and what another then sends
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-offices.h"

#include "suyuan-consignment.h"
#include "suyuan-delivery.h"
#include "suyuan-media.h"

#include <glib/gstdio.h>

static gboolean
count_cb (GBytes  *parcel,
          gpointer data,
          GError **error)
{
  *(guint *) data += 1;
  return TRUE;
}

static guint
count_sent (SuyuanWorkspace   *office,
            const char *const *trail)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_assert_true (suyuan_journal_send (office, &(SuyuanConsignmentTerms){ .trail = trail }, count_cb, &n, &error));
  g_assert_no_error (error);
  return n;
}

static char **
trail_of (SuyuanWorkspace *office)
{
  g_autoptr (GError) error = NULL;
  char **trail = suyuan_journal_trail (office, &error);

  g_assert_no_error (error);
  return trail;
}

static void
add_some (SuyuanWorkspace *office,
          guint            n)
{
  for (guint i = 0; i < n; i++)
    fixture_add (office, SUYUAN_KIND_OUTLET, NULL, "口", NULL);
}

static void
test_trail (World        *self,
            gconstpointer data)
{
  SuyuanWorkspace *a = self->offices[0], *b = self->offices[1];
  g_auto (GStrv) none = trail_of (a);
  g_auto (GStrv) some = NULL;
  g_auto (GStrv) both = NULL;

  g_assert_cmpuint (g_strv_length (none), ==, 0);
  add_some (a, 20);
  some = trail_of (a);
  g_assert_cmpuint (g_strv_length (some), ==, 6); /* the last, and 1, 2, 4, 8 and 16 before it */
  g_assert_cmpuint (count_sent (a, NULL), ==, 20);
  g_assert_cmpuint (count_sent (a, (const char *const *) none), ==, 20);
  g_assert_cmpuint (count_sent (a, (const char *const *) some), ==, 0);

  office_exchange (a, b);
  add_some (b, 3);
  add_some (a, 1);
  both = trail_of (b);
  g_assert_cmpuint (count_sent (a, (const char *const *) both), ==, 1);
  g_assert_cmpuint (count_sent (b, (const char *const *) some), ==, 3);
}

static gboolean
knows (SuyuanWorkspace   *office,
       const char *const *trail)
{
  g_autoptr (GError) error = NULL;
  gboolean all = FALSE;

  g_assert_true (suyuan_journal_knows (office, trail, &all, &error));
  g_assert_no_error (error);
  return all;
}

static void
test_knows (World        *self,
            gconstpointer data)
{
  static const char *const nothing[] = { NULL }, *const no_hash[] = { "zz", NULL }, *const half[] = { "00ff", NULL };
  SuyuanWorkspace *a = self->offices[0], *b = self->offices[1];
  g_auto (GStrv) trail = NULL;

  add_some (a, 5);
  trail = trail_of (a);
  g_assert_true (knows (b, nothing));
  g_assert_false (knows (a, no_hash));
  g_assert_false (knows (a, half));
  g_assert_true (knows (a, (const char *const *) trail));
  g_assert_false (knows (b, (const char *const *) trail));
  office_exchange (a, b);
  g_assert_true (knows (b, (const char *const *) trail));
}

/* Whoever is ahead is sent no more than they are ahead, and the newest that is known too. */
static void
test_ahead (World        *self,
            gconstpointer data)
{
  SuyuanWorkspace *a = self->offices[0], *b = self->offices[1];

  for (guint ahead = 1; ahead < 40; ahead += 7)
    {
      g_auto (GStrv) trail = NULL;

      add_some (a, 30);
      office_exchange (a, b);
      add_some (a, ahead);
      trail = trail_of (a);
      g_assert_cmpuint (count_sent (b, (const char *const *) trail), <=, ahead);
    }
}

/* Both branches of a fork go on, whichever the other side has. */
static void
test_fork (World        *self,
           gconstpointer data)
{
  SuyuanWorkspace *a = self->offices[0], *b = self->offices[1];
  g_auto (GStrv) trail = NULL;

  add_some (a, 4);
  office_exchange (a, b);
  world_share_key (self, 0, 1);
  add_some (a, 5);
  add_some (b, 2);
  trail = trail_of (b);
  g_assert_cmpuint (count_sent (a, (const char *const *) trail), ==, 5);
  office_exchange (b, a);
  g_strfreev (g_steal_pointer (&trail));
  trail = trail_of (a);
  g_assert_cmpuint (count_sent (a, (const char *const *) trail), ==, 0);
}

static gboolean
stop_cb (GBytes  *parcel,
         gpointer data,
         GError **error)
{
  g_set_error_literal (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_FULL, "enough");
  return FALSE;
}

static void
test_stop (World        *self,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  add_some (self->offices[0], 3);
  g_assert_false (suyuan_journal_send (self->offices[0], NULL, stop_cb, NULL, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_FULL);
}

static gboolean
note_cb (const SuyuanDeliveryRecord *record,
         gpointer                    data,
         GError                    **error)
{
  GString *text = data;

  g_string_append_c (text, record->before == NULL ? '0' : '1');
  g_string_append_c (text, record->after == NULL ? '0' : '1');
  g_string_append_printf (text, "%u ", record->clashes->len);
  return TRUE;
}

/* What a delivery says of a record, and that nothing stands without its end. */
static void
test_delivery (World        *self,
               gconstpointer data)
{
  SuyuanWorkspace *a = self->offices[0], *b = self->offices[1];
  SuyuanUid        uid = fixture_add (a, SUYUAN_KIND_OUTLET, "A", "one", NULL);
  g_autofree char *before = office_dump (b);

  for (guint round = 0; round < 3; round++)
    {
      static const char *const expected[] = { "010 ", "010 ", "111 " };
      g_autoptr (GPtrArray) batches = office_export (a);
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (SuyuanDelivery) delivery = suyuan_delivery_begin (b, &error);
      g_autofree char *after = NULL;

      for (guint i = 0; i < batches->len; i++)
        g_assert_true (suyuan_delivery_take (delivery, batches->pdata[i], NULL, &error));
      g_assert_true (suyuan_delivery_check_chains (delivery, &error));
      g_assert_true (suyuan_delivery_settle (delivery, note_cb, text, &error));
      g_assert_cmpstr (text->str, ==, expected[round]);
      if (round > 0)
        g_assert_true (suyuan_delivery_commit (delivery, &error));
      g_assert_no_error (error);
      g_clear_pointer (&delivery, suyuan_delivery_free);
      after = office_dump (b);
      if (round == 0)
        g_assert_cmpstr (before, ==, after);
      if (round == 1)
        {
          g_free (fixture_set_text (a, SUYUAN_KIND_OUTLET, &uid, "name", "two"));
          suyuan_workspace_use_time (b, START + 5000);
          g_free (fixture_set_text (b, SUYUAN_KIND_OUTLET, &uid, "name", "three"));
        }
    }
  office_assert_whole (b);
}

/* A batch without the one before it is named. */
static void
test_gap (World        *self,
          gconstpointer data)
{
  g_autoptr (GPtrArray) batches = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanDelivery) delivery = suyuan_delivery_begin (self->offices[1], &error);

  add_some (self->offices[0], 3);
  batches = office_export (self->offices[0]);
  g_assert_true (suyuan_delivery_check_chains (delivery, &error));
  g_assert_true (suyuan_delivery_take (delivery, batches->pdata[0], NULL, &error));
  g_assert_true (suyuan_delivery_check_chains (delivery, &error));
  g_assert_true (suyuan_delivery_take (delivery, batches->pdata[2], NULL, &error));
  g_assert_false (suyuan_delivery_check_chains (delivery, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "-2 "));
}

/* A workspace of the family of another bears its uid; an ordinary one has its own. */
static void
test_kin (World        *self,
          gconstpointer data)
{
  const SuyuanUid *family = suyuan_workspace_get_uid (self->offices[0]);
  g_autofree char *path = g_strdup_printf ("%s/kin.suyuan", self->folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanWorkspace) kin = suyuan_workspace_create_kin (path, family, SUYUAN_OPEN_REHEARSAL, &error);

  g_assert_no_error (error);
  g_assert_true (suyuan_uid_equal (suyuan_workspace_get_uid (kin), family));
  g_assert_false (suyuan_uid_equal (suyuan_workspace_get_uid (self->offices[1]), family));
  office_assert_whole (kin);
}

/* What is read between the two is of one moment. */
static void
test_reading (World        *self,
              gconstpointer data)
{
  SuyuanWorkspace *office = self->offices[0];
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanWorkspace) beside = suyuan_workspace_open (suyuan_workspace_get_path (office), SUYUAN_OPEN_READ, &error);
  SuyuanQuery query = { .kind = SUYUAN_KIND_OUTLET };
  gint64      before;
  g_autoptr (SuyuanBatch) batch = NULL;

  g_assert_no_error (error);
  before = suyuan_workspace_count (beside, &query, &error);
  g_assert_true (suyuan_workspace_begin_reading (beside, &error));
  fixture_add (office, SUYUAN_KIND_OUTLET, NULL, "口", NULL);
  g_assert_cmpint (suyuan_workspace_count (beside, &query, &error), ==, before);
  suyuan_workspace_end_reading (beside);
  g_assert_cmpint (suyuan_workspace_count (beside, &query, &error), ==, before + 1);

  batch = suyuan_batch_begin (office, "act", NULL, &error);
  g_assert_false (suyuan_workspace_begin_reading (office, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_BUSY);
}

/* Bit by bit into the media folder, and gone where it is not what it should be. */
static void
test_media_writer (World        *self,
                   gconstpointer data)
{
  SuyuanWorkspace *office = self->offices[0];
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "onetwo", -1);
  g_autofree char *media = g_build_filename (suyuan_workspace_get_path (office), "media", NULL);
  g_autofree char *place = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanMediaWriter) good = suyuan_media_writer_new (office, "a.JPG", &error);
  g_autoptr (SuyuanMediaWriter) bad = suyuan_media_writer_new (office, "b.jpg", &error);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_assert_false (suyuan_media_is_there (office, sha256, "a.jpg", 6));
  g_assert_true (suyuan_media_writer_add (good, "one", 3, &error));
  g_assert_true (suyuan_media_writer_add (good, "two", 3, &error));
  g_assert_true (suyuan_media_writer_keep (good, sha256, "a.JPG", &error));
  g_assert_no_error (error);
  g_assert_true (suyuan_media_is_there (office, sha256, "a.jpg", 6));
  place = suyuan_workspace_get_media_path (office, sha256, "a.jpg");
  g_assert_true (suyuan_media_is_whole (place, sha256));
  g_assert_false (suyuan_media_is_whole (media, sha256));
  g_assert_cmpint (g_unlink (place), ==, 0);
  g_assert_true (g_file_set_contents (place, "onetwO", -1, NULL));
  g_assert_false (suyuan_media_is_whole (place, sha256));
  g_assert_false (suyuan_media_is_there (office, sha256, "a.jpg", 6));
  g_assert_false (suyuan_media_is_there (office, sha256, "a.jpg", 7));

  g_assert_true (suyuan_media_writer_add (bad, "else", 4, &error));
  g_assert_false (suyuan_media_writer_keep (bad, sha256, "b.jpg", &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CORRUPT);
  g_clear_pointer (&bad, suyuan_media_writer_free);
  dir = g_dir_open (media, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_cmpuint (strlen (name), ==, 2);
}

#define ADD(name, func) g_test_add ("/store/consignment/" name, World, NULL, world_set_up, func, world_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("trail", test_trail);
  ADD ("knows", test_knows);
  ADD ("ahead", test_ahead);
  ADD ("fork", test_fork);
  ADD ("stop", test_stop);
  ADD ("reading", test_reading);
  ADD ("delivery", test_delivery);
  ADD ("gap", test_gap);
  ADD ("kin", test_kin);
  ADD ("media-writer", test_media_writer);

  return g_test_run ();
}
