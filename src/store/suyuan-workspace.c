/* suyuan-workspace.c: makes, opens and closes a workspace folder
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-workspace-private.h"

#include "suyuan-media.h"
#include "suyuan-open-checks.h"
#include "suyuan-schema.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

static SuyuanWorkspace *
workspace_new (const char *path,
               GError    **error)
{
  g_autoptr (SuyuanCatalogue) catalogue = suyuan_catalogue_share (error);
  SuyuanWorkspace *self;

  if (catalogue == NULL)
    return NULL;

  self = g_new0 (SuyuanWorkspace, 1);
  self->path = g_canonicalize_filename (path, NULL);
  self->catalogue = g_steal_pointer (&catalogue);
  self->scratch = g_byte_array_new ();
  for (guint kind = 1; kind < SUYUAN_N_KINDS; kind++)
    self->tables[kind] = suyuan_kind_table_new (self->catalogue, kind);
  return self;
}

/* A rehearsal may set its clock, and every document of it says that it is one. */
static void
set_clock (SuyuanWorkspace *self)
{
  const char *text = g_getenv ("SUYUAN_CLOCK");
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) instant = NULL;

  if (!self->rehearsal || text == NULL)
    return;

  instant = g_date_time_new_from_iso8601 (text, utc);
  if (instant != NULL)
    self->clock.fixed_ms = g_date_time_to_unix (instant) * 1000 + g_date_time_get_microsecond (instant) / 1000;
}

static gboolean
read_meta (SuyuanWorkspace *self,
           GError         **error)
{
  g_autofree char *uid = suyuan_meta_get (self->db, "uid", error);
  g_autofree char *rehearsal = NULL;

  if (uid == NULL || !suyuan_uid_parse (&self->uid, uid))
    {
      g_clear_error (error);
      g_set_error_literal (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CORRUPT, _ ("The workspace has lost its identity"));
      return FALSE;
    }

  rehearsal = suyuan_meta_get (self->db, "rehearsal", NULL);
  self->rehearsal = g_strcmp0 (rehearsal, "1") == 0;
  set_clock (self);
  return suyuan_db_get_int64 (self->db, "SELECT max(hlc) FROM suyuan_batch", &self->last_hlc, error);
}

/* @family: NULL for the first of a new one. */
static gboolean
write_meta (SuyuanWorkspace *self,
            const SuyuanUid *family,
            gboolean         rehearsal,
            GError         **error)
{
  g_autofree char *text = NULL;
  SuyuanUid        uid;

  if (family != NULL)
    uid = *family;
  else
    suyuan_uid_init (&uid, suyuan_clock_now_ms (&self->clock));
  text = suyuan_uid_to_string (&uid);
  if (!suyuan_db_begin (self->db, error))
    return FALSE;

  if (suyuan_meta_set (self->db, "uid", text, error) &&
      suyuan_meta_set (self->db, "rehearsal", rehearsal ? "1" : "0", error) &&
      suyuan_meta_seal (self->db, error) &&
      suyuan_db_commit (self->db, error))
    return TRUE;

  suyuan_db_rollback (self->db);
  return FALSE;
}

/* A write-ahead log lets readers read while we write; FULL, because a committed decision must survive the plug.
 * The mode is written into the file: not before we know that it is ours to write. */
static gboolean
begin_log (SuyuanWorkspace *self,
           GError         **error)
{
  return suyuan_db_exec (self->db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL", error);
}

static gboolean
open_database (SuyuanWorkspace *self,
               SuyuanDbMode     mode,
               GError         **error)
{
  g_autofree char *file = g_build_filename (self->path, "workspace.gpkg", NULL);

  self->db = suyuan_db_open (file, mode, error);
  if (self->db == NULL)
    return FALSE;
  if (!suyuan_db_exec (self->db, "PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY", error))
    return FALSE;

  self->indexer = suyuan_indexer_new (self->db, self->tables);
  self->deriver = suyuan_deriver_new (self->db, self->tables);
  self->bulk = suyuan_bulk_new (self->db);
  return TRUE;
}

static void
close_database (SuyuanWorkspace *self)
{
  g_clear_pointer (&self->indexer, suyuan_indexer_free);
  g_clear_pointer (&self->deriver, suyuan_deriver_free);
  g_clear_pointer (&self->bulk, suyuan_bulk_free);
  g_clear_pointer (&self->db, suyuan_db_close);
}

static gboolean
make_folder (const char *path,
             GError    **error)
{
  int saved;

  if (g_mkdir (path, 0755) == 0)
    return TRUE;

  saved = errno;
  if (saved == EEXIST)
    g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_EXISTS, _ ("“%s” is there already: choose another name"), path);
  else
    g_set_error (error, SUYUAN_STORE_ERROR, saved == ENOSPC ? SUYUAN_STORE_ERROR_FULL : saved == EROFS || saved == EACCES ? SUYUAN_STORE_ERROR_READ_ONLY
                                                                                                                          : SUYUAN_STORE_ERROR_FAILED,
                 _ ("The folder “%s” cannot be made: %s"), path, g_strerror (saved));
  return FALSE;
}

static void
remove_folder (const char *path)
{
  static const char *const names[] = { "workspace.gpkg", "workspace.gpkg-wal", "workspace.gpkg-shm", "workspace.gpkg-journal", "lock" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *file = g_build_filename (path, names[i], NULL);

      g_unlink (file);
    }
  g_rmdir (path);
}

/* Others look for the mark of a GeoPackage in the file's own first bytes, so it must not stand in the log alone. */
static gboolean
fill_new (SuyuanWorkspace *self,
          const SuyuanUid *family,
          gboolean         rehearsal,
          GError         **error)
{
  self->lock = suyuan_lock_take (self->path, error);
  return self->lock != NULL && open_database (self, SUYUAN_DB_CREATE, error) && begin_log (self, error) && suyuan_schema_upgrade (self->db, error) &&
         write_meta (self, family, rehearsal, error) && suyuan_db_exec (self->db, "PRAGMA wal_checkpoint(TRUNCATE)", error) &&
         read_meta (self, error);
}

/**
 * Makes the folder @path and an empty workspace in it, open for writing, the first of a family of its own. Errors:
 * EXISTS, READ_ONLY, FULL; nothing is left behind then. Close it.
 */
SuyuanWorkspace *
suyuan_workspace_create (const char     *path,
                         SuyuanOpenFlags flags,
                         GError        **error)
{
  return suyuan_workspace_create_kin (path, NULL, flags, error);
}

/**
 * As suyuan_workspace_create(), for an empty workspace that may take in the batches of those with the uid @family;
 * %NULL: a family of its own.
 */
SuyuanWorkspace *
suyuan_workspace_create_kin (const char      *path,
                             const SuyuanUid *family,
                             SuyuanOpenFlags  flags,
                             GError         **error)
{
  SuyuanWorkspace *self;

  if (!make_folder (path, error))
    return NULL;

  self = workspace_new (path, error);
  if (self != NULL && fill_new (self, family, flags & SUYUAN_OPEN_REHEARSAL, error))
    return self;

  suyuan_workspace_close (self);
  remove_folder (path);
  return NULL;
}

/* What an older program wrote lacks columns that every reading names: it is opened to write, once, while nobody here reads
 * it, so that it is left without a log. */
static gboolean
bring_up_to_date (SuyuanWorkspace *self,
                  GError         **error)
{
  g_autoptr (SuyuanWorkspace) writing = NULL;
  g_autoptr (GError) obstacle = NULL;

  if (!suyuan_open_check_writable (self->path, &obstacle))
    {
      g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_READ_ONLY,
                   _ ("The workspace was written by an older Suyuan and has to be brought up to date once: copy it to where it can be written and open it there (%s)"), obstacle->message);
      return FALSE;
    }
  close_database (self);
  writing = suyuan_workspace_open (self->path, SUYUAN_OPEN_WRITE, error);
  if (writing == NULL)
    g_prefix_error (error, _ ("It was written by an older Suyuan and has to be brought up to date once: "));
  return writing != NULL;
}

static gboolean
open_for_reading (SuyuanWorkspace *self,
                  GError         **error)
{
  gboolean is_old;

  if (!open_database (self, suyuan_open_choose_read_mode (self->path), error) || !suyuan_schema_check (self->db, &is_old, error))
    return FALSE;
  if (is_old && (!bring_up_to_date (self, error) || !open_database (self, suyuan_open_choose_read_mode (self->path), error)))
    return FALSE;

  return read_meta (self, error);
}

static gboolean
open_existing (SuyuanWorkspace *self,
               SuyuanOpenFlags  flags,
               GError         **error)
{
  if (!suyuan_open_check_folder (self->path, error))
    return FALSE;
  self->read_only = (flags & SUYUAN_OPEN_READ) || !suyuan_open_check_writable (self->path, &self->why_read_only);
  if (self->read_only)
    return open_for_reading (self, error);

  self->lock = suyuan_lock_take (self->path, error);
  return self->lock != NULL && open_database (self, SUYUAN_DB_WRITE, error) && suyuan_schema_check (self->db, NULL, error) &&
         begin_log (self, error) && suyuan_workspace_upgrade (self, error) && read_meta (self, error);
}

/**
 * suyuan_workspace_open:
 * @path: the folder
 * @flags: %SUYUAN_OPEN_READ to read only, without a lock
 *
 * Opens a workspace. Where nothing can be written (a read-only medium, a network file system) it opens to
 * read only all the same; suyuan_workspace_why_read_only() says why and what to do.
 * Errors: NOT_FOUND, NOT_WORKSPACE, CORRUPT, TOO_NEW, BUSY (says who has it).
 *
 * Returns: (transfer full): the workspace of the calling thread; close it
 */
SuyuanWorkspace *
suyuan_workspace_open (const char     *path,
                       SuyuanOpenFlags flags,
                       GError        **error)
{
  SuyuanWorkspace *self = workspace_new (path, error);

  if (self == NULL)
    return NULL;
  if (open_existing (self, flags, error))
    {
      if (self->lock != NULL)
        suyuan_media_sweep (self);
      return self;
    }

  g_prefix_error (error, "%s: ", path);
  suyuan_workspace_close (self);
  return NULL;
}

/* At rest the file has no log beside it, so that it can be read from media nobody can write to. */
static void
settle_database (SuyuanWorkspace *self)
{
  g_autoptr (GError) error = NULL;

  if (self->db == NULL || self->read_only)
    return;
  if (!suyuan_db_exec (self->db, "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE", &error))
    g_debug ("%s keeps its log, somebody is reading: %s", self->path, error->message);
}

/**
 * Closes the workspace; an open batch must have ended. %NULL is fine.
 */
void
suyuan_workspace_close (SuyuanWorkspace *self)
{
  if (self == NULL)
    return;

  g_warn_if_fail (!self->batch_open);
  settle_database (self);
  close_database (self);
  g_clear_pointer (&self->lock, suyuan_lock_release);
  g_clear_pointer (&self->device, suyuan_device_free);
  for (guint kind = 1; kind < SUYUAN_N_KINDS; kind++)
    suyuan_kind_table_free (self->tables[kind]);
  suyuan_catalogue_unref (self->catalogue);
  g_byte_array_unref (self->scratch);
  g_clear_error (&self->why_read_only);
  g_free (self->path);
  g_free (self);
}

/**
 * The folder, absolute. Borrowed.
 */
const char *
suyuan_workspace_get_path (SuyuanWorkspace *self)
{
  return self->path;
}

/**
 * The identity of the workspace and of all that were made from packages of it: their family. Borrowed.
 */
const SuyuanUid *
suyuan_workspace_get_uid (SuyuanWorkspace *self)
{
  return &self->uid;
}

/**
 * The fields its records have. Borrowed.
 */
SuyuanCatalogue *
suyuan_workspace_get_catalogue (SuyuanWorkspace *self)
{
  return self->catalogue;
}

/**
 * Its clock; a rehearsal's may be set. Borrowed.
 */
SuyuanClock *
suyuan_workspace_get_clock (SuyuanWorkspace *self)
{
  return &self->clock;
}

/**
 * Whether nothing can be written.
 */
gboolean
suyuan_workspace_is_read_only (SuyuanWorkspace *self)
{
  return self->read_only;
}

/**
 * Why it was opened to read only although writing was asked for (READ_ONLY, NETWORK) and what to do;
 * %NULL otherwise. Borrowed.
 */
const GError *
suyuan_workspace_why_read_only (SuyuanWorkspace *self)
{
  return self->why_read_only;
}

/**
 * Whether it was made to rehearse.
 */
gboolean
suyuan_workspace_is_rehearsal (SuyuanWorkspace *self)
{
  return self->rehearsal;
}
