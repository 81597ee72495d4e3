/* suyuan-bench-map.c: frames of the map, measured by a helper that has a window
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-cli"

#include "suyuan-bench.h"

#include <glib/gi18n-lib.h>

#define HELPER "suyuan-map-bench"
#define EDITOR "suyuan-edit-bench"
#define SNAPSHOT_MS 1.0
#define LABELLED 600
#define CAIRO_TIMES 1.15
#define GL_MORE_MS 6.0
#define INDEX_MS 250
#define STALL_MS 16 /* a picture of the screen: at most one comes late */

static void
add (SuyuanBench *bench,
     SuyuanFigure figure,
     char        *work)
{
  figure.name = "map";
  figure.work = work;
  suyuan_bench_add (bench, &figure);
  g_free (work);
}

/* WITH WITHOUT CLOCK-WITH CLOCK-WITHOUT: what a whole frame makes the program work, beside the same map without the layer.
 * cairo is held to a ratio, gl to milliseconds more. What passed by the clock is told, and on a machine that others use
 * holds nobody to anything. */
static void
add_frame (SuyuanBench *bench,
           char       **fields,
           const char  *renderer,
           char        *what)
{
  gboolean     software = g_str_equal (renderer, "cairo");
  double       without = g_ascii_strtod (fields[1], NULL);
  SuyuanFigure figure = { .unit = "ms", .ours = g_ascii_strtod (fields[0], NULL), .peer = _ ("the same map without it"), .peer_value = without, .budget = software ? CAIRO_TIMES : without + GL_MORE_MS, .absolute = !software };

  add (bench, figure, g_strdup_printf (_ ("%s: work of a whole frame, %s (by the clock %s ms, without it %s)"), renderer, what, fields[2], fields[3]));
  g_free (what);
}

/* layer N ZOOM SNAPSHOT-P50 SNAPSHOT-P95 SYMBOLS LABELLED, and a frame */
static void
add_layer (SuyuanBench *bench,
           char       **fields,
           const char  *renderer)
{
  add (bench, (SuyuanFigure){ .unit = "ms", .ours = g_ascii_strtod (fields[4], NULL), .budget = SNAPSHOT_MS },
       g_strdup_printf (_ ("%s: snapshot of our layer, p95 (p50 %s), %s outlets, zoom %s, %s signs"), renderer, fields[3], fields[1], fields[2], fields[5]));
  add (bench, (SuyuanFigure){ .unit = "", .ours = g_ascii_strtod (fields[6], NULL), .budget = LABELLED },
       g_strdup_printf (_ ("%s: signs with a count, %s outlets, zoom %s"), renderer, fields[1], fields[2]));
  add_frame (bench, fields + 7, renderer, g_strdup_printf (_ ("%s outlets, zoom %s"), fields[1], fields[2]));
}

/* ground VERTICES ZOOM, and a frame */
static void
add_ground (SuyuanBench *bench,
            char       **fields,
            const char  *renderer)
{
  add_frame (bench, fields + 3, renderer, g_strdup_printf (_ ("rivers of %s vertices, zoom %s"), fields[1], fields[2]));
}

/* markers N ADDED-MS, and a frame: the library's own layer, which is what ours stands beside. */
static void
add_markers (SuyuanBench *bench,
             char       **fields,
             const char  *renderer)
{
  double with = g_ascii_strtod (fields[3], NULL), without = g_ascii_strtod (fields[4], NULL);

  add (bench, (SuyuanFigure){ .unit = "ms", .ours = without, .peer = "ShumateMarkerLayer", .peer_value = with, .budget = 1 },
       g_strdup_printf (_ ("%s: work of a whole frame of the bare map beside %s markers, which took %s ms to add"), renderer, fields[1], fields[2]));
}

/* index N MS */
static void
add_index (SuyuanBench *bench,
           char       **fields)
{
  add (bench, (SuyuanFigure){ .unit = "ms", .ours = g_ascii_strtod (fields[2], NULL), .budget = INDEX_MS },
       g_strdup_printf (_ ("index of %s outlets, all zooms"), fields[1]));
}

static const struct
{
  const char *key, *words;
} edits[] = {
  { "move", N_ ("one is moved") },
  { "status", N_ ("the status of one changes") },
  { "undo", N_ ("that is undone") },
  { "filter", N_ ("a filter shows half of them") },
  { "unfilter", N_ ("the filter is taken away") },
  { "theme", N_ ("they are coloured by type") },
  { "theme-back", N_ ("they are coloured by status again") },
  { "import", N_ ("1,000 more are imported") },
  { "many", N_ ("100,000 are changed at once") },
};

/* edit WHAT N LONGEST STILL CLOCK-LONGEST CLOCK-STILL WRITTEN SHOWN: how long the window is held at one time by what follows
 * from a change, beside what its frames hold it for without one. */
static void
add_edit (SuyuanBench *bench,
          char       **fields,
          const char  *renderer)
{
  double      still = g_ascii_strtod (fields[4], NULL);
  const char *what = fields[1];

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    if (g_str_equal (edits[i].key, fields[1]))
      what = _ (edits[i].words);
  add (bench, (SuyuanFigure){ .unit = "ms", .ours = g_ascii_strtod (fields[3], NULL), .peer = _ ("the same frames without it"), .peer_value = still, .budget = still + STALL_MS, .absolute = TRUE },
       g_strdup_printf (_ ("%s: longest step of the window while of %s outlets on the map %s (by the clock %s ms, without it %s; written in %s ms, shown %s ms later)"),
                        renderer, fields[2], what, fields[5], fields[6], fields[7], fields[8]));
}

static void
add_line (SuyuanBench *bench,
          const char  *line,
          const char  *renderer)
{
  g_auto (GStrv) fields = g_strsplit (line, "\t", -1);
  guint n = g_strv_length (fields);

  if (n == 11 && g_str_equal (fields[0], "layer"))
    add_layer (bench, fields, renderer);
  else if (n == 7 && g_str_equal (fields[0], "markers"))
    add_markers (bench, fields, renderer);
  else if (n == 7 && g_str_equal (fields[0], "ground"))
    add_ground (bench, fields, renderer);
  else if (n == 9 && g_str_equal (fields[0], "edit"))
    add_edit (bench, fields, renderer);
  else if (n == 3 && g_str_equal (fields[0], "index") && g_str_equal (renderer, "cairo"))
    add_index (bench, fields);
}

static gboolean
show (SuyuanBench *bench,
      const char  *helper,
      const char  *renderer,
      GError     **error)
{
  g_autofree char *printed = suyuan_bench_show (bench, helper, NULL, renderer, error);
  g_auto (GStrv) lines = printed != NULL ? g_strsplit (printed, "\n", -1) : NULL;

  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    add_line (bench, lines[i], renderer);

  return lines != NULL;
}

/** Our layer at 10,000, 100,000 and 500,000 outlets and four zooms with both renderers, its index beside supercluster; what
 * holds the window while something is changed under its map. */
gboolean
suyuan_bench_map (SuyuanBench *bench,
                  GError     **error)
{
  static const char *const renderers[] = { "cairo", "gl" };

  if (!suyuan_bench_cluster (bench, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (renderers); i++)
    if (!show (bench, HELPER, renderers[i], error) || !show (bench, EDITOR, renderers[i], error))
      return FALSE;

  return TRUE;
}
