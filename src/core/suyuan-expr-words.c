/* suyuan-expr-words.c: the words and signs a filter is made of
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-expr-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

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

/**
 * suyuan_expr_words_fail:
 * @self: where the reading stands
 * @expected: (translated) what should be there
 *
 * Returns: %NULL, with the error set
 */
gpointer
suyuan_expr_words_fail (SuyuanExprWords *self,
                        const char      *expected)
{
  glong position = g_utf8_pointer_to_offset (self->text, self->at) + 1;

  g_set_error (self->error, SUYUAN_EXPR_ERROR, SUYUAN_CORE_ERROR_SYNTAX, _ ("Character %ld of the filter: %s"), position, expected);

  return NULL;
}

/**
 * suyuan_expr_words_skip_blanks:
 * @self: where the reading stands
 */
void
suyuan_expr_words_skip_blanks (SuyuanExprWords *self)
{
  while (g_ascii_isspace (*self->at))
    self->at++;
}

/**
 * suyuan_expr_words_take:
 * @self: where the reading stands
 * @text: a sign
 *
 * Returns: whether it is next; the reading stands behind it then
 */
gboolean
suyuan_expr_words_take (SuyuanExprWords *self,
                        const char      *text)
{
  suyuan_expr_words_skip_blanks (self);
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

/**
 * suyuan_expr_words_take_keyword:
 * @self: where the reading stands
 * @keyword: a whole word, in either case
 *
 * Returns: whether it is next; the reading stands behind it then
 */
gboolean
suyuan_expr_words_take_keyword (SuyuanExprWords *self,
                                const char      *keyword)
{
  suyuan_expr_words_skip_blanks (self);
  if (measure_word (self->at) != strlen (keyword) || g_ascii_strncasecmp (self->at, keyword, strlen (keyword)) != 0)
    return FALSE;
  self->at += strlen (keyword);

  return TRUE;
}

/* 'it''s' without its quotes. */
static char *
read_string (SuyuanExprWords *self)
{
  g_autoptr (GString) string = g_string_new (NULL);

  for (self->at++; *self->at != '\0'; self->at++)
    {
      if (*self->at == '\'' && *++self->at != '\'')
        return g_string_free (g_steal_pointer (&string), FALSE);
      g_string_append_c (string, *self->at);
    }

  return suyuan_expr_words_fail (self, _ ("a text begins with ' and does not end; close it with '"));
}

/**
 * suyuan_expr_words_read_text:
 * @self: where the reading stands
 *
 * Returns: (transfer full) (nullable): a value, without its quotes
 */
char *
suyuan_expr_words_read_text (SuyuanExprWords *self)
{
  gsize length;
  char *word;

  suyuan_expr_words_skip_blanks (self);
  if (*self->at == '\'')
    return read_string (self);
  length = measure_word (self->at);
  if (length == 0)
    return suyuan_expr_words_fail (self, _ ("expected a value, as 12.5, 2026-05-07, a key or 'a text'"));
  word = g_strndup (self->at, length);
  self->at += length;

  return word;
}

/**
 * suyuan_expr_words_read_operator:
 * @self: where the reading stands
 * @op: (out): the comparison
 *
 * Returns: whether one is next; the reading stands behind it then
 */
gboolean
suyuan_expr_words_read_operator (SuyuanExprWords *self,
                                 SuyuanExprOp    *op)
{
  for (guint i = 0; i < G_N_ELEMENTS (operators); i++)
    {
      if (suyuan_expr_words_take (self, operators[i].text))
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

/**
 * suyuan_expr_words_read_field:
 * @self: where the reading stands
 *
 * Returns: (transfer full) (nullable): a field's key
 */
char *
suyuan_expr_words_read_field (SuyuanExprWords *self)
{
  gsize length;
  char *field;

  suyuan_expr_words_skip_blanks (self);
  length = measure_field (self->at);
  if (length == 0 || g_ascii_isdigit (*self->at))
    return suyuan_expr_words_fail (self, _ ("expected a field's key, as in: status = closed"));
  field = g_strndup (self->at, length);
  self->at += length;

  return field;
}
