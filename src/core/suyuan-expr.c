/* suyuan-expr.c: reads the filter a person types
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-expr.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Enough for a list pasted from a ledger; the tree is walked by recursion. */
#define MOST_NODES 2000
#define DEEPEST 200

/* Two characters before the one they begin with. */
static const struct
{
  const char  *text;
  SuyuanExprOp op;
} operators[] = {
  { "!=", SUYUAN_EXPR_NE },
  { "<>", SUYUAN_EXPR_NE },
  { "<=", SUYUAN_EXPR_LE },
  { ">=", SUYUAN_EXPR_GE },
  { "=", SUYUAN_EXPR_EQ },
  { "<", SUYUAN_EXPR_LT },
  { ">", SUYUAN_EXPR_GT },
  { "~", SUYUAN_EXPR_CONTAINS },
};

typedef struct
{
  const char *text;
  const char *at;
  guint       n_nodes;
  guint       depth;
  GError    **error;
} Parser;

static SuyuanExpr *read_or (Parser *self);

static gpointer
fail (Parser     *self,
      const char *expected)
{
  glong position = g_utf8_pointer_to_offset (self->text, self->at) + 1;

  g_set_error (self->error, SUYUAN_EXPR_ERROR, SUYUAN_CORE_ERROR_SYNTAX, _ ("Character %ld of the filter: %s"), position, expected);

  return NULL;
}

static SuyuanExpr *
new_node (Parser      *self,
          SuyuanExprOp op)
{
  SuyuanExpr *node;

  if (++self->n_nodes > MOST_NODES)
    return fail (self, _ ("the filter is too long; put values into one “in (…)”"));
  node = g_new0 (SuyuanExpr, 1);
  node->op = op;

  return node;
}

static void
skip_blanks (Parser *self)
{
  while (g_ascii_isspace (*self->at))
    self->at++;
}

static gboolean
take (Parser     *self,
      const char *text)
{
  skip_blanks (self);
  if (!g_str_has_prefix (self->at, text))
    return FALSE;
  self->at += strlen (text);

  return TRUE;
}

/* Letters, digits and whatever is not ASCII; a dot and a sign too, for numbers and dates. */
static gsize
measure_word (const char *text)
{
  gsize length = 0;

  while (g_ascii_isalnum (text[length]) || (guchar) text[length] >= 0x80 || (text[length] != '\0' && strchr ("_.-+:/#%", text[length])))
    length++;

  return length;
}

static gboolean
take_keyword (Parser     *self,
              const char *keyword)
{
  skip_blanks (self);
  if (measure_word (self->at) != strlen (keyword) || g_ascii_strncasecmp (self->at, keyword, strlen (keyword)) != 0)
    return FALSE;
  self->at += strlen (keyword);

  return TRUE;
}

/* 'it''s' without its quotes. */
static char *
read_string (Parser *self)
{
  g_autoptr (GString) string = g_string_new (NULL);

  for (self->at++; *self->at != '\0'; self->at++)
    {
      if (*self->at == '\'' && *++self->at != '\'')
        return g_string_free (g_steal_pointer (&string), FALSE);
      g_string_append_c (string, *self->at);
    }

  return fail (self, _ ("a text begins with ' and does not end; close it with '"));
}

static char *
read_text (Parser *self)
{
  gsize length;
  char *word;

  skip_blanks (self);
  if (*self->at == '\'')
    return read_string (self);
  length = measure_word (self->at);
  if (length == 0)
    return fail (self, _ ("expected a value, as 12.5, 2026-05-07, a key or 'a text'"));
  word = g_strndup (self->at, length);
  self->at += length;

  return word;
}

static char **
read_texts (Parser *self)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  if (!take (self, "("))
    return fail (self, _ ("expected “(” and values with commas between"));
  do
    {
      char *text = read_text (self);

      if (text == NULL)
        return NULL;
      g_ptr_array_add (texts, text);
    }
  while (take (self, ","));
  if (!take (self, ")"))
    return fail (self, _ ("expected “,” or “)”"));
  g_ptr_array_add (texts, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&texts), FALSE);
}

static char **
read_one (Parser *self)
{
  char  *text = read_text (self);
  char **texts;

  if (text == NULL)
    return NULL;
  texts = g_new0 (char *, 2);
  texts[0] = text;

  return texts;
}

static gboolean
read_operator (Parser       *self,
               SuyuanExprOp *op)
{
  for (guint i = 0; i < G_N_ELEMENTS (operators); i++)
    {
      if (take (self, operators[i].text))
        {
          *op = operators[i].op;
          return TRUE;
        }
    }

  return FALSE;
}

static gsize
measure_field (const char *text)
{
  gsize length = strspn (text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

  return length == measure_word (text) ? length : 0;
}

static SuyuanExpr *
read_comparison (Parser *self)
{
  g_autoptr (SuyuanExpr) node = NULL;
  gsize        length;
  SuyuanExprOp op;

  skip_blanks (self);
  length = measure_field (self->at);
  if (length == 0 || g_ascii_isdigit (*self->at))
    return fail (self, _ ("expected a field's key, as in: status = closed"));
  node = new_node (self, SUYUAN_EXPR_NULL);
  if (node == NULL)
    return NULL;
  node->field = g_strndup (self->at, length);
  self->at += length;

  if (take_keyword (self, "null"))
    {
      node->texts = g_new0 (char *, 1);
      return g_steal_pointer (&node);
    }
  if (take_keyword (self, "in"))
    op = SUYUAN_EXPR_IN;
  else if (!read_operator (self, &op))
    return fail (self, _ ("expected one of = != < <= > >= ~ in null"));
  node->op = op;
  node->texts = op == SUYUAN_EXPR_IN ? read_texts (self) : read_one (self);

  return node->texts != NULL ? g_steal_pointer (&node) : NULL;
}

static SuyuanExpr *
read_brackets (Parser *self)
{
  g_autoptr (SuyuanExpr) inner = read_or (self);

  if (inner == NULL)
    return NULL;
  if (!take (self, ")"))
    return fail (self, _ ("expected “)”"));

  return g_steal_pointer (&inner);
}

static SuyuanExpr *
read_not (Parser *self)
{
  SuyuanExpr *inner, *node;

  if (++self->depth > DEEPEST)
    return fail (self, _ ("too many brackets"));

  if (take_keyword (self, "not"))
    {
      inner = read_not (self);
      node = inner != NULL ? new_node (self, SUYUAN_EXPR_NOT) : NULL;
      if (node == NULL)
        suyuan_expr_free (inner);
      else
        node->left = inner;
    }
  else
    node = take (self, "(") ? read_brackets (self) : read_comparison (self);
  self->depth--;

  return node;
}

/* Terms with @keyword between; joined from the left. */
static SuyuanExpr *
read_terms (Parser      *self,
            const char  *keyword,
            SuyuanExprOp op,
            SuyuanExpr *(*read_term) (Parser *) )
{
  g_autoptr (SuyuanExpr) left = read_term (self);

  while (left != NULL && take_keyword (self, keyword))
    {
      SuyuanExpr *right = read_term (self);
      SuyuanExpr *node = right != NULL ? new_node (self, op) : NULL;

      if (node == NULL)
        {
          suyuan_expr_free (right);
          return NULL;
        }
      node->left = g_steal_pointer (&left);
      node->right = right;
      left = node;
    }

  return g_steal_pointer (&left);
}

static SuyuanExpr *
read_and (Parser *self)
{
  return read_terms (self, "and", SUYUAN_EXPR_AND, read_not);
}

static SuyuanExpr *
read_or (Parser *self)
{
  return read_terms (self, "or", SUYUAN_EXPR_OR, read_and);
}

/**
 * suyuan_expr_parse:
 * @text: a filter, UTF-8
 * @error: (out): %SUYUAN_EXPR_ERROR with the place and what is expected there
 *
 * `and` binds closer than `or`, `not` closer than both; keywords in either case. Whether a field exists is for
 * the reader of the tree to say.
 *
 * Returns: (transfer full): the tree; free with suyuan_expr_free()
 */
SuyuanExpr *
suyuan_expr_parse (const char *text,
                   GError    **error)
{
  g_autoptr (SuyuanExpr) expr = NULL;
  Parser parser = { .text = text, .at = text, .error = error };

  if (!g_utf8_validate (text, -1, NULL))
    {
      parser.text = parser.at = "";
      return fail (&parser, _ ("the filter is not readable text"));
    }
  expr = read_or (&parser);
  if (expr == NULL)
    return NULL;
  skip_blanks (&parser);
  if (*parser.at != '\0')
    return fail (&parser, _ ("expected “and”, “or” or the end"));

  return g_steal_pointer (&expr);
}

/**
 * suyuan_expr_free:
 * @self: (nullable) (transfer full): a tree
 */
void
suyuan_expr_free (SuyuanExpr *self)
{
  if (self == NULL)
    return;

  suyuan_expr_free (self->left);
  suyuan_expr_free (self->right);
  g_free (self->field);
  g_strfreev (self->texts);
  g_free (self);
}
