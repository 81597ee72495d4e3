/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-outcome.h"

G_BEGIN_DECLS

/* Writing. `FIELD=VALUE` texts are read as typed; references by code or name; a blank value clears. */
SuyuanOutcome *suyuan_office_add (SuyuanOffice *self, SuyuanKind kind, const char *const *assignments,
                                  GError **error);
SuyuanOutcome *suyuan_office_set (SuyuanOffice *self, SuyuanKind kind, const SuyuanUid *uid,
                                  const char *const *assignments, GError **error);
SuyuanOutcome *suyuan_office_save (SuyuanOffice *self, SuyuanRecord *changes, GError **error);
SuyuanOutcome *suyuan_office_remove (SuyuanOffice *self, SuyuanKind kind, const SuyuanUid *uid, GError **error);
/* Several at once (GPtrArray of SuyuanRecord): what refers to them may be among them. */
SuyuanOutcome *suyuan_office_remove_all (SuyuanOffice *self, GPtrArray *records, GError **error);

G_END_DECLS
