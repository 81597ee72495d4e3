/* suyuan-tally.c: how many records of each kind are made, changed and removed
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-sync"

#include "suyuan-tally.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "suyuan-words.h"

static gboolean
is_empty (const SuyuanTally *tally)
{
  return tally->created == 0 && tally->changed == 0 && tally->removed == 0;
}

/**
 * Adds an object of the kinds that are not empty. @tallies: %SUYUAN_N_KINDS of them.
 */
void
suyuan_tallies_put (JsonBuilder       *builder,
                    const char        *key,
                    const SuyuanTally *tallies)
{
  json_builder_set_member_name (builder, key);
  json_builder_begin_object (builder);
  for (guint kind = 1; kind < SUYUAN_N_KINDS; kind++)
    if (!is_empty (&tallies[kind]))
      {
        json_builder_set_member_name (builder, suyuan_kind_name (kind));
        json_builder_begin_object (builder);
        suyuan_document_put_count (builder, "created", tallies[kind].created);
        suyuan_document_put_count (builder, "changed", tallies[kind].changed);
        suyuan_document_put_count (builder, "removed", tallies[kind].removed);
        json_builder_end_object (builder);
      }
  json_builder_end_object (builder);
}

/**
 * Reads what suyuan_tallies_put() wrote; %FALSE where it is not there. A kind of a later version is passed over.
 */
gboolean
suyuan_tallies_read (JsonObject  *object,
                     const char  *key,
                     SuyuanTally *tallies)
{
  JsonObject *kinds = suyuan_document_object (object, key);

  for (guint kind = 1; kinds != NULL && kind < SUYUAN_N_KINDS; kind++)
    {
      JsonObject *tally = suyuan_document_object (kinds, suyuan_kind_name (kind));

      if (tally == NULL)
        continue;
      tallies[kind].created = MAX (suyuan_document_count (tally, "created"), 0);
      tallies[kind].changed = MAX (suyuan_document_count (tally, "changed"), 0);
      tallies[kind].removed = MAX (suyuan_document_count (tally, "removed"), 0);
    }
  return kinds != NULL;
}

/**
 * For people, a line for each kind; empty where nothing is counted. Free it.
 */
char *
suyuan_tallies_dup_text (const SuyuanTally *tallies)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint kind = 1; kind < SUYUAN_N_KINDS; kind++)
    if (!is_empty (&tallies[kind]))
      g_string_append_printf (text, _ ("  %s: %" PRId64 " new, %" PRId64 " changed, %" PRId64 " removed\n"), suyuan_kind_label_plural (kind),
                              tallies[kind].created, tallies[kind].changed, tallies[kind].removed);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
