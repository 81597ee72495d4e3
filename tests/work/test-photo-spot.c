/* Photos that say where they were taken, and those of them in a box.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "town.h"

#include "suyuan-evidence.h"
#include "suyuan-photo-spot.h"

#include <math.h>

static void
attach (Town       *t,
        const char *photo)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) outcome = suyuan_office_add_media (t->fixture.office, SUYUAN_KIND_OUTLET, &t->outlet, (const char *[]){ photo, NULL }, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
}

static void
test_list (Town         *t,
           gconstpointer data)
{
  g_autofree char *east = town_photo (t, "near-01", "2026-03-01", TOWN_LON + 0.001, TOWN_LAT);
  g_autofree char *west = town_photo (t, "far-01", "2026-03-02", TOWN_LON, TOWN_LAT);
  g_autofree char *unplaced = town_photo (t, "after-01", NULL, 0, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) spots = NULL;
  const SuyuanPhotoSpot *first, *second;

  attach (t, east);
  attach (t, west);
  attach (t, unplaced);
  spots = suyuan_office_list_photo_spots (t->fixture.office, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (spots->len, ==, 2);
  first = &g_array_index (spots, SuyuanPhotoSpot, 0);
  second = &g_array_index (spots, SuyuanPhotoSpot, 1);
  g_assert_cmpfloat_with_epsilon (first->position.lon / 1e7, TOWN_LON, 1e-5);
  g_assert_cmpfloat_with_epsilon (second->position.lon / 1e7, TOWN_LON + 0.001, 1e-5);
  g_assert_cmpint (first->kind, ==, SUYUAN_KIND_OUTLET);
  g_assert_true (suyuan_uid_equal (&first->subject, &t->outlet));
  g_assert_true (isnan (first->bearing));
}

/* As a plain look at each finds them. */
static void
test_within (void)
{
  g_autoptr (GArray) spots = g_array_new (FALSE, TRUE, sizeof (SuyuanPhotoSpot));
  gint32 lon = 0;

  for (guint i = 0; i < 500; i++)
    {
      SuyuanPhotoSpot spot = { .position = { lon += g_test_rand_int_range (0, 5), g_test_rand_int_range (0, 1000) } };

      g_array_append_val (spots, spot);
    }
  for (guint round = 0; round < 300; round++)
    {
      gint32       west = g_test_rand_int_range (0, lon), south = g_test_rand_int_range (0, 1000);
      SuyuanBounds box = { west, south, west + g_test_rand_int_range (0, 300), south + g_test_rand_int_range (0, 400) };
      g_autoptr (GArray) within = suyuan_photo_spots_within (spots, &box, G_MAXUINT);
      g_autoptr (GArray) few = suyuan_photo_spots_within (spots, &box, 3);
      guint n = 0;

      for (guint i = 0; i < spots->len; i++)
        n += suyuan_bounds_contains (&box, &g_array_index (spots, SuyuanPhotoSpot, i).position);
      g_assert_cmpuint (within->len, ==, n);
      g_assert_cmpuint (few->len, ==, MIN (n, 3));
      for (guint i = 0; i < within->len; i++)
        g_assert_true (suyuan_bounds_contains (&box, &g_array_index (within, SuyuanPhotoSpot, i).position));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  town_test ("/photo-spot/list", test_list);
  g_test_add_func ("/photo-spot/within", test_within);
  return g_test_run ();
}
