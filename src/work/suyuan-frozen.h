/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-case.h"

G_BEGIN_DECLS

char      *suyuan_frozen_write_criteria (GPtrArray *criteria, SuyuanTaskState to);
GPtrArray *suyuan_frozen_read_criteria (const char *text);
void       suyuan_frozen_read_exemptions (const char *text, GArray *exemptions, GPtrArray *texts);
char      *suyuan_frozen_write_evidence (SuyuanCase *task_case);
/* What a line of such evidence is about; FALSE: it is none. */
gboolean suyuan_frozen_read_evidence (const char *line, SuyuanKind *kind, SuyuanUid *uid, char **name);

G_END_DECLS
