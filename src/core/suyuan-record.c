/* suyuan-record.c: one record as values in the order of the catalogue
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-record.h"

#include <string.h>

static const SuyuanValue null_value;

/* One block of memory: the record, its values, then a byte per field that says whether it was touched.
 * An untouched value is NULL. */
struct _SuyuanRecord
{
  grefcount        references;
  SuyuanCatalogue *catalogue;
  SuyuanKind       kind;
  SuyuanUid        uid;
  gint64           created, changed;
  guint            n_fields;
  guint8          *touched;
  SuyuanValue      values[];
};

/**
 * suyuan_record_new:
 * @catalogue: where the fields are declared; a reference is held
 * @kind: what it is
 * @uid: (nullable): its identity; %NULL is nobody
 *
 * Returns: (transfer full): a record with nothing touched
 */
SuyuanRecord *
suyuan_record_new (SuyuanCatalogue *catalogue,
                   SuyuanKind       kind,
                   const SuyuanUid *uid)
{
  SuyuanRecord *self;
  guint         n_fields;

  suyuan_catalogue_get_fields (catalogue, kind, &n_fields);
  self = g_malloc0 (sizeof *self + n_fields * (sizeof (SuyuanValue) + 1));
  g_ref_count_init (&self->references);
  self->catalogue = suyuan_catalogue_ref (catalogue);
  self->kind = kind;
  if (uid != NULL)
    self->uid = *uid;
  self->n_fields = n_fields;
  self->touched = (guint8 *) &self->values[n_fields];

  return self;
}

/**
 * suyuan_record_ref:
 * @self: a record
 *
 * Returns: (transfer full): @self
 */
SuyuanRecord *
suyuan_record_ref (SuyuanRecord *self)
{
  g_ref_count_inc (&self->references);

  return self;
}

/**
 * suyuan_record_unref:
 * @self: (nullable) (transfer full): a record
 */
void
suyuan_record_unref (SuyuanRecord *self)
{
  if (self == NULL || !g_ref_count_dec (&self->references))
    return;

  for (guint i = 0; i < self->n_fields; i++)
    suyuan_value_clear (&self->values[i]);
  suyuan_catalogue_unref (self->catalogue);
  g_free (self);
}

/**
 * suyuan_record_copy:
 * @self: a record
 *
 * Returns: (transfer full): another with the same kind, uid, times, values and touched fields
 */
SuyuanRecord *
suyuan_record_copy (SuyuanRecord *self)
{
  SuyuanRecord *copy = suyuan_record_new (self->catalogue, self->kind, &self->uid);

  suyuan_record_set_times (copy, self->created, self->changed);
  memcpy (copy->touched, self->touched, self->n_fields);
  for (guint i = 0; i < self->n_fields; i++)
    suyuan_value_copy (&self->values[i], &copy->values[i]);

  return copy;
}

/**
 * suyuan_record_get_kind:
 * @self: a record
 *
 * Returns: what it is
 */
SuyuanKind
suyuan_record_get_kind (SuyuanRecord *self)
{
  return self->kind;
}

/**
 * suyuan_record_get_uid:
 * @self: a record
 *
 * Returns: (transfer none): its identity
 */
const SuyuanUid *
suyuan_record_get_uid (SuyuanRecord *self)
{
  return &self->uid;
}

/**
 * suyuan_record_get_catalogue:
 * @self: a record
 *
 * Returns: (transfer none): where its fields are declared
 */
SuyuanCatalogue *
suyuan_record_get_catalogue (SuyuanRecord *self)
{
  return self->catalogue;
}

/**
 * suyuan_record_get_created:
 * @self: a record
 *
 * Returns: when it was made, UTC milliseconds; 0 where it was never stored
 */
gint64
suyuan_record_get_created (SuyuanRecord *self)
{
  return self->created;
}

/**
 * suyuan_record_get_changed:
 * @self: a record
 *
 * Returns: when it was last changed, UTC milliseconds; 0 where it was never stored
 */
gint64
suyuan_record_get_changed (SuyuanRecord *self)
{
  return self->changed;
}

/**
 * suyuan_record_set_times:
 * @self: a record
 * @created: UTC milliseconds
 * @changed: UTC milliseconds
 *
 * For the store, which knows.
 */
void
suyuan_record_set_times (SuyuanRecord *self,
                         gint64        created,
                         gint64        changed)
{
  self->created = created;
  self->changed = changed;
}

/**
 * suyuan_record_peek:
 * @self: a record
 * @index: a field's index
 *
 * Returns: (transfer none): its value, NULL where untouched; never %NULL
 */
const SuyuanValue *
suyuan_record_peek (SuyuanRecord *self,
                    guint         index)
{
  g_return_val_if_fail (index < self->n_fields, &null_value);

  return &self->values[index];
}

/**
 * suyuan_record_put:
 * @self: a record
 * @index: a field's index
 * @value: what to hold, copied
 */
void
suyuan_record_put (SuyuanRecord      *self,
                   guint              index,
                   const SuyuanValue *value)
{
  g_return_if_fail (index < self->n_fields);

  suyuan_value_copy (value, &self->values[index]);
  self->touched[index] = TRUE;
}

/**
 * suyuan_record_take:
 * @self: a record
 * @index: a field's index
 * @value: (inout): what to hold, moved: it is NULL afterwards
 *
 * As suyuan_record_put() without a copy, for imports.
 */
void
suyuan_record_take (SuyuanRecord *self,
                    guint         index,
                    SuyuanValue  *value)
{
  g_return_if_fail (index < self->n_fields);

  suyuan_value_clear (&self->values[index]);
  self->values[index] = *value;
  memset (value, 0, sizeof *value);
  self->touched[index] = TRUE;
}

/**
 * suyuan_record_is_touched:
 * @self: a record
 * @index: a field's index
 *
 * Returns: whether the field was set, even to NULL
 */
gboolean
suyuan_record_is_touched (SuyuanRecord *self,
                          guint         index)
{
  g_return_val_if_fail (index < self->n_fields, FALSE);

  return self->touched[index];
}

/* The field's index; a key the kind does not have is a mistake in the program. */
static gboolean
find_index (SuyuanRecord *self,
            const char   *key,
            guint        *index)
{
  const SuyuanField *field = suyuan_catalogue_find_field (self->catalogue, self->kind, key);

  if (field == NULL)
    {
      g_critical ("%s has no field %s", suyuan_kind_name (self->kind), key);
      return FALSE;
    }
  *index = field->index;

  return TRUE;
}

/**
 * suyuan_record_get:
 * @self: a record
 * @key: a field's key
 *
 * Returns: (transfer none): its value, NULL where untouched; never %NULL
 */
const SuyuanValue *
suyuan_record_get (SuyuanRecord *self,
                   const char   *key)
{
  guint index;

  return find_index (self, key, &index) ? &self->values[index] : &null_value;
}

/**
 * suyuan_record_set:
 * @self: a record
 * @key: a field's key
 * @value: what to hold, copied
 */
void
suyuan_record_set (SuyuanRecord      *self,
                   const char        *key,
                   const SuyuanValue *value)
{
  guint index;

  if (find_index (self, key, &index))
    suyuan_record_put (self, index, value);
}
