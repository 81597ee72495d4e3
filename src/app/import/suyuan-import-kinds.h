/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "suyuan-kind.h"

G_BEGIN_DECLS

/* What a row of a list can be, as the assistant offers it. */
GListModel *suyuan_import_kinds_new (void);
SuyuanKind  suyuan_import_kinds_at (guint position);
guint       suyuan_import_kinds_find (SuyuanKind kind);

G_END_DECLS
