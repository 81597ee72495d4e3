/* suyuan-bench-map.c: frames of the map, measured by a helper that has a window
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-cli"

#include "suyuan-bench.h"

#include <glib/gi18n-lib.h>

#define HELPER "suyuan-map-bench"
#define SNAPSHOT_MS 1.0
#define LABELLED 600
#define CAIRO_TIMES 1.15
#define GL_MORE_MS 6.0
#define INDEX_MS 250

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
  else if (n == 3 && g_str_equal (fields[0], "index") && g_str_equal (renderer, "cairo"))
    add_index (bench, fields);
}

/** Our layer at 10,000, 100,000 and 500,000 outlets and four zooms with both renderers, its index beside supercluster. */
gboolean
suyuan_bench_map (SuyuanBench *bench,
                  GError     **error)
{
  static const char *const renderers[] = { "cairo", "gl" };

  if (!suyuan_bench_cluster (bench, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (renderers); i++)
    {
      g_autofree char *printed = suyuan_bench_show (bench, HELPER, NULL, renderers[i], error);
      g_auto (GStrv) lines = printed != NULL ? g_strsplit (printed, "\n", -1) : NULL;

      if (lines == NULL)
        return FALSE;
      for (guint k = 0; lines[k] != NULL; k++)
        add_line (bench, lines[k], renderers[i]);
    }
  return TRUE;
}
