/* suyuan-import.c: one file on its way into the workspace
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-import-private.h"
#include "suyuan-refusal.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (SuyuanImport, suyuan_import, G_TYPE_OBJECT)

static void
suyuan_import_finalize (GObject *object)
{
  SuyuanImport *self = SUYUAN_IMPORT (object);

  g_clear_object (&self->source);
  g_clear_object (&self->office);
  g_clear_pointer (&self->explicit_maps, g_ptr_array_unref);
  g_free (self->path);
  g_free (self->mapping);
  g_free (self->key);
  g_free (self->crs);
  g_free (self->encoding);
  g_free (self->layer);
  g_free (self->bad_option);

  G_OBJECT_CLASS (suyuan_import_parent_class)->finalize (object);
}

static void
suyuan_import_class_init (SuyuanImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = suyuan_import_finalize;
}

static void
suyuan_import_init (SuyuanImport *self)
{
  self->explicit_maps = g_ptr_array_new_with_free_func (g_free);
}

/**
 * An import of the file at @path as records of @kind; nothing is opened yet. The caller owns the result and
 * uses it on the thread of @office.
 */
SuyuanImport *
suyuan_import_new (SuyuanOffice *office,
                   const char   *path,
                   SuyuanKind    kind)
{
  SuyuanImport *self = g_object_new (SUYUAN_TYPE_IMPORT, NULL);

  self->office = g_object_ref (office);
  self->path = g_strdup (path);
  self->kind = kind;

  return self;
}

static gboolean
set_mode (SuyuanImport *self,
          const char   *value)
{
  static const char *const names[] = { "add", "update", "both" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (value, names[i]) == 0)
      {
        self->mode = (SuyuanImportMode) i;
        return TRUE;
      }

  return FALSE;
}

static void
set_crs (SuyuanImport *self,
         const char   *value)
{
  g_free (self->crs);
  self->crs = g_strdup (value);
  self->datum = g_strcmp0 (value, "gcj02") == 0  ? SUYUAN_DATUM_GCJ02
                : g_strcmp0 (value, "bd09") == 0 ? SUYUAN_DATUM_BD09
                                                 : SUYUAN_DATUM_CGCS2000;
}

/**
 * Sets one option before opening: `mode` (add, update, both), `key` (a field), `map` (FIELD=COLUMN, may be set
 * many times), `crs`, `encoding`, `layer`, `no-header` (any value). A bad one is refused when the file is
 * opened. %NULL clears.
 */
void
suyuan_import_set_option (SuyuanImport *self,
                          const char   *name,
                          const char   *value)
{
  char **text = g_str_equal (name, "key")        ? &self->key
                : g_str_equal (name, "encoding") ? &self->encoding
                : g_str_equal (name, "layer")    ? &self->layer
                                                 : NULL;

  if (text != NULL)
    {
      g_free (*text);
      *text = g_strdup (value);
    }
  else if (g_str_equal (name, "crs"))
    set_crs (self, value);
  else if (g_str_equal (name, "map"))
    g_ptr_array_add (self->explicit_maps, g_strdup (value));
  else if (g_str_equal (name, "no-header"))
    self->no_header = value != NULL;
  else if (!g_str_equal (name, "mode") || !set_mode (self, value))
    {
      g_free (self->bad_option);
      self->bad_option = g_strdup_printf ("%s=%s", name, value);
    }
}

static gboolean
is_header (const char *text,
           gpointer    data)
{
  SuyuanImport *self = data;

  return suyuan_catalogue_match_header (suyuan_office_get_catalogue (self->office), self->kind, text) != NULL;
}

/**
 * Makes the next row read the first one: opens the file, with the same options, unless it has just been opened.
 * The caller is about to read. Errors: those of the exchange.
 */
gboolean
suyuan_import_rewind (SuyuanImport *self,
                      GError      **error)
{
  SuyuanOpenOptions options = {
    .encoding = self->encoding,
    .layer = self->layer,
    .crs = self->crs,
    .no_header = self->no_header,
    .is_header = is_header,
    .is_header_data = self,
  };

  if (self->source != NULL && !self->read)
    {
      self->read = TRUE;
      return TRUE;
    }

  g_clear_object (&self->source);
  self->source = suyuan_row_source_open (self->path, &options, error);
  self->read = TRUE;

  return self->source != NULL;
}

static gboolean
check_options (SuyuanImport *self,
               GError      **error)
{
  if (self->bad_option != NULL)
    {
      g_set_error (error, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_INVALID,
                   _ ("The option %s is not known; modes are add, update and both"), self->bad_option);
      return FALSE;
    }

  if (self->key != NULL && suyuan_import_find_field (self, self->key) == NULL)
    {
      suyuan_refuse_as (error, SUYUAN_WORK_ERROR_INVALID, "unknown_field",
                        _ ("The key “%s” is no field of kind “%s”; choose one it has"), self->key, suyuan_kind_name (self->kind));
      suyuan_refuse_about (error, self->kind);
      return FALSE;
    }

  return TRUE;
}

/**
 * Opens the file and guesses the mapping. Errors: those of the exchange; MAPPING and INVALID for options that
 * do not fit.
 */
gboolean
suyuan_import_open (SuyuanImport *self,
                    GError      **error)
{
  if (!check_options (self, error) || !suyuan_import_rewind (self, error))
    return FALSE;

  self->read = FALSE;
  return suyuan_import_make_mapping (self, error);
}

/** The columns of the file, borrowed, %NULL-terminated. */
const char *const *
suyuan_import_get_columns (SuyuanImport *self)
{
  return suyuan_row_source_get_columns (self->source);
}

/** What was recognised of the file, for people: encoding, header rows, sheet. Borrowed. */
const char *
suyuan_import_describe (SuyuanImport *self)
{
  return suyuan_row_source_describe (self->source);
}

/**
 * The first @n_rows rows as read: an array of string vectors, one text per column ("" where empty). The import
 * starts from the first row all the same. Errors: those of the exchange.
 */
GPtrArray *
suyuan_import_preview (SuyuanImport *self,
                       guint         n_rows,
                       GError      **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GError) local = NULL;
  SuyuanRow row;

  if (!suyuan_import_rewind (self, error))
    return NULL;

  while (rows->len < n_rows && suyuan_row_source_next (self->source, &row, &local))
    {
      char **cells = g_new0 (char *, self->n_columns + 1);

      for (guint i = 0; i < self->n_columns; i++)
        cells[i] = g_strdup (row.cells[i] != NULL ? row.cells[i] : "");
      g_ptr_array_add (rows, cells);
    }

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  return g_steal_pointer (&rows);
}
