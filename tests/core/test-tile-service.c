/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-core-error.h"
#include "suyuan-tile-service.h"

#include <string.h>

static SuyuanTileService
plain (const char *url)
{
  return (SuyuanTileService){ .name = (char *) "Map", .url = (char *) url, .min_zoom = 0, .max_zoom = 18 };
}

static void
assert_url (const SuyuanTileService *service,
            guint                    zoom,
            guint                    x,
            guint                    y,
            const char              *expected)
{
  g_autofree char *url = suyuan_tile_service_dup_url (service, &(SuyuanTile){ zoom, x, y });

  g_assert_cmpstr (url, ==, expected);
}

static void
test_addresses (void)
{
  SuyuanTileService service = plain ("https://t{s}.example.org/{z}/{x}/{y}.png?tk={key}");

  service.key = (char *) "a b&c";
  assert_url (&service, 3, 5, 1, "https://t6.example.org/3/5/1.png?tk=a%20b%26c");
  assert_url (&service, 18, 212801, 105402, "https://t3.example.org/18/212801/105402.png?tk=a%20b%26c");
}

/* The same tile, counted from the south. */
static void
test_rows_from_the_south (void)
{
  SuyuanTileService service = plain ("http://localhost:8080/{z}/{x}/{y}");

  service.tms = TRUE;
  assert_url (&service, 0, 0, 0, "http://localhost:8080/0/0/0");
  assert_url (&service, 3, 5, 1, "http://localhost:8080/3/5/6");
  for (guint i = 0; i < 200; i++)
    {
      guint            zoom = (guint) g_test_rand_int_range (0, 22);
      guint            y = (guint) g_test_rand_int_range (0, 1 << zoom);
      g_autofree char *expected = g_strdup_printf ("http://localhost:8080/%u/0/%u", zoom, (1u << zoom) - 1 - y);

      assert_url (&service, zoom, 0, y, expected);
    }
}

static void
test_faults_are_named (void)
{
  static const struct
  {
    const char *url, *words;
  } cases[] = {
    { NULL, "https://" },
    { "", "https://" },
    { "ftp://example.org/{z}/{x}/{y}", "https://" },
    { "file:///etc/{z}/{x}/{y}", "https://" },
    { "https://example.org/{z}/{x}.png", "{y}" },
    { "https://example.org/{x}/{y}.png", "{z}" },
    { "https://example.org/{z}/{x}/{y}/{quadkey}", "quadkey" },
    { "https://exa mple.org/{z}/{x}/{y}", "no address" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SuyuanTileService service = plain (cases[i].url);
      g_autoptr (GError) error = NULL;

      g_assert_false (suyuan_tile_service_check (&service, &error));
      g_assert_error (error, SUYUAN_CORE_ERROR, SUYUAN_CORE_ERROR_SYNTAX);
      g_assert_nonnull (strstr (error->message, cases[i].words));
      g_assert_nonnull (strstr (error->message, "Map"));
    }
}

static void
test_zooms_and_name (void)
{
  SuyuanTileService service = plain ("https://example.org/{z}/{x}/{y}");
  g_autoptr (GError) error = NULL;

  g_assert_true (suyuan_tile_service_check (&service, &error));
  g_assert_no_error (error);
  service.min_zoom = 19;
  g_assert_false (suyuan_tile_service_check (&service, NULL));
  service.max_zoom = SUYUAN_TILE_DEEPEST + 1;
  g_assert_false (suyuan_tile_service_check (&service, NULL));
  service.max_zoom = SUYUAN_TILE_DEEPEST;
  g_assert_true (suyuan_tile_service_check (&service, NULL));
  service.name = (char *) "";
  g_assert_false (suyuan_tile_service_check (&service, NULL));
}

static void
test_key (void)
{
  SuyuanTileService service = plain ("https://example.org/{z}/{x}/{y}?tk={key}");

  g_assert_true (suyuan_tile_service_check (&service, NULL));
  g_assert_true (suyuan_tile_service_needs_key (&service));
  service.key = (char *) "";
  g_assert_true (suyuan_tile_service_needs_key (&service));
  service.key = (char *) "abc";
  g_assert_false (suyuan_tile_service_needs_key (&service));
  service = plain ("https://example.org/{z}/{x}/{y}");
  g_assert_false (suyuan_tile_service_needs_key (&service));
}

/* The names are a map of their own: same key, datum and zooms at another address. A fault in either is named. */
static void
test_names (void)
{
  SuyuanTileService service = plain ("https://example.org/ground/{z}/{x}/{y}");
  g_autoptr (SuyuanTileService) names = NULL, none = suyuan_tile_service_dup_names (&service);
  g_autoptr (GError) error = NULL;

  g_assert_null (none);
  service.names = (char *) "";
  g_assert_true (suyuan_tile_service_check (&service, NULL));
  g_assert_null (suyuan_tile_service_dup_names (&service));
  service.names = (char *) "https://example.org/names/{z}/{x}/{y}?tk={key}";
  service.datum = SUYUAN_DATUM_GCJ02;
  g_assert_true (suyuan_tile_service_needs_key (&service));
  service.key = (char *) "k";
  g_assert_false (suyuan_tile_service_needs_key (&service));
  names = suyuan_tile_service_dup_names (&service);
  assert_url (&service, 3, 5, 1, "https://example.org/ground/3/5/1");
  assert_url (names, 3, 5, 1, "https://example.org/names/3/5/1?tk=k");
  g_assert_cmpint (names->datum, ==, SUYUAN_DATUM_GCJ02);
  g_assert_cmpuint (names->max_zoom, ==, 18);
  g_assert_null (suyuan_tile_service_dup_names (names));
  service.names = (char *) "https://example.org/names/{z}/{x}";
  g_assert_false (suyuan_tile_service_check (&service, &error));
  g_assert_nonnull (strstr (error->message, "{y}"));
}

static void
test_presets (void)
{
  g_autoptr (GPtrArray) presets = suyuan_tile_service_list_presets ();
  gboolean tianditu = FALSE, osm = FALSE;

  for (guint i = 0; i < presets->len; i++)
    {
      const SuyuanTileService *service = presets->pdata[i];
      g_autoptr (GError) error = NULL;

      g_assert_true (suyuan_tile_service_check (service, &error));
      g_assert_no_error (error);
      g_assert_nonnull (service->attribution);
      g_assert_cmpint (service->datum, ==, SUYUAN_DATUM_CGCS2000);
      g_assert_cmpint (strstr (service->url, "tianditu") != NULL, ==, service->names != NULL);
      tianditu |= strstr (service->url, "tianditu") != NULL && suyuan_tile_service_needs_key (service);
      osm |= strstr (service->url, "openstreetmap") != NULL && !service->offline && !suyuan_tile_service_needs_key (service);
    }
  g_assert_true (tianditu);
  g_assert_true (osm);
}

/* As Tianditu's page gives them: the layer twice, once with its matrix set; row before column, the key last. */
static void
test_tianditu (void)
{
  static const char *const layers[][2] = { { "vec", "cva" }, { "img", "cia" }, { "ter", "cta" } };
  g_autoptr (GPtrArray) presets = suyuan_tile_service_list_presets ();

  for (gsize i = 0; i < G_N_ELEMENTS (layers); i++)
    {
      g_autoptr (SuyuanTileService) ground = suyuan_tile_service_copy (presets->pdata[i]), names = NULL;

      ground->key = g_strdup ("0123abc");
      names = suyuan_tile_service_dup_names (ground);
      for (guint k = 0; k < 2; k++)
        {
          g_autofree char *expected = g_strdup_printf ("https://t3.tianditu.gov.cn/%s_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=%s&STYLE=default"
                                                       "&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX=4&TILEROW=6&TILECOL=13&tk=0123abc",
                                                       layers[i][k], layers[i][k]);

          assert_url (k == 0 ? ground : names, 4, 13, 6, expected);
        }
    }
}

static void
test_copy (void)
{
  SuyuanTileService service = plain ("https://example.org/{z}/{x}/{y}");
  g_autoptr (SuyuanTileService) copy = NULL;

  service.key = (char *) "k";
  service.names = (char *) "https://example.org/n/{z}/{x}/{y}";
  service.approval = (char *) "GS(2024)1号";
  service.datum = SUYUAN_DATUM_GCJ02;
  copy = suyuan_tile_service_copy (&service);
  g_assert_cmpstr (copy->name, ==, "Map");
  g_assert_cmpstr (copy->key, ==, "k");
  g_assert_cmpstr (copy->names, ==, service.names);
  g_assert_cmpstr (copy->approval, ==, "GS(2024)1号");
  g_assert_null (copy->attribution);
  g_assert_cmpint (copy->datum, ==, SUYUAN_DATUM_GCJ02);
  g_assert_true (copy->url != service.url);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/tile-service/addresses", test_addresses);
  g_test_add_func ("/core/tile-service/rows-from-the-south", test_rows_from_the_south);
  g_test_add_func ("/core/tile-service/faults-are-named", test_faults_are_named);
  g_test_add_func ("/core/tile-service/zooms-and-name", test_zooms_and_name);
  g_test_add_func ("/core/tile-service/key", test_key);
  g_test_add_func ("/core/tile-service/names", test_names);
  g_test_add_func ("/core/tile-service/presets", test_presets);
  g_test_add_func ("/core/tile-service/tianditu", test_tianditu);
  g_test_add_func ("/core/tile-service/copy", test_copy);

  return g_test_run ();
}
