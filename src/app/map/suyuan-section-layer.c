/* suyuan-section-layer.c: the sections above the outlets, where nothing hides them, and the enterprises below, to point at
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-section-layer.h"

#include "suyuan-map-view-port.h"
#include "suyuan-signs.h"
#include "suyuan-still-click.h"

struct _SuyuanSectionLayer
{
  ShumateLayer parent_instance;

  SuyuanPort        port;
  SuyuanLandmark    cursor; /* nil: none */
  SuyuanSceneLayer *ground; /* Borrowed; nullable */
  GArray           *landmarks;
};

G_DEFINE_FINAL_TYPE (SuyuanSectionLayer, suyuan_section_layer, SHUMATE_TYPE_LAYER)

static guint picked_signal;

static void
append_cursor (SuyuanSectionLayer   *self,
               const SuyuanViewport *viewport,
               GtkSnapshot          *snapshot)
{
  double x, y;

  if (suyuan_uid_is_nil (&self->cursor.uid))
    return;

  suyuan_landmark_get_middle (&self->cursor, viewport, &x, &y);
  suyuan_signs_append_frame (snapshot, suyuan_section_get_size (viewport->zoom), x, y);
}

static void
suyuan_section_layer_snapshot (GtkWidget   *widget,
                               GtkSnapshot *snapshot)
{
  SuyuanSectionLayer *self = SUYUAN_SECTION_LAYER (widget);
  SuyuanViewport      viewport = suyuan_port_get (&self->port);

  if (self->ground != NULL)
    suyuan_scene_layer_snapshot_sections (self->ground, &viewport, snapshot);
  append_cursor (self, &viewport, snapshot);
}

/* Only over a sign: everything else falls through to the outlets and the map. */
static gboolean
suyuan_section_layer_contains (GtkWidget *widget,
                               double     x,
                               double     y)
{
  SuyuanLandmark section;

  return suyuan_section_layer_find_at (SUYUAN_SECTION_LAYER (widget), x, y, 0, &section);
}

static void
clicked_cb (gpointer layer,
            guint    n,
            double   x,
            double   y)
{
  SuyuanLandmark section;

  if (n == 1 && suyuan_section_layer_find_at (layer, x, y, 0, &section))
    g_signal_emit (layer, picked_signal, 0, &section.uid);
}

static void
suyuan_section_layer_constructed (GObject *object)
{
  G_OBJECT_CLASS (suyuan_section_layer_parent_class)->constructed (object);

  suyuan_port_open (&SUYUAN_SECTION_LAYER (object)->port, SHUMATE_LAYER (object));
}

static void
suyuan_section_layer_dispose (GObject *object)
{
  suyuan_port_close (&SUYUAN_SECTION_LAYER (object)->port);

  G_OBJECT_CLASS (suyuan_section_layer_parent_class)->dispose (object);
}

static void
suyuan_section_layer_finalize (GObject *object)
{
  g_array_unref (SUYUAN_SECTION_LAYER (object)->landmarks);

  G_OBJECT_CLASS (suyuan_section_layer_parent_class)->finalize (object);
}

static void
suyuan_section_layer_class_init (SuyuanSectionLayerClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = suyuan_section_layer_constructed;
  G_OBJECT_CLASS (klass)->dispose = suyuan_section_layer_dispose;
  G_OBJECT_CLASS (klass)->finalize = suyuan_section_layer_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = suyuan_section_layer_snapshot;
  GTK_WIDGET_CLASS (klass)->contains = suyuan_section_layer_contains;
  picked_signal = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
suyuan_section_layer_init (SuyuanSectionLayer *self)
{
  self->landmarks = g_array_new (FALSE, FALSE, sizeof (SuyuanLandmark));
  suyuan_still_click_watch (GTK_WIDGET (self), clicked_cb);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "pointer");
}

ShumateLayer *
suyuan_section_layer_new (ShumateViewport  *viewport,
                          SuyuanSceneLayer *ground)
{
  SuyuanSectionLayer *self = g_object_new (SUYUAN_TYPE_SECTION_LAYER, "viewport", viewport, NULL);

  self->ground = ground;
  if (ground != NULL)
    suyuan_scene_layer_set_front (ground, GTK_WIDGET (self));

  return SHUMATE_LAYER (self);
}

void
suyuan_section_layer_forget (SuyuanSectionLayer *self)
{
  if (self->ground != NULL)
    suyuan_scene_layer_set_front (self->ground, NULL);
  self->ground = NULL;
}

/* Takes what can be pointed at (SuyuanLandmark): those of the ground that is shown. */
void
suyuan_section_layer_take_landmarks (SuyuanSectionLayer *self,
                                     GArray             *landmarks)
{
  g_array_unref (self->landmarks);
  self->landmarks = landmarks;
}

/* %NULL: none. */
void
suyuan_section_layer_set_cursor (SuyuanSectionLayer   *self,
                                 const SuyuanLandmark *section)
{
  self->cursor = section != NULL ? *section : (SuyuanLandmark){ 0 };
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The section whose sign is under a pixel of the layer, or @beyond pixels beside it. */
gboolean
suyuan_section_layer_find_at (SuyuanSectionLayer *self,
                              double              x,
                              double              y,
                              double              beyond,
                              SuyuanLandmark     *section)
{
  SuyuanViewport viewport = suyuan_port_get (&self->port);

  return viewport.width >= 1 && suyuan_landmarks_find (self->landmarks, &viewport, x, y, beyond, section);
}

/* Where a section stands now; FALSE where it is no longer there. */
gboolean
suyuan_section_layer_find (SuyuanSectionLayer *self,
                           const SuyuanUid    *uid,
                           SuyuanLandmark     *section)
{
  for (guint i = 0; i < self->landmarks->len; i++)
    if (suyuan_uid_equal (&g_array_index (self->landmarks, SuyuanLandmark, i).uid, uid))
      {
        *section = g_array_index (self->landmarks, SuyuanLandmark, i);
        return TRUE;
      }
  return FALSE;
}

/* Those in the view now (SuyuanLandmark). */
GArray *
suyuan_section_layer_list_in_view (SuyuanSectionLayer *self)
{
  SuyuanViewport viewport = suyuan_viewport_of_layer (SHUMATE_LAYER (self));

  return suyuan_landmarks_list_in_view (self->landmarks, &viewport);
}
