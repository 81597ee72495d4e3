/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-catalogue.h"
#include "suyuan-value.h"

G_BEGIN_DECLS

/**
 * SuyuanRecord:
 *
 * One record: kind, uid and a value for each of its fields. Reference counted, not thread safe;
 * no I/O. Used whole (as read) and in part (only the fields that are set, for a change).
 */
typedef struct _SuyuanRecord SuyuanRecord;

SuyuanRecord *suyuan_record_new (SuyuanCatalogue *catalogue, SuyuanKind kind, const SuyuanUid *uid);
SuyuanRecord *suyuan_record_ref (SuyuanRecord *self);
void          suyuan_record_unref (SuyuanRecord *self);
SuyuanRecord *suyuan_record_copy (SuyuanRecord *self);

SuyuanKind       suyuan_record_get_kind (SuyuanRecord *self);
const SuyuanUid *suyuan_record_get_uid (SuyuanRecord *self);
SuyuanCatalogue *suyuan_record_get_catalogue (SuyuanRecord *self);
gint64           suyuan_record_get_created (SuyuanRecord *self);
gint64           suyuan_record_get_changed (SuyuanRecord *self);
void             suyuan_record_set_times (SuyuanRecord *self, gint64 created, gint64 changed);

/* A field is "touched" once set, even to NULL; reading an untouched field gives NULL. */
const SuyuanValue *suyuan_record_peek (SuyuanRecord *self, guint index);
void               suyuan_record_put (SuyuanRecord *self, guint index, const SuyuanValue *value);
void               suyuan_record_take (SuyuanRecord *self, guint index, SuyuanValue *value);
gboolean           suyuan_record_is_touched (SuyuanRecord *self, guint index);

/* By key; an unknown key is a programming error. Text is borrowed until the next change. */
const SuyuanValue *suyuan_record_get (SuyuanRecord *self, const char *key);
void               suyuan_record_set (SuyuanRecord *self, const char *key, const SuyuanValue *value);
const char        *suyuan_record_get_text (SuyuanRecord *self, const char *key);
gint64             suyuan_record_get_integer (SuyuanRecord *self, const char *key);
double             suyuan_record_get_real (SuyuanRecord *self, const char *key);
gboolean           suyuan_record_get_ref (SuyuanRecord *self, const char *key, SuyuanUid *uid);
gboolean           suyuan_record_has (SuyuanRecord *self, const char *key);
void               suyuan_record_set_text (SuyuanRecord *self, const char *key, const char *text);
void               suyuan_record_set_integer (SuyuanRecord *self, const char *key, gint64 integer);
void               suyuan_record_set_real (SuyuanRecord *self, const char *key, double real);
void               suyuan_record_set_ref (SuyuanRecord *self, const char *key, const SuyuanUid *uid);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanRecord, suyuan_record_unref)

G_END_DECLS
