/* suyuan-bench-window.c: what needs a window, measured by helpers that have one
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-cli"

#include "suyuan-bench.h"

#include <glib/gi18n-lib.h>

#define OPENER "suyuan-open-bench"
#define FIRST_TIMES 1.5
#define MAP_MS 3000

/* In a build tree the helper is beside this program, else where it was installed. */
static char *
find_helper (SuyuanBench *bench,
             const char  *name,
             GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (suyuan_bench_get_program (bench));
  g_autofree char *built = g_build_filename (folder, "..", "app", name, NULL);
  g_autofree char *installed = g_build_filename (LIBEXECDIR, "suyuan", name, NULL);

  if (g_file_test (built, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&built);
  if (g_file_test (installed, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&installed);

  suyuan_call_usage (error, _ ("The window's part of this bench, %s, is neither at %s nor at %s; build or install it"), name, built, installed);
  return NULL;
}

/**
 * suyuan_bench_show:
 * @name: of a helper
 * @argument: (nullable): what it is given
 *
 * Runs a helper that opens windows with one renderer, on a display and a bus of its own where there is none, with
 * settings nobody else has.
 *
 * Returns: (transfer full) (nullable): what it printed
 */
char *
suyuan_bench_show (SuyuanBench *bench,
                   const char  *name,
                   const char  *argument,
                   const char  *renderer,
                   GError     **error)
{
  g_autofree char *helper = find_helper (bench, name, error);
  g_autofree char *choice = g_strconcat ("GSK_RENDERER=", renderer, NULL);
  g_autofree char *server = g_find_program_in_path ("xvfb-run");
  gboolean         display = g_getenv ("DISPLAY") != NULL || g_getenv ("WAYLAND_DISPLAY") != NULL;
  g_autofree char *bus = g_find_program_in_path ("dbus-run-session");
  const char      *there[] = { "env", choice, "GSETTINGS_BACKEND=memory", helper, argument, NULL };
  const char      *own[] = { "env", choice, "GSETTINGS_BACKEND=memory", "xvfb-run", "-a", "-s", "-screen 0 1400x900x24", "dbus-run-session", "--", helper, argument, NULL };
  char            *printed = NULL;

  if (helper == NULL)
    return NULL;

  if (!display && (server == NULL || bus == NULL))
    {
      suyuan_call_usage (error, _ ("A window needs a display, and there is neither one nor xvfb-run and dbus-run-session to make one; install xvfb and dbus"));
      return NULL;
    }

  return suyuan_bench_time (bench, display ? there : own, &printed, error) < 0 ? NULL : printed;
}

/* open FIRST-FRAME-P50 EMPTY-WINDOW-P50 MAP-P50 */
static gboolean
add_opening (SuyuanBench *bench,
             const char  *printed,
             const char  *renderer,
             GError     **error)
{
  g_auto (GStrv) fields = g_strsplit (printed, "\t", -1);
  SuyuanFigure first = { .name = "open", .unit = "ms", .peer = _ ("an empty GTK window"), .budget = FIRST_TIMES }, map = { .name = "open", .unit = "ms", .budget = MAP_MS };

  if (g_strv_length (fields) != 4)
    return suyuan_call_usage (error, _ ("%s printed “%s”, which is no figure"), OPENER, printed);

  first.work = g_strdup_printf (_ ("%s: a workspace of 500,000 outlets to the first frame"), renderer);
  first.ours = g_ascii_strtod (fields[1], NULL);
  first.peer_value = g_ascii_strtod (fields[2], NULL);
  suyuan_bench_add (bench, &first);
  map.work = g_strdup_printf (_ ("%s: to the map with the signs of all of them"), renderer);
  map.ours = g_ascii_strtod (fields[3], NULL);
  suyuan_bench_add (bench, &map);
  g_free (first.work);
  g_free (map.work);

  return TRUE;
}

/** From the start of the program to the first frame of a large workspace, ≤ 1.5 × an empty window of the same size; and to its map. */
gboolean
suyuan_bench_open (SuyuanBench *bench,
                   GError     **error)
{
  static const char *const renderers[] = { "cairo", "gl" };
  const char              *path = suyuan_bench_get_large (bench, error);

  for (guint i = 0; i < G_N_ELEMENTS (renderers) && path != NULL; i++)
    {
      g_autofree char *printed = suyuan_bench_show (bench, OPENER, path, renderers[i], error);

      if (printed == NULL || !add_opening (bench, printed, renderers[i], error))
        return FALSE;
    }
  return path != NULL;
}
