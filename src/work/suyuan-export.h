/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"

G_BEGIN_DECLS

/* Records or a ledger into a file; the format follows the extension. */
gboolean suyuan_office_export (SuyuanOffice *self, const char *path, const char *what, const SuyuanExpr *filter,
                               guint *n_written, GError **error);

G_END_DECLS
