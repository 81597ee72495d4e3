/* An open workspace and who sits at it: the object every verb of this layer takes. It owns the
 * workspace, knows the operator and tells with `changed` what a verb touched.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-office-private.h"

#include "suyuan-lookup.h"
#include "suyuan-operators.h"
#include "suyuan-refusal.h"
#include "suyuan-reuse.h"
#include "suyuan-river.h"
#include "suyuan-rulebook.h"

#include <glib/gi18n-lib.h>

struct _SuyuanOffice
{
  GObject parent_instance;

  /* Owned */
  SuyuanWorkspace *workspace;
  SuyuanRulebook  *rulebook; /* NULL until a rule is asked for */
  SuyuanUid        acting;   /* nil: nobody has said who they are */
};

G_DEFINE_FINAL_TYPE (SuyuanOffice, suyuan_office, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
suyuan_office_dispose (GObject *object)
{
  SuyuanOffice *self = SUYUAN_OFFICE (object);

  g_clear_pointer (&self->workspace, suyuan_workspace_close);
  g_clear_pointer (&self->rulebook, suyuan_rulebook_free);

  G_OBJECT_CLASS (suyuan_office_parent_class)->dispose (object);
}

static void
suyuan_office_class_init (SuyuanOfficeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = suyuan_office_dispose;

  /**
   * SuyuanOffice::changed:
   * @kinds: the kinds of record a verb touched, as bits: `1 << SUYUAN_KIND_OUTLET` …
   *
   * Emitted on the office's thread after each verb that wrote, once its batch is committed.
   */
  signals[CHANGED] = g_signal_new ("changed", SUYUAN_TYPE_OFFICE, G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT64);
}

static void
suyuan_office_init (SuyuanOffice *self)
{
}

static SuyuanOffice *
office_new (SuyuanWorkspace *workspace)
{
  SuyuanOffice *self = g_object_new (SUYUAN_TYPE_OFFICE, NULL);

  self->workspace = workspace;
  return self;
}

/* The operator of the last start, if the register still knows them as active. */
static void
recall_operator (SuyuanOffice *self)
{
  g_autoptr (SuyuanRecord) person = NULL;
  SuyuanUid uid;

  if (!suyuan_operators_recall (suyuan_workspace_get_uid (self->workspace), &uid))
    return;
  person = suyuan_workspace_get (self->workspace, SUYUAN_KIND_PERSON, &uid, NULL);
  if (person && !suyuan_record_get_integer (person, "inactive"))
    self->acting = uid;
}

/**
 * suyuan_office_create:
 * @path: a folder that does not exist yet, `NAME.suyuan`
 * @rehearsal: whether `SUYUAN_CLOCK` may set the clock of this workspace, for good
 *
 * Makes a new, empty workspace and opens it for writing.
 *
 * Returns: (transfer full): the office, belonging to the calling thread; %NULL with an error of the store
 */
SuyuanOffice *
suyuan_office_create (const char *path,
                      gboolean    rehearsal,
                      GError    **error)
{
  SuyuanWorkspace *workspace;

  workspace = suyuan_workspace_create (path, rehearsal ? SUYUAN_OPEN_REHEARSAL : SUYUAN_OPEN_WRITE, error);
  return workspace ? office_new (workspace) : NULL;
}

/**
 * suyuan_office_open:
 * @path: the folder of a workspace
 * @read_only: never write and take no lock
 *
 * Opens a workspace. Who acted in it last from this account is its operator again.
 *
 * Returns: (transfer full): the office, belonging to the calling thread; %NULL with an error of the store
 */
SuyuanOffice *
suyuan_office_open (const char *path,
                    gboolean    read_only,
                    GError    **error)
{
  SuyuanWorkspace *workspace;
  SuyuanOffice    *self;

  workspace = suyuan_workspace_open (path, read_only ? SUYUAN_OPEN_READ : SUYUAN_OPEN_WRITE, error);
  if (!workspace)
    return NULL;

  self = office_new (workspace);
  recall_operator (self);
  return self;
}

/**
 * suyuan_office_get_path:
 *
 * Returns: (transfer none): the folder of the workspace
 */
const char *
suyuan_office_get_path (SuyuanOffice *self)
{
  return suyuan_workspace_get_path (self->workspace);
}

/**
 * suyuan_office_dup_title:
 *
 * Returns: (transfer full): the workspace's name for people: its folder without `.suyuan`
 */
char *
suyuan_office_dup_title (SuyuanOffice *self)
{
  char *title = g_path_get_basename (suyuan_workspace_get_path (self->workspace));

  if (g_str_has_suffix (title, ".suyuan") && strlen (title) > strlen (".suyuan"))
    title[strlen (title) - strlen (".suyuan")] = '\0';
  return title;
}

/**
 * suyuan_office_get_catalogue:
 *
 * Returns: (transfer none): the field catalogue of the workspace
 */
SuyuanCatalogue *
suyuan_office_get_catalogue (SuyuanOffice *self)
{
  return suyuan_workspace_get_catalogue (self->workspace);
}

/**
 * suyuan_office_is_read_only:
 *
 * Returns: whether verbs that write will be refused
 */
gboolean
suyuan_office_is_read_only (SuyuanOffice *self)
{
  return suyuan_workspace_is_read_only (self->workspace);
}

/**
 * suyuan_office_is_rehearsal:
 *
 * Returns: whether the workspace was made for rehearsal; every document of it says so
 */
gboolean
suyuan_office_is_rehearsal (SuyuanOffice *self)
{
  return suyuan_workspace_is_rehearsal (self->workspace);
}

/**
 * suyuan_office_now_ms:
 *
 * Returns: the workspace's clock, UTC milliseconds since 1970
 */
gint64
suyuan_office_now_ms (SuyuanOffice *self)
{
  return suyuan_clock_now_ms (suyuan_workspace_get_clock (self->workspace));
}

/**
 * suyuan_office_today:
 *
 * Returns: (transfer full): the day of the workspace's clock, ISO 8601
 */
char *
suyuan_office_today (SuyuanOffice *self)
{
  return suyuan_clock_today (suyuan_workspace_get_clock (self->workspace));
}

/**
 * suyuan_office_set_operator:
 * @person: code, name or `#uid` of somebody in the register; %NULL or empty: nobody
 * @remember: whether the next start on this account begins with them
 *
 * Says who acts from now on. This is a statement, not an authentication. Somebody marked as no longer
 * active is refused.
 */
gboolean
suyuan_office_set_operator (SuyuanOffice *self,
                            const char   *person,
                            gboolean      remember,
                            GError      **error)
{
  g_autoptr (SuyuanRecord) record = NULL;
  SuyuanUid uid = { 0 };

  if (person && *person)
    {
      if (!suyuan_office_look_up (self, SUYUAN_KIND_PERSON, person, &uid, error))
        return FALSE;
      record = suyuan_workspace_get (self->workspace, SUYUAN_KIND_PERSON, &uid, error);
      if (!record)
        return FALSE;
      if (suyuan_record_get_integer (record, "inactive"))
        {
          suyuan_refuse (error, "inactive_person",
                         _ ("%s is marked as no longer active; choose somebody else, or clear “inactive” of the person"),
                         suyuan_record_get_text (record, "name"));
          return FALSE;
        }
    }

  if (remember && !suyuan_operators_remember (suyuan_workspace_get_uid (self->workspace), &uid, error))
    return FALSE;
  self->acting = uid;
  return TRUE;
}

/**
 * suyuan_office_set_acting:
 * @person: who acts, known to the register; nil: nobody
 *
 * Takes over the operator of another office on the same workspace.
 */
void
suyuan_office_set_acting (SuyuanOffice    *self,
                          const SuyuanUid *person)
{
  self->acting = *person;
}

/**
 * suyuan_office_get_operator:
 *
 * Returns: (transfer none): uid of the person who acts; nil when nobody has said so
 */
const SuyuanUid *
suyuan_office_get_operator (SuyuanOffice *self)
{
  return &self->acting;
}

/**
 * suyuan_office_get_workspace:
 *
 * Returns: (transfer none): the workspace, for the files of this layer
 */
SuyuanWorkspace *
suyuan_office_get_workspace (SuyuanOffice *self)
{
  return self->workspace;
}

/**
 * suyuan_office_get_rulebook:
 *
 * Returns: (transfer none): the rules the office judges by, loaded when first asked for
 */
SuyuanRulebook *
suyuan_office_get_rulebook (SuyuanOffice *self,
                            GError      **error)
{
  if (!self->rulebook)
    self->rulebook = suyuan_rulebook_new (error);
  return self->rulebook;
}

/**
 * suyuan_office_begin:
 * @verb: what it is, for the journal: a word and perhaps a kind, `import outlet`
 *
 * Begins a batch in the name of the operator, or of nobody.
 *
 * Returns: (transfer full): the batch; %NULL with an error of the store
 */
SuyuanBatch *
suyuan_office_begin (SuyuanOffice *self,
                     const char   *verb,
                     GError      **error)
{
  return suyuan_batch_begin (self->workspace, verb, &self->acting, error);
}

/**
 * suyuan_office_commit:
 * @id: (out) (optional): the id of the batch, %NULL when it was empty
 *
 * Commits a batch and tells that anything may have changed. @batch remains to be freed.
 */
gboolean
suyuan_office_commit (SuyuanOffice *self,
                      SuyuanBatch  *batch,
                      char        **id,
                      GError      **error)
{
  g_autofree char *made = NULL;

  if (!suyuan_batch_commit (batch, &made, error))
    return FALSE;

  if (made)
    suyuan_office_emit_changed (self, G_MAXUINT64);
  if (id)
    *id = g_steal_pointer (&made);
  return TRUE;
}

/**
 * suyuan_office_need_operator:
 *
 * Refuses with NO_PERSON and the way out when nobody has said who acts: a decision has a name under it.
 */
gboolean
suyuan_office_need_operator (SuyuanOffice *self,
                             GError      **error)
{
  if (!suyuan_uid_is_nil (&self->acting))
    return TRUE;

  g_set_error_literal (error, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_NO_PERSON,
                       _ ("A decision needs to know who takes it: enter the person in the register and choose them as the operator"));
  return FALSE;
}

/**
 * suyuan_office_emit_changed:
 * @kinds: bits of the kinds touched
 *
 * Tells everybody who listens that a verb wrote.
 */
void
suyuan_office_emit_changed (SuyuanOffice *self,
                            guint64       kinds)
{
  if (kinds & (G_GUINT64_CONSTANT (1) << SUYUAN_KIND_MEDIUM))
    suyuan_reuse_forget (self);
  if (kinds & (G_GUINT64_CONSTANT (1) << SUYUAN_KIND_REACH))
    suyuan_river_age (self);
  g_signal_emit (self, signals[CHANGED], 0, kinds);
}
