/* Where a desk keeps what was typed and not saved: asked on the main thread, written on a thread of its own.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-drawer.h"

#include "suyuan-drafts.h"
#include "suyuan-worker.h"

#include <glib/gi18n-lib.h>

/* What only the worker touches while there is one. */
typedef struct
{
  char         *path;
  SuyuanDrafts *drafts; /* opened with the first draft */
} Shelf;

struct _SuyuanDrawer
{
  GObject parent_instance;

  /* Owned */
  SuyuanWorker *worker;
  Shelf         shelf;
  GHashTable   *open; /* uids of drafts of forms that are open, and of what they are offered: nobody else's */
};

/* One thing to do on the shelf, and what came of it. */
typedef struct
{
  Shelf            *shelf;
  GWeakRef          drawer, object;
  SuyuanDrawerFound found;
  char             *form;  /* to look for */
  SuyuanDraft      *draft; /* to keep */
  SuyuanUid         uid;   /* to drop */
  GPtrArray        *drafts;
  char             *aside;
} Errand;

G_DEFINE_FINAL_TYPE (SuyuanDrawer, suyuan_drawer, G_TYPE_OBJECT)

enum
{
  TOLD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
errand_free (gpointer data)
{
  Errand *self = data;

  g_weak_ref_clear (&self->drawer);
  g_weak_ref_clear (&self->object);
  g_free (self->form);
  suyuan_draft_unref (self->draft);
  g_clear_pointer (&self->drafts, g_ptr_array_unref);
  g_free (self->aside);
  g_free (self);
}

static Errand *
errand_new (SuyuanDrawer *drawer)
{
  Errand *self = g_new0 (Errand, 1);

  self->shelf = &drawer->shelf;
  g_weak_ref_init (&self->drawer, drawer);
  g_weak_ref_init (&self->object, NULL);
  return self;
}

/* --- on the worker's thread --- */

static gboolean
open_shelf (Errand  *errand,
            GError **error)
{
  if (errand->shelf->drafts == NULL)
    errand->shelf->drafts = suyuan_drafts_open (errand->shelf->path, &errand->aside, error);
  return errand->shelf->drafts != NULL;
}

/* Looking for a draft, or throwing one away, does not make the file. */
static gboolean
has_shelf (Errand *errand)
{
  return errand->shelf->drafts != NULL || g_file_test (errand->shelf->path, G_FILE_TEST_EXISTS);
}

static gboolean
do_errand (Errand  *errand,
           GError **error)
{
  if (errand->draft != NULL)
    return open_shelf (errand, error) && suyuan_drafts_keep (errand->shelf->drafts, errand->draft, error);
  if (!has_shelf (errand))
    return TRUE;
  if (!open_shelf (errand, error))
    return FALSE;
  if (errand->form == NULL)
    return suyuan_drafts_drop (errand->shelf->drafts, &errand->uid, error);

  errand->drafts = suyuan_drafts_list (errand->shelf->drafts, errand->form, error);
  return errand->drafts != NULL;
}

static void
run_errand (GTask        *task,
            gpointer      source_object,
            gpointer      task_data,
            GCancellable *cancellable)
{
  GError *error = NULL;

  if (do_errand (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
close_shelf (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Shelf *shelf = task_data;

  g_clear_pointer (&shelf->drafts, suyuan_drafts_close);
  g_task_return_boolean (task, TRUE);
}

/* --- on the main thread --- */

static void
tell (SuyuanDrawer *self,
      Errand       *errand,
      const GError *error)
{
  g_autofree char *text = NULL;

  if (errand->aside != NULL && error != NULL)
    text = g_strdup_printf (_ ("The unsaved text of earlier days was damaged, and its file was put aside as “%s”. What is typed here is not kept until it is saved: %s"), errand->aside, error->message);
  else if (errand->aside != NULL)
    text = g_strdup_printf (_ ("The unsaved text of earlier days was damaged. Its file was put aside as “%s”; from now on text is kept in a new one."), errand->aside);
  else if (error != NULL)
    text = g_strdup_printf (_ ("What is typed here is not kept until it is saved: %s"), error->message);
  if (text != NULL)
    g_signal_emit (self, signals[TOLD], 0, text);
}

static void
claim (SuyuanDrawer      *self,
       const SuyuanDraft *draft)
{
  g_hash_table_add (self->open, g_memdup2 (suyuan_draft_get_uid (draft), sizeof (SuyuanUid)));
}

/* Two forms that ask at the same time are given different ones. */
static SuyuanDraft *
claim_newest (SuyuanDrawer *self,
              GPtrArray    *drafts)
{
  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    if (!g_hash_table_contains (self->open, suyuan_draft_get_uid (drafts->pdata[i])))
      {
        claim (self, drafts->pdata[i]);
        return drafts->pdata[i];
      }

  return NULL;
}

static void
done_cb (GObject      *source_object,
         GAsyncResult *result,
         gpointer      data)
{
  Errand *errand = g_task_get_task_data (G_TASK (result));
  g_autoptr (SuyuanDrawer) self = g_weak_ref_get (&errand->drawer);
  g_autoptr (GObject) object = g_weak_ref_get (&errand->object);
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  if (self == NULL)
    return;

  tell (self, errand, error);
  if (object != NULL)
    errand->found (object, claim_newest (self, errand->drafts));
}

static void
send (SuyuanDrawer *self,
      Errand       *errand)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, done_cb, NULL);

  g_task_set_task_data (task, errand, errand_free);
  suyuan_worker_queue (self->worker, task, run_errand);
}

static void
suyuan_drawer_dispose (GObject *object)
{
  SuyuanDrawer *self = SUYUAN_DRAWER (object);

  if (self->worker != NULL)
    {
      g_autoptr (GTask) closing = g_task_new (NULL, NULL, NULL, NULL);

      g_task_set_task_data (closing, &self->shelf, NULL);
      suyuan_worker_queue (self->worker, closing, close_shelf);
      g_clear_pointer (&self->worker, suyuan_worker_free);
    }
  g_clear_pointer (&self->shelf.path, g_free);
  g_clear_pointer (&self->open, g_hash_table_unref);

  G_OBJECT_CLASS (suyuan_drawer_parent_class)->dispose (object);
}

static void
suyuan_drawer_class_init (SuyuanDrawerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = suyuan_drawer_dispose;

  /**
   * SuyuanDrawer::told:
   * @text: for people
   *
   * Emitted on the main thread when drafts cannot be kept, or when a damaged file of them was put aside.
   */
  signals[TOLD] = g_signal_new ("told", SUYUAN_TYPE_DRAWER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
suyuan_drawer_init (SuyuanDrawer *self)
{
  self->open = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, NULL);
  self->worker = suyuan_worker_new ("suyuan-drawer");
}

/**
 * suyuan_drawer_new:
 * @workspace: the folder of a workspace that can be written
 *
 * Returns: (transfer full): its drawer; no file is made before there is something to keep
 */
SuyuanDrawer *
suyuan_drawer_new (const char *workspace)
{
  SuyuanDrawer *self = g_object_new (SUYUAN_TYPE_DRAWER, NULL);

  self->shelf.path = g_build_filename (workspace, "drafts.sqlite", NULL);
  return self;
}

/**
 * suyuan_drawer_keep:
 * @draft: of a form that is open; it belongs to that form until it is dropped or let go
 *
 * Takes the place of what was kept of the same opening of the form. Returns at once.
 */
void
suyuan_drawer_keep (SuyuanDrawer *self,
                    SuyuanDraft  *draft)
{
  Errand *errand = errand_new (self);

  claim (self, draft);
  errand->draft = suyuan_draft_ref (draft);
  send (self, errand);
}

/**
 * suyuan_drawer_drop:
 * @uid: of a draft that was saved or is not wanted
 *
 * Returns at once.
 */
void
suyuan_drawer_drop (SuyuanDrawer    *self,
                    const SuyuanUid *uid)
{
  Errand *errand = errand_new (self);

  g_hash_table_remove (self->open, uid);
  errand->uid = *uid;
  send (self, errand);
}

/**
 * suyuan_drawer_let_go:
 * @uid: of a form that is gone without an answer, or of what it was offered; it is offered to the next
 */
void
suyuan_drawer_let_go (SuyuanDrawer    *self,
                      const SuyuanUid *uid)
{
  g_hash_table_remove (self->open, uid);
}

/**
 * suyuan_drawer_find:
 * @form: which form, and of what
 * @found: called on the main thread with the newest draft no open form has, which belongs to whoever asked until it is
 *   dropped or let go
 * @object: a GObject for @found
 */
void
suyuan_drawer_find (SuyuanDrawer     *self,
                    const char       *form,
                    SuyuanDrawerFound found,
                    gpointer          object)
{
  Errand *errand = errand_new (self);

  errand->form = g_strdup (form);
  errand->found = found;
  g_weak_ref_set (&errand->object, object);
  send (self, errand);
}
