/* test-query.c: listing, searching, finding, scanning
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-fixture.h"

/* Six outlets; the codes of the records a query gives, joined, are compared. */
static void
fill (Fixture      *self,
      gconstpointer data)
{
  static const struct
  {
    const char *code, *name, *type;
    gint64      lon;
  } rows[] = {
    { "HN-003", "汉江北岸雨水口", "industry_rain", 1120000000 },
    { "HN-001", "城西污水处理厂", "industry", 1121000000 },
    { "HN-002", "湍河排口", "industry_rain", 1122000000 },
    { NULL, "无编码排口", NULL, 0 },
    { "AB.7", "Ditch at Mill Road", "park_plant", 1123000000 },
    { "ab-8", "江", "park_plant", 1124000000 },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBatch) batch = NULL;
  SuyuanUid section;

  fixture_set_up (self, data);
  section = fixture_add (self->workspace, SUYUAN_KIND_SECTION, "S1", "断面", NULL);
  batch = suyuan_batch_begin (self->workspace, "add", NULL, &error);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SuyuanRecord) record = fixture_record (self->workspace, SUYUAN_KIND_OUTLET, rows[i].code, rows[i].name);

      suyuan_record_set_text (record, "type", rows[i].type);
      if (rows[i].lon != 0)
        {
          suyuan_record_set_integer (record, "lon", rows[i].lon);
          suyuan_record_set_integer (record, "lat", 330000000);
          suyuan_record_set_real (record, "chainage_m", i * 10.5);
        }
      if (i == 1)
        suyuan_record_set_ref (record, "section", &section);
      if (i == 2)
        {
          suyuan_record_set_text (record, "quick_nh3n", "<0.025");
          suyuan_record_set_text (record, "sources", "industry;rain");
        }
      if (i == 4)
        suyuan_record_set_real (record, "quick_nh3n", 2.5);
      if (i == 5)
        suyuan_record_set_text (record, "code_national", "N-8");
      g_assert_true (suyuan_batch_create (batch, record, &error));
    }
  g_assert_true (suyuan_batch_commit (batch, NULL, &error));
  g_assert_no_error (error);
}

static char *
list (Fixture           *self,
      const SuyuanQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = suyuan_workspace_query (self->workspace, query, &error);
  GString *codes = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < records->len; i++)
    {
      const char *code = suyuan_record_get_text (records->pdata[i], "code");

      g_string_append_printf (codes, "%s%s", i > 0 ? " " : "", code == NULL ? "-" : code);
    }
  return g_string_free (codes, FALSE);
}

static void
assert_list (Fixture    *self,
             SuyuanQuery query,
             const char *expected)
{
  g_autofree char *codes = NULL;
  g_autoptr (GError) error = NULL;

  query.kind = SUYUAN_KIND_OUTLET;
  codes = list (self, &query);
  g_assert_cmpstr (codes, ==, expected);
  if (query.limit == 0)
    {
      g_auto (GStrv) parts = g_strsplit (expected, " ", -1);

      g_assert_cmpint (suyuan_workspace_count (self->workspace, &query, &error), ==, *expected == '\0' ? 0 : g_strv_length (parts));
    }
}

static void
test_order (Fixture      *self,
            gconstpointer data)
{
  assert_list (self, (SuyuanQuery){ 0 }, "- AB.7 HN-001 HN-002 HN-003 ab-8");
  assert_list (self, (SuyuanQuery){ .limit = 2 }, "- AB.7");
  assert_list (self, (SuyuanQuery){ .sort = "-code" }, "ab-8 HN-003 HN-002 HN-001 AB.7 -");
  assert_list (self, (SuyuanQuery){ .sort = "-chainage_m", .limit = 2 }, "ab-8 AB.7");
  assert_list (self, (SuyuanQuery){ .sort = "type" }, "- HN-001 HN-003 HN-002 AB.7 ab-8");
}

static void
test_search (Fixture      *self,
             gconstpointer data)
{
  assert_list (self, (SuyuanQuery){ .search = "汉江" }, "HN-003");
  assert_list (self, (SuyuanQuery){ .search = "江" }, "HN-003 ab-8");
  assert_list (self, (SuyuanQuery){ .search = "排口" }, "- HN-002");
  assert_list (self, (SuyuanQuery){ .search = "污水处理" }, "HN-001");
  assert_list (self, (SuyuanQuery){ .search = "hn-00" }, "HN-001 HN-002 HN-003");
  assert_list (self, (SuyuanQuery){ .search = "n-0" }, "HN-001 HN-002 HN-003");
  assert_list (self, (SuyuanQuery){ .search = "n.0" }, "");
  assert_list (self, (SuyuanQuery){ .search = "MILL" }, "AB.7");
  assert_list (self, (SuyuanQuery){ .search = "3 北岸" }, "HN-003");
  assert_list (self, (SuyuanQuery){ .search = "\"' OR *" }, "");
  assert_list (self, (SuyuanQuery){ .search = "  " }, "- AB.7 HN-001 HN-002 HN-003 ab-8");
}

static void
test_search_follows_edits (Fixture      *self,
                           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SuyuanUid uid;

  g_assert_true (suyuan_workspace_find (self->workspace, SUYUAN_KIND_OUTLET, "HN-003", &uid, &error));
  g_free (fixture_set_text (self->workspace, SUYUAN_KIND_OUTLET, &uid, "name", "丹江南岸"));
  assert_list (self, (SuyuanQuery){ .search = "汉江" }, "");
  assert_list (self, (SuyuanQuery){ .search = "丹江" }, "HN-003");
}

static void
test_bounds (Fixture      *self,
             gconstpointer data)
{
  SuyuanBounds box = { 1120000001, 320000000, 1123000000, 340000000 };
  SuyuanBounds point = { 1122000000, 330000000, 1122000000, 330000000 };

  assert_list (self, (SuyuanQuery){ .bounds = &box }, "AB.7 HN-001 HN-002");
  assert_list (self, (SuyuanQuery){ .bounds = &point }, "HN-002");
  point.west++;
  point.east++;
  assert_list (self, (SuyuanQuery){ .bounds = &point }, "");
}

static SuyuanExpr *
leaf (SuyuanExprOp op,
      const char  *field,
      const char  *first,
      const char  *second)
{
  SuyuanExpr *self = g_new0 (SuyuanExpr, 1);

  self->op = op;
  self->field = g_strdup (field);
  self->texts = g_new0 (char *, 3);
  self->texts[0] = g_strdup (first);
  self->texts[1] = g_strdup (second);
  return self;
}

static SuyuanExpr *
branch (SuyuanExprOp op,
        SuyuanExpr  *left,
        SuyuanExpr  *right)
{
  SuyuanExpr *self = g_new0 (SuyuanExpr, 1);

  self->op = op;
  self->left = left;
  self->right = right;
  return self;
}

static void
free_expr (SuyuanExpr *self)
{
  if (self == NULL)
    return;
  free_expr (self->left);
  free_expr (self->right);
  g_free (self->field);
  g_strfreev (self->texts);
  g_free (self);
}

static void
assert_filter (Fixture    *self,
               SuyuanExpr *filter,
               const char *expected)
{
  assert_list (self, (SuyuanQuery){ .filter = filter }, expected);
  free_expr (filter);
}

static void
test_filter (Fixture      *self,
             gconstpointer data)
{
  assert_filter (self, leaf (SUYUAN_EXPR_EQ, "type", "industry_rain", NULL), "HN-002 HN-003");
  assert_filter (self, leaf (SUYUAN_EXPR_IN, "type", "industry_rain", "park_plant"), "AB.7 HN-002 HN-003 ab-8");
  assert_filter (self, leaf (SUYUAN_EXPR_NULL, "type", NULL, NULL), "-");
  assert_filter (self, branch (SUYUAN_EXPR_NOT, leaf (SUYUAN_EXPR_NULL, "code", NULL, NULL), NULL), "AB.7 HN-001 HN-002 HN-003 ab-8");
  assert_filter (self, leaf (SUYUAN_EXPR_CONTAINS, "name", "mill", NULL), "AB.7");
  assert_filter (self, leaf (SUYUAN_EXPR_GT, "chainage_m", "10.5", NULL), "AB.7 HN-002 ab-8");
  assert_filter (self, leaf (SUYUAN_EXPR_LE, "lon", "112.1", NULL), "HN-001 HN-003");
  assert_filter (self, leaf (SUYUAN_EXPR_EQ, "section", "S1", NULL), "HN-001");
  assert_filter (self, leaf (SUYUAN_EXPR_EQ, "sources", "rain", NULL), "HN-002");
  assert_filter (self, leaf (SUYUAN_EXPR_IN, "sources", "industry", "farmland"), "HN-002");
  assert_filter (self, leaf (SUYUAN_EXPR_GT, "created", "2020-01-01", NULL), "- AB.7 HN-001 HN-002 HN-003 ab-8");
  assert_filter (self, branch (SUYUAN_EXPR_OR, leaf (SUYUAN_EXPR_EQ, "code", "AB.7", NULL), branch (SUYUAN_EXPR_AND, leaf (SUYUAN_EXPR_EQ, "type", "industry_rain", NULL), leaf (SUYUAN_EXPR_CONTAINS, "name", "湍河", NULL))),
                 "AB.7 HN-002");
}

/* A non-detect is no number: it passes no comparison with one. */
static void
test_filter_non_detect (Fixture      *self,
                        gconstpointer data)
{
  assert_filter (self, leaf (SUYUAN_EXPR_GT, "quick_nh3n", "1", NULL), "AB.7");
  assert_filter (self, leaf (SUYUAN_EXPR_LT, "quick_nh3n", "1", NULL), "");
  assert_filter (self, leaf (SUYUAN_EXPR_EQ, "quick_nh3n", "<0.025", NULL), "HN-002");
}

static void
assert_refused (Fixture    *self,
                SuyuanExpr *filter,
                const char *name)
{
  g_autoptr (GError) error = NULL;
  SuyuanQuery query = { .kind = SUYUAN_KIND_OUTLET, .filter = filter };

  g_assert_null (suyuan_workspace_query_ids (self->workspace, &query, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, name));
  free_expr (filter);
}

static void
test_filter_refused (Fixture      *self,
                     gconstpointer data)
{
  assert_refused (self, leaf (SUYUAN_EXPR_EQ, "no_such\" OR 1", "1", NULL), "no_such");
  assert_refused (self, leaf (SUYUAN_EXPR_GT, "chainage_m", "far", NULL), "far");
  assert_refused (self, leaf (SUYUAN_EXPR_GT, "created", "yesterday", NULL), "yesterday");
  assert_refused (self, leaf (SUYUAN_EXPR_EQ, "type", "rain", NULL), "rain");
  assert_refused (self, leaf (SUYUAN_EXPR_IN, "type", "park_plant", "rain"), "rain");
  assert_refused (self, leaf (SUYUAN_EXPR_EQ, "sources", "rubbish", NULL), "rubbish");
  assert_refused (self, leaf (SUYUAN_EXPR_EQ, "mixed", "perhaps", NULL), "perhaps");
}

static void
assert_found (Fixture    *self,
              SuyuanKind  kind,
              const char *code,
              const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanRecord) record = NULL;
  SuyuanUid uid;

  g_assert_true (suyuan_workspace_find (self->workspace, kind, code, &uid, &error));
  g_assert_no_error (error);
  record = suyuan_workspace_get (self->workspace, kind, &uid, &error);
  g_assert_cmpstr (suyuan_record_get_text (record, "name"), ==, name);
}

static void
test_find (Fixture      *self,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SuyuanUid uid;

  assert_found (self, SUYUAN_KIND_OUTLET, "HN-002", "湍河排口");
  assert_found (self, SUYUAN_KIND_OUTLET, "N-8", "江");
  g_assert_false (suyuan_workspace_find (self->workspace, SUYUAN_KIND_OUTLET, "nothing", &uid, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  fixture_add (self->workspace, SUYUAN_KIND_OUTLET, "HN-002", "twin", NULL);
  g_assert_false (suyuan_workspace_find (self->workspace, SUYUAN_KIND_OUTLET, "HN-002", &uid, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CONSTRAINT);
}

static void
test_find_section (Fixture      *self,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBatch) batch = suyuan_batch_begin (self->workspace, "add", NULL, &error);
  g_autoptr (SuyuanRecord) section = fixture_record (self->workspace, SUYUAN_KIND_SECTION, NULL, "七里庄");
  g_autofree char *code = NULL;

  suyuan_record_set_text (section, "province", "河南省");
  suyuan_record_set_text (section, "basin", "长江流域");
  g_assert_true (suyuan_batch_create (batch, section, &error));
  g_assert_true (suyuan_batch_commit (batch, NULL, &error));
  code = suyuan_workspace_dup_code (self->workspace, section);
  g_assert_cmpstr (code, ==, "河南省/长江流域/七里庄");
  assert_found (self, SUYUAN_KIND_SECTION, code, "七里庄");
}

/* Uids made in the same moment share their beginning: the printed part is as long as it must be. */
static void
test_code_of_uid (Fixture      *self,
                  gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBatch) batch = suyuan_batch_begin (self->workspace, "add", NULL, &error);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_record_unref);

  for (int i = 0; i < 50; i++)
    {
      SuyuanRecord *record = fixture_record (self->workspace, SUYUAN_KIND_ENTERPRISE, NULL, "x");

      g_assert_true (suyuan_batch_create (batch, record, &error));
      g_ptr_array_add (records, record);
    }
  g_assert_true (suyuan_batch_commit (batch, NULL, &error));

  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *code = suyuan_workspace_dup_code (self->workspace, records->pdata[i]);
      SuyuanUid        uid;

      g_assert_cmpuint (strlen (code), >=, 9);
      g_assert_cmpint (code[0], ==, '#');
      g_assert_true (suyuan_workspace_find (self->workspace, SUYUAN_KIND_ENTERPRISE, code, &uid, &error));
      g_assert_no_error (error);
      g_assert_true (suyuan_uid_equal (&uid, suyuan_record_get_uid (records->pdata[i])));
    }
}

static void
test_referring (Fixture      *self,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) outlets = NULL;
  SuyuanUid section;

  g_assert_true (suyuan_workspace_find (self->workspace, SUYUAN_KIND_SECTION, "S1", &section, &error));
  outlets = suyuan_workspace_referring (self->workspace, SUYUAN_KIND_OUTLET, "section", &section, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (outlets->len, ==, 1);
  g_assert_cmpstr (suyuan_record_get_text (outlets->pdata[0], "code"), ==, "HN-001");
}

static void
test_ids_and_fetch (Fixture      *self,
                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SuyuanQuery query = { .kind = SUYUAN_KIND_OUTLET };
  g_autoptr (GArray) ids = suyuan_workspace_query_ids (self->workspace, &query, &error);
  g_autoptr (GPtrArray) records = suyuan_workspace_fetch (self->workspace, SUYUAN_KIND_OUTLET, &g_array_index (ids, gint64, 1), 3, &error);

  g_assert_cmpuint (ids->len, ==, 6);
  g_assert_cmpuint (records->len, ==, 3);
  g_assert_cmpstr (suyuan_record_get_text (records->pdata[0], "code"), ==, "AB.7");
  g_assert_cmpint (suyuan_workspace_id_of (self->workspace, SUYUAN_KIND_OUTLET, suyuan_record_get_uid (records->pdata[0])), ==, g_array_index (ids, gint64, 1));
}

static void
sum_cb (const SuyuanUid   *uid,
        gint64             id,
        const SuyuanValue *values,
        gpointer           data)
{
  gint64 *sum = data;

  g_assert_cmpint (id, >, 0);
  if (values[0].type == SUYUAN_VALUE_INTEGER)
    *sum += values[0].integer;
  if (values[1].type == SUYUAN_VALUE_TEXT)
    *sum += 1;
}

static void
test_scan (Fixture      *self,
           gconstpointer data)
{
  static const char *const keys[] = { "lon", "type", NULL };
  static const char *const bad[] = { "longitude", NULL };
  g_autoptr (GError) error = NULL;
  SuyuanQuery query = { .kind = SUYUAN_KIND_OUTLET };
  gint64      sum = 0;

  g_assert_true (suyuan_workspace_scan (self->workspace, &query, keys, sum_cb, &sum, &error));
  g_assert_cmpint (sum, ==, G_GINT64_CONSTANT (5610000005));
  g_assert_false (suyuan_workspace_scan (self->workspace, &query, bad, sum_cb, &sum, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CONSTRAINT);
}

/* Each filter passes as many as when it is asked alone. */
static void
test_count_each (Fixture      *self,
                 gconstpointer data)
{
  static const char *const texts[] = { "type = 'industry_rain'", "type null", "not type null", "chainage_m > 15", "section = 'S1' or name ~ '江'", "not (chainage_m > 15)", "uid null" };
  g_autoptr (GError) error = NULL;
  SuyuanExpr *filters[G_N_ELEMENTS (texts)];
  gint64      counts[G_N_ELEMENTS (texts)];

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    filters[i] = suyuan_expr_parse (texts[i], &error);
  g_assert_true (suyuan_workspace_count_each (self->workspace, SUYUAN_KIND_OUTLET, (const SuyuanExpr *const *) filters, G_N_ELEMENTS (filters), counts, &error));
  g_assert_no_error (error);
  g_assert_cmpint (counts[0], ==, 2);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      SuyuanQuery query = { .kind = SUYUAN_KIND_OUTLET, .filter = filters[i] };

      g_assert_cmpint (counts[i], ==, suyuan_workspace_count (self->workspace, &query, &error));
      suyuan_expr_free (filters[i]);
    }
}

static void
test_count_each_refused (Fixture      *self,
                         gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanExpr) nonsense = suyuan_expr_parse ("colour = 'red'", NULL);
  const SuyuanExpr *filters[] = { nonsense };
  gint64            count;

  g_assert_false (suyuan_workspace_count_each (self->workspace, SUYUAN_KIND_OUTLET, filters, 1, &count, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CONSTRAINT);
}

static void
test_tally (Fixture      *self,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) types = suyuan_workspace_tally (self->workspace, SUYUAN_KIND_OUTLET, "type", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (types), ==, 3);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (types, "industry_rain")), ==, 2);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (types, "park_plant")), ==, 2);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (types, "industry")), ==, 1);
  g_assert_null (suyuan_workspace_tally (self->workspace, SUYUAN_KIND_OUTLET, "colour", &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CONSTRAINT);
}

#define ADD(name, func) g_test_add ("/store/query/" name, Fixture, NULL, fill, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("order", test_order);
  ADD ("search", test_search);
  ADD ("search-follows-edits", test_search_follows_edits);
  ADD ("bounds", test_bounds);
  ADD ("filter", test_filter);
  ADD ("filter-non-detect", test_filter_non_detect);
  ADD ("filter-refused", test_filter_refused);
  ADD ("find", test_find);
  ADD ("find-section", test_find_section);
  ADD ("code-of-uid", test_code_of_uid);
  ADD ("referring", test_referring);
  ADD ("ids-and-fetch", test_ids_and_fetch);
  ADD ("scan", test_scan);
  ADD ("count-each", test_count_each);
  ADD ("count-each-refused", test_count_each_refused);
  ADD ("tally", test_tally);

  return g_test_run ();
}
