/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-balance.h"

G_BEGIN_DECLS

/* The account between two sections as a sheet of paper for a meeting of two counties. */
gboolean suyuan_balance_print (SuyuanOffice *office, const SuyuanBalance *balance, const char *path, guint *n_pages,
                               GPtrArray **faults, GError **error);

G_END_DECLS
