/* suyuan-record-fields.c: a record's fields by key, as the type that is asked for
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-record.h"

/**
 * suyuan_record_get_text:
 * @self: a record
 * @key: a field's key
 *
 * Returns: (transfer none) (nullable): its text; %NULL where it holds none
 */
const char *
suyuan_record_get_text (SuyuanRecord *self,
                        const char   *key)
{
  const SuyuanValue *value = suyuan_record_get (self, key);

  return value->type == SUYUAN_VALUE_TEXT ? value->text : NULL;
}

/**
 * suyuan_record_get_integer:
 * @self: a record
 * @key: a field's key
 *
 * Returns: its number; 0 where it holds no integer, ask suyuan_record_has() first where that matters
 */
gint64
suyuan_record_get_integer (SuyuanRecord *self,
                           const char   *key)
{
  const SuyuanValue *value = suyuan_record_get (self, key);

  return value->type == SUYUAN_VALUE_INTEGER ? value->integer : 0;
}

/**
 * suyuan_record_get_real:
 * @self: a record
 * @key: a field's key
 *
 * Returns: its number, an integer too; 0 where it holds none (a non-detect is a text and no number)
 */
double
suyuan_record_get_real (SuyuanRecord *self,
                        const char   *key)
{
  const SuyuanValue *value = suyuan_record_get (self, key);

  if (value->type == SUYUAN_VALUE_INTEGER)
    return (double) value->integer;

  return value->type == SUYUAN_VALUE_REAL ? value->real : 0;
}

/**
 * suyuan_record_get_ref:
 * @self: a record
 * @key: a field's key
 * @uid: (out): whom it refers to; untouched on %FALSE
 *
 * Returns: whether it refers to anybody
 */
gboolean
suyuan_record_get_ref (SuyuanRecord *self,
                       const char   *key,
                       SuyuanUid    *uid)
{
  return suyuan_value_get_uid (suyuan_record_get (self, key), uid);
}

/**
 * suyuan_record_has:
 * @self: a record
 * @key: a field's key
 *
 * Returns: whether it holds anything but NULL
 */
gboolean
suyuan_record_has (SuyuanRecord *self,
                   const char   *key)
{
  return suyuan_record_get (self, key)->type != SUYUAN_VALUE_NULL;
}

static void
set_and_clear (SuyuanRecord *self,
               const char   *key,
               SuyuanValue  *value)
{
  suyuan_record_set (self, key, value);
  suyuan_value_clear (value);
}

/**
 * suyuan_record_set_text:
 * @self: a record
 * @key: a field's key
 * @text: (nullable): UTF-8, copied; %NULL or empty is NULL
 */
void
suyuan_record_set_text (SuyuanRecord *self,
                        const char   *key,
                        const char   *text)
{
  SuyuanValue value = { 0 };

  suyuan_value_set_text (&value, text);
  set_and_clear (self, key, &value);
}

/**
 * suyuan_record_set_integer:
 * @self: a record
 * @key: a field's key
 * @integer: a number
 */
void
suyuan_record_set_integer (SuyuanRecord *self,
                           const char   *key,
                           gint64        integer)
{
  SuyuanValue value = { 0 };

  suyuan_value_set_integer (&value, integer);
  set_and_clear (self, key, &value);
}

/**
 * suyuan_record_set_real:
 * @self: a record
 * @key: a field's key
 * @real: a number; one that is not finite is NULL
 */
void
suyuan_record_set_real (SuyuanRecord *self,
                        const char   *key,
                        double        real)
{
  SuyuanValue value = { 0 };

  suyuan_value_set_real (&value, real);
  set_and_clear (self, key, &value);
}

/**
 * suyuan_record_set_ref:
 * @self: a record
 * @key: a field's key
 * @uid: (nullable): whom it refers to; %NULL or nil is NULL
 */
void
suyuan_record_set_ref (SuyuanRecord    *self,
                       const char      *key,
                       const SuyuanUid *uid)
{
  SuyuanValue value = { 0 };

  suyuan_value_set_uid (&value, uid);
  set_and_clear (self, key, &value);
}
