/* suyuan-toil.c: what a frame makes this program work, whatever else the machine does meanwhile
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-toil.h"

#include <time.h>

#define THREADS "/proc/self/task"

static double
own_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

/* Nanoseconds a thread was on a processor, exact while it sleeps; 0 when it has ended. See proc_pid_schedstat in the
 * kernel's Documentation/scheduler/sched-stats. */
static gint64
read_thread (const char *thread)
{
  g_autofree char *file = g_strdup_printf (THREADS "/%s/schedstat", thread), *text = NULL;

  return g_file_get_contents (file, &text, NULL, NULL) ? g_ascii_strtoll (text, NULL, 10) : 0;
}

/* Of every thread but this one. */
static GHashTable *
read_others (void)
{
  GHashTable *others = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GDir) threads = g_dir_open (THREADS, 0, NULL);
  g_autofree char *link = g_file_read_link ("/proc/thread-self", NULL), *own = g_path_get_basename (link != NULL ? link : "");

  for (const char *thread; threads != NULL && (thread = g_dir_read_name (threads)) != NULL;)
    if (!g_str_equal (thread, own))
      {
        gint64 worked = read_thread (thread);

        g_hash_table_insert (others, g_strdup (thread), g_memdup2 (&worked, sizeof worked));
      }
  return others;
}

/* Whether this kernel keeps count of other threads: without it their work would pass for none. */
gboolean
suyuan_toil_is_told (void)
{
  return g_file_test ("/proc/thread-self/schedstat", G_FILE_TEST_EXISTS);
}

void
suyuan_toil_begin (SuyuanToil *toil)
{
  toil->others = read_others ();
  toil->own = own_ms ();
}

/* Milliseconds of the longest way through the work: what this thread has done and what the busiest of the others did
 * while it waited for them. Of the time by the clock that is all but what the machine gave to somebody else; where the
 * threads worked at the same time it is more. */
double
suyuan_toil_end (SuyuanToil *toil)
{
  double own = own_ms () - toil->own;
  gint64 longest = 0;
  g_autoptr (GHashTable) before = g_steal_pointer (&toil->others);
  g_autoptr (GHashTable) after = read_others ();
  GHashTableIter threads;
  gpointer       thread, worked;

  g_hash_table_iter_init (&threads, after);
  while (g_hash_table_iter_next (&threads, &thread, &worked))
    {
      const gint64 *then = g_hash_table_lookup (before, thread);

      longest = MAX (longest, *(gint64 *) worked - (then != NULL ? *then : 0));
    }
  return own + (double) longest / 1e6;
}
