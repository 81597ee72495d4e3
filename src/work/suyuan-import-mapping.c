/* suyuan-import-mapping.c: which column of a file feeds which field
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-import-private.h"
#include "suyuan-refusal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "suyuan-text-fold.h"

static const char *const geometry_headers[] = { "geometry", "geom", "the_geom", "wkt", "wkt_geom", "shape", NULL };

/* Kinds with a position but no geometry of their own take WKT through this stand-in. */
static const SuyuanField point_geometry = {
  .key = "geometry", .label = "Geometry", .label_zh = "几何", .type = SUYUAN_FIELD_GEOMETRY, .index = G_MAXUINT
};

static SuyuanCatalogue *
catalogue (SuyuanImport *self)
{
  return suyuan_office_get_catalogue (self->office);
}

/**
 * The field of the import's kind with this key; `geometry` also of a kind that only has a position.
 * %NULL when there is none. Derived fields cannot be imported.
 */
const SuyuanField *
suyuan_import_find_field (SuyuanImport *self,
                          const char   *key)
{
  const SuyuanField *field = suyuan_catalogue_find_field (catalogue (self), self->kind, key);

  if (field == NULL && g_str_equal (key, "geometry") &&
      suyuan_catalogue_find_field (catalogue (self), self->kind, "lon") != NULL)
    return &point_geometry;

  return field != NULL && !field->derived ? field : NULL;
}

static double
confidence_of (const SuyuanField *field,
               const char        *header)
{
  if (g_ascii_strcasecmp (header, field->key) == 0 || g_str_equal (header, field->label) ||
      g_str_equal (header, field->label_zh))
    return 1.0;

  return 0.9;
}

/* A column takes a field only where no other column fits it better; the first of equals wins. */
static void
offer (SuyuanImport      *self,
       guint              column,
       const SuyuanField *field,
       double             confidence)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (self->mapping[i].field == field)
      {
        if (self->mapping[i].confidence >= confidence)
          return;
        self->mapping[i] = (SuyuanMapping){ 0 };
      }

  self->mapping[column] = (SuyuanMapping){ field, confidence };
}

static void
guess_column (SuyuanImport *self,
              guint         column,
              const char   *header)
{
  const SuyuanField *field = suyuan_catalogue_match_header (catalogue (self), self->kind, header);

  if (field == NULL)
    {
      g_autofree char *folded = g_ascii_strdown (header, -1);

      if (g_strv_contains (geometry_headers, folded))
        field = suyuan_import_find_field (self, "geometry");
    }

  if (field != NULL && !field->derived)
    offer (self, column, field, confidence_of (field, header));
}

/* --- words that are not in the list of the field their header means --- */

#define CELLS_LOOKED_AT 20
#define FEW_VALUES 4

/* How many cells of a column are values of an enumeration, and how many say anything at all. */
static guint
count_values (SuyuanImport      *self,
              GPtrArray         *rows,
              guint              column,
              const SuyuanField *field,
              guint             *n_filled)
{
  guint n = 0;

  *n_filled = 0;
  for (guint i = 0; i < rows->len; i++)
    {
      const char *cell = ((char **) rows->pdata[i])[column];

      if (suyuan_text_is_blank (cell))
        continue;
      ++*n_filled;
      n += suyuan_catalogue_match_value (catalogue (self), field->enumeration, cell) != NULL;
    }

  return n;
}

static gboolean
is_fed (SuyuanImport      *self,
        const SuyuanField *field)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (self->mapping[i].field == field)
      return TRUE;

  return FALSE;
}

/* The list most cells are of, where that is more than half of them. */
static const SuyuanField *
find_list (SuyuanImport *self,
           GPtrArray    *rows,
           guint         column)
{
  guint              n, best = 0, n_filled;
  const SuyuanField *fields = suyuan_catalogue_get_fields (catalogue (self), self->kind, &n), *found = NULL;

  for (guint i = 0; i < n; i++)
    if (fields[i].type == SUYUAN_FIELD_ENUM && !fields[i].derived && !is_fed (self, &fields[i]))
      {
        guint fits = count_values (self, rows, column, &fields[i], &n_filled);

        if (fits * 2 > n_filled && fits > best)
          {
            best = fits;
            found = &fields[i];
          }
      }

  return found;
}

/* Forms call by one name what is two lists here: 排口类别 is river or sea for one, the type for another. Where no
 * cell is of the short list its header means, the cells say which list it is. */
static gboolean
reconsider_lists (SuyuanImport *self,
                  GError      **error)
{
  g_autoptr (GPtrArray) rows = NULL;

  for (guint i = 0; i < self->n_columns; i++)
    {
      const SuyuanField *field = self->mapping[i].field, *better;
      guint              n_values, n_filled;

      if (field == NULL || field->type != SUYUAN_FIELD_ENUM || self->mapping[i].confidence == 1)
        continue;
      suyuan_catalogue_get_values (catalogue (self), field->enumeration, &n_values);
      if (n_values > FEW_VALUES)
        continue;
      if (rows == NULL && (rows = suyuan_import_preview (self, CELLS_LOOKED_AT, error)) == NULL)
        return FALSE;
      if (count_values (self, rows, i, field, &n_filled) == 0 && n_filled > 0 && (better = find_list (self, rows, i)) != NULL)
        self->mapping[i] = (SuyuanMapping){ better, 0.6 };
    }

  return TRUE;
}

static int
find_column (SuyuanImport *self,
             const char   *name)
{
  const char *const *columns = suyuan_row_source_get_columns (self->source);

  for (guint i = 0; i < self->n_columns; i++)
    if (g_strcmp0 (columns[i], name) == 0)
      return i;
  for (guint i = 0; i < self->n_columns; i++)
    if (columns[i] != NULL && g_ascii_strcasecmp (columns[i], name) == 0)
      return i;

  return -1;
}

/**
 * Feeds @field from @column; an empty or %NULL @column leaves the field out. Errors: MAPPING, naming what
 * there is to choose from.
 */
gboolean
suyuan_import_map (SuyuanImport *self,
                   const char   *field,
                   const char   *column,
                   GError      **error)
{
  const SuyuanField *found = suyuan_import_find_field (self, field);
  int                index = -1;

  if (found == NULL)
    {
      suyuan_refuse_as (error, SUYUAN_WORK_ERROR_MAPPING, "unknown_field",
                        _ ("A record of kind “%s” has no field “%s” to import; choose one it has"),
                        suyuan_kind_name (self->kind), field);
      suyuan_refuse_about (error, self->kind);
      return FALSE;
    }

  if (column != NULL && *column != '\0' && (index = find_column (self, column)) < 0)
    {
      g_autofree char *names = g_strjoinv (", ", (char **) suyuan_row_source_get_columns (self->source));

      g_set_error (error, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_MAPPING,
                   _ ("%s has no column “%s”; its columns are: %s"), self->path, column, names);
      return FALSE;
    }

  for (guint i = 0; i < self->n_columns; i++)
    if (self->mapping[i].field == found || (int) i == index)
      self->mapping[i] = (SuyuanMapping){ 0 };
  if (index >= 0)
    self->mapping[index] = (SuyuanMapping){ found, 1.0 };

  return TRUE;
}

static gboolean
apply_explicit (SuyuanImport *self,
                GError      **error)
{
  for (guint i = 0; i < self->explicit_maps->len; i++)
    {
      g_auto (GStrv) pair = g_strsplit (self->explicit_maps->pdata[i], "=", 2);

      if (pair[0] == NULL || pair[1] == NULL)
        {
          g_set_error (error, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_MAPPING,
                       _ ("“%s” is no mapping; write FIELD=COLUMN"), (char *) self->explicit_maps->pdata[i]);
          return FALSE;
        }
      if (!suyuan_import_map (self, pair[0], pair[1], error))
        return FALSE;
    }

  return TRUE;
}

/**
 * Guesses the mapping from the header names and, where these leave two lists open, the first rows; then applies the
 * explicit ones. Errors: MAPPING, those of the exchange.
 */
gboolean
suyuan_import_make_mapping (SuyuanImport *self,
                            GError      **error)
{
  const char *const *columns = suyuan_row_source_get_columns (self->source);

  self->n_columns = g_strv_length ((char **) columns);
  g_free (self->mapping);
  self->mapping = g_new0 (SuyuanMapping, self->n_columns + 1);
  if (!self->no_header)
    {
      for (guint i = 0; i < self->n_columns; i++)
        guess_column (self, i, columns[i]);
      if (!reconsider_lists (self, error))
        return FALSE;
    }

  return apply_explicit (self, error);
}

/* By its key or a label, whatever note a form puts in brackets behind it. */
static gboolean
is_own_name (const SuyuanField *field,
             const char        *header)
{
  const char *const names[] = { field->key, field->label, field->label_zh };
  char              folded[SUYUAN_TEXT_FOLD_MAX], name[SUYUAN_TEXT_FOLD_MAX];

  if (header == NULL || !suyuan_text_fold (header, folded, sizeof folded))
    return FALSE;
  folded[strcspn (folded, "(*:")] = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (suyuan_text_fold (names[i], name, sizeof name) && g_str_equal (folded, name))
      return TRUE;

  return FALSE;
}

/**
 * Whether a column says of each row what system its coordinates are in. Under the field's own name, as in an export,
 * it only says what they were converted from.
 */
gboolean
suyuan_import_rows_name_datum (SuyuanImport *self)
{
  const char *const *columns = suyuan_row_source_get_columns (self->source);
  const SuyuanField *field = suyuan_import_find_field (self, "crs_source");

  for (guint i = 0; field != NULL && i < self->n_columns; i++)
    if (self->mapping[i].field == field)
      return !is_own_name (field, columns[i]);

  return FALSE;
}

/** Looks for columns that feed nothing because another of the same meaning does: a day and a time in columns of their own. */
void
suyuan_import_pair_columns (SuyuanImport *self)
{
  const char *const *columns = suyuan_row_source_get_columns (self->source);

  for (guint i = 0; i < self->n_columns; i++)
    {
      const SuyuanField *field = self->mapping[i].field;

      self->mapping[i].beside = 0;
      for (guint k = 0; field != NULL && field->type == SUYUAN_FIELD_INSTANT && !self->no_header && k < self->n_columns; k++)
        if (self->mapping[k].field == NULL && suyuan_catalogue_match_header (catalogue (self), self->kind, columns[k]) == field)
          self->mapping[i].beside = k + 1;
    }
}

/** The field fed by column number @column, or %NULL; @confidence (may be %NULL) from 0 to 1. */
const SuyuanField *
suyuan_import_get_mapping (SuyuanImport *self,
                           guint         column,
                           double       *confidence)
{
  g_return_val_if_fail (column < self->n_columns, NULL);

  if (confidence != NULL)
    *confidence = self->mapping[column].confidence;

  return self->mapping[column].field;
}
