/* suyuan-toolkit.c: starts GTK and libadwaita without the work that is thrown away at once
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-toolkit.h"

#define SHEET "GTK_THEME"
#define NO_SHEET "Adwaita-empty" /* libadwaita's name for GTK's sheet left out, as it does itself when it starts */
#define A_SYMBOL "open-menu-symbolic"

/* Looks icons up where there are none until all their places are known; NULL: nothing is being kept. */
static char **places;

/* Each is what whoever started the program may have chosen otherwise. GTK 4.16 gave the second another name. */
void
suyuan_toolkit_choose (void)
{
  gboolean knows_disable = gtk_get_minor_version () >= 16;

  g_setenv (SHEET, NO_SHEET, FALSE);
  if (g_strcmp0 (g_getenv ("GSK_RENDERER"), "cairo") == 0)
    g_setenv (knows_disable ? "GDK_DISABLE" : "GDK_DEBUG", knows_disable ? "gl" : "gl-disable", FALSE);
}

/* GTK reads a sheet of its own as soon as anybody wants a setting, which libadwaita's replaces; libadwaita reads none
 * where it finds that another was asked for. */
static void
pass_over_sheet (void)
{
  if (g_strcmp0 (g_getenv (SHEET), NO_SHEET) != 0)
    return;

  gtk_settings_get_default ();
  g_unsetenv (SHEET);
}

void
suyuan_toolkit_begin (void)
{
  GtkIconTheme *icons;

  if (!gtk_init_check ())
    return;

  pass_over_sheet ();
  /* GTK reads all icons on a thread of its own, and again for each place that is added meanwhile, with everybody waiting. */
  icons = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  places = gtk_icon_theme_get_search_path (icons);
  gtk_icon_theme_set_search_path (icons, (const char *const[]){ NULL });
}

static gpointer
read_icons (gpointer data)
{
  g_autoptr (GtkIconTheme) icons = data;

  gtk_icon_theme_has_icon (icons, A_SYMBOL);
  return NULL;
}

/* Nobody adds a place from here on: the icons are read beside the making of the first window. */
void
suyuan_toolkit_end (void)
{
  GtkIconTheme *icons;

  if (places == NULL)
    return;

  icons = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  gtk_icon_theme_set_search_path (icons, (const char *const *) places);
  g_clear_pointer (&places, g_strfreev);
  g_thread_unref (g_thread_new ("suyuan-icons", read_icons, g_object_ref (icons)));
}

/* GTK 4.8 leaves the surface of a window that is gone connected to it, and one that was about to be laid out asks it for its size. */
static gboolean
part_cb (GSignalInvocationHint *hint,
         guint                  n_values,
         const GValue          *values,
         gpointer               data)
{
  GObject    *widget = g_value_get_object (&values[0]);
  GdkSurface *surface = GTK_IS_WINDOW (widget) ? gtk_native_get_surface (GTK_NATIVE (widget)) : NULL;

  if (surface != NULL && GDK_IS_TOPLEVEL (surface))
    g_signal_handlers_disconnect_matched (surface, G_SIGNAL_MATCH_ID | G_SIGNAL_MATCH_DATA, g_signal_lookup ("compute-size", GDK_TYPE_TOPLEVEL), 0, NULL, NULL, widget);
  return G_SOURCE_CONTINUE;
}

/* Once, when GTK has started: what every window needs that may be closed the moment it opens. */
void
suyuan_toolkit_part_surfaces (void)
{
  g_autoptr (GTypeClass) made = g_type_class_ref (GTK_TYPE_WIDGET); /* with its signals */

  g_signal_add_emission_hook (g_signal_lookup ("unrealize", GTK_TYPE_WIDGET), 0, part_cb, NULL, NULL);
}
