/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-manifest.h"
#include "suyuan-office.h"

G_BEGIN_DECLS

/* Small copies that come in place of originals: kept beside the media folder, where nothing takes them for one. */
guint    suyuan_copies_look (SuyuanOffice *office, const SuyuanManifest *manifest, GHashTable *lying);
gboolean suyuan_copies_take (SuyuanOffice *office, const SuyuanManifestFile *file, GByteArray *pending, gconstpointer bytes,
                             gsize length, GError **error);

G_END_DECLS
