/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "suyuan-command.h"

G_BEGIN_DECLS

/* Records as JSON: enumerations by key, references by code, absent values left out. */
typedef struct _SuyuanJson SuyuanJson;

/* Gives the object that is open the members of one item; or prints the item as a line. */
typedef void (*SuyuanJsonFunc) (SuyuanJson   *self,
                                gconstpointer item);
typedef void (*SuyuanPrintFunc) (gconstpointer item);

SuyuanJson *suyuan_json_new (SuyuanOffice *office);
void        suyuan_json_free (SuyuanJson *self);

void suyuan_json_begin_object (SuyuanJson *self, const char *member);
void suyuan_json_end_object (SuyuanJson *self);
void suyuan_json_begin_list (SuyuanJson *self, const char *member);
void suyuan_json_end_list (SuyuanJson *self);

void suyuan_json_add_text (SuyuanJson *self, const char *member, const char *text);
void suyuan_json_add_nullable (SuyuanJson *self, const char *member, const char *text);
void suyuan_json_add_integer (SuyuanJson *self, const char *member, gint64 integer);
void suyuan_json_add_number (SuyuanJson *self, const char *member, double number);
void suyuan_json_add_boolean (SuyuanJson *self, const char *member, gboolean value);
void suyuan_json_add_uid (SuyuanJson *self, const char *member, const SuyuanUid *uid);
void suyuan_json_add_fields (SuyuanJson *self, SuyuanRecord *record);
void suyuan_json_add_record (SuyuanJson *self, const char *member, SuyuanRecord *record);
void suyuan_json_add_list (SuyuanJson *self, const char *member, GPtrArray *items, SuyuanJsonFunc add);
void suyuan_json_add_records (SuyuanJson *self, const char *member, GPtrArray *records);

int      suyuan_call_list (SuyuanCall *call, GPtrArray *items, SuyuanJsonFunc add, SuyuanPrintFunc print);
gboolean suyuan_json_check (SuyuanJson *self, GError **error);
void     suyuan_json_print (SuyuanJson *self);
char    *suyuan_json_to_text (JsonNode *root);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanJson, suyuan_json_free)

G_END_DECLS
