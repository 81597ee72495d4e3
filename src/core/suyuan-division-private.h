/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-csv.h"
#include "suyuan-division.h"

G_BEGIN_DECLS

struct _SuyuanDivisions
{
  SuyuanCsv  *table;
  GArray     *all;     /* of SuyuanDivision, by code */
  GHashTable *by_code; /* first six digits → SuyuanDivision */
  GHashTable *by_name; /* name or short name → GPtrArray of SuyuanDivision */
};

char *suyuan_division_shorten (const char *name);

G_END_DECLS
