/* suyuan-hint.c: the words of the command line that lead out of a refusal: what refuses speaks to the window too
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-cli"

#include "suyuan-hint.h"

#include <glib/gi18n-lib.h>

#include "suyuan-office.h"
#include "suyuan-open.h"

static const struct
{
  const char *word, *hint;
} by_word[] = {
  { "inactive_person", N_ ("--by PERSON names somebody else") },
  { "not_typed", N_ ("“suyuanctl photo” attaches files") },
  { "link_no_evidence", N_ ("--evidence FILE attaches one") },
  { "not_joined", N_ ("“suyuanctl check” lists the gaps between reaches") },
};

/**
 * Which command or option leads out of a refusal, translated; NULL where its own words do. Free it.
 */
char *
suyuan_hint_dup (const GError *error)
{
  const char *word = suyuan_work_error_get_word (error);
  SuyuanKind  kind = suyuan_work_error_get_kind (error);

  for (gsize i = 0; i < G_N_ELEMENTS (by_word); i++)
    if (g_strcmp0 (word, by_word[i].word) == 0)
      return g_strdup (_ (by_word[i].hint));
  if (g_strcmp0 (word, "not_found") == 0 && kind != SUYUAN_KIND_NONE)
    return g_strdup_printf (_ ("“suyuanctl list WORKSPACE %s” lists those there are"), suyuan_kind_name (kind));
  if (g_strcmp0 (word, "unknown_field") == 0 && kind != SUYUAN_KIND_NONE)
    return g_strdup_printf (_ ("“suyuanctl fields %s” lists them"), suyuan_kind_name (kind));
  if (g_error_matches (error, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_NO_PERSON))
    return g_strdup (_ ("“suyuanctl person WORKSPACE add name=…” enters one, --by PERSON names them"));
  if (g_error_matches (error, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_MAPPING))
    return g_strdup (_ ("--map FIELD=COLUMN names a column"));
  if (g_error_matches (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_ENCODING))
    return g_strdup (_ ("--encoding NAME says which"));
  if (g_error_matches (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_REFERENCE))
    return g_strdup (_ ("--crs NAME says which"));
  return NULL;
}
