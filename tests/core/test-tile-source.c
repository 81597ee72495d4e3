/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-core-error.h"
#include "suyuan-tile-source.h"

#include <string.h>

/* A source that hands out whatever it was given. */
#define TEST_TYPE_SOURCE (test_source_get_type ())
G_DECLARE_FINAL_TYPE (TestSource, test_source, TEST, SOURCE, GObject)

struct _TestSource
{
  GObject        parent_instance;
  SuyuanTileInfo info;
  const char    *data;
  gsize          length;
  guint          asked;
};

static const SuyuanTileInfo *
get_info (SuyuanTileSource *source)
{
  return &TEST_SOURCE (source)->info;
}

static GBytes *
load (SuyuanTileSource *source,
      const SuyuanTile *tile,
      GCancellable     *cancellable,
      GError          **error)
{
  TestSource *self = TEST_SOURCE (source);

  self->asked++;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return self->data != NULL ? g_bytes_new (self->data, self->length) : NULL;
}

static void
source_iface_init (SuyuanTileSourceInterface *iface)
{
  iface->get_info = get_info;
  iface->load = load;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestSource, test_source, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SUYUAN_TYPE_TILE_SOURCE, source_iface_init))

static void
test_source_class_init (TestSourceClass *klass)
{
}

static void
test_source_init (TestSource *self)
{
  self->info.origin = (char *) "ground.mbtiles";
}

static GBytes *
ask (TestSource *source,
     const char *data,
     gsize       length,
     guint       zoom,
     guint       x,
     guint       y,
     GError    **error)
{
  source->data = data;
  source->length = length;
  return suyuan_tile_source_load (SUYUAN_TILE_SOURCE (source), &(SuyuanTile){ zoom, x, y }, NULL, error);
}

static void
test_hands_pictures_on (void)
{
  static const char *const pictures[] = { "\x89PNG\r\n\x1a\nrest", "\xff\xd8\xff\xe0rest", "RIFF....WEBPVP8 " };
  g_autoptr (TestSource) source = g_object_new (TEST_TYPE_SOURCE, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = ask (source, pictures[i], strlen (pictures[i]), 3, 7, 0, &error);

      g_assert_no_error (error);
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), pictures[i], strlen (pictures[i]));
    }
}

/* The ground keeps the names that lie over it. */
static void
test_names (void)
{
  g_autoptr (TestSource) ground = g_object_new (TEST_TYPE_SOURCE, NULL);
  TestSource *names = g_object_new (TEST_TYPE_SOURCE, NULL);
  gpointer    alive = names;

  g_object_add_weak_pointer (G_OBJECT (names), &alive);
  g_assert_null (suyuan_tile_source_get_names (SUYUAN_TILE_SOURCE (ground)));
  suyuan_tile_source_set_names (SUYUAN_TILE_SOURCE (ground), SUYUAN_TILE_SOURCE (names));
  g_object_unref (names);
  g_assert_true (suyuan_tile_source_get_names (SUYUAN_TILE_SOURCE (ground)) == alive);
  g_assert_null (suyuan_tile_source_get_names (SUYUAN_TILE_SOURCE (names)));
  suyuan_tile_source_set_names (SUYUAN_TILE_SOURCE (ground), NULL);
  g_assert_null (alive);
}

static void
test_a_missing_tile_is_no_error (void)
{
  g_autoptr (TestSource) source = g_object_new (TEST_TYPE_SOURCE, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (ask (source, NULL, 0, 3, 7, 0, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (source->asked, ==, 1);
}

/* Nobody is asked for what lies outside the world. */
static void
test_outside_the_world (void)
{
  static const SuyuanTile outside[] = { { 0, 1, 0 }, { 3, 8, 0 }, { 3, 0, 8 }, { 25, 0, 0 }, { 4, G_MAXUINT, 2 } };
  g_autoptr (TestSource) source = g_object_new (TEST_TYPE_SOURCE, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (outside); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (ask (source, "\xff\xd8\xff", 3, outside[i].zoom, outside[i].x, outside[i].y, &error));
      g_assert_no_error (error);
    }
  g_assert_cmpuint (source->asked, ==, 0);
}

static void
test_names_what_is_no_picture (void)
{
  static const struct
  {
    const char *data;
    const char *words;
  } cases[] = {
    { "\x1f\x8b\x08\x01", "vector" },
    { "\x78\x9c\x01", "vector" },
    { "\x1a\x20water", "vector" },
    { "<html>404</html>", "neither" },
    { "", "neither" },
    { "\x89PN", "neither" },
    { "RIFF....WAVE", "neither" },
  };
  g_autoptr (TestSource) source = g_object_new (TEST_TYPE_SOURCE, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (ask (source, cases[i].data, strlen (cases[i].data), 12, 3300, 1650, &error));
      g_assert_error (error, SUYUAN_CORE_ERROR, SUYUAN_CORE_ERROR_TILE);
      g_assert_nonnull (strstr (error->message, "ground.mbtiles"));
      g_assert_nonnull (strstr (error->message, "12/3300/1650"));
      g_assert_nonnull (strstr (error->message, cases[i].words));
    }
}

/* No beginning of random bytes is taken for a picture unless it has a picture's mark. */
static void
test_random_bytes (void)
{
  for (guint i = 0; i < 5000; i++)
    {
      guint8 data[16];
      gsize  length = (gsize) g_test_rand_int_range (0, sizeof data + 1);
      g_autoptr (GBytes) bytes = NULL;
      gboolean marked;

      for (gsize k = 0; k < length; k++)
        data[k] = (guint8) g_test_rand_int_range (0, 256);
      marked = length > 2 && (data[0] == 0x89 || data[0] == 0xff || data[0] == 'R');
      bytes = g_bytes_new (data, length);
      g_assert_true (marked || !suyuan_tile_format_is_picture (suyuan_tile_format_of (bytes)));
    }
}

static void
test_cancelled (void)
{
  g_autoptr (TestSource) source = g_object_new (TEST_TYPE_SOURCE, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (suyuan_tile_source_load (SUYUAN_TILE_SOURCE (source), &(SuyuanTile){ 0 }, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_format_keys (void)
{
  g_assert_cmpstr (suyuan_tile_format_get_key (SUYUAN_TILE_FORMAT_PNG), ==, "png");
  g_assert_cmpstr (suyuan_tile_format_get_key (SUYUAN_TILE_FORMAT_JPEG), ==, "jpg");
  g_assert_cmpstr (suyuan_tile_format_get_key (SUYUAN_TILE_FORMAT_WEBP), ==, "webp");
  g_assert_cmpstr (suyuan_tile_format_get_key (SUYUAN_TILE_FORMAT_VECTOR), ==, "pbf");
  g_assert_null (suyuan_tile_format_get_key (SUYUAN_TILE_FORMAT_UNKNOWN));
}

static void
test_attribution (void)
{
  static const struct
  {
    const char *markup, *text;
  } cases[] = {
    { NULL, NULL },
    { "", NULL },
    { " \n ", NULL },
    { "<b></b>", NULL },
    { "© OpenStreetMap contributors", "© OpenStreetMap contributors" },
    { "<a href=\"https://openmaptiles.org/\" target=\"_blank\">&copy; OpenMapTiles</a>\n <a href=\"x\">&copy; OSM</a>", "© OpenMapTiles © OSM" },
    { "A &amp; B &#169; &#xA9; &lt;x&gt;", "A & B © © <x>" },
    { "AT&T, 3 < 4 &#; &#1; &unknown;", "AT&T, 3 < 4 &#; &#1; &unknown;" },
    { "<never closed", "<never closed" },
    { "天地图&nbsp;GS(2024)1号", "天地图 GS(2024)1号" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = suyuan_attribution_to_text (cases[i].markup);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/tile-source/hands-pictures-on", test_hands_pictures_on);
  g_test_add_func ("/core/tile-source/names", test_names);
  g_test_add_func ("/core/tile-source/a-missing-tile-is-no-error", test_a_missing_tile_is_no_error);
  g_test_add_func ("/core/tile-source/outside-the-world", test_outside_the_world);
  g_test_add_func ("/core/tile-source/names-what-is-no-picture", test_names_what_is_no_picture);
  g_test_add_func ("/core/tile-source/random-bytes", test_random_bytes);
  g_test_add_func ("/core/tile-source/cancelled", test_cancelled);
  g_test_add_func ("/core/tile-source/format-keys", test_format_keys);
  g_test_add_func ("/core/tile-source/attribution", test_attribution);

  return g_test_run ();
}
