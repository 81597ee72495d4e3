/* Texts read as a field reads them, each held to what is to be kept of it.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "reading-cases.h"

static char *
show (const SuyuanValue *value)
{
  if (value->type == SUYUAN_VALUE_TEXT)
    return g_strdup (value->text);
  if (value->type == SUYUAN_VALUE_INTEGER)
    return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
  if (value->type == SUYUAN_VALUE_REAL)
    return g_strdup_printf ("%.12g", value->real);

  return NULL;
}

void
reading_cases_check (SuyuanCatalogue   *catalogue,
                     SuyuanKind         kind,
                     const char        *key,
                     const ReadingCase *cases,
                     guint              n_cases)
{
  const SuyuanField *field = suyuan_catalogue_find_field (catalogue, kind, key);

  g_assert_nonnull (field);
  for (guint i = 0; i < n_cases; i++)
    {
      g_auto (SuyuanValue) value = { 0 };
      g_auto (SuyuanTextVerdict) verdict = { 0 };
      gboolean         taken = suyuan_field_parse (field, catalogue, cases[i].text, &value, &verdict);
      g_autofree char *stored = show (&value);
      g_autofree char *code = verdict.code != NULL ? g_strconcat (verdict.code, taken ? NULL : "!", NULL) : NULL;

      g_test_message ("%s: “%s” gives %s, %s", key, cases[i].text, stored, verdict.message);
      g_assert_cmpint (taken, ==, !verdict.refused);
      g_assert_cmpstr (code, ==, cases[i].code);
      g_assert_cmpstr (stored, ==, cases[i].stored);
    }
}
