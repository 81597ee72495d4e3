/* test-batch.c: what a batch writes, refuses and leaves behind
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-fixture.h"

#include <glib/gstdio.h>

static SuyuanRecord *
get (Fixture         *self,
     SuyuanKind       kind,
     const SuyuanUid *uid)
{
  g_autoptr (GError) error = NULL;
  SuyuanRecord *record = suyuan_workspace_get (self->workspace, kind, uid, &error);

  g_assert_no_error (error);
  return record;
}

static void
test_every_field (Fixture      *self,
                  gconstpointer data)
{
  for (SuyuanKind kind = 1; kind < SUYUAN_N_KINDS; kind++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SuyuanRecord) record = fixture_record (self->workspace, kind, "C1", "名称");
      g_autoptr (SuyuanRecord) read = NULL;
      g_autoptr (SuyuanBatch) batch = suyuan_batch_begin (self->workspace, "add", NULL, &error);
      g_autoptr (GBytes) line = fixture_line (112.0);
      g_autoptr (GBytes) outline = suyuan_wkb_from_wkt ("POLYGON ((112 33, 113 33, 113 34, 112 33))", NULL);
      const SuyuanEnumValue *values;
      guint                  n_values;
      guint                  n;
      const SuyuanField     *fields = suyuan_catalogue_get_fields (suyuan_workspace_get_catalogue (self->workspace), kind, &n);

      for (guint i = 0; i < n; i++)
        {
          g_auto (SuyuanValue) value = { 0 };

          if (fields[i].derived || g_strcmp0 (fields[i].rule, "credit_code") == 0 || g_strcmp0 (fields[i].rule, "permit") == 0)
            continue;
          switch (fields[i].type)
            {
            case SUYUAN_FIELD_INTEGER:
            case SUYUAN_FIELD_BOOL:
              suyuan_value_set_integer (&value, 1);
              break;
            case SUYUAN_FIELD_INSTANT:
              suyuan_value_set_integer (&value, G_GINT64_CONSTANT (1778140800123));
              break;
            case SUYUAN_FIELD_DEGREES:
              suyuan_value_set_integer (&value, g_str_equal (fields[i].key, "lon") ? 1120000001 : 330000007);
              break;
            case SUYUAN_FIELD_DECIMAL:
              suyuan_value_set_real (&value, 0.1 + 0.2);
              break;
            case SUYUAN_FIELD_RESULT:
              if (i % 2 == 0)
                suyuan_value_set_real (&value, 3);
              else
                suyuan_value_set_text (&value, "<0.025");
              break;
            case SUYUAN_FIELD_REF:
              suyuan_value_set_uid (&value, suyuan_record_get_uid (record));
              break;
            case SUYUAN_FIELD_GEOMETRY:
              suyuan_value_set_blob (&value, g_strcmp0 (fields[i].rule, "outline") == 0 ? outline : line);
              break;
            case SUYUAN_FIELD_DATE:
              suyuan_value_set_text (&value, "2026-05-07");
              break;
            case SUYUAN_FIELD_ENUM:
            case SUYUAN_FIELD_MULTI:
              values = suyuan_catalogue_get_values (suyuan_workspace_get_catalogue (self->workspace), fields[i].enumeration, &n_values);
              g_assert_cmpuint (n_values, >, 0);
              suyuan_value_set_text (&value, values[0].key);
              break;
            case SUYUAN_FIELD_TEXT:
            case SUYUAN_FIELD_DIVISION:
            default:
              suyuan_value_set_text (&value, "410000");
            }
          suyuan_record_put (record, i, &value);
        }

      g_assert_true (suyuan_batch_create (batch, record, &error));
      g_assert_no_error (error);
      g_assert_true (suyuan_batch_commit (batch, NULL, &error));
      g_assert_no_error (error);
      read = get (self, kind, suyuan_record_get_uid (record));
      for (guint i = 0; i < n; i++)
        g_assert_true (fields[i].derived || suyuan_value_equal (suyuan_record_peek (record, i), suyuan_record_peek (read, i)));
      g_assert_cmpint (suyuan_record_get_created (read), >, 0);
    }
}

static void
test_abort (Fixture      *self,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanRecord) record = fixture_record (self->workspace, SUYUAN_KIND_OUTLET, "A", "a");
  SuyuanBatch *batch = suyuan_batch_begin (self->workspace, "add", NULL, &error);

  g_assert_true (suyuan_batch_create (batch, record, &error));
  g_assert_cmpuint (suyuan_batch_get_n_changes (batch), ==, 1);
  g_assert_null (suyuan_batch_begin (self->workspace, "second", NULL, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_BUSY);
  g_clear_error (&error);
  suyuan_batch_free (batch);

  g_assert_null (suyuan_workspace_get (self->workspace, SUYUAN_KIND_OUTLET, suyuan_record_get_uid (record), &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NOT_FOUND);
  fixture_add (self->workspace, SUYUAN_KIND_OUTLET, "B", "b", NULL);
}

static void
test_empty (Fixture      *self,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBatch) batch = suyuan_batch_begin (self->workspace, "nothing", NULL, &error);
  char *id = (char *) "";

  g_assert_true (suyuan_batch_commit (batch, &id, &error));
  g_assert_no_error (error);
  g_assert_null (id);
}

static void
test_update (Fixture      *self,
             gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  SuyuanUid        uid = fixture_add (self->workspace, SUYUAN_KIND_OUTLET, "A", "老名称", &first);
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBatch) batch = suyuan_batch_begin (self->workspace, "set", NULL, &error);
  g_autoptr (SuyuanRecord) change = suyuan_record_new (suyuan_workspace_get_catalogue (self->workspace), SUYUAN_KIND_OUTLET, &uid);
  g_autoptr (SuyuanRecord) read = NULL;
  guint n;

  suyuan_record_set_text (change, "code", "A");
  suyuan_record_set_text (change, "name", "新名称");
  suyuan_record_set_integer (change, "lon", 1120000000);
  suyuan_record_set_integer (change, "lat", 330000000);
  g_assert_true (suyuan_batch_update (batch, change, &n, &error));
  g_assert_cmpuint (n, ==, 3);
  g_assert_true (suyuan_batch_update (batch, change, &n, &error));
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpuint (suyuan_batch_get_n_changes (batch), ==, 1);
  g_assert_true (suyuan_batch_commit (batch, &second, &error));
  g_assert_cmpstr (first, !=, second);
  g_assert_true (g_str_has_suffix (second, "-2"));

  read = get (self, SUYUAN_KIND_OUTLET, &uid);
  g_assert_cmpstr (suyuan_record_get_text (read, "name"), ==, "新名称");
  g_assert_cmpint (suyuan_record_get_integer (read, "lon"), ==, 1120000000);
}

static void
test_remove (Fixture      *self,
             gconstpointer data)
{
  SuyuanUid uid = fixture_add (self->workspace, SUYUAN_KIND_OUTLET, "A", "a", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBatch) batch = suyuan_batch_begin (self->workspace, "remove", NULL, &error);
  g_autoptr (SuyuanRecord) again = suyuan_record_new (suyuan_workspace_get_catalogue (self->workspace), SUYUAN_KIND_OUTLET, &uid);
  SuyuanQuery query = { .kind = SUYUAN_KIND_OUTLET, .search = "a" };

  suyuan_record_set_text (again, "name", "again");
  g_assert_true (suyuan_batch_remove (batch, SUYUAN_KIND_OUTLET, &uid, &error));
  g_assert_false (suyuan_batch_remove (batch, SUYUAN_KIND_OUTLET, &uid, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* A uid is never used again. */
  g_assert_false (suyuan_batch_create (batch, again, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_true (suyuan_batch_commit (batch, NULL, &error));
  g_assert_cmpint (suyuan_workspace_count (self->workspace, &query, &error), ==, 0);
}

static void
test_wrong_value (Fixture      *self,
                  gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBatch) batch = suyuan_batch_begin (self->workspace, "add", NULL, &error);
  g_autoptr (SuyuanRecord) record = fixture_record (self->workspace, SUYUAN_KIND_OUTLET, "A", "a");

  suyuan_record_set_text (record, "lon", "east");
  g_assert_false (suyuan_batch_create (batch, record, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "Longitude"));
  g_clear_error (&error);

  suyuan_record_set_integer (record, "lon", 1120000000);
  suyuan_record_set_integer (record, "lat", 330000000);
  suyuan_record_set_text (record, "status", "closed");
  g_assert_false (suyuan_batch_create (batch, record, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);

  suyuan_record_set_text (record, "status", NULL);
  g_assert_true (suyuan_batch_create (batch, record, &error));
  g_assert_true (suyuan_batch_commit (batch, NULL, &error));
}

/* A hard rule refuses the change and leaves the batch usable. */
static void
test_rules (Fixture      *self,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBatch) batch = suyuan_batch_begin (self->workspace, "add", NULL, &error);
  g_autoptr (SuyuanRecord) good = fixture_record (self->workspace, SUYUAN_KIND_OUTLET, "A", "a");
  g_autoptr (SuyuanRecord) nameless = fixture_record (self->workspace, SUYUAN_KIND_OUTLET, "B", NULL);
  g_autoptr (SuyuanRecord) change = NULL;

  g_assert_false (suyuan_batch_create (batch, nameless, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "Name"));
  g_clear_error (&error);
  g_assert_true (suyuan_batch_create (batch, good, &error));

  change = suyuan_record_new (suyuan_workspace_get_catalogue (self->workspace), SUYUAN_KIND_OUTLET, suyuan_record_get_uid (good));
  suyuan_record_set_text (change, "type", "no_such_type");
  g_assert_false (suyuan_batch_update (batch, change, NULL, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_cmpuint (suyuan_batch_get_n_changes (batch), ==, 1);
  g_assert_true (suyuan_batch_commit (batch, NULL, &error));
}

static void
test_take_file (Fixture      *self,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBatch) batch = suyuan_batch_begin (self->workspace, "photo", NULL, &error);
  g_autofree char *source = g_build_filename (self->folder, "IMG 1.JPG", NULL);
  g_autofree char *sha256 = NULL;
  g_autofree char *again = NULL;
  g_autofree char *place = NULL;
  g_autofree char *content = NULL;

  g_assert_true (g_file_set_contents (source, "abc", 3, NULL));
  sha256 = suyuan_batch_take_file (batch, source, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sha256, ==, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  again = suyuan_batch_take_file (batch, source, &error);
  g_assert_cmpstr (again, ==, sha256);

  place = g_build_filename (self->path, "media", "ba", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad.jpg", NULL);
  g_assert_true (g_file_get_contents (place, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "abc");

  g_assert_null (suyuan_batch_take_file (batch, self->folder, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NOT_FOUND);
}

/* A clock put back must not put new batches before old ones. */
static void
test_clock_backwards (Fixture      *self,
                      gconstpointer data)
{
  SuyuanUid uid;
  gint64    before;
  g_autoptr (SuyuanRecord) record = NULL;

  suyuan_workspace_use_time (self->workspace, G_GINT64_CONSTANT (1778140800000));
  uid = fixture_add (self->workspace, SUYUAN_KIND_OUTLET, "A", "a", NULL);
  before = self->workspace->last_hlc;
  suyuan_workspace_use_time (self->workspace, G_GINT64_CONSTANT (1778000000000));
  g_free (fixture_set_text (self->workspace, SUYUAN_KIND_OUTLET, &uid, "name", "b"));
  g_assert_cmpint (self->workspace->last_hlc, ==, before + 1);
  record = get (self, SUYUAN_KIND_OUTLET, &uid);
  g_assert_cmpint (suyuan_record_get_changed (record), ==, G_GINT64_CONSTANT (1778140800000));
}

static void
test_not_there (Fixture      *self,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBatch) batch = suyuan_batch_begin (self->workspace, "set", NULL, &error);
  g_autoptr (SuyuanRecord) record = fixture_record (self->workspace, SUYUAN_KIND_OUTLET, "A", "a");
  char *id = (char *) "";

  g_assert_false (suyuan_batch_update (batch, record, NULL, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (suyuan_batch_remove (batch, SUYUAN_KIND_OUTLET, suyuan_record_get_uid (record), &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (suyuan_batch_commit (batch, &id, &error));
  g_assert_null (id);
}

/* A batch of ten thousand, some of them made twice, refused, changed and removed again by the same batch. */
static void
test_many (Fixture      *self,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBatch) batch = suyuan_batch_begin (self->workspace, "import", NULL, &error);
  g_autoptr (SuyuanVerdict) verdict = NULL;
  SuyuanQuery query = { .kind = SUYUAN_KIND_OUTLET };
  guint       n_changes = 0, n_left = 0;

  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *code = g_strdup_printf ("C%05u", i);
      g_autoptr (SuyuanRecord) record = fixture_record (self->workspace, SUYUAN_KIND_OUTLET, code, i % 100 == 7 ? NULL : "名");
      gboolean made = suyuan_batch_create (batch, record, NULL);

      g_assert_cmpint (made, ==, i % 100 != 7);
      n_changes += made;
      n_left += made;
      if (i % 100 != 8)
        continue;
      g_assert_false (suyuan_batch_create (batch, record, NULL));
      suyuan_record_set_text (record, "village", "东村");
      g_assert_true (suyuan_batch_update (batch, record, NULL, &error));
      g_assert_true (suyuan_batch_remove (batch, SUYUAN_KIND_OUTLET, suyuan_record_get_uid (record), &error));
      g_assert_false (suyuan_batch_update (batch, record, NULL, NULL));
      n_changes += 2;
      n_left--;
    }
  g_assert_cmpuint (suyuan_batch_get_n_changes (batch), ==, n_changes);
  g_assert_true (suyuan_batch_commit (batch, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (suyuan_workspace_count (self->workspace, &query, &error), ==, n_left);
  verdict = suyuan_journal_verify (self->workspace, NULL, NULL, &error);
  g_assert_cmpstr (verdict->why, ==, NULL);
  g_assert_cmpuint (verdict->changes, ==, n_changes);
}

#define ADD(name, func) g_test_add ("/store/batch/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("every-field", test_every_field);
  ADD ("abort", test_abort);
  ADD ("empty", test_empty);
  ADD ("update", test_update);
  ADD ("remove", test_remove);
  ADD ("wrong-value", test_wrong_value);
  ADD ("rules", test_rules);
  ADD ("take-file", test_take_file);
  ADD ("clock-backwards", test_clock_backwards);
  ADD ("not-there", test_not_there);
  ADD ("many", test_many);

  return g_test_run ();
}
