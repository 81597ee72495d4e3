/* suyuan-code.c: the codes an office gives, from a template and the highest serial in use
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-code.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "suyuan-core-error.h"

#define MAX_DIGITS 18

/* {serial:4} is the only part with a width. */
typedef struct
{
  const char *start, *end; /* of the braces, @end behind them */
  guint       digits;
} Hole;

static const struct
{
  SuyuanKind  kind;
  const char *text;
} defaults[] = {
  { SUYUAN_KIND_OUTLET, "PK-{division}-{serial:4}" },
  { SUYUAN_KIND_SECTION, "DM-{serial:4}" },
  { SUYUAN_KIND_ENTERPRISE, "QY-{serial:5}" },
  { SUYUAN_KIND_NODE, "JD-{serial:5}" },
  { SUYUAN_KIND_UNIT, "DW-{serial:4}" },
  { SUYUAN_KIND_PERSON, "RY-{serial:4}" },
  { SUYUAN_KIND_VISIT, "XC-{year}-{serial:5}" },
  { SUYUAN_KIND_SAMPLE, "SY-{year}-{serial:5}" },
  { SUYUAN_KIND_LINK, "GX-{serial:5}" },
  { SUYUAN_KIND_PROBLEM, "WT-{year}-{serial:4}" },
  { SUYUAN_KIND_MEASURE, "CS-{year}-{serial:4}" },
  { SUYUAN_KIND_DUTY, "ZR-{year}-{serial:4}" },
  { SUYUAN_KIND_EDITION, "QD-{year}-{serial:3}" },
  { SUYUAN_KIND_TASK, "ZG-{year}-{serial:4}" },
  { SUYUAN_KIND_EVENT, "JL-{year}-{serial:5}" },
  { SUYUAN_KIND_MEDIUM, "MT-{year}-{serial:6}" },
};

/**
 * suyuan_code_get_default_template:
 * @kind: a kind of record
 *
 * Defaults of our own that an office may replace.
 *
 * Returns: (transfer none) (nullable): the template, %NULL where codes of this kind come from elsewhere
 */
const char *
suyuan_code_get_default_template (SuyuanKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    {
      if (defaults[i].kind == kind)
        return defaults[i].text;
    }

  return NULL;
}

/**
 * suyuan_code_get_national_template:
 *
 * The pattern remembered from signboards for the national code of an outlet (HJ 1235-2021: water, division, serial,
 * type, extension). Its text could not be confirmed: a default an office may replace, never a rule.
 *
 * Returns: (transfer none): the template
 */
const char *
suyuan_code_get_national_template (void)
{
  return "{water}-{division}-{serial:4}-{type}-00";
}

static gboolean
is_hole (const Hole *hole,
         const char *name)
{
  return hole->end - hole->start == (gssize) strlen (name) + 2 && strncmp (hole->start + 1, name, strlen (name)) == 0;
}

static gboolean
fail (GError    **error,
      const char *format,
      const char *template_text)
{
  g_set_error (error, SUYUAN_CORE_ERROR, SUYUAN_CORE_ERROR_SYNTAX, format, template_text);

  return FALSE;
}

/* Returns FALSE with no error set at the end of the template. */
static gboolean
next_hole (const char *template_text,
           const char *from,
           Hole       *hole,
           GError    **error)
{
  static const char        serial[] = "{serial:";
  static const char *const names[] = { "division", "water", "type", "year" };
  char                    *end;

  hole->start = from + strcspn (from, "{}");
  hole->digits = 0;
  if (*hole->start == '\0')
    return FALSE;
  hole->end = strchr (hole->start, '}');
  if (*hole->start == '}' || hole->end++ == NULL)
    return fail (error, _ ("The template “%s” has a brace without its partner"), template_text);

  if (g_str_has_prefix (hole->start, serial))
    {
      hole->digits = (guint) g_ascii_strtoull (hole->start + strlen (serial), &end, 10);
      if (end + 1 != hole->end || hole->digits < 1 || hole->digits > MAX_DIGITS)
        return fail (error, _ ("The template “%s” needs a serial of 1 to 18 digits, like {serial:4}"), template_text);
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (is_hole (hole, names[i]))
        return TRUE;
    }

  return fail (error, _ ("The template “%s” may only have {division}, {water}, {type}, {year} and {serial:4}"), template_text);
}

/**
 * suyuan_code_check_template:
 * @template_text: what an office has written
 * @error: (out): %SUYUAN_CORE_ERROR_SYNTAX with what is wrong
 *
 * A template is text with {division}, {water}, {type}, {year} and exactly one {serial:N} of N digits.
 *
 * Returns: whether codes can be made from it
 */
gboolean
suyuan_code_check_template (const char *template_text,
                            GError    **error)
{
  g_autoptr (GError) fault = NULL;
  const char *at = template_text;
  guint       n_serials = 0;
  Hole        hole;

  while (next_hole (template_text, at, &hole, &fault))
    {
      n_serials += hole.digits > 0;
      at = hole.end;
    }
  if (fault != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }

  return n_serials == 1 || fail (error, _ ("The template “%s” needs exactly one serial, like {serial:4}"), template_text);
}

static const char *
fill (const Hole            *hole,
      const SuyuanCodeParts *parts)
{
  if (is_hole (hole, "division"))
    return parts->division;
  if (is_hole (hole, "water"))
    return parts->water;

  return is_hole (hole, "type") ? parts->type : parts->year;
}

/* Writes the template into @before and @after the serial; returns its digits, 0 with an error. */
static guint
expand (const char            *template_text,
        const SuyuanCodeParts *parts,
        GString               *before,
        GString               *after,
        GError               **error)
{
  const char *at = template_text;
  guint       digits = 0;
  Hole        hole;

  if (!suyuan_code_check_template (template_text, error))
    return 0;

  while (next_hole (template_text, at, &hole, NULL))
    {
      GString    *text = digits > 0 ? after : before;
      const char *part = hole.digits > 0 ? "" : fill (&hole, parts);

      if (part == NULL)
        {
          g_autofree char *name = g_strndup (hole.start, hole.end - hole.start);

          g_set_error (error, SUYUAN_CORE_ERROR, SUYUAN_CORE_ERROR_SYNTAX,
                       _ ("The code needs %s, which is not known here: enter it first, or type the code"), name);
          return 0;
        }
      g_string_append_len (text, at, hole.start - at);
      g_string_append (text, part);
      digits = MAX (digits, hole.digits);
      at = hole.end;
    }
  g_string_append (digits > 0 ? after : before, at);

  return digits;
}

/**
 * suyuan_code_make:
 * @template_text: a template
 * @parts: what it may ask for
 * @serial: 1 and up; the next one is the highest in use and one more
 * @error: (out): %SUYUAN_CORE_ERROR_SYNTAX: the template is wrong, or a part or a digit is missing
 *
 * Returns: (transfer full) (nullable): the code
 */
char *
suyuan_code_make (const char            *template_text,
                  const SuyuanCodeParts *parts,
                  guint64                serial,
                  GError               **error)
{
  g_autoptr (GString) before = g_string_new (NULL);
  g_autoptr (GString) after = g_string_new (NULL);
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, serial);
  guint            digits = expand (template_text, parts, before, after, error);

  if (digits == 0)
    return NULL;
  if (strlen (number) > digits)
    {
      fail (error, _ ("The serials of the template “%s” are used up: give it more digits"), template_text);
      return NULL;
    }

  for (gsize i = strlen (number); i < digits; i++)
    g_string_append_c (before, '0');

  return g_strconcat (before->str, number, after->str, NULL);
}

/**
 * suyuan_code_dup_prefix:
 * @template_text: a template
 * @parts: what it may ask for
 * @error: (out): as of suyuan_code_make()
 *
 * Returns: (transfer full) (nullable): what stands before the serial: codes that begin with it are to be looked
 * through for the highest serial in use
 */
char *
suyuan_code_dup_prefix (const char            *template_text,
                        const SuyuanCodeParts *parts,
                        GError               **error)
{
  g_autoptr (GString) before = g_string_new (NULL);
  g_autoptr (GString) after = g_string_new (NULL);

  if (expand (template_text, parts, before, after, error) == 0)
    return NULL;

  return g_string_free (g_steal_pointer (&before), FALSE);
}

/**
 * suyuan_code_read_serial:
 * @template_text: a template
 * @parts: what it may ask for
 * @code: a code in use
 * @serial: (out): its serial
 *
 * Only what stands before the serial has to fit: the serials of one prefix are counted through whatever follows, as
 * the type of an outlet may change while its number stays.
 *
 * Returns: whether @code was made from the template
 */
gboolean
suyuan_code_read_serial (const char            *template_text,
                         const SuyuanCodeParts *parts,
                         const char            *code,
                         guint64               *serial)
{
  g_autoptr (GString) before = g_string_new (NULL);
  g_autoptr (GString) after = g_string_new (NULL);
  guint            digits = expand (template_text, parts, before, after, NULL);
  g_autofree char *number = NULL;

  if (digits == 0 || !g_str_has_prefix (code, before->str))
    return FALSE;

  code += before->len;
  if (strspn (code, "0123456789") < digits || (after->len == 0 && strlen (code) != digits))
    return FALSE;
  number = g_strndup (code, digits);
  *serial = g_ascii_strtoull (number, NULL, 10);

  return TRUE;
}

/**
 * suyuan_code_match_prefix:
 * @template_text: a template
 * @code: a code in use, or what stands before the serial of one
 * @digits: (out): how many the serial has
 *
 * Holds @code against the template whatever its parts are, as long as they are digits: divisions and years.
 *
 * Returns: how much of @code stands before the serial; 0 where it is not of this template
 */
gsize
suyuan_code_match_prefix (const char *template_text,
                          const char *code,
                          guint      *digits)
{
  const char *at = template_text, *rest = code;
  Hole        hole;

  while (next_hole (template_text, at, &hole, NULL))
    {
      gsize text = hole.start - at, part;

      if (strncmp (rest, at, text) != 0)
        return 0;
      rest += text;
      *digits = hole.digits;
      if (hole.digits > 0)
        return rest - code;

      part = strspn (rest, "0123456789");
      if (part == 0)
        return 0;
      rest += part;
      at = hole.end;
    }
  return 0;
}

/**
 * suyuan_code_is_likely:
 * @text: what somebody typed to name a record
 *
 * A code, a credit code, `#` and a uid are of ASCII letters, digits and signs without a blank, and have a digit or a sign
 * that no name has, or are capitals joined by hyphens. What anybody calls somebody is not.
 *
 * Returns: whether it was meant as a code rather than as a name
 */
gboolean
suyuan_code_is_likely (const char *text)
{
  gboolean has_sign = FALSE, has_hyphen = FALSE, has_lower = FALSE;

  if (text[0] == '#')
    return TRUE;
  for (const char *at = text; *at != '\0'; at++)
    {
      if (!g_ascii_isgraph (*at))
        return FALSE;
      has_sign |= g_ascii_isdigit (*at) || strchr ("#_/:", *at) != NULL;
      has_hyphen |= *at == '-';
      has_lower |= g_ascii_islower (*at);
    }

  return has_sign || (has_hyphen && !has_lower);
}
