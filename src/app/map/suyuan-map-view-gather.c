/* suyuan-map-view-gather.c: many outlets chosen on the map: within a line, or upstream of a place
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-map-view-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "suyuan-map-view-port.h"
#include "suyuan-upstream.h"

#define STILL 4.0 /* pixels: a press that moved no further is a click */

static guint gathered_signal;

static void
hand_over (SuyuanMapView *self,
           GArray        *rows,
           const char    *words)
{
  self->gathered = rows != NULL;
  g_signal_emit (self, gathered_signal, 0, rows, words);
}

/* Whoever holds the chosen has let them go: what was walked to find them goes too. */
void
suyuan_map_view_let_go (SuyuanMapView *self)
{
  self->gathered = FALSE;
  self->walked = FALSE;
  suyuan_scene_layer_take_over (self->ground, NULL);
}

/* Escape: all outlets again. FALSE where nothing was chosen. */
gboolean
suyuan_map_view_drop_gathered (SuyuanMapView *self)
{
  if (!self->gathered && !self->walked)
    return FALSE;

  suyuan_map_view_let_go (self);
  hand_over (self, NULL, NULL);

  return TRUE;
}

/* --- within a line --- */

static void
gathered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (SuyuanMapView) self = data;
  g_autoptr (GArray) rows = suyuan_outlet_feed_gather_finish (SUYUAN_OUTLET_FEED (source), result);
  g_autofree char *words = NULL;

  if (SUYUAN_OUTLET_FEED (source) != self->feed)
    return;
  if (rows->len == 0)
    {
      suyuan_seat_tell (self->seat, _ ("No outlet lies within the line"), NULL);
      return;
    }
  suyuan_map_view_let_go (self);
  words = g_strdup_printf (_ ("Selected on the map: %u"), rows->len);
  hand_over (self, rows, words);
}

/* Takes the line. Only what the filter shows is chosen. */
void
suyuan_map_view_gather_within (SuyuanMapView *self,
                               SuyuanLasso   *lasso)
{
  if (self->feed != NULL)
    suyuan_outlet_feed_gather_async (self->feed, lasso, gathered_cb, g_object_ref (self));
  else
    suyuan_lasso_free (lasso);
}

static gboolean
put_tool_away_cb (gpointer data)
{
  suyuan_map_view_take_tool (data, NULL);

  return G_SOURCE_REMOVE;
}

static void
closed_cb (SuyuanMapView     *self,
           const SuyuanLasso *lasso)
{
  suyuan_map_view_gather_within (self, suyuan_lasso_copy (lasso));
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, put_tool_away_cb, g_object_ref (self), g_object_unref);
}

/* Around outlets, with a line or with a box. Asked for again, the tool that is in hand is put away. */
void
suyuan_map_view_draw_round (SuyuanMapView *self,
                            gboolean       box)
{
  ShumateViewport *port = suyuan_map_view_get_port (self);
  ShumateLayer    *tool;

  if (SUYUAN_IS_LASSO_TOOL (self->tool) && suyuan_lasso_tool_is_box (SUYUAN_LASSO_TOOL (self->tool)) == box)
    {
      suyuan_map_view_take_tool (self, NULL);
      return;
    }
  tool = box ? suyuan_lasso_tool_new_box (port) : suyuan_lasso_tool_new (port);
  g_signal_connect_object (tool, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  suyuan_map_view_take_tool (self, SUYUAN_MAP_TOOL (tool));
}

/* --- a band: Shift and drag, or a drag with the box in hand --- */

static gboolean
holds_box (SuyuanMapView *self)
{
  return SUYUAN_IS_LASSO_TOOL (self->tool) && suyuan_lasso_tool_is_box (SUYUAN_LASSO_TOOL (self->tool)) &&
         suyuan_lasso_tool_get_n_corners (SUYUAN_LASSO_TOOL (self->tool)) == 0;
}

static void
band_begin_cb (SuyuanMapView  *self,
               double          x,
               double          y,
               GtkGestureDrag *drag)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (drag));
  gboolean        shift = (state & GDK_SHIFT_MASK) != 0 && self->tool == NULL;

  self->band_x = x;
  self->band_y = y;
  if (self->feed == NULL || !(shift || holds_box (self)))
    {
      gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  if (shift)
    gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* A press with the box in hand is a corner until it moves. */
static void
band_update_cb (SuyuanMapView  *self,
                double          dx,
                double          dy,
                GtkGestureDrag *drag)
{
  SuyuanViewport viewport = suyuan_map_view_get_viewport (self);
  double         x = self->band_x, y = self->band_y;
  SuyuanWorld    corners[4];

  if (suyuan_lasso_tool_get_n_corners (self->band) == 0 && hypot (dx, dy) < STILL)
    return;

  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  corners[0] = suyuan_viewport_from_screen (&viewport, x, y);
  corners[1] = suyuan_viewport_from_screen (&viewport, x + dx, y);
  corners[2] = suyuan_viewport_from_screen (&viewport, x + dx, y + dy);
  corners[3] = suyuan_viewport_from_screen (&viewport, x, y + dy);
  suyuan_lasso_tool_set_corners (self->band, corners, 4);
}

static void
band_end_cb (SuyuanMapView  *self,
             double          dx,
             double          dy,
             GtkGestureDrag *drag)
{
  SuyuanViewport viewport = suyuan_map_view_get_viewport (self);
  SuyuanWorld    one = suyuan_viewport_from_screen (&viewport, self->band_x, self->band_y);
  SuyuanWorld    other = suyuan_viewport_from_screen (&viewport, self->band_x + dx, self->band_y + dy);
  g_autoptr (SuyuanLasso) box = NULL;

  if (suyuan_lasso_tool_get_n_corners (self->band) == 0)
    return;

  suyuan_lasso_tool_set_corners (self->band, NULL, 0);
  box = suyuan_lasso_new_box (&one, &other);
  closed_cb (self, box);
}

static void
band_cancel_cb (SuyuanMapView *self)
{
  suyuan_lasso_tool_set_corners (self->band, NULL, 0);
}

/* Before the map, which would pan. */
void
suyuan_map_view_watch_band (SuyuanMapView *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->band = SUYUAN_LASSO_TOOL (suyuan_lasso_tool_new (suyuan_map_view_get_port (self)));
  gtk_widget_set_can_target (GTK_WIDGET (self->band), FALSE);
  suyuan_map_view_add_layer (self, SHUMATE_LAYER (self->band));
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (band_begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (band_update_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (band_end_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "cancel", G_CALLBACK (band_cancel_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->map), GTK_EVENT_CONTROLLER (drag));
}

/* --- upstream --- */

/* On its way to the desk and back; the place where the kind is none. */
typedef struct
{
  gboolean       of_record;
  SuyuanKind     kind;
  SuyuanUid      uid;
  SuyuanPosition place;
  char          *from; /* what it begins at, for people */
} Walking;

/* What was found, and from where: another walk may have been asked for meanwhile. */
typedef struct
{
  SuyuanUpstream *upstream;
  SuyuanScene    *courses; /* of all that was walked */
  char           *from;
} Walked;

static void
walking_free (gpointer data)
{
  Walking *walking = data;

  g_free (walking->from);
  g_free (walking);
}

static void
walked_free (gpointer data)
{
  Walked *walked = data;

  suyuan_upstream_free (walked->upstream);
  suyuan_scene_unref (walked->courses);
  g_free (walked->from);
  g_free (walked);
}

/* A whole basin may lie upstream: not on the main thread. */
static SuyuanScene *
make_scene (GPtrArray *courses)
{
  SuyuanScene *scene = suyuan_scene_new ();

  for (guint i = 0; i < courses->len; i++)
    {
      GArray *course = g_ptr_array_index (courses, i);
      g_autoptr (SuyuanLine) line = suyuan_line_new ((const SuyuanPosition *) (gpointer) course->data, course->len);

      if (line != NULL)
        suyuan_scene_add_line (scene, SUYUAN_LINE_RIVER, 1, line, NULL, TRUE);
    }
  return scene;
}

static gpointer
walk_verb (SuyuanOffice *office,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  const Walking  *walking = data;
  SuyuanUpstream *upstream = walking->of_record ? suyuan_office_upstream (office, walking->kind, &walking->uid, error)
                                                : suyuan_office_upstream_of_place (office, &walking->place, error);
  Walked         *walked;

  if (upstream == NULL)
    return NULL;

  walked = g_new (Walked, 1);
  *walked = (Walked){ upstream, make_scene (upstream->courses), g_strdup (walking->from) };
  return walked;
}

static void
walked_cb (gpointer      object,
           gpointer      result,
           const GError *error)
{
  SuyuanMapView   *self = object;
  const Walked    *walked = result;
  SuyuanUpstream  *upstream = walked != NULL ? walked->upstream : NULL;
  g_autofree char *words = NULL;

  if (g_error_matches (error, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_REFUSED))
    suyuan_seat_tell (self->seat, error->message, NULL); /* nothing is lost: the next click is better aimed */
  else
    suyuan_seat_fail (self->seat, error);
  if (upstream == NULL)
    return;
  suyuan_map_view_let_go (self);
  if (upstream->outlets->len == 0)
    hand_over (self, NULL, NULL); /* what was chosen before is not what lies upstream */
  suyuan_scene_layer_take_over (self->ground, suyuan_scene_ref (walked->courses));
  self->walked = upstream->courses->len > 0;
  if (upstream->outlets->len == 0)
    {
      suyuan_seat_tell (self->seat, _ ("No outlet lies upstream"), NULL);
      return;
    }
  words = g_strdup_printf (_ ("Upstream of %s: %u"), walked->from, upstream->outlets->len);
  hand_over (self, upstream->outlets, words);
}

/* Takes what the walk begins at. */
static void
walk (SuyuanMapView *self,
      Walking        walking)
{
  suyuan_seat_look (self->seat, _ ("Walking upstream"), walk_verb, g_memdup2 (&walking, sizeof walking), walking_free, walked_free, walked_cb, self);
}

/* @kind: section or outlet. */
void
suyuan_map_view_gather_upstream (SuyuanMapView   *self,
                                 SuyuanKind       kind,
                                 const SuyuanUid *uid)
{
  walk (self, (Walking){ .of_record = TRUE, .kind = kind, .uid = *uid, .from = suyuan_map_view_dup_brief (self, kind, uid) });
}

void
suyuan_map_view_gather_upstream_of (SuyuanMapView        *self,
                                    const SuyuanPosition *place)
{
  walk (self, (Walking){ .place = *place, .from = g_strdup (_ ("here")) });
}

/* The members of one sign, which may be all the outlets there are; of none nothing is chosen. */
void
suyuan_map_view_gather_item (SuyuanMapView           *self,
                             const SuyuanClusterItem *item)
{
  if (item->count > 0)
    suyuan_outlet_feed_gather_item_async (self->feed, item, gathered_cb, g_object_ref (self));
}

void
suyuan_map_view_install_gathered (GtkWidgetClass *klass)
{
  gathered_signal = g_signal_new ("gathered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_STRING);
}
