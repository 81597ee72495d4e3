/* What records said at an instant that is over: what has changed since is set back, by the journal. Figures of a
 * quarter rest on it, so that they are the same whenever they are counted.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-past.h"

#include "suyuan-census.h"
#include "suyuan-diary.h"
#include "suyuan-field-text.h"

struct _SuyuanPast
{
  SuyuanOffice *office; /* borrowed */
  SuyuanKind    kind;
  gint64        at_ms;
  char         *verbs; /* NULL: all */

  GHashTable *changed, *newer; /* sets of SuyuanUid; the second is part of the first */
};

static void
add_uid_cb (const SuyuanUid   *uid,
            gint64             id,
            const SuyuanValue *values,
            gpointer           data)
{
  g_hash_table_add (data, g_memdup2 (uid, sizeof *uid));
}

static GHashTable *
find_since (SuyuanPast *self,
            const char *key,
            GError    **error)
{
  static const char *const keys[] = { NULL };
  g_autofree char         *since = suyuan_instant_format (self->at_ms);
  g_autofree char         *text = g_strdup_printf ("%s >= '%s'", key, since);
  g_autoptr (SuyuanExpr) filter = suyuan_expr_parse (text, error);
  g_autoptr (GHashTable) found = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, NULL);
  SuyuanQuery query = { .kind = self->kind, .filter = filter };

  if (!filter || !suyuan_office_scan (self->office, &query, keys, add_uid_cb, found, error))
    return NULL;
  return g_steal_pointer (&found);
}

/**
 * suyuan_past_new:
 * @at_ms: the first instant that is not looked at any more
 * @verbs: (nullable): how the verbs begin whose changes are set back; those of others mend what was wrong before, too.
 *   %NULL: all
 *
 * Finds out which records of @kind have changed since @at_ms.
 *
 * Returns: (transfer full): the past, alive as long as the office; %NULL with an error of the store
 */
SuyuanPast *
suyuan_past_new (SuyuanOffice *office,
                 SuyuanKind    kind,
                 gint64        at_ms,
                 const char   *verbs,
                 GError      **error)
{
  g_autoptr (SuyuanPast) self = g_new0 (SuyuanPast, 1);

  self->office = office;
  self->kind = kind;
  self->at_ms = at_ms;
  self->verbs = g_strdup (verbs);
  self->changed = find_since (self, "changed", error);
  self->newer = self->changed ? find_since (self, "created", error) : NULL;
  return self->newer ? g_steal_pointer (&self) : NULL;
}

/**
 * suyuan_past_free:
 *
 * Frees it.
 */
void
suyuan_past_free (SuyuanPast *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->changed, g_hash_table_unref);
  g_clear_pointer (&self->newer, g_hash_table_unref);
  g_free (self->verbs);
  g_free (self);
}

/**
 * suyuan_past_is_newer:
 *
 * Returns: whether the record was entered only after the instant
 */
gboolean
suyuan_past_is_newer (const SuyuanPast *self,
                      const SuyuanUid  *uid)
{
  return g_hash_table_contains (self->newer, uid);
}

/* The batch that entered the record: what it wrote is what the record began with. */
static const char *
find_creation (GPtrArray *lines)
{
  for (guint i = lines->len; i > 0; i--)
    if (((SuyuanHistoryLine *) lines->pdata[i - 1])->created)
      return ((SuyuanHistoryLine *) lines->pdata[i - 1])->batch;
  return NULL;
}

static gboolean
is_set_back (SuyuanPast              *self,
             const SuyuanHistoryLine *line,
             const char              *creation)
{
  return line->field && line->at_ms >= self->at_ms && g_strcmp0 (line->batch, creation) != 0 && (!self->verbs || g_str_has_prefix (line->verb, self->verbs));
}

/* How far the walk into the past has come for one field. */
typedef enum
{
  AS_NOW,
  SET_BACK, /* to what the writer of the change believed it to be */
  SETTLED,  /* on what the journal says it was */
} Reach;

/* A line older than all before. In a conflict the writer of a later change had not seen what stood then, so that the
 * change before it counts, not what the later one says it replaced. */
static void
walk_back (const SuyuanHistoryLine *line,
           gboolean                 set_back,
           Reach                   *reach,
           SuyuanValue             *value)
{
  if (*reach == SETTLED || (!set_back && *reach == AS_NOW))
    return;
  suyuan_value_clear (value);
  suyuan_value_copy (set_back ? &line->old_value : &line->new_value, value);
  *reach = set_back ? SET_BACK : SETTLED;
}

/**
 * suyuan_past_rewind:
 * @keys: %NULL-terminated
 * @values: (inout): of those fields as they are now, and as they were at the instant afterwards; of a record entered
 *   later, as it was entered
 *
 * Sets back what has changed since. A change that is withheld cannot be: it tells of no record.
 */
gboolean
suyuan_past_rewind (SuyuanPast        *self,
                    const SuyuanUid   *uid,
                    const char *const *keys,
                    SuyuanValue       *values,
                    GError           **error)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree Reach *reaches = g_new0 (Reach, g_strv_length ((char **) keys) + 1);
  const char       *creation;

  if (!g_hash_table_contains (self->changed, uid))
    return TRUE;
  lines = suyuan_office_history (self->office, self->kind, uid, 0, error);
  if (!lines)
    return FALSE;

  creation = find_creation (lines);
  for (guint i = 0; i < lines->len; i++)
    {
      const SuyuanHistoryLine *line = lines->pdata[i];

      for (guint k = 0; line->field && keys[k]; k++)
        if (g_str_equal (keys[k], line->field))
          walk_back (line, is_set_back (self, line, creation), &reaches[k], &values[k]);
    }
  return TRUE;
}
