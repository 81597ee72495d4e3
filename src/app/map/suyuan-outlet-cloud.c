/* suyuan-outlet-cloud.c: the outlets that have a position, as a map needs them
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-outlet-cloud-private.h"

#include "suyuan-outlet-changes.h"
#include "suyuan-outlet-theme.h"
#include "suyuan-task-state.h"

const char *const suyuan_outlet_cloud_keys[] = { "lon", "lat", "type", "status", "kind", NULL };

enum
{
  TASK_STATE,
  TASK_DEADLINE,
  TASK_OUTLET,
};

static const char *const task_keys[] = { "state", "deadline", "outlet", NULL };

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

/* What the values of the keys say; FALSE where an outlet has no position. */
gboolean
suyuan_outlet_cloud_read_point (SuyuanCatalogue   *catalogue,
                                const SuyuanValue *values,
                                SuyuanPosition    *position,
                                SuyuanSign        *sign)
{
  int status = suyuan_sign_status_from_key (text_of (&values[SUYUAN_CLOUD_STATUS]));

  if (values[SUYUAN_CLOUD_LON].type != SUYUAN_VALUE_INTEGER || values[SUYUAN_CLOUD_LAT].type != SUYUAN_VALUE_INTEGER)
    return FALSE;

  *position = (SuyuanPosition){ .lon = (gint32) values[SUYUAN_CLOUD_LON].integer, .lat = (gint32) values[SUYUAN_CLOUD_LAT].integer };
  *sign = (SuyuanSign){ .shape = shape_of (catalogue, text_of (&values[SUYUAN_CLOUD_TYPE])),
                        .status = status < 0 ? SUYUAN_STATUS_TO_VERIFY : (SuyuanSignStatus) status,
                        .sea = g_strcmp0 (text_of (&values[SUYUAN_CLOUD_KIND]), "sea") == 0 };
  return TRUE;
}

static void
outlet_cb (const SuyuanUid   *uid,
           gint64             id,
           const SuyuanValue *values,
           gpointer           data)
{
  Reading           *reading = data;
  SuyuanOutletCloud *self = reading->cloud;
  SuyuanPosition     position;
  SuyuanSign         sign;

  if (suyuan_outlet_cloud_read_point (reading->catalogue, values, &position, &sign))
    suyuan_outlet_cloud_add (self, uid, id, &position, &sign);
}

/* The outlet carries the badge of its latest task. */
void
suyuan_outlet_cloud_read_task (const char *state,
                               const char *deadline,
                               const char *today,
                               SuyuanSign *sign)
{
  SuyuanTaskState parsed;

  if (suyuan_task_state_parse (state, &parsed))
    sign->overdue_days = MAX (sign->overdue_days, (guint) suyuan_task_state_days_overdue (parsed, deadline, today));
}

static void
task_cb (const SuyuanUid   *uid,
         gint64             id,
         const SuyuanValue *values,
         gpointer           data)
{
  Reading  *reading = data;
  SuyuanUid outlet;
  guint     point;

  if (suyuan_value_get_uid (&values[TASK_OUTLET], &outlet) && suyuan_outlet_cloud_find (reading->cloud, &outlet, &point))
    suyuan_outlet_cloud_read_task (text_of (&values[TASK_STATE]), text_of (&values[TASK_DEADLINE]), reading->today,
                                   &g_array_index (reading->cloud->signs, SuyuanSign, point));
}

/* Without points. */
SuyuanOutletCloud *
suyuan_outlet_cloud_allocate (void)
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

/* The rows ascend. */
void
suyuan_outlet_cloud_add (SuyuanOutletCloud    *self,
                         const SuyuanUid      *uid,
                         gint64                row,
                         const SuyuanPosition *position,
                         const SuyuanSign     *sign)
{
  g_array_append_val (self->positions, *position);
  g_array_append_val (self->uids, *uid);
  g_array_append_val (self->signs, *sign);
  g_array_append_val (self->rows, row);
  if (row >= self->by_row->len)
    g_array_set_size (self->by_row, (guint) row + 1);
  g_array_index (self->by_row, guint32, row) = self->uids->len;
}

/* Once all have been added. */
void
suyuan_outlet_cloud_number (SuyuanOutletCloud *self)
{
  for (guint i = 0; i < self->uids->len; i++)
    g_hash_table_insert (self->by_uid, &g_array_index (self->uids, SuyuanUid, i), GUINT_TO_POINTER (i + 1));
}

void
suyuan_outlet_cloud_find_extent (SuyuanOutletCloud *self)
{
  self->extent = suyuan_extent_empty ();
  for (guint i = 0; i < self->positions->len; i++)
    {
      SuyuanWorld world = suyuan_outlet_cloud_get_place (self, i);

      suyuan_extent_include (&self->extent, &world);
    }
}

/* What its index counts, one byte a point; the caller's. */
guint8 *
suyuan_outlet_cloud_list_values (SuyuanOutletCloud *self)
{
  guint8 *values = g_malloc (MAX (self->signs->len, 1));

  for (guint i = 0; i < self->signs->len; i++)
    values[i] = (guint8) suyuan_sign_get_value (&g_array_index (self->signs, SuyuanSign, i));

  return values;
}

static void
gather (SuyuanOutletCloud *self)
{
  g_autofree guint8 *values = suyuan_outlet_cloud_list_values (self);

  suyuan_outlet_cloud_find_extent (self);
  self->index = suyuan_cluster_index_new ((const SuyuanPosition *) (gpointer) self->positions->data, values, self->positions->len);
}

/* All of them, as a theme colours them. */
gboolean
suyuan_outlet_cloud_colour (SuyuanOutletCloud *self,
                            SuyuanOffice      *office,
                            SuyuanTheme        theme,
                            GError           **error)
{
  self->theme = theme;

  return suyuan_outlet_theme_fill (theme, office, (const SuyuanUid *) (gpointer) self->uids->data, (SuyuanSign *) (gpointer) self->signs->data, self->signs->len, error);
}

/* Reads them all, so not on the main thread; with the office of the thread it is called on. */
SuyuanOutletCloud *
suyuan_outlet_cloud_new (SuyuanOffice *office,
                         SuyuanTheme   theme,
                         GError      **error)
{
  g_autoptr (SuyuanOutletCloud) self = suyuan_outlet_cloud_allocate ();
  g_autoptr (GArray) before = suyuan_office_outlets_changed_since (office, &self->mark, 0, error);
  Reading     reading = { self, suyuan_office_get_catalogue (office), NULL };
  SuyuanQuery outlets = { .kind = SUYUAN_KIND_OUTLET }, tasks = { .kind = SUYUAN_KIND_TASK };

  self->today = suyuan_office_today (office);
  reading.today = self->today;
  if (before == NULL || !suyuan_office_scan (office, &outlets, suyuan_outlet_cloud_keys, outlet_cb, &reading, error))
    return NULL;

  suyuan_outlet_cloud_number (self);
  if (!suyuan_office_scan (office, &tasks, task_keys, task_cb, &reading, error) || !suyuan_outlet_cloud_colour (self, office, theme, error))
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
  SuyuanOutletCloud *self = suyuan_outlet_cloud_allocate ();

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
  g_free (self->today);
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
