/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-batch-header.h"

G_BEGIN_DECLS

/* A batch on its way between workspaces: header and signature, and its rows, some withheld. */
typedef struct
{
  SuyuanBatchHeader header;
  guint8            hash[SUYUAN_DIGEST_BYTES];
  const guint8     *signature;    /* borrowed from the bytes */
  const guint8     *header_bytes; /* borrowed */
  gsize             header_length;
  const guint8     *rows, *end; /* borrowed */
} SuyuanParcel;

typedef struct
{
  const guint8 *digest, *content; /* content NULL: withheld */
  gsize         length;
} SuyuanParcelRow;

void     suyuan_parcel_clear (SuyuanParcel *self);
gboolean suyuan_parcel_open (SuyuanParcel *self, GBytes *bytes, GError **error);
gboolean suyuan_parcel_next (const SuyuanParcel *self, const guint8 **cursor, SuyuanParcelRow *row);
void     suyuan_parcel_begin (GByteArray *bytes, gconstpointer header, gsize header_length, gconstpointer signature);
void     suyuan_parcel_add (GByteArray *bytes, const SuyuanParcelRow *row);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SuyuanParcel, suyuan_parcel_clear)

G_END_DECLS
