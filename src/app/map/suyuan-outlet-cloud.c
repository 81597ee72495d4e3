/* suyuan-outlet-cloud.c: the outlets that have a position, as a map needs them
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-outlet-cloud.h"

#include "suyuan-outlet-theme.h"
#include "suyuan-task-state.h"

/* Arrays side by side, one entry a point. */
struct _SuyuanOutletCloud
{
  gatomicrefcount refs;

  GArray      *positions; /* of SuyuanPosition */
  GArray      *uids;      /* of SuyuanUid */
  GArray      *signs;     /* of SuyuanSign */
  GArray      *rows;      /* of gint64: row numbers */
  GArray      *by_row;    /* of guint32: row number → point + 1 */
  GHashTable  *by_uid;    /* SuyuanUid in @uids → point + 1 */
  SuyuanExtent extent;
  SuyuanTheme  theme;

  SuyuanClusterIndex *index;
};

enum
{
  LON,
  LAT,
  TYPE,
  STATUS,
  KIND,
};

static const char *const keys[] = { "lon", "lat", "type", "status", "kind", NULL };

enum
{
  TASK_OUTLET,
  TASK_STATE,
  TASK_DEADLINE,
};

static const char *const task_keys[] = { "outlet", "state", "deadline", NULL };

/* What a scan carries along. */
typedef struct
{
  SuyuanOutletCloud *cloud;
  SuyuanCatalogue   *catalogue;
  const char        *today;
} Reading;

static const char *
text_of (const SuyuanValue *value)
{
  return value->type == SUYUAN_VALUE_TEXT ? value->text : NULL;
}

/* The narrower type has the shape of its group. */
static SuyuanSignShape
shape_of (SuyuanCatalogue *catalogue,
          const char      *type)
{
  const SuyuanEnumValue *value = type != NULL ? suyuan_catalogue_find_value (catalogue, "outlet_type", type) : NULL;
  int                    shape = suyuan_sign_shape_from_key (value != NULL ? value->sign : NULL);

  return shape < 0 ? SUYUAN_SHAPE_OTHER : (SuyuanSignShape) shape;
}

static void
outlet_cb (const SuyuanUid   *uid,
           gint64             id,
           const SuyuanValue *values,
           gpointer           data)
{
  Reading           *reading = data;
  SuyuanOutletCloud *self = reading->cloud;
  int                status = suyuan_sign_status_from_key (text_of (&values[STATUS]));
  SuyuanPosition     position;
  SuyuanSign         sign = { 0 };

  if (values[LON].type != SUYUAN_VALUE_INTEGER || values[LAT].type != SUYUAN_VALUE_INTEGER)
    return;

  position = (SuyuanPosition){ .lon = (gint32) values[LON].integer, .lat = (gint32) values[LAT].integer };
  sign.shape = shape_of (reading->catalogue, text_of (&values[TYPE]));
  sign.status = status < 0 ? SUYUAN_STATUS_TO_VERIFY : (SuyuanSignStatus) status;
  sign.sea = g_strcmp0 (text_of (&values[KIND]), "sea") == 0;
  g_array_append_val (self->positions, position);
  g_array_append_val (self->uids, *uid);
  g_array_append_val (self->signs, sign);
  g_array_append_val (self->rows, id);
  if (id >= self->by_row->len)
    g_array_set_size (self->by_row, (guint) id + 1);
  g_array_index (self->by_row, guint32, id) = self->uids->len;
}

/* The outlet carries the badge of its latest task. */
static void
task_cb (const SuyuanUid   *uid,
         gint64             id,
         const SuyuanValue *values,
         gpointer           data)
{
  Reading        *reading = data;
  SuyuanTaskState state;
  SuyuanUid       outlet;
  guint           point, days;
  SuyuanSign     *sign;

  if (!suyuan_value_get_uid (&values[TASK_OUTLET], &outlet) || !suyuan_task_state_parse (text_of (&values[TASK_STATE]), &state) ||
      !suyuan_outlet_cloud_find (reading->cloud, &outlet, &point))
    return;

  days = (guint) suyuan_task_state_days_overdue (state, text_of (&values[TASK_DEADLINE]), reading->today);
  sign = &g_array_index (reading->cloud->signs, SuyuanSign, point);
  sign->overdue_days = MAX (sign->overdue_days, days);
}

static SuyuanOutletCloud *
allocate (void)
{
  SuyuanOutletCloud *self = g_new0 (SuyuanOutletCloud, 1);

  g_atomic_ref_count_init (&self->refs);
  self->positions = g_array_new (FALSE, FALSE, sizeof (SuyuanPosition));
  self->uids = g_array_new (FALSE, FALSE, sizeof (SuyuanUid));
  self->signs = g_array_new (FALSE, FALSE, sizeof (SuyuanSign));
  self->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->by_row = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->by_uid = g_hash_table_new (suyuan_uid_hash, suyuan_uid_equal);
  self->extent = suyuan_extent_empty ();

  return self;
}

static void
gather (SuyuanOutletCloud *self)
{
  g_autofree guint8 *values = g_malloc (MAX (self->signs->len, 1));

  for (guint i = 0; i < self->positions->len; i++)
    {
      SuyuanWorld world = suyuan_outlet_cloud_get_place (self, i);

      suyuan_extent_include (&self->extent, &world);
      values[i] = (guint8) suyuan_sign_get_value (&g_array_index (self->signs, SuyuanSign, i));
    }
  self->index = suyuan_cluster_index_new ((const SuyuanPosition *) (gpointer) self->positions->data, values, self->positions->len);
}

/* Reads them all, so not on the main thread; with the office of the thread it is called on. */
SuyuanOutletCloud *
suyuan_outlet_cloud_new (SuyuanOffice *office,
                         SuyuanTheme   theme,
                         GError      **error)
{
  g_autoptr (SuyuanOutletCloud) self = allocate ();
  g_autofree char *today = suyuan_office_today (office);
  Reading          reading = { self, suyuan_office_get_catalogue (office), today };
  SuyuanQuery      outlets = { .kind = SUYUAN_KIND_OUTLET }, tasks = { .kind = SUYUAN_KIND_TASK };

  if (!suyuan_office_scan (office, &outlets, keys, outlet_cb, &reading, error))
    return NULL;

  for (guint i = 0; i < self->uids->len; i++)
    g_hash_table_insert (self->by_uid, &g_array_index (self->uids, SuyuanUid, i), GUINT_TO_POINTER (i + 1));
  if (!suyuan_office_scan (office, &tasks, task_keys, task_cb, &reading, error))
    return NULL;
  self->theme = theme;
  if (!suyuan_outlet_theme_fill (theme, office, (const SuyuanUid *) (gpointer) self->uids->data, (SuyuanSign *) (gpointer) self->signs->data, self->signs->len, error))
    return NULL;

  gather (self);

  return g_steal_pointer (&self);
}

/* Points that stand in no workspace, in row order from 1, for tests and benches. They have no uid. */
SuyuanOutletCloud *
suyuan_outlet_cloud_new_from_points (const SuyuanPosition *positions,
                                     const SuyuanSign     *signs,
                                     guint                 n_points)
{
  SuyuanOutletCloud *self = allocate ();

  g_array_append_vals (self->positions, positions, n_points);
  g_array_append_vals (self->signs, signs, n_points);
  g_array_set_size (self->by_row, n_points + 1);
  for (guint i = 0; i < n_points; i++)
    {
      const gint64 row = (gint64) i + 1;

      g_array_append_val (self->rows, row);
      g_array_index (self->by_row, guint32, row) = i + 1;
    }
  gather (self);

  return self;
}

SuyuanOutletCloud *
suyuan_outlet_cloud_ref (SuyuanOutletCloud *self)
{
  g_atomic_ref_count_inc (&self->refs);

  return self;
}

void
suyuan_outlet_cloud_unref (SuyuanOutletCloud *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_clear_pointer (&self->index, suyuan_cluster_index_free);
  g_hash_table_unref (self->by_uid);
  g_array_unref (self->rows);
  g_array_unref (self->by_row);
  g_array_unref (self->positions);
  g_array_unref (self->uids);
  g_array_unref (self->signs);
  g_free (self);
}

/* Of all points. */
const SuyuanClusterIndex *
suyuan_outlet_cloud_get_index (SuyuanOutletCloud *self)
{
  return self->index;
}

/* An index of the outlets of these rows alone. Any thread. */
SuyuanClusterIndex *
suyuan_outlet_cloud_filter (SuyuanOutletCloud *self,
                            const gint64      *ids,
                            guint              n_ids)
{
  g_autofree guint8 *wanted = g_malloc0 (MAX (self->positions->len, 1));

  for (guint i = 0; i < n_ids; i++)
    {
      guint32 point = ids[i] >= 0 && ids[i] < self->by_row->len ? g_array_index (self->by_row, guint32, ids[i]) : 0;

      if (point > 0)
        wanted[point - 1] = 1;
    }
  return suyuan_cluster_index_filter (self->index, wanted);
}

/* The rows (gint64) of points. Any thread. */
GArray *
suyuan_outlet_cloud_list_rows (SuyuanOutletCloud *self,
                               const guint32     *points,
                               guint              n_points)
{
  GArray *rows = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_points);

  for (guint i = 0; i < n_points; i++)
    g_array_append_val (rows, g_array_index (self->rows, gint64, points[i]));

  return rows;
}

/* The rows (gint64) of those of the points that lie within a line. Any thread. */
GArray *
suyuan_outlet_cloud_gather (SuyuanOutletCloud *self,
                            const SuyuanLasso *lasso,
                            const guint32     *points,
                            guint              n_points)
{
  g_autoptr (GArray) inside = g_array_new (FALSE, FALSE, sizeof (guint32));

  suyuan_lasso_gather (lasso, (const SuyuanPosition *) (gpointer) self->positions->data, points, n_points, inside);

  return suyuan_outlet_cloud_list_rows (self, (const guint32 *) (gpointer) inside->data, inside->len);
}

guint
suyuan_outlet_cloud_get_n_points (SuyuanOutletCloud *self)
{
  return self->positions->len;
}

/* What its signs and the counts of its index say. */
SuyuanTheme
suyuan_outlet_cloud_get_theme (SuyuanOutletCloud *self)
{
  return self->theme;
}

const SuyuanUid *
suyuan_outlet_cloud_get_uid (SuyuanOutletCloud *self,
                             guint              point)
{
  g_return_val_if_fail (point < self->uids->len, NULL);

  return &g_array_index (self->uids, SuyuanUid, point);
}

SuyuanWorld
suyuan_outlet_cloud_get_place (SuyuanOutletCloud *self,
                               guint              point)
{
  return suyuan_world_from_position (&g_array_index (self->positions, SuyuanPosition, point));
}

const SuyuanSign *
suyuan_outlet_cloud_get_sign (SuyuanOutletCloud *self,
                              guint              point)
{
  return &g_array_index (self->signs, SuyuanSign, point);
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
  return self->extent;
}
