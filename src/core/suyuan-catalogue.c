/* suyuan-catalogue.c: which fields there are, what they are called and what may stand in them
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-catalogue-private.h"

/* Raised by one whenever a table of data/catalogue changes in a way an older program cannot read. */
#define VERSION 2

static void
enumeration_free (gpointer data)
{
  SuyuanEnumeration *self = data;

  g_array_unref (self->values);
  g_hash_table_unref (self->by_key);
  g_hash_table_unref (self->by_text);
  g_free (self);
}

/**
 * suyuan_enumeration_new:
 *
 * Returns: (transfer full): an enumeration without values, for the catalogue being loaded
 */
SuyuanEnumeration *
suyuan_enumeration_new (void)
{
  SuyuanEnumeration *self = g_new0 (SuyuanEnumeration, 1);

  self->values = g_array_new (FALSE, TRUE, sizeof (SuyuanEnumValue));
  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_text = g_hash_table_new (g_str_hash, g_str_equal);

  return self;
}

static SuyuanCatalogue *
catalogue_new_empty (void)
{
  SuyuanCatalogue *self = g_new0 (SuyuanCatalogue, 1);

  g_atomic_ref_count_init (&self->references);
  self->divisions = (GOnce) G_ONCE_INIT;
  self->strings = g_string_chunk_new (16384);
  self->alias_lists = g_ptr_array_new_with_free_func (g_free);
  self->enumerations = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, enumeration_free);
  for (guint i = 0; i < SUYUAN_N_KINDS; i++)
    {
      self->kinds[i].fields = g_array_new (FALSE, TRUE, sizeof (SuyuanField));
      self->kinds[i].by_key = g_hash_table_new (g_str_hash, g_str_equal);
      self->kinds[i].by_header = g_hash_table_new (g_str_hash, g_str_equal);
    }

  return self;
}

/**
 * suyuan_catalogue_new_from_tables:
 * @fields: as fields.csv
 * @enumerations: as enumerations.csv
 * @outlet_types: as outlet_types.csv
 * @error: (out): %SUYUAN_CORE_ERROR_CATALOGUE with the row
 *
 * The same as suyuan_catalogue_new() from other tables, for tests of the loader.
 *
 * Returns: (transfer full): the catalogue
 */
SuyuanCatalogue *
suyuan_catalogue_new_from_tables (SuyuanCsv *fields,
                                  SuyuanCsv *enumerations,
                                  SuyuanCsv *outlet_types,
                                  GError   **error)
{
  g_autoptr (SuyuanCatalogue) self = catalogue_new_empty ();

  if (!suyuan_catalogue_load_enumerations (self, enumerations, NULL, error) ||
      !suyuan_catalogue_load_enumerations (self, outlet_types, "outlet_type", error) ||
      !suyuan_catalogue_load_fields (self, fields, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * suyuan_catalogue_new:
 * @error: (out): %SUYUAN_CORE_ERROR_CATALOGUE: a built-in table is wrong
 *
 * Reads the compiled-in tables of `data/catalogue`, which takes some milliseconds: see suyuan_catalogue_share().
 *
 * Returns: (transfer full): the catalogue; it never changes, any thread may use it
 */
SuyuanCatalogue *
suyuan_catalogue_new (GError **error)
{
  g_autoptr (SuyuanCsv) fields = suyuan_csv_load ("fields.csv", error);
  g_autoptr (SuyuanCsv) enumerations = fields != NULL ? suyuan_csv_load ("enumerations.csv", error) : NULL;
  g_autoptr (SuyuanCsv) types = enumerations != NULL ? suyuan_csv_load ("outlet_types.csv", error) : NULL;

  if (types == NULL)
    return NULL;

  return suyuan_catalogue_new_from_tables (fields, enumerations, types, error);
}

/**
 * suyuan_catalogue_share:
 * @error: (out): as of suyuan_catalogue_new()
 *
 * The compiled-in tables, read at the first call and kept while the program runs: they are the same for all workspaces
 * and threads. Any thread; who asks while they are being read waits for them.
 *
 * Returns: (transfer full): the catalogue
 */
SuyuanCatalogue *
suyuan_catalogue_share (GError **error)
{
  static GMutex           reading;
  static SuyuanCatalogue *kept;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&reading);

  if (kept == NULL)
    kept = suyuan_catalogue_new (error);

  return kept != NULL ? suyuan_catalogue_ref (kept) : NULL;
}

/**
 * suyuan_catalogue_ref:
 * @self: a catalogue
 *
 * Returns: (transfer full): @self
 */
SuyuanCatalogue *
suyuan_catalogue_ref (SuyuanCatalogue *self)
{
  g_atomic_ref_count_inc (&self->references);

  return self;
}

/**
 * suyuan_catalogue_unref:
 * @self: (nullable) (transfer full): a catalogue
 */
void
suyuan_catalogue_unref (SuyuanCatalogue *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;

  for (guint i = 0; i < SUYUAN_N_KINDS; i++)
    {
      g_hash_table_unref (self->kinds[i].by_header);
      g_hash_table_unref (self->kinds[i].by_key);
      g_array_unref (self->kinds[i].fields);
    }
  g_hash_table_unref (self->enumerations);
  suyuan_divisions_free (self->divisions.retval);
  g_ptr_array_unref (self->alias_lists);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/**
 * suyuan_catalogue_get_version:
 * @self: a catalogue
 *
 * Returns: the number that batches carry, so that an older program knows what it cannot read
 */
guint
suyuan_catalogue_get_version (SuyuanCatalogue *self)
{
  return VERSION;
}

/**
 * suyuan_catalogue_get_fields:
 * @self: a catalogue
 * @kind: a kind
 * @n_fields: (out): how many
 *
 * Returns: (transfer none) (array length=n_fields): the fields of @kind in the order of forms, each at its index
 */
const SuyuanField *
suyuan_catalogue_get_fields (SuyuanCatalogue *self,
                             SuyuanKind       kind,
                             guint           *n_fields)
{
  *n_fields = 0;
  g_return_val_if_fail ((guint) kind < SUYUAN_N_KINDS, NULL);

  *n_fields = self->kinds[kind].fields->len;
  return (const SuyuanField *) self->kinds[kind].fields->data;
}

/**
 * suyuan_catalogue_find_field:
 * @self: a catalogue
 * @kind: a kind
 * @key: a field's key, exactly
 *
 * Returns: (transfer none) (nullable): the field
 */
const SuyuanField *
suyuan_catalogue_find_field (SuyuanCatalogue *self,
                             SuyuanKind       kind,
                             const char      *key)
{
  g_return_val_if_fail ((guint) kind < SUYUAN_N_KINDS, NULL);

  return g_hash_table_lookup (self->kinds[kind].by_key, key);
}

static gpointer
load_divisions (gpointer data)
{
  g_autoptr (GError) error = NULL;
  SuyuanDivisions *divisions = suyuan_divisions_new (&error);

  /* The table is compiled in: without it the program is not whole. */
  if (divisions == NULL)
    g_error ("%s", error->message);

  return divisions;
}

/**
 * suyuan_catalogue_get_divisions:
 * @self: a catalogue
 *
 * Loads them at the first call, which takes some milliseconds. Any thread.
 *
 * Returns: (transfer none): the built-in table of divisions
 */
SuyuanDivisions *
suyuan_catalogue_get_divisions (SuyuanCatalogue *self)
{
  return g_once (&self->divisions, load_divisions, NULL);
}

/**
 * suyuan_catalogue_find_enumeration:
 * @self: a catalogue
 * @name: (nullable): a table's name
 *
 * Returns: (transfer none) (nullable): the enumeration
 */
SuyuanEnumeration *
suyuan_catalogue_find_enumeration (SuyuanCatalogue *self,
                                   const char      *name)
{
  return name != NULL ? g_hash_table_lookup (self->enumerations, name) : NULL;
}

/**
 * suyuan_catalogue_get_values:
 * @self: a catalogue
 * @enumeration: a table's name; `bool` is one with the keys `1` and `0`
 * @n_values: (out): how many
 *
 * Returns: (transfer none) (nullable) (array length=n_values): its values in the order of choosing; %NULL
 * for an unknown name
 */
const SuyuanEnumValue *
suyuan_catalogue_get_values (SuyuanCatalogue *self,
                             const char      *enumeration,
                             guint           *n_values)
{
  SuyuanEnumeration *found = suyuan_catalogue_find_enumeration (self, enumeration);

  *n_values = found != NULL ? found->values->len : 0;

  return found != NULL ? (const SuyuanEnumValue *) found->values->data : NULL;
}

/**
 * suyuan_catalogue_find_value:
 * @self: a catalogue
 * @enumeration: a table's name
 * @key: a value's key, exactly
 *
 * Returns: (transfer none) (nullable): the value
 */
const SuyuanEnumValue *
suyuan_catalogue_find_value (SuyuanCatalogue *self,
                             const char      *enumeration,
                             const char      *key)
{
  SuyuanEnumeration *found = suyuan_catalogue_find_enumeration (self, enumeration);

  return found != NULL && key != NULL ? g_hash_table_lookup (found->by_key, key) : NULL;
}
