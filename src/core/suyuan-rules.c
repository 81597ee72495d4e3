/* suyuan-rules.c: what a record must hold on every way into the workspace
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "suyuan-credit-code.h"
#include "suyuan-number-text.h"
#include "suyuan-position.h"

/* The box around China in whole degrees (DOMAIN: 73–136 E, 3–54 N). */
#define WEST 73
#define EAST 136
#define SOUTH 3
#define NORTH 54

typedef struct
{
  SuyuanRecord *record;
  GPtrArray    *breaches;
} Check;

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

/* @message is taken; the field's label is put before it. */
static void
add (Check             *self,
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
check_range (Check             *self,
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
    add (self, field, TRUE, "out_of_range", g_strdup_printf (_ ("%s is less than %s; correct it or leave it blank"), shown, least));
  else
    {
      g_autofree char *low = g_strndup (least, strcspn (least, ":"));

      add (self, field, TRUE, "out_of_range",
           g_strdup_printf (_ ("%s is not between %s and %s; correct it or leave it blank"), shown, low, most));
    }
}

static void
check_credit_code (Check             *self,
                   const SuyuanField *field,
                   const char        *code)
{
  g_autofree char *repaired = NULL;

  if (suyuan_credit_code_is_valid (code))
    return;

  repaired = suyuan_credit_code_repair (code);
  if (repaired != NULL)
    add (self, field, TRUE, "credit_code", g_strdup_printf (_ ("“%s” is no credit code; “%s” would be one, is it meant?"), code, repaired));
  else
    add (self, field, TRUE, "credit_code",
         g_strdup_printf (_ ("“%s” is no credit code: 18 characters with a check character; correct it or leave it blank"), code));
}

static void
check_code (Check             *self,
            const SuyuanField *field,
            const char        *code)
{
  if (*code == '#' || strpbrk (code, ":,;\n\t") != NULL)
    add (self, field, FALSE, "code",
         g_strdup_printf (_ ("“%s” is hard to name on the command line; a code does best without # : , ;"), code));
}

static void
check_permit (Check             *self,
              const SuyuanField *field,
              const char        *number)
{
  if (!suyuan_permit_number_is_valid (number))
    add (self, field, FALSE, "permit",
         g_strdup_printf (_ ("“%s” is no permit number: a credit code, three digits and a letter"), number));
}

/* The column `rule` of fields.csv: min:a, range:a:b, credit_code, permit, code. */
static void
check_rule (Check             *self,
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
check_keys (Check             *self,
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
        add (self, field, TRUE, "unknown_value", g_strdup_printf (_ ("“%s” is not in the list; choose one of it"), key));
      keys += length + (keys[length] == ';');
    }
}

static void
check_field (Check             *self,
             const SuyuanField *field)
{
  const SuyuanValue *value = suyuan_record_peek (self->record, field->index);

  if (value->type == SUYUAN_VALUE_NULL)
    {
      if (field->required && !field->derived)
        add (self, field, TRUE, "required", g_strdup (_ ("is required; fill it in")));
      return;
    }
  if (!has_right_type (field, value))
    {
      add (self, field, TRUE, "rule", g_strdup (_ ("holds what does not belong in a field of its type; fill it in anew")));
      return;
    }
  if (field->enumeration != NULL)
    check_keys (self, field, value->text);
  if (field->rule != NULL)
    check_rule (self, field, value);
}

/* Integers to be compared in whole degrees. */
static gboolean
is_between (gint64 degrees,
            int    least,
            int    most)
{
  return degrees >= (gint64) least * SUYUAN_DEGREE && degrees <= (gint64) most * SUYUAN_DEGREE;
}

/* Most places are in order, so nothing is written down before something is odd. */
static void
add_place (Check             *self,
           const SuyuanField *field,
           gboolean           hard,
           const char        *code,
           const char        *form,
           gint64             lon,
           gint64             lat)
{
  g_autofree char *place = g_strdup_printf ("%.6f, %.6f", lon / (double) SUYUAN_DEGREE, lat / (double) SUYUAN_DEGREE);
  g_auto (GStrv) around = g_strsplit (form, "{place}", 2);

  add (self, field, hard, code, g_strjoinv (place, around));
}

static void
check_place (Check             *self,
             const SuyuanField *field,
             gint64             lon,
             gint64             lat)
{
  if (is_between (lon, WEST, EAST) && is_between (lat, SOUTH, NORTH))
    return;

  if (is_between (lon, -180, 180) && is_between (lat, -90, 90))
    {
      if (is_between (lon, SOUTH, NORTH) && is_between (lat, WEST, 90))
        add_place (self, field, FALSE, "swapped", _ ("{place} looks like latitude and longitude swapped"), lon, lat);
      else
        add_place (self, field, FALSE, "outside_country",
                   _ ("{place} lies outside 73–136° E, 3–54° N; check the position"), lon, lat);
    }
  else if (is_between (lon, -90, 90) && is_between (lat, -180, 180))
    add_place (self, field, TRUE, "swapped", _ ("{place}: latitude and longitude are swapped; exchange the columns"), lon, lat);
  else
    add_place (self, field, TRUE, "outside_world",
               _ ("{place} is no place on earth; correct it or name the reference system"), lon, lat);
}

static void
check_position (Check *self)
{
  SuyuanCatalogue   *catalogue = suyuan_record_get_catalogue (self->record);
  SuyuanKind         kind = suyuan_record_get_kind (self->record);
  const SuyuanField *lon = suyuan_catalogue_find_field (catalogue, kind, "lon");
  const SuyuanField *lat = suyuan_catalogue_find_field (catalogue, kind, "lat");
  const SuyuanValue *x, *y;

  if (lon == NULL || lat == NULL)
    return;
  x = suyuan_record_peek (self->record, lon->index);
  y = suyuan_record_peek (self->record, lat->index);
  if (x->type == SUYUAN_VALUE_INTEGER && y->type == SUYUAN_VALUE_INTEGER)
    check_place (self, lat, x->integer, y->integer);
  else if (x->type == SUYUAN_VALUE_INTEGER && y->type == SUYUAN_VALUE_NULL)
    add (self, lat, TRUE, "no_position", g_strdup (_ ("is missing beside the longitude; fill it in or leave both blank")));
  else if (y->type == SUYUAN_VALUE_INTEGER && x->type == SUYUAN_VALUE_NULL)
    add (self, lon, TRUE, "no_position", g_strdup (_ ("is missing beside the latitude; fill it in or leave both blank")));
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
  Check              check = { record, g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_breach_free) };
  guint              n;
  const SuyuanField *fields = suyuan_catalogue_get_fields (suyuan_record_get_catalogue (record),
                                                           suyuan_record_get_kind (record), &n);

  for (guint i = 0; i < n; i++)
    check_field (&check, &fields[i]);
  check_position (&check);

  return check.breaches;
}
