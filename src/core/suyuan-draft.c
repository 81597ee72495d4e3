/* suyuan-draft.c: what was typed into a form and is not saved yet
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-draft.h"

#include <string.h>

struct _SuyuanDraft
{
  SuyuanUid   uid; /* of this opening of the form, so that two of them do not write over each other */
  char       *form;
  gint64      at_ms;
  GHashTable *texts; /* by field */
};

/**
 * suyuan_draft_new:
 * @uid: of one opening of the form
 * @form: which form, and of what: `task:<uid of the outlet>`
 * @at_ms: when it was typed, UTC milliseconds
 *
 * Returns: (transfer full): a draft without texts
 */
SuyuanDraft *
suyuan_draft_new (const SuyuanUid *uid,
                  const char      *form,
                  gint64           at_ms)
{
  SuyuanDraft *self = g_atomic_rc_box_new0 (SuyuanDraft);

  self->uid = *uid;
  self->form = g_strdup (form);
  self->at_ms = at_ms;
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

/**
 * suyuan_draft_ref:
 *
 * Any thread.
 *
 * Returns: (transfer full): the same draft
 */
SuyuanDraft *
suyuan_draft_ref (SuyuanDraft *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
draft_clear (gpointer data)
{
  SuyuanDraft *self = data;

  g_free (self->form);
  g_hash_table_unref (self->texts);
}

/**
 * suyuan_draft_unref:
 * @self: (nullable): a draft
 *
 * Any thread.
 */
void
suyuan_draft_unref (SuyuanDraft *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, draft_clear);
}

/**
 * suyuan_draft_put:
 * @field: its name, the same in every language and version
 * @text: (nullable): what stands in it; %NULL is blank
 *
 * Only before the draft is shared.
 */
void
suyuan_draft_put (SuyuanDraft *self,
                  const char  *field,
                  const char  *text)
{
  g_hash_table_replace (self->texts, g_strdup (field), g_strdup (text != NULL ? text : ""));
}

/**
 * suyuan_draft_get:
 *
 * Returns: (nullable) (transfer none): what stood in @field; %NULL where the draft does not know it
 */
const char *
suyuan_draft_get (const SuyuanDraft *self,
                  const char        *field)
{
  return g_hash_table_lookup (self->texts, field);
}

static gint
compare_fields (gconstpointer a,
                gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * suyuan_draft_list_fields:
 *
 * Returns: (transfer container): the names of its fields, in their order by bytes; they belong to the draft
 */
GPtrArray *
suyuan_draft_list_fields (const SuyuanDraft *self)
{
  GPtrArray     *fields = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer       field;

  g_hash_table_iter_init (&iter, self->texts);
  while (g_hash_table_iter_next (&iter, &field, NULL))
    g_ptr_array_add (fields, field);
  g_ptr_array_sort (fields, compare_fields);
  return fields;
}

/**
 * suyuan_draft_says_the_same:
 *
 * Returns: whether both have the same texts in the same fields, whenever they were typed
 */
gboolean
suyuan_draft_says_the_same (const SuyuanDraft *self,
                            const SuyuanDraft *other)
{
  GHashTableIter iter;
  gpointer       field, text;

  if (g_hash_table_size (self->texts) != g_hash_table_size (other->texts))
    return FALSE;

  g_hash_table_iter_init (&iter, self->texts);
  while (g_hash_table_iter_next (&iter, &field, &text))
    if (g_strcmp0 (suyuan_draft_get (other, field), text) != 0)
      return FALSE;

  return TRUE;
}

/**
 * suyuan_draft_get_uid:
 *
 * Returns: (transfer none): which opening of the form it is of
 */
const SuyuanUid *
suyuan_draft_get_uid (const SuyuanDraft *self)
{
  return &self->uid;
}

/**
 * suyuan_draft_get_form:
 *
 * Returns: (transfer none): which form it is of
 */
const char *
suyuan_draft_get_form (const SuyuanDraft *self)
{
  return self->form;
}

/**
 * suyuan_draft_get_at_ms:
 *
 * Returns: when it was typed, UTC milliseconds
 */
gint64
suyuan_draft_get_at_ms (const SuyuanDraft *self)
{
  return self->at_ms;
}
