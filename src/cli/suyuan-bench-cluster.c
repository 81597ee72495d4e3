/* suyuan-bench-cluster.c: the cluster index of a nation of outlets, beside supercluster
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-cli"

#include "suyuan-bench.h"

#include <glib/gi18n-lib.h>

#include "suyuan-cluster.h"

#define N_POINTS 500000

/* The same points, from the same generator, in the peer's language; prints milliseconds. */
static const char peer_script[] =
    "(async () => {"
    "  let S; try { S = require('supercluster'); } catch { S = (await import('supercluster')).default; }"
    "  S = S.default || S;"
    "  let s = 1; const r = () => (s = (s * 1103515245 + 12345) % 2147483648) / 2147483648;"
    "  const f = []; for (let i = 0; i < 500000; i++)"
    "    f.push({type: 'Feature', properties: {status: i % 10}, geometry: {type: 'Point', coordinates: [100 + 20 * r(), 22 + 20 * r()]}});"
    "  const t = performance.now();"
    "  new S({radius: 64, maxZoom: 17, map: p => ({['s' + p.status]: 1}),"
    "         reduce: (a, p) => { for (const k in p) a[k] = (a[k] || 0) + p[k]; }}).load(f);"
    "  console.log(performance.now() - t);"
    "})();";

static double
next (guint32 *state)
{
  *state = (guint32) (((guint64) *state * 1103515245u + 12345u) % 2147483648u);

  return *state / 2147483648.0;
}

/** 500,000 points with status counts for all zooms; budget 250 ms. */
gboolean
suyuan_bench_cluster (SuyuanBench *bench,
                      GError     **error)
{
  g_autofree SuyuanPosition *positions = g_new (SuyuanPosition, N_POINTS);
  g_autofree guint8         *statuses = g_new (guint8, N_POINTS);
  g_autoptr (SuyuanClusterIndex) index = NULL;
  const char *const peer[] = { "node", "-e", peer_script, NULL };
  SuyuanFigure      figure = { .name = "cluster", .unit = "ms", .budget = 250, .absolute = TRUE };
  g_autofree char  *printed = NULL;
  guint32           state = 1;
  gint64            start;

  for (guint i = 0; i < N_POINTS; i++)
    {
      positions[i].lon = (gint32) ((100 + 20 * next (&state)) * SUYUAN_DEGREE);
      positions[i].lat = (gint32) ((22 + 20 * next (&state)) * SUYUAN_DEGREE);
      statuses[i] = i % 10;
    }

  start = g_get_monotonic_time ();
  index = suyuan_cluster_index_new (positions, statuses, N_POINTS);
  figure.ours = (g_get_monotonic_time () - start) / 1e3;

  /* The peer is measured where it is installed, and left out where it is not. */
  if (suyuan_bench_time (bench, peer, &printed, NULL) >= 0 && printed != NULL && *printed != '\0')
    {
      figure.peer = "supercluster";
      figure.peer_value = g_ascii_strtod (printed, NULL);
    }
  figure.work = g_strdup_printf (_ ("index of %u points with status counts, all zooms"), suyuan_cluster_index_get_n_points (index));
  suyuan_bench_add (bench, &figure);
  g_free (figure.work);
  return TRUE;
}
