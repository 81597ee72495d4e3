/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SuyuanUid:
 *
 * The identity of a record: a UUIDv7 (RFC 9562 §5.7), made once, never reused. A plain value;
 * copy it by assignment. All-zero is "nobody".
 */
typedef struct
{
  guint8 bytes[16];
} SuyuanUid;

void     suyuan_uid_init (SuyuanUid *self, gint64 unix_ms);
gboolean suyuan_uid_parse (SuyuanUid *self, const char *text);
char    *suyuan_uid_to_string (const SuyuanUid *self);
gboolean suyuan_uid_is_nil (const SuyuanUid *self);
int      suyuan_uid_compare (gconstpointer a, gconstpointer b);
gboolean suyuan_uid_equal (gconstpointer a, gconstpointer b);
guint    suyuan_uid_hash (gconstpointer self);

G_END_DECLS
