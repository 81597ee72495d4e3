/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-batch-header.h"
#include "suyuan-workspace.h"

G_BEGIN_DECLS

/* The key this computer signs with. */
typedef struct _SuyuanDevice SuyuanDevice;

SuyuanDevice *suyuan_device_load (const char *path, GError **error);
void          suyuan_device_free (SuyuanDevice *self);
char         *suyuan_device_default_path (void);
const guint8 *suyuan_device_get_public_key (SuyuanDevice *self);
void          suyuan_device_sign (SuyuanDevice *self, const guint8 *hash, guint8 signature[SUYUAN_SIGNATURE_BYTES]);
gboolean      suyuan_device_check (const guint8 *public_key, const guint8 *hash, const guint8 *signature);

SuyuanDevice *suyuan_workspace_get_device (SuyuanWorkspace *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanDevice, suyuan_device_free)

G_END_DECLS
