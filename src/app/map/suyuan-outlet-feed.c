/* suyuan-outlet-feed.c: reads and filters the outlets of a map in the background, so that no frame waits
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-outlet-feed.h"

#include <glib/gi18n-lib.h>

#include "suyuan-outlet-theme.h"

struct _SuyuanOutletFeed
{
  GObject parent_instance;

  /* Owned */
  SuyuanSeat         *seat;
  SuyuanOutletCloud  *cloud;   /* what was read last */
  SuyuanOutletCloud  *shown;   /* what @passing was made from; a reference of its own */
  SuyuanClusterIndex *passing; /* NULL: all of @shown */
  GArray             *ids;     /* of gint64: what passes the filter; NULL: all */

  char *fault; /* why the last was not read as it was asked for; NULL: it was */

  SuyuanTheme theme; /* of what is read next */

  gboolean reading, again; /* somebody asked while it was being read */
  guint    filter_run;     /* the last that was started; older ones are out of date */
  gboolean filtering;
};

G_DEFINE_FINAL_TYPE (SuyuanOutletFeed, suyuan_outlet_feed, G_TYPE_OBJECT)

static guint ready_signal;

/* --- filtering --- */

typedef struct
{
  SuyuanOutletCloud *cloud;
  GArray            *ids;
  guint              run;
} Filtering;

static void
filtering_free (gpointer data)
{
  Filtering *filtering = data;

  suyuan_outlet_cloud_unref (filtering->cloud);
  g_array_unref (filtering->ids);
  g_free (filtering);
}

static void
filter_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  Filtering *filtering = data;

  g_task_return_pointer (task, suyuan_outlet_cloud_filter (filtering->cloud, (const gint64 *) (gpointer) filtering->ids->data, filtering->ids->len),
                         (GDestroyNotify) suyuan_cluster_index_free);
}

/* Takes the index. */
static void
show (SuyuanOutletFeed   *self,
      SuyuanOutletCloud  *cloud,
      SuyuanClusterIndex *passing)
{
  SuyuanOutletCloud  *old_cloud = self->shown;
  SuyuanClusterIndex *old_passing = self->passing;

  self->filtering = FALSE;
  self->shown = suyuan_outlet_cloud_ref (cloud);
  self->passing = passing;
  g_signal_emit (self, ready_signal, 0);

  /* Whoever draws has let go of them by now. */
  g_clear_pointer (&old_cloud, suyuan_outlet_cloud_unref);
  g_clear_pointer (&old_passing, suyuan_cluster_index_free);
}

static void
filtered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  SuyuanOutletFeed   *self = SUYUAN_OUTLET_FEED (source);
  Filtering          *filtering = g_task_get_task_data (G_TASK (result));
  SuyuanClusterIndex *passing = g_task_propagate_pointer (G_TASK (result), NULL);

  if (filtering->run == self->filter_run)
    show (self, filtering->cloud, passing);
  else
    suyuan_cluster_index_free (passing);
}

static void
apply_filter (SuyuanOutletFeed *self)
{
  g_autoptr (GTask) task = NULL;
  Filtering *filtering;

  self->filter_run++;
  if (self->cloud == NULL)
    return;
  if (self->ids == NULL)
    {
      show (self, self->cloud, NULL);
      return;
    }

  filtering = g_new (Filtering, 1);
  *filtering = (Filtering){ suyuan_outlet_cloud_ref (self->cloud), g_array_ref (self->ids), self->filter_run };
  task = g_task_new (self, NULL, filtered_cb, NULL);
  g_task_set_task_data (task, filtering, filtering_free);
  self->filtering = TRUE;
  g_task_run_in_thread (task, filter_in_thread);
}

/* All passes when @all; else only the outlets of these rows. */
void
suyuan_outlet_feed_filter (SuyuanOutletFeed *self,
                           const gint64     *ids,
                           guint             n_ids,
                           gboolean          all)
{
  g_clear_pointer (&self->ids, g_array_unref);
  if (!all)
    {
      self->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_ids);
      g_array_append_vals (self->ids, ids, n_ids);
    }
  apply_filter (self);
}

/* --- gathering --- */

typedef struct
{
  SuyuanOutletCloud *cloud;
  SuyuanLasso       *lasso;  /* NULL: all of them */
  GArray            *points; /* of guint32: what is shown */
} Gathering;

static void
gathering_free (gpointer data)
{
  Gathering *gathering = data;

  suyuan_outlet_cloud_unref (gathering->cloud);
  g_clear_pointer (&gathering->lasso, suyuan_lasso_free);
  g_array_unref (gathering->points);
  g_free (gathering);
}

static void
gather_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  Gathering     *gathering = data;
  const guint32 *points = (const guint32 *) (gpointer) gathering->points->data;
  guint          n = gathering->points->len;
  GArray        *rows = gathering->lasso != NULL ? suyuan_outlet_cloud_gather (gathering->cloud, gathering->lasso, points, n)
                                                 : suyuan_outlet_cloud_list_rows (gathering->cloud, points, n);

  g_task_return_pointer (task, rows, (GDestroyNotify) g_array_unref);
}

/* Of the members of a sign those within a line, wherever they stand. Takes the line. */
static void
gather (SuyuanOutletFeed        *self,
        const SuyuanClusterItem *item,
        SuyuanLasso             *lasso,
        GAsyncReadyCallback      done,
        gpointer                 data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, done, data);
  Gathering *gathering = g_new (Gathering, 1);

  *gathering = (Gathering){ suyuan_outlet_cloud_ref (self->shown), lasso, g_array_sized_new (FALSE, FALSE, sizeof (guint32), item->count) };
  g_array_append_vals (gathering->points, suyuan_cluster_index_get_members (suyuan_outlet_feed_get_index (self), item), item->count);
  g_task_set_task_data (task, gathering, gathering_free);
  g_task_run_in_thread (task, gather_in_thread);
}

/* Of the outlets that are shown those within a line, wherever their signs stand. Takes the line; nothing is shown before
 * the first `ready`, so nothing is found then. */
void
suyuan_outlet_feed_gather_async (SuyuanOutletFeed   *self,
                                 SuyuanLasso        *lasso,
                                 GAsyncReadyCallback done,
                                 gpointer            data)
{
  const SuyuanClusterIndex *index = suyuan_outlet_feed_get_index (self);
  guint                     n = index != NULL ? suyuan_cluster_index_get_n_points (index) : 0;
  g_autoptr (GTask) nothing = NULL;

  if (n > 0)
    {
      gather (self, &(SuyuanClusterItem){ .count = n }, lasso, done, data);
      return;
    }
  suyuan_lasso_free (lasso);
  nothing = g_task_new (self, NULL, done, data);
  g_task_return_pointer (nothing, g_array_new (FALSE, FALSE, sizeof (gint64)), (GDestroyNotify) g_array_unref);
}

/* Those that one sign of the index stands for. */
void
suyuan_outlet_feed_gather_item_async (SuyuanOutletFeed        *self,
                                      const SuyuanClusterItem *item,
                                      GAsyncReadyCallback      done,
                                      gpointer                 data)
{
  gather (self, item, NULL, done, data);
}

/* The rows, of gint64; the caller's. */
GArray *
suyuan_outlet_feed_gather_finish (SuyuanOutletFeed *self,
                                  GAsyncResult     *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/* --- reading --- */

/* On its way to the desk: what was read before, and the colours that are asked for. */
typedef struct
{
  SuyuanOutletCloud *before; /* NULL: nothing was */
  SuyuanTheme        theme;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_clear_pointer (&wish->before, suyuan_outlet_cloud_unref);
  g_free (wish);
}

/* After an edit only what it touched is read: half a million outlets take seconds. */
static gpointer
read_verb (SuyuanOffice *office,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  const Wish *wish = data;

  return wish->before != NULL ? suyuan_outlet_cloud_renew (wish->before, office, wish->theme, error) : suyuan_outlet_cloud_new (office, wish->theme, error);
}

static void read_as (SuyuanOutletFeed *self,
                     SuyuanTheme       theme);

/* Told when it changes, not for each of the edits after which it is tried again. */
static void
set_fault (SuyuanOutletFeed *self,
           const char       *fault)
{
  if (g_strcmp0 (self->fault, fault) == 0)
    return;

  g_free (self->fault);
  self->fault = g_strdup (fault);
  if (fault != NULL)
    suyuan_seat_refuse (self->seat, fault);
}

/* A map that cannot be coloured as it was asked for is still a map: the status stands in the outlets themselves. */
static void
fall_back (SuyuanOutletFeed *self,
           SuyuanTheme       theme,
           const char       *why)
{
  g_autofree char *fault = NULL;

  if (theme == SUYUAN_THEME_STATUS)
    {
      set_fault (self, why);
      return;
    }
  fault = g_strdup_printf (_ ("The map cannot show “%s” and shows the status instead: %s"), suyuan_outlet_theme_get_title (theme), why);
  set_fault (self, fault);
  if (!self->again)
    read_as (self, SUYUAN_THEME_STATUS);
}

/* A reading on its way. */
typedef struct
{
  SuyuanOutletFeed *feed;
  SuyuanTheme       theme;
} Reading;

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autofree Reading *reading = data;
  g_autoptr (SuyuanOutletFeed) self = reading->feed;
  g_autoptr (GError) error = NULL;
  SuyuanOutletCloud *cloud = suyuan_desk_run_finish (SUYUAN_DESK (source), result, &error);

  self->reading = FALSE;
  if (cloud != NULL)
    {
      g_clear_pointer (&self->cloud, suyuan_outlet_cloud_unref);
      self->cloud = cloud;
      if (reading->theme == self->theme)
        set_fault (self, NULL);
      apply_filter (self);
    }
  else
    fall_back (self, reading->theme, error->message);
  if (self->again)
    suyuan_outlet_feed_reload (self);
}

static void
read_as (SuyuanOutletFeed *self,
         SuyuanTheme       theme)
{
  Reading *reading = g_new (Reading, 1);
  Wish    *wish = g_new (Wish, 1);

  *reading = (Reading){ g_object_ref (self), theme };
  *wish = (Wish){ self->cloud != NULL ? suyuan_outlet_cloud_ref (self->cloud) : NULL, theme };
  self->reading = TRUE;
  suyuan_desk_look_async (suyuan_seat_get_desk (self->seat), read_verb, wish, wish_free, NULL, read_cb, reading);
}

void
suyuan_outlet_feed_reload (SuyuanOutletFeed *self)
{
  self->again = self->reading;
  if (!self->reading)
    read_as (self, self->theme);
}

/* Read anew where there was something to see already. */
void
suyuan_outlet_feed_set_theme (SuyuanOutletFeed *self,
                              SuyuanTheme       theme)
{
  if (self->theme == theme)
    return;

  self->theme = theme;
  if (self->cloud != NULL || self->reading)
    suyuan_outlet_feed_reload (self);
}

gboolean
suyuan_outlet_feed_is_busy (SuyuanOutletFeed *self)
{
  return self->reading || self->filtering;
}

SuyuanOutletCloud *
suyuan_outlet_feed_get_cloud (SuyuanOutletFeed *self)
{
  return self->shown;
}

const SuyuanClusterIndex *
suyuan_outlet_feed_get_index (SuyuanOutletFeed *self)
{
  if (self->passing != NULL)
    return self->passing;

  return self->shown != NULL ? suyuan_outlet_cloud_get_index (self->shown) : NULL;
}

static void
suyuan_outlet_feed_finalize (GObject *object)
{
  SuyuanOutletFeed *self = SUYUAN_OUTLET_FEED (object);

  g_clear_pointer (&self->passing, suyuan_cluster_index_free);
  g_clear_pointer (&self->shown, suyuan_outlet_cloud_unref);
  g_clear_pointer (&self->cloud, suyuan_outlet_cloud_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->fault, g_free);
  g_clear_object (&self->seat);

  G_OBJECT_CLASS (suyuan_outlet_feed_parent_class)->finalize (object);
}

static void
suyuan_outlet_feed_class_init (SuyuanOutletFeedClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = suyuan_outlet_feed_finalize;
  ready_signal = g_signal_new ("ready", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
suyuan_outlet_feed_init (SuyuanOutletFeed *self)
{
}

SuyuanOutletFeed *
suyuan_outlet_feed_new (SuyuanSeat *seat)
{
  SuyuanOutletFeed *self = g_object_new (SUYUAN_TYPE_OUTLET_FEED, NULL);

  self->seat = g_object_ref (seat);

  return self;
}
