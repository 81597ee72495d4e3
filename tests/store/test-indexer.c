/* test-indexer.c: what the spatial index finds against a look at every shape, and extents, through all edits
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-random.h"

#include "suyuan-rows.h"
#include "suyuan-spatial-check.h"

#include <math.h>

/* A record the model keeps beside the workspace. */
typedef struct
{
  SuyuanUid uid;
  SuyuanBox box; /* empty: no shape */
} Shape;

static void
set_shape (SuyuanRecord *record,
           SuyuanBox    *box)
{
  g_auto (SuyuanValue) value = { 0 };
  g_autoptr (GBytes) wkb = NULL;
  gint64 lon, lat;

  if (suyuan_record_get_kind (record) == SUYUAN_KIND_WATER_BODY)
    {
      wkb = random_wkb (box);
      suyuan_value_set_blob (&value, wkb);
      suyuan_record_set (record, "geometry", &value);
      return;
    }

  lon = g_test_rand_int_range (1100000000, 1140000000);
  lat = g_test_rand_int_range (310000000, 350000000);
  suyuan_record_set_integer (record, "lon", lon);
  suyuan_record_set_integer (record, "lat", lat);
  *box = (SuyuanBox){ lon / 1e7, lon / 1e7, lat / 1e7, lat / 1e7 };
}

static void
clear_shape (SuyuanRecord *record,
             SuyuanBox    *box)
{
  const SuyuanValue nothing = { 0 };

  *box = SUYUAN_BOX_EMPTY;
  if (suyuan_record_get_kind (record) == SUYUAN_KIND_WATER_BODY)
    {
      suyuan_record_set (record, "geometry", &nothing);
      return;
    }
  suyuan_record_set (record, "lon", &nothing);
  suyuan_record_set (record, "lat", &nothing);
}

static void
create (Fixture     *self,
        SuyuanBatch *batch,
        SuyuanKind   kind,
        GArray      *shapes)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = random_text (4);
  g_autoptr (SuyuanRecord) record = fixture_record (self->workspace, kind, NULL, name);
  Shape shape = { *suyuan_record_get_uid (record), SUYUAN_BOX_EMPTY };

  if (random_chance (85))
    set_shape (record, &shape.box);
  suyuan_batch_create (batch, record, &error);
  g_assert_no_error (error);
  g_array_append_val (shapes, shape);
}

static void
edit (Fixture     *self,
      SuyuanBatch *batch,
      SuyuanKind   kind,
      GArray      *shapes)
{
  guint  at = random_below (shapes->len);
  Shape *shape = &g_array_index (shapes, Shape, at);
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanRecord) record = suyuan_record_new (suyuan_workspace_get_catalogue (self->workspace), kind, &shape->uid);

  if (random_chance (35))
    {
      g_assert_true (suyuan_batch_remove (batch, kind, &shape->uid, &error));
      g_array_remove_index_fast (shapes, at);
      return;
    }
  if (random_chance (20))
    suyuan_record_set_text (record, "remark", "only words");
  else if (random_chance (20))
    clear_shape (record, &shape->box);
  else
    set_shape (record, &shape->box);
  suyuan_batch_update (batch, record, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
touches (const SuyuanBox    *box,
         const SuyuanBounds *bounds)
{
  return box->min_x * 1e7 <= bounds->east && box->max_x * 1e7 >= bounds->west && box->min_y * 1e7 <= bounds->north && box->max_y * 1e7 >= bounds->south;
}

static SuyuanBounds
random_bounds (void)
{
  gint32       size = random_chance (30) ? 0 : g_test_rand_int_range (1, 20000000);
  SuyuanBounds bounds;

  bounds.west = g_test_rand_int_range (1095000000, 1145000000);
  bounds.south = g_test_rand_int_range (305000000, 355000000);
  bounds.east = bounds.west + size;
  bounds.north = bounds.south + size;
  return bounds;
}

/* Points exactly. A shape's own box is kept in floats, a few metres wider: that much more may come, never less. */
static void
assert_found (Fixture            *self,
              SuyuanKind          kind,
              GArray             *shapes,
              const SuyuanBounds *bounds)
{
  g_autoptr (GError) error = NULL;
  SuyuanQuery  query = { .kind = kind, .bounds = bounds };
  SuyuanBounds wider = { bounds->west - 200, bounds->south - 200, bounds->east + 200, bounds->north + 200 };
  g_autoptr (GPtrArray) records = suyuan_workspace_query (self->workspace, &query, &error);
  g_autoptr (GHashTable) uids = g_hash_table_new (suyuan_uid_hash, suyuan_uid_equal);
  guint n_possible = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < records->len; i++)
    g_hash_table_add (uids, (gpointer) suyuan_record_get_uid (records->pdata[i]));

  for (guint i = 0; i < shapes->len; i++)
    {
      const Shape *shape = &g_array_index (shapes, Shape, i);
      gboolean     found = g_hash_table_contains (uids, &shape->uid);

      if (touches (&shape->box, bounds))
        g_assert_true (found);
      if (found)
        g_assert_true (touches (&shape->box, kind == SUYUAN_KIND_WATER_BODY ? &wider : bounds));
      n_possible += found;
    }
  g_assert_cmpuint (n_possible, ==, records->len);
}

/* The layer's extent, which other programs zoom to, is the box around all shapes. */
static void
assert_extent (Fixture   *self,
               SuyuanKind kind,
               GArray    *shapes)
{
  SuyuanBox expected = SUYUAN_BOX_EMPTY, extent;

  for (guint i = 0; i < shapes->len; i++)
    {
      const SuyuanBox *box = &g_array_index (shapes, Shape, i).box;

      if (box->min_x <= box->max_x)
        expected = (SuyuanBox){ MIN (expected.min_x, box->min_x), MAX (expected.max_x, box->max_x),
                                MIN (expected.min_y, box->min_y), MAX (expected.max_y, box->max_y) };
    }
  g_assert_true (suyuan_indexer_read_extent (self->workspace->indexer, self->workspace->tables[kind], &extent, NULL));
  g_assert_cmpfloat (extent.min_x, ==, expected.min_x);
  g_assert_cmpfloat (extent.max_x, ==, expected.max_x);
  g_assert_cmpfloat (extent.min_y, ==, expected.min_y);
  g_assert_cmpfloat (extent.max_y, ==, expected.max_y);
}

/* Exactly one entry for each shape, and none for what is gone. */
static void
assert_entries (Fixture   *self,
                SuyuanKind kind,
                GArray    *shapes)
{
  const SuyuanKindTable *table = self->workspace->tables[kind];
  guint64                expected = 0, sum;
  gboolean               whole;

  for (guint i = 0; i < shapes->len; i++)
    {
      const Shape *shape = &g_array_index (shapes, Shape, i);
      float        floats[4];

      if (shape->box.min_x > shape->box.max_x)
        continue;
      suyuan_indexer_round_box (&shape->box, floats);
      expected += suyuan_indexer_hash_entry (suyuan_workspace_id_of (self->workspace, kind, &shape->uid), floats);
    }
  g_assert_true (suyuan_spatial_check (self->workspace->db, table, &sum, &whole, NULL));
  g_assert_true (whole);
  g_assert_cmphex (sum, ==, expected);
}

static void
follow_edits (Fixture   *self,
              SuyuanKind kind)
{
  g_autoptr (GArray) shapes = g_array_new (FALSE, FALSE, sizeof (Shape));

  for (guint round = 0; round < 12; round++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SuyuanBatch) batch = suyuan_batch_begin (self->workspace, "edit", NULL, &error);
      guint n_edits = round == 0 ? 150 : random_below (60);

      for (guint i = 0; i < n_edits; i++)
        if (shapes->len == 0 || round == 0 || random_chance (35))
          create (self, batch, kind, shapes);
        else
          edit (self, batch, kind, shapes);
      g_assert_true (suyuan_batch_commit (batch, NULL, &error));
      g_assert_no_error (error);

      for (guint i = 0; i < 25; i++)
        {
          SuyuanBounds bounds = random_bounds ();

          assert_found (self, kind, shapes, &bounds);
        }
      assert_extent (self, kind, shapes);
      assert_entries (self, kind, shapes);
    }
}

static void
test_points (Fixture      *self,
             gconstpointer data)
{
  follow_edits (self, SUYUAN_KIND_OUTLET);
}

static void
test_shapes (Fixture      *self,
             gconstpointer data)
{
  follow_edits (self, SUYUAN_KIND_WATER_BODY);
}

/* Box and point share an edge, or miss it by the smallest step there is: eleven millimetres. */
static void
test_exact_edges (Fixture      *self,
                  gconstpointer data)
{
  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (SuyuanRecord) outlet = fixture_record (self->workspace, SUYUAN_KIND_OUTLET, NULL, "o");
      gint32      lon = g_test_rand_int_range (1100000000, 1140000000), lat = g_test_rand_int_range (310000000, 350000000);
      SuyuanQuery query = { .kind = SUYUAN_KIND_OUTLET };

      g_assert_true (suyuan_workspace_begin (self->workspace, NULL));
      suyuan_record_set_integer (outlet, "lon", lon);
      suyuan_record_set_integer (outlet, "lat", lat);
      put_row (self->workspace, outlet);
      g_assert_true (suyuan_workspace_commit (self->workspace, NULL));

      for (gint32 dx = -1; dx <= 1; dx++)
        for (gint32 dy = -1; dy <= 1; dy++)
          {
            SuyuanBounds spot = { lon + dx, lat + dy, lon + dx, lat + dy };
            SuyuanBounds corner = { lon + dx, lat + dy, lon + 5, lat + 5 };

            query.bounds = &spot;
            g_assert_cmpint (suyuan_workspace_count (self->workspace, &query, NULL), ==, dx == 0 && dy == 0);
            query.bounds = &corner;
            g_assert_cmpint (suyuan_workspace_count (self->workspace, &query, NULL), ==, dx <= 0 && dy <= 0);
          }
    }
}

/* Rounded outwards and by as little as can be. */
static void
test_round_box (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      double    x = random_degrees (0, 180), y = random_degrees (0, 90);
      SuyuanBox box = { x, x, y, y };
      float     floats[4];

      suyuan_indexer_round_box (&box, floats);
      g_assert_true (floats[0] <= x && floats[1] >= x && floats[2] <= y && floats[3] >= y);
      g_assert_true (nextafterf (floats[0], INFINITY) > x || floats[0] == x);
      g_assert_true (nextafterf (floats[1], -INFINITY) < x || floats[1] == x);
      g_assert_true (nextafterf (floats[2], INFINITY) > y || floats[2] == y);
      g_assert_true (nextafterf (floats[3], -INFINITY) < y || floats[3] == y);
    }
}

static void
test_hash_entry (void)
{
  const float first[] = { 1, 2, 3, 4 }, turned[] = { 2, 1, 3, 4 }, moved[] = { 1, 2, 3, nextafterf (4, 5) };

  g_assert_cmphex (suyuan_indexer_hash_entry (1, first), ==, suyuan_indexer_hash_entry (1, first));
  g_assert_cmphex (suyuan_indexer_hash_entry (1, first), !=, suyuan_indexer_hash_entry (2, first));
  g_assert_cmphex (suyuan_indexer_hash_entry (1, first), !=, suyuan_indexer_hash_entry (1, turned));
  g_assert_cmphex (suyuan_indexer_hash_entry (1, first), !=, suyuan_indexer_hash_entry (1, moved));
}

/* An aborted batch leaves nothing pending for the next. */
static void
test_abort (Fixture      *self,
            gconstpointer data)
{
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (Shape)), dropped = g_array_new (FALSE, FALSE, sizeof (Shape));
  SuyuanBounds everywhere = { 1000000000, 200000000, 1300000000, 500000000 };

  for (guint round = 0; round < 6; round++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SuyuanBatch) batch = suyuan_batch_begin (self->workspace, "add", NULL, &error);

      for (guint i = 0; i < 20; i++)
        create (self, batch, SUYUAN_KIND_OUTLET, round % 2 == 0 ? dropped : kept);
      if (round % 2 == 1)
        g_assert_true (suyuan_batch_commit (batch, NULL, &error));
    }
  assert_found (self, SUYUAN_KIND_OUTLET, kept, &everywhere);
  assert_entries (self, SUYUAN_KIND_OUTLET, kept);
  assert_extent (self, SUYUAN_KIND_OUTLET, kept);
}

/* A kind without a place is never inside anything. */
static void
test_no_place (Fixture      *self,
               gconstpointer data)
{
  SuyuanBounds everywhere = { G_MININT32, G_MININT32, G_MAXINT32, G_MAXINT32 };
  SuyuanQuery  query = { .kind = SUYUAN_KIND_PERSON, .bounds = &everywhere };

  fixture_add (self->workspace, SUYUAN_KIND_PERSON, "P", "p", NULL);
  g_assert_cmpint (suyuan_workspace_count (self->workspace, &query, NULL), ==, 0);
  query.bounds = NULL;
  g_assert_cmpint (suyuan_workspace_count (self->workspace, &query, NULL), ==, 1);
}

#define ADD(name, func) g_test_add ("/store/indexer/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("points", test_points);
  ADD ("shapes", test_shapes);
  ADD ("exact-edges", test_exact_edges);
  g_test_add_func ("/store/indexer/round-box", test_round_box);
  g_test_add_func ("/store/indexer/hash-entry", test_hash_entry);
  ADD ("abort", test_abort);
  ADD ("no-place", test_no_place);

  return g_test_run ();
}
