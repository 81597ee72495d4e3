/* suyuan-card-fact.c: one line of page one, and what it says where nothing is known
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-report"

#include "suyuan-card-private.h"

#include <glib/gi18n-lib.h>

#include "suyuan-shown.h"

/** Adds a line. Takes @value; %NULL is said to be not filled in, or not applicable. Returns the line, borrowed. */
SuyuanCardFact *
suyuan_card_tell (SuyuanCard *card,
                  const char *label,
                  char       *value,
                  gboolean    applicable)
{
  SuyuanCardFact *fact = g_new0 (SuyuanCardFact, 1);

  fact->label = g_strdup (label);
  fact->absent = value == NULL || *value == '\0';
  fact->value = fact->absent ? g_strdup (applicable ? _ ("Not filled in") : _ ("Not applicable")) : g_strdup (value);
  g_free (value);
  g_ptr_array_add (card->facts, fact);

  return fact;
}

static const SuyuanField *
field_of (SuyuanRecord *record,
          const char   *key)
{
  return suyuan_catalogue_find_field (suyuan_record_get_catalogue (record), suyuan_record_get_kind (record), key);
}

/** The value of @key in @record (may be %NULL) as it stands on paper, or %NULL. Free it. */
char *
suyuan_card_shown (SuyuanCard   *card,
                   SuyuanRecord *record,
                   const char   *key)
{
  return suyuan_shown (card->office, record, key);
}

/** Adds a field of @record under its own label. */
void
suyuan_card_tell_field (SuyuanCard   *card,
                        SuyuanRecord *record,
                        const char   *key,
                        gboolean      applicable)
{
  suyuan_card_tell (card, suyuan_field_get_label (field_of (record, key)), suyuan_card_shown (card, record, key), applicable);
}

/** Both texts with @between, or the one there is; takes both, either may be %NULL. Free the result. */
char *
suyuan_card_join (char       *first,
                  const char *between,
                  char       *second)
{
  char *both = first != NULL && second != NULL ? g_strconcat (first, between, second, NULL)
                                               : g_strdup (first != NULL ? first : second);

  g_free (first);
  g_free (second);
  return both;
}
