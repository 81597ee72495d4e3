/* test-listing.c: which records a query lists and in which order, against a model sorted in memory
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-random.h"

#include <string.h>

#define N_RECORDS 150

/* How SQL orders values: nothing first, then numbers, then texts, then bytes. */
static int
compare_values (const SuyuanValue *a,
                const SuyuanValue *b)
{
  static const int ranks[] = { 0, 1, 1, 2, 3 };
  double           left, right;

  if (ranks[a->type] != ranks[b->type])
    return ranks[a->type] - ranks[b->type];
  if (ranks[a->type] == 1)
    {
      left = a->type == SUYUAN_VALUE_REAL ? a->real : (double) a->integer;
      right = b->type == SUYUAN_VALUE_REAL ? b->real : (double) b->integer;
      return left < right ? -1 : left > right;
    }
  if (a->type == SUYUAN_VALUE_TEXT)
    return strcmp (a->text, b->text);
  return a->type == SUYUAN_VALUE_NULL ? 0 : g_bytes_compare (a->blob, b->blob);
}

/* By code and then uid; a record without a code comes first. */
static int
compare_codes (gconstpointer a,
               gconstpointer b)
{
  SuyuanRecord *left = *(SuyuanRecord *const *) a, *right = *(SuyuanRecord *const *) b;
  int           order = compare_values (suyuan_record_get (left, "code"), suyuan_record_get (right, "code"));

  return order != 0 ? order : suyuan_uid_compare (suyuan_record_get_uid (left), suyuan_record_get_uid (right));
}

static GArray *
ask (Fixture           *self,
     const SuyuanQuery *query)
{
  g_autoptr (GError) error = NULL;
  GArray *ids = suyuan_workspace_query_ids (self->workspace, query, &error);

  g_assert_no_error (error);
  return ids;
}

/* Few codes, so that many share one. */
static GPtrArray *
fill (Fixture   *self,
      SuyuanKind kind)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_record_unref);

  g_assert_true (suyuan_workspace_begin (self->workspace, &error));
  for (guint i = 0; i < N_RECORDS; i++)
    {
      SuyuanRecord    *record = random_record (suyuan_workspace_get_catalogue (self->workspace), kind);
      g_autofree char *code = random_chance (20) ? NULL : g_strdup_printf ("%c%u", "aAzZ"[random_below (4)], random_below (12));

      suyuan_record_set_text (record, "code", code);
      put_row (self->workspace, record);
      g_ptr_array_add (records, record);
    }
  g_assert_true (suyuan_workspace_commit (self->workspace, &error));
  return records;
}

static void
assert_order (GPtrArray *found,
              GPtrArray *expected,
              gboolean   descending)
{
  g_assert_cmpuint (found->len, ==, expected->len);
  for (guint i = 0; i < found->len; i++)
    {
      SuyuanRecord *record = expected->pdata[descending ? expected->len - 1 - i : i];

      g_assert_true (suyuan_uid_equal (suyuan_record_get_uid (found->pdata[i]), suyuan_record_get_uid (record)));
    }
}

static void
test_by_code (Fixture      *self,
              gconstpointer data)
{
  static const char *const sorts[] = { NULL, "code", "-code" };

  for (SuyuanKind kind = 1; kind < SUYUAN_N_KINDS; kind += 4)
    {
      g_autoptr (GPtrArray) records = fill (self, kind);

      g_ptr_array_sort (records, compare_codes);
      for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
        {
          SuyuanQuery query = { .kind = kind, .sort = sorts[i] };
          g_autoptr (GPtrArray) found = suyuan_workspace_query (self->workspace, &query, NULL);

          assert_order (found, records, i == 2);
        }
    }
}

/* Never a step back in the field asked for, and every record once. */
static void
assert_sorted (GPtrArray  *found,
               const char *key,
               gboolean    descending)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (suyuan_uid_hash, suyuan_uid_equal);

  for (guint i = 0; i < found->len; i++)
    {
      g_assert_true (g_hash_table_add (seen, (gpointer) suyuan_record_get_uid (found->pdata[i])));
      if (i > 0)
        {
          int order = compare_values (suyuan_record_get (found->pdata[i - 1], key), suyuan_record_get (found->pdata[i], key));

          if (descending ? order < 0 : order > 0)
            g_error ("%s, place %u", key, i);
        }
    }
}

/* Every field of the catalogue, both ways: nulls first upwards and last downwards, one the mirror of the other. */
static void
test_by_every_field (Fixture      *self,
                     gconstpointer data)
{
  static const SuyuanKind kinds[] = { SUYUAN_KIND_OUTLET, SUYUAN_KIND_SAMPLE, SUYUAN_KIND_TASK, SUYUAN_KIND_MEDIUM };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GPtrArray) records = fill (self, kinds[i]);
      guint              n_fields;
      const SuyuanField *fields = suyuan_catalogue_get_fields (suyuan_workspace_get_catalogue (self->workspace), kinds[i], &n_fields);

      for (guint j = 0; j < n_fields; j++)
        {
          g_autofree char *downwards = g_strconcat ("-", fields[j].key, NULL);
          SuyuanQuery      up = { .kind = kinds[i], .sort = fields[j].key }, down = { .kind = kinds[i], .sort = downwards };
          g_autoptr (GPtrArray) rising = suyuan_workspace_query (self->workspace, &up, NULL);
          g_autoptr (GPtrArray) falling = suyuan_workspace_query (self->workspace, &down, NULL);

          g_assert_cmpuint (rising->len, ==, records->len);
          assert_sorted (rising, fields[j].key, FALSE);
          assert_sorted (falling, fields[j].key, TRUE);
          assert_order (falling, rising, TRUE);
        }
    }
}

static void
test_by_times (Fixture      *self,
               gconstpointer data)
{
  g_autoptr (GPtrArray) records = fill (self, SUYUAN_KIND_VISIT);
  SuyuanQuery query = { .kind = SUYUAN_KIND_VISIT, .sort = "created" };
  g_autoptr (GPtrArray) created = suyuan_workspace_query (self->workspace, &query, NULL);
  g_autoptr (GPtrArray) changed = NULL;
  g_autoptr (GPtrArray) by_uid = NULL;

  query.sort = "-changed";
  changed = suyuan_workspace_query (self->workspace, &query, NULL);
  query.sort = "uid";
  by_uid = suyuan_workspace_query (self->workspace, &query, NULL);
  for (guint i = 1; i < records->len; i++)
    {
      g_assert_cmpint (suyuan_record_get_created (created->pdata[i - 1]), <=, suyuan_record_get_created (created->pdata[i]));
      g_assert_cmpint (suyuan_record_get_changed (changed->pdata[i - 1]), >=, suyuan_record_get_changed (changed->pdata[i]));
      g_assert_cmpint (suyuan_uid_compare (suyuan_record_get_uid (by_uid->pdata[i - 1]), suyuan_record_get_uid (by_uid->pdata[i])), <, 0);
    }
}

static void
test_bad_sort (Fixture      *self,
               gconstpointer data)
{
  static const char *const bad[] = { "no_such_field", "-no_such_field", "", "-", "--code", "fid", "code, name", "code\" --", "geom", "CODE" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      SuyuanQuery query = { .kind = SUYUAN_KIND_OUTLET, .sort = bad[i] };

      g_assert_null (suyuan_workspace_query_ids (self->workspace, &query, &error));
      g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CONSTRAINT);
      g_assert_null (suyuan_workspace_query (self->workspace, &query, NULL));
    }
}

/* A limit is the beginning of the whole, in any order; the count does not know it. */
static void
test_limit (Fixture      *self,
            gconstpointer data)
{
  static const char *const sorts[] = { NULL, "-code", "type", "-chainage_m", "status", "-created" };
  g_autoptr (GPtrArray) records = fill (self, SUYUAN_KIND_OUTLET);

  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    {
      SuyuanQuery query = { .kind = SUYUAN_KIND_OUTLET, .sort = sorts[i] };
      g_autoptr (GArray) whole = ask (self, &query);

      for (guint limit = 1; limit < N_RECORDS + 20; limit += 1 + random_below (30))
        {
          g_autoptr (GArray) part = NULL;

          query.limit = limit;
          part = ask (self, &query);
          g_assert_cmpuint (part->len, ==, MIN (limit, N_RECORDS));
          g_assert_cmpmem (part->data, part->len * sizeof (gint64), whole->data, part->len * sizeof (gint64));
          g_assert_cmpint (suyuan_workspace_count (self->workspace, &query, NULL), ==, N_RECORDS);
        }
    }
}

/* Filter, search and box together are the records that pass each of them alone, in the order of the whole list. */
static void
test_together (Fixture      *self,
               gconstpointer data)
{
  static const char *const filters[] = { "key_river = 1", "not code null", "chainage_m > 1 or type null", "name ~ 'a'" };
  static const char *const searches[] = { "江", "口", "a1", "z", "排口", "1", "a" };
  static const char *const sorts[] = { NULL, "-name", "division", "-quick_cod" };
  g_autoptr (GPtrArray) records = fill (self, SUYUAN_KIND_OUTLET);

  for (guint i = 0; i < 150; i++)
    {
      g_autoptr (SuyuanExpr) filter = suyuan_expr_parse (filters[random_below (G_N_ELEMENTS (filters))], NULL);
      SuyuanBounds bounds = { 1120000000 + random_below (5000000), 330000000 + random_below (5000000), 1125000000 + random_below (5000000), 335000000 + random_below (5000000) };
      const char  *sort = sorts[random_below (G_N_ELEMENTS (sorts))], *search = searches[random_below (G_N_ELEMENTS (searches))];
      SuyuanQuery  query = { SUYUAN_KIND_OUTLET, random_chance (70) ? filter : NULL, random_chance (70) ? search : NULL,
                            random_chance (70) ? &bounds : NULL, sort, 0 };
      SuyuanQuery  parts[] = { { .kind = SUYUAN_KIND_OUTLET, .sort = sort }, { .kind = SUYUAN_KIND_OUTLET, .filter = query.filter }, { .kind = SUYUAN_KIND_OUTLET, .search = query.search }, { .kind = SUYUAN_KIND_OUTLET, .bounds = query.bounds } };
      g_autoptr (GArray) found = ask (self, &query), whole = ask (self, &parts[0]);
      g_autoptr (GHashTable) passes = g_hash_table_new (NULL, NULL);
      guint at = 0;

      for (guint part = 1; part < G_N_ELEMENTS (parts); part++)
        {
          g_autoptr (GArray) ids = ask (self, &parts[part]);

          for (guint j = 0; j < ids->len; j++)
            {
              gpointer id = GSIZE_TO_POINTER (g_array_index (ids, gint64, j));

              g_hash_table_insert (passes, id, GSIZE_TO_POINTER (GPOINTER_TO_SIZE (g_hash_table_lookup (passes, id)) + 1));
            }
        }
      for (guint j = 0; j < whole->len; j++)
        if (GPOINTER_TO_SIZE (g_hash_table_lookup (passes, GSIZE_TO_POINTER (g_array_index (whole, gint64, j)))) == 3)
          {
            g_assert_cmpuint (at, <, found->len);
            g_assert_cmpint (g_array_index (found, gint64, at++), ==, g_array_index (whole, gint64, j));
          }
      g_assert_cmpuint (at, ==, found->len);
      g_assert_cmpint (suyuan_workspace_count (self->workspace, &query, NULL), ==, found->len);
    }
}

/* In the order given, twice where given twice, and without those that are not there. */
static void
test_fetch (Fixture      *self,
            gconstpointer data)
{
  g_autoptr (GPtrArray) records = fill (self, SUYUAN_KIND_ENTERPRISE);
  SuyuanQuery query = { .kind = SUYUAN_KIND_ENTERPRISE };
  g_autoptr (GArray) ids = ask (self, &query);

  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (GArray) asked = g_array_new (FALSE, FALSE, sizeof (gint64)), known = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) found = NULL;

      for (guint i = 0; i < 80; i++)
        {
          static const gint64 unknown[] = { 0, -1, 999999, G_MAXINT64, G_MININT64 };
          gboolean            known_one = random_chance (80);
          gint64              id = known_one ? g_array_index (ids, gint64, random_below (ids->len)) : unknown[random_below (G_N_ELEMENTS (unknown))];

          g_array_append_val (asked, id);
          if (known_one)
            g_array_append_val (known, id);
        }
      found = suyuan_workspace_fetch (self->workspace, SUYUAN_KIND_ENTERPRISE, (gint64 *) asked->data, asked->len, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (found->len, ==, known->len);
      for (guint i = 0; i < found->len; i++)
        g_assert_cmpint (suyuan_workspace_id_of (self->workspace, SUYUAN_KIND_ENTERPRISE, suyuan_record_get_uid (found->pdata[i])), ==,
                         g_array_index (known, gint64, i));
    }
}

static void
test_nothing_there (Fixture      *self,
                    gconstpointer data)
{
  SuyuanUid   nobody = random_uid ();
  SuyuanQuery query = { .kind = SUYUAN_KIND_OUTLET };
  g_autoptr (GArray) ids = ask (self, &query);
  g_autoptr (GPtrArray) fetched = suyuan_workspace_fetch (self->workspace, SUYUAN_KIND_OUTLET, NULL, 0, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (ids->len, ==, 0);
  g_assert_cmpuint (fetched->len, ==, 0);
  g_assert_cmpint (suyuan_workspace_count (self->workspace, &query, NULL), ==, 0);
  g_assert_cmpint (suyuan_workspace_id_of (self->workspace, SUYUAN_KIND_OUTLET, &nobody), ==, 0);
  g_assert_null (suyuan_workspace_get (self->workspace, SUYUAN_KIND_OUTLET, &nobody, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "outlet"));
}

/* A kind of a later version is refused everywhere, by its number. */
static void
test_unknown_kind (Fixture      *self,
                   gconstpointer data)
{
  static const SuyuanKind kinds[] = { SUYUAN_KIND_NONE, SUYUAN_N_KINDS, 999 };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GError) error = NULL;
      SuyuanQuery query = { .kind = kinds[i] };
      SuyuanUid   uid = { 0 };
      gint64      id = 1;

      g_assert_null (suyuan_workspace_query_ids (self->workspace, &query, &error));
      g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CONSTRAINT);
      g_assert_null (suyuan_workspace_query (self->workspace, &query, NULL));
      g_assert_cmpint (suyuan_workspace_count (self->workspace, &query, NULL), ==, -1);
      g_assert_null (suyuan_workspace_get (self->workspace, kinds[i], &uid, NULL));
      g_assert_null (suyuan_workspace_fetch (self->workspace, kinds[i], &id, 1, NULL));
      g_assert_null (suyuan_workspace_referring (self->workspace, kinds[i], "outlet", &uid, NULL));
      g_assert_cmpint (suyuan_workspace_id_of (self->workspace, kinds[i], &uid), ==, 0);
      g_assert_false (suyuan_workspace_find (self->workspace, kinds[i], "x", &uid, NULL));
    }
}

#define ADD(name, func) g_test_add ("/store/listing/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("by-code", test_by_code);
  ADD ("by-every-field", test_by_every_field);
  ADD ("by-times", test_by_times);
  ADD ("bad-sort", test_bad_sort);
  ADD ("limit", test_limit);
  ADD ("together", test_together);
  ADD ("fetch", test_fetch);
  ADD ("nothing-there", test_nothing_there);
  ADD ("unknown-kind", test_unknown_kind);

  return g_test_run ();
}
