/* suyuan-bench-verify.c: verification of many changes, of many fields and of few
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-cli"

#include "suyuan-bench.h"

#include <glib/gi18n-lib.h>
#include <sys/resource.h>

/* The budget is for a million changes, which take minutes to make: a quarter of it for a quarter of them. */
#define N_CHANGES 250000
#define SHARE (N_CHANGES / 1e6)

/* The columns of the list: what all have, then texts that are any. */
static const char head[] = "code,name,type,lon,lat";
static const char rest[] = ",kind,division,town,village,address,landmark,position_accuracy_m,receiving_water,bank,river_chief,approval_number,investigated_on"
                           ",investigator,investigator_unit,water_system,tributary_1,tributary_2,size,site_remark,volume_m3d,discharge_state,in_plan,contact"
                           ",sponsor,remark";

static void
append_rest (GString *text,
             guint    i)
{
  g_string_append_printf (text, ",river,420600,乙镇,第%u村,乙镇第%u村%u组,桥下%u米,%.1f,支流%u,%s,河长%u,环审%u号,2026-%02u-%02u", i % 97, i % 97, i % 13, i % 31, 1 + i % 80 / 10.0,
                          i % 211, i % 2 ? "left" : "right", i % 50, i % 1000, 1 + i % 10, 1 + i % 28);
  g_string_append_printf (text, ",查%u,单位%u,水系%u,一级%u,二级%u,%ux%u,备注%u,%.1f,排放%u,1,人%u,领导%u,说明文字%u", i % 40, i % 20, i % 5, i % 9, i % 17, 10 + i % 90, 10 + i % 70,
                          i % 333, i % 9000 / 10.0, i % 70, i % 80, i % 30, i % 1234);
}

/* One outlet a line; each becomes one change of as many fields as the line has. */
static char *
write_list (SuyuanBench *bench,
            guint        n_fields,
            gboolean     all,
            GError     **error)
{
  g_autofree char *path = g_strdup_printf ("%s/verify-%u.csv", suyuan_bench_get_folder (bench), n_fields);
  g_autoptr (GRand) random = g_rand_new_with_seed (n_fields);
  g_autoptr (GString) text = g_string_new (head);

  g_string_append (text, all ? rest : "");
  g_string_append_c (text, '\n');
  for (guint i = 0; i < N_CHANGES; i++)
    {
      g_string_append_printf (text, "V%07u,乙镇第%u号排口,沟渠排口,%.6f,%.6f", i, i, g_rand_double_range (random, 111.4, 112.6), g_rand_double_range (random, 32.1, 33.7));
      if (all)
        append_rest (text, i);
      g_string_append_c (text, '\n');
    }
  return g_file_set_contents (path, text->str, (gssize) text->len, error) ? g_steal_pointer (&path) : NULL;
}

/* Seconds all programs that were run and have ended have had a processor. */
static double
get_work (void)
{
  struct rusage usage;

  getrusage (RUSAGE_CHILDREN, &usage);
  return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

/* On a machine that others use too the clock says little: what both had of the processors is told beside it. */
static gboolean
time_both (SuyuanBench       *bench,
           const char *const *verify,
           const char *const *sum,
           SuyuanFigure      *figure,
           double             work[2],
           GError           **error)
{
  double before = get_work (), between;

  if ((figure->ours = suyuan_bench_time_self (bench, verify, NULL, error)) < 0)
    return FALSE;
  between = get_work ();
  if ((figure->peer_value = suyuan_bench_time (bench, sum, NULL, error)) < 0)
    return FALSE;

  work[0] = between - before;
  work[1] = get_work () - between;
  return TRUE;
}

static gboolean
verify_beside (SuyuanBench *bench,
               guint        n_fields,
               double       budget,
               GError     **error)
{
  g_autofree char  *list = write_list (bench, n_fields, n_fields > 5, error);
  g_autofree char  *path = g_strdup_printf ("%s/verify-%u.suyuan", suyuan_bench_get_folder (bench), n_fields);
  g_autofree char  *file = g_build_filename (path, "workspace.gpkg", NULL);
  const char *const make[] = { "new", path, NULL };
  const char *const import[] = { "import", path, list, "--as", "outlet", NULL };
  const char *const verify[] = { "verify", path, "--json", NULL };
  const char *const sum[] = { "b2sum", file, NULL };
  double            work[2];
  SuyuanFigure      figure = { .name = "verify", .unit = "s", .peer = "b2sum", .budget = budget * SHARE, .absolute = TRUE };

  if (list == NULL || suyuan_bench_time_self (bench, make, NULL, error) < 0 || suyuan_bench_time_self (bench, import, NULL, error) < 0 ||
      !time_both (bench, verify, sum, &figure, work, error))
    return FALSE;

  figure.work = g_strdup_printf (_ ("250,000 changes of %u fields, each of a new outlet: a quarter of the million the budget of %g s is for; processor time %.2f s on %u processors, peer %.2f s for the same bytes"),
                                 n_fields, budget, work[0], g_get_num_processors (), work[1]);
  suyuan_bench_add (bench, &figure);
  g_free (figure.work);
  return TRUE;
}

/** Everything verification looks at, beside b2sum of the same file: 15 s for a million changes of 30 fields, 5 s of 5. */
gboolean
suyuan_bench_verify (SuyuanBench *bench,
                     GError     **error)
{
  return verify_beside (bench, 30, 15, error) && verify_beside (bench, 5, 5, error);
}
