/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-uid.h"

G_BEGIN_DECLS

/**
 * SuyuanValueType:
 * @SUYUAN_VALUE_NULL: absent
 * @SUYUAN_VALUE_INTEGER: 64-bit integer (also booleans, instants in UTC milliseconds, degrees × 10⁷)
 * @SUYUAN_VALUE_REAL: a double, never NaN
 * @SUYUAN_VALUE_TEXT: UTF-8 (also dates as ISO 8601, enumeration keys, `;`-joined keys of a multi, `<0.025` results)
 * @SUYUAN_VALUE_BLOB: bytes (a reference is the 16 bytes of a uid, a geometry is WKB)
 *
 * The numbers are part of the journal's format and frozen.
 */
typedef enum
{
  SUYUAN_VALUE_NULL = 0,
  SUYUAN_VALUE_INTEGER = 1,
  SUYUAN_VALUE_REAL = 2,
  SUYUAN_VALUE_TEXT = 3,
  SUYUAN_VALUE_BLOB = 4,
} SuyuanValueType;

/* A value owns its text or bytes. All zero is a valid NULL value. */
typedef struct
{
  SuyuanValueType type;
  union
  {
    gint64  integer;
    double  real;
    char   *text;
    GBytes *blob;
  };
} SuyuanValue;

void     suyuan_value_clear (SuyuanValue *self);
void     suyuan_value_copy (const SuyuanValue *self, SuyuanValue *copy);
gboolean suyuan_value_equal (const SuyuanValue *a, const SuyuanValue *b);

/* Setters drop what was there. Text and blob are copied/referenced; an empty text becomes NULL. */
void suyuan_value_set_integer (SuyuanValue *self, gint64 integer);
void suyuan_value_set_real (SuyuanValue *self, double real);
void suyuan_value_set_text (SuyuanValue *self, const char *text);
void suyuan_value_take_text (SuyuanValue *self, char *text);
void suyuan_value_set_blob (SuyuanValue *self, GBytes *blob);
void suyuan_value_set_uid (SuyuanValue *self, const SuyuanUid *uid);

gboolean suyuan_value_get_uid (const SuyuanValue *self, SuyuanUid *uid);

/* Canonical bytes: type (1), then integer/real (8, big endian) or length (4, big endian) and bytes. */
void     suyuan_value_serialize (const SuyuanValue *self, GByteArray *bytes);
gboolean suyuan_value_deserialize (SuyuanValue *self, const guint8 **cursor, const guint8 *end);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SuyuanValue, suyuan_value_clear)

G_END_DECLS
