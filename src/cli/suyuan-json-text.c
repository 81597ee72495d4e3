/* suyuan-json-text.c: a JSON document as text, each number in its shortest form (17.0951, not 17.095099999999999)
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-cli"

#include "suyuan-json.h"

#include <math.h>

#include "suyuan-number-text.h"

static void add_node (GString  *text,
                      JsonNode *node);

/* JSON is UTF-8: only what would end or break a string is escaped. */
static void
add_string (GString    *text,
            const char *string)
{
  g_string_append_c (text, '"');
  for (const char *c = string; *c != '\0'; c++)
    if (*c == '"' || *c == '\\')
      g_string_append_printf (text, "\\%c", *c);
    else if (*c == '\n')
      g_string_append (text, "\\n");
    else if (*c == '\t')
      g_string_append (text, "\\t");
    else if ((guchar) *c < 0x20 || *c == 0x7f)
      g_string_append_printf (text, "\\u%04x", (guint) *c);
    else
      g_string_append_c (text, *c);
  g_string_append_c (text, '"');
}

static void
add_object (GString    *text,
            JsonObject *object)
{
  JsonObjectIter iter;
  const char    *member;
  JsonNode      *node;
  gboolean       first = TRUE;

  g_string_append_c (text, '{');
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &member, &node))
    {
      if (!first)
        g_string_append_c (text, ',');
      first = FALSE;
      add_string (text, member);
      g_string_append_c (text, ':');
      add_node (text, node);
    }
  g_string_append_c (text, '}');
}

static void
add_array (GString   *text,
           JsonArray *array)
{
  g_string_append_c (text, '[');
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      add_node (text, json_array_get_element (array, i));
    }
  g_string_append_c (text, ']');
}

static void
add_number (GString *text,
            double   number)
{
  g_autofree char *written = isfinite (number) ? suyuan_number_format (number) : g_strdup ("null");

  g_string_append (text, written);
}

static void
add_value (GString  *text,
           JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_STRING)
    add_string (text, json_node_get_string (node));
  else if (type == G_TYPE_BOOLEAN)
    g_string_append (text, json_node_get_boolean (node) ? "true" : "false");
  else if (type == G_TYPE_DOUBLE)
    add_number (text, json_node_get_double (node));
  else
    g_string_append_printf (text, "%" G_GINT64_FORMAT, json_node_get_int (node));
}

static void
add_node (GString  *text,
          JsonNode *node)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      add_object (text, json_node_get_object (node));
      break;
    case JSON_NODE_ARRAY:
      add_array (text, json_node_get_array (node));
      break;
    case JSON_NODE_VALUE:
      add_value (text, node);
      break;
    case JSON_NODE_NULL:
    default:
      g_string_append (text, "null");
      break;
    }
}

/** The document under @root on one line, as UTF-8. The caller owns it. */
char *
suyuan_json_to_text (JsonNode *root)
{
  GString *text = g_string_new (NULL);

  add_node (text, root);

  return g_string_free (text, FALSE);
}
