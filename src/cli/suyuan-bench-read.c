/* suyuan-bench-read.c: lists of a large workspace
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-cli"

#include "suyuan-bench.h"

#include <glib/gi18n-lib.h>

#define ROUNDS 5
#define FIRST_ROWS 200

/* Milliseconds to the first rows of a list: the ids in order, and one page of records. */
static double
time_list (SuyuanOffice      *office,
           const SuyuanQuery *query,
           guint             *n_found,
           GError           **error)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GArray) ids = suyuan_office_list_ids (office, query, error);
      g_autoptr (GPtrArray) page = NULL;

      if (ids == NULL)
        return -1;
      page = suyuan_office_fetch (office, query->kind, (const gint64 *) ids->data, MIN (ids->len, FIRST_ROWS), error);
      if (page == NULL)
        return -1;
      *n_found = ids->len;
      best = MIN (best, (g_get_monotonic_time () - start) / 1e3);
    }

  return best;
}

static gboolean
add_list (SuyuanBench       *bench,
          SuyuanOffice      *office,
          const char        *what,
          const SuyuanQuery *query,
          double             scan,
          double             budget,
          GError           **error)
{
  SuyuanFigure figure = { .name = "lists", .unit = "ms", .peer = scan > 0 ? _ ("scan with ~") : NULL, .peer_value = scan, .budget = budget, .absolute = TRUE };
  guint        n_found = 0;

  figure.ours = time_list (office, query, &n_found, error);
  if (figure.ours < 0)
    return FALSE;

  figure.work = g_strdup_printf (_ ("500,000 outlets, %s, %u found"), what, n_found);
  suyuan_bench_add (bench, &figure);
  g_free (figure.work);
  return TRUE;
}

/** To the first rows: sorted and filtered on indexed fields and by a two-character search ≤ 50 ms, on any other ≤ 250 ms. */
gboolean
suyuan_bench_lists (SuyuanBench *bench,
                    GError     **error)
{
  const char *path = suyuan_bench_get_large (bench, error);
  g_autoptr (SuyuanOffice) office = path != NULL ? suyuan_office_open (path, TRUE, error) : NULL;
  g_autoptr (SuyuanExpr) rain = suyuan_expr_parse ("type = urban_rain", error);
  g_autoptr (SuyuanExpr) town = suyuan_expr_parse ("town = '甲镇'", error);
  g_autoptr (SuyuanExpr) scan = suyuan_expr_parse ("name ~ '丙乡'", error);
  SuyuanQuery by_scan = { .kind = SUYUAN_KIND_OUTLET, .filter = scan };
  SuyuanQuery by_search = { .kind = SUYUAN_KIND_OUTLET, .search = "丙乡" };
  SuyuanQuery by_code = { .kind = SUYUAN_KIND_OUTLET, .sort = "code" };
  SuyuanQuery by_name = { .kind = SUYUAN_KIND_OUTLET, .sort = "-name" };
  SuyuanQuery by_type = { .kind = SUYUAN_KIND_OUTLET, .filter = rain };
  SuyuanQuery by_town = { .kind = SUYUAN_KIND_OUTLET, .filter = town };
  SuyuanQuery by_volume = { .kind = SUYUAN_KIND_OUTLET, .sort = "volume_m3d" };
  guint       n_found;
  double      beside;

  if (office == NULL || (beside = time_list (office, &by_scan, &n_found, error)) < 0)
    return FALSE;

  return add_list (bench, office, _ ("by code"), &by_code, 0, 50, error) &&
         add_list (bench, office, _ ("by name, descending"), &by_name, 0, 50, error) &&
         add_list (bench, office, _ ("one type"), &by_type, 0, 50, error) &&
         add_list (bench, office, _ ("search for two characters"), &by_search, beside, 50, error) &&
         add_list (bench, office, _ ("one township, not indexed"), &by_town, 0, 250, error) &&
         add_list (bench, office, _ ("by volume, not indexed"), &by_volume, 0, 250, error);
}
