/* suyuan-outlet-cloud.c: the outlets that have a position, as a map needs them
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-outlet-cloud.h"

/* Arrays side by side, one entry a point. */
struct _SuyuanOutletCloud
{
  GArray     *positions; /* of SuyuanPosition */
  GArray     *uids;      /* of SuyuanUid */
  GByteArray *statuses, *shapes;
  GHashTable *by_id;  /* row number → point + 1 */
  GHashTable *by_uid; /* SuyuanUid in @uids → point + 1 */

  SuyuanCatalogue *catalogue; /* Borrowed; while reading */

  SuyuanClusterIndex *all, *passing; /* @passing is NULL without a filter */
};

enum
{
  LON,
  LAT,
  TYPE,
  STATUS,
};

static const char *const keys[] = { "lon", "lat", "type", "status", NULL };

/* The narrower type has the shape of its group. */
static guint8
shape_of (SuyuanCatalogue   *catalogue,
          const SuyuanValue *type)
{
  const SuyuanEnumValue *value = type->type == SUYUAN_VALUE_TEXT ? suyuan_catalogue_find_value (catalogue, "outlet_type", type->text)
                                                                 : NULL;
  int                    shape = suyuan_sign_shape_from_key (value != NULL ? value->sign : NULL);

  return shape < 0 ? SUYUAN_SHAPE_OTHER : (guint8) shape;
}

static void
scan_cb (const SuyuanUid   *uid,
         gint64             id,
         const SuyuanValue *values,
         gpointer           data)
{
  SuyuanOutletCloud *self = data;
  SuyuanPosition     position;
  int                status;
  guint8             byte;

  if (values[LON].type != SUYUAN_VALUE_INTEGER || values[LAT].type != SUYUAN_VALUE_INTEGER)
    return;

  position = (SuyuanPosition){ .lon = (gint32) values[LON].integer, .lat = (gint32) values[LAT].integer };
  status = suyuan_sign_status_from_key (values[STATUS].type == SUYUAN_VALUE_TEXT ? values[STATUS].text : NULL);
  g_array_append_val (self->positions, position);
  g_array_append_val (self->uids, *uid);
  byte = status < 0 ? SUYUAN_STATUS_TO_VERIFY : (guint8) status;
  g_byte_array_append (self->statuses, &byte, 1);
  byte = shape_of (self->catalogue, &values[TYPE]);
  g_byte_array_append (self->shapes, &byte, 1);
  g_hash_table_insert (self->by_id, GSIZE_TO_POINTER ((gsize) id), GUINT_TO_POINTER (self->uids->len));
}

SuyuanOutletCloud *
suyuan_outlet_cloud_new (SuyuanOffice *office,
                         GError      **error)
{
  SuyuanOutletCloud *self = g_new0 (SuyuanOutletCloud, 1);
  SuyuanQuery        query = { .kind = SUYUAN_KIND_OUTLET };

  self->catalogue = suyuan_office_get_catalogue (office);
  self->positions = g_array_new (FALSE, FALSE, sizeof (SuyuanPosition));
  self->uids = g_array_new (FALSE, FALSE, sizeof (SuyuanUid));
  self->statuses = g_byte_array_new ();
  self->shapes = g_byte_array_new ();
  self->by_id = g_hash_table_new (NULL, NULL);
  self->by_uid = g_hash_table_new (suyuan_uid_hash, suyuan_uid_equal);
  if (!suyuan_office_scan (office, &query, keys, scan_cb, self, error))
    {
      suyuan_outlet_cloud_free (self);
      return NULL;
    }

  for (guint i = 0; i < self->uids->len; i++)
    g_hash_table_insert (self->by_uid, &g_array_index (self->uids, SuyuanUid, i), GUINT_TO_POINTER (i + 1));
  self->all = suyuan_cluster_index_new ((const SuyuanPosition *) (gpointer) self->positions->data, self->statuses->data, self->positions->len);

  return self;
}

void
suyuan_outlet_cloud_free (SuyuanOutletCloud *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->passing, suyuan_cluster_index_free);
  g_clear_pointer (&self->all, suyuan_cluster_index_free);
  g_hash_table_unref (self->by_uid);
  g_hash_table_unref (self->by_id);
  g_array_unref (self->positions);
  g_array_unref (self->uids);
  g_byte_array_unref (self->statuses);
  g_byte_array_unref (self->shapes);
  g_free (self);
}

/* Only the outlets of these rows stay on the map. */
void
suyuan_outlet_cloud_filter (SuyuanOutletCloud *self,
                            const gint64      *ids,
                            guint              n_ids)
{
  g_autofree guint8 *wanted = g_malloc0 (MAX (self->uids->len, 1));

  for (guint i = 0; i < n_ids; i++)
    {
      guint point = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, GSIZE_TO_POINTER ((gsize) ids[i])));

      if (point > 0)
        wanted[point - 1] = 1;
    }
  suyuan_outlet_cloud_unfilter (self);
  self->passing = suyuan_cluster_index_filter (self->all, wanted);
}

void
suyuan_outlet_cloud_unfilter (SuyuanOutletCloud *self)
{
  g_clear_pointer (&self->passing, suyuan_cluster_index_free);
}

const SuyuanClusterIndex *
suyuan_outlet_cloud_get_index (SuyuanOutletCloud *self)
{
  return self->passing != NULL ? self->passing : self->all;
}

guint
suyuan_outlet_cloud_get_n_points (SuyuanOutletCloud *self)
{
  return self->uids->len;
}

const SuyuanUid *
suyuan_outlet_cloud_get_uid (SuyuanOutletCloud *self,
                             guint              point)
{
  return &g_array_index (self->uids, SuyuanUid, point);
}

SuyuanWorld
suyuan_outlet_cloud_get_place (SuyuanOutletCloud *self,
                               guint              point)
{
  return suyuan_world_from_position (&g_array_index (self->positions, SuyuanPosition, point));
}

SuyuanSign
suyuan_outlet_cloud_get_sign (SuyuanOutletCloud *self,
                              guint              point)
{
  return (SuyuanSign){ .shape = (SuyuanSignShape) self->shapes->data[point],
                       .status = (SuyuanSignStatus) self->statuses->data[point] };
}

gboolean
suyuan_outlet_cloud_find (SuyuanOutletCloud *self,
                          const SuyuanUid   *uid,
                          guint             *point)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_uid, uid));

  *point = found - 1;

  return found > 0;
}

SuyuanExtent
suyuan_outlet_cloud_get_extent (SuyuanOutletCloud *self)
{
  SuyuanExtent extent = suyuan_extent_empty ();

  for (guint i = 0; i < self->positions->len; i++)
    {
      SuyuanWorld world = suyuan_outlet_cloud_get_place (self, i);

      suyuan_extent_include (&extent, &world);
    }
  return extent;
}
