/* suyuan-expr-match.c: asks a record in memory whether a filter lets it pass
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-expr.h"

#include <math.h>
#include <string.h>

#include "suyuan-field-text.h"
#include "suyuan-number-text.h"
#include "suyuan-position.h"

/* The value a filter names; @held keeps those that are no field. */
static const SuyuanValue *
find_value (SuyuanRecord    *record,
            const char      *key,
            SuyuanFieldType *type,
            SuyuanValue     *held)
{
  const SuyuanField *field = suyuan_catalogue_find_field (suyuan_record_get_catalogue (record),
                                                          suyuan_record_get_kind (record), key);

  if (field != NULL)
    {
      *type = field->type;
      return suyuan_record_peek (record, field->index);
    }

  *type = SUYUAN_FIELD_INSTANT;
  if (g_str_equal (key, "created"))
    suyuan_value_set_integer (held, suyuan_record_get_created (record));
  else if (g_str_equal (key, "changed"))
    suyuan_value_set_integer (held, suyuan_record_get_changed (record));
  else if (g_str_equal (key, "uid"))
    {
      *type = SUYUAN_FIELD_REF;
      suyuan_value_set_uid (held, suyuan_record_get_uid (record));
    }

  return held;
}

/* The number a text stands for in a field of @type. */
static gboolean
read_number (SuyuanRecord   *record,
             SuyuanFieldType type,
             const char     *text,
             double         *number)
{
  const SuyuanEnumValue *choice;
  const char            *rest;
  gint64                 unix_ms;

  if (type == SUYUAN_FIELD_BOOL)
    {
      choice = suyuan_catalogue_match_value (suyuan_record_get_catalogue (record), "bool", text);
      *number = choice != NULL && g_str_equal (choice->key, "1");
      return choice != NULL;
    }
  if (type == SUYUAN_FIELD_INSTANT)
    {
      if (!suyuan_instant_parse (text, &unix_ms))
        return FALSE;
      *number = (double) unix_ms;
      return TRUE;
    }
  if (!suyuan_number_read (text, number, &rest) || *rest != '\0')
    return FALSE;
  if (type == SUYUAN_FIELD_DEGREES)
    *number = round (*number * SUYUAN_DEGREE);

  return TRUE;
}

/* Whether @key is one of the keys with ; between. */
static gboolean
holds_key (const char *keys,
           const char *key)
{
  g_auto (GStrv) each = g_strsplit (keys, ";", -1);

  return g_strv_contains ((const char *const *) each, key);
}

/* -1, 0, 1, or FALSE where the two cannot be compared: a non-detect is never more or less than a number. */
static gboolean
compare (SuyuanRecord      *record,
         SuyuanFieldType    type,
         const SuyuanValue *value,
         const char        *text,
         int               *order)
{
  double    number, held;
  SuyuanUid uid, other;

  switch (value->type)
    {
    case SUYUAN_VALUE_TEXT:
      *order = type == SUYUAN_FIELD_MULTI && holds_key (value->text, text) ? 0 : strcmp (value->text, text);
      return type != SUYUAN_FIELD_RESULT || *text == '<';
    case SUYUAN_VALUE_INTEGER:
    case SUYUAN_VALUE_REAL:
      held = value->type == SUYUAN_VALUE_REAL ? value->real : (double) value->integer;
      if (!read_number (record, type, text, &number))
        return FALSE;
      *order = held < number ? -1 : held > number;
      return TRUE;
    case SUYUAN_VALUE_BLOB:
      if (!suyuan_value_get_uid (value, &uid) || !suyuan_uid_parse (&other, text))
        return FALSE;
      *order = suyuan_uid_compare (&uid, &other);
      return TRUE;
    case SUYUAN_VALUE_NULL:
    default:
      return FALSE;
    }
}

static gboolean
contains (const SuyuanValue *value,
          const char        *text)
{
  g_autofree char *needle = g_utf8_casefold (text, -1);
  g_autofree char *held = NULL;
  g_autofree char *folded = NULL;

  if (value->type == SUYUAN_VALUE_TEXT)
    held = g_strdup (value->text);
  else if (value->type == SUYUAN_VALUE_INTEGER)
    held = g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
  else if (value->type == SUYUAN_VALUE_REAL)
    held = suyuan_number_format (value->real);
  else
    return FALSE;
  folded = g_utf8_casefold (held, -1);

  return strstr (folded, needle) != NULL;
}

static gboolean
passes (SuyuanExprOp op,
        int          order)
{
  switch (op)
    {
    case SUYUAN_EXPR_EQ:
    case SUYUAN_EXPR_IN:
      return order == 0;
    case SUYUAN_EXPR_LT:
      return order < 0;
    case SUYUAN_EXPR_LE:
      return order <= 0;
    case SUYUAN_EXPR_GT:
      return order > 0;
    case SUYUAN_EXPR_GE:
      return order >= 0;
    case SUYUAN_EXPR_AND:
    case SUYUAN_EXPR_OR:
    case SUYUAN_EXPR_NOT:
    case SUYUAN_EXPR_NE:
    case SUYUAN_EXPR_CONTAINS:
    case SUYUAN_EXPR_NULL:
    default:
      return FALSE;
    }
}

static gboolean
matches_leaf (const SuyuanExpr *self,
              SuyuanExprOp      op,
              SuyuanRecord     *record)
{
  g_auto (SuyuanValue) held = { 0 };
  SuyuanFieldType    type;
  const SuyuanValue *value = find_value (record, self->field, &type, &held);
  int                order;

  if (op == SUYUAN_EXPR_NULL)
    return value->type == SUYUAN_VALUE_NULL;
  for (guint i = 0; self->texts[i] != NULL; i++)
    {
      if (op == SUYUAN_EXPR_CONTAINS ? contains (value, self->texts[i])
                                     : compare (record, type, value, self->texts[i], &order) && passes (op, order))
        return TRUE;
    }

  return FALSE;
}

/**
 * suyuan_expr_matches:
 * @self: a filter
 * @record: a whole record
 *
 * An absent field passes no comparison but `!=` and `null`, as in a query. References are compared by uid: a
 * record in memory does not know the codes of others. A field the kind does not have is absent.
 *
 * Returns: whether the record passes
 */
gboolean
suyuan_expr_matches (const SuyuanExpr *self,
                     SuyuanRecord     *record)
{
  switch (self->op)
    {
    case SUYUAN_EXPR_AND:
      return suyuan_expr_matches (self->left, record) && suyuan_expr_matches (self->right, record);
    case SUYUAN_EXPR_OR:
      return suyuan_expr_matches (self->left, record) || suyuan_expr_matches (self->right, record);
    case SUYUAN_EXPR_NOT:
      return !suyuan_expr_matches (self->left, record);
    case SUYUAN_EXPR_NE:
      return !matches_leaf (self, SUYUAN_EXPR_EQ, record);
    case SUYUAN_EXPR_EQ:
    case SUYUAN_EXPR_LT:
    case SUYUAN_EXPR_LE:
    case SUYUAN_EXPR_GT:
    case SUYUAN_EXPR_GE:
    case SUYUAN_EXPR_CONTAINS:
    case SUYUAN_EXPR_IN:
    case SUYUAN_EXPR_NULL:
    default:
      return matches_leaf (self, self->op, record);
    }
}
