/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-census-edit.h"

G_BEGIN_DECLS

/* Reading: whole records and lists of them. Arrays hold SuyuanRecord and are the caller's. */
SuyuanRecord *suyuan_office_get (SuyuanOffice *self, SuyuanKind kind, const SuyuanUid *uid, GError **error);
gboolean      suyuan_office_find (SuyuanOffice *self, SuyuanKind kind, const char *code, SuyuanUid *uid,
                                  GError **error);
/* The same where nothing there is an answer: %NULL and no error. */
gboolean suyuan_office_seek (SuyuanOffice *self, SuyuanKind kind, const SuyuanUid *uid, SuyuanRecord **record, GError **error);
gboolean suyuan_office_follow (SuyuanOffice *self, SuyuanRecord *from, const char *key, SuyuanRecord **record, GError **error);
char    *suyuan_office_dup_code (SuyuanOffice *self, SuyuanRecord *record);
char    *suyuan_office_dup_code_of (SuyuanOffice *self, SuyuanKind kind, const SuyuanUid *uid, GError **error);
/* "code name" of whatever a reference points to, for people; never %NULL. */
char *suyuan_office_dup_label (SuyuanOffice *self, SuyuanKind kind, const SuyuanUid *uid);
/* A field's value as people read it in this record: labels of enumerations, names of references. */
char      *suyuan_office_dup_brief (SuyuanOffice *self, SuyuanRecord *record, const SuyuanField *field);
char      *suyuan_office_dup_shown (SuyuanOffice *self, SuyuanRecord *record, const SuyuanField *field);
GPtrArray *suyuan_office_list (SuyuanOffice *self, const SuyuanQuery *query, GError **error);
GArray    *suyuan_office_list_ids (SuyuanOffice *self, const SuyuanQuery *query, GError **error);
GPtrArray *suyuan_office_fetch (SuyuanOffice *self, SuyuanKind kind, const gint64 *ids, guint n_ids, GError **error);
gint64     suyuan_office_id_of (SuyuanOffice *self, SuyuanKind kind, const SuyuanUid *uid);
gint64     suyuan_office_count (SuyuanOffice *self, const SuyuanQuery *query, GError **error);
GPtrArray *suyuan_office_referring (SuyuanOffice *self, SuyuanKind kind, const char *key, const SuyuanUid *uid,
                                    GError **error);
gboolean   suyuan_office_scan (SuyuanOffice *self, const SuyuanQuery *query, const char *const *keys,
                               SuyuanScanFunc func, gpointer data, GError **error);

G_END_DECLS
