/* suyuan-bench-cluster.c: the cluster index of a nation of outlets, beside supercluster
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-cli"

#include "suyuan-bench.h"

#include <glib/gi18n-lib.h>
#include <time.h>

#include "suyuan-cluster.h"
#include "suyuan-nation.h"

#define N_POINTS 500000

/* Where the peer's library is, fetched once into the user's cache; %NULL: neither there nor to be had. */
static char *
find_peer (SuyuanBench *bench)
{
  g_autofree char  *folder = g_build_filename (g_get_user_cache_dir (), "suyuan", "bench", NULL);
  g_autofree char  *library = g_build_filename (folder, "node_modules", "supercluster", "index.js", NULL);
  g_autofree char  *node = g_find_program_in_path ("node"), *npm = g_find_program_in_path ("npm");
  const char *const fetch[] = { "npm", "install", "--silent", "--no-fund", "--no-audit", "--prefix", folder, "supercluster@8", NULL };

  if (node == NULL)
    return NULL;
  if (!g_file_test (library, G_FILE_TEST_EXISTS) &&
      (npm == NULL || g_mkdir_with_parents (folder, 0700) != 0 || suyuan_bench_time (bench, fetch, NULL, NULL) < 0))
    return NULL;

  return g_file_test (library, G_FILE_TEST_EXISTS) ? g_strconcat ("file://", library, NULL) : NULL;
}

/** 500,000 points with status counts for all zooms; budget 250 ms. Processor time on both sides: nothing else is to be
 * measured. */
gboolean
suyuan_bench_cluster (SuyuanBench *bench,
                      GError     **error)
{
  g_autofree SuyuanPosition *positions = g_new (SuyuanPosition, N_POINTS);
  g_autofree SuyuanSign     *signs = g_new (SuyuanSign, N_POINTS);
  g_autofree guint8         *statuses = g_new (guint8, N_POINTS);
  g_autoptr (SuyuanClusterIndex) index = NULL;
  g_autofree char  *library = find_peer (bench);
  g_autofree char  *script = suyuan_bench_load_peer ("supercluster.js");
  const char *const peer[] = { "node", "-e", script, library, NULL };
  SuyuanFigure      figure = { .name = "cluster", .unit = "ms", .budget = 250, .absolute = TRUE };
  g_autofree char  *printed = NULL;
  clock_t           start;

  suyuan_nation_invent (positions, signs, N_POINTS);
  for (guint i = 0; i < N_POINTS; i++)
    statuses[i] = (guint8) signs[i].status;
  start = clock ();
  index = suyuan_cluster_index_new (positions, statuses, N_POINTS);
  figure.ours = (double) (clock () - start) * 1e3 / CLOCKS_PER_SEC;

  if (library != NULL && suyuan_bench_time (bench, peer, &printed, error) < 0)
    return FALSE;
  if (printed != NULL && *printed != '\0')
    {
      figure.peer = "supercluster";
      figure.peer_value = g_ascii_strtod (printed, NULL);
    }
  figure.work = g_strdup_printf (library != NULL ? _ ("index of %u points with status counts, all zooms")
                                                 : _ ("index of %u points with status counts, all zooms; left out beside it: supercluster, which node and npm would fetch"),
                                 suyuan_cluster_index_get_n_points (index));
  suyuan_bench_add (bench, &figure);
  g_free (figure.work);
  return TRUE;
}
