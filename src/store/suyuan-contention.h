/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-delivery.h"

G_BEGIN_DECLS

/* A conflict nobody has answered yet; borrowed for the call. */
typedef void (*SuyuanContentionFunc) (SuyuanKind         kind,
                                      const SuyuanUid   *uid,
                                      const SuyuanClash *clash,
                                      gpointer           data);

gboolean suyuan_workspace_contentions (SuyuanWorkspace *self, const SuyuanUid *uid, SuyuanContentionFunc func, gpointer data,
                                       GError **error);

G_END_DECLS
