/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"

G_BEGIN_DECLS

gboolean suyuan_office_assign (SuyuanOffice *self, SuyuanRecord *record, const SuyuanField *field, const char *text,
                               char **warning, GError **error);
gboolean suyuan_office_assign_all (SuyuanOffice *self, SuyuanRecord *record, const char *const *assignments,
                                   GPtrArray *warnings, GError **error);

G_END_DECLS
