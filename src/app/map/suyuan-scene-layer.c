/* suyuan-scene-layer.c: what lies under the outlets: waters, areas, sections
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-scene-layer.h"

#include <adwaita.h>

#include "suyuan-map-view-port.h"
#include "suyuan-scene-draw.h"
#include "suyuan-sign-view.h"

struct _SuyuanSceneLayer
{
  ShumateLayer parent_instance;

  SuyuanPort   port;
  SuyuanScene *scene; /* Owned */
  gboolean     transparent;

  SuyuanOutletLayer *above; /* Borrowed; nullable */
};

G_DEFINE_FINAL_TYPE (SuyuanSceneLayer, suyuan_scene_layer, SHUMATE_TYPE_LAYER)

static void
suyuan_scene_layer_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  SuyuanSceneLayer *self = SUYUAN_SCENE_LAYER (widget);
  SuyuanViewport    viewport = suyuan_port_get (&self->port);
  SuyuanSceneStyle  style = { .scheme = suyuan_sign_view_get_scheme (), .chinese = suyuan_sign_view_is_chinese (), .scale = 1, .transparent = self->transparent };
  g_autoptr (GArray) rooms = NULL;
  cairo_t *cr;

  if (self->scene == NULL || viewport.width < 1 || viewport.height < 1)
    return;

  if (self->above != NULL)
    {
      rooms = suyuan_outlet_layer_list_rooms (self->above);
      style.obstacles = (const SuyuanRoom *) (gpointer) rooms->data;
      style.n_obstacles = rooms->len;
    }
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) viewport.width, (float) viewport.height));
  suyuan_scene_draw (self->scene, cr, &viewport, &style);
  cairo_destroy (cr);
}

static void
suyuan_scene_layer_constructed (GObject *object)
{
  G_OBJECT_CLASS (suyuan_scene_layer_parent_class)->constructed (object);

  suyuan_port_open (&SUYUAN_SCENE_LAYER (object)->port, SHUMATE_LAYER (object));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), object,
                           G_CONNECT_SWAPPED);
}

static void
suyuan_scene_layer_dispose (GObject *object)
{
  suyuan_port_close (&SUYUAN_SCENE_LAYER (object)->port);

  G_OBJECT_CLASS (suyuan_scene_layer_parent_class)->dispose (object);
}

static void
suyuan_scene_layer_finalize (GObject *object)
{
  g_clear_pointer (&SUYUAN_SCENE_LAYER (object)->scene, suyuan_scene_free);

  G_OBJECT_CLASS (suyuan_scene_layer_parent_class)->finalize (object);
}

static void
suyuan_scene_layer_class_init (SuyuanSceneLayerClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = suyuan_scene_layer_constructed;
  G_OBJECT_CLASS (klass)->dispose = suyuan_scene_layer_dispose;
  G_OBJECT_CLASS (klass)->finalize = suyuan_scene_layer_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = suyuan_scene_layer_snapshot;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
suyuan_scene_layer_init (SuyuanSceneLayer *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

ShumateLayer *
suyuan_scene_layer_new (ShumateViewport *viewport)
{
  return g_object_new (SUYUAN_TYPE_SCENE_LAYER, "viewport", viewport, NULL);
}

void
suyuan_scene_layer_take_scene (SuyuanSceneLayer *self,
                               SuyuanScene      *scene)
{
  g_clear_pointer (&self->scene, suyuan_scene_free);
  self->scene = scene;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

SuyuanExtent
suyuan_scene_layer_get_extent (SuyuanSceneLayer *self)
{
  return self->scene != NULL ? suyuan_scene_get_extent (self->scene) : suyuan_extent_empty ();
}

/* Over a base map the ground is the base map's. */
void
suyuan_scene_layer_set_transparent (SuyuanSceneLayer *self,
                                    gboolean          transparent)
{
  self->transparent = transparent;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* To be drawn again by its owner when what lies above changes. */
void
suyuan_scene_layer_set_above (SuyuanSceneLayer  *self,
                              SuyuanOutletLayer *outlets)
{
  self->above = outlets;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
