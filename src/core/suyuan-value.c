/* suyuan-value.c: one field's content and whether two are the same
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-value.h"

#include <math.h>
#include <string.h>

/**
 * suyuan_value_clear:
 * @self: a value
 *
 * Drops what it holds; it is NULL afterwards and can be used again.
 */
void
suyuan_value_clear (SuyuanValue *self)
{
  if (self->type == SUYUAN_VALUE_TEXT)
    g_free (self->text);
  else if (self->type == SUYUAN_VALUE_BLOB)
    g_bytes_unref (self->blob);
  memset (self, 0, sizeof *self);
}

/**
 * suyuan_value_copy:
 * @self: a value
 * @copy: an initialised value, whose content is dropped; may be @self
 *
 * Text is copied, bytes are shared.
 */
void
suyuan_value_copy (const SuyuanValue *self,
                   SuyuanValue       *copy)
{
  SuyuanValue fresh = *self;

  if (self == copy)
    return;
  if (fresh.type == SUYUAN_VALUE_TEXT)
    fresh.text = g_strdup (fresh.text);
  else if (fresh.type == SUYUAN_VALUE_BLOB)
    fresh.blob = g_bytes_ref (fresh.blob);
  suyuan_value_clear (copy);
  *copy = fresh;
}

/**
 * suyuan_value_equal:
 * @a: one
 * @b: another
 *
 * Returns: whether type and content are the same; the integer 1 is not the real 1
 */
gboolean
suyuan_value_equal (const SuyuanValue *a,
                    const SuyuanValue *b)
{
  if (a->type != b->type)
    return FALSE;

  switch (a->type)
    {
    case SUYUAN_VALUE_NULL:
      return TRUE;
    case SUYUAN_VALUE_INTEGER:
      return a->integer == b->integer;
    case SUYUAN_VALUE_REAL:
      return a->real == b->real;
    case SUYUAN_VALUE_TEXT:
      return g_str_equal (a->text, b->text);
    case SUYUAN_VALUE_BLOB:
      return g_bytes_equal (a->blob, b->blob);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * suyuan_value_set_integer:
 * @self: a value
 * @integer: what to hold
 */
void
suyuan_value_set_integer (SuyuanValue *self,
                          gint64       integer)
{
  suyuan_value_clear (self);
  self->type = SUYUAN_VALUE_INTEGER;
  self->integer = integer;
}

/**
 * suyuan_value_set_real:
 * @self: a value
 * @real: what to hold; a number that is not finite becomes NULL, minus zero becomes zero
 */
void
suyuan_value_set_real (SuyuanValue *self,
                       double       real)
{
  suyuan_value_clear (self);
  if (!isfinite (real))
    return;
  self->type = SUYUAN_VALUE_REAL;
  self->real = real == 0 ? 0 : real;
}

/**
 * suyuan_value_set_text:
 * @self: a value
 * @text: (nullable): UTF-8, copied; %NULL or empty becomes NULL
 */
void
suyuan_value_set_text (SuyuanValue *self,
                       const char  *text)
{
  /* The copy comes first: @text may be what @self holds. */
  suyuan_value_take_text (self, g_strdup (text));
}

/**
 * suyuan_value_take_text:
 * @self: a value
 * @text: (nullable) (transfer full): UTF-8; %NULL or empty becomes NULL
 */
void
suyuan_value_take_text (SuyuanValue *self,
                        char        *text)
{
  suyuan_value_clear (self);
  if (text == NULL || *text == '\0')
    {
      g_free (text);
      return;
    }
  self->type = SUYUAN_VALUE_TEXT;
  self->text = text;
}

/**
 * suyuan_value_set_blob:
 * @self: a value
 * @blob: (nullable): bytes, shared; %NULL becomes NULL
 */
void
suyuan_value_set_blob (SuyuanValue *self,
                       GBytes      *blob)
{
  g_autoptr (GBytes) held = blob != NULL ? g_bytes_ref (blob) : NULL;

  suyuan_value_clear (self);
  if (held == NULL)
    return;
  self->type = SUYUAN_VALUE_BLOB;
  self->blob = g_steal_pointer (&held);
}

/**
 * suyuan_value_set_uid:
 * @self: a value
 * @uid: (nullable): who is referred to; %NULL or nil becomes NULL
 */
void
suyuan_value_set_uid (SuyuanValue     *self,
                      const SuyuanUid *uid)
{
  g_autoptr (GBytes) bytes = NULL;

  if (uid != NULL && !suyuan_uid_is_nil (uid))
    bytes = g_bytes_new (uid->bytes, sizeof uid->bytes);
  suyuan_value_set_blob (self, bytes);
}

/**
 * suyuan_value_get_uid:
 * @self: a value
 * @uid: (out): who is referred to; untouched on %FALSE
 *
 * Returns: whether @self holds the 16 bytes of an identity
 */
gboolean
suyuan_value_get_uid (const SuyuanValue *self,
                      SuyuanUid         *uid)
{
  gconstpointer data;
  gsize         size;

  if (self->type != SUYUAN_VALUE_BLOB)
    return FALSE;
  data = g_bytes_get_data (self->blob, &size);
  if (size != sizeof uid->bytes)
    return FALSE;

  memcpy (uid->bytes, data, size);
  return TRUE;
}
