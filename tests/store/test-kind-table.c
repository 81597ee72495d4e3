/* test-kind-table.c: the columns of each kind, and records to rows and back
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-random.h"

#include <math.h>
#include <string.h>

static void
test_special_fields (Fixture      *self,
                     gconstpointer data)
{
  SuyuanCatalogue *catalogue = suyuan_workspace_get_catalogue (self->workspace);

  for (SuyuanKind kind = 1; kind < SUYUAN_N_KINDS; kind++)
    {
      const SuyuanKindTable *table = self->workspace->tables[kind];
      const struct
      {
        const char *key;
        int         index;
      } special[] = { { "lon", table->lon }, { "lat", table->lat }, { "geometry", table->geometry }, { "code", table->code }, { "name", table->title }, { "outlet", table->outlet } };

      g_assert_cmpstr (table->name, ==, suyuan_kind_name (kind));
      for (guint i = 0; i < G_N_ELEMENTS (special); i++)
        {
          const SuyuanField *field = suyuan_catalogue_find_field (catalogue, kind, special[i].key);

          g_assert_cmpint (special[i].index, ==, field == NULL ? -1 : (int) field->index);
        }
      g_assert_cmpint (table->code, >=, 0); /* rows and indexes count on both */
      g_assert_cmpint (table->title, >=, 0);
      g_assert_true ((table->lon >= 0) == (table->lat >= 0));
      g_assert_true (table->lon < 0 || table->geometry < 0);
    }
}

/* From wherever the search starts, it finds each key, and no key that only begins like one. */
static void
test_find (Fixture      *self,
           gconstpointer data)
{
  const SuyuanKindTable *table = self->workspace->tables[SUYUAN_KIND_OUTLET];

  for (guint i = 0; i < table->n_fields; i++)
    {
      const char *key = table->fields[i].key;

      for (guint hint = 0; hint <= table->n_fields + 1; hint += 7)
        {
          g_assert_cmpint (suyuan_kind_table_find (table, key, strlen (key), hint), ==, i);
          g_assert_cmpint (suyuan_kind_table_find (table, key, strlen (key) - 1, hint), !=, i);
        }
    }
  g_assert_cmpint (suyuan_kind_table_find (table, "", 0, 0), ==, -1);
  g_assert_cmpint (suyuan_kind_table_find (table, "no_such_field", 13, 3), ==, -1);
  g_assert_cmpint (suyuan_kind_table_find (table, "uid", 3, 0), ==, -1);
}

static void
serialize (const SuyuanValue *value,
           GByteArray        *bytes,
           SuyuanSlice       *slice)
{
  g_byte_array_set_size (bytes, 0);
  suyuan_value_serialize (value, bytes);
  *slice = (SuyuanSlice){ bytes->data, bytes->len };
}

/* The value types a field of each type can keep without loss. */
static gboolean
expect_accepted (SuyuanFieldType    type,
                 const SuyuanValue *value)
{
  switch (value->type)
    {
    case SUYUAN_VALUE_NULL:
      return TRUE;
    case SUYUAN_VALUE_INTEGER:
      return type == SUYUAN_FIELD_INTEGER || type == SUYUAN_FIELD_BOOL || type == SUYUAN_FIELD_INSTANT || type == SUYUAN_FIELD_DEGREES;
    case SUYUAN_VALUE_REAL:
      return (type == SUYUAN_FIELD_DECIMAL || type == SUYUAN_FIELD_RESULT) && isfinite (value->real);
    case SUYUAN_VALUE_TEXT:
      if (*value->text == '\0' || !g_utf8_validate (value->text, -1, NULL))
        return FALSE;
      return type == SUYUAN_FIELD_TEXT || type == SUYUAN_FIELD_DATE || type == SUYUAN_FIELD_ENUM || type == SUYUAN_FIELD_MULTI ||
             type == SUYUAN_FIELD_DIVISION || (type == SUYUAN_FIELD_RESULT && value->text[0] == '<');
    case SUYUAN_VALUE_BLOB:
    default:
      return type == SUYUAN_FIELD_REF ? g_bytes_get_size (value->blob) == 16
                                      : type == SUYUAN_FIELD_GEOMETRY && g_bytes_get_size (value->blob) == 21;
    }
}

static void
test_accepts (Fixture      *self,
              gconstpointer data)
{
  static const guint8 point[21] = { 1, 1 };
  g_autoptr (GBytes) wkb = g_bytes_new_static (point, sizeof point), uid = g_bytes_new_static ("0123456789abcdef", 16),
                     other = g_bytes_new_static ("\1\2\0", 3);
  const SuyuanValue values[] = {
    { .type = SUYUAN_VALUE_NULL },
    { .type = SUYUAN_VALUE_INTEGER, .integer = 7 },
    { .type = SUYUAN_VALUE_REAL, .real = 2.5 },
    { .type = SUYUAN_VALUE_REAL, .real = INFINITY },
    { .type = SUYUAN_VALUE_REAL, .real = NAN },
    { .type = SUYUAN_VALUE_TEXT, .text = (char *) "text" },
    { .type = SUYUAN_VALUE_TEXT, .text = (char *) "<0.025" },
    { .type = SUYUAN_VALUE_TEXT, .text = (char *) "5" },
    { .type = SUYUAN_VALUE_TEXT, .text = (char *) "" },
    { .type = SUYUAN_VALUE_TEXT, .text = (char *) "half a character \xe6\xb2" },
    { .type = SUYUAN_VALUE_TEXT, .text = (char *) "<\xff" },
    { .type = SUYUAN_VALUE_BLOB, .blob = wkb },
    { .type = SUYUAN_VALUE_BLOB, .blob = uid },
    { .type = SUYUAN_VALUE_BLOB, .blob = other },
  };
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint types_seen = 0;

  for (SuyuanKind kind = 1; kind < SUYUAN_N_KINDS; kind++)
    for (guint i = 0; i < self->workspace->tables[kind]->n_fields; i++)
      for (guint j = 0; j < G_N_ELEMENTS (values); j++)
        {
          const SuyuanKindTable *table = self->workspace->tables[kind];
          SuyuanSlice            slice;

          types_seen |= 1u << table->fields[i].type;
          serialize (&values[j], bytes, &slice);
          if (suyuan_kind_table_accepts (table, i, &slice) != expect_accepted (table->fields[i].type, &values[j]))
            g_error ("%s.%s and value %u", table->name, table->fields[i].key, j);
        }
  g_assert_cmphex (types_seen, ==, 0x1fff); /* every type of the catalogue took part */
}

static void
assert_same_record (SuyuanRecord *a,
                    SuyuanRecord *b)
{
  guint              n_fields;
  const SuyuanField *fields = suyuan_catalogue_get_fields (suyuan_record_get_catalogue (a), suyuan_record_get_kind (a), &n_fields);

  g_assert_true (suyuan_uid_equal (suyuan_record_get_uid (a), suyuan_record_get_uid (b)));
  g_assert_cmpint (suyuan_record_get_kind (a), ==, suyuan_record_get_kind (b));
  g_assert_cmpint (suyuan_record_get_created (a), ==, suyuan_record_get_created (b));
  g_assert_cmpint (suyuan_record_get_changed (a), ==, suyuan_record_get_changed (b));
  for (guint i = 0; i < n_fields; i++)
    if (!suyuan_value_equal (suyuan_record_peek (a, i), suyuan_record_peek (b, i)))
      g_error ("%s differs", fields[i].key);
}

/* Whatever a record of any kind holds, the table gives it back. */
static void
test_round_trip (Fixture      *self,
                 gconstpointer data)
{
  for (SuyuanKind kind = 1; kind < SUYUAN_N_KINDS; kind++)
    {
      g_autoptr (GPtrArray) records = random_fill (self->workspace, kind, 25);

      for (guint i = 0; i < records->len; i++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (SuyuanRecord) record = suyuan_workspace_get (self->workspace, kind, suyuan_record_get_uid (records->pdata[i]), &error);

          g_assert_no_error (error);
          assert_same_record (record, records->pdata[i]);
        }
    }
}

/* Slices lie one behind the other in the buffer and say what the record says. */
static void
test_slice (Fixture      *self,
            gconstpointer data)
{
  for (SuyuanKind kind = 1; kind < SUYUAN_N_KINDS; kind++)
    {
      const SuyuanKindTable *table = self->workspace->tables[kind];
      g_autoptr (SuyuanRecord) record = random_record (table->catalogue, kind);
      g_autoptr (GByteArray) buffer = g_byte_array_new ();
      g_autofree SuyuanSlice *slices = g_new0 (SuyuanSlice, table->n_fields);
      const guint8           *next;

      g_byte_array_append (buffer, (const guint8 *) "before", 6);
      suyuan_kind_table_slice (table, record, buffer, slices);
      next = buffer->data + 6;
      for (guint i = 0; i < table->n_fields; i++)
        {
          g_auto (SuyuanValue) value = { 0 };

          g_assert_true (slices[i].bytes == next);
          next += slices[i].length;
          suyuan_slice_to_value (&slices[i], &value);
          g_assert_true (suyuan_value_equal (&value, suyuan_record_peek (record, i)));
          g_assert_true (suyuan_kind_table_accepts (table, i, &slices[i]));
        }
      g_assert_true (next == buffer->data + buffer->len);
    }
}

/* Position columns and blob are one thing: half a position is none. */
static void
test_make_geom (Fixture      *self,
                gconstpointer data)
{
  const SuyuanKindTable *table = self->workspace->tables[SUYUAN_KIND_OUTLET];
  g_autoptr (GByteArray) geom = g_byte_array_new (), expected = g_byte_array_new ();

  for (guint have = 0; have < 4; have++)
    {
      SuyuanUid uid = random_uid ();
      g_autoptr (SuyuanRecord) record = suyuan_record_new (table->catalogue, SUYUAN_KIND_OUTLET, &uid);
      g_autoptr (GByteArray) buffer = g_byte_array_new ();
      g_autofree SuyuanSlice *slices = g_new0 (SuyuanSlice, table->n_fields);

      if (have & 1)
        suyuan_record_set_integer (record, "lon", 1121234567);
      if (have & 2)
        suyuan_record_set_integer (record, "lat", 331234567);
      suyuan_kind_table_slice (table, record, buffer, slices);
      g_assert_cmpint (suyuan_kind_table_make_geom (table, slices, geom), ==, have == 3);
    }
  suyuan_geom_from_position (expected, 1121234567, 331234567);
  g_assert_cmpmem (geom->data, geom->len, expected->data, expected->len);
}

/* The statements a table is described with are good SQL for the database a workspace has. */
static void
test_sql (Fixture      *self,
          gconstpointer data)
{
  for (SuyuanKind kind = 1; kind < SUYUAN_N_KINDS; kind++)
    {
      const SuyuanKindTable *table = self->workspace->tables[kind];
      const char *const      sql[] = { table->insert_sql, table->select_sql, table->select_fid_sql, table->delete_sql,
                                       table->index_sql, table->boxes_sql, table->rtree_insert_sql, table->rtree_delete_sql };

      for (guint i = 0; i < G_N_ELEMENTS (sql); i++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (SuyuanStmt) stmt = NULL;

          if (i >= 6 && table->geom_column < 0)
            {
              g_assert_null (sql[i]);
              continue;
            }
          stmt = suyuan_db_prepare (self->workspace->db, sql[i], &error);
          g_assert_no_error (error);
        }
    }
}

#define ADD(name, func) g_test_add ("/store/kind-table/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("special-fields", test_special_fields);
  ADD ("find", test_find);
  ADD ("accepts", test_accepts);
  ADD ("round-trip", test_round_trip);
  ADD ("slice", test_slice);
  ADD ("make-geom", test_make_geom);
  ADD ("sql", test_sql);

  return g_test_run ();
}
