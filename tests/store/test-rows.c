/* test-rows.c: rows written, changed and deleted, position columns and geometry always together
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-random.h"

#include "suyuan-rows.h"
#include "suyuan-spatial-check.h"

#include <string.h>

/* What a record's values are cut into. */
typedef struct
{
  GByteArray  *buffer;
  SuyuanSlice *slices;
  guint8      *touched;
} Cut;

static void
cut_init (Cut          *self,
          Fixture      *fixture,
          SuyuanRecord *record)
{
  const SuyuanKindTable *table = fixture->workspace->tables[suyuan_record_get_kind (record)];

  self->buffer = g_byte_array_new ();
  self->slices = g_new0 (SuyuanSlice, table->n_fields);
  self->touched = g_new0 (guint8, table->n_fields);
  suyuan_kind_table_slice (table, record, self->buffer, self->slices);
}

static void
cut_clear (Cut *self)
{
  g_byte_array_unref (self->buffer);
  g_free (self->slices);
  g_free (self->touched);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Cut, cut_clear)

static void
assert_stored (Fixture      *self,
               SuyuanRecord *record)
{
  SuyuanKind kind = suyuan_record_get_kind (record);
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanRecord) found = suyuan_workspace_get (self->workspace, kind, suyuan_record_get_uid (record), &error);
  const SuyuanKindTable *table = self->workspace->tables[kind];

  g_assert_no_error (error);
  g_assert_cmpint (suyuan_record_get_changed (found), ==, suyuan_record_get_changed (record));
  for (guint i = 0; i < table->n_fields; i++)
    if (!suyuan_value_equal (suyuan_record_peek (found, i), suyuan_record_peek (record, i)))
      g_error ("%s.%s differs", table->name, table->fields[i].key);
}

/* The blob says what the columns say, in every row of the table. */
static void
assert_positions (Fixture *self)
{
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (self->workspace->db, "SELECT lon, lat, geom FROM outlet", NULL);
  g_autoptr (GByteArray) expected = g_byte_array_new ();

  while (suyuan_stmt_step (row, NULL) == SUYUAN_STEP_ROW)
    {
      gsize         length;
      gconstpointer geom = suyuan_stmt_blob (row, 2, &length);

      if (suyuan_stmt_text (row, 0) == NULL || suyuan_stmt_text (row, 1) == NULL)
        {
          g_assert_null (geom);
          continue;
        }
      suyuan_geom_from_position (expected, suyuan_stmt_int64 (row, 0), suyuan_stmt_int64 (row, 1));
      g_assert_cmpmem (geom, length, expected->data, expected->len);
    }
}

/* Touches some fields at random; what was not touched is not written, whatever the slices hold for it. */
static void
change_some (Fixture      *self,
             SuyuanRecord *record)
{
  SuyuanKind             kind = suyuan_record_get_kind (record);
  const SuyuanKindTable *table = self->workspace->tables[kind];
  g_autoptr (GError) error = NULL;
  g_auto (Cut) cut = { 0 };
  g_autofree guint8 *touched = g_new0 (guint8, table->n_fields);
  gint64             changed = suyuan_record_get_changed (record) + 1;

  for (guint i = 0; i < table->n_fields; i++)
    {
      g_auto (SuyuanValue) value = { 0 };

      if (random_chance (75))
        continue;
      if (random_chance (70))
        random_value (table->catalogue, &table->fields[i], &value);
      suyuan_record_put (record, i, &value);
      touched[i] = TRUE;
    }
  suyuan_record_set_times (record, suyuan_record_get_created (record), changed);
  cut_init (&cut, self, record);
  for (guint i = 0; i < table->n_fields; i++)
    if (!touched[i] && (int) i != table->lon && (int) i != table->lat)
      cut.slices[i] = (SuyuanSlice){ 0 };

  g_assert_true (suyuan_row_update (self->workspace, table, suyuan_workspace_id_of (self->workspace, kind, suyuan_record_get_uid (record)),
                                    changed, touched, cut.slices, &error));
  g_assert_no_error (error);
}

static void
test_update (Fixture      *self,
             gconstpointer data)
{
  static const SuyuanKind kinds[] = { SUYUAN_KIND_OUTLET, SUYUAN_KIND_REACH, SUYUAN_KIND_PERSON, SUYUAN_KIND_SAMPLE };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GPtrArray) records = random_fill (self->workspace, kinds[i], 25);

      for (guint round = 0; round < 6; round++)
        {
          g_assert_true (suyuan_workspace_begin (self->workspace, NULL));
          for (guint j = 0; j < records->len; j++)
            change_some (self, records->pdata[j]);
          g_assert_true (suyuan_workspace_commit (self->workspace, NULL));
          for (guint j = 0; j < records->len; j++)
            assert_stored (self, records->pdata[j]);
        }
    }
  assert_positions (self);
}

static void
test_delete (Fixture      *self,
             gconstpointer data)
{
  const SuyuanKindTable *table = self->workspace->tables[SUYUAN_KIND_OUTLET];
  g_autoptr (GPtrArray) records = random_fill (self->workspace, SUYUAN_KIND_OUTLET, 60);
  guint64  sum;
  gboolean whole;
  gint64   n;

  g_assert_true (suyuan_workspace_begin (self->workspace, NULL));
  for (guint i = 0; i < records->len; i += 2)
    g_assert_true (suyuan_row_delete (self->workspace, table, suyuan_workspace_id_of (self->workspace, SUYUAN_KIND_OUTLET, suyuan_record_get_uid (records->pdata[i])), NULL));
  g_assert_true (suyuan_workspace_commit (self->workspace, NULL));

  for (guint i = 0; i < records->len; i++)
    if (i % 2 == 0)
      g_assert_cmpint (suyuan_workspace_id_of (self->workspace, SUYUAN_KIND_OUTLET, suyuan_record_get_uid (records->pdata[i])), ==, 0);
    else
      assert_stored (self, records->pdata[i]);

  /* No entry of the spatial index without its row. */
  g_assert_true (suyuan_db_get_int64 (self->workspace->db, "SELECT count(*) FROM rtree_outlet_geom WHERE id NOT IN (SELECT fid FROM outlet)", &n, NULL));
  g_assert_cmpint (n, ==, 0);
  g_assert_true (suyuan_db_get_int64 (self->workspace->db, "SELECT count(*) FROM outlet WHERE geom IS NOT NULL AND fid NOT IN (SELECT id FROM rtree_outlet_geom)", &n, NULL));
  g_assert_cmpint (n, ==, 0);

  /* All of it gone: the index is empty and the layer has no extent. */
  g_assert_true (suyuan_workspace_begin (self->workspace, NULL));
  for (guint i = 1; i < records->len; i += 2)
    g_assert_true (suyuan_row_delete (self->workspace, table, suyuan_workspace_id_of (self->workspace, SUYUAN_KIND_OUTLET, suyuan_record_get_uid (records->pdata[i])), NULL));
  g_assert_true (suyuan_workspace_commit (self->workspace, NULL));
  g_assert_true (suyuan_spatial_check (self->workspace->db, table, &sum, &whole, NULL));
  g_assert_true (whole);
  g_assert_cmphex (sum, ==, 0);
  g_assert_true (suyuan_db_get_int64 (self->workspace->db, "SELECT count(*) FROM gpkg_contents WHERE table_name = 'outlet' AND min_x IS NOT NULL", &n, NULL));
  g_assert_cmpint (n, ==, 0);
}

/* A row number asked for is the one it gets; one that is taken, and a uid that is, are refused. */
static void
test_insert_numbers (Fixture      *self,
                     gconstpointer data)
{
  const SuyuanKindTable *table = self->workspace->tables[SUYUAN_KIND_UNIT];
  g_autoptr (SuyuanRecord) record = random_record (table->catalogue, SUYUAN_KIND_UNIT);
  SuyuanUid uid = *suyuan_record_get_uid (record), other = random_uid ();
  g_autoptr (GError) error = NULL;
  g_auto (Cut) cut = { 0 };

  cut_init (&cut, self, record);
  g_assert_true (suyuan_workspace_begin (self->workspace, NULL));
  g_assert_true (suyuan_row_insert (self->workspace, table, 4711, &uid, 1, 1, cut.slices, &error));
  g_assert_cmpint (suyuan_workspace_id_of (self->workspace, SUYUAN_KIND_UNIT, &uid), ==, 4711);

  g_assert_false (suyuan_row_insert (self->workspace, table, 4711, &other, 1, 1, cut.slices, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_false (suyuan_row_insert (self->workspace, table, 0, &uid, 1, 1, cut.slices, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);

  g_assert_true (suyuan_row_insert (self->workspace, table, 0, &other, 1, 1, cut.slices, &error));
  g_assert_cmpint (suyuan_workspace_id_of (self->workspace, SUYUAN_KIND_UNIT, &other), ==, 4712);
  g_assert_true (suyuan_workspace_commit (self->workspace, NULL));
}

/* Outside a transaction nothing is written, not by our own functions either. */
static void
test_guarded (Fixture      *self,
              gconstpointer data)
{
  const SuyuanKindTable *table = self->workspace->tables[SUYUAN_KIND_UNIT];
  g_autoptr (GPtrArray) records = random_fill (self->workspace, SUYUAN_KIND_UNIT, 1);
  gint64    fid = suyuan_workspace_id_of (self->workspace, SUYUAN_KIND_UNIT, suyuan_record_get_uid (records->pdata[0]));
  SuyuanUid other = random_uid ();
  g_auto (Cut) cut = { 0 };

  cut_init (&cut, self, records->pdata[0]);
  for (guint way = 0; way < 3; way++)
    {
      g_autoptr (GError) error = NULL;

      if (way == 0)
        g_assert_false (suyuan_row_insert (self->workspace, table, 0, &other, 1, 1, cut.slices, &error));
      else if (way == 1)
        g_assert_false (suyuan_row_update (self->workspace, table, fid, 2, cut.touched, cut.slices, &error));
      else
        {
          g_autoptr (SuyuanStmt) stmt = suyuan_db_prepare (self->workspace->db, table->delete_sql, NULL);

          suyuan_stmt_bind_int64 (stmt, 0, fid);
          g_assert_false (suyuan_stmt_run (stmt, &error));
        }
      g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CONSTRAINT);
    }
  assert_stored (self, records->pdata[0]);
}

/* Only the time moves when nothing is touched. */
static void
test_touch_nothing (Fixture      *self,
                    gconstpointer data)
{
  const SuyuanKindTable *table = self->workspace->tables[SUYUAN_KIND_OUTLET];
  g_autoptr (GPtrArray) records = random_fill (self->workspace, SUYUAN_KIND_OUTLET, 1);
  SuyuanRecord *record = records->pdata[0];
  g_auto (Cut) cut = { 0 };

  cut_init (&cut, self, record);
  g_assert_true (suyuan_workspace_begin (self->workspace, NULL));
  g_assert_true (suyuan_row_update (self->workspace, table, suyuan_workspace_id_of (self->workspace, SUYUAN_KIND_OUTLET, suyuan_record_get_uid (record)),
                                    77, cut.touched, cut.slices, NULL));
  g_assert_true (suyuan_workspace_commit (self->workspace, NULL));
  suyuan_record_set_times (record, suyuan_record_get_created (record), 77);
  assert_stored (self, record);
}

#define ADD(name, func) g_test_add ("/store/rows/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("update", test_update);
  ADD ("delete", test_delete);
  ADD ("insert-numbers", test_insert_numbers);
  ADD ("guarded", test_guarded);
  ADD ("touch-nothing", test_touch_nothing);

  return g_test_run ();
}
