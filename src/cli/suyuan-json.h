/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-command.h"

G_BEGIN_DECLS

/* Records as JSON: enumerations by key, references by code, absent values left out. */
typedef struct _SuyuanJson SuyuanJson;

SuyuanJson  *suyuan_json_new (SuyuanOffice *office);
void         suyuan_json_free (SuyuanJson *self);
JsonBuilder *suyuan_json_get_builder (SuyuanJson *self);

void suyuan_json_add_text (SuyuanJson *self, const char *member, const char *text);
void suyuan_json_add_integer (SuyuanJson *self, const char *member, gint64 integer);
void suyuan_json_add_boolean (SuyuanJson *self, const char *member, gboolean value);
void suyuan_json_add_uid (SuyuanJson *self, const char *member, const SuyuanUid *uid);
void suyuan_json_add_fields (SuyuanJson *self, SuyuanRecord *record);
void suyuan_json_add_record (SuyuanJson *self, SuyuanRecord *record);
void suyuan_json_add_records (SuyuanJson *self, const char *member, GPtrArray *records);

gboolean suyuan_json_check (SuyuanJson *self, GError **error);
void     suyuan_json_print (SuyuanJson *self);
char    *suyuan_json_to_text (JsonNode *root);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanJson, suyuan_json_free)

G_END_DECLS
