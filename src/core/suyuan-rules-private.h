/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-rules.h"

G_BEGIN_DECLS

/* A record being checked, and what was found. */
typedef struct
{
  SuyuanRecord *record;
  GPtrArray    *breaches;
} SuyuanRulesCheck;

void suyuan_rules_add (SuyuanRulesCheck *self, const SuyuanField *field, gboolean hard, const char *code,
                       char *message);
void suyuan_rules_check_position (SuyuanRulesCheck *self);

G_END_DECLS
