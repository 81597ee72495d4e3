/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-kind.h"
#include "suyuan-value.h"

G_BEGIN_DECLS

#define SUYUAN_SALT_BYTES 16
#define SUYUAN_DIGEST_BYTES 32

/* What a change does to its record; the numbers are part of the journal's format. A create after a
 * remove brings the record back with the values it had. */
typedef enum
{
  SUYUAN_OP_CREATE = 1,
  SUYUAN_OP_UPDATE = 2,
  SUYUAN_OP_REMOVE = 3,
} SuyuanOp;

/* The canonical bytes of one value, borrowed; no bytes at all mean NULL. */
typedef struct
{
  const guint8 *bytes;
  guint32       length;
} SuyuanSlice;

gboolean        suyuan_slice_is_null (const SuyuanSlice *self);
gboolean        suyuan_slice_equal (const SuyuanSlice *a, const SuyuanSlice *b);
SuyuanValueType suyuan_slice_type (const SuyuanSlice *self);
gint64          suyuan_slice_integer (const SuyuanSlice *self);
double          suyuan_slice_real (const SuyuanSlice *self);
gconstpointer   suyuan_slice_data (const SuyuanSlice *self, gsize *length);
void            suyuan_slice_to_value (const SuyuanSlice *self, SuyuanValue *value);

/* A cursor over the fields of one change's content. */
typedef struct
{
  SuyuanOp      op;
  SuyuanKind    kind;
  SuyuanUid     uid;
  guint         n_fields; /* left to read */
  const guint8 *cursor, *end;
} SuyuanPayload;

typedef struct
{
  const char *key;
  guint       key_length;
  SuyuanSlice old_value, new_value;
} SuyuanPayloadField;

gboolean suyuan_payload_open (SuyuanPayload *self, gconstpointer content, gsize length);
gboolean suyuan_payload_next (SuyuanPayload *self, SuyuanPayloadField *field);
gboolean suyuan_payload_is_whole (gconstpointer content, gsize length);

void suyuan_payload_begin (GByteArray *content, const guint8 *salt, SuyuanOp op, SuyuanKind kind,
                           const SuyuanUid *uid);
void suyuan_payload_add (GByteArray *content, const char *key, const SuyuanValue *old_value,
                         const SuyuanValue *new_value);
void suyuan_payload_add_slices (GByteArray *content, const SuyuanPayloadField *field);

G_END_DECLS
