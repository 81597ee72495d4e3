/* suyuan-command.c: what every command needs: finding, refusing, answering
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-cli"

#include "suyuan-command.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "suyuan-json.h"

#define MANY_CODES 50 /* in a line for people; JSON has them all */

G_DEFINE_QUARK (suyuan - cli - error - quark, suyuan_cli_error)

/** Sets a usage error: exit status 2. Returns FALSE, to be returned. */
gboolean
suyuan_call_usage (GError    **error,
                   const char *format,
                   ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_propagate_error (error, g_error_new_valist (SUYUAN_CLI_ERROR, SUYUAN_CLI_ERROR_USAGE, format, arguments));
  va_end (arguments);

  return FALSE;
}

/** The kind of this name. Errors: USAGE, with the list of kinds. */
SuyuanKind
suyuan_call_kind (const char *name,
                  GError    **error)
{
  SuyuanKind kind = name != NULL ? suyuan_kind_from_name (name) : SUYUAN_KIND_NONE;
  g_autoptr (GString) names = NULL;

  if (kind != SUYUAN_KIND_NONE)
    return kind;

  names = g_string_new (NULL);
  for (guint i = 1; i < SUYUAN_N_KINDS; i++)
    g_string_append_printf (names, "%s%s", i > 1 ? ", " : "", suyuan_kind_name (i));
  suyuan_call_usage (error, _ ("“%s” is no kind of record; kinds are %s"), name != NULL ? name : "", names->str);

  return SUYUAN_KIND_NONE;
}

/** The record with this code. Errors: those of the office, NOT_FOUND and AMBIGUOUS among them. */
gboolean
suyuan_call_find (SuyuanCall *call,
                  SuyuanKind  kind,
                  const char *code,
                  SuyuanUid  *uid,
                  GError    **error)
{
  return suyuan_office_find (call->office, kind, code, uid, error);
}

/** The filter @text as a tree, %NULL where there is no text. Errors: USAGE, with the place and what is expected there. */
gboolean
suyuan_call_filter (const char  *text,
                    SuyuanExpr **expr,
                    GError     **error)
{
  g_autoptr (GError) local = NULL;

  *expr = NULL;
  if (text == NULL)
    return TRUE;

  *expr = suyuan_expr_parse (text, &local);
  return *expr != NULL || suyuan_call_usage (error, "--filter: %s", local->message);
}

/** Whether --limit can be meant. Errors: USAGE. */
gboolean
suyuan_call_limit (int      limit,
                   GError **error)
{
  return limit >= 0 || suyuan_call_usage (error, _ ("--limit %d: write how many at most, 0 for all"), limit);
}

/** Whether a number can be meant as an amount: there, not endless, not below 0. Errors: USAGE. */
gboolean
suyuan_call_amount (const char *option,
                    double      amount,
                    GError    **error)
{
  return (isfinite (amount) && amount >= 0) || suyuan_call_usage (error, _ ("%s %g: write a number that is not below 0"), option, amount);
}

static void
add_texts (SuyuanJson *json,
           const char *member,
           char      **texts)
{
  suyuan_json_begin_list (json, member);
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    suyuan_json_add_text (json, NULL, texts[i]);
  suyuan_json_end_list (json);
}

/* For people: the first of many. */
static char *
join_codes (char **codes)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    {
      if (i == MANY_CODES)
        {
          g_string_append (line, " …");
          break;
        }
      g_string_append_printf (line, "%s%s", i > 0 ? " " : "", codes[i]);
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

/** Answers a verb that wrote: `{"batch","changed","codes","warnings"}` or lines. Takes @outcome; %NULL means @error is set. */
int
suyuan_call_outcome (SuyuanCall    *call,
                     SuyuanOutcome *outcome,
                     GError       **error)
{
  g_autoptr (SuyuanOutcome) owned = outcome;
  g_autoptr (SuyuanJson) json = NULL;

  if (outcome == NULL)
    return 1;

  if (!call->json)
    {
      g_autofree char *codes = join_codes (outcome->codes);

      if (outcome->batch == NULL)
        g_print ("%s\n", _ ("Nothing to change."));
      else
        g_print (_ ("Done: %u changed, batch %s. %s\n"), outcome->changed, outcome->batch, codes);
      for (guint i = 0; outcome->warnings != NULL && outcome->warnings[i] != NULL; i++)
        g_print ("  %s\n", outcome->warnings[i]);
      return 0;
    }

  json = suyuan_json_new (call->office);
  suyuan_json_begin_object (json, NULL);
  suyuan_json_add_nullable (json, "batch", outcome->batch);
  suyuan_json_add_integer (json, "changed", outcome->changed);
  add_texts (json, "codes", outcome->codes);
  if (outcome->warnings != NULL && outcome->warnings[0] != NULL)
    add_texts (json, "warnings", outcome->warnings);
  suyuan_json_end_object (json);
  suyuan_json_print (json);

  return 0;
}
