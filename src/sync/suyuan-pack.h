/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-manifest.h"
#include "suyuan-since.h"

G_BEGIN_DECLS

typedef struct
{
  const char        *purpose;       /* whom it is for; or NULL */
  const SuyuanSince *since;         /* what they have; NULL: nothing, or nobody knows */
  gboolean           without_media; /* only say which there are */
} SuyuanPackTerms;

SuyuanManifest *suyuan_pack (SuyuanOffice *office, const char *path, const SuyuanPackTerms *terms, GCancellable *cancellable,
                             GError **error);

G_END_DECLS
