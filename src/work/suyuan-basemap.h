/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"
#include "suyuan-tile-source.h"

G_BEGIN_DECLS

/* A map file of the workspace; what is wrong with one is said here, not by the list. */
typedef struct
{
  char             *file; /* its name in maps/ */
  char             *path;
  SuyuanTileSource *source; /* NULL where it cannot be drawn */
  GError           *fault;  /* why; with a source: why its names cannot be drawn over it */
} SuyuanBasemap;

/* What a person knows about a file that the file does not say. NULL: as it says. */
typedef struct
{
  const char *name;
  const char *datum; /* cgcs2000, gcj02, bd09 */
  const char *attribution;
  const char *approval;
} SuyuanBasemapTerms;

void       suyuan_basemap_free (SuyuanBasemap *self);
gint64     suyuan_basemap_count (const SuyuanBasemap *self, GError **error);
GPtrArray *suyuan_office_list_basemaps (SuyuanOffice *self, GError **error);
char      *suyuan_basemap_dup_names_path (const char *path);
char      *suyuan_office_dup_basemap_path (SuyuanOffice *self, const char *file);
gboolean   suyuan_basemap_check_place (const char *place, GError **error);

SuyuanBasemap *suyuan_office_open_basemap (SuyuanOffice *self, const char *path);
SuyuanBasemap *suyuan_office_add_basemap (SuyuanOffice *self, const char *path, const SuyuanBasemapTerms *terms,
                                          GCancellable *cancellable, GError **error);
gboolean       suyuan_basemap_check (const SuyuanBasemap *self, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanBasemap, suyuan_basemap_free)

G_END_DECLS
