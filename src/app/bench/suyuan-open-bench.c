/* suyuan-open-bench.c: how long a workspace takes from the start of the program to the first frame, and to a map that shows it
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include <stdlib.h>

#include "suyuan-application.h"
#include "suyuan-outlet-layer.h"
#include "suyuan-percentile.h"
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

typedef struct
{
  gint64 start;      /* microseconds of the monotonic clock */
  double first, map; /* milliseconds since; negative: it did not come to that */
} Opening;

static double
since (const Opening *opening)
{
  return (double) (g_get_monotonic_time () - opening->start) / 1000;
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

static gboolean
look_at_map_cb (gpointer data)
{
  Opening      *opening = data;
  GApplication *application = g_application_get_default ();
  GtkWindow    *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "outlets");
  if (wait_for_signs (suyuan_window_get_page (SUYUAN_WINDOW (window), "outlets")))
    opening->map = since (opening);
  g_application_quit (application);

  return G_SOURCE_REMOVE;
}

/* A frame without the workspace, its name and the page that was open last is none. */
static void
painted_cb (Opening       *opening,
            GdkFrameClock *clock)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (g_application_get_default ()));

  g_signal_handlers_disconnect_by_data (clock, opening);
  if (suyuan_window_get_seat (SUYUAN_WINDOW (window)) == NULL || suyuan_window_get_page_name (SUYUAN_WINDOW (window)) == NULL)
    {
      g_application_quit (g_application_get_default ());
      return;
    }
  opening->first = since (opening);
  g_idle_add (look_at_map_cb, opening);
}

static void
realized_cb (GtkWidget *window,
             Opening   *opening)
{
  g_signal_connect_swapped (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb), opening);
}

static void
added_cb (GtkApplication *application,
          GtkWindow      *window,
          Opening        *opening)
{
  if (!SUYUAN_IS_WINDOW (window))
    return;

  gtk_window_set_default_size (window, atoi (WIDTH), atoi (HEIGHT));
  g_signal_connect_after (window, "realize", G_CALLBACK (realized_cb), opening);
}

/* As anybody starts the program with a workspace. */
static int
open_once (char  *program,
           char  *path,
           gint64 start)
{
  g_autoptr (SuyuanApplication) application = NULL;
  Opening opening = { start, -1, -1 };
  char   *words[] = { program, path, NULL };

  suyuan_toolkit_choose ();
  application = suyuan_application_new ();
  g_signal_connect (application, "window-added", G_CALLBACK (added_cb), &opening);
  g_application_run (G_APPLICATION (application), G_N_ELEMENTS (words) - 1, words);
  if (opening.first < 0 || opening.map < 0)
    return EXIT_FAILURE;
  g_print ("%.2f\t%.2f\n", opening.first, opening.map);

  return EXIT_SUCCESS;
}

/* --- in turn --- */

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
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (double)), maps = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) empties = g_array_new (FALSE, FALSE, sizeof (double));
  double frame, map, nothing;

  if (!start (empty, &nothing, NULL) || !start (ours, &frame, &map))
    return EXIT_FAILURE;
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      if (!start (ours, &frame, &map) || !start (empty, &nothing, NULL))
        return EXIT_FAILURE;
      g_array_append_val (frames, frame);
      g_array_append_val (maps, map);
      g_array_append_val (empties, nothing);
    }
  g_print ("open\t%.2f\t%.2f\t%.2f\n", suyuan_percentile (frames, 50), suyuan_percentile (empties, 50), suyuan_percentile (maps, 50));

  return EXIT_SUCCESS;
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 3)
    return open_once (argv[0], argv[2], g_ascii_strtoll (argv[1], NULL, 10));
  if (argc == 2)
    return compare_with_empty (argv[0], argv[1]);

  g_printerr ("suyuan-open-bench WORKSPACE\n");
  return EXIT_FAILURE;
}
