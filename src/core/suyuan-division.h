/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A province, city or county. Immutable; alive as long as its table. */
typedef struct
{
  const char *code; /* six digits of GB/T 2260 */
  const char *name;
  const char *parent;   /* code; NULL: a province */
  const char *initials; /* of the name in pinyin */
} SuyuanDivision;

typedef enum
{
  SUYUAN_DIVISION_PROVINCE,
  SUYUAN_DIVISION_CITY,
  SUYUAN_DIVISION_COUNTY,
} SuyuanDivisionLevel;

/* divisions.csv, loaded. Immutable: any thread may read. */
typedef struct _SuyuanDivisions SuyuanDivisions;

SuyuanDivisions      *suyuan_divisions_new (GError **error);
void                  suyuan_divisions_free (SuyuanDivisions *self);
guint                 suyuan_divisions_get_n (SuyuanDivisions *self);
const SuyuanDivision *suyuan_divisions_get (SuyuanDivisions *self, guint index);
const SuyuanDivision *suyuan_divisions_find (SuyuanDivisions *self, const char *code);
const SuyuanDivision *suyuan_divisions_match (SuyuanDivisions *self, const char *text, const char *within);
GPtrArray            *suyuan_divisions_search (SuyuanDivisions *self, const char *text, guint limit);
char                 *suyuan_divisions_dup_full_name (SuyuanDivisions *self, const char *code);
SuyuanDivisionLevel   suyuan_division_get_level (const SuyuanDivision *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanDivisions, suyuan_divisions_free)

G_END_DECLS
