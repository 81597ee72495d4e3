/* suyuan-kind-table.c: the table of one kind of record: its columns, its SQL, its rows
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-kind-table.h"

#include <math.h>
#include <sqlite3.h>
#include <string.h>

static int
find_index (const SuyuanKindTable *self,
            const char            *key)
{
  return suyuan_kind_table_find (self, key, strlen (key), 0);
}

/**
 * The column of a field.
 */
const char *
suyuan_kind_table_get_column (const SuyuanKindTable *self,
                              guint                  index)
{
  return (int) index == self->geometry ? "geom" : self->fields[index].key;
}

static void
find_special_fields (SuyuanKindTable *self)
{
  self->lon = find_index (self, "lon");
  self->lat = find_index (self, "lat");
  self->code = find_index (self, "code");
  self->title = find_index (self, "name");
  self->outlet = find_index (self, "outlet");
  self->geometry = -1;
  for (guint i = 0; i < self->n_fields; i++)
    if (self->fields[i].type == SUYUAN_FIELD_GEOMETRY)
      self->geometry = i;

  if (self->geometry >= 0)
    self->geom_column = SUYUAN_COLUMN_FIELDS + self->geometry;
  else
    self->geom_column = self->lon >= 0 && self->lat >= 0 ? SUYUAN_COLUMN_FIELDS + (int) self->n_fields : -1;
}

static void
make_row_sql (SuyuanKindTable *self)
{
  g_autoptr (GString) columns = g_string_new ("\"fid\", \"uid\", \"created\", \"changed\"");
  g_autoptr (GString) marks = g_string_new ("?, ?, ?, ?");
  gboolean own_geom = self->geom_column >= 0 && self->geometry < 0;

  for (guint i = 0; i < self->n_fields + own_geom; i++)
    {
      g_string_append_printf (columns, ", \"%s\"", i < self->n_fields ? suyuan_kind_table_get_column (self, i) : "geom");
      g_string_append (marks, ", ?");
    }

  self->insert_sql = g_strdup_printf ("INSERT INTO \"%s\" (%s) VALUES (%s)", self->name, columns->str, marks->str);
  self->select_sql = g_strdup_printf ("SELECT %s FROM \"%s\" WHERE \"uid\" = ?", columns->str, self->name);
  self->select_fid_sql = g_strdup_printf ("SELECT %s FROM \"%s\" WHERE \"fid\" = ?", columns->str, self->name);
  self->delete_sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE \"fid\" = ?", self->name);
  self->columns = g_string_free (g_steal_pointer (&columns), FALSE);
}

static void
make_index_sql (SuyuanKindTable *self)
{
  const char *geom = self->geom_column < 0 ? "NULL" : "\"geom\"";

  self->index_sql = g_strdup_printf ("SELECT \"fid\", \"code\", \"name\", %s FROM \"%s\" WHERE \"fid\" BETWEEN ? AND ? ORDER BY \"fid\"", geom, self->name);
  self->boxes_sql = g_strdup_printf ("SELECT %s FROM \"%s\"", geom, self->name);
  if (self->geom_column < 0)
    return;

  self->rtree_insert_sql = g_strdup_printf ("INSERT INTO rtree_%s_geom VALUES (?, ?, ?, ?, ?)", self->name);
  self->rtree_delete_sql = g_strdup_printf ("DELETE FROM rtree_%s_geom WHERE id = ?", self->name);
}

/**
 * The table of @kind; the catalogue must outlive it. Free it.
 */
SuyuanKindTable *
suyuan_kind_table_new (SuyuanCatalogue *catalogue,
                       SuyuanKind       kind)
{
  SuyuanKindTable *self = g_new0 (SuyuanKindTable, 1);

  self->kind = kind;
  self->name = suyuan_kind_name (kind);
  self->catalogue = catalogue;
  self->fields = suyuan_catalogue_get_fields (catalogue, kind, &self->n_fields);
  find_special_fields (self);
  make_row_sql (self);
  make_index_sql (self);
  return self;
}

/**
 * Frees the description; %NULL is fine.
 */
void
suyuan_kind_table_free (SuyuanKindTable *self)
{
  if (self == NULL)
    return;

  g_free (self->columns);
  g_free (self->insert_sql);
  g_free (self->select_sql);
  g_free (self->select_fid_sql);
  g_free (self->delete_sql);
  g_free (self->rtree_insert_sql);
  g_free (self->rtree_delete_sql);
  g_free (self->index_sql);
  g_free (self->boxes_sql);
  g_free (self);
}

static gboolean
has_key (const SuyuanKindTable *self,
         guint                  index,
         const char            *key,
         guint                  key_length)
{
  const char *own = self->fields[index].key;

  return key_length > 0 && own[0] == key[0] && strncmp (own, key, key_length) == 0 && own[key_length] == '\0';
}

/**
 * The index of a field by its key (not terminated), looking from @hint on first; -1: not in this catalogue.
 */
int
suyuan_kind_table_find (const SuyuanKindTable *self,
                        const char            *key,
                        guint                  key_length,
                        guint                  hint)
{
  for (guint i = hint; i < self->n_fields; i++)
    if (has_key (self, i, key, key_length))
      return i;
  for (guint i = 0; i < MIN (hint, self->n_fields); i++)
    if (has_key (self, i, key, key_length))
      return i;
  return -1;
}

static gboolean
is_wkb (const SuyuanSlice *slice)
{
  gsize         length;
  gconstpointer wkb = suyuan_slice_data (slice, &length);
  SuyuanBox     box;

  return suyuan_wkb_get_box (wkb, length, &box);
}

/* Text that was written here is never empty, and whole characters all through. */
static gboolean
is_text (const SuyuanSlice *slice)
{
  gsize       length = 0;
  const char *text = suyuan_slice_type (slice) == SUYUAN_VALUE_TEXT ? suyuan_slice_data (slice, &length) : NULL;

  return length > 0 && g_utf8_validate_len (text, length, NULL);
}

/**
 * Whether a value can stand in the table: its type is the field's and nothing of it would be lost there.
 * A journal from elsewhere may hold values that cannot; the fold passes over them.
 */
gboolean
suyuan_kind_table_accepts (const SuyuanKindTable *self,
                           guint                  index,
                           const SuyuanSlice     *slice)
{
  SuyuanValueType type = suyuan_slice_type (slice);

  if (type == SUYUAN_VALUE_NULL)
    return TRUE;

  switch (self->fields[index].type)
    {
    case SUYUAN_FIELD_TEXT:
    case SUYUAN_FIELD_DATE:
    case SUYUAN_FIELD_ENUM:
    case SUYUAN_FIELD_MULTI:
    case SUYUAN_FIELD_DIVISION:
      return is_text (slice);
    case SUYUAN_FIELD_INTEGER:
    case SUYUAN_FIELD_BOOL:
    case SUYUAN_FIELD_INSTANT:
    case SUYUAN_FIELD_DEGREES:
      return type == SUYUAN_VALUE_INTEGER;
    case SUYUAN_FIELD_DECIMAL:
      return type == SUYUAN_VALUE_REAL && isfinite (suyuan_slice_real (slice));
    case SUYUAN_FIELD_RESULT: /* a non-detect is text and stays text in a REAL column only behind its `<` */
      return (type == SUYUAN_VALUE_REAL && isfinite (suyuan_slice_real (slice))) ||
             (is_text (slice) && slice->bytes[5] == '<');
    case SUYUAN_FIELD_REF:
      return type == SUYUAN_VALUE_BLOB && slice->length == 5 + 16;
    case SUYUAN_FIELD_GEOMETRY:
      return type == SUYUAN_VALUE_BLOB && is_wkb (slice);
    default:
      return FALSE;
    }
}

/**
 * Binds a field's value to a parameter (from 0); not for a geometry. Borrowed until the statement is done.
 */
void
suyuan_kind_table_bind_field (const SuyuanKindTable *self,
                              SuyuanStmt            *stmt,
                              int                    parameter,
                              const SuyuanSlice     *slice)
{
  gconstpointer data;
  gsize         length;

  switch (suyuan_slice_type (slice))
    {
    case SUYUAN_VALUE_NULL:
      break;
    case SUYUAN_VALUE_INTEGER:
      suyuan_stmt_bind_int64 (stmt, parameter, suyuan_slice_integer (slice));
      break;
    case SUYUAN_VALUE_REAL:
      suyuan_stmt_bind_double (stmt, parameter, suyuan_slice_real (slice));
      break;
    case SUYUAN_VALUE_TEXT:
      data = suyuan_slice_data (slice, &length);
      suyuan_stmt_bind_text (stmt, parameter, data, length);
      break;
    case SUYUAN_VALUE_BLOB:
      data = suyuan_slice_data (slice, &length);
      suyuan_stmt_bind_blob (stmt, parameter, data, length);
      break;
    default:
      g_return_if_reached ();
    }
}

/**
 * Writes the geometry column that belongs to these values (one per field) into @geom; %FALSE: NULL.
 */
gboolean
suyuan_kind_table_make_geom (const SuyuanKindTable *self,
                             const SuyuanSlice     *slices,
                             GByteArray            *geom)
{
  gconstpointer wkb;
  gsize         length;

  if (self->geometry >= 0)
    {
      if (suyuan_slice_is_null (&slices[self->geometry]))
        return FALSE;
      wkb = suyuan_slice_data (&slices[self->geometry], &length);
      return suyuan_geom_from_wkb (geom, wkb, length);
    }

  if (self->geom_column < 0 || suyuan_slice_is_null (&slices[self->lon]) || suyuan_slice_is_null (&slices[self->lat]))
    return FALSE;

  suyuan_geom_from_position (geom, suyuan_slice_integer (&slices[self->lon]), suyuan_slice_integer (&slices[self->lat]));
  return TRUE;
}

/**
 * Reads any column as a value into @value, which the caller clears.
 */
void
suyuan_kind_table_read_value (SuyuanStmt  *row,
                              int          column,
                              SuyuanValue *value)
{
  g_autoptr (GBytes) blob = NULL;
  gconstpointer bytes;
  gsize         length;

  switch (suyuan_stmt_type (row, column))
    {
    case SQLITE_INTEGER:
      suyuan_value_set_integer (value, suyuan_stmt_int64 (row, column));
      break;
    case SQLITE_FLOAT:
      suyuan_value_set_real (value, suyuan_stmt_double (row, column));
      break;
    case SQLITE_TEXT:
      suyuan_value_set_text (value, suyuan_stmt_text (row, column));
      break;
    case SQLITE_BLOB:
      bytes = suyuan_stmt_blob (row, column, &length);
      blob = g_bytes_new (bytes, length);
      suyuan_value_set_blob (value, blob);
      break;
    default:
      suyuan_value_clear (value);
    }
}

static void
read_geometry (const SuyuanKindTable *self,
               SuyuanStmt            *row,
               SuyuanValue           *value)
{
  g_autoptr (GBytes) blob = NULL;
  gsize         length, wkb_length;
  gconstpointer geom = suyuan_stmt_blob (row, self->geom_column, &length);
  gconstpointer wkb = suyuan_geom_get_wkb (geom, length, &wkb_length);

  if (wkb == NULL)
    return;

  blob = g_bytes_new (wkb, wkb_length);
  suyuan_value_set_blob (value, blob);
}

/**
 * The record in the current row of a select over the table's columns; every field with a value is touched.
 */
SuyuanRecord *
suyuan_kind_table_read (const SuyuanKindTable *self,
                        SuyuanStmt            *row)
{
  SuyuanUid     uid;
  SuyuanRecord *record;

  suyuan_stmt_uid (row, SUYUAN_COLUMN_UID, &uid);
  record = suyuan_record_new (self->catalogue, self->kind, &uid);
  suyuan_record_set_times (record, suyuan_stmt_int64 (row, SUYUAN_COLUMN_CREATED), suyuan_stmt_int64 (row, SUYUAN_COLUMN_CHANGED));

  for (guint i = 0; i < self->n_fields; i++)
    {
      g_auto (SuyuanValue) value = { 0 };

      if (suyuan_stmt_type (row, SUYUAN_COLUMN_FIELDS + i) == SQLITE_NULL)
        continue;
      if ((int) i == self->geometry)
        read_geometry (self, row, &value);
      else
        suyuan_kind_table_read_value (row, SUYUAN_COLUMN_FIELDS + i, &value);
      suyuan_record_put (record, i, &value);
    }

  return record;
}

/**
 * Cuts the record's values into @slices (one per field), whose bytes are put into @buffer.
 */
void
suyuan_kind_table_slice (const SuyuanKindTable *self,
                         SuyuanRecord          *record,
                         GByteArray            *buffer,
                         SuyuanSlice           *slices)
{
  gsize *ends = g_newa (gsize, self->n_fields);
  gsize  start = buffer->len;

  /* The buffer moves while it grows, so addresses are taken only when it is full. */
  for (guint i = 0; i < self->n_fields; i++)
    {
      suyuan_value_serialize (suyuan_record_peek (record, i), buffer);
      ends[i] = buffer->len;
    }
  for (guint i = 0; i < self->n_fields; start = ends[i++])
    slices[i] = (SuyuanSlice){ buffer->data + start, ends[i] - start };
}
