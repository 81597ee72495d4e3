/* suyuan-open-bench.c: how long a workspace takes from the start of the program to the first frame, and to a map that shows it
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include <stdlib.h>

#include "suyuan-application.h"
#include "suyuan-outlet-layer.h"
#include "suyuan-outlets-page.h"
#include "suyuan-toolkit.h"
#include "suyuan-window.h"

/* Given a workspace, starts itself and a window with nothing in it in turn, and prints one line, fields between tabs, for
 * suyuanctl to read, all in milliseconds:
 *   open  FIRST-FRAME-P50  EMPTY-WINDOW-P50  MAP-P50
 * Given also a START, opens the workspace and prints the milliseconds since then: to the first frame, to the map. */

#define WIDTH "1280"
#define HEIGHT "740"
#define N_ROUNDS 5
#define PEER "suyuan-empty-window"
#define PATIENCE_S 60

/* --- one window --- */

static void
painted_cb (guint *n_painted)
{
  (*n_painted)++;
}

static SuyuanOutletLayer *
find_layer (GtkWidget *root)
{
  SuyuanOutletLayer *found = SUYUAN_IS_OUTLET_LAYER (root) ? SUYUAN_OUTLET_LAYER (root) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_layer (child);

  return found;
}

/* Whether the map showed signs in time. */
static gboolean
wait_for_signs (GtkWidget *page)
{
  gint64 until = g_get_monotonic_time () + PATIENCE_S * G_USEC_PER_SEC;

  for (;;)
    {
      SuyuanOutletLayer *layer = find_layer (page);

      if (layer != NULL && suyuan_outlet_layer_get_frame (layer)->n_symbols > 0)
        return TRUE;
      if (g_get_monotonic_time () > until)
        return FALSE;
      g_main_context_iteration (NULL, TRUE);
    }
}

static int
open_once (const char *path,
           gint64      start)
{
  g_autoptr (SuyuanApplication) application = suyuan_application_new ();
  SuyuanWindow *window;
  guint         n_painted = 0;
  double        first;

  if (!g_application_register (G_APPLICATION (application), NULL, NULL))
    return EXIT_FAILURE;

  window = suyuan_window_new (ADW_APPLICATION (application));
  gtk_window_set_default_size (GTK_WINDOW (window), atoi (WIDTH), atoi (HEIGHT));
  gtk_window_present (GTK_WINDOW (window));
  suyuan_window_open (window, path);
  g_signal_connect_swapped (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint", G_CALLBACK (painted_cb), &n_painted);
  while (n_painted == 0)
    g_main_context_iteration (NULL, TRUE);
  first = (double) (g_get_monotonic_time () - start) / 1000;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "outlets");
  if (suyuan_window_get_seat (window) == NULL || !wait_for_signs (suyuan_window_get_page (window, "outlets")))
    return EXIT_FAILURE;
  g_print ("%.2f\t%.2f\n", first, (double) (g_get_monotonic_time () - start) / 1000);

  return EXIT_SUCCESS;
}

/* --- in turn --- */

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return left < right ? -1 : left > right;
}

static double
median (double values[N_ROUNDS])
{
  qsort (values, N_ROUNDS, sizeof *values, compare);

  return values[N_ROUNDS / 2];
}

/* What @arguments print, whose second is left for when they were started. */
static gboolean
start (const char **arguments,
       double      *first,
       double      *second)
{
  g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  g_autofree char *printed = NULL;
  g_autoptr (GError) error = NULL;
  char *rest;
  int   status;

  arguments[1] = now;
  if (!g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &printed, NULL, &status, &error) || !g_spawn_check_wait_status (status, &error))
    {
      g_printerr ("suyuan-open-bench: %s: %s\n", arguments[0], error->message);
      return FALSE;
    }

  *first = g_ascii_strtod (printed, &rest);
  if (second != NULL)
    *second = g_ascii_strtod (rest, NULL);
  return TRUE;
}

static int
compare_with_empty (const char *program,
                    const char *path)
{
  g_autofree char *folder = g_path_get_dirname (program);
  g_autofree char *peer = g_build_filename (folder, PEER, NULL);
  const char      *ours[] = { program, NULL, path, NULL }, *empty[] = { peer, NULL, WIDTH, HEIGHT, NULL };
  double           frames[N_ROUNDS], maps[N_ROUNDS], empties[N_ROUNDS], warm;

  if (!start (empty, &warm, NULL) || !start (ours, &warm, NULL))
    return EXIT_FAILURE;
  for (guint i = 0; i < N_ROUNDS; i++)
    if (!start (ours, &frames[i], &maps[i]) || !start (empty, &empties[i], NULL))
      return EXIT_FAILURE;
  g_print ("open\t%.2f\t%.2f\t%.2f\n", median (frames), median (empties), median (maps));

  return EXIT_SUCCESS;
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 3)
    {
      suyuan_toolkit_choose ();
      return open_once (argv[2], g_ascii_strtoll (argv[1], NULL, 10));
    }
  if (argc == 2)
    return compare_with_empty (argv[0], argv[1]);

  g_printerr ("suyuan-open-bench WORKSPACE\n");
  return EXIT_FAILURE;
}
