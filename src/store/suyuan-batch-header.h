/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "suyuan-payload.h"

G_BEGIN_DECLS

#define SUYUAN_JOURNAL_FORMAT 1
#define SUYUAN_DEVICE_BYTES 32
#define SUYUAN_SIGNATURE_BYTES 64

typedef enum
{
  SUYUAN_BATCH_HEADER_DECISION = 1 << 0,  /* carries task events: followed, never undone */
  SUYUAN_BATCH_HEADER_REHEARSAL = 1 << 1, /* its clock may have been set */
} SuyuanBatchHeaderFlags;

/* What is signed of a batch. */
typedef struct
{
  guint     format;
  guint8    device[SUYUAN_DEVICE_BYTES]; /* public key */
  gint64    seq;
  gint64    hlc; /* UTC milliseconds << 16 | counter */
  SuyuanUid person;
  char     *verb;
  guint     catalogue;
  guint     flags;
  guint8    previous[SUYUAN_DIGEST_BYTES]; /* of the same device; zero for its first */
  guint     rows;
  guint8    root[SUYUAN_DIGEST_BYTES];
} SuyuanBatchHeader;

void     suyuan_batch_header_clear (SuyuanBatchHeader *self);
GBytes  *suyuan_batch_header_serialize (const SuyuanBatchHeader *self);
gboolean suyuan_batch_header_parse (SuyuanBatchHeader *self, gconstpointer bytes, gsize length, GError **error);
char    *suyuan_batch_header_dup_id (const SuyuanBatchHeader *self);
char    *suyuan_batch_id_new (const guint8 *device, gint64 seq);
void     suyuan_digest (gconstpointer bytes, gsize length, guint8 digest[SUYUAN_DIGEST_BYTES]);
char    *suyuan_hex (const guint8 *bytes, gsize length);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SuyuanBatchHeader, suyuan_batch_header_clear)

G_END_DECLS
