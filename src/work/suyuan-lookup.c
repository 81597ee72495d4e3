/* Finding the record a person means by what they typed: a code, a `#uid`, else a name that only one
 * record has.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-lookup.h"

#include "suyuan-office-private.h"
#include "suyuan-refusal.h"
#include "suyuan-words.h"

#include <glib/gi18n-lib.h>

#define MANY 6

/**
 * suyuan_office_equal:
 * @key: a field
 * @text: its value as kept: an enumeration's key, a date in ISO 8601
 * @limit: 0 for all
 *
 * Returns: (transfer full): the records of @kind whose @key is @text, by code; %NULL with an error of the store
 */
GPtrArray *
suyuan_office_equal (SuyuanOffice *self,
                     SuyuanKind    kind,
                     const char   *key,
                     const char   *text,
                     guint         limit,
                     GError      **error)
{
  char       *texts[] = { (char *) text, NULL };
  SuyuanExpr  filter = { SUYUAN_EXPR_EQ, NULL, NULL, (char *) key, texts };
  SuyuanQuery query = { .kind = kind, .filter = &filter, .limit = limit };

  return suyuan_workspace_query (suyuan_office_get_workspace (self), &query, error);
}

/**
 * suyuan_office_dup_codes:
 * @records: some records
 *
 * Returns: (transfer full): their codes in one line for a message; more than five end in "…"
 */
char *
suyuan_office_dup_codes (SuyuanOffice *self,
                         GPtrArray    *records)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *code = suyuan_workspace_dup_code (suyuan_office_get_workspace (self), records->pdata[i]);

      if (i == MANY - 1)
        {
          g_string_append (line, ", …");
          break;
        }
      g_string_append_printf (line, "%s%s", i ? ", " : "", code);
    }
  return g_string_free (line, FALSE);
}

static gboolean
look_up_name (SuyuanOffice *self,
              SuyuanKind    kind,
              const char   *name,
              SuyuanUid    *uid,
              GError      **error)
{
  g_autoptr (GPtrArray) records = suyuan_office_equal (self, kind, "name", name, MANY, error);
  g_autofree char *codes = NULL;

  if (!records)
    return FALSE;
  if (records->len == 1)
    {
      *uid = *suyuan_record_get_uid (records->pdata[0]);
      return TRUE;
    }
  if (records->len == 0)
    {
      suyuan_refuse_as (error, SUYUAN_WORK_ERROR_NOT_FOUND, "not_found",
                        _ ("No %s has the code or the name “%s”; look it up in the list, or enter it first"),
                        suyuan_kind_label (kind), name);
      suyuan_refuse_about (error, kind);
      return FALSE;
    }

  codes = suyuan_office_dup_codes (self, records);
  suyuan_refuse_as (error, SUYUAN_WORK_ERROR_AMBIGUOUS, "ambiguous",
                    _ ("“%s” is the name of several (%s: %s); name it by its code"),
                    name, suyuan_kind_label (kind), codes);
  return FALSE;
}

/**
 * suyuan_office_look_up:
 * @text: code, national code, `#` and the beginning of a uid, or a name
 * @uid: (out): the record
 *
 * Finds the record somebody means. A name that several records have is AMBIGUOUS and the message lists
 * them; nothing at all is NOT_FOUND.
 */
gboolean
suyuan_office_look_up (SuyuanOffice *self,
                       SuyuanKind    kind,
                       const char   *text,
                       SuyuanUid    *uid,
                       GError      **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *wanted = g_strstrip (g_strdup (text));

  if (suyuan_workspace_find (suyuan_office_get_workspace (self), kind, wanted, uid, &failure))
    return TRUE;
  if (!g_error_matches (failure, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  return look_up_name (self, kind, wanted, uid, error);
}
