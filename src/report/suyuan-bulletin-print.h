/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-bulletin.h"

G_BEGIN_DECLS

gboolean suyuan_bulletin_print (SuyuanOffice *office, const SuyuanBulletin *bulletin, const char *path, guint *n_pages,
                                GPtrArray **faults, GError **error);

G_END_DECLS
