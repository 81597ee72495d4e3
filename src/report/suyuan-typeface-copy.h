/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A face of a font file, and the copy's name in the cache. */
typedef struct
{
  const char *file;
  guint       index;
  const char *name;
} SuyuanTypefaceSource;

typedef enum
{
  SUYUAN_TYPEFACE_COMMON, /* GB 2312, Latin, signs: nearly every document needs no more */
  SUYUAN_TYPEFACE_REST,   /* every other character of the face */
  SUYUAN_N_TYPEFACE_PARTS,
} SuyuanTypefacePart;

char *suyuan_typeface_copy (const SuyuanTypefaceSource *source, SuyuanTypefacePart part, const char *folder, GError **error);

G_END_DECLS
