/* suyuan-import-index.c: which record a code, a key or a name in a file means
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-import-index.h"

#include "suyuan-field-text.h"

/* Texts live in one chunk; a text that fits several records maps to the nil uid. */
struct _SuyuanImportIndex
{
  SuyuanKind         kind;
  SuyuanCatalogue   *catalogue;
  const SuyuanField *key; /* what rows of a file are matched by; NULL: the natural key */
  GHashTable        *keys;
  GHashTable        *names;
  GStringChunk      *texts;
};

static const SuyuanUid several;

static const char *const scan_keys[][5] = {
  [SUYUAN_KIND_SECTION] = { "code", "name", "province", "basin" },
  [SUYUAN_KIND_OUTLET] = { "code", "name", "code_national" },
  [SUYUAN_KIND_ENTERPRISE] = { "code", "name", "credit_code" },
  [SUYUAN_N_KINDS] = { "code", "name" },
};

static const char *const *
keys_of (SuyuanKind kind)
{
  return scan_keys[kind][0] != NULL ? scan_keys[kind] : scan_keys[SUYUAN_N_KINDS];
}

static void
remember (SuyuanImportIndex *self,
          GHashTable        *table,
          const char        *text,
          const SuyuanUid   *uid)
{
  const SuyuanUid *known;

  if (text == NULL || *text == '\0')
    return;

  known = g_hash_table_lookup (table, text);
  if (known == NULL)
    g_hash_table_insert (table, g_string_chunk_insert (self->texts, text),
                         g_memdup2 (uid, sizeof *uid));
  else if (!suyuan_uid_equal (known, uid))
    g_hash_table_insert (table, (gpointer) text, g_memdup2 (&several, sizeof several));
}

static const char *
text_of (const SuyuanValue *value)
{
  return value->type == SUYUAN_VALUE_TEXT ? value->text : NULL;
}

/* The natural key of a section, which has no code in most published lists (province + basin + name). */
static char *
section_key (const char *province,
             const char *basin,
             const char *name)
{
  if (name == NULL)
    return NULL;

  return g_strdup_printf ("%s/%s/%s", province != NULL ? province : "",
                          basin != NULL ? basin : "", name);
}

/* What a row is recognised by when no key was named. */
static void
remember_natural (SuyuanImportIndex *self,
                  const SuyuanUid   *uid,
                  const char        *code,
                  const char        *name,
                  const char        *third,
                  const char        *fourth)
{
  remember (self, self->keys, code, uid);
  if (self->kind == SUYUAN_KIND_SECTION)
    {
      g_autofree char *natural = section_key (third, fourth, name);

      remember (self, self->keys, natural, uid);
    }
  else if (self->kind == SUYUAN_KIND_OUTLET)
    remember (self, self->keys, third, uid);
}

static void
index_record_cb (const SuyuanUid   *uid,
                 gint64             id,
                 const SuyuanValue *values,
                 gpointer           data)
{
  SuyuanImportIndex *self = data;
  const char *const *keys = keys_of (self->kind);
  const char        *third = keys[2] != NULL ? text_of (&values[2]) : NULL;

  remember (self, self->names, text_of (&values[1]), uid);
  if (self->kind == SUYUAN_KIND_ENTERPRISE)
    remember (self, self->names, third, uid);
  if (self->key == NULL)
    remember_natural (self, uid, text_of (&values[0]), text_of (&values[1]), third,
                      keys[2] != NULL && keys[3] != NULL ? text_of (&values[3]) : NULL);
}

static void
index_key_cb (const SuyuanUid   *uid,
              gint64             id,
              const SuyuanValue *values,
              gpointer           data)
{
  SuyuanImportIndex *self = data;
  g_autofree char   *text = suyuan_field_format (self->key, self->catalogue, &values[0]);

  remember (self, self->keys, text, uid);
}

/**
 * Reads every record of @kind. @key is the field rows are matched by, or %NULL for the natural key (code,
 * else national code, else province/basin/name of a section). The caller owns the result. Errors: those of
 * reading the store.
 */
SuyuanImportIndex *
suyuan_import_index_new (SuyuanWorkspace *workspace,
                         SuyuanKind       kind,
                         const char      *key,
                         GError         **error)
{
  g_autoptr (SuyuanImportIndex) self = g_new0 (SuyuanImportIndex, 1);
  SuyuanQuery all = { .kind = kind };

  self->kind = kind;
  self->catalogue = suyuan_catalogue_ref (suyuan_workspace_get_catalogue (workspace));
  self->texts = g_string_chunk_new (1 << 16);
  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  if (key != NULL && !g_str_equal (key, "code"))
    self->key = suyuan_catalogue_find_field (self->catalogue, kind, key);

  if (!suyuan_workspace_scan (workspace, &all, keys_of (kind), index_record_cb, self, error))
    return NULL;
  if (self->key != NULL &&
      !suyuan_workspace_scan (workspace, &all, (const char *const[]){ key, NULL }, index_key_cb, self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/** Frees the index; %NULL is fine. */
void
suyuan_import_index_free (SuyuanImportIndex *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->keys);
  g_hash_table_unref (self->names);
  g_string_chunk_free (self->texts);
  suyuan_catalogue_unref (self->catalogue);
  g_free (self);
}

static SuyuanIndexHit
hit (GHashTable *table,
     const char *text,
     SuyuanUid  *uid)
{
  const SuyuanUid *known = g_hash_table_lookup (table, text);

  if (known == NULL)
    return SUYUAN_INDEX_NONE;
  if (suyuan_uid_is_nil (known))
    return SUYUAN_INDEX_SEVERAL;

  *uid = *known;
  return SUYUAN_INDEX_ONE;
}

/** The record a reference in a cell means: by code, else by name (an enterprise also by credit code). */
SuyuanIndexHit
suyuan_import_index_find (SuyuanImportIndex *self,
                          const char        *text,
                          SuyuanUid         *uid)
{
  SuyuanIndexHit found = hit (self->keys, text, uid);

  return found != SUYUAN_INDEX_NONE ? found : hit (self->names, text, uid);
}

/** The record a row's key means. */
SuyuanIndexHit
suyuan_import_index_find_key (SuyuanImportIndex *self,
                              const char        *text,
                              SuyuanUid         *uid)
{
  return hit (self->keys, text, uid);
}

/** Learns a record that the import itself has made. */
void
suyuan_import_index_add (SuyuanImportIndex *self,
                         SuyuanRecord      *record)
{
  const SuyuanUid   *uid = suyuan_record_get_uid (record);
  const char        *name = suyuan_record_get_text (record, "name");
  const char *const *keys = keys_of (self->kind);
  g_autofree char   *text = NULL;

  remember (self, self->names, name, uid);
  if (self->key == NULL)
    {
      remember_natural (self, uid, suyuan_record_get_text (record, "code"), name,
                        keys[2] != NULL ? suyuan_record_get_text (record, keys[2]) : NULL,
                        keys[2] != NULL && keys[3] != NULL ? suyuan_record_get_text (record, keys[3]) : NULL);
      return;
    }

  text = suyuan_import_index_dup_key (self, record);
  remember (self, self->keys, text, uid);
}

/** The text a record is matched by, or %NULL when it has none. */
char *
suyuan_import_index_dup_key (SuyuanImportIndex *self,
                             SuyuanRecord      *record)
{
  const SuyuanValue *value = self->key != NULL ? suyuan_record_peek (record, self->key->index) : NULL;
  const char        *code;

  if (value != NULL)
    return value->type != SUYUAN_VALUE_NULL ? suyuan_field_format (self->key, self->catalogue, value) : NULL;

  code = suyuan_record_get_text (record, "code");
  if (code == NULL && self->kind == SUYUAN_KIND_SECTION)
    return section_key (suyuan_record_get_text (record, "province"),
                        suyuan_record_get_text (record, "basin"),
                        suyuan_record_get_text (record, "name"));
  if (code == NULL && self->kind == SUYUAN_KIND_OUTLET)
    code = suyuan_record_get_text (record, "code_national");

  return g_strdup (code);
}
