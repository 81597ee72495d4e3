/* suyuan-numbers.c: the numbers that are given already, for those who do not see who has them
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-sync"

#include "suyuan-numbers.h"

#include <inttypes.h>
#include <string.h>

#include "suyuan-census.h"
#include "suyuan-code.h"
#include "suyuan-notes.h"
#include "suyuan-numbering.h"
#include "suyuan-office-private.h"

/**
 * None yet.
 */
GHashTable *
suyuan_numbers_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static gint64
get (GHashTable *self,
     const char *name)
{
  const char *text = g_hash_table_lookup (self, name);

  return text == NULL ? 0 : g_ascii_strtoll (text, NULL, 10);
}

static void
lift (GHashTable *self,
      char       *name,
      gint64      serial)
{
  if (serial > get (self, name))
    g_hash_table_replace (self, name, g_strdup_printf ("%" PRId64, serial));
  else
    g_free (name);
}

/* What is said of a code is what its template says of every code: whatever else somebody wrote into one is theirs. */
static gsize
match (SuyuanKind  kind,
       const char *code,
       guint      *digits)
{
  const char *pattern = suyuan_numbering_serves (kind) ? suyuan_code_get_default_template (kind) : NULL;

  return pattern == NULL ? 0 : suyuan_code_match_prefix (pattern, code, digits);
}

/* A name as of collect_cb(), with a serial that has its digits. */
static gboolean
is_number (const char *name,
           gint64      serial)
{
  g_auto (GStrv) words = g_strsplit (name, ":", 2);
  g_autofree char *text = g_strdup_printf ("%" PRId64, serial);
  guint            digits = 0;

  return serial > 0 && words[0] != NULL && words[1] != NULL && words[1][0] != '\0' &&
         match (suyuan_kind_from_name (words[0]), words[1], &digits) == strlen (words[1]) && strlen (text) <= digits;
}

typedef struct
{
  GHashTable *numbers;
  SuyuanKind  kind;
} Collecting;

static void
collect_cb (const SuyuanUid   *uid,
            gint64             id,
            const SuyuanValue *values,
            gpointer           data)
{
  Collecting *self = data;
  const char *code = values[0].type == SUYUAN_VALUE_TEXT ? values[0].text : "";
  guint       digits = 0;
  gsize       stem = match (self->kind, code, &digits);

  if (stem > 0 && strlen (code + stem) == digits && strspn (code + stem, "0123456789") == digits)
    lift (self->numbers, g_strdup_printf ("%s:%.*s", suyuan_kind_name (self->kind), (int) stem, code), g_ascii_strtoll (code + stem, NULL, 10));
}

static gboolean
collect_noted (GHashTable   *self,
               SuyuanOffice *office,
               GError      **error)
{
  g_autoptr (GHashTable) notes = suyuan_note_list (suyuan_office_get_workspace (office), SUYUAN_NUMBERING_NOTE, error);
  GHashTableIter iter;
  gpointer       name, text;

  if (notes == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, notes);
  while (g_hash_table_iter_next (&iter, &name, &text))
    if (is_number (name, g_ascii_strtoll (text, NULL, 10)))
      lift (self, g_strdup (name), g_ascii_strtoll (text, NULL, 10));
  return TRUE;
}

/**
 * suyuan_numbers_collect:
 *
 * Adds those of all codes of a workspace that were given as ours are, and those it was told of. Nothing else of a code is told,
 * for the records may be withheld.
 */
gboolean
suyuan_numbers_collect (GHashTable   *self,
                        SuyuanOffice *office,
                        GError      **error)
{
  static const char *const keys[] = { "code", NULL };

  for (guint kind = 1; kind < SUYUAN_N_KINDS; kind++)
    {
      SuyuanQuery query = { .kind = kind };
      Collecting  collecting = { self, kind };

      if (suyuan_numbering_serves (kind) && !suyuan_office_scan (office, &query, keys, collect_cb, &collecting, error))
        return FALSE;
    }
  return collect_noted (self, office, error);
}

/**
 * Keeps them for suyuan_numbering_give(), where they say more than what is known.
 */
gboolean
suyuan_numbers_note (GHashTable     *self,
                     SuyuanDelivery *delivery,
                     GError        **error)
{
  g_autoptr (GHashTable) notes = suyuan_numbers_new ();
  GHashTableIter iter;
  gpointer       name;

  g_hash_table_iter_init (&iter, self);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      g_autofree char *note = g_strconcat (SUYUAN_NUMBERING_NOTE, name, NULL);
      g_autofree char *known = NULL;

      if (!suyuan_note_read (suyuan_delivery_get_workspace (delivery), note, &known, error))
        return FALSE;
      if (known == NULL || g_ascii_strtoll (known, NULL, 10) < get (self, name))
        lift (notes, g_steal_pointer (&note), get (self, name));
    }
  return suyuan_note_write (delivery, notes, error);
}

/**
 * Adds them as an object.
 */
void
suyuan_numbers_put (JsonBuilder *builder,
                    const char  *key,
                    GHashTable  *self)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (self), (GCompareFunc) strcmp);

  json_builder_set_member_name (builder, key);
  json_builder_begin_object (builder);
  for (GList *name = names; name != NULL; name = name->next)
    suyuan_document_put_count (builder, name->data, get (self, name->data));
  json_builder_end_object (builder);
}

/**
 * Reads what suyuan_numbers_put() wrote; none where it is not there. What can be no number of ours is passed over: it would
 * stand in the way of every code that is given from then on.
 */
void
suyuan_numbers_read (JsonObject *object,
                     const char *key,
                     GHashTable *self)
{
  JsonObject *numbers = suyuan_document_object (object, key);
  g_autoptr (GList) names = numbers == NULL ? NULL : json_object_get_members (numbers);

  for (GList *name = names; name != NULL; name = name->next)
    if (is_number (name->data, suyuan_document_count (numbers, name->data)))
      lift (self, g_strdup (name->data), suyuan_document_count (numbers, name->data));
}
