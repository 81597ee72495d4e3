/* suyuan-section-layer.c: the sections above the outlets, where nothing hides them
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-section-layer.h"

#include "suyuan-map-view-port.h"

struct _SuyuanSectionLayer
{
  ShumateLayer parent_instance;

  SuyuanPort        port;
  SuyuanSceneLayer *ground; /* Borrowed; nullable */
};

G_DEFINE_FINAL_TYPE (SuyuanSectionLayer, suyuan_section_layer, SHUMATE_TYPE_LAYER)

static void
suyuan_section_layer_snapshot (GtkWidget   *widget,
                               GtkSnapshot *snapshot)
{
  SuyuanSectionLayer *self = SUYUAN_SECTION_LAYER (widget);
  SuyuanViewport      viewport = suyuan_port_get (&self->port);

  if (self->ground != NULL)
    suyuan_scene_layer_snapshot_sections (self->ground, &viewport, snapshot);
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
suyuan_section_layer_class_init (SuyuanSectionLayerClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = suyuan_section_layer_constructed;
  G_OBJECT_CLASS (klass)->dispose = suyuan_section_layer_dispose;
  GTK_WIDGET_CLASS (klass)->snapshot = suyuan_section_layer_snapshot;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
suyuan_section_layer_init (SuyuanSectionLayer *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

ShumateLayer *
suyuan_section_layer_new (ShumateViewport  *viewport,
                          SuyuanSceneLayer *ground)
{
  SuyuanSectionLayer *self = g_object_new (SUYUAN_TYPE_SECTION_LAYER, "viewport", viewport, NULL);

  self->ground = ground;
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
