/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"

G_BEGIN_DECLS

/* Before the name of a note: the highest serial behind the prefix of a code that was given where this workspace does not see it. */
#define SUYUAN_NUMBERING_NOTE "number:"

gboolean suyuan_numbering_serves (SuyuanKind kind);
gboolean suyuan_numbering_give (SuyuanOffice *office, SuyuanRecord *record, GError **error);

G_END_DECLS
