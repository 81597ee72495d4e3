/* suyuan-rules.c: what a record must hold on every way into the workspace
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-rules-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "suyuan-credit-code.h"
#include "suyuan-number-text.h"
#include "suyuan-period.h"

/**
 * suyuan_breach_free:
 * @self: (nullable) (transfer full): a broken rule
 */
void
suyuan_breach_free (SuyuanBreach *self)
{
  if (self == NULL)
    return;

  g_free (self->message);
  g_free (self);
}

/**
 * suyuan_rules_add:
 * @self: a check
 * @field: the field that breaks a rule
 * @hard: whether the rule refuses
 * @code: a static word of the verdict table
 * @message: (transfer full): what is wrong and the way out; the field's label is put before it
 */
void
suyuan_rules_add (SuyuanRulesCheck  *self,
                  const SuyuanField *field,
                  gboolean           hard,
                  const char        *code,
                  char              *message)
{
  SuyuanBreach *breach = g_new0 (SuyuanBreach, 1);

  breach->field = field;
  breach->hard = hard;
  breach->code = code;
  breach->message = g_strconcat (suyuan_field_get_label (field), ": ", message, NULL);
  g_ptr_array_add (self->breaches, breach);
  g_free (message);
}

/* What each type of field is kept as. */
static gboolean
has_right_type (const SuyuanField *field,
                const SuyuanValue *value)
{
  switch (field->type)
    {
    case SUYUAN_FIELD_INTEGER:
    case SUYUAN_FIELD_BOOL:
    case SUYUAN_FIELD_INSTANT:
    case SUYUAN_FIELD_DEGREES:
      return value->type == SUYUAN_VALUE_INTEGER;
    case SUYUAN_FIELD_DECIMAL:
      return value->type == SUYUAN_VALUE_REAL || value->type == SUYUAN_VALUE_INTEGER;
    case SUYUAN_FIELD_RESULT:
      return value->type == SUYUAN_VALUE_REAL || value->type == SUYUAN_VALUE_INTEGER ||
             (value->type == SUYUAN_VALUE_TEXT && *value->text == '<');
    case SUYUAN_FIELD_REF:
    case SUYUAN_FIELD_GEOMETRY:
      return value->type == SUYUAN_VALUE_BLOB;
    case SUYUAN_FIELD_TEXT:
    case SUYUAN_FIELD_DATE:
    case SUYUAN_FIELD_ENUM:
    case SUYUAN_FIELD_MULTI:
    case SUYUAN_FIELD_DIVISION:
    default:
      return value->type == SUYUAN_VALUE_TEXT;
    }
}

static void
check_range (SuyuanRulesCheck  *self,
             const SuyuanField *field,
             double             number,
             const char        *least,
             const char        *most)
{
  g_autofree char *shown = NULL;

  if (number >= g_ascii_strtod (least, NULL) && (most == NULL || number <= g_ascii_strtod (most, NULL)))
    return;

  shown = suyuan_number_format (number);
  if (most == NULL)
    suyuan_rules_add (self, field, TRUE, "out_of_range", g_strdup_printf (_ ("%s is less than %s; correct it or leave it blank"), shown, least));
  else
    {
      g_autofree char *low = g_strndup (least, strcspn (least, ":"));

      suyuan_rules_add (self, field, TRUE, "out_of_range",
                        g_strdup_printf (_ ("%s is not between %s and %s; correct it or leave it blank"), shown, low, most));
    }
}

static void
check_credit_code (SuyuanRulesCheck  *self,
                   const SuyuanField *field,
                   const char        *code)
{
  g_autofree char *repaired = NULL;

  if (suyuan_credit_code_is_valid (code))
    return;

  repaired = suyuan_credit_code_repair (code);
  if (repaired != NULL)
    suyuan_rules_add (self, field, TRUE, "credit_code", g_strdup_printf (_ ("“%s” is no credit code; “%s” would be one, is it meant?"), code, repaired));
  else
    suyuan_rules_add (self, field, TRUE, "credit_code",
                      g_strdup_printf (_ ("“%s” is no credit code: 18 characters with a check character; correct it or leave it blank"), code));
}

static void
check_code (SuyuanRulesCheck  *self,
            const SuyuanField *field,
            const char        *code)
{
  if (*code == '#' || strpbrk (code, ":,;\n\t") != NULL)
    suyuan_rules_add (self, field, FALSE, "code",
                      g_strdup_printf (_ ("“%s” is hard to name on the command line; a code does best without # : , ;"), code));
}

static void
check_permit (SuyuanRulesCheck  *self,
              const SuyuanField *field,
              const char        *number)
{
  if (!suyuan_permit_number_is_valid (number))
    suyuan_rules_add (self, field, FALSE, "permit",
                      g_strdup_printf (_ ("“%s” is no permit number: a credit code, three digits and a letter"), number));
}

/* What a geometry is, of OGC 06-103r4, whatever further dimensions it has; 0: none. */
static guint32
get_shape (GBytes *wkb)
{
  gsize         size;
  const guint8 *bytes = g_bytes_get_data (wkb, &size);
  guint32       word;

  if (size < 5)
    return 0;
  memcpy (&word, bytes + 1, sizeof word);
  return (*bytes == 1 ? GUINT32_FROM_LE (word) : GUINT32_FROM_BE (word)) % 1000;
}

/* A line, or an outline: of one part or of several. */
static void
check_shape (SuyuanRulesCheck  *self,
             const SuyuanField *field,
             GBytes            *wkb)
{
  gboolean line = g_str_equal (field->rule, "line");
  guint32  shape = get_shape (wkb);

  if (line && shape != 2 && shape != 5)
    suyuan_rules_add (self, field, TRUE, "bad_geometry", g_strdup (_ ("is drawn as something else than a line; give a LINESTRING or a MULTILINESTRING, or leave it blank")));
  else if (!line && shape != 3 && shape != 6)
    suyuan_rules_add (self, field, TRUE, "bad_geometry", g_strdup (_ ("is drawn as something else than an outline; give a POLYGON or a MULTIPOLYGON, or leave it blank")));
}

/* The column `rule` of fields.csv: min:a, range:a:b, credit_code, permit, code, line, outline; `past` wants a clock and
 * is asked by suyuan_rules_check_days(). */
static void
check_rule (SuyuanRulesCheck  *self,
            const SuyuanField *field,
            const SuyuanValue *value)
{
  const char *rule = field->rule;
  double      number = value->type == SUYUAN_VALUE_REAL ? value->real : (double) value->integer;

  if (value->type == SUYUAN_VALUE_REAL || value->type == SUYUAN_VALUE_INTEGER)
    {
      if (g_str_has_prefix (rule, "min:"))
        check_range (self, field, number, rule + 4, NULL);
      else if (g_str_has_prefix (rule, "range:"))
        check_range (self, field, number, rule + 6, strrchr (rule, ':') + 1);
    }
  else if (value->type == SUYUAN_VALUE_BLOB && field->type == SUYUAN_FIELD_GEOMETRY)
    check_shape (self, field, value->blob);
  else if (value->type != SUYUAN_VALUE_TEXT)
    return;
  else if (g_str_equal (rule, "credit_code"))
    check_credit_code (self, field, value->text);
  else if (g_str_equal (rule, "permit"))
    check_permit (self, field, value->text);
  else if (g_str_equal (rule, "code"))
    check_code (self, field, value->text);
}

/* Keys between semicolons; one for an enum. */
static void
check_keys (SuyuanRulesCheck  *self,
            const SuyuanField *field,
            const char        *keys)
{
  SuyuanCatalogue *catalogue = suyuan_record_get_catalogue (self->record);

  while (*keys != '\0')
    {
      gsize length = field->type == SUYUAN_FIELD_MULTI ? strcspn (keys, ";") : strlen (keys);
      char  key[64];

      g_strlcpy (key, keys, MIN (sizeof key, length + 1));
      if (length >= sizeof key || suyuan_catalogue_find_value (catalogue, field->enumeration, key) == NULL)
        suyuan_rules_add (self, field, TRUE, "unknown_value", g_strdup_printf (_ ("“%s” is not in the list; choose one of it"), key));
      keys += length + (keys[length] == ';');
    }
}

static void
check_field (SuyuanRulesCheck  *self,
             const SuyuanField *field)
{
  const SuyuanValue *value = suyuan_record_peek (self->record, field->index);

  if (value->type == SUYUAN_VALUE_NULL)
    {
      if (field->required && !field->derived)
        suyuan_rules_add (self, field, TRUE, "required", g_strdup (_ ("is required; fill it in")));
      return;
    }
  if (!has_right_type (field, value))
    {
      suyuan_rules_add (self, field, TRUE, "rule", g_strdup (_ ("holds what does not belong in a field of its type; fill it in anew")));
      return;
    }
  if (field->enumeration != NULL)
    check_keys (self, field, value->text);
  if (field->rule != NULL)
    check_rule (self, field, value);
}

/**
 * suyuan_rules_check:
 * @record: a whole record: what a change leaves untouched has to be there too
 *
 * Checks each field by its declaration, and the position. Rules that need other records (unique codes,
 * circles of parents, distances) are the workspace's.
 *
 * Returns: (transfer full): of SuyuanBreach, in the order of fields; empty where all is well
 */
GPtrArray *
suyuan_rules_check (SuyuanRecord *record)
{
  SuyuanRulesCheck   check = { record, g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_breach_free) };
  guint              n;
  const SuyuanField *fields = suyuan_catalogue_get_fields (suyuan_record_get_catalogue (record),
                                                           suyuan_record_get_kind (record), &n);

  for (guint i = 0; i < n; i++)
    check_field (&check, &fields[i]);
  suyuan_rules_check_position (&check);

  return check.breaches;
}

/**
 * suyuan_rules_check_days:
 * @record: a record
 * @today: the ISO date of the office's clock
 *
 * Looks for fields that speak of something done (`past` in fields.csv) and are dated on a day to come. A soft rule: the
 * clock of a laptop in the field may be the one that is wrong.
 *
 * Returns: (transfer full): of SuyuanBreach, in the order of fields; empty where all is well
 */
GPtrArray *
suyuan_rules_check_days (SuyuanRecord *record,
                         const char   *today)
{
  SuyuanRulesCheck   check = { record, g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_breach_free) };
  guint              n;
  const SuyuanField *fields = suyuan_catalogue_get_fields (suyuan_record_get_catalogue (record),
                                                           suyuan_record_get_kind (record), &n);

  for (guint i = 0; i < n; i++)
    {
      const SuyuanValue *value = suyuan_record_peek (record, fields[i].index);
      g_autofree char   *day = NULL;

      if (fields[i].rule == NULL || !g_str_equal (fields[i].rule, "past") || value->type == SUYUAN_VALUE_NULL)
        continue;
      day = value->type == SUYUAN_VALUE_INTEGER ? suyuan_day_format (value->integer) : g_strdup (value->text);
      if (strcmp (day, today) > 0)
        suyuan_rules_add (&check, &fields[i], FALSE, "to_come",
                          g_strdup_printf (_ ("%s is a day to come (today is %s); correct it, or the clock of this computer"), day, today));
    }

  return check.breaches;
}
