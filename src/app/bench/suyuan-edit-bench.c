/* suyuan-edit-bench.c: how long an edit, a filter or an import holds the window while its map is in view, and when the map shows it
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include <math.h>
#include <stdlib.h>

#include "suyuan-application.h"
#include "suyuan-edit-workspace.h"
#include "suyuan-outlets-page.h"
#include "suyuan-pace.h"
#include "suyuan-toolkit.h"
#include "suyuan-window.h"

/* In a window with a workspace of 500,000 outlets, or the one it is given, where there is none makes and in any case writes
 * into, the map moves from frame to frame and something is changed. Prints one line a change, fields between tabs, for suyuanctl to read, milliseconds:
 *   edit  WHAT  N  LONGEST  STILL  CLOCK-LONGEST  CLOCK-STILL  WRITTEN  SHOWN
 * LONGEST is the longest step of the main loop from the change until all that follows from it is done, STILL that of as
 * many frames before it without any change, both of processor time (suyuan-pace); WRITTEN is from asking until the change
 * is in the workspace and SHOWN from then to the frame of the map that shows it. Each is the worst of N_ROUNDS. */

#define WIDTH 1280
#define HEIGHT 740
#define N_OUTLETS 500000
#define N_IMPORTED 1000
#define N_BULK 100000
#define N_ROUNDS 3
#define ZOOM 6.0
#define STEP 4.0   /* pixels a frame moves the map */
#define TURN 60    /* frames to the east before it turns */
#define N_STILL 90 /* frames without a change */
#define N_AFTER 30 /* frames after all is done */
#define PATIENCE_S 300
#define OTHER "to_monitor" /* the status of outlets that are confirmed */

typedef struct _Bench Bench;

typedef struct
{
  const char    *what;
  SuyuanDeskFunc verb;        /* NULL: nothing is written */
  void (*ask) (Bench *bench); /* instead */
  gboolean (*shows) (Bench *bench);
} Change;

struct _Bench
{
  char          *path;
  SuyuanSeat    *seat;
  SuyuanWindow  *window;
  SuyuanMapView *map;

  guint    n_frames;       /* since the window was opened */
  gboolean painted;        /* since the map was last ready */
  gint64   asked, written; /* microseconds of the monotonic clock */

  SuyuanEditPlan plan;
};

/* --- waiting --- */

static void
die (const char *why)
{
  g_printerr ("suyuan-edit-bench: %s\n", why);
  exit (EXIT_FAILURE);
}

static void
wait_until (Bench *bench,
            gboolean (*holds) (Bench *bench))
{
  gint64 until = g_get_monotonic_time () + PATIENCE_S * G_USEC_PER_SEC;

  while (!holds (bench))
    {
      if (g_get_monotonic_time () > until)
        die ("the map does not show what was changed");
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
wait_frames (Bench *bench,
             guint  n)
{
  for (guint until = bench->n_frames + n; bench->n_frames < until;)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
is_quiet (Bench *bench)
{
  return !suyuan_desk_is_busy (suyuan_seat_get_desk (bench->seat)) && !suyuan_seat_is_busy (bench->seat);
}

/* --- changes --- */

static const SuyuanSign *
sign_of (Bench           *bench,
         const SuyuanUid *uid)
{
  SuyuanOutletCloud *cloud = suyuan_map_view_get_cloud (bench->map);
  guint              point;

  return suyuan_outlet_cloud_find (cloud, uid, &point) ? suyuan_outlet_cloud_get_sign (cloud, point) : NULL;
}

static gboolean
shows_place (Bench *bench)
{
  SuyuanOutletCloud *cloud = suyuan_map_view_get_cloud (bench->map);
  SuyuanWorld        place, wanted = suyuan_world_from_position (&bench->plan.place);
  guint              point;

  if (!suyuan_outlet_cloud_find (cloud, &bench->plan.first, &point))
    return FALSE;

  place = suyuan_outlet_cloud_get_place (cloud, point);
  return place.x == wanted.x && place.y == wanted.y;
}

static gboolean
shows_status (Bench *bench)
{
  const SuyuanSign *sign = sign_of (bench, &bench->plan.first);

  return sign != NULL && sign->status == SUYUAN_STATUS_TO_MONITOR;
}

static gboolean
shows_no_status (Bench *bench)
{
  return !shows_status (bench);
}

static gboolean
shows_half (Bench *bench)
{
  return suyuan_map_view_get_n_points (bench->map) < suyuan_outlet_cloud_get_n_points (suyuan_map_view_get_cloud (bench->map));
}

static gboolean
shows_all (Bench *bench)
{
  return !shows_half (bench);
}

static gboolean
shows_type (Bench *bench)
{
  return suyuan_outlet_cloud_get_theme (suyuan_map_view_get_cloud (bench->map)) == SUYUAN_THEME_TYPE;
}

static gboolean
shows_status_again (Bench *bench)
{
  return !shows_type (bench);
}

static gboolean
shows_more (Bench *bench)
{
  return suyuan_outlet_cloud_get_n_points (suyuan_map_view_get_cloud (bench->map)) == bench->plan.n_outlets;
}

static gboolean
shows_bulk (Bench *bench)
{
  const SuyuanSign *sign = sign_of (bench, &bench->plan.last);

  return sign != NULL && (sign->status == SUYUAN_STATUS_TO_MONITOR) == bench->plan.confirm;
}

static void
ask_half (Bench *bench)
{
  SuyuanOutletsPage *page = SUYUAN_OUTLETS_PAGE (suyuan_window_get_page (bench->window, "outlets"));

  suyuan_filter_bar_choose (suyuan_outlets_page_get_filters (page), "status", OTHER);
}

static void
ask_all (Bench *bench)
{
  SuyuanOutletsPage *page = SUYUAN_OUTLETS_PAGE (suyuan_window_get_page (bench->window, "outlets"));

  suyuan_filter_bar_choose (suyuan_outlets_page_get_filters (page), "status", "");
}

static void
ask_type (Bench *bench)
{
  suyuan_map_view_set_theme (bench->map, SUYUAN_THEME_TYPE);
}

static void
ask_status (Bench *bench)
{
  suyuan_map_view_set_theme (bench->map, SUYUAN_THEME_STATUS);
}

static const Change changes[] = {
  { "move", suyuan_edit_move, NULL, shows_place },
  { "status", suyuan_edit_confirm, NULL, shows_status },
  { "undo", suyuan_edit_undo, NULL, shows_no_status },
  { "filter", NULL, ask_half, shows_half },
  { "unfilter", NULL, ask_all, shows_all },
  { "theme", NULL, ask_type, shows_type },
  { "theme-back", NULL, ask_status, shows_status_again },
  { "import", suyuan_edit_import, NULL, shows_more },
  { "many", suyuan_edit_change_many, NULL, shows_bulk },
};

/* --- frames --- */

static gboolean
move_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  Bench           *bench = data;
  ShumateViewport *port = suyuan_map_view_get_port (bench->map);
  double           degrees = STEP * 360 / (256 * exp2 (ZOOM));
  guint            step = bench->n_frames % (2 * TURN);

  shumate_location_set_location (SHUMATE_LOCATION (port), bench->plan.middle.lat / (double) SUYUAN_DEGREE,
                                 bench->plan.middle.lon / (double) SUYUAN_DEGREE + degrees * MIN (step, 2 * TURN - step));

  return G_SOURCE_CONTINUE;
}

static void
painted_cb (Bench *bench)
{
  bench->n_frames++;
  bench->painted = TRUE;
}

static void
ready_cb (Bench *bench)
{
  bench->painted = FALSE;
}

/* --- one change --- */

static void
written_cb (gpointer      window,
            gpointer      result,
            const GError *error)
{
  Bench *bench = g_object_get_data (G_OBJECT (window), "bench");

  if (error != NULL)
    die (error->message);
  bench->written = g_get_monotonic_time ();
}

static void
ask (Bench        *bench,
     const Change *change)
{
  bench->asked = g_get_monotonic_time ();
  bench->written = change->verb != NULL ? 0 : bench->asked;
  if (change->verb != NULL)
    suyuan_seat_run (bench->seat, "Saving", change->verb, &bench->plan, NULL, NULL, written_cb, bench->window);
  else
    change->ask (bench);
}

static gboolean
is_written (Bench *bench)
{
  return bench->written > 0;
}

static gboolean
is_painted (Bench *bench)
{
  return bench->painted;
}

static double
ms_between (gint64 from,
            gint64 to)
{
  return (double) MAX (to - from, 0) / 1000;
}

static void
keep_longest (SuyuanPace       *longest,
              const SuyuanPace *pace)
{
  longest->work = MAX (longest->work, pace->work);
  longest->clock = MAX (longest->clock, pace->clock);
}

typedef struct
{
  SuyuanPace still, longest;
  double     written, shown; /* milliseconds */
} Cost;

/* As many frames as come while nothing is changed. */
static void
stand_still (Bench *bench,
             Cost  *cost)
{
  SuyuanPace pace;

  wait_until (bench, is_quiet);
  wait_frames (bench, N_AFTER);
  suyuan_pace_begin ();
  wait_frames (bench, N_STILL);
  pace = suyuan_pace_end ();
  keep_longest (&cost->still, &pace);
}

static void
measure (Bench        *bench,
         const Change *change,
         Cost         *cost)
{
  SuyuanPace pace;

  stand_still (bench, cost);
  suyuan_pace_begin ();
  ask (bench, change);
  wait_until (bench, is_written);
  wait_until (bench, change->shows);
  wait_until (bench, is_painted);
  cost->shown = MAX (cost->shown, ms_between (bench->written, g_get_monotonic_time ()));
  cost->written = MAX (cost->written, ms_between (bench->asked, bench->written));
  wait_until (bench, is_quiet);
  wait_frames (bench, N_AFTER);
  pace = suyuan_pace_end ();
  keep_longest (&cost->longest, &pace);
}

/* Those that follow each other in a round undo each other, or the next round does. */
static void
measure_all (Bench *bench)
{
  Cost costs[G_N_ELEMENTS (changes)] = { 0 };

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      suyuan_edit_plan_round (&bench->plan, suyuan_map_view_get_cloud (bench->map));
      for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
        measure (bench, &changes[i], &costs[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    g_print ("edit\t%s\t%u\t%.2f\t%.2f\t%.2f\t%.2f\t%.0f\t%.0f\n", changes[i].what, bench->plan.n_outlets, costs[i].longest.work, costs[i].still.work,
             costs[i].longest.clock, costs[i].still.clock, costs[i].written, costs[i].shown);
}

/* --- the window --- */

static gboolean
has_outlets (Bench *bench)
{
  return suyuan_map_view_get_cloud (bench->map) != NULL && suyuan_map_view_get_n_points (bench->map) > 0;
}

static gboolean
measure_cb (gpointer data)
{
  Bench         *bench = data;
  GApplication  *application = g_application_get_default ();
  GdkFrameClock *clock;

  bench->window = SUYUAN_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  bench->seat = suyuan_window_get_seat (bench->window);
  g_object_set_data (G_OBJECT (bench->window), "bench", bench);
  gtk_widget_activate_action (GTK_WIDGET (bench->window), "win.page", "s", "outlets");
  bench->map = suyuan_outlets_page_get_map (SUYUAN_OUTLETS_PAGE (suyuan_window_get_page (bench->window, "outlets")));
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (bench->window));
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), bench);
  g_signal_connect_swapped (bench->map, "ready", G_CALLBACK (ready_cb), bench);
  wait_until (bench, has_outlets);
  if (!suyuan_edit_plan_make (&bench->plan, suyuan_map_view_get_cloud (bench->map), N_IMPORTED, N_BULK))
    die ("the workspace has too few outlets");
  suyuan_map_view_look (bench->map, 0, 0, ZOOM);
  gtk_widget_add_tick_callback (GTK_WIDGET (bench->map), move_cb, bench, NULL);
  measure_all (bench);
  g_application_quit (application);

  return G_SOURCE_REMOVE;
}

static void
first_cb (Bench         *bench,
          GdkFrameClock *clock)
{
  g_signal_handlers_disconnect_by_func (clock, first_cb, bench);
  g_idle_add (measure_cb, bench);
}

static void
realized_cb (GtkWidget *window,
             Bench     *bench)
{
  g_signal_connect_swapped (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (first_cb), bench);
}

static void
added_cb (GtkApplication *application,
          GtkWindow      *window,
          Bench          *bench)
{
  if (!SUYUAN_IS_WINDOW (window))
    return;

  gtk_window_set_default_size (window, WIDTH, HEIGHT);
  g_signal_connect_after (window, "realize", G_CALLBACK (realized_cb), bench);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (SuyuanApplication) application = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL;
  Bench            bench = { 0 };
  char            *words[] = { argv[0], NULL, NULL };

  suyuan_toolkit_choose ();
  bench.path = suyuan_edit_workspace_prepare (argc > 1 ? argv[1] : NULL, N_OUTLETS, &folder, &error);
  if (bench.path == NULL)
    die (error->message);
  words[1] = bench.path;
  application = suyuan_application_new ();
  suyuan_pace_watch ();
  g_signal_connect (application, "window-added", G_CALLBACK (added_cb), &bench);
  g_application_run (G_APPLICATION (application), 2, words);
  g_clear_object (&application);
  suyuan_edit_workspace_remove (folder);
  suyuan_edit_plan_clear (&bench.plan);
  g_free (bench.path);

  return EXIT_SUCCESS;
}
