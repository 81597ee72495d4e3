/* Which outlets the journal has touched since somebody last looked, themselves or by what their status follows from.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-outlet-changes.h"

#include "suyuan-census.h"
#include "suyuan-journal.h"
#include "suyuan-office-private.h"

#define OUTLET "outlet" /* the field that refers to one, of every kind that its status follows from */

/* Each once, in the order they are met. */
typedef struct
{
  GArray     *uids; /* of SuyuanUid */
  GHashTable *seen; /* SuyuanUid, owned */
} Outlets;

static void
add (Outlets         *outlets,
     const SuyuanUid *uid)
{
  if (g_hash_table_add (outlets->seen, g_memdup2 (uid, sizeof *uid)))
    g_array_append_val (outlets->uids, *uid);
}

static void
add_value (Outlets           *outlets,
           const SuyuanValue *value)
{
  SuyuanUid uid;

  if (suyuan_value_get_uid (value, &uid))
    add (outlets, &uid);
}

/* What refers to an outlet may have referred to another before, or be gone: its history knows them all. */
static gboolean
add_referred (Outlets         *outlets,
              SuyuanOffice    *office,
              const SuyuanUid *uid,
              GError         **error)
{
  g_autoptr (GPtrArray) lines = suyuan_journal_history (suyuan_office_get_workspace (office), SUYUAN_KIND_TASK, uid, 0, error); /* of whichever kind */

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const SuyuanHistoryLine *line = lines->pdata[i];

      if (line->kind == SUYUAN_KIND_OUTLET)
        add (outlets, uid);
      else if (g_strcmp0 (line->field, OUTLET) == 0)
        {
          add_value (outlets, &line->old_value);
          add_value (outlets, &line->new_value);
        }
    }
  return lines != NULL;
}

/**
 * suyuan_office_outlets_changed_since:
 * @mark: (inout): where the journal ended when it was last asked, and where it ends now; from 0 nothing is listed
 * @limit: how many changed records are worth following
 *
 * The outlets that were changed, added or removed, and those whose task, link or sample was: their status follows from it. What
 * was committed by then is seen; an outlet may be listed that is as it was.
 *
 * Returns: (transfer full) (nullable) (element-type SuyuanUid): each once; %NULL without an error where more than @limit
 *   records have changed and all are to be read again, else with an error of the store
 */
GArray *
suyuan_office_outlets_changed_since (SuyuanOffice *self,
                                     gint64       *mark,
                                     guint         limit,
                                     GError      **error)
{
  g_autoptr (GArray) changed = suyuan_journal_changed_since (suyuan_office_get_workspace (self), mark, limit, error);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (SuyuanUid));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, NULL);
  Outlets outlets = { found, seen };

  if (changed == NULL || changed->len > limit)
    return NULL;

  for (guint i = 0; i < changed->len; i++)
    {
      const SuyuanUid *uid = &g_array_index (changed, SuyuanUid, i);

      if (suyuan_office_id_of (self, SUYUAN_KIND_OUTLET, uid) > 0)
        add (&outlets, uid);
      else if (!add_referred (&outlets, self, uid, error))
        return NULL;
    }
  return g_steal_pointer (&found);
}
