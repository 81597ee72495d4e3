/* Every colour meets the contrast WCAG AA asks of it, in every scheme, and the CSS says the same. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-palette.h"
#include "suyuan-sign.h"

/* The values of the WCAG 2.1 understanding document. */
static void
test_contrast (void)
{
  g_assert_cmpfloat_with_epsilon (suyuan_palette_contrast (0x000000, 0xffffff), 21, 0.001);
  g_assert_cmpfloat_with_epsilon (suyuan_palette_contrast (0xffffff, 0x777777), 4.48, 0.005);
  g_assert_cmpfloat_with_epsilon (suyuan_palette_contrast (0x123456, 0x123456), 1, 0.001);
}

static void
test_against_ground (void)
{
  for (SuyuanScheme scheme = 0; scheme < SUYUAN_N_SCHEMES; scheme++)
    for (SuyuanColour colour = 0; colour < SUYUAN_N_COLOURS; colour++)
      {
        guint32 ground = suyuan_palette_get (scheme, SUYUAN_COLOUR_GROUND);
        double  least = suyuan_palette_get_least_contrast (colour);
        double  contrast = suyuan_palette_contrast (suyuan_palette_get (scheme, colour), ground);

        g_test_message ("%s: %.2f of %.1f", suyuan_palette_get_name (colour), contrast, least);
        g_assert_cmpfloat (contrast, >=, least);
        g_assert_cmpfloat (suyuan_palette_contrast (suyuan_palette_get_edge (scheme, colour), ground), >=, 3);
      }
}

static void
test_statuses_are_read (void)
{
  for (guint i = 0; i < SUYUAN_N_STATUSES; i++)
    g_assert_cmpfloat (suyuan_palette_get_least_contrast (SUYUAN_COLOUR_STATUS + i), ==, 4.5);
  g_assert_cmpfloat (suyuan_palette_get_least_contrast (SUYUAN_COLOUR_WATER_LABEL), ==, 4.5);
  g_assert_cmpfloat (suyuan_palette_get_least_contrast (SUYUAN_COLOUR_RIVER), ==, 3);
}

static void
test_ink (void)
{
  for (SuyuanScheme scheme = 0; scheme < SUYUAN_N_SCHEMES; scheme++)
    for (SuyuanColour colour = 0; colour < SUYUAN_N_COLOURS; colour++)
      g_assert_cmpfloat (suyuan_palette_contrast (suyuan_palette_get (scheme, colour),
                                                  suyuan_palette_get_ink (scheme, colour)),
                         >=, 4.5);
}

/* Letters on the map stand on the halo, not on the ground. */
static void
test_labels_on_halo (void)
{
  static const SuyuanColour labels[] = { SUYUAN_COLOUR_TEXT, SUYUAN_COLOUR_MUTED, SUYUAN_COLOUR_WATER_LABEL };

  for (SuyuanScheme scheme = 0; scheme < SUYUAN_N_SCHEMES; scheme++)
    for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
      g_assert_cmpfloat (suyuan_palette_contrast (suyuan_palette_get (scheme, labels[i]),
                                                  suyuan_palette_get (scheme, SUYUAN_COLOUR_HALO)),
                         >=, 4.5);
}

static void
test_names (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (SuyuanColour colour = 0; colour < SUYUAN_N_COLOURS; colour++)
    g_assert_true (g_hash_table_add (seen, (gpointer) suyuan_palette_get_name (colour)));
  for (guint i = 0; i < SUYUAN_N_STATUSES; i++)
    {
      g_autofree char *name = g_strconcat ("status_", suyuan_sign_status_get_key (i), NULL);

      g_assert_cmpstr (suyuan_palette_get_name (SUYUAN_COLOUR_STATUS + i), ==, name);
    }
}

static void
test_css (void)
{
  g_autofree char *light = suyuan_palette_dup_css (SUYUAN_SCHEME_LIGHT);
  g_autofree char *dark = suyuan_palette_dup_css (SUYUAN_SCHEME_DARK);
  g_auto (GStrv) lines = NULL;

  g_assert_nonnull (strstr (light, "@define-color suyuan_status_closed #1b7a3a;\n"));
  g_assert_nonnull (strstr (light, "@define-color suyuan_status_closed_ink #ffffff;\n"));
  g_assert_nonnull (strstr (dark, "@define-color suyuan_status_closed_ink #000000;\n"));
  lines = g_strsplit (dark, ";\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 2 * SUYUAN_N_COLOURS + 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/palette/contrast", test_contrast);
  g_test_add_func ("/palette/against-ground", test_against_ground);
  g_test_add_func ("/palette/statuses-are-read", test_statuses_are_read);
  g_test_add_func ("/palette/ink", test_ink);
  g_test_add_func ("/palette/labels-on-halo", test_labels_on_halo);
  g_test_add_func ("/palette/names", test_names);
  g_test_add_func ("/palette/css", test_css);
  return g_test_run ();
}
