/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "suyuan-clock.h"
#include "suyuan-record.h"

G_BEGIN_DECLS

/**
 * SuyuanStoreError: one code for each thing the user can do something about.
 */
typedef enum
{
  SUYUAN_STORE_ERROR_FAILED,
  SUYUAN_STORE_ERROR_BUSY,       /* another process has it open; the message names who */
  SUYUAN_STORE_ERROR_CONSTRAINT, /* a hard rule or the schema refuses the change */
  SUYUAN_STORE_ERROR_CORRUPT,
  SUYUAN_STORE_ERROR_FULL,
  SUYUAN_STORE_ERROR_READ_ONLY,
  SUYUAN_STORE_ERROR_TOO_NEW,
  SUYUAN_STORE_ERROR_NOT_FOUND,     /* no workspace there, or no such record */
  SUYUAN_STORE_ERROR_NOT_WORKSPACE, /* a file, a folder or a database of something else */
  SUYUAN_STORE_ERROR_EXISTS,
  SUYUAN_STORE_ERROR_NETWORK, /* on a network file system: opens read-only, copy it */
  SUYUAN_STORE_ERROR_CANNOT_UNDO,
  SUYUAN_STORE_ERROR_NOT_TILES, /* no MBTiles, or one without pictures */
} SuyuanStoreError;

#define SUYUAN_STORE_ERROR (suyuan_store_error_quark ())
GQuark suyuan_store_error_quark (void);

typedef enum
{
  SUYUAN_OPEN_WRITE = 0,
  SUYUAN_OPEN_READ = 1 << 0,      /* never writes, takes no lock */
  SUYUAN_OPEN_REHEARSAL = 1 << 1, /* create only: SUYUAN_CLOCK may set the clock */
} SuyuanOpenFlags;

/* One office's database, journal and media folder. Belongs to the thread that opened it. */
typedef struct _SuyuanWorkspace SuyuanWorkspace;

SuyuanWorkspace *suyuan_workspace_create (const char *path, SuyuanOpenFlags flags, GError **error);
SuyuanWorkspace *suyuan_workspace_create_kin (const char *path, const SuyuanUid *family, SuyuanOpenFlags flags,
                                              GError **error);
SuyuanWorkspace *suyuan_workspace_open (const char *path, SuyuanOpenFlags flags, GError **error);
void             suyuan_workspace_close (SuyuanWorkspace *self);

/* What is read between the two is of one moment, whoever writes meanwhile; nothing is written between them. */
gboolean suyuan_workspace_begin_reading (SuyuanWorkspace *self, GError **error);
void     suyuan_workspace_end_reading (SuyuanWorkspace *self);

const char      *suyuan_workspace_get_path (SuyuanWorkspace *self);
const SuyuanUid *suyuan_workspace_get_uid (SuyuanWorkspace *self);
SuyuanCatalogue *suyuan_workspace_get_catalogue (SuyuanWorkspace *self);
SuyuanClock     *suyuan_workspace_get_clock (SuyuanWorkspace *self);
gboolean         suyuan_workspace_is_read_only (SuyuanWorkspace *self);
const GError    *suyuan_workspace_why_read_only (SuyuanWorkspace *self);
gboolean         suyuan_workspace_is_rehearsal (SuyuanWorkspace *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanWorkspace, suyuan_workspace_close)

G_END_DECLS
