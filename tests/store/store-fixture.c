/* store-fixture.c: a workspace for a test, and short ways to fill it
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <sys/wait.h>

void
fixture_set_up (Fixture      *self,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("suyuan-store-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "test.suyuan", NULL);
  self->workspace = suyuan_workspace_create (self->path, SUYUAN_OPEN_REHEARSAL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (self->workspace);
}

void
fixture_tear_down (Fixture      *self,
                   gconstpointer data)
{
  g_clear_pointer (&self->workspace, suyuan_workspace_close);
  tree_remove (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

void
fixture_reopen (Fixture        *self,
                SuyuanOpenFlags flags)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->workspace, suyuan_workspace_close);
  self->workspace = suyuan_workspace_open (self->path, flags, &error);
  g_assert_no_error (error);
}

SuyuanRecord *
fixture_record (SuyuanWorkspace *workspace,
                SuyuanKind       kind,
                const char      *code,
                const char      *name)
{
  SuyuanRecord *record;
  SuyuanUid     uid;

  suyuan_uid_init (&uid, suyuan_clock_now_ms (suyuan_workspace_get_clock (workspace)));
  record = suyuan_record_new (suyuan_workspace_get_catalogue (workspace), kind, &uid);
  suyuan_record_set_text (record, "code", code);
  suyuan_record_set_text (record, "name", name);
  return record;
}

SuyuanUid
fixture_add (SuyuanWorkspace *workspace,
             SuyuanKind       kind,
             const char      *code,
             const char      *name,
             char           **batch)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBatch) writing = suyuan_batch_begin (workspace, "add", NULL, &error);
  g_autoptr (SuyuanRecord) record = fixture_record (workspace, kind, code, name);

  g_assert_no_error (error);
  g_assert_true (suyuan_batch_create (writing, record, &error));
  g_assert_true (suyuan_batch_commit (writing, batch, &error));
  g_assert_no_error (error);
  return *suyuan_record_get_uid (record);
}

/* One field in one batch; returns the batch's id. */
char *
fixture_set_text (SuyuanWorkspace *workspace,
                  SuyuanKind       kind,
                  const SuyuanUid *uid,
                  const char      *key,
                  const char      *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBatch) writing = suyuan_batch_begin (workspace, "set", NULL, &error);
  g_autoptr (SuyuanRecord) record = suyuan_record_new (suyuan_workspace_get_catalogue (workspace), kind, uid);
  char *id;

  g_assert_no_error (error);
  suyuan_record_set_text (record, key, text);
  g_assert_true (suyuan_batch_update (writing, record, NULL, &error));
  g_assert_true (suyuan_batch_commit (writing, &id, &error));
  g_assert_no_error (error);
  return id;
}

/* What a program prints; it may complain about nothing. */
char *
fixture_run (const char *const *argv,
             int               *status)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *mistakes = NULL;
  char            *output = NULL;
  int              wait_status;

  /* Not a GSubprocess: its watching thread does not survive the fork of a test. */
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, &mistakes, &wait_status, &error));
  g_assert_no_error (error);
  if (status != NULL)
    *status = WIFEXITED (wait_status) ? WEXITSTATUS (wait_status) : -1;
  g_assert_cmpstr (mistakes, ==, "");
  return output;
}

/* A line of two points to the north-east of @lon, 33, as WKB. */
GBytes *
fixture_line (double lon)
{
  const double points[] = { lon, 33, lon + 0.5, 33.25 };
  const guint8 head[] = { 1, 2, 0, 0, 0, 2, 0, 0, 0 };
  GByteArray  *wkb = g_byte_array_new ();

  g_byte_array_append (wkb, head, sizeof head);
  g_byte_array_append (wkb, (const guint8 *) points, sizeof points);
  return g_byte_array_free_to_bytes (wkb);
}
