/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"
#include "suyuan-sealing.h"

G_BEGIN_DECLS

/* SuyuanUid of an outlet → SuyuanSealing; of those that are open none. */
GHashTable *suyuan_office_sealings (SuyuanOffice *self, GError **error);
/* SuyuanUid of an outlet → GArray of gint64: when it was found to flow again. */
GHashTable *suyuan_office_reopenings (SuyuanOffice *self, GError **error);
char       *suyuan_office_dup_flowing (SuyuanOffice *self);
gboolean    suyuan_office_is_flowing (SuyuanOffice *self, const SuyuanUid *outlet, gboolean *flowing, GError **error);

G_END_DECLS
