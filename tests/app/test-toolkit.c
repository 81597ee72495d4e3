/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-application.h"
#include "suyuan-toolkit.h"

static const char *const words[] = { "GTK_THEME", "GDK_DEBUG", "GDK_DISABLE", "GSK_RENDERER" };

static void
forget_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_unsetenv (words[i]);
}

/* What stands under either name of it; whatever the toolkit is, it is one of them. */
static const char *
left_out (void)
{
  return g_getenv ("GDK_DEBUG") != NULL ? g_getenv ("GDK_DEBUG") : g_getenv ("GDK_DISABLE");
}

static void
test_toolkit_keeps_what_was_chosen (void)
{
  forget_words ();
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  g_setenv ("GTK_THEME", "Mine", TRUE);
  g_setenv ("GDK_DEBUG", "events", TRUE);
  g_setenv ("GDK_DISABLE", "dmabuf", TRUE);
  suyuan_toolkit_choose ();
  g_assert_cmpstr (g_getenv ("GTK_THEME"), ==, "Mine");
  g_assert_cmpstr (g_getenv ("GDK_DEBUG"), ==, "events");
  g_assert_cmpstr (g_getenv ("GDK_DISABLE"), ==, "dmabuf");
}

static void
test_toolkit_draws_with_cairo_alone (void)
{
  forget_words ();
  suyuan_toolkit_choose ();
  g_assert_null (left_out ());
  g_setenv ("GSK_RENDERER", "gl", TRUE);
  suyuan_toolkit_choose ();
  g_assert_null (left_out ());
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  suyuan_toolkit_choose ();
  g_assert_true (strstr (left_out (), "gl") != NULL);
}

/* What was passed over is not missed: the sheet is libadwaita's, the icons are those of the system and our own. */
static void
test_toolkit_starts_whole (void)
{
  g_autoptr (SuyuanApplication) application = suyuan_application_new ();
  g_autoptr (GtkIconTheme) other = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) places = NULL;
  g_auto (GStrv) expected = NULL;
  g_autofree char *sheet = NULL;
  GtkIconTheme    *icons;
  GtkWidget       *label;
  GdkRGBA          colour;

  forget_words ();
  suyuan_toolkit_choose ();
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  g_assert_no_error (error);
  g_assert_null (g_getenv ("GTK_THEME"));
  g_object_get (gtk_settings_get_default (), "gtk-theme-name", &sheet, NULL);
  g_assert_cmpstr (sheet, ==, "Adwaita-empty");
  label = g_object_ref_sink (gtk_label_new ("溯源"));
  g_assert_true (gtk_style_context_lookup_color (gtk_widget_get_style_context (label), "accent_bg_color", &colour));
  g_object_unref (label);

  icons = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  other = gtk_icon_theme_new ();
  places = gtk_icon_theme_get_search_path (icons);
  expected = gtk_icon_theme_get_search_path (other);
  g_assert_cmpstrv (places, expected);
  g_assert_true (gtk_icon_theme_has_icon (icons, "edit-undo-symbolic"));
  g_assert_true (gtk_icon_theme_has_icon (icons, "suyuan-overview-symbolic"));
  g_assert_true (gtk_icon_theme_has_icon (icons, "adw-expander-arrow-symbolic"));
  g_assert_false (gtk_icon_theme_has_icon (icons, "suyuan-no-such-symbolic"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/toolkit/keeps-what-was-chosen", test_toolkit_keeps_what_was_chosen);
  g_test_add_func ("/toolkit/draws-with-cairo-alone", test_toolkit_draws_with_cairo_alone);
  g_test_add_func ("/toolkit/starts-whole", test_toolkit_starts_whole);

  return g_test_run ();
}
