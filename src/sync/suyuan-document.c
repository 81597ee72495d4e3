/* suyuan-document.c: JSON that came from somewhere else, read with distrust
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-sync"

#include "suyuan-document.h"

#include <string.h>

#define DEEPEST 16                    /* the parser goes down by recursion, and what comes from outside may be all brackets */
#define MOST_VALUES (3 * 1000 * 1000) /* each takes some hundred bytes once it is read: four for a photograph of a package */

/* The parser knows more than JSON, comments and other quotes among it, and what it skips must not hide brackets from us. */
static gboolean
is_outside_text (char c)
{
  return g_ascii_isalnum (c) || (c != '\0' && strchr ("{}[]:,+-. \t\r\n", c) != NULL);
}

/* The byte behind the text that begins at @text[@start], after its quotation mark; 0 where it is no text of JSON. */
static gsize
skip_text (const char *text,
           gsize       start,
           gsize       length)
{
  for (gsize i = start; i < length && (guchar) text[i] >= ' '; i++)
    if (text[i] == '"')
      return i + 1;
    else if (text[i] == '\\' && (++i == length || text[i] == '\0' || strchr ("\"\\/bfnrtu", text[i]) == NULL))
      return 0;
  return 0;
}

/* Whether the parser may see it: JSON and nothing else, not too deep and not too much. */
static gboolean
is_bearable (const char *text,
             gsize       length)
{
  guint depth = 0, n_values = 0;

  for (gsize i = 0; i < length;)
    {
      char c = text[i++];

      if (c == '"')
        {
          i = skip_text (text, i, length);
          if (i == 0)
            return FALSE;
          continue;
        }
      if (!is_outside_text (c))
        return FALSE;
      if (c == '{' || c == '[')
        depth++;
      else if (depth > 0 && (c == '}' || c == ']'))
        depth--;
      n_values += c == '{' || c == '[' || c == ',';
      if (depth > DEEPEST || n_values > MOST_VALUES)
        return FALSE;
    }
  return TRUE;
}

/**
 * The object @text is; @length -1: to its end. %NULL where it is none, or none that is to be read. Free it with json_node_unref().
 */
JsonNode *
suyuan_document_read (const char *text,
                      gssize      length)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  gsize     size = length < 0 ? strlen (text) : (gsize) length;
  JsonNode *root;

  if (!g_utf8_validate (text, size, NULL) || !is_bearable (text, size) || !json_parser_load_from_data (parser, text, size, NULL))
    return NULL;

  root = json_parser_get_root (parser);
  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_ref (root) : NULL;
}

static JsonNode *
member (JsonObject  *object,
        const char  *key,
        JsonNodeType type)
{
  JsonNode *node = object == NULL ? NULL : json_object_get_member (object, key);

  return node != NULL && json_node_get_node_type (node) == type ? node : NULL;
}

/**
 * A text; %NULL where there is none. Borrowed.
 */
const char *
suyuan_document_text (JsonObject *object,
                      const char *key)
{
  JsonNode *node = member (object, key, JSON_NODE_VALUE);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

/**
 * A whole number from 0 on; -1 where there is none.
 */
gint64
suyuan_document_count (JsonObject *object,
                       const char *key)
{
  JsonNode *node = member (object, key, JSON_NODE_VALUE);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_INT64 ? MAX (json_node_get_int (node), -1) : -1;
}

/**
 * An object; %NULL where there is none. Borrowed.
 */
JsonObject *
suyuan_document_object (JsonObject *object,
                        const char *key)
{
  JsonNode *node = member (object, key, JSON_NODE_OBJECT);

  return node == NULL ? NULL : json_node_get_object (node);
}

/**
 * A list; %NULL where there is none. Borrowed.
 */
JsonArray *
suyuan_document_list (JsonObject *object,
                      const char *key)
{
  JsonNode *node = member (object, key, JSON_NODE_ARRAY);

  return node == NULL ? NULL : json_node_get_array (node);
}

/**
 * Whether @text is 32 bytes in hexadecimal, in small letters.
 */
gboolean
suyuan_is_hash (const char *text)
{
  return text != NULL && strlen (text) == 64 && strspn (text, "0123456789abcdef") == 64;
}

/**
 * The hashes of a list (%NULL: none); %NULL where something else is among them.
 */
char **
suyuan_document_dup_hashes (JsonArray *list)
{
  g_autoptr (GStrvBuilder) hashes = g_strv_builder_new ();

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonNode   *node = json_array_get_element (list, i);
      const char *hash = JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;

      if (!suyuan_is_hash (hash))
        return NULL;
      g_strv_builder_add (hashes, hash);
    }
  return g_strv_builder_end (hashes);
}

/**
 * The texts of a list; none where there is none. What is no text is passed over.
 */
char **
suyuan_document_dup_texts (JsonArray *list)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
        g_strv_builder_add (texts, json_node_get_string (node));
    }
  return g_strv_builder_end (texts);
}

/**
 * A uid; %FALSE where there is none.
 */
gboolean
suyuan_document_uid (JsonObject *object,
                     const char *key,
                     SuyuanUid  *uid)
{
  const char *text = suyuan_document_text (object, key);

  return text != NULL && suyuan_uid_parse (uid, text);
}

/**
 * Adds a text, if there is one.
 */
void
suyuan_document_put_text (JsonBuilder *builder,
                          const char  *key,
                          const char  *text)
{
  if (text == NULL)
    return;

  json_builder_set_member_name (builder, key);
  json_builder_add_string_value (builder, text);
}

/**
 * Adds a number.
 */
void
suyuan_document_put_count (JsonBuilder *builder,
                           const char  *key,
                           gint64       count)
{
  json_builder_set_member_name (builder, key);
  json_builder_add_int_value (builder, count);
}

/**
 * Adds a uid, if it is anybody's.
 */
void
suyuan_document_put_uid (JsonBuilder     *builder,
                         const char      *key,
                         const SuyuanUid *uid)
{
  g_autofree char *text = suyuan_uid_is_nil (uid) ? NULL : suyuan_uid_to_string (uid);

  suyuan_document_put_text (builder, key, text);
}

/**
 * Adds a list of texts; %NULL is an empty one.
 */
void
suyuan_document_put_hashes (JsonBuilder *builder,
                            const char  *key,
                            char       **hashes)
{
  json_builder_set_member_name (builder, key);
  json_builder_begin_array (builder);
  for (gsize i = 0; hashes != NULL && hashes[i] != NULL; i++)
    json_builder_add_string_value (builder, hashes[i]);
  json_builder_end_array (builder);
}
