/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-expr.h"

#include <string.h>

static const char *const names[] = { "and", "or", "not", "=", "!=", "<", "<=", ">", ">=", "~", "in", "null" };

/* The tree as a text with every bracket written. */
static void
print (const SuyuanExpr *self,
       GString          *text)
{
  g_string_append_c (text, '(');
  if (self->op == SUYUAN_EXPR_AND || self->op == SUYUAN_EXPR_OR)
    {
      print (self->left, text);
      g_string_append_printf (text, " %s ", names[self->op]);
      print (self->right, text);
    }
  else if (self->op == SUYUAN_EXPR_NOT)
    {
      g_string_append (text, "not ");
      print (self->left, text);
    }
  else
    {
      g_string_append_printf (text, "%s %s", self->field, names[self->op]);
      if (self->op == SUYUAN_EXPR_IN)
        g_string_append (text, " (");
      for (guint i = 0; self->texts[i] != NULL; i++)
        {
          g_auto (GStrv) parts = g_strsplit (self->texts[i], "'", -1);
          g_autofree char *quoted = g_strjoinv ("''", parts);

          g_string_append_printf (text, "%s'%s'", i > 0 ? ", " : self->op == SUYUAN_EXPR_IN ? ""
                                                                                            : " ",
                                  quoted);
        }
      if (self->op == SUYUAN_EXPR_IN)
        g_string_append_c (text, ')');
    }
  g_string_append_c (text, ')');
}

static void
assert_tree (const char *text,
             const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanExpr) expr = suyuan_expr_parse (text, &error);
  g_autoptr (GString) printed = g_string_new (NULL);

  g_assert_no_error (error);
  print (expr, printed);
  g_assert_cmpstr (printed->str, ==, expected);
}

static void
assert_refused (const char *text,
                const char *said)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (suyuan_expr_parse (text, &error));
  g_assert_error (error, SUYUAN_EXPR_ERROR, SUYUAN_CORE_ERROR_SYNTAX);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, said));
}

static void
test_operators (void)
{
  assert_tree ("status = closed", "(status = 'closed')");
  assert_tree ("status!=closed", "(status != 'closed')");
  assert_tree ("status <> closed", "(status != 'closed')");
  assert_tree ("volume_m3d<12.5", "(volume_m3d < '12.5')");
  assert_tree ("volume_m3d<=-1e-3", "(volume_m3d <= '-1e-3')");
  assert_tree ("planned_on > 2026-05-07", "(planned_on > '2026-05-07')");
  assert_tree ("created>=2026-05-07T08:30:00+08:00", "(created >= '2026-05-07T08:30:00+08:00')");
  assert_tree ("name ~ 汉江", "(name ~ '汉江')");
  assert_tree ("name null", "(name null)");
  assert_tree ("name = null", "(name null)");
  assert_tree ("name is NULL", "(name null)");
  assert_tree ("name != null and a=1", "((not (name null)) and (a = '1'))");
  assert_tree ("name is not null", "(not (name null))");
  assert_tree ("name = 'null' or name = nullify", "((name = 'null') or (name = 'nullify'))");
  assert_tree ("code in (a, 'b c', 3)", "(code in ('a', 'b c', '3'))");
  assert_tree ("target = '>V'", "(target = '>V')");
  assert_tree ("quick_cod = '<0.025'", "(quick_cod = '<0.025')");
}

static void
test_strings (void)
{
  assert_tree ("name = 'it''s'", "(name = 'it''s')");
  assert_tree ("name = ''", "(name = '')");
  assert_tree ("name = 'a and (b) or ~'", "(name = 'a and (b) or ~')");
}

static void
test_precedence (void)
{
  assert_tree ("a=1 or b=2 and c=3", "((a = '1') or ((b = '2') and (c = '3')))");
  assert_tree ("a=1 and b=2 or c=3", "(((a = '1') and (b = '2')) or (c = '3'))");
  assert_tree ("(a=1 or b=2) and c=3", "(((a = '1') or (b = '2')) and (c = '3'))");
  assert_tree ("not a=1 and b=2", "((not (a = '1')) and (b = '2'))");
  assert_tree ("not (a=1 and b=2)", "(not ((a = '1') and (b = '2')))");
  assert_tree ("not not a null", "(not (not (a null)))");
  assert_tree ("a=1 and b=2 and c=3", "(((a = '1') and (b = '2')) and (c = '3'))");
}

static void
test_keywords (void)
{
  assert_tree ("a=1 AND b NULL Or NOT c IN (1)", "(((a = '1') and (b null)) or (not (c in ('1'))))");
  assert_tree ("order = android", "(order = 'android')");
  assert_tree ("notes = nothing and inner = 1", "((notes = 'nothing') and (inner = '1'))");
}

static void
test_refused (void)
{
  assert_refused ("", "Character 1 of the filter: expected a field");
  assert_refused ("   ", "Character 4");
  assert_refused ("status", "Character 7 of the filter: expected one of");
  assert_refused ("status =", "Character 9 of the filter: expected a value");
  assert_refused ("状态 = closed", "expected a field");
  assert_refused ("3 = closed", "expected a field");
  assert_refused ("name = '汉江", "does not end");
  assert_refused ("name = '汉' x", "Character 12 of the filter: expected “and”");
  assert_refused ("(a=1", "“)”");
  assert_refused ("a=1)", "expected “and”");
  assert_refused ("a in 1", "“(”");
  assert_refused ("a in ()", "expected a value");
  assert_refused ("a in (1", "“,” or “)”");
  assert_refused ("a in (1,)", "expected a value");
  assert_refused ("a=1 and", "expected a field");
  assert_refused ("a=1; drop table outlet", "expected “and”");
  assert_refused ("not", "expected a field");
  assert_refused ("name is closed", "“not null”");
  assert_refused ("name is not", "“not null”");
  assert_refused ("\xff", "not readable");
}

static void
test_limits (void)
{
  g_autofree char *deep = g_strnfill (100000, '(');
  g_autoptr (GString) nots = g_string_new (NULL);
  g_autoptr (GString) longest = g_string_new ("a=1");
  g_autoptr (GString) list = g_string_new ("code in (0");
  g_autoptr (SuyuanExpr) expr = NULL;

  for (guint i = 0; i < 5000; i++)
    {
      g_string_append (nots, "not ");
      g_string_append (longest, " or a=1");
      g_string_append_printf (list, ", %u", i);
    }
  assert_refused (deep, "too many brackets");
  assert_refused (nots->str, "too many brackets");
  assert_refused (longest->str, "too long");
  g_string_append_c (list, ')');
  expr = suyuan_expr_parse (list->str, NULL);
  g_assert_cmpuint (g_strv_length (expr->texts), ==, 5001);
}

static SuyuanExpr *
random_tree (guint depth)
{
  static const char *const fields[] = { "code", "name", "status", "volume_m3d" };
  static const char *const texts[] = { "a", "12.5", "it's", "汉江", "", "a b", "and", ">V" };
  SuyuanExpr              *self = g_new0 (SuyuanExpr, 1);

  self->op = (SuyuanExprOp) g_test_rand_int_range (depth == 0 ? SUYUAN_EXPR_EQ : SUYUAN_EXPR_AND, SUYUAN_EXPR_NULL + 1);
  if (self->op <= SUYUAN_EXPR_NOT)
    {
      self->left = random_tree (depth - 1);
      self->right = self->op == SUYUAN_EXPR_NOT ? NULL : random_tree (depth - 1);
      return self;
    }

  self->field = g_strdup (fields[g_test_rand_int_range (0, G_N_ELEMENTS (fields))]);
  self->texts = g_new0 (char *, 4);
  for (guint i = 0; self->op != SUYUAN_EXPR_NULL && i < (self->op == SUYUAN_EXPR_IN ? 3 : 1); i++)
    self->texts[i] = g_strdup (texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))]);

  return self;
}

/* Any tree printed and read is the same tree. */
static void
test_round_trip (void)
{
  for (guint i = 0; i < 1000; i++)
    {
      g_autoptr (SuyuanExpr) tree = random_tree (4);
      g_autoptr (GString) printed = g_string_new (NULL);

      print (tree, printed);
      assert_tree (printed->str, printed->str);
    }
}

static void
test_noise (void)
{
  static const char *const pieces[] = { "a", "name", "=", "!=", "<", "~", "in", "null", "and", "or", "not", "(", ")", ",", "'", "'x'", " ", " ", "1", "江", "\xff" };
  guint                    n_read = 0;

  for (guint i = 0; i < 30000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (SuyuanExpr) expr = NULL;

      for (gint j = g_test_rand_int_range (0, 14); j > 0; j--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      expr = suyuan_expr_parse (text->str, &error);
      g_assert_cmpint (expr == NULL, ==, error != NULL);
      n_read += expr != NULL;
    }
  g_assert_cmpuint (n_read, >, 50);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/expr/operators", test_operators);
  g_test_add_func ("/core/expr/strings", test_strings);
  g_test_add_func ("/core/expr/precedence", test_precedence);
  g_test_add_func ("/core/expr/keywords", test_keywords);
  g_test_add_func ("/core/expr/refused", test_refused);
  g_test_add_func ("/core/expr/limits", test_limits);
  g_test_add_func ("/core/expr/round-trip", test_round_trip);
  g_test_add_func ("/core/expr/noise", test_noise);

  return g_test_run ();
}
