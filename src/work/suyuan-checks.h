/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"

G_BEGIN_DECLS

/* One record a standing check has something to say about. */
typedef struct
{
  const char *check; /* key: outlet_no_party, task_overdue … */
  const char *label; /* of the check, translated */
  SuyuanKind  kind;
  SuyuanUid   uid;
  char       *code;
  char       *message; /* what, and the way out */
} SuyuanRemark;

void               suyuan_remark_free (SuyuanRemark *self);
const char *const *suyuan_checks_list (void);
const char        *suyuan_checks_get_label (const char *check);
const char       **suyuan_checks_list_touched (guint64 kinds);
/* GPtrArray of SuyuanRemark, by check, then code. @checks: NULL for all. Long over a province: run it on
 * the worker. */
GPtrArray *suyuan_office_check (SuyuanOffice *self, const char *const *checks, GCancellable *cancellable,
                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanRemark, suyuan_remark_free)

G_END_DECLS
