/* suyuan-map-view-theme.c: what the colours of the outlets say, chosen in the map's menu and explained by the legend
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-map-view-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "suyuan-application.h"
#include "suyuan-outlet-theme.h"
#include "suyuan-photo-layer.h"
#include "suyuan-sign-view.h"

#define ROOM 0.6     /* of the height of the map, for the rows of the legend */
#define COUNT_MS 250 /* how often what is in view is counted while the map moves */

static void
look_at_signs (SuyuanMapView    *self,
               SuyuanLegendView *view)
{
  g_autoptr (GArray) items = suyuan_outlet_layer_list_in_view (self->outlets);

  for (guint i = 0; i < items->len; i++)
    {
      const SuyuanClusterItem *item = &g_array_index (items, SuyuanClusterItem, i);

      suyuan_legend_view_add (view, item->count == 1 ? suyuan_outlet_cloud_get_sign (suyuan_map_view_get_cloud (self), item->id) : NULL, item->counts);
    }
}

/* What is laid over the ground and what lies over it in layers of its own, from the lowest (SuyuanScene); freed with the array. */
GPtrArray *
suyuan_map_view_list_laid (SuyuanMapView *self)
{
  GPtrArray   *laid = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_scene_unref);
  SuyuanScene *tracks = suyuan_scene_layer_get_laid (self->ground);

  if (tracks != NULL)
    g_ptr_array_add (laid, suyuan_scene_ref (tracks));
  for (GtkWidget *layer = gtk_widget_get_first_child (GTK_WIDGET (self->map)); layer != NULL; layer = gtk_widget_get_next_sibling (layer))
    if (SUYUAN_IS_SCENE_LAYER (layer) && SUYUAN_SCENE_LAYER (layer) != self->ground && suyuan_scene_layer_get_scene (SUYUAN_SCENE_LAYER (layer)) != NULL)
      g_ptr_array_add (laid, suyuan_scene_ref (suyuan_scene_layer_get_scene (SUYUAN_SCENE_LAYER (layer))));
  return laid;
}

/* Within @bounds (SuyuanPhotoSpot); %NULL where the map shows none. */
GArray *
suyuan_map_view_list_photos (SuyuanMapView      *self,
                             const SuyuanBounds *bounds)
{
  for (GtkWidget *layer = gtk_widget_get_first_child (GTK_WIDGET (self->map)); layer != NULL; layer = gtk_widget_get_next_sibling (layer))
    if (SUYUAN_IS_PHOTO_LAYER (layer))
      return suyuan_photo_layer_list_within (SUYUAN_PHOTO_LAYER (layer), bounds);
  return NULL;
}

static gboolean
count_cb (gpointer data)
{
  SuyuanMapView   *self = data;
  SuyuanLegendView view = { .room = (int) (ROOM * gtk_widget_get_height (GTK_WIDGET (self->map))) };

  self->counting = 0;
  if (suyuan_map_view_get_cloud (self) != NULL)
    look_at_signs (self, &view);
  for (GtkWidget *layer = gtk_widget_get_first_child (GTK_WIDGET (self->map)); layer != NULL; layer = gtk_widget_get_next_sibling (layer))
    if (SUYUAN_IS_SCENE_LAYER (layer))
      view.things |= suyuan_scene_layer_list_things (SUYUAN_SCENE_LAYER (layer));
    else if (SUYUAN_IS_PHOTO_LAYER (layer) && suyuan_photo_layer_shows_any (SUYUAN_PHOTO_LAYER (layer)))
      view.things |= SUYUAN_THING_BIT (SUYUAN_THING_PHOTO);
  suyuan_map_legend_show (self->legend, &view);

  return G_SOURCE_REMOVE;
}

/* Nobody counts for a legend that is folded. */
static void
count_later (SuyuanMapView *self)
{
  gboolean unfolded;

  if (self->legend == NULL)
    return;
  g_object_get (self->legend, "unfolded", &unfolded, NULL);
  if (unfolded && self->counting == 0)
    self->counting = g_timeout_add (COUNT_MS, count_cb, self);
}

/* A layer shows something else. */
static void
explain_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  count_later (SUYUAN_MAP_VIEW (widget));
}

void
suyuan_map_view_install_theme (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "map.explain", NULL, explain_cb);
}

/* After another reading. */
void
suyuan_map_view_show_theme (SuyuanMapView *self)
{
  suyuan_map_legend_set_theme (self->legend, suyuan_outlet_cloud_get_theme (suyuan_map_view_get_cloud (self)),
                               suyuan_office_get_catalogue (suyuan_seat_get_office (self->seat)));
  gtk_widget_set_visible (GTK_WIDGET (self->legend), suyuan_outlet_cloud_get_n_points (suyuan_map_view_get_cloud (self)) > 0);
  count_later (self);
}

void
suyuan_map_view_set_theme (SuyuanMapView *self,
                           SuyuanTheme    theme)
{
  self->theme = theme;
  g_settings_set_string (self->settings, "map-theme", suyuan_theme_get_key (theme));
  if (self->feed != NULL)
    suyuan_outlet_feed_set_theme (self->feed, theme);
}

/* What stands over the map gets an edge of its own. */
static void
contrast_cb (SuyuanMapView *self)
{
  if (suyuan_sign_view_is_strong ())
    gtk_widget_add_css_class (GTK_WIDGET (self), "strong");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "strong");
}

/* --- the action: a setting, so that every map that is open follows --- */

static void
setting_cb (SuyuanMapView *self)
{
  g_autofree char *key = g_settings_get_string (self->settings, "map-theme");
  SuyuanTheme      theme;

  if (suyuan_theme_from_key (key, &theme) && theme != self->theme)
    suyuan_map_view_set_theme (self, theme);
}

static GMenuModel *
make_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < SUYUAN_N_THEMES; i++)
    {
      g_autofree char *action = g_strdup_printf ("map-settings.map-theme::%s", suyuan_theme_get_key (i));

      g_menu_append (menu, suyuan_outlet_theme_get_title (i), action);
    }
  return G_MENU_MODEL (menu);
}

void
suyuan_map_view_watch_theme (SuyuanMapView *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GMenuModel) menu = make_menu ();
  g_autoptr (GAction) action = NULL;

  self->settings = g_settings_new (SUYUAN_APP_ID);
  action = g_settings_create_action (self->settings, "map-theme");
  g_action_map_add_action (G_ACTION_MAP (group), action);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "map-settings", G_ACTION_GROUP (group));
  g_menu_append_section (self->menu, _ ("Colour by"), menu);

  self->legend = SUYUAN_MAP_LEGEND (suyuan_map_legend_new ());
  gtk_widget_set_visible (GTK_WIDGET (self->legend), FALSE);
  suyuan_map_view_add_overlay (self, GTK_WIDGET (self->legend));
  g_settings_bind (self->settings, "map-legend", self->legend, "unfolded", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (self->legend, "notify::unfolded", G_CALLBACK (count_later), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (suyuan_map_view_get_port (self), "notify", G_CALLBACK (count_later), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::map-theme", G_CALLBACK (setting_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast", G_CALLBACK (contrast_cb), self, G_CONNECT_SWAPPED);
  contrast_cb (self);
  setting_cb (self);
}
