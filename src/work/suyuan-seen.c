/* How far one person has looked at each task, kept beside the drafts of this device.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-seen.h"

struct _SuyuanSeen
{
  GObject parent_instance;

  /* Owned */
  SuyuanDrawer *drawer; /* NULL: nothing can be kept here */
  char         *form;
  GHashTable   *marks; /* how far, by SuyuanUid of the task */

  SuyuanUid uid; /* under which they are kept */
  gboolean  known, unkept;
};

G_DEFINE_FINAL_TYPE (SuyuanSeen, suyuan_seen, G_TYPE_OBJECT)

enum
{
  KNOWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
suyuan_seen_dispose (GObject *object)
{
  SuyuanSeen *self = SUYUAN_SEEN (object);

  if (self->drawer && self->known)
    suyuan_drawer_let_go (self->drawer, &self->uid);
  g_clear_object (&self->drawer);

  G_OBJECT_CLASS (suyuan_seen_parent_class)->dispose (object);
}

static void
suyuan_seen_finalize (GObject *object)
{
  SuyuanSeen *self = SUYUAN_SEEN (object);

  g_free (self->form);
  g_hash_table_unref (self->marks);

  G_OBJECT_CLASS (suyuan_seen_parent_class)->finalize (object);
}

static void
suyuan_seen_class_init (SuyuanSeenClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = suyuan_seen_dispose;
  G_OBJECT_CLASS (klass)->finalize = suyuan_seen_finalize;

  /**
   * SuyuanSeen::known:
   *
   * Emitted once on the main thread, when what was kept on earlier days has been read.
   */
  signals[KNOWN] = g_signal_new ("known", SUYUAN_TYPE_SEEN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
suyuan_seen_init (SuyuanSeen *self)
{
  self->marks = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, g_free);
}

static void
keep (SuyuanSeen *self)
{
  g_autoptr (SuyuanDraft) draft = suyuan_draft_new (&self->uid, self->form, g_get_real_time () / 1000);
  GHashTableIter iter;
  gpointer       task, seen;

  g_hash_table_iter_init (&iter, self->marks);
  while (g_hash_table_iter_next (&iter, &task, &seen))
    {
      g_autofree char *field = suyuan_uid_to_string (task);

      suyuan_draft_put (draft, field, seen);
    }
  suyuan_drawer_keep (self->drawer, draft);
  self->unkept = FALSE;
}

/* What was marked while this was being read is newer. */
static void
take_over (SuyuanSeen  *self,
           SuyuanDraft *draft)
{
  g_autoptr (GPtrArray) fields = suyuan_draft_list_fields (draft);

  self->uid = *suyuan_draft_get_uid (draft);
  for (guint i = 0; i < fields->len; i++)
    {
      SuyuanUid task;

      if (suyuan_uid_parse (&task, fields->pdata[i]) && !g_hash_table_contains (self->marks, &task))
        g_hash_table_insert (self->marks, g_memdup2 (&task, sizeof task), g_strdup (suyuan_draft_get (draft, fields->pdata[i])));
    }
}

static void
found_cb (gpointer     object,
          SuyuanDraft *draft)
{
  SuyuanSeen *self = object;

  if (draft)
    take_over (self, draft);
  self->known = TRUE;
  if (self->unkept)
    keep (self);
  g_signal_emit (self, signals[KNOWN], 0);
}

/**
 * suyuan_seen_new:
 * @drawer: (nullable): where it is kept; %NULL: it lasts as long as the object
 * @person: whose looks these are; nil where nobody said who sits here
 *
 * Returns: (transfer full): their looks; what was kept is read on the drawer's thread
 */
SuyuanSeen *
suyuan_seen_new (SuyuanDrawer    *drawer,
                 const SuyuanUid *person)
{
  SuyuanSeen      *self = g_object_new (SUYUAN_TYPE_SEEN, NULL);
  g_autofree char *who = suyuan_uid_to_string (person);

  self->form = g_strconcat ("seen:", who, NULL);
  suyuan_uid_init (&self->uid, g_get_real_time () / 1000);
  self->known = !drawer;
  if (drawer)
    {
      self->drawer = g_object_ref (drawer);
      suyuan_drawer_find (drawer, self->form, found_cb, self);
    }
  return self;
}

/**
 * suyuan_seen_is_known:
 *
 * Returns: whether what was kept on earlier days is there
 */
gboolean
suyuan_seen_is_known (SuyuanSeen *self)
{
  return self->known;
}

/**
 * suyuan_seen_get:
 *
 * Returns: (transfer none) (nullable): how far they looked at the task, see suyuan-glance.h; %NULL: never
 */
const char *
suyuan_seen_get (SuyuanSeen      *self,
                 const SuyuanUid *task)
{
  return g_hash_table_lookup (self->marks, task);
}

/**
 * suyuan_seen_mark:
 * @seen: how far they looked now
 *
 * Returns at once; writing what they knew already costs nothing.
 */
void
suyuan_seen_mark (SuyuanSeen      *self,
                  const SuyuanUid *task,
                  const char      *seen)
{
  if (g_strcmp0 (suyuan_seen_get (self, task), seen) == 0)
    return;
  g_hash_table_replace (self->marks, g_memdup2 (task, sizeof *task), g_strdup (seen));
  self->unkept = TRUE;
  if (self->drawer && self->known)
    keep (self);
}
