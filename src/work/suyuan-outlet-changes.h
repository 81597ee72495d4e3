/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"

G_BEGIN_DECLS

/* Which outlets are not as they were, for whoever keeps something of all of them and would rather not read all again. */
GArray *suyuan_office_outlets_changed_since (SuyuanOffice *self, gint64 *mark, guint limit, GError **error);

G_END_DECLS
