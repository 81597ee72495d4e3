/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "suyuan-manifest.h"

G_BEGIN_DECLS

#define SUYUAN_SEAL_PACKAGE "suyuan package 1"
#define SUYUAN_LONGEST_LIST (64 * 1024 * 1024)   /* bytes of a list of contents: half a million photographs */
#define SUYUAN_LARGEST_BATCH (256 * 1024 * 1024) /* bytes: some hundred thousand records written at once */

/* A package somebody sent: its list of contents is read and its seal holds. */
typedef struct _SuyuanPackage SuyuanPackage;

/* Who gets what is in it, in pieces: the last piece of a file is empty and comes when its SHA-256 was found right. */
typedef struct
{
  gboolean (*wants) (const SuyuanManifestFile *file, gpointer data); /* NULL: everything */
  gboolean (*take) (const SuyuanManifestFile *file, gconstpointer bytes, gsize length, gpointer data, GError **error);
  gpointer data;
} SuyuanPackageTaker;

SuyuanPackage        *suyuan_package_open (const char *path, GError **error);
void                  suyuan_package_free (SuyuanPackage *self);
const char           *suyuan_package_get_path (SuyuanPackage *self);
const char           *suyuan_package_get_digest (SuyuanPackage *self);
gint64                suyuan_package_get_size (SuyuanPackage *self);
const SuyuanManifest *suyuan_package_get_manifest (SuyuanPackage *self);
gboolean              suyuan_package_check (SuyuanPackage *self, GCancellable *cancellable, GError **error);
gboolean              suyuan_package_read (SuyuanPackage *self, const SuyuanPackageTaker *taker, GCancellable *cancellable,
                                           GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanPackage, suyuan_package_free)

G_END_DECLS
