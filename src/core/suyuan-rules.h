/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-record.h"

G_BEGIN_DECLS

/* One broken rule. Hard rules refuse what a person or a file brings in; soft ones want a reason. */
typedef struct
{
  const SuyuanField *field;
  const char        *code;
  gboolean           hard;
  char              *message;
} SuyuanBreach;

void       suyuan_breach_free (SuyuanBreach *self);
GPtrArray *suyuan_rules_check (SuyuanRecord *record);
GPtrArray *suyuan_rules_check_days (SuyuanRecord *record, const char *today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanBreach, suyuan_breach_free)

G_END_DECLS
