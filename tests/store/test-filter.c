/* test-filter.c: filters in SQL against the same filters asked of records in memory
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-random.h"

#include "suyuan-filter.h"
#include "suyuan-query-private.h"

#include <string.h>

#define N_RECORDS 120

static SuyuanExpr *
new_leaf (SuyuanExprOp op,
          const char  *field,
          char       **texts)
{
  SuyuanExpr *self = g_new0 (SuyuanExpr, 1);

  self->op = op;
  self->field = g_strdup (field);
  self->texts = texts;
  return self;
}

/* What a person would type for a value; sometimes one that some record really has. */
static char *
random_operand (SuyuanCatalogue   *catalogue,
                const SuyuanField *field,
                GPtrArray         *records)
{
  g_auto (SuyuanValue) made = { 0 };
  const SuyuanValue *value = suyuan_record_peek (records->pdata[random_below (records->len)], field->index);

  if (value->type == SUYUAN_VALUE_NULL || random_chance (50))
    {
      random_value (catalogue, field, &made);
      value = &made;
    }

  if (field->type == SUYUAN_FIELD_BOOL)
    return g_strdup (value->integer ? (random_chance (50) ? "true" : "是") : random_chance (50) ? "0"
                                                                                                : "false");
  if (field->type == SUYUAN_FIELD_DEGREES)
    return g_strdup_printf ("%.7f", (double) value->integer / SUYUAN_DEGREE);
  if (field->type == SUYUAN_FIELD_INSTANT)
    {
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (value->integer / 1000);

      return g_date_time_format (time, random_chance (50) ? "%Y-%m-%dT%H:%M:%SZ" : "%Y-%m-%d");
    }
  if (value->type == SUYUAN_VALUE_INTEGER)
    return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
  if (value->type == SUYUAN_VALUE_REAL)
    return g_strdup_printf ("%g", value->real);
  if (value->type == SUYUAN_VALUE_BLOB)
    {
      SuyuanUid uid = { 0 };

      suyuan_value_get_uid (value, &uid);
      return suyuan_uid_to_string (&uid);
    }
  return g_strndup (value->text, field->type == SUYUAN_FIELD_MULTI ? strcspn (value->text, ";") : strlen (value->text));
}

/* A piece of the text, whose ends may be in the middle of a word but not of a character. */
static char *
random_piece (const char *text)
{
  glong length = g_utf8_strlen (text, -1);
  glong start = random_below (length), end = start + 1 + random_below (length - start);

  return g_utf8_substring (text, start, end);
}

static SuyuanExpr *
random_leaf (SuyuanCatalogue *catalogue,
             SuyuanKind       kind,
             GPtrArray       *records,
             SuyuanExprOp     op)
{
  guint              n_fields, n_texts = op == SUYUAN_EXPR_IN ? random_below (4) : op == SUYUAN_EXPR_NULL ? 0
                                                                                                          : 1;
  const SuyuanField *fields = suyuan_catalogue_get_fields (catalogue, kind, &n_fields);
  const SuyuanField *field = &fields[random_below (n_fields)];
  gboolean           ordering = op == SUYUAN_EXPR_LT || op == SUYUAN_EXPR_LE || op == SUYUAN_EXPR_GT || op == SUYUAN_EXPR_GE;
  char             **texts = g_new0 (char *, n_texts + 1);

  /* References and sets of keys have no order, shapes no comparison: refusals are tested below. */
  while ((field->type == SUYUAN_FIELD_GEOMETRY && op != SUYUAN_EXPR_NULL) ||
         (field->type == SUYUAN_FIELD_MULTI && ordering) || (field->type == SUYUAN_FIELD_REF && (ordering || op == SUYUAN_EXPR_CONTAINS)))
    field = &fields[random_below (n_fields)];

  for (guint i = 0; i < n_texts; i++)
    {
      texts[i] = random_operand (catalogue, field, records);
      if (op == SUYUAN_EXPR_CONTAINS)
        {
          g_autofree char *whole = texts[i];

          texts[i] = random_piece (whole);
        }
    }
  return new_leaf (op, field->key, texts);
}

static SuyuanExpr *
random_expr (SuyuanCatalogue *catalogue,
             SuyuanKind       kind,
             GPtrArray       *records,
             guint            depth)
{
  static const SuyuanExprOp leaves[] = { SUYUAN_EXPR_EQ, SUYUAN_EXPR_NE, SUYUAN_EXPR_LT, SUYUAN_EXPR_LE, SUYUAN_EXPR_GT,
                                         SUYUAN_EXPR_GE, SUYUAN_EXPR_CONTAINS, SUYUAN_EXPR_IN, SUYUAN_EXPR_NULL };
  SuyuanExpr               *self;

  if (depth == 0 || random_chance (30))
    return random_leaf (catalogue, kind, records, leaves[random_below (G_N_ELEMENTS (leaves))]);

  self = g_new0 (SuyuanExpr, 1);
  self->op = SUYUAN_EXPR_AND + random_below (3);
  self->left = random_expr (catalogue, kind, records, depth - 1);
  if (self->op != SUYUAN_EXPR_NOT)
    self->right = random_expr (catalogue, kind, records, depth - 1);
  return self;
}

static void
describe (const SuyuanExpr *expr,
          GString          *text)
{
  static const char *const names[] = { "and", "or", "not", "=", "!=", "<", "<=", ">", ">=", "~", "in", "null" };

  g_string_append_printf (text, "(%s ", names[expr->op]);
  if (expr->left != NULL)
    describe (expr->left, text);
  if (expr->right != NULL)
    describe (expr->right, text);
  if (expr->field != NULL)
    g_string_append (text, expr->field);
  for (guint i = 0; expr->texts != NULL && expr->texts[i] != NULL; i++)
    g_string_append_printf (text, " '%s'", expr->texts[i]);
  g_string_append_c (text, ')');
}

/* The uids a filter lets pass, once by the database and once by the record. */
static guint
assert_agrees (Fixture          *self,
               SuyuanKind        kind,
               GPtrArray        *records,
               const SuyuanExpr *expr)
{
  g_autoptr (GError) error = NULL;
  SuyuanQuery query = { .kind = kind, .filter = expr };
  g_autoptr (GPtrArray) found = suyuan_workspace_query (self->workspace, &query, &error);
  g_autoptr (GHashTable) uids = g_hash_table_new (suyuan_uid_hash, suyuan_uid_equal);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  describe (expr, text);
  if (error != NULL)
    g_error ("%s %s: %s", suyuan_kind_name (kind), text->str, error->message);
  for (guint i = 0; i < found->len; i++)
    g_hash_table_add (uids, (gpointer) suyuan_record_get_uid (found->pdata[i]));

  for (guint i = 0; i < records->len; i++)
    {
      gboolean expected = suyuan_expr_matches (expr, records->pdata[i]);

      n += expected;
      if (expected != g_hash_table_contains (uids, suyuan_record_get_uid (records->pdata[i])))
        g_error ("%s: %s should %spass", suyuan_kind_name (kind), text->str, expected ? "" : "not ");
    }
  g_assert_cmpuint (g_hash_table_size (uids), ==, n);
  return n;
}

static void
test_every_operator (Fixture      *self,
                     gconstpointer data)
{
  SuyuanCatalogue *catalogue = suyuan_workspace_get_catalogue (self->workspace);
  guint            n_passed = 0;

  for (SuyuanKind kind = 1; kind < SUYUAN_N_KINDS; kind++)
    {
      g_autoptr (GPtrArray) records = random_fill (self->workspace, kind, 40);

      for (SuyuanExprOp op = SUYUAN_EXPR_EQ; op <= SUYUAN_EXPR_NULL; op++)
        for (guint i = 0; i < 25; i++)
          {
            g_autoptr (SuyuanExpr) expr = random_leaf (catalogue, kind, records, op);

            n_passed += assert_agrees (self, kind, records, expr);
          }
    }
  g_assert_cmpuint (n_passed, >, 1000);
}

static void
test_nested (Fixture      *self,
             gconstpointer data)
{
  static const SuyuanKind kinds[] = { SUYUAN_KIND_OUTLET, SUYUAN_KIND_SAMPLE, SUYUAN_KIND_VISIT, SUYUAN_KIND_REACH };
  SuyuanCatalogue        *catalogue = suyuan_workspace_get_catalogue (self->workspace);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GPtrArray) records = random_fill (self->workspace, kinds[i], N_RECORDS);

      for (guint j = 0; j < 120; j++)
        {
          g_autoptr (SuyuanExpr) expr = random_expr (catalogue, kinds[i], records, 4);

          assert_agrees (self, kinds[i], records, expr);
        }
    }
}

static SuyuanExpr *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  SuyuanExpr *expr = suyuan_expr_parse (text, &error);

  g_assert_no_error (error);
  return expr;
}

/* An absent value fails every comparison; its opposite passes it. So the two always share the records out. */
static void
test_not_is_the_rest (Fixture      *self,
                      gconstpointer data)
{
  g_autoptr (GPtrArray) records = random_fill (self->workspace, SUYUAN_KIND_OUTLET, N_RECORDS);
  SuyuanCatalogue *catalogue = suyuan_workspace_get_catalogue (self->workspace);

  for (guint i = 0; i < 150; i++)
    {
      g_autoptr (SuyuanExpr) negation = g_new0 (SuyuanExpr, 1);
      SuyuanQuery with = { .kind = SUYUAN_KIND_OUTLET }, without = with;

      negation->op = SUYUAN_EXPR_NOT;
      negation->left = random_expr (catalogue, SUYUAN_KIND_OUTLET, records, 3);
      with.filter = negation->left;
      without.filter = negation;
      g_assert_cmpint (suyuan_workspace_count (self->workspace, &with, NULL) + suyuan_workspace_count (self->workspace, &without, NULL), ==, N_RECORDS);
    }
}

/* created, changed and uid are no fields of the catalogue and can be asked for all the same. */
static void
test_common_columns (Fixture      *self,
                     gconstpointer data)
{
  static const char *const texts[] = {
    "created > 2026-05-07",
    "created <= 2026-05-07T01:00:00Z",
    "changed >= 2026-05-20 and changed < 2026-06-20",
    "created = 2026-05-07T00:30:00Z",
    "created != 2026-05-07T08:30:00+08:00",
    "not created null",
    "changed in (2026-05-08, 2026-05-09)",
    "created > '2026-05-07 09:00'",
    "uid null",
  };
  g_autoptr (GPtrArray) records = random_fill (self->workspace, SUYUAN_KIND_OUTLET, N_RECORDS);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (SuyuanExpr) expr = parse (texts[i]);

      assert_agrees (self, SUYUAN_KIND_OUTLET, records, expr);
    }
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *uid = suyuan_uid_to_string (suyuan_record_get_uid (records->pdata[i]));
      g_autofree char *text = g_strdup_printf ("uid = '%s'", uid);
      g_autoptr (SuyuanExpr) expr = parse (text);

      g_assert_cmpuint (assert_agrees (self, SUYUAN_KIND_OUTLET, records, expr), ==, 1);
    }
}

/* A reference is compared by the code of what it points to, or by its uid; looked for by a piece of that code. */
static void
test_references (Fixture      *self,
                 gconstpointer data)
{
  static const struct
  {
    const char *text;
    gint64      n;
  } asked[] = {
    { "section = 'S-1'", 2 },
    { "section != 'S-1'", 4 },
    { "section in ('S-1', 'S-2')", 5 },
    { "section null", 1 },
    { "section ~ 's-'", 5 },
    { "section ~ '-2'", 3 },
    { "section = 'nobody'", 0 },
    { "not section ~ 'S-1'", 4 },
  };
  static const int points_to[] = { 0, 0, 1, 1, 1, -1 };
  g_autoptr (GError) error = NULL;
  SuyuanUid sections[] = { fixture_add (self->workspace, SUYUAN_KIND_SECTION, "S-1", "a", NULL), fixture_add (self->workspace, SUYUAN_KIND_SECTION, "S-2", "b", NULL) };

  g_assert_true (suyuan_workspace_begin (self->workspace, &error));
  for (guint i = 0; i < G_N_ELEMENTS (points_to); i++)
    {
      g_autoptr (SuyuanRecord) outlet = fixture_record (self->workspace, SUYUAN_KIND_OUTLET, NULL, "o");

      if (points_to[i] >= 0)
        suyuan_record_set_ref (outlet, "section", &sections[points_to[i]]);
      put_row (self->workspace, outlet);
    }
  g_assert_true (suyuan_workspace_commit (self->workspace, &error));

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_autoptr (SuyuanExpr) expr = parse (asked[i].text);
      SuyuanQuery query = { .kind = SUYUAN_KIND_OUTLET, .filter = expr };

      g_assert_cmpint (suyuan_workspace_count (self->workspace, &query, &error), ==, asked[i].n);
      g_assert_no_error (error);
    }
}

/* Refused by the name of the field or the value; a wrong filter never means "all" or "none". */
static void
test_refused (Fixture      *self,
              gconstpointer data)
{
  static const struct
  {
    const char *text, *named;
  } refused[] = {
    { "no_such_field = 1", "no_such_field" },
    { "name = 'x' and no_such_field null", "no_such_field" },
    { "not (no_such_field ~ 'x' or name = 'y')", "no_such_field" },
    { "fid = 1", "fid" },
    { "geom null", "geom" },
    { "chainage_m = far", "far" },
    { "chainage_m > ''", "“”" },
    { "chainage_m < 1e999", "1e999" },
    { "chainage_m in (1, 2, '3 m')", "3 m" },
    { "chainage_m = 0x10", "0x10" },
    { "source_count = '1 or 1=1'", "1 or 1=1" },
    { "lon > east", "east" },
    { "quick_cod > much", "much" },
    { "key_river = perhaps", "perhaps" },
    { "created > yesterday", "yesterday" },
    { "created > 2026-13-01", "2026-13-01" },
    { "section < 'S1'", "section" },
    { "uid = 'me'", "me" },
    { "uid ~ 'me'", "uid" },
    { "type = 'no_such_key'", "no_such_key" },
    { "abnormal_signs = 'no_such_key'", "no_such_key" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (SuyuanExpr) expr = parse (refused[i].text);
      g_autoptr (GError) error = NULL;
      SuyuanQuery query = { .kind = SUYUAN_KIND_OUTLET, .filter = expr };

      if (suyuan_workspace_count (self->workspace, &query, &error) != -1)
        g_error ("%s is not refused", refused[i].text);
      g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CONSTRAINT);
      g_assert_nonnull (strstr (error->message, refused[i].named));
      g_assert_null (suyuan_workspace_query (self->workspace, &query, NULL));
    }
}

static void
test_refused_geometry (Fixture      *self,
                       gconstpointer data)
{
  static const char *const refused[] = { "geometry = 'x'", "geometry ~ 'x'", "geometry > 'x'" };
  g_autoptr (GPtrArray) records = random_fill (self->workspace, SUYUAN_KIND_REACH, 30);
  g_autoptr (SuyuanExpr) absent = parse ("geometry null"), present = parse ("not geometry null");

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (SuyuanExpr) expr = parse (refused[i]);
      g_autoptr (GError) error = NULL;
      SuyuanQuery query = { .kind = SUYUAN_KIND_REACH, .filter = expr };

      g_assert_cmpint (suyuan_workspace_count (self->workspace, &query, &error), ==, -1);
      g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CONSTRAINT);
    }
  g_assert_cmpuint (assert_agrees (self, SUYUAN_KIND_REACH, records, absent) + assert_agrees (self, SUYUAN_KIND_REACH, records, present), ==, 30);
}

/* Strings that would end a text, a name or a statement are values like any other: they find themselves. */
static void
test_injection (Fixture      *self,
                gconstpointer data)
{
  static const char *const evil[] = {
    "'",
    "''",
    "\"",
    "\\",
    "' OR '1'='1",
    "'; DROP TABLE outlet; --",
    "x') OR 1 --",
    "%",
    "_",
    "*",
    "?",
    "?1",
    ":a",
    "@a",
    "$a",
    "NULL",
    "null",
    "\n",
    "\t",
    "1; PRAGMA writable_schema = 1",
    "/* */",
    "--",
    "[",
    "]",
    "`",
    "\xe2\x80\x99",
    "\xef\xbf\xbd",
    "%s%n",
  };
  SuyuanCatalogue *catalogue = suyuan_workspace_get_catalogue (self->workspace);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_record_unref);
  static const SuyuanExprOp ops[] = { SUYUAN_EXPR_EQ, SUYUAN_EXPR_CONTAINS, SUYUAN_EXPR_NE, SUYUAN_EXPR_LT, SUYUAN_EXPR_IN };

  g_assert_true (suyuan_workspace_begin (self->workspace, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (evil); i++)
    {
      SuyuanUid     uid = random_uid ();
      SuyuanRecord *record = suyuan_record_new (catalogue, SUYUAN_KIND_OUTLET, &uid);

      suyuan_record_set_text (record, "name", evil[i]);
      put_row (self->workspace, record);
      g_ptr_array_add (records, record);
    }
  g_assert_true (suyuan_workspace_commit (self->workspace, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (evil); i++)
    for (guint j = 0; j < G_N_ELEMENTS (ops); j++)
      {
        char **texts = g_new0 (char *, 2);
        g_autoptr (SuyuanExpr) expr = new_leaf (ops[j], "name", texts);
        guint n;

        texts[0] = g_strdup (evil[i]);
        n = assert_agrees (self, SUYUAN_KIND_OUTLET, records, expr);
        if (ops[j] == SUYUAN_EXPR_EQ || ops[j] == SUYUAN_EXPR_IN)
          g_assert_cmpuint (n, ==, 1);
      }
}

/* Only the values change between two filters of one shape: the SQL is the same text, so it is prepared once. */
static void
test_constant_text (Fixture      *self,
                    gconstpointer data)
{
  g_autoptr (SuyuanExpr) one = parse ("name ~ 'a' and (chainage_m > 1 or not type in (industry, park_plant))");
  g_autoptr (SuyuanExpr) two = parse ("name ~ '汉'' OR 1' and (chainage_m > 99 or not type in (industry_rain, industry))");
  const SuyuanKindTable *table = self->workspace->tables[SUYUAN_KIND_OUTLET];
  g_auto (SuyuanClause) first;
  g_auto (SuyuanClause) second;

  suyuan_clause_init (&first);
  suyuan_clause_init (&second);
  g_assert_true (suyuan_filter_append (&first, self->workspace, table, one, NULL));
  g_assert_true (suyuan_filter_append (&second, self->workspace, table, two, NULL));
  g_assert_cmpstr (first.sql->str, ==, second.sql->str);
  g_assert_cmpuint (first.values->len, ==, 4);
  g_assert_null (strstr (second.sql->str, "汉"));
}

#define ADD(name, func) g_test_add ("/store/filter/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("every-operator", test_every_operator);
  ADD ("nested", test_nested);
  ADD ("not-is-the-rest", test_not_is_the_rest);
  ADD ("common-columns", test_common_columns);
  ADD ("references", test_references);
  ADD ("refused", test_refused);
  ADD ("refused-geometry", test_refused_geometry);
  ADD ("injection", test_injection);
  ADD ("constant-text", test_constant_text);

  return g_test_run ();
}
