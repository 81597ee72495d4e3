/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "suyuan-uid.h"

G_BEGIN_DECLS

/* JSON from elsewhere: what is not what was asked for is as good as absent. */
JsonNode   *suyuan_document_read (const char *text, gssize length);
const char *suyuan_document_text (JsonObject *object, const char *key);
gint64      suyuan_document_count (JsonObject *object, const char *key);
JsonObject *suyuan_document_object (JsonObject *object, const char *key);
JsonArray  *suyuan_document_list (JsonObject *object, const char *key);
char      **suyuan_document_dup_hashes (JsonArray *list);
char      **suyuan_document_dup_texts (JsonArray *list);
gboolean    suyuan_document_uid (JsonObject *object, const char *key, SuyuanUid *uid);
gboolean    suyuan_is_hash (const char *text);

void suyuan_document_put_text (JsonBuilder *builder, const char *key, const char *text);
void suyuan_document_put_count (JsonBuilder *builder, const char *key, gint64 count);
void suyuan_document_put_uid (JsonBuilder *builder, const char *key, const SuyuanUid *uid);
void suyuan_document_put_hashes (JsonBuilder *builder, const char *key, char **hashes);

G_END_DECLS
