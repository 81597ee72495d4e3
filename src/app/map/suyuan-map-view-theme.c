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
#include "suyuan-scene-draw.h"
#include "suyuan-sign-view.h"

#define COUNT_MS 250 /* how often what is in view is counted while the map moves */

static void
show_banks (SuyuanMapView *self)
{
  suyuan_map_legend_show_banks (self->legend, suyuan_map_view_get_zoom (self) >= SUYUAN_BANKS_FROM_ZOOM);
}

static gboolean
count_cb (gpointer data)
{
  SuyuanMapView *self = data;
  g_autoptr (GArray) items = suyuan_outlet_layer_list_in_view (self->outlets);
  guint counts[SUYUAN_N_STATUSES] = { 0 };

  self->counting = 0;
  for (guint i = 0; i < items->len; i++)
    for (guint k = 0; k < SUYUAN_N_STATUSES; k++)
      counts[k] += g_array_index (items, SuyuanClusterItem, i).counts[k];
  suyuan_map_legend_set_counts (self->legend, counts);
  show_banks (self);

  return G_SOURCE_REMOVE;
}

/* Nobody counts for a legend that is folded. */
static void
count_later (SuyuanMapView *self)
{
  gboolean unfolded;

  g_object_get (self->legend, "unfolded", &unfolded, NULL);
  if (unfolded && self->counting == 0)
    self->counting = g_timeout_add (COUNT_MS, count_cb, self);
}

/* After another reading. */
void
suyuan_map_view_show_theme (SuyuanMapView *self)
{
  suyuan_map_legend_set_theme (self->legend, suyuan_outlet_cloud_get_theme (suyuan_map_view_get_cloud (self)),
                               suyuan_office_get_catalogue (suyuan_seat_get_office (self->seat)));
  show_banks (self);
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
