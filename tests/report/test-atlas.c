/* What of a workspace stands on a map: its parts, its bounds, the record set off, and signs.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "suyuan-atlas.h"
#include "suyuan-scene-draw.h"
#include "suyuan-thing.h"

#define ALL (SUYUAN_ATLAS_GROUND | SUYUAN_ATLAS_POINTS | SUYUAN_ATLAS_OUTLETS)

/* The ground around 112.0, the points east of it, one outlet far in the north. */
static void
furnish (Fixture *f)
{
  fixture_add (f, SUYUAN_KIND_WATER_BODY, "code=W1", "name=湍河", "type=river", "level=1", NULL);
  fixture_add (f, SUYUAN_KIND_REACH, "code=R1", "name=湍河一段", "water_body=W1", "geometry=LINESTRING (112.0 32.6, 112.1 32.6)", NULL);
  fixture_add (f, SUYUAN_KIND_AREA, "code=P1", "name=水源保护区", "type=source_protection_2",
               "geometry=POLYGON ((112.0 32.5, 112.1 32.5, 112.1 32.55, 112.0 32.55, 112.0 32.5))", NULL);
  fixture_add (f, SUYUAN_KIND_SECTION, "code=S1", "name=示例断面", "lon=112.3", "lat=32.6", "target=III", NULL);
  fixture_add (f, SUYUAN_KIND_ENTERPRISE, "code=E1", "name=示例厂", "lon=112.4", "lat=32.6", NULL);
  fixture_add (f, SUYUAN_KIND_OUTLET, "code=O1", "name=一号", "type=urban_rain", "lon=112.05", "lat=33.5", NULL);
  fixture_add (f, SUYUAN_KIND_OUTLET, "code=O2", "name=没有坐标", NULL);
}

static SuyuanScene *
scene_of (Fixture            *f,
          SuyuanAtlasParts    parts,
          const SuyuanBounds *bounds,
          const SuyuanUid    *highlighted)
{
  g_autoptr (GError) error = NULL;
  SuyuanScene *scene = suyuan_atlas_scene (f->office, parts, bounds, highlighted, NULL, &error);

  g_assert_no_error (error);
  return scene;
}

/* The corners of a scene in degrees. */
static void
assert_extent (Fixture            *f,
               SuyuanAtlasParts    parts,
               const SuyuanBounds *bounds,
               double              west,
               double              south,
               double              east,
               double              north)
{
  g_autoptr (SuyuanScene) scene = scene_of (f, parts, bounds, NULL);
  SuyuanExtent   extent = suyuan_scene_get_extent (scene);
  SuyuanPosition low = { (gint32) (west * SUYUAN_DEGREE), (gint32) (south * SUYUAN_DEGREE) };
  SuyuanPosition high = { (gint32) (east * SUYUAN_DEGREE), (gint32) (north * SUYUAN_DEGREE) };
  SuyuanWorld    first = suyuan_world_from_position (&low), second = suyuan_world_from_position (&high);

  g_assert_cmpfloat_with_epsilon (extent.west, first.x, 1e-7);
  g_assert_cmpfloat_with_epsilon (extent.south, first.y, 1e-7);
  g_assert_cmpfloat_with_epsilon (extent.east, second.x, 1e-7);
  g_assert_cmpfloat_with_epsilon (extent.north, second.y, 1e-7);
}

static void
test_parts (Fixture      *f,
            gconstpointer data)
{
  furnish (f);
  assert_extent (f, SUYUAN_ATLAS_GROUND, NULL, 112.0, 32.5, 112.1, 32.6);
  assert_extent (f, SUYUAN_ATLAS_POINTS, NULL, 112.3, 32.6, 112.4, 32.6);
  assert_extent (f, SUYUAN_ATLAS_OUTLETS, NULL, 112.05, 33.5, 112.05, 33.5);
  assert_extent (f, ALL, NULL, 112.0, 32.5, 112.4, 33.5);
}

/* Every area that was drawn is on the map, each as what it is; none is left out for its type. */
static void
test_areas (Fixture      *f,
            gconstpointer data)
{
  static const struct
  {
    const char    *type;
    SuyuanAreaKind kind;
  } areas[] = {
    { "administrative", SUYUAN_AREA_LAND },
    { "source_protection_1", SUYUAN_AREA_PROTECTED },
    { "nature_reserve", SUYUAN_AREA_PROTECTED },
    { "park", SUYUAN_AREA_PARK },
    { "sewer_coverage", SUYUAN_AREA_SEWER },
    { "function_zone", SUYUAN_AREA_OTHER },
    { "built_up", SUYUAN_AREA_OTHER },
    { "survey", SUYUAN_AREA_OTHER },
    { "other", SUYUAN_AREA_OTHER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      double           west = 112 + 0.2 * i;
      g_autofree char *name = g_strdup_printf ("name=A%u", i), *type = g_strconcat ("type=", areas[i].type, NULL);
      g_autofree char *ring = g_strdup_printf ("geometry=POLYGON ((%.1f 32, %.1f 32, %.1f 32.1, %.1f 32.1, %.1f 32))", west, west + 0.1, west + 0.1, west, west);
      SuyuanPosition   middle = { (gint32) ((west + 0.05) * SUYUAN_DEGREE), 320500000 };
      SuyuanViewport   viewport = { .centre = suyuan_world_from_position (&middle), .zoom = 11, .width = 200, .height = 200 };
      g_autoptr (SuyuanScene) scene = NULL;

      fixture_add (f, SUYUAN_KIND_AREA, name, type, ring, NULL);
      scene = scene_of (f, SUYUAN_ATLAS_GROUND, NULL, NULL);
      g_assert_cmphex (suyuan_scene_list_things (scene, &viewport), ==, SUYUAN_THING_BIT (SUYUAN_THING_AREA + areas[i].kind));
    }
}

static void
test_bounds (Fixture      *f,
             gconstpointer data)
{
  const SuyuanBounds north = { 1120000000, 334000000, 1121000000, 336000000 };
  const SuyuanBounds nowhere = { 100000000, 100000000, 110000000, 110000000 };
  g_autoptr (SuyuanScene) empty = NULL;
  SuyuanExtent extent;

  furnish (f);
  assert_extent (f, ALL, &north, 112.05, 33.5, 112.05, 33.5);
  empty = scene_of (f, ALL, &nowhere, NULL);
  extent = suyuan_scene_get_extent (empty);
  g_assert_true (suyuan_extent_is_empty (&extent));
}

static void
test_an_empty_workspace (Fixture      *f,
                         gconstpointer data)
{
  g_autoptr (SuyuanScene) scene = scene_of (f, ALL, NULL, NULL);
  SuyuanExtent extent = suyuan_scene_get_extent (scene);

  g_assert_true (suyuan_extent_is_empty (&extent));
}

#define SIDE 240

/* The scene around @lon, @lat as pixels; free with g_bytes_unref. */
static GBytes *
paint (SuyuanScene *scene,
       double       lon,
       double       lat)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, SIDE, SIDE);
  cairo_t         *cr = cairo_create (surface);
  SuyuanPosition   centre = { (gint32) (lon * SUYUAN_DEGREE), (gint32) (lat * SUYUAN_DEGREE) };
  SuyuanViewport   viewport = { .centre = suyuan_world_from_position (&centre), .zoom = 13, .width = SIDE, .height = SIDE };
  SuyuanSceneStyle style = { .scheme = SUYUAN_SCHEME_PRINT, .chinese = TRUE, .scale = 1 };
  GBytes          *bytes;

  suyuan_scene_draw (scene, cr, &viewport, &style);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), (gsize) cairo_image_surface_get_stride (surface) * SIDE);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return bytes;
}

static gboolean
same_picture (SuyuanScene *a,
              SuyuanScene *b,
              double       lon,
              double       lat)
{
  g_autoptr (GBytes) first = paint (a, lon, lat);
  g_autoptr (GBytes) second = paint (b, lon, lat);

  return g_bytes_equal (first, second);
}

/* What is set off looks different, be it an outlet, a section or an enterprise; the rest stays as it was. */
static void
test_highlight (Fixture      *f,
                gconstpointer data)
{
  static const struct
  {
    SuyuanKind  kind;
    const char *code;
    double      lon, lat;
  } points[] = { { SUYUAN_KIND_OUTLET, "O1", 112.05, 33.5 }, { SUYUAN_KIND_SECTION, "S1", 112.3, 32.6 }, { SUYUAN_KIND_ENTERPRISE, "E1", 112.4, 32.6 } };
  g_autoptr (SuyuanScene) plain = NULL;

  furnish (f);
  plain = scene_of (f, ALL, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      g_autoptr (SuyuanScene) marked = NULL;
      g_autoptr (GError) error = NULL;
      guint     other = (i + 1) % G_N_ELEMENTS (points);
      SuyuanUid uid;

      g_assert_true (suyuan_office_find (f->office, points[i].kind, points[i].code, &uid, &error));
      marked = scene_of (f, ALL, NULL, &uid);
      g_assert_false (same_picture (plain, marked, points[i].lon, points[i].lat));
      g_assert_true (same_picture (plain, marked, points[other].lon, points[other].lat));
    }
}

/* A reach is drawn under the name and the kind of its water; a rename of the water changes the map. */
static void
test_the_name_of_the_water (Fixture      *f,
                            gconstpointer data)
{
  g_autoptr (SuyuanScene) before = NULL;
  g_autoptr (SuyuanScene) renamed = NULL;
  g_autoptr (SuyuanScene) canal = NULL;
  g_autoptr (GError) error = NULL;
  SuyuanUid water, reach;

  furnish (f);
  before = scene_of (f, ALL, NULL, NULL);
  g_assert_true (suyuan_office_find (f->office, SUYUAN_KIND_WATER_BODY, "W1", &water, &error));
  g_assert_true (suyuan_office_find (f->office, SUYUAN_KIND_REACH, "R1", &reach, &error));
  fixture_set (f, SUYUAN_KIND_REACH, &reach, "name=无人看见", NULL);
  renamed = scene_of (f, ALL, NULL, NULL);
  g_assert_true (same_picture (before, renamed, 112.05, 32.6));

  g_clear_pointer (&renamed, suyuan_scene_unref);
  fixture_set (f, SUYUAN_KIND_WATER_BODY, &water, "name=刁河", NULL);
  renamed = scene_of (f, ALL, NULL, NULL);
  g_assert_false (same_picture (before, renamed, 112.05, 32.6));

  fixture_set (f, SUYUAN_KIND_WATER_BODY, &water, "type=canal", NULL);
  canal = scene_of (f, ALL, NULL, NULL);
  g_assert_false (same_picture (renamed, canal, 112.05, 32.6));
}

/* From the outlet to whoever stands behind it and has a place: links, and the party of the register. */
static void
test_links (Fixture      *f,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanScene) none = NULL;
  g_autoptr (SuyuanScene) links = NULL;
  g_autoptr (SuyuanScene) certain = NULL;
  SuyuanExtent   extent;
  SuyuanPosition party = { (gint32) (112.4 * SUYUAN_DEGREE), (gint32) (32.6 * SUYUAN_DEGREE) };
  SuyuanWorld    place = suyuan_world_from_position (&party);
  SuyuanUid      outlet, link;

  furnish (f);
  g_assert_true (suyuan_office_find (f->office, SUYUAN_KIND_OUTLET, "O1", &outlet, &error));
  none = suyuan_atlas_links (f->office, &outlet, &error);
  g_assert_no_error (error);
  extent = suyuan_scene_get_extent (none);
  g_assert_true (suyuan_extent_is_empty (&extent));

  fixture_add (f, SUYUAN_KIND_ENTERPRISE, "code=E2", "name=不知在哪", NULL);
  fixture_add (f, SUYUAN_KIND_LINK, "outlet=O1", "enterprise=E2", "confidence=suspected", NULL);
  link = fixture_add (f, SUYUAN_KIND_LINK, "outlet=O1", "enterprise=E1", "confidence=suspected", NULL);
  links = suyuan_atlas_links (f->office, &outlet, &error);
  g_assert_no_error (error);
  extent = suyuan_scene_get_extent (links);
  g_assert_cmpfloat_with_epsilon (extent.west, place.x, 1e-7);
  g_assert_cmpfloat_with_epsilon (extent.east, place.x, 1e-7);
  g_assert_false (same_picture (none, links, 112.3, 32.9));

  fixture_set (f, SUYUAN_KIND_LINK, &link, "confidence=probable", NULL);
  certain = suyuan_atlas_links (f->office, &outlet, &error);
  g_assert_false (same_picture (links, certain, 112.3, 32.9));
}

static SuyuanSign
sign_of (Fixture    *f,
         const char *code,
         const char *type,
         const char *kind)
{
  g_autofree char *first = g_strdup_printf ("code=%s", code);
  g_autofree char *second = g_strdup_printf ("type=%s", type);
  g_autofree char *third = g_strdup_printf ("kind=%s", kind);
  SuyuanUid        uid = fixture_add (f, SUYUAN_KIND_OUTLET, first, "name=某口", second, third, NULL);
  g_autoptr (SuyuanRecord) outlet = suyuan_office_get (f->office, SUYUAN_KIND_OUTLET, &uid, NULL);

  return suyuan_atlas_sign (outlet);
}

static void
test_signs (Fixture      *f,
            gconstpointer data)
{
  SuyuanSign rain = sign_of (f, "A", "urban_rain", "river");
  SuyuanSign plant = sign_of (f, "B", "treatment_plant", "sea");
  SuyuanSign mine = sign_of (f, "C", "industry_mine", "river");
  SuyuanSign unknown = sign_of (f, "D", "", "");

  g_assert_cmpint (rain.shape, ==, SUYUAN_SHAPE_RAIN);
  g_assert_false (rain.sea);
  g_assert_cmpint (plant.shape, ==, SUYUAN_SHAPE_TREATMENT_PLANT);
  g_assert_true (plant.sea);
  g_assert_cmpint (mine.shape, ==, SUYUAN_SHAPE_INDUSTRY);
  g_assert_cmpint (unknown.shape, ==, SUYUAN_SHAPE_OTHER);
  g_assert_cmpint (unknown.status, ==, SUYUAN_STATUS_TO_VERIFY);
  g_assert_false (rain.selected || plant.selected || mine.selected || unknown.selected);
}

/* Nobody waits for it any more: what there is to read is left unread. */
static void
test_cancelled (Fixture      *f,
                gconstpointer data)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  furnish (f);
  g_cancellable_cancel (cancelled);
  g_assert_null (suyuan_atlas_scene (f->office, ALL, NULL, NULL, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/report/atlas/parts", test_parts);
  fixture_test ("/report/atlas/areas", test_areas);
  fixture_test ("/report/atlas/bounds", test_bounds);
  fixture_test ("/report/atlas/empty", test_an_empty_workspace);
  fixture_test ("/report/atlas/highlight", test_highlight);
  fixture_test ("/report/atlas/water-name", test_the_name_of_the_water);
  fixture_test ("/report/atlas/links", test_links);
  fixture_test ("/report/atlas/signs", test_signs);
  fixture_test ("/report/atlas/cancelled", test_cancelled);
  return g_test_run ();
}
