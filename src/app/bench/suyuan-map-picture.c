/* suyuan-map-picture.c: the map of a workspace as it stands in the window, at zooms that are asked for, as PNG
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "suyuan-application.h"
#include "suyuan-basemap-bar.h"
#include "suyuan-map-view.h"

#define WIDTH 900
#define HEIGHT 560
#define PATIENCE_MS 20000
#define SETTLE_MS 1500 /* tiles and counts come from the background */

static void
wait_ms (guint ms)
{
  gint64 until = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < until)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (2000);
}

static gboolean
save (GtkWidget  *window,
      const char *file)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  gdk_paintable_snapshot (paintable, snapshot, WIDTH, HEIGHT);
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);

  return gdk_texture_save_to_png (texture, file);
}

/* ZOOM=FILE */
static gboolean
take (GtkWidget     *window,
      SuyuanMapView *view,
      double         lon,
      double         lat,
      const char    *order)
{
  const char *file = strchr (order, '=');

  if (file == NULL)
    {
      g_printerr ("suyuan-map-picture: “%s” is not ZOOM=FILE\n", order);
      return FALSE;
    }

  suyuan_map_view_look (view, lon, lat, g_ascii_strtod (order, NULL));
  wait_ms (SETTLE_MS);
  if (!save (window, file + 1))
    {
      g_printerr ("suyuan-map-picture: %s cannot be written\n", file + 1);
      return FALSE;
    }
  return TRUE;
}

static int
run (char **words,
     int    n_words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanDesk) desk = suyuan_desk_new (words[1], &error);
  g_autoptr (SuyuanSeat) seat = desk != NULL ? suyuan_seat_new (desk) : NULL;
  GtkWidget     *window = gtk_window_new ();
  SuyuanMapView *view = g_object_new (SUYUAN_TYPE_MAP_VIEW, NULL);
  gboolean       ok = TRUE;

  if (seat == NULL)
    {
      g_printerr ("suyuan-map-picture: %s\n", error->message);
      return EXIT_FAILURE;
    }

  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (view));
  gtk_window_present (GTK_WINDOW (window));
  suyuan_map_view_set_seat (view, seat);
  for (guint waited = 0; (suyuan_map_view_get_n_points (view) == 0 || suyuan_desk_is_busy (desk)) && waited < PATIENCE_MS; waited += 50)
    wait_ms (50);
  suyuan_basemap_bar_choose (suyuan_map_view_get_basemap (view), words[5]);
  for (guint waited = 0; suyuan_desk_is_busy (desk) && waited < PATIENCE_MS; waited += 50)
    wait_ms (50);
  for (int i = 6; i < n_words && ok; i++)
    ok = take (window, view, g_ascii_strtod (words[2], NULL), g_ascii_strtod (words[3], NULL), words[i]);
  gtk_window_destroy (GTK_WINDOW (window));
  wait_ms (100);

  return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* An application loads this by itself. */
static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/cn/suyuan/Suyuan/style.css");
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()), "/cn/suyuan/Suyuan/icons");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

int
main (int   argc,
      char *argv[])
{
  const char *folder = g_getenv ("SUYUAN_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  if (argc < 7)
    {
      g_printerr ("Usage: suyuan-map-picture WORKSPACE LON LAT light|dark BASE-MAP ZOOM=FILE…\n");
      return EXIT_FAILURE;
    }

  gtk_init ();
  adw_init ();
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      g_str_equal (argv[4], "dark") ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
  suyuan_application_prepare ();
  load_style ();

  return run (argv, argc);
}
