/* suyuan-kind.c: the words for what a record is
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-kind.h"

static const char *const names[SUYUAN_N_KINDS] = {
  [SUYUAN_KIND_WATER_BODY] = "water_body",
  [SUYUAN_KIND_REACH] = "reach",
  [SUYUAN_KIND_SECTION] = "section",
  [SUYUAN_KIND_AREA] = "area",
  [SUYUAN_KIND_OUTLET] = "outlet",
  [SUYUAN_KIND_NODE] = "node",
  [SUYUAN_KIND_ENTERPRISE] = "enterprise",
  [SUYUAN_KIND_PORT] = "port",
  [SUYUAN_KIND_UNIT] = "unit",
  [SUYUAN_KIND_PERSON] = "person",
  [SUYUAN_KIND_VISIT] = "visit",
  [SUYUAN_KIND_SAMPLE] = "sample",
  [SUYUAN_KIND_LINK] = "link",
  [SUYUAN_KIND_PROBLEM] = "problem",
  [SUYUAN_KIND_MEASURE] = "measure",
  [SUYUAN_KIND_DUTY] = "duty",
  [SUYUAN_KIND_EDITION] = "edition",
  [SUYUAN_KIND_TASK] = "task",
  [SUYUAN_KIND_EVENT] = "event",
  [SUYUAN_KIND_MEDIUM] = "medium",
};

/**
 * suyuan_kind_name:
 * @kind: a kind
 *
 * Returns: (nullable): its word in tables, commands and JSON; %NULL for none or an unknown number
 */
const char *
suyuan_kind_name (SuyuanKind kind)
{
  return (guint) kind < SUYUAN_N_KINDS ? names[kind] : NULL;
}

/**
 * suyuan_kind_from_name:
 * @name: (nullable): a word
 *
 * Returns: the kind of that word, exactly as written, or %SUYUAN_KIND_NONE
 */
SuyuanKind
suyuan_kind_from_name (const char *name)
{
  for (guint i = 1; name != NULL && i < SUYUAN_N_KINDS; i++)
    {
      if (g_str_equal (names[i], name))
        return (SuyuanKind) i;
    }

  return SUYUAN_KIND_NONE;
}
