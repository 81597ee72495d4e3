/* suyuan-import-cells.c: the cells of one row become a record, with what there is to say about them
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-import-run.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "suyuan-census.h"
#include "suyuan-coordinates.h"
#include "suyuan-field-text.h"
#include "suyuan-moment.h"
#include "suyuan-rules.h"
#include "suyuan-text-fold.h"
#include "suyuan-words.h"

typedef struct
{
  SuyuanImportRun *run;
  SuyuanImport    *import;
  SuyuanImportRow *row;
  double           lon, lat;   /* as the columns say, still in the file's system; NAN: not said */
  int              lon_column; /* the one they are told of, −1: none */
  gboolean         has_geometry;
} Reading;

/** Frees what the row holds. */
void
suyuan_import_row_clear (SuyuanImportRow *self)
{
  g_clear_pointer (&self->record, suyuan_record_unref);
  g_clear_pointer (&self->parent_text, g_free);
  g_clear_pointer (&self->kept, g_free);
}

static gboolean
row_is_blank (SuyuanImport    *import,
              const SuyuanRow *cells)
{
  for (guint i = 0; i < import->n_columns; i++)
    if (!suyuan_text_is_blank (cells->cells[i]))
      return FALSE;

  return cells->geometry == NULL;
}

/** Nothing a file says is lost: what @field cannot hold will stand in the remark. */
void
suyuan_import_row_keep (SuyuanImportRow   *self,
                        const SuyuanField *field,
                        const char        *text)
{
  char *kept = g_strdup_printf ("%s%s%s：%s", self->kept != NULL ? self->kept : "", self->kept != NULL ? "；" : "",
                                suyuan_field_get_label (field), text);

  g_free (self->kept);
  self->kept = kept;
}

static void
note (Reading    *reading,
      int         column,
      gboolean    refused,
      const char *code,
      char       *message)
{
  suyuan_import_note (reading->run, reading->row, column, refused, code, message);
}

static void
take_position (Reading              *reading,
               int                   column,
               const SuyuanPosition *position)
{
  if (position->lon == 0 && position->lat == 0)
    {
      note (reading, column, FALSE, "zero_position",
            g_strdup (_ ("The position 0, 0 is a blank, not a place; the record comes in without a position")));
      return;
    }

  suyuan_record_set_integer (reading->row->record, "lon", position->lon);
  suyuan_record_set_integer (reading->row->record, "lat", position->lat);
}

static void
take_geometry (Reading           *reading,
               int                column,
               const SuyuanField *field,
               GBytes            *wkb)
{
  SuyuanPosition position;
  g_auto (SuyuanValue) value = { 0 };

  if (field->index != G_MAXUINT)
    {
      suyuan_value_set_blob (&value, wkb);
      suyuan_record_put (reading->row->record, field->index, &value);
    }
  else if (suyuan_wkb_read_point (wkb, &position))
    take_position (reading, column, &position);
  else
    note (reading, column, TRUE, "not_a_point",
          g_strdup_printf (_ ("A record of kind “%s” lies at a point, and this geometry is none"),
                           suyuan_kind_label (reading->import->kind)));
}

static void
read_wkt (Reading           *reading,
          int                column,
          const SuyuanField *field,
          const char        *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) wkb = suyuan_wkb_from_wkt (text, &error);
  SuyuanPosition position;

  reading->has_geometry = TRUE;
  if (wkb == NULL)
    note (reading, column, TRUE, "bad_geometry", g_strdup (error->message));
  else if (field->index == G_MAXUINT && suyuan_wkb_read_point (wkb, &position))
    {
      reading->lon = position.lon / (double) SUYUAN_DEGREE;
      reading->lat = position.lat / (double) SUYUAN_DEGREE;
    }
  else
    take_geometry (reading, column, field, wkb);
}

/* `#` and digits of a uid, as lists written here name what has no code. Spreadsheets write `#N/A`. */
static gboolean
names_uid (const char *text)
{
  return text[0] == '#' && text[1] != '\0' && text[1 + strspn (text + 1, "0123456789abcdefABCDEF-")] == '\0';
}

/* What keeps the store from answering ends the run. */
static SuyuanIndexHit
find_by_uid (Reading           *reading,
             const SuyuanField *field,
             const char        *text,
             SuyuanUid         *uid)
{
  g_autoptr (GError) error = NULL;

  if (suyuan_office_find (reading->import->office, field->target, text, uid, &error))
    return SUYUAN_INDEX_ONE;
  if (g_error_matches (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CONSTRAINT) ||
      g_error_matches (error, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_AMBIGUOUS))
    return SUYUAN_INDEX_SEVERAL;
  if (!g_error_matches (error, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_NOT_FOUND))
    reading->run->error = g_steal_pointer (&error);

  return SUYUAN_INDEX_NONE;
}

static void
read_reference (Reading           *reading,
                int                column,
                const SuyuanField *field,
                const char        *text)
{
  SuyuanImportRow   *row = reading->row;
  SuyuanImportIndex *index;
  SuyuanUid          uid;
  SuyuanIndexHit     found;
  gboolean           several;

  if (field->target == reading->import->kind && g_str_equal (field->key, "parent"))
    {
      row->parent_text = g_strdup (text);
      row->parent_column = column;
      return;
    }

  index = suyuan_import_index_of (reading->run, field->target);
  found = index != NULL ? suyuan_import_index_find (index, text, &uid) : SUYUAN_INDEX_NONE;
  if (found == SUYUAN_INDEX_NONE && index != NULL && names_uid (text))
    found = find_by_uid (reading, field, text, &uid);
  if (found == SUYUAN_INDEX_ONE)
    {
      suyuan_record_set_ref (row->record, field->key, &uid);
      row->has_enterprise |= field->target == SUYUAN_KIND_ENTERPRISE;
      return;
    }

  several = found == SUYUAN_INDEX_SEVERAL;
  note (reading, column, field->required || names_uid (text), several ? "ambiguous_reference" : "unknown_reference",
        several ? g_strdup_printf (_ ("“%s” fits several records of kind “%s”; write the code"), text, suyuan_kind_label (field->target))
                : g_strdup_printf (_ ("There is no record of kind “%s” with the code or name “%s”; import those first"), suyuan_kind_label (field->target), text));
  suyuan_import_row_keep (row, field, text);
}

/* An unknown word in an optional field is no reason to lose the row; a broken number or date is. */
static gboolean
can_keep (Reading           *reading,
          const SuyuanField *field)
{
  return !field->required && g_strcmp0 (field->key, reading->import->key) != 0 &&
         (field->type == SUYUAN_FIELD_ENUM || field->type == SUYUAN_FIELD_MULTI ||
          field->type == SUYUAN_FIELD_DIVISION);
}

static void
put_value (Reading           *reading,
           const SuyuanField *field,
           const SuyuanValue *value)
{
  if (field->type != SUYUAN_FIELD_DEGREES)
    suyuan_record_put (reading->row->record, field->index, value);
  else if (g_str_equal (field->key, "lon"))
    reading->lon = value->integer / (double) SUYUAN_DEGREE;
  else
    reading->lat = value->integer / (double) SUYUAN_DEGREE;
}

/* A projected coordinate: metres, not degrees. */
static void
read_metres (Reading           *reading,
             int                column,
             const SuyuanField *field,
             const char        *text)
{
  char  *end;
  double metres = g_ascii_strtod (text, &end);

  if (end == text || !isfinite (metres))
    note (reading, column, TRUE, "bad_number",
          g_strdup_printf (_ ("“%s” is no coordinate in %s; write metres as a plain number"), text, reading->import->crs));
  else if (g_str_equal (field->key, "lon"))
    reading->lon = metres;
  else
    reading->lat = metres;
}

static void
read_value (Reading           *reading,
            int                column,
            const SuyuanField *field,
            const char        *text)
{
  g_auto (SuyuanValue) value = { 0 };
  g_auto (SuyuanTextVerdict) verdict = { 0 };
  gboolean keep;

  suyuan_field_parse (field, suyuan_record_get_catalogue (reading->row->record), text, &value, &verdict);
  if (verdict.code == NULL)
    {
      put_value (reading, field, &value);
      return;
    }

  keep = verdict.refused && can_keep (reading, field) && g_str_equal (verdict.code, "unknown_value");
  note (reading, column, verdict.refused && !keep, verdict.code, g_steal_pointer (&verdict.message));
  if (keep)
    suyuan_import_row_keep (reading->row, field, text);
  else if (!verdict.refused && value.type != SUYUAN_VALUE_NULL)
    put_value (reading, field, &value);
}

static void
read_cell (Reading    *reading,
           int         column,
           const char *text)
{
  const SuyuanField *field = reading->import->mapping[column].field;

  if (field == NULL || suyuan_text_is_blank (text))
    return;

  if (g_str_equal (field->key, "lon") || (field->type == SUYUAN_FIELD_GEOMETRY && reading->lon_column < 0))
    reading->lon_column = column;
  if (field->type == SUYUAN_FIELD_GEOMETRY)
    read_wkt (reading, column, field, text);
  else if (field->type == SUYUAN_FIELD_REF)
    read_reference (reading, column, field, text);
  else if (field->type == SUYUAN_FIELD_DEGREES && reading->run->transform != NULL)
    read_metres (reading, column, field, text);
  else
    read_value (reading, column, field, text);
}

/* A day in one column and a time in another are read as one. */
static void
read_joined (Reading         *reading,
             int              column,
             const SuyuanRow *cells)
{
  int              beside = reading->import->mapping[column].beside - 1;
  const char      *one = cells->cells[column], *other = beside >= 0 ? cells->cells[beside] : NULL;
  g_autofree char *joined = beside < 0 ? NULL : suyuan_moment_join (one, other);

  if (joined == NULL && beside >= 0)
    joined = suyuan_moment_join (other, one);
  if (beside >= 0 && suyuan_text_is_blank (one))
    one = other;
  read_cell (reading, column, joined != NULL ? joined : one);
}

/* A row that names the system of its coordinates is believed; the system of the whole list is for the others, and for
 * rows that only say where theirs came from. */
static SuyuanDatum
find_datum (Reading *reading)
{
  SuyuanRecord *record = reading->row->record;
  SuyuanDatum   datum = reading->import->datum;
  const char   *words;

  if (suyuan_import_find_field (reading->import, "crs_source") == NULL)
    return datum;

  words = suyuan_record_get_text (record, "crs_source");
  if (suyuan_text_is_blank (words))
    {
      if (datum != SUYUAN_DATUM_CGCS2000)
        suyuan_record_set_text (record, "crs_source", suyuan_datum_get_name (datum));
    }
  else if (reading->run->rows_name_datum && !suyuan_datum_from_words (words, &datum))
    note (reading, reading->lon_column, FALSE, "unknown_datum",
          g_strdup_printf (_ ("“%s” is no reference system known here and the position is taken as %s, which may lie 100 m off; import such rows by themselves with their system (EPSG:n)"),
                           words, suyuan_datum_get_name (datum)));

  return datum;
}

static gboolean
to_cgcs2000 (Reading *reading,
             double  *lon,
             double  *lat)
{
  if (reading->run->transform != NULL)
    return suyuan_transform_apply (reading->run->transform, lon, lat);

  suyuan_datum_to_cgcs2000 (find_datum (reading), lon, lat);
  return TRUE;
}

static void
put_degrees (Reading    *reading,
             const char *key,
             double      degrees)
{
  if (!isnan (degrees))
    suyuan_record_set_integer (reading->row->record, key, llround (degrees * SUYUAN_DEGREE));
}

/* Columns hold what the file says; what is stored is CGCS2000. One of the two alone, or a place outside the
 * world, goes on as it is: the rules refuse it by name. */
static void
settle_columns (Reading *reading)
{
  SuyuanPosition position;
  double         lon = reading->lon, lat = reading->lat;
  gboolean       both = !isnan (lon) && !isnan (lat);

  if (both && (lon != 0 || lat != 0) && !to_cgcs2000 (reading, &lon, &lat))
    note (reading, reading->lon_column, TRUE, "bad_position",
          g_strdup_printf (_ ("The position %.6f, %.6f lies outside the reference system %s"), lon, lat, reading->import->crs));
  else if (both && fabs (lon) <= 180 && fabs (lat) <= 90)
    {
      position.lon = (gint32) lround (lon * SUYUAN_DEGREE);
      position.lat = (gint32) lround (lat * SUYUAN_DEGREE);
      take_position (reading, reading->lon_column, &position);
    }
  else
    {
      put_degrees (reading, "lon", lon);
      put_degrees (reading, "lat", lat);
    }
}

/* A geometry of the file itself, already shifted by the reader, is worth more than columns beside it. */
static void
settle_position (Reading         *reading,
                 const SuyuanRow *cells)
{
  const SuyuanField *geometry = suyuan_import_find_field (reading->import, "geometry");

  if (cells->geometry != NULL && geometry != NULL && !reading->has_geometry)
    take_geometry (reading, -1, geometry, cells->geometry);
  else
    settle_columns (reading);
}

/**
 * Reads the cells of one row into @row: a fresh record, or refused with the reason noted in @run. @row must be
 * zeroed and is cleared by the caller. A record to update is checked against the rules when it is merged.
 */
void
suyuan_import_read_row (SuyuanImportRun *run,
                        const SuyuanRow *cells,
                        SuyuanImportRow *row)
{
  Reading   reading = { .run = run, .import = run->import, .row = row, .lon = NAN, .lat = NAN, .lon_column = -1 };
  SuyuanUid uid;

  row->number = cells->number;
  row->line = cells->line;
  if (row_is_blank (reading.import, cells))
    {
      note (&reading, -1, TRUE, "blank", g_strdup (_ ("The row is empty")));
      return;
    }

  suyuan_uid_init (&uid, suyuan_office_now_ms (reading.import->office));
  row->record = suyuan_record_new (suyuan_office_get_catalogue (reading.import->office), reading.import->kind, &uid);
  if (cells->warning != NULL)
    note (&reading, -1, FALSE, cells->warning_code != NULL ? cells->warning_code : "odd_row", g_strdup (cells->warning));

  for (guint i = 0; i < reading.import->n_columns; i++)
    read_joined (&reading, i, cells);
  settle_position (&reading, cells);
}
