/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SuyuanSyncError: one code for each thing the user can do something about; failures of the store come through with
 * their own domain.
 */
typedef enum
{
  SUYUAN_SYNC_ERROR_FILE,         /* cannot be read or written; the message says why */
  SUYUAN_SYNC_ERROR_NOT_PACKAGE,  /* a file of something else */
  SUYUAN_SYNC_ERROR_DAMAGED,      /* not what was signed: have it copied again */
  SUYUAN_SYNC_ERROR_TOO_NEW,      /* made by a later version */
  SUYUAN_SYNC_ERROR_OTHER_FAMILY, /* of another register altogether */
  SUYUAN_SYNC_ERROR_OUT_OF_ORDER, /* an earlier package has not arrived */
  SUYUAN_SYNC_ERROR_INVALID,      /* neither receipt nor package nor heads */
} SuyuanSyncError;

#define SUYUAN_SYNC_ERROR (suyuan_sync_error_quark ())
GQuark suyuan_sync_error_quark (void);

G_END_DECLS
