/* Proves that passing over other people's leaks does not hide ours. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib.h>

/* Written and lost: nothing points to the block when the program ends. */
static void
lose (void)
{
  static volatile gsize lost;

  lost = GPOINTER_TO_SIZE (g_strdup ("lost"));
  lost = ~lost;
}

static void
test_ours_are_found (void)
{
  if (g_test_subprocess ())
    {
      lose ();
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*LeakSanitizer: detected memory leaks*");
}

static void
setup (gpointer *fixture, gconstpointer data)
{
  *fixture = g_strdup (data);
}

static void
teardown (gpointer *fixture, gconstpointer data)
{
  g_assert_cmpstr (*fixture, ==, data);
  g_free (*fixture);
}

static void
test_fixture (gpointer *fixture, gconstpointer data)
{
  g_assert_cmpstr (*fixture, ==, data);
  test_ours_are_found ();
}

static void
test_clean (void)
{
  if (g_test_subprocess ())
    return;
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/known-leaks/ours-are-found", test_ours_are_found);
  g_test_add ("/known-leaks/in-a-fixture", gpointer, "given", setup, test_fixture, teardown);
  g_test_add_func ("/known-leaks/clean", test_clean);
  return g_test_run ();
}
