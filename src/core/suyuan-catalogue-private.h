/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-catalogue.h"
#include "suyuan-csv.h"

G_BEGIN_DECLS

/* The fields of one kind. Filled while loading, then never changed: any thread may read. */
typedef struct
{
  GArray     *fields;    /* of SuyuanField */
  GHashTable *by_key;    /* key → field */
  GHashTable *by_header; /* header, as written and folded → field */
} SuyuanFieldSet;

typedef struct
{
  GArray     *values; /* of SuyuanEnumValue */
  GHashTable *by_key;
  GHashTable *by_text; /* text, as written and folded → value */
} SuyuanEnumeration;

struct _SuyuanCatalogue
{
  gatomicrefcount references;
  GStringChunk   *strings;
  GPtrArray      *alias_lists; /* of char *const *, each freed with g_free */
  SuyuanFieldSet  kinds[SUYUAN_N_KINDS];
  GHashTable     *enumerations; /* name → SuyuanEnumeration */
  GOnce           divisions;    /* loaded when they are first asked for */
};

SuyuanCatalogue   *suyuan_catalogue_new_from_tables (SuyuanCsv *fields, SuyuanCsv *enumerations,
                                                     SuyuanCsv *outlet_types, GError **error);
SuyuanEnumeration *suyuan_enumeration_new (void);
SuyuanEnumeration *suyuan_catalogue_find_enumeration (SuyuanCatalogue *self, const char *name);
gboolean           suyuan_catalogue_load_enumerations (SuyuanCatalogue *self, SuyuanCsv *table,
                                                       const char *enumeration, GError **error);
gboolean           suyuan_catalogue_load_fields (SuyuanCatalogue *self, SuyuanCsv *table, GError **error);

G_END_DECLS
