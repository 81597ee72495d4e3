/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-kind.h"

G_BEGIN_DECLS

/**
 * SuyuanFieldType:
 *
 * How a field's text is read, kept and shown; see suyuan-field-text.h. What is stored:
 * text, enum, multi (keys joined by `;`), division (6, 9 or 12 digits), date (ISO) → TEXT;
 * integer, bool (0/1), instant (UTC ms), degrees (× 10⁷, CGCS2000) → INTEGER; decimal → REAL;
 * result → REAL, or TEXT `<x` for a non-detect (never a number); ref → BLOB(16) uid; geometry → BLOB WKB.
 */
typedef enum
{
  SUYUAN_FIELD_TEXT,
  SUYUAN_FIELD_INTEGER,
  SUYUAN_FIELD_DECIMAL,
  SUYUAN_FIELD_BOOL,
  SUYUAN_FIELD_DATE,
  SUYUAN_FIELD_INSTANT,
  SUYUAN_FIELD_ENUM,
  SUYUAN_FIELD_MULTI,
  SUYUAN_FIELD_DIVISION,
  SUYUAN_FIELD_DEGREES,
  SUYUAN_FIELD_RESULT,
  SUYUAN_FIELD_REF,
  SUYUAN_FIELD_GEOMETRY,
} SuyuanFieldType;

/* One row of data/catalogue/fields.csv. Owned by the catalogue, immutable, alive as long as it. */
typedef struct
{
  SuyuanKind         kind;
  guint              index; /* position among the fields of its kind */
  const char        *key;   /* snake_case: SQL column, --map name and JSON name */
  const char        *label; /* English */
  const char        *label_zh;
  const char        *group; /* basic investigation tracing monitoring rectification standardisation system */
  SuyuanFieldType    type;
  const char        *unit;        /* NULL: none */
  const char        *enumeration; /* enum and multi: a table of enumerations.csv */
  SuyuanKind         target;      /* ref: the kind it points to */
  gboolean           required;
  const char        *rule;     /* see suyuan-rules.h; NULL: none */
  gboolean           personal; /* personal data, masked in exports for others */
  gboolean           indexed;
  gboolean           derived; /* filled by the store after the fold, never journaled */
  const char *const *aliases; /* header names seen in real files, normalised */
} SuyuanField;

/* One row of enumerations.csv or of the outlet type tree. */
typedef struct
{
  const char        *key;
  const char        *label;
  const char        *label_zh;
  const char        *parent; /* key of the broader value, NULL at the top */
  const char *const *aliases;
  const char        *sign; /* of an outlet type: the group it is drawn and judged with; else NULL */
} SuyuanEnumValue;

const char *suyuan_field_get_label (const SuyuanField *field);
const char *suyuan_enum_value_get_label (const SuyuanEnumValue *value);

G_END_DECLS
