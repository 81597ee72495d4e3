/* Stands between our programs and the calls that leak in other people's libraries, so that the leak detector can tell
 * those from ours by the call, and need not unwind every allocation to find out. Linked under the sanitizers alone. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cairo.h>
#include <dlfcn.h>
#include <glib.h>
#include <sanitizer/lsan_interface.h>

/* What a test case was added with; the wrapper below is what GLib calls. */
typedef struct
{
  GTestFixtureFunc setup, run, teardown;
  GTestDataFunc    run_with_data;
  GTestFunc        run_alone;
  gconstpointer    data;
} Case;

static gpointer
find_real (const char *symbol)
{
  gpointer real = dlsym (RTLD_NEXT, symbol);

  g_assert_nonnull (real);
  return real;
}

/* Runs one of cairo's calls on a surface; cairo 1.16 loses a table of a font's subset while it ends a PDF. */
static void
end_surface (const char *symbol, cairo_surface_t *surface)
{
  void (*real) (cairo_surface_t *) = find_real (symbol);

  __lsan_disable ();
  real (surface);
  __lsan_enable ();
}

void
cairo_surface_finish (cairo_surface_t *surface)
{
  end_surface ("cairo_surface_finish", surface);
}

void
cairo_surface_destroy (cairo_surface_t *surface)
{
  end_surface ("cairo_surface_destroy", surface);
}

static void
set_up (gpointer fixture, gconstpointer user_data)
{
  const Case *self = user_data;

  __lsan_enable ();
  if (self->setup)
    self->setup (fixture, self->data);
}

static void
run (gpointer fixture, gconstpointer user_data)
{
  const Case *self = user_data;

  if (self->run)
    self->run (fixture, self->data);
  else if (self->run_with_data)
    self->run_with_data (self->data);
  else
    self->run_alone ();
}

static void
tear_down (gpointer fixture, gconstpointer user_data)
{
  const Case *self = user_data;

  if (self->teardown)
    self->teardown (fixture, self->data);
  __lsan_disable ();
}

static void
add (const char *path, gsize size, const Case *what)
{
  static GPtrArray *kept;
  void (*real) (const char *, gsize, gconstpointer, GTestFixtureFunc, GTestFixtureFunc, GTestFixtureFunc);
  Case *copy = g_memdup2 (what, sizeof *what);

  if (!kept)
    kept = g_ptr_array_new ();
  g_ptr_array_add (kept, copy);
  real = find_real ("g_test_add_vtable");
  real (path, size, copy, set_up, run, tear_down);
}

void
g_test_add_vtable (const char *path, gsize size, gconstpointer data, GTestFixtureFunc setup, GTestFixtureFunc test,
                   GTestFixtureFunc teardown)
{
  add (path, size, &(Case){ .setup = setup, .run = test, .teardown = teardown, .data = data });
}

void
g_test_add_func (const char *path, GTestFunc test)
{
  add (path, 0, &(Case){ .run_alone = test });
}

void
g_test_add_data_func (const char *path, gconstpointer data, GTestDataFunc test)
{
  add (path, 0, &(Case){ .run_with_data = test, .data = data });
}

/* GLib keeps the old directories of the user when it gives each case its own: what it allocates between two cases is
 * not looked at, what a case allocates is. */
int
g_test_run (void)
{
  int (*real) (void) = find_real ("g_test_run");
  int failed;

  __lsan_disable ();
  failed = real ();
  __lsan_enable ();
  return failed;
}
