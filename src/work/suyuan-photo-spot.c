/* Where the photos of a workspace were taken, for a map.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-photo-spot.h"

#include "suyuan-census.h"

#include <math.h>

static const char *const keys[] = { "lon", "lat", "bearing", "subject_kind", "subject", NULL };

static void
add_cb (const SuyuanUid   *uid,
        gint64             id,
        const SuyuanValue *values,
        gpointer           data)
{
  SuyuanPhotoSpot spot = { .bearing = NAN };

  if (values[0].type != SUYUAN_VALUE_INTEGER || values[1].type != SUYUAN_VALUE_INTEGER || values[3].type != SUYUAN_VALUE_TEXT ||
      !suyuan_value_get_uid (&values[4], &spot.subject))
    return;
  spot.position = (SuyuanPosition){ (gint32) values[0].integer, (gint32) values[1].integer };
  spot.kind = suyuan_kind_from_name (values[3].text);
  if (values[2].type == SUYUAN_VALUE_REAL)
    spot.bearing = values[2].real;
  else if (values[2].type == SUYUAN_VALUE_INTEGER)
    spot.bearing = (double) values[2].integer;
  g_array_append_val ((GArray *) data, spot);
}

static int
by_longitude (gconstpointer a,
              gconstpointer b)
{
  const SuyuanPhotoSpot *one = a, *other = b;

  return one->position.lon < other->position.lon ? -1 : one->position.lon > other->position.lon;
}

/**
 * suyuan_office_list_photo_spots:
 *
 * Photos that say where they were taken. Reads all of them: on a worker, where there are many.
 *
 * Returns: (transfer full) (element-type SuyuanPhotoSpot): from the west to the east; %NULL with an error of the store
 */
GArray *
suyuan_office_list_photo_spots (SuyuanOffice *self,
                                GError      **error)
{
  g_autoptr (SuyuanExpr) filter = suyuan_expr_parse ("type = 'photo' and not lon null and not lat null", error);
  SuyuanQuery query = { .kind = SUYUAN_KIND_MEDIUM, .filter = filter };
  g_autoptr (GArray) spots = g_array_new (FALSE, FALSE, sizeof (SuyuanPhotoSpot));

  if (filter == NULL || !suyuan_office_scan (self, &query, keys, add_cb, spots, error))
    return NULL;
  g_array_sort (spots, by_longitude);
  return g_steal_pointer (&spots);
}

static guint
find_first (GArray *spots,
            gint32  west)
{
  guint low = 0, high = spots->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (spots, SuyuanPhotoSpot, middle).position.lon < west)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * suyuan_photo_spots_within:
 * @spots: (element-type SuyuanPhotoSpot): as of suyuan_office_list_photo_spots()
 * @most: how many at most
 *
 * Returns: (transfer full) (element-type SuyuanPhotoSpot): those in the box
 */
GArray *
suyuan_photo_spots_within (GArray             *spots,
                           const SuyuanBounds *bounds,
                           guint               most)
{
  GArray *within = g_array_new (FALSE, FALSE, sizeof (SuyuanPhotoSpot));

  for (guint i = find_first (spots, bounds->west); i < spots->len && within->len < most; i++)
    {
      const SuyuanPhotoSpot *spot = &g_array_index (spots, SuyuanPhotoSpot, i);

      if (spot->position.lon > bounds->east)
        break;
      if (suyuan_bounds_contains (bounds, &spot->position))
        g_array_append_vals (within, spot, 1);
    }
  return within;
}
