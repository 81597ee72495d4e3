/* suyuan-outlet-cloud-renew.c: the outlets of a map after an edit, from those before it and what the journal says has changed
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-outlet-cloud-private.h"

#include "suyuan-outlet-changes.h"

#define MANY 5000 /* changed records that are dearer to follow than all outlets are to read */

/* What an outlet is now. */
typedef struct
{
  SuyuanUid      uid;
  gboolean       there; /* and has a position */
  gint64         row;
  SuyuanPosition position;
  SuyuanSign     sign;
} Change;

/* --- reading --- */

static gboolean
read_badge (SuyuanOffice *office,
            const char   *today,
            Change       *change,
            GError      **error)
{
  g_autoptr (GPtrArray) tasks = suyuan_office_referring (office, SUYUAN_KIND_TASK, "outlet", &change->uid, error);

  for (guint i = 0; tasks != NULL && i < tasks->len; i++)
    suyuan_outlet_cloud_read_task (suyuan_record_get_text (tasks->pdata[i], "state"), suyuan_record_get_text (tasks->pdata[i], "deadline"), today, &change->sign);

  return tasks != NULL;
}

static gboolean
read_change (SuyuanOffice *office,
             const char   *today,
             Change       *change,
             GError      **error)
{
  g_autoptr (SuyuanRecord) record = NULL;
  SuyuanValue values[SUYUAN_CLOUD_N_KEYS];

  if (!suyuan_office_seek (office, SUYUAN_KIND_OUTLET, &change->uid, &record, error))
    return FALSE;
  if (record == NULL)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    values[i] = *suyuan_record_get (record, suyuan_outlet_cloud_keys[i]); /* borrowed from the record */
  change->there = suyuan_outlet_cloud_read_point (suyuan_office_get_catalogue (office), values, &change->position, &change->sign);
  change->row = suyuan_office_id_of (office, SUYUAN_KIND_OUTLET, &change->uid);

  return !change->there || read_badge (office, today, change, error);
}

static int
by_row (gconstpointer a,
        gconstpointer b)
{
  const Change *left = a, *right = b;

  return left->row < right->row ? -1 : left->row > right->row;
}

/* Of Change, by their rows. */
static GArray *
read_changes (SuyuanOffice *office,
              const char   *today,
              const GArray *uids,
              GError      **error)
{
  g_autoptr (GArray) changes = g_array_sized_new (FALSE, TRUE, sizeof (Change), uids->len);

  for (guint i = 0; i < uids->len; i++)
    {
      Change change = { .uid = g_array_index (uids, SuyuanUid, i) };

      if (!read_change (office, today, &change, error))
        return NULL;
      g_array_append_val (changes, change);
    }
  g_array_sort (changes, by_row);

  return g_steal_pointer (&changes);
}

/* --- the same points --- */

static gboolean
are_same_points (SuyuanOutletCloud *self,
                 const GArray      *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const Change *change = &g_array_index (changes, Change, i);
      guint         point;
      gboolean      known = suyuan_outlet_cloud_find (self, &change->uid, &point);

      if (known != change->there || (known && g_array_index (self->rows, gint64, point) != change->row))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_moved (SuyuanOutletCloud *self,
          guint              point,
          const Change      *change)
{
  const SuyuanPosition *position = &g_array_index (self->positions, SuyuanPosition, point);

  return position->lon != change->position.lon || position->lat != change->position.lat;
}

/* Shares what is the same. @moved gets the points that stand elsewhere, ascending. */
static SuyuanOutletCloud *
change_points (SuyuanOutletCloud *self,
               const GArray      *changes,
               GArray            *moved)
{
  SuyuanOutletCloud *next = g_new0 (SuyuanOutletCloud, 1);

  g_atomic_ref_count_init (&next->refs);
  next->uids = g_array_ref (self->uids);
  next->rows = g_array_ref (self->rows);
  next->by_row = g_array_ref (self->by_row);
  next->by_uid = g_hash_table_ref (self->by_uid);
  next->signs = g_array_copy (self->signs);
  next->positions = g_array_ref (self->positions);
  for (guint i = 0; i < changes->len; i++)
    {
      const Change *change = &g_array_index (changes, Change, i);
      guint         point;

      if (!suyuan_outlet_cloud_find (self, &change->uid, &point))
        continue;
      g_array_index (next->signs, SuyuanSign, point) = change->sign;
      if (!is_moved (self, point, change))
        continue;
      if (moved->len == 0)
        {
          g_array_unref (next->positions);
          next->positions = g_array_copy (self->positions);
        }
      g_array_index (next->positions, SuyuanPosition, point) = change->position;
      g_array_append_val (moved, point);
    }
  return next;
}

/* --- other points --- */

/* One for each point: whether it is put in again, as it is now, or is gone. */
static guint8 *
mark_changed (SuyuanOutletCloud *self,
              const GArray      *changes)
{
  guint8 *changed = g_malloc0 (MAX (self->uids->len, 1));

  for (guint i = 0; i < changes->len; i++)
    {
      guint point;

      if (suyuan_outlet_cloud_find (self, &g_array_index (changes, Change, i).uid, &point))
        changed[point] = 1;
    }
  return changed;
}

static void
add_change (SuyuanOutletCloud *next,
            const Change      *change,
            GArray            *fresh)
{
  guint32 point = next->uids->len;

  if (!change->there)
    return;
  g_array_append_val (fresh, point);
  suyuan_outlet_cloud_add (next, &change->uid, change->row, &change->position, &change->sign);
}

/* Those that stay and those that changed, in the order of their rows. @now gets where each point before is now, @fresh those
 * that are to be put in their place. */
static SuyuanOutletCloud *
merge_points (SuyuanOutletCloud *self,
              const GArray      *changes,
              GArray            *now,
              GArray            *fresh)
{
  SuyuanOutletCloud *next = suyuan_outlet_cloud_allocate ();
  g_autofree guint8 *changed = mark_changed (self, changes);
  guint              k = 0;

  for (guint i = 0; i < self->uids->len; i++)
    {
      gint64  row = g_array_index (self->rows, gint64, i);
      guint32 at = SUYUAN_CLUSTER_GONE;

      for (; k < changes->len && g_array_index (changes, Change, k).row <= row; k++)
        add_change (next, &g_array_index (changes, Change, k), fresh);
      if (!changed[i])
        {
          at = next->uids->len;
          suyuan_outlet_cloud_add (next, &g_array_index (self->uids, SuyuanUid, i), row, &g_array_index (self->positions, SuyuanPosition, i), &g_array_index (self->signs, SuyuanSign, i));
        }
      g_array_append_val (now, at);
    }
  for (; k < changes->len; k++)
    add_change (next, &g_array_index (changes, Change, k), fresh);
  suyuan_outlet_cloud_number (next);

  return next;
}

/* --- one after the other --- */

static SuyuanOutletCloud *
follow (SuyuanOutletCloud *self,
        SuyuanOffice      *office,
        const GArray      *changes,
        gint64             mark,
        SuyuanTheme        theme,
        GError           **error)
{
  gboolean same = are_same_points (self, changes);
  g_autoptr (GArray) now = g_array_new (FALSE, FALSE, sizeof (guint32)), fresh = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (SuyuanOutletCloud) next = same ? change_points (self, changes, fresh) : merge_points (self, changes, now, fresh);
  g_autofree guint8 *values = NULL;

  next->today = g_strdup (self->today);
  next->mark = mark;
  if (!suyuan_outlet_cloud_colour (next, office, theme, error))
    return NULL;

  next->extent = self->extent;
  if (fresh->len > 0 || !same)
    suyuan_outlet_cloud_find_extent (next);
  values = suyuan_outlet_cloud_list_values (next);
  next->index = suyuan_cluster_index_renew (self->index, (const SuyuanPosition *) (gpointer) next->positions->data, values, next->positions->len,
                                            same ? NULL : (const guint32 *) (gpointer) now->data, (const guint32 *) (gpointer) fresh->data, fresh->len);

  return g_steal_pointer (&next);
}

/* The outlets as they are now, in the colours of @theme; the same as suyuan_outlet_cloud_new(), which it falls back to where much
 * has changed or the day has. On the thread that read @self, with its office. */
SuyuanOutletCloud *
suyuan_outlet_cloud_renew (SuyuanOutletCloud *self,
                           SuyuanOffice      *office,
                           SuyuanTheme        theme,
                           GError           **error)
{
  g_autofree char *today = suyuan_office_today (office);
  g_autoptr (GError) failure = NULL;
  g_autoptr (GArray) uids = NULL, changes = NULL;
  gint64 mark = self->mark;

  if (g_str_equal (today, self->today))
    uids = suyuan_office_outlets_changed_since (office, &mark, MANY, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  if (uids == NULL)
    return suyuan_outlet_cloud_new (office, theme, error);

  changes = read_changes (office, today, uids, error);
  if (changes == NULL)
    return NULL;

  return follow (self, office, changes, mark, theme, error);
}
