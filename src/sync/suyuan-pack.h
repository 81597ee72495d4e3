/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-manifest.h"
#include "suyuan-portion.h"
#include "suyuan-since.h"

G_BEGIN_DECLS

/* Which files of the records go along. */
typedef enum
{
  SUYUAN_PACK_ORIGINALS,
  SUYUAN_PACK_PRINT,  /* of pictures copies in print size; other files are only named */
  SUYUAN_PACK_THUMBS, /* of pictures copies as large as a thumbnail */
  SUYUAN_PACK_NO_MEDIA,
} SuyuanPackMedia;

/* Makes a JPEG of a picture; %NULL where it is none. */
typedef GBytes *(*SuyuanPackCopy) (const char *path,
                                   gboolean    thumb,
                                   GError    **error);

typedef struct
{
  const char        *purpose; /* whom it is for; or NULL */
  const SuyuanSince *since;   /* what they have; NULL: nothing, or nobody knows */
  SuyuanPackMedia    media;
  SuyuanPackCopy     copy;    /* for PRINT and THUMBS */
  SuyuanPortionTerms portion; /* nothing said: everything */
} SuyuanPackTerms;

gboolean suyuan_pack_media_parse (const char *word, SuyuanPackMedia *media);

SuyuanManifest *suyuan_pack (SuyuanOffice *office, const char *path, const SuyuanPackTerms *terms, GCancellable *cancellable,
                             GError **error);

G_END_DECLS
