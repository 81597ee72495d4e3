/* band.c: several workspaces of one family for a test
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "band.h"

#include <glib/gstdio.h>

char *
band_name (Band       *self,
           const char *suffix)
{
  return g_strdup_printf ("%s/%u%s", self->folder, self->n_files++, suffix);
}

void
band_use_time (SuyuanOffice *office,
               gint64        unix_ms)
{
  suyuan_workspace_use_time (suyuan_office_get_workspace (office), unix_ms);
}

static SuyuanOffice *
adopt (Band         *self,
       SuyuanOffice *office)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *key = g_strdup_printf ("%s/member-%u.key", self->folder, self->n_offices);

  suyuan_workspace_use_device (suyuan_office_get_workspace (office), suyuan_device_load (key, &error));
  g_assert_no_error (error);
  band_use_time (office, START);
  self->offices[self->n_offices++] = office;
  return office;
}

void
band_set_up (Band         *self,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  self->folder = g_dir_make_tmp ("suyuan-band-XXXXXX", NULL);
  path = g_build_filename (self->folder, "bureau.suyuan", NULL);
  adopt (self, suyuan_office_create (path, TRUE, &error));
  g_assert_no_error (error);
  band_add_outlet (self->offices[0], "一号口");
}

void
band_tear_down (Band         *self,
                gconstpointer data)
{
  for (guint i = 0; i < self->n_offices; i++)
    g_assert_finalize_object (self->offices[i]);
  tree_remove (self->folder);
  g_free (self->folder);
}

char *
band_pack (Band         *self,
           SuyuanOffice *office,
           const char   *since)
{
  return band_pack_terms (self, office, since, (SuyuanPackTerms){ 0 });
}

char *
band_pack_terms (Band           *self,
                 SuyuanOffice   *office,
                 const char     *since,
                 SuyuanPackTerms terms)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanSince) known = since == NULL ? NULL : suyuan_since_read (office, since, &error);
  g_autoptr (SuyuanManifest) manifest = NULL;
  char *path = band_name (self, ".zip");

  g_assert_no_error (error);
  terms.since = known;
  manifest = suyuan_pack (office, path, &terms, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  return path;
}

SuyuanArrival *
band_merge (SuyuanOffice *office,
            const char   *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanPackage) package = suyuan_package_open (path, &error);
  SuyuanArrival *arrival;

  g_assert_no_error (error);
  arrival = suyuan_arrival_merge (office, package, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (arrival->merged);
  return arrival;
}

/* What was merged already is acknowledged again. */
char *
band_receipt (Band         *self,
              SuyuanOffice *office,
              const char   *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanPackage) package = suyuan_package_open (path, &error);
  g_autoptr (SuyuanArrival) arrival = band_merge (office, path);
  g_autoptr (SuyuanReceipt) receipt = suyuan_receipt_new (office, package, arrival, &error);
  char *name = band_name (self, ".json");

  g_assert_no_error (error);
  g_assert_true (suyuan_receipt_save (receipt, office, name, &error));
  return name;
}

SuyuanOffice *
band_join (Band *self)
{
  g_autofree char *path = band_pack (self, self->offices[0], NULL);

  return band_found (self, path);
}

SuyuanOffice *
band_found (Band       *self,
            const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *place = band_name (self, ".suyuan");
  g_autoptr (SuyuanPackage) package = suyuan_package_open (path, &error);
  g_autoptr (SuyuanArrival) arrival = NULL;
  SuyuanOffice *office = NULL;

  arrival = suyuan_arrival_found (place, package, &office, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (arrival->batches->len, >, 0);
  return adopt (self, office);
}

SuyuanUid
band_add_outlet (SuyuanOffice *office,
                 const char   *name)
{
  return fixture_add (suyuan_office_get_workspace (office), SUYUAN_KIND_OUTLET, NULL, name, NULL);
}

void
band_set_name (SuyuanOffice    *office,
               const SuyuanUid *uid,
               const char      *name)
{
  g_free (fixture_set_text (suyuan_office_get_workspace (office), SUYUAN_KIND_OUTLET, uid, "name", name));
}

/* A file of so many bytes, attached to an outlet of its own. */
SuyuanUid
band_add_medium (Band         *self,
                 SuyuanOffice *office,
                 gsize         size,
                 char        **sha256)
{
  g_autoptr (GError) error = NULL;
  SuyuanWorkspace *workspace = suyuan_office_get_workspace (office);
  g_autofree char *path = band_name (self, ".JPG");
  g_autofree char *bytes = g_malloc (size + 1);
  g_autofree char *hash = NULL;
  SuyuanUid        subject = band_add_outlet (office, "有照片的口");
  g_autoptr (SuyuanBatch) batch = suyuan_batch_begin (workspace, "photo", NULL, &error);
  g_autoptr (SuyuanRecord) medium = fixture_record (workspace, SUYUAN_KIND_MEDIUM, NULL, path);

  for (gsize i = 0; i < size; i++)
    bytes[i] = g_test_rand_int_range (0, 256);
  g_assert_true (g_file_set_contents (path, bytes, size, &error));
  hash = suyuan_batch_take_file (batch, path, &error);
  suyuan_record_set_text (medium, "sha256", hash);
  suyuan_record_set_text (medium, "subject_kind", "outlet");
  suyuan_record_set_ref (medium, "subject", &subject);
  suyuan_record_set_text (medium, "type", "photo");
  suyuan_batch_create (batch, medium, &error);
  g_assert_no_error (error);
  g_assert_true (suyuan_batch_commit (batch, NULL, &error));
  g_assert_no_error (error);
  if (sha256 != NULL)
    *sha256 = g_steal_pointer (&hash);
  return *suyuan_record_get_uid (medium);
}

static void
change_one (SuyuanWorkspace *workspace,
            SuyuanBatch     *batch,
            SuyuanRecord    *old)
{
  static const char *const keys[] = { "name", "village", "code", "type_remark" };
  g_autofree char         *text = g_strdup_printf ("值%d", g_test_rand_int_range (0, 6));
  g_autoptr (SuyuanRecord) change = suyuan_record_new (suyuan_workspace_get_catalogue (workspace), SUYUAN_KIND_OUTLET, suyuan_record_get_uid (old));

  suyuan_record_set_text (change, keys[g_test_rand_int_range (0, G_N_ELEMENTS (keys))], text);
  g_assert_true (suyuan_batch_update (batch, change, NULL, NULL));
}

/* Something somebody might do, at some time of some hours. */
void
band_act (SuyuanOffice *office)
{
  SuyuanWorkspace *workspace = suyuan_office_get_workspace (office);
  SuyuanQuery      query = { .kind = SUYUAN_KIND_OUTLET };
  g_autoptr (GPtrArray) records = suyuan_workspace_query (workspace, &query, NULL);
  g_autoptr (SuyuanBatch) batch = NULL;
  int what = g_test_rand_int_range (0, 10);

  band_use_time (office, START + g_test_rand_int_range (0, 100000));
  if (what == 9)
    {
      /* What stands in its way is not the matter here. */
      suyuan_journal_undo (workspace, NULL, NULL, NULL, NULL, NULL);
      return;
    }
  if (what < 3 || records->len == 0)
    {
      band_add_outlet (office, "新口");
      return;
    }

  batch = suyuan_batch_begin (workspace, "act", NULL, NULL);
  for (int i = g_test_rand_int_range (0, 3); i >= 0; i--)
    {
      SuyuanRecord *old = records->pdata[g_test_rand_int_range (0, records->len)];

      if (what < 8)
        change_one (workspace, batch, old);
      else if (i == 0)
        g_assert_true (suyuan_batch_remove (batch, SUYUAN_KIND_OUTLET, suyuan_record_get_uid (old), NULL));
    }
  g_assert_true (suyuan_batch_commit (batch, NULL, NULL));
}

void
band_assert_refused (SuyuanOffice *office,
                     const char   *path,
                     GQuark        domain,
                     int           code)
{
  SuyuanWorkspace *workspace = suyuan_office_get_workspace (office);
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanPackage) package = suyuan_package_open (path, &error);
  g_autoptr (SuyuanArrival) arrival = NULL;
  g_autofree char *dump = office_dump (workspace);
  g_autofree char *head = office_head (workspace);
  g_autofree char *dump_after = NULL;
  g_autofree char *head_after = NULL;

  if (package != NULL)
    arrival = suyuan_arrival_merge (office, package, NULL, &error);
  g_assert_null (arrival);
  g_assert_error (error, domain, code);
  g_assert_nonnull (strstr (error->message, path));
  dump_after = office_dump (workspace);
  head_after = office_head (workspace);
  g_assert_cmpstr (dump, ==, dump_after);
  g_assert_cmpstr (head, ==, head_after);
}

void
band_assert_same (SuyuanOffice *one,
                  SuyuanOffice *other)
{
  office_assert_same (suyuan_office_get_workspace (one), suyuan_office_get_workspace (other));
}
