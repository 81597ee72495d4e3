/* suyuan-empty-window.c: a window with nothing in it, and how long its first frame took: what opening a workspace stands beside
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gtk/gtk.h>
#include <stdlib.h>

static void
painted_cb (gboolean *painted)
{
  *painted = TRUE;
}

/* START WIDTH HEIGHT: microseconds of the monotonic clock when the process was asked for, and pixels. Prints milliseconds. */
int
main (int   argc,
      char *argv[])
{
  gboolean   painted = FALSE;
  GtkWidget *window;

  if (argc != 4 || !gtk_init_check ())
    return EXIT_FAILURE;

  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), atoi (argv[2]), atoi (argv[3]));
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect_swapped (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb), &painted);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_print ("%.2f\n", (double) (g_get_monotonic_time () - g_ascii_strtoll (argv[1], NULL, 10)) / 1000);

  return EXIT_SUCCESS;
}
