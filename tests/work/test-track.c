/* The ways in a GPX file, in order and in full; files without any, and damaged ones, are refused by name.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "list.h"

#include "suyuan-track.h"

#include <math.h>

static const char gpx[] =
    "<?xml version=\"1.0\"?><gpx version=\"1.1\" creator=\"t\" xmlns=\"http://www.topografix.com/GPX/1/1\">"
    "<wpt lat=\"32.6\" lon=\"112.0\"><name>起点</name></wpt>"
    "<rte><name>计划</name><rtept lat=\"32.60\" lon=\"112.00\"/><rtept lat=\"32.70\" lon=\"112.00\"/></rte>"
    "<trk><name>左岸</name><trkseg><trkpt lat=\"32.60\" lon=\"112.00\"/><trkpt lat=\"32.61\" lon=\"112.00\"/></trkseg>"
    "<trkseg><trkpt lat=\"32.62\" lon=\"112.00\"/><trkpt lat=\"32.63\" lon=\"112.00\"/></trkseg></trk></gpx>";

static const SuyuanTrack *
find (GPtrArray  *tracks,
      const char *name)
{
  for (guint i = 0; i < tracks->len; i++)
    if (g_strcmp0 (((SuyuanTrack *) tracks->pdata[i])->name, name) == 0)
      return tracks->pdata[i];
  return NULL;
}

static void
test_gpx (Fixture      *f,
          gconstpointer data)
{
  g_autofree char *path = list_write (f, "walk.gpx", gpx);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tracks = suyuan_tracks_read (path, NULL, &error);
  const SuyuanTrack *walked, *planned;

  g_assert_no_error (error);
  g_assert_cmpuint (tracks->len, ==, 2);
  walked = find (tracks, "左岸");
  planned = find (tracks, "计划");
  g_assert_nonnull (walked);
  g_assert_nonnull (planned);
  g_assert_cmpuint (suyuan_line_get_n_parts (walked->line), ==, 2); /* nobody walked from the one segment to the other */
  g_assert_cmpfloat_with_epsilon (suyuan_line_get_length (walked->line), 2224, 5);
  g_assert_cmpfloat_with_epsilon (suyuan_line_get_length (planned->line), 11120, 20);
  g_assert_cmpfloat_with_epsilon (suyuan_tracks_get_length (tracks), 13344, 25);
}

static void
test_refused (Fixture      *f,
              gconstpointer data)
{
  g_autofree char *points = list_write (f, "points.gpx",
                                        "<?xml version=\"1.0\"?><gpx version=\"1.1\" creator=\"t\" xmlns=\"http://www.topografix.com/GPX/1/1\">"
                                        "<wpt lat=\"32.6\" lon=\"112.0\"><name>起点</name></wpt></gpx>");
  g_autofree char *broken = list_write (f, "broken.gpx", "<?xml version=\"1.0\"?><gpx version=\"1.1\"><trk><trkseg><trkpt lat=");
  g_autofree char *missing = g_build_filename (f->folder, "missing.gpx", NULL);
  g_autoptr (GError) error = NULL;

  assert_refused (suyuan_tracks_read (points, NULL, &error), error, "no_track");
  g_assert_null (suyuan_tracks_read (broken, NULL, &error));
  g_assert_nonnull (strstr (error->message, "broken.gpx"));
  g_clear_error (&error);
  g_assert_null (suyuan_tracks_read (missing, NULL, &error));
  g_assert_nonnull (strstr (error->message, "missing.gpx"));
}

/* What people record: every file is read or refused by name, and has as many tracks as it says. */
static void
test_real_files (Fixture      *f,
                 gconstpointer data)
{
  g_autofree char *folder = g_build_filename (g_getenv ("SUYUAN_SHARED") != NULL ? g_getenv ("SUYUAN_SHARED") : "/nonexistent", "data", "tracks", "togeojson", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint       n_read = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) tracks = g_str_has_suffix (name, ".gpx") ? suyuan_tracks_read (path, NULL, &error) : NULL;

      if (error != NULL)
        g_assert_nonnull (strstr (error->message, name));
      if (tracks == NULL)
        continue;
      n_read++;
      g_assert_cmpfloat (suyuan_tracks_get_length (tracks), >, 0);
    }
  if (dir != NULL)
    g_assert_cmpuint (n_read, >=, 5);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/track/gpx", test_gpx);
  fixture_test ("/track/refused", test_refused);
  fixture_test ("/track/real-files", test_real_files);
  return g_test_run ();
}
