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

#define MOST_DIGITS 12
#define LAST G_GINT64_CONSTANT (999999999999)

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

typedef struct
{
  GHashTable *numbers;
  SuyuanKind  kind;
  char       *head; /* what every code of ours begins with */
} Collecting;

/* The digits at the end of a code are its serial. */
static void
collect_cb (const SuyuanUid   *uid,
            gint64             id,
            const SuyuanValue *values,
            gpointer           data)
{
  Collecting *self = data;
  const char *code = values[0].type == SUYUAN_VALUE_TEXT ? values[0].text : "";
  gsize       length = strlen (code), stem = length;

  while (stem > 0 && g_ascii_isdigit (code[stem - 1]))
    stem--;
  if (stem == length || length - stem > MOST_DIGITS || !g_str_has_prefix (code, self->head))
    return;
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
    lift (self, g_strdup (name), g_ascii_strtoll (text, NULL, 10));
  return TRUE;
}

/**
 * suyuan_numbers_collect:
 *
 * Adds those of all codes of a workspace that begin as ours do, and those it was told of.
 */
gboolean
suyuan_numbers_collect (GHashTable   *self,
                        SuyuanOffice *office,
                        GError      **error)
{
  static const char *const keys[] = { "code", NULL };

  for (guint kind = 1; kind < SUYUAN_N_KINDS; kind++)
    {
      const char      *pattern = suyuan_code_get_default_template (kind);
      g_autofree char *head = pattern == NULL ? NULL : g_strndup (pattern, strcspn (pattern, "{"));
      SuyuanQuery      query = { .kind = kind };
      Collecting       collecting = { self, kind, head };

      if (pattern != NULL && !suyuan_office_scan (office, &query, keys, collect_cb, &collecting, error))
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
 * Reads what suyuan_numbers_put() wrote; none where it is not there.
 */
void
suyuan_numbers_read (JsonObject *object,
                     const char *key,
                     GHashTable *self)
{
  JsonObject *numbers = suyuan_document_object (object, key);
  g_autoptr (GList) names = numbers == NULL ? NULL : json_object_get_members (numbers);

  for (GList *name = names; name != NULL; name = name->next)
    lift (self, g_strdup (name->data), MIN (suyuan_document_count (numbers, name->data), LAST));
}
