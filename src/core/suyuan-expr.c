/* suyuan-expr.c: reads the filter a person types
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-expr-words.h"

#include <glib/gi18n-lib.h>

/* Enough for a list pasted from a ledger; the tree is walked by recursion. */
#define MOST_NODES 2000
#define DEEPEST 200

static SuyuanExpr *read_or (SuyuanExprWords *self);

static SuyuanExpr *
new_node (SuyuanExprWords *self,
          SuyuanExprOp     op)
{
  SuyuanExpr *node;

  if (++self->n_nodes > MOST_NODES)
    return suyuan_expr_words_fail (self, _ ("the filter is too long; put values into one “in (…)”"));
  node = g_new0 (SuyuanExpr, 1);
  node->op = op;

  return node;
}

static char **
read_texts (SuyuanExprWords *self)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  if (!suyuan_expr_words_take (self, "("))
    return suyuan_expr_words_fail (self, _ ("expected “(” and values with commas between"));
  do
    {
      char *text = suyuan_expr_words_read_text (self);

      if (text == NULL)
        return NULL;
      g_ptr_array_add (texts, text);
    }
  while (suyuan_expr_words_take (self, ","));
  if (!suyuan_expr_words_take (self, ")"))
    return suyuan_expr_words_fail (self, _ ("expected “,” or “)”"));
  g_ptr_array_add (texts, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&texts), FALSE);
}

static char **
read_one (SuyuanExprWords *self)
{
  char  *text = suyuan_expr_words_read_text (self);
  char **texts;

  if (text == NULL)
    return NULL;
  texts = g_new0 (char *, 2);
  texts[0] = text;

  return texts;
}

/* @node as “field null”, or as its contrary. */
static SuyuanExpr *
finish_null (SuyuanExprWords *self,
             SuyuanExpr      *node,
             gboolean         negated)
{
  SuyuanExpr *contrary;

  node->op = SUYUAN_EXPR_NULL;
  node->texts = g_new0 (char *, 1);
  if (!negated)
    return node;

  contrary = new_node (self, SUYUAN_EXPR_NOT);
  if (contrary == NULL)
    suyuan_expr_free (node);
  else
    contrary->left = node;

  return contrary;
}

/* What people know from elsewhere: `is null`, `is not null`, `= null`, `!= null`. */
static SuyuanExpr *
read_is_null (SuyuanExprWords *self,
              SuyuanExpr      *node)
{
  gboolean negated = suyuan_expr_words_take_keyword (self, "not");

  if (suyuan_expr_words_take_keyword (self, "null"))
    return finish_null (self, node, negated);

  suyuan_expr_free (node);
  return suyuan_expr_words_fail (self, _ ("expected “null” or “not null”"));
}

static SuyuanExpr *
read_comparison (SuyuanExprWords *self)
{
  g_autoptr (SuyuanExpr) node = NULL;
  SuyuanExprOp op;

  node = new_node (self, SUYUAN_EXPR_NULL);
  if (node == NULL || (node->field = suyuan_expr_words_read_field (self)) == NULL)
    return NULL;

  if (suyuan_expr_words_take_keyword (self, "null"))
    return finish_null (self, g_steal_pointer (&node), FALSE);
  if (suyuan_expr_words_take_keyword (self, "is"))
    return read_is_null (self, g_steal_pointer (&node));
  if (suyuan_expr_words_take_keyword (self, "in"))
    op = SUYUAN_EXPR_IN;
  else if (!suyuan_expr_words_read_operator (self, &op))
    return suyuan_expr_words_fail (self, _ ("expected one of = != < <= > >= ~ in null"));
  if ((op == SUYUAN_EXPR_EQ || op == SUYUAN_EXPR_NE) && suyuan_expr_words_take_keyword (self, "null"))
    return finish_null (self, g_steal_pointer (&node), op == SUYUAN_EXPR_NE);
  node->op = op;
  node->texts = op == SUYUAN_EXPR_IN ? read_texts (self) : read_one (self);

  return node->texts != NULL ? g_steal_pointer (&node) : NULL;
}

static SuyuanExpr *
read_brackets (SuyuanExprWords *self)
{
  g_autoptr (SuyuanExpr) inner = read_or (self);

  if (inner == NULL)
    return NULL;
  if (!suyuan_expr_words_take (self, ")"))
    return suyuan_expr_words_fail (self, _ ("expected “)”"));

  return g_steal_pointer (&inner);
}

static SuyuanExpr *
read_not (SuyuanExprWords *self)
{
  SuyuanExpr *inner, *node;

  if (++self->depth > DEEPEST)
    return suyuan_expr_words_fail (self, _ ("too many brackets"));

  if (suyuan_expr_words_take_keyword (self, "not"))
    {
      inner = read_not (self);
      node = inner != NULL ? new_node (self, SUYUAN_EXPR_NOT) : NULL;
      if (node == NULL)
        suyuan_expr_free (inner);
      else
        node->left = inner;
    }
  else
    node = suyuan_expr_words_take (self, "(") ? read_brackets (self) : read_comparison (self);
  self->depth--;

  return node;
}

/* Terms with @keyword between; joined from the left. */
static SuyuanExpr *
read_terms (SuyuanExprWords *self,
            const char      *keyword,
            SuyuanExprOp     op,
            SuyuanExpr *(*read_term) (SuyuanExprWords *) )
{
  g_autoptr (SuyuanExpr) left = read_term (self);

  while (left != NULL && suyuan_expr_words_take_keyword (self, keyword))
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
read_and (SuyuanExprWords *self)
{
  return read_terms (self, "and", SUYUAN_EXPR_AND, read_not);
}

static SuyuanExpr *
read_or (SuyuanExprWords *self)
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
  SuyuanExprWords parser = { .text = text, .at = text, .error = error };

  if (!g_utf8_validate (text, -1, NULL))
    {
      parser.text = parser.at = "";
      return suyuan_expr_words_fail (&parser, _ ("the filter is not readable text"));
    }
  expr = read_or (&parser);
  if (expr == NULL)
    return NULL;
  suyuan_expr_words_skip_blanks (&parser);
  if (*parser.at != '\0')
    return suyuan_expr_words_fail (&parser, _ ("expected “and”, “or” or the end"));

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
