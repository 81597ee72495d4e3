/* suyuan-pace.c: how long the main loop is held in one step, whatever is run in it
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-pace.h"

#include <time.h>

static SuyuanPace longest;
static double     work_began, clock_began;

static double
now_ms (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);

  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static void
begin_step (void)
{
  clock_began = now_ms (CLOCK_MONOTONIC);
  work_began = now_ms (CLOCK_THREAD_CPUTIME_ID);
}

static void
end_step (void)
{
  longest.work = MAX (longest.work, now_ms (CLOCK_THREAD_CPUTIME_ID) - work_began);
  longest.clock = MAX (longest.clock, now_ms (CLOCK_MONOTONIC) - clock_began);
  longest.n_steps++;
}

/* A step is what lies between two waits of the loop: everything that was ready is dispatched in it. */
static gint
poll_cb (GPollFD *fds,
         guint    n_fds,
         gint     timeout)
{
  gint ready;

  end_step ();
  ready = g_poll (fds, n_fds, timeout);
  begin_step ();

  return ready;
}

/* Once, on the thread of the default main context, before it runs. */
void
suyuan_pace_watch (void)
{
  g_main_context_set_poll_func (NULL, poll_cb);
}

void
suyuan_pace_begin (void)
{
  longest = (SuyuanPace){ 0 };
  begin_step ();
}

/* The longest since it was begun; the step that ends here counts. */
SuyuanPace
suyuan_pace_end (void)
{
  end_step ();

  return longest;
}
