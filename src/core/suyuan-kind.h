/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SuyuanKind:
 *
 * What a record is. The numbers are part of the journal's format: never renumbered, only appended.
 */
typedef enum
{
  SUYUAN_KIND_NONE = 0,
  SUYUAN_KIND_WATER_BODY = 1,
  SUYUAN_KIND_REACH = 2,
  SUYUAN_KIND_SECTION = 3,
  SUYUAN_KIND_AREA = 4,
  SUYUAN_KIND_OUTLET = 5,
  SUYUAN_KIND_NODE = 6,
  SUYUAN_KIND_ENTERPRISE = 7,
  SUYUAN_KIND_PORT = 8,
  SUYUAN_KIND_UNIT = 9,
  SUYUAN_KIND_PERSON = 10,
  SUYUAN_KIND_VISIT = 11,
  SUYUAN_KIND_SAMPLE = 12,
  SUYUAN_KIND_LINK = 13,
  SUYUAN_KIND_PROBLEM = 14,
  SUYUAN_KIND_MEASURE = 15,
  SUYUAN_KIND_DUTY = 16,
  SUYUAN_KIND_EDITION = 17,
  SUYUAN_KIND_TASK = 18,
  SUYUAN_KIND_EVENT = 19,
  SUYUAN_KIND_MEDIUM = 20,
} SuyuanKind;

#define SUYUAN_N_KINDS 21 /* kinds run from 1 to SUYUAN_N_KINDS - 1 */

const char *suyuan_kind_name (SuyuanKind kind);
SuyuanKind  suyuan_kind_from_name (const char *name);

G_END_DECLS
